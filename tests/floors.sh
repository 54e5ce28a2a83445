#!/bin/sh
# The folders are floors: fails where a file includes above its floor, or a library outside the
# folder that may know it; where drawing goes around the sanitiser; where the top level grows.
set -u
cd "$(dirname "$0")/.." || exit 1
failed=0 passed=0

complain() { echo "floors: $1"; failed=$((failed + 1)); }
pass() { passed=$((passed + 1)); }

# folder: what it may include beside itself
floors='base:
chat: base
demo: base
guard: base chat
assist: base chat guard
app: base chat guard assist
view: base chat app
wire: base chat
vault: base chat/record.h
catalogue: base chat
net: base
desk: base chat wire net
spell: base
config: base chat guard app view
term: base app view
shell: base chat demo guard assist app view wire vault catalogue net desk spell config term'

echo "$floors" | while IFS= read -r floor; do
    folder=${floor%%:*}
    allowed=" $folder ${floor#*:} "
    grep -HoE '^#include "[a-z_]+/[a-z_0-9]+\.h"' src/"$folder"/*.[ch] include/"$folder"/*.h 2>/dev/null |
        sed 's/#include "//; s/"$//' | while IFS=: read -r file included; do
        case "$allowed" in
        *" ${included%%/*} "* | *" $included "*) ;;
        *) echo "$file includes $included" ;;
        esac
    done
done >"${TMPDIR:-/tmp}/floors.$$"
if [ -s "${TMPDIR:-/tmp}/floors.$$" ]; then
    while IFS= read -r line; do complain "$line"; done <"${TMPDIR:-/tmp}/floors.$$"
else
    pass
fi
rm -f "${TMPDIR:-/tmp}/floors.$$"

# library header: folders that may know it
only() { # only PATTERN FOLDER...
    pattern=$1
    shift
    found=$(grep -lE "^#include <($pattern)" src/*/*.[ch] include/*/*.h 2>/dev/null)
    for folder in "$@"; do
        found=$(echo "$found" | grep -vE "^(src|include)/$folder/")
    done
    if [ -n "$found" ]; then complain "<$pattern> is known to: $found"; else pass; fi
}
only 'cjson/' wire
only 'sqlite3\.h' vault catalogue
only 'libpq-fe\.h' catalogue
only 'curl/' net
only 'enchant' spell
only 'ini\.h' config
only '(n?curses|term)\.h' term
only 'utf8proc\.h' base
only 'sodium' base vault

# What an import reads is named where the interchange is told, field by field.
interchange=$(sed -n '/^| `type` | required/,/^$/p' src/doc/interchange.md)
for field in $(sed -n 's/.*{FIELD("\([a-z_0-9]*\)".*/\1/p' src/wire/shapes_*.c | sort -u); do
    if printf '%s' "$interchange" | grep -q "\`$field\`"; then pass; else complain "src/doc/interchange.md: no $field"; fi
done

# The README and its pages: links, files they name, modules, commands, keys, length.
if said=$(python3 tests/pages.py); then pass; else complain "$said"; fi

# One maker of drawable text from what others wrote; what writes to the terminal is known call by call.
if said=$(python3 tests/terminal_floor.py); then pass; else complain "to the terminal: $said"; fi
if grep -lE '\b(printf|fputs|puts|fprintf|putchar|perror|exit)\(' src/*/*.c | grep -vE '^src/(shell|base)/' | grep -q .; then
    complain "printing or exit outside shell/: $(grep -lE '\b(printf|fputs|puts|fprintf|putchar|perror|exit)\(' src/*/*.c | grep -vE '^src/(shell|base)/' | tr '\n' ' ')"
else pass; fi

# A script that counts what holds says at its end whether all did: without, it passes whatever fails.
for script in $(grep -l 'support/story\.sh"' tests/*/*_test.sh); do
    if tail -n 1 "$script" | grep -qE '^(finish|\[ "\$failed" = 0 \])$'; then pass; else complain "$script does not end in finish"; fi
done

if command -v git >/dev/null && git rev-parse --git-dir >/dev/null 2>&1; then
    extra=$(git ls-files | cut -d/ -f1 | sort -u | grep -vE '^(src|include|themes|tests|Makefile|README\.md|LICENSE|\..*)$')
    if [ -n "$extra" ]; then complain "at the top level: $extra"; else pass; fi
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
