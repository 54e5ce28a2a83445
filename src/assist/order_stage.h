/*
 * Where an order stands that a text can be about: a cancellation is of one that is open, a
 * return of one that came, "where is my refund" of one that went back. Private to the assist
 * folder.
 */
#ifndef ASSIST_ORDER_STAGE_H
#define ASSIST_ORDER_STAGE_H

#include "base/memory.h"
#include "base/text.h"
#include "chat/order.h"

#include <stdbool.h>
#include <stddef.h>

#define STAGE_CHOICES 2

#define STATUS_BIT(status) (1U << (status))

struct stage {
    unsigned choices[STAGE_CHOICES]; /* STATUS_BIT()s: the first that any order has */
    const char *only, *newest;       /* why one is meant: of one, of several */
    bool is_of_any_age; /* asked about old orders as about new ones, open or not */
};

/* text is folded. NULL where it can be about any. */
const struct stage *stage_read(struct text text, struct arena *arena);

#endif
