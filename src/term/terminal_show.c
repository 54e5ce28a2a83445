/* Cells to the terminal: those that are not what it shows, as few bytes as that takes. */
#include "terminal_parts.h"

#include "base/attributes.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#define CLEAR "\033[0m\033[H\033[2J"
/* Cells that are as they are and yet put again, where that is less than to move over them.
 */
#define GAP_MAX  4
#define RUN_MAX  64
#define SKIP     4 /* cells compared at once */
#define NO_STYLE (-1)
#define NOWHERE  (-1)

/* What ncurses wrote to its file: how the terminal is opened, emptied and given back. */
static bool take_curses(struct terminal *terminal, struct error *err)
{
    off_t len = lseek(terminal->memory, 0, SEEK_CUR);
    char *bytes;

    if (len <= 0)
        return true;
    bytes = memory_get((size_t)len);
    if (pread(terminal->memory, bytes, (size_t)len, 0) == len)
        buffer_add(&terminal->frame, bytes, (size_t)len);
    memory_free(bytes);
    if (ftruncate(terminal->memory, 0) != 0 || lseek(terminal->memory, 0, SEEK_SET) != 0)
        return error_set_errno(err, ERROR_FAILED, "the terminal's buffer");
    return true;
}

static bool write_all(struct terminal *terminal, const char *bytes, size_t len)
{
    ssize_t done = 0;

    for (size_t at = 0; at < len; at += (size_t)done) {
        done = write(terminal->out, bytes + at, len - at);
        if (done < 0 && errno == EAGAIN) {
            struct pollfd ready = {.fd = terminal->out, .events = POLLOUT};

            poll(&ready, 1, -1);
            done = 0;
        } else if (done < 0 && errno == EINTR) {
            done = 0;
        } else if (done < 0) {
            return false;
        }
    }
    return true;
}

bool terminal_forward(struct terminal *terminal, struct error *err)
{
    struct buffer *frame = &terminal->frame;
    bool is_good = take_curses(terminal, err);

    if (frame->len == 0)
        return is_good;
    bool is_written = write_all(terminal, frame->bytes, frame->len);
    explicit_bzero(frame->bytes, frame->len);
    buffer_clear(frame);
    return is_written ? is_good : error_set_errno(err, ERROR_FAILED, "the terminal");
}

/* A cell is three words, and none of it is padding. */
static bool is_same_behind(const struct cell *a, const struct cell *b)
{
    uint64_t left[3], right[3];

    static_assert(sizeof(left) == sizeof(*a), "a cell of another size");
    memcpy(left, a, sizeof(left));
    memcpy(right, b, sizeof(right));
    return ((left[0] ^ right[0]) | (left[1] ^ right[1]) | (left[2] ^ right[2])) == 0;
}

static inline bool is_same_cell(const struct cell *a, const struct cell *b)
{
    return a->code_points[0] == b->code_points[0] && is_same_behind(a, b);
}

/* Nothing of a blank is seen but what lies behind it. */
static bool looks_blank(const struct terminal *terminal, const struct cell *cell, int style)
{
    const struct terminal_look *now = &terminal->looks[style];
    const struct terminal_look *wanted = &terminal->looks[cell->style];
    unsigned seen = STYLE_UNDERLINE | STYLE_REVERSE;

    return cell->code_points[0] == ' ' && cell->code_points[1] == 0 &&
           ((now->attributes | wanted->attributes) & seen) == 0 &&
           now->colours[1] == wanted->colours[1];
}

static bool is_plain(const struct cell *cell)
{
    return cell->columns == 1 && cell->code_points[0] >= ' ' &&
           cell->code_points[0] < 0x7F && cell->code_points[1] == 0;
}

static void tell_style(struct terminal *terminal, int style)
{
    struct buffer *out = &terminal->frame;
    const struct terminal_look *wanted = &terminal->looks[style];
    const struct terminal_look *now =
        terminal->style == NO_STYLE ? NULL : &terminal->looks[terminal->style];

    if (terminal->style == style)
        return;
    terminal->style = style;
    if (now == NULL || now->attributes != wanted->attributes ||
        (wanted->colours[0] < 0 && now->colours[0] >= 0) ||
        (wanted->colours[1] < 0 && now->colours[1] >= 0)) {
        buffer_add_text(out, wanted->whole);
        return;
    }
    if (now->colours[0] != wanted->colours[0])
        buffer_add_text(out, wanted->foreground);
    if (now->colours[1] != wanted->colours[1])
        buffer_add_text(out, wanted->background);
}

/* Only what went through the sanitiser stands in a cell; no control goes out even so. */
static void tell_code_point(struct buffer *out, uint32_t code_point)
{
    bool is_control = code_point < ' ' || (code_point >= 0x7F && code_point < 0xA0);

    buffer_add_code_point(out, is_control ? UTF8_REPLACEMENT : code_point);
}

static void tell_cell(struct terminal *terminal, const struct cell *cell)
{
    struct buffer *out = &terminal->frame;

    if (terminal->style == NO_STYLE || !looks_blank(terminal, cell, terminal->style))
        tell_style(terminal, cell->style);
    if (is_plain(cell)) {
        buffer_add_char(out, (char)cell->code_points[0]);
    } else {
        tell_code_point(out, cell->code_points[0] == 0 ? ' ' : cell->code_points[0]);
        for (size_t i = 1; i < COUNT_OF(cell->code_points) && cell->code_points[i] != 0;
             i++)
            tell_code_point(out, cell->code_points[i]);
    }
    terminal->column += cell->columns;
}

/* Over cells that are as they are, which stand in the same row: by putting them again. */
static bool pass_over(struct terminal *terminal, const struct cell *cells, int column)
{
    int gap = column - terminal->column;

    if (gap <= 0 || gap > GAP_MAX)
        return false;
    for (int at = terminal->column; at < column; at++) {
        if (!is_plain(&cells[at]) || terminal->style == NO_STYLE ||
            (cells[at].style != terminal->style &&
             !looks_blank(terminal, &cells[at], terminal->style)))
            return false;
    }
    for (int at = terminal->column; at < column; at++)
        buffer_add_char(&terminal->frame, (char)cells[at].code_points[0]);
    return true;
}

/* cells: of the row, as they are shown up to the column; NULL: none may be put again. */
static void go(struct terminal *terminal, const struct cell *cells, int row, int column)
{
    int gap = column - terminal->column;

    if (terminal->row == row && gap == 0)
        return;
    bool is_behind = terminal->row == row && gap > 0;
    if (!is_behind || cells == NULL || !pass_over(terminal, cells, column)) {
        if (is_behind && terminal->has_ecma_cuf)
            terminal_tell_forward(&terminal->frame, gap);
        else
            terminal_tell_move(terminal, &terminal->frame, row, column);
    }
    terminal->row = row;
    terminal->column = column;
}

static void put_cell(struct terminal *terminal, const struct canvas *canvas,
                     const struct cell *cells, int row, int column)
{
    const struct cell *cell = &cells[column];
    int end = column + cell->columns;

    if (terminal->spares_last && row == canvas->rows - 1 && end >= canvas->columns)
        return;
    go(terminal, cells, row, column);
    tell_cell(terminal, cell);
    if (end >= canvas->columns)
        terminal->row = NOWHERE; /* at the edge, or in the next row: terminals differ */
}

/* Letters of the style that is set, from the column on, which differ one behind the other:
 * they go out as they are. Not up to the last column. Returns where they end. */
static int put_run(struct terminal *terminal, const struct canvas *canvas,
                   const struct cell *cells, const struct cell *shown, int column)
{
    char run[RUN_MAX];
    size_t len = 0;

    while (column + 1 < canvas->columns && len < sizeof(run) && is_plain(&cells[column]) &&
           (cells[column].style == terminal->style ||
            looks_blank(terminal, &cells[column], terminal->style)) &&
           !is_same_cell(&cells[column], &shown[column]))
        run[len++] = (char)cells[column++].code_points[0];
    buffer_add(&terminal->frame, run, len);
    terminal->column += (int)len;
    return column;
}

/* The next column of the row that may not be as it is shown. */
static int skip_same(const struct cell *cells, const struct cell *shown, int column,
                     int columns)
{
    while (column + SKIP <= columns &&
           memcmp(&cells[column], &shown[column], SKIP * sizeof(*cells)) == 0)
        column += SKIP;
    while (column < columns && is_same_cell(&cells[column], &shown[column]))
        column++;
    return column;
}

static void put_row(struct terminal *terminal, const struct canvas *canvas, int row)
{
    const struct cell *cells = canvas_at(canvas, row, 0);
    const struct cell *shown = canvas_at(&terminal->shown, row, 0);

    for (int column = 0; column < canvas->columns;) {
        int next = skip_same(cells, shown, column, canvas->columns);
        /* The right half alone differs: the character begins one before. */
        column = next > column && next < canvas->columns && cells[next].columns == 0
                     ? next - 1
                     : next;
        if (column == canvas->columns)
            break;
        if (cells[column].columns == 0) {
            column++;
            continue;
        }
        put_cell(terminal, canvas, cells, row, column++);
        if (terminal->row == row && terminal->column == column)
            column = put_run(terminal, canvas, cells, shown, column);
    }
}

static void put_rows(struct terminal *terminal, const struct canvas *canvas)
{
    size_t columns = (size_t)canvas->columns;
    size_t len = columns * sizeof(*canvas->cells);

    for (int row = 0; row < canvas->rows; row++) {
        const struct cell *cells = canvas->cells + (size_t)row * columns;
        struct cell *shown = terminal->shown.cells + (size_t)row * columns;

        if (!canvas->is_touched[row] || memcmp(cells, shown, len) == 0)
            continue;
        put_row(terminal, canvas, row);
        memcpy(shown, cells, len);
    }
}

/* What is shown is not known: ncurses opens and empties the screen, and every cell is put.
 */
static bool forget(struct terminal *terminal, struct canvas *canvas, struct error *err)
{
    struct canvas *shown = &terminal->shown;

    clearok(stdscr, TRUE);
    refresh();
    terminal->row = NOWHERE;
    terminal->style = NO_STYLE;
    terminal->caret = CARET_UNKNOWN;
    canvas_reset(shown, canvas->rows, canvas->columns);
    memset(shown->cells, 0xFF,
           (size_t)shown->rows * (size_t)shown->columns * sizeof(*shown->cells));
    memset(canvas->is_touched, true, (size_t)canvas->rows * sizeof(*canvas->is_touched));
    return take_curses(terminal, err);
}

static void tell_caret(struct terminal *terminal, enum caret caret)
{
    if (terminal->can_hide && terminal->caret != caret)
        terminal_tell_capability(&terminal->frame,
                                 caret == CARET_SHOWN ? "cnorm" : "civis");
    terminal->caret = caret;
}

/* A caret that nobody sees stays where the last cell was put. */
static void place_caret(struct terminal *terminal, const struct canvas *canvas)
{
    bool is_shown = canvas->caret_row >= 0;

    if (is_shown)
        go(terminal, NULL, canvas->caret_row, canvas->caret_column);
    else if (!terminal->can_hide)
        go(terminal, NULL, canvas->rows - 1, 0);
    tell_caret(terminal, is_shown ? CARET_SHOWN : CARET_HIDDEN);
}

bool terminal_show(struct terminal *terminal, struct canvas *canvas, struct error *err)
{
    if (canvas->rows != LINES || canvas->columns != COLS)
        return true; /* the size moved while this was drawn: the next frame fits */
    if ((terminal->shown.rows != canvas->rows ||
         terminal->shown.columns != canvas->columns) &&
        !forget(terminal, canvas, err))
        return false;
    put_rows(terminal, canvas);
    canvas_untouch(canvas);
    place_caret(terminal, canvas);
    return terminal_forward(terminal, err);
}

void terminal_end_frame(struct terminal *terminal)
{
    terminal_tell_capability(&terminal->frame, "sgr0");
    tell_caret(terminal, CARET_SHOWN);
    terminal->style = NO_STYLE;
}

void terminal_wipe(struct terminal *terminal)
{
    if (!terminal->is_left) {
        terminal_end_frame(terminal);
        terminal_forward(terminal, NULL);
    }
    terminal_redraw(terminal);
    buffer_release_wiped(&terminal->frame);
    decoder_forget(&terminal->decoder);
    if (!terminal->is_left)
        (void)!write(terminal->out, CLEAR, strlen(CLEAR));
}
