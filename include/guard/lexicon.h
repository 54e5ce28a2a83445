/*
 * Finds every known phrase of a scanned text in one pass. Knows nothing of sentences,
 * claims or facts.
 */
#ifndef GUARD_LEXICON_H
#define GUARD_LEXICON_H

#include "base/attributes.h"
#include "base/memory.h"
#include "guard/lexicon_deeds.h"
#include "guard/lexicon_meanings.h"
#include "guard/lexicon_measures.h"
#include "guard/lexicon_topics.h"
#include "guard/scan.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A known phrase in a text. */
struct mark {
    uint32_t first; /* tokens, end exclusive */
    uint32_t end;
    uint16_t meaning;
    uint32_t value;
    const char *lang;
};

/* Every known phrase, by first token; the array lives in the arena. */
void lexicon_find(const struct scan *scan, struct arena *arena, struct mark **marks,
                  size_t *count);
/* The same for what goods and their parts are called: MEANING_GOODS alone. */
void lexicon_find_goods(const struct scan *scan, struct arena *arena, struct mark **marks,
                        size_t *count);
/* The same for what holds a ticket back: MEANING_NEVER and MEANING_NEUTRAL alone. */
void lexicon_find_never(const struct scan *scan, struct arena *arena, struct mark **marks,
                        size_t *count);
/*
 * The folded word, in which '*' may stand for letters, is an insult of that language's
 * list; lang may be "" for any.
 */
bool lexicon_is_slur(struct text word, const char *lang);
/* All is made at its first use, which takes as long as a frame; or in such steps before it:
 * true once nothing is left to make. */
bool lexicon_step(void);
/* Lists were replaced: the next text is read with them. */
void lexicon_forget(void);
/* Phrases in all tables of claims and flags, for tests. */
size_t lexicon_phrase_count(void);

#endif
