#!/bin/sh
# Very many tickets came from another process while a reply is written: no key waits until they are all in the queue, by the processor's clock.
. "$(dirname "$0")/../support/story.sh"
deskhand init --kdf interactive >/dev/null 2>&1
printf '[ui]\nagent = Noor\n' >"$home/deskhand.conf"
cat >"$work/shop.jsonl" <<'JSON'
{"type":"customer","id":"c","name":"Ana Ruiz","emails":["ana@example.org"]}
{"type":"ticket","id":"T1","customer":"c","subject":"Thanks","lang":"en","created_at":"2026-10-01T00:00:00Z","messages":[{"id":"m1","from":"customer","at":"2026-10-01T00:00:00Z","text":"Thank you all."}]}
JSON
exits 0 deskhand import "$work/shop.jsonl"
cat >"$work/type.py" <<'PYTHON'
import fcntl, json, os, pty, select, signal, struct, subprocess, sys, termios, time

program, home, passphrase, most_ms = sys.argv[1:4] + [float(sys.argv[4])]
options = ["--home", home, "--passphrase-file", passphrase]
message = {"from": "customer", "at": "2026-11-01T11:00:00Z", "text": "where is my order"}
tickets = [{"type": "ticket", "id": f"L{i}", "customer": "c", "subject": "k", "channel": "email",
            "created_at": "2026-11-01T10:00:00Z", "messages": [{"id": f"m{n}", **message} for n in range(3)]}
           for i in range(8000)]
child, screen = pty.fork()
if child == 0:
    os.environ["TERM"] = "xterm-256color"
    os.execv(program, [program, *options])
fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

def read_for(seconds):
    read, until = b"", time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        if select.select([screen], [], [], left)[0]:
            read += os.read(screen, 65536)
    return read

def until_shown(wanted):
    read, until = b"", time.monotonic() + 30
    while wanted not in read:
        read += read_for(0.1)
        if time.monotonic() > until:
            sys.exit(f"not shown: {wanted}")

def spent_ms():
    return int(open(f"/proc/{child}/schedstat").read().split()[0]) / 1e6

until_shown(b"Thank you all")
os.write(screen, b"\r")
read_for(0.5)
os.write(screen, b"r")
read_for(0.5)
os.write(screen, b"One")
read_for(1.5)
os.kill(child, signal.SIGSTOP)
subprocess.run([program, "import", "-", *options], check=True, stdout=subprocess.DEVNULL, text=True,
               input="".join(json.dumps(ticket) + "\n" for ticket in tickets))
os.kill(child, signal.SIGCONT)
slowest = 0
for i in range(80):  # longer than a second: what is written is kept meanwhile
    before = spent_ms()
    os.write(screen, b"a")
    if not select.select([screen], [], [], 20)[0]:
        sys.exit("no answer to a key")
    os.read(screen, 65536)
    slowest = max(slowest, spent_ms() - before)
    read_for(0.03)
print(f"the slowest key took {slowest:.0f} ms of the processor")
os.kill(child, signal.SIGKILL)
os.waitpid(child, 0)
sys.exit(slowest > most_ms)
PYTHON
holds "no key of a reply waits for other tickets" python3 "$work/type.py" "$program" "$home" "$work/passphrase" 150
finish
