#!/usr/bin/env python3
"""What the claim gate says of replies that people wrote over shops of their own, without knowing it.

usage: sets.py PROGRAM FOLDER... [--show]

A FOLDER of tests/guard/sets/ holds shop.jsonl (interchange) and cases.jsonl: a ticket, a text, whether
it is right, innocent or has a planted fault, and which words are that. PROGRAM is the tests' build:
its day is the one the shops were written for. Prints a line a set and one of all; --show prints each
planted fault that nothing was said of, and each right or innocent text that blocks or warns. Exits 1
where all sets together are worse than LIMITS.
"""
import collections
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile

NOW = "1795896000"  # 28 November 2026, 20:00 UTC
PASSPHRASE = "replies that people wrote\n"
# Of a hundred, of all sets named together. They are what was reached, with a little room: these
# sets have been looked into, so what is reached on a new one is less.
LIMITS = {"caught": 92.0, "right blocked": 0.2, "right warned": 0.1, "innocent blocked": 0.1}


def run(program, home, *words, given=None):
    environment = dict(os.environ, DESKHAND_HOME=home, DESKHAND_TEST_NOW=NOW)
    done = subprocess.run(
        [program, *words, "--passphrase-file", os.path.join(home, "passphrase")],
        env=environment, input=given, capture_output=True, text=True)
    if done.returncode not in (0, 3):
        sys.exit(f"{words}: {done.stderr}")
    return done.stdout


def answers(program, folder, cases):
    with tempfile.TemporaryDirectory() as home:
        place = os.path.join(home, "passphrase")
        with open(os.open(place, os.O_CREAT | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            file.write(PASSPHRASE)
        # What a shop's records say they were read at is hours before its tickets are answered.
        with open(os.path.join(home, "deskhand.conf"), "w", encoding="utf-8") as file:
            file.write("[guard]\nfresh = 24h\n")
        run(program, home, "init", "--kdf", "interactive")
        run(program, home, "import", os.path.join(folder, "shop.jsonl"))
        lines = "".join(json.dumps({"ticket": c["ticket"], "text": c["text"]}) + "\n" for c in cases)
        out = run(program, home, "check", "--stdin", "--json", given=lines)
    read = [json.loads(line) for line in out.splitlines()]
    if len(read) != len(cases) or any("error" in one for one in read):
        sys.exit(f"{folder}: {len(read)} answers to {len(cases)} texts, or errors among them")
    return read


def said_of(answer, start, end):
    told = [c for c in answer["claims"] if c["verdict"] != "proved"] + answer["flags"]
    return [one for one in told if one["start"] < end and one["end"] > start]


def judge(case, answer, counts):
    """Counts one; returns a word where it is worth showing."""
    label, verdict = case["label"], answer["verdict"]
    counts[label] += 1
    if label == "planted":
        raw, words = case["text"].encode(), case["planted"].encode()
        start = raw.index(words)
        counts["caught"] += bool(said_of(answer, start, start + len(words)))
        counts["planted stopped"] += verdict == "block"
        return None if said_of(answer, start, start + len(words)) else "passes"
    if verdict == "pass":
        return None
    counts[f"{label} {verdict}ed"] += 1
    return verdict + "s"


def share(counts, what, of):
    return 100.0 * counts[what] / counts[of] if counts[of] else 0.0


def line(counts):
    return (f'planted {counts["planted"]}: {counts["caught"]} told, {counts["planted stopped"]} stopped; '
            f'right {counts["right"]}: {counts["right blocked"]} blocked, {counts["right warned"]} warned; '
            f'innocent {counts["innocent"]}: {counts["innocent blocked"]} blocked, '
            f'{counts["innocent warned"]} warned')


def cases_of(folder):
    with open(os.path.join(folder, "cases.jsonl"), encoding="utf-8") as file:
        return [json.loads(text) for text in file]


def main():
    words = [word for word in sys.argv[1:] if word != "--show"]
    program, folders = os.path.abspath(words[0]), words[1:]
    everything = collections.Counter()
    sets = [(folder, cases_of(folder)) for folder in folders]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
        read = list(workers.map(lambda one: answers(program, *one), sets))
    for (folder, cases), answered in zip(sets, read):
        counts = collections.Counter()
        for case, answer in zip(cases, answered):
            what = judge(case, answer, counts)
            if what and "--show" in sys.argv:
                print(what, case["id"], case.get("planted", ""), "|", case["text"].replace("\n", " / "))
        print(f"{os.path.basename(folder.rstrip('/'))}: {line(counts)}")
        everything += counts
    print(f"all sets: {line(everything)} ok")
    is_good = (share(everything, "caught", "planted") >= LIMITS["caught"]
               and share(everything, "right blocked", "right") <= LIMITS["right blocked"]
               and share(everything, "right warned", "right") <= LIMITS["right warned"]
               and share(everything, "innocent blocked", "innocent") <= LIMITS["innocent blocked"])
    if not is_good:
        print(f"worse than {LIMITS}")
    return 0 if is_good and everything["planted"] else 1


if __name__ == "__main__":
    sys.exit(main())
