#!/usr/bin/env python3
"""The screen without memory: an allocation fails while somebody reads, writes and searches, once or with every one behind it.
The terminal is given back, the program ends with a word and no signal, and what was typed a second before is there at the next
start, as it is after a kill -9."""
import os
import signal
import sys
import time

from life import FAULTS, Desk, Work, chance, complain, lay_files, name_of_signal, not_run, report, share, spread
from screen import Screen, quit_by_keys

SHARE = 6
FULL_SHARE = 200
TYPED = b"Thank you for asking"


def scene(screen):
    """Reads, writes, searches and goes; stops where the program has ended."""
    screen.open()
    for key in (b"\t", b"j", b"r", TYPED, b"\x1b", b"/", b"Question", b"\r", b"\x1b", b"?", b"\x1b"):
        if screen.process.poll() is not None:
            return
        screen.keys(key)
    quit_by_keys(screen)


def environment_of(number, ever, counts=None):
    more = {"PROOF_COUNTS": counts} if counts else {"PROOF_ALLOCATION": str(number), "PROOF_EVER": ever}
    return {"LD_PRELOAD": FAULTS, **more}


def judge(number, ever, before):
    desk = before.copy_to(before.work.own_path("failed"))
    with Screen(desk.command(), environment_of(number, ever)) as screen:
        scene(screen)
        status = screen.status()
        said = screen.seen.rsplit(b"\x1b[?1049l", 1)[-1]
        is_back = screen.gave_the_terminal_back()
    if status is None or not 0 <= status <= 7:
        return f"ended by {name_of_signal(status)}"
    if not is_back:
        return f"the terminal is not given back (status {status})"
    if status != 0 and b"deskhand: " not in said and b"Out of memory" not in said:  # ncurses has its own words
        return f"status {status} without a word: {said[-80:]}"
    if b"out of memory (" in said and (status != 1 or said.count(b"deskhand: ") != 1):
        return f"not one line and status 1, but {status}: {said[-200:]}"
    ended = desk.run("verify")
    return None if ended.status == 0 else f"verify: {(ended.out + ended.err).decode(errors='replace')}"


def count(before):
    desk = before.copy_to(before.work.own_path("counted"))
    counts = before.work.own_path("counts")
    with Screen(desk.command(), environment_of(0, "0", counts)) as screen:
        scene(screen)
        if screen.status() != 0:
            raise SystemExit("screen: the scene does not end by itself")
    with open(counts, encoding="ascii") as file:
        return int(file.read().split()[1])


def typed_is_kept(before, end):
    """Typed, a second passes, a letter more, the end: the next start shows what was typed."""
    desk = before.copy_to(before.work.own_path("typed"))
    with Screen(desk.command()) as screen:
        screen.open()
        screen.begin_reply()
        screen.keys(TYPED)
        screen.stands(TYPED.decode())
        time.sleep(1.3)
        screen.keys(b"!")
        screen.end_by(end)
    with Screen(desk.command()) as screen:
        screen.open()
        screen.begin_reply()
        return screen.stands(TYPED.decode(), 10)


def main():
    if not os.path.exists(FAULTS):
        not_run("screen", f"{FAULTS} is not built")
        return 77
    with Work() as work:
        files = lay_files(work)
        before = Desk(work, work.path("home"))
        os.mkdir(before.home)
        for words in (["init"], ["import", files["shop"]], ["import", files["again"]]):
            if before.run(*words).status != 0:
                raise SystemExit(f"screen: {words} fails")
        most = count(before)
        numbers = sorted(chance("screen").sample(range(1, most + 1), min(most, share(FULL_SHARE, SHARE))))
        places = [(number, ever, before) for number in numbers for ever in "01"]
        problems = spread(judge, places)
        for (number, ever, _), words in problems[:20]:
            complain(f"allocation {number}{' and all behind it' if ever == '1' else ''}: {words}")
        lost = [end.name for end in (signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV) if not typed_is_kept(before, end)]
        for name in lost:
            complain(f"what was typed a second before {name} is lost")
        return report("screen", not problems and not lost,
                      f"{len(places)} failing allocations among the {most} of a session at the screen, {len(problems)} without the "
                      f"terminal given back or a word; typed a second before kill -9, SIGTERM and a crash: {len(lost)} of 3 lost")


if __name__ == "__main__":
    sys.exit(main())
