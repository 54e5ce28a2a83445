#!/bin/sh
# The ledger: what was decided over a ticket, by the screen and by commands, and the figures
# of the team made from it.
. "$(dirname "$0")/../support/story.sh"
shop=$top/tests/shell/shop.jsonl
golden=$top/tests/shell/golden
socket=deskhand-test-$$
trap 'tmux -L "$socket" kill-server 2>/dev/null; rm -rf "$work"' EXIT
agent=${LOGNAME:-${USER:-$(id -un)}}
# as_golden NAME: what was printed is what stands there, but for times, keys and spans of time.
# DESKHAND_GOLDEN=write writes the file anew.
as_golden() {
    sed -E -e 's/20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z/TIME/g' -e 's/\b[0-9a-f]{32}\b/KEY/g' -e "s/\b$agent\b/AGENT/g" \
        -e 's/"seconds_to_send":\{[^}]*\}/"seconds_to_send":{}/' -e 's/(opened to sent).*/\1/' -e 's/"day":"[0-9-]*"/"day":"DAY"/' -e 's/("seconds_to_send":)[0-9.]+/\1SECONDS/' "$work/out" >"$work/plain"
    if [ "${DESKHAND_GOLDEN:-}" = write ]; then cp "$work/plain" "$golden/$1"; fi
    diff "$golden/$1" "$work/plain"
}
deskhand init >/dev/null 2>&1
printf '[send]\ndelay = 2s\n' >"$home/deskhand.conf"
deskhand import "$shop" >/dev/null 2>&1

printf 'You can return it within 60 days.' >"$work/bad"
printf 'Hola, su pedido W2378156 llega el 25 de noviembre.' >"$work/good"
holds "what is passed over the guard is put down with its rule" both 'exits 0 deskhand reply 1043 --file "$work/bad" --override "agreed with a lead"' 'exits 0 deskhand ledger 1043 --json' 'json "[(e[\"record\"][\"how\"],e[\"record\"][\"rule\"],e[\"record\"][\"reason\"]) for e in one[\"entries\"] if e[\"kind\"]==\"override\"]==[(\"forced\",\"contradicted duration\",\"agreed with a lead\")]"'
holds "ledger --json is as it was" as_golden ledger.json
holds "ledger is as it was" both 'exits 0 deskhand ledger 1043' 'as_golden ledger'
holds "ledger --help is as it was" both '"$program" ledger --help | head -n 3 >"$work/out"' 'as_golden ledger.help'
holds "the ledger names a legal hold, and its end" both 'exits 0 deskhand hold 1043' 'exits 0 deskhand hold 1043 --off' 'exits 0 deskhand ledger 1043' '[ "$(sed -n "s/.*: legal hold \(on\|off\)$/\1/p" "$work/out" | tr "\n" " ")" = "on off " ]'
printf 'open 1043\ntag +vip\nassign marta\nassign marta\npriority urgent\nsnooze reply\nq\nq\nq\n' | deskhand --plain >/dev/null 2>&1
deskhand ledger 1043 >"$work/out" 2>&1
holds "it says what of a ticket was changed" both 'grep -q ": tags .*vip" "$work/out"' 'grep -q ": assigned to marta" "$work/out"' 'grep -q ": priority urgent" "$work/out"' 'grep -q ": snoozed until the next reply" "$work/out"'
holds "a ticket that is not there exits 4" exits 4 deskhand ledger 9999
holds "no ticket exits 2" exits 2 deskhand ledger

tmux -L "$socket" -f /dev/null new-session -d -x 120 -y 36 "TERM=tmux-256color LC_ALL=C.UTF-8 '$program' --home '$home' --passphrase-file '$work/passphrase'; echo ended >'$work/ended'"
screen() { for _ in $(seq 300); do tmux -L "$socket" capture-pane -p >"$work/out" 2>/dev/null; grep -qF -- "$1" "$work/out" && return 0; sleep 0.1; done; echo "the screen lacks: $1"; cat "$work/out"; return 1; }
keys() { tmux -L "$socket" send-keys "$@"; sleep 0.3; }
holds "the screen shows drafts" screen 'W2378156'
keys Tab
keys 2
keys -l ' Gracias.'
sleep 1.5
keys C-s
holds "a draft is taken, changed and held" screen 'u takes it back'
holds "and sent" both 'for _ in $(seq 200); do deskhand show 1042 --json >"$work/out" 2>/dev/null; grep -q "Gracias\." "$work/out" && grep -q "\"unsent\":0" "$work/out" && break; sleep 0.2; done' 'json "one[\"unsent\"]==0 and one[\"messages\"][-1][\"text\"].endswith(\"Gracias.\")"'
keys q
keys q
keys q
keys q
holds "the screen ends" both 'for _ in $(seq 150); do [ -e "$work/ended" ] && break; tmux -L "$socket" send-keys q 2>/dev/null; sleep 0.2; done' '[ -e "$work/ended" ]'

holds "the ledger names the draft, the engine and what changed" both 'exits 0 deskhand ledger 1042 --json' 'json "len(one[\"replies\"])==1 and one[\"replies\"][0][\"draft\"][\"n\"]==2 and one[\"replies\"][0][\"draft\"][\"engine\"]==\"local\" and one[\"replies\"][0][\"draft\"][\"model\"] is None and one[\"replies\"][0][\"draft\"][\"prompt_hash\"] is None and one[\"replies\"][0][\"state\"]==\"sent\" and one[\"replies\"][0][\"verdict\"]==\"pass\""'
holds "the diff applied to the draft gives what was sent" json '(lambda r: b"".join((r["draft"]["text"].encode()[d["draft"][0]:d["draft"][1]] if d["op"]=="same" else r["text"].encode()[d["sent"][0]:d["sent"][1]]) for d in r["diff"] if d["op"]!="removed").decode()==r["text"] and r["diff"][-1]["op"]=="added" and 0<r["share_changed"]<0.2)(one["replies"][0])'
holds "drafts that stood beside it are there, each with its sources" json '[e["record"]["fate"] for e in one["entries"] if e["kind"]=="draft"].count("offered")>=1 and all(e["record"]["sources"] for e in one["entries"] if e["kind"]=="draft" and e["record"]["fate"]=="taken")'
holds "what was typed is there, as it stood after a pause" json 'any(e["kind"]=="edits" and e["record"]["text"].endswith("Gracias.") for e in one["entries"])'
holds "the verdicts of the text that was sent name its claims" json '[e["record"]["claims"] for e in one["entries"] if e["kind"]=="verdicts"][0] and [e["record"]["key"] for e in one["entries"] if e["kind"]=="verdicts"][0]==one["replies"][0]["key"]'
holds "for people the insertion is marked by signs" both 'exits 0 deskhand ledger 1042' 'prints "{+ Gracias.+}"' 'prints "from draft 2"'

holds "stats --json is as it was" both 'exits 0 deskhand stats --json' 'as_golden stats.json'
holds "stats is as it was" both 'exits 0 deskhand stats' 'as_golden stats'
holds "stats names no agent" both 'exits 0 deskhand stats --json' '! grep -q "\"$agent\"" "$work/out"'
holds "stats --since leaves out what was before" both 'exits 0 deskhand stats --since 2099-01-01 --json' 'json "one[\"replies\"]==0 and one[\"overrides\"]==[] and one[\"rates\"][\"as_is\"] is None"' 'exits 0 deskhand stats --since 1d --json' 'json "one[\"replies\"]==2"'
holds "a --since that is no time exits 2" exits 2 deskhand stats --since yesterday
again() { printf '{"type":"ticket","id":"1043","customer":"c2","created_at":"2026-11-01T10:00:00Z","messages":[{"id":"again","from":"customer","at":"2026-11-02T10:00:00Z","text":"?"}]}\n' >"$work/again.jsonl"; }
holds "and why one that was snoozed is open again" both again 'exits 0 deskhand import "$work/again.jsonl"' 'exits 0 deskhand ledger 1043' 'grep -q "open again: the customer wrote$" "$work/out"'
finish
