#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

/* Marks on one base past this are dropped, so that hostile text folds in linear time. */
#define SEGMENT_MAX    32
#define DECOMPOSED_MAX 64

/* Code points from one that starts a composition to the next one, as they are gathered. */
struct folder {
    struct buffer *out;
    utf8proc_int32_t segment[SEGMENT_MAX];
    int len;
    bool is_after_space;
};

static int combining_class(utf8proc_int32_t code_point)
{
    return utf8proc_get_property(code_point)->combining_class;
}

static void flush(struct folder *folder)
{
    utf8proc_ssize_t len = folder->len;
    if (len > 1) {
        len = utf8proc_normalize_utf32(folder->segment, len,
                                       UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    }
    for (utf8proc_ssize_t i = 0; i < len; i++) {
        buffer_add_code_point(folder->out, (uint32_t)folder->segment[i]);
    }
    folder->len = 0;
}

static void add_space(struct folder *folder)
{
    flush(folder);
    if (!folder->is_after_space) {
        buffer_add_char(folder->out, ' ');
    }
    folder->is_after_space = true;
}

static bool is_space(uint32_t code_point)
{
    if (code_point < 0x80) {
        return code_point == ' ' || (code_point >= '\t' && code_point <= '\r');
    }
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);
    return code_point == 0x85 || category == UTF8PROC_CATEGORY_ZS ||
           category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

/*
 * Accents, Hebrew and Arabic points, overlays and enclosing marks. What spells rather than
 * shades stays: nukta (7), kana voicing (8), virama (9), the vowel signs and tones of
 * Indic, Thai, Lao and Tibetan (0 and 84 to 132).
 */
static bool is_diacritic(utf8proc_int32_t code_point, utf8proc_category_t category)
{
    int class = combining_class(code_point);
    return category == UTF8PROC_CATEGORY_ME || class == 1 || (class >= 10 && class <= 36) ||
           class >= 200;
}

/* Can it become one with what stands before it? */
static bool may_compose(utf8proc_int32_t code_point, utf8proc_category_t category)
{
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
           (code_point >= 0x1160 && code_point <= 0x11FF);
}

/* Marks in canonical order; a segment is short, so sorting by insertion is cheap. */
static void add_mark(struct folder *folder, utf8proc_int32_t mark)
{
    int class = combining_class(mark);
    int at = folder->len;
    while (class != 0 && at > 0 && combining_class(folder->segment[at - 1]) > class) {
        folder->segment[at] = folder->segment[at - 1];
        at--;
    }
    folder->segment[at] = mark;
    folder->len++;
}

static void add_decomposed(struct folder *folder, utf8proc_int32_t code_point)
{
    if (is_space((uint32_t)code_point)) {
        add_space(folder);
        return;
    }
    utf8proc_category_t category = utf8proc_category(code_point);
    if (is_diacritic(code_point, category)) {
        return;
    }
    if (!may_compose(code_point, category)) {
        flush(folder);
    } else if (folder->len == SEGMENT_MAX) {
        return;
    }
    add_mark(folder, code_point);
    folder->is_after_space = false;
}

static void add_any(struct folder *folder, uint32_t code_point)
{
    utf8proc_int32_t parts[DECOMPOSED_MAX];
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)code_point, parts, DECOMPOSED_MAX,
                                UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                    UTF8PROC_CASEFOLD | UTF8PROC_IGNORE,
                                &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < DECOMPOSED_MAX; i++) {
        add_decomposed(folder, parts[i]);
    }
}

static void add_ascii(struct folder *folder, struct text run)
{
    char folded[256];
    size_t len = 0;
    flush(folder);
    for (size_t i = 0; i < run.len; i++) {
        char byte = run.bytes[i];
        if (byte == ' ' || (byte >= '\t' && byte <= '\r')) {
            if (folder->is_after_space) {
                continue;
            }
            folder->is_after_space = true;
            byte = ' ';
        } else {
            folder->is_after_space = false;
            byte = byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte;
        }
        folded[len++] = byte;
        if (len == sizeof(folded)) {
            buffer_add(folder->out, folded, len);
            len = 0;
        }
    }
    buffer_add(folder->out, folded, len);
}

void utf8_fold(struct text text, struct buffer *out)
{
    struct folder folder = {.out = out};
    for (size_t at = 0; at < text.len && !out->is_cut;) {
        struct text rest = text_from(text.bytes + at, text.len - at);
        size_t run = utf8_ascii_len(rest);
        if (run != 0) {
            add_ascii(&folder, text_from(rest.bytes, run));
            at += run;
            continue;
        }
        uint32_t code_point;
        at += utf8_decode(rest, &code_point, NULL);
        add_any(&folder, code_point);
    }
    flush(&folder);
}
