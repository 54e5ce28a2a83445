#!/bin/sh
# Keys of one's own: lines of keys.conf at odds with other keys, told by doctor and on the screen; and what may follow
# a key that others follow, shown to who hesitates: never before 0.4 s, and without a wake-up afterwards.
. "$(dirname "$0")/../support/story.sh"
. "$(dirname "$0")/../support/screen.sh"
cat >"$work/follow.py" <<'EOF'
import fcntl, os, pty, re, select, signal, struct, sys, termios, time
pid, fd = pty.fork()
if pid == 0:
    os.environ["TERM"] = "xterm"
    os.environ["LC_ALL"] = "C.UTF-8"
    os.execv(sys.argv[1], sys.argv[1:])
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
def read(limit_s):
    ready, _, _ = select.select([fd], [], [], limit_s)
    return os.read(fd, 1 << 16) if ready else b""
def until(words, limit_s=60):
    seen, end = b"", time.monotonic() + limit_s
    while words not in seen and time.monotonic() < end:
        seen += read(0.05)
    assert words in seen, seen[-2000:]
    return time.monotonic()
def quiet():
    while read(1.2):
        pass
def switches():
    return int(re.search(r"\nvoluntary_ctxt_switches:\s+(\d+)", open(f"/proc/{pid}/status").read()).group(1))
try:
    until(b"inbox")
    quiet()
    for _ in range(10):  # what a start does beside
        before = switches()
        time.sleep(2)
        if switches() == before:
            break
    for _ in range(3):
        began = time.monotonic()
        os.write(fd, b"g")
        took = until(b"view") - began
        assert took >= 0.39, took  # the clocks of two processes
        quiet()
        if 20 < time.time() % 60 < 50:  # not over the minute, when the clock is drawn
            before = switches()
            time.sleep(2)
            assert switches() == before, switches() - before
        os.write(fd, b"\x07")
        quiet()
    quick = 0
    for _ in range(40):  # a pair that this process itself was too slow for says nothing
        began = time.monotonic()
        os.write(fd, b"g")
        time.sleep(0.05)
        os.write(fd, b"g")
        took = time.monotonic() - began
        seen = read(0.3) + read(0.1)
        if took < 0.15:
            assert b"view" not in seen, seen
            quick += 1
        if quick == 5:
            break
    assert quick == 5, quick
finally:
    os.kill(pid, signal.SIGTERM)
EOF
deskhand init --kdf interactive >/dev/null 2>&1
holds "without a key file doctor has nothing to say of keys" both 'deskhand doctor --json >"$work/out" 2>/dev/null; [ -s "$work/out" ]' '! grep -q "keys.conf" "$work/out"'
printf '[reading]\nlimit = F11\ndown = g\n\n[writing]\nundo = j\n' >"$home/keys.conf"
holds "doctor names each line at odds, and fails" both 'exits 1 deskhand doctor' 'cat "$work/out" "$work/err" >"$work/all"' \
    'grep -F "keys.conf:3" "$work/all" | grep -qF "down = g is left out: g g is top, and begins so"' 'grep -F "keys.conf:6" "$work/all" | grep -qF "that key is text"' '! grep -q "keys.conf:2" "$work/all"'
screen_open one 120 36 "'$program' --home '$home' --passphrase-file '$work/passphrase'"
holds "the screen says so at its start, and where there is more" both 'shows "keys.conf:3 (and 1 more: deskhand doctor): down = g is left out"'
keys g
holds "g is the front of others as before, and they are shown" both 'shows "g   top"' 'shows "1-9 view"'
keys g
holds "the list goes with the next key" lacks "1-9 view"
printf '[reading]\nlmit = F12\n' >"$home/keys.conf"
holds "a line without a command is named by doctor" both 'exits 1 deskhand doctor' 'cat "$work/out" "$work/err" | grep -F "keys.conf:2" | grep -qF "left out: there is no command lmit (did you mean limit?)"'
holds "and keeps no conversation in lines from opening, which tells it" both 'echo q | deskhand --plain >"$work/out" 2>"$work/err"' 'grep -qF "keys.conf:2: left out: there is no command lmit (did you mean limit?)" "$work/out"'
screen_open misnamed 120 36 "'$program' --home '$home' --passphrase-file '$work/passphrase'"
holds "nor the screen" shows "keys.conf:2: left out: there is no command lmit (did you mean limit?)"
printf '[reading]\nlimit = \351\nsearch = F11\n' >"$home/keys.conf"
holds "a line that is not UTF-8 keeps nobody from working, and is told" both 'echo q | deskhand --plain >"$work/out" 2>"$work/err"' 'grep -qF "keys.conf:2: left out: the line is not UTF-8 text" "$work/out"'
printf '[reading]\nfly = g\n\n[kitchen]\nlimit = g\n[orders]\nlimit = F11\n' >"$home/keys.conf"
holds "doctor tells each such line" both 'exits 1 deskhand doctor' 'cat "$work/out" "$work/err" >"$work/all"' \
    'grep -F "keys.conf:2" "$work/all" | grep -qF "there is no command fly"' 'grep -F "keys.conf:5" "$work/all" | grep -qF "[kitchen] is no pane with keys"'
rm "$home/keys.conf"
holds "what may follow comes 0.4 s behind the key, and nothing wakes afterwards" python3 "$work/follow.py" "$program" --home "$home" --passphrase-file "$work/passphrase"
finish
