/* A parcel that came as far as a depot, a post office or a country has only left:
 * "im Verteilzentrum angekommen". */
#include "guard/judge.h"

#include "base/words.h"

#define NEAR_HOME 3 /* tokens between "your" and the country or city */
#define NEAR_STOP 9 /* tokens between the verb and where the parcel stopped */

/* "From the depot", "dal deposito", 从转运中心: where it came from, and our own store. */
static bool is_origin(const struct reading *reading, size_t token, size_t end)
{
    static const char *const froms[] = {
        "from",  "left",    "of",    "vom",    "von",   "aus", "ab",     "seit",
        "des",   "del",     "desde", "dal",    "dall",  "du",  "depuis", "do",
        "da",    "van",     "uit",   "vanuit", "从",    "由",  "our",    "unserem",
        "unser", "nuestro", "notre", "nostro", "nosso", "ons"};
    static const char *const behind[] = {"から", "より", "を"};
    const struct scan *scan = &reading->scan;
    size_t first = reading_clause(reading, token)->first;
    return (token > first && scan_is_any(scan, token - 1, froms, COUNT_OF(froms))) ||
           (token > first + 1 && scan_is_any(scan, token - 2, froms, COUNT_OF(froms))) ||
           (end + 2 <= scan->count &&
            reading_has_part(reading, end, end + 2, behind, COUNT_OF(behind)));
}

/* "At your door in Spain", "bei Ihnen in Madrid": it came to the customer. */
static bool is_home(const struct reading *reading, size_t token)
{
    size_t first = reading_clause(reading, token)->first;
    first = token > first + NEAR_HOME ? token - NEAR_HOME : first;
    return reading_mark_within(reading, first, token, MEANING_YOURS) != NULL;
}

/* The parcel is said to have come there, or to have been left at a place of the carrier's.
 */
static bool is_stop(const struct reading *reading, size_t token, bool is_coming)
{
    const struct mark *stop = reading_mark_at(reading, token, MEANING_WAYPOINT);
    if (stop != NULL && stop->value == WAYPOINT_AREA && !is_coming) {
        return false;
    }
    if (stop == NULL && is_coming) {
        stop = reading_mark_at(reading, token, MEANING_PLACE);
    }
    bool is_place = stop != NULL && stop->meaning == MEANING_PLACE;
    return stop != NULL && !is_origin(reading, stop->first, stop->end) &&
           !(is_place && is_home(reading, stop->first));
}

/* The words around the verb, of its own clause. */
static struct mark around(const struct reading *reading, const struct mark *verb)
{
    const struct clause *clause = reading_clause(reading, verb->first);
    size_t end = verb->end + NEAR_STOP < clause->end ? verb->end + NEAR_STOP : clause->end;
    bool is_far = verb->first > clause->first + NEAR_STOP;
    return (struct mark){.first = is_far ? verb->first - NEAR_STOP : clause->first,
                         .end = (uint32_t)end};
}

static bool tells_coming(const struct reading *reading, const struct mark *verb)
{
    return reading_mark_within(reading, verb->first, verb->end, MEANING_COMING) != NULL;
}

bool comes_to_stop(const struct reading *reading, const struct mark *verb)
{
    struct mark near = around(reading, verb);
    bool is_coming = tells_coming(reading, verb);
    for (size_t i = near.first; i < near.end; i++) {
        if (is_stop(reading, i, is_coming)) {
            return true;
        }
    }
    return false;
}

/* A city, the customer's own as well: what came there has not come to the door. */
static bool is_city(const struct judge *judge, size_t token)
{
    if (reading_mark_at(judge->reading, token, MEANING_CITY) != NULL) {
        return true;
    }
    const struct customer *customer = judge->facts->customer;
    struct text word = scan_folded(&judge->reading->scan, token);
    for (size_t i = 0; customer != NULL && i < customer->address_count; i++) {
        const char *city = customer->addresses[i].city;
        if (city != NULL && word.len > 0 &&
            text_equals(words_fold(text_of(city), judge->arena), word)) {
            return true;
        }
    }
    return false;
}

bool stops_on_the_way(const struct judge *judge, const struct mark *verb)
{
    const struct reading *reading = judge->reading;
    struct mark near = around(reading, verb);
    bool is_there = comes_to_stop(reading, verb);
    for (size_t i = near.first; tells_coming(reading, verb) && i < near.end; i++) {
        is_there |=
            is_city(judge, i) && !is_origin(reading, i, i + 1) && !is_home(reading, i);
    }
    return is_there;
}
