#!/usr/bin/env python3
"""Counts the instructions of a key by callgrind in a pty; usage: keys_bench.py PROGRAM [--gate]

A key in a long reply is answered in steps: its echo is drawn, the sentence that changed is read and its marks are drawn,
and once typing rests the whole text is read. Each count is the median of the keys of a phase and does not depend on how
busy the machine is. --gate: fewer keys; exit status 1 where a count is past its limit.
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

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
PROGRAM = os.path.abspath(sys.argv[1])
IS_GATE = "--gate" in sys.argv
ROWS, COLUMNS = 40, 120
TYPED, MOVES = (9, 5) if IS_GATE else (60, 20)
# In front of these functions the counts so far are dumped: a look for a key, a key, what is read of it between two
# keys, what once typing rests; and a frame that was drawn.
LOOK, KEY, EDIT, RESTED, DRAWN = "terminal_read", "keys_struck", "reply_rest", "reply_rested", "visit_drawn"
GOALS = {"to the echo": 60000, "with the marks": 600000, "a move": 200000}
LIMITS = {"to the echo": 175000, "with the marks": 600000, "a move": 330000}
SENTENCES = ("Tu pedido W2378156 va con DHL y llega el 25 de noviembre. Puedes devolverlo durante 30 dias desde la entrega. "
             "El total del pedido es de 89,90 EUR, y Trail 2 cuesta 89,90 EUR. Si no ha llegado para entonces, escribenos. ")
REPEATS = 3
TYPES = "El numero de seguimiento es JD0100012345 y lo lleva DHL hasta Madrid."


class Counted:
    """The program under callgrind in a pty."""

    def __init__(self, folder, arguments):
        self.dumps = os.path.join(folder, "dumps")
        self.parts = []  # (in front of what, instructions)
        before = ["--dump-before=" + name for name in (LOOK, KEY, EDIT, RESTED, DRAWN)]
        command = ["valgrind", "-q", "--vgdb=no", "--tool=callgrind", *before, "--callgrind-out-file=" + self.dumps, PROGRAM, *arguments]
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm-256color"
            os.execvp("valgrind", command)
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
    return arguments


def measure(screen):
    counts = {name: [] for name in GOALS}
    screen.rest()
    for i in range(MOVES):
        counts["a move"].append(until(screen.key(b"jk"[i % 2:i % 2 + 1], DRAWN), DRAWN))
    screen.rest()
    os.write(screen.fd, b"\t")
    screen.rest()
    os.write(screen.fd, b"r")
    screen.rest()
    os.write(screen.fd, b"\x1b[200~" + ("Hola, Ana:\n\n" + REPEATS * SENTENCES).encode() + b"\x1b[201~")
    screen.rest()
    for letter in (TYPES * 2)[:TYPED].encode():
        parts = screen.key(bytes([letter]), RESTED)
        counts["to the echo"].append(until(parts, DRAWN))
        edit = [name for name, _ in parts].index(EDIT) + 1
        counts["with the marks"].append(until(parts, DRAWN) + until(parts[edit:], DRAWN))
    return counts


def main():
    with tempfile.TemporaryDirectory() as folder:
        screen = Counted(folder, shop(folder))
        screen.until(b"inbox")
        counts = measure(screen)
        screen.end()
    is_good = True
    for name, goal in GOALS.items():
        median = statistics.median(counts[name])
        is_good &= not IS_GATE or median <= LIMITS[name]
        print(f"instructions, {name:16} {median:9,.0f} (goal {goal:,}; {len(counts[name])} keys, {min(counts[name]):,} to {max(counts[name]):,})")
    sys.exit(0 if is_good else 1)


main()
