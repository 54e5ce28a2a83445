#include "view/cells.h"

#include "base/utf8.h"

#include <string.h>

enum { BYTE_AGAIN = 1, BYTE_STYLE = 2, BYTE_HALF = 3, BYTE_POINTS = 0x80 };

static void add_number(struct buffer *out, uint32_t number)
{
    while (number >= 0x80) {
        (void)buffer_add_char(out, (char)(0x80 | (number & 0x7F)));
        number >>= 7;
    }
    (void)buffer_add_char(out, (char)number);
}

static int count_points(const struct cell *cell)
{
    int count = 0;
    while (count < (int)COUNT_OF(cell->code_points) && cell->code_points[count] != 0) {
        count++;
    }
    return count;
}

static void add_cell(const struct cell *cell, struct buffer *out)
{
    int count = count_points(cell);
    uint32_t first = cell->code_points[0];
    if (cell->columns == 0) {
        (void)buffer_add_char(out, BYTE_HALF);
        return;
    }
    if (count == 1 && cell->columns == 1 && first >= ' ' && first < 0x7F) {
        (void)buffer_add_char(out, (char)first);
        return;
    }
    (void)buffer_add_char(out, (char)(BYTE_POINTS | count << 2 | cell->columns));
    for (int i = 0; i < count; i++) {
        add_number(out, cell->code_points[i]);
    }
}

static int run_of(const struct cell *cells, int count)
{
    int run = 1;
    while (run < count && memcmp(&cells[run], &cells[0], sizeof *cells) == 0) {
        run++;
    }
    return run;
}

void cells_pack(const struct canvas *canvas, struct strip_place strip, struct buffer *out)
{
    const struct cell *cells = canvas_at(canvas, strip.row, strip.column);
    uint8_t style = STYLE_TEXT;
    for (int at = 0; at < strip.columns;) {
        int run = run_of(cells + at, strip.columns - at);
        if (cells[at].style != style) {
            style = cells[at].style;
            (void)buffer_add_char(out, BYTE_STYLE);
            (void)buffer_add_char(out, (char)style);
        }
        add_cell(&cells[at], out);
        if (run > 3) {
            (void)buffer_add_char(out, BYTE_AGAIN);
            add_number(out, (uint32_t)run - 1);
        }
        at += run > 3 ? run : 1;
    }
}

void cell_styles_init(struct cell_styles *styles)
{
    memset(styles->now, STYLE_TEXT, sizeof styles->now);
}

bool cell_styles_add(struct cell_styles *styles, size_t number, const char *name)
{
    enum style style;
    if (number >= sizeof styles->now) {
        return false;
    }
    styles->now[number] =
        style_parse(text_of(name), &style) ? (uint8_t)style : (uint8_t)STYLE_TEXT;
    return true;
}

static bool take_byte(struct text *bytes, uint8_t *byte)
{
    if (bytes->len == 0) {
        return false;
    }
    *byte = (uint8_t)bytes->bytes[0];
    bytes->bytes++;
    bytes->len--;
    return true;
}

static bool take_number(struct text *bytes, uint32_t *number)
{
    uint8_t byte = 0x80;
    *number = 0;
    for (int shift = 0; (byte & 0x80) != 0; shift += 7) {
        if (shift > 21 || !take_byte(bytes, &byte)) {
            return false;
        }
        *number |= (uint32_t)(byte & 0x7F) << shift;
    }
    return true;
}

/* As the sanitiser would leave it: nothing that a terminal obeys, hides or turns round. */
static bool is_clean(const struct cell *cell)
{
    char bytes[4 * COUNT_OF(cell->code_points)];
    struct buffer clean;
    size_t len = 0;
    if (cell->code_points[0] < ' ') {
        return false;
    }
    for (int i = 0; i < count_points(cell); i++) {
        uint32_t again;
        size_t more = utf8_encode(cell->code_points[i], bytes + len);
        (void)utf8_decode(text_from(bytes + len, more), &again, NULL);
        if (again != cell->code_points[i]) {
            return false; /* it is no character */
        }
        len += more;
    }
    buffer_init(&clean, 256);
    utf8_sanitise(text_from(bytes, len), SANITISE_SHOWN, &clean, NULL);
    bool is_same = clean.len == len && memcmp(clean.bytes, bytes, len) == 0;
    buffer_release(&clean);
    return is_same;
}

static bool take_points(struct text *bytes, uint8_t head, struct cell *cell)
{
    int count = head >> 2 & 0x1F;
    cell->columns = head & 3;
    if (count < 1 || count > (int)COUNT_OF(cell->code_points) || cell->columns < 1 ||
        cell->columns > 2) {
        return false;
    }
    for (int i = 0; i < count; i++) {
        if (!take_number(bytes, &cell->code_points[i])) {
            return false;
        }
    }
    return is_clean(cell);
}

/* The next cell; before is the one to its left. */
static bool take_cell(struct text *bytes, uint8_t byte, const struct cell *before,
                      struct cell *cell)
{
    uint8_t style = cell->style;
    *cell = (struct cell){.style = style, .columns = 1};
    if (byte == BYTE_HALF) {
        cell->columns = 0;
        return before != NULL && before->columns == 2;
    }
    if ((byte & BYTE_POINTS) != 0) {
        return take_points(bytes, byte, cell);
    }
    cell->code_points[0] = byte;
    return byte >= ' ' && byte < 0x7F;
}

static bool is_on(struct strip_place strip, const struct canvas *canvas)
{
    return strip.row >= 0 && strip.row < canvas->rows && strip.column >= 0 &&
           strip.columns > 0 && strip.column < canvas->columns &&
           strip.columns <= canvas->columns - strip.column;
}

static bool repeat(struct text *bytes, struct cell *cells, int *at, int count)
{
    uint32_t again;
    if (*at == 0 || !take_number(bytes, &again) || again > (uint32_t)(count - *at)) {
        return false;
    }
    for (; again > 0; again--, (*at)++) {
        cells[*at] = cells[*at - 1];
    }
    return true;
}

/* A wide character has its right half. */
static bool is_whole(const struct cell *cells, int count)
{
    for (int i = 0; i < count; i++) {
        if ((cells[i].columns == 2) != (i + 1 < count && cells[i + 1].columns == 0)) {
            return false;
        }
    }
    return cells[0].columns != 0;
}

static bool take_cells(struct text *bytes, const struct cell_styles *styles,
                       struct cell *cells, int count)
{
    uint8_t byte, style = STYLE_TEXT;
    for (int at = 0; at < count;) {
        if (!take_byte(bytes, &byte)) {
            return false;
        }
        if (byte == BYTE_STYLE) {
            if (!take_byte(bytes, &style)) {
                return false;
            }
            style = styles->now[style];
        } else if (byte == BYTE_AGAIN) {
            if (!repeat(bytes, cells, &at, count)) {
                return false;
            }
        } else {
            cells[at].style = style;
            if (!take_cell(bytes, byte, at == 0 ? NULL : &cells[at - 1], &cells[at])) {
                return false;
            }
            at++;
        }
    }
    return is_whole(cells, count);
}

bool cells_unpack(struct text *bytes, const struct cell_styles *styles,
                  struct strip_place strip, struct canvas *canvas)
{
    if (!is_on(strip, canvas)) {
        return false;
    }
    struct cell *cells = memory_get((size_t)strip.columns * sizeof *cells);
    bool is_good = take_cells(bytes, styles, cells, strip.columns);
    if (is_good) {
        canvas_restore(canvas, strip.row, strip.column, cells, strip.columns);
    }
    memory_free(cells);
    return is_good;
}

void cells_gap(struct canvas *canvas, struct strip_place strip)
{
    struct cell gap = {.code_points = {CELLS_GAP}, .style = STYLE_DIM, .columns = 1};
    for (int i = 0; is_on(strip, canvas) && i < strip.columns; i++) {
        canvas_restore(canvas, strip.row, strip.column + i, &gap, 1);
    }
}
