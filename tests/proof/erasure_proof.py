#!/usr/bin/env python3
"""One customer of a thousand is erased, while a second screen shows their ticket: the others are readable and unchanged, and
nothing of the one can be had from any file, not even with the passphrase. Then a backup is put back: it is erased again."""
import json
import os
import shutil
import signal
import sqlite3
import sys
import tempfile

from life import BUILD, MEMORY, Desk, Work, chance, complain, keys_in, photograph, report, run
from screen import Screen

CUSTOMERS = 1000


def lines():
    yield {"type": "product", "id": "NL-1", "title": "Trail 2", "brand": "Northline", "category": ["Shoes"], "price": "89.90",
           "currency": "EUR", "stock": 12}
    for i in range(1, CUSTOMERS + 1):
        yield {"type": "customer", "id": f"c{i}", "name": f"Customer {i}", "emails": [f"c{i}@example.org"], "lang": "en"}
        yield {"type": "order", "id": f"W{700000 + i}", "customer": f"c{i}", "placed_at": "2026-11-17T10:00:00Z", "status": "shipped",
               "currency": "EUR", "total": "89.90", "lines": [{"product": "NL-1", "title": "Trail 2", "quantity": 1, "price": "89.90"}]}
        for k in range(1, 1 + i % 3):
            yield {"type": "ticket", "id": f"{i}-{k}", "customer": f"c{i}", "subject": f"Subject {k} of {i}", "channel": "email",
                   "status": "open", "created_at": "2026-11-23T08:00:00Z",
                   "messages": [{"id": f"m{n}", "from": "customer", "author": f"Customer {i}", "at": f"2026-11-23T08:0{n}:00Z",
                                 "text": f"Question {n} about secretword{i}x on {k}."} for n in range(1, 4)]}


def rows_in(home):
    """Every sealed record."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        for name in ("vault.db", "vault.db-wal"):
            if os.path.exists(os.path.join(home, name)):
                shutil.copy(os.path.join(home, name), folder)
        db = sqlite3.connect(os.path.join(folder, "vault.db"))
        try:
            return {bytes(row[0]) for row in db.execute("SELECT sealed FROM records")}
        finally:
            db.close()


def exported(desk):
    ended = desk.run("export", "--all")
    if ended.status != 0:
        raise SystemExit(f"erasure: export: {ended.err.decode(errors='replace')}")
    return ended.out.splitlines()


def is_of(line, customer):
    record = json.loads(line)
    return record.get("customer", record["id"] if record["type"] == "customer" else None) == customer


def word_of(customer):
    return f"secretword{customer[1:]}x"


class Look:
    def __init__(self):
        self.wrong = []

    def must(self, is_so, words):
        if not is_so:
            self.wrong.append(words)
            complain(words)


def left_in(home, needles):
    """Where any of these bytes still stands."""
    return [name for name, data in photograph(home).items() if any(needle in data for needle in needles)]


def is_kept(desk, word):
    """In a record or in a cache, for who has the passphrase; None where it cannot be told."""
    ended = run([os.path.join(BUILD, "test", "proof", "kept_proof"), desk.home, desk.passphrase, word])
    return {0: False, 1: True}.get(ended.status)


def look_at_home(look, desk, customer, before, keys, rows, when):
    others = [line for line in before if not is_of(line, customer)]
    after = exported(desk)
    look.must(sorted(after) == sorted(others), f"{when}: of {len(others)} others {len(set(others) & set(after))} are as they were, "
              f"{len(set(after) - set(others))} lines are theirs or changed")
    verified = desk.run("verify")
    look.must(verified.status == 0, f"{when}: verify: {(verified.out + verified.err).decode(errors='replace')}")
    look.must(is_kept(desk, word_of(customer)) is False, f"{when}: their words are kept, and open with the passphrase")
    look.must(desk.run("search", word_of(customer)).out == b"", f"{when}: search still finds their words")
    gone = keys - keys_in(desk.home)
    left = left_in(desk.home, [part for key in gone for part in (key, key[24:72])])
    look.must(gone and not left, f"{when}: {len(gone)} keys are gone from their rows, and still stand in {left}")
    sealed = rows - rows_in(desk.home)
    left = left_in(desk.home, sealed)
    look.must(not left, f"{when}: sealed records of theirs still stand in {left}")
    return len(others), len(gone), len(sealed)


def main():
    look = Look()
    customer = f"c{3 * chance('erasure').randrange(1, CUSTOMERS // 3) + 2}"  # one with two tickets
    with Work() as work:
        shop = work.write("shop.jsonl", "".join(json.dumps(line) + "\n" for line in lines()))
        desk = Desk(work, work.path("home"))
        os.mkdir(desk.home)
        for words in (["init"], ["import", shop], ["search", "secretword"], ["backup", work.path("backup.db")]):
            ended = desk.run(*words)
            look.must(ended.status == 0, f"{words}: {ended.err.decode(errors='replace')}")
        with Screen(desk.command()) as screen:
            screen.open()
            screen.keys(b":search " + word_of(customer).encode(), b"\r", b"\r")
            screen.rest(0.5)
            look.must(is_kept(desk, word_of(customer)), "their words are not there before")
            before, keys, rows = exported(desk), keys_in(desk.home), rows_in(desk.home)
            ended = desk.run("erase", customer)
            look.must(ended.status == 0, f"erase: status {ended.status}: {ended.err.decode(errors='replace')}")
            screen.rest(1)
            others, gone, sealed = look_at_home(look, desk, customer, before, keys, rows, "beside a second screen")
            look.must(screen.process.poll() is None, "the second screen ended")
            old = keys_in(desk.home)
            look.must(desk.run("rotate").status == 0, "rotate fails beside a second screen")
            left = left_in(desk.home, [part for key in old for part in (key, key[24:72])])
            look.must(not left and not old & keys_in(desk.home), f"after rotate keys of before still stand in {left}")
            screen.keys(b"j", b"k")
            look.must(screen.end_by(signal.SIGTERM) is not None, "the second screen does not end")
        look_at_home(look, desk, customer, before, keys, rows, "with all closed")
        for name in ("vault.db", "vault.db-wal", "vault.db-shm"):
            if os.path.exists(os.path.join(desk.home, name)):
                os.unlink(os.path.join(desk.home, name))
        shutil.copy(work.path("backup.db"), os.path.join(desk.home, "vault.db"))
        desk.run("verify", "--accept")
        look_at_home(look, desk, customer, before, keys, rows, "after a backup was put back")
        return report("erasure", not look.wrong, f"1 customer of {CUSTOMERS} erased beside a second screen: {others} records of the others "
                      f"unchanged, {gone} keys and {sealed} sealed records gone from every file, all keys of before gone when new ones are made, a backup put back is erased again, "
                      f"{len(look.wrong)} things wrong")


if __name__ == "__main__":
    sys.exit(main())
