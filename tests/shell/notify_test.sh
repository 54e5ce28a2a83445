#!/bin/sh
# What comes is told to the desktop by a program of the agent's choice and by the bell: counts, of nobody, never for a key.
. "$(dirname "$0")/../support/story.sh"
. "$(dirname "$0")/../support/screen.sh"
deskhand init --kdf interactive >/dev/null 2>&1
ticket() { # ticket ID NAME: a new one that waits, by another process
    printf '{"type":"customer","id":"c%s","name":"%s"}\n{"type":"ticket","id":"%s","customer":"c%s","subject":"Where is it","status":"open","created_at":"2026-01-01T00:00:00Z","messages":[{"id":"m1","from":"customer","at":"2026-01-01T00:00:00Z","text":"Now?"}]}\n' "$1" "$2" "$1" "$1" |
        deskhand import - >/dev/null 2>&1
}
# Its line is whole where it is there at all.
cat >"$work/tell" <<EOF
#!/bin/sh
for word in "\$@"; do line="\$line<\$word>"; done
echo "\$line" >>"$work/told"
EOF
chmod +x "$work/tell"
printf '[ui]\nnotify = %s --title shop %%s\n' "$work/tell" >"$home/deskhand.conf"
holds "a ticket is there before" ticket t0 "Early Bird"
screen_open one 120 36 "'$program' --home '$home' --passphrase-file '$work/passphrase'"
shows "inbox 1" >/dev/null
sleep 2
holds "what was there at the start is no news" test ! -e "$work/told"
holds "a ticket comes" both 'ticket t1 "Zoe Hidden"' 'shows "inbox 2"'
holds "the program is told, without a shell, its words as they are set" both 'await grep -q . "$work/told"' '[ "$(cat "$work/told")" = "<--title><shop><1 new ticket>" ]'
holds "and nothing of the customer" both '! grep -qi "hidden\|zoe\|t1" "$work/told"'
printf '[ui]\nnotify = false\nbell = on\n' >"$home/deskhand.conf"
cat >"$work/bell.py" <<'EOF'
import os, pty, select, signal, subprocess, sys, time
pid, fd = pty.fork()
if pid == 0:
    os.environ["TERM"] = "xterm"
    os.environ["LC_ALL"] = "C.UTF-8"
    os.execv(sys.argv[2], sys.argv[2:])
seen = b""
def read(limit_s):
    global seen
    end = time.monotonic() + limit_s
    while time.monotonic() < end:
        if select.select([fd], [], [], 0.05)[0]:
            seen += os.read(fd, 1 << 16)
def until(words, limit_s=60):
    end = time.monotonic() + limit_s
    while words not in seen and time.monotonic() < end:
        read(0.1)
    assert words in seen, (words, seen[-800:])
try:
    until(b"inbox")
    read(2)
    seen = b""
    for key in b"jkzzGg\x07gg?q":
        os.write(fd, bytes([key]))
        read(0.1)
    read(1.5)
    assert b"\a" not in seen, seen
    subprocess.run(["sh", "-c", sys.argv[1]], check=True)
    until(b"\a")
    until(b"status 1")  # what the program of notify says, which failed
finally:
    os.kill(pid, signal.SIGTERM)
EOF
printf '{"type":"customer","id":"c5","name":"Max Hidden"}\n{"type":"ticket","id":"t5","customer":"c5","subject":"Where is it","status":"open","created_at":"2026-01-01T00:00:00Z","messages":[{"id":"m1","from":"customer","at":"2026-01-01T00:00:00Z","text":"Now?"}]}\n' >"$work/more.jsonl"
holds "the bell rings for what comes, for no key; a program that fails is told of" \
    python3 "$work/bell.py" "'$program' --home '$home' --passphrase-file '$work/passphrase' import '$work/more.jsonl' >/dev/null" "$program" --home "$home" --passphrase-file "$work/passphrase"
finish
