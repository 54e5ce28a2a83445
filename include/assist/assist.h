/*
 * The local engine: drafts and picks without a network. Pure: what was found in the shop's
 * knowledge comes in, drafts and picks with sources and reasons come out.
 */
#ifndef ASSIST_ASSIST_H
#define ASSIST_ASSIST_H

#include "base/buffer.h"
#include "base/memory.h"
#include "chat/suggestion.h"
#include "guard/guard.h"

#include <stdbool.h>
#include <stddef.h>

struct earlier_answer;
struct draft_request {
    const struct facts *facts; /* ticket, customer, orders, ... */
    const struct macro_hit *macros; /* best first */
    size_t macro_count;
    const struct article_hit *articles;
    size_t article_count;
    const struct earlier_answer *earlier; /* of this shop, that may be said here */
    size_t earlier_count;
    const struct picks *picks; /* for "what goes with it"; may be NULL */
    const char *shop_lang;     /* written in where no macro in the customer's language answers */
    size_t wanted;             /* drafts, 1 to 9 */
    double answers;            /* how sure an answer has to be, 0 to 1; 0: as is usual */
};

/*
 * The words to look for in the shop's knowledge: the customer's messages since the last reply,
 * else the last one that says enough to look for, and the subject; without the name of the
 * customer (may be NULL) or author. Added to out.
 */
void assist_question(const struct ticket *ticket, const struct customer *customer,
                     struct buffer *out);

/*
 * The order the thread speaks of: the one named, of several or where none is by the items the text names, the time
 * ("ordered last week", a date), what it asks (a return is of what was delivered), else the one
 * that is open (late ones first), else the newest. NULL where the customer has none, where
 * the question names a number as the orders' that none of them has, or where the sender may not
 * be told. why (in the arena) says how it was found.
 */
const struct order *assist_order_meant(const struct facts *facts, struct arena *arena,
                                       const char **why);
/* The same, as the guard asks it where no order is named: facts.guess_order. */
const struct order *assist_order_guess(const struct facts *facts, struct arena *arena);
/*
 * The orders that it may be with equal right, the newest first, in the arena; returns how many.
 * One where it is clear, 0 where assist_order_meant() is NULL.
 */
size_t assist_orders_equal(const struct facts *facts, struct arena *arena,
                           const struct order *const **orders);

/* Different answers, best first, each with sources and the guard's opinion. */
void assist_draft(const struct draft_request *request, struct arena *arena, struct draft **drafts,
                  size_t *count);

/*
 * A macro's text for this ticket: variables filled, a sentence whose variable has no value left
 * out. sources (may be NULL) get what was filled in. Dates and amounts are written in the
 * macro's language. NULL where nothing but greetings would be left.
 */
const char *assist_fill_macro(const struct macro *macro, const struct facts *facts,
                              const struct order *order, const struct product *product,
                              struct arena *arena, struct source **sources, size_t *source_count);

/* Intent of the thread ("late-parcel", ...), by the tag of the best macro and the words. NULL. */
const char *assist_intent(const struct draft_request *request);

/* Ranks by a mix and gives each its reasons, strongest first; at most wanted. */
void assist_rank(const struct candidate *candidates, size_t candidate_count, size_t wanted,
                 bool use_history, struct arena *arena, struct pick **picks, size_t *count);

/*
 * What was bought, came and was never returned, what was bought most often and what others lately buy
 * first, of equals the one bought last; returns how many, in the arena. Chosen on August of a
 * shop's year (tests/bench/again.py): of frequency alone, of what was bought twice alone, and of
 * frequency that fades with the days, none found as much of what was bought next.
 */
size_t assist_rank_again(const struct owned *owned, size_t owned_count, struct arena *arena,
                         const struct owned **again);
/* One of them as a pick, with its reason. */
struct pick assist_pick_again(const struct product *product, const struct owned *owned,
                              struct arena *arena);

/* "Trail 2, 89.90 EUR" in the language: what a pick puts into the reply. */
void assist_pick_words(const struct product *product, const char *lang, struct buffer *out);

#endif
