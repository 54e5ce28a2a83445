#include "view/canvas.h"

#include "base/utf8.h"
#include "view/shown.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define FORMAT_MAX    1024
#define MARKS_MAX     4
#define SIDE_MAX      4096
#define CANVAS_NO_ROW (-1)

static const struct cell blank = {.code_points = {' '}, .style = STYLE_TEXT, .columns = 1};

void canvas_init(struct canvas *canvas)
{
    *canvas = (struct canvas){.caret_row = CANVAS_NO_ROW};
}

void canvas_release(struct canvas *canvas)
{
    memory_free_wiped(canvas->cells, (size_t)canvas->rows * (size_t)canvas->columns *
                                         sizeof(*canvas->cells));
    memory_free(canvas->is_touched);
    memory_free(canvas->goes_on);
    canvas_init(canvas);
}

static int limited(int side)
{
    return side < 1 ? 1 : side > SIDE_MAX ? SIDE_MAX : side;
}

static void fill_all(struct canvas *canvas)
{
    size_t columns = (size_t)canvas->columns;
    for (size_t i = 0; i < columns; i++) {
        canvas->cells[i] = blank;
    }
    for (int row = 1; row < canvas->rows; row++) {
        memcpy(canvas->cells + (size_t)row * columns, canvas->cells,
               columns * sizeof(*canvas->cells));
    }
    memset(canvas->is_touched, true, (size_t)canvas->rows * sizeof(*canvas->is_touched));
}

void canvas_reset(struct canvas *canvas, int rows, int columns)
{
    rows = limited(rows);
    columns = limited(columns);
    if (canvas->cells == NULL || canvas->rows != rows || canvas->columns != columns) {
        canvas_release(canvas);
        canvas->rows = rows;
        canvas->columns = columns;
        canvas->cells = memory_get((size_t)rows * (size_t)columns * sizeof(*canvas->cells));
        canvas->is_touched = memory_get((size_t)rows * sizeof(*canvas->is_touched));
        canvas->goes_on = memory_get((size_t)rows * sizeof(*canvas->goes_on));
    }
    canvas->caret_row = CANVAS_NO_ROW;
    canvas->caret_column = 0;
    canvas->drawn_by = NULL;
    canvas->is_bare = false;
    memset(canvas->goes_on, 0, (size_t)rows * sizeof(*canvas->goes_on));
    fill_all(canvas);
}

struct box canvas_box(const struct canvas *canvas)
{
    return (struct box){0, 0, canvas->rows, canvas->columns};
}

struct box box_inside(struct box box, int top, int right, int bottom, int left)
{
    struct box inside = {box.row + top, box.column + left, box.rows - top - bottom,
                         box.columns - left - right};
    inside.rows = inside.rows < 0 ? 0 : inside.rows;
    inside.columns = inside.columns < 0 ? 0 : inside.columns;
    return inside;
}

const struct cell *canvas_at(const struct canvas *canvas, int row, int column)
{
    return &canvas->cells[(size_t)row * (size_t)canvas->columns + (size_t)column];
}

void canvas_untouch(struct canvas *canvas)
{
    memset(canvas->is_touched, false, (size_t)canvas->rows * sizeof(*canvas->is_touched));
}

/* Cells of one row of a box that lie on the canvas, to be drawn in: [first, end) of its
 * columns. */
struct strip {
    struct cell *cells; /* of the canvas's row; NULL: the row is not on it */
    int origin;         /* the box's column on the canvas */
    int first;
    int end;
    int last; /* the canvas's last column */
};

static struct strip strip_of(struct canvas *canvas, struct box box, int row)
{
    struct strip strip = {
        .origin = box.column, .end = box.columns, .last = canvas->columns - 1};
    int at = box.row + row;
    if (row < 0 || row >= box.rows || at < 0 || at >= canvas->rows) {
        return (struct strip){0};
    }
    canvas->is_touched[at] = true;
    strip.cells = canvas->cells + (size_t)at * (size_t)canvas->columns;
    strip.first = box.column < 0 ? -box.column : 0;
    if (strip.end > canvas->columns - box.column) {
        strip.end = canvas->columns - box.column;
    }
    return strip;
}

static void blank_cell(struct cell *cell)
{
    uint8_t style = cell->style;
    *cell = blank;
    cell->style = style;
}

/* Before a cell is written: the other half of a wide character that stood there goes. */
static void part_halves(const struct strip *strip, int at)
{
    struct cell *cell = &strip->cells[at];
    if (cell->columns == 0 && at > 0) {
        blank_cell(cell - 1);
    } else if (cell->columns == 2 && at < strip->last) {
        blank_cell(cell + 1);
    }
}

static inline void set_cell(const struct strip *strip, int column, uint32_t code_point,
                            uint8_t style, uint8_t columns)
{
    int at = strip->origin + column;
    struct cell *cell = &strip->cells[at];
    if (cell->columns != 1) {
        part_halves(strip, at);
    }
    *cell = (struct cell){.code_points = {code_point}, .style = style, .columns = columns};
}

/* A mark goes onto the spacing character before it; a fifth one is left out. */
static void add_mark(const struct strip *strip, int column, uint32_t mark)
{
    struct cell *cell = &strip->cells[strip->origin + column];
    for (int i = 1; i <= MARKS_MAX; i++) {
        if (cell->code_points[i] == 0) {
            cell->code_points[i] = mark;
            return;
        }
    }
}

/* Draws a cluster that fits, cell by cell. */
static void put_cluster(const struct strip *strip, int column, struct text cluster,
                        uint8_t style)
{
    int base = -1;
    for (size_t at = 0; at < cluster.len;) {
        uint32_t code_point;
        at +=
            utf8_decode(text_from(cluster.bytes + at, cluster.len - at), &code_point, NULL);
        int columns = utf8_code_point_columns(code_point);
        if (columns == 0 && base >= 0) {
            add_mark(strip, base, code_point);
        }
        if (columns == 0) {
            continue;
        }
        base = column;
        set_cell(strip, column, code_point, style, (uint8_t)columns);
        if (columns == 2) {
            set_cell(strip, column + 1, 0, style, 0);
        }
        column += columns;
    }
}

/* How many bytes from there on are a cell each: ASCII on which no mark stands, up to a LF;
 * at most so many. */
static size_t singles_at(struct text text, size_t at, size_t most)
{
    size_t end = text.len - at > most ? at + most : text.len;
    size_t from = at;
    while (at < end && (unsigned char)text.bytes[at] < 0x80 && text.bytes[at] != '\n') {
        at++;
    }
    bool has_behind = at < text.len && (unsigned char)text.bytes[at] >= 0x80;
    return at - from - (has_behind && at > from ? 1 : 0);
}

int canvas_put(struct canvas *canvas, struct box box, int row, int column, enum style style,
               struct shown shown)
{
    struct strip strip = strip_of(canvas, box, row);
    struct text text = shown.text;
    int start = column;
    if (strip.cells == NULL) {
        return 0;
    }
    for (size_t at = 0; at < text.len && text.bytes[at] != '\n';) {
        size_t singles = column >= strip.first && column < strip.end
                             ? singles_at(text, at, (size_t)(strip.end - column))
                             : 0;
        for (size_t end = at + singles; at < end; at++) {
            set_cell(&strip, column++, (unsigned char)text.bytes[at], (uint8_t)style, 1);
        }
        if (singles != 0) {
            continue;
        }
        size_t len = utf8_cluster_len(text, at);
        int columns = (int)utf8_columns(text_from(text.bytes + at, len));
        if (columns > strip.end - column) {
            break;
        }
        if (column >= strip.first) {
            put_cluster(&strip, column, text_from(text.bytes + at, len), (uint8_t)style);
        }
        column += columns;
        at += len;
    }
    return column - start;
}

int canvas_put_cut(struct canvas *canvas, struct box box, int row, int column, int width,
                   enum style style, struct shown shown)
{
    const char *feed =
        shown.text.len == 0 ? NULL : memchr(shown.text.bytes, '\n', shown.text.len);
    size_t len = feed == NULL ? shown.text.len : (size_t)(feed - shown.text.bytes);
    struct shown line = shown_part(shown, 0, len);
    size_t used;
    if (width > box.columns - column) {
        width = box.columns - column;
    }
    if (width <= 0) {
        return 0;
    }
    if (utf8_fit(line.text, (size_t)width, &used) == len) {
        return canvas_put(canvas, box, row, column, style, line);
    }
    size_t fitting = utf8_fit(line.text, (size_t)width - 1, &used);
    while (fitting > 0 && line.text.bytes[fitting - 1] == ' ') {
        fitting--;
    }
    int put = canvas_put(canvas, box, row, column, style, shown_part(line, 0, fitting));
    return put + canvas_put(canvas, box, row, column + put, style, shown_literal("…"));
}

int canvas_put_right(struct canvas *canvas, struct box box, int row, int margin,
                     enum style style, struct shown shown)
{
    int column = box.columns - margin - (int)shown_columns(shown);
    return canvas_put(canvas, box, row, column, style, shown);
}

int canvas_format(struct canvas *canvas, struct box box, int row, int column,
                  enum style style, const char *format, ...)
{
    char text[FORMAT_MAX];
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    return len < 0 ? 0 : canvas_put(canvas, box, row, column, style, shown_literal(text));
}

/* Halves are parted at both ends alone: what lies between goes whole. */
static void fill_row(const struct strip *strip, struct cell with)
{
    int last = strip->origin + strip->end - 1;
    if (strip->first >= strip->end) {
        return;
    }
    part_halves(strip, strip->origin + strip->first);
    part_halves(strip, last);
    struct cell *cells = strip->cells + strip->origin + strip->first;
    size_t count = (size_t)(strip->end - strip->first);
    cells[0] = with;
    for (size_t done = 1; done < count;) { /* twice as many each time */
        size_t step = done < count - done ? done : count - done;
        memcpy(cells + done, cells, step * sizeof(*cells));
        done += step;
    }
}

void canvas_fill(struct canvas *canvas, struct box box, enum style style,
                 uint32_t code_point)
{
    for (int row = 0; row < box.rows; row++) {
        struct strip strip = strip_of(canvas, box, row);
        if (strip.cells == NULL) {
            continue;
        }
        fill_row(&strip, (struct cell){.code_points = {code_point},
                                       .style = (uint8_t)style,
                                       .columns = 1});
    }
}

void canvas_move(struct canvas *canvas, struct box box, int rows)
{
    for (int i = 0; i < box.rows && rows != 0; i++) {
        int row = rows < 0 ? i : box.rows - 1 - i; /* none before it was copied */
        struct strip from = strip_of(canvas, box, row);
        struct box below = {box.row + rows, box.column, box.rows, box.columns};
        struct strip to = strip_of(canvas, below, row);
        if (from.cells != NULL && to.cells != NULL && from.first < from.end) {
            memcpy(to.cells + to.origin + to.first, from.cells + from.origin + from.first,
                   (size_t)(from.end - from.first) * sizeof(*from.cells));
        }
    }
}

void canvas_tint(struct canvas *canvas, struct box box, int row, int column, int width,
                 enum style style)
{
    struct strip strip = strip_of(canvas, box, row);
    if (strip.cells == NULL) {
        return;
    }
    int first = column > strip.first ? column : strip.first;
    int end = column + width < strip.end ? column + width : strip.end;
    for (int at = first; at < end; at++) {
        strip.cells[strip.origin + at].style = (uint8_t)style;
    }
}

void canvas_caret(struct canvas *canvas, struct box box, int row, int column)
{
    int at_row = box.row + row;
    int at_column = box.column + column;
    if (at_row >= 0 && at_row < canvas->rows && at_column >= 0 &&
        at_column < canvas->columns) {
        canvas->caret_row = at_row;
        canvas->caret_column = at_column;
    }
}

static void add_cell(struct buffer *out, const struct cell *cell)
{
    for (int i = 0; i <= MARKS_MAX && cell->code_points[i] != 0; i++) {
        buffer_add_code_point(out, cell->code_points[i]);
    }
}

void canvas_text(const struct canvas *canvas, struct buffer *out)
{
    for (int row = 0; row < canvas->rows; row++) {
        int end = canvas->columns;
        while (end > 0 && canvas_at(canvas, row, end - 1)->code_points[0] == ' ' &&
               canvas_at(canvas, row, end - 1)->code_points[1] == 0) {
            end--;
        }
        for (int column = 0; column < end; column++) {
            add_cell(out, canvas_at(canvas, row, column));
        }
        buffer_add_char(out, '\n');
    }
}

void canvas_restore(struct canvas *canvas, int row, int column, const struct cell *cells,
                    int count)
{
    memcpy(canvas->cells + (size_t)row * (size_t)canvas->columns + column, cells,
           (size_t)count * sizeof(*cells));
    canvas->is_touched[row] = true;
}

void canvas_copy(struct canvas *canvas, const struct canvas *from)
{
    int rows = from->rows < canvas->rows ? from->rows : canvas->rows;
    int columns = from->columns < canvas->columns ? from->columns : canvas->columns;
    for (int row = 0; row < rows; row++) {
        canvas_restore(canvas, row, 0, canvas_at(from, row, 0), columns);
        struct cell *last =
            &canvas->cells[(size_t)row * (size_t)canvas->columns + (size_t)columns - 1];
        if (last->columns == 2) { /* its right half has no room */
            blank_cell(last);
        }
    }
    canvas->caret_row = from->caret_row < rows && from->caret_column < columns
                            ? from->caret_row
                            : CANVAS_NO_ROW;
    canvas->caret_column = from->caret_column;
}
