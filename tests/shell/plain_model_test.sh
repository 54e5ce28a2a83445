#!/bin/sh
# --plain with a model: drafts that come, rewriting, a translation and a summary, told in lines.
. "$(dirname "$0")/../support/story.sh"
cd "$top" || exit 1
. tests/support/server.sh
. tests/support/model.sh
model_shop
serve <<'SCRIPT'
on POST /v1/chat/completions has "You rewrite"
    stream chat usage every=100ms
        draft Hola [[NAME_1]], tu pedido W2378156 llega el 26 de noviembre.
on POST /v1/chat/completions has "Translate TEXT"
    stream chat usage
        draft My order \x1b[31mhas not arrived. What shall I do?
on POST /v1/chat/completions has "five lines"
    stream chat usage
        draft The parcel is late.
on POST /v1/chat/completions has "TICKETS"
    stream chat usage
        draft {"tickets":[]}
on POST /v1/chat/completions
    stream chat usage every=100ms
        draft Hola [[NAME_1]], tu pedido W2378156 salió el 19 de noviembre.
SCRIPT
configure 'n = 1'
own() { printf '%b' "$1" | timeout 90 "$program" --home "$home" --passphrase-file "$work/passphrase" --plain >"$work/out" 2>"$work/err"; }
tells() { for words in "$@"; do prints "$words" || return 1; done; }
last_draft() { grep -o '^Draft [0-9]* by fake, es, [0-9]* statement' "$work/out" | tail -n 1 | cut -d' ' -f2; }

own '1042\nwait\n'
holds "a model's draft is told as asked, and once more when it is whole" both 'tells "Asking fake for 1 draft" "by fake, is still being written" "Hola Ana, tu pedido W2378156"' '[ -n "$(last_draft)" ]'
number=$(last_draft)
own "1042\\nwait\\n$number\\n:Esc\\n"
holds "and is taken by its number" tells "1042 Ana Ruiz> $number" "Draft $number taken" "  Hola Ana Ruiz, tu pedido W2378156 salió el 19 de noviembre."
own '1042\n1\nr\n:=\n1\nwait\n\n:text\n'
holds "a rewriting is told as what is taken out and put in, and an empty line takes it" both 'tells "Rewritten; Enter takes it" "taken out: " "put in: " "26 de noviembre"' 'tail -n 6 "$work/out" | grep -q "llega el 26 de noviembre"'
own '1042\nT\nwait\n'
holds "a translation is told below who made it, sanitised" tells "Translation by " "  My order ␛[31mhas not arrived. What shall I do?"
own '1042\nS\nwait\nEsc\n'
holds "so is a summary" both 'tells "A model is asked" "The parcel is late."' '[ "$(tail -n 2 "$work/out" | head -n 1)" = "1042 Ana Ruiz> " ]'
own '1042\nM\n1\nv\n'
holds "which model answers is chosen from a numbered list; what would leave is told" tells "fake" "What would leave this machine:"
server_stop
finish
