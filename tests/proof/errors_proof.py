#!/usr/bin/env python3
"""A vault's life on a disk that fails: each system call that writes meets EIO, ENOSPC (once and ever after) and EINTR, each
read of the vault EIO, each write is cut short, and a small disk fills. Nothing is lost, it is told, and the vault works on when there is room again."""
import json
import os
import sys

import strace
from life import FAULTS, Work, choose, complain, counts_of, live, name_of_signal, not_run, report, run, spread, tell_missing

ERRORS = ["EIO", "ENOSPC", "EINTR", "ENOSPC ever after"]
SHARE = 120
SHARE_SHORT = 40


def judge(chapter, desk, ended, files, may_be_mute=False, may_be_damage=False):
    """What went wrong, or None."""
    if ended.status is None or ended.status < 0 or ended.status > 7:
        return f"ended by {name_of_signal(ended.status)}"
    if ended.status == 6 and not may_be_damage:
        return f"takes a disk that fails for damage: {ended.err.decode(errors='replace').strip()}"
    if ended.status != 0 and not ended.err and not may_be_mute:
        return f"status {ended.status} without a word"
    return chapter.judge(desk, ended.status) or chapter.go_on(desk, files, was_told=ended.status != 0)


def fail_at(chapter, call, error, files, work):
    desk = chapter.before.copy_to(work.own_path("failed"))
    call_at = call._replace(number=f"{call.number}+" if "ever" in error else call.number)
    ended = strace.disturb(desk.command(*chapter.step.arguments(desk.name(files))), call_at, "error=" + error.split()[0])
    may_be_mute = call.to_standard_error or (call.name == "write" and "ever" in error)
    # A page that the disk does not give is damage to SQLite, and to the agent.
    return judge(chapter, desk, ended, files, may_be_mute, may_be_damage=call.name in strace.READING)


def prove_calls(chapters, files, work):
    places = [(chapter, call, error) for chapter in chapters for call in strace.calls_of_chapter(chapter, files, work)
              for error in ERRORS]
    places += [(chapter, call, "EIO") for chapter in chapters
               for call in strace.calls_of_chapter(chapter, files, work, strace.READING)]
    chosen = choose("errors", places, SHARE)
    problems = spread(lambda chapter, call, error: fail_at(chapter, call, error, files, work), chosen)
    for (chapter, call, error), words in problems:
        complain(f"{chapter.step.name}, {error} at {call.name} {call.number}: {words}")
    return len(chosen), len(places), len(problems)


def cut_at(chapter, number, ever, files, work):
    desk = chapter.before.copy_to(work.own_path("failed"))
    ended = run(desk.command(*chapter.step.arguments(desk.name(files))),
                {"LD_PRELOAD": FAULTS, "PROOF_SHORT": str(number), "PROOF_EVER": ever})
    return judge(chapter, desk, ended, files)


def prove_short(chapters, files, work):
    """Half of the bytes taken; then the next write goes on, or the disk is full."""
    places = [(chapter, n, ever) for chapter in chapters for n in range(1, counts_of(chapter, files, work)[0] + 1) for ever in "01"]
    chosen = choose("short", places, SHARE_SHORT)
    problems = spread(lambda chapter, number, ever: cut_at(chapter, number, ever, files, work), chosen)
    for (chapter, number, ever), words in problems:
        complain(f"{chapter.step.name}, write {number} cut short{', then full' if ever == '1' else ''}: {words}")
    return len(chosen), len(places), len(problems)


def message(i):
    return {"type": "ticket", "id": f"9{i:04}", "customer": "c1", "subject": "A long one", "channel": "email", "status": "open",
            "created_at": "2026-11-23T08:00:00Z",
            "messages": [{"id": "m1", "from": "customer", "author": "x", "at": "2026-11-23T08:00:00Z", "text": f"{i} " + "word " * 4000}]}


def prove_full_disk(chapters, files):
    """A real small disk; returns a problem, None, or a reason why it was not run."""
    with Work(in_memory=False) as work:
        disk = work.path("disk")
        os.mkdir(disk)
        mounted = run(["mount", "-t", "tmpfs", "-o", "size=3m,mode=700", "tmpfs", disk])
        if mounted.status != 0:
            return None, "no small file system can be mounted: " + mounted.err.decode(errors="replace").strip()
        try:
            desk = chapters[-1].before.copy_to(disk + "/home")
            before = desk.facts()
            if before is None:
                return None, "no vault stands before these steps"
            kept = 0
            ended = None
            for i in range(400):
                lines = work.write("more.jsonl", json.dumps(message(i)) + "\n")
                ended = desk.run("import", lines)
                if ended.status != 0:
                    break
                kept += 1
            if ended.status != 1 or not ended.err:
                return f"the disk never filled, or nothing was said (status {ended.status})", None
            if run(["mount", "-o", "remount,size=12m", disk]).status != 0:
                return None, "the small file system cannot be made larger"
            facts = desk.facts()
            desk.verify()
            if before - facts or len(facts - before) < 2 * kept:
                return f"after {kept} imports lacks {list(before - facts)[:3]}, has {len(facts - before)} new", None
            ended = desk.run("import", lines)
            return (None if ended.status == 0 else "does not work on when there is room"), None
        finally:
            run(["umount", disk])


def main():
    if not os.path.exists(FAULTS):
        not_run("errors", f"{FAULTS} is not built")
        return 77
    why = strace.why_not()
    if why:
        not_run("errors", why)
    with Work() as work:
        chapters, files, missing = live(work)
        calls = (0, 0, 0) if why else prove_calls(chapters, files, work)
        short = prove_short(chapters, files, work)
        problem, reason = prove_full_disk(chapters, files)
        if problem:
            complain("full disk: " + problem)
        if reason:
            not_run("errors, full disk", reason)
        full = "not run" if reason else "FAILED" if problem else "told, and works on after"
        ok = calls[2] == 0 and short[2] == 0 and not problem and not missing
        report("errors", ok, f"{calls[0]} of {calls[1]} errors at system calls that read and write, {short[0]} of {short[1]} writes cut short, "
               f"{calls[2] + short[2]} with something lost or unsaid; full disk: {full}" + tell_missing("errors", missing))
        return 1 if not ok else 77 if why or reason else 0


if __name__ == "__main__":
    sys.exit(main())
