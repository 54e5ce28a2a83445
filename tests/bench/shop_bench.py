#!/usr/bin/env python3
"""A shop of a million products, end to end; usage: shop_bench.py PROGRAM MAKER KDF [THOUSANDS of products, customers, lines]

MAKER is tests/bench/shop_bench.c built, KDF a program that prints what the key derivation alone takes (queue_bench kdf).
Imports the shop with the program and asks it for picks; prints, gates nothing. Figures are of processor time, so that
other programs on the machine do not count; what the clock said, and the load then, stand beside them.
SHOP_BENCH_FOLDER is kept, files and home, and used again; else all is made in a temporary folder and goes.
"""
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

PROGRAM, MAKER, KDF = (os.path.abspath(path) for path in sys.argv[1:4])
THOUSANDS = sys.argv[4:] or ["1000", "1000", "10000"]
CUSTOMERS, LINES = (1000 * int(count) for count in THOUSANDS[1:3])
ASKED = min(CUSTOMERS, 20000)
BYTES_A_LINE = 900  # of disk, in files, vault and log, while it is imported
PARTS = ("products", "customers", "orders")


def say(what, value, goal=""):
    print(f"{what:34} {value}{'  (goal ' + goal + ')' if goal else ''}", flush=True)


class Run:
    """The program run to its end: seconds of processor time and by the clock, the most memory it had, what it said."""

    def __init__(self, home, arguments, given=b""):
        command = [PROGRAM, "--home", home, "--passphrase-file", os.path.join(home, "passphrase"), *arguments]
        with tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as asked:
            asked.write(given)
            asked.seek(0)
            began = time.perf_counter()
            child = subprocess.Popen(command, stdin=asked, stdout=told, stderr=subprocess.STDOUT)
            _, status, usage = os.wait4(child.pid, 0)
            self.wall = time.perf_counter() - began
            told.seek(0)
            self.said = told.read().decode(errors="replace")
        if status != 0:
            sys.exit(f"shop_bench: {' '.join(command)}: {self.said[-300:]}")
        self.spent = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024
        self.load = os.getloadavg()[0]

    def beside(self):
        return f"{self.spent:.1f} s of processor time, {self.wall:.0f} s by the clock at load {self.load:.0f}, {self.memory:.0f} MB"


def make_home(folder):
    home = os.path.join(folder, "home")
    os.makedirs(home, mode=0o700)
    path = os.path.join(home, "passphrase")
    with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
        file.write("bench\n")
    Run(home, ["init", "--kdf", "interactive"])
    return home


def import_all(folder, home):
    counts = {}
    for part in PARTS:
        path = os.path.join(folder, part + ".jsonl")
        with open(path, "rb") as file:
            counts[part] = sum(1 for _ in file)
        done = Run(home, ["import", path])
        many = LINES if part == "orders" else counts[part]
        what = "order lines" if part == "orders" else part
        say(f"import, {what} a second", f"{many / done.spent:,.0f}: {done.beside()}", "200,000" if part == "orders" else "")
    size = sum(os.path.getsize(os.path.join(home, name)) for name in os.listdir(home))
    say("on disk", f"{size / 1e6:,.0f} MB; {counts['orders']:,} orders")


def first_pick(home):
    """The key derivation, which every start pays, is measured in turn with it and taken off."""
    took, alone = [], []
    for number in range(9):
        alone.append(float(subprocess.run([KDF, "kdf"], check=True, capture_output=True).stdout))
        took.append(Run(home, ["recommend", f"C{number:07}", "-k", "10", "--engine", "local"]).spent * 1000)
    anchor = statistics.median(alone)
    say("start to first pick", f"{statistics.median(took) - anchor:.0f} ms of processor time, beside {anchor:.0f} ms of Argon2id", "50")
    return statistics.median(took) / 1000


def many_picks(home, start):
    random.seed(1)
    asked = "".join(f"C{at:07}\n" for at in random.sample(range(CUSTOMERS), ASKED))
    done = Run(home, ["recommend", "--stdin", "-k", "10", "--engine", "local"], asked.encode())
    say("recommend --stdin, customers a second", f"{ASKED / max(done.spent - start, 0.001):,.0f}: {done.beside()}", "5,000")


def make_shop(folder):
    if os.path.exists(os.path.join(folder, "home")):
        return os.path.join(folder, "home")
    room = shutil.disk_usage(folder).free
    if room < LINES * BYTES_A_LINE:
        sys.exit(f"shop_bench: {folder} has {room / 1e9:.0f} GB left, and this takes {LINES * BYTES_A_LINE / 1e9:.0f} (TMPDIR or SHOP_BENCH_FOLDER may be elsewhere)")
    subprocess.run([MAKER, folder, *THOUSANDS], check=True, stdout=subprocess.DEVNULL)
    home = make_home(folder)
    import_all(folder, home)
    return home


def measure(folder):
    print(f"a shop of {THOUSANDS[0]},000 products, {THOUSANDS[1]},000 customers, {THOUSANDS[2]},000 order lines")
    home = make_shop(folder)
    many_picks(home, first_pick(home))


def main():
    kept = os.environ.get("SHOP_BENCH_FOLDER")
    if kept:
        os.makedirs(kept, exist_ok=True)
        measure(kept)
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(folder)


main()
