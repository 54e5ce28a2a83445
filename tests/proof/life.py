"""A vault's life in steps, each a command of the program, and what must be true of a vault after any of them.

A new command is one more line in STEPS; one that the program does not have is told, never passed over.
"""
import atexit
import collections
import concurrent.futures
import json
import os
import random
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

TOP = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
BUILD = os.path.join(TOP, os.environ.get("BUILD", "build"))
PROGRAM = os.path.join(BUILD, "test", "deskhand")
FAULTS = os.path.join(BUILD, "test", "proof", "faults.so")
FULL = os.environ.get("PROOF") == "full"
ONLY = os.environ.get("PROOF_STEPS", "").split(",")  # the steps of the life that are disturbed; all where none is named
SEED = int(os.environ.get("PROOF_SEED", "20261128"))
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
PASSPHRASE = "correct horse battery staple"
os.umask(0o077)


def share(full, part):
    return full if FULL else part


def chance(name):
    """A generator that one seed always makes alike."""
    return random.Random(f"{SEED} {name}")


def report(name, ok, figure):
    """The verdict's line; returns the exit status."""
    print(f"{name}: {figure} (seed {SEED}) {'ok' if ok else 'FAILED'}", flush=True)
    return 0 if ok else 1


def not_run(name, why):
    """Said loudly, and a failure at full figures (the driver sees to it)."""
    print(f"not run: {name}: {why}", flush=True)


def complain(words):
    print(f"    {words}", file=sys.stderr, flush=True)


def spread(judge, places):
    """Judges each place, as many at once as there are processors; returns the problems as (place, words)."""
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        return [(place, words) for place, words in zip(places, pool.map(lambda place: judge(*place), places)) if words]


def choose(name, places, part):
    """All places at full figures, else that many by chance."""
    return places if FULL else chance(name).sample(places, min(part, len(places)))


class Work:
    """A folder that goes when the proof ends."""

    def __init__(self, in_memory=True):
        self.folder = tempfile.mkdtemp(prefix="deskhand-proof-", dir=MEMORY if in_memory else None)
        self.passphrase = self.write("passphrase", PASSPHRASE + "\n")
        self.new_passphrase = self.write("new-passphrase", "another battery, another horse\n")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def own_path(self, name):
        """One for each thread."""
        return self.path(f"{name}-{threading.get_ident()}")

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path(name)


Ended = collections.namedtuple("Ended", "status out err")


def run(command, environment=None, timeout=60, **more):
    """status: the exit code, -N for a signal, None where it did not end."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=timeout, stdin=subprocess.DEVNULL,
                              env=dict(os.environ, **(environment or {})), **more)
        return Ended(done.returncode, done.stdout, done.stderr)
    except subprocess.TimeoutExpired:
        return Ended(None, b"", b"it did not end")


class Served:
    """A command of the program that is linked once and run many times (faults.c: PROOF_SERVER)."""

    commands = threading.local()

    def __init__(self, command):
        self.files = [tempfile.mkstemp(prefix="deskhand-proof-said-", dir=MEMORY) for _ in range(2)]
        outputs = ":".join(path for _, path in self.files)
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0,
                                        env=dict(os.environ, LD_PRELOAD=FAULTS, PROOF_SERVER=outputs), start_new_session=True)
        atexit.register(self.end)

    def run(self, number, ever, timeout):
        self.process.stdin.write(f"{number} {ever}\n".encode())
        if not select.select([self.process.stdout], [], [], timeout)[0]:
            return None
        status = os.waitstatus_to_exitcode(int(self.process.stdout.readline()))
        return Ended(status, *(os.pread(fd, 1 << 26, 0) for fd, _ in self.files))

    def end(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        for fd, path in self.files:
            os.close(fd)
            os.unlink(path)


def run_served(command, number=0, ever="0", timeout=60):
    """As run(); the allocation of that number fails (0: none), and every one behind it where ever is "1"."""
    mine = Served.commands.__dict__
    key = "\0".join(command)
    if key not in mine:
        mine[key] = Served(command)
    ended = mine[key].run(number, ever, timeout)
    if ended is None:
        atexit.unregister(mine[key].end)
        mine.pop(key).end()
        return Ended(None, b"", b"it did not end")
    return ended


class Desk:
    """A home of the program."""

    def __init__(self, work, home, passphrase=None, is_served=False):
        self.work = work
        self.home = home
        self.passphrase = passphrase or work.passphrase
        self.is_served = is_served

    def command(self, *arguments):
        return [PROGRAM, "--home", self.home, "--passphrase-file", self.passphrase, *arguments]

    def run(self, *arguments, **more):
        if self.is_served:
            return run_served(self.command(*arguments), **more)
        return run(self.command(*arguments), **more)

    def name(self, files):
        """The files that a step names; what it makes stands in the home."""
        return dict(files, home=self.home)

    def copy_to(self, home, is_served=False):
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(self.home, home, symlinks=True)
        return Desk(self.work, home, self.passphrase, is_served)

    def is_like(self, other):
        """The same files with the same bytes."""
        return photograph(self.home) == photograph(other.home)

    def facts(self):
        """What the vault says, as a count of facts; None where there is no vault. Finds out which passphrase it has."""
        ended = self.run("export", "--all")
        if ended.status == 5:
            self.passphrase = self.work.new_passphrase if self.passphrase == self.work.passphrase else self.work.passphrase
            ended = self.run("export", "--all")
        if ended.status == 4:
            return None
        if ended.status != 0:
            raise Unreadable(f"export: {ended.err.decode(errors='replace').strip()} (status {ended.status})")
        return facts_of(ended.out)

    def verify(self):
        ended = self.run("verify")
        if ended.status != 0:
            raise Unreadable(f"verify: {(ended.out + ended.err).decode(errors='replace').strip()}")


class Unreadable(Exception):
    pass


def photograph(folder):
    found = {}
    for root, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(root, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def facts_of(lines):
    """One fact a record; a ticket's messages are facts of their own. Ids and times that a send makes up are left out."""
    facts = collections.Counter()
    for line in lines.splitlines():
        record = json.loads(line)
        if record["type"] == "ticket":
            facts["ticket", record["id"], record.get("subject")] += 1
            for message in record.get("messages", []):
                facts["message", record["id"], message.get("from"), message.get("visibility"), message["text"]] += 1
        else:
            facts[record["type"], record.get("id"), line] += 1
    return facts


CUSTOMERS = 3


def shop_lines():
    yield {"type": "product", "id": "NL-1", "title": "Trail 2", "brand": "Northline", "category": ["Shoes"], "price": "89.90",
           "currency": "EUR", "stock": 12, "description": "A trail shoe."}
    yield {"type": "article", "id": "returns", "title": "Returns", "text": "You can return an item within 30 days of delivery.",
           "lang": "en", "audience": "public"}
    for i in range(1, CUSTOMERS + 1):
        yield {"type": "customer", "id": f"c{i}", "name": f"Customer {i}", "emails": [f"c{i}@example.org"],
               "lang": "en", "since": "2024-01-02"}
        yield {"type": "order", "id": f"W237815{i}", "customer": f"c{i}", "placed_at": "2026-11-17T10:00:00Z", "status": "shipped",
               "currency": "EUR", "total": "89.90",
               "lines": [{"product": "NL-1", "title": "Trail 2", "quantity": 1, "price": "89.90"}]}
        yield {"type": "ticket", "id": f"104{i}", "customer": f"c{i}", "subject": f"Where is it {i}", "channel": "email",
               "status": "open", "created_at": "2026-11-23T08:00:00Z",
               "messages": [{"id": f"m{k}", "from": "customer", "author": f"Customer {i}", "at": f"2026-11-23T08:0{k}:00Z",
                             "text": f"Question {k} of customer {i}."} for k in range(1, 4)]}


def old_lines():
    """Resolved for ten days: younger than what retention takes by itself, older than what it is told to take."""
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 10 * 86400))
    yield {"type": "ticket", "id": "900", "customer": "c3", "subject": "Long ago", "channel": "email", "status": "resolved", "created_at": at,
           "messages": [{"id": "m1", "from": "customer", "author": "Customer 3", "at": at, "text": "Old question."}]}


def lay_files(work):
    def jsonl(name, lines):
        return work.write(name, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))
    again = [line for line in shop_lines() if line["type"] == "ticket"]
    for line in again:
        line["messages"].append({"id": "m9", "from": "customer", "author": "x", "at": "2026-11-23T09:00:00Z", "text": "Still waiting."})
    return {
        "shop": jsonl("shop.jsonl", shop_lines()),
        "again": jsonl("again.jsonl", again),
        "old": jsonl("old.jsonl", old_lines()),
        "reply": work.write("reply", "Hello, we look at it and come back to you.\n"),
        "note": work.write("note", "The carrier was called.\n"),
        "new": work.new_passphrase,
    }


class Step:
    """name, the words of the command; again: what it may say, beside 0, when it was killed and is run again; look: what
    else must be true after it, as a function of chapter, home and status that returns what is wrong."""

    def __init__(self, name, *words, again=0, look=None):
        self.name, self.words, self.again, self.look = name, words, again, look

    def command(self):
        return self.words[0]

    def arguments(self, files):
        return [word.format(**files) for word in self.words]


def look_at_backup(_chapter, desk, status):
    """A copy that stands under its name opens, and is whole."""
    copy = os.path.join(desk.home, "copy.db")
    if not os.path.exists(copy):
        return "said done, and there is no copy" if status == 0 else None
    home = desk.work.own_path("restored")
    shutil.rmtree(home, ignore_errors=True)
    os.mkdir(home)
    shutil.copy(copy, os.path.join(home, "vault.db"))
    ended = Desk(desk.work, home, desk.passphrase).run("verify")
    return None if ended.status == 0 else f"the copy: status {ended.status}: {(ended.out + ended.err).decode(errors='replace')}"


def keys_in(home):
    """Every wrapped key of the streams and of the segments, read as anybody could."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        for name in ("vault.db", "vault.db-wal"):
            if os.path.exists(os.path.join(home, name)):
                shutil.copy(os.path.join(home, name), folder)
        db = sqlite3.connect(os.path.join(folder, "vault.db"))
        try:
            return {bytes(row[0]) for row in db.execute("SELECT key FROM streams UNION ALL SELECT key FROM segments")}
        finally:
            db.close()


def look_at_keys(chapter, desk, status):
    """A key that is no longer in its row is nowhere in any file; the vault was opened once since, and that is enough."""
    gone = keys_in(chapter.before.home) - keys_in(desk.home)
    if status == 0 and not gone:
        return "said done, and no key is gone"
    for name, data in photograph(desk.home).items():
        left = sum(key in data or key[24:72] in data for key in gone)
        if left:
            return f"{left} of {len(gone)} keys that are gone still stand in {name}"
    return None


def look_at_passphrase(_chapter, desk, status):
    """facts() has found which one opens it."""
    is_new = desk.passphrase == desk.work.new_passphrase
    return "said done, and the old passphrase opens it" if status == 0 and not is_new else None


def look_at_hold(_chapter, desk, status):
    held = json.loads(desk.run("show", "1041", "--json").out)["hold"]
    return "said done, and the ticket is not held" if status == 0 and not held else None


STEPS = [
    Step("init", "init", again=1),
    Step("import", "import", "{shop}"),
    Step("import of more", "import", "{again}", "{old}"),
    Step("open", "tickets", "--json"),
    Step("show", "show", "1041", "--json"),
    Step("suggest", "suggest", "1041", "--json"),
    Step("reply", "reply", "1041", "--file", "{reply}", again=3),
    Step("note", "reply", "1042", "--file", "{note}", "--internal", again=3),
    Step("search", "search", "waiting", "--json"),
    Step("hold", "hold", "1041", look=look_at_hold),
    Step("erase", "erase", "c2", again=4, look=look_at_keys),
    Step("retain", "retain", "--older-than", "5d", look=look_at_keys),
    Step("ledger", "ledger", "1041", "--json"),
    Step("stats", "stats", "--json"),
    Step("passwd", "passwd", "--new-passphrase-file", "{new}", look=look_at_passphrase),
    Step("rotate", "rotate", look=look_at_keys),
    Step("erase with new keys", "erase", "c3", "--thorough", again=4, look=look_at_keys),
    Step("backup", "backup", "{home}/copy.db", again=1, look=look_at_backup),
    Step("verify", "verify"),
]


def commands_there():
    """What the program can do, by its own help."""
    ended = run([PROGRAM, "--help"])
    return {line.split()[0].decode() for line in ended.out.splitlines() if line.startswith(b"  ") and line.split()}


class Chapter:
    """One step with the home before it, and what it adds and takes away when nothing goes wrong."""

    def __init__(self, step, before, after, output):
        self.step, self.before, self.output = step, before, output
        self.facts_before = before.facts() or collections.Counter()
        self.facts_after = after.facts() or collections.Counter()
        self.adds = self.facts_after - self.facts_before
        self.drops = self.facts_before - self.facts_after

    def judge(self, desk, status):
        """What is wrong with a home after the step was disturbed and ended so; None where nothing is."""
        try:
            facts = desk.facts()
            if facts is None:
                return None if self.step.name == "init" and status != 0 else "there is no vault"
            problem = self.step.look(self, desk, status) if self.step.look else None
            desk.verify()
        except Unreadable as error:
            return str(error)
        lost = (self.facts_before - self.drops) - facts
        strange = facts - (self.facts_before + self.adds)
        if lost:
            return f"lost: {list(lost)[:3]}"
        if strange:
            return f"doubled or strange: {list(strange)[:3]}"
        if status == 0 and facts != self.facts_after:
            return f"said done, but lacks {list(self.facts_after - facts)[:3]} and still has {list(facts - self.facts_after)[:3]}"
        left = facts & self.drops
        if left and left != self.drops:
            return f"half erased: {list(left)[:3]}"
        return problem

    def go_on(self, desk, files, was_told=False):
        """The step again, undisturbed: the vault works on. was_told: the first time said that it failed; who
        is told that there is no vault, and so no recovery code, has none."""
        ended = desk.run(*self.step.arguments(desk.name(files)))
        if ended.status != 0 and (ended.status != self.step.again or (was_told and self.step.name == "init")):
            return f"again: status {ended.status}: {ended.err.decode(errors='replace').strip()}"
        if self.step.command() == "reply" and ended.status == 3:  # it may have been sent: the agent decides
            ended = desk.run("reply", self.step.words[1], "--unsent", "again")
            if ended.status != 0:
                return f"send again: status {ended.status}: {ended.err.decode(errors='replace').strip()}"
        try:
            facts = desk.facts() or collections.Counter()
            desk.verify()
        except Unreadable as error:
            return f"again: {error}"
        missing = self.facts_after - facts
        return f"again: lacks {list(missing)[:3]}" if missing else None


def live(work):
    """The whole life undisturbed: its chapters, the files that the commands name, the commands not there yet."""
    files = lay_files(work)
    there = commands_there()
    desk = Desk(work, work.path("home"))
    os.mkdir(desk.home)
    chapters, missing = [], []
    for number, step in enumerate(STEPS):
        if step.command() not in there:
            missing.append(step.command())
            continue
        before = desk.copy_to(work.path(f"before-{number}"))
        ended = desk.run(*step.arguments(desk.name(files)))
        if ended.status != 0:
            raise SystemExit(f"the life stops at '{step.name}': {ended.err.decode(errors='replace')}")
        chapter = Chapter(step, before, desk, ended.out)
        problem = chapter.judge(desk, 0)
        if ONLY == [""] or step.name in ONLY:
            chapters.append(chapter)
        if problem:
            raise SystemExit(f"the life goes wrong undisturbed at '{step.name}': {problem}")
    return chapters, files, sorted(set(missing))


def counts_of(chapter, files, work):
    """How many writes and how many allocations the step takes, undisturbed."""
    desk = chapter.before.copy_to(work.own_path("counted"))
    counts = work.own_path("counts")
    run(desk.command(*chapter.step.arguments(desk.name(files))), {"LD_PRELOAD": FAULTS, "PROOF_COUNTS": counts})
    with open(counts, encoding="ascii") as file:
        writes, allocations = file.read().split()
    return int(writes), int(allocations)


def tell_missing(name, missing):
    """A command that the program does not have is told."""
    for command in missing:
        complain(f"{name}: not there yet: {command}")
    return f", {len(missing)} commands not there yet ({' '.join(missing)})" if missing else ""


def name_of_signal(status):
    return signal.Signals(-status).name if status is not None and status < 0 else str(status)
