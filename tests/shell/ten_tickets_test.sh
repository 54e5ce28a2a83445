#!/bin/sh
# Ten standard tickets in nine kinds and five languages, each worked by its keys alone and counted: a late parcel (scene 2),
# customs, a return, a delay, damage, a code that is refused, a parcel that is said to be delivered, a lost one, a return
# again, an order that can no longer be cancelled. They come in the queue's own order; no text is typed. Then the same by lines
# of --plain, out of the same shop as it was: what is sent, and what the ledger says of it, is the same.
. "$(dirname "$0")/../support/story.sh"
. "$(dirname "$0")/../support/screen.sh"

DESKHAND_TEST_NOW=1795875260 # two sittings at one time: a clock that stands
export DESKHAND_TEST_NOW
"$program" demo --home "$home" </dev/null >/dev/null 2>&1
cp "$home/demo-passphrase" "$work/passphrase" # without the demo nobody answers and nothing arrives
cp -a "$home" "$work/lines"

struck=0
strike() { keys "$1" && struck=$((struck + 1)); }
opens() { strike Tab && shows " $1 · "; }          # Tab, the next waiting ticket
opened() { shows " $1 · "; }                       # it opened by itself, behind a mail that was sent
answers() { # answers DRAFT WORDS: the draft of that number has them, is taken and sent
    shows "▸1 " && strike "$1" && await last_line_has " writing" && shows "$2" && strike C-s && await last_line_has " reading"
}

screen_open one 150 45 "'$program' --home '$home' --passphrase-file '$work/passphrase'"
shows "Ana Ruiz" >/dev/null
holds "1042, a late parcel: scene 2 takes three keys" both 'opens 1042' 'answers 1 "Tu pedido W2378156"' '[ $struck = 3 ]'
holds "1070, customs, in Arabic" both 'opens 1070' 'answers 3 W2307431'
holds "1065, a return" both 'opens 1065' 'answers 1 "return an item within"'
holds "1046, a delay, in Chinese" both 'opened 1046' 'answers 1 W2301774'
holds "1048, a broken dumbbell, in French" both 'opens 1048' 'answers 1 "Gardez le carton"'
holds "1057, a code that is refused" both 'opened 1057' 'answers 3 "WELCOME10 takes"'
holds "1068, a parcel that is said to be delivered" both 'opens 1068' 'answers 1 W2363047'
holds "1047, a lost parcel, in German" both 'opens 1047' 'answers 1 W2329166'
holds "1043, a return, in Chinese" both 'opened 1043' 'answers 1 W2341207'
holds "1050, an order that can no longer be cancelled" both 'opens 1050' 'answers 1 "no longer"'
holds "ten tickets took $struck keys: three each, two where a mail opened the next" [ "$struck" -le 27 ]

strike() { printf '%s\n' "$1"; }
took() { printf '%s\n' "$1" ":^S"; } # the draft of that number
{
    for draft in 1 3 1; do strike Tab && took $draft; done
    took 1 # 1046, behind a mail
    strike Tab && took 1 && took 3
    for draft in 1 1; do strike Tab && took $draft; done
    took 1 && strike Tab && took 1
    printf 'q\nq\nq\ns\n'
} >"$work/keys"
leaves() { keys q && await last_line_has " reading · queue" && keys q && shows "q again quits" && keys q && shows "Held: " && keys s && ended 0; }
holds "the replies that are held go at the end" leaves
"$program" --home "$work/lines" --passphrase-file "$work/passphrase" --plain <"$work/keys" >"$work/plain" 2>&1
holds "by lines of --plain they are worked, too" [ "$(grep -c '^reply to .*> :^S$' "$work/plain")" = 10 ]
tickets="1042 1070 1065 1046 1048 1057 1068 1047 1043 1050"
told() { # told HOME: what is kept of them
    "$program" --home "$1" --passphrase-file "$work/passphrase" export --all
    for ticket in $tickets; do "$program" --home "$1" --passphrase-file "$work/passphrase" ledger "$ticket" --json; done
}
told "$home" >"$work/by-keys"
told "$work/lines" >"$work/by-lines"
same() { python3 - "$work/by-keys" "$work/by-lines" <<'PY'
import difflib, json, re, sys
def ledger(line):
    # What was seen differs, and so do the numbers: lines tell a thread whole, and three picks; the screen shows a part of a long
    # one, and as many picks as fit.
    one = json.loads(line)
    one["entries"] = [e for e in one["entries"] if "read" not in e.get("record", {})]
    for entry in one["entries"] + one["replies"]:
        entry.pop("n", None), entry.pop("entry", None), (entry.get("draft") or {}).pop("entry", None), entry.get("record", {}).pop("writer", None)
        if "picks" in entry.get("record", {}):
            entry["record"]["picks"] = [p for p in entry["record"]["picks"] if p["fate"] != "offered"]
    return "\n".join(json.dumps(entry, ensure_ascii=False) for entry in one.pop("entries") + one.pop("replies") + [one])
def read(path):
    names = {}
    # Names of replies and drafts are drawn by chance: each is called by its number in the order in which they come.
    text = re.sub(r'"[0-9a-f]{16}(?:[0-9a-f]{16})?"', lambda key: names.setdefault(key.group(), f'"key {len(names)}"'),
                  open(path, encoding="utf-8").read())
    return "\n".join(ledger(line) if line.startswith('{"ticket"') else line for line in text.splitlines()).split("\n")
one, other = map(read, sys.argv[1:])
print("\n".join(list(difflib.unified_diff(one, other, lineterm="", n=0))[:6]))
sent = sum(line.count('"kind": "intent"') for line in one)
sys.exit(one != other or sent != 10)
PY
}
holds "the same replies are sent, and the ledger says the same of them" same

echo "keystrokes for ten tickets: $struck"
finish
