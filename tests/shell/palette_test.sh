#!/bin/sh
# The palette in a real terminal: the ticket whose id is typed stands before all others, whatever its letters are.
. "$(dirname "$0")/../support/story.sh"
. "$(dirname "$0")/../support/screen.sh"

python3 - >"$work/many.jsonl" <<'END'
import json
import time
begin = int(time.time()) - 5 * 86400
print(json.dumps({"type": "product", "id": "G1", "title": "Grip gloves", "price": "24.90", "currency": "EUR", "stock": 4}))
print(json.dumps({"type": "customer", "id": "C1", "name": "Zed Alpha"}))
for i in range(1, 60):
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(begin + i * 600))
    print(json.dumps({"type": "ticket", "id": f"T{i}" if i < 59 else "Ä1", "customer": "C1", "created_at": at,
                      "subject": "old thing" if i in (1, 59) else "Hello T1 and Ä1 there",
                      "status": "resolved" if i in (1, 59) else "open",
                      "messages": [{"id": "m1", "from": "customer", "at": at, "text": "Now?"}]}))
END
deskhand init --kdf interactive >/dev/null 2>&1
holds "59 tickets are imported" exits 0 deskhand import "$work/many.jsonl"

screen_open palette 120 36 "'$program' --home '$home' --passphrase-file '$work/passphrase'"
shows "T2" >/dev/null
stands_first() { pane | grep -m 1 -F ' ticket  ' | grep -qF "$1 Zed Alpha  old thing"; }
for id in T1 t1 Ä1 ä1; do
    keys F2
    shows "Find" >/dev/null
    types "$id"
    holds "the resolved ticket that $id names stands before the open ones that only speak of it" await stands_first "$(echo "$id" | sed 's/^t/T/;s/^ä/Ä/')"
    escape
done

# What one looks for while writing goes into the text, as a pick does: with today's price, which the catalogue proves.
keys Tab r
types "Hello,"
keys F2
types "gloves"
shows "Grip gloves" >/dev/null
holds "the foot says that Enter puts a product in" shows "Enter put it in"
keys Enter
holds "a product that is found while writing is put in with its price" shows "Hello, Grip gloves, €24.90"
holds "and its claims are proved" shows "✓"
finish
