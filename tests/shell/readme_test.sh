#!/bin/sh
# What the README prints is so: its commands as they stand, the commands, settings and keys that it names.
. "$(dirname "$0")/../support/story.sh"
. "$(dirname "$0")/../support/screen.sh"
readme=$top/README.md
mkdir "$work/build" "$work/desk"
ln -s "$program" "$work/build/deskhand"
export HOME="$work/desk"
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME DESKHAND_HOME
cd "$work" || exit 1
# block HEADING: the commands below it, the reader's own words filled in
block() {
    sed -n "/^##* $1\$/,/^##* /p" "$readme" | sed -n '/^```sh/,/^```/p' | sed '/^```/d; s#\bDIR\b#shop#g; s#= NAME#= fake#'
}

block 'A model' >model.sh
block 'Your own shop' >own.sh
block 'Without a screen' >plain.sh
holds "a model is set in the demo shop, and tried" both '[ "$(wc -l <model.sh)" = 4 ]' \
    'sed -i "s#:8080/#:9/#" model.sh' 'sh -e -c "$(head -n 2 model.sh)" </dev/null' \
    'exits 7 sh -c "$(sed -n 3p model.sh)" || exits 1 sh -c "$(sed -n 3p model.sh)"' 'grep -qi "127.0.0.1:9.*refused" "$work/out" "$work/err"' \
    'exits 0 sh -c "$(sed -n 4p model.sh)" </dev/null' 'prints "Ana Ruiz"'
rm -rf shop
screen_open own 120 40 "sh -e own.sh"
own_shop() {
    shows "New passphrase" && types "twelve letters" && keys Enter && shows "The same again" && types "twelve letters" &&
        keys Enter && shows "recovery code" && shows "Passphrase:" && types "twelve letters" && keys Enter &&
        shows "imported" && await sh -c '[ "$(tmux -L '"$socket"' capture-pane -p -t own | grep -c Passphrase:)" = 2 ]' &&
        types "twelve letters" && keys Enter && shows "inbox" && shows "Ana Ruiz"
}
holds "a shop of one's own is made of the demo's records, line by line" own_shop
keys q
holds "by lines a ticket is worked to its end" both 'exits 0 sh plain.sh' 'prints "Reply to Ana sent (1042)"'

# The command table against --help.
"$program" --help >help
commands() { sed -n '/^| command | does |/,/^$/p' "$readme" | sed 1,2d; }
subcommands() { sed -n '/^  (no command)/,/^$/p' help | sed '1d; /^$/d' | awk '{print $1}'; }
told_commands() {
    for name in $(subcommands); do commands | cut -d'|' -f2 | grep -q "\`$name[ \`]" || { echo "no row: $name"; return 1; }; done
    commands | cut -d'|' -f2 | while read -r row; do # an option belongs to one of its row's commands
        for name in $(echo "$row" | grep -o '`[a-z]*' | tr -d '`'); do
            subcommands | grep -qx "$name" || { echo "no such command: $name"; return 1; }
            "$program" "$name" --help
        done >row
        for option in $(echo "$row" | grep -oE -- '[ `]--?[A-Za-z][a-z-]*' | tr -d ' `'); do
            grep -qE -- "^  $option( |,|$)" row || { echo "$row: no $option"; return 1; }
        done
    done
}
holds "each command has its row, and each option of a row is one" told_commands

# The table of settings against the manual.
"$program" manual deskhand.conf.5 >settings
told_settings() {
    sed -n '/^| section | what is set there |/,/^$/p' "$readme" | sed '1,2d; /^$/d' >sections
    for section in $(sed -n 's/^\.SH \(\[.*\]\)$/\1/p' settings); do grep -qF "\`$section\`" sections || { echo "no row: $section"; return 1; }; done
    sed -n 's/^\\fB\([a-z_.]*\) = .*/\1/p' settings | sed 's/^rule\..*/rule.NAME/' | sort -u >names
    for name in $(cut -d'|' -f3 sections | sed 's/([^)]*)//g' | grep -o '`[a-z_.A-Z]*`' | tr -d '`' | grep -v ' '); do
        case $name in next | stay) continue ;; esac
        grep -qx "$name" names || { echo "no setting: $name"; return 1; }
    done
}
holds "each section has its row, and each setting of a row is one" told_settings

cat >keys.py <<'EOF'
"""The key card of the README against the manual of the keys."""
import re, subprocess, sys
page = subprocess.run([sys.argv[1], "manual", "deskhand-keys.5"], capture_output=True, text=True).stdout
known = {key.strip() for line in re.findall(r"^\\fB(.*?)\\fR \\fI", page, re.M) for key in line.replace("\\-", "-").replace("\\", "").split(", ")}
for keys in [key for key in known if key.endswith("1-9")]:
    known |= {keys[:-3] + digit for digit in "123456789"}
names = {"^space": "C-space", "Space": "space", "S-Tab": "S-Tab"}
wrong = []
tables = re.findall(r"^\| (reading[^|]*|writing) \| \|\n\|---\|---\|\n((?:\|.*\n)+)", open(sys.argv[2], encoding="utf-8").read(), re.M)
said = set()
for _, rows in tables:
    for row in rows.split("\n")[:-1]:
        for span in re.findall(r"`([^`]+)`", row.split("|")[1]):
            for key in [span] if names.get(span, span) in known else span.split():
                key = names.get(key, key)
                plain = key if key in known else re.sub(r"^\^X ", "", span)
                said.add(plain)
                if plain not in known and plain != "^X":
                    wrong.append(f"not bound: {key} in {row}")
letters = {key for key in known if len(key) == 1 and key.isalpha()} | {key for key in known if re.fullmatch(r"[pg] \S", key) and not key[-1].isdigit()}
wrong += [f"not on the card: {key}" for key in sorted(letters - said)]
if len(tables) < 4:
    wrong.append(f"{len(tables)} tables of keys")
print("\n".join(wrong))
sys.exit(bool(wrong))
EOF
holds "each key of the card is bound, and each letter that is bound is on it" python3 keys.py "$program" "$readme"
finish
