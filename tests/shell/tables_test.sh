#!/bin/sh
# Every key of the product's two tables, struck at a terminal in the demo shop, and what it does there: what stands on the
# screen, or in the vault, afterwards. What a key is bound to tests/app/key_tables_test.c says; this says that it does it.
. "$(dirname "$0")/../support/story.sh"
. "$(dirname "$0")/../support/screen.sh"
. "$(dirname "$0")/../support/server.sh"
. "$(dirname "$0")/../support/model.sh"
DESKHAND_TEST_NOW=1795875260
export DESKHAND_TEST_NOW
cat >"$work/tables.py" <<'PY'
"""tables.py SOCKET SCREEN TABLE SHOW...: strikes each row's keys and awaits what it says, in turn; SHOW tells a ticket of the vault."""
import json, os, subprocess, sys, time

NAMES = {"Esc": "Escape", "space": "Space", "Backspace": "BSpace", "PgDn": "PageDown", "PgUp": "PageUp", "S-Tab": "BTab", "Delete": "DC"}
DEADLINE_S = int(os.environ.get("DEADLINE", 600)) / 10  # as await of tests/support/screen.sh

# Keys by their names, "words" are typed. Then what the screen shows; ~ what it shows no more; > what its last line does;
# $ a ticket's state in the vault and the end of its last message.
READING = """
Tab                 > reading · thread                  | opens the next waiting ticket, and reads
j k Down Up         > reading · thread
^D ^U PgDn PgUp     > reading · thread
G g g End Home      > reading · thread
/ "Zara" Enter      > Only this match
n                   > Only this match
N                   > Only this match
c                   > "W2378156": proved · order W2378156
C                   > tracking
J                   ▸2 Hola, Ana
K                   ▸1 Hola, Ana
Tab                 ┬ 1070 ·
S-Tab               ┬ 1042 ·
g u                 ~┬ 1042 ·
S-Tab               ┬ 1042 ·
p p                 > reading · picks
p c                 > reading · customer
p o                 > reading · orders
w                   > reading · picks
Left                > reading · thread
Right               > reading · orders
z                   > zoomed
z                   ~zoomed
d                   > This reply did not come from a draft
v                   What leaves this machine
q                   ~What leaves this machine
g t                 ┌ What this ticket is about
q                   ~┌ What this ticket is about
g i                 > came from an address on this customer's record
g T                 ┌ Theme
Esc                 ~┌ Theme
a                   ▸1 Hola, Ana
x                   Reject draft 1: why?
2                   ~Reject draft 1: why?
u                   3 Hola, Ana
=                   > Rewriting needs a model
T                   > Translating needs a model
S                   > A summary needs a model
m                   ┌ Macros
Esc                 ~┌ Macros
+                   > attach
Esc                 > reading
O                   > Not opened
R                   > nothing moved
H                   > Personal details are folded
H                   > Personal details are shown
>                   ~│   state
>                   │   state 
Y                   > copy
q                   > reading
y                   > [ui] osc52
s                   ┌ Snooze 1042 Ana Ruiz
2                   > Snoozed 1042 Ana Ruiz until
u                   > Taken back: snoozed 1042
U                   > Done again: snoozed 1042
u                   > Taken back: snoozed 1042
A                   > assign 1042 Ana Ruiz to
Esc                 > reading
t "+vip" Enter      > Tagged 1042 Ana Ruiz:
u                   > Taken back: tagged 1042
P                   ┌ Priority of 1042 Ana Ruiz
4                   > Priority of 1042 Ana Ruiz:
^Z                  > Taken back: priority of 1042
V                   > hand 1042 Ana Ruiz to
Esc                 > reading
space               ─ 1 marked ─
-                   ~─ 1 marked ─
l "lang:zh" Enter   > L shows the whole queue
L                   ~L shows the whole queue
g 1                 > waiting long
L                   ~L shows the whole queue
o                   > Sorted by
h                   > 1 ticket: customer:
L                   ~L shows the whole queue
:                   > :
"where" Esc         > reading
?                   ┌ Keys
q                   ~┌ Keys
^K                  ┌ Find
Esc                 ~┌ Find
^L                  > reading
^C                  > Nothing runs
b                   > b is not bound here
f                   > f is not bound here
e                   > e is not bound here
F1                  ┌ Keys
q                   ~┌ Keys
F2                  ┌ Find
Esc                 ~┌ Find
F3                  > proved
F4                  > reading · picks
F5                  > nothing moved
F6                  > reading · queue
F8                  > This reply did not come from a draft
F9                  ┌ Macros
Esc                 ~┌ Macros
：                  > :
Esc                 > reading
？                  ┌ Keys
q                   ~┌ Keys
你                   > input method
I                   > writing · note
Esc                 > reading
1                   > Draft 1 taken
^X Esc              > reading
E                   > Enter choose
Esc                 ~Enter choose
q                   > reading · queue
g g Enter           > reading · thread
q q                 > q again quits
"""
WRITING = """
Tab r               > writing · reply
"one two"           │ one two 
^A "x"              │ xone two 
^D                  │ xne two 
^E "y"              │ xne twoy 
Backspace ^B ^T     │ xne tow 
^F ^H               │ xne to 
^U                  ~│ xne
^Y                  │ xne to 
M-b "my "           │ xne my to 
^W                  │ xne to 
^Y M-y              │ xne xne toto 
^Z                  │ xne my to 
^_                  │ xne to 
^X U                │ xne my to 
^X u                │ xne to 
^A M-f "s"          │ xnes to 
^A M-d              │  to 
^A ^Y M-c           │ xnes To 
M-b M-u             │ xnes TO 
M-b M-l             │ xnes to 
M-t                 │ to xnes 
^A ^K               ~xnes
^Y Enter "second"   │ second 
^P "up" ^N "down"   │ seconddown 
^X ,                │ second 
^X .                │ seconddown 
^space              > A region begins here
M-b M-w             > Kept: ^Y puts it in
^G                  > Nothing runs
^X ^X               > No region is marked
^X ^S               > The text is kept
^R                  > An earlier reply is put into an empty one
^O "third"          │ third
C-Left "x"          │ xthird
Backspace           ~xthird
C-Right "y"         │ thirdseconddowny
Backspace           ~downy
M-x                 ~^S send
Esc                 > writing
^X Tab              ~┬ 1042 ·
Esc S-Tab           ┬ 1042 ·
r                   > writing · reply
^X c                > There is no claim
^X d                > This reply did not come from a draft
^X v                What leaves this machine
Esc                 ~What leaves this machine
^X s                ┌ Snooze 1042 Ana Ruiz
Esc                 ~┌ Snooze
^X ?                ┌ Keys
Esc                 ~┌ Keys
^X m                ┌ Macros
Esc                 ~┌ Macros
^X =                > Rewriting needs a model
^X T                > Translating needs a model
^X b                > ^X b is not bound here
^X 2                The reply was edited. Draft 2:
r                   > Draft 2 taken
^Z                  │ third
^X p 1              > Put in: Trail sock
^X I                > writing · note
"look" ^X r         > writing · reply
F1                  ┌ Keys
Esc                 ~┌ Keys
F2                  ┌ Find
Esc                 ~┌ Find
F3                  > "Trail sock 3-pack": proved
F4                  > reading · picks
r                   > writing
F5                  > moved
F6                  > reading
r                   > writing
F8                  > Down scroll
Esc                 > writing
F9                  ┌ Macros
Esc                 ~┌ Macros
^X g N              > A note stands beside the reply
^X g t              ┌ What this ticket is about
Esc                 ~┌ What this ticket is about
^X ^U               > writing
Esc                 > reading
"""
DRAFTS = """
g 1                 > waiting: 13 tickets
g 2                 > free: 27 tickets
g 3                 > chinese: 6 tickets
g 4                 > german: 6 tickets
g 5                 > french: 4 tickets
g 6                 > spanish: 5 tickets
g 7                 > chats: 22 tickets
g 8                 > mine: 0 tickets
g 9                 > mails: 18 tickets
L                   > 34 tickets
Tab                 ┬ 1042 ·
M                   ┌ Which engine answers
Esc                 ~┌ Which engine
a                   9 ✦ Te paso con una persona de
5                   │ Gracias por tu mensaje, lo miramos ahora mismo.
Esc 6               │ Ana, preguntamos al transportista y te escribimos.
Esc 7               │ Entendemos tu enfado; queda apuntado.
Esc 8               │ Un momento, por favor.
Esc 9               │ Te paso con una persona de nuestro equipo.
Esc 4               │ Hola Ana, lo siento mucho.
Esc 3               > Draft 3 taken
Esc 2               > Draft 2 taken
Esc 1               > Draft 1 taken
^X p 1              > Put in: Trail sock 3-pack
^X p 2              > Put in: Massage ball
^X p 3              > Put in: Gym towel with pocket
Esc p 4             > Put in: Trail gaiters
Esc p 5             > Put in: Resistance band set
Esc p 6             > Put in: Foam roller
Esc p 7             > Put in: Cork block, pair
Esc p 8             > Put in: Yoga mat 6 mm
Esc p 9             > Put in: Five-panel running cap
Esc p c p f         > Put in: Madrid, ES
Esc M 3             > local engine
Esc M 2             > other
"""
SENDING = """
Tab r               > writing · reply
"::es-late-w" Tab   │ transportista.
^Z                  │ ::es-late-w 
^A ^K "??plazo" Tab  ┌ Articles
Esc                 │ ??plazo 
^A ^K               ~??plazo
"Gracias por tu mensaje del 28 de noviembre." Esc c  > · W shows it
W                   > reading · thread
B                   > reading · reply
r                   > writing · reply
^A ^K "One ends. Two ends. Three ends." M-a "X"  │ One ends. Two ends. XThree ends. 
^A M-e "Y"          │ One ends.Y Two ends. XThree ends. 
M-a M-k             │  XThree ends. 
^A ^K ^X ^E         │ edited outside, as a stub 
^S                  > Reply to Ana sent
Esc                 $ 1042 pending edited outside, as a stub
Tab r               ┬ 1070 ·
"All is well." ^X Enter  > Resolved 1070
Esc                 $ 1070 resolved All is well.
"""
SPELLING = """
: "open 1057" Enter  ┬ 1057 ·
r                   > writing · reply
"Hello, we recieve it. "  │ Hello, we recieve it. 
F7                  ┌ recieve ·
Esc                 ~┌ recieve ·
^X $                ┌ recieve ·
Esc                 ~┌ recieve ·
Esc $               ┌ recieve ·
1                   │ Hello, we receive it. 
"""

def tmux(*words):
    return subprocess.run(["tmux", "-L", sys.argv[1], *words], check=True, capture_output=True).stdout.decode()
def pane():
    return tmux("capture-pane", "-p", "-t", sys.argv[2])
def last(page):
    lines = [line for line in page.split("\n") if line.strip()]
    frames = [i for i, line in enumerate(lines) if line.startswith("└")]
    return " ".join(lines[frames[-1] + 1:] if frames else lines[-1:])
def strike(name):
    if name.startswith('"'):
        for letter in name[1:-1]:
            tmux("send-keys", "-t", sys.argv[2], "-l", letter)
            time.sleep(0.02)
    elif name == "^space":
        tmux("send-keys", "-t", sys.argv[2], "C-Space")
    elif name.startswith("^") and len(name) > 1:
        tmux("send-keys", "-t", sys.argv[2], "C-" + name[1:].lower())
    elif len(name) > 1:
        tmux("send-keys", "-t", sys.argv[2], NAMES.get(name, name))
    else:
        tmux("send-keys", "-t", sys.argv[2], "-l", name)
    time.sleep(0.7 if name == "Esc" else 0.04)
def keys_of(words):
    while words:
        if words.startswith('"'):
            word = words[:words.index('"', 1) + 1]
        else:
            word = words.split(" ", 1)[0]
        yield word
        words = words[len(word):].lstrip(" ")
def is_kept(ticket, state, text):
    shown = json.loads(subprocess.run([*sys.argv[4:], ticket, "--json"], check=True, capture_output=True).stdout)
    return shown["status"] == state and shown["messages"][-1]["text"].endswith(text)
def holds(said):
    page = pane()
    if said.startswith("$ "):
        return is_kept(*said[2:].split(" ", 2))
    if said.startswith("~"):
        return said[1:] not in page
    if said.startswith("> "):
        return said[2:] in last(page)
    return said in page

for row in globals()[sys.argv[3]].strip("\n").split("\n"):
    keys, said = row.split("  ", 1)
    said = said.lstrip(" ")
    said = said.split("  | ")[0].rstrip(" ") if not said.startswith("│") else said
    for key in keys_of(keys):
        strike(key)
    end = time.monotonic() + DEADLINE_S
    while not holds(said) and time.monotonic() < end:
        time.sleep(0.05)
    if not holds(said):
        print(f"{keys}: not {said!r} but {last(pane())!r}\n{pane()}")
        sys.exit(1)
PY
cat >"$work/editor" <<'END'
#!/bin/sh
printf 'edited outside, as a stub' >"$1"
END
chmod +x "$work/editor"
serve <<'END'
on POST /v1/chat/completions
stream chat usage
draft Hola Ana, lo siento mucho.
draft Gracias por tu mensaje, lo miramos ahora mismo.
draft Ana, preguntamos al transportista y te escribimos.
draft Entendemos tu enfado; queda apuntado.
draft Un momento, por favor.
draft Te paso con una persona de nuestro equipo.
END
"$program" demo --home "$home" </dev/null >/dev/null
cp "$home/demo-passphrase" "$work/passphrase"
configure "n = 6" "ask = key" "[model.other]" "model = another" "[send]" "delay = 0s" "[views]" "waiting = status:open older:1h" \
    "free = status:open assignee:none" "chinese = lang:zh" "german = lang:de" "french = lang:fr" "spanish = lang:es" \
    "chats = channel:chat" "mine = assignee:me" "mails = channel:email"
begins() { # begins SCREEN TABLE [HOME]: its table is struck while the others are
    how="demo"
    [ -z "${3:-}" ] || { cp -r "$home" "$3"; how="--home '$3' --passphrase-file '$work/passphrase'"; }
    screen_open "$1" 120 40 "env EDITOR='$work/editor' VISUAL= '$program' $how"
    shows "1042" || return 1
    python3 "$work/tables.py" "$socket" "$1" "$2" "$program" --home "${3:-}" --passphrase-file "$work/passphrase" show >"$work/$1.said" 2>&1 &
    eval "$1=$!"
}
does() { wait "$(eval "echo \$$1")" || { cat "$work/$1.said"; return 1; }; } # does SCREEN: every row of its table held
holds "the demo shop opens" begins reading READING
holds "the demo shop opens again" begins writing WRITING
holds "a shop with a model and nine views opens" begins drafts DRAFTS "$work/h1"
holds "a shop that sends at once opens" begins sending SENDING "$work/h2"
has_dictionary() { "$program" --version | grep -q "^spelling: Enchant" && [ -e /usr/share/hunspell/en_US.dic ]; }
! has_dictionary || holds "a shop with a dictionary opens" begins spelling SPELLING "$work/h3"
holds "every key of the reading table does what it says" does reading
holds "every key of the writing table does what it says" does writing
holds "every view, draft and pick has its digit" does drafts
holds "what completes, edits and sends does so" does sending
if has_dictionary; then
    holds "every key to a misspelt word goes there" does spelling
else
    echo "skipped: no Enchant, or no dictionary en_US"
fi
finish
