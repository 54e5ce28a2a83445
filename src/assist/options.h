/* The macros and earlier answers that could answer, filled for the ticket and put in order.
 * Private. */
#ifndef ASSIST_OPTIONS_H
#define ASSIST_OPTIONS_H

#include "assist/earlier.h"
#include "fill.h"
#include "intent.h"

struct option {
    const char *lang;
    const char *intent; /* NULL where the macro has no tag */
    size_t intent_rank; /* 0: of the intent that speaks the loudest */
    bool is_theirs;     /* in the customer's language */
    int state_fit;      /* how well its "when:" tags fit the order */
    double strength;
    struct filled filled;
    const struct earlier_answer *earlier; /* that it was made from, NULL: from a macro */
    bool is_weak; /* says too little of what is asked, but answers the intent that is heard
                   */
    bool is_addition; /* begins as what adds to another answer: "You can also ..." */
    bool is_tried;
    size_t aspects; /* of those asked that it speaks of; 0 below two */
};
struct options {
    struct option *options; /* best first */
    size_t count;
};

/* The order that is meant, or none and those of which any may be, as likely as the others.
 */
struct meant {
    const struct order *order;
    const struct order *const *any;
    size_t any_count;
    bool is_unknown; /* a number was named that no order has; any are all there are */
};

/* What the state of the order, or of all that may be meant, lets a macro say; see
 * options.c. */
void options_find(const struct draft_request *request, const struct asked *asked,
                  const struct meant *meant, const struct intent_score *intents,
                  size_t intent_count, struct arena *arena, struct options *options);

/* Of several things that are asked at once ("a new one or my money?") what speaks of most
 * comes first among answers to the same. */
void options_of_aspects(struct options *options, unsigned asked, struct arena *arena);

#endif
