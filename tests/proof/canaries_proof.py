#!/usr/bin/env python3
"""Forty canaries stand in every field that a customer or an agent fills; then no byte that reached a file may hold one, in any
of the usual encodings: neither what was written on the way (the preloaded capture keeps it) nor what lies there after a clean
end, a kill -9, a crash and an editor session."""
import base64
import json
import os
import random
import re
import shutil
import signal
import stat
import sys
import time
import urllib.parse

import strace
from life import FAULTS, Desk, Work, complain, not_run, report, run, share
from screen import Screen, quit_by_keys

MEMORY_FILES = ("/dev/shm/deskhand-edit-", "/run/user/", "/memfd:")  # no disk; an editor's text, a frame on its way out
EDITORS = ["vim", "nano", "emacs -nw"]
CANARIES = 40
OTHER_PLACES = ["/tmp", "/var/tmp", "/dev/shm", os.path.expanduser("~")]
LARGEST = 64 << 20


def make_canaries():
    """Words that stand nowhere else, new each time: what an earlier run left would be taken for this one's."""
    chance = random.SystemRandom()
    letters = "bcdfghjklmnpqrstvwxz"
    return ["".join(chance.choice(letters) for _ in range(12)) + "é" + chance.choice(letters) for _ in range(CANARIES)]


def encodings_of(word):
    utf8 = word.encode()
    stem = word[:12].encode()
    found = {"utf-8": utf8, "its letters": stem, "utf-16le": word.encode("utf-16-le"), "utf-16be": word.encode("utf-16-be"),
             "hex": utf8.hex().encode(), "HEX": utf8.hex().upper().encode(), "percent": urllib.parse.quote(word).encode(),
             "percent of all": "".join(f"%{byte:02X}" for byte in utf8).encode(), "JSON": json.dumps(word)[1:-1].encode(),
             "JSON of all": "".join(f"\\u{ord(letter):04x}" for letter in word).encode()}
    for shift in range(3):
        # Of the middle: the bytes at both ends depend on what stands beside them.
        found[f"base64, {shift}"] = base64.b64encode(b"\0" * shift + utf8)[4 if shift else 0:-4]
    return found


class Canaries:
    def __init__(self):
        self.words = make_canaries()
        self.given = 0
        self.needles = [(word, name, needle) for word in self.words for name, needle in encodings_of(word).items()]
        self.hits = []
        self.bytes = 0
        self.files = set()

    def next(self):
        word = self.words[self.given % CANARIES]
        self.given += 1
        return word

    def look(self, where, data):
        self.bytes += len(data)
        self.files.add(where)
        for word, name, needle in self.needles:
            if needle in data:
                self.hits.append(f"{where}: {word} as {name}")


def shop_lines(c):
    """Every field of the interchange that speaks of a customer."""
    n = c.next
    customer = "c" + n()
    yield {"type": "product", "id": "NL-1", "title": "Trail 2", "brand": "Northline", "category": ["Shoes"], "price": "89.90",
           "currency": "EUR", "stock": 12}
    yield {"type": "article", "id": "returns", "title": "Returns", "text": "You can return an item within 30 days.", "lang": "en",
           "audience": "public"}
    yield {"type": "customer", "id": customer, "name": n(), "emails": [n() + "@example.org"], "phones": [n()],
           "addresses": [{"line1": n(), "line2": n(), "city": n(), "postcode": n(), "region": n(), "country": "ES"}], "lang": "es",
           "interests": [n()], "brands": [n()], "tags": [n()], "note": n(), "x_own": {n(): n()}, "since": "2024-01-02"}
    yield {"type": "order", "id": "W" + n(), "customer": customer, "placed_at": "2026-11-17T10:00:00Z", "status": "shipped",
           "currency": "EUR", "total": "89.90", "note": n(), "address": {"line1": n()},
           "lines": [{"product": "NL-1", "title": "Trail 2", "quantity": 1, "price": "89.90"}],
           "shipments": [{"carrier": n(), "tracking": n(), "status": "in_transit", "shipped_at": "2026-11-19", "eta": "2026-11-25"}]}
    yield {"type": "ticket", "id": "1042", "customer": customer, "subject": n(), "channel": "email", "status": "open", "lang": "es",
           "tags": [n()], "assignee": n(), "created_at": "2026-11-23T08:00:00Z", "x_desk": {"field": n()},
           "messages": [{"id": n(), "from": "customer", "author": n(), "at": "2026-11-23T08:00:00Z", "text": f"Hola, {n()} no ha llegado.",
                         "sender": n() + "@example.org", "attachments": [{"name": n() + ".pdf", "size": 10}]},
                        {"id": "m2", "from": "agent", "author": n(), "at": "2026-11-23T08:05:00Z", "text": n(), "visibility": "internal"}]}


class Stage:
    """Homes, the inputs that we write ourselves (not looked at), and where the program's writing is caught."""

    def __init__(self, work):
        self.work = work
        for name in ("home", "user", "temporary", "inputs", "caught"):
            os.mkdir(work.path(name))
        self.began = time.time()
        self.canaries = Canaries()
        self.looked_at = {}
        self.unread = 0  # paths in the log of opened files that strace was not let read
        self.recorded = False  # keys typed were found again in the replay of their session
        self.edited = 0  # editors whose text came back into the reply
        self.environment = {"HOME": work.path("user"), "TMPDIR": work.path("temporary"), "LD_PRELOAD": FAULTS,
                            "PROOF_CAUGHT": work.path("caught"), "XDG_STATE_HOME": work.path("user/state")}
        secret = self.input("passphrase", self.canaries.next() + "\n")
        self.desk = Desk(work, work.path("home"), secret)
        self.traced = None if strace.why_not() else work.path("inputs/traced")

    def input(self, name, text):
        return self.work.write("inputs/" + name, text)

    def watched(self, command):
        """The command with a log of what it opens for writing, where the system permits that."""
        if self.traced is None:
            return command, self.environment
        given = [part for name, value in self.environment.items() for part in ("-E", f"{name}={value}")]
        return ["strace", "-f", "-A", "-o", self.traced, "-e", "trace=open,openat,creat,rename,renameat,renameat2", *given, *command], {}

    def run(self, *words, want=(0,)):
        ended = run(*self.watched(self.desk.command(*words)))
        if ended.status not in want:
            raise SystemExit(f"canaries: {words}: status {ended.status}: {ended.err.decode(errors='replace')}")
        return ended

    def screen(self, editor="true", is_watched=False):
        environment = dict(self.environment, EDITOR=editor, VISUAL=editor)
        if is_watched:
            command, self_environment = self.watched(self.desk.command())
            return Screen(command, dict(self_environment, EDITOR=editor, VISUAL=editor))
        return Screen(self.desk.command(), environment)

    def strangers(self):
        """Files that were opened for writing and lie where nothing is looked at."""
        if self.traced is None:
            return []
        found = set()
        with open(self.traced, encoding="utf-8", errors="replace") as file:
            for line in file:
                writes = re.search(r"O_WRONLY|O_RDWR|O_CREAT|creat\(|rename", line) and " = -1 " not in line
                paths = re.findall(r'"(/[^"]*)"', line) if writes else []
                self.unread += bool(writes) and '"' not in line
                found.update(path for path in paths if not path.startswith(("/dev/", "/proc/", self.work.folder, *OTHER_PLACES)))
        return sorted(found)


def commands(stage):
    c = stage.canaries
    lines = list(shop_lines(c))
    stage.run("init")
    stage.run("import", stage.input("shop.jsonl", "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)))
    customer, order = lines[2]["id"], lines[3]["id"]
    text = stage.input("reply-" + c.next(), f"Hola, {c.next()}.\n")
    stage.run("reply", "1042", "--file", text, "--override", c.next(), want=(0, 3))
    stage.run("reply", "1042", "--file", stage.input("note", c.next()), "--internal")
    stage.run("check", "1042", "--file", text, want=(0, 3))
    stage.run("search", c.next())
    stage.run("search", order)
    stage.run("tickets", "--limit", "tag:" + c.next(), want=(0, 2))
    for words in (["tickets", "--json"], ["show", "1042", "--json"], ["suggest", "1042", "--json"], ["recommend", customer, "--json"],
                  ["export", "--all"], ["verify", "--json"]):
        stage.run(*words, want=(0, 1))


def type_reply(stage, screen):
    """Opens the ticket, writes a reply with a canary in it, and waits until it is sealed."""
    word = stage.canaries.next()
    screen.open()
    screen.begin_reply()
    screen.keys(f"Hola {word} ".encode(), b"y algo mas")
    if not screen.stands(word[:12]):
        raise SystemExit(f"canaries: the screen does not show what was typed:\n{screen.page()}")
    time.sleep(1.5)
    return word


def screens(stage):
    """A clean end, a kill, a crash; each with a reply half written, a search and a limit."""
    counted = 0
    for end in share(("keys", signal.SIGKILL, signal.SIGSEGV, signal.SIGHUP), ("keys", signal.SIGKILL, signal.SIGSEGV)):
        with stage.screen(is_watched=end == "keys") as screen:
            type_reply(stage, screen)
            screen.keys(b"\x1b", b"/", stage.canaries.next().encode(), b"\r", b"\x1b")
            screen.keys(b":search " + stage.canaries.next().encode(), b"\r", b"\x1b")
            if end == "keys":
                quit_by_keys(screen)
            else:
                screen.end_by(end)
            counted += 1
        look_everywhere(stage, f"after {end}")
    return counted


def recorded(stage):
    """A session whose keys are recorded: what was typed stands in its replay, and nowhere else. Then the setting goes again."""
    settings = stage.work.path("home/deskhand.conf")
    with open(settings, encoding="utf-8") as file:
        before = file.read()
    with open(settings, "w", encoding="utf-8") as file:
        file.write(before + "\n[privacy]\nrecord_keys = on\n")
    with stage.screen(is_watched=True) as screen:
        type_reply(stage, screen)
        word = stage.canaries.next()
        for letter in word:  # by itself: what comes at once is a paste, of which the length alone is kept
            screen.keys(letter.encode())
        screen.keys(b"\x1b", b":limit " + stage.canaries.next().encode(), b"\r", b"L")
        quit_by_keys(screen)
    with open(settings, "w", encoding="utf-8") as file:
        file.write(before)
    sessions = [json.loads(line) for line in stage.run("sessions", "--json").out.splitlines()]
    mine = [one["session"] for one in sessions if one["keys"]]
    replayed = stage.run("replay", mine[-1], "--json").out if mine else b""
    frames = [json.loads(line) for line in replayed.splitlines()]
    typed = "".join(key for frame in frames for key in (frame["keys"] or "").split() if len(key) == 1)
    stage.recorded = any(word in frame["text"] for frame in frames) and word in typed
    look_everywhere(stage, "after a session with its keys")


def edit(stage, editor, word, write_and_leave):
    """What is written there stands in the reply afterwards."""
    with stage.screen(editor, is_watched=True) as screen:
        typed = type_reply(stage, screen)
        screen.seen = b""  # the reply had it, too: an editor that is not there yet would hear nothing
        screen.keys(b"\x18\x05")
        if not screen.shows(typed[:12].encode(), 60):
            raise SystemExit(f"canaries: {editor} does not show the reply:\n{screen.page()}")
        screen.rest(0.5)
        screen.keys(*[key.encode() for key in write_and_leave[:-1]])
        screen.seen = b""
        screen.keys(write_and_leave[-1].encode())
        stage.edited += screen.shows(word[:12].encode(), 20)
        quit_by_keys(screen)
    look_everywhere(stage, "after " + editor)


def editors(stage):
    """With every editor there is: written, saved and left; and killed together with the program while it edits."""
    word = stage.canaries.next()
    leave = {"vim": ["Go" + word, "\x1b", "yy", ":w\r", ":wq\r"], "nano": [word, "\x0f", "\r", "\x18"],
             "emacs -nw": [word, "\x18\x13", "\x18\x03"]}
    there = [editor for editor in EDITORS if shutil.which(editor.split()[0])]
    for editor in there:
        edit(stage, editor, word, leave[editor])
    if there:
        with stage.screen(there[0]) as screen:
            type_reply(stage, screen)
            screen.keys(b"\x18\x05")
            screen.rest(0.8)
            screen.end_by(signal.SIGKILL)
        with stage.screen() as screen:  # the next start sweeps what the dead left on the memory file system
            screen.open()
            quit_by_keys(screen)
        look_everywhere(stage, f"after {there[0]} and the program were killed")
    return there


def look_at_caught(stage):
    """Each write as it was made; an editor's file may hold the text, on a memory file system alone."""
    folder = stage.work.path("caught")
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), "rb") as file:
            data = file.read()
        at = 0
        while at < len(data):
            end = data.index(b"\n", at)
            length, path = data[at:end].split(b" ", 1)
            written = data[end + 1:end + 1 + int(length)]
            at = end + 1 + int(length)
            path = path.decode(errors="replace")
            if not (path.startswith(MEMORY_FILES) or path.startswith(stage.work.path("inputs"))):
                stage.canaries.look(path + " (as written)", written)
        os.unlink(os.path.join(folder, name))


def look_everywhere(stage, when, places=()):
    """All that lies in the homes, and what is new in these places."""
    look_at_caught(stage)
    inputs = stage.work.path("inputs")
    for top in [stage.work.folder, *places]:
        for root, folders, names in os.walk(top):
            folders[:] = [f for f in folders if os.path.join(root, f) not in (inputs, stage.work.path("caught"))
                          and (top == stage.work.folder or not f.startswith("deskhand-proof-") and f not in (".cache", ".pyenv"))]
            for name in names:
                look_at_file(stage, os.path.join(root, name), when, is_ours=top == stage.work.folder)


def look_at_file(stage, path, when, is_ours):
    try:
        about = os.lstat(path)
        if not stat.S_ISREG(about.st_mode) or about.st_size > LARGEST or (not is_ours and about.st_mtime < stage.began):
            return
        if stage.looked_at.get(path) == (about.st_mtime_ns, about.st_size):
            return
        stage.looked_at[path] = about.st_mtime_ns, about.st_size
        with open(path, "rb") as file:
            stage.canaries.look(f"{path} {when}", file.read())
        stage.canaries.look(f"the name of {path}", os.path.basename(path).encode())
    except OSError:
        pass  # another program's, gone meanwhile


def main():
    if not os.path.exists(FAULTS):
        not_run("canaries", f"{FAULTS} is not built")
        return 77
    with Work(in_memory=False) as work:
        stage = Stage(work)
        commands(stage)
        look_everywhere(stage, "after commands")
        ends = screens(stage)
        recorded(stage)
        there = editors(stage)
        look_everywhere(stage, "at the end", OTHER_PLACES)
        if stage.edited != len(there):
            complain(f"only {stage.edited} of {len(there)} editors gave their text back")
        if not stage.recorded:
            complain("the session with record_keys on does not hold what was typed")
        missing = [editor for editor in EDITORS if editor not in there]
        if missing:
            not_run("canaries, editors", f"{', '.join(missing)} not installed")
        c = stage.canaries
        for hit in c.hits[:20]:
            complain(hit)
        strangers = stage.strangers()
        for path in strangers:
            complain(f"written, and never looked at: {path}")
        if stage.traced is None or stage.unread:
            not_run("canaries, the list of files opened", strace.why_not() or "strace may not read the program's memory (root may)")
        kinds = len(encodings_of("xxxxxxxxxxxxéx"))
        return report("canaries", not c.hits and not strangers and c.given >= CANARIES and stage.recorded and stage.edited == len(there) > 0,
                      f"{CANARIES} canaries in {c.given} places x {kinds} encodings, {len(c.hits)} hits in {len(c.files)} files and "
                      f"{c.bytes >> 10} KiB written, after {ends} ends of the screen (clean, kill -9, crash{', hang-up' if ends > 3 else ''}), a session with its keys, and {' '.join(there)}")


if __name__ == "__main__":
    sys.exit(main())
