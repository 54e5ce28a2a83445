/*
 * What goes to the terminal, read back by a small terminal of our own: after every frame it
 * shows what the canvas holds.
 */
#include "base/utf8.h"
#include "term/terminal.h"

#include <fcntl.h>
#include <locale.h>
#include <pty.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cmocka.h>

#define ROWS    12
#define COLUMNS 40
#define ROUNDS  3000

struct seen {
    uint32_t code_points[5]; /* the first is 0 in the right half of a wide one */
    unsigned attributes;
    int colours[2];
};

/* The terminal that reads. */
struct screen {
    struct seen cells[ROWS][COLUMNS];
    struct seen pen;
    int row, column;
    bool is_caret_shown;
};

struct fixture {
    int keyboard; /* the other end */
    struct terminal *terminal;
    struct theme theme;
    struct canvas canvas;
    struct screen screen;
};

static uint32_t random_seed = 3;

static uint32_t random_below(uint32_t limit)
{
    random_seed = random_seed * 1664525u + 1013904223u;
    return (random_seed >> 8) % limit;
}

static void pen_reset(struct screen *screen)
{
    screen->pen = (struct seen){.colours = {COLOUR_DEFAULT, COLOUR_DEFAULT}};
}

static void clear(struct screen *screen)
{
    for (int row = 0; row < ROWS; row++) {
        for (int column = 0; column < COLUMNS; column++) {
            screen->cells[row][column] = screen->pen;
            screen->cells[row][column].code_points[0] = ' ';
        }
    }
}

/* SGR, ECMA-48 8.3.117, as far as terminfo's xterm-256color says it. */
static void set_pen(struct screen *screen, const int *numbers, int count)
{
    static const unsigned attributes[8] = {0, STYLE_BOLD, STYLE_FAINT, STYLE_ITALIC,
                                           0, 0 /* not here */};
    for (int i = 0; i < count; i++) {
        int number = numbers[i];
        int ground = number >= 40 && number < 50;
        if (number == 0) {
            pen_reset(screen);
        } else if (number == 4) {
            screen->pen.attributes |= STYLE_UNDERLINE;
        } else if (number == 7) {
            screen->pen.attributes |= STYLE_REVERSE;
        } else if (number < 8) {
            screen->pen.attributes |= attributes[number];
        } else if (number == 38 || number == 48) {
            assert_int_equal(numbers[i + 1], 5);
            screen->pen.colours[ground] = numbers[i + 2];
            i += 2;
        } else if (number >= 90) {
            screen->pen.colours[number >= 100] = number % 10 + 8;
        } else {
            screen->pen.colours[ground] = number % 10;
        }
    }
}

static void obey(struct screen *screen, char end, const int *numbers, int count,
                 bool is_private)
{
    if (end == 'H' || end == 'r') { /* the latter: where it scrolls, never here */
        screen->row = end == 'H' && count > 0 ? numbers[0] - 1 : 0;
        screen->column = end == 'H' && count > 1 ? numbers[1] - 1 : 0;
    } else if (end == 'C') {
        screen->column += count > 0 ? numbers[0] : 1;
    } else if (end == 'J') {
        clear(screen);
    } else if (end == 'm') {
        set_pen(screen, count == 0 ? (const int[]){0} : numbers, count == 0 ? 1 : count);
    } else if ((end == 'h' || end == 'l') && is_private && numbers[0] == 25) {
        screen->is_caret_shown = end == 'h';
    } else if (!(end == 't' || (is_private && (end == 'h' || end == 'l')) ||
                 (end == 'l' && numbers[0] == 4))) {
        fail_msg("unexpected: CSI %c", end);
    }
}

/* Returns the bytes of the sequence behind ESC. */
static size_t escape(struct screen *screen, struct text rest)
{
    int numbers[16] = {0};
    int count = 0;
    size_t at = 1;
    bool is_private = false;
    if (rest.bytes[0] == '(') {
        return 2;
    }
    if (rest.bytes[0] != '[') {
        assert_non_null(strchr("=>", rest.bytes[0])); /* the keypad */
        return 1;
    }
    if (rest.bytes[at] == '?') {
        is_private = true;
        at++;
    }
    for (; rest.bytes[at] < '@'; at++) {
        if (rest.bytes[at] == ';') {
            count++;
        } else {
            count = count == 0 ? 1 : count;
            numbers[count - 1] = numbers[count - 1] * 10 + rest.bytes[at] - '0';
        }
        if (rest.bytes[at] == ';' && count == 0) {
            count = 1;
        }
        if (rest.bytes[at] == ';') {
            assert_true(count < 15);
        }
    }
    obey(screen, rest.bytes[at], numbers, count, is_private);
    return at + 1;
}

static void put(struct screen *screen, uint32_t code_point)
{
    int columns = utf8_code_point_columns(code_point);
    if (columns == 0) {
        struct seen *before = &screen->cells[screen->row][screen->column - 1];
        before = before->code_points[0] == 0 ? before - 1 : before;
        size_t i = 1;
        while (before->code_points[i] != 0) {
            i++;
        }
        before->code_points[i] = code_point;
        return;
    }
    assert_true(screen->row >= 0 && screen->row < ROWS);
    assert_true(screen->column >= 0 && screen->column + columns <= COLUMNS);
    for (int i = 0; i < columns; i++) {
        struct seen *cell = &screen->cells[screen->row][screen->column + i];
        *cell = screen->pen;
        cell->code_points[0] = i == 0 ? code_point : 0;
    }
    screen->column += columns;
}

static void hear(struct fixture *fixture)
{
    static char bytes[1 << 16];
    size_t have = 0;
    ssize_t got;
    while ((got = read(fixture->keyboard, bytes + have, sizeof(bytes) - have)) > 0) {
        have += (size_t)got;
    }
    struct text all = text_from(bytes, have);
    for (size_t at = 0; at < all.len;) {
        struct text rest = text_from(all.bytes + at, all.len - at);
        uint32_t code_point;
        size_t len = utf8_decode(rest, &code_point, NULL);
        at += len;
        if (code_point == 0x1B) {
            at += escape(&fixture->screen, text_from(all.bytes + at, all.len - at));
        } else if (code_point >= ' ') {
            put(&fixture->screen, code_point);
        } else {
            assert_int_equal(code_point, '\r'); /* ncurses, as it gives the screen back */
        }
    }
}

static void theme_make(struct theme *theme)
{
    for (int i = 0; i < STYLE_COUNT; i++) {
        theme->looks[i] = (struct look){
            .foreground = (int16_t)((int)random_below(200) - 40),
            .background = (int16_t)((int)random_below(200) - 120),
            .attributes = (uint8_t)(random_below(3) == 0 ? random_below(32) : 0),
        };
        struct look *look = &theme->looks[i];
        look->foreground = look->foreground < 0 ? COLOUR_DEFAULT : look->foreground;
        look->background = look->background < 0 ? COLOUR_DEFAULT : look->background;
    }
}

static int set_up(void **state)
{
    static struct fixture fixture;
    struct winsize size = {.ws_row = ROWS, .ws_col = COLUMNS};
    struct error err = {0};
    int slave;
    fixture = (struct fixture){0};
    if (setlocale(LC_CTYPE, "C.UTF-8") == NULL ||
        openpty(&fixture.keyboard, &slave, NULL, NULL, &size) != 0) {
        return -1;
    }
    setenv("TERM", "xterm-256color", 1);
    if (!terminal_open(slave, slave, &fixture.terminal, &err)) {
        return -1;
    }
    fcntl(fixture.keyboard, F_SETFL, O_NONBLOCK);
    pen_reset(&fixture.screen);
    theme_make(&fixture.theme);
    terminal_set_theme(fixture.terminal, &fixture.theme);
    canvas_init(&fixture.canvas);
    canvas_reset(&fixture.canvas, ROWS, COLUMNS);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    terminal_close(fixture->terminal);
    canvas_release(&fixture->canvas);
    close(fixture->keyboard);
    return 0;
}

static void assert_cell(const struct fixture *fixture, int row, int column)
{
    const struct cell *cell = canvas_at(&fixture->canvas, row, column);
    const struct seen *seen = &fixture->screen.cells[row][column];
    const struct look *look = &fixture->theme.looks[cell->style];
    unsigned stands_out = STYLE_UNDERLINE | STYLE_REVERSE;
    bool is_blank = cell->code_points[0] == ' ' && cell->code_points[1] == 0 &&
                    ((look->attributes | seen->attributes) & stands_out) == 0;
    if (memcmp(cell->code_points, seen->code_points, sizeof(seen->code_points)) != 0) {
        fail_msg("row %d, column %d: U+%04X, not U+%04X", row, column, seen->code_points[0],
                 cell->code_points[0]);
    }
    if (cell->columns == 0) {
        return;
    }
    assert_int_equal(seen->colours[1], look->background);
    if (!is_blank) {
        assert_int_equal(seen->colours[0], look->foreground);
        assert_int_equal(seen->attributes, look->attributes);
    }
}

/* Shows it, and looks at every cell. */
static void show(struct fixture *fixture)
{
    struct error err = {0};
    if (!terminal_show(fixture->terminal, &fixture->canvas, &err)) {
        fail_msg("%s", err.text);
    }
    hear(fixture);
    for (int row = 0; row < ROWS; row++) {
        for (int column = 0; column < COLUMNS; column++) {
            assert_cell(fixture, row, column);
        }
    }
    assert_int_equal(fixture->screen.is_caret_shown, fixture->canvas.caret_row >= 0);
    if (fixture->canvas.caret_row >= 0) {
        assert_int_equal(fixture->screen.row, fixture->canvas.caret_row);
        assert_int_equal(fixture->screen.column, fixture->canvas.caret_column);
    }
}

/* Something is drawn somewhere. */
static void scrawl(struct canvas *canvas)
{
    static const char *const words[] = {"word",   "   ",       "a", "Hola, Ana", "退货",
                                        "可以吗", "e\xCC\x81", "-", "…",         "x y  z"};
    struct box all = canvas_box(canvas);
    enum style style = (enum style)random_below(STYLE_COUNT);
    int row = (int)random_below(ROWS);
    int column = (int)random_below(COLUMNS);
    uint32_t what = random_below(8);
    if (what == 0) {
        canvas_fill(canvas, (struct box){row, column, 3, 9}, style, ' ');
    } else if (what == 1) {
        canvas_tint(canvas, all, row, column, 7, style);
    } else if (what == 2 && column < 30) {
        canvas_fill(canvas, (struct box){row, column, 1, 10}, style, 0x2500);
    } else {
        canvas_put(canvas, all, row, column, style,
                   shown_literal(words[random_below(COUNT_OF(words))]));
    }
}

static void terminal__shows_what_the_canvas_holds_frame_after_frame(void **state)
{
    struct fixture *fixture = *state;
    for (int round = 0; round < ROUNDS; round++) {
        for (uint32_t n = random_below(12); n > 0; n--) {
            scrawl(&fixture->canvas);
        }
        fixture->canvas.caret_row = (int)random_below(ROWS + 3) - 3;
        fixture->canvas.caret_row =
            fixture->canvas.caret_row < 0 ? -1 : fixture->canvas.caret_row;
        fixture->canvas.caret_column = (int)random_below(COLUMNS);
        if (random_below(200) == 0) {
            theme_make(&fixture->theme);
            terminal_set_theme(fixture->terminal, &fixture->theme);
        }
        show(fixture);
    }
}

/* Not a byte where nothing changed, one for a letter at the caret. */
static void terminal__tells_no_more_than_what_changed(void **state)
{
    struct fixture *fixture = *state;
    struct error err = {0};
    char bytes[64];
    canvas_caret(&fixture->canvas, canvas_box(&fixture->canvas), 3, 5);
    canvas_put(&fixture->canvas, canvas_box(&fixture->canvas), 3, 0, STYLE_TEXT,
               shown_literal("write"));
    show(fixture);
    assert_true(terminal_show(fixture->terminal, &fixture->canvas, &err));
    assert_int_equal(read(fixture->keyboard, bytes, sizeof(bytes)), -1);
    canvas_put(&fixture->canvas, canvas_box(&fixture->canvas), 3, 5, STYLE_TEXT,
               shown_literal("s"));
    canvas_caret(&fixture->canvas, canvas_box(&fixture->canvas), 3, 6);
    assert_true(terminal_show(fixture->terminal, &fixture->canvas, &err));
    assert_int_equal(read(fixture->keyboard, bytes, sizeof(bytes)), 1);
    assert_int_equal(bytes[0], 's');
}

static void terminal__is_given_back_and_taken_again(void **state)
{
    struct fixture *fixture = *state;
    struct error err = {0};
    scrawl(&fixture->canvas);
    show(fixture);
    terminal_leave(fixture->terminal);
    hear(fixture);
    assert_true(fixture->screen.is_caret_shown);
    assert_int_equal(fixture->screen.pen.attributes, 0);
    assert_int_equal(fixture->screen.pen.colours[0], COLOUR_DEFAULT);
    assert_true(terminal_return(fixture->terminal, &err));
    show(fixture);
    terminal_wipe(fixture->terminal);
    hear(fixture);
    assert_int_equal(fixture->screen.cells[0][0].code_points[0], ' ');
    show(fixture);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(terminal__shows_what_the_canvas_holds_frame_after_frame),
        TEST(terminal__tells_no_more_than_what_changed),
        TEST(terminal__is_given_back_and_taken_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
