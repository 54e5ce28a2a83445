#!/bin/sh
# A model is asked and answers while another process writes to the vault: no key waits for it, and nothing leaves unrecorded.
. "$(dirname "$0")/../support/story.sh"
. "$(dirname "$0")/../support/screen.sh"
. "$top/tests/support/server.sh"
if ! command -v tmux >/dev/null; then
    echo "skipped: tmux is not installed"
    exit 0
fi
cat >"$work/script" <<'END2'
on POST /v1/chat/completions
    stream chat every=60ms usage
        draft Hello Ana, thank you very much for your kind words, which all of us here were very glad to read this morning.
END2
server_start "$work/script"
deskhand init --kdf interactive >/dev/null 2>&1
printf '[ui]\nagent = Noor\n[send]\ndelay = 0\n[model]\nurl = http://127.0.0.1:%s/v1\nmodel = gpt-x\nn = 1\nask = key\n' "$port" >"$home/deskhand.conf"
cat >"$work/shop.jsonl" <<'END2'
{"type":"customer","id":"c","name":"Ana Ruiz","emails":["ana@example.org"]}
{"type":"ticket","id":"T1","customer":"c","subject":"Thanks","lang":"en","created_at":"2026-10-01T00:00:00Z","messages":[{"id":"m1","from":"customer","at":"2026-10-01T00:00:00Z","text":"Thank you all."}]}
END2
exits 0 deskhand import "$work/shop.jsonl"

hold() { # until $work/free is there
    rm -f "$work/free" "$work/held"
    python3 -c 'import os, sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
open(sys.argv[2] + "/held", "w").close()
while not os.path.exists(sys.argv[2] + "/free"):
    time.sleep(0.02)
db.execute("ROLLBACK")' "$home/vault.db" "$work" 9>&- &
    holder=$!
    await test -e "$work/held"
}
free() { : >"$work/free" && wait "$holder"; }
# soon COMMAND...: without the ten seconds for which a writer is patient
soon() {
    began=$(date +%s)
    "$@" && [ $(($(date +%s) - began)) -lt 6 ]
}
requests() { grep -ca '^POST /v1/chat/completions' "$work/server/journal"; }
requests_are() { [ "$(requests)" = "$1" ]; }
ledger_has() { deskhand ledger T1 --json >"$work/ledger" && [ "$(grep -c "$1" "$work/ledger")" -ge "$2" ]; }
row_has() { pane | grep -E "│(▸| )[1-9] " | grep -qF -- "$1"; }

screen_open one 120 40 "'$program' --home '$home' --passphrase-file '$work/passphrase'"
shows "Ana Ruiz" >/dev/null
keys Enter
shows "Thank you all." >/dev/null
before=$(requests)

hold
keys a
holds "a question is asked for, and the screen says so" soon shows "asking gpt-x"
writes r
types "One"
holds "keys go on" soon shows "│ One"
sleep 1
holds "nothing leaves that cannot be recorded" requests_are "$before"
free
holds "it leaves once it can be" await requests_are $((before + 1))
hold
types " two"
holds "while the answer comes keys go on" soon shows "One two"
holds "the answer comes" await row_has "Hello Ana"
types " three"
holds "nor does its end keep a key waiting" soon shows "One two three"
holds "it stands there whole" await pane_lacks "asking gpt-x"
free
holds "how it ended is recorded once that can be" await ledger_has '"stop"' 1
escape

hold
keys a
shows "asking gpt-x" >/dev/null
keys C-c
sleep 1; pane; keys C-c; sleep 1; pane; exit
free
sleep 1
holds "and never leaves" requests_are $((before + 1))

keys a
await requests_are $((before + 2))
hold
keys C-c
holds "what runs is stopped at once" soon lacks "asking gpt-x"
(sleep 2; : >"$work/free") &
keys q q q
kill -TERM "$(screen_pid)"
await test -s "$work/one.status"
wait "$holder"
holds "and the end of the program waits for its record" ledger_has '"cancelled"' 1
server_stop
finish
