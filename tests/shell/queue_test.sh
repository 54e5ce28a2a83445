#!/bin/sh
# A queue of some thousand tickets in a real terminal: the first page, the rest behind it, limits, other processes, a kill.
. "$(dirname "$0")/../support/story.sh"
. "$(dirname "$0")/../support/screen.sh"
program_opens() { screen_open "$1" 120 36 "'$program' --home '$home' --passphrase-file '$work/passphrase'"; }

python3 - >"$work/many.jsonl" <<'EOF'
import json
import time
begin = int(time.time()) - 68 * 86400  # what was resolved 90 days ago is no longer listed
names = ["Ana Ruiz", "Jonas Becker", "李雷", "Priya Nair"]
for i in range(300):
    print(json.dumps({"type": "customer", "id": f"c{i}", "name": names[i % 4]}))
for i in range(3000):
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(begin + i))
    print(json.dumps({"type": "ticket", "id": f"t{i:04}", "customer": f"c{i // 10}", "subject": "The needle" if i % 1000 == 7 else f"Question {i}",
                      "status": "resolved" if i % 3 == 0 else "open", "created_at": at, "tags": ["vip"] if i % 500 == 1 else [],
                      "messages": [{"id": "m1", "from": "customer", "at": at, "text": f"Where is my order {i}?"}]}))
EOF
deskhand init --kdf interactive >/dev/null 2>&1
holds "3,000 tickets are imported" exits 0 deskhand import "$work/many.jsonl"
holds "tickets lists all, the longest waiting first" both 'exits 0 deskhand tickets' '[ "$(wc -l <"$work/out")" = 3000 ]' '[ "$(head -n 1 "$work/out" | cut -d" " -f1)" = t0001 ]'
holds "tickets looks for words in all of them" both 'exits 0 deskhand tickets --limit "needle status:open"' '[ "$(wc -l <"$work/out")" = 2 ]'
holds "and for what a customer is called, in any script" both 'exits 0 deskhand tickets --limit 李雷' '[ "$(wc -l <"$work/out")" = 750 ]'

program_opens first
holds "the first page and the count stand there" both 'shows "t0001"' 'shows "inbox 2000"'
keys w
escape
keys G
holds "G goes to the last of them" shows "t2999"
keys g g
asks l
finds() { last_line_has " limit $1 " && last_line_has "3 tickets"; }
types needl
holds "how many a limit finds stands beside it" await finds needl
types e
holds "and stays where a letter more finds as many" await finds needle
keys Enter
holds "a limit finds words in heads that were never on the screen" both 'shows "t0007"' 'shows "t1007"' 'shows "3 tickets"'
keys L
holds "and L shows the whole queue" shows "t0002"
# What fits is found anew at each letter, in the midst of a find or behind one that has ended.
keys C-k
shows "Find" >/dev/null
for letter in n d l; do types $letter; sleep 0.4; done
holds "the palette finds letters that are typed one by one" both 'shows "t1007"' 'shows "t2007"'
types q
holds "none where one more stands nowhere" lacks "t2007"
keys BSpace
holds "and those again where it is taken back" both 'shows "t1007"' 'shows "t2007"'
sleep 0.4
keys BSpace BSpace
types eedle
holds "and others behind a letter that is taken back" both 'shows "t1007"' 'shows "t2007"'
escape
holds "another process makes a ticket urgent" exits 0 deskhand import - <<'EOF'
{"type":"ticket","id":"new1","customer":"c1","subject":"From elsewhere","status":"open","priority":"urgent","due_at":"2020-01-01T00:00:00Z","created_at":"2026-01-01T00:00:00Z","messages":[{"id":"m1","from":"customer","at":"2026-01-01T00:00:00Z","text":"Now!"}]}
EOF
holds "the marked row stays where it is, and the new one stands first above it" both 'shows "inbox 2001"' 'shows "t0002"' 'keys g g' 'shows "new1"'
kill -9 "$(screen_pid)"
program_opens second
holds "after a kill the queue is as the records say" both 'shows "new1"' 'shows "inbox 2001"'
holds "a customer is erased by another process" exits 0 deskhand erase c0
holds "and the screen drops the tickets" shows "inbox 1995"

# Memory that a key read into is given back when no other came for two seconds: not between the letters of a word.
screen_open traced 120 36 "strace -ttt -o '$work/trace' -e trace=read,madvise '$program' --home '$home' --passphrase-file '$work/passphrase'"
given() { awk '/read\(0, "/ { key = $1 } /madvise/ { if (key) after = after " " $1 - key } END { print after }' "$work/trace"; }
shows "inbox 1995" >/dev/null
asks l
for letter in n e e d l e; do types $letter; sleep 0.3; done
holds "a limit is typed" await last_line_has " limit needle "
gave() { [ -n "$(given)" ]; }
rests_first() { given | tr ' ' '\n' | awk 'NF && $1 < 1.9 { print; bad = 1 } END { exit bad }'; }
holds "what was read into is given back, but to none who types on" both 'await gave' rests_first
finish
