#!/bin/sh
# Runs unit tests (programs) and, behind --, scripts; prints what each says, then the sum.
# A script ends in a line "N passed, N failed" of its own, or counts as one.
set -u
passed=0 failed=0 kind=unit
log=$(mktemp)
trap 'rm -f "$log"' EXIT

count_unit() {
    ok=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test.*/\1/p' "$log" | tail -n 1)
    bad=$(sed -n 's/^\[  FAILED  \] .*: \([0-9]*\) test(s), listed below:$/\1/p; s/^\[  FAILED  \] \([0-9]*\) test(s).*/\1/p' "$log" | head -n 1)
    passed=$((passed + ${ok:-0}))
    failed=$((failed + ${bad:-0}))
    if [ "$1" != 0 ] && [ "${bad:-0}" = 0 ]; then failed=$((failed + 1)); fi
    if [ "$1" = 0 ] && [ "${ok:-0}" = 0 ] && ! grep -q '^\[  SKIPPED' "$log"; then echo "$2: ran no test"; failed=$((failed + 1)); fi
}
count_script() {
    ok=$(sed -n 's/^\([0-9]*\) passed, [0-9]* failed.*/\1/p' "$log" | tail -n 1)
    bad=$(sed -n 's/^[0-9]* passed, \([0-9]*\) failed.*/\1/p' "$log" | tail -n 1)
    if [ -z "$ok" ]; then ok=$([ "$1" = 0 ] && echo 1 || echo 0); fi
    passed=$((passed + ok))
    failed=$((failed + ${bad:-0}))
    if [ "$1" != 0 ] && [ "${bad:-0}" = 0 ]; then failed=$((failed + 1)); fi
}

for test in "$@"; do
    if [ "$test" = -- ]; then kind=script; continue; fi
    if [ "$kind" = unit ]; then "$test" >"$log" 2>&1; else sh "$test" >"$log" 2>&1; fi
    status=$?
    if [ "$kind" = unit ]; then count_unit "$status" "$test"; else count_script "$status"; fi
    if [ "$status" = 0 ]; then
        echo "ok    $test"
        grep -E '^(skipped|SKIP|not run)|\[  SKIPPED|^[a-z, ]+: .* ok$' "$log"
    else
        echo "FAIL  $test (status $status)"
        cat "$log"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
