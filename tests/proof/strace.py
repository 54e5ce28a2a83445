"""Faults at system calls, by strace."""
import collections
import re
import shutil

from life import run

WRITING = ["pwrite64", "write", "writev", "pwritev", "fsync", "fdatasync", "ftruncate", "fallocate", "rename", "renameat",
           "renameat2", "unlink", "unlinkat", "link", "linkat", "mkdir", "mkdirat", "fchmod", "msync", "sync_file_range", "openat"]

READING = ["pread64"]  # SQLite's way

Call = collections.namedtuple("Call", "name number to_standard_error")


def why_not():
    """Why faults cannot be injected here; None where they can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    ended = run(["strace", "-f", "-o", "/dev/null", "-e", "trace=write", "-e",
                 "inject=write:error=EIO:when=1", "sh", "-c", "echo x"])
    if b"ptrace" in ended.err.lower() or ended.status == 0:
        return "the system permits no tracing: " + ended.err.decode(errors="replace").strip()
    return None


def calls_of(command, log, names):
    """The calls of those names in one undisturbed run: (name, which of that name)."""
    run(["strace", "-f", "-y", "--seccomp-bpf", "-o", log, "-e", "trace=" + ",".join(names), *command])
    counts = collections.Counter()
    calls = []
    first = None
    with open(log, encoding="utf-8", errors="replace") as file:
        for line in file:
            match = re.match(r"(\d+) +(\w+)\((\d*)", line)
            if match is None:
                continue
            process, name, descriptor = match.groups()
            first = first or process
            counts[process, name] += 1
            # A fault is counted in each thread by itself: the first thread's numbers name it.
            if process == first and (name != "openat" or "O_CREAT" in line) and not (name in READING and ".so" in line):
                calls.append(Call(name, counts[process, name], name == "write" and descriptor == "2"))
    return calls


def calls_of_chapter(chapter, files, work, names=tuple(WRITING)):
    desk = chapter.before.copy_to(work.own_path("counted"))
    return calls_of(desk.command(*chapter.step.arguments(desk.name(files))), work.own_path("log"), names)


def disturb(command, call, what, **more):
    """The command again, that call meeting what: signal=SIGKILL, error=EIO and the like.

    Without --seccomp-bpf, under which strace 6.1 injects nothing.
    """
    return run(["strace", "-f", "-o", "/dev/null", "-e", "trace=" + call.name, "-e",
                f"inject={call.name}:{what}:when={call.number}", *command], **more)
