/*
 * The "@" and the point of an address, written so that programs do not see them: "[.]",
 * "(at)", " dot ", "[@]". Knows the words of nine languages; private to the guard.
 */
#ifndef GUARD_BENT_SIGNS_H
#define GUARD_BENT_SIGNS_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* Such a sign, with the spaces around it. */
struct bent_sign {
    size_t end;        /* byte behind it */
    bool is_bracketed; /* else it is a word that stands free, and may mean itself */
};

/* Whether one begins at this byte, which may be the space in front of it. */
bool bent_point_at(struct text text, size_t at, struct bent_sign *sign);
bool bent_at_at(struct text text, size_t at, struct bent_sign *sign);
/* An "@", bent or not, ends right in front of this byte. */
bool bent_at_before(struct text text, size_t at);

#endif
