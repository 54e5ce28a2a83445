#!/bin/sh
# The README's pictures are drawn of the program: SVG that parses, with what the README says they show.
. "$(dirname "$0")/../support/story.sh"
drawn() { # drawn FILE WORDS...: it parses, and has each
    python3 -c 'import sys, xml.etree.ElementTree as tree
words = "".join(tree.parse(sys.argv[1]).getroot().itertext())
missing = [word for word in sys.argv[2:] if word not in words]
print("lacks", missing)
sys.exit(bool(missing))' "$@"
}
holds "make pictures draws them" python3 "$top/tests/pictures.py" "$program" "$work"
for folder in "$work" "$top/src/doc/pictures"; do
    holds "a late parcel, its draft taken, in $folder" drawn "$folder/reply.svg" "Draft 1 taken" "W2378156" "✓6" "Massage ball"
    holds "a wrong promise that is stopped, in $folder" drawn "$folder/gate.svg" "60 days" "Put in what is right" "30 days"
    holds "picks in Chinese, in $folder" drawn "$folder/picks.svg" "韩" "Ball bag" "18.90"
done
finish
