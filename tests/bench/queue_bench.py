#!/usr/bin/env python3
"""The queue at 1,000, 100,000 and 1,000,000 tickets in a pty; usage: queue_bench.py PROGRAM MAKER [--quick]

MAKER is tests/bench/queue_bench.c built. Prints, gates nothing. Unlocking is measured from the passphrase's last byte to
the queue's first page on the screen, in turn with the key derivation alone, both without the time that other programs
held the processor; the queue is whole where G shows its last row (`whole`); what is tended behind that (segments of the search, the
queue's cache), while nobody types, is told apart. PSS needs root, since the program is not dumpable. Peers that are installed are asked for the same moves
beside it, in a file of as many lines.
"""
import fcntl
import os
import pty
import select
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
sys.dont_write_bytecode = True
from goals import goal, unmeasured  # noqa: E402
from terminal import Terminal  # noqa: E402

ROWS, COLUMNS = 40, 120
PROGRAM, MAKER = (os.path.abspath(path) for path in sys.argv[1:3])
QUICK = "--quick" in sys.argv
COUNTS = [1000, 10000] if QUICK else [1000, 100000, 1000000]
KEPT = os.environ.get("QUEUE_BENCH_FOLDER")  # vaults made before are used again


def say(what, value, unit=""):
    print(f"{what:58} {value} {unit}".rstrip(), flush=True)


class Program:
    def __init__(self, arguments, program=PROGRAM):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm-256color"
            os.environ["LC_ALL"] = "C.UTF-8"
            os.execv(program, [program] + arguments)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.seen = b""

    def read(self, seconds):
        if not select.select([self.fd], [], [], seconds)[0]:
            return b""
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            return b""
        self.seen += data
        return data

    def until(self, marker, seconds=120):
        """Milliseconds until the marker came, None where it did not."""
        began = time.perf_counter()
        while marker not in self.seen:
            if time.perf_counter() - began > seconds:
                return None
            self.read(0.05)
        return (time.perf_counter() - began) * 1000

    def drain(self, quiet=0.2):
        while self.read(quiet):
            pass

    def key(self, key, quiet=0.02):
        """Milliseconds to the first byte and to the last."""
        began = last = time.perf_counter()
        os.write(self.fd, key)
        first = None
        while self.read(2 if first is None else quiet):
            last = time.perf_counter()
            first = first or last
        return ((first or last) - began) * 1000, (last - began) * 1000

    def waited(self):
        """Milliseconds that it was ready to run and another program ran."""
        with open(f"/proc/{self.pid}/schedstat") as file:
            return int(file.read().split()[1]) / 1e6

    def unlock(self):
        self.until(b"assphrase")
        time.sleep(0.05)
        self.seen = b""
        before = self.waited()
        os.write(self.fd, b"bench\r")
        took = self.until(b"inbox")
        return took - (self.waited() - before)

    def worked(self):
        """Milliseconds of the processor that it had."""
        with open(f"/proc/{self.pid}/schedstat") as file:
            return int(file.read().split()[0]) / 1e6

    def rest(self, quiet=0.3):
        """Milliseconds until it neither works nor writes, without what other programs took."""
        waited = self.waited()
        began = last = time.perf_counter()
        before = self.worked()
        while time.perf_counter() - last < quiet:
            busy = self.read(0.002)
            now = self.worked()
            if busy or now != before:
                before, last = now, time.perf_counter()
        return (last - began) * 1000 - (self.waited() - waited)

    def memory(self):
        with open(f"/proc/{self.pid}/smaps_rollup") as file:
            for line in file:
                if line.startswith("Pss:"):
                    return int(line.split()[1]) / 1024
        return None

    def end(self):
        os.kill(self.pid, 15)
        self.drain(0.5)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def make(folder, count):
    home = os.path.join(folder, f"queue{count}")
    passphrase = os.path.join(folder, "passphrase")
    if not os.path.exists(home):
        with open(passphrase, "w") as file:
            file.write("bench\n")
        os.chmod(passphrase, 0o600)
        subprocess.run([PROGRAM, "--home", home, "--passphrase-file", passphrase, "init", "--kdf", "interactive"], check=True, capture_output=True)
        began = time.perf_counter()
        subprocess.run([MAKER, home, passphrase, str(count)], check=True)
        say(f"{count:,} tickets: made", f"{time.perf_counter() - began:.1f}", "s")
    return ["--home", home]


def kdf():
    return float(subprocess.run([MAKER, "kdf"], check=True, capture_output=True).stdout)


def unlocks(homes, rounds):
    """Each round in turn: the key derivation alone, then every home."""
    alone = []
    took = {count: [] for count in homes}
    for _ in range(rounds):
        for count, arguments in homes.items():
            alone.append(kdf())
            program = Program(arguments)
            took[count].append(program.unlock())
            program.end()
    floor = statistics.median(alone)
    say("goal 1: Argon2id alone (2 passes, 64 MiB)", f"{floor:.1f}", "ms")
    least = statistics.median(took[min(homes)])
    for count in homes:
        middle = statistics.median(took[count])
        goal(1, f"{count:,} tickets: unlock to painted queue", middle, floor + 10, "ms", "Argon2id alone and 10; neomutt 1,928 at 100,000, fzf 1,284 at 1,000,000", 1)
        goal(1, f"{count:,} tickets: the same, beside {min(homes):,}", middle / least, 1.1, "times")


def p(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]


def counted(program, strokes, times):
    """Bytes of a key, and pieces that they are read in: the pty gives 4,095 at most at once, and what one write() brought together. Medians."""
    shown, pieces = [], []
    for i in range(times):
        os.write(program.fd, strokes[i % len(strokes)])
        read = [len(program.read(2)), *iter(lambda: len(program.read(0.05)), 0)]
        shown.append(sum(read))
        pieces.append(len(read))
    return statistics.median(shown), statistics.median(pieces)


PAGE = [b"\x06"] * 10 + [b"\x02"] * 10
MOVE = [b"j"] * 10 + [b"k"] * 10
NEOMUTT = ["-n", "-F", "{folder}/muttrc", "-f"]
MANY = 1000 if QUICK else 100000  # messages and commits: as in performance.md
# Name, what it shows, options in front of the file, the file, a marker of its list, keys of a move and of a page there and back.
PEERS = (("less", f"{max(COUNTS):,} lines", ["-S"], "lines", b"Customer 3 ", MOVE, [b" "] * 10 + [b"b"] * 10),
         ("vim", f"{max(COUNTS):,} lines", ["-u", "NONE", "-n", "-R"], "lines", b"Customer 3 ", MOVE, PAGE),
         ("neomutt", f"an mbox of {MANY:,}", NEOMUTT, "mbox", b"Question 3", MOVE, [b"z"] * 10 + [b"Z"] * 10),
         ("tig", f"{MANY:,} commits", [], None, b"Question", MOVE, [b" "] * 10 + [b"-"] * 10))


def write_lines(folder, count):
    with open(os.path.join(folder, "lines"), "w") as file:
        file.writelines(f"{i} Customer {i} asks where the parcel is\n" for i in range(count))


def write_mbox(folder):
    with open(os.path.join(folder, "muttrc"), "w") as file:  # without a folder it asks whether to make one
        file.write(f"set folder='{folder}' mail_check=0 sleep_time=0 sort=mailbox-order\n")
    with open(os.path.join(folder, "mbox"), "w") as file:
        for i in range(MANY):
            file.write(f"From c{i}@example.org Mon Nov 23 09:00:00 2026\nFrom: Customer {i} <c{i}@example.org>\nTo: shop@example.org\n"
                       f"Date: Mon, 23 Nov 2026 09:00:00 +0000\nSubject: Question {i}\nMessage-ID: <{i}@example.org>\n\nWhere is my parcel?\n\n")


def write_commits(folder):
    repository = os.path.join(folder, "commits")
    subprocess.run(["git", "init", "-q", "-b", "main", repository], check=True)
    stream = "".join(f"commit refs/heads/main\ncommitter C <c@example.org> {1700000000 + i} +0000\ndata {len(f'Question {i}')}\nQuestion {i}\n"
                     for i in range(MANY))
    subprocess.run(["git", "-C", repository, "fast-import", "--quiet"], input=stream.encode(), check=True)
    return repository


def peer(name, load, options, path, marker, move, page):
    """Start, moves and pages of one other program; where its list never comes, it says so. Last bytes' p50 of a move and a page."""
    found = shutil.which(name)
    if not found:
        say(f"goals 1, 3 and 8 beside: {name}", "not installed")
        return None
    took = None
    load = f"{name}, {load}"
    began = time.perf_counter()
    program = Program([*options, *([path] if path else [])], found)
    if program.until(marker, 60) is None:
        say(f"goals 1, 3 and 8 beside: {load}", "its list never came, not measured")
    else:
        say(f"goal 1 beside: {load}, start to its list", f"{(time.perf_counter() - began) * 1000:.0f}", "ms")
        program.drain(1)
        shown, _ = counted(program, move, 20)
        say(f"goal 3 beside: {load}, a move", f"{shown:.0f} bytes")
        took = (keys(f"goal 3 beside: {load}, a move", program, move, 100),
                keys(f"goal 3 beside: {load}, a page", program, page, 100))
        if program.memory():
            say(f"goal 8 beside: {load}: PSS", f"{program.memory():.1f}", "MB")
    program.end()
    return took


def fzf(path, count):
    """A letter at a time, until its last byte; the filter that goal 13 stands beside."""
    if not shutil.which("fzf"):
        say("goal 13 beside: fzf", "not installed")
        return
    program = Program(["-c", f"exec fzf --no-mouse < '{path}'"], shutil.which("sh"))
    if program.until(f"{count}/{count}".encode(), 60) is None:
        say("goal 13 beside: fzf", "its list never came, not measured")
    else:
        program.drain(0.5)
        took = [program.key(letter.encode(), 0.5)[1] for letter in "parcel"]
        say(f"goal 13 beside: fzf, {count:,} lines, a letter", f"last byte first {took[0]:.0f}, then p50 {p(took[1:], .5):.0f}",
            f"ms, PSS {program.memory() or 0:.1f} MB")
    program.end()


def peers(folder, count, own):
    """What others take for a move and a page, in the same run, with nothing but the machine's noise between; ours beside neomutt's."""
    write_lines(folder, count)
    write_mbox(folder)
    here = os.getcwd()
    took = {}
    for name, load, options, file, marker, move, page in PEERS:
        if file is None and shutil.which(name):
            os.chdir(write_commits(folder))
        took[name] = peer(name, load, [option.format(folder=folder) for option in options], file and os.path.join(folder, file), marker, move, page)
        os.chdir(here)
    fzf(os.path.join(folder, "lines"), count)
    for name in ("aerc", "weechat"):
        say(f"goals 3 and 8 beside: {name}", "not measured here: it wants an account and a server" if shutil.which(name) else "not installed")
    for what, mine, theirs, most in zip(("a move", "a page"), own, took["neomutt"] or (None, None), (0.4, 0.6)):
        if theirs is None:
            unmeasured(3, f"{count:,} tickets: {what}, to its last byte", f"neomutt is not installed (goal {most} of it)")
        else:
            goal(3, f"{count:,} tickets: {what}, to its last byte", mine / theirs, most, "", f"of neomutt's at {MANY:,}: {mine:.2f} and {theirs:.2f} ms")


def keys(what, program, strokes, times):
    """The strokes in turn, so that each finds something to move."""
    program.drain(0.1)
    took = [program.key(strokes[i % len(strokes)]) for i in range(times)]
    last = p([t[1] for t in took], .5)
    say(what, f"p50 {p([t[0] for t in took], .5):.2f}  p99 {p([t[0] for t in took], .99):.2f}  last byte p50 {last:.2f}", f"ms ({times} keys)")
    return last


def typed(what, program, opens, words, leaves, is_goal=False):
    """A letter at a time: until what fits stands behind its echo, and until all is looked through."""
    program.key(opens, 0.3)
    firsts, alls = [], []
    for letter in words:
        program.drain(0.1)
        waited = program.waited()
        began = time.perf_counter()
        os.write(program.fd, letter.encode())
        program.read(2)  # the letter
        last = (time.perf_counter() - began) * 1000 - (program.waited() - waited)
        if program.read(0.5):  # else it changed nothing, or stood there with the letter
            last = (time.perf_counter() - began) * 1000 - (program.waited() - waited)
            firsts.append(last)
        alls.append(last + program.rest())
    memory = program.memory()
    program.key(leaves, 0.3)
    firsts = firsts or alls  # it stood there with the letter
    say(what, f"first {firsts[0]:.1f}, then p50 {p(firsts[1:] or firsts, .5):.1f}; all {alls[0]:.0f}, then p50 {p(alls[1:], .5):.0f}", f"ms, PSS {memory or 0:.1f} MB")
    if is_goal:
        goal(13, f"{what}: what fits", p(firsts, .5), 16, "ms", f"a frame; the slowest letter {max(firsts):.1f}", 1)
        goal(13, f"{what}: last byte, the first letter", alls[0], 100, "ms", "fzf 141", 0)
        goal(13, f"{what}: last byte, the next ones", p(alls[1:], .5), 20, "ms", "p50", 0)
        goal(8, f"{what}: PSS", memory or 0, 140, "MB", "fzf 464", 1)


def typed_at_once(what, program):
    """A letter right behind l, while nothing of the texts is held: until its echo, the first that fits, the last byte."""
    program.drain(0.2)
    waited, began, took = program.waited(), time.perf_counter(), []
    os.write(program.fd, b"l")
    program.read(1)
    os.write(program.fd, b"r")
    while program.read(1.0):
        took.append((time.perf_counter() - began) * 1000 - (program.waited() - waited))
    program.key(b"\x07", 0.3)
    say(what, f"first byte {took[0]:.1f}, what fits {took[1] if len(took) > 1 else took[0]:.1f}, all {took[-1]:.0f} ms")
    goal(13, f"{what}: what fits", took[1] if len(took) > 1 else took[0], 16, "ms", "a frame", 1)


def minute_after(name, program):
    """What was held for a filter is given back."""
    end = time.monotonic() + (5 if QUICK else 75)
    while time.monotonic() < end:
        program.read(1)
    try:
        goal(8, f"{name}: PSS {'soon' if QUICK else 'a minute'} after a filter", program.memory(), 40, "MB", "weechat 47, aerc 58, neomutt 154", 1)
    except PermissionError:
        pass


def moves(name, program):
    for what, strokes in (("a move", [b"j"] * 10 + [b"k"] * 10), ("a page", [b"\x04"] * 10 + [b"\x15"] * 10)):
        shown, pieces = counted(program, strokes, 20 if QUICK else 60)
        if what == "a move":
            goal(3, f"{name}: bytes of a move", shown, 300, "", "", 0)
        else:
            say(f"{name}: bytes of a page", f"{shown:.0f}")
        goal(3, f"{name}: {what}: pieces of a frame", pieces, 1, "", "one write()", 0)


def queue_numbers(terminal):
    """Of the tickets that its queue shows."""
    rows = [terminal.line(row).strip("│▸ ")[:20].split() for row in range(ROWS - 2)]
    return [row[0] for row in rows if row and row[0].isdigit()]


def last_row(arguments):
    """What the queue's last row says, and how much processor time tending took where it had not been done."""
    program = Program(arguments)
    program.unlock()
    before = program.worked()
    program.rest()
    tended = program.worked() - before
    os.write(program.fd, b"G")
    program.drain(1)
    terminal = Terminal(ROWS, COLUMNS)
    terminal.feed(program.seen)
    program.end()
    return queue_numbers(terminal)[-1], tended


def whole(name, arguments):
    """From the first page until G, struck again and again, shows the queue's last row; what is done behind it apart."""
    number, tended = last_row(arguments)
    program = Program(arguments)
    program.unlock()
    terminal, before = Terminal(ROWS, COLUMNS), program.waited()
    terminal.feed(program.seen)
    began = struck = time.perf_counter()
    while number not in queue_numbers(terminal) and time.perf_counter() - began < 60:
        if time.perf_counter() >= struck:
            os.write(program.fd, b"G")
            struck = time.perf_counter() + 0.02
        terminal.feed(program.read(0.02))
    took = (time.perf_counter() - began) * 1000 - (program.waited() - before)
    say(f"{name}: first page to the whole queue (G shows its last row)", f"{took:.0f}" if took < 59000 else "never", "ms")
    say(f"{name}: tended behind that, at the first opening", f"{tended:.0f}", "ms of processor time, between keys")
    program.end()


def at_rest(count, arguments):
    name, is_full = f"{count:,} tickets", count == max(COUNTS)
    program = Program(arguments)
    program.unlock()
    program.rest(7)  # retention looks through all tickets, five seconds behind the last key; then memory is given back
    try:
        goal(8, f"{name}: PSS at rest", program.memory(), 40, "MB", "weechat 47, aerc 58, neomutt 154", 1)
    except PermissionError:
        unmeasured(8, f"{name}: PSS at rest", "it needs root")
    typed_at_once(f"{name}: a letter at once behind l", program)
    moves(name, program)
    own = (keys(f"{name}: j", program, [b"j"], 300), keys(f"{name}: ^D", program, [b"\x04"] * 10 + [b"\x15"] * 10, 200))
    keys(name + ": G, gg", program, [b"G", b"gg"], 20)
    keys(name + ": o, sorted otherwise", program, [b"o"], 4)
    typed(f"{name}: limit is:late", program, b"l", "is:late", b"\x07", is_full)
    typed(f"{name}: limit billing ruiz", program, b"l", "billing ruiz", b"\x07", is_full)
    typed(f"{name}: limit 订单", program, b"l", "订单", b"\x07", is_full)
    typed(name + ": palette ruiz", program, b"\x1bOQ", "ruiz", b"\x07")
    typed(name + ": palette 订单", program, b"\x1bOQ", "订单", b"\x07")
    program.drain(2)
    try:
        say(name + ": PSS after that", f"{program.memory():.1f}", "MB")
    except PermissionError:
        pass
    if is_full:
        minute_after(name, program)
    program.end()
    return own


def main():
    with tempfile.TemporaryDirectory() as folder:
        homes = {count: make(KEPT or folder, count) for count in COUNTS}
        for count in COUNTS:  # before anything else is opened: what is tended then is tended once
            whole(f"{count:,} tickets", homes[count])
        unlocks(homes, 3 if QUICK else 7)
        own = [at_rest(count, homes[count]) for count in COUNTS]
        peers(folder, max(COUNTS), own[-1])


main()
