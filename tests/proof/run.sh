#!/bin/sh
# Proves what the vault promises, a line each: "promise: figure ok" or FAILED. PROOF=full takes the full figures,
# anything else a share of each; PROOF_SEED another choice of moments. usage: run.sh [PROMISE...]
# What cannot run here says "not run: PROMISE: why", and at full figures counts as failed.
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=${BUILD:-build} PROOF=${PROOF:-share}
export BUILD PROOF PYTHONDONTWRITEBYTECODE=1
programs=$BUILD/test/proof passed=0 failed=0 away=0

prove() { # prove PROMISE COMMAND...
    promise=$1
    shift
    case " $chosen " in *" $promise "* | "  ") ;; *) return ;; esac
    began=$(date +%s)
    "$@"
    status=$?
    [ "$PROOF" = full ] && echo "    $promise took $(($(date +%s) - began)) s"
    case $status in
    0) passed=$((passed + 1)) ;;
    77) away=$((away + 1)) ;;
    *) failed=$((failed + 1)) && echo "    $promise ended with status $status" ;;
    esac
}
frozen() {
    "$BUILD/test/vault/frozen_test" >"$programs/frozen.log" 2>&1
    status=$?
    [ "$status" = 0 ] || cat "$programs/frozen.log"
    echo "vectors: $(find tests/vault/vectors -type f | wc -l) frozen files, $(grep -c '^\[       OK' "$programs/frozen.log") stories of them hold, $(grep -c '^\[  FAILED  \] [a-z]' "$programs/frozen.log") do not $([ "$status" = 0 ] && echo ok || echo FAILED)"
    return "$status"
}

chosen=$*
prove kills "$programs/kills_proof"
prove calls python3 tests/proof/calls_proof.py
prove errors python3 tests/proof/errors_proof.py
prove allocations python3 tests/proof/allocations_proof.py
prove screen python3 tests/proof/screen_proof.py
prove libraries "$programs/libraries_proof"
prove flips "$programs/flips_proof"
prove processes "$programs/processes_proof"
prove canaries python3 tests/proof/canaries_proof.py
prove input python3 tests/proof/input_proof.py
prove erasure python3 tests/proof/erasure_proof.py
prove vectors frozen
[ "$away" = 0 ] || echo "not run: $away promises, as said above"
[ "$PROOF" = full ] && failed=$((failed + away))
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
