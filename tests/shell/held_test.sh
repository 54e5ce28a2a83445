#!/bin/sh
# Another process writes to the vault for long, as an import does: no key waits for it, and what is to be kept waits in its order.
. "$(dirname "$0")/../support/story.sh"
. "$(dirname "$0")/../support/screen.sh"
deskhand init --kdf interactive >/dev/null 2>&1
printf '[ui]\nagent = Noor\n[send]\ndelay = 0\n' >"$home/deskhand.conf"
cat >"$work/shop.jsonl" <<'END'
{"type":"customer","id":"c","name":"Ana Ruiz","emails":["ana@example.org"]}
{"type":"ticket","id":"T1","customer":"c","subject":"Thanks","lang":"en","created_at":"2026-10-01T00:00:00Z","messages":[{"id":"m1","from":"customer","at":"2026-10-01T00:00:00Z","text":"Thank you all."}]}
{"type":"customer","id":"d","name":"Bob Ray"}
{"type":"ticket","id":"T2","customer":"d","subject":"Parcel","lang":"en","created_at":"2026-10-02T00:00:00Z","messages":[{"id":"m2","from":"customer","at":"2026-10-02T00:00:00Z","text":"No parcel yet."}]}
END
exits 0 deskhand import "$work/shop.jsonl"

hold() { # until $work/free is there
    rm -f "$work/free" "$work/held"
    python3 -c 'import os, sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
open(sys.argv[2] + "/held", "w").close()
while not os.path.exists(sys.argv[2] + "/free"):
    time.sleep(0.02)
db.execute("ROLLBACK")' "$home/vault.db" "$work" &
    await test -e "$work/held"
}
free() { : >"$work/free" && wait; }
records() { python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM records").fetchone()[0])' "$home/vault.db"; }
more_than() { [ "$(records)" -gt "$1" ]; }
# soon COMMAND...: without the ten seconds for which a writer is patient
soon() {
    began=$(date +%s)
    "$@" && [ $(($(date +%s) - began)) -lt 6 ]
}
opens() {
    screen_open "$1" 120 40 "'$program' --home '$home' --passphrase-file '$work/passphrase'"
    shows "Ana Ruiz" >/dev/null && asks l && types "id:T1" && keys Enter && shows "─ id:T1 ─" >/dev/null && keys Enter &&
        shows "Thank you all." >/dev/null
}

opens one
writes r
types "One"
shows "One" >/dev/null
hold
before=$(records)
types " two"
holds "a letter is answered while another process writes" soon shows "One two"
sleep 1.5 # by then what was typed is to be kept
types " three"
holds "and so is the next, when the text is to be kept" soon shows "One two three"
holds "nothing is said to fail" pane_lacks "Not kept"
holds "what does not end is told" shows "holds the vault"
types " four"
holds "and letters go on" shows "One two three four"
escape
asks l
types "id:T2"
keys Enter
shows "─ id:T2 ─" >/dev/null
keys Enter
holds "another ticket opens" shows "No parcel yet."
free
holds "once it has ended the text is kept, without a key" await more_than "$before"
kill -9 "$(screen_pid)"
opens two
holds "and is all there after a crash" both "writes r" 'shows "One two three four"'

types " five"
shows "three four five" >/dev/null
hold
keys C-s
sleep 1.5
keys C-k
holds "a reply that is sent meanwhile keeps no key waiting" shows "Go to"
keys Escape
free
sent() { deskhand show T1 >"$work/out" && grep -q "One two three four five" "$work/out"; }
holds "and goes out once that has ended" await sent
holds "once, and nothing of it is left behind" both '[ "$(grep -c "three four" "$work/out")" = 1 ]' 'lacks ✎'
writes r
hold
types "Six"
holds "what was not kept for long is told of" shows "holds the vault"
kill -HUP "$(screen_pid)" & # locks
(sleep 3; : >"$work/free") &
holds "the lock waits for the text all the same" shows "Passphrase:"
wait
kill -9 "$(screen_pid)"
opens three
holds "which is there again" shows "Six"
keys C-c
finish
