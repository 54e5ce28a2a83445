#!/usr/bin/env python3
"""What a vault may look like when somebody else had it, from outside: each is told apart by its exit code and a word, and not a
byte of the vault changes."""
import hashlib
import os
import shutil
import sqlite3
import struct
import sys
import time

from life import PROGRAM, Desk, Work, chance, complain, lay_files, not_run, report, run, share, spread

NOBODY = 65534


def header(desk, change):
    """The header row changed by hand, its checksum made anew: what somebody with the file could do."""
    path = os.path.join(desk.home, "vault.db")
    db = sqlite3.connect(path)
    raw = bytearray(db.execute("SELECT bytes FROM header").fetchone()[0])
    change(raw)
    raw[-32:] = hashlib.blake2b(bytes(raw[:-32]), digest_size=32).digest()
    db.execute("UPDATE header SET bytes = ?", (bytes(raw),))
    db.commit()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def vault_file(desk):
    with open(os.path.join(desk.home, "vault.db"), "rb") as file:
        return file.read()


class Cases:
    def __init__(self, work, good):
        self.work, self.good, self.told, self.wrong = work, good, [], []

    def fresh(self):
        return self.good.copy_to(self.work.own_path("case"))

    def tell(self, what, desk, allowed, ended=None, is_changed_by=False):
        before = vault_file(desk)
        ended = ended or desk.run("tickets")
        self.told.append(what)
        if ended.status not in allowed:
            self.wrong.append(f"{what}: status {ended.status}, not {allowed}: {ended.err.decode(errors='replace').strip()}")
        elif ended.status != 0 and not ended.err.startswith(b"deskhand: "):
            self.wrong.append(f"{what}: status {ended.status} without a word")
        elif ended.status != 0 and not is_changed_by and vault_file(desk) != before:
            self.wrong.append(f"{what}: the vault was changed")


def cut_files(cases):
    """At any length: told as damage, or as no vault's file; or what is missing was never more than empty room."""
    whole = vault_file(cases.good)
    lengths = {0, 1, 15, 16, 99, 100, len(whole) - 1} | set(range(0, len(whole), 2048))
    lengths |= {chance("cut").randrange(len(whole)) for _ in range(share(400, 20))}
    if share(0, 1):
        lengths = set(chance("cuts").sample(sorted(lengths), min(40, len(lengths))))
    for length in sorted(lengths):
        desk = cases.fresh()
        os.truncate(os.path.join(desk.home, "vault.db"), length)
        cases.tell(f"cut to {length} bytes", desk, {6})


def headers(cases):
    for name, at, value, allowed in [
            ("a newer version", 8, struct.pack("<I", 99), {1}), ("version 0", 8, struct.pack("<I", 0), {6}),
            ("a version of all ones", 8, b"\xff" * 4, {1})]:
        desk = cases.fresh()
        header(desk, lambda raw, at=at, value=value: raw.__setitem__(slice(at, at + len(value)), value))
        cases.tell(name, desk, allowed)
    desk = cases.fresh()
    header(desk, lambda raw: raw.__setitem__(slice(0, 8), b"NOTAVULT"))
    cases.tell("another magic", desk, {6})
    random = chance("header")
    for _ in range(share(300, 20)):
        desk = cases.fresh()
        header(desk, lambda raw: raw.__setitem__(random.randrange(12, len(raw) - 32), random.randrange(256)))
        began = time.monotonic()
        cases.tell("a forged header", desk, {0, 5, 6})
        if time.monotonic() - began > 30:
            cases.wrong.append("a forged header: a cost was paid")


def passphrases(cases):
    for name, bytes_, allowed in [("1 MB", b"x" * 1000000 + b"\n", {2, 5}), ("a NUL in it", b"correct\0horse\n", {2, 5}), ("none", b"", {5}),
                                  ("only an end of line", b"\n", {5}), ("another", b"wrong\n", {5}), ("no UTF-8", b"\xff\xfe\n", {5})]:
        desk = cases.fresh()
        with open(cases.work.path("odd"), "wb") as file:
            file.write(bytes_)
        cases.tell("a passphrase: " + name, Desk(cases.work, desk.home, cases.work.path("odd")), allowed)
    shared = shutil.copy(cases.good.passphrase, cases.work.path("shared"))
    os.chmod(shared, 0o644)
    cases.tell("a passphrase file that others read", Desk(cases.work, cases.fresh().home, shared), {2})


def files_and_folders(cases):
    desk = cases.fresh()
    os.chmod(os.path.join(desk.home, "vault.db"), 0o644)
    cases.tell("a vault that others read", desk, {2})
    desk = cases.fresh()
    shutil.rmtree(desk.home)
    os.mkdir(desk.home)
    cases.told.append("no vault")
    if desk.run("tickets").status != 4:
        cases.wrong.append("no vault: not status 4")
    desk = cases.fresh()
    with open(os.path.join(desk.home, "vault.db"), "wb") as file:
        file.write(os.urandom(20000))
    cases.tell("noise", desk, {6})


def held_by_another(cases):
    """Another process holds the write lock: told with a name, when patience ends; nothing is changed."""
    desk = cases.fresh()
    db = sqlite3.connect(os.path.join(desk.home, "vault.db"), isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("BEGIN IMMEDIATE")
    note = cases.work.write("odd-note", "A note.\n")
    cases.tell("held by another", desk, {1}, desk.run("reply", "1041", "--file", note, "--internal"))
    db.execute("ROLLBACK")
    db.close()
    cases.tell("no longer held", desk, {0}, desk.run("reply", "1041", "--file", note, "--internal"))


def as_nobody(cases):
    """Read-only, and somebody else's; by an account without root's powers."""
    if os.geteuid() != 0:
        not_run("input, another owner", "only root can give a file away")
        return
    desk = cases.fresh()
    os.chmod(cases.work.folder, 0o755)
    secret = shutil.copy(desk.passphrase, cases.work.path("nobody"))
    os.chown(secret, NOBODY, NOBODY)
    drop = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    program = shutil.copy(PROGRAM, cases.work.path("program"))  # the tree may lie where nobody may look
    os.chmod(program, 0o755)
    command = [program, "--home", desk.home, "--passphrase-file", secret, "tickets"]
    os.chmod(desk.home, 0o700)
    cases.tell("another's home", desk, {1, 2, 4}, run(command, **drop))
    for root, folders, names in os.walk(desk.home):
        for name in [root] + [os.path.join(root, n) for n in folders + names]:
            os.chown(name, NOBODY, NOBODY)
    for name in ("vault.db", "catalogue.db"):
        os.chmod(os.path.join(desk.home, name), 0o400)
    os.chmod(desk.home, 0o500)
    cases.tell("a read-only home", desk, {0, 1}, run(command, **drop))
    note = cases.work.write("nobody-note", "A note.\n")
    os.chmod(note, 0o644)
    cases.tell("a read-only home cannot be written", desk, {1},
               run(command[:-1] + ["reply", "1041", "--file", note, "--internal"], **drop))
    os.chmod(desk.home, 0o700)
    os.chmod(cases.work.folder, 0o700)


def main():
    with Work() as work:
        files = lay_files(work)
        good = Desk(work, work.path("home"))
        os.mkdir(good.home)
        for words in (["init"], ["import", files["shop"]]):
            if good.run(*words).status != 0:
                raise SystemExit(f"input: {words} fails")
        cases = Cases(work, good)
        stories = (held_by_another, cut_files, headers, passphrases, files_and_folders, as_nobody)
        spread(lambda story: story(cases), [(story,) for story in stories])
        for words in cases.wrong[:30]:
            complain(words)
        return report("input", not cases.wrong, f"{len(cases.told)} bad vaults, passphrases and folders (cut, newer, forged, held, read-only, "
                      f"another's), {len(cases.wrong)} not told apart by exit code and a word, or changed")


if __name__ == "__main__":
    sys.exit(main())
