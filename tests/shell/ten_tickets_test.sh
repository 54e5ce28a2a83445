#!/bin/sh
# Ten standard tickets in nine kinds and five languages, each worked by its keys alone and counted: a late parcel (scene 2),
# customs, a return, a delay, damage, a code that is refused, a parcel that is said to be delivered, a lost one, a return
# again, an order that can no longer be cancelled. They come in the queue's own order; no text is typed.
. "$(dirname "$0")/../support/story.sh"
. "$(dirname "$0")/../support/screen.sh"

"$program" demo --home "$home" </dev/null >/dev/null 2>&1
cp "$home/demo-passphrase" "$work/passphrase" # without the demo nobody answers and nothing arrives

struck=0
strike() { keys "$1" && struck=$((struck + 1)); }
opens() { strike Tab && shows " $1 · "; }          # Tab, the next waiting ticket
opened() { shows " $1 · "; }                       # it opened by itself, behind a mail that was sent
answers() { # answers DRAFT WORDS: the draft of that number has them, is taken and sent
    shows "▸1 " && strike "$1" && await last_line_has " writing" && shows "$2" && strike C-s && await last_line_has " reading"
}

screen_open one 150 45 "'$program' --home '$home' --passphrase-file '$work/passphrase'"
shows "Ana Ruiz" >/dev/null
holds "1042, a late parcel: scene 2 takes three keys" both 'opens 1042' 'answers 1 "Tu pedido W2378156"' '[ $struck = 3 ]'
holds "1070, customs, in Arabic" both 'opens 1070' 'answers 3 W2307431'
holds "1065, a return" both 'opens 1065' 'answers 1 "return an item within"'
holds "1046, a delay, in Chinese" both 'opened 1046' 'answers 1 W2301774'
holds "1048, a broken dumbbell, in French" both 'opens 1048' 'answers 1 "2 photos"'
holds "1057, a code that is refused" both 'opened 1057' 'answers 3 "WELCOME10 takes"'
holds "1068, a parcel that is said to be delivered" both 'opens 1068' 'answers 1 W2363047'
holds "1047, a lost parcel, in German" both 'opens 1047' 'answers 1 W2329166'
holds "1043, a return, in Chinese" both 'opened 1043' 'answers 1 W2341207'
holds "1050, an order that can no longer be cancelled" both 'opens 1050' 'answers 2 "no longer"'
keys q # the replies that are held: now
shows "Send" >/dev/null
holds "ten tickets took $struck keys: three each, two where a mail opened the next" [ "$struck" -le 27 ]

echo "keystrokes for ten tickets: $struck"
finish
