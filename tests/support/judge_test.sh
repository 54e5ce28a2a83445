#!/bin/sh
# The judge of terminal bytes is judged itself.
exec env PYTHONDONTWRITEBYTECODE=1 python3 "$(dirname "$0")/judge_cases.py"
