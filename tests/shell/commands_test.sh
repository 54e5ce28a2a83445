#!/bin/sh
# Every command by the letter of its contract: shapes, exit codes, words on standard error.
. "$(dirname "$0")/../support/story.sh"
shop=$top/tests/shell/shop.jsonl

holds "a command without a vault exits 4" both 'exits 4 deskhand tickets' 'says "no vault"'
holds "init makes the vault and prints the recovery code alone" both 'exits 0 deskhand init' '[ "$(wc -l <"$work/out")" = 1 ]' '[ -s "$work/out" ]'
cp "$work/out" "$work/recovery"
chmod 600 "$work/recovery"
holds "init again changes nothing and exits 1" both 'exits 1 deskhand init' 'says "already"'
holds "folders are 0700, files 0600" both '[ "$(stat -c %a "$home")" = 700 ]' '[ "$(find "$home" -type f ! -perm 600 | wc -l)" = 0 ]'
holds "the recovery code opens the vault" exits 0 "$program" --home "$home" --passphrase-file "$work/recovery" tickets
printf 'wrong\n' >"$work/wrong"
holds "a wrong passphrase exits 5" exits 5 "$program" --home "$home" --passphrase-file "$work/wrong" tickets
chmod 644 "$work/wrong"
holds "a passphrase file that others can read exits 2" exits 2 "$program" --home "$home" --passphrase-file "$work/wrong" tickets
mkfifo "$work/pipe"
within() { timeout 10 "$program" --home "$home" --passphrase-file "$1" tickets; }
holds "a named pipe in place of the passphrase's file is not waited for" both 'exits 2 within "$work/pipe"' 'says "only a plain file"'
holds "a passphrase comes through a shell's pipe" exits 0 sh -c "cat '$work/passphrase' | timeout 10 '$program' --home '$home' --passphrase-file /dev/stdin tickets"
mv "$home/deskhand.conf" "$work/deskhand.conf" && mkfifo "$home/deskhand.conf"
holds "nor is one in place of the settings" both 'exits 2 within "$work/passphrase"' 'says "only a plain file"'
rm -f "$home/deskhand.conf" "$home/state/vault.anchor" "$home/state/vault.erased"
mv "$work/deskhand.conf" "$home"
mkfifo "$home/state/vault.anchor" "$home/state/vault.erased"
holds "nor one in place of what stands beside the vault" both 'exits 0 within "$work/passphrase"' '[ -f "$home/state/vault.anchor" ]'
rm -f "$home/state/vault.erased"
holds "the passphrase comes from a descriptor too" exits 0 sh -c "'$program' --home '$home' --passphrase-fd 3 tickets 3<'$work/passphrase'"

holds "import reads every record" both 'exits 0 deskhand import "$shop" --json' 'json "one[\"ok\"] and one[\"counts\"][\"product\"]==4 and one[\"counts\"][\"ticket\"]==2"'
holds "the same import again adds no message" both 'exits 0 deskhand import --json "$shop"' 'json "one[\"counts\"][\"new_messages\"]==0"'
holds "tickets lists both" both 'exits 0 deskhand tickets --json' 'json "len(lines)==2 and all(\"messages\" not in l and \"unread\" in l and \"waiting_since\" in l for l in lines)"'
holds "tickets obeys the limit" both "exits 0 deskhand tickets --json --limit 'lang:zh status:open'" 'json "[l[\"id\"] for l in lines]==[\"1043\"]"'
holds "a limit that makes no sense exits 2" exits 2 deskhand tickets --limit 'colour:red'
holds "show gives customer and orders" both 'exits 0 deskhand show 1042 --json' 'json "one[\"customer_record\"][\"id\"]==\"c1\" and one[\"orders\"][0][\"id\"]==\"W2378156\" and one[\"waiting_since\"]==\"2026-11-23T08:00:00Z\""'
holds "show of nothing exits 4" both 'exits 4 deskhand show 9999' 'says "no such ticket"'

holds "suggest answers in the shape of the contract" both 'exits 0 deskhand suggest 1042 --json' 'json "one[\"ticket\"]==\"1042\" and one[\"engine\"]==\"local\" and one[\"model\"] is None and one[\"drafts\"][0][\"lang\"]==\"es\" and \"W2378156\" in one[\"drafts\"][0][\"text\"] and \"25 de noviembre\" in one[\"drafts\"][0][\"text\"]"'
holds "every claim of the first draft is proved" json 'all(c["verdict"]=="proved" for c in one["drafts"][0]["claims"]) and len(one["drafts"][0]["claims"])>=3'
holds "claims point into the text" json 'all(d["text"].encode()[c["start"]:c["end"]].decode()==c["text"] for d in one["drafts"] for c in d["claims"])'
holds "suggest reads ids from standard input and goes on after a bad one" both 'printf "1042\nnope\n1043\n" | exits 4 deskhand suggest --stdin --json' 'json "len(lines)==3 and lines[1][\"error\"][\"code\"]==4 and lines[2][\"ticket\"]==\"1043\""'
holds "--engine api without a model exits 7" exits 7 deskhand suggest 1042 --engine api
holds "--show-request without a model exits 2" exits 2 deskhand suggest 1042 --show-request
holds "an empty line of a batch has its answer" both 'printf "1042\n\n1043\n" | exits 4 deskhand suggest --stdin --json' 'json "len(lines)==3 and \"error\" in lines[1]"'
holds "recommend gives products that exist and are not owned" both 'exits 0 deskhand recommend c1 --json -k 10' 'json "one[\"personalised\"] and one[\"picks\"] and all(p[\"product\"] in (\"NL-2\",\"NL-3\",\"BB-1\") and p[\"reasons\"] for p in one[\"picks\"])"'
holds "no consent, no history" both 'exits 0 deskhand recommend c2 --json' 'json "one[\"personalised\"] is False and one[\"again\"]==[]"'
holds "recommend of nobody exits 4" exits 4 deskhand recommend nobody
long=$(printf '%0600d' 7)
holds "erase of an id longer than any exits 4" both 'exits 4 deskhand erase --yes "$long"' 'says "no such customer"'
holds "hold and show of a longer one are refused too" both 'exits 2 deskhand hold "$long"' 'exits 2 deskhand show "$long"'

holds "triage answers in the shape of the contract" both 'exits 0 deskhand triage 1042 --json' 'json "one[\"ticket\"]==\"1042\" and one[\"engine\"]==\"local\" and one[\"intent\"]==\"late-parcel\" and one[\"urgency\"] in (\"low\",\"normal\",\"high\",\"urgent\") and -1<=one[\"sentiment\"]<=1 and one[\"lang\"]==\"es\" and len(one[\"reasons\"])>=4"'
holds "triage reads ids from standard input and goes on after a bad one" both 'printf "1042\nnope\n1043\n" | exits 4 deskhand triage --stdin --json' 'json "len(lines)==3 and lines[1]=={\"ticket\":\"nope\",\"error\":lines[1][\"error\"]} and lines[1][\"error\"][\"code\"]==4 and lines[2][\"intent\"]==\"return\" and lines[2][\"lang\"]==\"zh\""'
holds "triage tells a person the same" both 'exits 0 deskhand triage 1042' 'prints "1042 · " ' 'prints "late-parcel"'
holds "triage of no ticket exits 2" exits 2 deskhand triage
holds "triage of a ticket that is not there exits 4" exits 4 deskhand triage 9999

holds "check passes what the order proves" both 'printf "Tu pedido W2378156 llega el 25 de noviembre." | exits 0 deskhand check 1042 --json' 'json "one[\"verdict\"]==\"pass\""'
holds "check waits for no named pipe, and reads one by its descriptor" both 'exits 2 timeout 10 "$program" --home "$home" --passphrase-file "$work/passphrase" check 1042 --file "$work/pipe"' 'printf "Hello." | exits 0 deskhand check 1042 --file /dev/stdin'
holds "check blocks 60 days where the policy says 30, exit 3" both 'printf "You can return the shoes within 60 days." | exits 3 deskhand check 1042 --json' 'json "one[\"verdict\"]==\"block\" and any(c[\"verdict\"]==\"contradicted\" and c[\"kind\"]==\"duration\" for c in one[\"claims\"])"'
holds "check knows another customer's order number" both 'printf "Your order W2378200 is on its way." | exits 3 deskhand check 1042 --json' 'json "one[\"verdict\"]==\"block\""'
holds "check answers a batch a line each" both "printf '{\"ticket\":\"1042\",\"text\":\"Hola\"}\n{\"ticket\":\"1042\",\"text\":\"60 days to return\"}\n' | exits 0 deskhand check --stdin --json" 'json "len(lines)==2 and lines[1][\"verdict\"]==\"block\""'

printf 'Hola Ana, tu pedido W2378156 llega el 25 de noviembre.' >"$work/good"
printf 'You can return it within 60 days.' >"$work/bad"
holds "reply refuses what the guard blocks" both 'exits 3 deskhand reply 1042 --file "$work/bad"' 'says "blocks"'
holds "reply refuses a thread that moved" exits 3 deskhand reply 1042 --file "$work/good" --if-version 9
holds "reply sends and the thread grows" both 'exits 0 deskhand reply 1042 --file "$work/good" --if-version 1' 'exits 0 deskhand show 1042 --json' 'json "len(one[\"messages\"])==2 and one[\"messages\"][1][\"from\"]==\"agent\" and one[\"waiting_since\"] is None"'
holds "reply --json tells what was sent, and what blocks" both 'exits 0 deskhand reply 1042 --file "$work/good" --json' 'json "one[\"ok\"] and one[\"thread_version\"]==3"' 'exits 3 deskhand reply 1042 --file "$work/bad" --json' 'json "one[\"verdict\"]==\"block\""'
holds "reply says that it sent" both 'exits 0 deskhand reply 1042 --file "$work/good"' '[ "$(cat "$work/out")" = "1042: sent" ]'
holds "an override is taken with its reason" exits 0 deskhand reply 1042 --file "$work/bad" --override "agreed with a lead"
holds "what was sent over a block proves nothing the next time" both 'exits 3 deskhand reply 1042 --file "$work/bad"' 'printf "I can give you 17.30 EUR for it." >"$work/gift"' 'exits 0 deskhand reply 1042 --file "$work/gift" --override goodwill' 'exits 3 deskhand check 1042 --json --file "$work/gift"' 'json "[c[\"verdict\"] for c in one[\"claims\"]]==[\"unsourced\"]"'
cp "$home/deskhand.conf" "$work/conf"
printf '[guard]\nreasons = goodwill, lead\n' >"$home/deskhand.conf"
holds "a reason that the shop does not know is told and put down" both 'exits 0 deskhand reply 1042 --file "$work/gift" --override whim --json' 'says "is none of [guard] reasons (goodwill, lead)"' 'json "one[\"reason_is_known\"] is False"' 'exits 0 deskhand reply 1042 --file "$work/gift" --override Lead --json' 'json "one[\"reason_is_known\"]"' '[ ! -s "$work/err" ]'
printf '[guard]\nreasons = goodwill, the carrier said so:\n' >"$home/deskhand.conf"
holds "a reason that wants a reference is not taken without" both 'exits 2 deskhand reply 1042 --file "$work/gift" --override "The carrier said so:"' 'says "wants a reference"'
holds "its reference is put down beside it" both 'exits 0 deskhand reply 1042 --file "$work/gift" --override "the carrier said so: DHL 4711" --json' 'json "one[\"reason_is_known\"]"' 'exits 0 deskhand ledger 1042 --json' 'json "[(e[\"record\"][\"reason\"],e[\"record\"][\"reference\"]) for e in one[\"entries\"] if e[\"kind\"]==\"override\"][-1]==(\"the carrier said so\",\"DHL 4711\")"'
mv "$work/conf" "$home/deskhand.conf"
printf 'Hola Ana, {{customer.name}}, gracias.' >"$work/hole"
holds "a variable that was not filled in is not sent" both 'exits 3 deskhand reply 1042 --file "$work/hole"' 'says "variable"'
printf 'Dear Ana, thank you very much for your message and for your patience.' >"$work/english"
holds "what only warns is said when it is sent" both 'exits 0 deskhand reply 1042 --file "$work/english"' 'says "language"'
holds "an internal note is one" both 'printf "carrier called" >"$work/note"' 'exits 0 deskhand reply 1043 --file "$work/note" --internal' 'exits 0 deskhand show 1043 --json' 'json "one[\"messages\"][-1][\"visibility\"]==\"internal\" and one[\"waiting_since\"]"'

holds "search finds a word in any case" both 'exits 0 deskhand search LLEGADO --json' 'json "len(lines)==1 and lines[0][\"ticket\"]==\"1042\" and \"llegado\" in lines[0][\"snippet\"]"'
holds "search finds two Chinese characters" both 'exits 0 deskhand search 退货 --json' 'json "lines[0][\"ticket\"]==\"1043\""'
holds "search finds a subject, and tells it as it was written" both 'exits 0 deskhand search paquete --json' 'json "lines[0][\"ticket\"]==\"1042\" and lines[0][\"message\"] is None"' 'json "lines[0][\"snippet\"]==\"¿Dónde está mi paquete?\""'
holds "search says where in the snippet" json 'lines[0]["snippet"].encode()[lines[0]["start"]:lines[0]["end"]].decode()=="paquete"'
holds "search wants all words, in any order, and phrases as they stand" both 'exits 0 deskhand search llegado pedido --json' 'json "len(lines)==1"' 'exits 0 deskhand search "llegado zzzzz" --json' '[ ! -s "$work/out" ]' 'exits 0 deskhand search "\"llegado pedido\"" --json' '[ ! -s "$work/out" ]'
holds "search that finds nothing prints no line, and says so aside" both 'exits 0 deskhand search zzzzz --json' '[ ! -s "$work/out" ]' 'says "nothing was found"'
holds "search stops after the first so many and says that there are more" both 'exits 0 deskhand search W2378156 --json --first 1' 'json "len(lines)==1"' 'says "more than the 1 newest"'
holds "search for quotes alone exits 2" exits 2 deskhand search '""'
holds "search that finds nothing prints nothing and exits 0" both 'exits 0 deskhand search zzzzz --json' '[ ! -s "$work/out" ]'

holds "a ticket not changed here comes back as its bytes" both 'exits 0 sh -c "grep -F \\\"W2378156\\\" \"$shop\" | grep order >\"$work/want\""' 'exits 0 deskhand export --customer c1' 'grep -qxF -f "$work/want" "$work/out"'
rm -rf "$work/second" && mkdir "$work/second"
holds "export of everything imports again" both 'exits 0 deskhand export --all' 'cp "$work/out" "$work/all.jsonl"' 'home=$work/second' 'exits 0 deskhand init' 'exits 0 deskhand import "$work/all.jsonl"' 'home=$work/home'
holds "what came in comes out, unknown fields and big integers too" both 'head -n 12 "$shop" | sort >"$work/a"' 'head -n 12 "$work/all.jsonl" | sort >"$work/b"' 'cmp "$work/a" "$work/b"'
printf 'bytes\000of a label' >"$work/label.pdf"
printf 'Hola Ana.\n' >"$work/with-file"
holds "a file goes with a reply, and export --files gives its bytes back" both 'exits 0 deskhand reply 1042 --file "$work/with-file" --attach "$work/label.pdf"' 'exits 0 deskhand show 1042' 'prints "[attached: label.pdf]"' 'exits 0 deskhand export 1042 --files "$work/files"' 'prints "\"attachments\":[{\"name\":\"label.pdf\",\"type\":\"application/pdf\",\"size\":16}]"' 'cmp "$work/label.pdf" "$work/files/1042-label.pdf"'
holds "the folder was made for it, and one that cannot be is told" both '[ "$(stat -c %a "$work/files")" = 700 ]' 'exits 1 deskhand export 1042 --files "$work/label.pdf/files"' 'says "label.pdf/files"' 'exits 1 deskhand export 1042 --files "$work/label.pdf"' 'says "is no folder"'
holds "a file that is not there is told, and nothing is sent" both 'exits 1 deskhand reply 1042 --file "$work/with-file" --attach "$work/none"' 'says "No such file"'
holds "export as markdown" both 'exits 0 deskhand export 1042 --format markdown' 'prints "# 1042"'

printf '%s\n' '{"type":"product","id":"球-9","title":"篮球 七号","brand":"Northline","category":["Shoes","Trail"],"price":"26.00","currency":"EUR","stock":9,"lang":"zh"}' >"$work/ball.jsonl"
columns() { python3 -c '
import sys, unicodedata
wide = lambda text: sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
rows = [l.rstrip("\n") for l in open(sys.argv[1], encoding="utf-8") if " EUR" in l or "€" in l]
ends = {wide(row[:row.index("EUR")]) for row in rows}
sys.exit(not (len(rows) > 1 and any("球-9" in row for row in rows) and len(ends) == 1))' "$work/out"; }
holds "recommend pads by columns" both 'exits 0 deskhand import "$work/ball.jsonl"' 'exits 0 deskhand recommend c1 -k 10' columns
python3 - >"$work/again.jsonl" <<'EOF'
import json
for name in "ABCDEFGH":
    print(json.dumps({"type": "product", "id": "again-" + name, "title": "Refill " + name, "price": "2.00", "currency": "EUR", "stock": 0 if name == "H" else 9}))
print(json.dumps({"type": "customer", "id": "often", "name": "Noor Haddad", "consent": {"personalised": True}}))
for number, (day, bought) in enumerate([(1, "ABCDEFGH"), (2, "ABH"), (3, "ACH"), (4, "ED"), (5, "F")]):
    print(json.dumps({"type": "order", "id": f"W88000{number}", "customer": "often", "placed_at": f"2026-10-0{day}T10:00:00Z", "status": "delivered", "currency": "EUR", "total": "2.00",
                      "lines": [{"product": "again-" + name, "title": "Refill " + name, "quantity": 1, "price": "2.00"} for name in bought]}))
EOF
holds "what was bought stands apart, the most often first, of equals the last" both 'exits 0 deskhand import "$work/again.jsonl"' 'exits 0 deskhand recommend often --json -k 10' 'json "[p[\"product\"][-1] for p in one[\"again\"]]==list(\"AFDECBG\") and one[\"again\"][0][\"reasons\"][0][\"kind\"]==\"bought_before\" and not any(p[\"product\"].startswith(\"again\") for p in one[\"picks\"])"'
holds "verify finds all well" both 'exits 0 deskhand verify --json' 'json "one[\"ok\"] and one[\"counts\"][\"damaged\"]==0"'
holds "doctor answers as JSON" both 'deskhand doctor --json >"$work/out" 2>/dev/null; true' 'json "\"ok\" in one and \"counts\" in one and \"problems\" in one"'
exits 0 "$program" demo --home "$work/shop-of-demo" </dev/null
in_a_row() { sed -n 's/^ *\([0-9][0-9]*\)  .*/\1/p' "$work/out" >"$work/numbers" && echo 1 2 3 4 5 6 | tr ' ' '\n' | cmp - "$work/numbers"; }
holds "what is bought again is numbered behind the picks" both 'exits 0 "$program" --home "$work/shop-of-demo" --passphrase-file "$work/shop-of-demo/demo-passphrase" recommend c4 -k 3' 'prints again' in_a_row
examples() { exits 0 "$program" --home "$work/shop-of-demo" --passphrase-file "$work/shop-of-demo/demo-passphrase" export --all && cp "$work/out" "$work/examples"; }
in_new() { "$program" --home "$work/new-shop" --passphrase-file "$work/passphrase" "$@"; }
holds "the demo's records are exported as they are imported elsewhere" both examples 'json "len({l[\"type\"] for l in lines})==7"' '! grep -q "<<" "$work/examples"' 'exits 0 in_new init' 'exits 0 in_new import "$work/examples"' 'exits 0 in_new export --all' 'cmp "$work/out" "$work/examples"'
printf '%s\n' '{"type":"ticket","id":"mixed","customer":"c1","created_at":"2026-11-20T10:00:00Z","subject":"a","messages":[{"id":"a","from":"customer","at":"2026-11-20T10:00:00Z","text":"my account at p\u0430ypal.com"}]}' >"$work/mixed.jsonl"
holds "a customer's link that mixes scripts is told so where it is shown" both 'exits 0 in_new import "$work/mixed.jsonl"' 'exits 0 in_new show mixed' 'prints "⟨mixed letters xn--pypal-4ve.com⟩"' 'exits 0 in_new export mixed' '! grep -q "mixed letters" "$work/out"'
holds "demo draws, and takes no --json, exit 2" both 'exits 2 "$program" demo --json' 'says "no --json"'
holds "every command has --help" sh -c "for c in demo init import tickets show suggest recommend check reply search export verify doctor; do '$program' \$c --help | grep -q 'usage: deskhand' || exit 1; done"
holds "--version says one" both 'exits 0 "$program" --version' 'prints "deskhand "'
holds "a command's own options stand first in its help, in its own words" both 'exits 0 "$program" check --help' 'grep -A1 "^Options:" "$work/out" | grep -q -- "--stdin .*{\"ticket\":"' 'exits 0 "$program" recommend --help' 'grep -q -- "--stdin .*ids of customers" "$work/out"' '! grep -q "JSON lines" "$work/out"'
holds "an unknown command exits 2" exits 2 "$program" frobnicate
holds "an unknown option exits 2" exits 2 deskhand tickets --frobnicate
holds "global options stand behind the command too" exits 0 "$program" tickets --home "$home" --passphrase-file "$work/passphrase"
holds "the screen without a terminal exits 2" exits 2 deskhand
finish
