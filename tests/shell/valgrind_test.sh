#!/bin/sh
# A vault's life under valgrind: no error, nothing lost.
. "$(dirname "$0")/../support/story.sh"
shop=$top/tests/shell/shop.jsonl
watched() { valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite,indirect \
    "$program" --home "$home" --passphrase-file "$work/passphrase" "$@"; }
printf 'Tu pedido W2378156 llega el 25 de noviembre.' >"$work/good"
holds "init" exits 0 watched init
holds "import" exits 0 watched import "$shop"
holds "tickets" exits 0 watched tickets --json --limit 'status:open'
holds "show" exits 0 watched show 1042 --json
holds "suggest" exits 0 watched suggest 1042 1043 --json
holds "recommend" exits 0 watched recommend c1 --json
holds "triage" exits 0 watched triage 1042 --json
holds "check" exits 0 watched check 1042 --file "$work/good" --json
holds "reply" exits 0 watched reply 1042 --file "$work/good"
holds "search" exits 0 watched search 退货
holds "export" exits 0 watched export --all
holds "verify" exits 0 watched verify
holds "hold" exits 0 watched hold 1043
holds "a refused erase" exits 3 watched erase c2
holds "retain" exits 0 watched retain --older-than 0s
holds "erase" exits 0 watched erase c1
holds "an import with something left out" exits 0 watched import "$shop"
holds "a frame of the demo" exits 0 env TMPDIR="$work" valgrind -q --error-exitcode=99 --leak-check=full \
    --errors-for-leak-kinds=definite,indirect "$program" demo
finish
