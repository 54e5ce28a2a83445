/*
 * Offers for who has not ordered yet, told to a customer who has. Private to the guard.
 */
#ifndef GUARD_NEWCOMERS_H
#define GUARD_NEWCOMERS_H

#include "guard/judge.h"

/* What a sentence makes of an offer for newcomers: nothing, so that it is no source; what
   it is, so that it is one; or a promise to who is none. */
enum newcomers { NEWCOMERS_UNTOLD, NEWCOMERS_TOLD, NEWCOMERS_MISTOLD };
enum newcomers newcomers_in(const struct reading *reading, const struct value *value);

/* The text gives something to who has not ordered yet, and this customer has. */
bool tells_newcomers(struct judge *judge, struct text told);
/* The title of the promotion, or a line of an article that names its code, says so. */
bool promotion_is_of_newcomers(struct judge *judge, const struct value *value,
                               const struct promotion *promotion);

#endif
