#!/usr/bin/env python3
"""Drafts that stream, from the wire to the screen; usage: stream_bench.py PROGRAM FAKE_SERVER [--quick]

The fake server stamps each token with the time it was made; a token's latency is the time until it stands whole on
the screen that the pty's bytes make (which is worked out afterwards). `curl -N` in the same kind of pty, asked the
same, is the anchor; both run in turn. Times inform, they gate nothing.
"""
import fcntl
import json
import os
import pty
import random
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
sys.dont_write_bytecode = True
from goals import goal  # noqa: E402
from terminal import Terminal  # noqa: E402

ROWS, COLUMNS = 40, 120
PROGRAM, SERVER = (os.path.abspath(path) for path in sys.argv[1:3])
QUICK = "--quick" in sys.argv
STAMP = re.compile(rb"@(\d{12,20})\b")
DRAFTS = 3
RATES = {"100": 10000, "1,500": 667}  # tokens a second: microseconds between them
TOKENS = {"100": 100 if QUICK else 600, "1,500": 1500 if QUICK else 4500}
LONG = 5000 if QUICK else 100000

SHOP = [
    {"type": "customer", "id": "c1", "name": "Ana Ruiz", "lang": "en"},
    {"type": "ticket", "id": "t1", "customer": "c1", "subject": "Question", "status": "open", "created_at": "2026-11-01T10:00:00Z",
     "lang": "en", "messages": [{"id": "m1", "from": "customer", "at": "2026-11-01T10:00:00Z",
                                 "text": "When is the showroom open, and may I bring the dog along?"}]},
]


def now():
    return time.clock_gettime_ns(time.CLOCK_MONOTONIC)


def say(what, value):
    print(f"{what:58} {value}".rstrip(), flush=True)


def share(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))] if values else float("nan")


class Pty:
    """A program in a pty; keeps when each piece of its output came."""

    def __init__(self, arguments):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm-256color"
            os.execvp(arguments[0], arguments)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.pieces = []

    def read(self, seconds):
        if not select.select([self.fd], [], [], max(0, seconds))[0]:
            return b""
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            return None
        self.pieces.append((now(), data))
        return data

    def until(self, marker, seconds=60):
        end, seen = time.monotonic() + seconds, b""
        while marker not in seen and time.monotonic() < end:
            seen += self.read(0.05) or b""
        return marker in seen

    def rest(self, quiet=0.5):
        while self.read(quiet):
            pass

    def cpu_ms(self):
        with open(f"/proc/{self.pid}/schedstat", encoding="ascii") as file:
            return int(file.read().split()[0]) / 1e6

    def resident_kb(self):
        with open(f"/proc/{self.pid}/status", encoding="ascii") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1))

    def end(self):
        os.kill(self.pid, signal.SIGTERM)
        while self.read(5):
            pass
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def latencies_of_bytes(pieces):
    """Milliseconds from stamp to output, by token; a token cut by a piece's end counts with the piece that ends it."""
    found, tail = {}, b""
    for at, data in pieces:
        data = tail + data
        for stamp in STAMP.finditer(data):
            if stamp.end() < len(data):
                found.setdefault(int(stamp.group(1)), (at - int(stamp.group(1))) / 1e6)
        tail = data[-24:]
    return found


def latencies_on_screen(pieces):
    found, terminal = {}, Terminal(ROWS, COLUMNS)
    for at, data in pieces:
        terminal.touched.clear()
        terminal.feed(data)
        for row in terminal.touched:
            for stamp in STAMP.finditer(terminal.line(row).encode()):
                found.setdefault(int(stamp.group(1)), (at - int(stamp.group(1))) / 1e6)
    return found


class Server:
    """The fake server with one stream: DRAFTS drafts, tokens tokens in all, microseconds between them."""

    def __init__(self, folder, drafts, tokens, microseconds):
        script, port, self.journal = (os.path.join(folder, name) for name in ("stream.script", "port", "journal"))
        for path in (port, self.journal):
            if os.path.exists(path):
                os.unlink(path)
        with open(script, "w", encoding="utf-8") as file:
            every = f" every={microseconds}us" if microseconds else ""
            file.write(f"on POST /v1/chat/completions\nstream chat n={drafts} tokens={tokens // drafts}{every} stamped usage\n")
        self.process = subprocess.Popen([SERVER, script, port, self.journal], stdin=subprocess.PIPE)
        while not os.path.exists(port) or not open(port, encoding="ascii").read().strip():
            time.sleep(0.01)
        self.url = f"http://127.0.0.1:{open(port, encoding='ascii').read().strip()}/v1"

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def make_home(folder):
    home, passphrase, shop = (os.path.join(folder, name) for name in ("home", "passphrase", "shop.jsonl"))
    with open(passphrase, "w", encoding="utf-8") as file:
        file.write("bench\n")
    os.chmod(passphrase, 0o600)
    with open(shop, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in SHOP)
    arguments = [PROGRAM, "--home", home, "--passphrase-file", passphrase]
    subprocess.run([*arguments, "init", "--kdf", "interactive"], check=True, capture_output=True)
    subprocess.run([*arguments, "import", shop], check=True, capture_output=True)
    return home, arguments


def configure(home, url, drafts):
    with open(os.path.join(home, "deskhand.conf"), "w", encoding="utf-8") as file:
        file.write(f"[model]\nurl = {url}\nmodel = bench\nn = {drafts}\nask = key\nmax_tokens = 200000\n")


def press(screen, number, keys):
    """One rare character, typed at a time of its own."""
    character = chr(0x4E00 + 37 * number + 11).encode()
    keys.append((now(), character))
    os.write(screen.fd, character)


def echoes(pieces, keys):
    """Milliseconds from each key to its character in the output."""
    took = []
    for sent, character in keys:
        seen = [at for at, data in pieces if at >= sent and character in data]
        if seen:
            took.append((seen[0] - sent) / 1e6)
    return took


def open_ticket(arguments):
    screen = Pty(arguments)
    if not screen.until(b"inbox"):
        raise SystemExit("stream_bench: the screen never came")
    screen.rest()
    os.write(screen.fd, b"\t")
    screen.rest()
    return screen


def run_screen(arguments, seconds, typing):
    """Asks, and reads until the stream is through; types meanwhile and afterwards where typing is given."""
    screen = open_ticket(arguments)
    screen.pieces.clear()
    cpu = screen.cpu_ms()
    os.write(screen.fd, b"a" + (b"r" if typing else b""))
    during, after, chance = [], [], random.Random(3)
    end, next_key = time.monotonic() + seconds, time.monotonic() + 0.4
    while time.monotonic() < end:
        if typing and len(during) < typing and time.monotonic() >= next_key:
            press(screen, len(during), during)
            next_key = time.monotonic() + 0.04 + 0.04 * chance.random()
        screen.read(min(0.02, next_key - time.monotonic()) if typing and len(during) < typing else 0.02)
    cpu = screen.cpu_ms() - cpu
    screen.rest()
    for number in range(typing):
        press(screen, len(during) + number, after)
        pause = time.monotonic() + 0.04 + 0.04 * chance.random()
        while time.monotonic() < pause:
            screen.read(pause - time.monotonic())
    screen.rest()
    pieces = list(screen.pieces)
    screen.end()
    return latencies_on_screen(pieces), cpu, echoes(pieces, during), echoes(pieces, after)


def run_curl(url, drafts, seconds):
    body = json.dumps({"model": "bench", "n": drafts, "stream": True, "messages": [{"role": "user", "content": "hello"}]})
    curl = Pty(["curl", "-sN", "-H", "Content-Type: application/json", "-d", body, url + "/chat/completions"])
    end = time.monotonic() + seconds + 5
    while time.monotonic() < end and curl.read(0.5):
        pass
    used = os.wait4(curl.pid, 0)[2]
    os.close(curl.fd)
    return latencies_of_bytes(curl.pieces), (used.ru_utime + used.ru_stime) * 1000


def compare(folder, home, arguments, rate):
    """Three rounds in turn; the medians' round counts."""
    tokens, rounds = TOKENS[rate], []
    for _ in range(1 if QUICK else 3):
        server = Server(folder, DRAFTS, tokens, RATES[rate])
        seconds = tokens * RATES[rate] / 1e6 + 1.5
        configure(home, server.url, DRAFTS)
        curl, curl_cpu = run_curl(server.url, DRAFTS, seconds)
        curl = list(curl.values())
        shown, cpu, _, _ = run_screen(arguments, seconds, 0)
        server.end()
        shown = list(shown.values())
        rounds.append((share(shown, 0.5) / share(curl, 0.5) if curl and shown else float("inf"), curl, shown, cpu, curl_cpu))
    ratio, curl, shown, cpu, curl_cpu = sorted(rounds, key=lambda round_: round_[0])[len(rounds) // 2]
    say(f"goal 5: {rate} tokens a second, {DRAFTS} drafts: curl -N", f"p50 {share(curl, 0.5):.2f}  p99 {share(curl, 0.99):.2f} ms ({len(curl)} of {tokens} seen); {curl_cpu * 1000 / tokens:.0f} us of CPU a token, its start with it")
    say(f"goal 5: {rate} tokens a second, {DRAFTS} drafts: the screen",
        f"p50 {share(shown, 0.5):.2f}  p99 {share(shown, 0.99):.2f} ms ({len(shown)} of {tokens} seen)")
    goal(5, f"{rate} tokens a second: token to screen, p50", ratio, 1.5, "", "times of curl -N; AI clients 3 to 9 ms")
    goal(5, f"{rate} tokens a second: token to screen, p99", share(shown, 0.99) / share(curl, 0.99), 2, "", "times of curl -N; AI clients 17 to 89 ms")
    goal(5, f"{rate} tokens a second: tokens never live", max(0, len(curl) - len(shown)), 0, "", f"of {len(curl)} that curl saw", 0)
    goal(5, f"{rate} tokens a second: CPU a token", cpu * 1000 / tokens, 105, "us", f"a tenth of the AI clients'; curl {curl_cpu * 1000 / tokens:.0f}", 0)


def type_beside(folder, home, arguments):
    typed = 20 if QUICK else 100
    seconds = 0.4 + typed * 0.06 + 1
    server = Server(folder, DRAFTS, int((seconds + 1) * 1500), 667)
    configure(home, server.url, DRAFTS)
    _, _, during, after = run_screen(arguments, seconds, typed)
    server.end()
    say("goal 6: typing while 1,500 tokens a second stream", f"p50 {share(during, 0.5):.2f}  p99 {share(during, 0.99):.2f} ms ({len(during)} of {typed} keys)")
    say("goal 6: typing at rest behind it", f"p50 {share(after, 0.5):.2f}  p99 {share(after, 0.99):.2f} ms ({len(after)} keys)")
    goal(6, "typing while 1,500 tokens a second stream, p99", share(during, 0.99) / share(after, 0.99), 1.3, "", "times of typing at rest")


def resize(screen, rows, columns):
    fcntl.ioctl(screen.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def storm(folder, home, arguments):
    """300 sizes, 3 ms apart, while drafts stream: until the last one's bottom line is written, and whether it is right."""
    server = Server(folder, DRAFTS, 6000, 667)
    configure(home, server.url, DRAFTS)
    screen, chance, took = open_ticket(arguments), random.Random(1), []
    os.write(screen.fd, b"a")
    screen.until(b"@", 10)
    for _ in range(1 if QUICK else 3):
        for _ in range(300):
            resize(screen, chance.choice([12, 20, 31, 55]), chance.randint(42, 200))
            until = time.monotonic() + 0.003
            while time.monotonic() < until:
                screen.read(until - time.monotonic())
        began = time.monotonic()
        resize(screen, ROWS, COLUMNS)
        if screen.until(b"\x1b[%d;" % ROWS, 5):
            took.append((time.monotonic() - began) * 1000)
    screen.rest()
    os.write(screen.fd, b"\x0c")  # drawn anew, for the corners
    screen.pieces.clear()
    screen.rest()
    terminal = Terminal(ROWS, COLUMNS)
    for _, data in screen.pieces:
        terminal.feed(data)
    is_right = any(terminal.line(ROWS - 2 - up).rstrip().endswith("┘") and len(terminal.line(ROWS - 2 - up).rstrip()) == COLUMNS for up in range(3))
    screen.end()
    server.end()
    goal(15, f"300 resizes while drafts stream, the last one {'right' if is_right else 'WRONG'}, settled", share(took, 0.5), 1, "ms", "weechat 1.65, profanity 363")


def grow(folder, home, arguments):
    server = Server(folder, 1, LONG, 0)
    configure(home, server.url, 1)
    screen = open_ticket(arguments)
    before, began = screen.resident_kb(), time.monotonic()
    os.write(screen.fd, b"a")
    screen.rest(2)
    took, after = time.monotonic() - began - 2, screen.resident_kb()
    screen.end()
    server.end()
    say(f"a draft of {LONG:,} tokens as fast as they come", f"{took:.1f} s, {(after - before) / 1024:.1f} MB more resident for {LONG * 17 / 1e6:.1f} MB of text")


def main():
    with tempfile.TemporaryDirectory() as folder:
        home, arguments = make_home(folder)
        for rate in RATES:
            compare(folder, home, arguments, rate)
        type_beside(folder, home, arguments)
        storm(folder, home, arguments)
        grow(folder, home, arguments)


main()
