#!/bin/sh
# Two tickets are worked on the screen: one is answered by a draft and a pick, the other by
# hand. What the figures say of it afterwards.
. "$(dirname "$0")/../support/story.sh"
socket=deskhand-stats-$$
trap 'tmux -L "$socket" kill-server 2>/dev/null; rm -rf "$work"' EXIT
deskhand init >/dev/null 2>&1
printf '[send]\ndelay = 1s\n' >"$home/deskhand.conf"
deskhand import "$top/tests/shell/shop.jsonl" >/dev/null 2>&1
printf 'Hola, su pedido W2378156 llega el 25 de noviembre.' >"$work/good"

tmux -L "$socket" -f /dev/null new-session -d -x 120 -y 36 "TERM=tmux-256color LC_ALL=C.UTF-8 '$program' --home '$home' --passphrase-file '$work/passphrase'; echo ended >'$work/ended'"
screen() { for _ in $(seq 80); do tmux -L "$socket" capture-pane -p >"$work/out" 2>/dev/null; grep -qF -- "$1" "$work/out" && return 0; sleep 0.1; done; echo "the screen lacks: $1"; cat "$work/out"; return 1; }
keys() { tmux -L "$socket" send-keys "$@"; sleep 0.12; }
sent() { for _ in $(seq 100); do deskhand stats --json >"$work/out" 2>/dev/null; json "one[\"replies\"]==$1" >/dev/null && return 0; sleep 0.1; done; cat "$work/out"; return 1; }
holds "drafts stand there" screen 'W2378156'
keys Tab
keys 1
keys C-x
keys p
keys 1
keys C-s
holds "the draft is sent with a pick" sent 1
holds "the next ticket is open" screen '篮球可以退货吗'
keys r
keys -l 'OKK'
keys BSpace
keys C-s
holds "the reply by hand is sent" sent 2
holds "five keys took draft and pick and sent them; the other reply took six" json '(lambda k: (k["replies"],k["not_known"],k["typed"],k["deleted"],k["commands"],k["median"],k["p90"])==(2,0,3,1,7,5,6))(one["keystrokes"])'
holds "one went as a draft lightly edited, one without a draft" json '(one["light_edit"],one["without_draft"])==(1,1)'
holds "one pick was put in and sent, none is bought yet" json '(lambda p: (p["put"],p["sent"],p["bought"])==(1,1,0) and p["offered"]>=1)(one["picks"])'
keys r
keys -l 'never sent'
keys Escape
for _ in 1 2 3 4; do keys q; done
holds "the screen ends" both 'for _ in $(seq 50); do [ -e "$work/ended" ] && break; tmux -L "$socket" send-keys q 2>/dev/null; sleep 0.2; done' '[ -e "$work/ended" ]'
holds "a text that is not sent counts nowhere" both 'exits 0 deskhand stats --json' 'json "one[\"replies\"]==2 and one[\"keystrokes\"][\"typed\"]==3"'

deskhand ledger 1042 --json >"$work/out" 2>/dev/null
picked=$(python3 -c 'import json,sys
print([p["product"] for e in json.load(open(sys.argv[1]))["entries"] if e["kind"]=="verdicts" for p in e["record"].get("picks",[]) if p["fate"]=="sent"][0])' "$work/out")
later=$(date -u -d '+1 hour' +%Y-%m-%dT%H:%M:%SZ)
buys() { printf '{"type":"order","id":"%s","customer":"%s","placed_at":"%s","status":"%s","currency":"EUR","lines":[{"product":"%s","quantity":1,"price":"1.00"}]}\n' "$@" >"$work/order.jsonl"; deskhand import "$work/order.jsonl" >/dev/null 2>&1; }
bought() { deskhand stats --json >"$work/out" 2>/dev/null; json "one[\"picks\"][\"bought\"]==$1"; }
holds "what another customer buys is not the pick's doing" both 'buys W9000001 c2 "$later" pending "$picked"' 'bought 0'
holds "nor what was bought before" both 'buys W9000002 c1 2026-01-02T10:00:00Z delivered "$picked"' 'bought 0'
holds "nor an order that was cancelled" both 'buys W9000003 c1 "$later" cancelled "$picked"' 'bought 0'
holds "a later order of that customer is" both 'buys W9000004 c1 "$later" pending "$picked"' 'bought 1'
holds "a reply from the command line has no keystrokes" both 'exits 0 deskhand reply 1042 --file "$work/good"' 'exits 0 deskhand stats --json' 'json "(one[\"keystrokes\"][\"replies\"],one[\"keystrokes\"][\"not_known\"])==(2,1)"'
holds "days add up to the whole" json 'sum(d["replies"] for d in one["days"])==3 and sum(d["picks"]["bought"] for d in one["days"])==1'

# fits COLUMNS: no line is wider, nothing but ASCII
fits() { LC_ALL=C COLUMNS=$1 deskhand stats >"$work/out" 2>/dev/null && python3 -c 'import sys
lines=open(sys.argv[1],"rb").read().split(b"\n")
wide=[l for l in lines if len(l)>int(sys.argv[2]) or any(b>126 or b<32 for b in l)]
print(wide)
sys.exit(1 if wide or len(lines)<15 else 0)' "$work/out" "$1"; }
holds "for people it fits 80 columns in plain ASCII" both 'fits 80' 'prints "bought later                  1"'
holds "and 30" both 'fits 30' 'prints "bought later"'
holds "one's own figures are those of one's own replies" both 'exits 0 deskhand stats --mine --json' 'json "one[\"replies\"]==3"' 'printf "[ui]\nagent = somebody\n" >>"$home/deskhand.conf"' 'exits 0 deskhand stats --mine --json' 'json "one[\"replies\"]==0 and one[\"picks\"][\"offered\"]==0 and one[\"days\"]==[]"' 'exits 0 deskhand stats --json' 'json "one[\"replies\"]==3"'
finish
