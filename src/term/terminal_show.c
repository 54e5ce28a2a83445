/* Cells to the terminal. */
#include "terminal_parts.h"

#include "base/memory.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <term.h>
#include <unistd.h>
/* term.h takes these words for capabilities. */
#undef columns
#undef lines

#define CLEAR "\033[0m\033[H\033[2J"
/* So many spaces between two words are dressed as the word before them. */
#define GAP_MAX 4
/* Of the memory for a frame so much stays: to give pages back and get them again costs more
 * than a small frame. */
#define FRAME_KEPT ((off_t)64 * 1024)

static bool write_all(const struct terminal *terminal, struct text bytes, struct error *err)
{
    ssize_t done = 0;

    for (size_t at = 0; at < bytes.len; at += (size_t)done) {
        done = write(terminal->out, bytes.bytes + at, bytes.len - at);
        if (done < 0 && errno == EAGAIN) {
            struct pollfd ready = {.fd = terminal->out, .events = POLLOUT};

            poll(&ready, 1, -1);
            done = 0;
        } else if (done < 0 && errno == EINTR) {
            done = 0;
        } else if (done < 0) {
            return error_set_errno(err, ERROR_FAILED, "the terminal");
        }
    }
    return true;
}

static bool write_frame(const struct terminal *terminal, struct text frame,
                        struct error *err)
{
    struct buffer coloured;
    bool is_written;

    if (terminal->slots.count == 0)
        return write_all(terminal, frame, err);
    buffer_init(&coloured, SIZE_MAX);
    colour_slots_put(&terminal->slots, frame, &coloured);
    is_written = write_all(terminal, text_from(coloured.bytes, coloured.len), err);
    buffer_release_wiped(&coloured);
    return is_written;
}

bool terminal_forward(struct terminal *terminal, struct error *err)
{
    off_t len = lseek(terminal->memory, 0, SEEK_CUR);
    bool is_written = true;
    char *bytes;

    if (len <= 0)
        return true;
    bytes = memory_get((size_t)len);
    if (pread(terminal->memory, bytes, (size_t)len, 0) == len)
        is_written = write_frame(terminal, text_from(bytes, (size_t)len), err);
    memory_free_wiped(bytes, (size_t)len);
    if ((len > FRAME_KEPT && ftruncate(terminal->memory, 0) != 0) ||
        lseek(terminal->memory, 0, SEEK_SET) != 0)
        return error_set_errno(err, ERROR_FAILED, "the terminal's buffer");
    return is_written;
}

/* Where its entry has all colours, ncurses takes 0xRRGGBB, and numbers below 8 for the
 * terminal's own. */
static int all_colours(int32_t colour)
{
    uint32_t rgb = colour < 16 ? 0 : colour_rgb(colour);

    if (colour < 16)
        return colour < 8 ? colour : colour - 8;
    return rgb < 8 ? 0 : (int)rgb;
}

static int colour_here(struct terminal *terminal, const bool is_taken[PALETTE_SIZE],
                       int32_t colour)
{
    if (colour == COLOUR_DEFAULT)
        return colour;
    if (COLORS > PALETTE_SIZE)
        return all_colours(colour);
    if (terminal->has_true_colour && (colour & COLOUR_RGB))
        return colour_slot(&terminal->slots, is_taken, colour);
    if (COLORS == PALETTE_SIZE)
        return colour & COLOUR_RGB ? colour_of_256(colour_rgb(colour)) : colour;
    colour = colour < COLORS ? colour : colour_of_16(colour);
    return colour < COLORS ? colour : colour - 8;
}

/* The numbers that a theme means as they are: no true colour may stand there. */
static void take_numbers(const struct theme *theme, bool is_taken[PALETTE_SIZE])
{
    for (int i = 0; i < STYLE_COUNT; i++) {
        int32_t both[] = {theme->looks[i].foreground, theme->looks[i].background};

        for (size_t j = 0; j < COUNT_OF(both); j++) {
            if (both[j] >= 0 && both[j] < PALETTE_SIZE)
                is_taken[both[j]] = true;
        }
    }
}

static const struct {
    unsigned ours;
    attr_t theirs;
} attribute_bits[] = {
    {STYLE_BOLD, WA_BOLD},           {STYLE_FAINT, WA_DIM},       {STYLE_ITALIC, WA_ITALIC},
    {STYLE_UNDERLINE, WA_UNDERLINE}, {STYLE_REVERSE, WA_REVERSE},
};

static attr_t attributes_of(const struct look *look)
{
    attr_t attributes = WA_NORMAL;

    for (size_t i = 0; i < COUNT_OF(attribute_bits); i++) {
        if (look->attributes & attribute_bits[i].ours)
            attributes |= attribute_bits[i].theirs;
    }
    return attributes;
}

void terminal_set_theme(struct terminal *terminal, const struct theme *theme)
{
    bool is_taken[PALETTE_SIZE] = {false};

    take_numbers(theme, is_taken);
    terminal->slots = (struct colour_slots){0};
    for (int i = 0; i < STYLE_COUNT; i++) {
        struct look look = theme_look(theme, (enum style)i);

        terminal->attributes[i] = attributes_of(&look);
        terminal->grounds[i] =
            look.attributes & (STYLE_UNDERLINE | STYLE_REVERSE) ? GROUND_OWN : look.background;
        terminal->pairs[i] = 0;
        if (has_colors() && (look.foreground >= 0 || look.background >= 0)) {
            terminal->pairs[i] = (short)(i + 1);
            init_extended_pair(i + 1, colour_here(terminal, is_taken, look.foreground),
                               colour_here(terminal, is_taken, look.background));
        }
    }
    terminal_redraw(terminal);
}

static bool is_same_cell(const struct cell *a, const struct cell *b)
{
    return a->code_points[0] == b->code_points[0] && memcmp(a, b, sizeof(*a)) == 0;
}

static bool is_blank(const struct cell *cell)
{
    return cell->columns == 1 && (cell->code_points[0] == 0 || cell->code_points[0] == ' ');
}

/* A space looks alike in all that have its ground: in a narrow gap, which this finds the end
 * of, it is dressed as the word before it that was just put, so that the terminal is not
 * told another look for nothing. */
static unsigned gap_style(const struct terminal *terminal, const struct cell *cells,
                          int columns, int column, int *end)
{
    unsigned style = cells[column].style, before = cells[column - 1].style;

    *end = column + 1;
    while (*end - column <= GAP_MAX && *end < columns && is_blank(&cells[*end]) &&
           cells[*end].style == style)
        ++*end;
    return *end - column <= GAP_MAX && terminal->grounds[before] != GROUND_OWN &&
                   terminal->grounds[before] == terminal->grounds[style]
               ? before
               : style;
}

static void put_cell(const struct terminal *terminal, int row, int column,
                     const struct cell *cell, unsigned style)
{
    wchar_t text[CCHARW_MAX + 1] = {0};
    cchar_t complex;

    for (size_t i = 0; i < CCHARW_MAX && i < COUNT_OF(cell->code_points); i++)
        text[i] = (wchar_t)cell->code_points[i];
    if (text[0] == 0)
        text[0] = L' ';
    if (setcchar(&complex, text, terminal->attributes[style], terminal->pairs[style],
                 NULL) == OK)
        mvadd_wch(row, column, &complex);
}

/* Cells that differ from what is shown; a wide one is put again when either half differs.
 */
static void put_row(struct terminal *terminal, const struct canvas *canvas, int row)
{
    const struct cell *cells = canvas_at(canvas, row, 0);
    const struct cell *shown = canvas_at(&terminal->shown, row, 0);
    unsigned style = 0;
    int gap_end = 0, put_end = 0;

    for (int column = 0; column < canvas->columns; column++) {
        bool is_wide = cells[column].columns == 2 && column + 1 < canvas->columns;

        if (cells[column].columns == 0 ||
            (is_same_cell(&cells[column], &shown[column]) &&
             (!is_wide || is_same_cell(&cells[column + 1], &shown[column + 1]))))
            continue;
        if (!is_blank(&cells[column]) || column >= gap_end)
            style = cells[column].style;
        if (column > 0 && column == put_end && is_blank(&cells[column]) &&
            !is_blank(&cells[column - 1]))
            style = gap_style(terminal, cells, canvas->columns, column, &gap_end);
        put_cell(terminal, row, column, &cells[column], style);
        put_end = column + cells[column].columns;
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

/* An empty cell is as ncurses leaves one that it erases. */
static bool blanks_are_plain(const struct terminal *terminal)
{
    return terminal->pairs[STYLE_TEXT] == 0 &&
           terminal->attributes[STYLE_TEXT] == WA_NORMAL;
}

/* What is shown is not known: every cell is put, but for empty ones where erasing puts
 * them. */
static void forget(struct terminal *terminal, struct canvas *canvas)
{
    struct canvas *shown = &terminal->shown;

    canvas_reset(shown, canvas->rows, canvas->columns);
    if (blanks_are_plain(terminal))
        erase();
    else
        memset(shown->cells, 0xFF,
               (size_t)shown->rows * (size_t)shown->columns * sizeof(*shown->cells));
    memset(canvas->is_touched, true, (size_t)canvas->rows * sizeof(*canvas->is_touched));
}

/* A caret that nobody sees stays where the last cell was put. */
static void place_caret(const struct canvas *canvas)
{
    bool is_shown = canvas->caret_row >= 0;

    leaveok(stdscr, !is_shown && cursor_invisible != NULL);
    if (is_shown)
        move(canvas->caret_row, canvas->caret_column);
    else
        move(canvas->rows - 1, 0);
    curs_set(is_shown ? 1 : 0);
}

bool terminal_show(struct terminal *terminal, struct canvas *canvas, struct error *err)
{
    if (canvas->rows != LINES || canvas->columns != COLS)
        return true; /* the size moved while this was drawn: the next frame fits */
    if (canvas->is_bare)
        return terminal_show_bare(terminal, canvas, err);
    terminal->bare = 0;
    if (terminal->shown.rows != canvas->rows || terminal->shown.columns != canvas->columns)
        forget(terminal, canvas);
    put_rows(terminal, canvas);
    canvas_untouch(canvas);
    place_caret(canvas);
    refresh();
    terminal_shape_caret(terminal, (int)canvas->caret_shape);
    return terminal_forward(terminal, err);
}

/* Every cell another one than before, of letters that take three bytes each: more than
 * ncurses holds back, so that nothing of a frame is left in its buffer. */
static void scribble(const struct terminal *terminal)
{
    for (int row = 0; row < LINES; row++) {
        for (int column = 0; column < COLS; column++) {
            struct cell cell = {.code_points = {0x2500u + (unsigned)(row + column) % 2u},
                                .columns = 1};

            put_cell(terminal, row, column, &cell, cell.style);
        }
    }
    refresh();
}

void terminal_wipe(struct terminal *terminal)
{
    scribble(terminal);
    erase();
    refresh();
    if (terminal->is_left)
        endwin();
    (void)!ftruncate(terminal->memory, 0);
    lseek(terminal->memory, 0, SEEK_SET);
    terminal->bare = 0;
    canvas_release(&terminal->shown);
    decoder_forget(&terminal->decoder);
    if (!terminal->is_left)
        (void)!write(terminal->out, CLEAR, strlen(CLEAR));
}
