/*
 * A text as the terms it is found by. Letters and digits in a row are one term, folded
 * (case, width, diacritics) and stemmed. Scripts written without spaces give each two
 * neighbours: when indexing also every character alone, at the same place; when asking a
 * character alone only where the run is no longer. Both sides of every search go through
 * here.
 */
#ifndef CATALOGUE_TERMS_H
#define CATALOGUE_TERMS_H

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TERM_MAX 128 /* bytes; what is longer is cut there */

enum terms_for { TERMS_INDEXED, TERMS_ASKED };
struct term {
    struct text text;    /* borrowed, during the call */
    struct text surface; /* the same before it was stemmed */
    bool is_colocated;   /* at the place of the one before it */
    bool is_common;      /* "the", "para", "und": says little of what is meant */
    bool is_guessed;     /* another was written, a slip away */
};
/* Returns false to be given no more. */
typedef bool term_handler(void *context, struct term term);
void terms_each(struct text text, enum terms_for purpose, term_handler *handler,
                void *context);

/* The different terms of a question, the first max of them, in their order, in the arena.
 */
struct term *terms_asked(struct text question, size_t max, struct arena *arena,
                         size_t *count);
/* A word, folded, as the term it is found by; in the arena. */
struct text terms_stem(struct text word, struct arena *arena);
/* Takes the common ones out, unless there are no others; returns how many are left. */
size_t terms_without_common(struct term *terms, size_t count);
/*
 * The words of a text, folded and not stemmed, one space between; a character of a script
 * without spaces is a word. For whole titles. Added to out.
 */
void terms_line_up(struct text text, struct buffer *out);
/* The 32 bits that stand for a term where terms are compared in numbers (hash_32()). */
uint32_t term_hash(struct text term);

#endif
