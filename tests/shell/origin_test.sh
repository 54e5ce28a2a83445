#!/bin/sh
# A reply that was begun from a draft: which, is known over a quit and a kill, to the diff, the ledger and the statistics.
. "$(dirname "$0")/../support/story.sh"
. "$top/tests/support/screen.sh"
exits 0 "$program" demo --home "$work/demo" </dev/null
demo() { "$program" --home "$work/demo" --passphrase-file "$work/demo/demo-passphrase" "$@"; }

start() { screen_open "$1" 120 40 "'$program' demo --home '$work/demo'" && shows "Queue"; }
opens() { asks : && types 1070 && keys Enter && shows "Drafts" && await pane_has "▸1"; }
takes() { start one && opens && keys 1 && shows "Draft 1 taken" && types " abc" && shows "abc" && sleep 1.5; }
quits() { escape && asks : && types quit && keys Enter && ended 0; }
goes_on() { start "$1" && opens && writes r && shows "abc"; }
diff_shown() { keys F8 && shows "Draft 1 (-) and the reply as it stands (+)" && escape; }
sends() { writes r; keys C-s && shows "u takes it back" && await told_sent; }
told_sent() { demo ledger 1070 | grep -q "(sent)"; }

holds "a draft is taken and changed" takes
holds "the program quits" quits
holds "started again, the reply is set against its draft" both 'goes_on two' diff_shown
kill -9 "$(screen_pid)"
holds "after a kill too, by a program that had taken none" both 'goes_on three' diff_shown
holds "it is sent" sends
demo ledger 1070 >"$work/out"
holds "the ledger says which draft, and how much was changed" both 'prints "from draft 1"' '! grep -q "without a draft" "$work/out"'
demo ledger 1070 --json >"$work/out"
holds "its JSON too" json '[r["draft"]["n"] for r in one["replies"] if r["state"] == "sent"][-1] == 1'
demo stats --json >"$work/out"
holds "the statistics count a light edit" json '(one["light_edit"], one["without_draft"]) == (1, 0)'
quits
finish
