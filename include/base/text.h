/* Slices of bytes that nobody owns here, and the few questions asked of them all day. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/attributes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Borrowed; not NUL-ended. */
struct text {
    const char *bytes;
    size_t len;
};

/* What is asked of every word of every text stands here, for the compiler to see through:
 * a word that is compared with a literal costs no call. */
static inline struct text text_from(const char *bytes, size_t len)
{
    return (struct text){.bytes = bytes, .len = len};
}

/* NULL gives the empty slice. */
static inline struct text text_of(const char *string)
{
    return text_from(string, string == NULL ? 0 : strlen(string));
}

static inline bool text_equals(struct text a, struct text b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.bytes, b.bytes, a.len) == 0);
}

static inline bool text_is(struct text text, const char *string)
{
    return text_equals(text, text_of(string));
}

/* ASCII case is ignored; other bytes must be equal. */
bool text_is_ignoring_case(struct text text, const char *string);
static inline bool text_starts_with(struct text text, const char *string)
{
    size_t len = strlen(string);
    return text.len >= len && memcmp(text.bytes, string, len) == 0;
}
/* Without ASCII white space at both ends. */
struct text text_trim(struct text text);
/*
 * Cuts the next piece off the front of rest, up to the separator, which is dropped. False where
 * nothing is left. "a,,b" gives three pieces; an empty rest gives none.
 */
bool text_next(struct text *rest, char separator, struct text *piece);
/* The next run without ASCII white space; false where there is none. */
bool text_next_word(struct text *rest, struct text *word);
/* Where needle first stands in text, or NULL. */
const char *text_find(struct text text, struct text needle);
/* Whether lines stand in text from a start of a line to an end of one; the empty ones do. */
bool text_has_lines(struct text text, struct text lines);
/* Decimal digits alone, within [min, max]. */
bool text_to_integer(struct text text, int64_t min, int64_t max, int64_t *value) MUST_CHECK;
/* NULL-safe: both NULL are equal. */
static inline bool string_equals(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && a[0] == b[0] && strcmp(a, b) == 0);
}
/* "" for NULL. */
const char *string_or_empty(const char *string);

#endif
