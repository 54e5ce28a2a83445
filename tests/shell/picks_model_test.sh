#!/bin/sh
# What a model says of the picks, on the screen: words for the marked one; the order, the prices and the products stay ours.
. "$(dirname "$0")/../support/story.sh"
. "$top/tests/support/screen.sh"
. "$top/tests/support/server.sh"
if ! command -v tmux >/dev/null; then
    echo "skipped: tmux is not installed"
    exit 0
fi
exits 0 "$program" demo --home "$home" </dev/null
mv "$home/demo-passphrase" "$work/passphrase"
exits 0 deskhand export --all
# Words for every product of the catalogue: those that are no picks are refused.
words=$(python3 -c 'import json,sys
products=[r for r in map(json.loads,open(sys.argv[1],encoding="utf-8")) if r["type"]=="product"]
print(json.dumps({"picks":[{"id":r["id"],"explanation":"和您买的篮球很搭："+r["id"]} for r in products]},ensure_ascii=False,separators=(",",":")))' "$work/out")

cat >"$work/explains" <<SCRIPT
on POST /v1/chat/completions has "json_schema"
    stream chat every=2ms
        draft $words
on POST /v1/chat/completions
    stream chat every=20ms
        draft 您好， 这几样 都很 适合 您， 请 慢慢 挑选。
SCRIPT
server_start "$work/explains"
printf '[model]\nurl = http://127.0.0.1:%s/v1\nmodel = gpt-x\nn = 1\n' "$port" >"$home/deskhand.conf"
screen_open picks 120 40 "$program --home '$home' --passphrase-file '$work/passphrase' 2>'$work/err'"
shows " reading · queue"
keys l && await last_line_has " limit" && types "id:1045" && sleep 0.2 && keys Enter
shows "1 ticket: id:1045"
keys Enter
holds "a customer who asks for products has the picks explained beside the drafts" both 'shows "✦ "' 'shows " refused · "'
holds "nothing of what is said of the picks runs into the draft" both 'shows "您好， 这几样 都很 适合 您， 请 慢慢 挑选。"' 'pane_lacks "{\"picks"' 'pane_lacks "explanation"'
keys p p
told() { pane | grep -o '和您买的篮球很搭：[A-Z0-9-]*' | sort -u; }
holds "the marked pick shows what the model says, and no other" both 'shows "和您买的篮球很搭"' '[ "$(told | wc -l)" = 1 ]'
before=$(told)
keys j
next_is_told() { [ -n "$(told)" ] && [ "$(told)" != "$before" ]; }
holds "the next one has words of its own" await next_is_told
holds "one request was for the drafts, one for the picks" [ "$(grep -ca '^POST /v1/chat/completions' "$work/server/journal")" = 2 ]
kill "$(screen_pid)" 2>/dev/null
server_stop
finish
