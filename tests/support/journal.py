"""What the fake server was sent (tests/support/fake_server.c).
journal.py JOURNAL count [PATH]     how many requests came (for paths that start so)
journal.py JOURNAL body N           the body of the request N, from 1, byte for byte
journal.py JOURNAL head N           its request line and headers
journal.py JOURNAL lacks WORDS...   true where none of them stands in any byte that came, also as JSON escapes
"""
import json
import re
import sys


def requests(path):
    data = open(path, "rb").read()
    at = 0
    while (found := re.compile(rb"^=== request \d+ .*bytes (\d+)\n", re.M).search(data, at)) is not None:
        end = found.end() + int(found.group(1))
        yield data[found.end():end]
        at = end


def spellings(words):
    yield words.encode()
    yield json.dumps(words)[1:-1].encode()


def main():
    path, verb, rest = sys.argv[1], sys.argv[2], sys.argv[3:]
    all_of_them = list(requests(path))
    if verb == "count":
        wanted = rest[0].encode() if rest else b""
        print(sum(r.split(b" ", 2)[1].startswith(wanted) for r in all_of_them))
    elif verb in ("body", "head"):
        head, _, body = all_of_them[int(rest[0]) - 1].partition(b"\r\n\r\n")
        sys.stdout.buffer.write(body if verb == "body" else head + b"\n")
    elif verb == "lacks":
        found = [w for w in rest if any(s.lower() in r.lower() for s in spellings(w) for r in all_of_them)]
        print("\n".join(found))
        return bool(found) or not all_of_them
    return False


sys.exit(main())
