#!/bin/sh
# suggest and recommend by a model: what leaves, what comes back, what is kept of it.
. "$(dirname "$0")/../support/story.sh"
cd "$top" || exit 1
. tests/support/server.sh
. tests/support/model.sh
model_shop

# ---- a chat, n = 3
serve <<EOF
on POST /v1/chat/completions
    header x-request-id: req_1
    stream chat usage
        draft Hola [[NAME_1]], tu pedido W2378156 salió el 19 de noviembre y llega el 25 de noviembre.
        draft Hola, tu pedido W2378156 ya fue entregado y llega el 23 de noviembre.
        draft Hola, lo miramos.
EOF
configure 'temperature = 0.4' 'processor = Example Ltd' 'region = EU' 'retention = 30 days'
exits 0 deskhand suggest 1042 --json
holds "three answers of one request are three drafts of engine api" both 'json "one[\"engine\"]==\"api\" and one[\"model\"]==\"fake\" and len(one[\"drafts\"])==3 and \"fallback\" not in one and one[\"usage\"][\"prompt_tokens\"]>0"' '[ "$(journal count)" = 1 ]'
holds "the name comes back where its placeholder stood" json 'one["drafts"][0]["text"].startswith("Hola Ana Ruiz,")'
holds "what is right is proved, with its source" json 'any(c["verdict"]=="proved" and c["kind"]=="date" for c in one["drafts"][0]["claims"]) and any(s["kind"]=="order" and s["id"]=="W2378156" for s in one["drafts"][0]["sources"])'
holds "what is wrong is contradicted" json 'any(c["verdict"]=="contradicted" and c["severity"]=="block" for c in one["drafts"][1]["claims"])'
holds "each draft says how it ended and which bytes left for it" json 'all(d["finish"]=="stop" and len(d["prompt_hash"])==32 and d["lang"]=="es" for d in one["drafts"])'
holds "n is asked for once, temperature as set" both 'journal body 1 >"$work/body"' 'python3 -c "import json,sys; b=json.load(open(sys.argv[1])); sys.exit(not(b[\"n\"]==3 and b[\"temperature\"]==0.4 and b[\"stream\"] and b[\"model\"]==\"fake\"))" "$work/body"'
holds "nothing of the customer's stands in any byte that left" journal lacks "Ana Ruiz" "Ruiz" "ana@example.org" "+34600111222" "600111222" "Calle Mayor" "28001"
holds "the order's number may be told" sh -c '! python3 "$0" "$1" lacks W2378156' tests/support/journal.py "$work/server/journal"
exits 0 deskhand suggest 1042 --show-request
holds "--show-request sends nothing" [ "$(journal count)" = 1 ]
printf '\n' >>"$work/body"
holds "--show-request is what left, byte for byte" cmp "$work/out" "$work/body"
exits 0 deskhand suggest 1042 --show-request --headers
holds "--headers adds method, address and headers" both 'prints "POST http://127.0.0.1:$port/v1/chat/completions"' 'prints "Content-Type: application/json"'
holds "-n asks for so many" both 'exits 0 deskhand suggest 1042 --json -n 2' 'json "len(one[\"drafts\"])==2"' '[ "$(journal count)" = 2 ]'
holds "--engine local asks nobody" both 'exits 0 deskhand suggest 1042 --json --engine local' 'json "one[\"engine\"]==\"local\" and \"fallback\" not in one"' '[ "$(journal count)" = 2 ]'
egress() { exits 0 deskhand ledger 1042 --json && python3 -c 'import json,sys
one=json.load(open(sys.argv[1],encoding="utf-8"))
found=[e["record"] for e in one["entries"] if e["kind"]=="egress"]
ok=eval(sys.argv[2])
if not ok: print(json.dumps(found,indent=1)[:3000])
sys.exit(not ok)' "$work/out" "$1"; }
holds "each request is recorded before it leaves and as it ended" egress '[e["finish"] for e in found]==["sent","stop","sent","stop"] and found[1]["prompt_tokens"]>0 and found[1]["processor"]=="Example Ltd" and found[1]["region"]=="EU" and found[1]["retention"]=="30 days" and found[0]["prompt_hash"]==found[1]["prompt_hash"] and any(m.startswith("name ") for m in found[0]["masked"]) and found[0]["host"]=="127.0.0.1"'
holds "for a person the ledger has one line a request, the hash short" both 'exits 0 deskhand ledger 1042' '[ "$(grep -c "left for a model" "$work/out")" = 2 ]' '[ "$(grep -cE "prompt [0-9a-f]{8}, masked name [0-9].*; stop, .* tokens" "$work/out")" = 2 ]' '! grep -qE "[0-9a-f]{32}" "$work/out"'
server_stop

# ---- what a person is told of drafts that are not right
serve <<EOF
on POST /v1/chat/completions
    stream chat usage
        draft Hello, thank you for writing to us, your parcel is on its way and we are looking into what happened.
        draft Hola, llámanos al ⟦PHONE_1⟧ y lo miramos.
        draft Hola, tu pedido W2378156 llega el 23 de noviembre.
EOF
configure 'n = 3'
holds "suggest shows a person each flag with its words and its reason, and each claim not proved" both 'exits 0 deskhand suggest 1042' 'grep -q "^    warn  *language  *\"Hello, thank.*…\"  [A-Z]" "$work/out"' 'grep -q "^    block  *placeholder  *\".*PHONE_1⟧\"  [A-Z]" "$work/out"' 'grep -q "^    contradicted date  *\"23 de noviembre\" .* right: 25 de noviembre" "$work/out"' '! grep -q "^    proved " "$work/out"'
holds "one command alone says nothing of a moderation that nobody set" sh -c '! grep -q moderation "$0"' "$work/err"
server_stop

# ---- what never leaves
serve <<EOF
on POST /
    stream chat
        draft Hello.
EOF
configure
cat >"$work/never.jsonl" <<'EOF'
{"type":"customer","id":"n1","name":"Nora Quist","lang":"en","country":"ES","consent":{"ai":false}}
{"type":"customer","id":"n2","name":"Tone Subject","lang":"en","country":"NO"}
{"type":"ticket","id":"N3","customer":"n2","created_at":"2026-11-23T08:00:00Z","lang":"en","messages":[{"id":"m3","from":"customer","at":"2026-11-23T08:00:00Z","text":"Where is my parcel? Regards, Tone"}]}
{"type":"ticket","id":"N1","customer":"n1","created_at":"2026-11-23T08:00:00Z","lang":"en","messages":[{"id":"m1","from":"customer","at":"2026-11-23T08:00:00Z","text":"Where is my parcel?"}]}
{"type":"ticket","id":"N2","customer":"c1","created_at":"2026-11-23T08:00:00Z","lang":"en","messages":[{"id":"m2","from":"customer","at":"2026-11-23T08:00:00Z","text":"My lawyer will take you to court, and I have cancer."}]}
EOF
exits 0 deskhand import "$work/never.jsonl"
holds "who is called like a word of the instructions is hidden where it is the name, and may be answered" both 'exits 0 deskhand suggest N3 --show-request' 'prints "Regards, [[NAME_"' '! grep -q "Tone Subject" "$work/out"'
holds "of one who objects nothing leaves" both 'exits 0 deskhand suggest N1 --json' 'json "one[\"engine\"]==\"local\" and \"consent.ai\" in one[\"fallback\"] and one[\"drafts\"]"' '[ "$(journal count)" = 0 ]'
holds "nor what a word list keeps here" both 'exits 0 deskhand suggest N2 --json' 'json "one[\"engine\"]==\"local\" and \"never_send\" in one[\"fallback\"]"' '[ "$(journal count)" = 0 ]'
holds "with --engine api that exits 7" both 'exits 7 deskhand suggest N1 N2 --engine api' 'says "consent.ai"' 'says "never_send"' '[ "$(journal count)" = 0 ]'
holds "--show-request says that nothing would leave" both 'exits 0 deskhand suggest N1 --show-request' '[ ! -s "$work/out" ]' 'says "nothing would leave"'
holds "nor by recommend" both 'exits 0 deskhand recommend n1 --json' 'json "one[\"engine\"]==\"local\" and \"consent.ai\" in one[\"fallback\"]"' '[ "$(journal count)" = 0 ]'
printf '[privacy]\nlocal_only = true\n' >>"$home/deskhand.conf"
holds "nor with local_only" both 'exits 0 deskhand suggest 1042 --json' 'json "\"local_only\" in one[\"fallback\"]"' '[ "$(journal count)" = 0 ]'
configure 'regions = FR'
holds "nor to where no profile may answer" both 'exits 0 deskhand suggest 1042 --json' 'json "\"ES\" in one[\"fallback\"]"' '[ "$(journal count)" = 0 ]'
holds "an unknown profile exits 2" both 'exits 2 deskhand suggest 1042 --model nobody' 'says "nobody"'
holds "batches answer one line an input line, in order" both 'configure' 'printf "1043\nnone\n1042\n" >"$work/ids"' 'exits 4 sh -c "\"$program\" --home \"$home\" --passphrase-file \"$work/passphrase\" suggest --stdin --json <\"$work/ids\""' 'json "[l[\"ticket\"] for l in lines]==[\"1043\",\"none\",\"1042\"] and lines[0][\"engine\"]==\"api\" and lines[1][\"error\"][\"code\"]==4"'
server_stop

# ---- messages: three requests, each for another answer
serve <<EOF
on POST /v1/messages nth 1
    stream messages usage
        draft Uno.
on POST /v1/messages nth 2
    stream messages usage
        draft Dos.
on POST /v1/messages nth 3
    stream messages usage
        draft Tres.
EOF
printf 'sk-secret-key\n' >"$work/key"
configure 'api = messages' "key_file = $work/key"
holds "an API that gives one answer is asked three times at once" both 'exits 0 deskhand suggest 1042 --json' 'json "sorted(d[\"text\"] for d in one[\"drafts\"])==[\"Dos.\",\"Tres.\",\"Uno.\"]"' '[ "$(journal count)" = 3 ]'
holds "with its headers and its key" both 'journal head 1 >"$work/head"' 'grep -qi "^x-api-key: sk-secret-key" "$work/head"' 'grep -qi "^anthropic-version: 2023-06-01" "$work/head"'
for i in 1 2 3; do journal body $i && echo; done | sort >"$work/left"
exits 0 deskhand suggest 1042 --show-request
sort "$work/out" >"$work/shown"
holds "--show-request shows a line a request, as they left" both 'cmp "$work/shown" "$work/left"' '[ "$(sort -u "$work/left" | wc -l)" = 3 ]'
exits 0 deskhand suggest 1042 --show-request --headers
holds "the key is shown as ***" both 'prints "x-api-key: ***"' '! grep -q sk-secret "$work/out"'
for i in 1 2 3; do journal head $i; done | tr -d '\r' | sed 's/sk-secret-key/***/; s#^POST \(.*\) HTTP/1.1#POST http://127.0.0.1:'"$port"'\1#' | sort >"$work/left"
grep -v '^{' "$work/out" | grep . | sort >"$work/shown"
holds "and every header as it left" cmp "$work/shown" "$work/left"
server_stop

# ---- a server that is asked otherwise, once
serve <<EOF
on POST /v1/chat/completions has "\"max_tokens\""
    status 400
    text {"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.","type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}}
on POST /v1/chat/completions has "\"temperature\""
    status 400
    text {"error":{"message":"Unsupported value: 'temperature' does not support 0.4 with this model.","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}}
on POST /v1/chat/completions has "\"n\":"
    status 400
    text {"error":{"message":"Unsupported parameter: 'n'","type":"invalid_request_error","param":"n","code":"unsupported_parameter"}}
on POST /v1/chat/completions
    stream chat usage
        draft Hola.
EOF
configure 'max_tokens = 200' 'temperature = 0.4'
holds "what a server does not take is left out, and remembered" both 'exits 0 deskhand suggest 1042 1043 --json' 'json "all(l[\"engine\"]==\"api\" and l[\"notice\"]==\"3 of 3 answers were the same\" for l in lines)"' '[ "$(journal count)" = 9 ]'
server_stop

serve <<EOF
on POST /v1/messages has "\"temperature\""
    status 400
    text {"error":{"message":"temperature is not supported","type":"invalid_request_error","param":"temperature","code":"unsupported_parameter"}}
on POST /v1/messages
    stream messages usage
        draft Hola.
EOF
configure 'api = messages' 'temperature = 0.4'
holds "also by requests that run beside each other" both 'exits 0 deskhand suggest 1042 1043 --json' 'json "[l[\"notice\"] for l in lines]==[\"3 of 3 answers were the same\"]*2"' '[ "$(journal count)" = 9 ]'
server_stop

# ---- a server that passes over n
serve <<EOF
on POST /v1/chat/completions has "\"n\":3"
    stream chat usage
        draft Uno.
on POST /v1/chat/completions nth 1
    stream chat usage
        draft Dos.
on POST /v1/chat/completions
    stream chat usage
        draft Tres.
EOF
configure
holds "a server that gives one of three answers is asked for the others, and then singly" both 'exits 0 deskhand suggest 1042 1043 --json' 'json "[l[\"notice\"] for l in lines]==[\"2 of 3 answers were the same\",\"3 of 3 answers were the same\"] and lines[0][\"drafts\"][0][\"text\"]==\"Uno.\""' '[ "$(journal count)" = 6 ]'
server_stop

# ---- rates, quota
serve <<EOF
on POST /v1/chat/completions nth 1
    status 429
    header retry-after-ms: 20
    text {"error":{"message":"Rate limit reached","type":"requests","param":null,"code":"rate_limit_exceeded"}}
on POST /v1/chat/completions
    stream chat
        draft Hola.
EOF
configure 'n = 1'
holds "a refusal for its rate is tried again as the server says" both 'exits 0 deskhand suggest 1042 --json' 'json "one[\"engine\"]==\"api\" and len(one[\"drafts\"])==1"' '[ "$(journal count)" = 2 ]' 'says "tried again in 0.0 s"'
holds "that it left twice is recorded" egress 'found[-2]["finish"].startswith("again: ") and found[-1]["finish"]=="stop"'
server_stop
serve <<EOF
on POST /
    status 429
    header retry-after-ms: 20
    text {"error":{"message":"You exceeded your current quota","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}
EOF
configure 'n = 1'
holds "without quota it is not tried again" both 'exits 0 deskhand suggest 1042 --json' 'json "one[\"engine\"]==\"local\" and one[\"fallback\"] and one[\"drafts\"]"' '[ "$(journal count)" = 1 ]'
holds "and exits 7 with --engine api" both 'exits 7 deskhand suggest 1042 --json --engine api' 'json "one[\"error\"][\"code\"]==7"'
server_stop

# ---- budgets
serve <<EOF
on POST /
    stream chat usage
        draft Hola.
EOF
configure 'n = 1' 'max_tokens = 100'
printf '[budget]\ntokens_per_ticket = 50\n' >>"$home/deskhand.conf"
holds "a budget stops before it is passed" both 'exits 0 deskhand suggest 1043 --json' 'json "one[\"engine\"]==\"local\" and \"tokens_per_ticket\" in one[\"fallback\"]"' '[ "$(journal count)" = 0 ]'
server_stop

# ---- three requests, of which the budget has room for one
serve <<EOF
on POST /v1/messages
    stream messages usage
        draft Hola.
EOF
configure 'api = messages' 'max_tokens = 100'
cat >"$work/budget.jsonl" <<'EOF'
{"type":"ticket","id":"B1","customer":"c1","created_at":"2026-11-23T08:00:00Z","lang":"es","messages":[{"id":"m1","from":"customer","at":"2026-11-23T08:00:00Z","text":"¿Dónde está mi paquete?"}]}
EOF
exits 0 deskhand import "$work/budget.jsonl"
printf '[budget]\ntokens_per_ticket = 1\n' >>"$home/deskhand.conf"
exits 7 deskhand suggest B1 --engine api
needed=$(sed -n 's/.*may take \([0-9]*\) more.*/\1/p' "$work/err")
sed -i "s/^tokens_per_ticket.*/tokens_per_ticket = $((needed + 50))/" "$home/deskhand.conf"
holds "what the budget has room for is asked, and the rest is said" both 'exits 0 deskhand suggest B1 --json' 'json "one[\"engine\"]==\"api\" and len(one[\"drafts\"])==1 and \"tokens_per_ticket\" in one[\"notice\"]"' '[ "$(journal count)" = 1 ]'
server_stop

# ---- killed while it waits
serve <<EOF
on POST /v1/chat/completions
    never
EOF
configure 'n = 1'
"$program" --home "$home" --passphrase-file "$work/passphrase" suggest 1043 >/dev/null 2>&1 &
waiting=$!
for _ in $(seq 100); do [ "$(journal count)" = 1 ] && break; sleep 0.2; done
kill -9 "$waiting" && wait "$waiting" 2>/dev/null
holds "of a program that died while it waited is recorded that it left" both 'exits 0 deskhand ledger 1043' '[ "$(grep "left for a model" "$work/out" | tail -n 1 | grep -c "; sent$")" = 1 ]' 'exits 0 deskhand verify'
server_stop

# ---- moderation
serve <<EOF
on POST /v1/moderations
    text {"id":"m","model":"m","results":[{"flagged":false,"categories":{"hate":false},"category_scores":{"hate":0.1}},{"flagged":true,"categories":{"hate":true},"category_scores":{"hate":0.9}}]}
on POST /v1/chat/completions
    stream chat usage
        draft Hola [[NAME_1]].
        draft Malo.
EOF
configure 'n = 2' 'moderation = true'
holds "a draft that the server's moderation flags says so" both 'exits 0 deskhand suggest 1042 --json' 'json "[[f[\"kind\"] for f in d[\"flags\"] if \"moderation\" in f[\"reason\"]] for d in one[\"drafts\"]]==[[],[\"sensitive\"]]"' '[ "$(journal count /v1/moderations)" = 1 ]'
holds "which is shown no name either" journal lacks "Ana Ruiz"
server_stop
serve <<EOF
on POST /v1/moderations
    status 404
    text {"error":{"message":"no such path"}}
on POST /v1/chat/completions
    stream chat usage
        draft Hola.
EOF
configure 'n = 1' 'moderation = true'
holds "where it does not answer the draft stands, and says so" both 'exits 0 deskhand suggest 1042 --json' 'json "one[\"engine\"]==\"api\" and any(f[\"kind\"]==\"sensitive\" and f[\"severity\"]==\"mark\" and \"not looked at\" in f[\"reason\"] for f in one[\"drafts\"][0][\"flags\"])"'
configure 'n = 2'
holds "that there is none is said once" both 'exits 0 deskhand suggest 1042 1043 --json' '[ "$(grep -c "no moderation" "$work/err")" = 1 ]'
server_stop

# ---- picks, of the demo's customers
mkdir "$work/demo" && exits 0 "$program" demo --home "$work/demo" </dev/null
demo() { "$program" --home "$work/demo" --passphrase-file "$work/demo/demo-passphrase" "$@"; }
configure_demo() { configure "$@" && mv "$home/deskhand.conf" "$work/demo/deskhand.conf"; }
exits 0 demo recommend c1 --json --engine local
cp "$work/out" "$work/local-picks"
first=$(python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))["picks"][0]["product"])' "$work/local-picks")
serve <<EOF
on POST /v1/chat/completions
    stream chat usage
        draft {"picks":[{"id":"NO-SUCH","explanation":"inventado"},{"id":"$first","explanation":"Va bien con lo tuyo."}]}
EOF
configure_demo
holds "recommend --show-request prints what would leave, and sends nothing" both 'exits 0 demo recommend c1 --show-request' 'json "one[\"model\"]==\"fake\""' '[ "$(journal count)" = 0 ]'
cp "$work/out" "$work/shown"
exits 0 demo recommend c1 --json
cp "$work/out" "$work/picks"
holds "and as much leaves" both 'journal body 1 >"$work/left"' 'printf "\n" >>"$work/left"' '[ "$(wc -c <"$work/left")" = "$(wc -c <"$work/shown")" ]'
cp "$work/picks" "$work/out"
holds "picks are the shop's own, explained; what was invented is counted" json 'one["engine"]=="api" and one["model"]=="fake" and one["refused"]==1 and one["picks"][0]["product"]=="'"$first"'" and one["picks"][0]["explanation"]=="Va bien con lo tuyo." and len(one["picks"])==5 and all(p["product"]!="NO-SUCH" for p in one["picks"])'
cat >"$work/same.py" <<'PYTHON'
import json, sys
a, b = [json.load(open(path, encoding="utf-8")) for path in sys.argv[1:]]
bare = lambda one: [{k: v for k, v in pick.items() if k != "explanation"} for pick in one["picks"]]
sys.exit(bare(a) != bare(b))
PYTHON
holds "with name, price and stock as the catalogue has them, in the local order" python3 "$work/same.py" "$work/out" "$work/local-picks"
holds "nothing of the customer's leaves for them" journal lacks "Ana Ruiz" "ana@example.org" "600 000 101" "Calle del Olmo"
holds "a customer's requests are recorded, too" both 'exits 0 demo export --customer c1' 'exits 0 demo verify'
cat >"$work/quiet.jsonl" <<'EOF'
{"type":"customer","id":"q1","name":"Quin Abel","lang":"en","country":"ES","interests":["falconry"],"brands":["Northline"],"consent":{"personalised":false}}
{"type":"order","id":"W9990001","customer":"q1","placed_at":"2026-11-10T10:00:00Z","status":"delivered","currency":"EUR","total":"25.00","lines":[{"product":"NL-1","title":"Trail 2","quantity":1,"price":"25.00"}]}
EOF
exits 0 demo import "$work/quiet.jsonl"
exits 0 demo recommend q1 --json
holds "without consent neither history nor likes leave" both 'json "one[\"personalised\"]==False and one[\"engine\"]==\"api\""' 'journal lacks W9990001 falconry'
server_stop
finish
