#!/bin/sh
# Whole numbers and amounts as large as 64 bits hold: taken, told as they are, and no sum of them runs over.
. "$(dirname "$0")/../support/story.sh"
most=9223372036854775807
amount=922337203685477.5807
exits 0 deskhand init >/dev/null
cat >"$work/shop" <<END
{"type":"product","id":"P1","title":"Trail kettle","price":"$amount","currency":"EUR","stock":$most,"attributes":{"weight":"1 kg"}}
{"type":"product","id":"P2","title":"Trail kettle","price":"$amount","currency":"EUR","stock":$most,"attributes":{"weight":"2 kg"}}
{"type":"customer","id":"c1","name":"Ana Ruiz","lang":"en"}
{"type":"order","id":"W2378156","customer":"c1","placed_at":"2026-11-17T10:00:00Z","status":"shipped","currency":"EUR","total":"$amount","lines":[{"product":"P1","title":"Trail kettle","quantity":$most,"price":"$amount"},{"product":"P2","title":"Trail kettle","quantity":$most,"price":"$amount"}]}
{"type":"ticket","id":"1","customer":"c1","lang":"en","created_at":"2026-11-18T10:00:00Z","messages":[{"id":"m1","from":"customer","at":"2026-11-18T10:00:00Z","text":"Where is order W2378156 with my kettles?","attachments":[{"name":"a.jpg","type":"image/jpeg","size":$most}]}]}
END
holds "a shop of the largest numbers is taken" exits 0 deskhand import "$work/shop"
sed "s/$most/9223372036854775808/" "$work/shop" >"$work/beyond"
holds "one more is refused" exits 1 deskhand import "$work/beyond"
holds "... in words" grep -q 'must be a whole number from .* to 9223372036854775807, not 9223372036854775808' "$work/err"
sed "s/922337203685477.5807/922337203685477.5808/" "$work/shop" >"$work/beyond"
holds "an amount beyond them is refused" exits 1 deskhand import "$work/beyond"
holds "they are shown as they are" both 'exits 0 deskhand show 1 --json' 'grep -q "\"quantity\":$most" "$work/out"' 'grep -q "\"size\":$most" "$work/out"'
while IFS= read -r text; do
    printf '{"ticket":"1","text":"%s"}\n' "$text"
done >"$work/texts" <<END
You ordered $most kettles of 1 kg in W2378156.
There are 20 of the Trail kettle left, and two kettles cost 1844674407370955.1614 EUR.
Your order W2378156 has 3 parcels with 12 pieces, 18 kg in all.
You have bought 2 kettles of yours for $amount EUR each.
We refund 2 x $amount EUR for your two Trail kettles, and 10 percent of $amount EUR.
Four metres of your kettle weigh 12 kg; the total of W2378156 is $amount EUR.
END
holds "any text is judged beside them" exits 0 deskhand check --stdin --json <"$work/texts"
holds "... every one" [ "$(wc -l <"$work/out")" = 6 ]
holds "drafts are made of them" exits 0 deskhand suggest 1 --engine local --json
holds "picks are made beside them" exits 0 deskhand recommend c1 --engine local --json
holds "the screen's frames by lines are, too" exits 0 deskhand --plain </dev/null
finish
