"""The README and the pages of src/doc against the tree; usage: pages.py. Prints what does not hold, a line each.

What is held: links and their anchors, files that are named, a line of src/doc/files.md for each module, each
folder of src in the README, targets of the Makefile, parentheses and backticks that close, the README's length and
that of its tables' cells.
"""
import glob
import os
import re
import sys
import unicodedata

README = "README.md"
LARGEST, WIDEST_CELL = 60 * 1024, 120
FILE_BEGINS = ("src/", "include/", "tests/", "themes/")
# Words that stand for a name of the reader's.
STANDS_FOR = re.compile(r"NAME|LANG|DIR|FOLDER|CLASS")
wrong = []


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def anchors(text):
    """As GitHub makes them of headings."""
    heads = re.findall(r"^#+ (.*)$", re.sub(r"```.*?```", "", text, flags=re.S), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def check_links(path, text):
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"https?:", target):
            continue
        file, _, anchor = target.partition("#")
        file = os.path.normpath(os.path.join(os.path.dirname(path), file)) if file else path
        if not os.path.exists(file):
            wrong.append(f"{path}: no file {file}")
        elif anchor and anchor not in anchors(read(file)):
            wrong.append(f"{path}: no heading #{anchor} in {file}")


def check_files(path, text):
    for span in re.findall(r"`([^`\n]+)`", text):
        if span.startswith(FILE_BEGINS) and " " not in span and not STANDS_FOR.search(span):
            if not glob.glob(span):
                wrong.append(f"{path}: no file {span}")


def check_targets(path, text, targets):
    code = re.findall(r"```sh\n(.*?)```", text, re.S) + re.findall(r"`(make [^`]*)`", text)
    for line in "\n".join(code).split("\n"):
        for words in re.findall(r"^make ((?:[a-z][\w-]*(?: |$))+)", line):
            wrong.extend(f"{path}: no target {word}" for word in words.split() if word not in targets)


def check_tables(path, text):
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("|"):
            for cell in re.split(r"(?<!\\)\|", line.strip("|")):
                shown = re.sub(r"\]\([^)]*\)", "]", cell.strip())
                if sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in shown) > WIDEST_CELL:
                    wrong.append(f"{path}:{number}: a cell of {len(shown)} characters")


def check_whole(path, text):
    """A paragraph or item that lost its end closes no parenthesis or no backtick."""
    for part in re.split(r"\n\n|\n(?=- )", re.sub(r"```.*?```", "", text, flags=re.S)):
        plain = re.sub(r"`[^`]*`", "", part)
        if plain.count("(") != plain.count(")") or "`" in plain:
            wrong.append(f"{path}: not closed: {' '.join(part.split())[-60:]}")


def check_modules():
    told = {line.split("  ")[0] for line in read("src/doc/files.md").split("\n") if re.match(r"[a-z]+/[a-z_0-9]+  ", line)}
    headers = {path[len("include/"):-2] for path in glob.glob("include/*/*.h")}
    sources = {path[len("src/"):-2] for path in glob.glob("src/*/*.c")}
    wrong.extend(f"src/doc/files.md: no line for {name}" for name in sorted(headers - told))
    wrong.extend(f"src/doc/files.md: no module {name}" for name in sorted(told - headers - sources))


def main():
    os.chdir(os.path.join(os.path.dirname(__file__), ".."))
    makefile = read("Makefile")
    targets = set(re.search(r"^\.PHONY: (.*)$", makefile, re.M)[1].split())
    readme = read(README)
    for path in [README, *sorted(glob.glob("src/doc/*.md"))]:
        text = read(path)
        check_links(path, text)
        check_files(path, text)
        check_targets(path, text, targets)
        check_whole(path, text)
        if path != README and f"({path})" not in readme:
            wrong.append(f"{README}: {path} is not linked")
    check_tables(README, readme)
    check_modules()
    if len(readme.encode()) > LARGEST:
        wrong.append(f"{README}: {len(readme.encode())} bytes, more than {LARGEST}")
    for folder in sorted(glob.glob("src/*/")):
        if not folder.startswith("src/doc") and f"| `{folder[4:-1]}` |" not in readme:
            wrong.append(f"{README}: no line for {folder}")
    print("\n".join(wrong))
    return bool(wrong)


sys.exit(main())
