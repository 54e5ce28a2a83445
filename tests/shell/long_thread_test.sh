#!/bin/sh
# A thread of thousands of messages: its page stands at once, and all else is as in a short one.
. "$(dirname "$0")/../support/story.sh"
. "$(dirname "$0")/../support/screen.sh"
deskhand init --kdf interactive >/dev/null 2>&1

python3 - >"$work/long.jsonl" <<'END'
import json
print(json.dumps({"type": "customer", "id": "c", "name": "Ana Ruiz", "emails": ["ana@example.org"]}))
for ticket, count in (("short", 400), ("long", 4000)):
    messages = [{"id": f"m{n}", "from": "agent" if n % 2 else "customer", "at": f"2026-10-{1 + n // 288:02}T{n // 12 % 24:02}:{n % 12 * 5:02}:00Z",
                 "text": f"Line {n} of it. " + ("My lawyer will hear of it." if n == 40 else "Where is the parcel?")} for n in range(count)]
    print(json.dumps({"type": "ticket", "id": ticket, "customer": "c", "subject": "Parcels", "lang": "en",
                      "created_at": "2026-10-01T00:00:00Z", "messages": messages}))
END
exits 0 deskhand import "$work/long.jsonl"
# numbered SHIFT: the newest record of the longest thread stands, by the file's word, that far behind the others
numbered() {
    python3 -c 'import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
stream, = db.execute("SELECT stream FROM records GROUP BY stream ORDER BY count(*) DESC").fetchone()
row, = db.execute("SELECT row FROM records WHERE stream=? ORDER BY sequence DESC", (stream,)).fetchone()
db.execute("UPDATE records SET sequence=? WHERE row=?", ((1 << int(sys.argv[2])) - 1, row))
db.commit()' "$home/vault.db" "$1"
}
read_count() { deskhand tickets --json >"$work/out" && json "[t['unread'] for t in lines if t['id']=='long']==[$1]"; }

screen_open one 120 40 "'$program' --home '$home' --passphrase-file '$work/passphrase'"
holds "the screen opens" shows "Ana Ruiz"
asks l
types id:long
keys Enter
shows "─ id:long ─" >/dev/null
keys Enter
holds "a thread that was answered last stands at its end" shows "Line 3999 of it"
holds "and is answered once the whole of it is there, by what one of its messages says" shows "holding"
keys G
holds "G goes to its end" shows "Line 3999 of it"
asks /
types "line 2077 of"
keys Enter
holds "/ finds what stands in the middle" shows "Line 2077 of it"
keys g g
holds "g g goes to its beginning" shows "Line 0 of it"
keys q
keys q
keys q
holds "what was on the screen alone counts as read" read_count 1996
screen_open two 120 40 "'$program' --home '$home' --passphrase-file '$work/passphrase'"
shows "Ana Ruiz" >/dev/null
asks l
types id:long
keys Enter
shows "─ id:long ─" >/dev/null
keys Enter r
holds "a key right behind its opening is answered by the whole thread" await last_line_has " writing"
keys x
holds "and what is typed there stands in the reply" shows "│ x "
kill -9 "$(screen_pid)"
cat >"$work/editor" <<END
#!/bin/sh
: >"$work/begun"
until [ -e "$work/locked" ]; do sleep 0.1; done
echo "Half an hour of words." >"\$1"
END
chmod 700 "$work/editor"
screen_open three 120 40 "env VISUAL= EDITOR='$work/editor' '$program' --home '$home' --passphrase-file '$work/passphrase'"
shows "Ana Ruiz" >/dev/null
asks l
types id:long
keys Enter
shows "─ id:long ─" >/dev/null
keys Enter r
await last_line_has " writing"
keys C-x C-e
await test -e "$work/begun"
kill -HUP "$(screen_pid)"
: >"$work/locked"
shows "Passphrase:" >/dev/null
types "$(cat "$work/passphrase")"
keys Enter
holds "what an editor wrote to it over a lock stands in its reply" both 'shows "Half an hour of words."' 'shows " writing"'
keys x
holds "and stays there" both 'await last_line_has " writing"' 'shows "Half an hour of words.x"'
kill -9 "$(screen_pid)"
for shift in 34 60 63; do
    holds "a record whose number is as large as 2^$shift takes no room but its own" both "numbered $shift" 'exits 0 deskhand show long' 'prints "Line 3999 of it"' 'says "are damaged"'
done
finish
