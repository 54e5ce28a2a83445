/* What a thread wants, as numbers. Private to the assist folder. */
#ifndef ASSIST_INTENT_H
#define ASSIST_INTENT_H

#include "assist/assist.h"
#include "matters.h"

#include <stdbool.h>
#include <stddef.h>

#define INTENT_LIMIT 32 /* intents that are weighed */

/* The question as everything here looks at it. */
struct asked {
    struct text folded;
    struct text own; /* the same, blank where a clause speaks of what is nobody's */
    struct matters matters;
    const char *lang;
    bool takes_leave;
    double answers; /* the strength that answers */
    double length; /* 0: a line; 1: a letter, of which no example covers much */
};
void asked_read(const struct draft_request *request, struct arena *arena,
                struct asked *asked);

struct intent_score {
    const char *intent; /* borrowed from a macro's tag or the table; NULL for none */
    double macros;      /* the best score of a macro with this tag, 0 to 1 */
    double clarity;     /* how far the next other intent's macros are behind, 0 to 1 */
    double words;       /* how clearly what is said is about it, 0 to 1 */
    bool is_foreign;    /* macros in another language than the question's */
};

/* How clearly the text says the intent: a half for one of its phrases, more for more. */
double intent_words(const char *intent, struct text folded);
/* "Have a nice day": the writer takes leave; at the end of a letter it says no more. */
bool intent_takes_leave(struct text folded);
/* What says one of the intent's pairs; empty: nothing does. */
struct text intent_pair_said(const char *intent, struct text folded);
/* The first of the intent's phrases in the text, cut out of it; empty where none stands
 * there. */
struct text intent_heard(const char *intent, struct text folded);
/* All that the macros' tags and the phrases know, each once; in the arena. */
size_t intents_known(const struct macro_hit *macros, size_t macro_count,
                     struct arena *arena, const char *const **intents);
/* The intents that speak for themselves, the strongest first; returns how many. */
size_t intents_of(const struct draft_request *request, const struct asked *asked,
                  struct intent_score scores[INTENT_LIMIT]);
double intent_strength(const struct asked *asked, const struct intent_score *score);

/*
 * Below this strength nothing in the shop's knowledge answers, and a holding reply stands
 * for it. Chosen on one half of the questions of make bench-retrieval (by a hash of their
 * texts), where what is answered rightly less the mean of what is answered wrongly is the
 * most; the figures of the other half stand in src/doc/engine.md.
 */
#define INTENT_ANSWERS 0.38

/* Said in so many words: enough to name the intent, and to tell where an order stands. */
#define INTENT_SAID 0.5
bool intent_is_heard(const struct asked *asked, const struct intent_score *score);

#endif
