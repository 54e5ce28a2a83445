#!/usr/bin/env python3
"""A vault's life, killed at each system call that writes: everything acknowledged is there, once, and the life goes on."""
import sys

import strace
from life import Work, chance, complain, live, name_of_signal, not_run, report, share, tell_missing

SHARE = 120


def kill_at(chapter, call, files, work):
    """What went wrong, or None."""
    desk = chapter.before.copy_to(work.path("killed"))
    ended = strace.disturb(desk.command(*chapter.step.arguments(files)), call, "signal=SIGKILL")
    if ended.status == 0:
        return "the call did not come"
    if ended.status not in (-9, 137):
        return f"ended by {name_of_signal(ended.status)}, not by the kill"
    return chapter.judge(desk, ended.status) or chapter.go_on(desk, files)


def main():
    why = strace.why_not()
    if why:
        not_run("calls", why)
        return 77
    with Work() as work:
        chapters, files, missing = live(work)
        places = []
        for chapter in chapters:
            desk = chapter.before.copy_to(work.path("counted"))
            places += [(chapter, call) for call in strace.calls_of(desk.command(*chapter.step.arguments(files)), work.path("log"))]
        chosen = places
        if share(0, 1) and len(places) > SHARE:
            chosen = chance("calls").sample(places, SHARE)
        wrong = 0
        for chapter, call in chosen:
            problem = kill_at(chapter, call, files, work)
            if problem:
                wrong += 1
                complain(f"{chapter.step.name}, killed at {call.name} {call.number}: {problem}")
        ok = wrong == 0 and not missing
        return 0 if report("calls", ok, f"killed at {len(chosen)} of {len(places)} writing system calls over {len(chapters)} steps "
                           f"of a vault's life, {wrong} with something lost, unreadable or half done" + tell_missing("calls", missing)) else 1


if __name__ == "__main__":
    sys.exit(main())
