#!/bin/sh
# The demo's tickets, each with three different answers: counted over all of them.
. "$(dirname "$0")/../support/story.sh"
mkdir "$work/demo"
exits 0 "$program" demo --home "$work/demo" </dev/null
demo() { "$program" --home "$work/demo" --passphrase-file "$work/demo/demo-passphrase" "$@"; }
demo tickets --json >"$work/tickets"
python3 -c 'import json,sys
for line in open(sys.argv[1],encoding="utf-8"): print(json.loads(line)["id"])' "$work/tickets" >"$work/ids"

# Tickets to which three answers would be dishonest, and why: {"ID": "reason"}.
cat >"$work/check.py" <<'PYTHON'
import json, sys
FEWER = {"1067": "two questions, and the first draft answers both"}
tickets = [json.loads(l) for l in open(sys.argv[1], encoding="utf-8")]
answers = [json.loads(l) for l in open(sys.argv[2], encoding="utf-8")]
wrong = []
def expect(truth, *words):
    if not truth: wrong.append(" ".join(str(w) for w in words))
def knowledge(draft): # what it rests on: the shop's macros and articles, else the products it names
    told = [(s["kind"], s["id"]) for s in draft["sources"] if s["kind"] in ("macro", "article")]
    return tuple(told or sorted((s["kind"], s["id"]) for s in draft["sources"]))
expect(len(tickets) == 40 and len(answers) == 40, "there are", len(tickets), "tickets")
expect(len(FEWER) <= 2, "too many exceptions")
total = 0
for ticket, answer in zip(tickets, answers):
    id = ticket["id"]
    drafts = [d for d in answer["drafts"] if not d.get("holding")]
    expect(answer["ticket"] == id, id, "is answered as", answer["ticket"])
    expect(len(drafts) == 3 or id in FEWER, id, "has", len(drafts), "answers")
    expect(len(set(map(knowledge, drafts))) == len(drafts), id, "says the same twice")
    for draft in drafts:
        total += 1
        what = (id, knowledge(draft))
        expect(draft["sources"], *what, "has no source")
        expect(draft["lang"].split("-")[0] == ticket["lang"].split("-")[0], *what, "is in", draft["lang"])
        for claim in draft["claims"]:
            expect(claim["verdict"] == "proved", *what, claim["verdict"], claim["text"])
        for flag in draft["flags"]:
            expect(flag["severity"] == "mark", *what, flag["kind"], flag["reason"])
expect(total >= 3 * (40 - len(FEWER)), "only", total, "drafts")
print("\n".join(wrong))
sys.exit(bool(wrong))
PYTHON
demo suggest --stdin --json -n 3 <"$work/ids" >"$work/answers"
holds "each of the demo's 40 tickets has three answers, in its language, each from a source, every claim proved" \
    python3 "$work/check.py" "$work/tickets" "$work/answers"

holds "a draft's head counts what is not checked" both 'exits 0 demo suggest 1042 -n 3' 'grep -q "^--- draft 3 .* not checked 1" "$work/out"'
holds "check names the rule that fires" both 'printf "Please send me your password." | exits 3 demo check 1065' 'grep -q "^block  *secret_request " "$work/out"'

# A Saturday in November 2026, 15:14 in the demo's zone: the frame is that of the README, letter by letter.
DESKHAND_TEST_NOW=1795875260 "$program" demo </dev/null >"$work/frame"
sed -n '/^ Deskhand demo/,/^```/p' "$top/README.md" | sed '$d' >"$work/told"
holds "the frame in the README is what the demo shows" both '[ "$(wc -l <"$work/told")" = 36 ]' 'diff "$work/told" "$work/frame"'
finish
