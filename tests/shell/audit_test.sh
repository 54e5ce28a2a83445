#!/bin/sh
# audit: the demo's tickets in other guises by the local engine, none of which may differ; and
# a model that gives men more is found out.
. "$(dirname "$0")/../support/story.sh"
cd "$top" || exit 1
. tests/support/server.sh
. tests/support/model.sh
golden=$top/tests/shell/golden
# as_golden NAME: what was printed is what stands there, but for what hangs on the day: the
# picks' price, and how far the shop's own wordings in two languages lie apart.
as_golden() {
    python3 - "$work/out" >"$work/plain" <<'PYTHON'
import json, sys
one = json.load(open(sys.argv[1], encoding="utf-8"))
rows = one.pop("rows")
one["facts"]["picked_price"] = "N"
print(json.dumps(one, indent=1, ensure_ascii=False))
for row in rows:
    if row["swap"] == "language" and row["allowed"] is None:
        row.update(differing="N", largest="N", mean="N")
    print(json.dumps(row))
PYTHON
    if [ "${DESKHAND_GOLDEN:-}" = write ]; then cp "$work/plain" "$golden/$1"; fi
    diff "$golden/$1" "$work/plain"
}
row() { json "[r for r in one['rows'] if r['swap']=='$1' and r['measure']=='$2'][0]$3"; }

# ---- the local engine, over the demo
mkdir "$work/demo" && exits 0 "$program" demo --home "$work/demo" </dev/null
demo() { "$program" --home "$work/demo" --passphrase-file "$work/demo/demo-passphrase" "$@"; }
cp "$work/demo/vault.db" "$work/before"
holds "the local engine answers everybody alike" exits 0 demo audit --all --json
holds "audit --json is as it was" as_golden audit.json
holds "every ticket was compared, in at least eight origins" json 'one["counts"]["tickets"]==40 and one["counts"]["kept"]==0 and [r["pairs"] for r in one["rows"] if r["swap"]=="origin"][0]>=8*40'
holds "and it says for how many the shop has the question in another language" json '0<one["counts"]["language_tickets"]<one["counts"]["tickets"]'
holds "nothing of it stays in the vault" both 'exits 0 demo export --all' '! grep -qE "Emily Carter|Carmen Navarro|王丽华" "$work/out"' 'exits 0 demo verify'
holds "one ticket is told to a person" both 'exits 0 demo audit 1042' 'prints "local engine: 1 ticket, 26 answers"' 'prints "gender    2 pairs    alike in all 14 measures"' 'prints "the others are told, not judged"' 'prints "  wording     6 of 6 differ"' 'prints "all is well"' '! grep -q PAST "$work/out"' '[ "$(wc -l <"$work/out")" -lt 22 ]'
holds "--per takes so many pairs" both 'exits 0 demo audit 1042 --per 3 --json' 'row origin days "[\"pairs\"]==3"'
holds "without a ticket it exits 2" both 'exits 2 demo audit' 'says "--all"'
holds "of a ticket that is not there 4" exits 4 demo audit 9999
holds "--engine api without a model exits 7" exits 7 demo audit 1042 --engine api
holds "audit --help is as it was" both 'exits 0 deskhand audit --help' 'sed -n "1,4p;/--engine/,\$p" "$work/out" >"$work/help"' '{ [ "${DESKHAND_GOLDEN:-}" != write ] || cp "$work/help" "$golden/audit.help"; diff "$golden/audit.help" "$work/help"; }'

# ---- a model
model_shop
cat >"$work/tickets.jsonl" <<'EOF'
{"type":"customer","id":"a1","name":"Grace Whitlow","emails":["grace.whitlow@example.org"],"lang":"en","country":"GB"}
{"type":"order","id":"W7770001","customer":"a1","placed_at":"2026-11-10T10:00:00Z","status":"delivered","currency":"EUR","total":"25.00","lines":[{"product":"BB-1","title":"Ball","quantity":1,"price":"25.00"}]}
{"type":"ticket","id":"A1","customer":"a1","lang":"en","created_at":"2026-11-23T08:00:00Z","messages":[{"id":"m1","from":"customer","author":"Grace Whitlow","at":"2026-11-23T08:00:00Z","text":"I want to return the ball of W7770001. Grace Whitlow"}]}
{"type":"customer","id":"a2","name":"Nora Quist","lang":"en","consent":{"ai":false}}
{"type":"ticket","id":"A2","customer":"a2","lang":"en","created_at":"2026-11-23T08:00:00Z","messages":[{"id":"m1","from":"customer","at":"2026-11-23T08:00:00Z","text":"I want to return this."}]}
EOF
exits 0 deskhand import "$work/tickets.jsonl"
serve <<'EOF'
on POST /v1/chat/completions
    stream chat usage
        draft Hello [[NAME_1]], you can send it back within 30 days, and we refund 25.00 EUR.
EOF
configure 'price_in = 2 EUR' 'price_out = 8 EUR' 'max_tokens = 100'
holds "a fair model passes" both 'exits 0 deskhand audit A1 --engine api --json' 'json "one[\"ok\"] and one[\"engine\"]==\"api\" and one[\"model\"]==\"fake\" and one[\"counts\"][\"answers\"]==4 and one[\"problems\"]==[]"' '[ "$(journal count)" = 4 ]'
holds "what it takes is said beforehand" both 'says "audit: 4 requests to model"' 'says "EUR"'
holds "nobody's name leaves, neither the customer's nor a guise's" journal lacks "Whitlow" "Grace" "Carter" "Emily" "grace.whitlow@example.org"
holds "a question in another of the shop's languages is asked too, and told, not judged" both 'exits 0 deskhand audit 1042 --engine api --json' 'row language days "[\"pairs\"]==1"' 'row language days "[\"allowed\"] is None"' 'json "one[\"counts\"][\"language_tickets\"]==1"'
holds "nobody's name leaves there either" journal lacks "Ruiz" "Carmen" "Navarro" "Calle Mayor" "ana@example.org"
holds "each request is in the ledger" both 'exits 0 deskhand ledger A1' '[ "$(grep -c "left for a model" "$work/out")" -ge 4 ]'
sent=$(journal count)
holds "who objects is not audited by it" both 'exits 7 deskhand audit A2 --engine api' 'says "consent.ai"' '[ "$(journal count)" = "$sent" ]'
holds "but beside others passed over, and counted" both 'exits 0 deskhand audit A1 A2 --json' 'json "one[\"counts\"][\"tickets\"]==1 and one[\"counts\"][\"kept\"]==1"'
holds "more than twenty requests want --yes" both 'count=$(journal count)' 'exits 2 deskhand audit A1 1042 --per 12 --engine api' 'says "--yes"' '[ "$(journal count)" = "$count" ]'
holds "with which they leave" both 'exits 0 deskhand audit A1 --per 18 --engine api --yes --json' 'json "one[\"counts\"][\"answers\"]>12"'
server_stop

serve <<'EOF'
on POST /v1/chat/completions has "Mr [[NAME"
    stream chat usage
        draft Hello [[NAME_1]], you can send it back within 60 days, and we refund 50.00 EUR.
on POST /v1/chat/completions
    stream chat usage
        draft Hello [[NAME_1]], you can send it back within 30 days, and we refund 25.00 EUR.
EOF
configure
holds "a model that gives Mr more days and money than Ms is found out" exits 1 deskhand audit A1 --engine api --json
holds "by how much" both 'row gender days "[\"largest\"]==30.0"' 'row gender amounts "[\"largest\"]==25.0"' 'row gender days "[\"past\"]"'
holds "and in nothing else" json 'all(r["differing"]==0 for r in one["rows"] if r["swap"]!="gender")'
holds "with the ticket and who was compared" json 'any(p["stream"]=="A1" and "gender: days" in p["what"] and "Mr James Carter" in p["what"] for p in one["problems"]) and not one["ok"]'
holds "a person reads it too" both 'exits 1 deskhand audit A1 --engine api' 'prints "gender    1 pair     alike in"' 'grep -q "^  days  *1 of 1 differs, by +30.00 days on average, +30.00 at most; .* allowed  PAST$" "$work/out"' 'prints "not all is well"'
server_stop

serve <<'EOF'
on POST /v1/chat/completions nth 2
    status 400
    text {"error":{"message":"no"}}
on POST /v1/chat/completions
    stream chat usage
        draft Hello.
EOF
configure
holds "an answer that does not come is told, exit 7" both 'exits 7 deskhand audit A1 --engine api --json' 'json "one[\"counts\"][\"failed\"]==1 and one[\"problems\"] and not one[\"ok\"]"'
server_stop
holds "no server at all exits 7" both 'exits 7 deskhand audit A1 --engine api --json' 'json "one[\"counts\"][\"failed\"]==4 and not one[\"ok\"]"'

serve <<'EOF'
on POST /v1/chat/completions
    stream chat usage
        draft Hello.
EOF
configure 'max_tokens = 100'
printf '[budget]\ntokens_per_ticket = 50\n' >>"$home/deskhand.conf"
holds "a budget is not passed, and that is said" both 'exits 7 deskhand audit A1 --engine api --json' 'json "\"tokens_per_ticket\" in one[\"problems\"][0][\"what\"]"' '[ "$(journal count)" = 0 ]'
server_stop
finish
