#!/bin/sh
# rewrite, write and triage by a model, and what each does without one.
. "$(dirname "$0")/../support/story.sh"
cd "$top" || exit 1
. tests/support/server.sh
. tests/support/model.sh
golden=$top/tests/shell/golden
# as_golden NAME: what was printed is what stands there, but for the prompt's hash and its tokens.
as_golden() {
    sed -e 's/"prompt_hash":"[0-9a-f]*"/"prompt_hash":"HASH"/' \
        -e 's/"prompt_tokens":[0-9]*/"prompt_tokens":N/' "$work/out" >"$work/plain"
    if [ "${DESKHAND_GOLDEN:-}" = write ]; then cp "$work/plain" "$golden/$1"; fi
    diff "$golden/$1" "$work/plain"
}
said_golden() {
    if [ "${DESKHAND_GOLDEN:-}" = write ]; then cp "$work/err" "$golden/$1"; fi
    diff "$golden/$1" "$work/err"
}
own_help() { exits 0 deskhand "$1" --help; }
model_shop
cat >"$work/more.jsonl" <<'PRODUCTS'
{"type":"product","id":"KT-1","title":"Kettlebell 12","brand":"Ironleaf","category":["Fitness"],"price":"39.90","currency":"EUR","stock":4,"attributes":{"weight":"12 kg","colour":"black"},"description":"A cast iron kettlebell.","url":"https://shop.example/p/KT-1","lang":"en"}
{"type":"product","id":"NO-1","title":"Thing","price":"1.00","currency":"EUR","lang":"en"}
PRODUCTS
exits 0 deskhand import "$work/more.jsonl"
printf 'Hola Ana Ruiz, tu pedido W2378156 salió el 19 de noviembre y llega el 25 de noviembre. Muchas gracias.' >"$work/text"

for command in rewrite write triage; do
    holds "$command --help is as it was" both "own_help $command" "as_golden $command.help"
done

# ---- without a model
holds "rewrite without a model exits 7 and says what is missing" both 'exits 7 deskhand rewrite 1042 --how shorter --file "$work/text"' 'says "needs a model: no [model] url is set"'
holds "rewrite wants to know how" both 'exits 2 deskhand rewrite 1042 --how worse --file "$work/text"' 'says "shorter friendlier formal simpler fix expand translate free"'
holds "rewrite --how free wants an instruction" both 'exits 2 deskhand rewrite 1042 --how free --file "$work/text"' 'says "--instruction"'
holds "rewrite wants one ticket" exits 2 deskhand rewrite --how fix --file "$work/text"
holds "rewrite of a ticket that is none exits 4" exits 4 deskhand rewrite 999 --how fix --file "$work/text"
holds "rewrite of nothing exits 2" exits 2 deskhand rewrite 1042 --how fix --file /dev/null
holds "rewrite --show-request without a model exits 2" exits 2 deskhand rewrite 1042 --how fix --file "$work/text" --show-request
holds "write without a model is the local engine's" both 'exits 0 deskhand write KT-1 --kind description --json' 'json "one[\"engine\"]==\"local\" and one[\"model\"] is None and \"fallback\" not in one and \"Kettlebell 12\" in one[\"text\"] and one[\"verdict\"]==\"pass\""'
holds "each claim of it rests on the product" json 'one["claims"] and all(c["verdict"]=="proved" and c["source"]["kind"]=="product" and c["source"]["id"]=="KT-1" for c in one["claims"])'
holds "write --json is as it was" as_golden write.json
holds "write of a product that is none exits 4" exits 4 deskhand write XX --kind ad
holds "write wants a kind" both 'exits 2 deskhand write KT-1 --kind poem' 'says "description ad social"'
holds "write in a language that the local engine does not know exits 7" both 'exits 7 deskhand write KT-1 --kind ad --lang fi' 'says "knows too little"'
holds "triage without a model is the rules'" both 'exits 0 deskhand triage 1042 --json' 'json "one[\"engine\"]==\"local\" and \"fallback\" not in one"'

# ---- with one
serve <<'SCRIPT'
on POST /v1/chat/completions has "You rewrite" nth 1
    stream chat usage
        draft Hola [[NAME_1]], tu pedido W2378156 salió el 19 de noviembre y llega el 25 de noviembre.
on POST /v1/chat/completions has "You rewrite" nth 2-3
    stream chat usage
        draft Hola [[NAME_1]], tu pedido W2378156 llega el 26 de noviembre.
on POST /v1/chat/completions has "You rewrite" nth 4
    stream chat usage finish=length
        draft Hola \x1b]0;owned\x07 tu
on POST /v1/chat/completions has "You rewrite" nth 5
    status 401
    text {"error":{"message":"no such key","type":"invalid_request_error","code":"invalid_api_key"}}
on POST /v1/chat/completions has "Kettlebell" nth 1
    stream chat usage
        draft The Kettlebell 12 weighs 12 kg, is black and costs 39.90 EUR.
on POST /v1/chat/completions has "Kettlebell" nth 2
    stream chat usage
        draft The Kettlebell 12 weighs 16 kg and was voted first in 400 gyms.
on POST /v1/chat/completions has "Kettlebell" nth 3
    stream chat usage
        draft The Kettlebell 12 is black and holds 250 ml.
on POST /v1/chat/completions has "Kettlebell" nth 4-
    status 400
    text {"error":{"message":"no","type":"invalid_request_error"}}
on POST /v1/chat/completions has "TICKETS" nth 1
    stream chat usage
        draft {"tickets":[{"number":0,"intent":null,"urgency":"urgent","sentiment":-0.75,"lang":"es","reason":"She needs it soon."}]}
on POST /v1/chat/completions has "TICKETS" nth 2
    stream chat usage
        draft Sorry, I cannot.
SCRIPT
configure
holds "rewrite prints the text, and its verdicts on standard error" both 'exits 0 deskhand rewrite 1042 --how shorter --file "$work/text"' '[ "$(cat "$work/out")" = "Hola Ana Ruiz, tu pedido W2378156 salió el 19 de noviembre y llega el 25 de noviembre." ]' 'says "pass"' 'says "proved       date"' 'said_golden rewrite.err'
holds "what left has no name of the customer" both 'journal lacks "Ana Ruiz" "Ruiz" "ana@example.org"' '[ "$(journal count)" = 1 ]'
holds "a date that changed is told, and blocks" both 'exits 3 deskhand rewrite 1042 --how shorter --file "$work/text"' 'says "gone         25 de noviembre"' 'says "new          26 de noviembre"' 'says "block"' 'prints "26 de noviembre"'
holds "rewrite --json says all of it" both 'exits 3 deskhand rewrite 1042 --how shorter --file "$work/text" --json' 'as_golden rewrite.json'
holds "a text cut off is told, without its escapes" both 'exits 0 deskhand rewrite 1042 --how fix --file "$work/text"' 'says "did not reach its end (length)"' '! grep -q "$(printf "\033")" "$work/out"'
holds "a key that is refused exits 7, and nothing is printed" both 'exits 7 deskhand rewrite 1042 --how fix --file "$work/text"' '[ ! -s "$work/out" ]'
exits 0 deskhand rewrite 1042 --how free --instruction "thank her" --file "$work/text" --show-request
holds "rewrite --show-request prints what would leave" both 'prints "thank her"' '! grep -q Ruiz "$work/out"' '[ "$(journal count)" = 5 ]'

holds "write by a model is gated, each claim tied to the product" both 'exits 0 deskhand write KT-1 --kind ad --json' 'json "one[\"engine\"]==\"api\" and one[\"verdict\"]==\"pass\" and len(one[\"claims\"])>=3 and all(c[\"source\"][\"id\"]==\"KT-1\" for c in one[\"claims\"])"'
holds "numbers that stand nowhere in the record block" both 'exits 3 deskhand write KT-1 --kind social --json' 'json "one[\"verdict\"]==\"block\" and any(c[\"text\"]==\"400\" and c[\"verdict\"]==\"unsourced\" for c in one[\"claims\"]) and any(\"16\" in c[\"text\"] for c in one[\"claims\"])"'
holds "one that the guard alone would only mark blocks too" both 'exits 3 deskhand write KT-1 --kind social --json' 'json "one[\"verdict\"]==\"block\" and [c[\"text\"] for c in one[\"claims\"] if c[\"verdict\"]==\"unsourced\"]==[\"250 ml\"]"'
holds "a model that fails leaves it to the local engine, and says so" both 'exits 0 deskhand write KT-1 --kind ad --json' 'json "one[\"engine\"]==\"local\" and one[\"fallback\"]"'
holds "with --engine api it exits 7" exits 7 deskhand write KT-1 --kind ad --engine api
holds "with --engine local nobody is asked" both 'exits 0 deskhand write KT-1 --kind ad --engine local --json' 'json "\"fallback\" not in one"'

holds "triage joins the model to the rules" both 'exits 0 deskhand triage 1042 --json' 'json "one[\"engine\"]==\"api\" and one[\"urgency\"]==\"urgent\" and one[\"sentiment\"]<0 and any(\"She needs it soon.\" in r for r in one[\"reasons\"])"'
holds "and an answer that is none leaves it to the rules, and says so" both 'exits 0 deskhand triage 1042 --json' 'json "one[\"engine\"]==\"local\" and one[\"fallback\"]"'
holds "what the model thought is sealed with the ticket" both 'exits 0 deskhand verify' '! grep -aq "She needs it soon" "$home"/vault.db "$home"/vault.db-wal'
holds "the ledger tells what left for it" both 'exits 0 deskhand ledger 1042' 'prints "triage by model: no intent, urgent, sentiment -0.75"' 'prints "left for a model: triage"' 'prints "left for a model: rewrite"'
exits 0 deskhand ledger 1042 --json
holds "and in JSON too" json 'any(e["kind"]=="triage" and e["record"]["urgency"]=="urgent" and e["record"]["thread_version"]==1 for e in one["entries"])'
exits 0 deskhand triage 1042 --show-request
holds "triage --show-request prints one line of JSON" both 'prints "TICKETS"' '[ "$(wc -l <"$work/out")" = 1 ]'
server_stop
finish
