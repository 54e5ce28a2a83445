"""The program's screen under keys and sizes that come without end: what stands in the way is read meanwhile, and a program that
takes no more is told."""
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time

from judge import Judge

PATIENCE = 60  # seconds in which keys have to be taken: machines are busy, and sanitizers slow
KEPT = 1 << 18
OPTIONS = "detect_leaks=0:allocator_may_return_null=1"  # ncurses keeps what it read of the terminal's entry
CLEAR = b"\x1b[H\x1b[2J"  # what a frame of another size begins with
SANITIZERS = (b"AddressSanitizer", b"runtime error", b"LeakSanitizer")


class Ape:
    def __init__(self, command, environment):
        self.master, self.slave = pty.openpty()
        self.size = (36, 120)
        self.resize(*self.size)
        self.before = termios.tcgetattr(self.slave)
        self.tail = b""
        self.judge = None  # that sees every byte, where there is one
        os.set_blocking(self.master, False)
        self.process = subprocess.Popen(
            command, stdin=self.slave, stdout=self.slave, stderr=self.slave, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            env=dict(os.environ, TERM="xterm-256color", COLORTERM="", LC_ALL="C.UTF-8", ASAN_OPTIONS=OPTIONS, **environment))

    def opens(self):
        """Until its screen stands there: before that the terminal is the shell's, and ^C ends what runs in it."""
        end = time.monotonic() + PATIENCE
        while b"\x1b[?1049h" not in self.tail and time.monotonic() < end and self.goes_on():
            self.read(0.1)
        self.rest(0.5)

    def resize(self, rows, columns):
        self.size = (rows, columns)
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds):
        """What came within that time; "" where nothing did."""
        if not select.select([self.master], [], [], seconds)[0]:
            return b""
        data = os.read(self.master, 1 << 16)
        self.tail = (self.tail + data)[-KEPT:]
        if self.judge:
            self.judge.feed(data)
        return data

    def goes_on(self):
        """It has not ended; one that stopped itself is woken."""
        if self.process.poll() is not None:
            return False
        with open(f"/proc/{self.process.pid}/stat", encoding="utf-8", errors="replace") as file:
            if file.read().rsplit(") ", 1)[1][0] == "T":
                os.kill(self.process.pid, signal.SIGCONT)
        return True

    def strike(self, data):
        """Writes it all while it is read; False where nothing was taken for so long."""
        end = time.monotonic() + PATIENCE
        while data and self.process.poll() is None:
            try:
                data = data[os.write(self.master, data[:1024]):]
                end = time.monotonic() + PATIENCE
            except BlockingIOError:
                if time.monotonic() > end or not self.goes_on():
                    return time.monotonic() <= end
            self.read(0)
        return True

    def takes_all(self):
        """Every key that was struck was read; False where that takes too long."""
        end = time.monotonic() + PATIENCE
        while self.goes_on() and struct.unpack("i", fcntl.ioctl(self.slave, termios.FIONREAD, b"\0" * 4))[0] > 0:
            self.read(0.01)
            if time.monotonic() > end:
                return False
        return True

    def rest(self, quiet, most=20):
        """Reads until nothing is drawn for so long."""
        end = time.monotonic() + most
        while time.monotonic() < end and self.read(quiet):
            pass

    def look(self, rows, columns):
        """The screen drawn anew at that size, which is another than it has, and judged from there on."""
        self.judge = None
        self.rest(0.3, 1)
        self.tail = b""
        self.resize(rows, columns)
        end = time.monotonic() + PATIENCE
        while CLEAR not in self.tail and time.monotonic() < end and self.goes_on():
            self.read(0.05)
        self.judge = Judge(rows, columns)
        self.judge.feed(self.tail[self.tail.rfind(CLEAR):] if CLEAR in self.tail else b"")
        self.rest(0.5, 3)
        while (self.judge.rest or self.judge.half) and time.monotonic() < end and self.goes_on():
            self.read(0.05)  # a busy machine: the other half of a sequence is still to come

    def page(self):
        return [self.judge.line(row) for row in range(self.size[0])]

    def end(self):
        """SIGTERM; its status, or None where it goes on."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        end = time.monotonic() + PATIENCE
        while self.goes_on() and time.monotonic() < end:
            self.read(0.05)
        while self.read(0):
            pass
        return self.process.poll()

    def is_clean(self):
        """The terminal is as it was, and no sanitizer spoke; else why."""
        if any(word in self.tail for word in SANITIZERS):
            return self.tail[-3000:].decode(errors="replace")
        if termios.tcgetattr(self.slave) != self.before:
            return "the terminal's modes are not given back"
        if self.tail.rfind(b"\x1b[?1049l") < self.tail.rfind(b"\x1b[?1049h"):
            return "the terminal's screen is not given back"
        return None

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)
        os.close(self.slave)
