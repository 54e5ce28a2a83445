#!/bin/sh
# passwd, rotate, backup: what they print, what opens the vault afterwards, and what they refuse.
. "$(dirname "$0")/../support/story.sh"
shop=$top/tests/shell/shop.jsonl
golden=$top/tests/shell/golden

# as_golden NAME: what was printed is what stands there, recovery codes aside
as_golden() {
    sed -E -e 's/([0-9A-Z]{4}-){8}[0-9A-Z]{4}/CODE/' -e "s#$work#WORK#" \
        -e 's/[0-9]+ bytes/N bytes/; s/"bytes":[0-9]+/"bytes":0/' "$work/out" | diff "$golden/$1" - && return 0
    echo "not as $1 says"
    return 1
}
# own_help COMMAND: usage and the options that not every command has
own_help() {
    "$program" --help | sort -u >"$work/of-all"
    "$program" "$1" --help | grep -vxF -f "$work/of-all" >"$work/out"
}
# typed COMMAND WORDS...: at a terminal of its own, each answer given where a question ends in ": "
typed() {
    python3 - "$program" "$home" "$work/out" "$@" <<'END'
import os, pty, sys
program, home, out, command, *answers = sys.argv[1:]
child, tty = pty.fork()
if child == 0:
    os.execv(program, [program, "--home", home, *command.split()])
said = b""
while True:
    try:
        got = os.read(tty, 4096)
    except OSError:
        break
    if not got:
        break
    said += got
    if said.endswith(b": ") and answers:
        os.write(tty, answers.pop(0).encode() + b"\n")
open(out, "wb").write(said)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
END
    got=$?
    return "$got"
}
ends() { # ends CODE COMMAND...: as exits, without taking its output
    wanted=$1
    shift
    "$@"
    [ "$?" = "$wanted" ]
}
opens() { exits "$1" "$program" --home "$home" --passphrase-file "$work/$2" tickets; }
words() { printf '%s\n' "$2" >"$work/$1"; } # words FILE PASSPHRASE
keep_code() { grep -oE '([0-9A-Z]{4}-){8}[0-9A-Z]{4}' "$work/out" >"$work/$1"; }
same_vault() { deskhand export --all >"$work/now" 2>"$work/err" && cmp "$work/now" "$work/all"; }

exits 0 deskhand init && keep_code first
deskhand import "$shop" >/dev/null 2>&1
deskhand export --all >"$work/all"
words new "another one"
cp "$work/passphrase" "$work/old"

for command in passwd rotate backup verify; do
    holds "$command --help is as it was" both "own_help $command" "as_golden $command.help"
done

holds "passwd takes a new passphrase from a file" both 'exits 0 deskhand passwd --new-passphrase-file "$work/new"' '[ ! -s "$work/out" ]' 'opens 0 new' 'opens 5 old' 'opens 0 first'
cp "$work/new" "$work/passphrase"
holds "and from a descriptor, the recovery code for the present one" both 'exits 0 sh -c "\"$program\" --home \"$home\" --passphrase-file \"$work/first\" passwd --new-passphrase-fd 3 --kdf sensitive --json 3<\"$work/old\""' 'as_golden passwd.json' 'opens 0 old' 'opens 5 new'
cp "$work/old" "$work/passphrase"
holds "passwd --recovery prints a new code, alone" both 'exits 0 deskhand passwd --recovery' 'as_golden passwd-recovery' 'keep_code second' 'opens 0 second' 'opens 5 first' 'opens 0 old'
holds "with a new passphrase it changes both" both 'exits 0 deskhand passwd --recovery --new-passphrase-file "$work/new" --json' 'as_golden passwd-both.json' 'keep_code third' 'opens 0 third' 'opens 5 second' 'opens 0 new' 'opens 5 old'
cp "$work/new" "$work/passphrase"

words typed "typed in"
holds "at a terminal it asks for the present one, then twice for the new one" both 'ends 0 typed passwd "another one" "typed in" "typed in"' 'prints "The same again"' 'opens 0 typed' 'opens 5 new' '! grep -q "typed in" "$work/out"'
holds "two that differ change nothing, exit 2" both 'ends 2 typed passwd "typed in" "one of them" "two of them"' 'prints "differ"' 'opens 0 typed'
holds "one of fewer than 8 characters is asked for again, and so is an empty present one" both 'ends 0 typed passwd "" "typed in" "tipp" "键入的密码" "typed in" "typed in"' '[ "$(grep -c "A longer one" "$work/out")" = 2 ]' 'opens 0 typed'
holds "a wrong one is asked for again, each time later" both 'ends 0 typed tickets "not it" "nor this" "typed in"' 'prints "Once more in 1 s"' 'prints "Once more in 2 s"' 'prints 1042'
holds "three times in all, then exit 5" both 'ends 5 typed passwd "not it" "nor this" "nor that" "typed in"' '[ "$(grep -c "Passphrase: " "$work/out")" = 3 ]' 'prints "wrong"'
holds "rotate asks for the passphrase, and shows how far it is" both 'ends 0 typed rotate "typed in"' 'keep_code third' 'opens 0 third' 'opens 0 typed'
exits 0 "$program" --home "$home" --passphrase-file "$work/typed" passwd --new-passphrase-file "$work/new"

printf 'a\000b\n' >"$work/nul"
head -c 1048576 /dev/zero | tr '\0' x >"$work/mega"
: >"$work/empty"
for source in passphrase new-passphrase; do
    holds "a $source with NUL is told apart, exit 2" both "exits 2 deskhand passwd --new-passphrase-file \"\$work/new\" --$source-file \"\$work/nul\"" 'says "NUL"' 'opens 0 new'
    holds "a $source of 1 MB is told apart, exit 2" both "exits 2 deskhand passwd --new-passphrase-file \"\$work/new\" --$source-file \"\$work/mega\"" 'says "longer than 1023 bytes"' 'opens 0 new'
done
words short "sieben7"
mkdir -m 700 "$work/brief"
holds "a short one out of a file is told, and taken" both 'exits 0 "$program" --home "$work/brief" --passphrase-file "$work/short" init' 'says "fewer than 8 characters"' 'exits 0 "$program" --home "$work/brief" --passphrase-file "$work/short" tickets' '[ ! -s "$work/err" ]'
holds "an empty new passphrase exits 2" both 'exits 2 deskhand passwd --new-passphrase-file "$work/empty"' 'opens 0 new'
holds "a wrong present passphrase exits 5, nothing changed" both 'exits 5 "$program" --home "$home" --passphrase-file "$work/old" passwd --new-passphrase-file "$work/old"' 'opens 0 new' 'opens 5 old'
holds "a cost that is none exits 2" exits 2 deskhand passwd --new-passphrase-file "$work/new" --kdf cheap
holds "passwd without a vault exits 4" exits 4 "$program" --home "$work/nowhere" passwd --new-passphrase-file "$work/new"
holds "a code that cannot be printed changes nothing, exit 1" both 'exits 1 sh -c "\"$program\" --home \"$home\" --passphrase-file \"$work/passphrase\" passwd --recovery >/dev/full"' 'says "nothing was changed"' 'opens 0 third'

holds "rotate prints a new code, alone, and keeps everything" both 'exits 0 deskhand rotate' 'as_golden rotate' 'keep_code fourth' 'opens 0 fourth' 'opens 5 third' 'opens 0 new' 'same_vault'
holds "rotate --json tells the code, then what it did" both 'exits 0 deskhand rotate --json' 'as_golden rotate.json' 'keep_code fifth' 'opens 0 fifth'
holds "rotate wants the passphrase, not the code" both 'exits 2 "$program" --home "$home" --passphrase-file "$work/fifth" rotate' 'says "not the recovery code"' 'opens 0 fifth'
holds "a code that cannot be printed leaves the old keys, exit 1" both 'exits 1 sh -c "\"$program\" --home \"$home\" --passphrase-file \"$work/passphrase\" rotate >/dev/full"' 'says "nothing was changed"' 'opens 0 fifth' 'same_vault'
holds "verify finds all well after it, and tells of each stream" both 'exits 0 deskhand verify --json' 'as_golden verify.json'
holds "in words it tells the counts" both 'exits 0 deskhand verify' 'as_golden verify'

holds "backup makes a file that only its owner reads" both 'exits 0 deskhand backup "$work/copy.db"' 'as_golden backup' '[ "$(stat -c %a "$work/copy.db")" = 600 ]'
holds "backup --json says the same" both 'exits 0 deskhand backup "$work/other.db" --json' 'as_golden backup.json'
holds "backup never replaces a file" both 'exits 1 deskhand backup "$work/copy.db"' 'says "stands there already"'
holds "backup without a name exits 2" exits 2 deskhand backup
mkdir -m 700 "$work/restored" && cp "$work/copy.db" "$work/restored/vault.db"
holds "a backup opens in another home" both 'home=$work/restored' 'opens 0 new' 'home=$work/home'
warns() { # the screen, in a terminal
    tmux -L "deskhand-test-$$" -f /dev/null new-session -d -x 120 -y 36 \
        "TERM=tmux-256color LC_ALL=C.UTF-8 '$program' --home '$home' --passphrase-file '$work/passphrase'"
    for _ in $(seq 80); do
        tmux -L "deskhand-test-$$" capture-pane -p >"$work/out" 2>/dev/null
        grep -qF "$1" "$work/out" && grep -qF "$2" "$work/out" && break
        sleep 0.1
    done
    tmux -L "deskhand-test-$$" kill-server 2>/dev/null
    grep -F "$1" "$work/out" && grep -F "$2" "$work/out" && return 0
    cat "$work/out"
    return 1
}
holds "a backup put back is told on the screen" both 'deskhand import "$top/tests/shell/later.jsonl" >/dev/null' 'cp "$work/copy.db" "$home/vault.db"' 'rm -f "$home"/vault.db-*' 'warns "vault: older than its last close" "The vault is older"'
holds "a backup put back is told, and goes on when it is accepted" both 'exits 6 deskhand verify' 'prints "the vault is behind its anchor"' 'says "nothing is damaged, but the vault is older"' '! says "the vault is damaged"' 'exits 0 deskhand verify --accept' 'exits 0 deskhand verify'

# What somebody with the file and SQLite, but without the passphrase, could do.
tamper() { python3 -c 'import sqlite3,sys; d=sqlite3.connect(sys.argv[1]); d.executescript(sys.argv[2]); d.close()' "$home/vault.db" "$1"; }
tamper "DELETE FROM records WHERE stream = 2 AND sequence = 1; UPDATE records SET sealed = zeroblob(length(sealed)) WHERE stream = 3 AND sequence = 1"
holds "a damaged vault is told stream by stream, exit 6" both 'exits 6 deskhand verify --json' 'as_golden verify-damaged.json' 'exits 6 deskhand verify' 'as_golden verify-damaged' 'says "everything undamaged stays readable"'

# What the README says, to the letter.
restore() { DATA=$home; eval "$(sed -n '/^cp BACKUP/,/^rm -f/p' "$top/README.md" | sed "s#BACKUP#\"\$work/copy.db\"#")"; }
holds "a backup over a damaged vault mends it" both 'restore' 'deskhand verify --accept >/dev/null 2>&1' 'exits 0 deskhand verify'
exits 0 deskhand erase c2
exits 0 deskhand passwd --new-passphrase-file "$work/old" && cp "$work/old" "$work/passphrase"
exits 0 deskhand rotate
holds "put back as the README says, it opens with the passphrase it had then" both 'restore' 'opens 5 old' 'opens 0 new' 'says "it was rolled back"' 'says "erased again"'
cp "$work/new" "$work/passphrase"
holds "and is told, until it is accepted, though it has older keys" both 'exits 6 deskhand verify' 'says "it was rolled back"' 'prints "the vault is behind its anchor"' 'exits 6 deskhand verify' 'exits 0 deskhand verify --accept' 'exits 0 deskhand verify' '[ ! -s "$work/err" ]' 'exits 0 deskhand show 1042' 'exits 4 deskhand export --customer c2'

rm -rf "$home/state"
holds "a state folder that is gone is made again, and told once" both 'exits 0 deskhand show 1042' 'says "a new anchor is made"' 'says "somebody erased may be back"' '[ "$(stat -c %a "$home/state")" = 700 ]' 'exits 0 deskhand show 1042' '[ ! -s "$work/err" ]'
rm -rf "$home/state" && : >"$home/state"
holds "where none can be made, that is told" both 'exits 0 deskhand show 1042' 'says "no new anchor can be made"' '! grep -q "a new anchor is made" "$work/err"'
rm "$home/state"
finish
