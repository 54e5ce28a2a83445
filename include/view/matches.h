/* Where words that were searched for stand in a text, case, width and diacritics aside. */
#ifndef VIEW_MATCHES_H
#define VIEW_MATCHES_H

#include "base/memory.h"
#include "base/text.h"

#include <stddef.h>

struct match {
    size_t start; /* bytes of the text, whole clusters */
    size_t end;
};
/* folded: as utf8_fold() leaves it. Matches do not overlap; they live in the arena. */
struct match *matches_find(struct text text, struct text folded, struct arena *arena,
                           size_t *count);

#endif
