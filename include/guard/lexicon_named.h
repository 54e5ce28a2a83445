/*
 * Values that the lines of a list name, the same in the lists of all languages: "colour
 * black: black|schwarz", "material oak (wood): oak|eiche". Private to the lexicon, but for
 * which value a name has, and whether one is a wider one.
 */
#ifndef GUARD_LEXICON_NAMED_H
#define GUARD_LEXICON_NAMED_H

#include "base/memory.h"
#include "base/text.h"
#include "guard/lexicon_meanings.h"

#include <stdbool.h>
#include <stdint.h>

/* A line in its parts, borrowed. */
struct named_line {
    struct text class;   /* "colour"; empty where the list has no classes */
    struct text name;    /* "black" */
    struct text wider;   /* "wood"; empty: none */
    struct text phrases; /* '|' between them */
    bool is_absent;      /* "feature no gluten": the words say that it is not there */
};

/* False where the line has no name, or no phrases behind it. */
bool named_line_read(struct text line, enum meaning meaning, struct named_line *parts);
/* No value of that meaning has a name any more; those to come live in the arena. */
void named_begin(enum meaning meaning, struct arena *arena);
/* What the line's words mean. */
uint32_t named_value(enum meaning meaning, const struct named_line *line);
/* The value is that one, or a narrower one: oak is wood. */
bool named_is(enum meaning meaning, uint32_t value, uint32_t that);
/* The value of that name, 0 where no list has it. */
uint32_t named_find(enum meaning meaning, const char *name);

#endif
