#!/usr/bin/env python3
"""Between which bounds a matter is heard; usage: hearing.py PROGRAM [TRAIN JUDGED] [--each]

PROGRAM is the tests' build, which takes the bounds of src/assist/hearing.h from
DESKHAND_TEST_HEARING. The questions of TRAIN are asked of the demo shop with one bound after
another moved, and the move is kept that gives the most of what is answered rightly less twice what
is answered wrongly and twice what is answered though nothing answers it, each as a share of its
kind: an invented answer costs more than a missing one. It ends where no bound's move gives as much
as three questions, which is chance. JUDGED is asked with the bounds chosen and with the program's
own: nothing is chosen by it. --each prints every move. Gates nothing.
"""
import json
import os
import re
import sys
import tempfile

import questions

HEADER = os.path.join(os.path.dirname(__file__), "../../src/assist/hearing.h")
FOLDER = os.path.join(os.path.dirname(__file__), "questions")
VALUES = {
    "SAID": (0.17, 0.21, 0.25, 0.29, 0.33, 0.40, 0.50),
    "CLAUSE": (0.25, 0.35, 0.45, 0.55, 0.65, 0.80),
    "PAIR": (0.20, 0.30, 0.40, 0.50, 0.60),
    "PHRASE": (0.02, 0.05, 0.10, 0.20, 0.30, 0.45, 0.60),
    "PAIRED": (0.40, 0.60, 0.80, 0.95),
    "QUOTED": (0.10, 0.20, 0.30, 0.50, 0.70, 0.90),
    "BESIDE": (0.10, 0.20, 0.30, 0.50, 0.70, 1.00, 1.50, 2.00),
}
LEAST = 0.03   # what a move has to give
INVENTED = 2   # times that an answer costs which is none
VERBOSE = "--each" in sys.argv


def own_bounds():
    with open(HEADER, encoding="utf-8") as file:
        found = dict(re.findall(r"X\(([A-Z]+), +([0-9.]+),", file.read()))
    return {name: float(found[name]) for name in VALUES}


class Asked:
    """Questions in a demo shop of their own, that are asked again and again."""

    def __init__(self, program, home, file):
        with open(file, encoding="utf-8") as lines:
            self.questions = [json.loads(line) for line in lines if line.strip()]
        self.shop = questions.Shop(program, home)
        self.told = {}

    def figures(self, bounds):
        """right and wrong of what can be answered, answered of what cannot"""
        given = " ".join(str(bounds[name]) for name in VALUES)
        if given not in self.told:
            os.environ["DESKHAND_TEST_HEARING"] = given
            fates = [questions.fate(self.shop, one, drafts)
                     for one, drafts in zip(self.questions, self.shop.ask(self.questions))]
            theirs = [one for one in fates if one["wanted"]]
            others = [one for one in fates if not one["wanted"]]
            self.told[given] = (sum(one["right"] for one in theirs) / len(theirs),
                                sum(one["wrong"] for one in theirs) / len(theirs),
                                sum(one["answered"] for one in others) / len(others))
        return self.told[given]

    def worth(self, bounds):
        right, wrong, nobodys = self.figures(bounds)
        return right - INVENTED * (wrong + nobodys)


def show(name, bounds, asked):
    right, wrong, nobodys = asked.figures(bounds)
    told = " ".join(f"{bounds[one]:.2f}" for one in VALUES)
    print(f"{name:42}{told:42}{right:9.3f}{wrong:9.3f}{nobodys:10.3f}", flush=True)


def choose(asked, bounds):
    while True:
        moves = [{**bounds, name: value} for name in VALUES for value in VALUES[name] if value != bounds[name]]
        for move in moves:
            if VERBOSE:
                show("moved", move, asked)
        best = max(moves, key=asked.worth)
        if asked.worth(best) < asked.worth(bounds) + LEAST:
            return bounds
        bounds = best
        show("a better one", bounds, asked)


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    program = os.path.abspath(words[0])
    files = words[1:3] if len(words) > 2 else \
        [os.path.join(FOLDER, name) for name in ("train.jsonl", "judged.jsonl")]
    own = own_bounds()
    with tempfile.TemporaryDirectory() as folder:
        train, judged = (Asked(program, os.path.join(folder, str(at)), file) for at, file in enumerate(files))
        print(f"{'':42}{' '.join(VALUES):42}{'right':>9}{'wrong':>9}{'nobody’s':>10}")
        show("the program's, train", own, train)
        chosen = choose(train, own)
        show("chosen, train", chosen, train)
        show("the program's, judged", own, judged)
        show("chosen, judged", chosen, judged)


if __name__ == "__main__":
    main()
