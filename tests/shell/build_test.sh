#!/bin/sh
# The build tells how far it is: each step by its number and how many there are; on a terminal in one line.
. "$(dirname "$0")/../support/story.sh"
made=$work/made
files="$made/objects/base/room.o $made/objects/base/url.o $made/objects/base/text.o"
build() { # build WORD...: make with these, over a build folder of this test's own
    rm -rf "$made/objects"
    # shellcheck disable=SC2086
    (unset MAKEFLAGS MFLAGS && make -C "$top" BUILD="$made" WARNINGS= OPTIMISE=-O0 "$@" $files)
}
lines() { sed -n 's/^  \[\([0-9]*\)\/\([0-9]*\)\]  \(cc  [^ ]*\)$/\1 \2 \3/p' "$1"; }

build -s >"$work/plain"
holds "in a file each step is a line of its own, with its number and how many there are" both \
    '[ "$(lines "$work/plain" | grep -c src/base/)" = 3 ]' \
    '[ "$(lines "$work/plain" | awk "\$1 != NR" | wc -l)" = 0 ]' \
    '[ "$(lines "$work/plain" | cut -d" " -f2 | sort -u)" = "$(lines "$work/plain" | wc -l)" ]' \
    '! grep -q "$(printf "\033")" "$work/plain"' '[ "$(grep -c . "$work/plain")" = "$(lines "$work/plain" | wc -l)" ]'
build -s -j4 >"$work/parallel"
holds "several at once are counted once each" both \
    '[ "$(lines "$work/parallel" | cut -d" " -f1 | sort -n | uniq | wc -l)" = 3 ]' \
    '[ "$(lines "$work/parallel" | tail -n 1 | cut -d" " -f2)" = 3 ]'
dated="$made/generated/manual_date.o"
build "$dated" >/dev/null
again() { # shellcheck disable=SC2086
    (unset MAKEFLAGS MFLAGS && make -C "$top" BUILD="$made" WARNINGS= OPTIMISE=-O0 "$@" $files "$dated")
}
again -s >"$work/again"
holds "where nothing is to be made nothing is said, -q says so, and -n shows nothing" both 'test ! -s "$work/again"' 'again -q' \
    '! again -n --no-print-directory | grep -v "Nothing to be done\|is up to date"'
rm "$made/objects/base/url.o"
again -s >"$work/one"
holds "and where one file is, the count ends with it" test "$(cat "$work/one")" = "  [1/1]  cc  src/base/url.c"
rm "$dated"
SOURCE_DATE_EPOCH=86400 again -s >"$work/one"
holds "the day of the manual's pages is a step like any other" both '[ "$(cat "$work/one")" = "  [1/1]  cc  ${dated%.o}.c" ]' \
    'SOURCE_DATE_EPOCH=86400 again -q' '! again -q'
build -n >"$work/dry"
holds "make -n makes nothing, and shows its commands" both \
    '[ "$(grep -c -- "-c src/base/" "$work/dry")" = 3 ]' '[ ! -e "$made/objects/base/url.o" ]' '! grep -q "033" "$work/dry"'
build V=1 >"$work/whole"
holds "V=1 shows each command below its step" both '[ "$(grep -c -- "^cc .*-c src/base/" "$work/whole")" = 3 ]' \
    '[ "$(grep -c "^  \[[0-9]*/3\]" "$work/whole")" = 3 ]'

cat >"$work/terminal.py" <<'EOF'
import os, pty, sys
sys.path.insert(0, sys.argv[1])
from terminal import Terminal
screen = Terminal(24, 80)
pid, fd = pty.fork()
if pid == 0:
    os.environ["TERM"] = "xterm-256color"
    os.execvp("make", ["make", *sys.argv[2:]])
while True:
    try:
        data = os.read(fd, 65536)
    except OSError:  # the other end is closed
        break
    if not data:
        break
    screen.feed(data)
print(os.waitpid(pid, 0)[1])
for row in range(24):
    print(screen.line(row).rstrip())
EOF
on_terminal() {
    rm -rf "$made/objects"
    # shellcheck disable=SC2086
    (unset MAKEFLAGS MFLAGS && python3 "$work/terminal.py" "$top/tests/support" -C "$top" BUILD="$made" WARNINGS= OPTIMISE=-O0 "$@" $files) </dev/null >"$work/screen"
}
on_terminal -s
holds "on a terminal they stand in one line, the last of them" both '[ "$(head -n 1 "$work/screen")" = 0 ]' \
    '[ "$(sed -n 2,25p "$work/screen" | grep -c .)" = 1 ]' 'grep -q "^  \[3/3\]  cc  src/base/" "$work/screen"'
on_terminal V=1
holds "but where the commands stand there too, none is written over" both '[ "$(grep -c "^  \[[123]/3\]" "$work/screen")" = 3 ]'
finish
