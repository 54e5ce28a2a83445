"""Hostile messages, the same ones for the same seed: control sequences in all their forms, characters that hide or turn text,
stacks of marks, joined emoji, wide characters at edges, long lines. Numbers in sequences are none that a screen of this
program would send, so that a judge knows one that got through from one that is ours."""
import random

ESCAPE, BELL, STRING_END = "\x1b", "\x07", "\x1b\\"
WORDS = "where is my parcel please refund order blue shoes 订单 没有 到达 退货 größer señor 返金 مرحبا שלום नमस्ते ไทย 한국어 Привет".split()
BODIES = ["0;owned", "52;c;b3duZWQ=", "8;;https://evil.example/", "4;1;rgb:ff/00/00", "11;?", "777;notify;a;b", "1337;File=:AAAA", "9;4;1;50", "$q\"p", "+q544e"]
SEQUENCES = ["[99999;1H", "[5;8m", "[38;2;1;2;3m", "[6n", "[c", "[>c", "[?1000h", "[?1049h\x1b[?1003h", "[20t", "[21t", "[!p", "[4;9y", "[=1c",
             "[?5h", "[0q", "[99999b", "[99999X", "[i", "[5i", "[?69h", "#8", "c", "N", "O", "Z", "n", "o", "|", "}", "~", "%G", "%@", "(0", ")0", "*A",
             "$B", " F", "[12345678901234567890m", "[1;2;3;4;5;6;7;8;9m", "[<1;1;1M", "[200~", "[201~", "[", "[?", "]", "P", "_", "^", "X", "\\", ""]
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HIDDEN = "\u00ad\u034f\u115f\u1160\u17b4\u180b\u180e\u200b\u200c\u200d\u2028\u2029\u2060\u2061\u2064\u206a\u206f\u3164\ufe00\ufe0f\ufeff\uffa0\ufff9\ufffb\U0001bca0\U0001d173\U000e0001\U000e0100"
PRIVATE = "\ue000\uf8ff\ufdd0\ufffe\uffff\U000f0000\U0010fffd\U0010ffff\u0378\U0001fffe"
MARKS = "\u0300\u0301\u0308\u0336\u0488\u0489\u05b0\u064b\u093e\u0e31\u0e47\u20dd\u20e3\u302a\ua9bd"
PEOPLE = "👩👨👧👦🧑❤💋🚀🏳🌈🏴☠"
WIDE = "字漢한あア全Ａ😀📦🇩🇪🏽"


def sequence(dice):
    return ESCAPE + dice.choice(SEQUENCES)


def string(dice):
    return dice.choice([ESCAPE + dice.choice("]P_^X"), dice.choice("\x90\x98\x9d\x9e\x9f")]) + dice.choice(BODIES) + dice.choice([BELL, STRING_END, "\x9c", "", "\x18"])


def control(dice):
    return chr(dice.choice([*range(1, 32), 127, *range(128, 160)])) + dice.choice(["", "5m", "99999;9H"])


def turned(dice):
    return dice.choice(BIDI) + dice.choice(WORDS) + dice.choice([dice.choice(BIDI), ""])


def hidden(dice):
    return "a" + dice.choice(HIDDEN) * dice.choice([1, 1, 2, 9]) + "b"


def tagged(dice):
    return "🏴" + "".join(chr(0xE0000 + ord(letter)) for letter in "ignore") + dice.choice(["\U000e007f", ""])


def private(dice):
    return dice.choice(PRIVATE) + dice.choice(["", "x"])


def joined(dice):
    return "".join(dice.choice(PEOPLE) + dice.choice(["\u200d", "\u200d", "\ufe0f\u200d", "🏽\u200d", "\u200d\u200d"]) for _ in range(dice.choice([1, 2, 4, 12])))


def stacked(dice):
    return dice.choice(["a", "字", " ", "", "\n", "😀"]) + "".join(dice.choice(MARKS) for _ in range(dice.choice([1, 3, 4, 5, 6, 30])))


def wide(dice):
    return "".join(dice.choice(WIDE) for _ in range(dice.choice([1, 3, 40])))


def long(dice):
    return dice.choice(["x", "字", "a\u0301", " ", "\t", "-", "https://evil.example/"]) * dice.choice([80, 200])


def linked(dice):
    return dice.choice(["https://p\u0430ypal.example/a", "http://例え.テスト/\u202e", "https://a@b\u200b.example", "javascript:\x1b[5m", "https://xn--pypal-4ve.example"])


def anything(dice):
    point = dice.randrange(1, 0x110000)
    return chr(0xFFFD if 0xD800 <= point < 0xE000 else point)


def broken_lines(dice):
    return dice.choice(["\r", "\r\n", "\n\r", "\x0b", "\x0c", "\x85", "\u2028", "\x08\x08\x08", "\t\x08"]) + dice.choice(WORDS)


KINDS = [sequence, sequence, string, string, control, control, turned, hidden, tagged, private, joined, stacked, stacked, wide, linked, anything, anything, broken_lines]
BAD_BYTES = [b"\x9b5m", b"\x9d0;owned\x07", b"\x90q\x9c", b"\xc0\x9b5m", b"\xe0\x80\x9b", b"\xf0\x80\x80\x9b", b"\xc1\xbf", b"\xed\xa0\x80", b"\xed\xb2\x9b", b"\xf4\x90\x80\x80",
             b"\xf8\x88\x80\x80\x80", b"\xfe\xff", b"\xe2\x80", b"\xf0\x9f\x98", b"\xc2", b"\x80", b"\xff", b"\xf0\x9f\x98\x1b[5m", b"\xe2\x1b]0;owned\x07"]


def message(dice, pieces=4):
    """Text that a JSON string may hold: no NUL, no lone surrogate."""
    parts = []
    for _ in range(dice.randint(1, pieces)):
        parts += [dice.choice(WORDS), dice.choice([" ", " ", ""]), dice.choice(KINDS)(dice)]
    if dice.random() < 0.004:
        parts.append(long(dice))
    return "".join(parts)


def raw(dice, pieces=4):
    """Bytes that need not be UTF-8; no NUL, no line end."""
    parts = [message(dice, pieces).encode()]
    for _ in range(dice.randint(1, pieces)):
        parts.insert(dice.randrange(len(parts) + 1), dice.choice(BAD_BYTES))
    return b"".join(parts).replace(b"\n", b" ").replace(b"\0", b"")


def dice_of(seed, name):
    return random.Random(f"{seed} {name}")
