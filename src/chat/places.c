#include "chat/places.h"

#include "base/utf8.h"

enum mark { MARK_NONE, MARK_SPACED, MARK_FULL, MARK_CLOSER };

static const struct {
    uint32_t code_point;
    enum mark mark;
} marks[] = {
    {'.', MARK_SPACED},    {'!', MARK_SPACED},    {'?', MARK_SPACED},
    {0x2026, MARK_SPACED}, /* … */
    {0x3002, MARK_FULL},   /* 。 */
    {0xFF01, MARK_FULL},   /* ！ */
    {0xFF1F, MARK_FULL},   /* ？ */
    {0xFF61, MARK_FULL},   /* ｡ */
    {0x061F, MARK_FULL},   /* ؟ */
    {0x06D4, MARK_FULL},   /* ۔ */
    {0x0964, MARK_FULL},   /* । */
    {'"', MARK_CLOSER},    {'\'', MARK_CLOSER},   {')', MARK_CLOSER},
    {']', MARK_CLOSER},    {0xBB, MARK_CLOSER},   {0x2019, MARK_CLOSER},
    {0x201D, MARK_CLOSER}, {0x201C, MARK_CLOSER}, {0x300D, MARK_CLOSER},
    {0x300F, MARK_CLOSER}, {0x3011, MARK_CLOSER}, {0xFF09, MARK_CLOSER},
    {0x300B, MARK_CLOSER},
};

static uint32_t code_point_at(struct text text, size_t at)
{
    uint32_t code_point = 0;

    if (at < text.len)
        utf8_decode(text_from(text.bytes + at, text.len - at), &code_point, NULL);
    return code_point;
}

static enum mark mark_at(struct text text, size_t at)
{
    uint32_t code_point = code_point_at(text, at);

    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        if (marks[i].code_point == code_point)
            return marks[i].mark;
    }
    return MARK_NONE;
}

static bool is_white_at(struct text text, size_t at)
{
    return at >= text.len || place_is_space(code_point_at(text, at));
}

bool place_is_space(uint32_t code_point)
{
    return code_point == ' ' || (code_point >= 0x09 && code_point <= 0x0D) ||
           code_point == 0xA0 || code_point == 0x1680 ||
           (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x2028 ||
           code_point == 0x2029 || code_point == 0x202F || code_point == 0x205F ||
           code_point == 0x3000;
}

size_t place_line_start(struct text text, size_t at)
{
    while (at > 0 && text.bytes[at - 1] != '\n')
        at--;
    return at;
}

size_t place_line_end(struct text text, size_t at)
{
    const char *lf = at < text.len ? memchr(text.bytes + at, '\n', text.len - at) : NULL;

    return lf ? (size_t)(lf - text.bytes) : text.len;
}

/* No walk to the line's ends: motions ask at every blank of a line. */
bool place_is_empty_line(struct text text, size_t at)
{
    return (at == 0 || text.bytes[at - 1] == '\n') &&
           (at >= text.len || text.bytes[at] == '\n');
}

struct text place_paragraph(struct text text, size_t at, size_t *front)
{
    size_t end = place_line_end(text, at);

    *front = place_line_start(text, at);
    if (*front == end)
        return text_from(text.bytes, end);
    while (*front > 0 && !place_is_empty_line(text, *front - 1))
        *front = place_line_start(text, *front - 1);
    while (end < text.len && !place_is_empty_line(text, end + 1))
        end = place_line_end(text, end + 1);
    return text_from(text.bytes, end);
}

size_t place_sentence_end(struct text paragraph, size_t at)
{
    while (at < paragraph.len) {
        enum mark first = mark_at(paragraph, at);
        bool is_full = false;
        if (first != MARK_SPACED && first != MARK_FULL) {
            at += utf8_cluster_len(paragraph, at);
            continue;
        }
        for (enum mark mark = first; mark != MARK_NONE; mark = mark_at(paragraph, at)) {
            is_full |= mark == MARK_FULL;
            at += utf8_cluster_len(paragraph, at);
        }
        if (is_full || is_white_at(paragraph, at))
            return at;
    }
    return paragraph.len;
}

size_t place_past_white(struct text paragraph, size_t at)
{
    while (at < paragraph.len && is_white_at(paragraph, at))
        at += utf8_cluster_len(paragraph, at);
    return at;
}

size_t place_before_white(struct text text, size_t at)
{
    while (at > 0) {
        size_t before = utf8_cluster_before(text, at);
        if (!is_white_at(text, before))
            break;
        at = before;
    }
    return at;
}

size_t place_sentence_start(struct text paragraph, size_t front, size_t at)
{
    size_t start = place_past_white(paragraph, front);

    for (;;) {
        size_t next = place_past_white(paragraph, place_sentence_end(paragraph, start));
        if (next > at || next >= paragraph.len || next == start)
            return start;
        start = next;
    }
}
