#!/bin/sh
# The reply is sealed each second while it changes: a kill -9 at any moment costs the last second's typing at most.
. "$(dirname "$0")/../support/story.sh"
. "$top/tests/support/screen.sh"
deskhand init >/dev/null 2>&1
deskhand import "$top/tests/shell/shop.jsonl" >/dev/null
cp -r "$home" "$work/fresh"

start() { # start NAME
    screen_open "$1" 120 40 "'$program' --home '$home' --passphrase-file '$work/passphrase'"
    shows "Ana Ruiz"
}
# Strikes letters until it dies, at a moment of chance; prints what had stood for more than a second by then.
type_and_kill() {
    python3 - "$socket" "$screen" "$(screen_pid)" "$1" <<'PY'
import os, random, signal, subprocess, sys, time
socket, screen, pid, seed = sys.argv[1:]
chance = random.Random(int(seed))
typed = []
for _ in range(chance.randrange(6, 30)):
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    subprocess.run(["tmux", "-L", socket, "send-keys", "-t", screen, "-l", letter], check=True)
    typed.append((time.monotonic(), letter))
    time.sleep(chance.uniform(0.01, 0.15))
time.sleep(chance.uniform(0, 1.3))
os.kill(int(pid), signal.SIGKILL)
died = time.monotonic()
print("".join(letter for at, letter in typed if at < died - 1.1))  # a tenth for the keys' way through tmux
PY
}
round() { # round NUMBER NOTE-OR-REPLY
    rm -rf "$home" && cp -r "$work/fresh" "$home"
    start "a$1" && keys Tab && writes "$2" || return 1
    due=$(type_and_kill "$1")
    ended 137
    start "b$1" || return 1
    keys Tab
    keys "$2"
    echo "round $1: due '$due'"
    shows "$due" && { [ "$2" = r ] || shows "Internal note"; }
    said=$?
    kill -9 "$(screen_pid)"
    return $said
}
for number in $(seq "${ROUNDS:-6}"); do
    kind=r
    [ $((number % 3)) = 0 ] && kind=I
    holds "no more than the last second is missing after a kill ($number)" round "$number" "$kind"
done

beside() {
    rm -rf "$home" && cp -r "$work/fresh" "$home"
    start both && keys Tab && writes r || return 1
    types "Hola Ana"
    shows "Hola Ana" || return 1
    escape
    writes I || return 1
    shows "The reply is kept: r goes on with it" || return 1
    types "ask Bo"
    shows "ask Bo" || return 1
    sleep 5 # the tick that keeps it is a second, on a machine that is busy more
    kill -9 "$(screen_pid)"
    ended 137
    start again || return 1
    keys Tab
    shows "Hola Ana" && lacks "Internal note" || return 1
    keys I
    shows "ask Bo" && shows "Internal note" && shows "The reply is kept: r goes on with it"
    said=$?
    kill -9 "$(screen_pid)"
    return $said
}
holds "a reply and the note beside it are there after a kill, each its own" beside

# What the queue keeps of its tickets is older than the records after a kill, and as others write.
settled() {
    rm -rf "$home" && cp -r "$work/fresh" "$home"
    start held && keys Tab && writes r || return 1
    types "Hola Ana"
    shows "Hola Ana" || return 1
    keys C-s
    shows "held" || return 1
    kill -9 "$(screen_pid)"
    ended 137
    start kept || return 1
    shows "1 reply waiting (held and not sent)" || return 1
    keys q
    ended 0
    deskhand reply 1042 --unsent drop >/dev/null || return 1
    start told || return 1
    sleep 2
    lacks "held and not sent"
    said=$?
    kill -9 "$(screen_pid)"
    return $said
}
holds "a reply that was decided since the queue was kept is not told as waiting" settled
finish
