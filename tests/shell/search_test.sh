#!/bin/sh
# Search over many transcripts: by command, on the screen, and what makes it quick.
. "$(dirname "$0")/../support/story.sh"
. "$(dirname "$0")/../support/screen.sh"
deskhand init --kdf interactive >/dev/null 2>&1

python3 - >"$work/many.jsonl" <<'END'
import json
print(json.dumps({"type": "customer", "id": "c", "name": "Ana Ruiz"}))
for t in range(3):
    messages = [{"id": f"m{n}", "from": "customer", "at": f"2026-11-{1 + n // 60:02}T10:{n % 60:02}:00Z",
                 "text": f"Parcel number {t}-{n} is late. " + ("我的包裹在哪里？" if n % 100 == 0 else "Where is it, please? ") * 6}
                for n in range(500)]
    print(json.dumps({"type": "ticket", "id": f"t{t}", "customer": "c", "subject": "Parcels",
                      "created_at": "2026-11-01T10:00:00Z", "messages": messages}))
END

segments() { # segments KIND: how many there are
    python3 -c 'import sqlite3,sys
print(sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM segments WHERE place>>40=?",(int(sys.argv[2]),)).fetchone()[0])' "$home/vault.db" "$1"
}
forget_segments() {
    python3 -c 'import sqlite3,sys
d=sqlite3.connect(sys.argv[1]); d.execute("DELETE FROM segments WHERE place>>40>1"); d.commit()' "$home/vault.db"
}
has_segments() { [ "$(segments 2)" -ge 3 ]; }

holds "an import makes the search segments and their sketches" both 'exits 0 deskhand import "$work/many.jsonl"' '[ "$(segments 2)" -ge 3 ]' '[ "$(segments 2)" = "$(segments 3)" ]'
holds "every message is found, the newest first" both 'exits 0 deskhand search late --json' 'json "len(lines)==1500 and lines[0][\"message\"]==\"m499\" and lines[-1][\"message\"]==\"m0\""'
cp "$work/out" "$work/late"
holds "two Chinese characters are found, and one" both 'exits 0 deskhand search 包裹 --json' 'json "len(lines)==15"' 'exits 0 deskhand search 哪 --json' 'json "len(lines)==15"'
holds "a phrase is found where it stands" both 'exits 0 deskhand search "\"number 2-77 is\"" --json' 'json "[l[\"message\"] for l in lines]==[\"m77\"]"'
forget_segments
holds "without segments the same is found" both 'exits 0 deskhand search late --json' 'cmp "$work/out" "$work/late"'

screen_open one 110 34 "'$program' --home '$home' --passphrase-file '$work/passphrase'"
holds "the screen opens" shows "Ana Ruiz"
holds "where nobody types the screen makes the segments" await has_segments
asks :
types 'search late "parcel number"'
keys Enter
holds ":search rests after 200" shows "200 found"
keys PageUp
keys End
keys k
keys G
holds "what is older is a row at the end" shows "More"
keys Enter
holds "and is asked for there" shows "400 found"
keys C-c
escape
keys Enter
asks /
types zzqq
keys Enter
holds "/ says what is not in the thread" shows "Not found in this thread"
finish
