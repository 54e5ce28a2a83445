#!/usr/bin/env python3
"""Pictures of the program for the README; usage: pictures.py PROGRAM FOLDER

PROGRAM is the test build, whose clock can be told to stand. It runs in tmux over the demo shop, each picture's keys are
struck, and what stands there then is drawn as SVG: the cells as they are, with the colours that the theme asked for.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from xml.sax.saxutils import escape

PROGRAM, FOLDER = (os.path.abspath(path) for path in sys.argv[1:3])
NOW = "1795875260"
CELL, LINE, MARGIN = 8, 17, 10
GREY = [f"#{level:02x}{level:02x}{level:02x}" for level in range(8, 248, 10)]
STEPS = [0, 95, 135, 175, 215, 255]
SIXTEEN = ["#1d1f21", "#cc6666", "#8abb6f", "#d9b36c", "#6f9fd8", "#b294bb", "#7fbfb8", "#c5c8c6",
           "#7b7f86", "#e08585", "#a5d18a", "#f0cf8e", "#8fbaf0", "#cdaed6", "#9ad6cf", "#f2f4f3"]

# Lines of a frame, by the sides of the cell that they come from.
SIDES = {"─": "lr", "│": "ud", "┌": "dr", "┐": "dl", "└": "ur", "┘": "ul", "├": "udr", "┤": "udl", "┬": "dlr", "┴": "ulr", "┼": "udlr"}

# Name, theme, the background and text of the terminal it stands in, keys, and what each waits for.
PICTURES = [
    ("reply", "dark", "#16181d", "#d0d3d8", [("Tab", "Drafts"), ("1", "Hola, Ana:")]),
    ("gate", "midnight", "#10151f", "#d3dae6",
     [(":", ":"), ("=open 1065", "open 1065"), ("Enter", "1065 ·"), ("r", " writing"), ("=You can return it within 60 days.", "60 days"), ("C-s", "30 days")]),
    ("picks", "paper", "#f6f1e5", "#2e2b26",
     [(":", ":"), ("=open 1045", "open 1045"), ("Enter", "1045 ·"), ("1", "韩梅梅，您好！")]),
]


def colour(index):
    if index < 16:
        return SIXTEEN[index]
    if index >= 232:
        return GREY[index - 232]
    index -= 16
    return "#%02x%02x%02x" % (STEPS[index // 36], STEPS[index // 6 % 6], STEPS[index % 6])


class Look:
    """Colours and attributes as SGR sequences change them."""

    def __init__(self):
        self.front = self.back = None
        self.attributes = frozenset()

    def obey(self, numbers):
        numbers = [int(number or 0) for number in numbers.split(";")]
        while numbers:
            number = numbers.pop(0)
            if number == 0:
                self.__init__()
            elif number in (38, 48):
                kind = numbers.pop(0)
                found = colour(numbers.pop(0)) if kind == 5 else "#%02x%02x%02x" % tuple(numbers.pop(0) for _ in range(3))
                self.front, self.back = (found, self.back) if number == 38 else (self.front, found)
            elif number in (39, 49):
                self.front, self.back = (None, self.back) if number == 39 else (self.front, None)
            elif 30 <= number <= 37 or 90 <= number <= 97:
                self.front = SIXTEEN[number - 30 if number < 90 else number - 82]
            elif 40 <= number <= 47 or 100 <= number <= 107:
                self.back = SIXTEEN[number - 40 if number < 100 else number - 92]
            elif number < 10:
                self.attributes |= {number}
            elif number == 22:
                self.attributes -= {1, 2}
            else:
                self.attributes -= {number - 20}

    def key(self):
        return self.front, self.back, self.attributes


def width(character):
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def runs(line):
    """(column, text, columns, front, back, attributes) for each stretch that looks the same."""
    look, column, found = Look(), 0, []
    for numbers, character in re.findall(r"\x1b\[([\d;]*)m|(.)", line):
        if not character:
            look.obey(numbers)
        elif (found and found[-1][3:] == look.key() and width(character) == 1 and found[-1][2] == len(found[-1][1])
              and (character in SIDES) == (found[-1][1][-1] in SIDES)):
            start, text, columns, *rest = found[-1]
            found[-1] = (start, text + character, columns + 1, *rest)
            column += 1
        elif width(character) == 0 and found:
            start, text, *rest = found[-1]
            found[-1] = (start, text + character, *rest)
        else:
            found.append((column, character, width(character), *look.key()))
            column += width(character)
    return found


def frame(text, x, y, ink):
    """Lines of a frame as lines, which no font parts."""
    path = []
    for at, character in enumerate(text):
        middle, centre = x + at * CELL + CELL / 2, y + LINE / 2
        ends = {"l": (middle - CELL / 2, centre), "r": (middle + CELL / 2, centre), "u": (middle, y), "d": (middle, y + LINE)}
        path += [f"M{middle:g} {centre:g}L{ends[side][0]:g} {ends[side][1]:g}" for side in SIDES[character]]
    return f'<path d="{"".join(path)}" stroke="{ink}" fill="none"/>'


def draw(lines, columns, back, front):
    across, down = columns * CELL + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{down}" viewBox="0 0 {across} {down}" '
           f'font-family="DejaVu Sans Mono,Menlo,Consolas,Noto Sans Mono CJK SC,monospace" font-size="13" xml:space="preserve">',
           f'<rect width="{across}" height="{down}" rx="6" fill="{back}"/>']
    for row, line in enumerate(lines):
        y = MARGIN + row * LINE
        for start, text, wide, own_front, own_back, attributes in runs(line):
            colours = own_front or front, own_back or back
            ink, paper = reversed(colours) if 7 in attributes else colours
            x = MARGIN + start * CELL
            if paper != back:
                out.append(f'<rect x="{x}" y="{y}" width="{wide * CELL}" height="{LINE}" fill="{paper}"/>')
            if text[0] in SIDES:
                out.append(frame(text, x, y, ink))
                continue
            if not text.strip() and 4 not in attributes:
                continue
            more = "".join(value for number, value in ((1, ' font-weight="bold"'), (2, ' opacity=".6"'), (3, ' font-style="italic"'),
                                                       (4, ' text-decoration="underline"')) if number in attributes)
            out.append(f'<text x="{x}" y="{y + 13}" fill="{ink}" textLength="{wide * CELL}"{more}>{escape(text)}</text>')
    return "\n".join(out + ["</svg>", ""])


class Desk:
    """The demo on a terminal of tmux's."""

    def __init__(self, theme, columns, rows):
        self.folder = tempfile.mkdtemp()
        self.socket = f"deskhand-pictures-{os.getpid()}-{theme}"
        with open(os.open(os.path.join(self.folder, "deskhand.conf"), os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(f"[ui]\ntheme = {theme}\nagent = marta\n")
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows),
                  f"DESKHAND_TEST_NOW={NOW} COLORTERM=truecolor TERM=tmux-256color LC_ALL=C.UTF-8 TZ=UTC '{PROGRAM}' demo --home '{self.folder}'")

    def tmux(self, *arguments):
        return subprocess.run(["tmux", "-L", self.socket, *arguments], check=True, capture_output=True, text=True).stdout

    def awaits(self, text):
        for _ in range(200):
            if text in self.tmux("capture-pane", "-p"):
                return
            time.sleep(0.1)
        sys.exit(f"pictures: the screen lacks '{text}'\n" + self.tmux("capture-pane", "-p"))

    def strike(self, key, text):
        if key.startswith("="):
            for letter in key[1:]:
                self.tmux("send-keys", "-l", letter)
        else:
            self.tmux("send-keys", key)
        self.awaits(text)
        time.sleep(0.5)  # what is read at rest

    def end(self):
        self.tmux("kill-server")
        shutil.rmtree(self.folder)


def main():
    os.makedirs(FOLDER, exist_ok=True)
    columns, rows = 120, 36
    for name, theme, back, front, strokes in PICTURES:
        desk = Desk(theme, columns, rows)
        try:
            desk.awaits("Ana Ruiz")
            for key, text in strokes:
                desk.strike(key, text)
            lines = desk.tmux("capture-pane", "-e", "-p").rstrip("\n").split("\n")
        finally:
            desk.end()
        with open(os.path.join(FOLDER, name + ".svg"), "w", encoding="utf-8") as file:
            file.write(draw(lines, columns, back, front))
        print(f"{name}.svg")


main()
