#!/bin/sh
# A customer's word about models counts when a request leaves, not when the ticket was opened.
. "$(dirname "$0")/../support/story.sh"
. "$top/tests/support/screen.sh"
. "$top/tests/support/server.sh"
. "$top/tests/support/model.sh"
model_shop
sed -n '/"id":"c1"/p' "$top/tests/shell/shop.jsonl" | sed -n '/"type":"customer"/p' >"$work/consents.jsonl"
sed 's/"consent":{/"consent":{"ai":false,/' "$work/consents.jsonl" >"$work/objects.jsonl"
objects() { deskhand import "$work/objects.jsonl" >/dev/null 2>&1; }
consents() { deskhand import "$work/consents.jsonl" >/dev/null 2>&1; }

serve <<'SCRIPT'
on POST /v1/chat/completions nth 1
    status 503
    header Retry-After: 3
    text {"error":{"message":"overloaded","type":"server_error"}}
on POST /v1/chat/completions
    stream chat
        draft Hola, lo miramos.
SCRIPT
configure 'n = 1'
deskhand suggest 1042 --engine api >"$work/out" 2>"$work/err" &
asking=$!
was_asked() { [ "$(journal count)" = 1 ]; }
await was_asked
objects
wait "$asking"
ended=$?
holds "an objection while a server is waited for stops the next try" both '[ "$ended" = 7 ] || [ "$ended" = 3 ]' 'says "objects to a model"' '[ "$(journal count)" = 1 ]'
consents

holds "and one that is taken back lets it leave again" both 'exits 0 deskhand suggest 1042 --json' 'json "one[\"engine\"]==\"api\""' '[ "$(journal count)" = 2 ]'
if ! command -v tmux >/dev/null; then
    echo "skipped: tmux is not installed, so no screen"
    finish
    exit
fi
printf 'ask = key\n' >>"$home/deskhand.conf"
screen_open one 120 40 "$program --home '$home' --passphrase-file '$work/passphrase' 2>'$work/screen.err'"
shows " reading · queue"
keys Tab
shows "Draft"
objects
keys a
holds "an objection that came while the ticket stood open counts" both 'shows "objects to a model"' '[ "$(journal count)" = 2 ]'
kill "$(screen_pid)" 2>/dev/null
server_stop
finish
