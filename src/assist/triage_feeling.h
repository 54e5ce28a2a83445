/* Whether a customer is content, by what they wrote alone. Private to the assist folder. */
#ifndef ASSIST_TRIAGE_FEELING_H
#define ASSIST_TRIAGE_FEELING_H

#include "chat/ticket.h"
#include "triage_words.h"

struct feeling {
    double kind; /* weight of the kind words, and of the unkind ones */
    double unkind;
    const char *kind_word; /* the newest of each, in the arena; NULL */
    const char *unkind_word;
    bool is_shouted;
};

/* Of one text with its cues. denied words count the other way round. */
void feeling_read(struct text folded, const char *lang, const struct cue_hit *hits,
                  size_t count, double weight, struct arena *arena,
                  struct feeling *feeling);
/* Most of it in capitals: adds to unkind. */
void feeling_hear_shouting(struct text text, struct feeling *feeling);
/* -1 to 1; 0 where nothing was said. */
double feeling_sentiment(const struct feeling *feeling);

#endif
