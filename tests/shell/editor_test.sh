#!/bin/sh
# $EDITOR gets the reply on a memory file system, and nothing of it is left anywhere, however it ends: with editors whose
# own configuration asks for backups, swap files, undo files and histories.
. "$(dirname "$0")/../support/story.sh"
. "$top/tests/support/screen.sh"
deskhand init >/dev/null 2>&1
deskhand import "$top/tests/shell/shop.jsonl" >/dev/null
cp -r "$home" "$work/fresh"
person=$work/person since=$(date +%s)
mkdir -p "$person/b" "$person/u" "$person/s" "$person/.emacs.d"
cat >"$person/.vimrc" <<'END'
set nocompatible backup writebackup undofile swapfile viminfo='100,f1,<500 backupdir=~/b// undodir=~/u// directory=~/s//
END
printf 'set backup\nset backupdir "%s/b"\nset historylog\nset positionlog\n' "$person" >"$person/.nanorc"
cat >"$person/.emacs" <<'END'
(setq backup-directory-alist '(("." . "~/b")) auto-save-file-name-transforms '((".*" "~/s/" t)) auto-save-interval 20
      make-backup-files t vc-make-backup-files t savehist-additional-variables '(kill-ring) inhibit-startup-screen t)
(savehist-mode 1)
(save-place-mode 1)
END

# leaves_nothing CANARY: no file of this user's places holds it, in eight spellings
leaves_nothing() {
    python3 - "$1" "$work" "$person" "$since" <<'PY'
import base64, os, pwd, sys
canary, work, person, since = sys.argv[1:]
raw = canary.encode()
spellings = [raw, canary.encode("utf-16-le"), canary.encode("utf-16-be"), canary.encode("utf-32-le"), raw.hex().encode(),
             raw.hex().upper().encode(), raw[::-1]] + [base64.b64encode(b"x" * i + raw)[4:-4] for i in range(3)]
bad = []
home = pwd.getpwuid(os.getuid()).pw_dir  # where nano looks when it is root's
dots = [os.path.join(home, dot) for dot in (".local/share/nano", ".nano", ".vim", ".emacs.d")]
for place in (*dots, person, work + "/home", "/tmp", "/var/tmp", "/dev/shm", os.environ.get("XDG_RUNTIME_DIR") or person):
    for folder, folders, files in os.walk(place):
        if place == "/tmp" and folder == work:
            folders.clear()
            continue
        for name in files:
            path = os.path.join(folder, name)
            try:
                if os.path.islink(path) or os.path.getsize(path) > 64 << 20 or os.path.getmtime(path) < float(since):
                    continue
                held = open(path, "rb").read()
            except OSError:
                continue
            bad += [path for s in spellings if s in held]
print(bad)
sys.exit(bool(bad))
PY
}
no_folder() { ! ls -d /dev/shm/deskhand-edit-"$1"-* >/dev/null 2>&1; }
canary=
begin() { # begin NAME EDITOR: a screen whose reply, with a canary in it, is in the editor
    rm -rf "$home" && cp -r "$work/fresh" "$home"
    canary=Kanari$(od -An -N8 -tx1 /dev/urandom | tr -d ' \n')
    screen_open "$1" 120 40 "env HOME='$person' VISUAL= EDITOR='$2' '$program' --home '$home' --passphrase-file '$work/passphrase'"
    shows "Ana Ruiz" && keys Tab && writes r && types "$canary eins." && shows "$canary eins." || return 1
    sleep 1.2
    keys C-x C-e
    lacks "Reply to Ana" && shows "$canary eins."
}
write_in() { # write_in EDITOR: a second word, saved, and the editor left
    case $1 in
    *vim*) keys O && types "$canary zwei" && keys Escape && types "yyp/$canary" && keys Enter && types "dd:wq" && keys Enter ;;
    *nano*) types "$canary zwei " && keys C-w && sleep 0.5 && types "$canary" && keys Enter && sleep 0.5 && keys C-o && sleep 0.5 && keys Enter && sleep 0.5 && keys C-x ;;
    *emacs*) types "$canary zwei " && keys C-a && keys C-k && keys C-y && keys C-x C-s && sleep 0.5 && keys C-x C-c ;;
    esac
}
child_of() { # the editor; what judges words is a child, too
    for child in $(pgrep -P "$1"); do grep -qa judge-words "/proc/$child/cmdline" || { echo "$child" && return; }; done
}
comes_back() { shows "Reply to Ana" && shows "$canary zwei"; }
number=0
for editor in ${EDITORS:-vim nano emacs}; do
    if ! command -v $editor >/dev/null; then
        echo "skipped: $editor is not installed"
        continue
    fi
    number=$((number + 1))
    holds "$editor shows the reply" begin "n$number" $editor
    pid=$(screen_pid)
    holds "$editor's text comes back" both 'write_in $editor' 'comes_back'
    holds "and $editor leaves nothing of it" both 'no_folder $pid' 'leaves_nothing "$canary"'
    keys C-x C-e
    lacks "Reply to Ana" >/dev/null
    sleep 1
    types "Z"
    kill -9 "$(child_of "$pid")"
    holds "killed, $editor leaves the text as it was and nothing behind" both 'shows "Reply to Ana"' 'no_folder $pid' 'leaves_nothing "$canary"'
    kill -9 "$pid"
    holds "a kill while $editor runs" begin "k$number" $editor
    pid=$(screen_pid)
    child=$(child_of "$pid")
    kill -9 "$pid"
    tmux -L "$socket" kill-session -t "$screen"
    for _ in $(seq 100); do kill -0 "$child" 2>/dev/null || break; sleep 0.1; done
    kill -9 "$child" 2>/dev/null
    screen_open "l$number" 120 40 "'$program' --home '$home' --passphrase-file '$work/passphrase'"
    holds "the next start removes what the kill left" both 'shows "Ana Ruiz"' 'no_folder $pid' 'leaves_nothing "$canary"'
    kill -9 "$(screen_pid)"
done

holds "a crash while an editor runs" begin crash vim
pid=$(screen_pid)
child=$(child_of "$pid")
kill -SEGV "$pid"
await test ! -e "/proc/$pid"
kill -9 "$child" 2>/dev/null
screen_open after 120 40 "'$program' --home '$home' --passphrase-file '$work/passphrase'"
holds "leaves nothing behind the next start" both 'shows "Ana Ruiz"' 'no_folder $pid' 'leaves_nothing "$canary"'
kill -9 "$(screen_pid)"
finish
