/* Ways in which a value is written so that no machine shall know it. */
#ifndef TESTS_GUARD_MASK_DISGUISES_H
#define TESTS_GUARD_MASK_DISGUISES_H

#include "base/buffer.h"
#include "base/utf8.h"
#include "guard/scan.h"

#include <string.h>

typedef void disguise(struct text value, struct buffer *out);

static inline void disguise_none(struct text value, struct buffer *out)
{
    buffer_add(out, value.bytes, value.len);
}

static inline void disguise_capitals(struct text value, struct buffer *out)
{
    for (size_t i = 0; i < value.len; i++) {
        char byte = value.bytes[i];
        buffer_add_char(out, (char)(byte >= 'a' && byte <= 'z' ? byte - 0x20 : byte));
    }
}

static inline void disguise_small(struct text value, struct buffer *out)
{
    for (size_t i = 0; i < value.len; i++) {
        char byte = value.bytes[i];
        buffer_add_char(out, (char)(byte >= 'A' && byte <= 'Z' ? byte + 0x20 : byte));
    }
}

/* Each code point by a function of it and of where it stands. */
static inline void each(struct text value, struct buffer *out,
                        void (*add)(uint32_t code_point, size_t at, struct buffer *out))
{
    for (size_t at = 0; at < value.len;) {
        uint32_t code_point;
        size_t len =
            utf8_decode(text_from(value.bytes + at, value.len - at), &code_point, NULL);
        add(code_point, at, out);
        at += len;
    }
}

static inline void add_wide(uint32_t code_point, size_t at, struct buffer *out)
{
    (void)at;
    bool is_sign = code_point > ' ' && code_point < 0x7F;
    buffer_add_code_point(out, is_sign             ? code_point + 0xFEE0
                               : code_point == ' ' ? 0x3000
                                                   : code_point);
}
static inline void disguise_wide(struct text value, struct buffer *out)
{
    each(value, out, add_wide);
}

static inline void add_bare(uint32_t code_point, size_t at, struct buffer *out)
{
    char folded[4];
    (void)at;
    if (code_point >= 0xC0 && code_point < 0x180) {
        buffer_add(out, folded, scan_fold_letter(code_point, folded));
    } else {
        buffer_add_code_point(out, code_point);
    }
}
static inline void disguise_bare(struct text value, struct buffer *out)
{
    each(value, out, add_bare);
}

static inline void add_accented(uint32_t code_point, size_t at, struct buffer *out)
{
    (void)at;
    buffer_add_code_point(out, code_point);
    if (code_point < 0x80 && strchr("aeiouAEIOU", (int)code_point) != NULL &&
        code_point != 0) {
        buffer_add_code_point(out, 0x301);
    }
}
static inline void disguise_accented(struct text value, struct buffer *out)
{
    each(value, out, add_accented);
}

static inline void add_hidden(uint32_t code_point, size_t at, struct buffer *out)
{
    static const uint32_t hidden[] = {0x200B, 0x2060, 0xAD, 0x200D, 0xFEFF, 0x202E};
    buffer_add_code_point(out, code_point);
    buffer_add_code_point(out, hidden[at % COUNT_OF(hidden)]);
}
static inline void disguise_hidden(struct text value, struct buffer *out)
{
    each(value, out, add_hidden);
}

static inline void add_fixed(uint32_t code_point, size_t at, struct buffer *out)
{
    (void)at;
    buffer_add_code_point(out, code_point == ' '   ? 0xA0
                               : code_point == '-' ? 0x2011
                                                   : code_point);
}
static inline void disguise_fixed(struct text value, struct buffer *out)
{
    each(value, out, add_fixed);
}

static inline void add_apart(uint32_t code_point, size_t at, struct buffer *out)
{
    if (at > 0) {
        buffer_add_char(out, ' ');
    }
    buffer_add_code_point(out, code_point);
}
static inline void disguise_apart(struct text value, struct buffer *out)
{
    each(value, out, add_apart);
}

static inline void add_arabic(uint32_t code_point, size_t at, struct buffer *out)
{
    (void)at;
    bool is_digit = code_point >= '0' && code_point <= '9';
    buffer_add_code_point(out, is_digit ? code_point - '0' + 0x660 : code_point);
}
static inline void disguise_arabic(struct text value, struct buffer *out)
{
    each(value, out, add_arabic);
}

static inline void add_worded(uint32_t code_point, size_t at, struct buffer *out)
{
    (void)at;
    if (code_point == '@') {
        buffer_add_text(out, " (at) ");
    } else if (code_point == ' ') {
        buffer_add_text(out, "  -  ");
    } else {
        buffer_add_code_point(out, code_point);
    }
}
/* The last point of an address in words, other separators widened. */
static inline void disguise_worded(struct text value, struct buffer *out)
{
    const char *at = memchr(value.bytes, '@', value.len);
    if (at == NULL) {
        each(value, out, add_worded);
        return;
    }
    size_t local = (size_t)(at - value.bytes);
    buffer_add(out, value.bytes, local);
    buffer_add_text(out, " (at) ");
    for (size_t i = local + 1; i < value.len; i++) {
        if (value.bytes[i] == '.') {
            buffer_add_text(out, " (dot) ");
        } else {
            buffer_add_char(out, value.bytes[i]);
        }
    }
}

static inline void add_bold(uint32_t code_point, size_t at, struct buffer *out)
{
    (void)at;
    if (code_point >= 'A' && code_point <= 'Z') {
        buffer_add_code_point(out, code_point - 'A' + 0x1D400);
    } else if (code_point >= 'a' && code_point <= 'z') {
        buffer_add_code_point(out, code_point - 'a' + 0x1D41A);
    } else if (code_point >= '0' && code_point <= '9') {
        buffer_add_code_point(out, code_point - '0' + 0x1D7CE);
    } else {
        buffer_add_code_point(out, code_point);
    }
}
static inline void disguise_bold(struct text value, struct buffer *out)
{
    each(value, out, add_bold);
}

static const struct {
    const char *name;
    disguise *write;
} disguises[] = {
    {"as it is", disguise_none},
    {"in capitals", disguise_capitals},
    {"in small letters", disguise_small},
    {"full width", disguise_wide},
    {"accents off", disguise_bare},
    {"accents on", disguise_accented},
    {"hidden characters", disguise_hidden},
    {"fixed spaces", disguise_fixed},
    {"letters apart", disguise_apart},
    {"arabic digits", disguise_arabic},
    {"in words", disguise_worded},
    {"bold letters", disguise_bold},
};

#endif
