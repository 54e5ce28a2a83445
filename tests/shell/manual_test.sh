#!/bin/sh
# The manual's pages and the shells' completions: they format, they say all there is, they complete.
. "$(dirname "$0")/../support/story.sh"

names() { deskhand --help | sed -n 's/^  \([a-z]\{3,\}\) .*/\1/p'; }
options_of() { deskhand "$1" --help | grep -oE '^  --?[a-z-]+' | tr -d ' '; }
formats() { # formats PAGE: without a complaint of groff's
    deskhand manual "$1" >"$work/page" || return 1
    groff -man -Tutf8 -K utf8 -ww -P-cbou "$work/page" >"$work/out" 2>"$work/err" || return 1
    [ ! -s "$work/err" ] || { cat "$work/err"; return 1; }
}
says_every_command() {
    for name in $(names); do
        grep -qE "^   $name( |\$)" "$work/out" || { echo "no $name"; return 1; }
        for option in $(options_of "$name"); do
            grep -qE "^ +$option( |\$)" "$work/out" || { echo "no $option"; return 1; }
        done
    done
}

holds "deskhand.1 formats" formats deskhand.1
holds "and says every command with its options" says_every_command
dated() { # dated DAY COMMAND...: the day that the pages get
    rm -rf "$work/made"
    day=$1
    shift
    (cd "$top" && unset MAKEFLAGS MFLAGS && "$@" make -s BUILD="$work/made" "$work/made/generated/manual_date.c") && grep -qF "\"$day\"" "$work/made/generated/manual_date.c"
}
holds "its day is that of the last commit to what it is made from, or SOURCE_DATE_EPOCH's" both \
    'deskhand manual deskhand.1 | grep -qE "^\.TH .* 20[0-9]{2}-[0-9]{2}-[0-9]{2} "' 'dated 1970-01-02 env SOURCE_DATE_EPOCH=86400' \
    'last=$(git -C "$top" log -1 --date=short --format=%cd -- src include 2>/dev/null); [ -z "$last" ] || dated "$last" env -u SOURCE_DATE_EPOCH'
holds "deskhand.conf.5 formats" formats deskhand.conf.5
holds "and says a setting with what it may be" both "prints 'borders = unicode'" "prints '(unicode, ascii or heavy)'"
holds "deskhand-keys.5 formats" formats deskhand-keys.5
holds "and says keys with their commands" both "prints 'j, Down down'" "prints 'p 1-9 put-pick'" "prints '[writing]'"

completes() { # completes WORDS... : the last one; what bash offers
    bash -c '. "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _deskhand; printf "%s\n" "${COMPREPLY[@]}"' "$work/bash" deskhand "$@" >"$work/out"
}
deskhand manual bash >"$work/bash"
holds "bash completes a command" both 'completes im' '[ "$(cat "$work/out")" = import ]'
holds "bash completes an option of the command" both 'completes suggest --en' '[ "$(cat "$work/out")" = --engine ]'
holds "bash does not offer another command's" both 'completes import --en' '[ -z "$(cat "$work/out")" ]'
holds "bash completes what an option takes" both 'completes suggest --engine a' '[ "$(cat "$work/out")" = api ]'
holds "bash completes the pages of the manual" both 'completes manual deskhand-' '[ "$(cat "$work/out")" = deskhand-keys.5 ]' 'completes manual f' '[ "$(cat "$work/out")" = fish ]'
# Sessions, as the program lists them: asked without a terminal, so that no passphrase is asked for on the line.
mkdir "$work/bin" && cat >"$work/bin/deskhand" <<'SH'
#!/bin/sh
(: </dev/tty) 2>/dev/null && exit 1
[ "$*" = "sessions --json --home /shop" ] || [ "$*" = "sessions --json" ] || exit 2
printf '{"session":"%s","begun_at":"2026-11-30T09:00:00Z"}\n' 20261130-a 20261130-b 20261201-c
SH
chmod +x "$work/bin/deskhand"
with_stub() { PATH=$work/bin:$PATH "$@"; }
holds "bash completes the sessions of replay" both 'with_stub completes replay 2026113' '[ "$(tr "\n" " " <"$work/out")" = "20261130-a 20261130-b " ]'
holds "those of the home that the line names" both 'with_stub completes replay --home /shop 20261201' '[ "$(cat "$work/out")" = 20261201-c ]'
holds "and none of another command" both 'with_stub completes verify 2026113' '[ -z "$(cat "$work/out")" ]'
# By a real bash, whose readline knows how names are quoted: what the line becomes, as its words.
mkdir "$work/desk" && touch "$work/desk/my shop.jsonl" "$work/desk/it's \$5 (new).jsonl" "$work/desk/plain.jsonl"
cat >"$work/bash.py" <<'PY'
import os, pty, select, sys, time
folder, completion, line, wanted = sys.argv[1:]
pid, fd = pty.fork()
if pid == 0:
    os.chdir(folder)
    os.environ.update(PS1="ready> ", TERM="dumb", INPUTRC="/dev/null")
    os.execvp("bash", ["bash", "--norc", "--noprofile", "-i"])
seen = b""
def until(words):
    global seen
    end = time.monotonic() + 60
    while words not in seen and time.monotonic() < end:
        if select.select([fd], [], [], 0.1)[0]:
            seen += os.read(fd, 65536)
    if words not in seen:
        sys.exit(f"{words} did not come: {seen!r}")
    seen = seen[seen.index(words) + len(words):]
until(b"ready> ")
os.write(fd, b"deskhand() { printf '<%s>' \"$@\"; echo; }; . '" + completion.encode() + b"'; echo rea''d\n")
until(b"\nread")
until(b"ready> ")
os.write(fd, b"deskhand " + line.encode() + b"\t\n")
until(wanted.encode())
os.close(fd)
PY
becomes() { python3 "$work/bash.py" "$work/desk" "$work/bash" "$1" "$2"; }
holds "bash completes files behind a command" becomes "import pl" "<import><plain.jsonl>"
holds "a name with a blank is one word" becomes "import my" "<import><my shop.jsonl>"
holds "behind a quote, too" becomes "import \"my" "<import><my shop.jsonl>"
holds "and behind a backslash" becomes "import my\\ s" "<import><my shop.jsonl>"
holds "a name with a quote, a dollar and brackets is one word" becomes "import it" "<import><it's \$5 (new).jsonl>"
holds "so is what an option takes" becomes "import --home my" "<import><--home><my shop.jsonl>"
holds "commands and options are completed by it, too" both 'becomes "sugg" "<suggest>"' 'becomes "suggest --engine a" "<suggest><--engine><api>"' 'becomes "suggest --eng" "<suggest><--engine>"'
holds "and what the screen takes" becomes "--pl" "<--plain>"
holds "and no file where an option takes none" becomes "retain --older-than pl" "<retain><--older-than><pl>"

deskhand manual zsh >"$work/zsh"
holds "zsh reads its completion" zsh -n "$work/zsh"
# By a real zsh: what the line becomes behind a tab.
mkdir "$work/functions" && cp "$work/zsh" "$work/functions/_deskhand"
cat >"$work/zsh.py" <<'PY'
import os, pty, select, sys, time
folder, line, wanted = sys.argv[1:]
pid, fd = pty.fork()
if pid == 0:
    os.environ.update(TERM="dumb", ZDOTDIR="/nonexistent")
    os.execvp("zsh", ["zsh", "-f", "-i"])
seen = b""
def until(words):
    global seen
    end = time.monotonic() + 60
    while words not in seen and time.monotonic() < end:
        if select.select([fd], [], [], 0.1)[0]:
            seen += os.read(fd, 65536)
    if words not in seen:
        sys.exit(f"{words} did not come: {seen!r}")
    seen = seen[seen.index(words) + len(words):]
os.write(fd, b"PS1='rea''dy> '; fpath=(" + folder.encode() + b" $fpath); autoload -Uz compinit; compinit -u -D; "
         b"deskhand() { printf '<%s>' \"$@\"; echo; }\n")
until(b"ready> ")
os.write(fd, b"deskhand " + line.encode() + b"\t\n")
until(wanted.encode())
os.close(fd)
PY
zshes() { python3 "$work/zsh.py" "$work/functions" "$1" "$2"; }
holds "zsh completes commands, options of a command, and what they take" both 'zshes "sugg" "<suggest>"' 'zshes "suggest --eng" "<suggest><--engine>"' 'zshes "suggest --engine a" "<suggest><--engine><api>"' 'zshes "show --js" "<show><--json>"'
holds "zsh completes the pages of the manual" zshes "manual deskhand-" "<manual><deskhand-keys.5>"
holds "behind options that stand before, too" both 'zshes "--home /tmp sugg" "<--home></tmp><suggest>"' 'zshes "--pl" "<--plain>"'
holds "its lists are as _arguments wants them" both 'grep -q "hold:Puts a ticket under legal hold.: it" "$work/zsh"' "grep -qF \"'--engine[local or api]:ENGINE:(local api)'\" '$work/zsh'"

fishes() { fish --no-config -c "source '$work/fish'; complete -C 'deskhand $1'" 2>/dev/null | cut -f 1 >"$work/out"; }
deskhand manual fish >"$work/fish"
holds "fish completes a command" both 'fishes im' '[ "$(cat "$work/out")" = import ]'
holds "fish completes an option of the command" both "fishes 'suggest --en'" '[ "$(cat "$work/out")" = --engine ]'
holds "behind options that stand before it, too, and no command behind one" both "fishes '--home /tmp im'" '[ "$(cat "$work/out")" = import ]' "fishes 'show tri'" '[ -z "$(cat "$work/out")" ]' "fishes 'show triage --li'" '[ -z "$(cat "$work/out")" ]'
holds "without a command it completes what the screen takes" both "fishes '--pl'" '[ "$(cat "$work/out")" = --plain ]'
holds "fish completes the sessions of replay" both "with_stub fishes 'replay 20261201'" '[ "$(cat "$work/out")" = 20261201-c ]'
holds "fish completes the pages of the manual" both "fishes 'manual deskhand-'" '[ "$(cat "$work/out")" = deskhand-keys.5 ]'
holds "fish completes what an option takes" both "fishes 'suggest --engine '" 'grep -qx api "$work/out"' 'grep -qx local "$work/out"'

# What is read of the environment stands in the manual, and nothing else does.
reads() { python3 - "$top" "$work/page" <<'PY'
import glob, os, re, sys
top, page = sys.argv[1:]
read = set()
for path in glob.glob(os.path.join(top, "src", "*", "*.c")) + glob.glob(os.path.join(top, "include", "*", "*.h")):
    text = open(path, encoding="utf-8").read()
    for call in re.findall(r"\b(?:secure_)?getenv\(([^)]*)\)", text):
        name = re.fullmatch(r'"([A-Z_]+)"', call)
        if name:
            read.add(name.group(1))
        elif call == "names[i]":
            read.update(re.findall(r'"([A-Z_]+)"', re.search(r"names\[\] = \{([^}]*)\}", text).group(1)))
        elif call == "variable":
            read.update(re.findall(r'find_xdg\("([A-Z_]+)"', text))
        else:
            read.add(path + ": getenv(" + call + ")")
read = {name for name in read if not name.startswith("DESKHAND_TEST_")}
section = open(page, encoding="utf-8").read().split(".SH ENVIRONMENT\n")[1].split(".SH ")[0]
told = set(re.findall(r"^\\fB([A-Z_]+)\\fR$", section, re.M))
print("read and not told:", sorted(read - told), "told and not read:", sorted(told - read))
sys.exit(read != told or len(read) < 10)
PY
}
deskhand manual deskhand.1 >"$work/page"
holds "every variable that is read stands under ENVIRONMENT, and no other" reads

for page in deskhand.1 deskhand.conf.5 deskhand-keys.5; do deskhand manual $page >"$work/$page"; done
lints() { command -v mandoc >/dev/null || { echo "not run: mandoc is not installed" >&3; return 0; }; mandoc -Tlint -Wwarning "$work"/deskhand*.[15]; }
holds "mandoc has nothing to warn of" lints 3>&1
holds "a page that is not there is told" exits 4 deskhand manual deskhand.7
holds "and which there are" both "says deskhand-keys.5" "says fish"

make -s -C "$top" BUILD="$BUILD" DESTDIR="$work/into" PREFIX=/usr install >/dev/null 2>"$work/err"
holds "make install puts the program, the pages and the completions" both \
    '[ -x "$work/into/usr/bin/deskhand" ]' 'grep -q "^.TH DESKHAND 1" "$work/into/usr/share/man/man1/deskhand.1"' \
    '[ -s "$work/into/usr/share/man/man5/deskhand.conf.5" ]' '[ -s "$work/into/usr/share/man/man5/deskhand-keys.5" ]' \
    '[ -s "$work/into/usr/share/bash-completion/completions/deskhand" ]' \
    '[ -s "$work/into/usr/share/zsh/site-functions/_deskhand" ]' '[ -s "$work/into/usr/share/fish/vendor_completions.d/deskhand.fish" ]'
finish
