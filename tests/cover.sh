#!/bin/sh
# Lines covered by the unit tests, a line a folder; usage: cover.sh BUILD-FOLDER
set -eu
build=$1
for folder in src/*/; do
    name=$(basename "$folder")
    ls "$build/objects/$name"/*.gcda >/dev/null 2>&1 || continue
    (cd "$build/objects/$name" && gcov -n ./*.gcda 2>/dev/null) |
        awk -v folder="src/$name/" '
            /^File / { ours = index($0, folder) > 0 }
            ours && /^Lines executed:/ {
                split($0, part, /[:% ]+/); lines = $NF; covered += part[3] * lines / 100; all += lines; ours = 0
            }
            END { if (all) printf "%-12s %5.1f %% of %d lines\n", folder, 100 * covered / all, all }'
done
