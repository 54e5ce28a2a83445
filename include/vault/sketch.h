/*
 * A search segment's sketch: which three bytes in a row stand anywhere in its words, as
 * bits by a hash. It says for certain that words are not there, and never that they are, at
 * a sixteenth of the price of opening the segment. Bytes in, bytes out.
 */
#ifndef VAULT_SKETCH_H
#define VAULT_SKETCH_H

#include "base/attributes.h"
#include "vault/leaf.h"

#include <stdbool.h>
#include <stdint.h>

#define SKETCH_LEN 4096

struct sketch {
    int64_t first, last; /* the rows it speaks of */
    const uint8_t *bits; /* points into its bytes */
};

void sketch_make(const struct leaf *leaf, uint8_t bytes[SKETCH_LEN]);
/* False where the bytes are no sketch. */
bool sketch_read(struct text bytes, struct sketch *sketch) MUST_CHECK;
/* A sketch can tell: some needle has three bytes. */
bool sketch_is_asked(const struct leaf_needles *needles);
/* False: no record of these rows has all of the needles. */
bool sketch_may_have(const struct sketch *sketch, const struct leaf_needles *needles);

#endif
