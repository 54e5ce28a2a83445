/* What an edit changed of a text, and where it left what stood before and behind it. Pure.
 */
#ifndef BASE_EDIT_H
#define BASE_EDIT_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* Bytes [start, end) of the text before became others; all behind moved by shift. */
struct edit {
    size_t start;
    size_t end;
    ptrdiff_t shift;
};

/* The least edit that makes the one text of the other. */
struct edit edit_between(struct text before, struct text after);
/* Moves a part of the text before to where it stands now; false where the edit touched it.
 */
bool edit_move(const struct edit *edit, size_t *start, size_t *end);

#endif
