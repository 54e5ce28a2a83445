#include "guard/numbered.h"

#include <string.h>

#define LIKE_MIN 5  /* letters and digits that make a number one of a kind */
#define ID_MAX   64 /* bytes of a number that is looked for */

static char plain(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + 0x20) : byte;
}

static bool is_filler(char byte)
{
    return byte == ' ' || byte == '-' || byte == '.' || byte == '_' || byte == '/' ||
           byte == '#';
}

unsigned char identifier_head(const char *id)
{
    while (is_filler(*id)) {
        id++;
    }
    return (unsigned char)plain(*id);
}

size_t identifier_end(const struct reading *reading, size_t token, const char *id)
{
    struct text text = reading->scan.text;
    size_t at = reading->scan.tokens[token].start;
    size_t len = strlen(id);
    for (size_t i = 0; i < len; i++) {
        if (is_filler(id[i])) {
            continue;
        }
        while (i > 0 && at < text.len && is_filler(text.bytes[at])) {
            at++;
        }
        if (at >= text.len || plain(text.bytes[at]) != plain(id[i])) {
            return 0;
        }
        at++;
    }
    size_t end = scan_token_at(&reading->scan, at);
    return end > token && reading->scan.tokens[end - 1].end == at ? end : 0;
}

bool numbered_at(const struct reading *reading, size_t token, struct numbered *found)
{
    const struct scan *scan = &reading->scan;
    const struct token *head = &scan->tokens[token];
    bool leads = head->is_upper && head->end - head->start <= 5 &&
                 token + 1 < scan->count && scan->tokens[token + 1].kind == TOKEN_NUMBER &&
                 scan->tokens[token + 1].before == '-';
    if (!head->has_digit && !leads) {
        return false;
    }
    size_t end = token + 1;
    while (end < scan->count && end - token < 6 && scan->tokens[end].before == '-' &&
           (scan->tokens[end].has_digit || scan->tokens[end].is_upper)) {
        end++;
    }
    *found = (struct numbered){.first = (uint32_t)token,
                               .end = (uint32_t)end,
                               .raw = reading_text(reading, token, end)};
    for (size_t i = 0; i < found->raw.len; i++) {
        char byte = found->raw.bytes[i];
        found->digits += byte >= '0' && byte <= '9';
        found->has_letter |= plain(byte) >= 'a' && plain(byte) <= 'z';
    }
    return found->raw.len <= ID_MAX;
}

bool numbered_is_like(struct text raw, const char *id)
{
    size_t at = 0;
    size_t alike = 0;
    for (size_t i = 0; id != NULL && id[i] != '\0'; i++) {
        while (at < raw.len && is_filler(raw.bytes[at])) {
            at++;
        }
        if (is_filler(id[i])) {
            continue;
        }
        if (at == raw.len) {
            return false;
        }
        bool digit = raw.bytes[at] >= '0' && raw.bytes[at] <= '9';
        bool other = id[i] >= '0' && id[i] <= '9';
        if (digit != other || (!digit && plain(raw.bytes[at]) != plain(id[i]))) {
            return false;
        }
        at++;
        alike++;
    }
    return at == raw.len && alike >= LIKE_MIN;
}
