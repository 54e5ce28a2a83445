#!/bin/sh
# doctor tries profiles against the fake server: what works, what does not and what to do, in a bounded
# time; the key in no output, and nothing of a customer in the server's journal.
. "$(dirname "$0")/../support/story.sh"
. "$top/tests/support/server.sh"
golden=$top/tests/shell/golden
BUILD=$top/$BUILD
TERM=xterm
export TERM
key=sk-doctor-0123456789abcdef
trap 'server_stop 2>/dev/null; rm -rf "$work"' EXIT
deskhand init >/dev/null 2>&1
printf '%s\n' "$key" >"$work/key"

# serves SCRIPT-TEXT: the fake server anew
serves() {
    if [ -n "${server:-}" ]; then server_stop 2>/dev/null; fi
    printf '%s\n' "$1" >"$work/script"
    server_start "$work/script"
}
# profile LINE...: [model] of that server with a key, and these lines
profile() {
    { printf '[model]\nurl = http://127.0.0.1:%s/v1\nmodel = small-1\nkey_file = %s/key\n' "$port" "$work"; printf '%s\n' "$@"; } >"$home/deskhand.conf"
}
# tries PYTHON...: what doctor --json answers of the model (one: all; c: counts; f: facts; p: problems
# of models, in one text); the exit code is 1 where there are problems of any kind
tries() {
    deskhand doctor --json >"$work/out" 2>"$work/err"
    got=$?
    if grep -qF "$key" "$work/out" "$work/err"; then echo "the key is in the output"; return 1; fi
    python3 -c '
import json, sys
one = json.load(open(sys.argv[1]))
c, f = one["counts"], one.get("facts", {})
p = " | ".join(x["what"] for x in one["problems"] if (x["stream"] or "").startswith("model"))
assert int(sys.argv[2]) == (0 if one["ok"] else 1), "exit " + sys.argv[2]
assert one["ok"] == (one["problems"] == []), "ok"
for wanted in sys.argv[3:]:
    assert eval(wanted), wanted + "\n" + p + "\n" + json.dumps(c) + "\n" + json.dumps(f)
' "$work/out" "$got" "$@"
}

# as_golden NAME: what was printed is what stands there, but for what is this machine's.
# DESKHAND_GOLDEN=write writes the file anew.
as_golden() {
    sed -E -e 's/"free_bytes":[0-9]+/"free_bytes":N/; s/^(free on the disk +).*/\1N/' -e 's/("(terminal|utf8|keys_locked_in_memory|editor_on_memory_file_system)":)[01]/\1N/g' -e 's/^(a terminal|UTF-8|keys locked in memory|\$EDITOR on a memory file system)( +)(yes|no)$/\1\2N/' \
        -e 's/"spelling[^"]*":"[^"]*",?//g; /^spelling/d' -e 's/127\.0\.0\.1:[0-9]+/SERVER/' "$work/out" >"$work/plain"
    if [ "${DESKHAND_GOLDEN:-}" = write ]; then cp "$work/plain" "$golden/$1"; fi
    diff "$golden/$1" "$work/plain"
}

list='on GET /v1/models
    text {"object":"list","data":[{"id":"small-1","object":"model"},{"id":"large-1","object":"model"}]}'
chat='on POST /v1/chat/completions has "\"n\":2"
    stream chat usage n=2 tokens=3
on POST /v1/chat/completions has "json_schema"
    stream chat whole
        draft {"word":"pong"}
on POST /v1/chat/completions
    stream chat usage
        draft pong'

# --- what is good
serves "$list
$chat"
profile
holds "a good profile is told by what it can do" tries 'p==""' 'c["model"]==1' 'c["model.reachable"]==1' 'c["model.key_accepted"]==1' 'c["model.model_listed"]==1' \
    'c["model.answers"]==1' 'c["model.streams"]==1' 'c["model.several"]==1' 'c["model.json_schema"]==1'
holds "processor, region and retention that are not said are told so" tries 'all(k in f and f[k] is None for k in ("model.processor","model.region","model.retention"))'
holds "the key goes to the server as the header that it wants" grep -q "Authorization: Bearer $key" "$work/server/journal"
holds "what is sent is a ping, and nothing else" both '[ "$(grep -c "ping" "$work/server/journal")" -gt 0 ]' '! grep -qE "Ana|W23|customer" "$work/server/journal"'
profile 'processor = Example Ltd' 'region = EU' 'retention = 30 days'
holds "processor, region and retention are told as they are said" tries '[f["model."+k] for k in ("processor","region","retention")]==["Example Ltd","EU","30 days"]'
if deskhand doctor >/dev/null 2>&1; then
    holds "doctor --json is as it was" both 'exits 0 deskhand doctor --json' 'as_golden doctor.json'
    holds "doctor is as it was" both 'exits 0 deskhand doctor' 'as_golden doctor'
else
    echo "not run: doctor as it was, as this machine has problems of its own"
fi
holds "doctor says it to people too" both 'deskhand doctor >"$work/out" 2>&1; true' 'prints "[model] processor                 Example Ltd"' 'prints "free on the disk"' 'prints "[model] takes the key             yes"' '! grep -q "free_bytes" "$work/out"' '! grep -qF "$key" "$work/out"'
holds "what it used counts as used today" grep -qE '^used [1-9][0-9]* [1-9]' "$home/state/usage"
profile '[budget]' 'tokens_per_day = 10'
holds "a budget holds for doctor too" tries 'p.count("|")==0 and "tokens_per_day" in p' '"model.answers" not in c'
rm -f "$home/state/usage"
profile '[privacy]' 'local_only = on'
before=$(grep -c '=== request' "$work/server/journal")
holds "with local_only nothing is asked" both 'tries "c[\"model\"]==0" "p==\"\"" "\"local_only\" in f[\"model\"]"' '[ "$(grep -c "=== request" "$work/server/journal")" = "$before" ]'
profile '[model.zh]' 'model = large-1' '[model.other]' 'url = http://127.0.0.1:1/v1'
holds "every profile that reaches something is tried" tries 'c["model.reachable"]==1 and c["model.zh.reachable"]==1 and c["model.other.reachable"]==0' '"127.0.0.1:1 refused the connection" in p'
holds "--model tries one" both 'deskhand doctor --model zh --json >"$work/out" 2>/dev/null; true' 'json "\"model.zh.answers\" in one[\"counts\"] and \"model.answers\" not in one[\"counts\"]"'
holds "a profile that is not there exits 2" both 'exits 2 deskhand doctor --model nosuch' 'says "no profile"'
printf '[model.zh]\nmodel = zh-1\n' >"$home/deskhand.conf"
holds "a profile without a url is told where it is named" both 'exits 1 deskhand doctor --model zh' 'prints "has no url"'

# --- each API, each addressing, and the header that carries its key
serves "$list
on POST /v1/messages
    stream messages
        draft pong
on POST /v1/responses has \"json_schema\"
    stream responses whole
        draft {\"word\":\"pong\"}
on POST /v1/responses
    stream responses
        draft pong
on POST /v1/completions
    stream completions usage n=2 tokens=2
on POST /v1/engines/small-1/completions
    stream completions usage n=2 tokens=2
on POST /v1/openai/deployments/small-1/chat/completions has \"json_schema\"
    stream chat whole
        draft {\"word\":\"pong\"}
on POST /v1/openai/deployments/small-1/chat/completions
    stream chat usage n=2 tokens=2"
for each in 'messages 0' 'responses 0' 'completions 1' 'engine 1' 'azure 1'; do
    profile "api = ${each% *}" 'api_version = 2024-10-21'
    holds "${each% *} is tried by its own address" tries 'p==""' 'c["model.answers"]==1' 'c["model.streams"]==1' "c[\"model.several\"]==${each#* }"
done
holds "messages has the key as x-api-key" grep -q "^x-api-key: $key" "$work/server/journal"
holds "azure has it as api-key" grep -q "^api-key: $key" "$work/server/journal"

# --- what is less than good and works
serves "$list
on POST /v1/chat/completions has \"\\\"n\\\":2\"
    status 400 Bad Request
    text {\"error\":{\"message\":\"Only one completion choice is allowed\",\"type\":\"invalid_request_error\",\"code\":400}}
$chat"
profile
holds "a server without n is told, and is no problem" tries 'p==""' 'c["model.answers"]==1' 'c["model.several"]==0' '"3 drafts are 3 requests" in f["model.several"]'
serves "$list
on POST /v1/chat/completions
    stream chat usage
        draft pong"
holds "a server that passes over n is told" both profile 'tries "p==\"\"" "c[\"model.several\"]==0"'
serves "$list
on POST /v1/chat/completions has \"json_schema\"
    status 400 Bad Request
    text {\"error\":{\"message\":\"response_format json_schema is not supported\",\"type\":\"invalid_request_error\",\"param\":\"response_format\",\"code\":\"unsupported_parameter\"}}
$chat"
holds "a server without json_schema is told, and is no problem" both profile 'tries "p==\"\"" "c[\"model.json_schema\"]==0" "\"json_object\" in f[\"model.json_schema\"]"'
serves "$list
on POST /v1/chat/completions has \"\\\"max_tokens\\\"\"
    status 400 Bad Request
    text {\"error\":{\"message\":\"Unsupported parameter: max_tokens\",\"type\":\"invalid_request_error\",\"param\":\"max_tokens\",\"code\":\"unsupported_parameter\"}}
on POST /v1/chat/completions has \"\\\"temperature\\\"\"
    status 400 Bad Request
    text {\"error\":{\"message\":\"Unsupported value: temperature\",\"type\":\"invalid_request_error\",\"param\":\"temperature\",\"code\":\"unsupported_value\"}}
$chat"
profile 'temperature = 0.2'
holds "settings that this model does not take are named" tries 'p==""' 'c["model.answers"]==1' '"max_completion_tokens" in f["model.max_tokens_field"]' '"leave it out" in f["model.temperature"]'
serves "$list
on POST /v1/chat/completions has \"\\\"n\\\":2\"
    stream chat whole n=2 tokens=3
$chat"
holds "a server that does not stream is told" both profile 'tries "p==\"\"" "c[\"model.streams\"]==0" "\"come whole\" in f[\"model.streams\"]"'
serves "$chat"
holds "a server without a list of models is no problem" both profile 'tries "p==\"\"" "\"guard alone\" in f[\"model.moderation\"]" "\"model.model_listed\" not in c" "c[\"model.answers\"]==1"'

serves "$list
on POST /v1/moderations
    text {\"results\":[{\"flagged\":false,\"categories\":{},\"category_scores\":{}}]}
$chat"
profile 'moderation = on'
holds "a server that moderates is told" tries 'p==""' 'c["model.moderates"]==1'
serves "$list
$chat"
profile 'moderation = on'
holds "one that does not though the profile says so is a problem" tries 'c["model.answers"]==1' 'c["model.moderates"]==0' '"moderation = off" in p'

# --- what is wrong: a clear line, exit 1, what to do
serves "$list
$chat"
profile
sed -i '/key_file/d' "$home/deskhand.conf"
serves 'on any /
    status 401 Unauthorized
    text {"error":{"message":"Missing API key","type":"invalid_request_error","code":null}}'
profile
sed -i '/key_file/d' "$home/deskhand.conf"
holds "no key: which settings name one" tries 'c["model.key_accepted"]==0' '"key_file or key_command" in p'
profile
chmod 644 "$work/key"
before=$(grep -c '=== open' "$work/server/journal")
holds "a key file that others can read is not sent anywhere" both 'tries "\"chmod 600\" in p"' '[ "$(grep -c "=== open" "$work/server/journal")" = "$before" ]'
chmod 600 "$work/key"
serves "on any /
    status 401 Unauthorized
    text {\"error\":{\"message\":\"Incorrect API key provided: $key\",\"type\":\"invalid_request_error\",\"code\":\"invalid_api_key\"}}"
profile
holds "a refused key" tries 'c["model.reachable"]==1' 'c["model.key_accepted"]==0' '"refuses the key" in p'
serves "on any /
    status 500 Internal Server Error
    text {\"error\":{\"message\":\"cannot use $key\",\"type\":\"oops\"}}"
profile
holds "a server that says the key in another error is not repeated" tries 'c["model.answers"]==0' 'p!=""'
serves "$list
on POST /
    status 404 Not Found
    text {\"error\":{\"message\":\"The model small-9 does not exist\",\"type\":\"invalid_request_error\",\"code\":\"model_not_found\"}}"
profile 'model = small-9'
holds "an unknown model: which there are" tries 'c["model.model_listed"]==0' '"it lists small-1, large-1" in p'
serves 'on any /
    header Content-Type: text/html
    text <!DOCTYPE html><html><body>Welcome</body></html>'
profile
holds "a web page in the place of an API" tries 'c["model.answers"]==0' '"no model API" in p' '"url" in p'
serves 'on any /
    status 302 Found
    header Location: https://evil.example/v1/models
    text moved'
profile
holds "a redirect is not followed, and where it leads is told" tries 'c["model.answers"]==0' '"evil.example" in p' '"url" in p'
serves 'on any /
    never'
profile 'first_byte_timeout = 1s'
start=$(date +%s)
holds "a server that never answers is given up" tries '"sent nothing for 1 s" in p' 'c["model.reachable"]==0'
holds "and soon" [ $(($(date +%s) - start)) -lt 15 ]
serves "$list
on POST /
    header Content-Type: text/event-stream
    text data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"po\"}}]}\\n\\n
    close"
profile
holds "an answer without an end" tries 'c["model.answers"]==0' '"ends in its middle" in p'
serves "$list
on POST /
    framing chunked
    header Content-Type: text/event-stream
    text data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"po\"}}]}\\n\\n
    close"
profile
holds "an answer whose connection breaks" tries 'c["model.answers"]==0' '"broke in the middle of its answer" in p'
server_stop 2>/dev/null
server=
profile
holds "a server that is not there" tries 'c["model.reachable"]==0' '"refused the connection: is the server running?" in p'
printf '[model]\nurl = http://api.example.com/v1\n' >"$home/deskhand.conf"
holds "http to another machine is refused with its line" both 'exits 2 deskhand doctor' 'says "deskhand.conf:2: url: http:// is for this machine alone"'

# --- self-signed
if command -v openssl >/dev/null; then
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 \
        -keyout "$work/tls.key" -out "$work/tls.pem" >/dev/null 2>&1
    python3 -c '
import http.server, ssl, sys, os
class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = b"{\"data\":[{\"id\":\"small-1\"}]}"
        self.send_response(200); self.send_header("Content-Type", "application/json"); self.send_header("Content-Length", str(len(body))); self.end_headers(); self.wfile.write(body)
    def log_message(self, *rest): pass
server = http.server.HTTPServer(("127.0.0.1", 0), Page)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER); context.load_cert_chain(sys.argv[1], sys.argv[2])
server.socket = context.wrap_socket(server.socket, server_side=True)
open(sys.argv[3] + ".new", "w").write(str(server.server_address[1])); os.rename(sys.argv[3] + ".new", sys.argv[3])
server.serve_forever()' "$work/tls.pem" "$work/tls.key" "$work/tls.port" 2>/dev/null &
    tls=$!
    for _ in $(seq 300); do [ -s "$work/tls.port" ] && break; sleep 0.1; done
    conf() { printf '[model]\nurl = https://localhost:%s/v1\nmodel = small-1\nkey_file = %s\n%s\n' "$(cat "$work/tls.port")" "$work/key" "$1" >"$home/deskhand.conf"; }
    conf ''
    holds "a self-signed certificate is refused, and how it may be trusted is told" tries 'c["model.reachable"]==0' '"self-signed" in p' '"ca_file" in p'
    conf "ca_file = $work/tls.pem"
    holds "named by ca_file it is trusted" tries 'c["model.reachable"]==1' 'c["model.model_listed"]==1'
    conf "ca_file = $work/nosuch.pem"
    holds "a ca_file that is not there is named" tries 'c["model.reachable"]==0' '"ca_file" in p'
    kill "$tls"
    wait "$tls" 2>/dev/null
else
    echo "not run: self-signed certificates, as there is no openssl to make one"
fi
finish
