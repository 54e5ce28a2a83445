#!/bin/sh
# What a key costs, counted in instructions, which no busy machine changes: the echo, the sentence that changed with its
# marks, a move in the queue.
. "$(dirname "$0")/../support/story.sh"
counts_hold() { exits 0 python3 "$top/tests/bench/keys_bench.py" "$program" --gate || { cat "$work/out"; return 1; }; }
holds "a key costs no more instructions than it may" counts_hold
finish
