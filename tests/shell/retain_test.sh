#!/bin/sh
# Resolved tickets go when their time is over; what is open, young, held or a customer's stays.
. "$(dirname "$0")/../support/story.sh"
golden=$top/tests/shell/golden
as_golden() { diff "$golden/$1" "$work/out"; }
own_help() {
    "$program" --help | sort -u >"$work/of-all"
    "$program" "$1" --help | grep -vxF -f "$work/of-all" >"$work/out"
}

# Thirty tickets of three customers: resolved and open ones, 2, 100 and 400 days old.
python3 - "$work/shop.jsonl" <<'PY'
import datetime, json, sys
out = open(sys.argv[1], "w")
now = datetime.datetime.now(datetime.timezone.utc)
for c in range(3): out.write(json.dumps({"type": "customer", "id": f"c{c}", "name": f"Name {c}"}) + "\n")
for i in range(30):
    at = (now - datetime.timedelta(days=(2, 100, 400)[i % 3])).strftime("%Y-%m-%dT%H:%M:%SZ")
    out.write(json.dumps({"type": "ticket", "id": f"t{i}", "customer": f"c{i % 3}", "subject": "s", "created_at": at,
        "status": "resolved" if i % 2 else "open", "messages": [{"id": f"m{i}", "from": "customer", "at": at, "text": f"words {i}"}]}) + "\n")
PY
keys() { python3 -c 'import sqlite3,sys
for key, in sqlite3.connect(sys.argv[1]).execute("SELECT key FROM streams"): print(key.hex())' "$home/vault.db" | sort; }
nowhere() { python3 - "$home" "$1" <<'PY'
import os, sys
found = 0
keys = [bytes.fromhex(line) for line in open(sys.argv[2]).read().split()]
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        data = open(os.path.join(folder, name), "rb").read()
        found += sum(part in data for key in keys for part in (key[:24], key[24:56], key[72:]))
sys.exit(found > 0 or not keys)
PY
}

deskhand init >/dev/null 2>&1
holds "retain --help is as it was" both 'own_help retain' 'as_golden retain.help'
holds "an import leaves out what is older than it would be kept, and says so" both 'exits 0 deskhand import "$work/shop.jsonl" --json' 'json "one[\"counts\"][\"ticket\"]==20 and one[\"counts\"][\"too_old\"]==10"' 'exits 4 deskhand show t1' 'exits 0 deskhand show t4' 'exits 0 deskhand show t3'
holds "in words too" both 'exits 0 deskhand import "$work/shop.jsonl"' 'prints "left out"' 'prints "too old 10"'
printf '[privacy]\nkeep = off\n' >>"$home/deskhand.conf"
holds "with keep off it takes everything" both 'exits 0 deskhand import "$work/shop.jsonl" --json' 'json "one[\"counts\"][\"ticket\"]==30 and one[\"counts\"][\"too_old\"]==0"' 'exits 0 deskhand show t1'
holds "retain without an age needs one then" exits 2 deskhand retain
holds "an age that is none is told" exits 2 deskhand retain --older-than soon
deskhand hold t5 >/dev/null
deskhand export --all >"$work/before"
keys >"$work/keys-before"
holds "a dry run counts and changes nothing" both 'exits 0 deskhand retain --older-than 180d --dry-run' 'as_golden retain.dry' 'deskhand export --all >"$work/out"' 'cmp "$work/out" "$work/before"'
holds "resolved and older goes, but for the legal hold" both 'exits 0 deskhand retain --older-than 180d --json' 'as_golden retain.json'
keys >"$work/keys-after"
comm -23 "$work/keys-before" "$work/keys-after" >"$work/keys-gone"
holds "their keys stand in no file" both '[ "$(wc -l <"$work/keys-gone")" = 4 ]' 'nowhere "$work/keys-gone"'
holds "the held, the open and the younger stay, and the customers" both 'exits 4 deskhand show t11' 'exits 0 deskhand show t5' 'exits 0 deskhand show t8' 'exits 0 deskhand show t1' 'exits 0 deskhand export --customer c2' 'prints "Name 2"' 'exits 0 deskhand verify'
holds "again there is nothing to do" both 'exits 0 deskhand retain --older-than 180d --json' 'json "one[\"counts\"][\"tickets\"]==0"'
deskhand export t4 | sed 's/"status": "open"/"status": "resolved"/' >"$work/resolved.jsonl"
holds "what an import resolves of an old one is over from today" both 'exits 0 deskhand import "$work/resolved.jsonl"' 'exits 0 deskhand show t4' 'prints "resolved"' 'exits 0 deskhand retain --older-than 90d --dry-run' 'prints "tickets 5 "' 'exits 0 deskhand show t4'
cp -a "$home" "$work/backup"
holds "the next older ones go by a shorter age" both 'exits 0 deskhand retain --older-than 90d' 'as_golden retain' 'exits 4 deskhand show t1'
deskhand hold t3 >/dev/null
cp "$work/backup/vault.db" "$home/vault.db"
rm -f "$home"/vault.db-*
holds "a backup that is put back loses them again, told once" both 'exits 0 deskhand tickets' 'says "gone again"' 'exits 4 deskhand show t1' '! grep -q "gone again" "$work/err"' 'exits 0 deskhand show t3'
holds "but nothing else goes before the older state is accepted: a hold may be missing" both 'exits 6 deskhand retain --older-than 5d' 'says "a legal hold may be missing"' 'exits 0 deskhand show t3'
# sits N: a screen that nobody types at, N conversations fewer at its end; its bytes in $work/screen
sits() { python3 - "$program" "$home" "$work/passphrase" "$1" "$work/screen" <<'PY'
import os, pty, sqlite3, sys, time
program, home, passphrase, fewer, shown = sys.argv[1:]
def streams():
    db = sqlite3.connect("file:" + home + "/vault.db?mode=ro", uri=True)
    return db.execute("SELECT count(*) FROM streams").fetchone()[0]
before = streams()
child, tty = pty.fork()
if child == 0:
    os.environ["TERM"] = "xterm-256color"
    os.execv(program, [program, "--home", home, "--passphrase-file", passphrase])
os.set_blocking(tty, False)
began = time.time()
screen = open(shown, "wb")
def is_over():
    return time.time() > began + 15 if int(fewer) else time.time() > began + 7.5
while not is_over() and (int(fewer) == 0 or streams() != before - int(fewer)):
    try: screen.write(os.read(tty, 65536))
    except (BlockingIOError, OSError): pass
    time.sleep(0.1)
time.sleep(0.5)
after = streams()
screen.close()
os.write(tty, b"qq")
time.sleep(0.5)
os.close(tty)
os.waitpid(child, 0)
print(before, after)
sys.exit(after != before - int(fewer))
PY
}
printf '[privacy]\nkeep = 5d\n' >"$home/deskhand.conf"
holds "nor beside a screen that nobody types at" both 'sits 0' 'exits 0 deskhand show t3'
cp "$work/backup/vault.db" "$home/vault.db"
rm -f "$home"/vault.db-* "$home"/state/*
keys >"$work/keys-before"
printf '[privacy]\nkeep = 60d\n' >"$home/deskhand.conf"
holds "a screen that nobody types at takes what is older than keep" sits 5
keys >"$work/keys-after"
comm -23 "$work/keys-before" "$work/keys-after" >"$work/keys-gone"
holds "and leaves no key of it" both 'nowhere "$work/keys-gone"' 'exits 0 deskhand verify' 'exits 4 deskhand show t1' 'exits 0 deskhand show t5'
printf '[privacy]\nkeep = soon\n' >"$home/deskhand.conf"
holds "a keep that is no age is an error with its line" both 'exits 2 deskhand tickets' 'says "deskhand.conf:2"'
rm "$home/deskhand.conf"

# ahead COMMAND...: by a clock that is five years ahead
cat >"$work/ahead.c" <<'C'
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
int clock_gettime(clockid_t id, struct timespec *now)
{
    int failed = (int)syscall(SYS_clock_gettime, id, now);
    if (failed == 0 && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)) now->tv_sec += 5 * 365 * 86400;
    return failed;
}
time_t time(time_t *out)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (out) *out = now.tv_sec;
    return now.tv_sec;
}
C
${CC:-cc} -shared -fPIC -o "$work/ahead.so" "$work/ahead.c"
ahead() { (export LD_PRELOAD="$work/ahead.so"; "$@"); }
streams() { python3 -c 'import sqlite3,sys
print(sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM streams").fetchone()[0])' "$home/vault.db"; }
fresh() {
    cp "$work/backup/vault.db" "$home/vault.db"
    rm -f "$home"/vault.db-* "$home"/state/*
}
# The clock of the machine is ahead: nothing goes by it.
fresh
all=$(streams)
holds "by a clock far ahead of the newest record nothing is destroyed" both 'exits 1 ahead deskhand retain' 'says "is the clock right? (--clock-is-right goes on)"' 'exits 1 ahead deskhand erase c1 --yes' 'says "the clock says"' '[ "$(streams)" = "$all" ]'
holds "nor by a screen, though one wrote by that clock, and it says why" both 'ahead deskhand hold t3 >"$work/out"' 'ahead deskhand hold t3 --off >"$work/out"' 'echo "It is on its way." >"$work/reply"' 'exits 0 ahead deskhand reply t3 --file "$work/reply"' 'exits 1 ahead deskhand retain' 'ahead sits 0' '[ "$(streams)" = "$all" ]' 'grep -aq "old tickets are kept for now" "$work/screen"'
holds "who says that it is right goes on" both 'exits 0 ahead deskhand retain --clock-is-right' '[ "$(streams)" -lt "$all" ]'
cp "$work/backup/vault.db" "$home/vault.db"
rm -f "$home"/vault.db-*
holds "a backup put back does not lose them again by what that clock wrote" both 'exits 0 deskhand tickets' '! grep -q "gone again" "$work/err"' '[ "$(streams)" = "$all" ]'
fresh
python3 - "$work/back.jsonl" <<'PY'
import datetime, json, sys
at = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
with open(sys.argv[1], "w") as out:
    out.write(json.dumps({"type": "customer", "id": "c1", "name": "Name 1"}) + "\n")
    out.write(json.dumps({"type": "ticket", "id": "again", "customer": "c1", "subject": "s", "created_at": at, "status": "open",
        "messages": [{"id": "again", "from": "customer", "at": at, "text": "here I am"}]}) + "\n")
PY
holds "a customer erased by a clock ahead comes back by the right one" both 'exits 0 ahead deskhand erase c1 --yes --clock-is-right' 'exits 0 deskhand import "$work/back.jsonl"' 'says "ahead of the clock"' 'exits 0 deskhand show again'
rm -rf "$home"
deskhand init >/dev/null 2>&1
holds "erased by the right one, what a clock ahead once made shuts nobody out" both 'exits 0 ahead deskhand import "$work/back.jsonl"' 'exits 0 deskhand erase c1 --yes' 'sleep 1' 'sed "s/T..:..:..Z/T23:59:59Z/g" "$work/back.jsonl" >"$work/later.jsonl"' 'exits 0 deskhand import "$work/later.jsonl"' 'exits 0 deskhand show again'

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
