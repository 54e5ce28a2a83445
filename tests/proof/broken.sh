#!/bin/sh
# Takes away one protection after the other in a copy of the tree, and shows that its proof then fails. A proof that still
# passes proves nothing of it. usage: broken.sh [WORD...]: those rows that hold a word.
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=${BUILD:-build}
copy=$(mktemp -d "${TMPDIR:-/tmp}/deskhand-broken-XXXXXX")
trap 'rm -rf "$copy"' EXIT
trap 'exit 1' INT TERM HUP
seen=0 unseen=0

make -s -j2 BUILD="$BUILD" proofs "$BUILD/test/support/fake_server" || exit 1
git ls-files -z | xargs -0 cp -a --parents -t "$copy"
mkdir -p "$copy/build/test" "$copy/kept"
cp -a "$BUILD/objects" "$BUILD/generated" "$copy/build/"
cp -a "$BUILD/test/cost.o" "$BUILD/test/parts.a" "$BUILD/test/support" "$BUILD/test/proof" "$copy/build/test/" 2>/dev/null

# The rows: what is taken away | file | sed | the proof, or unit test, that must fail | its settings
rows() {
    cat <<'ROWS'
commits are not synced|src/vault/store_open.c|s/synchronous = FULL/synchronous = OFF/|kills|
commits are synced at checkpoints alone|src/vault/store_open.c|s/synchronous = FULL/synchronous = NORMAL/|kills|
no log: the file is written in place|src/vault/store_open.c src/vault/store_create.c|s/journal_mode = WAL/journal_mode = MEMORY/|kills|
a failed transaction is kept by halves|src/vault/transaction.c|s/STATEMENT_ROLLBACK/STATEMENT_COMMIT/|test/vault/vault|
a new vault's log is thrown away unread|src/vault/store_create.c|s/result = sqlite3_wal_checkpoint_v2(/result = 0 * sqlite3_wal_checkpoint_v2(/|test/vault/disk|
what fails is not told|src/shell/print.c|s/complain("deskhand: ", error->text, .*/(void)error;/|errors|PROOF_STEPS=reply
memory that is not there is used|src/base/memory.c|/^static void \*must/,/^}/s/pointer == NULL/0/|allocations|
a library's want of memory is taken for damage|src/vault/store_error.c|s/{SQLITE_NOMEM, ERROR_FAILED/{SQLITE_NOMEM, ERROR_DAMAGED/|libraries|
memory is not given back|src/vault/store.c|s/memory_free(store->log_path);//|libraries|
the terminal is not put back|src/base/fatal.c|s/^    restore_once();$//|screen|
the place is not sealed with the record|src/vault/seal.c|s/^    seal_place_add_bytes(place, bytes, sizeof bytes);$/    (void)bytes;/|flips|
the anchor is not looked at|src/vault/standing.c|s/ANCHOR_GOOD \&\& is_measured \&\&$/ANCHOR_GOOD \&\& is_measured \&\& false \&\&/|flips|
the index is believed|src/vault/stream.c|s/memcmp(entry->found_by, tag, sizeof entry->found_by) == 0/1/|test/vault/damage|
the order of records is not checked|src/vault/walk.c|s/memcmp(payload->previous, chain->tag, SEAL_TAG_LEN) == 0);/true);/|test/vault/damage|
what others wrote is not seen|src/vault/transaction.c|s/if (version == vault->data_version) {/if (vault->data_version != -1) {/|processes|
writers do not wait for each other|include/vault/store.h|s/"BEGIN IMMEDIATE"/"BEGIN"/|processes|
records are not encrypted|src/vault/seal.c|s/bytes, tag, NULL, bytes, len/bytes, tag, NULL, bytes, 0/;s/bytes, NULL, bytes, len, tag/bytes, NULL, bytes, 0, tag/|canaries|
the editor's file lies on the disk|src/shell/editor.c|s/"\/dev\/shm"/getenv("TMPDIR")/;s/(about.f_type == TMPFS_MAGIC.*/(about.f_type != 0) \&\&/|canaries|
vim keeps its history|src/shell/editor.c|s/{"vim", "-n -i NONE.*/{"vim", ""},/|canaries|
freed pages are not cleared|src/vault/store_open.c|s/secure_delete = ON/secure_delete = OFF/|erasure|
the log is not emptied after an erasure|src/vault/settle.c|s/bool ok = store_scrub(&vault->store, err);/bool ok = vault != NULL;/|erasure|
the caches keep who was erased|src/vault/erase.c|s/heads_forget(vault, streams, count, err)/true/;s/search_forget(vault, streams, count, err)/true/|erasure|
a backup put back is not erased again|src/vault/settle.c|s/file != MIRROR_GOOD /1 /|erasure|
the keys of the erased stay|include/vault/store.h|s/"DELETE FROM streams WHERE stream = ?1"/"UPDATE streams SET tag = randomblob(16) WHERE stream = ?1"/|erasure|
an erasure that was begun is not finished|src/vault/settle.c|s/if (ok \&\& vault->erasures.pending > 0)/if (0)/|test/vault/erase|
rotation keeps the old keys|src/vault/rotate.c|s/return store_scrub(&vault->store, err);/return err != NULL;/|erasure|
controls reach the terminal|src/base/utf8_sanitise.c|s/: 0x2400 + code_point/: code_point/|doors|
C1 controls are printed|src/base/utf8_sanitise.c|s/put_name(state, c1_marks\[code_point - 0x80\])/put(state, code_point)/|doors|
marks of direction reach the terminal|src/base/utf8_kind.c|s/return UTF8_KIND_BIDI;/return UTF8_KIND_NARROW;/|doors|
hidden characters reach the terminal|src/base/utf8_kind.c|s/? UTF8_KIND_HIDDEN :/? UTF8_KIND_NARROW :/|hostile|
any number of marks is printed|src/base/utf8_sanitise.c|s/define MARKS_MAX     4/define MARKS_MAX 40/|doors|
text is taken for plain unlooked|src/view/shown.c|s/if (plain_len(hostile) == hostile.len)/if (true)/|hostile|
a line is taken for plain unlooked|src/view/shown.c|s/if (plain_len(line) == line.len)/if (true)/|hostile|
errors are printed as they are|src/shell/print.c|s/utf8_sanitise(text_of(text), SANITISE_SHOWN, &clean, NULL);/buffer_add_text(\&clean, text);/|doors|
JSON on a terminal is printed as it is|src/shell/print.c|s/if (!isatty(STDOUT_FILENO))/if (true)/|doors|
a newer format is read as this one|src/vault/header.c|s/if (version > HEADER_VERSION)/if (version > 99999999)/|input|
ROWS
}

prove() { # prove PROOF SETTINGS: its status, 99 where it does not build
    case $1 in
    test/*) make -s -C "$copy" WARNINGS= "build/$1_test" >"$copy/log" 2>&1 || return 99
        (cd "$copy" && timeout 120 "build/$1_test") >>"$copy/log" 2>&1 ;;
    hostile | doors) make -s -j2 -C "$copy" WARNINGS= build/test/deskhand build/test/support/fake_server >"$copy/log" 2>&1 || return 99
        (cd "$copy" && timeout 300 python3 "tests/proof/$1_proof.py") >>"$copy/log" 2>&1 ;;
    *) make -s -j2 -C "$copy" WARNINGS= proofs >"$copy/log" 2>&1 || return 99
        (cd "$copy" && env BUILD=build $2 timeout 600 sh tests/proof/run.sh "$1") >>"$copy/log" 2>&1 ;;
    esac
}

is_chosen() { # is_chosen ROW WORD...: no word chooses every row
    [ $# = 1 ] && return 0
    row=$1
    shift
    for word in "$@"; do case "$row" in *"$word"*) return 0 ;; esac; done
    return 1
}

rows >"$copy/rows"
while IFS='|' read -r what files change proof settings; do
    is_chosen "$what $proof" "$@" || continue
    (cd "$copy" && cp -a --parents -t kept $files)
    sed -i "$change" $(for file in $files; do echo "$copy/$file"; done)
    if cmp -s "$copy/${files%% *}" "$copy/kept/${files%% *}"; then
        echo "broken: $what: the code has changed, and so must this row"
        unseen=$((unseen + 1))
        continue
    fi
    prove "$proof" "$settings"
    status=$?
    if [ "$status" = 99 ]; then
        echo "broken: $what: does not build"
        unseen=$((unseen + 1))
        tail -n 5 "$copy/log"
    elif [ "$status" != 0 ]; then
        echo "broken: $what: seen by $proof: $({ grep -E 'FAILED|the life goes' "$copy/log" || tail -n 3 "$copy/log"; } | head -n 1 | cut -c 1-250)"
        seen=$((seen + 1))
    else
        echo "broken: $what: NOT SEEN by $proof"
        unseen=$((unseen + 1))
    fi
    for file in $files; do cp "$copy/kept/$file" "$copy/$file"; done
done <"$copy/rows"
echo "$seen protections taken away were seen, $unseen not"
[ "$unseen" = 0 ]
