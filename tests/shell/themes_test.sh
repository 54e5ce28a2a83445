#!/bin/sh
# Themes on a real terminal: shown before they are chosen, in the colours that it has, or in none.
. "$(dirname "$0")/../support/story.sh"
. "$(dirname "$0")/../support/screen.sh"

coloured() { tmux -L "$socket" capture-pane -e -p -t "$screen" | grep -q "$1"; }
colours() { await coloured "$1" || { echo "no $1 on the screen"; tmux -L "$socket" capture-pane -e -p -t "$screen" | cat -v; return 1; }; }
plain() { ! coloured "$1" || { echo "$1 on the screen"; return 1; }; }
demo() { # demo NAME ENVIRONMENT
    screen_open "$1" 100 30 "env -u COLORTERM -u NO_COLOR $2 '$release' demo"
    shows "Ana Ruiz"
}
midnight='38;2;211;218;230' # the text of themes/midnight.theme

demo one COLORTERM=truecolor >/dev/null
holds "the default theme asks for no true colour" plain '[34]8;2;'
asks :
types "theme midnight"
holds "a theme is shown as its name stands there" colours "$midnight"
escape
holds "Esc brings back what was" await plain '[34]8;2;'
asks :
types "theme"
keys Enter
shows "soft on the eyes" >/dev/null
keys Down
keys Down
holds "the menu shows what is marked" colours "$midnight"
keys Enter
keys j
holds "Enter keeps it" colours "$midnight"
keys C-l
holds "its ground is under all that is empty, drawn anew too" await plain '49m'

demo two TERM=tmux-256color >/dev/null
asks :
types "theme midnight"
keys Enter
holds "a terminal that does not say true colour gets the nearest of 256" both "colours '48;5;23'" "plain '[34]8;2;'"

demo three NO_COLOR=1 >/dev/null
asks :
types "theme midnight"
keys Enter
sleep 0.5
holds "NO_COLOR holds for a theme that is chosen later, too" both "plain '[34]8;[25];'" "plain '\[[34][1-7]m'"

mkdir -m 700 "$work/home"
printf '[ui]\nborders = ascii\ntheme = none\n' >"$work/home/deskhand.conf"
chmod 600 "$work/home/deskhand.conf"
screen_open four 100 30 "'$release' demo --home '$work/home'"
holds "borders of ASCII" shows "+ Queue -"
holds "and a theme of no colours" plain '[34]8;5;'

finish
