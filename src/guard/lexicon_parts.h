/* What finding phrases and making them from the tables share. Nobody else includes it. */
#ifndef GUARD_LEXICON_PARTS_H
#define GUARD_LEXICON_PARTS_H

#include "guard/lexicon.h"
#include "guard/lexicon_tables.h"

#include <stdbool.h>
#include <string.h>

#define SLOT_BITS  14
#define SLOT_COUNT ((size_t)1 << SLOT_BITS)
#define NO_PHRASE  UINT32_MAX
#define KEY_BYTES  sizeof(uint32_t)

struct phrase_word {
    const char *bytes;
    uint32_t len;
    bool is_stem; /* any ending */
};

struct phrase {
    const struct word_row *row;
    uint32_t first; /* its words */
    uint32_t count;
    uint32_t bytes;
    uint32_t key;        /* the first bytes of its first word */
    uint32_t second_key; /* and of its second one, where that has to stand behind it */
    bool has_second;
    uint32_t next; /* in the same slot, shorter ones later: lower numbers */
};

/* Made of the tables and lists at the first use, and constant until a list is replaced. */
struct lexicon {
    struct arena arena;
    struct phrase_word *words;
    size_t word_count, word_capacity;
    struct phrase *phrases;
    size_t phrase_count, phrase_capacity;
    uint32_t slots[SLOT_COUNT]; /* by the first word */
    uint32_t pairs[SLOT_COUNT]; /* by both, of phrases that have a second key */
    uint32_t *slurs;            /* phrases of one word that insult */
    size_t slur_count, slur_capacity;
    size_t made; /* its tables that are in it */
    bool is_ready;
};

/* Phrases are found by the first bytes of their first word; of a shorter one by all. */
static inline uint32_t key_of(const char *bytes, size_t len)
{
    uint32_t key = 0;
    if (len >= KEY_BYTES) {
        memcpy(&key, bytes, KEY_BYTES);
    } else {
        memcpy(&key, bytes, len);
    }
    return key;
}

static inline size_t slot_of(uint32_t key)
{
    return (key * 2654435761u) >> (32 - SLOT_BITS);
}

static inline size_t slot_of_pair(uint32_t key, uint32_t second_key)
{
    return slot_of(key * 31 + second_key);
}

static inline bool takes_adverbs(uint16_t meaning)
{
    return meaning == MEANING_STATE || meaning == MEANING_STATE_OF ||
           meaning == MEANING_PASSIVE || meaning == MEANING_ACTIVE ||
           meaning == MEANING_DEED_MADE || meaning == MEANING_DONE ||
           meaning == MEANING_STOCK;
}

/* Made as far as they are not. */
const struct lexicon *lexicon_claims(void);
const struct lexicon *lexicon_never(void);
const struct lexicon *lexicon_goods(void);

#endif
