/*
 * To which words of a sentence with several values each of them is bound: "returns within
 * 30 days, the label costs 5.90 and the refund takes 5 days" says three things.
 */
#include "guard/support.h"

#define NEAR_VALUES  8 /* values around one */
#define HALF_TOKENS  4 /* that say something of their own, on either side of "and" */
#define CLAUSES_NEAR 8 /* around a value's own */
#define NEAR_BOUND   3 /* tokens between "until" and what happens then */

static bool stands_in(const struct value *value, const struct clause *clause)
{
    return value->first >= clause->first && value->first < clause->end;
}

/* The values around it; around the one in front where it is none of the reading's own. */
static void values_around(const struct reading *reading, const struct value *value,
                          size_t *from, size_t *end)
{
    size_t low = 0;
    size_t high = reading->value_count;
    while (low < high) { /* in order of their tokens */
        size_t middle = low + (high - low) / 2;
        if (reading->values[middle].first < value->first) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    *from = low > NEAR_VALUES ? low - NEAR_VALUES : 0;
    *end = low + NEAR_VALUES < reading->value_count ? low + NEAR_VALUES + 1
                                                    : reading->value_count;
}

/* A value in the clause, of that kind alone or of any; NULL: none. */
static const struct value *value_in(const struct reading *reading,
                                    const struct value *value, const struct clause *clause,
                                    bool any_kind)
{
    size_t from;
    size_t end;
    values_around(reading, value, &from, &end);
    for (size_t i = from; i < end; i++) {
        const struct value *other = &reading->values[i];
        if (stands_in(other, clause) && (any_kind || other->kind == value->kind)) {
            return other;
        }
    }
    return NULL;
}

/* The half of its clause that the value stands in, where "and" joins two that are long
   enough to be statements. */
static bool half_of(const struct reading *reading, const struct value *value, size_t *first,
                    size_t *end)
{
    const struct clause *clause = reading_clause(reading, value->first);
    *first = clause->first;
    *end = clause->end;
    for (size_t i = clause->first + HALF_TOKENS; i + HALF_TOKENS < clause->end; i++) {
        const struct mark *join = reading_mark_at(reading, i, MEANING_RANGE);
        if (join == NULL || join->value != RANGE_BETWEEN) {
            continue;
        }
        if (join->end <= value->first) {
            *first = join->end;
        } else if (join->first >= value->end) {
            *end = join->first;
            break;
        }
    }
    return *first != clause->first || *end != clause->end;
}

static uint64_t topics_within(const struct reading *reading, size_t first, size_t end)
{
    uint64_t topics = 0;
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[end]; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_TOPIC &&
            (reading->scopes[mark->first] & SCOPES_MASKED) == 0) {
            topics |= TOPIC_BIT(mark->value);
        }
    }
    return topics;
}

/* "Until dispatch", "bis zum Versand", 发货前: the word says when, and not what of. */
static bool is_time_bound(const struct reading *reading, const struct mark *topic)
{
    static const char *const words[] = {"after", "nach",    "na",     "before", "vor",
                                        "apres", "despues", "depois", "apos",   "dopo",
                                        "once",  "avant",   "antes",  "prima"};
    static const char *const behind[] = {"前", "后", "後", "ま", "之", "以"};
    size_t first = reading_clause(reading, topic->first)->first;
    size_t from = topic->first > first + NEAR_BOUND ? topic->first - NEAR_BOUND : first;
    return reading_mark_within(reading, from, topic->first, MEANING_UNTIL) != NULL ||
           scan_has_any(&reading->scan, from, topic->first, words, COUNT_OF(words)) ||
           scan_is_any(&reading->scan, topic->end, behind, COUNT_OF(behind));
}

uint64_t topics_but_bounds(const struct reading *reading, size_t first, size_t end)
{
    uint64_t topics = 0;
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[end]; i++) {
        const struct mark *mark = &reading->marks[i];
        bool is_sent = mark->value == TOPIC_DISPATCH || mark->value == TOPIC_DELIVERY;
        if (mark->meaning == MEANING_TOPIC &&
            (reading->scopes[mark->first] & SCOPES_MASKED) == 0 &&
            !(is_sent && is_time_bound(reading, mark))) {
            topics |= TOPIC_BIT(mark->value);
        }
    }
    return topics;
}

uint64_t value_topics(const struct reading *reading, const struct value *value)
{
    uint64_t whole = reading_clause(reading, value->first)->topics;
    size_t first;
    size_t end;
    if ((whole & ~TOPICS_MINOR) == 0 || !half_of(reading, value, &first, &end)) {
        return whole;
    }
    uint64_t half = topics_within(reading, first, end);
    bool is_own = (half & ~TOPICS_MINOR) != 0 || value->kind == VALUE_AMOUNT;
    return is_own ? half : whole;
}

/* "…, but", "…, otherwise": what stands in front is set against it. */
static bool is_set_against(const struct reading *reading, const struct clause *clause)
{
    static const enum meaning meanings[] = {MEANING_CONDITION, MEANING_INVERTED};
    for (size_t i = 0; i < COUNT_OF(meanings); i++) {
        const struct mark *mark = reading_mark_at(reading, clause->first, meanings[i]);
        if (mark != NULL && mark->value == CONDITION_ELSE) {
            return true;
        }
    }
    return reading_mark_at(reading, clause->first, MEANING_BUT) != NULL;
}

uint64_t value_topics_lent(const struct reading *reading, const struct value *value)
{
    const struct clause *own = reading_clause(reading, value->first);
    const struct sentence *sentence = &reading->sentences[own->sentence];
    const struct clause *first = &reading->clauses[sentence->first_clause];
    const struct clause *end = &reading->clauses[sentence->end_clause];
    uint64_t topics = 0;
    const struct clause *clause = own;
    for (size_t i = 0;
         clause > first && !is_set_against(reading, clause) && i < CLAUSES_NEAR; i++) {
        clause--;
        topics |= clause->topics;
        if (value_in(reading, value, clause, true) != NULL) {
            break; /* and what stands in front of that is its own */
        }
    }
    clause = own + 1;
    for (size_t i = 0; clause < end && !is_set_against(reading, clause) &&
                       value_in(reading, value, clause, true) == NULL && i < CLAUSES_NEAR;
         i++, clause++) {
        topics |= clause->topics;
    }
    return topics;
}

static uint32_t places_within(const struct reading *reading, size_t first, size_t end)
{
    uint32_t places = 0;
    for (size_t i = reading->mark_from[first]; first < end && i < reading->mark_from[end];
         i++) {
        places |= reading->marks[i].meaning == MEANING_PLACE ? reading->marks[i].value : 0;
    }
    return places;
}

/* The clause's places stand in front of their amounts: "to Spain 5, to Italy 7". */
static bool places_lead(const struct reading *reading, const struct value *value,
                        const struct clause *clause)
{
    const struct mark *place =
        reading_mark_within(reading, clause->first, clause->end, MEANING_PLACE);
    const struct value *first = value_in(reading, value, clause, false);
    return place != NULL && first != NULL && place->first < first->first;
}

/* The places between the value and the one beside it, on the side where its clause names
   them; a list of them may go on over commas: "7.90 to Spain, to Italy and to France". */
static uint32_t places_in_order(const struct reading *reading, const struct value *value,
                                const struct clause *clause)
{
    const struct sentence *sentence = &reading->sentences[clause->sentence];
    bool do_lead = places_lead(reading, value, clause);
    size_t first = do_lead ? sentence->first : value->end;
    size_t end = do_lead ? value->first : sentence->end;
    size_t from;
    size_t to;
    values_around(reading, value, &from, &to);
    for (size_t i = from; i < to; i++) {
        const struct value *other = &reading->values[i];
        if (other->first == value->first || other->kind != value->kind) {
            continue;
        }
        if (do_lead && other->end <= value->first && other->end > first) {
            first = other->end;
        } else if (!do_lead && other->first >= value->end && other->first < end) {
            end = other->first;
        }
    }
    for (size_t i = first; i < end; i++) { /* behind ";" is another statement */
        if (scan_is(&reading->scan, i, ";") || scan_is(&reading->scan, i, "；")) {
            first = do_lead ? i + 1 : first;
            end = do_lead ? end : i;
        }
    }
    return places_within(reading, first, end);
}

static uint32_t places_nearest(const struct reading *reading, const struct value *value,
                               const struct clause *clause)
{
    uint32_t places = 0;
    for (size_t i = reading->mark_from[clause->first]; i < reading->mark_from[clause->end];
         i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_PLACE && value_is_nearest(reading, value, mark)) {
            places |= mark->value;
        }
    }
    return places;
}

/* The places of clauses that have no value of its kind; else of the nearest one in front:
   "to the United Kingdom it costs 14.90, free from 120". */
static uint32_t places_lent(const struct reading *reading, const struct value *value,
                            const struct sentence *sentence)
{
    uint32_t places = 0;
    uint32_t in_front = 0;
    for (size_t i = sentence->first_clause; i < sentence->end_clause; i++) {
        const struct clause *clause = &reading->clauses[i];
        if (clause->first <= value->first && i > sentence->first_clause &&
            (scan_is(&reading->scan, clause->first - 1, ";") ||
             scan_is(&reading->scan, clause->first - 1, "；"))) {
            places = 0; /* what stands in front of it is another statement */
            in_front = 0;
        }
        uint32_t own = places_within(reading, clause->first, clause->end);
        if (own != 0 && value_in(reading, value, clause, false) == NULL) {
            places |= own;
        } else if (own != 0 && clause->first < value->first) {
            in_front = own;
        }
    }
    return places != 0 ? places : in_front;
}

uint32_t value_places(const struct reading *reading, const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    const struct sentence *sentence = &reading->sentences[clause->sentence];
    if (sentence->places == 0) {
        return 0;
    }
    uint32_t places = places_in_order(reading, value, clause);
    places = places != 0 ? places : places_nearest(reading, value, clause);
    return places != 0 ? places : places_lent(reading, value, sentence);
}

/* From the clause of the value in front, to the end of its own, or the value behind it. */
static void span_of(const struct reading *reading, const struct value *value, size_t *first,
                    size_t *end)
{
    const struct clause *clause = reading_clause(reading, value->first);
    size_t from;
    size_t to;
    *first = reading->sentences[clause->sentence].first;
    *end = clause->end;
    values_around(reading, value, &from, &to);
    for (size_t i = from; i < to; i++) {
        const struct value *other = &reading->values[i];
        if (other->kind == value->kind && other->first >= value->end &&
            other->first < *end) {
            *end = other->first; /* "three years on all goods and five on tents" */
        }
        if (other->kind != value->kind || other->first >= value->first ||
            other->first < *first) {
            continue;
        }
        bool is_beside = stands_in(other, clause);
        *first = is_beside ? other->end : reading_clause(reading, other->first)->end;
    }
}

const struct stems *value_goods(const struct reading *reading, const struct value *value,
                                struct arena *arena)
{
    struct stems *stems = arena_get(arena, sizeof(*stems));
    size_t first;
    size_t end;
    span_of(reading, value, &first, &end);
    for (size_t i = first; i <= end; i++) {
        const struct mark *topic =
            i < end ? reading_mark_at(reading, i, MEANING_TOPIC) : NULL;
        if (i < end && topic == NULL) {
            continue;
        }
        stems_add(stems, reading, first, i);
        first = topic != NULL && topic->end > i ? topic->end : i + 1;
        i = topic != NULL && topic->end > i ? topic->end - 1 : i;
    }
    return stems;
}
