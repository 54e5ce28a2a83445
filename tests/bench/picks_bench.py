#!/usr/bin/env python3
"""How good picks are, beside what everybody could do; usage: picks_bench.py PROGRAM [DATA] [--month M]

DATA (../shared/data/retail) holds a shop's products, customers and orders in the interchange
form. Its last month is cut off: what customers bought then for the first time is what picks made
from the months before should have named. The program and the baselines get the same customers,
the same orders, and are judged by the same function:

Buy-again is judged apart, by everything that was bought in the last month, new or not: its list,
and behind it the picks, against what one bought most often with recent bestsellers behind it.

recall@10    of what a customer newly bought, the share that is among the ten picks
NDCG@10      the same by place: log2 discount, against the best order possible (Jaervelin, 2002)
coverage     products shown to anybody, of all products that had been sold
"""
import collections
import gzip
import json
import math
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

K = 10
NEIGHBOURS = 20   # of item-kNN
LATELY = 28       # days of "recent bestsellers"
PASSPHRASE = "a shop's year\n"


def lines_of(folder, name):
    with gzip.open(os.path.join(folder, name + ".jsonl.gz"), "rt", encoding="utf-8") as file:
        for line in file:
            yield line, json.loads(line)


def month_after(month):
    year, number = int(month[:4]), int(month[5:7])
    return f"{year + number // 12:04}-{number % 12 + 1:02}"


class Split:
    """Orders before the month, and what was bought in it that had not been bought before."""

    def __init__(self, folder, month):
        self.orders, self.raw = [], []
        self.bought = collections.defaultdict(set)
        self.times = collections.Counter()  # orders, by customer and product
        later = collections.defaultdict(set)
        months = []
        for line, order in lines_of(folder, "orders"):
            months.append((order["placed_at"], line, order))
        self.month = month or max(at for at, _, _ in months)[:7]
        for at, line, order in months:
            products = {one["product"] for one in order["lines"]}
            if at < self.month:
                self.orders.append(order)
                self.raw.append(line)
                self.bought[order["customer"]] |= products
                self.times.update((order["customer"], product) for product in products)
            elif at < month_after(self.month):
                later[order["customer"]] |= products
        self.sold = set().union(*self.bought.values())
        self.wanted = {}
        self.basket = {one: later[one] for one in sorted(later) if one in self.bought}
        for customer, products in sorted(later.items()):
            new = products - self.bought.get(customer, set())
            if customer in self.bought and new:
                self.wanted[customer] = new


def judge(split, picks, targets):
    recall = ndcg = 0
    shown = set()
    for customer, wanted in targets.items():
        ten = picks(customer)[:K]
        shown |= set(ten)
        recall += len(wanted & set(ten)) / len(wanted)
        best = sum(1 / math.log2(i + 2) for i in range(min(K, len(wanted))))
        ndcg += sum(1 / math.log2(i + 2) for i, one in enumerate(ten) if one in wanted) / best
    count = len(targets)
    return recall / count, ndcg / count, len(shown & split.sold) / len(split.sold)


def best_not_owned(split, ranked):
    def picks(customer):
        ten = []
        for product in ranked:
            if product not in split.bought[customer]:
                ten.append(product)
                if len(ten) == K:
                    break
        return ten
    return picks


def day_of(order):
    return time.mktime(time.strptime(order["placed_at"][:10], "%Y-%m-%d")) // 86400


def bestsellers(split, days=None):
    newest = max(day_of(order) for order in split.orders)
    buyers = collections.defaultdict(set)
    for order in split.orders:
        if days is None or day_of(order) > newest - days:
            for line in order["lines"]:
                buyers[line["product"]].add(order["customer"])
    ranked = sorted(buyers, key=lambda product: (-len(buyers[product]), product))
    return best_not_owned(split, ranked)


def most_often(split):
    """What the customer bought most often, and behind it what sells of late."""
    lately = bestsellers(split, LATELY)

    def picks(customer):
        own = sorted(split.bought[customer], key=lambda one: (-split.times[customer, one], one))
        return (own + lately(customer))[:K]
    return picks


def at_random(split, seed=11):
    source = random.Random(seed)
    sold = sorted(split.sold)

    def picks(customer):
        return [one for one in source.sample(sold, K * 4) if one not in split.bought[customer]]
    return picks


def item_knn(split):
    buyers = collections.defaultdict(list)
    for customer, products in split.bought.items():
        for product in products:
            buyers[product].append(customer)
    near = {}
    for product in buyers:
        common = collections.Counter()
        for customer in buyers[product]:
            common.update(split.bought[customer])
        del common[product]
        cosines = [(count / math.sqrt(len(buyers[product]) * len(buyers[other])), other)
                   for other, count in common.items()]
        near[product] = sorted(cosines, key=lambda one: (-one[0], one[1]))[:NEIGHBOURS]

    def picks(customer):
        scores = collections.Counter()
        for product in split.bought[customer]:
            for cosine, other in near[product]:
                scores[other] += cosine
        for product in split.bought[customer]:
            scores.pop(product, None)
        return [one for one, _ in sorted(scores.items(), key=lambda one: (-one[1], one[0]))[:K]]
    return picks


def run(program, home, *words, given=None):
    done = subprocess.run(
        [program, *words, "--passphrase-file", os.path.join(home, "passphrase")],
        env=dict(os.environ, DESKHAND_HOME=home), input=given, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{words}: {done.stderr}")
    return done.stdout


def processor():
    """What the programs that were run took, however busy the machine."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def make_shop(program, home, folder, split):
    """A vault in home with what the shop knew before the month."""
    place = os.path.join(home, "passphrase")
    with open(os.open(place, os.O_CREAT | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        file.write(PASSPHRASE)
    shop = os.path.join(home, "shop.jsonl")
    with open(shop, "w", encoding="utf-8") as file:
        for name in ("products", "customers"):
            file.writelines(line for line, _ in lines_of(folder, name))
        file.writelines(split.raw)
    run(program, home, "init", "--kdf", "interactive")
    run(program, home, "import", shop)


def ask(program, home, split, customers):
    """The program's picks, and the buy-again list, of each of the customers."""
    out = run(program, home, "recommend", "--stdin", "-k", str(K), "--engine", "local",
              "--json", given="".join(one + "\n" for one in customers))
    answers = [json.loads(line) for line in out.splitlines()]
    if len(answers) != len(customers):
        sys.exit(f"{len(answers)} answers for {len(customers)} customers")
    picks = {one["customer"]: [pick["product"] for pick in one["picks"]] for one in answers}
    again = {one["customer"]: [pick["product"] for pick in one.get("again", [])] for one in answers}
    for customer, ten in picks.items():
        if split.bought[customer] & set(ten) or len(set(ten)) != len(ten):
            sys.exit(f"{customer} is offered what is owned, or one thing twice")
        if set(again[customer]) - split.bought[customer]:
            sys.exit(f"{customer} is told to buy again what was never bought")
    return picks, again


def of_program(program, folder, split):
    """As ask(), of every customer, with what it took."""
    with tempfile.TemporaryDirectory() as home:
        make_shop(program, home, folder, split)
        began, used = time.perf_counter(), processor()
        picks, again = ask(program, home, split, sorted(split.bought))
        return picks, again, (time.perf_counter() - began, processor() - used)


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    month = sys.argv[sys.argv.index("--month") + 1] if "--month" in sys.argv else None
    words = [word for word in words if word != month]
    program = os.path.abspath(words[0])
    folder = words[1] if len(words) > 1 else "../shared/data/retail"
    if not os.path.exists(os.path.join(folder, "orders.jsonl.gz")):
        print(f"not run: picks on a real shop's year ({folder} is not there)")
        return 0
    split = Split(folder, month)
    print(f"{len(split.orders)} orders before {split.month}, {len(split.wanted)} customers who then bought something new")
    print(f"{'':34}recall@10  NDCG@10  coverage")
    picks, again, seconds = of_program(program, folder, split)
    rows = [("random", at_random(split)), ("bestsellers", bestsellers(split)),
            (f"bestsellers of {LATELY} days", bestsellers(split, LATELY)),
            (f"item-kNN, cosine, k = {NEIGHBOURS}", item_knn(split)),
            ("deskhand recommend", lambda customer: picks[customer])]
    for name, ranked in rows:
        recall, ndcg, coverage = judge(split, ranked, split.wanted)
        print(f"{name:34}{recall:9.3f}{ndcg:9.3f}{coverage:9.1%}")
    print(f"buy-again, {len(split.basket)} customers who then bought anything")
    for name, ranked in [("most often, then bestsellers", most_often(split)),
                         ("deskhand again, then picks", lambda one: again[one] + picks[one])]:
        recall, ndcg, _ = judge(split, ranked, split.basket)
        print(f"{name:34}{recall:9.3f}{ndcg:9.3f}")
    print(f"buy-again lists hold {sum(map(len, again.values())) / len(again):.1f} products")
    everyone = set().union(*map(set, picks.values()))
    print(f"all {len(picks)} customers: {seconds[0]:.2f} s ({seconds[1]:.2f} s of processor time), {len(everyone) / len(split.sold):.1%} of the products are shown to somebody")
    return 0


if __name__ == "__main__":
    sys.exit(main())
