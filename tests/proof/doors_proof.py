#!/usr/bin/env python3
"""Naughty strings through every door by which text of others comes to the terminal: records, the model, its server, the
configuration, what is pasted, searched and commanded, names of files, arguments. Every byte that a command or the screen
writes to a terminal is judged; what was imported comes out of an export as it went in.

The strings are ours (tests/support/naughty.json) and the big list of naughty strings, where ../shared/data has it."""
import concurrent.futures
import json
import os
import pty
import select
import shutil
import subprocess
import sys
import time
import traceback

import life
from life import Desk, PROGRAM, Work, complain, report, share

sys.path.insert(0, os.path.join(life.TOP, "tests", "support"))
import hostile  # noqa: E402
import screen  # noqa: E402
from judge import Judge  # noqa: E402

OWN = os.path.join(life.TOP, "tests", "support", "naughty.json")
BIG_LIST = os.path.join(life.TOP, "..", "shared", "data", "conformance", "blns.json")
SERVER = os.path.join(life.BUILD, "test", "support", "fake_server")
ALWAYS = ["\u009b5m", "\u202egnp.exe", "a" + "\u0301" * 100]  # in every share, however it is drawn
SHARE = 3  # more strings at each door that takes a process or a screen for each
ROWS, COLUMNS = 40, 120
AT = "2026-11-20T10:00:00Z"


class Found:
    """What a door let through."""

    def __init__(self, door):
        self.door, self.passed, self.problems = door, 0, []

    def judge(self, string, judge):
        self.passed += 1
        for name, around in judge.end()[:3]:
            self.problems.append(f"{self.door}: {name}: {around!r}, for {string!r}")

    def say(self, words):
        self.problems.append(f"{self.door}: {words}")


def strings():
    """Ours first; each with bytes that are not UTF-8 in it as well, for the doors that take bytes."""
    with open(OWN, encoding="utf-8") as file:
        own = json.load(file)
    try:
        with open(BIG_LIST, encoding="utf-8") as file:
            return own, json.load(file)
    except FileNotFoundError:
        return own, []


def as_raw(string, number):
    """The string's bytes, with bad ones in every third."""
    data = string.encode()
    return data + hostile.BAD_BYTES[number % len(hostile.BAD_BYTES)] + b"x" if number % 3 == 0 else data


def on_a_terminal(command, judge, seconds=60, until=None):
    """Runs it with a terminal for input, output and errors, to its end or until its last line has that word; its status, and what it said."""
    master, slave = pty.openpty()
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
                               env=dict(os.environ, TERM="xterm-256color", LC_ALL="C.UTF-8"))
    os.close(slave)
    said = b""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not (until and until in judge.line(ROWS - 1)):
        if select.select([master], [], [], 0.1)[0]:
            try:
                data = os.read(master, 1 << 16)
            except OSError:
                break
            if not data:
                break
            judge.feed(data)
            said += data
    if until or time.monotonic() >= end:
        process.kill()
    os.close(master)
    return process.wait(), said


def ask(found, desk, string, *words):
    """A command of the program on a terminal; it may refuse, not crash."""
    judge = Judge(ROWS, COLUMNS, is_screen=False)
    status, said = on_a_terminal(desk.command(*words), judge)
    found.judge(string, judge)
    if not 0 <= status <= 7:
        found.say(f"{words[0]} ends with {status} for {string!r}")
    return said


# ---- records

def marked(string, number):
    """What is looked for stands behind the string, or before one that is longer than a pane."""
    mark = f"n{number:04d}e"
    return f"{mark} {string}" if string.count("\n") > ROWS // 4 else f"{string} {mark}"


def records(numbered):
    """Every field of every record that takes text; the number says which string it was."""
    yield {"type": "customer", "id": "c0", "name": "Ana"}
    for number, string in numbered:
        own = f"k{number}"
        text = string or " "
        yield {"type": "product", "id": own, "title": text, "brand": text, "category": [text], "price": "1.00", "currency": "EUR", "stock": 5, "description": text, "attributes": {"colour": text}}
        yield {"type": "customer", "id": own, "name": text, "emails": [text], "phones": [text], "addresses": [{"line1": text, "city": text, "postcode": text, "country": "ES"}], "interests": [text], "brands": [text]}
        yield {"type": "order", "id": "o" + own, "customer": own, "placed_at": AT, "status": "shipped", "currency": "EUR", "total": "1.00", "lines": [{"product": own, "title": text, "quantity": 1, "price": "1.00"}],
               "shipments": [{"carrier": text, "tracking": text, "status": "in_transit"}]}
        yield {"type": "article", "id": own, "title": text, "text": text, "lang": "en", "audience": "public"}
        yield {"type": "macro", "id": own, "title": text, "text": "Hello " + text, "lang": "en", "examples": [text], "tags": [text]}
        yield {"type": "promotion", "id": own, "title": text, "percent": "5"}
        yield {"type": "ticket", "id": own, "customer": own, "created_at": AT, "status": "open", "subject": text, "tags": [text], "assignee": text, "messages": [
            {"id": "a", "from": "customer", "author": text, "sender": text, "at": AT, "text": marked(string, number), "attachments": [{"name": text, "size": 5}]},
            {"id": "b", "from": "agent", "author": text, "at": AT, "visibility": "internal", "text": marked(string, number)}]}


def shop_of(work, numbered):
    """A home with all of it; the lines as they went in. What an import refuses is told, and left out."""
    desk = Desk(work, work.path("home"))
    os.mkdir(desk.home)
    lines = list(records(numbered))
    path = work.path("shop.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(line, ensure_ascii=number % 2 == 0) + "\n" for number, line in enumerate(lines))
    for words in (["init"], ["import", "--keep-going", path]):
        ended = desk.run(*words, timeout=120)
        if ended.status not in (0, 1):
            raise SystemExit(f"doors: {words[0]} fails: {ended.err.decode(errors='replace')}")
    with open(os.path.join(desk.home, "deskhand.conf"), "w", encoding="utf-8") as file:
        file.write("[privacy]\nkeep = 100000d\n")
    return desk, lines


def texts_of(value):
    """Every text in a record, whatever an export adds or leaves out beside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key in value:
            yield from texts_of(value[key])
    elif isinstance(value, list):
        for item in value:
            yield from texts_of(item)


def stored_as_they_came(desk, lines, found):
    """Each record's texts come out of the export as they went in."""
    ended = desk.run("export", "--all", timeout=120)
    out = {}
    for line in ended.out.split(b"\n")[:-1]:  # not splitlines(): U+2028 stands in texts as it is
        record = json.loads(line)
        out[record["type"], record["id"]] = record
    for line in lines:
        found.passed += 1
        got = out.get((line["type"], line["id"]))
        if got is None:
            found.say(f"{line['type']} {line['id']} is not there: {line}")
            continue
        missing = set(texts_of(line)) - set(texts_of(got))
        if missing:
            found.say(f"{line['type']} {line['id']}: {missing} came out as {got}")


# ---- the doors: each takes numbered strings, and says what it found

def is_same_json(one, other):
    try:
        return json.loads(one) == json.loads(other)
    except ValueError:
        return False


def commands_door(numbered):
    """show, search, suggest, recommend, ledger and export of what is in the vault; arguments and names of files; errors."""
    found = Found("records at commands")
    arguments = Found("arguments and names of files")
    machines, stored = Found("JSON on a terminal"), Found("export")
    with Work() as work:
        desk, lines = shop_of(work, numbered)
        stored_as_they_came(desk, lines, stored)
        for words in (["tickets"], ["tickets", "--json"], ["export", "--all"], ["export", "--all", "--format", "markdown"], ["verify"], ["stats"], ["doctor"], ["audit", "--all"]):
            ask(found, desk, "all of them", *words)
        for number, string in numbered:
            for words in (["show"], ["suggest", "--engine", "local"], ["recommend"], ["ledger"], ["triage"], ["write", "--kind", "ad"]):
                ask(found, desk, string, words[0], f"k{number}", *words[1:])
            for words in (["show", f"k{number}", "--json"], ["suggest", f"k{number}", "--engine", "local", "--json"], ["ledger", f"k{number}", "--json"], ["export", f"k{number}"]):
                said = ask(machines, desk, string, *words)
                if words[0] in ("show", "export") and not is_same_json(said, desk.run(*words).out):
                    machines.say(f"{words[0]} says something else on a terminal, for {string!r}: {said[-300:]}")
            argument = as_raw(string, number).replace(b"\0", b"") or b" "
            name = argument.replace(b"/", b"_")[:200]
            path = os.path.join(work.folder.encode(), b"%d-" % number + name)  # none of them is "..", or a file of ours
            with open(path, "wb") as file:
                file.write(b'{"type":' + json.dumps(string).encode() + b',"id":1}\n' + argument + b"\n")
            for words in ([b"show", argument], [b"search", argument], [b"tickets", b"--limit", argument], [b"import", path], [b"import", path + b"-none"],
                          [argument], [b"show", b"--" + argument], [b"check", b"k0", b"--file", path], [b"reply", b"k%d" % number, b"--file", path, b"--attach", path],
                          [b"reply", b"k%d" % number, b"--file", path, b"--override", argument], [b"--home", path + b"-home", b"tickets"], [b"--model", argument, b"doctor"], [b"ledger", b"k%d" % number]):
                ask(arguments, desk, string, *words)
            if number % 4 == 0:
                ask(arguments, desk, string, b"backup", path + b"-backup")
    return [found, arguments, machines, stored]


CONFIGURATIONS = [
    b"[model]\nurl = %s\n", b"[%s]\nurl = x\n", b"%s\n", b"[ui]\n%s = x\n", b"[ui]\ntheme = %s\n", b"[shop]\nname = %s\n[ui]\nagent = %s\nsignature = %s\n[guard]\nreasons = %s\n",
    b"[model.%s]\nurl = http://127.0.0.1:9/v1\nmodel = %s\n", b"[views]\n%s = status:open\n", b"[views]\nmine = %s\n", b"[shop]\ntimezone = %s\ncurrency = %s\n", b"[vault]\npassphrase_command = %s\n",
    b"[guard]\nrule.%s = off\n", b"[model]\nurl = http://127.0.0.1:9/v1\nmodel = m\nheaders = X-%s: %s\n",
]


def configuration_door(numbered):
    found = Found("configuration")
    with Work() as work:
        desk, _ = shop_of(work, numbered[:1])
        configuration, keys, theme = (os.path.join(desk.home, name) for name in ("deskhand.conf", "keys.conf", "own.theme"))
        for number, string in numbered:
            value = as_raw(string, number).replace(b"\0", b"").replace(b"\n", b" ")
            for which, form in enumerate(CONFIGURATIONS):
                if which == 10 and b"\x1b" not in value:
                    continue  # a command of somebody's own words would be run
                if which == 10:
                    value = b"/nonexistent/" + value.replace(b"$", b"").replace(b"`", b"").replace(b";", b"").replace(b"|", b"").replace(b"&", b"")
                with open(configuration, "wb") as file:
                    file.write(form.replace(b"%s", value))
                ask(found, desk, string, *(["doctor"], ["tickets"])[which % 2])
                if which == 5:
                    ask(found, desk, string, "suggest", f"k{numbered[0][0]}", "--engine", "local")
            with open(configuration, "w", encoding="utf-8") as file:
                file.write(f"[ui]\ntheme = {theme}\n")
            for path, form in ((keys, b"[reading]\n%s = F11\nlimit = %s\n"), (theme, b"[%s]\ntext = %s\n")):
                with open(path, "wb") as file:
                    file.write(form.replace(b"%s", value))
                judge = Judge(ROWS, COLUMNS)  # where it is taken the screen opens
                on_a_terminal(desk.command(), judge, until="queue")
                found.judge(string, judge)
                os.unlink(path)
    return [found]


def script_of(numbered):
    """An answer for each request in turn: a draft, or an error with a reason and a body."""
    def quoted(data):
        return "".join(chr(byte) if 32 < byte < 127 and chr(byte) not in "\\\"" else f"\\x{byte:02x}" for byte in data)
    lines = []
    for nth, (number, string) in enumerate(numbered, 1):
        raw = as_raw(string, number).replace(b"\0", b"")
        lines.append(f"on POST /v1/chat/completions nth {nth}")
        if nth % 2:
            lines += ["    stream chat", f"        draft {quoted(b'Hello, ' + string.encode() + b' bye')}"]
        else:
            reason = raw.replace(b"\r", b"").replace(b"\n", b"")
            body = b'{"error":{"message":' + json.dumps(string).encode() + b"}}" if nth % 4 else raw
            lines += [f"    status 400 {quoted(reason)}", f"    header X-Request-Id: {quoted(reason)}",
                      f"    text {quoted(body)}"]
    return "\n".join(lines) + "\n"


class Server:
    def __init__(self, work, script):
        self.folder = work.path("server")
        os.mkdir(self.folder)
        path, port = os.path.join(self.folder, "script"), os.path.join(self.folder, "port")
        with open(path, "w", encoding="ascii") as file:
            file.write(script)
        self.process = subprocess.Popen([SERVER, path, port, os.path.join(self.folder, "journal")], stdin=subprocess.PIPE)
        end = time.monotonic() + 10
        while not (os.path.exists(port) and os.path.getsize(port)) and time.monotonic() < end:
            time.sleep(0.02)
        with open(port, encoding="ascii") as file:
            self.port = int(file.read())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()


def name_server(desk, port, more=""):
    with open(os.path.join(desk.home, "deskhand.conf"), "w", encoding="utf-8") as file:
        file.write(f"[model]\nurl = http://127.0.0.1:{port}/v1\nmodel = fake\nn = 1\n{more}[privacy]\nkeep = 100000d\nnever_send = off\n")


def model_door(numbered):
    """Drafts and errors of a server, at commands."""
    found = Found("model and its server, at commands")
    with Work() as work:
        desk, _ = shop_of(work, [(0, "plain")])
        with Server(work, script_of(numbered)) as server:
            name_server(desk, server.port)
            for _, string in numbered:
                ask(found, desk, string, "suggest", "k0", "--engine", "api")
        with open(os.path.join(work.folder, "server", "journal"), "rb") as file:
            requests = file.read().count(b"=== request ")
        if requests < len(numbered):
            found.say(f"{requests} of {len(numbered)} requests came")
        ask(found, desk, "all of them", "ledger", "k0")
    return [found]


class Window:
    """The screen, its bytes judged while they come."""

    def __init__(self, desk):
        screen.ROWS, screen.COLUMNS = ROWS, COLUMNS
        self.screen = screen.Screen(desk.command())
        self.judge = Judge(ROWS, COLUMNS)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.screen.__exit__()

    def hear(self, seconds):
        if not select.select([self.screen.master], [], [], seconds)[0]:
            return False
        try:
            self.judge.feed(os.read(self.screen.master, 1 << 20))
        except OSError:
            return False
        return True

    def settle(self, quiet=0.015):
        while self.hear(quiet):
            pass

    def press(self, *keys):
        for key in keys:
            os.write(self.screen.master, key)
            self.hear(0.12)
            self.settle()

    def shows(self, words, seconds=15):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if any(words in self.judge.line(row) for row in range(ROWS)):
                return True
            self.hear(0.05)
        return False

    def text(self):
        return "\n".join(self.judge.line(row) for row in range(ROWS))

    def escape(self):
        """Esc, and until it was heard: with a key behind it at once it would be that key with Alt."""
        os.write(self.screen.master, b"\x1b")
        self.hear(2)
        self.settle()
        end = time.monotonic() + 15
        while not self.is_reading() and time.monotonic() < end:
            self.hear(0.1)

    def is_reading(self):
        """And no menu stands open, which would take the next key."""
        last = self.judge.line(ROWS - 1)
        return " reading" in last and "Esc leave" not in last


def pasted(data):
    """As a terminal pastes: it lets no end of a paste through from within."""
    return b"\x1b[200~" + data.replace(b"\x1b[201~", b"") + b"\x1b[201~"


# What is opened, by which keys, and how one gets out of it again.
PLACES = [("reply", [b"r"]), ("note", [b"I"]), ("search", [b"/"]), ("command line", [b":"])]


def screen_door(numbered):
    """A ticket for each string: all panes draw its records, then it is pasted into everything that takes text."""
    found = Found("records on the screen")
    doors = {name: Found(f"pasted into the {name}") for name, _ in PLACES}
    reading, model = Found("pasted while reading"), Found("model and its server, on the screen")
    seen = set()
    with Work() as work:
        desk, _ = shop_of(work, numbered)
        with Server(work, script_of(numbered)) as server:
            name_server(desk, server.port, "ask = open\n")
            with Window(desk) as window:
                if not window.shows("queue", 20):
                    raise SystemExit("doors: the screen does not open:\n" + window.text())
                for number, string in numbered:
                    window.press(b"\t")
                    window.settle(0.08)
                    model.passed += 1
                    found.passed += 1
                    seen.update(n for n, _ in numbered if f"n{n:04d}e" in window.text())
                    data = as_raw(string, number).replace(b"\0", b"")
                    for name, keys in PLACES:
                        mark = f"z{number:04d}{name[0]}"
                        window.press(*keys)
                        window.press(pasted(data.replace(b"\n", b" ") + b" " + mark.encode()))  # a word of its own, so that no wrap cuts it
                        doors[name].passed += 1
                        if not window.shows(mark):
                            doors[name].say(f"{mark} was not seen, for {string!r}:\n{window.text()}")
                        window.press({"search": b"\r", "command line": b" "}.get(name, b"\x1a"))  # ^Z: an unfinished reply keeps notes out
                        window.escape()
                    reading.passed += 1
                    window.press(pasted(data))
                    window.escape()
                    for found_ in (found, model, reading, *doors.values()):
                        for name, around in window.judge.violations[:2]:
                            found_.say(f"{name}: {around!r}, at {string!r}")
                        if window.judge.violations:
                            break
                    window.judge.violations.clear()
                    if window.screen.process.poll() is not None:
                        found.say(f"the screen ended with {window.screen.process.poll()} at {string!r}")
                        break
                window.screen.process.terminate()
                window.settle(0.3)
                found.judge("the end", window.judge)
    missing = [string for number, string in numbered if number not in seen]
    if missing:
        found.say(f"{len(missing)} of {len(numbered)} messages were not seen, the first of {missing[0]!r}")
    return [found, model, reading, *doors.values()]


def parts(numbered, count):
    return [numbered[at::count] for at in range(count) if numbered[at::count]]


def main():
    own, big = strings()
    numbered = list(enumerate(own + big))
    always = [each for each in numbered if each[1] in ALWAYS]
    few = numbered if life.FULL else always + life.chance("doors").sample(numbered, SHARE)
    jobs = [(door, part) for door in (screen_door, configuration_door, commands_door, model_door) for part in parts(few, share(2, 1))]
    with concurrent.futures.ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        results = [found for list_ in pool.map(run_door, jobs) for found in list_]
    counts = {}
    for found in results:
        counts[found.door] = counts.get(found.door, 0) + found.passed
    problems = [words for found in results for words in found.problems]
    for words in problems[:30]:
        complain(words)
    for door, count in counts.items():
        print(f"    {door}: {count:,}")
    which = f"{len(own)} of ours" + (f" and {len(big)} of the big list" if big else "; the big list is not there: ../shared/data")
    return report("naughty strings", not problems, f"{len(few)} of them ({which}) through {len(counts)} doors, {sum(counts.values()):,} times, "
                  f"{len(problems)} forbidden, changed or crashed")


def run_door(job):
    try:
        return job[0](job[1])
    except Exception:  # the other doors go on
        found = Found(job[0].__name__)
        found.say(traceback.format_exc())
        return [found]


if __name__ == "__main__":
    sys.exit(main())
