/*
 * The words of a text that a dictionary may judge: no number, address, code or name of a
 * macro, nothing quoted, no word of a script that the language is not written in. Pure;
 * knows no dictionary.
 */
#ifndef ASSIST_SPELLING_H
#define ASSIST_SPELLING_H

#include "base/attributes.h"
#include "base/table.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

#define SPELLING_WORD_MAX 64 /* bytes; what is longer is no word to be judged */

struct spelling_word {
    size_t start; /* bytes of the line, end exclusive */
    size_t end;
};

/* One line's words, in order. */
struct spelling_line {
    struct text line;
    size_t at;
    const char *lang; /* BCP 47 */
    bool is_quoted;   /* what another wrote: "> words" */
};

void spelling_line_begin(struct spelling_line *reader, struct text line, const char *lang);
/* False where there is none any more. */
bool spelling_line_next(struct spelling_line *reader, struct spelling_word *word) MUST_CHECK;

/*
 * The language of a line, as far as it says one by itself: of its own letters where they are
 * enough and plain, else the other's.
 */
const char *spelling_language(struct text line, const char *other);

/* Words that stand in a name or a title, folded, so that none of them is judged. */
void spelling_know(struct table *known, const char *names);
/* Such a word, or one that has one in it: "Northline's", "Trail-Schuh". */
bool spelling_knows(const struct table *known, struct text word);

#endif
