/* Times in the languages of shops, told in the English that snooze_parse() reads. Pure. */
#ifndef APP_SNOOZE_WORDS_H
#define APP_SNOOZE_WORDS_H

#include "base/buffer.h"
#include "base/text.h"

/* A row of the table: folded words, and what they are in English. */
struct snooze_words {
    const char *words;
    const char *english;
};
/* Ended by a row without words. */
extern const struct snooze_words snooze_words[];

/* Adds to out what the folded words mean in German, French, Spanish, Italian, Portuguese,
 * Dutch, Chinese or Japanese; what is none of them stands there as it is. */
void snooze_english(struct text folded, struct buffer *out);

/* Times as one may type them, in the language of the words where a word of them tells it,
 * else in English; static. */
const char *snooze_examples(struct text words);

#endif
