#!/bin/sh
# A share of the hostile messages that `make proof-guard` reads at the screen, every byte judged.
exec env PYTHONDONTWRITEBYTECODE=1 PROOF=share BUILD="${BUILD:-build}" python3 "$(dirname "$0")/../proof/hostile_proof.py"
