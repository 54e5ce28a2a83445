#include "base/text.h"

#include <string.h>

static bool is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static struct text text_after(struct text text, size_t len)
{
    return len == 0 ? text : text_from(text.bytes + len, text.len - len);
}

bool text_is_ignoring_case(struct text text, const char *string)
{
    struct text other = text_of(string);
    if (text.len != other.len) {
        return false;
    }
    for (size_t i = 0; i < text.len; i++) {
        if (lower(text.bytes[i]) != lower(other.bytes[i])) {
            return false;
        }
    }
    return true;
}

struct text text_trim(struct text text)
{
    while (text.len != 0 && is_space(text.bytes[0])) {
        text = text_after(text, 1);
    }
    while (text.len != 0 && is_space(text.bytes[text.len - 1])) {
        text.len--;
    }
    return text;
}

bool text_next(struct text *rest, char separator, struct text *piece)
{
    if (rest->len == 0) {
        return false;
    }
    const char *end = memchr(rest->bytes, separator, rest->len);
    size_t len = end == NULL ? rest->len : (size_t)(end - rest->bytes);
    *piece = text_from(rest->bytes, len);
    *rest = text_after(*rest, end == NULL ? len : len + 1);
    return true;
}

bool text_next_word(struct text *rest, struct text *word)
{
    size_t start = 0;
    while (start < rest->len && is_space(rest->bytes[start])) {
        start++;
    }
    size_t end = start;
    while (end < rest->len && !is_space(rest->bytes[end])) {
        end++;
    }
    if (start == end) {
        *rest = text_after(*rest, end);
        return false;
    }
    *word = text_from(rest->bytes + start, end - start);
    *rest = text_after(*rest, end);
    return true;
}

const char *text_find(struct text text, struct text needle)
{
    if (needle.len == 0 || text.len < needle.len) {
        return needle.len == 0 ? text.bytes : NULL;
    }
    return memmem(text.bytes, text.len, needle.bytes, needle.len);
}

static bool is_line_end(struct text text, const char *at)
{
    return at == text.bytes + text.len || *at == '\n';
}

bool text_has_lines(struct text text, struct text lines)
{
    struct text rest = text;
    const char *at;

    if (lines.len == 0)
        return true;
    while ((at = text_find(rest, lines)) != NULL) {
        bool is_start = at == text.bytes || at[-1] == '\n';
        const char *next;

        if (is_start && is_line_end(text, at + lines.len))
            return true;
        next = memchr(at, '\n', (size_t)(text.bytes + text.len - at));
        if (next == NULL)
            return false;
        rest = text_from(next + 1, (size_t)(text.bytes + text.len - next - 1));
    }
    return false;
}

bool text_to_integer(struct text text, int64_t min, int64_t max, int64_t *value)
{
    int64_t sum = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9') {
            return false;
        }
        if (__builtin_mul_overflow(sum, 10, &sum) ||
            __builtin_add_overflow(sum, text.bytes[i] - '0', &sum)) {
            return false;
        }
    }
    if (text.len == 0 || sum < min || sum > max) {
        return false;
    }
    *value = sum;
    return true;
}

const char *string_or_empty(const char *string)
{
    return string == NULL ? "" : string;
}
