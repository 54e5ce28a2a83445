#!/bin/sh
# A desk of several homes shares one catalogue in PostgreSQL: what one imports the others pick from,
# nothing of a customer goes there, and where the server is lost, the desk works on.
if [ -z "${DESKHAND_POSTGRES:-}" ]; then
    cd "$(dirname "$0")/../.." || exit 1
    exec sh tests/support/postgres.sh sh tests/shell/shared_test.sh
fi
. "$(dirname "$0")/../support/story.sh"
. "$top/tests/support/screen.sh"
psql=$(ls -d /usr/lib/postgresql/*/bin/psql 2>/dev/null | sort -V | tail -n 1)
psql=${psql:-psql}
said() { "$psql" -X -q -At "$DESKHAND_POSTGRES" -c "SET bytea_output = escape" -c "$1" 2>/dev/null; }
use() { # use HOME: its commands from now on
    home=$work/$1
    [ -d "$home" ] || deskhand init >/dev/null 2>&1
}
share() { printf '[catalogue]\nurl = %s\n' "${1:-$DESKHAND_POSTGRES}" >"$home/deskhand.conf"; }
server() { sh -c "$DESKHAND_POSTGRES_CTL $1 ${2:+-o \"$DESKHAND_POSTGRES_OPTIONS $2\"}" >/dev/null 2>&1; }
"$psql" --version >/dev/null 2>&1 || { echo "skipped: no psql beside the server"; finish; exit; }

use alone
holds "a catalogue of one's own takes the shop" exits 0 deskhand import "$top/tests/shell/shop.jsonl"
holds "picks are made from it" exits 0 deskhand recommend c1 --json
cp "$work/out" "$work/alone-picks"
holds "drafts are made from it" exits 0 deskhand suggest 1042 --json --engine local
python3 -c 'import json,sys; print([d["text"] for d in json.load(open(sys.argv[1]))["drafts"]])' "$work/out" >"$work/alone-drafts"

use first
share
holds "the same import goes to a shared one" exits 0 deskhand import "$top/tests/shell/shop.jsonl"
holds "picks are the same" both 'exits 0 deskhand recommend c1 --json' 'cmp "$work/out" "$work/alone-picks"'
holds "drafts are the same" both 'exits 0 deskhand suggest 1042 --json --engine local' \
    'python3 -c "import json,sys; print([d[\"text\"] for d in json.load(open(sys.argv[1]))[\"drafts\"]])" "$work/out" >"$work/drafts"' \
    'cmp "$work/drafts" "$work/alone-drafts"'
holds "no file of the home has the catalogue" test ! -e "$home/catalogue.db"

use second
share
grep -v '"type":"\(product\|article\|macro\|promotion\)"' "$top/tests/shell/shop.jsonl" >"$work/people.jsonl"
holds "another home has people of its own alone" exits 0 deskhand import "$work/people.jsonl"
holds "and offers what the first imported" both 'exits 0 deskhand recommend c1 --json' 'json "len(one[\"picks\"])>0"'
rm -f "$home/picks.index"
screen_open index 100 30 "'$program' --home '$home' --passphrase-file '$work/passphrase'"
holds "a screen at which nobody types makes this home's index of picks" both 'await test -s "$home/picks.index"' '[ ! -s "$work/index.status" ]' 'kill -TERM "$(screen_pid)"' 'ended 0'
holds "each home counts under a name of its own" both '[ "$(said "SELECT count(DISTINCT home) FROM deskhand.counted")" = 2 ]' \
    '[ "$(cat "$work/first/catalogue.home")" != "$(cat "$work/second/catalogue.home")" ]'

# Everything that the database holds, as text.
for table in $(said "SELECT tablename FROM pg_tables WHERE schemaname = 'deskhand'"); do
    said "SELECT row_to_json(t) FROM (SELECT * FROM deskhand.$table) t"
done >"$work/all"
python3 - "$top/tests/shell/shop.jsonl" >"$work/personal" <<'PY'
import json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    one = json.loads(line)
    if one["type"] == "customer":
        values = [one.get("name")] + one.get("emails", []) + one.get("phones", [])
        values += [a.get("line1") for a in one.get("addresses", [])]
        print("\n".join(v for v in values if v))
    if one["type"] in ("order", "ticket"):
        print('"%s"' % one["id"])
    for message in one.get("messages", []):
        print(message["text"])
PY
holds "products stand in it, and the lines they came in" sh -c "grep 'Trail sock' '$work/all' | grep -q '.type.*:.*.product'"
holds "there is somebody to look for" test -s "$work/personal"
holds "no name, address, order, ticket or message stands in it" sh -c "! grep -qFf '$work/personal' '$work/all'"

printf '{"type":"promotion","id":"ANA5","title":"For Ana","percent":"5","customer":"c1"}\n' >"$work/hers.jsonl"
holds "a promotion of one customer is told to stay out" both 'exits 1 deskhand import "$work/hers.jsonl"' 'says "hers.jsonl:1: customer: a promotion of one customer"'

holds "doctor tells of the server" both 'deskhand doctor >"$work/out" 2>&1; :' 'prints "PostgreSQL"' 'prints "pg_trgm"' '! grep -q "keeps what is searched" "$work/out"'
said "ALTER SYSTEM SET log_statement = 'all'" >/dev/null
said "SELECT pg_reload_conf()" >/dev/null
sleep 0.5
holds "and of a log that would keep customers' words" both 'deskhand doctor >"$work/out" 2>&1; :' 'prints "keeps what is searched for"'
said "ALTER SYSTEM RESET log_statement" >/dev/null
said "DROP EXTENSION pg_trgm CASCADE" >/dev/null
holds "and of a missing pg_trgm" both 'deskhand doctor >"$work/out" 2>&1; :' 'prints "CREATE EXTENSION pg_trgm"'
holds "without which drafts are the same" both 'exits 0 deskhand suggest 1042 --json --engine local'

share "postgres://shop:secret77@/postgres?host=${DESKHAND_POSTGRES##*host=}"
chmod 644 "$home/deskhand.conf"
holds "a password in a file that others can read is refused" both 'exits 2 deskhand recommend c1' 'says "chmod 600"' '! grep -q secret77 "$work/err"'
chmod 600 "$home/deskhand.conf"
holds "in one's own it is taken" exits 0 deskhand recommend c1
share "postgres://desk@db.example/shop?sslmode=disable"
holds "another machine is not reached without TLS" both 'exits 2 deskhand recommend c1' 'says "verify-full"'
share
printf 'password_file = %s\n' "$work/password" >>"$home/deskhand.conf"
printf 'secret77\n' >"$work/password"
chmod 644 "$work/password"
holds "a password file that others can read is refused" exits 2 deskhand recommend c1
chmod 600 "$work/password"
holds "one's own is taken" exits 0 deskhand recommend c1

server stop
holds "without its server picks say so" both 'exits 7 deskhand recommend c1' 'says "postgres://shop@"' '! grep -q secret77 "$work/err"'
holds "an import is refused whole" both 'exits 7 deskhand import "$top/tests/shell/shop.jsonl"'
holds "tickets are read all the same" both 'exits 0 deskhand show 1042 --json' 'json "one[\"id\"]==\"1042\""'
holds "doctor says what to do" both 'deskhand doctor >"$work/out" 2>&1; :' 'prints "is the server up"'
server start "-c log_min_messages=warning"
holds "once it is back all is as before" both 'exits 0 deskhand recommend c1 --json' 'json "len(one[\"picks\"])>0"'

# A server that takes the connection and says nothing.
use third
exits 0 deskhand import "$work/people.jsonl"
python3 -c 'import socket, sys, time
silent = socket.create_server(("127.0.0.1", 0))
print(silent.getsockname()[1], flush=True)
time.sleep(120)' >"$work/port" &
silent=$!
await test -s "$work/port"
share "postgres://shop@127.0.0.1:$(cat "$work/port")/postgres"
began=$(date +%s%N)
screen_open silent 120 40 "'$program' --home '$home' --passphrase-file '$work/passphrase'"
holds "a screen comes before a silent server" shows "Ana Ruiz"
took=$((($(date +%s%N) - began) / 1000000))
echo "first frame before a silent server: $took ms"
holds "at once" test "$took" -lt 4000
holds "and says what is missing" shows "127.0.0.1:$(cat "$work/port")/postgres: "
holds "it ends without waiting for it" both 'keys q' 'sleep 0.5' 'keys q' 'ended 0'
kill "$silent"
home=$work/second

# The screen: a server that is slow, lost, and found again.
screen_open one 120 40 "'$program' --home '$home' --passphrase-file '$work/passphrase'"
holds "the screen opens over a shared catalogue" shows "Ana Ruiz"
holds "with what it offers" shows "Trail sock"
"$psql" -X -q "$DESKHAND_POSTGRES" -c "BEGIN" -c "LOCK TABLE deskhand.products, deskhand.articles, deskhand.asks_text IN ACCESS EXCLUSIVE MODE" \
    -c "SELECT pg_sleep(8)" -c "COMMIT" >/dev/null 2>&1 &
slow=$!
sleep 0.5
writes r
slowest=$(python3 - "$socket" <<'PY'
import subprocess, sys, time
def tmux(*words): return subprocess.run(["tmux", "-L", sys.argv[1], *words], capture_output=True, text=True).stdout
slowest, text = 0, ""
for word in ("Trail", " 2", " kostet", " 89,90", " EUR", "."):
    for letter in word:
        text += letter
        began = time.monotonic()
        tmux("send-keys", "-t", "one", "-l", letter)
        while text not in tmux("capture-pane", "-p", "-t", "one") and time.monotonic() - began < 20:
            time.sleep(0.005)
        slowest = max(slowest, time.monotonic() - began)
    time.sleep(0.45)  # typing rests: the guard looks words up, and the server does not answer
print(f"{slowest:.3f}")
PY
)
echo "slowest of 25 keys while the server did not answer: $slowest s"
holds "a key is answered at once while the server does not answer" python3 -c "import sys; sys.exit($slowest >= 0.5)"
wait "$slow"
server stop
holds "a lost server is told" shows "postgres://shop@"
types " Noch da"
holds "and the desk works on" shows "Noch da"
escape
server start " "
sleep 1
home=$work/first
printf '{"type":"macro","id":"nuevo","title":"Recien llegado","lang":"es","text":"Hola."}\n' >"$work/macro.jsonl"
holds "once it is back another home imports" await deskhand import "$work/macro.jsonl"
arrived() { keys m; sleep 1; pane_has "Recien llegado" || { keys Escape; sleep 1; return 1; }; }
holds "and the screen offers that by itself" await arrived
leaves() { test -s "$work/one.status" || { keys Escape; sleep 0.7; keys q; sleep 0.3; test -s "$work/one.status"; }; }
holds "it ends well" both 'await leaves' 'ended 0'

use first
holds "erasing somebody lowers this home's counts alone" both 'exits 0 deskhand erase c1 --yes' \
    '[ "$(said "SELECT count(*) FROM deskhand.lowered")" = 0 ]' \
    '[ "$(said "SELECT count(*) FROM deskhand.counted WHERE home = '"'"'$(cat "$work/second/catalogue.home")'"'"'")" -gt 0 ]'

holds "verify holds this home's counts against its orders" both 'use second' 'exits 0 deskhand verify --json' 'json "one[\"counts\"][\"picks_counts\"]==1"'
said "UPDATE deskhand.counted SET customers = customers + 1 WHERE home = '$(cat "$work/second/catalogue.home")'"
holds "tells where they are not the same, and counts them anew" both 'exits 0 deskhand verify' 'says "all were counted anew"' 'prints "counts behind picks are right     no"' 'exits 0 deskhand verify' 'prints "counts behind picks are right     yes"'
# One whose words stand there by other rules would be searched in vain: it is told, and left as it is.
version=$(said "SELECT schema FROM deskhand.state")
for other in older newer; do
    said "UPDATE deskhand.state SET schema = $version $([ $other = older ] && echo - || echo +) 1"
    for command in "recommend c2" "suggest 1043 --engine local" "import $top/tests/shell/shop.jsonl"; do
        holds "a shared catalogue of an $other program is told by ${command%% *}" both "exits 1 deskhand $command" 'says "made by $([ $other = older ] && echo an || echo a) $other deskhand"' 'says "nothing was changed"'
    done
    holds "and is as it was" both '[ "$(said "SELECT count(*) FROM deskhand.products")" -gt 0 ]' '[ "$(said "SELECT schema FROM deskhand.state")" != "$version" ]'
done
said "UPDATE deskhand.state SET schema = $version"
holds "put back it is read again" exits 0 deskhand recommend c2
finish
