#!/bin/sh
# --plain: each command of the table in include/app/command.h is done by lines, or plain_commands.txt says why it is not.
. "$(dirname "$0")/../support/story.sh"
mkdir "$work/shop"
printf '[ui]\nagent = Noor\n[views]\n1 = waiting:20m\n' >"$work/shop/deskhand.conf"
"$program" demo --home "$work/shop" </dev/null >/dev/null 2>&1
cat >"$work/stories.py" <<'PYTHON'
"""stories.py PROGRAM SHOP WORK TABLE NAMES: prints what was not told, a line each."""
import os, select, shutil, subprocess, sys, time

program, shop, work, table, names = sys.argv[1:]

class Lines:
    """The program by a pipe; its prompt is awaited before each line."""
    def __init__(self):
        home = os.path.join(work, "one.home")
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(shop, home)
        self.child = subprocess.Popen([program, "--home", home, "--passphrase-file", os.path.join(shop, "demo-passphrase"), "--plain"],
                                      stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
        self.hear()
    def hear(self):
        said, end = b"", time.monotonic() + 60
        while time.monotonic() < end:
            if select.select([self.child.stdout], [], [], 0.05 if said.endswith(b"> ") else 1)[0]:
                more = os.read(self.child.stdout.fileno(), 65536)
                if not more:
                    break
                said += more
            elif said.endswith(b"> "):
                break
        else:
            sys.exit("no prompt came: " + said.decode(errors="replace"))
        return said.decode(errors="replace")
    def take(self, line):
        try:
            self.child.stdin.write(line.encode() + b"\n")
            self.child.stdin.flush()
        except BrokenPipeError:
            pass
        return self.hear()
    def end(self):
        self.child.kill()
        self.child.wait()

told, reasons, lines, story, wrong = set(), {}, None, "", []
for number, row in enumerate(open(table, encoding="utf-8"), 1):
    row = row.rstrip("\n")
    if row.startswith("#"):
        continue
    if row.startswith("! "):
        name, reason = row[2:].split("\t")
        reasons[name] = reason
        continue
    if row.startswith("---"):
        if lines:
            lines.end()
        lines, story = Lines(), row[4:]
        continue
    name, line, words = row.split("\t")
    said = lines.take("" if line == '""' else line)
    if name != ".":
        told.add(name)
    if words not in said.split("\n", 1)[-1]:
        wrong.append(f"{number}: {story}: {name}: {line!r} is not answered by {words!r}: {said!r}"[:600])
if lines:
    lines.end()
commands = open(names).read().split()
wrong += [f"{name}: no line does it, and no reason stands there" for name in commands if name not in told and not reasons.get(name)]
wrong += [f"{name}: there is no such command" for name in sorted(told | set(reasons)) if name not in commands]
wrong += [f"{name}: it has a line and a reason" for name in sorted(told & set(reasons))]
print("\n".join(wrong))
sys.exit(bool(wrong) or len(commands) < 90)
PYTHON
sed -n 's/^ *X([A-Z_]*, *[a-z_]*, *"\([a-z-]*\)".*/\1/p' "$top/include/app/command.h" >"$work/names"
holds "each command is done by lines, or is told why not" python3 "$work/stories.py" "$program" "$work/shop" "$work" "$top/tests/shell/plain_commands.txt" "$work/names"
finish
