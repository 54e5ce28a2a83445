#!/bin/sh
# Spelling with real dictionaries: what is marked in English, German and Chinese mixed with English, how a word is mended,
# added and let be; that an added word is sealed, survives a restart and goes with its customer; in lines; and doctor.
. "$(dirname "$0")/../support/story.sh"
. "$top/tests/support/screen.sh"
LC_ALL=C.UTF-8
export LC_ALL
types() { tmux -L "$socket" send-keys -t "$screen" -l "$1" && sleep 0.4; } # with what follows in one read it were a paste
if ! "$program" --version | grep -q "^spelling: Enchant"; then
    echo "skipped: this program was built without Enchant"
    finish
    exit
fi
for name in en_US en_GB de_DE de_CH; do
    if [ ! -e "/usr/share/hunspell/$name.dic" ]; then echo "skipped: there is no dictionary $name"; finish; exit; fi
done
"$program" demo --home "$home" </dev/null >/dev/null
cp "$home/demo-passphrase" "$work/passphrase"
opens() { # opens NAME LINE...: a screen on that home, [ui] with these lines
    name=$1
    shift
    printf '[ui]\ntheme = none\n' >"$home/deskhand.conf"
    for line in "$@"; do echo "$line" >>"$home/deskhand.conf"; done
    screen_open "$name" 120 40 "'$program' --home '$home' --passphrase-file '$work/passphrase'"
    shows inbox
}
leaves() { escape && await last_line_has " reading"; }
quits() { leaves; asks : && types quit && keys Enter; ended 0; }
goes() { # goes TICKET: an empty reply is written there
    { last_line_has " reading" || leaves; } && asks : && types "open $1" && await last_line_has "open $1" && keys Enter &&
        shows "$1 ·" && writes r && wipes && return 0
    echo "no reply is written at $1"
    pane
    return 1
}
wipes() { keys C-End && keys C-Space && keys C-Home && keys C-w; } # what was left there earlier
# In the theme none a misspelt word is faint and underlined, and nothing else is.
styled() { tmux -L "$socket" capture-pane -pe -t "$screen" 2>/dev/null | sed 's/\x1b\[\([0-9;]*\)m/<\1>/g'; }
is_marked() { styled | grep -qE "<(0;)?2(;|><)4>(<[0-9;]+>)*$1"; }
marks() { await is_marked "$1" || { echo "not marked: $1"; styled | tail -n 12; return 1; }; }
lacks_mark() { ! is_marked "$1"; }
clear_of() { ! is_marked "$1" || { echo "marked: $1"; styled | tail -n 12; return 1; }; }

opens english
holds "an English reply is judged once the caret has left a word" both 'goes 1057' 'types "Hello Priya, we recieve it at this adress, code WELCOM10, www.shop.example/retruns, \`chekout\`. "' 'marks recieve' 'marks adress'
holds "names, codes, addresses and what is in quotes are not marked" both 'clear_of Priya' 'clear_of WELCOM10' 'clear_of retruns' 'clear_of chekout' 'clear_of Hello'
holds "F7 tells what the word may be, and which dictionary says so" both 'keys F7' 'shows "recieve · en_US"' 'shows "1 receive"'
holds "a digit puts it in" both 'keys 1' 'shows "we receive it"' 'shows "receive instead of recieve"'
holds "one undo brings the word back" both 'keys C-z' 'shows "we recieve it"' 'keys C-Home' 'marks recieve'
holds "the reading key behind ^X goes to it, too, and on" both 'keys C-x' 'keys "\$"' 'shows "recieve · en_US"' 'keys F7' 'shows "adress · en_US"'
holds "a word that is let be is marked no more" both 'keys i' 'shows "adress is let be"' 'await lacks_mark adress'
holds "F7 and a: it is one of the agent's own" both 'keys F7' 'shows "recieve · en_US"' 'keys a' 'shows "recieve is one of your words"' 'await lacks_mark recieve'
holds "misspelt or not, ^S sends" both 'wipes' 'types "Hello Priya, thank you for this lovelly message. "' 'marks lovelly' 'keys C-s' 'shows "held"'
holds "German is judged in German" both 'goes 1047' 'types "Guten Tag Herr Becker, Ihr Wiederspruch ist angekommen, die Straße und die Größe stimmen. "' 'marks Wiederspruch' 'clear_of Becker' 'clear_of Straße' 'clear_of Größe'
holds "of Chinese nothing is marked, and of the Latin words in it" both 'goes 1046' 'types "您好，您的订单已经发出，预计三天以后送达 recieve，谢谢您的耐心等待。"' 'keys Enter' 'types "Your parcel has left our house today and we wirte again soon. "' 'marks wirte' 'clear_of recieve' 'clear_of 您的订单'
judge=$(pgrep -P "$(screen_pid)" -f judge-words)
holds "words are judged in a process of their own" test -n "$judge"
holds "the program ends, and what judged words with it" both 'quits' '! kill -0 $judge 2>/dev/null'
holds "no added word lies in a file" both '! grep -rqsa recieve "$home" "$work/.config"'

opens swiss 'spell = de_CH,en_GB'
printf '' >"$work/none"
holds "the setting chooses: in de_CH Straße is misspelt" both 'goes 1047' 'types "Guten Tag, die Straße und die Strasse und das Paket stehen hier. "' 'marks Straße' 'clear_of Strasse'
holds "and English is British" both 'goes 1057' 'types "The colour of the parcel and the color of the label are what we recieve here. "' 'marks color' 'clear_of colour'
holds "the agent's own word is there after a restart" clear_of recieve
quits >/dev/null
holds "after new keys for everything" both 'exits 0 deskhand rotate' 'opens rotated "spell = en_US"' 'goes 1057' 'types "The parcel and the label are what we recieve and wirte here today. "' 'marks wirte' 'clear_of recieve'
holds "with the customer goes the word, of a session that runs" both 'goes 1042' 'types "The parcel and the label are what we recieve and wirte here today. "' 'marks wirte' 'clear_of recieve' 'exits 0 deskhand erase "$(deskhand show 1057 --json | python3 -c "import json,sys; print(json.load(sys.stdin)[\"customer\"])")" --yes' 'types "We are here. "' 'marks recieve'
quits >/dev/null
holds "and of the next" both 'opens erased' 'goes 1042' 'types "The parcel and the label are what we recieve and write here today. "' 'marks recieve'
quits >/dev/null

opens off 'spell = off'
holds "off is off" both 'goes 1042' 'types "The parcel is what we recieve and wirte here today. "' 'keys F7' 'shows "Words are not checked here"' 'clear_of recieve'
quits >/dev/null
printf '[ui]\nspell = en_GB,xx_YY\n' >"$home/deskhand.conf"
holds "doctor tells the dictionaries, and what the setting names in vain" both 'TERM=xterm exits 1 deskhand doctor' 'prints "Enchant"' 'prints "en_GB"' 'grep -q "names xx_YY, of which there is no dictionary" "$work/out" "$work/err"'
printf '[shop]\nlanguages = zh\n' >"$home/deskhand.conf"
TERM=xterm deskhand doctor >"$work/out" 2>"$work/err"
holds "and the shop's language where it has none" prints "no dictionary: words of this language are not checked"
printf '[ui]\nspell = "rm -rf; x"\n' >"$home/deskhand.conf"
holds "a setting that is no name of a dictionary is refused with its line" both 'exits 2 deskhand doctor' 'says "deskhand.conf:2"'
rm "$home/deskhand.conf"

printf '1042\nr\nThe parcel is what we recieve and wirte here today, thank you.\n:spell\n:Esc\nq\n' | timeout 120 "$program" --home "$home" --passphrase-file "$work/passphrase" --plain >"$work/out" 2>"$work/err"
holds "in lines spell tells each word with what it may be" both 'prints "recieve: receive"' 'prints "wirte: write"'
finish
