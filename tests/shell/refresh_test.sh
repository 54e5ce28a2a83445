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
picked() { keys p && sleep 0.3 && keys 2 && shows "Put in: Massage ball"; }

holds "a pick is put in with the price of then" both 'desk price' 'keys Tab' 'shows "2 Massage ball"' picked 'shows "Massage ball, 9,50"'
holds "the picks have another price within a second of its import" both 'ball 19.50 32' 'sleep 1' 'pane_has "19.50"'
holds "and the one of before is not sent" both 'keys C-s' 'sleep 0.6' 'pane_lacks "takes it back"' 'shows "19,50"' has_no_intent ended_by_q
holds "an import in the moment of the sending is seen too" both 'ball 9.50 32' 'desk moment' 'keys Tab' 'shows "Massage ball, 9,50"' 'writes r' 'types " "' 'ball 29.50 32' 'keys C-s' 'sleep 0.6' 'pane_lacks "takes it back"' ended_by_q
holds "what is out of stock is no pick a second later" both 'ball 9.50 32' 'desk stock' 'keys Tab' 'shows "Massage ball"' 'ball 9.50 0' 'sleep 1' 'pane | sed -n "/Picks/,\$p" | grep -q "1 Trail sock"' '! pane | sed -n "/Picks/,\$p" | grep -q "[0-9] Massage ball"' ended_by_q
python3 - <<'PY' >"$work/order.jsonl"
import json
print(json.dumps({"type": "order", "id": "W2399999", "customer": "c1", "placed_at": "2026-11-28T10:00:00Z", "status": "processing", "currency": "EUR", "total": "14.90",
                  "lines": [{"product": "NL-SOCK3", "title": "Trail sock 3-pack", "quantity": 1, "price": "14.90"}]}))
PY
holds "what the customer bought meanwhile is an order and no pick" both 'desk order' 'keys Tab' 'shows "1 Trail sock"' 'exits 0 deskhand import "$work/order.jsonl"' 'sleep 1' 'pane_has "W2399999"' '! pane | sed -n "/Picks/,\$p" | grep -q "[0-9] Trail sock"' ended_by_q
holds "a pick that sold out while it stood in the reply is told before it is sent" both 'ball 9.50 32' 'desk sold' 'keys Tab' 'shows "2 Massage ball"' 'writes r' 'keys C-u' escape picked 'ball 9.50 0' 'keys C-s' 'shows "Massage ball is out of stock now"' 'pane_lacks "takes it back"' 'keys C-s' 'shows "takes it back"' ended_by_q
finish
