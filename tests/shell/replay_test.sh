#!/bin/sh
# Sessions at the screen: what is kept of them is what stood there, letter by letter, and dies with whom it is about.
. "$(dirname "$0")/../support/story.sh"
. "$(dirname "$0")/../support/screen.sh"
demo() { "$program" --home "$home" --passphrase-file "$home/demo-passphrase" "$@"; }
session() { demo sessions --json | tail -n 1 | sed 's/.*"session":"\([^"]*\)".*/\1/'; }
open_demo() { screen_open "$1" "$2" "$3" "'$program' demo --home '$home'" && shows "inbox" && shows "${4:-Ana Ruiz}" && sleep 1; } # the fourth: who waits there
settings() { # settings on|off: a new home, its demo shop's agent being the one who asks
    home=$work/$1
    mkdir -p "$home"
    printf '[ui]\nagent = Noor\n[privacy]\nrecord_keys = %s\n' "$1" >"$home/deskhand.conf"
}
leave() { for _ in 1 2 3 4; do escape; keys q; sleep 0.3; [ -s "$work/$screen.status" ] && break; done; ended 0; }
quiet_minute() { second=$(date +%S); [ "${second#0}" -lt 50 ] || sleep $((61 - ${second#0})); } # the clock is on the page
take() { # take NAME: what stands on the terminal once nothing moves
    quiet_minute
    for _ in $(seq 100); do
        pane >"$work/page-$1" && sleep 0.5 && pane | cmp -s - "$work/page-$1" && return 0
    done
    return 1
}
# stood NAME [DECISION]: that page is one of the frames, letter by letter, and that was decided over it.
stood() { python3 - "$work/frames" "$work/page-$1" "${2:-}" <<'PY'
import difflib, json, sys
frames = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
page = open(sys.argv[2], encoding="utf-8").read()
same = [f for f in frames if f["text"] == page and (not sys.argv[3] or sys.argv[3] in [d["did"] for d in f["decisions"]])]
if not same:
    print(len(frames), "frames, decisions", [f["decisions"] for f in frames])
    near = max(frames, key=lambda f: sum(a == b for a, b in zip(f["text"].split("\n"), page.split("\n"))))
    print("\n".join(list(difflib.unified_diff(near["text"].split("\n"), page.split("\n"), lineterm="", n=0))[:12]))
sys.exit(not same or not page.strip())
PY
}
json_of_frames() { python3 -c 'import json,sys
sys.exit(not any(json.loads(l)["missing"]["unkept"] == 36 * 120 for l in open(sys.argv[1])))' "$work/frames"; }
scene() { # a ticket worked: taken, sent, taken back; read again, resolved
    keys Tab && shows "reading · thread" && take opened && keys 1 && shows "Draft 1 taken" && take taken &&
        keys C-s && shows "u takes it back" && pane >"$work/page-sent" && keys u && shows "Taken back" && take back &&
        escape && keys E && shows "Resolve it without" && take before && keys y && shows "Resolved 1042" && take resolved
}

deskhand init >/dev/null 2>&1
holds "a vault without sessions says so" both 'exits 0 deskhand sessions' 'says "no session of"' '[ ! -s "$work/out" ]'
holds "as a machine wants it: no line" both 'exits 0 deskhand sessions --json' '[ ! -s "$work/out" ]'
holds "a session that is none is not found" both 'exits 4 deskhand replay 20261130T090000Z-0000' 'exits 4 deskhand replay model'
holds "replay wants one session" exits 2 deskhand replay

settings off
holds "a ticket is worked, no key being recorded" both 'open_demo off 120 36' scene leave
demo replay "$(session)" --json >"$work/frames" 2>"$work/err"
holds "the frame over which the draft was taken" stood opened taken
holds "over which it was sent" stood taken sent
holds "over which the ticket was resolved" stood before resolved
holds "nothing else is kept" both '[ "$(wc -l <"$work/frames")" = 4 ]' '! stood back >/dev/null'
holds "nor any key" python3 -c 'import json,sys
sys.exit(any(json.loads(l)["keys"] for l in open(sys.argv[1])))' "$work/frames"
holds "sessions lists it" both 'exits 0 demo sessions --json' 'json "one[\"tickets\"]==2 and one[\"decisions\"]==4 and one[\"ended\"] and not one[\"keys\"] and one[\"damaged\"]==0"' 'exits 0 demo sessions' 'prints "decisions"'
holds "as text, each frame under its heading" both 'exits 0 demo replay "$(session)" --frames' 'prints "=== 1 of 4 · 00:00:" ' 'prints "120x36 · resolved 1042"' '[ "$(wc -l <"$work/out")" = 148 ]'
holds "the frame of a moment alone" both 'exits 0 demo replay "$(session)" --frames --to 2' 'prints "=== 2 of 4"' '[ "$(wc -l <"$work/out")" = 37 ]' 'exits 0 demo replay "$(session)" --to 1h' 'prints "=== 4 of 4"' 'exits 2 demo replay "$(session)" --to 9'
holds "whoever else asks has none" both 'sed -i s/Noor/Marta/ "$home/deskhand.conf"' 'exits 0 demo sessions' '[ ! -s "$work/out" ]' 'says "no session of Marta"' 'says "of others there is 1 (Noor)"' 'sed -i s/Marta/Noor/ "$home/deskhand.conf"' 'one=$(session)' 'sed -i s/Noor/Marta/ "$home/deskhand.conf"' 'exits 4 demo replay "$one"' 'sed -i s/Marta/Noor/ "$home/deskhand.conf"'
verifies() { exits 0 demo verify && prints "all is well"; }
holds "the vault verifies" verifies
holds "a copy of it replays the same" both 'mkdir "$work/copy"' 'exits 0 demo backup "$work/copy/vault.db"' 'cp "$home/deskhand.conf" "$home/catalogue.db" "$work/copy"' '"$program" --home "$work/copy" --passphrase-file "$home/demo-passphrase" replay "$(session)" --json >"$work/out" 2>/dev/null' 'cmp "$work/out" "$work/frames"'
printf 'another phrase of five words\n' >"$work/new"
holds "under new keys too" both 'exits 0 demo rotate' 'exits 0 demo replay "$(session)" --json' 'cmp "$work/out" "$work/frames"'

# Played on a terminal: it stops, steps and ends by keys.
screen_open play 120 37 "'$program' --home '$home' --passphrase-file '$home/demo-passphrase' replay $(session) --to 1"
holds "on a terminal it stands at the moment asked for" both 'shows "standing 1/4"' 'shows "taken 1042"'
head -n 36 "$work/page-opened" >"$work/told"
holds "the frame on the terminal is the one that stood there" both 'pane | head -n 36 >"$work/out"' 'diff "$work/told" "$work/out"'
holds "n steps, p steps back, g and G go to the ends" both 'keys n' 'shows "standing 2/4"' 'keys p' 'shows "standing 1/4"' 'keys G' 'shows "standing 4/4"' 'keys g' 'shows "standing 1/4"'
holds "on a smaller terminal it says of what size the frame is that is cut there" both 'tmux -L "$socket" resize-window -t play -x 70 -y 20' 'shows "standing 1/4 00:00:" ' 'shows "· of 120x36 · taken 1042"' 'tmux -L "$socket" resize-window -t play -x 120 -y 37' 'lacks "of 120x36"'
holds "space plays on, q leaves" both 'keys +' 'keys Space' 'shows "playing 4/4"' 'keys q' 'ended 0'

# Who is erased leaves a gap, told; what is about others stays.
erased() { python3 - "$work/out" <<'PY'
import json, sys
frames = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
text = "\n".join(f["text"] for f in frames)
ok = all(f["missing"]["gone"] > 1000 and not f["missing"]["damaged"] for f in frames)
ok = ok and "Ana" not in text and "W2378156" not in text and "李雷" in text and "陈静" in text
ok = ok and [d["ticket"] for f in frames for d in f["decisions"]] == [None] * 4
if not ok: print(text[:4000])
sys.exit(not ok)
PY
}
holds "an erased customer leaves a gap in each frame, and the others stand there" both 'exits 0 demo erase c1 --yes --clock-is-right' 'exits 0 demo replay "$(session)" --json' erased
holds "the gap is told in words" both 'exits 0 demo replay "$(session)" --frames' 'prints "a ticket that is gone · missing: "' 'prints "cells of tickets that are gone"' 'prints "░░░"'
holds "and the vault verifies" verifies
holds "a session goes with the time that tickets have" both 'exits 0 demo retain --older-than 0d --clock-is-right' 'prints "sessions 1"' 'exits 0 demo sessions' '[ ! -s "$work/out" ]' verifies
many() { python3 -c 'for i in range(1100): print("{\"type\":\"customer\",\"id\":\"many%d\",\"name\":\"Many %d\"}" % (i, i))' >"$work/many.jsonl"; exits 0 demo import "$work/many.jsonl"; }
holds "so does one behind very many customers" both many 'screen_open late 120 36 "\"$program\" demo --home \"$home\""' 'shows "inbox"' 'sleep 1' 'keys Tab' 'shows "reading · thread"' 'keys E' 'shows "Resolved"' leave 'sleep 1.1' 'exits 0 demo retain --older-than 0d --clock-is-right' 'prints "sessions 1"' 'exits 0 demo sessions' '[ ! -s "$work/out" ]'

settings on
holds "the same with each key recorded" both 'open_demo on 120 36' scene
holds "a limit, at the queue, in Chinese" both 'asks l' 'types "李"' 'await last_line_has "李"' 'sleep 0.2' 'keys Enter' 'shows "李雷"' 'take limited' 'keys L'
holds "80 columns" both 'tmux -L "$socket" resize-window -t on -x 80 -y 24' 'take narrow' 'tmux -L "$socket" resize-window -t on -x 120 -y 36'
holds "a reply in Chinese, over a resize" both 'keys r' 'await last_line_has " writing"' 'types "您好"' 'shows "您好"' 'sleep 0.3' 'types "，包裹"' 'take written' 'tmux -L "$socket" resize-window -t on -x 80 -y 24' 'take rewrapped' 'types "已"' 'take further' 'tmux -L "$socket" resize-window -t on -x 120 -y 36' escape
holds "behind a lock" both 'asks :' 'types lock' 'await last_line_has lock' 'keys Enter' 'shows "is locked"' 'keys Enter' 'shows "inbox"' 'take unlocked'
holds "what is found by a word" both 'keys F2' 'shows "Find"' 'take palette' leave
demo replay "$(session)" --json >"$work/frames" 2>"$work/err"
for page in opened taken sent back before resolved limited narrow written rewrapped further unlocked; do
    holds "key by key, the page '$page' is a frame letter by letter" stood $page
done
holds "what a word finds may be anybody's: it is not kept, and told" both '! stood palette >/dev/null' 'json_of_frames'
holds "decisions stand at the frames they were taken over" both 'stood opened taken' 'stood taken sent' 'stood before resolved'
holds "and the keys" python3 -c 'import json,sys
keys=" ".join(filter(None, (json.loads(l)["keys"] for l in open(sys.argv[1]))))
sys.exit("Tab" not in keys or "^S" not in keys or "Enter" not in keys)' "$work/frames"
holds "each frame by itself is what it is in the row" both 'exits 0 demo replay "$(session)" --json --to 9' 'sed -n 9p "$work/frames" | cmp - "$work/out"'

# Killed: what was written by then is there.
is_kept() { demo replay "$(session)" --json >"$work/frames" 2>/dev/null; stood killed; }
holds "a session that is killed" both 'open_demo kill 120 36 陈静' 'keys Tab' 'shows "reading · thread"' 'keys Tab' 'sleep 0.5' 'take killed' 'await is_kept' 'kill -9 "$(screen_pid)"' 'ended 137'
demo replay "$(session)" --json >"$work/frames" 2>"$work/err"
holds "replays up to its last record, and says that it has no end" both 'stood killed' 'says "has no end"'
damage() { python3 - "$home/vault.db" <<'PY'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
# The second of the last session's: its first frame, on which those behind it rest.
row, sealed = db.execute("SELECT row, sealed FROM records WHERE kind = 13 AND sequence = 2 ORDER BY row DESC LIMIT 1").fetchone()
sealed = bytearray(sealed)
sealed[40] ^= 1
db.execute("UPDATE records SET sealed = ? WHERE row = ?", (bytes(sealed), row))
db.commit()
PY
}
holds "a damaged record is told, the rest is shown" both damage 'exits 0 demo replay "$(session)" --json' 'says "1 records of this session cannot be read"' 'json "lines[0][\"missing\"][\"stale\"] and lines[0][\"missing\"][\"damaged\"] and len(lines) > 1"' 'exits 0 demo sessions' 'says "cannot be read"' 'prints "damaged"'
holds "verify names the session" both 'exits 6 demo verify' 'prints "session 2"'

# Nothing of it in the clear.
clean() { python3 - "$work" <<'PY'
import os, sys
found = []
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        if name in ("vault.db", "vault.db-wal", "vault.anchor", "vault.erased"):
            data = open(os.path.join(folder, name), "rb").read()
            found += [(name, w) for w in ("Ana Ruiz", "W2378156", "李雷", "reading", "resolved", "Noor", "Tab ^S") if w.encode() in data]
print(found)
sys.exit(bool(found))
PY
}
holds "nothing of a session stands in the clear" clean
finish
