#include "view/notice_view.h"

#include "view/paragraph.h"
#include "view/pieces.h"
#include "view/shown.h"

/* In the middle, wrapped to what there is. */
static void say(const struct view *view, enum style style, struct shown words)
{
    struct box box = canvas_box(view->canvas);
    struct paragraph paragraph = paragraph_make(words, (size_t)box.columns, view->arena);
    int lines = (int)paragraph.wrap.count;
    int top = lines < box.rows ? (box.rows - lines) / 2 : 0;
    for (int i = 0; i < lines && top + i < box.rows; i++) {
        struct shown line = paragraph_line(&paragraph, (size_t)i);
        int column = (box.columns - (int)shown_columns(line)) / 2;
        canvas_put(view->canvas, box, top + i, column < 0 ? 0 : column, style, line);
    }
}

void notice_view_too_small(const struct view *view)
{
    const struct canvas *canvas = view->canvas;
    say(view, STYLE_TEXT,
        shown_format(view->arena, "Deskhand needs %dx%d; this is %dx%d", LAYOUT_MIN_COLUMNS,
                     LAYOUT_MIN_ROWS, canvas->columns, canvas->rows));
}

void notice_view_locked(const struct view *view)
{
    say(view, STYLE_TITLE,
        shown_literal("Deskhand is locked. Nothing is shown, nothing is sent."));
}
