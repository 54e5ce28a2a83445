#!/bin/sh
# A model that cannot be asked, or answers what it should not: a clear line, the right exit code,
# the local drafts in its place.
. "$(dirname "$0")/../support/story.sh"
cd "$top" || exit 1
. tests/support/server.sh
. tests/support/model.sh
model_shop

# local_instead WORDS...: suggest answers by the local engine and says why; --engine api exits 7
local_instead() {
    exits 0 deskhand suggest 1042 --json || return 1
    json 'len(lines)==1 and one["engine"]=="local" and one["model"] is None and "W2378156" in one["drafts"][0]["text"]' || return 1
    for words in "$@"; do
        python3 -c 'import json,sys; one=json.load(open(sys.argv[1])); print(one["fallback"]); sys.exit(sys.argv[2].lower() not in one["fallback"].lower())' "$work/out" "$words" || return 1
    done
    exits 7 deskhand suggest 1042 --json --engine api || return 1
    json 'len(lines)==1 and one["error"]["code"]==7' || return 1
    says "deskhand: "
}
# With a server that answers as standard input says
with() {
    sentence=$1
    shift
    serve
    configure 'n = 1' 'first_byte_timeout = 1' 'idle_timeout = 1'
    holds "$sentence" "$@"
    server_stop
}
no_control() { ! LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$1"; }

# ---- the key
printf 'sk-open\n' >"$work/key"
chmod 644 "$work/key"
port=9
# key_wrong COMMAND...: the local engine answers, the exit code is 2; with --engine api it does not
key_wrong() {
    exits 2 deskhand "$@" --json && json 'len(lines)==1 and one["engine"]=="local" and "key_file" in one["fallback"]' &&
        says "key_file" && ! grep -q sk-open "$work/err" && exits 2 deskhand "$@" --json --engine api && json 'one["error"]["code"]==2'
}
configure "key_file = $work/key"
holds "a key that others can read" both 'key_wrong suggest 1042' 'key_wrong recommend c1' 'key_wrong triage 1042'
configure "key_file = $work/none"
holds "a key that is not there" both 'key_wrong suggest 1042' 'prints "key_file"'
configure 'key_command = exit 3'
holds "a command for it that fails" both 'exits 2 deskhand suggest 1042 --json' 'prints "key_command: it ended with status 3"'
with "a key that the server refuses" local_instead "key" <<'EOF'
on POST /
    status 401
    text {"error":{"message":"Incorrect API key provided: sk-o***n.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}
EOF
# ---- the key, said by the server
key=sk-TESTKEY-0123456789abcdef
printf '%s\n' "$key" >"$work/key.said"
chmod 600 "$work/key.said"
# no_key FILE: neither it nor a good part of it, in either case
no_key() { ! grep -qi -e sk-TESTK -e KEY-0123 -e 456789ab "$1"; }
key_stays() {
    exits 0 deskhand suggest 1042 --json && no_key "$work/out" && no_key "$work/err" && grep -qF '********' "$work/out" && exits 1 deskhand doctor && no_key "$work/out"
}
# said SENTENCE: with a server that answers as standard input says
said() {
    serve
    configure 'n = 1' "key_file = $work/key.said"
    holds "the key in $1 is starred out" key_stays
    server_stop
}
said "an error's words and its request id" <<EOF
on POST /
    status 400
    header X-Request-Id: $key
    text {"error":{"message":"Key $key bad","type":"$key","param":null,"code":"$key"}}
EOF
said "an error, cut or spelt otherwise," <<EOF
on POST /
    status 422 $key
    header X-Request-Id: sk-TESTKEY
    text {"error":{"message":"Key sk-TESTKEY-012\\u200b3456789abcdef or sk-testkey-0123456789ABCDEF or sk-TESTKEY-0123456789abc bad","type":null,"param":null,"code":null}}
EOF
said "an error within a stream" <<EOF
on POST /
    header Content-Type: text/event-stream
    text data: {"error":{"message":"invalid key $key","code":"$key"}}\\n\\n
EOF
said "a page" <<EOF
on POST /
    status 403
    header Content-Type: text/html
    text <html><title>Bearer $key</title></html>
EOF
serve <<EOF
on POST /
    stream chat
        draft Tu clave es $key y llega el lunes.
EOF
configure 'n = 1' "key_file = $work/key.said"
holds "a draft that the server wrote the key into is blocked, and it is starred out" both 'exits 0 deskhand suggest 1042 --json' 'no_key "$work/out"' 'json "one[\"engine\"]==\"api\" and chr(42)*27 in one[\"drafts\"][0][\"text\"] and any(f[\"kind\"]==\"internal\" and f[\"severity\"]==\"block\" for f in one[\"drafts\"][0][\"flags\"])"'
server_stop
# ---- the address
with "a model that nobody knows" local_instead "fake" <<'EOF'
on POST /
    status 404
    text {"error":{"message":"The model 'fake' does not exist","type":"invalid_request_error","param":null,"code":"model_not_found"}}
EOF
with "an address that answers with a page" local_instead "url" <<'EOF'
on POST /
    header Content-Type: text/html
    text <html><body>Welcome</body></html>
EOF
with "a proxy's page" local_instead "[502]" <<'EOF'
on POST /
    status 502
    header Content-Type: text/html
    header x-should-retry: false
    text <html><body>Bad Gateway</body></html>
EOF
serve <<'EOF'
on POST /elsewhere
    stream chat
        draft Hola.
on POST /
    status 302
    header Location: /elsewhere
    text moved
EOF
configure 'n = 1'
holds "a redirect is not followed" both 'local_instead' '[ "$(journal count /elsewhere)" = 0 ]'
server_stop
configure 'n = 1'
holds "a server that is not there" local_instead "127.0.0.1"
holds "picks are then the local engine's" both 'exits 0 deskhand recommend c1 --json' 'json "one[\"engine\"]==\"local\" and \"explanation\" not in str(one)"'

# ---- the certificate
openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/tls.key" -out "$work/tls.crt" -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost >/dev/null 2>&1
cat >"$work/tls.py" <<'PYTHON'
import http.server, ssl, sys
class Refusing(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        open(sys.argv[3], "w").write("asked")
        self.send_error(500)
    def log_message(self, *words): pass
server = http.server.HTTPServer(("127.0.0.1", 0), Refusing)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1], sys.argv[2])
server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_port, flush=True)
server.serve_forever()
PYTHON
python3 "$work/tls.py" "$work/tls.crt" "$work/tls.key" "$work/asked" >"$work/tls.port" 2>/dev/null &
tls=$!
for _ in $(seq 100); do [ -s "$work/tls.port" ] && break; sleep 0.2; done
printf '[model]\nurl = https://localhost:%s/v1\nmodel = fake\nn = 1\n' "$(cat "$work/tls.port")" >"$home/deskhand.conf"
holds "a certificate that nobody vouches for" both 'local_instead "certificate"' '[ ! -e "$work/asked" ]'
printf 'ca_file = %s\n' "$work/tls.crt" >>"$home/deskhand.conf"
holds "is taken with a ca_file" both 'exits 0 deskhand suggest 1042 --json' '[ -e "$work/asked" ]'
kill "$tls" && wait "$tls" 2>/dev/null

# ---- what comes
with "100 MB" local_instead <<'EOF'
on POST /
    fill 100MB x
EOF
with "a line without an end" local_instead <<'EOF'
on POST /
    header Content-Type: text/event-stream
    text data: {"choices":[{"index":0,"delta":{"content":"
    fill 20MB x
EOF
with "a server that never answers" local_instead "127.0.0.1" <<'EOF'
on POST /
    never
EOF
with "no JSON" local_instead <<'EOF'
on POST /
    header Content-Type: text/event-stream
    text data: {"choices":[{"index":0,\n\n
EOF
with "an error in the place of an answer" local_instead "overloaded" <<'EOF'
on POST /
    text {"error":{"message":"The server is overloaded","type":"server_error","code":null}}
EOF
with "a refusal" local_instead "refused" "I cannot." <<'EOF'
on POST /
    header Content-Type: text/event-stream
    text data: {"choices":[{"index":0,"delta":{"refusal":"I cannot."},"finish_reason":null}]}\n\n
    text data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n
EOF
serve <<'EOF'
on POST /
    stream chat
        draft Va en camino y llega el lunes, un saludo cordial.
        draft No lo sabemos todavía: preguntamos hoy al transportista.
        draft Va en camino y te llega el lunes, un saludo cordial.
EOF
configure 'n = 3'
holds "two answers that say the same are one draft, and it is said" both 'exits 0 deskhand suggest 1042 --json' 'json "len(one[\"drafts\"])==2 and one[\"drafts\"][1][\"text\"].startswith(\"No lo sabemos\") and one[\"notice\"]==\"2 of 3 answers were the same\""'
server_stop
serve <<'EOF'
on POST /
    header Content-Type: text/event-stream
    text data: {"choices":[{"index":0,"delta":{"content":"Ni hablar."},"finish_reason":"refusal"}]}\n\n
    text data: {"choices":[{"index":1,"delta":{"content":"Va en camino."},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n
EOF
configure 'n = 2'
holds "what was refused is no draft beside one that was not; its words are told" both 'exits 0 deskhand suggest 1042 --json' 'json "one[\"engine\"]==\"api\" and [d[\"text\"] for d in one[\"drafts\"]]==[\"Va en camino.\"] and \"answer 1: the model refused: Ni hablar.\" in one[\"notice\"]"'
server_stop
with "a content filter" local_instead "filter" <<'EOF'
on POST /
    header Content-Type: text/event-stream
    text data: {"choices":[{"index":0,"delta":{},"finish_reason":"content_filter"}]}\n\ndata: [DONE]\n\n
EOF
truncated() { exits 0 deskhand suggest 1042 --json && json "one[\"engine\"]==\"api\" and one[\"drafts\"][0][\"truncated\"] and one[\"drafts\"][0][\"text\"]==\"$1\" and one[\"drafts\"][0].get(\"finish\")==$2"; }
with "what stops in mid-word is kept and marked" truncated "Hola, tu pedi" None <<'EOF'
on POST /
    header Content-Type: text/event-stream
    framing chunked
    text data: {"choices":[{"index":0,"delta":{"content":"Hola, tu pedi"},"finish_reason":null}]}\n\n
    reset
EOF
with "as what falls silent" truncated "Hola, tu pedi" None <<'EOF'
on POST /
    header Content-Type: text/event-stream
    framing chunked
    text data: {"choices":[{"index":0,"delta":{"content":"Hola, tu pedi"},"finish_reason":null}]}\n\n
    never
EOF
with "as what met its length" truncated "Hola." '"length"' <<'EOF'
on POST /
    header Content-Type: text/event-stream
    text data: {"choices":[{"index":0,"delta":{"content":"Hola."},"finish_reason":"length"}]}\n\ndata: [DONE]\n\n
EOF
serve <<'EOF'
on POST /
    header Content-Type: text/event-stream
    text data: {"choices":[{"index":0,"delta":{"content":"Hola \u001b]0;pwned\u0007 \u001b[31mrojo\u202e."},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n
EOF
configure 'n = 1'
holds "escapes for the terminal are taken out, and said" both 'exits 0 deskhand suggest 1042 --json' 'json "one[\"engine\"]==\"api\" and not any(ord(c)<32 or c==chr(0x202e) for c in one[\"drafts\"][0][\"text\"]) and any(f[\"kind\"]==\"injection\" and f[\"severity\"]==\"warn\" for f in one[\"drafts\"][0][\"flags\"])"' 'exits 0 deskhand suggest 1042' 'no_control "$work/out"' 'no_control "$work/err"'
server_stop
serve <<'EOF'
on POST /
    status 400
    text {"error":{"message":"bad \u001b]0;pwned\u0007\u202e","type":"invalid_request_error","param":null,"code":null}}
EOF
configure 'n = 1'
holds "as they are in an error" both 'exits 0 deskhand suggest 1042' 'no_control "$work/out"' 'no_control "$work/err"' '! LC_ALL=C grep -q "$(printf "\342\200\256")" "$work/out"'
server_stop
serve <<'EOF'
on POST /
    header Content-Type: text/event-stream
    text data: {"choices":[{"index":0,"delta":{"content":"El pedido W2378200 llega hoy, escribe a lilei@example.org."},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n
EOF
configure 'n = 1'
holds "another customer's data blocks the draft" both 'exits 0 deskhand suggest 1042 --json' 'json "one[\"engine\"]==\"api\" and any(f[\"kind\"]==\"personal_data\" and f[\"severity\"]==\"block\" for f in one[\"drafts\"][0][\"flags\"])"'
server_stop
serve <<'EOF'
on POST /
    header Content-Type: text/event-stream
    text data: {"choices":[{"index":0,"delta":{"content":"Mira https://evil.example/?q=[[NAME_1]] y [[EMAIL_9]]."},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n
EOF
configure 'n = 1'
holds "no value goes into a link, and a placeholder of nothing is a hole that blocks" both 'exits 0 deskhand suggest 1042 --json' '! grep -q "Ana Ruiz" "$work/out"' 'json "any(f[\"severity\"]==\"block\" for f in one[\"drafts\"][0][\"flags\"]) and chr(0x27e6) in one[\"drafts\"][0][\"text\"]"'
server_stop

# ---- a batch, and nobody there: 3 + 1 + 1 requests, then the local engine at once
# batch_waits_no_more COMMAND ID
batch_waits_no_more() {
    for i in 1 2 3 4 5 6; do echo "$2"; done >"$work/ids"
    serve <<'EOF'
on POST /
    status 503
    header retry-after-ms: 1
    text {"error":{"message":"no worker","type":"server_error","code":null}}
EOF
    configure 'n = 1'
    exits 0 deskhand "$1" --stdin --json <"$work/ids" && [ "$(journal count)" = 5 ] &&
        json 'len(lines)==6 and all(l["engine"]=="local" for l in lines) and [l["fallback"].startswith("no answer from 127.0.0.1 a moment ago: ") for l in lines]==[False]*3+[True]*3'
    status=$?
    server_stop
    return "$status"
}
holds "a batch of drafts does not wait for a server that is down" batch_waits_no_more suggest 1042
holds "nor one of picks" batch_waits_no_more recommend c1
holds "nor one of triage" batch_waits_no_more triage 1042
finish
