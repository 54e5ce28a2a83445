#!/bin/sh
# Ways around the sanitiser, each put into a copy of the sources: tests/terminal_floor.py has to tell it.
set -u
cd "$(dirname "$0")/../.." || exit 1
export PYTHONDONTWRITEBYTECODE=1
passed=0 failed=0 ways=0
copy=$(mktemp -d "${TMPDIR:-/tmp}/deskhand-floor-XXXXXX")
trap 'rm -rf "$copy"' EXIT
mkdir "$copy/tests"
cp -a src include "$copy/"
cp tests/own_texts.txt "$copy/tests/"

python3 tests/terminal_floor.py "$copy" && passed=1 || { failed=1; echo "does not hold: the tree as it is has none"; }
while IFS='|' read -r place line; do
    ways=$((ways + 1))
    printf 'void way_around(void)\n{\n    %s\n}\n' "$line" >"$copy/$place$ways.c"
    echo "$place$ways.c|$line" >>"$copy/ways"
done <<'WAYS'
src/view/way|return (struct shown){text_of(message->text)};
src/view/way|struct shown shown = {text_of(message->text)};
src/view/way|const struct shown shown = { .text = text_of(message->text) };
src/view/way|struct row row = {.shown = {text_of(message->text)}};
src/view/way|shown.text = text_of(message->text);
src/view/way|shown.text.bytes = message->text;
src/view/way|memcpy(&shown, &text, sizeof(text));
src/view/way|use(*(struct shown *)&text);
src/view/way|use(shown_literal(message->text));
src/view/way|use(shown_literal(is_own ? "own" : message->text));
src/view/way|pieces_say(&pieces, STYLE_DIM, message->author);
src/view/way|use(shown_format(arena, "%s", message->text));
src/view/way|use(shown_format(arena, "%-10.20s of " "two", message->text));
src/view/way|use(shown_format(arena, message->text));
src/view/way|canvas_format(canvas, box, 0, 0, STYLE_TEXT, message->text);
src/view/way|canvas->cells[0].code_points[0] = 0x202E;
src/app/way|printf("%s", message->text);
src/shell/way|write(1, message->text, strlen(message->text));
src/shell/way|dprintf(STDOUT_FILENO, "%s", message->text);
src/shell/way|fputs(message->text, stderr);
src/shell/print.c|put(hostile, err);
src/term/way|tell(terminal, title);
src/term/way|addstr(title);
src/term/way|mvaddwstr(0, 0, title);
src/term/way|mvprintw(0, 0, "%s", title);
src/term/way|putp(title);
src/vault/way|perror(name);
WAYS
python3 tests/terminal_floor.py "$copy" >"$copy/said" && echo "does not hold: any of them is told"
while IFS='|' read -r file line; do
    if grep -qF "$file" "$copy/said"; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "does not hold: it is told: $line"; fi
done <"$copy/ways"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
