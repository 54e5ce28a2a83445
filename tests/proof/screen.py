"""The program's screen in a terminal of its own."""
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from terminal import Terminal  # noqa: E402

ROWS, COLUMNS = 40, 120


class Screen:
    def __init__(self, command, environment=None):
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.before = termios.tcgetattr(self.slave)
        self.seen = b""
        self.terminal = Terminal(ROWS, COLUMNS)
        self.process = subprocess.Popen(
            command, stdin=self.slave, stdout=self.slave, stderr=self.slave, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            env=dict(os.environ, TERM="xterm-256color", LC_ALL="C.UTF-8", **(environment or {})))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)
        os.close(self.slave)

    def read(self, seconds):
        """What came within that time, or at once when anything does."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        data = os.read(self.master, 1 << 16) if ready else b""
        self.seen += data
        self.terminal.feed(data)
        return data

    def shows(self, marker, seconds=15):
        """Waits until the bytes came since the last time."""
        end = time.monotonic() + seconds
        while marker not in self.seen and time.monotonic() < end and self.process.poll() is None:
            self.read(0.05)
        self.read(0)
        is_there = marker in self.seen
        self.seen = b""
        return is_there

    def stands(self, text, seconds=30):
        """Waits until it stands on the screen, whichever pieces it came in."""
        end = time.monotonic() + seconds
        while text not in self.page() and time.monotonic() < end and self.process.poll() is None:
            self.read(0.05)
        return text in self.page()

    def page(self):
        return "\n".join(self.terminal.line(row) for row in range(ROWS))

    def open(self, seconds=30):
        """Waits for the first frame, however long the start takes, and reads it; what is typed before might be for nobody."""
        end = time.monotonic() + seconds
        while not self.seen and time.monotonic() < end and self.process.poll() is None:
            self.read(0.05)
        self.rest(0.5)

    def begin_reply(self):
        """Opens the next waiting ticket and a reply in it. A key before a ticket is there does nothing, and letters while
        one reads are taken for a paste: so each step is waited for."""
        self.keys(b"\t")
        if not self.stands("reading · thread"):
            raise SystemExit(f"no ticket was opened:\n{self.page()}")
        self.keys(b"r")
        if not self.stands("writing · reply"):
            raise SystemExit(f"no reply was begun:\n{self.page()}")

    def rest(self, quiet=0.25, most=5):
        """Reads until nothing more is drawn."""
        end = time.monotonic() + most
        while time.monotonic() < end and self.read(quiet):
            pass

    def keys(self, *keys):
        for key in keys:
            os.write(self.master, key)
            self.rest(0.15, 2)

    def status(self, seconds=15):
        """How it ended: the exit code, -N for a signal, None where it goes on."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            self.read(0.05)
        while self.read(0):
            pass
        return self.process.poll()

    def end_by(self, number):
        """By a signal, or SIGTERM and the like for a clean end."""
        self.process.send_signal(number)
        return self.status()

    def gave_the_terminal_back(self):
        return termios.tcgetattr(self.slave) == self.before and self.seen.rfind(b"\x1b[?1049l") >= self.seen.rfind(b"\x1b[?1049h")


def quit_by_keys(screen):
    for _ in range(8):
        if screen.process.poll() is not None:
            break
        screen.keys(b"\x1b", b"q")
    return screen.status() if screen.process.poll() is None else screen.process.poll()


