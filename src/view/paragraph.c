#include "view/paragraph.h"

#include "view/shown.h"

struct paragraph paragraph_make(struct shown shown, size_t columns, struct arena *arena)
{
    struct paragraph paragraph = {.shown = shown};
    wrap_make(shown.text, columns, arena, &paragraph.wrap);
    return paragraph;
}

void paragraph_close_up(struct paragraph *paragraph)
{
    struct wrap *wrap = &paragraph->wrap;
    size_t kept = 0;
    for (size_t i = 0; i < wrap->count; i++) {
        if (wrap->lines[i].start != wrap->lines[i].end) {
            wrap->lines[kept++] = wrap->lines[i];
        }
    }
    wrap->count = kept == 0 ? 1 : kept;
}

struct shown paragraph_line(const struct paragraph *paragraph, size_t line)
{
    struct wrap_line at = paragraph->wrap.lines[line];
    return shown_part(paragraph->shown, at.start, at.end);
}

void paragraph_draw(struct canvas *canvas, struct box box,
                    const struct paragraph *paragraph, size_t first, enum style style)
{
    for (int row = 0; row < box.rows; row++) {
        size_t line = first + (size_t)row;
        if (line >= paragraph->wrap.count) {
            return;
        }
        canvas_put(canvas, box, row, 0, style, paragraph_line(paragraph, line));
    }
}

void paragraph_tint(struct canvas *canvas, struct box box,
                    const struct paragraph *paragraph, size_t first, size_t start,
                    size_t end, enum style style)
{
    const struct wrap *wrap = &paragraph->wrap;
    struct text text = paragraph->shown.text;
    size_t from = wrap_line_at(wrap, start);
    for (size_t line = from < first ? first : from; line < wrap->count; line++) {
        struct wrap_line at = wrap->lines[line];
        size_t tint_start = start > at.start ? start : at.start;
        size_t tint_end = end < at.end ? end : at.end;
        if (at.start >= end || line - first >= (size_t)box.rows) {
            return;
        }
        if (tint_start < tint_end) {
            size_t column = wrap_column_at(wrap, text, line, tint_start);
            size_t after = wrap_column_at(wrap, text, line, tint_end);
            canvas_tint(canvas, box, (int)(line - first), (int)column,
                        (int)(after - column), style);
        }
    }
}
