/* What the terminal itself copies: a screen without borders, and its clipboard. */
#include "terminal_parts.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <string.h>
#include <unistd.h>

#define CLEAR "\033[0m\033[H\033[2J"

static void add_cell(const struct cell *cell, struct buffer *out)
{
    for (size_t i = 0; i < COUNT_OF(cell->code_points) && cell->code_points[i]; i++) {
        char bytes[4];

        buffer_add(out, bytes, utf8_encode(cell->code_points[i], bytes));
    }
}

static int row_columns(const struct canvas *canvas, int row)
{
    int columns = canvas->columns;

    if (canvas->goes_on[row])
        return canvas->goes_on[row];
    while (columns > 0 && canvas_at(canvas, row, columns - 1)->code_points[0] == ' ')
        columns--;
    return columns;
}

/* A row that goes on ends in no line feed: the terminal goes to the next by itself, and
 * knows that both are one line. */
static void add_row(const struct canvas *canvas, int row, struct buffer *out)
{
    int columns = row_columns(canvas, row);

    for (int column = 0; column < columns; column++)
        add_cell(canvas_at(canvas, row, column), out);
    if (!canvas->goes_on[row] && row + 1 < canvas->rows)
        buffer_add_text(out, "\r\n");
}

/* FNV-1a, never 0. */
static uint64_t hash_of(const struct buffer *bytes)
{
    uint64_t hash = 0xCBF29CE484222325u;

    for (size_t i = 0; i < bytes->len; i++)
        hash = (hash ^ (unsigned char)bytes->bytes[i]) * 0x100000001B3u;
    return hash ? hash : 1;
}

static bool tell_out(struct terminal *terminal, const struct buffer *bytes,
                     struct error *err)
{
    if (write(terminal->memory, bytes->bytes, bytes->len) != (ssize_t)bytes->len)
        return error_set_errno(err, ERROR_FAILED, "the terminal's buffer");
    return terminal_forward(terminal, err);
}

bool terminal_show_bare(struct terminal *terminal, const struct canvas *canvas,
                        struct error *err)
{
    struct buffer out;
    bool is_good = true;

    buffer_init(&out, SIZE_MAX);
    buffer_add_text(&out, CLEAR);
    for (int row = 0; row < canvas->rows; row++)
        add_row(canvas, row, &out);
    uint64_t hash = hash_of(&out);
    if (hash != terminal->bare) { /* what is selected stays so while nothing changes */
        is_good = tell_out(terminal, &out, err);
        terminal_redraw(terminal);
        terminal->bare = hash;
    }
    buffer_release_wiped(&out);
    return is_good;
}

/* RFC 4648, 4. */
static void add_base64(struct text text, struct buffer *out)
{
    static const char signs[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t at = 0; at < text.len; at += 3) {
        size_t left = text.len - at;
        uint32_t bits = (uint32_t)(unsigned char)text.bytes[at] << 16;
        bits |= left > 1 ? (uint32_t)(unsigned char)text.bytes[at + 1] << 8 : 0;
        bits |= left > 2 ? (uint32_t)(unsigned char)text.bytes[at + 2] : 0;
        buffer_add_char(out, signs[bits >> 18]);
        buffer_add_char(out, signs[bits >> 12 & 63]);
        buffer_add_char(out, left > 1 ? signs[bits >> 6 & 63] : '=');
        buffer_add_char(out, left > 2 ? signs[bits & 63] : '=');
    }
}

bool terminal_copy(struct terminal *terminal, struct text text, struct error *err)
{
    struct buffer out;
    bool is_good;

    if (text.len > TERMINAL_COPY_MAX)
        return error_set(err, ERROR_FAILED, "it is longer than a terminal takes");
    buffer_init(&out, SIZE_MAX);
    buffer_add_text(&out, "\033]52;c;");
    add_base64(text, &out);
    buffer_add_text(&out, "\033\\");
    is_good = tell_out(terminal, &out, err);
    buffer_release_wiped(&out);
    return is_good;
}
