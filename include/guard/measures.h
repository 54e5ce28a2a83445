/* Numbers with a unit of mass, volume, length and the like, in one unit each. Private to
 * the guard. */
#ifndef GUARD_MEASURES_H
#define GUARD_MEASURES_H

#include "guard/number.h"

struct told;

struct measure {
    size_t end; /* token */
    int dimension;
    int64_t amount;   /* in thousandths of ten-thousandths of the dimension's unit */
    bool is_of_goods; /* nothing but goods is measured so */
    bool is_open;     /* "about", "up to" */
};

/* "285 g", "half a litre" apart: the measure that begins at the token. */
bool measure_at(const struct reading *reading, size_t token, struct measure *measure);
/* The same in the catalogue, where the attribute's name may hold the unit: "pages: 192". */
bool measure_of(const struct told *told, size_t token, struct measure *measure);

/* A measure that an article or macro tells. */
struct told_measure {
    int dimension;
    int64_t amount;
    const char *kind; /* of its source */
    const char *id;
};
struct told_measures {
    struct told_measure *items;
    size_t count, capacity;
};
/* Adds those of the reading; kind and id are borrowed. */
void measures_gather(struct told_measures *measures, const struct reading *reading,
                     const char *kind, const char *id, struct arena *arena);
/* NULL where nobody tells it. */
const struct told_measure *measures_find(const struct told_measures *measures,
                                         const struct measure *measure);

#endif
