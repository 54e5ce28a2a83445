#include "base/error.h"

#include "base/utf8.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A character that vsnprintf cut in two is dropped whole. */
static void cut_at_character(char *text)
{
    size_t len = strlen(text);
    size_t start = len;
    while (start > 0 && len - start < 3 &&
           ((unsigned char)text[start - 1] & 0xC0) == 0x80) {
        start--;
    }
    if (start > 0) {
        start--;
    }
    uint32_t code_point;
    bool is_valid = true;
    if (start < len) {
        utf8_decode(text_from(text + start, len - start), &code_point, &is_valid);
    }
    if (!is_valid) {
        text[start] = '\0';
    }
}

static void put_on_one_line(char *text)
{
    for (char *byte = text; *byte != '\0'; byte++) {
        if (*byte == '\n' || *byte == '\r') {
            *byte = ' ';
        }
    }
}

/* The text is made apart first, since the arguments may point into the error itself. */
static void fill(struct error *err, const char *format, va_list arguments, const char *tail)
    PRINTF_LIKE(2, 0);
static void fill(struct error *err, const char *format, va_list arguments, const char *tail)
{
    char text[sizeof(err->text)];
    int len = vsnprintf(text, sizeof(text), format, arguments);
    size_t used = len < 0 ? 0 : (size_t)len;
    if (used >= sizeof(text)) {
        cut_at_character(text);
    } else if (tail != NULL) {
        int more = snprintf(text + used, sizeof(text) - used, ": %s", tail);
        if (more < 0 || (size_t)more >= sizeof(text) - used) {
            cut_at_character(text);
        }
    }
    put_on_one_line(text);
    memcpy(err->text, text, sizeof(text));
}

bool error_set(struct error *err, enum error_code code, const char *format, ...)
{
    if (err == NULL) {
        return false;
    }
    va_list arguments;
    va_start(arguments, format);
    fill(err, format, arguments, NULL);
    va_end(arguments);
    err->code = code;
    return false;
}

bool error_wrap(struct error *err, const char *format, ...)
{
    if (err == NULL) {
        return false;
    }
    char inner[sizeof(err->text)];
    memcpy(inner, err->text, sizeof(inner));
    va_list arguments;
    va_start(arguments, format);
    fill(err, format, arguments, inner);
    va_end(arguments);
    return false;
}

bool error_set_errno(struct error *err, enum error_code code, const char *format, ...)
{
    const char *reason = strerrordesc_np(errno);
    if (err == NULL) {
        return false;
    }
    va_list arguments;
    va_start(arguments, format);
    fill(err, format, arguments, reason == NULL ? "unknown error" : reason);
    va_end(arguments);
    err->code = code;
    return false;
}
