#!/bin/sh
# A reply that was sent and is taken back, while another to the same ticket was begun and the agent is elsewhere: both are
# there, on the screen and behind a kill.
. "$(dirname "$0")/../support/story.sh"
. "$top/tests/support/screen.sh"
deskhand init >/dev/null 2>&1
printf '[send]\ndelay = 300s\n' >"$home/deskhand.conf"
deskhand import "$top/tests/shell/shop.jsonl" >/dev/null

start() { screen_open "$1" 120 40 "'$program' --home '$home' --passphrase-file '$work/passphrase'" && shows "Ana Ruiz"; }
begins_two() {
    start one && keys Tab && writes r && types "Gracias por escribir, Ana." && shows "escribir, Ana." && keys C-s && shows "u takes it back" &&
        keys BTab && shows "Reply to Ana" && writes r && types "Un saludo de la tienda." && shows "de la tienda." && sleep 1.5 &&
        keys C-x Tab && lacks "de la tienda."
}
both_stand_there() { shows "Gracias por escribir, Ana." && shows "Un saludo de la tienda."; }

holds "one is held, another is begun, and the agent is elsewhere" begins_two
holds "taken back, it stands before the other" both 'keys u' both_stand_there 'shows "one behind the other"'
kill -9 "$(screen_pid)"
holds "killed in that moment and started again, both are there" both 'start two' 'keys Tab' both_stand_there
finish
