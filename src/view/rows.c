#include "view/rows.h"

#include "view/paragraph.h"
#include "view/shown.h"

/* More than any pane has; a customer of a thousand orders costs no more than this. */
#define ROWS_MAX 4000

struct row *rows_add(struct rows *rows, int indent, size_t item)
{
    if (rows->count < ROWS_MAX) {
        rows->list = arena_reserve(rows->arena, rows->list, &rows->capacity, rows->count,
                                   sizeof(*rows->list));
        rows->count++;
    }
    struct row *row = &rows->list[rows->count - 1];
    *row = (struct row){
        .left = {.arena = rows->arena},
        .right = {.arena = rows->arena},
        .indent = indent,
        .item = item,
    };
    return row;
}

void rows_say(struct rows *rows, int indent, enum style style, struct shown shown)
{
    pieces_add(&rows_add(rows, indent, ROWS_NO_ITEM)->left, style, shown);
}

void rows_wrap(struct rows *rows, int indent, size_t item, int columns, enum style style,
               struct shown shown)
{
    size_t width = columns > 0 ? (size_t)columns : 1;
    struct paragraph paragraph = paragraph_make(shown, width, rows->arena);
    for (size_t line = 0; line < paragraph.wrap.count; line++) {
        pieces_add(&rows_add(rows, indent, item)->left, style,
                   paragraph_line(&paragraph, line));
    }
}

/* The first row shown: the top, or as far down as the item needs. */
static size_t top_for(const struct rows *rows, size_t item, size_t height)
{
    size_t first = 0;
    size_t last = 0;
    bool is_found = false;
    for (size_t i = 0; i < rows->count; i++) {
        if (item != ROWS_NO_ITEM && rows->list[i].item == item) {
            first = is_found ? first : i;
            last = i;
            is_found = true;
        }
    }
    size_t top = last + 1 > height ? last + 1 - height : 0;
    return !is_found ? 0 : top < first ? top : first;
}

/* Where the room ends right behind a piece that was not cut, the ones left out are seen too. */
static void draw_left(const struct view *view, struct box box, int at,
                      const struct row *row, int room)
{
    const struct pieces *left = &row->left;
    int end = 0;
    pieces_put(view->canvas, box, at, row->indent, room, left);
    for (size_t i = 0; i < left->count && end < room; i++) {
        end += (int)shown_columns(left->list[i].shown);
        if (end == room && pieces_columns(left) > room) {
            canvas_put_cut(view->canvas, box, at, row->indent + room - 1, 1,
                           left->list[i].style, shown_literal("…"));
        }
    }
}

static void draw_row(const struct view *view, struct box box, int at, const struct row *row)
{
    int right = pieces_columns(&row->right);
    int room = box.columns - row->indent - 1 - (right > 0 ? right + 1 : 0);
    draw_left(view, box, at, row, room);
    if (right > 0) {
        pieces_put_right(view->canvas, box, at, 1, &row->right);
    }
}

void rows_draw(const struct view *view, struct box box, const struct rows *rows,
               size_t item, enum style mark)
{
    size_t height = (size_t)box.rows;
    size_t top = top_for(rows, item, height);
    for (size_t i = top; i < rows->count && i - top < height; i++) {
        const struct row *row = &rows->list[i];
        int at = (int)(i - top);
        bool is_marked = item != ROWS_NO_ITEM && row->item == item;
        draw_row(view, box, at, row);
        if (!is_marked) {
            continue;
        }
        if (i == 0 || rows->list[i - 1].item != item) {
            canvas_put(view->canvas, box, at, 0, STYLE_KEY, shown_literal("▸"));
        }
        if (mark != STYLE_TEXT) {
            canvas_tint(view->canvas, box, at, 0, box.columns, mark);
        }
    }
}
