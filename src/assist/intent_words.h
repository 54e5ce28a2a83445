/* Phrases that say an intent, folded, parted by bars; one row an intent and script.
 * Private. */
#ifndef ASSIST_INTENT_WORDS_H
#define ASSIST_INTENT_WORDS_H

struct intent_phrases {
    const char *intent;
    const char *phrases; /* each where it begins a word: "retras" finds "retrasado" */
};

/* A row without an intent ends it. */
extern const struct intent_phrases intent_phrases[];

/* With which one takes leave, parted by bars. */
extern const char leave_phrases[];

/* Both said in one sentence, with no phrase of but in it; or one of alone. */
struct intent_pair {
    const char *intent;
    const char *first, *second; /* folded phrases, parted by bars */
    const char *alone;
    const char *but;
};
/* A row without an intent ends it. */
extern const struct intent_pair intent_pairs[];

#endif
