#!/bin/sh
# What is counted for picks is what the orders in the vault say, in whatever pieces they came; and bad shops are no harm.
. "$(dirname "$0")/../support/story.sh"
. "$(dirname "$0")/../support/screen.sh"
python3 - "$work" <<'PY'
import json, random, sys
work = sys.argv[1]
random.seed(11)
products = [f"P{i}" for i in range(14)] + ["GONE"]
lines = [{"type": "product", "id": p, "title": f"Trail thing {p}"} for p in products if p != "GONE"]
lines += [{"type": "product", "id": "FREE", "title": "Trail map", "price": "0", "currency": "EUR"},
          {"type": "product", "id": "YEN", "title": "Trail bowl", "price": "900", "currency": "JPY"},
          {"type": "product", "id": "LONG", "title": "trail lamp " * 909 + "x"}]
open(f"{work}/products.jsonl", "w").write("".join(json.dumps(l) + "\n" for l in lines))
def order(number, customer, status="delivered"):
    chosen = random.sample(products + ["FREE", "YEN", "LONG"], random.randint(1, 6))
    return {"type": "order", "id": f"O{number}", "customer": f"c{customer}", "status": status, "currency": "EUR",
            "placed_at": f"2026-{random.randint(1, 9):02}-{random.randint(1, 28):02}T10:00:00Z",
            "lines": [{"product": p, "quantity": 1, "price": "2.00"} for p in chosen]}
pieces, number = [], 0
for piece in range(4):
    rows = []
    for _ in range(60):
        number += 1
        rows.append(order(number, random.randint(1, 12 + 6 * piece), random.choice(["delivered", "delivered", "returned", "cancelled"])))
    for _ in range(8):  # as they were, changed, given to somebody else: of this piece or one before
        rows.append(dict(rows[random.randrange(60)]))
        old = rows[random.randrange(60)]
        rows.append({**order(0, 0), "id": old["id"], "customer": old["customer"]})
        rows.append(order(random.randint(1, number), random.randint(1, 12)))
    rows += [{"type": "customer", "id": f"c{i}", "name": f"Customer {i}", "consent": {"personalised": True}} for i in range(1, 31)]
    if piece % 2:
        random.shuffle(rows)
    pieces.append(rows)
    open(f"{work}/piece{piece}.jsonl", "w").write("".join(json.dumps(r) + "\n" for r in rows))
PY
cat >"$work/count.py" <<'PY'
import collections, json, sqlite3, sys
pieces, database = int(sys.argv[2]) + 1, sqlite3.connect(sys.argv[3])
orders = {}
for piece in range(pieces):
    for line in open(f"{sys.argv[1]}/piece{piece}.jsonl"):
        one = json.loads(line)
        if one["type"] == "order": orders[one["id"]] = one
bought = collections.defaultdict(set)
for one in orders.values():
    if one["status"] != "cancelled": bought[one["customer"]] |= {l["product"] for l in one["lines"]}
sold, pairs = collections.Counter(), collections.Counter()
for mine in bought.values():
    sold.update(mine)
    pairs.update((a, b) for a in mine for b in mine if a != b)
want = (dict(sold), {k: n for k, n in pairs.items() if n >= 3})
got = (dict(database.execute("SELECT id, customers FROM sold")),
       {(a, b): n for a, b, n in database.execute("SELECT a.id, b.id, t.customers FROM together t JOIN sold a ON a.key = t.product JOIN sold b ON b.key = t.other")})
if want != got:
    for w, g in zip(want, got): print({k: (w.get(k), g.get(k)) for k in set(w) | set(g) if w.get(k) != g.get(k)})
sys.exit(want != got or len(want[1]) < 60)
PY
deskhand init >/dev/null 2>&1
holds "products without orders are imported" exits 0 deskhand import "$work/products.jsonl"
for piece in 0 1 2 3; do
    holds "piece $piece is imported" exits 0 deskhand import "$work/piece$piece.jsonl"
    holds "the counts are those of all orders after it" python3 "$work/count.py" "$work" "$piece" "$home/catalogue.db"
done
holds "the index of picks is there" test -s "$home/picks.index"
change() { python3 -c 'import sqlite3,sys; d=sqlite3.connect(sys.argv[1]); d.execute(sys.argv[2]); d.commit()' "$home/catalogue.db" "$1"; }
holds "verify counts what the orders say" both 'exits 0 deskhand verify --json' 'json "one[\"counts\"][\"picks_counts\"]==1"'
for wrong in "UPDATE sold SET customers = customers + 3 WHERE key = 2" "UPDATE together SET customers = customers + 1 WHERE product = 1" "DELETE FROM sold WHERE key = 4"; do
    holds "verify tells of counts that are not those of the orders, and counts anew: $wrong" both 'change "$wrong"' 'exits 0 deskhand verify --json' 'says "were not those of the orders"' 'says "all were counted anew"' 'json "one[\"ok\"] and one[\"counts\"][\"picks_counts\"]==0"' \
        'python3 "$work/count.py" "$work" 3 "$home/catalogue.db"' 'exits 0 deskhand verify' 'prints "counts behind picks are right     yes"' '! says "counted anew" >/dev/null'
done
picks() { for c in 1 5 9 30; do deskhand recommend "c$c" --json -k 10; done >"$1" 2>/dev/null; }
picks "$work/whole"
holds "they are picks" grep -q '"product":"P' "$work/whole"
for harm in cut empty version other gone; do
    case $harm in
    cut) python3 -c 'import os,sys; os.truncate(sys.argv[1], os.path.getsize(sys.argv[1]) // 2)' "$home/picks.index" ;;
    empty) : >"$home/picks.index" ;;
    version) python3 -c 'import sys; f=open(sys.argv[1],"r+b"); f.seek(8); f.write(b"\7")' "$home/picks.index" ;;
    other) head -c 5000 /dev/urandom >"$home/picks.index" ;;
    gone) rm "$home/picks.index" ;;
    esac
    picks "$work/after"
    holds "an index that is $harm is made again, and the picks are the same" cmp -s "$work/whole" "$work/after"
done
spoil() { python3 -c 'import sys; f=open(sys.argv[1],"r+b"); f.seek(int(sys.argv[2]),2 if int(sys.argv[2])<0 else 0); b=f.read(1); f.seek(-1,1); f.write(bytes([b[0]^1]))' "$home/picks.index" "$1"; }
holds "verify reads the index whole" both 'exits 0 deskhand verify --json' 'json "one[\"counts\"][\"picks_index\"]==1"' 'exits 0 deskhand verify' 'prints "the index of picks is whole       yes"'
for at in -40 40 20; do # of a string, of the header's epoch and length
    holds "verify tells of one byte at $at that is another, and the index is made anew" both "spoil $at" 'exits 1 deskhand verify' 'prints "picks.index: damaged"' 'says "index of picks was damaged"' 'exits 0 deskhand verify' 'prints "the index of picks is whole       yes"'
done
half=$(($(stat -c %s "$home/picks.index") / 2))
for at in 700 $half -200; do # of the body's beginning, its middle, the sums behind it
    holds "an index of which one byte at $at is another gives the same picks, and is made anew" both "spoil $at" 'picks "$work/after"' 'cmp "$work/whole" "$work/after"' 'exits 0 deskhand verify' 'prints "the index of picks is whole       yes"'
done
holds "verify tells of one that is cut to nothing" both ': >"$home/picks.index"' 'exits 1 deskhand verify --json' 'json "one[\"counts\"][\"picks_index\"]==0 and one[\"problems\"][0][\"stream\"]==\"picks.index\""' 'exits 0 deskhand verify'
holds "one that is missing is no damage" both 'rm "$home/picks.index"' 'exits 0 deskhand verify' '! prints "index of picks"' 'exits 0 deskhand verify' 'prints "the index of picks is whole       yes"'
opens() { screen_open "$1" 100 30 "'$program' --home '$home' --passphrase-file '$work/passphrase'" && shows "inbox 0"; }
leaves() { kill -TERM "$(screen_pid)" && ended 0; }
inode() { stat -c %i "$home/picks.index" 2>/dev/null; }
is_another() { [ -s "$home/picks.index" ] && [ "$(inode)" != "$1" ]; }
other_state() { python3 -c 'import sqlite3,sys; d=sqlite3.connect(sys.argv[1], timeout=20); d.execute(sys.argv[2]); d.commit()' "$home/catalogue.db" "$1"; }
rm "$home/picks.index"
holds "leaving a screen makes no index" both 'opens early' leaves '[ ! -e "$home/picks.index" ]'
holds "a screen at which nobody types makes the index that is missing" both 'opens desk' 'await test -s "$home/picks.index"' '[ ! -s "$work/desk.status" ]'
before=$(inode)
holds "and makes it anew when another process changes the counts" both "other_state \"UPDATE picks_epoch SET epoch = randomblob(16)\"" 'await is_another "$before"' '[ ! -s "$work/desk.status" ]'
holds "picks are the same by it" both 'inode >"$work/inode"' 'picks "$work/after"' 'cmp "$work/whole" "$work/after"' '[ "$(cat "$work/inode")" = "$(inode)" ]' leaves
tickets() { for c in "$@"; do printf '{"type":"ticket","id":"T%s","customer":"c%s","subject":"Hello","created_at":"2026-09-29T09:00:00Z","messages":[{"id":"m1","from":"customer","at":"2026-09-29T09:00:00Z","text":"What else do you have for me?"}]}\n' "$c" "$c"; done; }
holds "tickets come" both 'tickets 5 9 30 >"$work/tickets.jsonl"' 'exits 0 deskhand import "$work/tickets.jsonl"'
for cut in 0 100 $half; do
    holds "an index that is cut to $cut while a screen has it open harms no screen, and is made anew" both 'screen_open "cut$cut" 150 40 "'"'$program' --home '$home' --passphrase-file '$work/passphrase'"'"' 'shows "inbox 3"' 'keys Tab' 'shows "Trail thing"' 'truncate -s $cut "$home/picks.index"' 'keys Tab' 'shows "Customer 9"' 'shows "Trail thing"' 'keys Tab' 'shows "Customer 30"' 'shows "Trail thing"' leaves 'picks "$work/after"' 'cmp "$work/whole" "$work/after"' 'exits 0 deskhand verify' 'prints "the index of picks is whole       yes"'
done
holds "a customer without orders is answered" both 'printf "{\"type\":\"customer\",\"id\":\"new\",\"name\":\"New\"}\n" >"$work/new.jsonl"' 'exits 0 deskhand import "$work/new.jsonl"' 'exits 0 deskhand recommend new --json' 'json "len(one[\"picks\"])>0"'
python3 - "$work/million.jsonl" <<'PY'
import json, sys
with open(sys.argv[1], "w") as file:
    file.write(json.dumps({"type": "customer", "id": "million", "name": "Million"}) + "\n")
    for number in range(1000):
        lines = [{"product": f"P{i % 14}" if i % 9 else f"UNKNOWN{i}", "quantity": 1, "price": "1"} for i in range(1000)]
        file.write(json.dumps({"type": "order", "id": f"M{number}", "customer": "million", "placed_at": "2026-02-01T00:00:00Z", "status": "delivered", "currency": "EUR", "lines": lines}) + "\n")
PY
holds "a million lines of one customer are counted" both 'exits 0 deskhand import "$work/million.jsonl"' 'exits 0 deskhand recommend million --json' 'json "not {p[\"product\"] for p in one[\"picks\"]} & {f\"P{i}\" for i in range(14)}"'
home=$work/nothing
deskhand init >/dev/null 2>&1
holds "an empty catalogue has no picks" both 'exits 0 deskhand import "$work/new.jsonl"' 'exits 0 deskhand recommend new --json' 'json "one[\"picks\"]==[]"'
holds "one product that nobody bought is no pick" both 'printf "{\"type\":\"product\",\"id\":\"ONLY\",\"title\":\"Only\"}\n" >"$work/only.jsonl"' 'exits 0 deskhand import "$work/only.jsonl"' 'exits 0 deskhand recommend new --json' 'json "[p[\"product\"] for p in one[\"picks\"]] ==[]"'
python3 - "$work" <<'PY'
import json, sys
def order(id, currency, total, product):
    return {"type": "order", "id": id, "customer": "mixed", "placed_at": "2026-09-01T10:00:00Z", "status": "delivered", "currency": currency,
            "total": total, "lines": [{"product": product, "quantity": 1, "price": total}]}
def write(name, rows): open(f"{sys.argv[1]}/{name}.jsonl", "w").write("".join(json.dumps(row) + "\n" for row in rows))
write("orders", [{"type": "customer", "id": "mixed", "name": "Mixed", "lang": "en", "consent": {"personalised": True}},
                 order("E1", "EUR", "10.00", "P1"), order("J1", "JPY", "900", "GONE"), order("U1", "USD", "0", "NOWHERE"),
                 {"type": "ticket", "id": "t-mixed", "customer": "mixed", "created_at": "2026-09-02T10:00:00Z", "lang": "en", "subject": "a",
                  "messages": [{"id": "a", "from": "customer", "at": "2026-09-02T10:00:00Z", "text": "Do you have a trail map or a trail bowl?"}]}])
write("goods", [{"type": "product", "id": "P1", "title": "Trail one", "price": "10.00", "currency": "EUR"},
                {"type": "product", "id": "FREE", "title": "Trail map", "price": "0", "currency": "EUR"},
                {"type": "product", "id": "YEN", "title": "Trail bowl", "price": "900", "currency": "JPY"},
                {"type": "product", "id": "LONG", "title": "trail lamp " * 909 + "x", "price": "3.00", "currency": "USD"}])
PY
home=$work/mixed
deskhand init >/dev/null 2>&1
holds "orders of a shop without a catalogue have no picks" both 'exits 0 deskhand import "$work/orders.jsonl"' 'exits 0 deskhand recommend mixed --json' 'json "one[\"picks\"]==[] and one.get(\"again\", [])==[]"'
holds "and a draft that names none" both 'exits 0 deskhand suggest t-mixed --engine local --json' 'json "len(one[\"drafts\"])>0 and not any(\"trail\" in d[\"text\"].lower() for d in one[\"drafts\"])"'
holds "each price is told in its own currency, nothing costs nothing, and no product is made up" both 'exits 0 deskhand import "$work/goods.jsonl"' 'exits 0 deskhand recommend mixed --json -k 10' \
    'json "{p[\"product\"]: (p[\"price\"], p[\"currency\"]) for p in one[\"picks\"]}=={\"FREE\": (\"0.00\", \"EUR\"), \"YEN\": (\"900\", \"JPY\"), \"LONG\": (\"3.00\", \"USD\")}"'
holds "a title of 10,000 characters is whole as JSON, and cut in a table" both 'json "[len(p[\"title\"]) for p in one[\"picks\"] if p[\"product\"]==\"LONG\"]==[10000]"' 'exits 0 deskhand recommend mixed -k 10' 'prints "900 JPY"' \
    'prints "0.00 EUR"' '[ "$(awk "{ if (length(\$0) > longest) longest = length(\$0) } END { print longest }" "$work/out")" -lt 130 ]'
holds "orders in several currencies are not added up" both 'screen_open mixed 120 40 "'"'\$program' --home '\$home' --passphrase-file '\$work/passphrase'"'"' 'shows "3 orders"' '! pane_has "3 orders ·"' 'shows "900 JPY"' 'keys p o' 'keys k k' 'keys ">"' 'shows "NOWHERE"' leaves
finish
