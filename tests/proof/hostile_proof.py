#!/usr/bin/env python3
"""Hostile messages on a terminal: vaults full of them are opened at the screen and read from the first to the last, page by page,
at several sizes. Every byte on the pty is judged while it comes. A message counts when its mark before and its mark behind were
both seen standing on the screen; the pane's own edges have to stand where they are, whatever is in it."""
import concurrent.futures
import json
import os
import re
import select
import sys
import time

import life
from life import Desk, Work, complain, report, share

sys.path.insert(0, os.path.join(life.TOP, "tests", "support"))
import hostile  # noqa: E402
import screen  # noqa: E402
from judge import Judge  # noqa: E402

FULL_ROUNDS, FULL_MESSAGES, FULL_SEEN = 20, 50_050, 1_000_000
SHARE_ROUNDS, SHARE_MESSAGES = 2, 2_000
SIZES = [(60, 120), (60, 80), (200, 100), (60, 61)]  # rows, columns; of the last is the thread alone, and narrow
FRONT, BACK = re.compile(r"<(\d{7})>"), re.compile(r"<(\d{7})/>")
BELOW = re.compile(r"(\d+) (?:messages )?below")
PASSES = 3
PAGE_DOWN = b"\x1b[6~"


def write_shop(path, dice, first, count):
    def hostile_line(pieces):
        return hostile.message(dice, pieces).replace("\n", " ")
    messages = [{"id": f"m{number}", "from": "customer", "author": hostile_line(1) if number % 3 == 0 else "Ana",
                 "at": "2026-11-20T10:00:00Z", "text": f"<{number:07d}>{hostile.message(dice)} <{number:07d}/>"}
                for number in range(first, first + count)]
    with open(path, "w", encoding="utf-8") as file:
        for line in ({"type": "customer", "id": "c1", "name": hostile_line(2), "emails": [hostile_line(1) + "@example.org"]},
                     {"type": "ticket", "id": "1", "customer": "c1", "created_at": "2026-11-20T10:00:00Z", "status": "open",
                      "subject": hostile_line(3), "messages": messages}):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


class Reader:
    """Reads the open ticket; what was seen of it."""

    def __init__(self, screen_, judge):
        self.screen, self.judge = screen_, judge
        self.fronts, self.backs = set(), set()
        self.bent = 0  # rows without the pane's edge

    def hear(self, seconds):
        if not select.select([self.screen.master], [], [], seconds)[0]:
            return False
        try:
            self.judge.feed(os.read(self.screen.master, 1 << 20))
        except OSError:
            return False
        self.look()
        return True

    def settle(self, quiet):
        while self.hear(quiet):
            pass

    def await_(self, is_there, seconds=30):
        end = time.monotonic() + seconds
        while not is_there() and time.monotonic() < end:
            self.hear(0.1)
        self.settle(0.2)
        if not is_there():
            raise SystemExit("hostile: the screen does not come to where it is read:\n" + "\n".join(map(self.judge.line, range(self.judge.rows))))

    def look(self):
        lines = [self.judge.line(row) for row in sorted(self.judge.touched)]
        self.judge.touched.clear()
        text = "\n".join(lines)
        self.fronts.update(FRONT.findall(text))
        self.backs.update(BACK.findall(text))

    def rows_bent(self):
        lines = self.judge.lines[2:self.judge.rows - 2]
        return sum(line[0] != "│" or line[-1] != "│" for line in lines)

    def look_at_edges(self):
        if self.rows_bent():  # half of a frame, on a loaded machine: of the whole it is asked
            self.settle(0.5)
        self.bent += self.rows_bent()

    def below(self):
        found = BELOW.search(self.judge.line(1))
        return int(found.group(1)) if found else 0

    def page_down(self):
        """The next page: it has come when the line over it tells another number, and nothing more comes. False at the end."""
        before = self.below()
        os.write(self.screen.master, PAGE_DOWN)
        end = time.monotonic() + 5
        while self.below() == before and time.monotonic() < end:
            self.hear(0.5)
        self.settle(0.003 if self.below() else 0.3)
        self.look_at_edges()
        return self.below() != 0


def read_through(desk, size, count):
    screen.ROWS, screen.COLUMNS = size
    with screen.Screen(desk.command()) as window:
        reader = Reader(window, Judge(*size))
        reader.await_(lambda: "queue" in reader.judge.line(size[0] - 1))
        os.write(window.master, b"\t")
        reader.await_(lambda: "thread" in reader.judge.line(size[0] - 1) and reader.fronts)
        os.write(window.master, b"z")
        reader.await_(lambda: "zoomed" in reader.judge.line(size[0] - 1))
        for _ in range(PASSES):  # on a loaded machine two pages may come at once, and the first of them is not seen
            for key in (b"g", b"g"):
                os.write(window.master, key)
                reader.settle(0.3)
            reader.await_(reader.below)
            while reader.page_down():
                pass
            if len(reader.fronts & reader.backs) == count:
                break
        window.process.terminate()
        reader.settle(0.3)
        reader.judge.end()
        return reader


def one_round(number, count):
    """A vault, read; returns messages seen whole, bytes, rows bent, violations."""
    with Work() as work:
        desk = Desk(work, work.path("home"))
        os.mkdir(desk.home)
        first = number * count
        write_shop(work.path("shop.jsonl"), hostile.dice_of(life.SEED, f"hostile {number}"), first, count)
        for words in (["init"], ["import", work.path("shop.jsonl")]):
            ended = desk.run(*words, timeout=300)
            if ended.status != 0:
                raise SystemExit(f"hostile: {words[0]} fails: {ended.err.decode(errors='replace')}")
        reader = read_through(desk, SIZES[number % len(SIZES)], count)
        whole = reader.fronts & reader.backs
        missing = [each for each in (f"{n:07d}" for n in range(first, first + count)) if each not in whole]
        if missing:
            complain(f"round {number}, not seen whole: {missing[:5]}")
        return len(whole), reader.judge.bytes, reader.bent, reader.judge.violations


def main():
    rounds, count = share(FULL_ROUNDS, SHARE_ROUNDS), share(FULL_MESSAGES, SHARE_MESSAGES)
    began = time.monotonic()
    with concurrent.futures.ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        results = list(pool.map(one_round, range(rounds), [count] * rounds))
    seen, size, bent = (sum(result[i] for result in results) for i in range(3))
    violations = [violation for result in results for violation in result[3]]
    for name, around in violations[:20]:
        complain(f"{name}: {around!r}")
    return report("hostile messages", seen >= share(FULL_SEEN, rounds * count) and not violations and not bent,
                  f"{seen:,} of {rounds * count:,} seen whole on the pty, {size / 1e6:.1f} MB judged in "
                  f"{time.monotonic() - began:.0f} s, {len(violations)} forbidden, {bent} rows over the pane's edge")


if __name__ == "__main__":
    sys.exit(main())
