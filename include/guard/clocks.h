/*
 * Times of day in a text, and on which weekdays they hold: "Saturday 10:00 to 14:00", "até
 * às 18h", 平日は17時半まで. Private to the guard.
 */
#ifndef GUARD_CLOCKS_H
#define GUARD_CLOCKS_H

#include "base/memory.h"
#include "guard/reading.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct clock {
    uint32_t first; /* tokens, end exclusive */
    uint32_t end;
    int minutes;      /* of the day */
    unsigned days;    /* bits from Monday on; 0: of no weekday that is told */
    uint64_t topics;  /* of its sentence */
    const char *kind; /* of its source, where it was gathered: "article", "macro" */
    const char *id;
};

struct clocks {
    struct clock *items;
    size_t count, capacity;
};

/* Adds the reading's, in order; kind and id are borrowed. */
void clocks_gather(struct clocks *clocks, const struct reading *reading, const char *kind,
                   const char *id, struct arena *arena);
/* The same time on every weekday that is asked for, of its matter where times of that are
   told; NULL where nobody tells it. */
const struct clock *clocks_find(const struct clocks *clocks, const struct clock *clock);

#endif
