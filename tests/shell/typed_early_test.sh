#!/bin/sh
# A passphrase that is typed while the one before is still tried is not shown, and is the answer to the next question.
. "$(dirname "$0")/../support/story.sh"
. "$(dirname "$0")/../support/screen.sh"
deskhand init --kdf interactive >/dev/null 2>&1
right=$(cat "$work/passphrase")

screen_open one 100 30 "'$program' --home '$home'"
shows "Passphrase:" >/dev/null
keys -l "not that one"
keys Enter
keys -l "$right"
keys Enter
holds "at the start it opens the vault" shows "vault open"
asks :
types lock
keys Enter
shows "Deskhand is locked" >/dev/null
keys -l "not that one"
keys Enter
keys -l "$right"
holds "it is shown nowhere while a wrong one is told" both 'shows "Once more in"' 'pane_lacks "$right"'
asked_twice() { [ "$(pane | grep -c Passphrase:)" -ge 2 ]; }
holds "nor behind that" both 'await asked_twice' 'pane_lacks "$right"'
keys Enter
holds "and it opens the lock" shows "vault open"
keys C-c
screen_open two 100 30 "'$program' --home '$home' passwd; stty -a | grep -o '[-]*\\becho\\b' >'$work/echo'; sleep 5"
shows "Passphrase:" >/dev/null
keys -l "$right"
keys Enter
keys -l "another one of more words"
holds "the new one is not shown either" both 'shows "New passphrase"' 'pane_lacks "another one"'
keys Enter
keys -l "another one of more words"
keys Enter
await test -s "$work/echo"
holds "and the terminal echoes again behind it" grep -qx echo "$work/echo"
printf '%s\n' "another one of more words" >"$work/passphrase"
holds "which opens the vault from then on" exits 0 deskhand tickets
finish
