/*
 * Identifying values in whatever spelling: a text with full width made half width, wide
 * points made points and what nobody sees left out. Private to the guard.
 */
#ifndef GUARD_PLAIN_H
#define GUARD_PLAIN_H

#include "base/memory.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Every byte, and where in the text it comes from; at[len] is the text's end. What is not
 * ASCII is one byte PLAIN_OTHER. */
#define PLAIN_OTHER '\x01'
struct plain {
    char *bytes; /* zero-terminated */
    uint32_t *at;
    size_t len;
};

void plain_read(struct text text, struct arena *arena, struct plain *plain);
/* The same once more, disguises undone: escapes ("%40", "&#64;"), "(at)", signs around and
 * between digits. In the arena. */
void plain_loosen(const struct plain *plain, struct arena *arena, struct plain *loose);
/* Letters and digits alone, in lower case. */
const char *plain_key(const char *value, struct arena *arena);
/*
 * Where the value stands in the text, grouped in any way, an order's number without its
 * letters and a phone without its country, too. Bytes of the text.
 */
bool plain_find(const struct plain *plain, const char *value, struct arena *arena,
                size_t *start, size_t *end);
bool plain_is_digit(char byte);
bool plain_is_word(char byte); /* a letter or a digit */

#endif
