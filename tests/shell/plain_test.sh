#!/bin/sh
# --plain: the README's scenes by lines, out of a file and at a terminal; what hostile records put into it; every command.
. "$(dirname "$0")/../support/story.sh"
. "$top/tests/support/screen.sh"
mkdir "$work/tmp"
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE

# plain LINES: the demo hears them and ends; what it said stands in $work/out
plain() { printf '%b' "$1" | TMPDIR="$work/tmp" timeout 120 "$release" demo --plain >"$work/out" 2>"$work/err"; }
tells() { for words in "$@"; do prints "$words" || return 1; done; }
hides() { ! grep -qF -- "$1" "$work/out" || { echo "it says: $1"; cat "$work/out"; return 1; }; }
# behind WORDS: only what was said from the first line with them on
behind() { sed -n "\\|$1|,\$p" "$work/out" >"$work/rest" && mv "$work/rest" "$work/out"; }

plain 'Tab\n1\n:^S\nwait\n'
holds "scene 2: Tab, 1 and :^S answer the ticket" tells "Ticket 1042, Ana Ruiz" "Draft 1, es, 6 statements proved" "1042 Ana Ruiz> 1" "The reply to Ana Ruiz, 5 lines, 6 statements proved:" "reply to Ana> :^S" "held 3 s: u takes it back" "Reply to Ana sent (1042)" "The text as you sent it."
holds "what was told as it was taken is not told again before it goes" both '[ "$(grep -c "^The reply to Ana Ruiz, 5 lines" "$work/out")" = 1 ]'
plain 'Tab\n1\n:^S\nwait\nthread\n'
behind "> thread"
holds "and the thread has it whole" both 'tells "  Hola, Ana:"' 'hides "The text as you sent it."'
plain 'palette\nMassage ball\n\nwhere\n'
holds "a product out of the palette is told, and that it is one" tells "Massage ball, product" "The product:" "> where"
plain 'palette\namfournr\n\nwhere\n'
holds "a ticket is found with letters left out of a name" tells "Ticket 1048, Amélie Fournier"
plain 'palette\nmasage ball\n\nwhere\n'
holds "a product is found with a slip of a letter" tells "The product:"
plain 'search paquete\nEsc\n'
holds "what is found is told once, though the search goes on" both 'tells "2 found"' '[ "$(grep -c "1042 Ana Ruiz subject" "$work/out")" = 1 ]'
plain 'Tab\nz\nPgDn\nr\nHello.\n\n:z\n'
holds "a line that changes nothing that is told is answered, a line of text is not" both 'tells "Nothing to tell: more tells what is untold"' '[ "$(grep -c "^Nothing to tell" "$work/out")" = 3 ]'
plain 'Tab\nr\nHello.\n??refund\nDown\n1\n'
holds "??word alone in a line asks for articles, told by their beginnings; the one gone to is told as it would go in" both 'tells "Articles" "It would put in:"' '[ "$(awk "length > 700" "$work/out" | wc -l)" = 0 ]' 'hides "There is no command"'
plain 'Tab\nr\nHola Ana\n???\n\\??refund\n\\？？真的吗\nGracias\n:text\n'
holds "signs alone, and ?? behind a backslash, are text" both 'hides "Articles"' 'behind "> :text"' 'tells "???" "  ??refund" "  ？？真的吗" "Gracias"'
plain 'Tab\nm\nwhere\nDown\n'
holds "a macro that is gone to is told as it would go in" tells "Marked, Enter: " "It would put in:"
plain 'Tab\nr\nhello\n:^Z\n:text\n'
holds "a typed line that is taken back is told, though the text is as it was told before" both 'tells "The text is empty."' 'hides "Nothing to tell"'
plain 'Tab\ng\nhello you\ng\n1\nwhere\n'
holds "words where a next key is awaited do nothing, and that is told" both 'tells "A next key was awaited, and that was none."' '[ "$(grep -c "^next key>" "$work/out")" = 2 ]'
plain 'Tab\n1\n:^S\nu\n:text\n'
holds "u takes it back, caret and all" tells "Taken back: the reply to Ana (1042) was not sent" "What is written is kept with its ticket."

plain 'Tab\nr\nYou can return it within 60 days.\n:^S\n\n:^S\nwait\n'
holds "scene 3: the sentence is contradicted as soon as its line is written" both 'tells "contradicted: \"60 days\"; right is 30 days" "You can return an item within 30 days of delivery."' 'grep -n "^contradicted" "$work/out" | cut -d: -f1 | head -n 1 >"$work/at" && [ "$(cat "$work/at")" -lt "$(grep -n ":^S" "$work/out" | sed -n 2p | cut -d: -f1)" ]'
holds "scene 3: it does not go, an empty line puts the right value in, then it goes" tells 'Stopped: "60 days"' "p: Put in what is right, 30 days, marked for Enter" "You can return it within 30 days." "held 3 s"
plain 'Tab\np 2\n:^S\n'
holds "scene 4: p 2 puts the second pick in with its price" tells "2 Massage ball, 9.50 EUR" "Put in: Massage ball"

# Scene 5 is a command of the shell; scene 6: an address on no record of Ana's.
holds "a vault of its own" both 'exits 0 deskhand init' 'exits 0 deskhand import "$top/tests/shell/shop.jsonl"'
cat >"$work/stranger.jsonl" <<'JSON'
{"type":"ticket","id":"2001","customer":"c1","subject":"My order","channel":"email","status":"open","lang":"es","created_at":"2026-11-23T09:00:00Z","messages":[{"id":"s1","from":"customer","author":"Max","at":"2026-11-23T09:00:00Z","text":"¿Dónde está mi pedido W2378156?","sender":"max@other.example","verified":false}]}
JSON
exits 0 deskhand import "$work/stranger.jsonl"
own() { printf '%b' "$1" | timeout 60 "$program" --home "$home" --passphrase-file "$work/passphrase" --plain >"$work/out" 2>"$work/err"; }
own '2001\norders\ncustomer\nr\nSu pedido W2378156 va con DHL.\n:^S\n'
holds "scene 6: who wrote is told, orders and profile stay folded, no fact of hers goes" both 'tells "Attention: max@other.example is on no record of Ana Ruiz" "The orders are folded." "The customer'"'"'s details are folded."' 'hides "held 10 s"' 'hides "placed"'

# Scene 7: Ana answers while one writes to her.
(
    printf 'Tab\n1\n:^S\nwait\n'
    sleep 1
    printf 'r\nHola otra vez.\n'
    sleep 18 # Ana answers six seconds after hers went
    printf ':^S\n:^S\nwait\n'
) | TMPDIR="$work/tmp" timeout 120 "$release" demo --plain >"$work/out" 2>"$work/err"
behind "Hola otra vez"
holds "scene 7: what came while one wrote is told before anything goes, and holds it once" both 'tells "Ana Ruiz, customer" "While you write: " "held 3 s"' '[ "$(grep -n "gracias" "$work/out" | head -n 1 | cut -d: -f1)" -lt "$(grep -n "held 3 s" "$work/out" | head -n 1 | cut -d: -f1)" ]' '[ "$(grep -c "held 3 s: u takes it back" "$work/out")" = 1 ]'

# What was written goes as it was written.
own '1043\nr\n您好，李雷！👩‍👩‍👧\n\n\\:مرحبا\n:type  ✓\n:^S\n:Esc\nq\n'
holds "Chinese, Arabic and emoji are written by lines, a colon behind a backslash" tells "The reply to 李雷, 3 lines" "  您好，李雷！" "  :مرحبا ✓"
own '1042\nI\nOnly for us.\n:^S\nwait\n'
holds "a note is a note: it says so, and the ticket waits on" tells "note> Only for us." "The internal note, 1 line" "Note added: the ticket still waits"
holds "and stands there as one" both 'exits 0 deskhand show 1042 --json' 'grep -q "Only for us." "$work/out"'
own 's\n2\nu\nt\n+vip\n/pedido\nlimit lang:zh\nqueue\nL\nm\nqqqqq\nEsc\nfrobnicate\n9\nb\n'
holds "menus and prompts are answered by lines, and what is not understood is told" tells "u takes it back" "tags of " "+add -remove" "lang:zh" "Nothing fits." "There is no command frobnicate" "There is no draft 9" "b is not bound here"
printf '[views]\n2 = lang:zh\nall = status:open\n' >"$home/deskhand.conf"
own 'view 2\nview 1\nq\n'
holds "a view is meant by its name before its number" both '[ "$(grep -c "lang:zh" "$work/out")" -ge 2 ]' 'hides "status:open"'
rm "$home/deskhand.conf"
printf '1042\nr\nHasta luego\n:lock\n:text\n' | setsid timeout 60 "$program" --home "$home" --passphrase-file "$work/passphrase" --plain >"$work/out" 2>"$work/err"
ended_with=$?
holds "a lock that no terminal can open ends the program with a word, and keeps the text" both '[ $ended_with = 5 ]' 'says "no terminal is here to ask for the passphrase"' 'own "1042\n:text\n"' 'tells "Hasta luego"'
own '1042\nr\nAdiós\n'
holds "the end of the file keeps what is written" both 'tells "What is written is kept"' 'own "1042\n"' 'tells "Adiós"'
{ printf 'Tab\nr\n' && yes letters | head -c 3000000 | tr -d '\n' && printf '\nAdios\n:text\n'; } | TMPDIR="$work/tmp" timeout 120 "$release" demo --plain >"$work/out" 2>"$work/err"
holds "a line past all limits is left out whole, and that is told" both 'tells "A line of more than 2 MB was left out." "The reply to Ana Ruiz, 1 line" "  Adios"' 'hides "lettersletters"'
long() { yes "$1" | head -n 1500 | tr -d '\n'; }
{ printf 'Tab\nsenior marta: ' && long 'word ' && printf '\nsnooze tomorrow' && long '    ' && printf 'garbage\nr\n:senior marta: ' && long 'word ' && printf '\nHola.\n:text\n'; } | TMPDIR="$work/tmp" timeout 120 "$release" demo --plain >"$work/out" 2>"$work/err"
holds "a command too long to be taken whole is not done in part, and that is told" both '[ "$(grep -c "The line is too long: nothing was done." "$work/out")" = 3 ]' 'tells "Hola."' 'hides "Handed 1042"' 'hides "Snoozed 1042"'
plain 'Tab\n1\n:s/30 /32 /\n:s/DHL/UPS/\n:s/e/a/\n:line 1\n:Esc\nr\n:u\n:text\n'
holds "words of the text are changed by their own, where they stand there once" both 'tells "Those words do not stand in the text." "con UPS" "Those words stand there more than once"' '[ "$(grep -c "^Draft 1 taken" "$work/out")" = 1 ]'
holds "a line is gone to, and where the caret stands is told to who goes on" both '[ "$(grep -c "^Line 1 of 5, before: Hola, Ana:" "$work/out")" = 2 ]' 'behind "reply to Ana> :u"' 'tells "con DHL"'
plain 'Tab\nr\nOne\nTwo\n:line 99\n'
holds "past the last line it is the start of the last" both 'tells "Line 2 of 2, before: Two"' 'hides "at its end"'
plain 'Tab\np o\nj\n>\nG\n>\np c\nj\nj\nG\n\n:text\nr\nwhere\n'
holds "rows of the orders and of the customer are told as one walks them" tells "Marked: Order W2378156" "Marked: state shipped" "Folded." "History, newest first:" "Marked: likes running" "Marked: Order W1021790" "That was taken for text"
plain 'Tab\nr\nHola.\n:I\nOnly for us.\n:^S\n'
holds "the reply behind a note is told by its name, not as a change of it" both 'tells "The reply to Ana Ruiz, 1 line: text tells it, r goes on with it"' 'hides "line now; from"'
plain '^K\nEsc\nTab\nJ\nsearch Paket\n2\n'
holds "the palette waits for words, a draft and a message are told once" both 'tells "Words find commands" "told above"' 'hides "2: up "' '[ "$(grep -c "^Draft 2, es, 3 statements proved$" "$work/out")" = 1 ]'
own '1042\nr\n^S\n'
holds "a key without its colon is text, and that is told" tells "That was taken for text"

# Nothing but words goes out: not one escape sequence, whatever the records say.
cat >"$work/hostile.py" <<'PYTHON'
import json, sys
naughty = json.load(open(sys.argv[1], encoding="utf-8"))
at = "2026-11-23T09:00:00Z"
def put(record): print(json.dumps(record, ensure_ascii=False).encode("utf-8", "replace").decode())
for n in range(0, len(naughty), 12):
    s = [x.replace("\0", "") or "x" for x in (naughty[n:n + 12] * 12)[:12]]
    i = str(7000 + n)
    put({"type": "product", "id": "p" + i, "title": s[0], "brand": s[1], "price": "1.00", "currency": "EUR", "stock": 2})
    put({"type": "customer", "id": "k" + i, "name": s[2], "emails": ["a%s@example.org" % i], "interests": [s[3]], "brands": [s[4]],
         "addresses": [{"line1": s[5], "city": s[6], "country": "ES"}]})
    put({"type": "order", "id": "W" + i, "customer": "k" + i, "placed_at": at, "status": "shipped", "currency": "EUR", "total": "1.00",
         "lines": [{"product": "p" + i, "title": s[7], "quantity": 1, "price": "1.00"}], "shipments": [{"carrier": s[8], "tracking": s[9]}]})
    put({"type": "macro", "id": "m" + i, "title": s[10], "text": "Hi {{customer.first_name}}, " + s[11], "examples": [s[0]]})
    put({"type": "ticket", "id": i, "customer": "k" + i, "subject": s[1], "channel": "chat", "status": "open", "lang": "en", "created_at": at,
         "messages": [{"id": "x" + i, "from": "customer", "author": s[3], "at": at, "text": " ".join(s), "attachments": [{"name": s[4]}]},
                      {"id": "y" + i, "from": "agent", "author": s[5], "at": at, "text": s[6], "visibility": "internal"}]})
PYTHON
cat >"$work/lines.py" <<'PYTHON'
import json, sys
naughty = json.load(open(sys.argv[1], encoding="utf-8"))
out = []
for n in range(0, len(naughty), 12):
    i = str(7000 + n)
    out += [i, "thread", "orders", "customer", "drafts", "p p", "d", "m", "", ":text", ":c", ":c", ":Esc", "q", "queue"]
for x in naughty:
    x = x.replace("\n", " ").replace("\r", " ")
    out += [x, "Esc", "Esc", "7000", "r", ":Esc"] if not x.startswith(("q", "Q")) else []
sys.stdout.buffer.write(("\n".join(out) + "\n").encode("utf-8", "replace"))
PYTHON
cat >"$work/judge.py" <<'PYTHON'
import sys
sys.path.insert(0, sys.argv[1])
from judge import Judge
judge = Judge(24, 80, is_screen=False)
data = open(sys.argv[2], "rb").read()
judge.feed(data)
for name, around in judge.end()[:5]: print(name, repr(around))
sys.exit(bool(judge.violations) or len(data) < int(sys.argv[3]))
PYTHON
python3 "$work/hostile.py" "$top/tests/support/naughty.json" >"$work/hostile.jsonl"
deskhand import --keep-going "$work/hostile.jsonl" >"$work/said" 2>&1
python3 "$work/lines.py" "$top/tests/support/naughty.json" >"$work/lines"
timeout 300 "$program" --home "$home" --passphrase-file "$work/passphrase" --plain <"$work/lines" >"$work/out" 2>"$work/err"
holds "hostile records and hostile lines: it ends well" [ $? = 0 ]
holds "and every byte that it said may be seen" python3 "$work/judge.py" "$top/tests/support" "$work/out" 100000
plain 'Tab\n1\n?\nm\nEsc\n:Esc\nthread\nqueue\nmore\n1062\n'
holds "the demo's own hostile ticket as well" python3 "$work/judge.py" "$top/tests/support" "$work/out" 5000

# Every command of the table: by its name, while reading and while writing. One program takes them one after the other, each
# from the same place, Ana's ticket; where one ends the program another one begins, out of the shop as it was.
sed -n 's/^ *X([A-Z_]*, *[a-z_]*, *"\([a-z-]*\)".*/\1/p' "$top/include/app/command.h" >"$work/names"
mkdir "$work/every"
"$program" demo --home "$work/every" </dev/null >/dev/null
cat >"$work/walk.py" <<'PYTHON'
import os, re, select, shutil, subprocess, sys, time
program, shop, work, writes = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4] == "writing"
refuses = re.compile("There is no command|No key leads to that|is not bound|That was taken for text")
class Lines:
    """The program, whose prompt is awaited before each line."""
    def __init__(self):
        home = os.path.join(work, "one.home")
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(shop, home)
        self.child = subprocess.Popen([program, "--home", home, "--passphrase-file", os.path.join(shop, "demo-passphrase"), "--plain"],
                                      stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
        self.prompt = ""
        self.hear()
    def hear(self):
        """What is said up to the next prompt, or to the end."""
        said, end = b"", time.monotonic() + 60
        while time.monotonic() < end:
            if select.select([self.child.stdout], [], [], 0.02 if said.endswith(b"> ") else 1)[0]:
                more = os.read(self.child.stdout.fileno(), 65536)
                if not more:
                    self.prompt = None
                    self.child.wait()
                    break
                said += more
            elif said.endswith(b"> "):
                break
        else:
            sys.exit("no prompt came: " + said.decode(errors="replace"))
        text = said.decode(errors="replace")
        if self.prompt is not None:
            self.prompt = text.rsplit("\n", 1)[-1]
        return text
    def line(self, text):
        try:
            self.child.stdin.write(text.encode() + b"\n")
            self.child.stdin.flush()
        except BrokenPipeError:
            pass
        return self.hear()
    def is_at(self, place):
        """Back to it, out of whatever stands there."""
        for _ in range(8):
            if self.prompt is None:
                return False
            if self.prompt == place:
                return True
            reading = re.match(r"queue> $|\d+ .*> $", self.prompt)
            writing = re.match(r"(reply to .*|note)> $", self.prompt)
            self.line("1042" if reading else ":Esc" if writing else "Esc")
        return False
def begin(lines):
    """At the ticket; while writing in a reply of two words."""
    if not lines.is_at("1042 Ana Ruiz> "):
        return False
    if writes:
        lines.line("r")
        return lines.prompt.startswith("reply to Ana> ") and bool(lines.line("Hola Ana"))
    return True
def end(lines):
    if lines is not None and lines.prompt is not None:
        lines.child.kill()
        lines.child.wait()
lines = None
for name in open(os.path.join(work, "names")).read().split():
    if name == "suspend":
        continue
    if lines is None or not begin(lines):
        end(lines)
        lines = Lines()
        assert begin(lines), lines.prompt
    said = lines.line((":" if writes else "") + name)
    heard = said.startswith((":" if writes else "") + name + "\n")
    print("taken" if heard and not refuses.search(said) else "refused", name, said.replace("\n", " | ")[:200])
end(lines)
PYTHON
for mode in reading writing; do
    python3 "$work/walk.py" "$program" "$work/every" "$work" $mode >"$work/$mode" 2>"$work/why" || sed 's/^/walk: /' "$work/why"
done
takes() { grep -q "^taken $2 " "$work/$1" || { grep " $2 " "$work/$1"; cat "$work/why"; return 1; }; }
while read -r name; do
    case $name in suspend) continue ;; esac # a shell with job control is needed to come back
    case $name in new-line | delete-* | kill-* | yank* | transpose* | capitalise | upper-case | lower-case | earlier-reply | line-* | text-* | word-* | complete | editor | kept) ;;
    *) holds "$name while reading" takes reading "$name" ;;
    esac
    holds "$name while writing" takes writing "$name"
done <"$work/names"
holds "the table was walked" [ "$(wc -l <"$work/names")" -gt 90 ]

# Over a slow line a paste comes line by line, each some ms behind the one before, so that nobody has typed it. A sender
# that was slower itself says so, and it is tried again.
cat >"$work/slow.py" <<'PYTHON'
import os, pty, select, sys, time
program, folder, *lines = sys.argv[1:]
pid, fd = pty.fork()
if pid == 0:
    os.environ.update(TMPDIR=folder, TERM="dumb")
    os.execv(program, [program, "demo", "--plain"])
seen = b""
def until(words):
    global seen
    end = time.monotonic() + 60
    while words not in seen and time.monotonic() < end:
        if select.select([fd], [], [], 0.1)[0]:
            seen += os.read(fd, 65536)
    if words not in seen:
        sys.exit(f"{words} did not come: {seen!r}")
until(b"queue> ")
os.write(fd, b"Tab\n")
until(b"1042 Ana Ruiz> ")
while select.select([fd], [], [], 1)[0]:  # at rest, so that each line is read as it comes
    seen += os.read(fd, 65536)
gaps, last = [0], None
for line in lines:
    now = time.monotonic()
    gaps.append(0 if last is None else now - last)
    last = now
    os.write(fd, line.encode() + b"\n")
    time.sleep(0.05)
if max(gaps) > 0.085:
    os.close(fd)
    sys.exit(75)
until(b"Pasted: ")
until(b"menu> ")
told, seen = seen, b""
os.write(fd, b"Esc\n")
until(b"1042 Ana Ruiz> ")
seen = told + seen
os.write(fd, b"where\n")
until(b"Inbox ")
os.close(fd)
done = [word for word in (b"taken", b"Resolved", b"Snoozed", b"held", b"There is no command") if word in seen]
sys.exit(f"it ran: {done} {seen!r}" if done else 0)
PYTHON
slowly() {
    for _ in $(seq 30); do
        python3 "$work/slow.py" "$release" "$work/tmp" 1 j E s 1 A t P E u 1 :^S
        got=$?
        [ "$got" = 75 ] || return "$got"
    done
    echo "this machine never sent twelve lines 50 ms apart"
    return 1
}
holds "twelve lines over a slow line are offered as one text, told, and none of them runs" slowly

# At a terminal: the terminal's own editing of lines, not one sequence to it.
screen_open one 100 40 "EDITOR='sed -i s/Hola/Buenas/' TMPDIR='$work/tmp' '$release' demo --plain"
tmux -L "$socket" pipe-pane -t one -o "cat >>'$work/sent'"
given() { types "$1" && keys Enter; }
prompted() { pane | sed '/^ *$/d' | tail -n 1 | grep -q '>$'; }
line() { given "$1" && sleep 0.2 && await prompted; } # lines that come at once are a paste
holds "a terminal is asked by a prompt" shows "queue>"
line Tab
holds "scene 2 at a terminal: Tab" shows "1042 Ana Ruiz>"
line 1
holds "1" shows "reply to Ana>"
types ":^Xx" && keys BSpace BSpace && line S
holds "the line is edited by the terminal, then sends" shows "held 3 s"
sleep 1
given wait
holds "wait tells what comes as it comes" both 'shows "Reply to Ana sent"' 'shows "gracias"'
line news
sleep 0.5
tmux -L "$socket" set-buffer "1
:^S
"
tmux -L "$socket" paste-buffer -t one
holds "lines that come at once are a paste, which runs nothing" both 'shows "menu>"' 'lacks "Draft 1 taken again"'
line Esc
line Esc
types half && keys C-c
holds "^C drops what is half typed and says what it stops" shows "Nothing runs"
line "$(printf 'x%.0s' $(seq 4200))"
holds "a line that a terminal cuts is told" shows "no more than 4095 bytes of a line"
holds "and no part of it is done" shows "nothing was done"
line r
line "Hola otra vez"
line :editor
holds "the editor has the terminal, and what it left is told" shows "Buenas otra vez"
line :Esc
given :lock
holds ":lock locks" shows "The demo shop is locked"
keys Enter
holds "and opens where it stood" both 'shows "Buenas otra vez"' 'await prompted'
quits() { for _ in $(seq 40); do [ -s "$work/$screen.status" ] && break; prompted && given q; sleep 0.5; done; ended 0; } # lines that come at once are a paste, on a slow machine too
holds "q ends it" quits
holds "nothing was sent to the terminal but words" both '[ -s "$work/sent" ]' '! grep -q "$(printf "\033")" "$work/sent"'
holds "nothing is left" [ -z "$(ls -A "$work/tmp")" ]
plain '1047\n'
holds "the order that the ticket speaks of is told, not the newest" tells "Order W2329166, shipped" "4 orders beside it"
finish
