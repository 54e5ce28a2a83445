/*
 * Which orders a text means by the time it names: "ordered yesterday", "last week's", "the
 * one from 12 November", in ten languages.
 */
#ifndef GUARD_ORDER_TIMES_H
#define GUARD_ORDER_TIMES_H

#include "base/memory.h"
#include "base/moment.h"
#include "base/text.h"
#include "chat/order.h"

#include <stdbool.h>
#include <stddef.h>

#define TIMES_MAX 8

/* Days that a text names, the first and the last of each span. */
struct times {
    struct {
        int64_t first;
        int64_t last;
    } spans[TIMES_MAX]; /* day_number()s */
    size_t count;
};

/*
 * Spans by words alone: yesterday, last Monday, last week, three days ago, in October.
 * text is folded; lang says whose words they are ("hier" is "here" in German).
 */
void times_read(struct text text, const char *lang, struct day today, struct times *times);

/* The day is in one of the spans. */
bool times_hold(const struct times *times, struct day day);
/* The order was placed, sent or delivered in one of the spans. */
bool times_fit(const struct times *times, const struct order *order);

/* A day on which it was placed, sent or delivered stands in the text, as a date. */
bool times_date_of(const struct order *order, struct text text, const char *lang,
                   struct day today, struct arena *arena);

#endif
