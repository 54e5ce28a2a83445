#!/usr/bin/env python3
"""Sizes by chance, a few milliseconds apart, while drafts stream: the program lives, and the last frame is the one that it would
draw afresh. Then a paste of a megabyte into the reply, whole."""
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from ape import Ape  # noqa: E402
from life import BUILD, TOP, Desk, Work, chance, complain, report, share  # noqa: E402

SERVER = os.path.join(BUILD, "test", "support", "fake_server")
SIZES = share(10000, 600)
LAST = (36, 120)
LINE = "Das Paket ist heute angekommen, 谢谢 🎉.\n"
PASTE = (LINE * (1000000 // len(LINE.encode()) + 1)).encode()[:1000000].decode(errors="ignore")

END = " the end of it"


class Server:
    """Drafts that come without end, a token every few milliseconds."""

    def __init__(self, work):
        script, port = work.write("stream.script", "on POST /v1/chat/completions\nstream chat n=3 tokens=40000 every=3ms stamped usage\n"), work.path("port")
        self.process = subprocess.Popen([SERVER, script, port, work.path("journal")], stdin=subprocess.PIPE)
        while not os.path.exists(port) or not open(port, encoding="ascii").read().strip():
            time.sleep(0.01)
        self.url = f"http://127.0.0.1:{open(port, encoding='ascii').read().strip()}/v1"

    def end(self):
        self.process.stdin.close()
        self.process.wait()


class Story:
    def __init__(self, ape):
        self.ape, self.wrong = ape, []

    def expect(self, holds, words):
        if not holds:
            self.wrong.append(words)
        return holds

    def page(self, rows, columns):
        """Everything drawn anew at that size, judged; its rows."""
        self.ape.look(rows, columns)
        violations = self.ape.judge.end()
        self.expect(not violations, f"a frame has {violations[:3]}")
        return self.ape.page()

    def stands(self, text, seconds=30):
        """Waits until it is drawn, at whichever size."""
        end = time.monotonic() + seconds
        while text.encode() not in self.ape.tail and time.monotonic() < end and self.ape.goes_on():
            self.ape.read(0.05)
        return self.expect(text.encode() in self.ape.tail, f"'{text}' never stood there")


def resize_while_it_streams(story, random):
    ape = story.ape
    for _ in range(SIZES):
        ape.resize(random.choice([random.randrange(1, 60), random.randrange(1, 400)]), random.choice([random.randrange(1, 40), random.randrange(1, 300)]))
        end = time.monotonic() + 0.003 * random.random()
        while time.monotonic() < end:
            ape.read(0.001)
        if not ape.goes_on():
            return story.expect(False, "it ended while it was resized")
    return True


def same_afresh(story):
    """What stands after the last size and the stream's end, frame upon frame, is what is drawn afresh."""
    ape = story.ape
    story.page(LAST[0] - 1, LAST[1] - 1)
    ape.look(*LAST)
    ape.strike(b"\x03")  # no more pieces
    ape.rest(0.5)
    stood = ape.page()
    story.expect("No longer asking" in stood[-1], f"no draft streamed any more: {stood[-1]}")
    story.expect("1042" in "".join(stood), "nothing stands at the last size")
    story.page(LAST[0] - 1, LAST[1] - 1)
    fresh = story.page(*LAST)
    # The clock of the header and what the status line says may move between them.
    return story.expect(stood[1:-1] == fresh[1:-1], "the last frame is not what is drawn afresh:\n" + "\n".join(stood) + "\n" + "\n".join(fresh))


def paste_a_megabyte(story, kept):
    ape = story.ape
    ape.strike(b"r")
    story.stands("writing")
    if not story.expect(ape.strike(b"\x1b[200~" + PASTE.encode() + b"\x1b[201~") and ape.takes_all(), "the paste is not taken"):
        return
    ape.rest(0.5)
    ape.strike(END.encode())
    story.stands("the end of it")
    ape.strike(b"\x18\x05")  # $EDITOR, which keeps what it is given
    end = time.monotonic() + 60
    while not os.path.exists(kept) and time.monotonic() < end and ape.goes_on():
        ape.read(0.05)
    held = open(kept, encoding="utf-8").read() if os.path.exists(kept) else ""
    story.expect(held == PASTE + END, f"of {len(PASTE + END)} characters pasted the reply has {len(held)}")
    ape.rest(0.5)
    ape.strike(b"\x1b")  # reading, with the text kept


def main():
    random = chance("resizes")
    with Work() as work:
        home = work.path("home")
        desk = Desk(work, home)
        for arguments in (["init", "--kdf", "interactive"], ["import", os.path.join(TOP, "tests", "shell", "shop.jsonl")]):
            done = desk.run(*arguments)
            if done.status != 0:
                raise SystemExit(f"resizes: {arguments}: {done.err.decode(errors='replace')}")
        server = Server(work)
        with open(os.path.join(home, "deskhand.conf"), "w", encoding="utf-8") as file:
            file.write(f"[model]\nurl = {server.url}\nmodel = stream\nask = key\nmax_tokens = 200000\n")
        kept = work.path("kept")
        editor = work.write("editor", f'#!/bin/sh\ncp "$1" "{kept}.new" && mv "{kept}.new" "{kept}"\n')
        os.chmod(editor, 0o700)
        ape = Ape(desk.command(), {"HOME": home, "EDITOR": editor, "VISUAL": ""})
        story = Story(ape)
        ape.rest(0.5)
        ape.strike(b"\t")
        story.stands("W2378156")
        ape.strike(b"a")
        story.stands(" tok")  # it streams
        if resize_while_it_streams(story, random) and same_afresh(story):
            paste_a_megabyte(story, kept)
        status = ape.end()
        story.expect(status == 0, f"ended with {status}")
        why = ape.is_clean()
        story.expect(why is None, why)
        ape.close()
        server.end()
        story.expect(desk.run("verify").status == 0, "the vault does not verify")
        for words in story.wrong:
            complain(words)
        return report("resizes", not story.wrong, f"{SIZES} sizes by chance while drafts stream, to the last, the last frame as drawn afresh; a paste of 1 MB, each byte")


if __name__ == "__main__":
    sys.exit(main())
