#!/bin/sh
# Proves what the vault promises, a line each: "promise: figure ok" or FAILED. PROOF=full takes the full figures,
# anything else a share of each; PROOF_SEED another choice of moments. usage: run.sh [PROMISE...]
# What cannot run here says "not run: PROMISE: why", and at full figures counts as failed.
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=${BUILD:-build} PROOF=${PROOF:-share}
export BUILD PROOF PYTHONDONTWRITEBYTECODE=1
programs=$BUILD/test/proof chosen=$*
results=$(mktemp -d "${TMPDIR:-/tmp}/deskhand-proof-XXXXXX")
trap 'rm -rf "$results"' EXIT
trap 'exit 1' INT TERM HUP

run_one() { # run_one PROMISE
    case $1 in
    kills | flips | processes | libraries) "$programs/$1_proof" ;;
    vectors) frozen ;;
    *) python3 "tests/proof/$1_proof.py" ;;
    esac
}
frozen() {
    failed=0
    for test in frozen vectors; do "$BUILD/test/vault/${test}_test" >>"$results/frozen" 2>&1 || failed=1; done
    [ "$failed" = 0 ] || cat "$results/frozen"
    echo "vectors: $(find tests/vault/vectors -type f | wc -l) frozen files, good ones and with one fault each: $(grep -c '^\[       OK' "$results/frozen") stories of them hold, $(grep -c '^\[  FAILED  \] [a-z]' "$results/frozen") do not $([ "$failed" = 0 ] && echo ok || echo FAILED)"
    return "$failed"
}
lane() { # lane PROMISE...: one after the other; each tells when it is done
    for promise in "$@"; do
        case " $chosen " in *" $promise "* | "  ") ;; *) continue ;; esac
        began=$(date +%s)
        run_one "$promise" >"$results/$promise.out" 2>&1
        echo $? >"$results/$promise.status"
        [ "$PROOF" = full ] && echo "    $promise took $(($(date +%s) - began)) s" >>"$results/$promise.out"
        cat "$results/$promise.out"
    done
}

# Two at a time: those of the second lane wait more than they reckon.
lane kills calls errors allocations libraries &
first=$!
lane canaries attack masks screen monkey resizes input erasure processes flips vectors
wait "$first"

passed=0 failed=0 away=0
for file in "$results"/*.status; do
    case $(cat "$file") in
    0) passed=$((passed + 1)) ;;
    77) away=$((away + 1)) ;;
    *) failed=$((failed + 1)) && echo "    $(basename "$file" .status) ended with status $(cat "$file")" ;;
    esac
done
[ "$away" = 0 ] || echo "not run: $away promises, as said above"
[ "$PROOF" = full ] && failed=$((failed + away))
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ $((passed + away)) != 0 ]
