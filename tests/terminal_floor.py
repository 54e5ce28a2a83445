"""What may speak to the terminal, and what may say that a text is ours: each such call stands in tests/own_texts.txt, where somebody
who looked at it put it. A call that is not there, and a struct shown that is made elsewhere than by its makers, are told.
usage: terminal_floor.py [ROOT]      terminal_floor.py --list [ROOT]: every call, as the file has them
"""
import glob
import os
import re
import sys

# A text is taken for ours by these, though its argument is no literal, or a format has a %s.
LITERALS = {"shown_literal": 0, "pieces_say": 2, "rows_say_own": 0, "page_say": 1}
FORMATS = {"shown_format": 1, "canvas_format": 5, "page_format": 1}
# These write where a terminal may be.
WRITES = ["write", "pwrite", "writev", "dprintf", "vdprintf", "fwrite", "fputs", "fputc", "fputws", "putc", "putchar", "puts", "printf", "vprintf", "fprintf", "vfprintf", "wprintf", "fwprintf", "perror",
          "psignal", "psiginfo", "putp", "tputs", "sendfile", "splice", "ioctl", "mvadd_wch", "setcchar", "put", "tell"]
CURSES = re.compile(r"\b((?:mv)?w?(?:add|ins|echo_)(?:ch|str|nstr|wstr|nwstr|_wch|_wchstr|_wchnstr|chstr|chnstr|_wstr|_nwstr|nstr|_wch)|(?:mv)?w?printw|vw_printw|w?(?:border|box|hline|vline)(?:_set)?|slk_set|wbkgd|bkgd|beep|flash|set_term|def_prog_mode)\s*\(")
# The makers of what is taken for sanitised.
MAKERS = ["src/view/shown.c"]
MADE = [r"\(\s*(?:const\s+)?struct shown\s*\)\s*\{", r"\bstruct shown\s+\w+\s*=\s*\{", r"\bstruct shown\s+\w+\[[^]]*\]\s*=\s*\{", r"\.\w*shown\s*=\s*\{", r"\bshown\w*(?:\.|->)text(?:\.\w+)?\s*(?:[-+]?=)(?!=)",
        r"\(\s*(?:const\s+)?struct shown\s*\*\s*\)", r"\bmem(?:cpy|move|set)\(\s*&?\s*\w*shown\w*\s*,"]
CELLS = re.compile(r"(?:\.|->)cells\b")
CELL_FILES = ["src/view/canvas.c", "src/term/terminal_show.c"]
LIST = "tests/own_texts.txt"


def without_comments(text):
    """Comments as blanks; strings and character constants stay."""
    return re.sub(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|/\*.*?\*/|//[^\n]*', lambda m: m.group() if m.group()[0] in "\"'" else " ", text, flags=re.S)


def without_strings(text):
    """The same length, nothing of what stands in strings."""
    return re.sub(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', lambda m: '"' + "_" * (len(m.group()) - 2) + '"', text)


def arguments(text, at):
    """Of a call whose parenthesis opens at at: its arguments, and where it ends."""
    depth, start, parts, i = 0, at + 1, [], at
    while i < len(text):
        if text[i] in "\"'":
            quote = text[i]
            i += 1
            while i < len(text) and text[i] != quote:
                i += 2 if text[i] == "\\" else 1
        elif text[i] in "([{":
            depth += 1
        elif text[i] in ")]}":
            depth -= 1
            if depth == 0:
                return parts + [text[start:i].strip()], i + 1
        elif text[i] == "," and depth == 1:
            parts.append(text[start:i].strip())
            start = i + 1
        i += 1
    return parts, i


def normal(call):
    return re.sub(r"\s+", " ", call).replace('" "', "").replace("( ", "(")


def is_literal(argument):
    """String literals, names in capitals, and a choice between such."""
    text = re.sub(r'"(?:\\.|[^"\\])*"', "S", argument)
    text = text[text.rindex("?") + 1:] if text.count("?") == 1 else text
    return re.fullmatch(r"\s*\(?\s*(?:(?:S|[A-Z][A-Z_0-9]*)\s*)+(?::\s*(?:(?:S|[A-Z][A-Z_0-9]*)\s*)+)?\)?\s*", text) is not None


def calls_of(path, text):
    """Each call that has to be looked at."""
    names = {**LITERALS, **FORMATS, **dict.fromkeys(WRITES, None)}
    code = without_strings(text)
    for found in re.finditer(r"(?<![\w.>])(" + "|".join(names) + r")\s*\(", code):
        name = found.group(1)
        parts, end = arguments(text, found.end() - 1)
        if re.match(r"\s*\{", text[end:]) or re.search(r"(?:^|[;}{])\s*(?:static\s+|inline\s+|const\s+|struct\s+)*(?!return\b)\w+\s*\**\s*$", text[:found.start()].rsplit("\n", 1)[-1]):
            continue  # a definition or a declaration
        if name in LITERALS and len(parts) > LITERALS[name] and is_literal(parts[LITERALS[name]]):
            continue
        if name in FORMATS:
            form = parts[FORMATS[name]] if len(parts) > FORMATS[name] else ""
            if is_literal(re.sub(r"\bPRI\w+", "", form)) and not re.search(r"%[-0-9.*]*l?[sS]", form):
                continue
        if name in ("put", "tell") and not path.startswith(("src/term/", "src/shell/print.c")):
            continue
        yield f"{path} {normal(text[found.start():end])}"
    for found in CURSES.finditer(code):
        if path.startswith("src/term/"):
            _, end = arguments(text, found.end() - 1)
            yield f"{path} {normal(text[found.start():end])}"


def made_elsewhere(path, text):
    for pattern in MADE:
        for found in re.finditer(pattern, text if path.startswith(("src/view/", "include/")) or "mem" not in pattern else ""):
            if re.match(r"\s*(?:0\s*)?\}", text[found.end():]) and "{" in found.group():
                continue  # empty
            yield f"{path}: a struct shown is made, or changed: {normal(text[found.start():found.end() + 40])}"
    if path.startswith(("src/view/", "src/term/", "src/app/", "src/shell/")) and path not in CELL_FILES:
        for found in CELLS.finditer(text):
            yield f"{path}: cells are written past the canvas: {normal(text[max(0, found.start() - 20):found.end() + 20])}"


def main():
    words = [word for word in sys.argv[1:] if word != "--list"]
    os.chdir(words[0] if words else os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    calls, complaints = set(), []
    for path in sorted(glob.glob("src/*/*.[ch]") + glob.glob("include/*/*.h")):
        with open(path, encoding="utf-8") as file:
            text = without_comments(file.read())
        calls.update(calls_of(path, text))
        if path not in MAKERS:
            complaints += made_elsewhere(path, text)
    if "--list" in sys.argv:
        print("\n".join(sorted(calls)))
        return 0
    with open(LIST, encoding="utf-8") as file:
        known = {line.rstrip("\n") for line in file if line.strip() and not line.startswith("#")}
    complaints += [f"not in {LIST}: {call}" for call in sorted(calls - known)]
    complaints += [f"in {LIST}, and nowhere in the code: {call}" for call in sorted(known - calls)]
    print("\n".join(complaints))
    return bool(complaints)


if __name__ == "__main__":
    sys.exit(main())
