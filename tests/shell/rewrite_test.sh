#!/bin/sh
# What else a model is asked on the screen: rewriting, translations, a summary, triage, in tmux
# against a fake server.
. "$(dirname "$0")/../support/story.sh"
cd "$top" || exit 1
. tests/support/screen.sh
. tests/support/server.sh
. tests/support/model.sh
model_shop
begins() { screen_open "$1" 120 36 "'$program' --home '$home' --passphrase-file '$work/passphrase'"; }
leads() { keys C-x && await last_line_has "^X …"; } # what follows is a key of reading
calls() { asks : && types "$1" && keys Enter; }
asked() { # asked WORDS N: so many requests have these words in them, after some time
    await sh -c "[ \"\$(grep -c '$1' '$work/server/journal')\" = '$2' ]"
}

# ---- rewriting
serve <<'SCRIPT'
on POST /v1/chat/completions has "You rewrite" nth 1
    stream chat usage every=500ms
        draft Hola [[NAME_1]], tu pedido W2378156 llega el 26 de noviembre.
on POST /v1/chat/completions has "You rewrite" nth 2
    stream chat usage
        draft Hello again.
on POST /v1/chat/completions has "You rewrite" nth 3
    stream chat usage every=300ms
        draft one two three four five six seven eight nine ten eleven twelve thirteen
on POST /v1/chat/completions has "You rewrite" nth 4
    status 401
    text {"error":{"message":"no such key","type":"invalid_request_error","code":"invalid_api_key"}}
on POST /v1/chat/completions has "You rewrite"
    stream chat usage
        draft short
on POST /v1/chat/completions has "Translate TEXT" has "mi texto"
    stream chat usage
        draft Hello Ana, my text costs 5 EUR.
on POST /v1/chat/completions has "Translate TEXT"
    stream chat usage every=60ms
        draft My order \x1b[31mhas not arrived. What shall I do?
on POST /v1/chat/completions has "five lines"
    stream chat usage
        draft The parcel is late.
on POST /v1/chat/completions has "TICKETS"
    stream chat usage
        draft {"tickets":[{"number":0,"intent":null,"urgency":"urgent","sentiment":-0.75,"lang":"es","reason":"She needs it soon."},{"number":1,"intent":null,"urgency":"low","sentiment":0.5,"lang":"zh","reason":"He only asks."}]}
on POST /v1/chat/completions
    stream chat usage
        draft Hola [[NAME_1]], tu pedido W2378156 salió el 19 de noviembre.
SCRIPT
configure 'n = 1'
begins one
holds "the first ticket is shown" shows "1042"
keys Tab
holds "its drafts come from the model" shows "✦ fake"
holds "what it is about is asked of the model beside them" both 'shows "angry"' 'asked TICKETS 1'

keys J J J # to the model's, behind three local ones
types "="
holds "= asks how" both 'shows "Rewrite draft"' 'shows "8 As I say"'
types 1
holds "the answer streams over the panes, and the model is named" both 'shows "shorter, by fake …"' 'shows "fake is asked: ^G cancels"'
holds "it is shown as a diff, with the numbers that changed" both 'shows "! no longer there: 19 de noviembre"' 'shows "! not there before: 26 de noviembre"' 'shows "+ 26"'
keys Enter
holds "Enter takes it, and the gate reads it" both 'shows "Rewritten: ^Z brings"' 'shows "✗ 26 de noviembre"'
keys C-z
holds "one undo brings back what was there" lacks "llega el 26"
types "Hola Ana, mi texto."
holds "the reply is typed" shows "mi texto."
leads && types "="
shows "Rewrite the reply" >/dev/null
types 2
holds "the reply is rewritten, shown before it replaces" both 'shows "+ Hello again."' 'shows "The reply, friendlier"'
escape
holds "Esc leaves it" both 'lacks "Hello again."' 'shows "mi texto."'
leads && types "="
shows "Rewrite the reply" >/dev/null
types 6
shows "two three" >/dev/null
keys C-c
holds "^C cancels what runs, and nothing is changed" both 'shows "Cancelled: nothing was changed"' 'lacks "two three"' 'shows "mi texto."'
leads && types "="
shows "Rewrite the reply" >/dev/null
types 5
holds "a failure is one line, and the text stands" both 'shows "Not rewritten, nothing was changed"' 'shows "mi texto."'

# ---- translations, a summary
leads && types "T"
holds "what was written is told back, with the number that it did not have" both 'shows "What you wrote, in en, by fake"' 'shows "Hello Ana, my text"' 'shows "! not there before: 5 EUR"'
escape
holds "and stands as it stood" both 'lacks "Hello Ana"' 'shows "mi texto."'
escape
await last_line_has " reading"
types "T"
holds "a translation stands below the message, in its own words" both 'shows "┆ translation · fake"' 'shows "has not arrived. What shall I do?"' 'pane_has "Hola, mi pedido W2378156 no ha llegado"'
types "T"
holds "T again folds it away" lacks "has not arrived"
types "T"
holds "and T shows it, without asking again" both 'shows "has not arrived"' 'asked "Translate TEXT" 2'
types "S"
holds "the thread is summed up" both 'shows "The thread, summed up by fake"' 'shows "The parcel is late."'
escape
calls triage
holds "triage says why" both 'shows "Model: She needs it soon."' 'shows "Rules: "'
escape
keys q
sleep 0.3
keys q
sleep 0.3
keys q
ended 0 || { tmux -L "$socket" kill-session -t one 2>/dev/null; }
exits 0 deskhand ledger 1042
holds "the ledger has the rewriting, how and by whom" prints "rewritten, fake"
holds "and the request that was cancelled" prints "cancelled"
holds "no byte that left names the customer" journal lacks "Ana Ruiz" "Ruiz" "ana@example.org"
holds "nothing of it is in the vault's file as it stands" sh -c '! grep -aq "needs it soon" "$0"/*' "$home"

# ---- triage again: known from the vault, and several in one request
begins two
shows "1042" >/dev/null
holds "what the model thought is there at the next opening" both 'shows "late-parcel · urgent"' 'shows "angry"'
keys Tab
shows "✦ fake" >/dev/null
sleep 4
holds "and is not asked again" asked TICKETS 1
keys Tab
holds "the next ticket is asked about" both 'shows "1043"' 'asked TICKETS 2'
tmux -L "$socket" kill-session -t two 2>/dev/null
cat >"$work/more.jsonl" <<'TICKETS'
{"type":"ticket","id":"B1","customer":"c1","channel":"email","created_at":"2026-11-23T08:00:00Z","lang":"es","messages":[{"id":"b1","from":"customer","at":"2026-11-23T08:00:00Z","text":"¿Puedo cambiar la talla?"}]}
{"type":"ticket","id":"B2","customer":"c1","channel":"email","created_at":"2026-11-23T08:00:00Z","lang":"es","messages":[{"id":"b2","from":"customer","at":"2026-11-23T08:00:00Z","text":"¿Tienen esta zapatilla en rojo?"}]}
TICKETS
exits 0 deskhand import "$work/more.jsonl"
begins three
shows "B1" >/dev/null
calls "open B1"
shows "la talla" >/dev/null
calls "open B2"
holds "tickets opened one after the other are asked about together" both 'shows "en rojo"' 'asked "TICKETS" 3' 'asked "TICKETS.*number.*:1" 1'
holds "what it says of each stands with it" both 'calls triage' 'shows "Model: "'
tmux -L "$socket" kill-session -t three 2>/dev/null
cat >"$work/more.jsonl" <<'TICKETS'
{"type":"ticket","id":"B3","customer":"c1","channel":"email","created_at":"2026-11-20T08:00:00Z","due_at":"2026-11-20T09:00:00Z","lang":"es","messages":[{"id":"b3","from":"customer","at":"2026-11-20T08:00:00Z","text":"¿Cuándo abren?"}]}
TICKETS
exits 0 deskhand import "$work/more.jsonl"
configure 'n = 1' 'ask = key'
begins four
shows "B3" >/dev/null
keys Tab
shows "Hola, Ana" >/dev/null
sleep 4
holds "where a model is asked by a key, none is asked beside it" asked TICKETS 3
tmux -L "$socket" kill-session -t four 2>/dev/null
configure 'n = 1' 'ask = ahead'
begins five
holds "where it may be asked ahead, the first of the queue is asked about" both 'shows "not opened yet"' 'asked TICKETS 4'
tmux -L "$socket" kill-session -t five 2>/dev/null
server_stop

# ---- without a model
rm -f "$home/deskhand.conf"
begins six
shows "1042" >/dev/null
keys Tab
shows "Hola" >/dev/null
types "="
holds "without a model = says what is missing" shows "Rewriting needs a model"
types "T"
holds "and T" shows "Translating needs a model"
tmux -L "$socket" kill-session -t six 2>/dev/null
finish
