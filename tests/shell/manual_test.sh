#!/bin/sh
# The manual's pages and the shells' completions: they format, they say all there is, they complete.
. "$(dirname "$0")/../support/story.sh"

names() { deskhand --help | sed -n 's/^  \([a-z]\{3,\}\) .*/\1/p'; }
options_of() { deskhand "$1" --help | grep -oE '^  --?[a-z-]+' | tr -d ' '; }
formats() { # formats PAGE: without a complaint of groff's
    deskhand manual "$1" >"$work/page" || return 1
    groff -man -Tutf8 -K utf8 -ww -P-cbou "$work/page" >"$work/out" 2>"$work/err" || return 1
    [ ! -s "$work/err" ] || { cat "$work/err"; return 1; }
}
says_every_command() {
    for name in $(names); do
        grep -qE "^   $name( |\$)" "$work/out" || { echo "no $name"; return 1; }
        for option in $(options_of "$name"); do
            grep -qE "^ +$option( |\$)" "$work/out" || { echo "no $option"; return 1; }
        done
    done
}

holds "deskhand.1 formats" formats deskhand.1
holds "and says every command with its options" says_every_command
holds "deskhand.conf.5 formats" formats deskhand.conf.5
holds "and says a setting with what it may be" both "prints 'borders = unicode'" "prints '(unicode, ascii or heavy)'"
holds "deskhand-keys.5 formats" formats deskhand-keys.5
holds "and says keys with their commands" both "prints 'j, Down down'" "prints 'p 1-9 put-pick'" "prints '[writing]'"

completes() { # completes WORDS... : the last one; what bash offers
    bash -c '. "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _deskhand; printf "%s\n" "${COMPREPLY[@]}"' "$work/bash" deskhand "$@" >"$work/out"
}
deskhand manual bash >"$work/bash"
holds "bash completes a command" both 'completes im' '[ "$(cat "$work/out")" = import ]'
holds "bash completes an option of the command" both 'completes suggest --en' '[ "$(cat "$work/out")" = --engine ]'
holds "bash does not offer another command's" both 'completes import --en' '[ -z "$(cat "$work/out")" ]'
holds "bash completes what an option takes" both 'completes suggest --engine a' '[ "$(cat "$work/out")" = api ]'
holds "bash completes files behind a command" both '(cd "$work" && completes import ba)' '[ "$(cat "$work/out")" = bash ]'

deskhand manual zsh >"$work/zsh"
holds "zsh reads its completion" zsh -n "$work/zsh"
holds "its lists are as _arguments wants them" both 'grep -q "hold:Puts a ticket under legal hold.: it" "$work/zsh"' "grep -qF \"'--engine[local or api]:ENGINE:(local api)'\" '$work/zsh'"

fishes() { fish --no-config -c "source '$work/fish'; complete -C 'deskhand $1'" 2>/dev/null | cut -f 1 >"$work/out"; }
deskhand manual fish >"$work/fish"
holds "fish completes a command" both 'fishes im' '[ "$(cat "$work/out")" = import ]'
holds "fish completes an option of the command" both "fishes 'suggest --en'" '[ "$(cat "$work/out")" = --engine ]'
holds "fish completes what an option takes" both "fishes 'suggest --engine '" 'grep -qx api "$work/out"' 'grep -qx local "$work/out"'

holds "a page that is not there is told" exits 4 deskhand manual deskhand.7
holds "and which there are" both "says deskhand-keys.5" "says fish"

make -s -C "$top" BUILD="$BUILD" DESTDIR="$work/into" PREFIX=/usr install >/dev/null 2>"$work/err"
holds "make install puts the program, the pages and the completions" both \
    '[ -x "$work/into/usr/bin/deskhand" ]' 'grep -q "^.TH DESKHAND 1" "$work/into/usr/share/man/man1/deskhand.1"' \
    '[ -s "$work/into/usr/share/man/man5/deskhand.conf.5" ]' '[ -s "$work/into/usr/share/man/man5/deskhand-keys.5" ]' \
    '[ -s "$work/into/usr/share/bash-completion/completions/deskhand" ]' \
    '[ -s "$work/into/usr/share/zsh/site-functions/_deskhand" ]' '[ -s "$work/into/usr/share/fish/vendor_completions.d/deskhand.fish" ]'
finish
