#!/bin/sh
# Replay as the harness of whole sittings: one at the demo shop is recorded key by key under a clock that stands; then its keys,
# out of the record, are struck at a fresh program over the shop as it was. Before each key the terminal shows the recorded
# frame, letter by letter, and what the second program recorded is what the first one did.
. "$(dirname "$0")/../support/story.sh"
. "$(dirname "$0")/../support/screen.sh"
DESKHAND_TEST_NOW=1795875260
export DESKHAND_TEST_NOW
mkdir "$work/shop"
printf '[ui]\nagent = Noor\n[privacy]\nrecord_keys = on\n' >"$work/shop/deskhand.conf"
"$program" demo --home "$work/shop" </dev/null >/dev/null 2>&1
cp "$work/shop/demo-passphrase" "$work/passphrase"

cat >"$work/sitting.py" <<'PY'
"""sitting.py record SOCKET SCREEN WORDS... | play SOCKET SCREEN FRAMES | idle SOCKET SCREEN | same FRAMES FRAMES"""
import json, subprocess, sys, time

NAMES = {"Esc": "Escape", "space": "Space", "Backspace": "BSpace", "PgDn": "PageDown", "PgUp": "PageUp", "S-Tab": "BTab", "Delete": "DC"}
DEADLINE_S = 60

def tmux(*words):
    return subprocess.run(["tmux", "-L", sys.argv[2], *words], check=True, capture_output=True).stdout.decode()
def pane():
    return tmux("capture-pane", "-p", "-t", sys.argv[3])
def strike(name):
    """A key by the name that a record has."""
    if name.startswith("^") and len(name) > 1:
        tmux("send-keys", "-t", sys.argv[3], "C-" + name[1:].lower())
    elif len(name) > 1:
        tmux("send-keys", "-t", sys.argv[3], NAMES.get(name, name))
    else:
        tmux("send-keys", "-t", sys.argv[3], "-l", "\\;" if name == ";" else name)
    if name == "Esc":
        time.sleep(0.7)  # alone, not as the front of an Alt key
def program():
    shell = tmux("display", "-p", "-t", sys.argv[3], "#{pane_pid}").strip()
    return subprocess.run(["pgrep", "-P", shell, "-f", "deskhand"], check=True, capture_output=True).stdout.split()[0].decode()
def ticks(child):
    """What it had of the processor, in hundredths of a second; and whether it sleeps."""
    with open(f"/proc/{child}/stat", encoding="utf-8") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12]), fields[0] == "S"
def at_rest(child):
    """The page that stays while the program sleeps: on a loaded machine it runs late."""
    page, since, end = None, 0, time.monotonic() + DEADLINE_S
    while time.monotonic() < end:
        sleeps, now = ticks(child)[1], pane()
        if now != page or not sleeps:
            page, since = now, time.monotonic()
        if time.monotonic() - since > 0.9:
            return page
        time.sleep(0.04)
    sys.exit("the screen comes to no rest:\n" + page)
def idle():
    """Nothing falls due under a clock that stands: whoever waits for it sleeps."""
    child = program()
    at_rest(child)
    before = ticks(child)[0]
    time.sleep(2)
    used = ticks(child)[0] - before
    sys.exit(f"{used / 200:.0%} of a processor, at rest" if used > 10 else 0)

def record():
    """Strikes the keys, each once the screen is at rest; a word behind @ is awaited first."""
    child = program()
    for word in sys.argv[4:]:
        if word.startswith("@"):
            end = time.monotonic() + DEADLINE_S
            while word[1:] not in pane():
                if time.monotonic() > end:
                    sys.exit(f"{word} did not come:\n{pane()}")
                time.sleep(0.1)
            continue
        at_rest(child)
        strike(word)
    at_rest(child)

def steps(path):
    """The frames over which a key was struck, with that key; the last frame with none."""
    frames = [json.loads(line) for line in open(path, encoding="utf-8")]
    found = [(frames[i - 1], frames[i]["keys"]) for i in range(1, len(frames)) if frames[i]["keys"]]
    return found + [(frames[-1], "")]

def play():
    for frame, keys in steps(sys.argv[4]):
        end = time.monotonic() + DEADLINE_S
        while pane() != frame["text"]:
            if time.monotonic() > end:
                import difflib
                sys.exit(f"before {keys}:\n" + "\n".join(list(difflib.unified_diff(frame["text"].split("\n"), pane().split("\n"), lineterm="", n=0))[:12]))
            time.sleep(0.05)
        for name in keys.split():
            strike(name)

def by_keys(path):
    """The frames by how many keys came before: one that changes nothing may stand with the next."""
    found, struck = {}, []
    for frame, keys in steps(path):
        found[len(struck)] = frame
        struck += keys.split()
    return found, struck

def same():
    (one, keys), (other, again) = by_keys(sys.argv[2]), by_keys(sys.argv[3])
    if keys != again:
        sys.exit(f"keys {keys} and {again}")
    both = sorted(set(one) & set(other))
    for n in both:
        for what in ("rows", "columns", "caret_row", "caret_column", "text", "missing"):
            if one[n][what] != other[n][what]:
                sys.exit(f"before key {n}: {what}: {one[n][what]!r} and {other[n][what]!r}")
    sys.exit(len(both) < 5 or both[-1] != len(keys))

{"record": record, "play": play, "same": same, "idle": idle}[sys.argv[1]]()
PY

sits() { # sits NAME COLUMNS ROWS: the program over a copy of the shop
    rm -rf "$work/$1.home"
    cp -a "$work/shop" "$work/$1.home"
    screen_open "$1" "$2" "$3" "DESKHAND_TEST_NOW=$DESKHAND_TEST_NOW '$program' --home '$work/$1.home' --passphrase-file '$work/passphrase'"
    shows "inbox" && shows "Ana Ruiz"
}
frames() { # frames NAME: what its session recorded, once it has ended
    at() { "$program" --home "$work/$1.home" --passphrase-file "$work/passphrase" "$2" --json ${3:-}; }
    id() { at "$1" sessions | tail -n 1 | sed 's/.*"session":"\([^"]*\)".*/\1/'; }
    await test -n "$(id "$1")" && at "$1" replay "$(id "$1")" >"$work/$1.frames"
}
struck() { python3 "$work/sitting.py" record "$socket" "$screen" "$@"; }
sitting() { # sitting NAME COLUMNS ROWS KEYS...: recorded, played again, compared
    name=$1 columns=$2 rows=$3
    shift 3
    sits "$name" "$columns" "$rows" && struck "$@" && ends "$name" && frames "$name" || return 1
    sits "$name-again" "$columns" "$rows" && python3 "$work/sitting.py" play "$socket" "$screen" "$work/$name.frames" && sleep 1.2 &&
        ends "$name-again" && frames "$name-again" || return 1
    python3 "$work/sitting.py" same "$work/$name.frames" "$work/$name-again.frames"
}
ends() { # killed softly, as by a terminal that goes: the record ends with what stood there
    child=$(screen_pid) && kill -TERM "$child" && await test -s "$work/$1.status"
}

holds "at rest the program sleeps, also under a clock that stands" both 'sits idle 120 36' 'python3 "$work/sitting.py" idle "$socket" "$screen"'
holds "English: a return is answered by a draft, a word changed, sent and taken back" \
    sitting english 120 36 Tab @1042 Tab @1070 Tab @1065 c c 1 @writing O K ^S "@u takes it back" u "@Taken back"
holds "Chinese: a late parcel, a reply written anew in Chinese, picks, the customer" \
    sitting chinese 120 36 Tab @1042 Tab @1070 Tab @1065 Tab @1046 j r @writing 您 好 ， 谢 谢 Esc "@reading" w w w
holds "a narrow screen: up and down the queue, a reply by letters, sent and taken back" \
    sitting narrow 80 24 j j k Enter @1070 r @writing 6 0 space d a y s . ^S "@u takes it back" u "@Taken back"
finish
