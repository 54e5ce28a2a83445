#!/bin/sh
# Proves what the guard promises, a line each: "promise: figure ok" or FAILED; what no test shows
# here says "NOT RUN: promise: why" and is counted apart. The conformance files are looked for in
# ../shared/data; FUZZ_SECONDS is how long each fuzz target runs. usage: guard.sh [PROMISE...]
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=${BUILD:-build}
export BUILD
tests=$BUILD/test chosen=$*
log=$(mktemp "${TMPDIR:-/tmp}/deskhand-guard-XXXXXX")
trap 'rm -f "$log"' EXIT
trap 'exit 1' INT TERM HUP
passed=0 failed=0 away=0

is_chosen() { case " $chosen " in *" $1 "* | "  ") true ;; *) false ;; esac; }
proved() { echo "$1: $2 ok"; passed=$((passed + 1)); }
fails() { echo "$1: FAILED"; sed 's/^/    /' "$log"; failed=$((failed + 1)); }
not_run() { echo "NOT RUN: $1: $2"; away=$((away + 1)); }

# unit NAME PROMISE FIGURE TEST...: unit tests of that promise. FIGURE is a pattern of the lines that
# tell figures, else what all of them together show where they pass.
unit() {
    is_chosen "$1" || return 0
    promise=$2 figure=$3 stories=0
    shift 3
    : >"$log"
    for test in "$@"; do
        "$tests/$test" >>"$log" 2>&1 || { fails "$promise"; return; }
    done
    if grep -qE '^skipped:|\[  SKIPPED' "$log"; then
        not_run "$promise" "$(grep -m1 '^skipped:' "$log" || echo 'a test was skipped')"
        return
    fi
    stories=$(grep -c '^\[       OK' "$log")
    case $figure in
    /*/)
        figure=${figure#/}
        lines=$(grep -E "${figure%/}" "$log" | sed 's/ ok$//' | sed -E 's/^(labelled set[,:]|masking:|unknown senders:|grapheme clusters:) //' | paste -sd ';' | sed 's/;/; /g')
        if [ -z "$lines" ]; then fails "$promise"; else proved "$promise" "$lines"; fi
        ;;
    *) proved "$promise" "$figure ($stories stories)" ;;
    esac
}
# story NAME PROMISE SCRIPT: a script that ends in "N passed, N failed"
story() {
    is_chosen "$1" || return 0
    sh "$3" >"$log" 2>&1 || { fails "$2"; return; }
    proved "$2" "$(sed -n 's/^\([0-9]* passed\), 0 failed.*/\1/p' "$log" | tail -n 1)"
}

# full NAME PROMISE PROOF: a proof of tests/proof at its full figures; its last line tells them
full() {
    is_chosen "$1" || return 0
    PROOF=full PYTHONDONTWRITEBYTECODE=1 python3 "tests/proof/$3_proof.py" >"$log" 2>&1
    case $? in
    0) proved "$2" "$(sed -n 's/^[a-z ]*: \(.*\) (seed.*/\1/p' "$log" | tail -n 1)" ;;
    77) not_run "$2" "$(tail -n 1 "$log")" ;;
    *) fails "$2" ;;
    esac
}

story judge "the judge of terminal bytes" tests/support/judge_test.sh
unit terminal "bytes to the terminal" "no forbidden code point of all of Unicode, in shown text and in frames of any size" \
    base/utf8_sanitise_test view/random_test view/shown_test
unit links "links shown" "hosts in punycode, mixed letters told" view/shown_test base/punycode_test
full hostile "hostile messages" hostile
unit kuhn "Kuhn's UTF-8 stress test" "375 U+FFFD, as Python decodes it" base/utf8_test
unit naughty "the big list of naughty strings, through the sanitiser" "0 violations" base/utf8_sanitise_test
full doors "naughty strings" doors
unit graphemes "Unicode's GraphemeBreakTest" '/^grapheme clusters:/' base/utf8_cluster_test
unit json "JSONTestSuite" "95 of 95 taken, 188 of 188 refused, the 35 free ones as written down" wire/json_conformance_test
unit masking "masking" '/^masking: (known values|checksummed|phones|e-mails)/' guard/mask_figures_test
unit alarms "masking: false alarms" '/^masking: false alarms/' guard/mask_innocent_test
unit subjects "masking does not spoil" '/^masking: (questions|altered)/' guard/mask_innocent_test guard/mask_restore_test
unit planted "planted faults, right replies, innocent sentences" '/^labelled set/' guard/labelled_test
if is_chosen sets; then
    if sh tests/guard/sets_test.sh >"$log" 2>&1; then
        proved "replies that people wrote over $(ls tests/guard/sets | wc -l) shops, looked into since" "$(sed -n 's/^all sets: \(.*\) ok$/\1/p' "$log")"
    else
        fails "replies that people wrote"
    fi
fi
unit strangers "replies to an unknown sender" '/^unknown senders/' guard/labelled_test
unit injected "what a model was told is flagged, links outside the list block" "as told" guard/flags_test guard/links_test
full attacks "injected tickets against a model that obeys the attacker" attack
full masks "masking, of values that stdnum and phonenumbers draw" masks
story audit "audit of the local engine" tests/shell/audit_test.sh
if is_chosen fuzz; then
    if ! command -v clang >/dev/null; then
        not_run "fuzz targets" "clang is not here"
    elif SECONDS_EACH=${FUZZ_SECONDS:-60} sh tests/fuzz/run.sh >"$log" 2>&1; then
        proved "fuzz targets, ${FUZZ_SECONDS:-60} s each under ASan and UBSan" "$(grep -c '^ok' "$log") targets, 0 findings"
    else
        fails "fuzz targets"
    fi
fi

[ "$away" = 0 ] || echo "NOT RUN: $away promises, as said above"
echo "$passed passed, $failed failed, $away not run"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
