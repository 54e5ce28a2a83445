"""That the judge lets pass what a screen sends, and catches, by its name, everything else. usage: judge_cases.py"""
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from judge import Judge, is_forbidden  # noqa: E402
import hostile  # noqa: E402

# What is caught, as (name, bytes); each stands between innocent text.
CAUGHT = [
    ("OSC", b"\x1b]0;owned\x07"), ("OSC", b"\x1b]52;c;b3duZWQ=\x1b\\"), ("OSC", b"\x1b]8;;https://evil.example/\x1b\\link\x1b]8;;\x1b\\"), ("DCS", b"\x1bP$q\"p\x1b\\"),
    ("APC", b"\x1b_G\x1b\\"), ("PM", b"\x1b^pm\x1b\\"), ("SOS", b"\x1bXsos\x1b\\"),
    ("C1", b"\xc2\x9b5m"), ("C1", b"\xc2\x9d0;owned\x07"), ("C1", b"\xc2\x85"), ("bad UTF-8 or C1 in 8 bits", b"\x9b5m"), ("bad UTF-8 or C1 in 8 bits", b"\x9d0;owned\x07"),
    ("bad UTF-8", b"\xc0\xaf"), ("bad UTF-8", b"\xe0\x80\xaf"), ("bad UTF-8", b"\xed\xa0\x80"), ("bad UTF-8", b"\xf4\x90\x80\x80"), ("bad UTF-8", b"\xff"), ("bad UTF-8", b"\xe2\x82"),
    ("control character", b"\x07"), ("control character", b"\t"), ("control character", b"\x0e"), ("control character", b"\x7f"), ("control character", b"\0"), ("control character", b"\x0b"), ("control character", b"\x18"),
    ("bidi control", "\u202e".encode()), ("bidi control", "\u2066".encode()), ("bidi control", "\u200f".encode()), ("bidi control", "\u061c".encode()),
    ("zero-width", "\u200b".encode()), ("zero-width", "\u200d".encode()), ("zero-width", "\ufeff".encode()), ("zero-width", "\u00ad".encode()), ("zero-width", "\u2060".encode()),
    ("zero-width", "\ufe0f".encode()), ("zero-width", "\u2028".encode()), ("zero-width", "\u3164".encode()), ("zero-width", "\ufff9".encode()),
    ("tag", "\U000e0041".encode()), ("tag", "\U000e0100".encode()), ("private use", "\ue000".encode()), ("private use", "\U0010fffd".encode()),
    ("not drawable", "\u0378".encode()), ("zero-width", "\ufdd0".encode()), ("too many marks on", "a\u0301\u0301\u0301\u0301\u0301".encode()),
    ("escape sequence", b"\x1b[5m"), ("escape sequence", b"\x1b[8m"), ("escape sequence", b"\x1b[38;2;1;2;3m"), ("escape sequence", b"\x1b[1;m"), ("escape sequence", b"\x1b[6n"), ("escape sequence", b"\x1b[c"),
    ("escape sequence", b"\x1b[>c"), ("escape sequence", b"\x1b[99999;1H"), ("escape sequence", b"\x1b[1;999H"), ("escape sequence", b"\x1b[0q"), ("escape sequence", b"\x1b[ q"), ("escape sequence", b"\x1b[?1000h"),
    ("escape sequence", b"\x1b[?1003h"), ("escape sequence", b"\x1b[20t"), ("escape sequence", b"\x1b[21t"), ("escape sequence", b"\x1b[!p"), ("escape sequence", b"\x1b[i"), ("escape sequence", b"\x1b[5i"),
    ("escape sequence", b"\x1bc"), ("escape sequence", b"\x1b#8"), ("escape sequence", b"\x1b(0"), ("escape sequence", b"\x1b)0"), ("escape sequence", b"\x1bN"), ("escape sequence", b"\x1b%G"),
    ("escape sequence", b"\x1b[9999b"), ("escape sequence", b"\x1b[12345678901234567890123456m"), ("escape sequence", b"\x1b[?5h"), ("escape sequence", b"\x1b[38:5:1m"), ("escape sequence", b"\x1b[200~"), ("escape sequence", b"\x1b\x1b[m"),
]
# What a screen of this program sends.
ALLOWED = [
    b"\x1b[?2004h\x1b[?1049h\x1b[22;0;0t\x1b[1;24r\x1b(B\x1b[m\x1b[4l\x1b[?7h\x1b[39;49m\x1b[?25l", b"\x1b[H\x1b[2J\x1b[2;5H\x1b[3d\x1b[7G\x1b[K\x1b[1K\x1b[J\x1b[5X\x1b[C\x1b[4C\x1b[A\x1b[2B\r\n\b",
    b"\x1b[3mi\x1b[23m\x1b[24m\x1b[27m", b"\x1b[0;1;4;38;5;231;48;5;17mx\x1b[39;49m\x1b[7m\x1b(B\x1b[m", b"-\x1b[20b", b"\x1b[?12l\x1b[?25h\x1b[24;1H\x1b[?1049l\x1b[23;0;0t\r\x1b[?1l\x1b>\x1b[?2004l",
    "Größe 日本語 한국어 Việt e\u0301 a\u0301\u0302\u0303\u0304 नमस्ते ไทย שלום مرحبا 😀🇩🇪 ␛]0;x␇ ⟨RLO⟩ \uFFFD — “quoted”".encode(),
]
PRINTED = [b"\r[###   ]  50 %\r\x1b[KAna\r\n\x1b[31m[-old-]\x1b[m\x1b[32m{+new+}\x1b[m\r\n"]  # by commands
NOT_PRINTED = [b"\x1b[H", b"\x1b[1K", b"\x1b[2J", b"\x1b[1m", b"\x1b[?25l", b"\x1b(B", b"\x1b[31;1m"]

wrong = []


def hear(pieces, is_screen=True):
    judge = Judge(24, 80, is_screen)
    for piece in pieces:
        judge.feed(piece)
    return [name for name, _ in judge.end()], judge


def in_ones(data):
    return [data[at:at + 1] for at in range(len(data))]


def expect(is_so, words):
    if not is_so:
        wrong.append(words)


def each_is_caught():
    for name, data in CAUGHT:
        for pieces in ([b"see " + data + b" end"], in_ones(b"see " + data + b" end"), [data], [b"see " + data]):
            names, _ = hear(pieces)
            is_marks = name == "too many marks on" and len(pieces) > 1
            expect(names and (names[0] == name or is_marks), f"{data!r} in {len(pieces)} pieces is told as {names[:2]}, not as {name}")
        names, _ = hear([b"see " + data + b" end"], is_screen=False)
        expect(bool(names), f"{data!r} passes in what a command prints")


def each_passes():
    for data in ALLOWED:
        for pieces in ([data], in_ones(data)):
            names, judge = hear(pieces)
            expect(not names, f"{data!r} in {len(pieces)} pieces: {names[:3]}, {judge.violations[:1]}")
    for data in PRINTED:
        expect(not hear([data], False)[0], f"{data!r} is printed")
    for data in NOT_PRINTED:
        expect(bool(hear([data], False)[0]), f"{data!r} is not printed by a command")


def no_forbidden_character_passes():
    """Of all of Unicode, each one alone behind a letter."""
    for point in range(0xA0, 0x110000):
        if is_forbidden(point) and not 0xD800 <= point < 0xE000 and (point < 0xE1000 or point % 997 == 0):
            expect(bool(hear(["a".encode() + chr(point).encode()])[0]), f"U+{point:04X} passes")


def an_unfinished_end_is_caught():
    for data in (b"\x1b", b"\x1b[3", b"\xe2\x82", b"\x1b]0;x"):
        expect(bool(hear([b"x" + data])[0]), f"{data!r} at the end passes")


def every_hostile_piece_is_caught():
    """The generator's own sequences, raw: none of them may be taken for the screen's."""
    dice = hostile.dice_of(1, "judge")
    makers = (hostile.sequence, hostile.string, hostile.turned, hostile.tagged)
    for maker in makers:
        for _ in range(300):
            piece = maker(dice)
            is_nothing = piece.encode() in (b"\x1b7", b"\x1b8", b"\x1bM")
            expect(is_nothing or bool(hear([b"a" + piece.encode() + b"Z"])[0]), f"{piece!r} passes")
    for piece in hostile.BAD_BYTES:
        expect(bool(hear([b"a" + piece + b"b"])[0]), f"{piece!r} passes")


def what_stands_is_known():
    _, judge = hear(["\x1b[2;3Hab日c\x1b[2;3HX\x1b[5;79Hxyz\x1b[7;1He\u0301f".encode()])
    expect(judge.line(1).rstrip() == "  Xb日c", f"row 2: {judge.line(1).rstrip()!r}")
    expect(judge.line(4)[78:] == "xy" and judge.line(5)[0] == "z", "a line wraps")
    expect(judge.line(6).startswith("e\u0301f"), "a mark stands on its base")
    _, judge = hear(["e".encode(), "\u0301".encode(), "\u0301\u0301".encode(), "\u0301x".encode()])
    expect(not judge.violations, "four marks in pieces")
    _, judge = hear(["e".encode(), "\u0301\u0301\u0301".encode(), "\u0301\u0301".encode()])
    expect(bool(judge.violations), "five marks in pieces pass")


stories = [each_is_caught, each_passes, no_forbidden_character_passes, an_unfinished_end_is_caught, every_hostile_piece_is_caught, what_stands_is_known]
passed = 0
for story in stories:
    story()
    passed += not wrong
    for words in wrong[:10]:
        print(f"does not hold: {story.__name__}: {words}")
    wrong.clear()
print(f"{passed} passed, {len(stories) - passed} failed")
sys.exit(passed != len(stories))
