# Sourced by test scripts behind story.sh: screens in tmux, one server of this test's own. Every wait is for a
# condition, with a deadline that a loaded machine keeps.
socket=deskhand-test-$$
trap 'tmux -L "$socket" kill-server 2>/dev/null; sleep 0.5; rm -rf "$work"' EXIT
screen=one # the one that keys go to

screen_open() { # screen_open NAME COLUMNS ROWS COMMAND: its exit status is written to $work/NAME.status
    screen=$1
    rm -f "$work/$1.status"
    # A server whose last session has just gone refuses one more, and the next one has not.
    for _ in 1 2 3 4 5; do
        tmux -L "$socket" -f /dev/null new-session -d -s "$1" -x "$2" -y "$3" \
            "TERM=tmux-256color LC_ALL=C.UTF-8 HOME='$work' $4; echo \$? >'$work/$1.status'; sleep 1" 2>"$work/tmux.err" && return 0
        sleep 0.3
    done
    cat "$work/tmux.err" && return 1
}
screen_pid() { pgrep -P "$(tmux -L "$socket" display -p -t "$screen" '#{pane_pid}')" -f "${1:-deskhand}" | head -n 1; }
pane() { tmux -L "$socket" capture-pane -p -t "$screen" 2>/dev/null; }
keys() { tmux -L "$socket" send-keys -t "$screen" "$@"; }
types() { tmux -L "$socket" send-keys -t "$screen" -l "$1"; }
await() { # await COMMAND...: until it holds, 60 s at most
    for _ in $(seq ${DEADLINE:-600}); do
        "$@" >/dev/null 2>&1 && return 0
        sleep 0.1
    done
    return 1
}
pane_has() { pane | grep -qF -- "$1"; }
pane_lacks() { ! pane_has "$1"; }
shows() { await pane_has "$1" || { echo "the screen lacks: $1"; pane; return 1; }; }
lacks() { await pane_lacks "$1" || { echo "the screen still has: $1"; pane; return 1; }; }
ended() { await test -s "$work/$screen.status" && [ "$(cat "$work/$screen.status")" = "$1" ]; }
# Keys that come in one read are a paste: each change of mode is waited for.
last_line_has() { pane | sed '/^ *$/d' | tail -n 1 | grep -qF -- "$1"; }
escape() { keys Escape && sleep 0.7; } # alone, not as the front of an Alt key
writes() { keys "$1" && await last_line_has " writing"; }                # writes r: a reply; writes I: a note
asks() { keys "$@" && await last_line_has " ${2:-$1}" && sleep 0.2; } # asks : · asks C-x : · asks /
