#!/usr/bin/env python3
"""Keys by chance, as many as one likes: letters, controls, sequences whole and broken, scripts of the world, pastes and sizes.
The program neither crashes nor hangs, its frames are what a terminal may see, and it gives the terminal back with its vault whole."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from ape import Ape  # noqa: E402
from life import BUILD, PROGRAM, Desk, Work, chance, complain, report, run, share  # noqa: E402

BETWEEN_LOOKS = share(20000, 4000)
SEQUENCES = [b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1b[H", b"\x1b[F", b"\x1b[5~", b"\x1b[6~", b"\x1b[2~", b"\x1b[3~", b"\x1b[Z", b"\x1bOP",
             b"\x1bOQ", b"\x1bOR", b"\x1bOS", b"\x1b[15~", b"\x1b[17~", b"\x1b[18~", b"\x1b[19~", b"\x1b[20~", b"\x1b[1;5C", b"\x1b[1;5D"]
OFTEN = [b"\t", b"\r", b"\x1b", b"\x7f", b" ", b"1", b"2", b"3", b"j", b"k", b"r", b"I", b"c", b"\x13", b"u", b"m", b"p1", b":", b"/", b"l", b"?", b"g1", b"w"]
WORLD = ["中", "文", "，", "。", "é", "ß", "ñ", "ا", "ل", "ع", "ש", "ก", "ำ", "ह", "िं", "한", "か", "🎉", "👩‍👩‍👧", "🇪🇸", "e\u0301\u0323", "\u200b", "\u202e", "：", "？", "１"]
BROKEN = [b"\x1b[", b"\x1b[99999;1~", b"\x1b]0;x\x07", b"\x1bP+q\x1b\\", b"\xff", b"\xc3", b"\xe4\xb8", b"\xf0\x9f", b"\x00", b"\x1b[M !!", b"\x1b[?1;2c", b"\x1b[201~",
          b"\x9b31m"]


def any_key(random):
    if random.random() < 0.5:
        return random.choice(OFTEN)
    kind = random.random()
    if kind < 0.5:
        return bytes([random.randrange(0x20, 0x7F)])
    if kind < 0.62:
        return bytes([random.randrange(1, 0x20)])
    if kind < 0.72:
        return b"\x18" + bytes([random.randrange(0x20, 0x7F)])
    if kind < 0.78:
        return b"\x1b" + bytes([random.randrange(0x61, 0x7B)])
    if kind < 0.9:
        return random.choice(SEQUENCES)
    if kind < 0.97:
        return random.choice(WORLD).encode()
    if kind < 0.99:
        return random.choice(BROKEN)
    text = "".join(random.choice(WORLD + ["a", "b ", "\n", "30 days", "\x1b[31m"]) for _ in range(random.randrange(1, 400)))
    return b"\x1b[200~" + text.encode() + b"\x1b[201~"


class Monkey:
    def __init__(self, desk, secret, random):
        self.desk, self.secret, self.random = desk, secret, random
        self.struck = self.starts = self.looks = 0
        self.why = None
        self.ape = None

    def begin(self):
        self.starts += 1
        self.ape = Ape(self.desk.command(), {"EDITOR": "true", "HOME": self.desk.home})
        self.ape.opens()

    def fail(self, why):
        self.why = f"after {self.struck} keys: {why}"

    def finish(self):
        """What was begun ends well."""
        status = self.ape.end()
        why = f"ended with {status}" if status != 0 else self.ape.is_clean()
        if why:
            self.fail(why + "\n" + self.ape.tail[-1500:].decode(errors="replace") if status != 0 else why)
        self.ape.close()

    def burst(self, most):
        """So many keys at most, at once; a size now and then."""
        if self.random.random() < 0.1:
            self.ape.resize(self.random.randrange(1, 80), self.random.randrange(1, 251))
        count = min(most, self.random.randrange(1, 64))
        self.struck += count
        if not self.ape.strike(b"".join(any_key(self.random) for _ in range(count))):
            self.fail("no key is taken any more")

    def look(self):
        if not self.ape.takes_all():
            self.fail("keys are not read any more")
            return
        # On a busy machine a frame of a size before may come behind the change of size, and does not fit this one: what is wrong
        # with the page itself is so in every frame of it.
        for columns in (120, 119, 118):
            if (36, columns) == self.ape.size:
                continue
            self.ape.look(36, columns)
            page, violations = "".join(self.ape.page()), self.ape.judge.end()
            self.ape.judge = None
            if not violations:
                break
        self.looks += 1
        if violations and self.ape.process.poll() is None:
            self.fail(f"a frame has {violations[:3]}")
        if "assphrase" in page:  # locked by a key
            self.ape.strike(b"\r" + self.secret + b"\r")

    def go(self, keys):
        self.begin()
        until_look = BETWEEN_LOOKS
        while self.struck < keys and not self.why:
            if not self.ape.goes_on():  # a key that quits
                self.finish()
                if self.why:
                    return
                self.begin()
            before = self.struck
            self.burst(keys - self.struck)
            until_look -= self.struck - before
            if until_look <= 0 and not self.why:
                until_look = BETWEEN_LOOKS
                self.look()
                if not self.why and self.random.random() < 0.3:  # begun again, over what it left
                    self.finish()
                    if not self.why:
                        self.begin()
        if not self.why:
            self.ape.takes_all()
            self.finish()


def main():
    with Work() as work:
        home = work.path("home")
        made = run([PROGRAM, "demo", "--home", home])
        if made.status != 0:
            raise SystemExit(f"monkey: no demo: {made.err.decode(errors='replace')}")
        with open(os.path.join(home, "deskhand.conf"), "a", encoding="utf-8") as file:
            file.write("[ui]\nopen_command = true\n")  # no browser of whoever runs this
        with open(os.path.join(home, "demo-passphrase"), encoding="utf-8") as file:
            secret = file.read()
        desk = Desk(work, home, work.write("monkey-passphrase", secret))
        keys = int(os.environ.get("PROOF_KEYS", share(1000000, 20000)))
        monkey = Monkey(desk, secret.strip().encode(), chance("monkey"))
        monkey.go(keys)
        if monkey.why:
            complain(monkey.why)
        verified = desk.run("verify")
        if verified.status != 0:
            complain(f"verify: {(verified.out + verified.err).decode(errors='replace')}")
        ok = not monkey.why and verified.status == 0
        sanitized = " under sanitizers" if "sanitize" in BUILD else ""
        return report("monkey", ok, f"{monkey.struck} keys by chance{sanitized}, {monkey.starts} starts, {monkey.looks} frames judged, the vault "
                      f"{'verifies' if verified.status == 0 else 'does not verify'}")


if __name__ == "__main__":
    sys.exit(main())
