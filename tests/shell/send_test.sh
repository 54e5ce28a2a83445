#!/bin/sh
# kill -9 on a reply's way out: whatever the moment, the next start shows it exactly once, and
# the desk is not given it again unless somebody says so.
. "$(dirname "$0")/../support/story.sh"
shop=$top/tests/shell/shop.jsonl
desk=$work/desk
text='Hola Ana, tu pedido W2378156 llega el 25 de noviembre.'
printf '%s' "$text" >"$work/good"
export DESKHAND_TEST_DESK="$desk"

fresh() { rm -rf "$home" "$desk"; : >"$desk"; deskhand init >/dev/null 2>&1 && printf '[send]\ndelay = %s\n' "${1:-10s}" >"$home/deskhand.conf" && deskhand import "$shop" >/dev/null 2>&1; }
killed_at() { fresh; DESKHAND_TEST_KILL_AT=$1 "$program" --home "$home" --passphrase-file "$work/passphrase" reply 1042 --file "$work/good" >"$work/out" 2>"$work/err"; [ "$?" = 137 ]; }
given() { [ "$(wc -l <"$desk")" = "$1" ] || { echo "the desk was given:"; cat "$desk"; return 1; }; }
counts() { exits 0 deskhand show 1042 --json && json "one['unsent']==$1 and one['possibly_sent']==$2 and sum(m['from']=='agent' for m in one['messages'])==$3"; }

for place in intent given desk; do
    case $place in intent) unsent=1 possibly=0 desk_has=0 ;; given) unsent=1 possibly=1 desk_has=0 ;; desk) unsent=1 possibly=1 desk_has=1 ;; esac
    holds "killed at '$place' the reply is shown exactly once" both "killed_at $place" "counts $unsent $possibly 0" "given $desk_has"
    holds "show names it ($place)" both 'exits 0 deskhand show 1042 --json' 'json "[u[\"text\"] for u in one[\"unsent_replies\"]]==[open(\"$work/good\").read()]"' 'exits 0 deskhand show 1042' '[ "$(grep -cF "$text" "$work/out")" = 1 ]'
    holds "another reply to that ticket is refused until it is decided ($place)" both 'exits 3 deskhand reply 1042 --file "$work/good"' 'says "--unsent"' "counts $unsent $possibly 0" "given $desk_has"
    holds "an internal note may be added meanwhile ($place)" both 'printf "called" >"$work/note"' 'exits 0 deskhand reply 1042 --file "$work/note" --internal' "counts $unsent $possibly 1"
    [ $possibly = 1 ] || holds "and that it was not sent, whoever held it" both 'exits 0 deskhand show 1042' 'prints "Not sent: held now, or the program that held it is gone"'
done
holds "the queue's limit finds it" both 'exits 0 deskhand tickets --json --limit is:unsent' 'json "[l[\"id\"] for l in lines]==[\"1042\"]"'
socket=deskhand-test-$$
trap 'tmux -L "$socket" kill-server 2>/dev/null; rm -rf "$work"' EXIT
tmux -L "$socket" -f /dev/null new-session -d -x 120 -y 36 "TERM=tmux-256color LC_ALL=C.UTF-8 '$program' --home '$home' --passphrase-file '$work/passphrase'"
screen() { for _ in $(seq 300); do tmux -L "$socket" capture-pane -p >"$work/out" 2>/dev/null; grep -qF -- "$1" "$work/out" && return 0; sleep 0.1; done; echo "the screen lacks: $1"; cat "$work/out"; return 1; }
holds "the screen says it at the start and marks the row" both 'screen "1 reply possibly sent"' 'screen "sent?"'
tmux -L "$socket" send-keys Tab
holds "opened, it asks what became of it" both 'screen "Possibly sent: the reply of"' 'screen "It was sent"'
tmux -L "$socket" send-keys y
holds "one key says so, and the thread has it" both 'screen "$(echo "$text" | cut -c1-20)"' 'tmux -L "$socket" kill-server; sleep 0.3; given 1' 'counts 0 0 2'

fresh
start() { rm -f "$work/ended"; tmux -L "$socket" -f /dev/null new-session -d -x 120 -y 36 "TERM=tmux-256color LC_ALL=C.UTF-8 $1 '$program' --home '$home' --passphrase-file '$work/passphrase'; echo \$? >'$work/ended'"; screen 'Ana Ruiz'; }
keys() { tmux -L "$socket" send-keys "$@"; sleep 0.3; }
ended() { for _ in $(seq 300); do [ -s "$work/ended" ] && break; sleep 0.1; done; [ "$(cat "$work/ended")" = "$1" ]; }
start ''
keys Tab
keys 1
keys C-s
screen 'u takes it back'
keys q
keys q
keys q
holds "quitting with a held reply asks; kept, it is not sent" both 'screen "Before the program ends"' 'keys k; ended 0' 'given 0' 'counts 1 0 0'
printf '[send]\ndelay = 2s\n' >"$home/deskhand.conf"
holds "and the next start shows it as waiting, sends nothing by itself" both "start ''" 'screen "1 reply waiting"' 'screen "unsent"' 'given 0'
keys Tab
holds "opened, it may be sent: held, then gone, once" both 'screen "Not sent: the reply of"' 'keys a' 'screen "u takes it back"' 'for _ in $(seq 200); do [ -s "$desk" ] && break; sleep 0.1; done; given 1' 'sleep 0.5; counts 0 0 1'
tmux -L "$socket" kill-server
fresh 1s
start 'DESKHAND_TEST_KILL_AT=desk'
keys Tab
keys 1
keys C-s
holds "a screen killed behind the desk" both 'for _ in $(seq 200); do [ -s "$work/ended" ] && break; sleep 0.1; done' 'given 1' 'counts 1 1 0'
holds "says so at the next start, and sends nothing by itself" both "start ''" 'screen "1 reply possibly sent"' 'screen "sent?"' 'sleep 1; given 1'
tmux -L "$socket" kill-server

killed_at desk
holds "it was sent: the thread says so, the desk gets nothing more" both 'exits 0 deskhand reply 1042 --unsent sent' 'prints "1042: 1 reply: taken as sent"' 'counts 0 0 1' 'given 1'
holds "then there is nothing to decide" exits 4 deskhand reply 1042 --unsent sent
killed_at desk
holds "sent again: under the same key, once in the thread" both 'exits 0 deskhand reply 1042 --unsent again --json' 'json "lines==[dict(ok=True,ticket=\"1042\",unsent=\"again\",replies=1)]"' 'counts 0 0 1' 'given 2' '[ "$(cut -f1 "$desk" | sort -u | wc -l)" = 1 ]'
killed_at given
holds "dropped: nowhere" both 'exits 0 deskhand reply 1042 --unsent keep --json' 'json "one[\"unsent\"]==\"keep\" and one[\"replies\"]==1 and len(lines)==1"' 'exits 0 deskhand reply 1042 --unsent drop --json' 'json "one[\"unsent\"]==\"drop\" and one[\"ok\"] and len(lines)==1"' 'counts 0 0 0' 'given 0'
killed_at intent
holds "what never went to the desk cannot be said to be sent" exits 3 deskhand reply 1042 --unsent sent
holds "kept, and another one sent" both 'exits 0 deskhand reply 1042 --unsent keep --file "$work/good"' 'counts 1 0 1' 'given 1'
holds "an unknown word exits 2" exits 2 deskhand reply 1042 --unsent maybe
killed_at desk
holds "killed again while it is sent again, it is still one" both 'DESKHAND_TEST_KILL_AT=given exits 137 deskhand reply 1042 --unsent again' 'counts 1 1 0' 'exits 0 deskhand reply 1042 --unsent again' 'counts 0 0 1' 'given 2'

fresh
holds "the program that people get does not die where the tests' does" both 'cp -r "$home" "$work/kept"; DESKHAND_TEST_KILL_AT=intent "$release" --version >"$work/out"' '! grep -qa DESKHAND_TEST "$release"'

fresh
holds "a disk that is full sends nothing, and says so" both 'sh -c "ulimit -f 0; \"$program\" --home \"$home\" --passphrase-file \"$work/passphrase\" reply 1042 --file \"$work/good\" 2>&1; echo status \$?" | cat >"$work/out"' 'prints "status 1"' 'given 0' 'counts 0 0 0'
nobody= # root may write everywhere
if [ "$(id -u)" = 0 ]; then nobody='setpriv --reuid 65534 --regid 65534 --clear-groups'; chown -R 65534:65534 "$work"; fi
chmod -R a-w "$home"
# shellcheck disable=SC2086
holds "a read-only vault sends nothing" both 'exits 1 $nobody "$program" --home "$home" --passphrase-file "$work/passphrase" reply 1042 --file "$work/good"' 'given 0'
chmod -R u+w "$home"
finish
