#!/bin/sh
# Each way of addressing a model, with a customer whose every value is a canary; and what it all cost.
. "$(dirname "$0")/../support/story.sh"
cd "$top" || exit 1
. tests/support/server.sh
. tests/support/model.sh
model_shop
cat >"$work/canary.jsonl" <<'EOF'
{"type":"customer","id":"k1","name":"Zelda Quackenbush","emails":["zelda.q@canary.example","zq2@canary.example"],"phones":["+34 655 443 322"],"addresses":[{"name":"Zelda Quackenbush","line1":"Calle del Canario 77, 4.º B","city":"Madrid","postcode":"28077","country":"ES"}],"lang":"en"}
{"type":"order","id":"W2390077","customer":"k1","placed_at":"2026-11-17T10:00:00Z","status":"shipped","currency":"EUR","total":"89.90","lines":[{"product":"NL-1","title":"Trail 2","quantity":1,"price":"89.90"}],"shipments":[{"carrier":"DHL","tracking":"JD0177777777","status":"in_transit","shipped_at":"2026-11-19","eta":"2026-11-25"}],"address":{"name":"Zelda Quackenbush","line1":"Calle del Canario 77","city":"Madrid","postcode":"28077","country":"ES"}}
{"type":"ticket","id":"K1","customer":"k1","subject":"Parcel of Zelda Quackenbush","channel":"email","lang":"en","tags":["zelda.q@canary.example"],"created_at":"2026-11-23T08:00:00Z","messages":[{"id":"k1","from":"customer","author":"Zelda Quackenbush","sender":"zelda.q@canary.example","verified":true,"at":"2026-11-23T08:00:00Z","text":"Hello, W2390077 is late. I live at Calle del Canario 77, 4.º B, 28077 Madrid. Call me: 655-44-33-22, or ６５５４４３３２２. My card is 4111 1111 1111 1111, IBAN ES91 2100 0418 4502 0005 1332. Mail zelda.q@canary.example","attachments":[{"name":"Zelda-Quackenbush.jpg","type":"image/jpeg","size":9}]},{"id":"k2","from":"agent","visibility":"internal","author":"Marta","at":"2026-11-23T08:10:00Z","text":"Rang ZELDA on +34655443322."},{"id":"k3","from":"customer","author":"Zelda Quackenbush","sender":"zelda.q@canary.example","verified":true,"at":"2026-11-23T08:20:00Z","text":"Any news? Z. Quackenbush"}]}
EOF
exits 0 deskhand import "$work/canary.jsonl"
printf 'sk-canary-key\n' >"$work/key"

# The same answer, however it is asked for.
cat >"$work/rules" <<EOF
on POST /v1/chat/completions
    stream chat usage
        draft Hello [[NAME_1]], it is due on 25 November.
on POST /v1/completions
    stream completions usage
        draft Hello [[NAME_1]], it is due on 25 November.
on POST /v1/engines/fake/completions
    stream completions usage
        draft Hello [[NAME_1]], it is due on 25 November.
on POST /v1/responses
    stream responses usage
        draft Hello [[NAME_1]], it is due on 25 November.
on POST /v1/messages
    stream messages usage
        draft Hello [[NAME_1]], it is due on 25 November.
on POST /v1/openai/deployments/fake/chat/completions?api-version=2024-10-21
    stream chat usage
        draft Hello [[NAME_1]], it is due on 25 November.
EOF
answers() { # answers API KEY-HEADER [LINE...]
    api=$1 header=$2
    shift 2
    serve <"$work/rules"
    configure "api = $api" 'n = 1' "key_file = $work/key" "$@"
    holds "$api answers" both 'exits 0 deskhand suggest K1 --json --engine api' 'json "one[\"engine\"]==\"api\" and one[\"drafts\"][0][\"finish\"]==\"stop\" and one[\"drafts\"][0][\"text\"].startswith(\"Hello Zelda\") and one[\"usage\"][\"prompt_tokens\"]>0"'
    holds "$api is given its key, which is shown nowhere" both 'journal head 1 | grep -qi "^$header"' '! grep -rq sk-canary-key "$work/out" "$work/err"'
    holds "$api is sent no value of the customer's" journal lacks Zelda Quackenbush canary.example "655 443 322" 655443322 655-44-33-22 ６５５４４３３２２ "Canario" 28077 "4111 1111" 4111111111111111 "ES91 2100" ES9121000418450200051332
    journal body 1 >"$work/left"
    holds "$api: --show-request is what left" both 'exits 0 deskhand suggest K1 --show-request' 'printf "\n" >>"$work/left"' 'cmp "$work/out" "$work/left"'
    server_stop
}
answers chat "Authorization: Bearer sk-canary-key"
answers completions "Authorization: Bearer sk-canary-key"
answers engine "Authorization: Bearer sk-canary-key"
answers responses "Authorization: Bearer sk-canary-key"
answers messages "x-api-key: sk-canary-key"
answers azure "api-key: sk-canary-key" 'api_version = 2024-10-21'
holds "stats sums what was asked, and nobody is named" both 'exits 0 deskhand stats --json' 'json "one[\"asked\"][\"requests\"]==6 and one[\"asked\"][\"failed\"]==0 and one[\"asked\"][\"prompt_tokens\"]>0"' '! grep -qi "zelda\|k1" "$work/out"'
holds "ledger says what left and what of it was masked" both 'exits 0 deskhand ledger K1' 'prints "left for a model: drafts by model, fake at 127.0.0.1"' 'prints "masked name"'

# ---- with order and tracking numbers hidden too
serve <"$work/rules"
configure 'n = 1'
printf '[privacy]\nmask = orders\n' >>"$home/deskhand.conf"
holds "with mask = orders their numbers stay here" both 'exits 0 deskhand suggest K1 --json --engine api' 'journal lacks W2390077 JD0177777777'
server_stop

# ---- languages, regions
serve <"$work/rules"
configure 'n = 1' 'languages = en'
printf '[model.east]\nmodel = east\nlanguages = zh ja\n' >>"$home/deskhand.conf"
holds "each language has its profile" both 'exits 0 deskhand suggest K1 1043 --json' 'json "[l[\"model\"] for l in lines]==[\"fake\",\"east\"]"'
holds "--model names another" both 'exits 0 deskhand suggest K1 --json --model east' 'json "one[\"model\"]==\"east\""'
holds "a language that has none is answered here" both 'exits 0 deskhand suggest 1042 --json' 'json "one[\"engine\"]==\"local\" and \"language\" in one[\"fallback\"]"'
server_stop

# ---- budgets of a day
serve <"$work/rules"
configure 'n = 1' 'max_tokens = 50' 'price_in = 1 EUR' 'price_out = 2 EUR'
exits 0 deskhand suggest K1 --json --engine api
used=$(python3 -c 'import json,sys; u=json.load(open(sys.argv[1]))["usage"]; print(u["prompt_tokens"]+u["completion_tokens"])' "$work/out")
before=$(journal count)
printf '[budget]\ntokens_per_day = %s\n' "$((used + 100))" >>"$home/deskhand.conf"
holds "what was used counts for the day's budget, which is not passed" both 'exits 0 deskhand suggest 1043 --json' 'json "one[\"engine\"]==\"local\" and \"tokens_per_day\" in one[\"fallback\"]"' '[ "$(journal count)" = "$before" ]'
configure 'n = 1' 'max_tokens = 50' 'price_in = 1 EUR' 'price_out = 2 EUR'
printf '[budget]\nmoney_per_day = 0.0001 EUR\n' >>"$home/deskhand.conf"
holds "nor is that of money" both 'exits 7 deskhand suggest 1043 --engine api' 'says "money_per_day"' '[ "$(journal count)" = "$before" ]'
server_stop
finish
