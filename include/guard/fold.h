/*
 * A text in the form in which masking looks for values and insults are looked for. Private
 * to the guard.
 */
#ifndef GUARD_FOLD_H
#define GUARD_FOLD_H

#include "base/memory.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A text folded: lower case, half width, no accents, digits of any script as 0 to 9,
 * nothing hidden; and where in the text each byte comes from (at[len] is its end). It is
 * never longer than the text.
 */
enum fold_class {
    FOLD_GAP, /* a space or a sign */
    FOLD_DIGIT,
    FOLD_LETTER, /* of a script that is written with spaces */
    FOLD_SINGLE, /* of one without */
    FOLD_TAKEN,  /* found already: no value reaches into it */
};
struct fold {
    char *bytes; /* with two zeros behind them */
    uint8_t *classes;
    uint32_t *at;
    size_t len;
    uint64_t *edges;  /* bits: where fold_is_edge(), for whoever looks at each of them */
    uint64_t *heads;  /* the same, where no space stands: all that anything begins with */
    struct text text; /* that it was made of */
    bool is_public;   /* a place or the catalogue's: what stands alone there is no name */
};
void fold_read(struct text text, struct arena *arena, struct fold *fold);

#endif
