#!/bin/sh
# Bad input: each a clear message with file, line and field, the right exit code, nothing lost.
. "$(dirname "$0")/../support/story.sh"
deskhand init >/dev/null 2>&1
deskhand import "$top/tests/shell/shop.jsonl" >/dev/null

bad() { # bad SENTENCE WORDS LINE...: refused by file, line and field, and nothing is imported
    sentence=$1 words=$2
    shift 2
    printf '{"type":"product","id":"GOOD-1","title":"Good"}\n' >"$work/bad.jsonl"
    printf "$@" >>"$work/bad.jsonl"
    holds "$sentence" both "exits 1 deskhand import '$work/bad.jsonl'" "says 'bad.jsonl:2: $words'" \
        "exits 0 deskhand export --all" "! grep -q GOOD-1 '$work/out'"
}
bad "a missing field is named" "title" '{"type":"product","id":"X"}\n'
bad "an unknown type is named" "type" '{"type":"prodct","id":"X","title":"x"}\n'
bad "a wrong type is named" "title" '{"type":"product","id":"X","title":7}\n'
bad "money as a number is refused" "price" '{"type":"product","id":"X","title":"x","price":9.5,"currency":"EUR"}\n'
bad "money with five digits is refused" "price" '{"type":"product","id":"X","title":"x","price":"9.12345","currency":"EUR"}\n'
bad "an unknown currency is refused" "currency" '{"type":"product","id":"X","title":"x","price":"9.50","currency":"EUX"}\n'
bad "a duplicate key is refused" "" '{"type":"product","id":"X","title":"x","title":"y"}\n'
bad "invalid UTF-8 is refused" "" '{"type":"product","id":"X","title":"\377"}\n'
bad "a NUL is refused" "" '{"type":"product","id":"X","title":"a\000b"}\n'
bad "an escaped NUL is refused" "" '{"type":"product","id":"X","title":"a\\u0000b"}\n'
bad "a lone surrogate is refused" "" '{"type":"product","id":"X","title":"a\\ud800b"}\n'
bad "cut JSON is refused" "" '{"type":"product","id":"X"\n'
bad "a line that is no object is refused" "" '[1,2]\n'
bad "an empty id is refused" "id" '{"type":"product","id":"","title":"x"}\n'
bad "a quantity of zero is refused" "lines[0].quantity" '{"type":"order","id":"O","customer":"c1","placed_at":"2026-01-01T00:00:00Z","status":"pending","lines":[{"product":"NL-1","quantity":0,"price":"1"}]}\n'
bad "a date that does not exist is refused" "shipments[0].eta" '{"type":"order","id":"O","customer":"c1","placed_at":"2026-01-01T00:00:00Z","status":"pending","lines":[],"shipments":[{"eta":"2026-02-30"}]}\n'
bad "an order of an unknown customer is refused" "customer" '{"type":"order","id":"O","customer":"nobody","placed_at":"2026-01-01T00:00:00Z","status":"pending","currency":"EUR","lines":[{"product":"NL-1","quantity":1,"price":"1"}]}\n'
bad "a known message with another text is refused" "messages[0].text" '{"type":"ticket","id":"1042","customer":"c1","created_at":"2026-11-23T08:00:00Z","messages":[{"id":"m1","from":"customer","at":"2026-11-23T08:00:00Z","text":"something else"}]}\n'

holds "--keep-going imports the good lines and exits 1" both 'printf "{\"type\":\"product\",\"id\":\"GOOD-2\",\"title\":\"Good\"}\n{\"type\":\"product\"}\n{\"type\":\"order\",\"id\":\"O9\",\"customer\":\"ghost\",\"placed_at\":\"2026-01-01T00:00:00Z\",\"status\":\"pending\",\"lines\":[{\"product\":\"NL-1\",\"quantity\":1,\"price\":\"1\"}]}\n" >"$work/mixed.jsonl"' 'exits 1 deskhand import --keep-going "$work/mixed.jsonl"' 'exits 0 deskhand export --all' 'grep -q GOOD-2 "$work/out"' '! grep -q ghost "$work/out"'
holds "--json lists the bad lines, each once" both 'printf "{\"type\":\"product\"}\n" >"$work/one.jsonl"' 'exits 1 deskhand import --keep-going --json "$work/one.jsonl"' 'json "len(one[\"problems\"])==1 and \"one.jsonl:1\" in one[\"problems\"][0][\"what\"]"'
holds "a customer may come after the order" both 'printf "{\"type\":\"order\",\"id\":\"O10\",\"customer\":\"late\",\"placed_at\":\"2026-01-01T00:00:00Z\",\"status\":\"pending\",\"lines\":[{\"product\":\"NL-1\",\"quantity\":1,\"price\":\"1\"}]}\n{\"type\":\"customer\",\"id\":\"late\",\"name\":\"Late\"}\n" >"$work/late.jsonl"' 'exits 0 deskhand import "$work/late.jsonl"'
python3 -c 'print("{\"type\":\"article\",\"id\":\"long\",\"title\":\"Long\",\"text\":\""+"words "*1700000+"\"}")' >"$work/long.jsonl"
holds "a line of 10 MB is read" exits 0 deskhand import "$work/long.jsonl"
python3 -c 'print("{\"type\":\"article\",\"id\":\"long\",\"title\":\"Long\",\"text\":\""+"words "*3400000+"\"}")' >"$work/longer.jsonl"
holds "a line of 20 MB is refused with its line" both 'exits 1 deskhand import "$work/longer.jsonl"' 'says "16 MiB"'
holds "a file that is not there is told" both 'exits 1 deskhand import "$work/none.jsonl"' 'says "none.jsonl"'
holds "standard input is read by -" exits 0 sh -c "'$program' --home '$home' --passphrase-file '$work/passphrase' import - <'$top/tests/shell/shop.jsonl'"
holds "a ticket grows by its new messages, what was done here stays" both 'printf "Hola." >"$work/r"' 'exits 0 deskhand reply 1042 --file "$work/r"' 'sed -n "s/\(.*1042.*\)\]}$/\1,{\"id\":\"m2\",\"from\":\"customer\",\"at\":\"2026-11-23T09:00:00Z\",\"text\":\"gracias\"}]}/p" "$top/tests/shell/shop.jsonl" >"$work/grown.jsonl"' 'exits 0 deskhand import "$work/grown.jsonl"' 'exits 0 deskhand show 1042 --json' 'json "[m[\"text\"] for m in one[\"messages\"]][1:]==[\"Hola.\",\"gracias\"]"'

home=$work/again
deskhand init >/dev/null 2>&1
records() { deskhand verify --json | python3 -c 'import json, sys; print(json.load(sys.stdin)["counts"]["records"])'; }
deskhand import "$top/tests/shell/shop.jsonl" >/dev/null
grep '"type":"order"' "$top/tests/shell/shop.jsonl" >"$work/orders.jsonl"
there=$(records)
holds "orders that are there add nothing, without their customers' lines too" both 'exits 0 deskhand import "$work/orders.jsonl"' '[ "$(records)" = "$there" ]'
holds "nor with them" both 'exits 0 deskhand import "$top/tests/shell/shop.jsonl"' '[ "$(records)" = "$there" ]'
sed -i '1s/"status":"[a-z_]*"/"status":"cancelled"/' "$work/orders.jsonl"
holds "one that changed is one record more" both 'exits 0 deskhand import "$work/orders.jsonl"' '[ "$(records)" = $((there + 1)) ]'

retail=$top/../shared/data/retail
if [ -d "$retail" ]; then
    home=$work/retail
    deskhand init >/dev/null 2>&1
    for part in products customers orders macros tickets; do zcat "$retail/$part.jsonl.gz"; done >"$work/retail.jsonl"
    holds "the retail year imports with 0 errors" both 'exits 0 deskhand import --json "$work/retail.jsonl"' 'json "one[\"counts\"][\"product\"]==3502 and one[\"counts\"][\"customer\"]==3613 and one[\"counts\"][\"order\"]==13081 and one[\"counts\"][\"ticket\"]==400 and one[\"counts\"][\"macro\"]==27 and one[\"counts\"][\"bad\"]==0"'
    holds "picks for a retail customer exist and are not owned" both 'exits 0 deskhand recommend 13881 --json -k 10' 'python3 -c "
import json,sys
owned={l[\"product\"] for o in map(json.loads,open(sys.argv[2])) if o[\"type\"]==\"order\" and o[\"customer\"]==\"13881\" for l in o[\"lines\"]}
known={o[\"id\"] for o in map(json.loads,open(sys.argv[2])) if o[\"type\"]==\"product\"}
picks=[p[\"product\"] for p in json.load(open(sys.argv[1]))[\"picks\"]]
sys.exit(0 if len(picks)==10 and not owned&set(picks) and set(picks)<=known else 1)" "$work/out" "$work/retail.jsonl"'
    counts() { python3 - "$home/catalogue.db" "$@" <<'PY'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
sold = dict(db.execute("SELECT id, customers FROM sold"))
pair = dict(((a, b), n) for a, b, n in db.execute("SELECT a.id, b.id, t.customers FROM together t JOIN sold a ON a.key = t.product JOIN sold b ON b.key = t.other"))
print(*[sold.get(p) for p in sys.argv[2:]], *[pair.get((a, b)) for a in sys.argv[2:] for b in sys.argv[2:] if a != b], db.execute("SELECT count(*) > 0 FROM picks_raised").fetchone()[0])
PY
    }
    new_order() { printf '{"type":"customer","id":"fresh%s","name":"Fresh"}\n{"type":"order","id":"FRESH%s","customer":"fresh%s","placed_at":"2011-10-01T08:00:00Z","status":"delivered","currency":"GBP","lines":[{"product":"22697","quantity":1,"price":"1"},{"product":"22698","quantity":1,"price":"1"}]}\n' "$1" "$1" "$1" >"$work/fresh$1.jsonl"; }
    before=$(counts 22697 22698) index=$(stat -c %Y.%i "$home/picks.index")
    new_order 1
    holds "a new order is added to what is counted of a large shop, and nothing is counted anew" both 'exits 0 deskhand import "$work/fresh1.jsonl"' '[ "$index" = "$(stat -c %Y.%i "$home/picks.index")" ]' '[ "$(counts 22697 22698)" = "$(echo "$before" | { read -r a b c d e; echo $((a + 1)) $((b + 1)) $((c + 1)) $((d + 1)) 1; })" ]'
    holds "the same order again adds nothing" both 'exits 0 deskhand import "$work/fresh1.jsonl"' '[ "$(counts 22697 22698)" = "$(echo "$before" | { read -r a b c d e; echo $((a + 1)) $((b + 1)) $((c + 1)) $((d + 1)) 1; })" ]'
    holds "suggest answers a retail ticket" both 'exits 0 deskhand suggest T0008 --json' 'json "len(one[\"drafts\"])==3 and len({d[\"text\"] for d in one[\"drafts\"]})==3"'
else
    echo "skipped: the retail year is not beside this checkout"
fi
finish
