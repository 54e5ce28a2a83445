/* Where words that were searched for stand in a text, case, width and diacritics aside. */
#ifndef BASE_MATCHES_H
#define BASE_MATCHES_H

#include "base/memory.h"
#include "base/text.h"

#include <stddef.h>

struct match {
    size_t start; /* bytes of the text, whole clusters */
    size_t end;
};
/* Of a longer text none are found. */
#define MATCHES_TEXT_MAX ((size_t)64 * 1024)
/* folded: as utf8_fold() leaves it. Matches do not overlap; they live in the arena. */
struct match *matches_find(struct text text, struct text folded, struct arena *arena,
                           size_t *count);

#endif
