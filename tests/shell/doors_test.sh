#!/bin/sh
# A share of the naughty strings that `make proof-guard` sends through every door to the terminal, every byte judged.
exec env PYTHONDONTWRITEBYTECODE=1 PROOF=share BUILD="${BUILD:-build}" python3 "$(dirname "$0")/../proof/doors_proof.py"
