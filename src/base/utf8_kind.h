/*
 * What a code point is to the sanitiser, wherever it stands: looked up once, then
 * remembered.
 */
#ifndef BASE_UTF8_KIND_H
#define BASE_UTF8_KIND_H

#include <stdbool.h>
#include <stdint.h>

#define LRM 0x200Eu
#define RLM 0x200Fu

enum utf8_kind {
    UTF8_KIND_UNKNOWN, /* nobody looked yet */
    UTF8_KIND_NARROW,
    UTF8_KIND_WIDE,
    UTF8_KIND_MARK,     /* stands on what is before it */
    UTF8_KIND_LINE_END, /* LF, U+2028, U+2029 */
    UTF8_KIND_CONTROL,  /* C0, DEL, C1 */
    UTF8_KIND_BIDI,     /* Bidi_Control */
    UTF8_KIND_HIDDEN,   /* zero-width, tags, private use, noncharacters */
    UTF8_KIND_SKIN_TONE,
    UTF8_KIND_UNDRAWABLE,      /* wcwidth does not know it */
    UTF8_KIND_UNDRAWABLE_MARK, /* nor this, which is a mark */
};

/* has_locale: what utf8_has_locale() says. */
enum utf8_kind utf8_kind(uint32_t code_point, bool has_locale);
/* ⟨RLO⟩ and the like for a bidi control; NULL for any other. */
const char *utf8_bidi_mark(uint32_t code_point);

#endif
