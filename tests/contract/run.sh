#!/bin/sh
# Our requests and our reading against what others made: the vendor's own API description (by
# Prism), a mock of the vendors' servers (aimock), another parser of event streams. Needs npm; what it installs goes into a cache outside
# the repository, once.
#   CONTRACTS  the folder with openai.openapi.json (../shared/contracts)
set -u
cd "$(dirname "$0")/../.." || exit 1
contracts=${CONTRACTS:-../shared/contracts}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/deskhand-contract
passed=0 failed=0

if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo "skipped: npm is not there"
    exit 0
fi
mkdir -p "$cache" || exit 1
if ! cmp -s tests/contract/package.json "$cache/installed.json"; then
    echo "installs into $cache"
    cp tests/contract/package.json "$cache/package.json"
    if ! npm install --prefix "$cache" --silent --no-audit --no-fund >"$cache/install.log" 2>&1; then
        echo "skipped: npm cannot install ($(tail -n 1 "$cache/install.log"))"
        exit 0
    fi
    cp tests/contract/package.json "$cache/installed.json"
fi

check() { # check NAME COMMAND...: prints what does not hold, and its sum at the end
    name=$1
    shift
    log=$(mktemp)
    "$@" >"$log" 2>&1
    status=$?
    ok=$(sed -n 's/^\([0-9]*\) passed, [0-9]* failed$/\1/p' "$log")
    bad=$(sed -n 's/^[0-9]* passed, \([0-9]*\) failed$/\1/p' "$log")
    passed=$((passed + ${ok:-0}))
    failed=$((failed + ${bad:-0}))
    if [ "$status" = 0 ] && [ "${ok:-0}" != 0 ]; then
        echo "ok    $name ($ok cases)"
    else
        echo "FAIL  $name"
        cat "$log"
        if [ "${bad:-0}" = 0 ]; then failed=$((failed + 1)); fi
    fi
    rm -f "$log"
}

check "the rules of event streams, by eventsource-parser" node tests/contract/sse_oracle.mjs "$cache"
check "the road to a model and back, by aimock" sh tests/contract/aimock.sh "$cache"
if [ -f "$contracts/openai.openapi.json" ]; then
    check "our requests, by OpenAI's API description" node tests/contract/prism.mjs "$cache" "$contracts/openai.openapi.json"
else
    echo "skipped: $contracts/openai.openapi.json is not there, so no request is held against it"
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
