/*
 * How each language tells what the record knows of a customer, and who carries a parcel: in
 * these words it is surely that, and what stands behind them is proved by the record, or is
 * not what the record says.
 */
#ifndef GUARD_RECORD_WORDS_H
#define GUARD_RECORD_WORDS_H

#include "base/buffer.h"
#include "chat/customer.h"
#include "chat/order.h"

enum record_told {
    TOLD_CARRIER,        /* of an order: {o} its number */
    TOLD_PARCEL_CARRIER, /* of one parcel of several: {t} its number, {o} its order's */
    TOLD_INTERESTS,
    TOLD_BRANDS,
    TOLD_AGREED, /* what the customer agreed to, and refused */
    TOLD_REFUSED,
    TOLD_ORDERS, /* how many */
    TOLD_BOUGHT, /* for how much, where all of them were kept */
    TOLD_TOTALS, /* what they came to, whatever was paid back of it */
    TOLD_SINCE,  /* the year in which the customer came */
    TOLD_COUNT
};

#define RECORD_CONSENTS 3

struct record_phrases {
    const char *lang;
    const char *of[TOLD_COUNT];            /* each ends in a colon and {v}, the value */
    const char *consents[RECORD_CONSENTS]; /* to models, personal picks, adverts */
    const char *comma;                     /* between values */
    const char *apart;                     /* between clauses */
    const char *stop;                      /* between sentences */
    const char *ticket; /* an earlier one: {o} its number, {v} the day it was begun */
    const char *reply;  /* of ours in a ticket, and its day */
};

/* Of the language, else English. */
const struct record_phrases *record_phrases_of(const char *lang);
/* Of each language in turn; NULL past the last. */
const struct record_phrases *record_phrases_numbered(size_t nth);

/* The value of the customer's, as it stands behind the phrase; false where the record has
 * none. The orders are all of the customer's. */
bool record_value(const struct record_phrases *phrases, enum record_told told,
                  const struct customer *customer, const struct order *orders,
                  size_t order_count, struct buffer *out);

struct judge;
/* Proves what is told in these words, and contradicts another carrier; after all claims. */
void record_words_read(struct judge *judge);
/* Proves the sum of all orders, and since when, where a sentence tells it in other words. */
void account_told_read(struct judge *judge);

#endif
