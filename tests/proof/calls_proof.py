#!/usr/bin/env python3
"""A vault's life, killed at each system call that writes: everything acknowledged is there, once, and the life goes on."""
import sys

import strace
from life import Work, choose, complain, live, name_of_signal, not_run, report, spread, tell_missing

SHARE = 100


def kill_at(chapter, call, files, work):
    """What went wrong, or None."""
    desk = chapter.before.copy_to(work.own_path("killed"))
    ended = strace.disturb(desk.command(*chapter.step.arguments(desk.name(files))), call, "signal=SIGKILL")
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
        places = [(chapter, call) for chapter in chapters for call in strace.calls_of_chapter(chapter, files, work)]
        chosen = choose("calls", places, SHARE)
        problems = spread(lambda chapter, call: kill_at(chapter, call, files, work), chosen)
        for (chapter, call), words in problems:
            complain(f"{chapter.step.name}, killed at {call.name} {call.number}: {words}")
        return report("calls", not problems and not missing,
                      f"killed at {len(chosen)} of {len(places)} writing system calls over {len(chapters)} steps of a vault's life, "
                      f"{len(problems)} with something lost, unreadable or half done" + tell_missing("calls", missing))


if __name__ == "__main__":
    sys.exit(main())
