#include "shell/print.h"

#include "base/memory.h"
#include "base/secret.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

bool print_bytes(struct text bytes, struct error *err)
{
    errno = 0;
    if (fwrite(bytes.bytes, 1, bytes.len, stdout) == bytes.len && !ferror(stdout))
        return true;
    if (errno == EPIPE)
        return error_set(err, ERROR_NONE, "the reader is gone");
    return error_set_errno(err, ERROR_FAILED, "standard output");
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
    struct buffer clean;
    bool is_written;

    buffer_init(&clean, SIZE_MAX);
    utf8_sanitise(hostile, SANITISE_SHOWN, &clean, NULL);
    is_written = print_line(&clean, err);
    buffer_release_wiped(&clean);
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
