#include "shell/print.h"

#include "base/memory.h"
#include "base/secret.h"
#include "base/utf8.h"
#include "view/shown.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#define MARKS_MAX 4 /* as many as the sanitiser leaves on one base */

/* What is to be printed later, by print_give(). */
static struct {
    struct buffer bytes;
    bool is_on;
} gathered;

static bool write_out(struct text bytes, struct error *err)
{
    errno = 0;
    if (fwrite(bytes.bytes, 1, bytes.len, stdout) == bytes.len && !ferror(stdout))
        return true;
    if (errno == EPIPE)
        return error_set(err, ERROR_NONE, "the reader is gone");
    return error_set_errno(err, ERROR_FAILED, "standard output");
}

static bool put(struct text bytes, struct error *err)
{
    return gathered.is_on ? buffer_add(&gathered.bytes, bytes.bytes, bytes.len)
                          : write_out(bytes, err);
}

void print_gather(void)
{
    if (!gathered.is_on)
        buffer_init(&gathered.bytes, SIZE_MAX);
    gathered.is_on = true;
}

bool print_give(struct error *err)
{
    bool is_given = true;

    if (gathered.is_on) {
        is_given = write_out(text_from(buffer_text(&gathered.bytes), gathered.bytes.len),
                             err);
        buffer_release_wiped(&gathered.bytes);
    }
    fflush(stdout);
    return is_given && write_out(text_of(""), err);
}

/* Whether the sanitiser leaves it alone; *marks stand before it on one base. */
static bool is_harmless(uint32_t code_point, size_t *marks)
{
    char bytes[8] = "a";
    size_t len = 1 + utf8_encode(code_point, bytes + 1);
    struct buffer shown;
    bool is_same;

    if (code_point >= ' ' && code_point < 0x7F) {
        *marks = 0;
        return true;
    }
    buffer_init(&shown, SIZE_MAX);
    utf8_sanitise(text_from(bytes, len), SANITISE_SHOWN, &shown, NULL);
    is_same = text_equals(text_from(bytes, len), text_from(shown.bytes, shown.len));
    buffer_release_wiped(&shown);
    *marks = is_same && utf8_code_point_columns(code_point) == 0 ? *marks + 1 : 0;
    return is_same && *marks <= MARKS_MAX;
}

/* RFC 8259, section 7: beyond U+FFFF as a pair of surrogates. */
static void add_escape(struct buffer *out, uint32_t code_point)
{
    if (code_point <= 0xFFFF)
        buffer_format(out, "\\u%04x", (unsigned)code_point);
    else
        buffer_format(out, "\\u%04x\\u%04x",
                      (unsigned)(0xD800 + ((code_point - 0x10000) >> 10)),
                      (unsigned)(0xDC00 + ((code_point - 0x10000) & 0x3FF)));
}

static void add_for_terminal(struct text bytes, struct buffer *out)
{
    size_t marks = MARKS_MAX; /* none may stand first */

    while (bytes.len > 0) {
        uint32_t code_point;
        size_t len = utf8_decode(bytes, &code_point, NULL);

        if (is_harmless(code_point, &marks))
            buffer_add_code_point(out, code_point);
        else
            add_escape(out, code_point);
        bytes = text_from(bytes.bytes + len, bytes.len - len);
    }
}

bool print_bytes(struct text bytes, struct error *err)
{
    struct buffer escaped;
    bool is_written;

    if (!isatty(STDOUT_FILENO))
        return put(bytes, err);
    buffer_init(&escaped, SIZE_MAX);
    add_for_terminal(bytes, &escaped);
    is_written = put(text_from(buffer_text(&escaped), escaped.len), err);
    buffer_release_wiped(&escaped);
    return is_written;
}

bool print_sanitised(struct buffer *line, struct error *err)
{
    bool is_written =
        buffer_add_char(line, '\n') && put(text_from(line->bytes, line->len), err);

    buffer_clear(line);
    return is_written;
}

bool print_line(struct buffer *line, struct error *err)
{
    bool is_written =
        buffer_add_char(line, '\n') && print_bytes(text_from(line->bytes, line->len), err);

    buffer_clear(line);
    return is_written;
}

bool print_shown(struct text hostile, struct error *err)
{
    struct arena arena;
    struct buffer clean;
    struct text shown;
    bool is_written;

    arena_init(&arena);
    buffer_init(&clean, SIZE_MAX);
    shown = shown_make(hostile, &arena).text;
    buffer_add(&clean, shown.bytes, shown.len);
    is_written = print_sanitised(&clean, err);
    buffer_release_wiped(&clean);
    arena_release(&arena);
    return is_written;
}

bool print_format(struct error *err, const char *format, ...)
{
    char *text = NULL;
    va_list arguments;
    bool is_written;
    int len;

    va_start(arguments, format);
    len = vasprintf(&text, format, arguments);
    va_end(arguments);
    if (len < 0)
        return error_set(err, ERROR_FAILED, "out of memory");
    is_written = print_shown(text_from(text, (size_t)len), err);
    memory_free_wiped(text, (size_t)len);
    return is_written;
}

void print_cell(struct buffer *line, const char *hostile, size_t columns)
{
    struct buffer shown;
    struct text text;
    size_t used = 0;

    buffer_init(&shown, SIZE_MAX);
    utf8_sanitise(text_of(hostile), SANITISE_SHOWN, &shown, NULL);
    text = text_from(buffer_text(&shown), shown.len);
    buffer_add(line, text.bytes, utf8_fit(text, columns, &used));
    for (; used < columns + 1; used++)
        buffer_add_char(line, ' ');
    buffer_release_wiped(&shown);
}

/* To standard error, sanitised: an error text may quote a file or a customer. */
static void complain(const char *before, const char *text, const char *after)
{
    struct buffer clean;

    buffer_init(&clean, SIZE_MAX);
    utf8_sanitise(text_of(text), SANITISE_SHOWN, &clean, NULL);
    fprintf(stderr, "%s%s%s", before, buffer_text(&clean), after);
    buffer_release_wiped(&clean);
}

void print_failure(const struct error *error)
{
    complain("deskhand: ", error->text, "\n");
}

void print_damaged(const char *ticket, size_t damaged)
{
    if (damaged > 0)
        print_warning(
            "%s: %zu records of the ticket or its customer are damaged; what they said is "
            "left out (deskhand verify names them)",
            ticket, damaged);
}

void print_warning(const char *format, ...)
{
    char text[1024];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    complain("deskhand: ", text, "\n");
}

void print_aside(const char *format, ...)
{
    char text[1024];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    complain("", text, "");
    secret_wipe(text, sizeof(text));
}
