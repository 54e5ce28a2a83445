/*
 * What the local engine says in its own words, in each language it knows, as macro texts.
 * The shop's macros come first; these stand in where it has none. Private to the assist
 * folder.
 */
#ifndef ASSIST_PHRASES_H
#define ASSIST_PHRASES_H

#include "base/text.h"
#include "chat/order.h"

#include <stdbool.h>
#include <stddef.h>

struct phrases {
    const char *lang;
    const char *greeting;     /* with the customer's name as a variable */
    const char *holding;      /* claims nothing: a colleague looks into it */
    const char *identity;     /* asks an unknown sender for proof; holds no fact */
    const char *suggest;      /* above a list of picks */
    const char *suggest_more; /* above a second list */
    const char *given;        /* for what was asked for, and has come already */
    const char *welcome;      /* to thanks */
    const char *which;        /* above the orders of which one may be meant */
    const char *about;        /* which order a reply is about */
    const char *status;       /* facts of an order, each a sentence of its own */
    const char *shipped;
    const char *expected;
    const char *delivered;
    const char *list_comma;
    const char *order_status[ORDER_STATUS_COUNT];
};

/* Of the language, else NULL. */
const struct phrases *phrases_find(const char *lang);
/* Of the language, else English. */
const struct phrases *phrases_of(const char *lang);

/* Folded words that a greeting begins with, a close is, a thank-you-for-writing holds. */
bool phrases_is_greeting(struct text folded);
bool phrases_is_opener(struct text folded);
bool phrases_is_close(struct text folded);
/* An answer that adds to another: "You can also ...". */
bool phrases_is_addition(struct text folded);
/* The word before a full stop that ends no sentence: "e.g", "Dr", "Nr". Folded. */
bool phrases_is_abbreviation(struct text folded);

#endif
