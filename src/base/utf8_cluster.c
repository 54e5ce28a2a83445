#include "base/utf8.h"

#include <langinfo.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#define HAN_LEN     ((size_t)3) /* bytes */
#define HAN_COLUMNS ((size_t)2)

static struct text text_at(struct text text, size_t at)
{
    return text_from(text.bytes + at, text.len - at);
}

static bool is_ascii(char byte)
{
    return (unsigned char)byte < 0x80;
}

/* U+4E00 to U+9FBF, by its bytes alone. */
static bool is_han(struct text rest)
{
    if (rest.len < HAN_LEN) {
        return false;
    }
    unsigned char lead = (unsigned char)rest.bytes[0];
    unsigned char second = (unsigned char)rest.bytes[1];
    return lead >= 0xE4 && lead <= 0xE9 && (lead != 0xE4 || second >= 0xB8) &&
           (lead != 0xE9 || second <= 0xBE) && (second & 0xC0) == 0x80 &&
           ((unsigned char)rest.bytes[2] & 0xC0) == 0x80;
}

size_t utf8_han_len(struct text text)
{
    size_t len = 0;
    while (is_han(text_at(text, len))) {
        len += HAN_LEN;
    }
    return len;
}

/* Han, what stands between Han (U+3001 to U+3029) and full-width forms (U+FF01 to U+FF5E):
 * two columns each, and nothing that joins what is before or behind. */
static bool is_wide(struct text rest)
{
    if (rest.len < HAN_LEN) {
        return false;
    }
    unsigned char lead = (unsigned char)rest.bytes[0];
    unsigned char second = (unsigned char)rest.bytes[1];
    unsigned char third = (unsigned char)rest.bytes[2];
    if ((second & 0xC0) != 0x80 || (third & 0xC0) != 0x80) {
        return false;
    }
    bool is_sign = lead == 0xE3 && second == 0x80 && third >= 0x81 && third <= 0xA9;
    bool is_form = lead == 0xEF &&
                   ((second == 0xBC && third >= 0x81) || (second == 0xBD && third <= 0x9E));
    return is_sign || is_form || is_han(rest);
}

static size_t wide_len(struct text text)
{
    size_t len = 0;
    while (is_wide(text_at(text, len))) {
        len += HAN_LEN;
    }
    return len;
}

size_t utf8_cluster_len(struct text text, size_t at)
{
    if (at >= text.len) {
        return 0;
    }
    bool is_last = at + 1 == text.len;
    if (is_ascii(text.bytes[at]) && text.bytes[at] != '\r' &&
        (is_last || is_ascii(text.bytes[at + 1]))) {
        return 1;
    }
    if (is_wide(text_at(text, at)) &&
        (at + HAN_LEN == text.len || is_ascii(text.bytes[at + HAN_LEN]) ||
         is_wide(text_at(text, at + HAN_LEN)))) {
        return HAN_LEN;
    }
    uint32_t before;
    size_t end = at + utf8_decode(text_at(text, at), &before, NULL);
    utf8proc_int32_t state = 0;
    while (end < text.len) {
        uint32_t next;
        size_t len = utf8_decode(text_at(text, end), &next, NULL);
        if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)before,
                                             (utf8proc_int32_t)next, &state)) {
            break;
        }
        before = next;
        end += len;
    }
    return end - at;
}

/* Where the code point, or bad part, that ends before at begins. */
static size_t code_point_before(struct text text, size_t at, uint32_t *code_point)
{
    size_t back = 1;
    while (back < 4 && back < at && ((unsigned char)text.bytes[at - back] & 0xC0) == 0x80) {
        back++;
    }
    if (utf8_decode(text_from(text.bytes + at - back, back), code_point, NULL) == back) {
        return at - back;
    }
    *code_point = UTF8_REPLACEMENT;
    return at - 1;
}

/*
 * Whether a cluster ends between the two whatever came before them: not within what GB11 to
 * GB13 of UAX #29 look further back for (emoji joined by ZWJ, pairs of regional
 * indicators).
 */
static bool is_certain_break(uint32_t before, uint32_t after)
{
    int class = utf8proc_get_property((utf8proc_int32_t)before)->boundclass;
    return class != UTF8PROC_BOUNDCLASS_ZWJ &&
           utf8proc_grapheme_break((utf8proc_int32_t)before, (utf8proc_int32_t)after);
}

size_t utf8_cluster_before(struct text text, size_t at)
{
    if (at > text.len) {
        at = text.len;
    }
    if (at == 0) {
        return 0;
    }
    /* Between two of ASCII a cluster always ends, but between CR and LF. */
    if (is_ascii(text.bytes[at - 1]) && text.bytes[at - 1] != '\n' &&
        (at == 1 || is_ascii(text.bytes[at - 2]))) {
        return at - 1;
    }
    uint32_t after;
    size_t start = code_point_before(text, at, &after);
    while (start > 0) {
        uint32_t before;
        size_t previous = code_point_before(text, start, &before);
        if (is_certain_break(before, after)) {
            break;
        }
        start = previous;
        after = before;
    }
    for (;;) {
        size_t len = utf8_cluster_len(text, start);
        if (start + len >= at) {
            return start;
        }
        start += len;
    }
}

size_t utf8_cluster_count(struct text text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len; at += utf8_cluster_len(text, at)) {
        count++;
    }
    return count;
}

bool utf8_has_locale(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* What most texts are made of, in every locale and every version of Unicode: ASCII and the
 * letters of Europe; Han, what stands between Han, and full-width forms. 0: asked for. */
static int common_columns(uint32_t code_point)
{
    if (code_point < 0x7F || (code_point >= 0xC0 && code_point <= 0x24F)) {
        return 1;
    }
    bool is_wide = (code_point >= 0x4E00 && code_point <= 0x9FA5) ||
                   (code_point >= 0x3001 && code_point <= 0x3029) ||
                   (code_point >= 0xFF01 && code_point <= 0xFF5E);
    return is_wide ? 2 : 0;
}

int utf8_code_point_columns(uint32_t code_point)
{
    int common = common_columns(code_point);
    if (common != 0) {
        return common;
    }
    int columns = utf8_has_locale() ? wcwidth((wchar_t)code_point)
                                    : utf8proc_charwidth((utf8proc_int32_t)code_point);
    return columns < 0 ? 1 : columns;
}

bool utf8_is_drawable(uint32_t code_point)
{
    return utf8_has_locale()
               ? wcwidth((wchar_t)code_point) >= 0
               : utf8proc_category((utf8proc_int32_t)code_point) != UTF8PROC_CATEGORY_CN;
}

size_t utf8_columns(struct text text)
{
    size_t columns = 0;
    bool is_after_emoji = false;
    for (size_t at = 0; at < text.len;) {
        size_t run = utf8_ascii_len(text_at(text, at));
        if (run != 0) {
            columns += run;
            at += run;
            is_after_emoji = false;
            continue;
        }
        size_t wide = wide_len(text_at(text, at));
        if (wide != 0) {
            columns += wide / HAN_LEN * HAN_COLUMNS;
            at += wide;
            is_after_emoji = false;
            continue;
        }
        uint32_t code_point;
        at += utf8_decode(text_at(text, at), &code_point, NULL);
        if (is_after_emoji && utf8_is_skin_tone(code_point)) {
            continue;
        }
        int width = utf8_code_point_columns(code_point);
        columns += (size_t)width;
        is_after_emoji = utf8_is_emoji(code_point) || (is_after_emoji && width == 0);
    }
    return columns;
}

/* ASCII that no mark can follow: all of the run, or all but its last byte. */
static size_t plain_run(struct text text)
{
    size_t run = utf8_ascii_len(text);
    return run == text.len || run == 0 ? run : run - 1;
}

size_t utf8_fit(struct text text, size_t columns, size_t *used)
{
    size_t at = 0;
    size_t taken = 0;
    while (at < text.len) {
        size_t run = plain_run(text_at(text, at));
        if (run != 0 && taken < columns) {
            size_t fitting = run < columns - taken ? run : columns - taken;
            at += fitting;
            taken += fitting;
            continue;
        }
        size_t len = utf8_cluster_len(text, at);
        size_t width = utf8_columns(text_from(text.bytes + at, len));
        if (width > columns - taken) {
            break;
        }
        at += len;
        taken += width;
    }
    *used = taken;
    return at;
}
