#!/bin/sh
# The catalogue's own tests once more, over PostgreSQL instead of SQLite's file: the same data has to
# give the same answers.
set -u
cd "$(dirname "$0")/../.." || exit 1
if [ "${1:-}" != beside ]; then exec sh tests/support/postgres.sh sh "$0" beside; fi
BUILD=${BUILD:-build}
passed=0 failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for name in store find macros baskets candidates slips; do
    if timeout 300 "$BUILD/test/catalogue/${name}_test" >"$log" 2>&1; then
        ok=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test.*/\1/p' "$log")
        passed=$((passed + ok))
        echo "over PostgreSQL, $name: $ok ok"
    else
        failed=$((failed + 1))
        cat "$log"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
