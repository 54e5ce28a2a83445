/*
 * Word lists by language ("any": of all of them) and class ("slur", "polite", …), one phrase
 * a line, '#' in front of a comment: those compiled in, and those that a shop has in their
 * place. A line of the classes "traits" and "goods" says what its phrases
 * mean: guard/lexicon_named.h. Replacing is for the start of the program, before texts are read.
 */
#ifndef GUARD_LEXICON_DATA_H
#define GUARD_LEXICON_DATA_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct word_row;

/* "LANG.CLASS": a language of two or three letters, and a class that there is. */
bool lexicon_data_is_name(struct text name);
/*
 * Takes the text in the place of the class of that language; an empty one takes the class
 * away. False with "LINE: what is wrong", and nothing is replaced.
 */
bool lexicon_data_replace(struct text name, struct text text, struct error *err) MUST_CHECK;
/* Those compiled in, again. */
void lexicon_data_reset(void);

/* A list that a shop has in the place of ours. */
struct lexicon_list {
    const char *lang;
    const char *class;
    size_t phrases; /* 0: the class is taken away */
    bool has_ours;  /* one was compiled in */
};
/* The index-th of them, in the order they were read; false where there are no more. */
bool lexicon_data_replaced(size_t index, struct lexicon_list *list);
/* Lists compiled in that still stand. */
size_t lexicon_data_kept(void);

/* A row of phrases for each list that counts, or each line of one that names them, in the
 * arena: those of what goods are called, or all others. */
void lexicon_data_rows(bool of_goods, struct arena *arena, struct word_row **rows,
                       size_t *count);

#endif
