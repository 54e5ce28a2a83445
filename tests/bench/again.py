#!/usr/bin/env python3
"""By what a customer's own products are put in the order to be bought again; usage: again.py [DATA]

Each way is judged on August by everything that was bought in it, by the functions of
picks_bench.py, with recent bestsellers behind it; the way that finds most is src/assist/rank.c's,
and September (make bench-picks) judges it.
"""
import collections
import math
import os
import sys

from picks_bench import K, LATELY, Split, bestsellers, day_of, judge, most_often

MONTH = "2011-08"


class History:
    def __init__(self, split):
        self.times, self.last = split.times, collections.Counter()
        self.newest = max(day_of(order) for order in split.orders)
        first, self.recent = {}, collections.Counter()
        self.orders, self.buyers = collections.Counter(), collections.Counter()
        for (_, product), times in split.times.items():
            self.orders[product] += times
            self.buyers[product] += 1
        for order in sorted(split.orders, key=day_of):
            for line in order["lines"]:
                pair = order["customer"], line["product"]
                self.last[pair] = day_of(order)
                first.setdefault(pair, day_of(order))
        for (_, product), day in first.items():
            self.recent[product] += day > self.newest - LATELY

    def worth(self, pair):
        return self.times[pair] + math.log1p(self.recent[pair[1]])

    def again_rate(self, product):
        """How often who bought it bought it again; of few buyers as of most products."""
        return (self.orders[product] - self.buyers[product] + 1) / (self.buyers[product] + 5)

    def by(self, worth):
        def picks(split, lately):
            def of(customer):
                own = [one for one in split.bought[customer] if worth((customer, one)) > 0]
                own.sort(key=lambda one: (-worth((customer, one)), -self.last[customer, one], one))
                return (own + lately(customer))[:K]
            return of
        return picks


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else "../shared/data/retail"
    if not os.path.exists(os.path.join(folder, "orders.jsonl.gz")):
        print(f"not run: what a real shop's customers buy again ({folder} is not there)")
        return 0
    split = Split(folder, MONTH)
    past, lately = History(split), bestsellers(split, LATELY)
    ways = [("how often", lambda pair: past.times[pair]),
            ("how often, twice at least", lambda pair: past.times[pair] * (past.times[pair] > 1)),
            ("how often, fading by half in 120 days",
             lambda pair: past.times[pair] * 0.5 ** ((past.newest - past.last[pair]) / 120))]
    ways += [(f"how often + {share} log of who lately began to buy it",
              lambda pair, share=share: past.times[pair] + share * math.log1p(past.recent[pair[1]]))
             for share in (0.5, 1, 2)]
    ways += [("with 1 log, what was bought twice first",
              lambda pair: past.worth(pair) + 1000 * (past.times[pair] > 1)),
             ("with 1 log + 2 times how often it is bought again",  # needs a count that the catalogue has not
              lambda pair: past.worth(pair) + 2 * past.again_rate(pair[1]))]
    print(f"{len(split.basket)} customers who bought anything in {MONTH}")
    print(f"{'':52}recall@10  NDCG@10")
    print("%-52s%9.3f%9.3f" % ("most often, then bestsellers", *judge(split, most_often(split), split.basket)[:2]))
    for name, worth in ways:
        print("%-52s%9.3f%9.3f" % (name, *judge(split, past.by(worth)(split, lately), split.basket)[:2]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
