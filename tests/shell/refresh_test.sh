#!/bin/sh
# What another process writes of the shop and of the customer, while a screen has the ticket open: picks, prices and
# orders are those of now within a second, and nothing is sent by those of before.
. "$(dirname "$0")/../support/story.sh"
. "$(dirname "$0")/../support/screen.sh"
exits 0 "$program" demo --home "$home" </dev/null
cp "$home/demo-passphrase" "$work/passphrase"
desk() { screen_open "$1" 160 50 "'$program' --home '$home' --passphrase-file '$work/passphrase'" && shows "picks, no adve"; }
ball() { # ball PRICE STOCK: what another process imports
    grep '"VO-BALL"' "$top/src/demo/products.jsonl" | sed "s/\"price\":\"[0-9.]*\"/\"price\":\"$1\"/; s/\"stock\":[0-9]*/\"stock\":$2/" >"$work/ball.jsonl"
    exits 0 deskhand import "$work/ball.jsonl"
}
ended_by_q() { kill -TERM "$(screen_pid)" && ended 0; }
has_no_intent() { deskhand show 1042 --json >"$work/out" 2>/dev/null && ! grep -q "9,50" "$work/out"; }
picks() { pane | sed -n '/Picks/,/Buy again/p'; }
offers() { picks | grep -q "[0-9] $1"; }
offers_no() { ! offers "$1"; }
picked() { # TITLE, by its digit
    await offers "$1" && keys p && sleep 0.3 && keys "$(picks | sed -n "s/.*\([0-9]\) $1.*/\1/p" | head -n 1)" && shows "Put in: $1"
}

holds "a pick is put in with the price of then" both 'desk price' 'keys Tab' 'picked "Massage ball"' 'shows "Massage ball, 9,50"'
holds "the picks have another price within a second of its import" both 'ball 19.50 32' 'shows "19.50"'
holds "and the one of before is not sent" both 'keys C-s' 'sleep 0.6' 'pane_lacks "takes it back"' 'shows "19,50"' has_no_intent ended_by_q
holds "an import in the moment of the sending is seen too" both 'ball 9.50 32' 'desk moment' 'keys Tab' 'shows "Massage ball, 9,50"' 'writes r' 'types " "' 'ball 29.50 32' 'keys C-s' 'sleep 0.6' 'pane_lacks "takes it back"' ended_by_q
holds "what is out of stock is no pick a second later" both 'ball 9.50 32' 'desk stock' 'keys Tab' 'shows "Massage ball"' 'ball 9.50 0' 'await offers_no "Massage ball"' 'offers "Trail sock"' ended_by_q
python3 - <<'PY' >"$work/order.jsonl"
import json
print(json.dumps({"type": "order", "id": "W2399999", "customer": "c1", "placed_at": "2026-11-28T10:00:00Z", "status": "processing", "currency": "EUR", "total": "14.90",
                  "lines": [{"product": "NL-SOCK3", "title": "Trail sock 3-pack", "quantity": 1, "price": "14.90"}]}))
PY
holds "what the customer bought meanwhile is an order and no pick" both 'desk order' 'keys Tab' 'await offers "Trail sock"' 'exits 0 deskhand import "$work/order.jsonl"' 'shows "W2399999"' 'await offers_no "Trail sock"' ended_by_q
holds "a pick that sold out while it stood in the reply is told before it is sent" both 'ball 9.50 32' 'desk sold' 'keys Tab' 'await offers "Massage ball"' 'writes r' 'keys C-u' escape 'picked "Massage ball"' 'ball 9.50 0' 'shows "Massage ball is out of stock now"' 'keys C-s' 'shows "takes it back"' ended_by_q
finish
