/*
 * Which order the words of a text speak of, where a customer has several: by its number, by
 * its parcel's, by when it was placed ("your last order", "the one of October"), or by what
 * it alone holds. Private to the guard.
 */
#ifndef GUARD_SPOKEN_H
#define GUARD_SPOKEN_H

#include "guard/judge.h"

/* What the text calls an order by. */
enum calling {
    CALLED_BY_PRODUCT, /* by a title that some of the orders hold */
    CALLED_BY_PARCEL,  /* by the number of one */
    CALLED_BY_TIME,    /* "your last order", "the order of 2 October" */
    CALLED_AS_OTHER,   /* "your other order" */
    CALLED_BY_NUMBER,
};

/* A place where the text speaks of one order. */
struct spoken {
    uint32_t first; /* tokens, end exclusive */
    uint32_t end;
    const struct order *order; /* NULL: one of several, nobody can tell which */
    enum calling by;
};

void spoken_add(struct judge *judge, const struct spoken *spoken);
/* What no number calls: after the identifiers and the values. */
void spoken_read(struct judge *judge);
/* The parcels by whose numbers an order is called: those that are no other's than it says.
 */
void spoken_read_parcels(struct judge *judge);
/* The times and the places among the others; the part of it that knows their words. */
void called_read(struct judge *judge);
/* "The one of 27 November": the day calls the one order that was placed on it, and tells
 * nothing that happened to it; claims it proved by that. */
bool day_calls_order(struct judge *judge, const struct value *value);
/* An order's turn among the others, as the words right around its noun tell it. */
enum turn {
    TURN_NONE,
    TURN_FIRST,
    TURN_SECOND,
    TURN_THIRD,
    TURN_FOURTH,
    TURN_FIFTH,
    TURN_LAST,
    TURN_OTHER,
    TURN_THIS
};
enum turn turn_told(const struct reading *reading, const struct mark *noun);
/* A word of that turn stands anywhere in the text. */
bool turn_is_counted(const struct reading *reading, enum turn turn);
/* "Your first order" is the first of all, unless the text tells of several by number, and
 * "your last order" beside the newest one may be that before it. NULL: nobody can tell. */
const struct order *order_placed(struct judge *judge, enum turn turn, size_t token);
/* Those that are told by no noun: "the second is", "this one was"; the last part. */
void turns_read(struct judge *judge);
/* "Your other order", "both orders", "the earlier one": more than the one that is named. */
bool sentence_calls_others(const struct reading *reading, struct sentence *sentence);

/* How a statement is bound to an order. */
struct bearing {
    const struct spoken *spoken; /* NULL: nothing in the text calls one */
    bool is_here;                /* in the statement's own sentence */
    bool is_sure;                /* nothing else is spoken of in between */
};
/*
 * What the statement at the token is bound to: in its clause the last in front, else a
 * number behind that "and" does not part from it; else the nearest clause in front in its
 * sentence; else the first behind in its clause; else the last in front in the text; else
 * the first behind.
 */
struct bearing spoken_for(const struct judge *judge, size_t token);
/* The statement at the token is of that order beyond doubt: it is called in its sentence,
 * or the statement goes on with it: "It was delivered", "The parcel …". True where no order
 * is called at all. */
bool spoken_binds(const struct judge *judge, size_t token);
/* "It was delivered", "The parcel was", "The tracking number is": the statement at the token
 * goes on with what the sentence in front spoke of. */
bool spoken_goes_on(const struct reading *reading, size_t token);
/* So is it, and the text calls that order. */
bool order_is_called(const struct judge *judge, size_t token);
/* Of several orders none is called in the clause but by a word that nobody here knows,
   behind the token: "can still cancel the dress"; or in front: "your dress has left". */
bool thing_is_behind(const struct judge *judge, size_t token);
bool thing_is_in_front(const struct judge *judge, size_t token);
/* "We refunded 5 EUR for it on the 20th. That order …": what was last proved in front of
   the token, in its sentence or the one before, is of another order, and no word calls this
   one. */
bool other_is_told_of(const struct judge *judge, size_t token, const struct order *order);
/* "Your other order", "your dress": one of several, and nobody can tell which. */
bool order_is_any(const struct judge *judge, size_t token);
/* A parcel's number that is another order's than the one that the thread speaks of, and
   nothing calls that order: seen, and no more. After all claims. */
void parcels_settle(struct judge *judge);
/* A line of the order has one of these titles. */
bool order_holds(const struct order *order, const struct titled *titled);
/* It is told by what that order holds alone, and is not the one that the thread speaks of:
 * an amount may be of the thing by itself. */
bool order_is_of_product(const struct judge *judge, size_t token);

#endif
