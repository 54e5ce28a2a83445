#!/bin/sh
# Every key of the product's two tables, struck at a terminal in the demo shop, and what it does there: what stands on the
# screen afterwards. What a key is bound to tests/app/key_tables_test.c says; this says that it does it.
. "$(dirname "$0")/../support/story.sh"
. "$(dirname "$0")/../support/screen.sh"
DESKHAND_TEST_NOW=1795875260
export DESKHAND_TEST_NOW
cat >"$work/tables.py" <<'PY'
"""tables.py SOCKET SCREEN TABLE: strikes each row's keys and awaits what it says, in turn."""
import os, subprocess, sys, time

NAMES = {"Esc": "Escape", "space": "Space", "Backspace": "BSpace", "PgDn": "PageDown", "PgUp": "PageUp", "S-Tab": "BTab", "Delete": "DC"}
DEADLINE_S = int(os.environ.get("DEADLINE", 600)) / 10  # as await of tests/support/screen.sh

# Keys by their names, "words" are typed. Then what the screen shows; ~ what it shows no more; > what its last line does.
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
def holds(said):
    page = pane()
    if said.startswith("~"):
        return said[1:] not in page
    if said.startswith("> "):
        return said[2:] in last(page)
    return said in page

for row in globals()[sys.argv[3]].strip("\n").split("\n"):
    keys, said = row[:20].strip(" "), row[20:]
    said = said.split("  | ")[0].rstrip(" ") if not said.startswith("│") else said
    for key in keys_of(keys):
        strike(key)
    end = time.monotonic() + DEADLINE_S
    while not holds(said) and time.monotonic() < end:
        time.sleep(0.05)
    if not holds(said):
        print(f"{keys}: not {said!r} but\n{pane()}")
        sys.exit(1)
PY
screen_open reading 120 40 "'$program' demo"
holds "the demo shop opens" shows "1042 · ¿Dónde está mi paquete?"
holds "every key of the reading table does what it says" python3 "$work/tables.py" "$socket" reading READING
screen_open writing 120 40 "'$program' demo"
holds "the demo shop opens again" shows "1042 · ¿Dónde está mi paquete?"
holds "every key of the writing table does what it says" python3 "$work/tables.py" "$socket" writing WRITING
finish
