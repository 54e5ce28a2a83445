#!/bin/sh
# Builds each fuzz target with clang's libFuzzer under ASan and UBSan, and runs each for
# SECONDS_EACH, beginning with the files of tests/fuzz/NAME_seeds where there are some; any finding fails.
set -u
cd "$(dirname "$0")/../.." || exit 1
build=${BUILD:-build}
BUILD=$build/fuzz
seconds=${SECONDS_EACH:-5}
passed=0 failed=0
flags="-std=c17 -D_GNU_SOURCE -DDESKHAND_VERSION=\"fuzz\" -Iinclude -include base/banned.h -DVAULT_COST_FOR_TESTS -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all"
mkdir -p "$BUILD/objects"
if [ -n "$(find include src -name '*.h' -newer "$BUILD/objects" 2>/dev/null)" ]; then rm -f "$BUILD"/objects/*.o; fi
touch "$BUILD/objects"
make -s BUILD="$build" generated || exit 1

# Every part but the program itself, once, instrumented; two at a time.
for source in src/*/*.c "$build"/generated/*.c; do
    object=$BUILD/objects/$(echo "$source" | tr / _).o
    # Without PostgreSQL and Enchant: one of the two engines of a shared catalogue stands for both.
    case $source in src/shell/main.c | src/catalogue/postgres* | src/spell/dictionary.c) continue ;; esac
    if [ "$object" -nt "$source" ]; then continue; fi
    echo "$source $object"
done | xargs -r -P 2 -L 1 sh -c 'clang '"$(echo "$flags" | sed 's/"/\\"/g')"' -fsanitize=fuzzer-no-link $(pkg-config --cflags ncursesw libcurl libcjson libsodium sqlite3 libutf8proc inih) -c "$0" -o "$1" || exit 255' || exit 1

for target in tests/fuzz/*_fuzz.c; do
    name=$(basename "$target" .c)
    corpus=$BUILD/corpus/$name
    mkdir -p "$corpus"
    seeds=tests/fuzz/${name%_fuzz}_seeds
    if [ ! -d "$seeds" ]; then seeds=; fi
    # shellcheck disable=SC2086
    if clang $flags -fsanitize=fuzzer "$target" "$BUILD"/objects/*.o \
        $(pkg-config --libs ncursesw libcurl libcjson libsodium sqlite3 libutf8proc inih) -o "$BUILD/$name" &&
        "$BUILD/$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=4096 -print_final_stats=1 \
            -artifact_prefix="$BUILD/" "$corpus" $seeds >"$BUILD/$name.log" 2>&1; then
        echo "ok    $name ($(sed -n 's/^stat::number_of_executed_units: //p' "$BUILD/$name.log") inputs)"
        passed=$((passed + 1))
    else
        echo "FAIL  $name"
        tail -n 40 "$BUILD/$name.log" 2>/dev/null
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
