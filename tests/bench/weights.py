#!/usr/bin/env python3
"""Which mix of picks a shop's year would choose; usage: weights.py PROGRAM [DATA] [--quick]

PROGRAM is the tests' build, which takes its mix from DESKHAND_TEST_MIX. What was bought before
August is known; by August the mix is chosen (the most of recall@10 times NDCG@10 of what was
bought for the first time), by September, with August known too, it is judged beside the mix that
the program has. Only what this shop has can be chosen: bought together (1, since a mix is the
same at any scale), similar, popular now. --quick asks a few mixes.
"""
import os
import sys
import tempfile

import picks_bench

CHOSEN_BY, JUDGED_BY = "2011-08", "2011-09"
SIMILAR = (0.3, 0.5, 0.6, 0.7, 0.8, 1.0, 1.3)
POPULAR = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.6)


def judge(program, home, split, mix):
    """recall, NDCG and coverage with the mix; None: the program's own."""
    if mix is None:
        os.environ.pop("DESKHAND_TEST_MIX", None)
    else:
        os.environ["DESKHAND_TEST_MIX"] = " ".join(map(str, mix))
    picks, _ = picks_bench.ask(program, home, split, sorted(split.wanted))
    return picks_bench.judge(split, lambda customer: picks[customer], split.wanted)


def show(name, found):
    print(f"{name:34}{found[0]:9.4f}{found[1]:9.4f}{found[2]:9.1%}", flush=True)


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    program = os.path.abspath(words[0])
    folder = words[1] if len(words) > 1 else "../shared/data/retail"
    if not os.path.exists(os.path.join(folder, "orders.jsonl.gz")):
        print(f"not run: the mix of picks by a real shop's year ({folder} is not there)")
        return 0
    quick = "--quick" in sys.argv
    mixes = [(1, similar, popular) for similar in (SIMILAR[::3] if quick else SIMILAR)
             for popular in (POPULAR[::3] if quick else POPULAR)]
    best = None
    for month in (CHOSEN_BY, JUDGED_BY):
        split = picks_bench.Split(folder, month)
        print(f"{month}: {len(split.wanted)} customers who bought something new")
        print(f"{'together, similar, popular':34}recall@10  NDCG@10  coverage")
        with tempfile.TemporaryDirectory() as home:
            picks_bench.make_shop(program, home, folder, split)
            show("the program's mix", judge(program, home, split, None))
            if month == JUDGED_BY:
                show(f"{best[1]}, chosen by {CHOSEN_BY}", judge(program, home, split, best[1]))
                break
            for mix in mixes:
                found = judge(program, home, split, mix)
                show(str(mix), found)
                if best is None or found[0] * found[1] > best[0]:
                    best = (found[0] * found[1], mix)
    return 0


if __name__ == "__main__":
    sys.exit(main())
