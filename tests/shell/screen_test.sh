#!/bin/sh
# The screen in a real terminal (tmux): the scenes of the README by keys alone.
. "$(dirname "$0")/../support/story.sh"
socket=deskhand-test-$$ terminals=0 options='' editor='sed -i s/Hola/Buenas/'
trap 'tmux -L "$socket" kill-server 2>/dev/null; rm -rf "$work"' EXIT
mkdir "$work/tmp"

terminal() { # terminal COLUMNS ROWS: a fresh demo in a terminal of that size
    tmux -L "$socket" kill-server 2>/dev/null
    terminals=$((terminals + 1))
    socket=deskhand-test-$$-$terminals
    tmux -L "$socket" -f /dev/null new-session -d -x "$1" -y "$2" \
        "EDITOR='$editor' TMPDIR='$work/tmp' TERM=tmux-256color LC_ALL=C.UTF-8 '$release' demo $options; echo status \$? >'$work/status'; sleep 0.2"
}
pane() { tmux -L "$socket" capture-pane -p 2>/dev/null; }
keys() { tmux -L "$socket" send-keys "$@" 2>/dev/null; sleep 0.25; }
shows() { # waits up to 60 s
    for _ in $(seq 600); do
        pane >"$work/out"
        grep -qF -- "$1" "$work/out" && return 0
        sleep 0.1
    done
    echo "the screen lacks: $1"
    cat "$work/out"
    return 1
}
lacks() { pane >"$work/out"; ! grep -qF -- "$1" "$work/out" || { cat "$work/out"; return 1; }; }

terminal 120 36
holds "the queue, the thread, the drafts and the picks stand there at once" both 'shows "Ana Ruiz"' 'shows "W2378156"' 'shows "Drafts"' 'shows "Picks"' 'shows "✓"'
keys Tab
keys 1
holds "scene 2: Tab and 1 put the first draft into the reply" both 'shows "Reply to Ana"' 'shows "Hola, Ana"'
keys C-s
holds "scene 2: the third key sends, and the reply is held" shows "u takes it back"
keys u
holds "u takes it back, with its text" both 'shows "Reply to Ana"' 'shows "Hola, Ana"'
keys C-s
holds "sent again, the customer answers after some seconds" both 'sleep 8; shows "Ana Ruiz"' 'shows "gracias"'
holds "under their name" both '! grep -E "[0-9]:[0-9]{2} customer" "$work/out"' 'lacks "somebody"'

terminal 120 36
shows "Ana Ruiz" >/dev/null
keys Tab
keys r
tmux -L "$socket" send-keys -l "You can return it within 60 days."
sleep 0.5
keys C-s
holds "scene 3: 60 days does not go out where the policy says 30" both 'lacks "u takes it back"' 'shows "30 days"'
keys Enter
holds "scene 3: one key puts the right value" shows "within 30 days"
keys C-s
holds "scene 3: then it is sent" shows "u takes it back"

terminal 120 36
shows "Ana Ruiz" >/dev/null
tmux -L "$socket" set-buffer "E then more text that is pasted"
tmux -L "$socket" paste-buffer -p
sleep 0.4
holds "a paste while reading runs nothing" lacks "esolved"
keys Escape
keys '?'
holds "? shows the keys" shows "Open the next waiting ticket"
keys Escape

for size in "1 1" "40 10" "80 24" "200 60" "30 8" "120 36"; do
    # shellcheck disable=SC2086
    set -- $size
    tmux -L "$socket" resize-window -x "$1" -y "$2" 2>/dev/null
    sleep 0.3
done
holds "it lives through every size" shows "Ana Ruiz"
keys q
keys q
keys q
sleep 0.5
keys q
holds "q ends it, the terminal given back, nothing left" both 'for i in $(seq 100); do [ -s "$work/status" ] && break; sleep 0.3; done' '[ "$(cat "$work/status")" = "status 0" ]' '[ -z "$(ls -A "$work/tmp")" ]'

terminal 120 36
shows "Ana Ruiz" >/dev/null
keys Tab
keys 1
keys C-x C-e
holds "the editor's work comes back into the reply" both 'shows "Buenas, Ana"' '[ -z "$(ls -d /dev/shm/deskhand-edit-* 2>/dev/null)" ]'

editor='sleep 60 #'
terminal 120 36
shows "Ana Ruiz" >/dev/null
keys Tab
keys 1
keys C-x C-e
holds "the text lies on the memory file system while it is edited" both 'for i in $(seq 100); do ls -d /dev/shm/deskhand-edit-* >/dev/null 2>&1 && break; sleep 0.2; done' 'ls -d /dev/shm/deskhand-edit-* >/dev/null'
kill -TERM "$(pgrep -P "$(tmux -L "$socket" display -p '#{pane_pid}')" -f 'deskhand demo' | head -n 1)"
holds "and is gone when the program is ended meanwhile" both 'for i in $(seq 100); do ls -d /dev/shm/deskhand-edit-* >/dev/null 2>&1 || break; sleep 0.3; done' '[ -z "$(ls -d /dev/shm/deskhand-edit-* 2>/dev/null)" ]'

# A paste of a megabyte, Chinese among it: all of it is the text that an editor gets.
python3 -c 'print("您好, your parcel W2378156 left on the 19th.\n" * 22000, end="")' >"$work/much"
printf '#!/bin/sh\nwc -c <"$1" >"%s"\n' "$work/count" >"$work/counts"
chmod 700 "$work/counts"
editor=$work/counts
terminal 120 36
shows "Ana Ruiz" >/dev/null
keys Tab
keys r
tmux -L "$socket" load-buffer "$work/much"
tmux -L "$socket" paste-buffer -p -r
shows "left on the 19th" >/dev/null
keys C-x C-e
holds "a paste of a megabyte is taken whole" both 'for i in $(seq 200); do [ -s "$work/count" ] && break; sleep 0.3; done' '[ "$(cat "$work/count")" = "$(wc -c <"$work/much")" ]' 'shows "Reply to Ana"'
keys Escape t
holds "Esc and t so soon are Alt-t, no tag" both 'lacks "tags of"' 'shows "writing"'

mkdir "$work/vi"
printf '[ui]\ncomposer = vi\n' >"$work/vi/deskhand.conf"
options="--home '$work/vi'"
terminal 120 36
shows "Ana Ruiz" >/dev/null
keys Tab
keys r
tmux -L "$socket" send-keys -l "Hola Ana, 您好"
keys Escape
holds "vi: Esc goes to normal mode, which the last line names" both 'shows "writing · normal · reply"' 'shows "Hola Ana, 您好"'
keys 0
keys d
keys w
keys v
keys e
holds "vi: an operator and a motion delete a word, and visual mode is told" both 'shows "writing · visual · reply"' 'lacks "Hola Ana, 您好"' 'shows "Ana, 您好"'
keys Escape
keys u
keys Z
keys Z
holds "vi: u brings the word back, ZZ reads and sends nothing" both 'shows "reading · thread"' 'shows "Hola Ana, 您好"' 'lacks "u takes it back"'
options=''

mkdir "$work/docs"
printf 'a label' >"$work/docs/label.pdf"
terminal 120 36
shows "Ana Ruiz" >/dev/null
keys Tab
keys 1
keys C-x +
tmux -L "$socket" send-keys -l "$work/docs/l"
sleep 0.3
keys Tab
keys Enter
holds "+ and Tab attach a file, and the reply's border tells of it" both 'shows "+ label.pdf application/pdf"' 'shows "1 file goes with this text"'
keys C-s
holds "sent, the message tells of it too" both 'shows "held"' 'shows "+ label.pdf · 7 bytes"'

mkdir "$work/opens"
printf '#!/bin/sh\nprintf "%%s\\n" "$@" >"%s"\nexit 3\n' "$work/opened" >"$work/browser"
chmod 700 "$work/browser"
printf '[ui]\nopen_command = %s --page\n' "$work/browser" >"$work/opens/deskhand.conf"
options="--home '$work/opens'"
terminal 120 36
shows "Ana Ruiz" >/dev/null
keys Tab
for _ in 1 2 3 4; do keys w; done
keys O
holds "O gives the marked order's page to the program of open_command, and says that it failed" both 'shows "status 3"' '[ "$(cat "$work/opened")" = "--page
https://fjordfield.example/o/W2378156" ]'
options=

terminal 120 36
shows "Ana Ruiz" >/dev/null
rm -f "$work/status"
keys ':'
tmux -L "$socket" send-keys -l lock
keys Enter
holds "a locked screen shows nobody" both 'shows "locked"' 'lacks "Ana"'
keys Enter
holds "Enter opens the demo again" shows "Ana Ruiz"
finish
