# Sourced by test scripts: a home of their own, the test program, and sentences that hold or fail.
set -u
BUILD=${BUILD:-build}
top=$(cd "$(dirname "$0")/../.." && pwd)
program=$top/$BUILD/test/deskhand
release=$top/$BUILD/deskhand
passed=0 failed=0
work=$(mktemp -d "${TMPDIR:-/tmp}/deskhand-test-XXXXXX")
trap 'rm -rf "$work"' EXIT
home=$work/home
umask 077
printf 'correct horse battery staple\n' >"$work/passphrase"

deskhand() { "$program" --home "$home" --passphrase-file "$work/passphrase" "$@"; }

# holds SENTENCE COMMAND...: counts, and says which did not
holds() {
    sentence=$1
    shift
    if "$@" >"$work/said" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "does not hold: $sentence"
        sed 's/^/    /' "$work/said" | head -n 12
    fi
}
# exits CODE COMMAND...: true where the command ends in that status; output in $work/out, $work/err
exits() {
    wanted=$1
    shift
    "$@" >"$work/out" 2>"$work/err"
    got=$?
    [ "$got" = "$wanted" ] && return 0
    echo "exit $got, not $wanted: $*"
    cat "$work/err"
    return 1
}
says() { grep -qF -- "$1" "$work/err" || { echo "standard error lacks: $1"; cat "$work/err"; return 1; }; }
prints() { grep -qF -- "$1" "$work/out" || { echo "standard output lacks: $1"; cat "$work/out"; return 1; }; }
# json EXPRESSION: true over the lines of $work/out as `lines` (python)
json() {
    python3 -c 'import json,sys
lines=[json.loads(l) for l in open(sys.argv[1],encoding="utf-8")]
one=lines[0] if lines else None
ok=eval(sys.argv[2])
if not ok: print("false:",sys.argv[2]); print(open(sys.argv[1],encoding="utf-8").read()[:1500])
sys.exit(0 if ok else 1)' "$work/out" "$1"
}
both() { for condition in "$@"; do eval "$condition" || return 1; done; }
finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ]
}
