/* Numbers of orders, parcels and the like, in any grouping. Private to the guard. */
#ifndef GUARD_NUMBERED_H
#define GUARD_NUMBERED_H

#include "guard/reading.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The letters and digits that begin here without a gap. */
struct numbered {
    uint32_t first;
    uint32_t end;
    struct text raw;
    size_t digits;
    bool has_letter;
};

/*
 * Where the identifier, written in any grouping from this token on, ends; 0 where the text
 * has another one. Both are compared without what groups them, and without case.
 */
size_t identifier_end(const struct reading *reading, size_t token, const char *id);
/* The byte that an identifier and every spelling of it begin with, in lower case. */
unsigned char identifier_head(const char *id);
/* The number that begins at the token; false where there is none that could be an
 * identifier. */
bool numbered_at(const struct reading *reading, size_t token, struct numbered *found);
/* The same letters, and digits where the other has digits. */
bool numbered_is_like(struct text raw, const char *id);

#endif
