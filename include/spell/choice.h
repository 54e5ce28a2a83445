/*
 * Which of the dictionaries there are is a language's: by what [ui] spell names, by the
 * shop's country, by custom. Pure.
 */
#ifndef SPELL_CHOICE_H
#define SPELL_CHOICE_H

#include "base/attributes.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

#define SPELL_TAG_SIZE 24

/* The next name in [ui] spell, cut off the front of rest; false: there is none any more. */
bool spell_next_wanted(struct text *rest, struct text *word) MUST_CHECK;

/*
 * The tag among tags ("de_CH"; sorted) that is lang's (BCP 47: "de", "en-GB"); NULL: none.
 * wanted: tags and languages by spaces or commas ("en_GB,de"), of which alone may be chosen;
 * NULL: of all. country (ISO 3166, NULL: not known) decides where a language has several.
 */
const char *spell_choose(const char *lang, const char *wanted, const char *country,
                         const char *const *tags, size_t count);

#endif
