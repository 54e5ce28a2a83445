#!/bin/sh
# Drafts that stream from a model, on the screen: what an agent does meanwhile, and servers that go wrong.
. "$(dirname "$0")/../support/story.sh"
. "$top/tests/support/screen.sh"
. "$top/tests/support/server.sh"
if ! command -v tmux >/dev/null; then
    echo "skipped: tmux is not installed"
    exit 0
fi
mkdir "$work/shop"
exits 0 "$program" demo --home "$work/shop" </dev/null
streaming() { # streaming SCRIPT [SETTING]...: a home of its own, where the script's server is the model
    script=$1
    shift
    server_start "$work/$script"
    rm -rf "$work/home"
    cp -a "$work/shop" "$work/home"
    {
        printf '[model]\nurl = http://127.0.0.1:%s/v1\nmodel = gpt-x\nprocessor = Example Ltd\nregion = eu\n' "$port"
        printf '%s\n' "$@"
    } >"$work/home/deskhand.conf"
    screen_open "$script" 120 40 "$program --home '$work/home' --passphrase-file '$work/home/demo-passphrase' 2>'$work/err'"
    shows " reading · queue" && shows "1042 · "
}
done_with() {
    kill "$(screen_pid)" 2>/dev/null
    tmux -L "$socket" kill-session -t "$screen" 2>/dev/null
    server_stop
}
journal_has() { await grep -qaF -- "$1" "$work/server/journal" || { echo "the journal lacks: $1"; return 1; }; }
requests() { grep -ca '"n":3' "$work/server/journal"; } # for drafts
row_has() { pane | grep -E "│(▸| )$1 " | grep -qF -- "$2"; }
row_shows() { await row_has "$1" "$2" || { echo "row $1 lacks: $2"; pane; return 1; }; }

# The demo's days are counted from today, in its own zone; so are the days of what the model says of them.
day() { TZ=Europe/Madrid date -d "$1 days" "+%-d %-m"; }
months="enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
es() { echo "$1 de $(echo "$months" | cut -d ' ' -f "$2")"; } # es DAY MONTH
zh() { echo "$2月$1日"; }
cat >"$work/three" <<SCRIPT
on POST /v1/chat/completions
    stream chat every=40ms usage
        draft Hola, Ana: tu pedido W2378156 salió el $(es $(day -4)) con DHL y llega el $(es $(day +2)). Gracias por tu paciencia, un saludo muy cordial de parte de todo el equipo de la tienda, y hasta muy pronto.
        draft 您好， 您的 包裹 已于 $(zh $(day -4)) 由 DHL 发出， 预计 $(zh $(day +2)) 送达。 如果 那天 还 没有 收到， 请 告诉 我们， 我们 会 立刻 联系 承运商 👩‍👧‍👦 查询， 谢谢 您的 耐心。
        draft You can return it within 60 days \x1b]0;owned\x07\x1b[2J and your refund of 500.00 EUR is on its way to you since this morning, so please be patient for a little while longer.
SCRIPT
streaming three
holds "nothing leaves for a ticket that is shown and that nobody opened" both 'sleep 1' '[ "$(requests)" = 0 ]' 'pane_lacks "✦"'
keys Tab
holds "local drafts stand first, the model's behind them with the next numbers" both 'row_shows 1 "Hola, Ana: Gracias"' 'row_shows 4 "✦"' 'row_shows 6 "✦"'
holds "the status line says who is asked, for how many drafts, and how it is stopped" both 'shows "asking gpt-x · 3 drafts · "' 'shows "^C stops it"'
holds "the header says which engine answers and where" shows "gpt-x · eu"
holds "a draft that streams is not taken by its digit" both 'keys 4' 'shows "Draft 4 is still coming"' 'pane_lacks "writing · reply"'
holds "typing goes on while they stream" both 'writes r' 'types "Hola Ana, miro tu pedido"' 'shows "│ Hola Ana, miro tu pedido"' 'pane_has "asking gpt-x"'
escape
keys J J J J
holds "x drops the one that is marked, and the others come on" both 'keys x' 'shows "Draft 5 dropped"' 'row_shows 5 "no answer: dropped"' 'row_shows 6 "✗2"' 'row_shows 4 "✓4"'
holds "escapes of a model are shown, not obeyed" both '[ "$(tmux -L "$socket" display -p -t "$screen" "#{pane_title}")" != owned ]' 'pane_lacks owned'
holds "today's usage stands in the header" shows " tok   gpt-x · eu"
holds "a reply that was edited is asked about before a draft takes its place" both 'keys 4' 'shows "The reply was edited. Draft 4:"' 'keys r' 'shows "Draft 4 taken"' 'shows "│ Hola, Ana: tu pedido W2378156 salió"'
types " Marta."
holds "and it is sent, edited" both 'shows "Marta."' 'keys C-s' 'shows "to Ana"'
holds "one request brought all of it" [ "$(requests)" = 1 ]
done_with
holds "the ledger knows which draft was taken, and that a model wrote it" both 'exits 0 deskhand --passphrase-file "$work/home/demo-passphrase" ledger 1042 --json' 'prints "\"gpt-x\""'

streaming three 'ask = key'
keys Tab
shows "▸1 Hola, Ana: Gracias"
holds "with ask = key nothing leaves by opening a ticket" both 'sleep 1' '[ "$(requests)" = 0 ]' 'pane_lacks "asking"'
holds "v shows what would leave, and sends nothing" both 'keys v' 'shows "POST http://127.0.0.1:$port/v1/chat/completions"' 'shows "processor: Example Ltd · region: eu · retention: not stated"' 'shows "Masked: name"' 'pane_lacks "ana@example.org"' '[ "$(requests)" = 0 ]'
escape
holds "a asks" both 'keys a' 'shows "asking gpt-x · 3 drafts"' 'row_shows 4 "Hola"'
holds ":ask WORDS stops that and asks again, with them" both 'asks :' 'types "ask offer a voucher"' 'keys Enter' 'journal_has "offer a voucher"' 'shows "asking gpt-x · 3 drafts"' '[ "$(requests)" = 2 ]'
holds "leaving the ticket ends it at the server, and nothing comes late" both 'keys Tab' 'shows "1070 · "' 'journal_has "=== close"' 'pane_lacks "asking"' 'pane_lacks "W2378156"'
holds "M chooses the local engine alone" both 'keys M' 'shows "Which engine answers"' 'keys 2' 'shows "local engine   vault open"'
holds "then a asks nobody" both 'keys a' 'sleep 1' '[ "$(requests)" = 2 ]'
holds "and v says that nothing leaves" both 'keys v' 'shows "Nothing leaves this machine: the local engine alone was chosen"'
escape
done_with

streaming three 'ask = ahead'
holds "with ask = ahead the first of the queue is asked for before it is opened, and once" both 'row_shows 4 "✓4"' 'keys Tab' 'sleep 1' '[ "$(requests)" = 1 ]'
done_with

printf 'on POST /v1/chat/completions\n    stream chat n=3 tokens=40 every=30ms\n    cut 3000\n' >"$work/dies"
streaming dies
keys Tab
holds "a server that dies in mid-word leaves what came, marked, and the local drafts" both 'row_shows 4 "cut short: tok00000"' 'row_shows 1 "Hola, Ana"'
holds "what was cut short may be taken, and says so" both 'keys 4' 'shows "Draft 4 taken (it was cut short"'
done_with

printf 'on POST /v1/chat/completions\n    never\n' >"$work/never"
streaming never 'first_byte_timeout = 2s'
keys Tab
holds "one that never answers is waited for, and the local drafts can be taken meanwhile" both 'row_shows 4 "asked, no word yet"' 'keys 1' 'shows "Draft 1 taken"' 'shows "│ Hola, Ana:"'
escape
holds "^C stops it and does not quit" both 'keys C-c' 'shows "No longer asking gpt-x"' 'row_shows 4 "no answer: cancelled"' 'row_shows 1 "Hola, Ana"'
done_with

cat >"$work/rate" <<'SCRIPT'
on POST /v1/chat/completions nth 1
    status 429 Too Many Requests
    header Retry-After: 4
    text {"error":{"message":"slow down","type":"requests","code":"rate_limit_exceeded"}}
on POST /v1/chat/completions nth 2-
    stream chat n=3 tokens=3
SCRIPT
streaming rate
keys Tab
holds "a rate limit is counted down on the screen, and the drafts come behind it" both 'shows "asking gpt-x · again in "' 'shows "again in 2 s"' 'row_shows 4 "tok00000 tok00003 tok00006"'
done_with

printf 'on POST /v1/chat/completions\n    status 401 Unauthorized\n    text {"error":{"message":"Incorrect API key","code":"invalid_api_key"}}\n' >"$work/key"
streaming key
keys Tab
holds "a refused key is told, the mark stays, the local draft is taken" both 'row_shows 4 "no answer: "' 'shows "gpt-x does not answer"' 'shows "▸1 Hola, Ana"' 'keys 1' 'shows "Draft 1 taken"'
done_with

cat >"$work/down" <<'SCRIPT'
on POST /
    status 503 Service Unavailable
    header retry-after-ms: 1
    text {"error":{"message":"no worker","type":"server_error","code":null}}
SCRIPT
streaming down
tabs_until() { # the next ticket, and the next, until it is said
    for _ in 1 2 3 4 5 6; do
        keys Tab
        sleep 0.7
        pane_has "$1" && return 0
    done
    pane
    return 1
}
requests_past() { [ "$(requests)" -gt "$1" ]; }
tabs_until "No model is asked: no answer from 127.0.0.1 a moment ago"
holds "a server that is down is left alone after three questions, and it is said" both 'pane_has "a moment ago"' '[ "$(requests)" -le 5 ]'
asked=$(requests)
holds "a asks it all the same" both 'keys a' 'await requests_past "$asked"' 'row_shows 4 "no answer: the server is overloaded"'
done_with

cat >"$work/twins" <<'SCRIPT'
on POST /v1/chat/completions
    stream chat
        draft Va en camino y llega el lunes, un saludo cordial.
        draft No lo sabemos todavía: preguntamos hoy al transportista.
        draft Va en camino y te llega el lunes, un saludo cordial.
SCRIPT
streaming twins
keys Tab
holds "an answer that says the same as another is left to it" both 'row_shows 6 "no answer: it says the same as draft 4"' 'row_shows 4 "Va en camino"' 'row_shows 5 "No lo sabemos"'
done_with

cat >"$work/refusal" <<'SCRIPT'
on POST /v1/chat/completions
    header Content-Type: text/event-stream
    text data: {"choices":[{"index":0,"delta":{"content":"Ni hablar, Ana."}}]}\n\n
    text data: {"choices":[{"index":0,"delta":{},"finish_reason":"refusal"},{"index":1,"delta":{"refusal":"I cannot\\u001b[31m do that."}}]}\n\n
    text data: {"choices":[{"index":1,"delta":{},"finish_reason":"stop"},{"index":2,"delta":{"content":"Va en camino."},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n
SCRIPT
streaming refusal
keys Tab
holds "what a model says who refuses is shown, and is no draft" both 'row_shows 4 "no answer: the model refused: Ni hablar, Ana."' 'row_shows 5 "no answer: the model refused: I cannot"' 'row_shows 6 "Va en camino."' 'keys 4' 'shows "Draft 4, no answer: the model refused: Ni hablar"' 'keys 6' 'shows "Draft 6 taken"'
done_with

streaming three '[privacy]' 'local_only = on'
keys Tab
holds "where nothing may leave the screen says why" both 'shows "▸1 Hola, Ana"' 'shows "local: [privacy] local_only"' 'keys a' 'shows "The local engine answers: [privacy] local_only"' 'shows "local engine   vault open"' '[ "$(requests)" = 0 ]'
done_with
finish
