#!/bin/sh
# Orders are held back and written by the hundred thousand, in the order of the vault's tables: what comes
# of it is what comes of one after the other.
. "$(dirname "$0")/../support/story.sh"

# 900 lines of 60 customers, of whom a third comes behind their orders: orders that come again, changed or
# not, that go to somebody else and back, that share a parcel, that name where somebody lives.
python3 - "$work" <<'PY'
import json, random, sys
random.seed(6)
def customer(at):
    return {"type": "customer", "id": f"h{at}", "name": f"Name{at} Held", "emails": [f"h{at}@example.org"]}
def order(at):
    made = {"type": "order", "id": f"HO-{random.randrange(250)}", "customer": f"h{random.randrange(60)}",
            "placed_at": f"2026-{1 + at // 75:02}-{1 + at % 28:02}T08:00:00Z", "status": random.choice(["delivered", "shipped", "cancelled"]),
            "currency": "EUR", "lines": [{"product": f"P{random.randrange(20)}", "quantity": 1, "price": "1"} for _ in range(random.randrange(4))]}
    if random.randrange(3) == 0:
        made["shipments"] = [{"carrier": "X", "tracking": f"TR{random.randrange(80)}", "status": "sent"}]
    if random.randrange(4) == 0:
        made["address"] = {"name": f"Name{random.randrange(60)} Held", "line1": f"Main {random.randrange(9)}", "postcode": "28013", "city": "Madrid"}
    return made
early = [customer(at) for at in range(40)]
orders = [order(at) for at in range(900)]
for at in range(100, 900, 3):
    orders[at] = dict(orders[random.randrange(at)])
for name, lines in (("first", early + orders[:400]), ("then", orders[400:] + [customer(at) for at in range(40, 60)]), ("early", [customer(at) for at in range(40, 60)])):
    with open(f"{sys.argv[1]}/{name}.jsonl", "w") as file:
        file.writelines(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)
PY
imported() { # imported HOME BYTES: in two imports, holding so much
    home=$work/$1
    deskhand init >/dev/null 2>&1
    for files in "$work/early.jsonl $work/first.jsonl" "$work/then.jsonl"; do
        # shellcheck disable=SC2086
        env ${2:+DESKHAND_TEST_HELD=$2} "$program" --home "$home" --passphrase-file "$work/passphrase" import $files >>"$work/$1.said" 2>&1 || return 1
    done
    deskhand export --all >"$work/$1.export" 2>>"$work/$1.said" && deskhand verify --json >"$work/$1.verify" 2>>"$work/$1.said"
    python3 - "$home/vault.db" "$home/catalogue.db" >"$work/$1.counts" <<'PY'
import sqlite3, sys
vault, shop = (sqlite3.connect(path) for path in sys.argv[1:])
print(*(vault.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("streams", "records", "identifiers", "marks")))
print(*vault.execute("SELECT stream, count(*), max(sequence) FROM records GROUP BY stream ORDER BY stream"))
print(*vault.execute("SELECT kind, count(*) FROM records GROUP BY kind ORDER BY kind"))
print(*shop.execute("SELECT id, customers FROM sold ORDER BY id"))
print(*shop.execute("SELECT a.id, b.id, t.customers FROM together t JOIN sold a ON a.key = t.product JOIN sold b ON b.key = t.other ORDER BY a.id, b.id"))
PY
}
same() { # same FIRST SECOND: the same told, records, counts
    for what in said export counts; do cmp -s "$work/$1.$what" "$work/$2.$what" || { diff "$work/$1.$what" "$work/$2.$what" | head -5; return 1; }; done
}
records() { deskhand verify --json | python3 -c 'import json, sys; print(json.load(sys.stdin)["counts"]["records"])'; }
holds "orders are taken one by one, some go to others, and the vault is whole" both 'imported one 0' 'grep -q "(18, [1-9]" "$work/one.counts"'
holds "a few at a time say the same" both 'imported few 5000' 'same one few'
holds "all at once say the same" both 'imported all ""' 'same one all'
home=$work/all
grep '"HO-' "$work/then.jsonl" | tail -n 1 >"$work/last.jsonl"
there=$(records)
holds "an order that is there adds nothing" both 'exits 0 deskhand import "$work/last.jsonl"' '[ "$(records)" = "$there" ]'
finish
