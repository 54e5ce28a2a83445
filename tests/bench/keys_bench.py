#!/usr/bin/env python3
"""Counts the instructions of a key by callgrind in a pty, and the bytes that it brings; usage: keys_bench.py PROGRAM [--gate] [--spelling]

A key in a long reply is answered in steps: its echo is drawn, the sentence that changed is read and its marks are drawn,
and once typing rests the whole text is read. Measured in Spanish, in Chinese and at the end of a long Spanish draft. No
count depends on how busy the machine is. --gate: fewer keys, among them the one on which the reply takes a line more
and all above it moves; exit status 1 where a median is past its limit, or any key is. Words are not judged meanwhile, so
that no count depends on the dictionaries of a machine; --spelling: they are, and in Spanish without accents a third of
what stands there is marked.
"""
import fcntl
import glob
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

sys.dont_write_bytecode = True
from goals import goal  # noqa: E402

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
PROGRAM = os.path.abspath(sys.argv[1])
IS_GATE = "--gate" in sys.argv
ROWS, COLUMNS = 40, 120
TYPED, MOVES = (13, 5) if IS_GATE else (60, 20)
# In front of these functions the counts so far are dumped: a look for a key, a key, what is read of it between two
# keys, what once typing rests; and a frame that was drawn.
LOOK, KEY, EDIT, RESTED, DRAWN = "terminal_read", "keys_struck", "reply_rest", "reply_rested", "visit_drawn"
GOALS = {"to the echo": 60000, "with the marks": 600000, "a move": 200000}
# What is reached, with a fiftieth of room, of so many keys that those which begin a sentence, and cost a quarter more, do
# not make the median, nor one that a busy machine sends late. A long draft shows two thirds of its column, where it was
# half: more rows a key.
LIMITS = {"Spanish": {"to the echo": 71250, "with the marks": 360900, "a move": 306000, "drawn anew": 4850000},
          "Chinese": {"to the echo": 95600, "with the marks": 443400},
          "a long draft": {"to the echo": 82700, "with the marks": 381000}}
# No key may be past this: not the one either on which the reply takes a line more. Of that one 1,000,000 are ncurses'
# own, which compares and sends the rows that moved.
EACH = {"with the marks": 1560000}
# What a key brings to the terminal, between the queue's first two rows of that shop and in the Spanish reply.
BYTES_GOALS = {"a move": 300, "to the echo": None}
BYTES_LIMITS = {"a move": 300, "to the echo": 4}
SPANISH = ("Tu pedido W2378156 va con DHL y llega el 25 de noviembre. Puedes devolverlo durante 30 dias desde la entrega. "
           "El total del pedido es de 89,90 EUR, y Trail 2 cuesta 89,90 EUR. Si no ha llegado para entonces, escribenos. ")
CHINESE = ("您的订单W2378156由DHL配送，11月25日送达。签收后30天内可以退货。订单总额是89,90 EUR，Trail 2的价格是89,90 EUR。"
           "如果届时还没有收到，请再联系我们。")
SPANISH_KEYS = "El numero de seguimiento es JD0100012345 y lo lleva DHL hasta Madrid."
# What stands in the reply, what is typed behind it, and how much of that the gate finds there already: the key on which
# the text takes a line more is among those that it types.
TEXTS = (("Spanish", "Hola, Ana:\n\n" + 3 * SPANISH, SPANISH_KEYS, 27),
         ("Chinese", "您好：\n\n" + 3 * CHINESE, "物流单号是JD0100012345，由DHL送到马德里。", 0),
         ("a long draft", "Hola, Ana:\n\n" + 24 * SPANISH, SPANISH_KEYS, 0))


class Counted:
    """The program under callgrind in a pty."""

    def __init__(self, folder, arguments, is_counted=True):
        self.dumps = os.path.join(folder, "dumps")
        self.parts = []  # (in front of what, instructions)
        before = ["--dump-before=" + name for name in (LOOK, KEY, EDIT, RESTED, DRAWN)]
        counts = ["valgrind", "-q", "--vgdb=no", "--tool=callgrind", *before, "--callgrind-out-file=" + self.dumps]
        command = [*(counts if is_counted else []), PROGRAM, *arguments]
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm-256color"
            os.execvp(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def read(self, seconds):
        ready = select.select([self.fd], [], [], seconds)[0]
        return os.read(self.fd, 1 << 16) if ready else b""

    def until(self, marker):
        shown = b""
        end = time.monotonic() + 120
        while marker not in shown:
            shown += self.read(0.1)
            if time.monotonic() > end:
                sys.exit(f"the screen never showed {marker.decode()}")

    def collect(self):
        """Takes in the dumps that are whole."""
        while os.path.exists(f"{self.dumps}.{len(self.parts) + 1}"):
            path = f"{self.dumps}.{len(self.parts) + 1}"
            with open(path) as file:
                lines = file.read().splitlines()
            counts = [int(line.split()[1]) for line in lines if line.startswith("totals:")]
            if not counts:
                return
            before = [line.rsplit("=", 1)[1] for line in lines if line.startswith("desc: Trigger: --dump-before=")]
            self.parts.append((before[0] if before else "", counts[0]))
            os.remove(path)
            open(path, "w").close()

    def wait(self, name, since):
        """Until counts were dumped in front of that function, behind that many parts; returns the parts."""
        end = time.monotonic() + 60
        while not any(part == name for part, _ in self.parts[since:]):
            self.read(0.01)
            self.collect()
            if time.monotonic() > end:
                sys.exit(f"{name} was never reached")
        return self.parts[since:]

    def rest(self):
        """Until nothing more is counted."""
        quiet, count = time.monotonic(), len(self.parts)
        while time.monotonic() - quiet < 0.3:
            self.read(0.05)
            self.collect()
            if len(self.parts) != count:
                quiet, count = time.monotonic(), len(self.parts)

    def send(self, what, last):
        """Until that function was reached behind it, and nothing more is counted."""
        since = len(self.parts)
        os.write(self.fd, what)
        self.wait(last, since)
        self.rest()

    def key(self, key, last):
        """The parts from the key on until the function that ends it."""
        since = len(self.parts)
        os.write(self.fd, key)
        first = since + [name for name, _ in self.wait(KEY, since)].index(KEY)
        return self.wait(last, first)

    def end(self):
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def until(parts, name):
    """Instructions of the parts up to the first that ends in front of that function."""
    end = [part for part, _ in parts].index(name)
    return sum(count for _, count in parts[:end + 1])


def shop(folder):
    passphrase = os.path.join(folder, "passphrase")
    with open(passphrase, "w") as file:
        file.write("bench\n")
    os.chmod(passphrase, 0o600)
    arguments = ["--home", os.path.join(folder, "home"), "--passphrase-file", passphrase]
    for command in (["init", "--kdf", "interactive"], ["import", os.path.join(TOP, "tests/shell/shop.jsonl")]):
        subprocess.run([PROGRAM, *arguments, *command], check=True, capture_output=True)
    if "--spelling" not in sys.argv:
        with open(os.path.join(folder, "home", "deskhand.conf"), "a") as file:
            file.write("[ui]\nspell = off\n")
    return arguments


def measure_moves(screen):
    screen.rest()
    counts = [until(screen.key(b"jk"[i % 2:i % 2 + 1], DRAWN), DRAWN) for i in range(MOVES)]
    screen.rest()
    return counts


def measure_anew(screen):
    """The whole screen, as at the start and at another size."""
    counts = [until(screen.key(b"\x0c", DRAWN), DRAWN) for _ in range(3)]
    screen.rest()
    return counts


def measure_text(screen, text, keys):
    """Instructions to the echo, and with the marks, of each key behind the text."""
    echoes, marks = [], []
    for part, last in ((b"\t", DRAWN), (b"r", DRAWN), (b"\x1b[200~" + text.encode() + b"\x1b[201~", RESTED)):
        screen.send(part, last)
    for letter in (keys * 3)[:TYPED]:
        parts = screen.key(letter.encode(), RESTED)
        echoes.append(until(parts, DRAWN))
        edit = [name for name, _ in parts].index(EDIT) + 1
        marks.append(echoes[-1] + until(parts[edit:], DRAWN))
    return echoes, marks


def measure(text, keys, with_moves):
    with tempfile.TemporaryDirectory() as folder:
        screen = Counted(folder, shop(folder))
        screen.until(b"inbox")
        screen.rest()
        counts = {"a move": measure_moves(screen), "drawn anew": measure_anew(screen)} if with_moves else {}
        screen.rest()
        counts["to the echo"], counts["with the marks"] = measure_text(screen, text, keys)
        screen.end()
    return counts


def brought(screen, key):
    """The bytes of a key's frame, the first that comes; what its marks and the clock bring is not of it."""
    while screen.read(0.3):
        pass
    os.write(screen.fd, key)
    return len(screen.read(10))


def measure_bytes():
    """Each frame is one write(), so that it is one piece."""
    with tempfile.TemporaryDirectory() as folder:
        screen = Counted(folder, shop(folder), False)
        screen.until(b"inbox")
        counts = {"a move": [brought(screen, b"jk"[i % 2:i % 2 + 1]) for i in range(TYPED)]}
        for part in (b"\t", b"r", b"\x1b[200~" + TEXTS[0][1].encode() + b"\x1b[201~"):
            brought(screen, part)
        counts["to the echo"] = [brought(screen, letter.encode()) for letter in SPANISH_KEYS[:TYPED]]
        screen.end()
    is_good = True
    for name, values in counts.items():
        median, most = statistics.median(values), BYTES_GOALS[name]
        is_past = IS_GATE and median > BYTES_LIMITS[name]
        print(f"bytes of a frame, {name:14} {median:9,.0f} ({f'goal {most}; ' if most else ''}{len(values)} keys, {min(values)} to {max(values)})"
              + (": past its limit" if is_past else ""))
        is_good &= not is_past
    return is_good


def told(of, name, counts):
    """Prints a line; false where the gate does not let it pass."""
    median, limit, each = statistics.median(counts), LIMITS[of][name], EACH.get(name)
    is_past = IS_GATE and (median > limit or (each and max(counts) > each))
    if name in GOALS:
        goal(4, f"instructions, {of}, {name}", median, GOALS[name], "", f"bare ncurses 42,000; {len(counts)} keys, {min(counts):,} to {max(counts):,}", 0)
    else:
        print(f"instructions, {of}, {name}: {median:,.0f} ({len(counts)} keys, {min(counts):,} to {max(counts):,})")
    if is_past:
        print(f"past its limit: {limit:,}" + (f", no key above {each:,}" if each else ""))
    return not is_past


def main():
    is_good = measure_bytes()
    for i, (of, text, keys, there) in enumerate(TEXTS):
        there = there if IS_GATE else 0
        for name, values in measure(text + keys[:there], keys[there:], i == 0).items():
            is_good &= told(of, name, values)
    sys.exit(0 if is_good else 1)


main()
