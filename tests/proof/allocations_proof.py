#!/usr/bin/env python3
"""A vault's life without memory: each allocation of each command fails, once or with every one behind it. The program ends
with a word (ours: one line, exit 1; a library's: an error like any other), never by a signal, and never says less than it
knows as if that were all; the vault is whole and works on."""
import os
import sys

from life import (FAULTS, Work, choose, complain, counts_of, live, name_of_signal, not_run, report, spread, tell_missing)

SHARE = 300
READING = {"open", "show", "search", "export"}


def judge(chapter, number, ever, files, work):
    """What went wrong, or None."""
    desk = chapter.before.copy_to(work.own_path("failed"), is_served=True)
    ended = desk.run(*chapter.step.arguments(desk.name(files)), number=number, ever=ever)
    said = ended.err.decode(errors="replace").rstrip("\n").split("\n")
    if ended.status is None or not 0 <= ended.status <= 7:
        return f"ended by {name_of_signal(ended.status)}: {said[-1]}"
    if ended.status != 0 and not said[-1].startswith("deskhand: "):
        return f"status {ended.status} without a word: {said}"
    if "out of memory (" in said[-1] and ended.status != 1:
        return f"out of memory, yet status {ended.status}"
    if ended.status == 6:
        return f"takes want of memory for damage: {said[-1]}"
    if ended.status == 0 and chapter.step.name in READING and ended.out != chapter.output:
        return "said done, and said less"
    if desk.is_like(chapter.before) and ended.status != 0:
        return None
    problem = chapter.judge(desk, ended.status)
    return problem or (chapter.go_on(desk, files) if number % 16 == 0 else None)


def main():
    if not os.path.exists(FAULTS):
        not_run("allocations", f"{FAULTS} is not built")
        return 77
    with Work() as work:
        chapters, files, missing = live(work)
        places = [(chapter, n, ever) for chapter in chapters for n in range(1, counts_of(chapter, files, work)[1] + 1) for ever in "01"]
        chosen = choose("allocations", places, SHARE)
        problems = spread(lambda chapter, number, ever: judge(chapter, number, ever, files, work), chosen)
        for (chapter, number, ever), words in problems[:40]:
            complain(f"{chapter.step.name}, allocation {number}{' and all behind it' if ever == '1' else ''}: {words}")
        return report("allocations", not problems and not missing,
                      f"{len(chosen)} of {len(places)} failing allocations over {len(chapters)} steps, {len(problems)} with a crash, "
                      "silence, damage told or something lost" + tell_missing("allocations", missing))


if __name__ == "__main__":
    sys.exit(main())
