/*
 * What a reply asks for and the customer, or the order, has given already: nobody is asked
 * twice. Private to the assist folder.
 */
#ifndef ASSIST_GIVEN_H
#define ASSIST_GIVEN_H

#include "guard/guard.h"

enum given_thing {
    GIVEN_NUMBER,   /* of the order */
    GIVEN_POSTCODE, /* of the order's address */
    GIVEN_ADDRESS,  /* another one */
    GIVEN_PHOTOS,
    GIVEN_SIZE,
    GIVEN_MEASURE, /* of a foot, a chest, a head */
    GIVEN_CODE,
    GIVEN_BASKET,
    GIVEN_ITEM, /* which of the order's */
    GIVEN_THINGS
};

/* How a thing is called where it is asked for, in whatever language; folded, '|' between.
 */
struct given_words {
    enum given_thing thing;
    const char *phrases;
};
extern const struct given_words given_words[];
extern const size_t given_words_count;
/* What says that something is asked for. */
extern const char given_asking[];
/* A basket, and sizes that were measured, as customers write of them. */
extern const char given_baskets[];
extern const char given_lengths[];

/*
 * The text without the sentences that ask for what is given, a word of thanks in place of
 * the first that asks for something to be sent; the text itself where it asks for nothing
 * that is, NULL where nothing else would be left. order: the one that is meant, or NULL.
 */
const char *given_not_asked(const struct facts *facts, const struct order *order,
                            const char *text, const char *lang, struct arena *arena);

#endif
