#!/bin/sh
# The shop's terms of the guard: watch mode, moved rules, goodwill; and what src/doc/guard.md says of the rules.
. "$(dirname "$0")/../support/story.sh"
shop=$top/tests/shell/shop.jsonl
exits 0 deskhand init >/dev/null
exits 0 deskhand import "$shop" >/dev/null

guard() { # guard LINE...: the whole [guard] section
    printf '[guard]\n' >"$home/deskhand.conf"
    printf '%s\n' "$@" >>"$home/deskhand.conf"
}
checked() { printf '%s' "$2" | exits "$1" deskhand check 1042 --json; }
days='You can return the shoes within 60 days.'
card='Your card 4111 1111 1111 1111 was charged.'

holds "60 days block" checked 3 "$days"
guard 'mode = watch'
holds "where a shop watches they warn, and say that they would block" both 'checked 0 "$days"' 'json "one[\"verdict\"]==\"warn\" and one[\"would\"]==\"block\" and any(c.get(\"would\")==\"block\" and c[\"rule\"]==\"contradicted\" for c in one[\"claims\"])"'
holds "for people it says so, too" both 'printf "%s" "$days" | exits 0 deskhand check 1042' 'prints "watch block"'
holds "a card number blocks there too" checked 3 "$card"
printf '%s' "$days" >"$work/reply"
holds "the reply is sent, and its ledger keeps what it would have been" both 'exits 0 deskhand reply 1042 --file "$work/reply"' 'exits 0 deskhand ledger 1042 --json' 'json "any(e[\"kind\"]==\"verdicts\" and e[\"record\"][\"would\"]==\"block\" for e in one[\"entries\"])"'
holds "stats --guard counts it" both 'exits 0 deskhand stats --guard --json' 'json "one[\"rules\"][0][\"rule\"]==\"contradicted\" and one[\"rules\"][0][\"fired\"]==1 and one[\"rules\"][0][\"changed\"]==0 and one[\"rules\"][0][\"would_block\"]==1"' 'exits 0 deskhand stats --guard' 'prints "contradicted"'
guard 'rule.contradicted = warn' 'rule.contradicted = block channel=fax'
holds "a moved rule warns, but for the channel of another line" both 'checked 0 "$days"' 'json "one[\"verdict\"]==\"warn\" and \"would\" not in one"'
holds "doctor lists what was moved" both 'deskhand doctor --json >"$work/out" || true' 'prints "guard.rule.contradicted"' 'prints "channel fax"'
guard 'rule.secret_number = warn'
holds "rules of personal data are not moved" both 'checked 2 "$card"' 'says "deskhand.conf:2: "' 'says "cannot be moved"'
guard 'goodwill = 12 EUR'
holds "goodwill within the limit passes" both 'checked 0 "As a gesture of goodwill we give you 12 EUR."' 'json "one[\"claims\"][0][\"source\"][\"field\"]==\"goodwill\""'
holds "beyond it nothing proves it" checked 3 "As a gesture of goodwill we give you 13 EUR."

guard 'mode = gate'
cat >"$work/links.jsonl" <<'END'
{"type":"product","id":"X-9","title":"Lantern","price":"5.00","currency":"EUR","stock":1,"url":"https://lights.example/p/9"}
{"type":"macro","id":"size-en","title":"Sizes","lang":"en","text":"The table: https://sizes.example/table (and https://care.example).","examples":["which size"],"tags":["intent:size"]}
END
exits 0 deskhand import "$work/links.jsonl" >/dev/null
holds "a page of any product in the catalogue may be linked" checked 0 'See https://lights.example/p/1'
holds "so may the pages that macros name" both "checked 0 'See https://sizes.example/x'" "checked 0 'See https://care.example/'"

cat >"$work/parts.jsonl" <<'END'
{"type":"product","id":"G-1","title":"Harbour Vela","brand":"Harbour","price":"48.00","currency":"EUR","stock":2,"group":"VELA","attributes":{"colour":"blue"}}
{"type":"product","id":"G-2","title":"Harbour Vela","brand":"Harbour","price":"52.00","currency":"EUR","stock":0,"group":"VELA","attributes":{"colour":"red"}}
END
exits 0 deskhand import "$work/parts.jsonl" >/dev/null
holds "a product of the catalogue is known by a part of its title" both "checked 0 'The Vela costs 48 EUR.'" 'json "any(c[\"kind\"]==\"amount\" and c[\"verdict\"]==\"proved\" and c[\"source\"][\"id\"]==\"G-1\" for c in one[\"claims\"])"'
holds "another price than its own blocks, and so does what is sold out" both "checked 3 'The Vela costs 58 EUR.'" "checked 3 'The Vela in red is in stock.'"
holds "a host that only looks like one may not" both "checked 3 'See https://lights.example.evil.example/p/9'" "checked 3 'See https://evil.example/lights.example/'"
holds "a sentence that a model is told is an echo" both "checked 0 'WORDING shows how this shop puts things. Take its tone, not its facts.'" 'json "[f[\"rule\"] for f in one[\"flags\"]].count(\"echo\")==1"'
mkdir "$work/lists"
guard "lexicons = $work/lists" 'rule.tone = block'
printf '# ours\nnumpty\n' >"$work/lists/en.tone"
holds "a shop's word list takes the place of ours" both 'checked 3 "You numpty, the parcel is late."' 'checked 0 "You idiot, the parcel is late."'
printf '# none\n' >"$work/lists/de.slur"
printf 'zwaar\nheel zwaar\n' >"$work/lists/fi.tone"
doctor_has() { deskhand doctor >"$work/out"; says_all "$work/out" "$@"; }
says_all() { file=$1; shift; for words in "$@"; do grep -q "$words" "$file" || { echo "lacks: $words"; cat "$file"; return 1; }; done; }
holds "doctor tells the lists of a shop's own" doctor_has 'lexicon.en.tone.*1 phrases in the place of ours' \
    'lexicon.de.slur.*taken away' 'lexicon.fi.tone.*2 phrases of yours' "lexicons.*$work/lists: 3 lists; .* of ours stand"
rm "$work/lists/de.slur" "$work/lists/fi.tone"
chmod 0 "$work/lists/en.tone"
holds "a list that cannot be read is told, by doctor, too" both '[ "$(id -u)" = 0 ] || exits 2 deskhand doctor' \
    '[ "$(id -u)" = 0 ] || says "lists/en.tone"'
chmod 600 "$work/lists/en.tone"
rm -r "$work/lists" && mkdir "$work/lists"
holds "a folder without a list is a problem" both 'exits 1 deskhand doctor' 'grep -q "has no list" "$work/out"'
printf 'numpty\nbad|line\n' >"$work/lists/en.tone"
holds "a bad line is told by file and line" both 'checked 2 x' 'says "lists/en.tone:2: "'
mv "$work/lists/en.tone" "$work/lists/en.tones"
holds "a file that is no list is told" both 'checked 2 x' 'says "no list is called so"'
guard 'lexicons = /nonexistent'
holds "so is a folder that is not there" both 'checked 2 x' 'says "/nonexistent"'

names() { sed -n 's/^- `\([a-z_]*\)`\**.* \(mark\|warn\|block\): .*/\1/p' "$top/src/doc/guard.md"; }
moved() { for name in $(names); do grep -q "^- \`$name\`\*" "$top/src/doc/guard.md" || echo "rule.$name = mark"; done; }
guard "$(moved)"
told() {
    deskhand doctor >"$work/out"
    for name in $(names); do
        line=$(grep "^- \`$name\`" "$top/src/doc/guard.md")
        case $line in
        *'`*'*) guard "rule.$name = mark"; deskhand doctor >"$work/fixed" 2>&1; grep -q 'cannot be moved' "$work/fixed" || return 1 ;;
        *) grep "^\[guard\] rule.$name " "$work/out" | grep -qF "by itself ${line##*\` }" || { echo "$line"; return 1; } ;;
        esac
    done
}
holds "src/doc/guard.md says of each rule what the program does" both '[ "$(names | wc -l)" = 25 ]' told
finish
