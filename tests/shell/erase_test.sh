#!/bin/sh
# One customer of a thousand erased: the others as they were, nothing of theirs anywhere.
. "$(dirname "$0")/../support/story.sh"
golden=$top/tests/shell/golden
as_golden() { diff "$golden/$1" "$work/out"; }

# own_help COMMAND: usage and the options that not every command has
own_help() {
    "$program" --help | sort -u >"$work/of-all"
    "$program" "$1" --help | grep -vxF -f "$work/of-all" >"$work/out"
}

# A shop of a thousand: each with a name, a mail address, an order and a ticket; c7 with canaries.
python3 - "$work/shop.jsonl" "$work/canaries" <<'PY'
import json, sys
out = open(sys.argv[1], "w", encoding="utf-8")
canaries = open(sys.argv[2], "w", encoding="utf-8")
def put(**fields): out.write(json.dumps(fields, ensure_ascii=False) + "\n")
for sku in range(5):
    put(type="product", id=f"SKU-{sku}", title=f"Thing {sku}", price="9.90", currency="EUR", stock=9)
def words(i):
    if i != 7: return [f"quiet {i}"] * 4
    return ["Zephyrine Quillfeather", "hummingbird-7319", "marmalade über 云雀鸟", "cobalt-giraffe-5523"]
canaries.write("\n".join(words(7) + ["c7@zephyr.example", "W70000007", "JD7777000011112222"]))
for i in range(1000):
    name, subject, text, note = words(i)
    mail = "c7@zephyr.example" if i == 7 else f"c{i}@example.org"
    put(type="customer", id=f"c{i}", name=name, emails=[mail])
    put(type="order", id=f"W7000000{i}" if i == 7 else f"W1{i:07}", customer=f"c{i}", placed_at="2026-11-17T10:00:00Z", status="shipped",
        currency="EUR", total="19.80", lines=[{"product": f"SKU-{s % 5}", "quantity": 1, "price": "9.90"} for s in (i, i + 1)],
        shipments=[{"carrier": "DHL", "tracking": "JD7777000011112222" if i == 7 else f"JD{i:016}"}])
    put(type="ticket", id=f"t{i}", customer=f"c{i}", subject=subject, created_at="2026-11-18T08:00:00Z", messages=[
        {"id": f"m{i}", "from": "customer", "at": "2026-11-18T08:00:00Z", "text": text},
        {"id": f"n{i}", "from": "agent", "at": "2026-11-18T09:00:00Z", "text": note, "visibility": "internal"}])
PY

# keys_of FILE: the wrapped keys (and their parts) that stand in the vault, as hexadecimal
keys() { python3 -c 'import sqlite3,sys
for key, in sqlite3.connect(sys.argv[1]).execute("SELECT key FROM streams"): print(key.hex())' "$home/vault.db" | sort; }
# nowhere FILE: none of the keys in the file stands in any file of the home
nowhere() { python3 - "$home" "$1" <<'PY'
import os, sys
found = 0
keys = [bytes.fromhex(line) for line in open(sys.argv[2]).read().split()]
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        data = open(os.path.join(folder, name), "rb").read()
        found += sum(part in data for key in keys for part in (key[:24], key[24:56], key[72:]))
print(len(keys), "keys,", found, "copies")
sys.exit(found > 0 or not keys)
PY
}
# no_canary FILE FOLDER: its lines stand in no file of the folder, in eight encodings
no_canary() { python3 - "$1" "$2" <<'PY'
import base64, os, sys, urllib.parse
forms = (lambda t: t.encode(), lambda t: t.encode("utf-16-le"), lambda t: t.encode("utf-16-be"), lambda t: t.casefold().encode(),
         lambda t: t.encode().hex().encode(), lambda t: base64.b64encode(t.encode()).rstrip(b"=")[:-1],
         lambda t: urllib.parse.quote(t).encode(), lambda t: t.encode("unicode_escape"))
wanted = [form(line) for line in open(sys.argv[1], encoding="utf-8").read().split("\n") for form in forms]
bad = 0
for folder, _, names in os.walk(sys.argv[2]):
    for name in names:
        data = open(os.path.join(folder, name), "rb").read()
        for each in wanted:
            if each in data: bad += 1; print(name, each)
sys.exit(bad > 0)
PY
}
counts() { python3 - "$home/catalogue.db" <<'PY'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
for sql in ("SELECT id, customers, recent FROM sold ORDER BY id",
            "SELECT a.id, b.id, t.customers FROM together t JOIN sold a ON a.key = t.product JOIN sold b ON b.key = t.other ORDER BY 1, 2"):
    for row in db.execute(sql): print(*row)
PY
}

# beside_a_screen CUSTOMER: erased while a screen of another process has their ticket open
beside_a_screen() { python3 - "$program" "$home" "$work/passphrase" "$1" "$work/out" <<'PY'
import fcntl, os, pty, struct, subprocess, sys, termios, time
sys.path.insert(0, "tests/support")
from terminal import Terminal
program, home, passphrase, customer, out = sys.argv[1:]
screen = Terminal(40, 120)
command = [program, "--home", home, "--passphrase-file", passphrase]
child, tty = pty.fork()
if child == 0:
    os.environ["TERM"] = "xterm-256color"
    os.execv(program, command)
fcntl.ioctl(tty, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
os.set_blocking(tty, False)
def shows(what):
    return any(what in screen.line(row) for row in range(40))
def waits_for(what, seconds=10):
    until = time.time() + seconds
    while not shows(what) and time.time() < until:
        try: screen.feed(os.read(tty, 65536))
        except BlockingIOError: time.sleep(0.02)
        except OSError: break
    return shows(what)
ok = waits_for("quiet 0")
for keys in (b"\t", b"r", b"Dear"): # opened, and a reply begun
    os.write(tty, keys)
    waits_for("never", 0.3)
ok = ok and waits_for("writing")
waits_for("never", 1.5) # what was begun is kept by now: no word of a keeping that fails comes in between
erased = subprocess.run(command + ["erase", customer], stdout=open(out, "wb"))
told = waits_for("was erased", 3)
os.write(tty, b"qq")
waits_for("never", 1)
os.close(tty)
_, status = os.waitpid(child, 0)
print(ok, erased.returncode, told)
sys.exit(not (ok and erased.returncode == 0 and told))
PY
}

deskhand init >/dev/null 2>&1
deskhand import "$work/shop.jsonl" >/dev/null
deskhand export --all >"$work/before"
keys >"$work/keys-before"
cp -a "$home" "$work/backup"

for command in erase hold; do
    holds "$command --help is as it was" both 'own_help $command' 'as_golden $command.help'
done
holds "the catalogue's counts know a thousand buyers" both 'counts >"$work/counts-before"' 'grep -qx "SKU-2 400 400" "$work/counts-before"'
holds "nobody cannot be erased" both 'exits 4 deskhand erase c1000' 'says "no such customer"'
holds "erase wants one customer" exits 2 deskhand erase c1 c2
holds "a hold is told" both 'exits 0 deskhand hold t7' 'as_golden hold' 'exits 0 deskhand show t7 --json' 'json "one[\"hold\"] is True"'
holds "a legal hold refuses the erasure and names the ticket" both 'exits 3 deskhand erase c7' 'says "t7"' 'exits 0 deskhand show t7' 'deskhand export --all >"$work/out"' 'cmp "$work/out" "$work/before"' 'counts | cmp - "$work/counts-before"'
holds "the hold of no ticket exits 4" exits 4 deskhand hold t1000
holds "a hold ends" both 'exits 0 deskhand hold t7 --off --json' 'as_golden hold.json' 'exits 0 deskhand show t7 --json' 'json "one[\"hold\"] is False"'

cp -a "$home" "$work/kept"
# held_meanwhile CUSTOMER TICKET: an erasure waits where it has found the customer, until the ticket is held
held_meanwhile() { python3 - "$program" "$home" "$work/passphrase" "$1" "$2" <<'PY'
import os, signal, subprocess, sys
program, home, passphrase, customer, ticket = sys.argv[1:]
command = [program, "--home", home, "--passphrase-file", passphrase]
erasing = subprocess.Popen(command + ["erase", customer], env=dict(os.environ, DESKHAND_TEST_STOP_AT="erase"), stderr=subprocess.PIPE)
_, status = os.waitpid(erasing.pid, os.WUNTRACED)
held = subprocess.run(command + ["hold", ticket])
if os.WIFSTOPPED(status): os.kill(erasing.pid, signal.SIGCONT)
_, said = erasing.communicate(timeout=60)
print(os.WIFSTOPPED(status), held.returncode, erasing.returncode, said.decode())
sys.exit(not (os.WIFSTOPPED(status) and held.returncode == 0 and erasing.returncode == 3 and b"legal hold" in said))
PY
}
holds "a hold that is put on while a customer is erased refuses it" both 'held_meanwhile c30 t30' 'exits 0 deskhand show t30 --json' 'json "one[\"hold\"] is True"'
# flips: a bit of the newest record of all
flips() { python3 - "$home/vault.db" <<'PY'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
row, sealed = db.execute("SELECT row, sealed FROM records ORDER BY row DESC LIMIT 1").fetchone()
db.execute("UPDATE records SET sealed = ? WHERE row = ?", (bytes([sealed[0] ^ 1]) + sealed[1:], row))
db.commit()
PY
}
deskhand hold t31 >/dev/null
flips
holds "a record that cannot be read may be a hold: it refuses, and names the ticket" both 'exits 6 deskhand erase c31' 'says "a record of ticket t31 cannot be read"' 'exits 0 deskhand show t31'
deskhand hold t31 >/dev/null
holds "--damaged does not lift the hold that can be read" both 'exits 3 deskhand erase c31 --damaged' 'says t31' 'exits 0 deskhand hold t31 --off' 'exits 6 deskhand erase c31'
holds "--damaged erases what has none" both 'exits 0 deskhand erase c31 --damaged' 'exits 4 deskhand show t31' 'exits 0 deskhand verify'
rm -rf "$home"
mv "$work/kept" "$home"

holds "a customer is erased, with what is out of reach" both 'exits 0 deskhand erase c7 --json' 'as_golden erase.json'
keys >"$work/keys-after"
comm -23 "$work/keys-before" "$work/keys-after" >"$work/keys-gone"
holds "two keys are gone, and stand in no file" both '[ "$(wc -l <"$work/keys-gone")" = 2 ]' 'nowhere "$work/keys-gone"'
holds "nothing of theirs stands in any file" no_canary "$work/canaries" "$home"
deskhand export --all >"$work/after"
holds "the others are as they were, byte for byte" both 'grep -v -e "\"c7\"" "$work/before" >"$work/others"' '[ "$(wc -l <"$work/before")" = "$(($(wc -l <"$work/others") + 3))" ]' 'cmp "$work/others" "$work/after"'
holds "the vault verifies" exits 0 deskhand verify
holds "customer, ticket and words are found no more" both 'exits 4 deskhand show t7' 'exits 4 deskhand export --customer c7' 'exits 0 deskhand search hummingbird' '[ ! -s "$work/out" ]' 'exits 0 deskhand tickets' '! grep -q t7: "$work/out"'
holds "the catalogue's counts are lower" both 'counts >"$work/counts-after"' 'grep -qx "SKU-2 399 399" "$work/counts-after"' 'grep -qx "SKU-2 SKU-3 199" "$work/counts-after"'
holds "again there is nobody to erase, and when that was" both 'exits 4 deskhand erase c7' 'says "was erased at"'
holds "in words it tells the same" both 'exits 0 deskhand erase c8' 'as_golden erase'
holds "an import of the same does not bring them back, and says so" both 'exits 0 deskhand import "$work/shop.jsonl" --json' 'json "one[\"counts\"][\"erased\"]==6 and one[\"counts\"][\"customer\"]==998"' 'exits 4 deskhand show t7' 'exits 4 deskhand export --customer c7' 'deskhand export --all >"$work/out"' 'grep -v -e "\"c8\"" "$work/after" | cmp - "$work/out"' 'exits 0 deskhand import "$work/shop.jsonl"' 'prints "erased before 6"'

# typed ANSWER COMMAND...: at a terminal of its own, the answer given to its question
typed() {
    answer=$1
    shift
    python3 - "$answer" "$program" --home "$home" --passphrase-file "$work/passphrase" "$@" >"$work/out" <<'PY'
import os, pty, sys
answer, command = sys.argv[1], sys.argv[2:]
child, tty = pty.fork()
if child == 0: os.execv(command[0], command)
said = b""
while True:
    try: got = os.read(tty, 4096)
    except OSError: break
    if not got: break
    said += got
    if said.endswith(b"go on: "): os.write(tty, answer.encode() + b"\n")
print(said.decode())
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
PY
}
holds "on a terminal it tells who that is and asks, and no is no" both '! typed no erase c20' 'prints "$(deskhand export --customer c20 | python3 -c "import json,sys; c=json.loads(sys.stdin.readline()); print(\"c20  \" + c[\"name\"] + \"  \" + c[\"emails\"][0])")"' 'prints "tickets 1, orders 1."' 'prints "Type c20 or yes"' 'prints "nothing was erased"' 'exits 0 deskhand show t20'
for answer in y c2 c200 ''; do holds "'$answer' is no" both '! typed "$answer" erase c20' 'exits 0 deskhand show t20'; done
holds "and yes is yes" both 'typed yes erase c20' 'exits 4 deskhand show t20'
holds "and so is the customer's id" both 'typed c22 erase c22' 'exits 4 deskhand show t22'
holds "with --yes it does not ask there either" both 'typed no erase c21 --yes' 'exits 4 deskhand show t21'

deskhand export t30 | sed 's/"customer": "c30"/"customer": "c31"/' >"$work/moved.jsonl"
holds "a ticket that an import gives another customer is kept when the first is erased" both 'exits 0 deskhand import "$work/moved.jsonl"' 'exits 0 deskhand erase c30 --yes' 'exits 0 deskhand show t30' 'prints "c31"' 'exits 0 deskhand verify'
holds "and goes with the second" both 'exits 0 deskhand erase c31 --yes --json' 'exits 4 deskhand show t30' 'exits 4 deskhand show t31' 'exits 0 deskhand verify'

deskhand export --customer c32 | sed -n 's/"customer": "c32"/"customer": "c33"/p' | grep '"order"' >"$work/moved.jsonl"
counts >"$work/counts-before"
holds "an order that an import gives another customer is that one's alone" both 'exits 0 deskhand import "$work/moved.jsonl"' 'deskhand export --all | grep W10000032 >"$work/out"' 'cmp "$work/out" "$work/moved.jsonl"' 'exits 0 deskhand export --customer c32' '! grep -q W10000032 "$work/out"' 'exits 0 deskhand export --customer c33' 'prints W10000032' 'exits 0 deskhand verify'
sed 's/"c33"/"c32"/' "$work/moved.jsonl" >"$work/back.jsonl"
holds "and may come back, and go again" both 'exits 0 deskhand import "$work/back.jsonl"' 'deskhand export --all | grep W10000032 >"$work/out"' 'cmp "$work/out" "$work/back.jsonl"' 'counts | cmp - "$work/counts-before"' 'exits 0 deskhand import "$work/back.jsonl" "$work/moved.jsonl"' 'deskhand export --all | grep W10000032 >"$work/out"' 'cmp "$work/out" "$work/moved.jsonl"'
holds "who had it is erased without it" both 'exits 0 deskhand erase c32 --yes --json' 'json "one[\"counts\"][\"orders\"]==0"' 'deskhand export --all | grep W10000032 >"$work/out"' 'cmp "$work/out" "$work/moved.jsonl"'
holds "and whose it is with it" both 'exits 0 deskhand erase c33 --yes --json' 'json "one[\"counts\"][\"orders\"]==2"' 'deskhand export --all >"$work/out"' '! grep -q W10000032 "$work/out"' 'exits 0 deskhand verify'

echo q | deskhand --plain >"$work/before" 2>&1
count=$(sed -n 's/^Inbox \([0-9]*\), .*/\1/p' "$work/before")
holds "a conversation in lines counts without those erased since the last" both 'exits 0 deskhand erase c34 --yes --json' 'printf "where\nq\n" | deskhand --plain >"$work/out" 2>&1' '[ "$(grep -c "^Inbox" "$work/out")" = 2 ]' '[ "$(grep -c "^Inbox $((count - 1)), " "$work/out")" = 2 ]'

keys >"$work/keys-before"
holds "an open screen of another process drops the ticket at once" beside_a_screen c0
keys >"$work/keys-after"
comm -23 "$work/keys-before" "$work/keys-after" >"$work/keys-of-c0"
holds "and leaves nothing of it, nor a key" both '[ "$(wc -l <"$work/keys-of-c0")" = 2 ]' 'nowhere "$work/keys-of-c0"' 'exits 4 deskhand show t0' 'exits 0 deskhand verify'

cp "$work/backup/vault.db" "$home/vault.db"
rm -f "$home"/vault.db-*
holds "a backup that is put back is erased again, and told" both 'exits 0 deskhand tickets' 'says "erased again"' 'exits 4 deskhand show t7' 'exits 0 deskhand show t9'
holds "and nothing of theirs stands in any file" both 'nowhere "$work/keys-gone"' 'no_canary "$work/canaries" "$home"'
printf '{"type":"customer","id":"c7","name":"New here"}\n{"type":"ticket","id":"t7-new","customer":"c7","subject":"hello","created_at":"2030-01-01T00:00:00Z","messages":[]}\n' >"$work/again.jsonl"
holds "who writes again is a new customer, and stays" both 'exits 0 deskhand import "$work/again.jsonl" --json' 'json "one[\"counts\"][\"customer\"]==1 and one[\"counts\"][\"ticket\"]==1 and one[\"counts\"][\"erased\"]==0"' 'exits 0 deskhand show t7-new' 'exits 0 deskhand tickets' 'exits 0 deskhand show t7-new' 'exits 4 deskhand show t7'

holds "but nobody else goes before the older state is accepted: a hold may be missing" both 'exits 6 deskhand erase c10 --damaged' 'says "a legal hold may be missing"' 'exits 0 deskhand show t10'
"$program" --home "$home" --passphrase-file "$work/passphrase" export --customer c9 >"$work/nine" 2>/dev/null
deskhand verify --accept >/dev/null 2>&1
holds "thorough gives new keys and a new recovery code" both 'exits 0 deskhand erase c10 --thorough' 'tail -n 1 "$work/out" | grep -qE "^[0-9A-Z-]{44}$"' 'exits 0 deskhand export --customer c9' 'cmp "$work/out" "$work/nine"'

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
