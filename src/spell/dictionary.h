/*
 * The dictionaries of this machine by Enchant, which finds Hunspell's, Nuspell's and Aspell's
 * alike. The library is loaded when it is first asked, so that a start pays nothing for it.
 * Only src/spell includes this.
 */
#ifndef SPELL_DICTIONARY_H
#define SPELL_DICTIONARY_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"
#include "spell/speller.h"

#include <stdbool.h>

struct dictionaries;

/* False where the program was built without the library, or it is not on this machine. */
bool dictionaries_open(struct dictionaries **dictionaries, struct error *err) MUST_CHECK;
void dictionaries_close(struct dictionaries *dictionaries); /* NULL is allowed */
/* In no order. */
void dictionaries_each(struct dictionaries *dictionaries, speller_tag_handler *handler,
                       void *context);
/* The dictionary of that tag has the word; what it cannot judge, it has. */
bool dictionaries_have(struct dictionaries *dictionaries, const char *tag,
                       struct text word);
/* Adds a line "*words" each to out, the likeliest first, at most so many. */
void dictionaries_suggest(struct dictionaries *dictionaries, const char *tag,
                          struct text word, size_t most, struct buffer *out);
/* "Enchant 2.3.3"; NULL: built without it. */
const char *dictionaries_built_with(void);

#endif
