/*
 * What is known of a customer and the orders, a fact at a time, worded for the customer: a
 * value, or a short clause whose numbers, days and amounts the guard proves by the record.
 * Nothing is made up: what a record does not say has no words.
 */
#ifndef ASSIST_FACT_H
#define ASSIST_FACT_H

#include "base/buffer.h"
#include "chat/customer.h"
#include "chat/order.h"
#include "chat/product.h"
#include "chat/ticket.h"

#include <stdbool.h>
#include <stddef.h>

enum fact_kind {
    FACT_NONE,
    /* of an order */
    FACT_NUMBER,
    FACT_STATUS,
    FACT_PLACED,
    FACT_LINE,    /* index: the line's title and what was paid for it, or for each of it */
    FACT_TODAY,   /* its product, at the price of today */
    FACT_CARRIER, /* index: the shipment, as of the four below */
    FACT_PARCEL,
    FACT_SENT, /* said of the order: of several parcels where each has that day */
    FACT_DUE,
    FACT_DELIVERED,
    FACT_REFUND,  /* index */
    FACT_PAYMENT, /* index */
    FACT_TOTAL,
    FACT_RECIPIENT, /* where the order goes */
    FACT_PAGE,
    /* of the customer */
    FACT_HOME,    /* city and country */
    FACT_ACCOUNT, /* since when, how many orders and for how much; order: the first of all,
                     index: how many */
    FACT_INTERESTS,
    FACT_BRANDS,
    FACT_CONSENT,
    FACT_EMAIL, /* index, as of the two below */
    FACT_PHONE,
    FACT_ADDRESS,
    FACT_CONTACT, /* a ticket, or a reply in one */
    FACT_KIND_COUNT
};

struct fact {
    enum fact_kind kind;
    const struct customer *customer; /* of the customer's facts */
    const struct order *order;       /* of an order's */
    const struct product *product;   /* of FACT_TODAY */
    struct contact contact;          /* of FACT_CONTACT */
    size_t index;
};

/* Adds the words in that language (English where it is none of ours); false, and nothing is
 * added, where the record does not say it. */
bool assist_fact_words(const struct fact *fact, const char *lang, struct day today,
                       struct buffer *out);
/* The same words where they begin a sentence: with a capital, and behind what a value is
 * ("e-mail in the profile: …"). False where they say nothing by themselves, as a number. */
bool assist_fact_sentence(const struct fact *fact, const char *lang, struct day today,
                          struct buffer *out);

#endif
