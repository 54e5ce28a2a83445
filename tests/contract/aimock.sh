#!/bin/sh
# The whole road to a model and back, with aimock in the vendors' place: what it answers is read, what goes
# wrong is told, and in what it was sent (its journal) nothing of the customer's stands.
# usage: aimock.sh CACHE   (the folder with node_modules)
. "$(dirname "$0")/../support/story.sh"
cd "$top" || exit 1
. tests/support/model.sh
cache=$1
model_shop

mkfifo "$work/leash"
node tests/contract/mock.mjs "$cache" "$work/address" "$work/journal.json" <"$work/leash" >"$work/mock.log" 2>&1 &
mock=$!
exec 9>"$work/leash"
trap 'exec 9>&-; kill "$mock" 2>/dev/null; rm -rf "$work"' EXIT
for _ in $(seq 100); do [ -s "$work/address" ] && break; sleep 0.1; done
[ -s "$work/address" ] || { cat "$work/mock.log"; echo "0 passed, 1 failed"; exit 1; }

# profile API MODEL: the next answer is aimock's to that model
profile() {
    printf '[model]\nurl = %s/v1\napi = %s\nmodel = %s\nn = 1\nidle_timeout = 5\n' "$(cat "$work/address")" "$1" "$2" >"$home/deskhand.conf"
}
suggests() { # suggests API MODEL EXPRESSION
    profile "$1" "$2"
    exits 0 deskhand suggest 1042 --engine api --json && json "$3"
}
fails() { # fails MODEL WORDS: exit 7 and says so; without --engine the local drafts stand in its place
    profile chat "$1"
    exits 7 deskhand suggest 1042 --engine api && says "$2" &&
        exits 0 deskhand suggest 1042 --json && json 'one["engine"]=="local" and one["fallback"] and one["drafts"]'
}

for api in chat responses messages; do
    holds "$api: a stream is read to its end" suggests "$api" good \
        'one["engine"]=="api" and "está en camino" in one["drafts"][0]["text"] and one["drafts"][0]["finish"]=="stop" and not one["drafts"][0].get("truncated")'
    holds "$api: cut by the token limit, it is marked" suggests "$api" long 'one["drafts"][0]["finish"]=="length" and one["drafts"][0]["truncated"]'
done
holds "a rate limit is waited for, then it is answered" suggests chat limit 'one["engine"]=="api" and one["drafts"][0]["finish"]=="stop"'
holds "a filtered answer is told" suggests chat filtered 'one["drafts"][0]["finish"]=="filter"'
holds "a stream that ends too early is marked" suggests chat cut 'one["drafts"][0]["truncated"]'
holds "a connection that breaks in the answer is marked" suggests chat gone 'one["drafts"][0]["truncated"]'
holds "a quota that is used up is told, and not asked again" fails quota "quota"
holds "a server that is overloaded is told" fails down "503"
holds "a model that nobody knows is told" fails unknown "unknown"
holds "JSON that is none is told" fails malformed "json"

exec 9>&-
wait "$mock"
sent() { # sent EXPRESSION over the journal as `requests`
    python3 -c 'import json,sys
requests=json.load(open(sys.argv[1],encoding="utf-8")); text=json.dumps(requests,ensure_ascii=False)
ok=eval(sys.argv[2]); print(sys.argv[2]); sys.exit(0 if ok else 1)' "$work/journal.json" "$1"
}
holds "the quota was asked once a command, the rate limit twice" sent \
    'sum(r["body"]["model"]=="quota" for r in requests)==2 and sum(r["body"]["model"]=="limit" for r in requests)==2'
for canary in "Ana" "Ruiz" "ana@" "+34" "Calle" "28001"; do
    holds "no field that was sent has '$canary'" sent "\"$canary\" not in text.replace(\"Hola Ana, tu pedido está\",\"\")"
done
holds "every request was about this ticket's question" sent 'requests and all("W2378156" in json.dumps(r["body"]) for r in requests)'
finish
