#!/bin/sh
# Several processes on one vault: two screens and commands between them.
. "$(dirname "$0")/../support/story.sh"
. "$top/tests/support/screen.sh"
deskhand init >/dev/null 2>&1
deskhand import "$top/tests/shell/shop.jsonl" >/dev/null

start() { # start NAME
    screen_open "$1" 120 40 "'$program' --home '$home' --passphrase-file '$work/passphrase'"
    shows "Ana Ruiz"
}
arrives() { # arrives TEXT: the customer of 1042 writes
    printf '{"type":"ticket","id":"1042","customer":"c1","subject":"¿Dónde está mi paquete?","channel":"email","status":"open","created_at":"2026-11-23T08:00:00Z","messages":[{"id":"%s","from":"customer","author":"Ana Ruiz","at":"2026-11-23T09:00:00Z","text":"%s","sender":"ana@example.org","verified":true}]}\n' "$(printf %s "$1" | md5sum | cut -c1-8)" "$1" >"$work/one.jsonl"
    deskhand import "$work/one.jsonl" >/dev/null
}
start one >/dev/null
start two >/dev/null
holds "both screens stand there" both 'screen=one; shows "Ana Ruiz"' 'screen=two; shows "Ana Ruiz"'

# The time from a command's end to the other process having read it, without asking it to.
arrives "primera"
holds "what a command imports is on both screens by itself" both 'screen=one; shows "primera"' 'screen=two; shows "primera"'
screen=one
slowest=$(python3 - "$socket" "$program" "$home" "$work" <<'PY'
import json, subprocess, sys, time
socket, program, home, work = sys.argv[1:]
slowest = 0
for i in range(8):
    word = f"latencia{i}x"
    line = {"type": "ticket", "id": "1042", "customer": "c1", "subject": "¿Dónde está mi paquete?", "channel": "email", "status": "open",
            "created_at": "2026-11-23T08:00:00Z", "messages": [{"id": f"lat{i}", "from": "customer", "author": "Ana Ruiz",
            "at": f"2026-11-23T09:{i + 1:02}:00Z", "text": word, "sender": "ana@example.org", "verified": True}]}
    open(work + "/lat.jsonl", "w").write(json.dumps(line) + "\n")
    subprocess.run([program, "--home", home, "--passphrase-file", work + "/passphrase", "import", work + "/lat.jsonl"], check=True, stdout=subprocess.DEVNULL)
    done = time.monotonic()
    while time.monotonic() - done < 30:
        shown = subprocess.run(["tmux", "-L", socket, "capture-pane", "-p", "-t", "one"], capture_output=True, text=True).stdout
        if word in shown: break
        time.sleep(0.01)
    slowest = max(slowest, time.monotonic() - done)
print(f"{slowest:.3f}")
PY
)
echo "slowest of 8 changes on the other screen: $slowest s"
holds "a change is on the other screen within a second" python3 -c "import sys; sys.exit($slowest >= 1)"

# The log goes away and comes again while the screens are open.
python3 - "$home/vault.db" <<'PY'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
PY
arrives "segunda"
holds "also after the log was emptied" both 'screen=one; shows "segunda"' 'screen=two; shows "segunda"'

# What changes a ticket that stands open without a word of its thread.
screen=one
keys Tab
deskhand hold 1042 >/dev/null
holds "a legal hold is on the screen that has the ticket open" shows "legal hold"
deskhand hold 1042 --off >/dev/null
screen=one
keys Escape

printf '{"type":"macro","id":"nuevo","title":"Recien llegado","lang":"es","text":"Hola."}\n' >"$work/macro.jsonl"
deskhand import "$work/macro.jsonl" >/dev/null
screen=one
sleep 1
keys m
holds "a macro imported meanwhile can be chosen" shows "Recien llegado"
escape
escape

# Two agents at the same ticket.
screen=one
writes r
types "Carta de uno"
shows "Carta de uno" >/dev/null
sleep 2
screen=two
holds "the other screen's queue shows by itself that a text is begun there" shows "✎"
keys Tab
holds "who opens a ticket is told what another screen is writing there" shows "is writing here too: Carta de uno"
writes r
types "Carta de dos"
shows "Carta de dos" >/dev/null
arrives "tercera"
holds "a message that comes disturbs neither reply, and its border says so" both 'screen=one; shows "Carta de uno"' 'shows "tercera"' 'screen=two; shows "Carta de dos"' 'shows "wrote 09:00: tercera"'
screen=one
pid=$(screen_pid)
done_by() { # every thread's voluntary context switches, and the bytes written, of $pid
    echo "$(cat "/proc/$pid"/task/*/status | awk '/^voluntary/ {n += $2} END {print n}') $(awk '/^wchar/ {print $2}' "/proc/$pid/io")"
}
stands_still() { # for 10 s: nothing woke, and not a byte was written
    before=$(done_by)
    sleep 10
    after=$(done_by)
    [ "$before" = "$after" ] || { echo "wake-ups and bytes: $before, then $after"; return 1; }
}
sleep 2
rests() { for _ in 1 2 3; do stands_still && return 0; done; return 1; } # the minute's own is in one of them at most
holds "then nobody wakes up for nothing" rests

# Killed at any moment, both texts are there at the next start.
screen=two
kill -9 "$pid" "$(screen_pid)"
ended 137 >/dev/null
start three >/dev/null
keys Tab
holds "both texts are there after a kill" both 'shows "Carta de uno"' 'shows "Carta de dos"'

# New keys from a command: both screens ask for the passphrase, and nothing typed is gone.
start four >/dev/null
keys Tab
writes r
types "Was ich gerade schreibe"
shows "gerade schreibe" >/dev/null
sleep 1.5
deskhand rotate >/dev/null 2>&1
for screen in three four; do
    holds "new keys lock screen $screen" both 'shows "Passphrase:"' 'lacks "Ana Ruiz"'
    types "$(cat "$work/passphrase")"
    keys Enter
done
holds "what was being written is there again" shows "gerade schreibe"
arrives "cuarta"
holds "and both go on under the new keys" both 'screen=three; shows "cuarta"' 'screen=four; shows "cuarta"' 'exits 0 deskhand verify'

# Against all advice a backup is put over it while both are open.
exits 0 deskhand backup "$work/copy.db"
cp "$work/copy.db" "$home/vault.db" && rm -f "$home/vault.db-wal" "$home/vault.db-shm"
holds "a vault that was replaced is told on an open screen" shows "was replaced while it was open: close every program"
finish
