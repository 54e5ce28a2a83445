#!/bin/sh
# What the terminal copies: its own selection in copy mode, its clipboard by OSC 52 where that is set (tmux takes it in its buffer).
. "$(dirname "$0")/../support/story.sh"
socket=deskhand-copy-$$ terminals=0
trap 'tmux -L "$socket" kill-server 2>/dev/null; rm -rf "$work"' EXIT

words="订单没有到达，如何处理？ I have waited for two weeks now and nobody tells me anything at all 😀 أين طلبي"
cat >"$work/thread.jsonl" <<LINES
{"type":"customer","id":"z1","name":"Zoe Zeit","emails":["zoe@example.org"]}
{"type":"ticket","id":"7000","customer":"z1","subject":"Copy","channel":"chat","created_at":"2026-11-20T08:00:00Z","messages":[{"id":"a","from":"customer","author":"Zoe","at":"2026-11-20T08:00:00Z","text":"$words"}]}
LINES
"$release" demo --home "$work/home" </dev/null >/dev/null
"$release" --home "$work/home" --passphrase-file "$work/home/demo-passphrase" import "$work/thread.jsonl" >/dev/null

terminal() { # terminal COLUMNS ROWS: ticket 7000 is open there
    tmux -L "$socket" kill-server 2>/dev/null
    terminals=$((terminals + 1))
    socket=deskhand-copy-$$-$terminals
    tmux -L "$socket" -f /dev/null new-session -d -x "$1" -y "$2" \
        "TERM=tmux-256color LC_ALL=C.UTF-8 '$release' --home '$work/home' --passphrase-file '$work/home/demo-passphrase'"
    tmux -L "$socket" set -s set-clipboard on
    shows "inbox" && keys l && tmux -L "$socket" send-keys -l 7000 && keys Enter && keys Enter && shows "7000 · Copy"
}
joined() { tmux -L "$socket" capture-pane -p -J 2>/dev/null; }
keys() { tmux -L "$socket" send-keys "$@" 2>/dev/null; sleep 0.3; }
shows() { # waits up to 60 s
    for _ in $(seq 600); do
        joined >"$work/out"
        grep -qF -- "$1" "$work/out" && return 0
        sleep 0.1
    done
    echo "the screen lacks: $1"
    cat "$work/out"
    return 1
}
lacks() { joined >"$work/out"; ! grep -qF -- "$1" "$work/out" || { cat "$work/out"; return 1; }; }
buffer_is() { [ "$(tmux -L "$socket" show-buffer 2>/dev/null)" = "$1" ]; }

for columns in 41 80 120 250; do
    terminal "$columns" 24 >/dev/null
    keys Y
    holds "at $columns columns a long line is one line to the terminal, without a frame" both 'shows "$words"' 'lacks "│"'
    keys q
    holds "at $columns columns the panes come back" shows "│"
done
terminal 80 24 >/dev/null
keys y
holds "y copies nothing unless the setting says so" both 'shows "osc52 = on"' 'buffer_is ""'
printf '[ui]\nosc52 = on\n' >"$work/home/deskhand.conf"
terminal 80 24 >/dev/null
keys y
holds "y puts the message on the terminal's clipboard" buffer_is "$words"
keys H y
holds "of a ticket that is folded nothing is copied" both 'shows "Folded: nothing of this ticket is copied"' 'buffer_is "$words"'
finish
