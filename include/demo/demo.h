/*
 * The built-in shop: records as JSON lines whose dates lie around now, so that a parcel
 * that is late today is late next year too. Knows lines and dates, nothing of what is in a
 * record.
 */
#ifndef DEMO_DEMO_H
#define DEMO_DEMO_H

#include "base/buffer.h"
#include "base/moment.h"

enum demo_part {
    DEMO_PRODUCTS,
    DEMO_CUSTOMERS,
    DEMO_ORDERS,
    DEMO_ARTICLES,
    DEMO_PROMOTIONS,
    DEMO_MACROS,
    DEMO_TICKETS,
    DEMO_SCRIPT,
    DEMO_PART_COUNT
};

/* The part's lines as they are written, NULL at the end. */
const char *const *demo_part(enum demo_part part);

/*
 * Adds the line to out, its placeholders filled in: <<-4>> a day as YYYY-MM-DD, counted
 * from now's; <<-4 10:05>> that day at that time, as RFC 3339 in UTC; <<now-14>> and
 * <<now+30>> minutes before and after now, as RFC 3339; <<-4 es>> the day in words of that
 * language. What is none of these stays as it stands.
 */
void demo_expand(const char *line, moment_t now, struct buffer *out);

#endif
