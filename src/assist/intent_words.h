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

/* Both said in one sentence, with no phrase of but in it; or one of alone. */
struct intent_pair {
    const char *intent;
    const char *first, *second; /* folded phrases, parted by bars */
    const char *alone;
    const char *but;
};
/* A row without an intent ends it. */
extern const struct intent_pair intent_pairs[];

/*
 * Matters that are no order, parcel or product. What is said in a sentence about one says
 * none of these intents: "I lost my password" is no parcel.
 */
struct intent_matter {
    const char *phrases;
    const char *mutes; /* intents, parted by bars; NULL: all that are about goods */
};
/* A row without phrases ends it. */
extern const struct intent_matter intent_matters[];
extern const char intent_goods[];

#endif
