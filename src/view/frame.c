#include "view/frame.h"

#include "view/shown.h"

#include <string.h>

#define UP    1u
#define DOWN  2u
#define LEFT  4u
#define RIGHT 8u

/* By the sides from which lines come together in a cell. */
static const uint32_t joints[][16] = {
    [BORDERS_UNICODE] =
        {
            [0] = ' ',
            [UP] = 0x2502,
            [DOWN] = 0x2502,
            [UP | DOWN] = 0x2502,
            [LEFT] = 0x2500,
            [RIGHT] = 0x2500,
            [LEFT | RIGHT] = 0x2500,
            [DOWN | RIGHT] = 0x250C,
            [DOWN | LEFT] = 0x2510,
            [UP | RIGHT] = 0x2514,
            [UP | LEFT] = 0x2518,
            [UP | DOWN | RIGHT] = 0x251C,
            [UP | DOWN | LEFT] = 0x2524,
            [DOWN | LEFT | RIGHT] = 0x252C,
            [UP | LEFT | RIGHT] = 0x2534,
            [UP | DOWN | LEFT | RIGHT] = 0x253C,
        },
    [BORDERS_ASCII] =
        {
            [0] = ' ',
            [UP] = '|',
            [DOWN] = '|',
            [UP | DOWN] = '|',
            [LEFT] = '-',
            [RIGHT] = '-',
            [LEFT | RIGHT] = '-',
            [DOWN | RIGHT] = '+',
            [DOWN | LEFT] = '+',
            [UP | RIGHT] = '+',
            [UP | LEFT] = '+',
            [UP | DOWN | RIGHT] = '+',
            [UP | DOWN | LEFT] = '+',
            [DOWN | LEFT | RIGHT] = '+',
            [UP | LEFT | RIGHT] = '+',
            [UP | DOWN | LEFT | RIGHT] = '+',
        },
    [BORDERS_HEAVY] =
        {
            [0] = ' ',
            [UP] = 0x2503,
            [DOWN] = 0x2503,
            [UP | DOWN] = 0x2503,
            [LEFT] = 0x2501,
            [RIGHT] = 0x2501,
            [LEFT | RIGHT] = 0x2501,
            [DOWN | RIGHT] = 0x250F,
            [DOWN | LEFT] = 0x2513,
            [UP | RIGHT] = 0x2517,
            [UP | LEFT] = 0x251B,
            [UP | DOWN | RIGHT] = 0x2523,
            [UP | DOWN | LEFT] = 0x252B,
            [DOWN | LEFT | RIGHT] = 0x2533,
            [UP | LEFT | RIGHT] = 0x253B,
            [UP | DOWN | LEFT | RIGHT] = 0x254B,
        },
};

static const uint32_t *joints_of(const struct view *view)
{
    return joints[view->model->preferences.borders];
}

uint32_t frame_line(const struct view *view)
{
    return joints_of(view)[LEFT | RIGHT];
}

uint32_t frame_bar(const struct view *view)
{
    return joints_of(view)[UP | DOWN];
}

/* The border cells met so far, with the sides their lines go to, and how they look: a byte
 * a cell of the canvas each. */
struct lines {
    struct canvas *canvas;
    struct box clip; /* nothing is drawn outside of it */
    const uint32_t *joints;
    uint8_t *sides;
    uint8_t *styles;
    enum style style; /* of those that come */
};

static struct lines lines_of(const struct view *view, struct box clip)
{
    struct canvas *canvas = view->canvas;
    size_t cells = (size_t)canvas->rows * (size_t)canvas->columns;
    return (struct lines){.canvas = canvas,
                          .clip = clip,
                          .joints = joints_of(view),
                          .sides = arena_get(view->arena, cells),
                          .styles = arena_get(view->arena, cells)};
}

static void join(struct lines *lines, int row, int column, unsigned sides)
{
    struct canvas *canvas = lines->canvas;
    if (row < 0 || row >= canvas->rows || column < 0 || column >= canvas->columns) {
        return;
    }
    int cell = row * canvas->columns + column;
    lines->sides[cell] = (uint8_t)(lines->sides[cell] | sides);
    lines->styles[cell] = (uint8_t)lines->style;
}

/* Cells alike side by side, from the column on. */
static int run_of(const struct lines *lines, int row, int column, int end)
{
    const uint8_t *sides = lines->sides + row * lines->canvas->columns;
    const uint8_t *styles = lines->styles + row * lines->canvas->columns;
    int at = column + 1;
    while (at < end && sides[at] == sides[column] && styles[at] == styles[column]) {
        at++;
    }
    return at - column;
}

/* Cells from the column on with no line in them. */
static int gap_of(const struct lines *lines, int row, int column, int end)
{
    const uint8_t *sides = lines->sides + row * lines->canvas->columns;
    uint64_t eight;
    int at = column;
    while (at + (int)sizeof(eight) <= end) {
        memcpy(&eight, sides + at, sizeof(eight));
        if (eight != 0) {
            break;
        }
        at += (int)sizeof(eight);
    }
    while (at < end && sides[at] == 0) {
        at++;
    }
    return at - column;
}

static void draw_lines(const struct lines *lines)
{
    struct canvas *canvas = lines->canvas;
    struct box clip = lines->clip;
    int end = clip.column + clip.columns;
    int last = clip.row + clip.rows;
    end = end > canvas->columns ? canvas->columns : end;
    last = last > canvas->rows ? canvas->rows : last;
    for (int row = clip.row < 0 ? 0 : clip.row; row < last; row++) {
        int run;
        for (int at = clip.column < 0 ? 0 : clip.column; at < end; at += run) {
            int cell = row * canvas->columns + at;
            if (lines->sides[cell] == 0) {
                run = gap_of(lines, row, at, end);
                continue;
            }
            run = run_of(lines, row, at, end);
            canvas_fill(canvas, (struct box){row, at, 1, run},
                        (enum style)lines->styles[cell], lines->joints[lines->sides[cell]]);
        }
    }
}

static void surround(struct lines *lines, struct box inside)
{
    int top = inside.row - 1;
    int bottom = inside.row + inside.rows;
    int left = inside.column - 1;
    int right = inside.column + inside.columns;
    int first = left + 1 > lines->clip.column ? left + 1 : lines->clip.column;
    int clip_end = lines->clip.column + lines->clip.columns;
    int end = right < clip_end ? right : clip_end;
    for (int column = first; column < end; column++) {
        join(lines, top, column, LEFT | RIGHT);
        join(lines, bottom, column, LEFT | RIGHT);
    }
    for (int row = top + 1; row < bottom; row++) {
        join(lines, row, left, UP | DOWN);
        join(lines, row, right, UP | DOWN);
    }
    join(lines, top, left, DOWN | RIGHT);
    join(lines, top, right, DOWN | LEFT);
    join(lines, bottom, left, UP | RIGHT);
    join(lines, bottom, right, UP | LEFT);
}

enum style frame_style(const struct view *view, enum pane pane)
{
    const struct model *model = view->model;
    bool has_focus = view_has_focus(view, pane);
    if (pane == PANE_REPLY && model->reply.is_internal) {
        return STYLE_NOTE_BORDER;
    }
    if (pane == PANE_REPLY && model->mode == MODE_WRITING) {
        return STYLE_REPLY_BORDER;
    }
    return has_focus ? STYLE_BORDER_FOCUS : STYLE_BORDER;
}

/* The box, or the border beside it, lies in some of those columns. */
static bool meets(struct box box, struct box clip)
{
    return box.column - 1 < clip.column + clip.columns &&
           box.column + box.columns >= clip.column;
}

void frame_draw(const struct view *view, struct box clip)
{
    struct lines lines = lines_of(view, clip);
    /* What stands out is drawn last, over the lines it shares. */
    for (int stands_out = 0; stands_out < 2; stands_out++) {
        for (int pane = 0; pane < PANE_COUNT; pane++) {
            lines.style = frame_style(view, (enum pane)pane);
            if (view->layout->is_shown[pane] && meets(view->layout->panes[pane], clip) &&
                (lines.style != STYLE_BORDER) == (stands_out == 1)) {
                surround(&lines, view->layout->panes[pane]);
            }
        }
    }
    draw_lines(&lines);
}

void frame_box(const struct view *view, struct box inside, enum style border,
               enum style fill)
{
    struct box outside = {inside.row - 1, inside.column - 1, inside.rows + 2,
                          inside.columns + 2};
    struct lines lines = lines_of(view, outside);
    lines.style = border;
    canvas_fill(view->canvas, outside, fill, ' ');
    surround(&lines, inside);
    draw_lines(&lines);
}

static struct box border_row(struct box inside, int row)
{
    return (struct box){row, inside.column, 1, inside.columns};
}

void frame_title(const struct view *view, struct box inside, enum style border,
                 const struct pieces *left, const struct pieces *right)
{
    struct box row = border_row(inside, inside.row - 1);
    int right_columns = right == NULL ? 0 : pieces_columns(right);
    int left_columns = pieces_columns(left);
    if (right_columns != 0 && right_columns + 8 <= row.columns) {
        int room = row.columns - right_columns - 6;
        left_columns = left_columns > room ? room : left_columns;
        canvas_put_right(view->canvas, row, 0, right_columns + 2, border,
                         shown_literal(" "));
        pieces_put_right(view->canvas, row, 0, 2, right);
        canvas_put_right(view->canvas, row, 0, 1, border, shown_literal(" "));
    }
    if (left_columns > row.columns - 3) {
        left_columns = row.columns - 3;
    }
    if (left_columns > 0) {
        canvas_put(view->canvas, row, 0, 0, border, shown_literal(" "));
        int used = pieces_put(view->canvas, row, 0, 1, left_columns, left);
        canvas_put(view->canvas, row, 0, 1 + used, border, shown_literal(" "));
    }
}

void frame_foot(const struct view *view, struct box inside, enum style border,
                const struct pieces *right)
{
    struct box row = border_row(inside, inside.row + inside.rows);
    int columns = pieces_columns(right);
    if (columns == 0 || columns + 4 > row.columns) {
        return;
    }
    canvas_put_right(view->canvas, row, 0, columns + 2, border, shown_literal(" "));
    pieces_put_right(view->canvas, row, 0, 2, right);
    canvas_put_right(view->canvas, row, 0, 1, border, shown_literal(" "));
}

void frame_title_again(const struct view *view, struct box inside, enum style border,
                       const struct pieces *left, const struct pieces *right,
                       struct kept_title *kept)
{
    struct digest digest = {kept->seed};
    digest_number(&digest, (uint64_t)border);
    pieces_digest(left, &digest);
    pieces_digest(right, &digest);
    if (kept->digest == digest.value && kept->digest != 0) {
        return;
    }
    kept->digest = digest.value;
    canvas_fill(view->canvas, border_row(inside, inside.row - 1), kept->line,
                frame_line(view));
    frame_title(view, inside, border, left, right);
}
