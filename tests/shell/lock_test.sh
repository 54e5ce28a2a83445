#!/bin/sh
# The lock: nothing of a customer stays in memory or on the terminal, and all of it comes back with the passphrase.
. "$(dirname "$0")/../support/story.sh"
. "$top/tests/support/screen.sh"
memory="$top/tests/support/memory.py"
pass=$(cat "$work/passphrase")
deskhand init >/dev/null 2>&1
deskhand import "$top/tests/shell/shop.jsonl" >/dev/null

start() { # start NAME: a screen, unlocked by the prompt
    screen_open "$1" 120 40 "'$program' --home '$home'"
    shows "Passphrase:" && types "$pass" && keys Enter && shows "Ana Ruiz"
}
unlock() { shows "Passphrase:" && types "$pass" && keys Enter; }

start one >/dev/null
keys Tab
writes r
types "Kanarienvogel eins, "
types "plustr Zweitvogel"
keys C-w
keys Left Left
shows "Kanarienvogel eins, plustr" >/dev/null
escape
asks /
types "pedido"
keys Enter
keys v
shows "leaves" >/dev/null
escape
asks :
types "search llegado"
keys Enter
shows "llegado" >/dev/null
escape
keys r
shows "writing" >/dev/null
# What the process itself says of its hygiene.
pid=$(screen_pid)
holds "no core of it is written" grep -q '^Max core file size  *0  *0 ' "/proc/$pid/limits"
holds "it may not be dumped or looked into" both 'strace -e trace=prctl "$program" --home "$home" doctor >"$work/out" 2>&1; true' 'grep -q "PR_SET_DUMPABLE, SUID_DUMP_DISABLE) *= 0" "$work/out"'
printf '[vault]\npassphrase_command = test -z "$SSLKEYLOGFILE" && cat %s\n' "$work/passphrase" >"$work/command.conf"
cp "$home/deskhand.conf" "$work/kept.conf" && cp "$work/command.conf" "$home/deskhand.conf"
holds "keys of connections are logged by no program that it starts" env SSLKEYLOGFILE="$work/keylog" "$program" --home "$home" tickets
cp "$work/kept.conf" "$home/deskhand.conf"
holds "nobody else may read what it makes" both '[ "$(awk "/^Umask/ {print \$2}" "/proc/$pid/status")" = 0077 ]'
if command -v setpriv >/dev/null; then
    unlocked() { setpriv --bounding-set=-ipc_lock --inh-caps=-ipc_lock sh -c "ulimit -l 0; exec '$program' --home '$home' doctor --json" >"$work/out" 2>"$work/err"; }
    [ "$(id -u)" = 0 ] || unlocked() { sh -c "ulimit -l 0; exec '$program' --home '$home' doctor --json" >"$work/out" 2>"$work/err"; }
    holds "doctor tells that keys may be swapped where they cannot be locked in memory" both '! unlocked' 'grep -q "\"keys_locked_in_memory\":0" "$work/out"' 'grep -q "ulimit -l" "$work/out"'
else
    echo "skipped: setpriv is missing, so root's memory locks cannot be refused"
fi
cat >"$work/canaries" <<'END'
Kanarienvogel
plustr
Zweitvogel
Hola, mi pedido
W2378156 no ha
Ana Ruiz
ana@example.org
Calle Mayor
JD0100012345
dónde está mi paquete
Dónde está
退货可以吗
correct horse battery
Hola Ana, tu pedido
END
pid=$(screen_pid)
python3 "$memory" "$pid" secrets >"$work/keys" 2>&1
if [ $? = 77 ]; then
    echo "skipped: the memory of another program cannot be read here (needs root and CAP_SYS_PTRACE)"
    looks=
else
    looks=yes
    holds "the open ticket and the keys are in memory before the lock" both '[ "$(wc -l <"$work/keys")" -gt 3 ]' '! python3 "$memory" "$pid" find <"$work/canaries" >"$work/found"' 'grep -q Kanarienvogel "$work/found"' 'grep -q "Calle Mayor" "$work/found"'
fi
asks C-x :
types lock
keys Enter
holds "a locked screen asks, and shows nobody" both 'shows "locked"' 'lacks "Ana"' 'shows "Passphrase:"'
holds "nor does what lies above it" both '! tmux -L "$socket" capture-pane -p -S - -t one | grep -q "Ana\|Kanarien"'
if [ -n "$looks" ]; then
    holds "locked, no word of the ticket, no passphrase and no key is in memory" sh -c "cat '$work/canaries' '$work/keys' | python3 '$memory' '$pid' find"
fi
types wrong
keys Enter
asked() { [ "$(pane | grep -c 'Passphrase:')" = "$1" ]; }
holds "a wrong passphrase is told and asked for again" both 'shows "Once more in 1 s"' 'await asked 2'
types wrong
keys Enter
holds "after a longer wait each time" both 'shows "Once more in 2 s"' 'await asked 3'
keys Enter
holds "an empty line is no answer" await asked 4
unlock
holds "the right one brings the reply back, writing" both 'shows "Kanarienvogel eins, plustr"' 'shows "writing"'
types "X"
holds "with its caret" shows "plustXr"
keys C-_
keys C-y
holds "with its undo and what was cut" shows "plustZweitvogelr"
keys C-l
kill -HUP "$pid"
holds "a hang-up locks, and what was just drawn anew is not in memory either" both 'shows "locked"' '[ -z "$looks" ] || python3 "$memory" "$pid" find <"$work/canaries"'
unlock
holds "and all comes back a second time" shows "plustZweitvogelr"
kill -TSTP "$pid"
holds "so does a stop from outside" shows "locked"
unlock
shows "plustZweitvogelr" >/dev/null
kill -TSTP "$pid"
shows "locked" >/dev/null
keys C-c
holds "^C at the prompt ends it, the terminal given back" ended 0

screen_open traced 120 40 "strace -f -o '$work/trace' -e trace=rt_sigaction '$program' --home '$home'"
shows "Passphrase:" >/dev/null && types "$pass" && keys Enter
holds "a stop is ignored at no time, also while a frame is drawn, or one that waits is dropped" both 'shows "Ana Ruiz"' 'keys Tab' 'shows "plustZweitvogelr"' 'grep -q "SIGTSTP, {sa_handler=0x" "$work/trace"' '! grep -q "SIGTSTP, {sa_handler=SIG_IGN" "$work/trace"'

start two >/dev/null
holds "the next start has the text" both 'keys Tab' 'shows "plustZweitvogelr"'
kill -HUP "$(screen_pid)"
shows "locked" >/dev/null
kill -TERM "$(screen_pid)"
holds "a signal ends it at the prompt" ended 0

start closed >/dev/null
pid=$(screen_pid)
tmux -L "$socket" kill-session -t closed
holds "a terminal that is closed ends it" await test ! -e "/proc/$pid"

printf '[vault]\nlock_after = 15s\n[ui]\nblank_after = 2s\n' >"$home/deskhand.conf"
start three >/dev/null
keys Tab
writes r
types "Noch da"
shows "Noch da" >/dev/null
is_blank() { [ "$(pane | tr -s ' \n')" = " Left alone: any key shows the screen" ]; }
holds "left alone the screen goes blank, and says what shows it" await is_blank
keys x
holds "and any key shows it, and is nothing else" both 'shows "Noch da"' 'lacks "Noch dax"'
holds "left alone for longer it locks by itself" both 'shows "locked"' 'lacks "Ana"'
unlock
holds "with the reply as it was, on a screen that is not blank" shows "Noch da"
keys Escape
kill -9 "$(screen_pid)"
finish
