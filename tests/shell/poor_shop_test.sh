#!/bin/sh
# Shops of which little can be said: an empty catalogue, one product, orders of products that nobody knows, prices of nothing, titles
# of ten thousand letters, currencies mixed, an index that is cut. What is answered is honest, and no product is made up.
. "$(dirname "$0")/../support/story.sh"
cat >"$work/people" <<'END_OF_PEOPLE'
{"type":"customer","id":"c1","name":"Ana Ruiz","lang":"en"}
{"type":"customer","id":"c2","name":"Bo Li","lang":"en"}
{"type":"ticket","id":"1","customer":"c1","lang":"en","created_at":"2026-11-18T10:00:00Z","messages":[{"id":"m1","from":"customer","at":"2026-11-18T10:00:00Z","text":"Can you recommend something for running?"}]}
END_OF_PEOPLE
new_shop() { home=$work/$1 && deskhand init >/dev/null 2>&1 && deskhand import "$work/people" >/dev/null; }
adds() { deskhand import - >/dev/null; }

new_shop empty
holds "an empty catalogue has no picks" both 'exits 0 deskhand recommend c1 --json' 'json "one[\"picks\"]==[] and one[\"again\"]==[]"'
holds "... and says so to people" both 'exits 0 deskhand recommend c1' 'prints "There are no picks."'
holds "... and gets an honest holding reply" both 'exits 0 deskhand suggest 1 --json' 'json "[d[\"holding\"] for d in one[\"drafts\"]]==[True]"'

new_shop one
adds <<'END_OF_SHOP'
{"type":"product","id":"P1","title":"Running kettle","price":"0","currency":"EUR","stock":3}
END_OF_SHOP
holds "one product is a pick for who asks for it" both 'exits 0 deskhand suggest 1 --json' 'json "\"Running kettle\" in one[\"drafts\"][0][\"text\"]"'
holds "... but for nobody without a reason" both 'exits 0 deskhand recommend c2 --json' 'json "one[\"picks\"]==[]"'
adds <<'END_OF_SHOP'
{"type":"order","id":"W1000001","customer":"c1","placed_at":"2026-11-17T10:00:00Z","status":"delivered","lines":[{"product":"P1","quantity":1,"price":"0"},{"product":"P1","quantity":2,"price":"0"},{"product":"P1","quantity":1,"price":"0"}]}
END_OF_SHOP
holds "who has it is offered it to buy again alone" both 'exits 0 deskhand recommend c1 --json' 'json "one[\"picks\"]==[] and [p[\"product\"] for p in one[\"again\"]]==[\"P1\"]"'
holds "... and bought it once, in however many lines of an order" json 'one["again"][0]["reasons"][0]["times"]==1'

new_shop unknown
for i in 1 2 3 4; do
    echo '{"type":"customer","id":"u'$i'","name":"U"}'
    echo '{"type":"order","id":"W200000'$i'","customer":"u'$i'","placed_at":"2026-11-17T10:00:00Z","status":"delivered","lines":[{"product":"GONE-A","quantity":1},{"product":"GONE-B","quantity":1}]}'
done >"$work/lines"
echo '{"type":"order","id":"W3000001","customer":"c1","placed_at":"2026-11-17T10:00:00Z","status":"delivered","lines":[{"product":"GONE-A","title":"Gone lamp","quantity":1}]}' >>"$work/lines"
holds "orders of products that nobody knows are taken" adds <"$work/lines"
holds "... and none of them is offered" both 'exits 0 deskhand recommend c1 u1 --json' 'json "all(l[\"picks\"]==[] and l[\"again\"]==[] for l in lines)"'

new_shop odd
python3 - >"$work/odd.jsonl" <<'PYTHON'
import json
currencies = ["EUR", "USD", "JPY", "CHF", None]
for i in range(40):
    title = ("Running shoe " + "x" * 10000)[:10000] if i % 4 == 0 else "跑" * 10000 if i % 4 == 1 else f"Running vest {i}"
    one = {"type": "product", "id": f"P{i}", "title": title, "price": "0.00" if i % 3 == 0 else f"{10 + i}.90", "stock": 5, "brand": "N"}
    print(json.dumps(one | ({"currency": currencies[i % 5]} if currencies[i % 5] else {})))
for i in range(6):
    print(json.dumps({"type": "customer", "id": f"k{i}", "name": f"K {i}"}))
    for k in range(3):
        lines = [{"product": f"P{(i + j) % 12}", "quantity": 1, "price": "0.00"} for j in range(6)]
        print(json.dumps({"type": "order", "id": f"W{i}00{k}77", "customer": f"k{i}", "placed_at": f"2026-11-1{k}T10:00:00Z",
                          "status": "delivered", "currency": currencies[(i + k) % 4], "total": "0.00", "lines": lines}))
PYTHON
holds "prices of nothing, titles of ten thousand letters and currencies mixed are taken" adds <"$work/odd.jsonl"
holds "... and picks made of them, each with the shop's own title and price" both 'exits 0 deskhand recommend k0 k1 k2 k3 k4 k5 --json' \
    'json "all(l[\"picks\"] for l in lines)"' 'python3 - "$work/odd.jsonl" "$work/out" <<PYTHON
import json, sys
shop = {one["id"]: one for one in map(json.loads, open(sys.argv[1], encoding="utf-8")) if one["type"] == "product"}
for line in map(json.loads, open(sys.argv[2], encoding="utf-8")):
    for pick in line["picks"] + line["again"]:
        own = shop[pick["product"]]
        assert pick["title"] == own["title"] and pick["currency"] == own.get("currency", "EUR"), pick["product"]
        assert float(pick["price"]) == float(own["price"]), pick
PYTHON'
holds "... and no line for people is longer than a screen's few" both 'exits 0 deskhand recommend k0' '[ "$(wc -L <"$work/out")" -lt 400 ]'
deskhand recommend k0 k1 k2 --json >"$work/whole"
for harm in cut empty other; do
    case $harm in
    cut) truncate -s 1000 "$home/picks.index" ;;
    empty) : >"$home/picks.index" ;;
    other) printf 'DESKHAND PICKS OF ANOTHER YEAR' | dd of="$home/picks.index" conv=notrunc status=none ;;
    esac
    deskhand recommend k0 k1 k2 --json >"$work/after"
    holds "an index that is $harm is made again" both '[ -s "$work/whole" ]' 'cmp -s "$work/whole" "$work/after"'
done
finish
