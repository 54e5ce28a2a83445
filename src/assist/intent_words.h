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

#endif
