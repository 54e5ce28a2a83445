/* The looks of a theme as this terminal is told of them, and how its caret is placed. */
#include "terminal_parts.h"

#include "base/attributes.h"
#include "base/memory.h"

#include <string.h>
#include <term.h>
/* term.h takes these words for capabilities. */
#undef columns
#undef lines

/* How terminals of ECMA-48 place the caret: told without asking terminfo each time. */
#define CUP_ECMA "\033[%i%p1%d;%p2%dH"
#define CUF_ECMA "\033[%p1%dC"

static const struct {
    unsigned ours;
    const char *capability;
    unsigned no_colour; /* its bit of ncv, terminfo(5): not together with a colour */
} attribute_rows[] = {
    {STYLE_BOLD, "bold", 32},     {STYLE_FAINT, "dim", 16},  {STYLE_ITALIC, "sitm", 0},
    {STYLE_UNDERLINE, "smul", 2}, {STYLE_REVERSE, "rev", 4},
};

/* Where tputs() puts what it is given, which takes no word of whose it is. */
static struct buffer *sink;

static int put_byte(int byte)
{
    return buffer_add_char(sink, (char)byte) ? byte : EOF;
}

/* Nothing where the terminal has no such string. */
static void expand(struct buffer *out, const char *string)
{
    if (string == NULL || string == (const char *)-1)
        return;
    sink = out;
    tputs(string, 1, put_byte);
    sink = NULL;
}

void terminal_tell_capability(struct buffer *out, const char *capability)
{
    expand(out, tigetstr(capability));
}

bool terminal_can(const char *capability)
{
    const char *string = tigetstr(capability);

    return string != NULL && string != (const char *)-1;
}

/* A colour of the palette of 256 among the 16 that every terminal has. */
static int nearest_of_16(int colour)
{
    int level = colour < 232 ? colour - 16 : 0;
    int red = level / 36;
    int green = level / 6 % 6;
    int blue = level % 6;
    bool is_bright = red > 3 || green > 3 || blue > 3;

    if (colour >= 232)
        return colour < 238 ? 0 : colour < 246 ? 8 : colour < 252 ? 7 : 15;
    return (red > 1 ? 1 : 0) + (green > 1 ? 2 : 0) + (blue > 1 ? 4 : 0) +
           (is_bright ? 8 : 0);
}

static int colour_here(int colour, int colours)
{
    if (colours <= 0 || colour < 0)
        return COLOUR_DEFAULT;
    if (colour < colours)
        return colour;
    colour = nearest_of_16(colour);
    return colour < colours ? colour : colour - 8;
}

static char *text_of_colour(const char *capability, int colour)
{
    struct buffer out;
    const char *string = tigetstr(capability);

    buffer_init(&out, SIZE_MAX);
    if (colour >= 0 && string != NULL && string != (const char *)-1)
        expand(&out, tiparm(string, colour));
    return buffer_take(&out);
}

static void look_release(struct terminal_look *look)
{
    memory_free(look->foreground);
    memory_free(look->background);
    memory_free(look->whole);
    *look = (struct terminal_look){0};
}

void terminal_looks_release(struct terminal *terminal)
{
    for (int i = 0; i < STYLE_COUNT; i++)
        look_release(&terminal->looks[i]);
}

static void look_make(struct terminal_look *made, const struct look *look, int colours)
{
    int no_colour = tigetnum("ncv");
    struct buffer whole;

    made->colours[0] = colour_here(look->foreground, colours);
    made->colours[1] = colour_here(look->background, colours);
    made->foreground = text_of_colour("setaf", made->colours[0]);
    made->background = text_of_colour("setab", made->colours[1]);
    bool is_coloured = made->foreground[0] != '\0' || made->background[0] != '\0';
    buffer_init(&whole, SIZE_MAX);
    terminal_tell_capability(&whole, "sgr0");
    for (size_t i = 0; i < COUNT_OF(attribute_rows); i++) {
        unsigned barred = no_colour > 0 ? (unsigned)no_colour : 0;

        if ((look->attributes & attribute_rows[i].ours) == 0 ||
            (is_coloured && (barred & attribute_rows[i].no_colour) != 0))
            continue;
        made->attributes |= attribute_rows[i].ours;
        terminal_tell_capability(&whole, attribute_rows[i].capability);
    }
    buffer_add_text(&whole, made->foreground);
    buffer_add_text(&whole, made->background);
    made->whole = buffer_take(&whole);
}

void terminal_set_theme(struct terminal *terminal, const struct theme *theme)
{
    int colours = tigetnum("colors");

    terminal_looks_release(terminal);
    for (int i = 0; i < STYLE_COUNT; i++)
        look_make(&terminal->looks[i], &theme->looks[i], colours);
    terminal_redraw(terminal);
}

void terminal_learn_moves(struct terminal *terminal)
{
    const char *cup = tigetstr("cup");
    const char *cuf = tigetstr("cuf");

    terminal->has_ecma_cup = strncmp(cup, CUP_ECMA, strlen(CUP_ECMA)) == 0;
    terminal->has_ecma_cuf = cuf != NULL && cuf != (const char *)-1 &&
                             strncmp(cuf, CUF_ECMA, strlen(CUF_ECMA)) == 0;
    terminal->can_hide = terminal_can("civis") && terminal_can("cnorm");
    /* Where a sign in the last cell of all moves everything up. */
    terminal->spares_last = tigetflag("am") == 1 && tigetflag("xenl") != 1;
}

static void add_number(struct buffer *out, int number)
{
    char digits[12];
    size_t at = sizeof(digits);

    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    buffer_add(out, digits + at, sizeof(digits) - at);
}

void terminal_tell_move(const struct terminal *terminal, struct buffer *out, int row,
                        int column)
{
    if (!terminal->has_ecma_cup) {
        expand(out, tiparm(tigetstr("cup"), row, column));
        return;
    }
    buffer_add(out, "\033[", 2);
    add_number(out, row + 1);
    buffer_add_char(out, ';');
    add_number(out, column + 1);
    buffer_add_char(out, 'H');
}

void terminal_tell_forward(struct buffer *out, int columns)
{
    buffer_add(out, "\033[", 2);
    if (columns != 1)
        add_number(out, columns);
    buffer_add_char(out, 'C');
}
