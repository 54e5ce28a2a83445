#!/bin/sh
# What the world does to a program: full disks, closed pipes, read-only homes, open homes, no terminal.
. "$(dirname "$0")/../support/story.sh"
deskhand init >/dev/null 2>&1
deskhand import "$top/tests/shell/shop.jsonl" >/dev/null

holds "a closed pipe ends in silence with 0" sh -c "('$program' --home '$home' --passphrase-file '$work/passphrase' export --all; echo \$? >'$work/code') 2>'$work/err' | head -n 1 >/dev/null; [ \"\$(cat '$work/code')\" = 0 ] && [ ! -s '$work/err' ]"
holds "standard output on a full disk exits 1 and says so" both 'exits 1 sh -c "\"$program\" --home \"$home\" --passphrase-file \"$work/passphrase\" export --all >/dev/full"' 'says "standard output"'
chmod 750 "$home"
holds "a home that others can read exits 2 and says what to do" both 'exits 2 deskhand tickets' 'says "chmod 700"'
chmod 700 "$home"
printf '[ui]\ncolour = red\n' >"$home/deskhand.conf"
holds "an unknown setting exits 2 with its line" both 'exits 2 deskhand tickets' 'says "deskhand.conf:2:"'
python3 -c 'print("[ui]\nsignature = "+"x"*200)' >"$home/deskhand.conf"
holds "a line over 180 bytes exits 2 with its line" both 'exits 2 deskhand tickets' 'says "deskhand.conf:2:"'
printf '[ui]\nsignature = "Ana ; Marta"\n[views]\nmine = status:open assignee:none\n' >"$home/deskhand.conf"
holds "quotes keep a semicolon, views are read" exits 0 deskhand tickets
rm "$home/deskhand.conf"

holds "closed standard descriptors harm nothing" both 'sh -c "\"$program\" --home \"$home\" --passphrase-file \"$work/passphrase\" tickets <&- >&- 2>&-"; true' 'exits 0 deskhand verify'
(ulimit -f 2000; trap '' XFSZ; deskhand import "$work/none" >/dev/null 2>&1)
python3 - "$work/big.jsonl" <<'PY'
import sys
with open(sys.argv[1], "w") as f:
    for i in range(3000):
        f.write('{"type":"article","id":"a%d","title":"t","text":"%s"}\n' % (i, "x" * 3000))
PY
holds "a full disk during an import is told, and nothing is imported" both 'sh -c "trap \"\" XFSZ; ulimit -f 3000; exec \"$program\" --home \"$home\" --passphrase-file \"$work/passphrase\" import \"$work/big.jsonl\"" >"$work/out" 2>"$work/err"; [ $? = 1 ]' 'exits 0 deskhand verify' 'exits 0 deskhand export --all' '! grep -q a2999 "$work/out"'
holds "and it works on when there is room again" exits 0 deskhand import "$work/big.jsonl"

in_terminal() { # in_terminal TERM COMMAND...: in a pty, TERM unset where it is "-"; its exit code
    python3 -c 'import os, pty, sys
if sys.argv[1] == "-": os.environ.pop("TERM", None)
else: os.environ["TERM"] = sys.argv[1]
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[2:])))' "$@" </dev/null
}
for term in - nosuch dumb; do
    holds "a terminal of TERM $term is refused with 2 and a word" both "exits 2 in_terminal $term '$release' demo" 'grep -q "TERM" "$work/out"'
done

mkdir "$work/tmp"
holds "demo without a terminal prints one frame of 36 rows and leaves nothing" both "TMPDIR='$work/tmp' exits 0 '$release' demo" '[ "$(wc -l <"$work/out")" = 36 ]' 'prints "Ana Ruiz"' '[ -z "$(ls -A "$work/tmp")" ]'
holds "no row of the frame is wider than 120 columns" python3 -c '
import sys,unicodedata
def w(s): return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in s)
sys.exit(max(w(l.rstrip("\n")) for l in open(sys.argv[1],encoding="utf-8"))>120)' "$work/out"
holds "demo works in the C locale" both "LC_ALL=C LANG=C exits 0 '$release' demo" 'prints "李雷"'
holds "a release build refuses a vault of the tests' cost" both "exits 1 '$release' --home '$home' --passphrase-file '$work/passphrase' tickets || exits 6 '$release' --home '$home' --passphrase-file '$work/passphrase' tickets"

rm "$home"/state/vault.anchor
holds "a missing anchor is told, once" both 'exits 0 deskhand tickets' 'says "anchor"' 'exits 0 deskhand tickets' '! grep -q anchor "$work/err"'
cp "$home/vault.db" "$work/old.db"
cp "$home/vault.db-wal" "$work/old.wal" 2>/dev/null
printf 'Hola.' >"$work/r"
deskhand reply 1042 --file "$work/r"
cp "$work/old.db" "$home/vault.db"; rm -f "$home/vault.db-wal" "$home/vault.db-shm"; [ -f "$work/old.wal" ] && cp "$work/old.wal" "$home/vault.db-wal"
holds "a vault rolled back is told, and verify exits 6" both 'exits 0 deskhand tickets' 'says "rolled back"' 'exits 6 deskhand verify'
mkdir "$work/damage"; cp -r "$home" "$work/damage/home"
holds "init that cannot print its code makes no vault" both 'exits 1 sh -c "\"$program\" --home \"$work/new\" --passphrase-file \"$work/passphrase\" init >/dev/full"' '[ ! -e "$work/new/vault.db" ]'
holds "a file that may not grow is an error, not an end" both 'sh -c "ulimit -f 40; exec \"$program\" --home \"$home\" --passphrase-file \"$work/passphrase\" import \"$work/big.jsonl\"" >"$work/out" 2>"$work/err"; [ $? = 1 ]' '[ -s "$work/err" ]'

home=$work/damaged
deskhand init >/dev/null 2>&1
deskhand import "$top/tests/shell/shop.jsonl" >/dev/null
sed -n 's/"status":"shipped"/"status":"cancelled"/p' "$top/tests/shell/shop.jsonl" >"$work/cancelled.jsonl"
deskhand import "$work/cancelled.jsonl" >/dev/null
flip() { # flip SQL: one bit of the sealed blob of the record the query names
    python3 - "$home/vault.db" "$1" <<'PY'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
row, blob = db.execute(sys.argv[2]).fetchone()
blob = bytearray(blob)
blob[len(blob) // 2] ^= 1
db.execute("UPDATE records SET sealed = ? WHERE row = ?", (bytes(blob), row))
db.execute("DELETE FROM segments")
db.commit()
PY
}
flip "SELECT row, sealed FROM records WHERE kind = 2 ORDER BY row DESC LIMIT 1"
holds "an older state of a damaged order never passes for the truth" both 'printf "Tu pedido W2378156 está en camino." | deskhand check 1042 --json >"$work/out" 2>"$work/err"; true' 'says "damaged"' 'json "not any(c[\"verdict\"]==\"proved\" for c in one[\"claims\"])"'
holds "verify names the damage and exits 6" exits 6 deskhand verify
flip "SELECT row, sealed FROM records WHERE kind = 3 ORDER BY row LIMIT 1"
holds "a damaged ticket stays in the list, and the others are read" both 'exits 0 deskhand tickets' 'prints "damaged"' 'prints "退货可以吗"'
holds "export gives what is whole, then exits 6" both 'exits 6 deskhand export --all' 'prints "退货可以吗"' 'says "damaged"'
home=$work/home

mkdir "$work/early"
printf '%048d' 7 >"$work/early/demo-passphrase"
chmod 600 "$work/early/demo-passphrase"
chmod 700 "$work/early"
holds "a demo home whose first start was killed is filled at the next" both 'exits 0 "$program" demo --home "$work/early"' 'prints "Ana Ruiz"' 'exits 0 "$program" demo --home "$work/early"' 'prints "Ana Ruiz"'

# The canaries: nothing of a customer stands in any file in the clear.
holds "no value of a customer is on the disk in the clear" python3 - "$home" <<'PY'
import sys, os
canaries = ["Ana Ruiz", "ana@example.org", "600111222", "Calle Mayor", "28001", "W2378156", "JD0100012345",
            "no ha llegado. ¿Qué hago?", "李雷", "篮球可以退货吗", "lilei@example.org", "1042"]
encodings = [lambda s: s.encode(), lambda s: s.encode("utf-16-le"), lambda s: s.lower().encode(),
             lambda s: s.encode().hex().encode(), lambda s: s.encode()[::-1]]
import base64
bad = []
for folder, _, files in os.walk(sys.argv[1]):
    for name in files:
        data = open(os.path.join(folder, name), "rb").read()
        for c in canaries:
            for e in encodings:
                if len(e(c)) > 4 and e(c) in data:
                    bad.append((name, c))
            b = base64.b64encode(c.encode()).rstrip(b"=")[:-1]
            if len(b) > 8 and b in data:
                bad.append((name, c, "base64"))
print(bad)
sys.exit(bool(bad))
PY
finish
