#!/bin/sh
# A shop in nine scripts at a terminal of 30, 80, 120 and 250 columns: each pane of each ticket, beside the others and alone. What
# the terminal's own cells then hold is judged: borders straight, no character cut, the caret right behind what was typed.
. "$(dirname "$0")/../support/story.sh"
cat >"$work/scripts.py" <<'PY'
"""scripts.py PROOF SUPPORT COLUMNS ROWS COMMAND..., or scripts.py shop: the shop's lines."""
import json, sys

WORDS = {
    "zh": "订单没有到达，请尽快告诉我什么时候可以收到包裹", "ja": "荷物がまだ届いていません。どうすればいいですか", "ko": "주문한 상품이 도착하지 않았습니다",
    "th": "สินค้ายังไม่มาถึง ต้องทำอย่างไรครับ ผู้ใหญ่", "hi": "मेरा ऑर्डर नहीं पहुँचा है, मैं क्या करूँ", "ar": "لم يصل طلبي بعد، ماذا أفعل مُحَمَّد",
    "he": "ההזמנה שלי לא הגיעה, מה עושים שָׁלוֹם", "en": "👩‍👧‍👦 👨🏽‍🚀 ❤️‍🔥 🏳️‍🌈 👍🏿 ok", "es": "🇪🇸🇨🇳🇯🇵 🇰🇷 🇩🇪🇫🇷",
}

def shop():
    for i, (lang, words) in enumerate(WORDS.items()):
        at = f"2026-11-28T0{i}:00:00Z"
        yield {"type": "product", "id": f"P{i}", "title": words, "brand": words, "category": [words], "price": "9.90", "currency": "EUR", "stock": 9}
        yield {"type": "customer", "id": f"c{i}", "name": words, "lang": lang, "interests": [words], "brands": [words], "consent": {"personalised": True}}
        yield {"type": "order", "id": f"W200000{i}", "customer": f"c{i}", "placed_at": at, "status": "shipped", "currency": "EUR", "total": "9.90",
               "lines": [{"product": f"P{i}", "title": words, "quantity": 1, "price": "9.90"}],
               "shipments": [{"carrier": words, "tracking": words, "status": "in_transit", "shipped_at": "2026-11-27"}]}
        yield {"type": "macro", "id": f"m{i}", "title": words, "lang": lang, "text": f"{words} {words}\n{words}", "examples": [words]}
        yield {"type": "ticket", "id": f"{i + 1}", "customer": f"c{i}", "subject": words, "channel": "chat", "status": "open", "lang": lang,
               "created_at": at, "messages": [{"id": "m", "from": "customer", "author": words, "at": at, "text": f"{words} {words}\n{words}"}]}

if sys.argv[1] == "shop":
    for line in shop():
        print(json.dumps(line, ensure_ascii=False))
    sys.exit()

sys.path[:0] = sys.argv[1:3]
from ape import CLEAR, Ape
from judge import BASE, IS_WIDE, Judge

LINES = {chr(point) for point in range(0x2500, 0x2580)}
KNOWN = {cell for words in WORDS.values() for cell in BASE.findall(words)}
# Letters that stand nowhere without a mark: not in the words, nor in the program's own greetings in Arabic.
MARKED = {cell[0] for cell in KNOWN if len(cell) > 1 and "\u0590" < cell[0] < "\u0e80"} - KNOWN - {"ح"}
columns, rows = int(sys.argv[3]), int(sys.argv[4])
wrong = []

def expect(holds, about, words):
    if not holds:
        wrong.append(f"{columns} columns, {about}: {words}")

def cells_are_whole(lines, about):
    for number, line in enumerate(lines):
        expect(len(line) == columns, about, f"row {number} has {len(line)} cells")
        for column, cell in enumerate(line):
            behind = line[column + 1] if column + 1 < columns else None
            expect(bool(cell and IS_WIDE.match(cell)) == (behind == ""), about, f"a character is cut at {number},{column}: {cell!r}")
            expect(cell[:1] not in MARKED or cell in KNOWN, about, f"a mark is lost at {number},{column}: {cell!r}")

def borders_are_straight(lines, about):
    top = next((row for row, line in enumerate(lines) if line[0] == "┌"), None)
    end = next((row for row, line in enumerate(lines) if line[0] == "└"), None)
    expect(top is not None and end is not None, about, "there is no frame")
    if top is None or end is None:
        return
    for column in [0, columns - 1, *(column for column in range(columns) if lines[top][column] == "┬")]:
        for row in range(top, end + 1):
            expect(lines[row][column] in LINES, about, f"a border is bent at {row},{column}: {lines[row][column]!r}")
            if lines[row][column] == "┴":
                break

def rests(quiet):
    """A terminal that gets all of it at once: marks stay with the letter that came before them."""
    ape.rest(quiet)
    terminal.feed(ape.tail)
    ape.tail = b""

def looks(about):
    rests(0.05)
    cells_are_whole(terminal.lines, about)
    borders_are_straight(terminal.lines, about)
    expect(not terminal.violations, about, terminal.violations[:2])

def strikes(keys, about):
    ape.strike(keys)
    looks(about)

def caret_is_behind(cell, about):
    line, column = terminal.lines[terminal.row], terminal.column - 1
    column -= line[column] == ""
    expect(line[column] == cell, about, f"the caret stands behind {line[column]!r}, not {cell!r}")
    expect(line[terminal.column] in {" ", *LINES}, about, f"the caret stands on {line[terminal.column]!r}")

ape = Ape(sys.argv[5:], {})
ape.resize(rows, columns)
terminal = Judge(rows, columns)
ape.opens()
ape.tail = ape.tail[max(0, ape.tail.rfind(CLEAR)):]  # it began at another size
for number, (lang, words) in enumerate(WORDS.items()):
    for letters in (b":", f"open {number + 1}".encode()):
        ape.strike(letters)
        rests(0.1)
    strikes(b"\r", f"{lang}, opened")
    for pane in range(7):
        strikes(b"w", f"{lang}, pane {pane}")
        strikes(b"z", f"{lang}, pane {pane} alone")
        strikes(b"z", f"{lang}, pane {pane} again")
    ape.strike(b"r")
    rests(0.1)
    typed = words[:12] if lang in ("zh", "ja", "ko") else words.split(" ")[-1]
    for letter in typed:
        ape.strike(letter.encode())
        ape.read(0.02)
    looks(f"{lang}, written")
    if lang != "es":
        caret_is_behind(BASE.findall(typed)[-1], f"{lang}, written")
    ape.strike(b"\x18\x1b")
    rests(0.1)
    strikes(b"m", f"{lang}, macros")
    ape.strike(b"\x07")
    rests(0.1)
status = ape.end()
expect(status == 0, "end", status)
ape.close()
print("\n".join(wrong[:12]))
sys.exit(bool(wrong))
PY
deskhand init >/dev/null 2>&1
python3 "$work/scripts.py" shop | deskhand import - >/dev/null 2>&1
DESKHAND_TEST_NOW=1795875260
export DESKHAND_TEST_NOW
for size in 30:24 80:24 120:36 250:40; do
    cp -r "$home" "$work/home${size%:*}"
    PYTHONDONTWRITEBYTECODE=1 python3 "$work/scripts.py" "$top/tests/proof" "$top/tests/support" "${size%:*}" "${size#*:}" \
        "$program" --home "$work/home${size%:*}" --passphrase-file "$work/passphrase" >"$work/said${size%:*}" 2>&1 &
    eval "walk${size%:*}=$!"
done
walks() { wait "$(eval "echo \$walk$1")" || { cat "$work/said$1"; return 1; }; }
for columns in 30 80 120 250; do
    holds "every pane in every script is sound at $columns columns" walks $columns
done
finish
