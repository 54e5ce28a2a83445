#!/bin/sh
# recommend --stdin: many customers out of one view, whose answers come when they are waited for, and which nobody else waits for.
. "$(dirname "$0")/../support/story.sh"
exits 0 deskhand init
exits 0 deskhand import "$top/tests/shell/shop.jsonl"

# Asks one customer after the other through a pipe, each once the answer to the one before is there; prints how many came.
ask_singly() {
    python3 - "$program" "$home" "$work/passphrase" "$@" <<'EOF'
import select, subprocess, sys
program, home, passphrase, *asked = sys.argv[1:]
child = subprocess.Popen([program, "--home", home, "--passphrase-file", passphrase, "recommend", "--stdin", "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
for customer in asked:
    child.stdin.write(customer.encode() + b"\n")
    if not select.select([child.stdout], [], [], 20)[0]:
        sys.exit("no answer for " + customer)
    line = child.stdout.readline()
    if f'"customer":"{customer}"'.encode() not in line:
        sys.exit("another answer for " + customer)
child.stdin.close()
sys.exit(child.wait())
EOF
}
holds "each answer comes out before the next customer is asked for" exits 0 ask_singly c1 c2 c1
holds "and the line of one who is not there" exits 4 ask_singly c1 nobody c2

for _ in $(seq 300); do printf 'c1\nc2\n'; done >"$work/ids"
alone() { for c in c1 c2; do deskhand recommend "$c" --json; done; }
alone >"$work/alone"
holds "many are answered as each alone is" both 'exits 0 deskhand recommend --stdin --json <"$work/ids"' '[ "$(wc -l <"$work/out")" = 600 ]' 'head -n 2 "$work/out" | cmp - "$work/alone"' 'tail -n 2 "$work/out" | cmp - "$work/alone"'
holds "a reader that is gone is no failure" exits 0 sh -c "'$program' --home '$home' --passphrase-file '$work/passphrase' recommend --stdin <'$work/ids' | head -n 1 >/dev/null"

# A reader that takes nothing: the pipe fills, and the batch holds on to no view while it waits.
for _ in $(seq 40); do cat "$work/ids"; done >"$work/many"
mkfifo "$work/pipe"
cat >"$work/still.py" <<'EOF'
import array, fcntl, os, sys, termios, time
fd = os.open(sys.argv[1], os.O_RDONLY)
size, same, end = 0, 0, time.monotonic() + 120
while same < 20 and time.monotonic() < end:
    time.sleep(0.1)
    room = array.array("i", [0])
    fcntl.ioctl(fd, termios.FIONREAD, room)
    same = same + 1 if room[0] == size and size > 60000 else 0
    size = room[0]
open(sys.argv[2], "w").write(str(size))
while os.path.exists(sys.argv[2]):
    time.sleep(0.1)
read = 0
while True:
    bytes = os.read(fd, 1 << 20)
    read += bytes.count(b"\n")
    if not bytes:
        break
open(sys.argv[3], "w").write(str(read))
EOF
soon() { for _ in $(seq 600); do "$@" && return 0; sleep 0.1; done; return 1; }
python3 "$work/still.py" "$work/pipe" "$work/full" "$work/read" &
deskhand recommend --stdin --json <"$work/many" >"$work/pipe" 2>/dev/null &
holds "a reader that stands still fills the pipe" both 'soon test -s "$work/full"' '[ "$(cat "$work/full")" -gt 60000 ]'
printf '{"type":"customer","id":"c9","name":"Nine"}\n' >"$work/nine.jsonl"
holds "an erasure does not wait for it" both 'exits 0 deskhand import "$work/nine.jsonl"' 'exits 0 deskhand erase --yes c9'
rm "$work/full"
holds "which, once it reads on, has each answer" both 'soon test -s "$work/read"' '[ "$(cat "$work/read")" = 24000 ]'

# A batch without an end, beside which a customer is erased: it reads what was there before for a moment only.
endless() { while cat "$work/ids"; do :; done; }
endless 2>/dev/null | deskhand recommend --stdin --json >"$work/endless" 2>/dev/null &
knows_no_more() { tail -c 4000 "$work/endless" | grep -q '"customer":"c2","error"'; }
soon test -s "$work/endless"
holds "an erasure does not wait for a batch that never ends" exits 0 deskhand erase --yes c2
holds "which from then on knows that customer no more" soon knows_no_more
rm "$work/ids"
wait
finish
