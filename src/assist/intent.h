/* What a thread wants, as numbers. Private to the assist folder. */
#ifndef ASSIST_INTENT_H
#define ASSIST_INTENT_H

#include "assist/assist.h"

#include <stddef.h>

/* The intents that words are known of, in the order of the table. */
#define INTENT_LIMIT 32

struct intent_score {
    const char *intent; /* borrowed from a macro's tag or the table */
    double macros;      /* the best score of a macro with this tag, 0 to 1 */
    double words;       /* how clearly the words say it, 0 to 1 */
};

/* How clearly the folded question says the intent: a half for one of its phrases, more for
 * more. */
double intent_words(const char *intent, struct text folded);

/*
 * The intents that speak for themselves, the strongest first; at most INTENT_LIMIT. Returns
 * how many.
 */
size_t intents_of(const struct draft_request *request, struct text folded,
                  struct intent_score scores[INTENT_LIMIT]);
/* One number for both, 0 to 1.5: the shop's own examples weigh more than our words. */
double intent_strength(const struct intent_score *score);

/*
 * Below this strength nothing in the shop's knowledge answers: one clear phrase of ours is
 * just enough, and so is a quarter of the vote of the shop's own examples.
 */
#define INTENT_ANSWERS 0.25

#endif
