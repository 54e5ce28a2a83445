#!/bin/sh
# The customer and the orders at a terminal: unfolded, walked, put into the reply as proved facts; the history opens an earlier ticket.
. "$(dirname "$0")/../support/story.sh"
. "$top/tests/support/screen.sh"

day() { date -u -d "$1 days ago" +%FT08:00:00Z; } # of a ticket that the demo still keeps
cat >"$work/past.jsonl" <<LINES
{"type":"ticket","id":"0977","customer":"c1","subject":"Falsche Größe 🙂","channel":"email","status":"resolved","lang":"es","created_at":"$(day 31)","messages":[{"id":"p1","from":"customer","author":"Ana Ruiz","at":"$(day 31)","text":"La talla no es la mía."},{"id":"p2","from":"agent","author":"Marta Soler","at":"$(day 30)","text":"Te enviamos la etiqueta."}]}
LINES
"$program" demo --home "$work/home" </dev/null >/dev/null
desk="'$program' --home '$work/home' --passphrase-file '$work/home/demo-passphrase'"
eval "$desk import '$work/past.jsonl'" >/dev/null

ends_in() { await last_line_has "$1" || { [ -n "${2:-}" ] && last_line_has "$2"; } || { pane; return 1; }; } # the second where there is no room for the first
starts() { shows "inbox" && shows "1042" && keys Tab && shows "1042 · " && ends_in "reading"; }
opens() { keys : && sleep 0.3 && ends_in ":" && types "open $1" && ends_in "open $1" && keys Enter && shows "$1 · "; } # ten bytes in one read are a paste
quits() { for _ in 1 2 3 4 5 6; do keys q 2>/dev/null; sleep 0.3; done; ended 0; }
says_proved() { pane | grep -q "Reply to Ana.*✓" && pane | grep "Reply to Ana" | grep -vq "[✗…?!]"; }
is_proved() { await says_proved || { pane; return 1; }; }
to_orders() { keys p o && ends_in " orders" "Enter put in"; }
steps() { # steps KEY: until the mark stands elsewhere
    before=$(pane | grep -F "▸")
    keys "$1"
    for _ in $(seq 30); do
        [ "$(pane | grep -F "▸")" = "$before" ] || return 0
        sleep 0.1
    done
}
finds_reply() { # walked by the page, since at 30 columns little of it is seen at once
    for _ in $(seq 60); do
        pane_has "0977 resolved" && return 0
        keys j && sleep 0.15
    done
    pane && return 1
}
to_customer() { keys p c && ends_in " customer" "Enter put in"; }
marked() { pane | grep -qF -- "▸$1"; }
walks_to() { # walks_to KEY WORDS: until these stand behind the mark
    for _ in $(seq 60); do
        marked "$2" && return 0
        steps "$1"
    done
    echo "the mark never came to: $2"
    pane
    return 1
}

tmux -L "$socket" -f /dev/null new-session -d -s rests "sleep 900" # the server stays
for columns in 250 120 80 40 30; do
    screen_open "at$columns" "$columns" 40 "$desk"
    holds "at $columns columns the marked order unfolds to its facts" both starts to_orders 'shows "in_transit"' 'shows "placed"'
    keys z
    holds "at $columns columns the history stands below the profile, with other tickets" both to_customer 'shows "History"' finds_reply
    quits
done

screen_open one 120 40 "$desk"
holds "a fact goes into the reply, proved at once" both starts to_orders 'walks_to j "  state"' 'keys Enter' 'ends_in "Put in: Estado"' 'shows "Estado del pedido W2378156: enviado."' is_proved
holds "and while writing by ^X p f, taken back by ^X u" both 'types " y "' 'keys C-x p f' 'shows "enviado. y estado del"' 'keys C-x u' 'lacks "y estado"'
keys C-u
escape
holds "> folds the marked order, and unfolds it" both to_orders 'keys g g' 'keys ">"' 'lacks "  placed"' 'keys ">"' 'shows "  placed"'
holds "of a product what was paid and what it costs today" both 'walks_to j "  today"' 'keys Enter' 'shows "Trail 2, 89,90 €"'
keys C-u
escape
holds "an earlier ticket is opened out of the history" both to_customer 'shows "History"' 'walks_to j "ticket 0977"' 'keys Enter' 'shows "La talla no es"'
holds "for who is on no record nothing is put in" both 'opens 1064' to_orders 'shows "folded"' 'keys Enter' 'shows "on no record"'
quits
finish
