/*
 * What may be told of another order than the one that the thread speaks of, though no word
 * of the text calls that: "you can still cancel the dress", the number of another parcel.
 */
#include "guard/spoken.h"

#include <string.h>

#define NOUN_MIN 4 /* bytes of a word that may be what was ordered */

/* "The", "your" in front of a thing. */
static bool leads_to_thing(const struct reading *reading, size_t token, bool is_owned)
{
    static const char *const articles[] = {
        "the", "der", "die", "das", "den", "dem", "el", "la", "los", "las", "le", "les",
        "l",   "il",  "lo",  "i",   "gli", "o",   "a",  "os", "as",  "de",  "het"};
    static const char *const owners[] = {
        "your", "dein", "deine", "deinen", "ihr", "ihre", "ihren", "tu",
        "tus",  "su",   "sus",   "votre",  "vos", "ton",  "ta",    "tes",
        "tuo",  "tua",  "tuoi",  "tue",    "suo", "sua",  "suoi",  "sue",
        "seu",  "seus", "suas",  "teu",    "je",  "jouw", "uw"};
    return scan_is_any(&reading->scan, token, owners, COUNT_OF(owners)) ||
           (!is_owned && scan_is_any(&reading->scan, token, articles, COUNT_OF(articles)));
}

/* A word that no table knows, and that is no name or number. */
static bool is_bare_noun(const struct reading *reading, size_t token)
{
    return reading->scan.tokens[token].kind == TOKEN_WORD &&
           reading->mark_from[token] == reading->mark_from[token + 1] &&
           (reading->scopes[token] & (SCOPES_MASKED | SCOPE_VALUE)) == 0 &&
           scan_folded(&reading->scan, token).len >= NOUN_MIN;
}

/* In the tokens of a clause, which calls no order by its own word. */
static bool has_thing(const struct judge *judge, size_t first, size_t end, bool is_owned)
{
    static const enum meaning calls[] = {MEANING_ORDER_CUE, MEANING_PARCEL};
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, first);
    if (judge->facts->order_count < 2 ||
        reading_means_any(reading, clause->first, clause->end, calls, COUNT_OF(calls))) {
        return false;
    }
    for (size_t i = first; i + 1 < end; i++) {
        if (leads_to_thing(reading, i, is_owned) && is_bare_noun(reading, i + 1)) {
            return !spoken_for(judge, first).is_here;
        }
    }
    return false;
}

bool thing_is_behind(const struct judge *judge, size_t token)
{
    return has_thing(judge, token, reading_clause(judge->reading, token)->end, false);
}

bool thing_is_in_front(const struct judge *judge, size_t token)
{
    return has_thing(judge, reading_clause(judge->reading, token)->first, token, true);
}

bool order_is_any(const struct judge *judge, size_t token)
{
    struct bearing bearing = spoken_for(judge, token);
    return (bearing.is_here && bearing.spoken->order == NULL) ||
           thing_is_in_front(judge, token);
}

bool other_is_told_of(const struct judge *judge, size_t token, const struct order *order)
{
    const struct reading *reading = judge->reading;
    const struct sentence *own = reading_sentence(reading, token);
    const struct sentence *front = own > reading->sentences ? own - 1 : own;
    size_t start = reading->scan.tokens[front->first].start;
    size_t end = reading->scan.tokens[token].start;
    const struct claim *last = NULL;
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        const struct claim *claim = &judge->opinion->claims[i];
        bool is_of_order = claim->verdict == VERDICT_PROVED && claim->has_source &&
                           claim->source.kind != NULL && claim->source.id != NULL &&
                           strcmp(claim->source.kind, "order") == 0;
        if (is_of_order && claim->start >= start && claim->end <= end &&
            (last == NULL || claim->start > last->start)) {
            last = claim;
        }
    }
    return last != NULL && !string_equals(last->source.id, order->id) &&
           !order_is_called(judge, token);
}

/* Some word of the text calls the order, or one that nobody can tell. */
static bool is_called(const struct judge *judge, const char *id)
{
    for (size_t i = 0; i < judge->spoken_count; i++) {
        const struct spoken *spoken = &judge->spoken[i];
        if (spoken->by != CALLED_BY_PARCEL &&
            (spoken->order == NULL || string_equals(spoken->order->id, id))) {
            return true;
        }
    }
    return false;
}

static bool has_number(const struct order *order)
{
    for (size_t i = 0; i < order->shipment_count; i++) {
        if (string_or_empty(order->shipments[i].tracking)[0] != '\0') {
            return true;
        }
    }
    return false;
}

void parcels_settle(struct judge *judge)
{
    const struct order *meant = judge->meant;
    if (judge->is_part || meant == NULL || !judge->meant_is_certain || !has_number(meant)) {
        return;
    }
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        struct claim *claim = &judge->opinion->claims[i];
        if (claim->kind == CLAIM_TRACKING && claim->verdict == VERDICT_PROVED &&
            claim->source.id != NULL && !string_equals(claim->source.id, meant->id) &&
            judge_works(judge, 1 + judge->spoken_count / 8) &&
            !is_called(judge, claim->source.id)) {
            claim_doubt(claim, SEVERITY_MARK);
        }
    }
}
