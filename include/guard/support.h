/*
 * The sentences of the shop's public articles and macros, to be found by the words in them:
 * the rarer a word is there, the more it tells. Knows no claims and no verdicts.
 */
#ifndef GUARD_SUPPORT_H
#define GUARD_SUPPORT_H

#include "base/memory.h"
#include "guard/reading.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SUPPORT_STEMS_MAX 32

/* What else may make a thing free. */
#define SUPPORT_CAUSES                                                                     \
    (TOPIC_BIT(TOPIC_DAMAGE) | TOPIC_BIT(TOPIC_FAULT) | TOPIC_BIT(TOPIC_WRONG_ITEM) |      \
     TOPIC_BIT(TOPIC_MISSING) | TOPIC_BIT(TOPIC_LOST))

/* A sentence of an article or macro, and what it turns on. */
struct support_line {
    const void *whole; /* the article or macro: lines of one stand beside each other */
    struct text quote;
    unsigned stances; /* bits of enum stance */
    uint64_t topics;
    uint64_t context; /* of the lines in front and of the title */
    uint32_t places;  /* that it names, or those in front of it do; 0: everywhere */
    bool has_length;  /* a time is told: it grants something, whatever it refuses besides */
    uint32_t means;   /* bits of enum means that money goes back to */
    const struct stems *stems; /* where means are told; else NULL */
};

/* The words of a clause, cut to their stems; pairs of characters where no spaces are. */
struct stems {
    uint32_t hashes[SUPPORT_STEMS_MAX];
    size_t count;
};

/* The words that are said of this value alone: up to the others of its kind in its
   sentence, without those that name a matter of the policy. In the arena. */
const struct stems *value_goods(const struct reading *reading, const struct value *value,
                                struct arena *arena);

struct support;

struct support *support_create(struct arena *arena);
/* The reading's text is borrowed; lines of one whole, which is only compared, follow. The
   title is what its title speaks of, as bits of topics. */
void support_add(struct support *support, const void *whole, const struct reading *reading,
                 const struct sentence *sentence, uint64_t title);
/* After the last sentence, before the first question. */
void support_close(struct support *support);
/* The topics name something that is done with goods: a return, an exchange. */
bool support_names_matter(uint64_t topics);
/* What must have befallen the goods, or be done with them, for the line to hold, by itself
   or by its article: bits of topics, 0 where nothing must. */
uint64_t support_causes(const struct support_line *line);
/* All lines, in the order of the articles. Borrowed. */
const struct support_line *support_lines(const struct support *support, size_t *count);
/* Lines of that article or macro have the word, and no others. */
bool support_only_in(const struct support *support, uint32_t stem, const void *whole);
/* How many lines there are. */
size_t support_size(const struct support *support);

/*
 * Adds the words from one token to another that carry meaning; masked tokens, values and
 * words of two or three letters carry none.
 */
void stems_add(struct stems *stems, const struct reading *reading, size_t first,
               size_t end);
void stems_join(struct stems *stems, const struct stems *more);
/* The words of a sentence, gathered at the first time that they are asked for. */
const struct stems *sentence_stems(const struct reading *reading, struct sentence *sentence,
                                   struct arena *arena);
bool stems_have(const struct stems *stems, uint32_t hash);
/* The bits of enum stance of these tokens. */
unsigned stances_of(const struct reading *reading, size_t first, size_t end);
/* "Even when opened", and nothing beside it that restricts. */
bool stances_are_even(unsigned stances);

/* What a clause has to be found by. */
struct support_question {
    const struct stems *stems;
    unsigned stances;
    uint64_t topics;
    uint64_t matter;  /* topics of the reply and of what it answers */
    unsigned percent; /* of the weight of its words that a line must have to speak of it */
};
enum support_answer {
    SUPPORT_NONE,    /* no line speaks of it */
    SUPPORT_DIFFERS, /* those that do turn it another way */
    SUPPORT_EQUAL,
    SUPPORT_AGAINST, /* a line with more of its words refuses it: "opened tea is excluded"
                      */
};
/* The line that is nearest, NULL where none is. */
enum support_answer support_ask(const struct support *support,
                                const struct support_question *question,
                                struct arena *arena, const struct support_line **line);

/* A line says that this matter, and no other, is free, from any of these places or
 * wherever, and not for a cause that the question has not. */
bool support_is_free(const struct support *support, uint64_t matter, uint32_t places);

/* All lines of these topics deny it where the stances do not, or the other way round. */
bool support_denies(const struct support *support, uint64_t topics, unsigned stances);

/* How many of the stems any line has. */
size_t support_knows(const struct support *support, const struct stems *stems);

/* The line with that text lets its time run from a day that these topics name. */
bool support_anchored_alike(const struct support *support, struct text quote,
                            uint64_t topics);
/*
 * The line with that text, where it lets its time run from another day than these topics
 * do: the delivery, not the order. NULL where it does not, or names no day.
 */
const struct support_line *support_anchored_elsewhere(const struct support *support,
                                                      struct text quote, uint64_t topics);

#endif
