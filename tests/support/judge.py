"""A strict judge of what a program sends to a terminal: every byte has to belong to what ncurses sends an xterm-256color in the
themes of this program, or to text that may be seen. Everything else is a violation, told by its name.

Stands on Terminal, so that one can ask as well what is then seen; here wide characters take two cells and lines wrap.
"""
import ctypes
import re
import unicodedata

from terminal import Terminal

LIBC = ctypes.CDLL(None)
LIBC.setlocale.restype = ctypes.c_char_p
if LIBC.setlocale(0, b"C.UTF-8") is None:
    raise SystemExit("judge: there is no C.UTF-8 here")

# Default_Ignorable_Code_Point, line separators, tags, variation selectors, noncharacters of the BMP; written down by hand.
FORBIDDEN = [
    (0x00, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x2028, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xD800, 0xF8FF), (0xFDD0, 0xFDEF), (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0xFFFE, 0xFFFF), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0x10FFFF),
]
DRAWN_FORMATS = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}  # signs before numbers; of category Cf
BIDI = {0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
STRINGS = {"]": "OSC", "P": "DCS", "_": "APC", "^": "PM", "X": "SOS"}
MARKS_MAX = 4


LAST_DRAWN = 0x3FFFF  # behind it no character is assigned that could be drawn


def is_forbidden(code_point):
    if any(first <= code_point <= last for first, last in FORBIDDEN) or code_point & 0xFFFE == 0xFFFE:
        return True
    return unicodedata.category(chr(code_point)) in ("Cf", "Co", "Cs", "Cc") and code_point not in DRAWN_FORMATS


def drawn_widths():
    """Of every code point that may be seen, by wcwidth, as ncurses goes by it: 0 for marks."""
    widths = {point: LIBC.wcwidth(point) for point in range(0xA0, LAST_DRAWN)}
    return {point: width for point, width in widths.items() if width >= 0 and not is_forbidden(point)}


def as_class(code_points):
    """The inside of a character class of a regular expression."""
    parts, start, last = [], None, None
    for code_point in [*code_points, None]:
        if start is not None and code_point != last + 1 if code_point is not None else start is not None:
            parts.append(f"\\U{start:08x}-\\U{last:08x}")
            start = None
        if code_point is not None and start is None:
            start = code_point
        last = code_point
    return "".join(parts)


WIDTHS = drawn_widths()
SPACING = as_class(point for point, width in WIDTHS.items() if width > 0)
MARKS = as_class(point for point, width in WIDTHS.items() if width == 0)
WIDE = as_class(point for point, width in WIDTHS.items() if width == 2)

TOKEN = re.compile(
    f"([ -~]+(?![{MARKS}]))|((?:[ -~{SPACING}][{MARKS}]{{0,{MARKS_MAX}}}(?![{MARKS}]))+)|([\\r\\n\\b])"
    "|\\x1b(?:\\[([?]?)([0-9;]*)()([@-~])|(\\(B|[=>M78]))")
UNFINISHED = re.compile(r"\x1b(?:\[[?]?[0-9;]{0,24}|\()?\Z")
BASE = re.compile(f"[ -~{SPACING}][{MARKS}]*")
IS_WIDE = re.compile(f"[{WIDE}]")
LEADING_MARKS = re.compile(f"[{MARKS}]*")
LAST_MARKS = re.compile(f"[{MARKS}]*\\Z")

# What ncurses sends with the terminfo of xterm-256color, and the program around it: paste marks, what a lock clears.
WHOLE = {"?1049h", "?1049l", "?25h", "?25l", "?12l", "?2004h", "?2004l", "?1h", "?1l", "?7h", "22;0;0t", "23;0;0t", "4l", "3J",
         "K", "1K", "J", "2J", "m", "H"}
COUNTED = set("ABCDGdXP@LMSTb")
LOOKS = re.compile(r"(?:0|1|2|3|4|7|2[2347]|39|49|[349][0-7]|10[0-7]|[34]8;5;(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5]))(?:;|\Z)")
PRINTED_LOOKS = {"", "31", "32"}  # what a command prints: what was taken out and put in; ESC [ K as well, behind its progress


def are_looks(numbers):
    at = 0
    while at < len(numbers):
        found = LOOKS.match(numbers, at)
        if not found:
            return False
        at = found.end()
    return not numbers.endswith(";")


class Judge(Terminal):
    """violations: what was seen that must not be, as (name, the text around it). is_screen: else what a command prints."""

    def __init__(self, rows, columns, is_screen=True):
        super().__init__(rows, columns)
        self.is_screen = is_screen
        self.violations = []
        self.half = b""
        self.marks = None  # how many stand on the last character, where a piece ended in text
        self.bytes = 0

    def feed(self, data):
        self.bytes += len(data)
        text = self.rest + self.decode(data)
        at = self.go_on(text)
        while at < len(text):
            found = TOKEN.match(text, at)
            if found:
                self.take(found)
                at = found.end()
            elif UNFINISHED.match(text, at):
                break
            else:
                self.refuse(text, at)
                at += 1
        self.rest = text[at:]

    def end(self):
        """Nothing comes any more: what is half there is judged as it is."""
        text, self.rest = self.rest + self.half.decode("utf-8", "surrogateescape"), ""
        self.half = b""
        found = TOKEN.fullmatch(text)
        if found:
            self.take(found)
        elif text:
            self.refuse(text, 0)
        return self.violations

    def go_on(self, text):
        """Marks whose base came with the piece before."""
        if not text:
            return 0
        marks = LEADING_MARKS.match(text).end() if self.marks is not None else 0
        if marks and self.marks + marks > MARKS_MAX:
            self.refuse(text, 0)
        self.marks = self.marks + marks if marks == len(text) else None
        return marks

    def decode(self, data):
        """Bad bytes become lone surrogates, which nothing lets pass; a character that is not whole yet waits."""
        data = self.half + data
        whole = len(data)
        for back in range(1, min(4, len(data) + 1)):
            byte = data[-back]
            if byte >= 0xC0:
                if back < (2 if byte < 0xE0 else 3 if byte < 0xF0 else 4):
                    whole -= back
                break
            if byte < 0x80:
                break
        self.half = data[whole:]
        return data[:whole].decode("utf-8", "surrogateescape")

    def refuse(self, text, at):
        self.violations.append((self.name(text, at), text[max(0, at - 30):at + 30]))

    @staticmethod
    def name(text, at):
        code_point = ord(text[at])
        if code_point == 0x1B:
            return STRINGS.get(text[at + 1:at + 2], "escape sequence")
        if 0xDC80 <= code_point <= 0xDCFF:
            return "bad UTF-8" if code_point > 0xDC9F else "bad UTF-8 or C1 in 8 bits"
        if WIDTHS.get(code_point) or 0x20 <= code_point < 0x7F:
            return "too many marks on"
        if code_point < 0x20 or code_point == 0x7F:
            return "control character"
        if code_point < 0xA0:
            return "C1"
        if code_point in BIDI:
            return "bidi control"
        if 0xE0000 <= code_point < 0xE1000:
            return "tag"
        if unicodedata.category(text[at]) == "Co":
            return "private use"
        if WIDTHS.get(code_point) == 0:
            return "mark without a base or too many"
        return "zero-width" if is_forbidden(code_point) else "not drawable"

    def take(self, found):
        if found.lastindex in (1, 2):
            self.write(found.group())
            if found.end() == len(found.string):
                self.marks = len(LAST_MARKS.search(found.group()).group())
        elif found.group(3):
            super().put(found.group(3))
        elif self.is_allowed(found):
            self.obey(Numbers(found))
        else:
            self.refuse(found.string, found.start())

    def is_allowed(self, found):
        if found.group(8):
            return self.is_screen
        mark, numbers, final = found.group(4), found.group(5), found.group(7)
        if not self.is_screen:
            return not mark and (final == "m" and numbers in PRINTED_LOOKS or final == "K" and numbers == "")
        if mark + numbers + final in WHOLE:
            return True
        if mark:
            return False
        if final == "m":
            return are_looks(numbers)
        values = [int(number) if number else -1 for number in numbers.split(";")]
        if final in "Hr":
            return len(values) == 2 and 1 <= values[0] <= self.rows and 1 <= values[1] <= (self.columns if final == "H" else self.rows)
        return final in COUNTED and len(values) == 1 and (numbers == "" or 1 <= values[0] <= max(self.rows, self.columns))

    def write(self, text):
        """A run of text, cell by cell."""
        if text.isascii() and self.column + len(text) <= self.columns:
            self.lines[self.row][self.column:self.column + len(text)] = text
            self.column += len(text)
            self.touched.add(self.row)
            self.last = text[-1]
            return
        for cluster in BASE.findall(text):
            self.write_cell(cluster, 2 if IS_WIDE.match(cluster) else 1)

    def write_cell(self, cluster, width):
        if self.column + width > self.columns:
            self.column = 0
            self.down()
        line = self.lines[self.row]
        line[self.column] = cluster
        if width == 2:
            line[self.column + 1] = ""
        self.column += width
        self.touched.add(self.row)
        self.last = cluster

    def put(self, character):
        self.write(character)


class Numbers:
    """A token as Terminal.obey() takes one."""

    def __init__(self, found):
        self.parts = found.group(4), found.group(5) or "", "", found.group(7), found.group(8)

    def groups(self):
        return self.parts
