#!/usr/bin/env python3
"""Measures the program in a pty and prints each figure; usage: bench.py PROGRAM [--quick]

Times inform, they gate nothing: machines differ and are noisy. Each start is the median of five.
"""
import fcntl
import json
import os
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

sys.dont_write_bytecode = True
from goals import goal  # noqa: E402

ROWS, COLUMNS = 40, 120
PROGRAM = os.path.abspath(sys.argv[1])
QUICK = "--quick" in sys.argv


class Screen:
    """The program in a pty; reads until the output rests or a marker came."""

    def __init__(self, arguments):
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm-256color"
            os.execv(PROGRAM, [PROGRAM] + arguments)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)
        self.seen = b""

    def read(self, seconds):
        ready, _, _ = select.select([self.fd], [], [], seconds)
        if not ready:
            return b""
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            return b""
        self.seen += data
        return data

    def until(self, marker, seconds=60):
        end = time.perf_counter() + seconds
        while marker not in self.seen and time.perf_counter() < end:
            self.read(0.05)
        return (time.perf_counter() - self.began) * 1000 if marker in self.seen else None

    def drain(self, quiet=0.3):
        while self.read(quiet):
            pass

    def key(self, key):
        """Milliseconds from the key to the first byte of output."""
        began = time.perf_counter()
        os.write(self.fd, key)
        got = self.read(2)
        took = (time.perf_counter() - began) * 1000
        time.sleep(0.005)
        while self.read(0.01):
            pass
        return took if got else None

    def memory(self):
        total = {}
        with open(f"/proc/{self.pid}/status") as file:
            for line in file:
                if line.startswith("VmRSS"):
                    return int(line.split()[1]) / 1024
        return total

    def times(self):
        with open(f"/proc/{self.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        with open(f"/proc/{self.pid}/status") as file:
            status = file.read()
        switches = int(re.search(r"\nvoluntary_ctxt_switches:\s+(\d+)", status).group(1))
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK"), switches

    def end(self):
        os.kill(self.pid, signal.SIGTERM)
        try:
            while os.read(self.fd, 1 << 16):
                pass
        except OSError:
            pass
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def say(what, value, unit=""):
    print(f"{what:58} {value} {unit}".rstrip(), flush=True)


def within_a_minute(seconds):
    """Waits until so many seconds are left of this minute: at its end the clock on the screen is written."""
    left = 60 - time.time() % 60
    time.sleep(left + 0.5 if left < seconds + 1 else 0)


def starts(what, arguments, marker):
    times = []
    for _ in range(2 if QUICK else 5):
        screen = Screen(arguments)
        took = screen.until(marker)
        screen.drain(0.1)
        screen.end()
        if took is None:
            say(what, "the queue never came")
            return
        times.append(took)
    say(what + ": start to painted queue", f"{statistics.median(times):.0f}", "ms")


def keys(what, screen, strokes):
    took = [t for t in (screen.key(stroke) for stroke in strokes) if t is not None]
    if not took:
        say(what, "no output")
        return
    took.sort()
    say(what + ": key to output", f"p50 {took[len(took) // 2]:.2f}  p99 {took[min(len(took) - 1, len(took) * 99 // 100)]:.2f}", f"ms ({len(took)} keys)")


def cat_floor():
    """The pty's own echo: cat in raw mode."""
    pid, fd = pty.fork()
    if pid == 0:
        os.execvp("sh", ["sh", "-c", "stty raw -echo; exec cat"])
    time.sleep(0.3)
    took = []
    for _ in range(200):
        began = time.perf_counter()
        os.write(fd, b"x")
        os.read(fd, 64)
        took.append((time.perf_counter() - began) * 1000)
        time.sleep(0.003)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    took.sort()
    say("floor, cat in a raw pty: key to output", f"p50 {took[100]:.2f}  p99 {took[198]:.2f}", "ms")


def live(what, arguments, marker):
    screen = Screen(arguments)
    screen.until(marker)
    screen.drain(0.5)
    say(what + ": resident at rest", f"{screen.memory():.1f}", "MB")
    count = 60 if QUICK else 200
    keys(what + ", queue move", screen, [b"j" if i % 20 < 10 else b"k" for i in range(count)])
    screen.key(b"\t")
    screen.drain(0.3)
    screen.key(b"r")
    screen.drain(0.3)
    text = b"The parcel is on its way to you now. "
    keys(what + ", typing", screen, [text[i % len(text):i % len(text) + 1] for i in range(count)])
    screen.end()


def searching(what, arguments, marker):
    """Keys struck while a search over all messages runs, beside the same keys at rest."""
    screen = Screen(arguments)
    screen.until(marker)
    screen.drain(1.0)
    count = 30 if QUICK else 100
    keys(what + ", opening the palette", screen, [b"\x0b", b"\x03"] * count)
    took = []
    for _ in range(count):
        screen.key(b":")
        os.write(screen.fd, b"search qj\r")
        got = screen.key(b"\x0b")  # ^K opens the palette over the hits
        if got is not None:
            took.append(got)
        screen.key(b"\x03")
        screen.key(b"\x03")
        screen.drain(0.02)
    took.sort()
    say(what + ", opening it while a search runs: key to output",
        f"p50 {took[len(took) // 2]:.2f}  p99 {took[len(took) * 99 // 100]:.2f}", f"ms ({len(took)} keys)")
    screen.end()


def idle(what, arguments, marker):
    screen = Screen(arguments)
    screen.until(marker)
    screen.drain(1.0 if QUICK else 8.0)  # what is made beside, once nobody types, is made
    seconds = 3 if QUICK else 10
    within_a_minute(seconds)
    screen.drain(0.1)
    cpu, wakes = screen.times()
    shown = len(screen.seen)
    time.sleep(seconds)
    screen.read(0)
    cpu_after, wakes_after = screen.times()
    goal(7, f"{what}: wake-ups in {seconds} s without a key", wakes_after - wakes, 0, "", f"less, neomutt 0; weechat {3 * seconds}; {cpu_after - cpu:.0f} ms CPU", 0)
    goal(7, f"{what}: bytes in {seconds} s without a key", len(screen.seen) - shown, 0, "", "less 0", 0)
    screen.end()


def make_home(folder, name):
    home = os.path.join(folder, name)
    passphrase = os.path.join(folder, "passphrase")
    with open(passphrase, "w") as file:
        file.write("bench\n")
    os.chmod(passphrase, 0o600)
    arguments = ["--home", home, "--passphrase-file", passphrase]
    subprocess.run([PROGRAM, *arguments, "init", "--kdf", "interactive"], check=True, capture_output=True)
    return arguments


def run_import(what, arguments, path, lines):
    began = time.perf_counter()
    done = subprocess.run([PROGRAM, *arguments, "import", path], capture_output=True, text=True)
    took = time.perf_counter() - began
    if done.returncode != 0:
        say(what, "failed: " + done.stderr.strip()[:200])
        return False
    size = os.path.getsize(path) / 1e6
    say(what + ": import", f"{lines / took:,.0f} lines/s, {size / took:.1f} MB/s ({lines} lines in {took:.2f} s)")
    return True


def retail(folder):
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../shared/data/retail")
    if not os.path.isdir(here):
        say("retail", "skipped: the data set is not beside this checkout")
        return None
    path = os.path.join(folder, "retail.jsonl")
    with open(path, "wb") as out:
        for part in ("products", "customers", "orders", "macros", "tickets"):
            out.write(subprocess.run(["zcat", f"{here}/{part}.jsonl.gz"], check=True, capture_output=True).stdout)
    return path


def many(folder, count):
    path = os.path.join(folder, "many.jsonl")
    with open(path, "w") as out:
        for i in range(count // 10):
            out.write(json.dumps({"type": "customer", "id": f"c{i}", "name": f"Customer {i}", "lang": "en"}) + "\n")
        for i in range(count):
            at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(1790000000 + i))
            out.write(json.dumps({"type": "ticket", "id": f"t{i}", "customer": f"c{i // 10}", "subject": f"Question {i}",
                                  "status": "open", "created_at": at, "lang": "en",
                                  "messages": [{"id": "m1", "from": "customer", "at": at,
                                                "text": f"Where is my order number {i}? It has not arrived."}]}) + "\n")
    return path, count + count // 10


def kdf_alone(arguments):
    """What a command costs that only unlocks: the anchor for every start with a passphrase."""
    times = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run([PROGRAM, *arguments, "search", "zzzzzzzz"], capture_output=True)
        times.append((time.perf_counter() - began) * 1000)
    say("anchor, unlock alone (a command that finds nothing)", f"{statistics.median(times):.0f}", "ms")


def main():
    cat_floor()
    with tempfile.TemporaryDirectory() as folder:
        starts("demo", ["demo"], b"inbox")
        live("demo", ["demo"], b"inbox")
        path = retail(folder)
        if path:
            arguments = make_home(folder, "retail")
            if run_import("retail", arguments, path, sum(1 for _ in open(path, "rb"))):
                kdf_alone(arguments)
                starts("retail", arguments, b"inbox")
                live("retail", arguments, b"inbox")
                idle("retail", arguments, b"inbox")
        count = 10000 if QUICK else 100000
        path, lines = many(folder, count)
        arguments = make_home(folder, "many")
        if run_import(f"{count} tickets", arguments, path, lines):
            starts(f"{count} tickets", arguments, b"inbox")
            live(f"{count} tickets", arguments, b"inbox")
            idle(f"{count} tickets", arguments, b"inbox")
            searching(f"{count} messages", arguments, b"inbox")
    for name in ("vault_bench", "search_bench"):
        bench = os.path.join(os.path.dirname(PROGRAM), "test/bench", name)
        if os.path.exists(bench):
            subprocess.run([bench], check=True)


main()
