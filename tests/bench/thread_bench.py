#!/usr/bin/env python3
"""A thread of 100 and of 100,000 messages in a pty; usage: thread_bench.py PROGRAM [OTHER] [--quick]

Opening it (to the frame that shows it, and until the whole is there and answered), keys, one resize, 300 resizes 3 ms apart:
milliseconds to the last byte, medians. A typed key to its echo stands beside `cat` in a raw pty and beside the shortest
thread (goal 2). A second program is measured in turn with the first. Messages are of 3 to 120 words, or quote the one before.
Prints, gates nothing.
"""
import datetime
import fcntl
import json
import os
import pty
import random
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

PROGRAMS = [os.path.abspath(path) for path in sys.argv[1:] if not path.startswith("--")]
LONG = 10000 if "--quick" in sys.argv else 100000
WORDS = ("the parcel has not arrived and I need it before Saturday because we travel please tell me when it comes order W2378156 "
         "订单没有到达 请问什么时候可以收到 gracias por la ayuda").split()
TYPED = 60 if "--quick" in sys.argv else 200
A_RECORD = 20000  # messages; a record may have 16 MiB


def texts(count, quoting):
    before = ""
    for number in range(count):
        text = f"nr {number} " + " ".join(random.choice(WORDS) for _ in range(random.choice([3, 8, 15, 30, 60, 120])))
        if quoting and before:
            text += "\n\nOn Sun, 29 Nov 2026 at 10:00, Marta <help@shop.example> wrote:\n> " + before.replace("\n", "\n> ")[:3000]
        before = text
        yield text


def ticket(number, count, quoting):
    start = datetime.datetime(2026, 8, 1)
    messages = [{"id": f"m{i}", "from": "agent" if i % 2 else "customer", "text": text,
                 "at": (start + datetime.timedelta(seconds=90 * i)).strftime("%Y-%m-%dT%H:%M:%SZ")} for i, text in enumerate(texts(count, quoting))]
    for at in range(0, count, A_RECORD):
        yield {"type": "ticket", "id": number, "customer": "big", "subject": "A long story", "created_at": "2026-08-01T00:00:00Z", "messages": messages[at:at + A_RECORD]}


class Program:
    def __init__(self, program, home):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8")
            os.execv(program, [program, "--home", home, "--passphrase-file", home + "/demo-passphrase"])
        self.size(40, 120)
        self.last(1)

    def size(self, rows, columns):
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def hear(self, seconds):
        try:
            return select.select([self.fd], [], [], seconds)[0] != [] and os.read(self.fd, 1 << 16) != b""
        except OSError:
            return False

    def last(self, quiet):
        """Milliseconds until the last byte before it is quiet; the first is waited for."""
        began = end = time.perf_counter()
        while self.hear(quiet if end > began else 2):
            end = time.perf_counter()
        return (end - began) * 1000

    def strike(self, keys, quiet=0.05):
        os.write(self.fd, keys)
        return self.last(quiet)

    def until(self, marker, seconds=60):
        """Milliseconds until it came."""
        began, seen = time.perf_counter(), b""
        while marker not in seen and time.perf_counter() - began < seconds:
            if select.select([self.fd], [], [], 0.05)[0]:
                seen += os.read(self.fd, 1 << 16)
        return (time.perf_counter() - began) * 1000

    def open(self, number):
        """Until its first frame; until its drafts, which are made of the whole, stand behind that."""
        for key in ("l", "\x15", *f"id:{number}"):
            self.strike(key.encode())
        self.last(1)
        self.strike(b"\r", 1)
        os.write(self.fd, b"\r")
        first = self.until(b"A long story")
        return first, first + self.until(b"from ")

    def typing(self):
        """Milliseconds from a typed key to its echo, sorted."""
        self.strike(b"r", 0.5)
        took = []
        for letter in (b"The parcel is on its way to you. " * 7)[:TYPED]:
            began = time.perf_counter()
            os.write(self.fd, bytes([letter]))
            if self.hear(2):
                took.append((time.perf_counter() - began) * 1000)
            while self.hear(0.02):
                pass
        return sorted(took)

    def resize(self):
        took = []
        for columns in range(100, 140, 5):
            self.size(40, columns)
            took.append(self.last(0.3))
        return statistics.median(took)

    def storm(self):
        chance = random.Random(1)
        for _ in range(300):
            self.size(chance.randint(12, 60), chance.randint(42, 200))
            until = time.perf_counter() + 0.003
            while time.perf_counter() < until:
                self.hear(0.0005)
        self.size(40, 120)
        return self.last(0.7)

    def end(self):
        os.kill(self.pid, signal.SIGTERM)
        self.last(0.3)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def measure(program, home, number):
    window = Program(program, home)
    first, whole = window.open(number)
    found = {"shown": first, "whole and answered": whole}
    window.last(0.5)
    for name, key, times in (("g g", b"gg", 1), ("G", b"G", 1), ("a page up", b"\x15", 20), ("a page down", b"\x04", 20)):
        found[name] = statistics.median(window.strike(key) for _ in range(times))
    found["a resize"] = window.resize()
    found["300 resizes settled"] = window.storm()
    echoes = window.typing()
    found["typed key to echo p50"], found["p99"] = echoes[len(echoes) // 2], echoes[len(echoes) * 99 // 100]
    window.end()
    return found


def cat():
    """The pty's own echo."""
    pid, fd = pty.fork()
    if pid == 0:
        os.execvp("sh", ["sh", "-c", "stty raw -echo; exec cat"])
    time.sleep(0.3)
    took = []
    for _ in range(TYPED):
        began = time.perf_counter()
        os.write(fd, b"x")
        os.read(fd, 64)
        took.append((time.perf_counter() - began) * 1000)
        time.sleep(0.003)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(fd)
    took.sort()
    return took[len(took) // 2], took[len(took) * 99 // 100]


def compare(name, found, floor, least):
    p50, p99 = found["typed key to echo p50"], found["p99"]
    goal(2, f"{name}: echo, p50, in times of raw cat's", p50 / floor[0], 1.5, "", f"{p50:.2f} ms, cat {floor[0]:.2f}; weechat 2.6 times, AI clients 8 and more")
    goal(2, f"{name}: echo, p99, in times of raw cat's", p99 / floor[1], 1.5, "", f"{p99:.2f} ms, cat {floor[1]:.2f}")
    goal(2, f"{name}: echo, in times of the shortest thread's", p50 / least, 1.05)
    goal(15, f"{name}: 300 resizes 3 ms apart, settled", found["300 resizes settled"], 1, "ms", "weechat 1.65, profanity 363")


def main():
    random.seed(7)
    threads = [("7001", 100, False), ("7002", LONG, False), ("7003", 2000, True)]
    with tempfile.TemporaryDirectory() as home:
        lines = [{"type": "customer", "id": "big", "name": "Big Thread", "emails": ["big@example.org"]}]
        for thread in threads:
            lines.extend(ticket(*thread))
        with open(home + "/threads.jsonl", "w", encoding="utf-8") as file:
            file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        for arguments in (["demo"], ["import", home + "/threads.jsonl"]):
            secret = ["--passphrase-file", home + "/demo-passphrase"] if arguments[0] == "import" else []
            subprocess.run([PROGRAMS[0], "--home", home, *secret, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
        least = {}
        for number, count, quoting in threads:
            for program in PROGRAMS:
                name = f"{count} messages" + (" that quote" if quoting else "") + (f", {program}" if len(PROGRAMS) > 1 else "")
                floor, found = cat(), measure(program, home, number)
                print(f"{name}: " + ", ".join(f"{what} {ms:.2f} ms" for what, ms in found.items()), flush=True)
                compare(name, found, floor, least.setdefault(program, found["typed key to echo p50"]))


main()
