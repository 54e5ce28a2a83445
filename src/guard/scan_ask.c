/* What is asked of the tokens of a text that was read. */
#include "guard/scan.h"

#include <string.h>

struct text scan_raw(const struct scan *scan, size_t token)
{
    const struct token *at = &scan->tokens[token];
    return text_from(scan->text.bytes + at->start, at->end - at->start);
}

bool scan_is_any(const struct scan *scan, size_t token, const char *const *words,
                 size_t count)
{
    struct text own = token < scan->count ? scan_folded(scan, token) : text_of("");
    for (size_t i = 0; own.len > 0 && i < count; i++) {
        if (own.bytes[0] == words[i][0] && text_is(own, words[i])) {
            return true;
        }
    }
    return false;
}

bool scan_has_any(const struct scan *scan, size_t first, size_t end,
                  const char *const *words, size_t count)
{
    size_t i = first;
    while (i < end && !scan_is_any(scan, i, words, count)) {
        i++;
    }
    return i < end;
}

size_t scan_token_at(const struct scan *scan, size_t byte)
{
    size_t low = 0;
    size_t high = scan->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (scan->tokens[middle].start < byte) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
