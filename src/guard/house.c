/* What a shop did to its own house, which is nothing of an order. */
#include "guard/judge.h"

bool clause_is_of_house(const struct reading *reading, const struct clause *clause)
{
    static const enum meaning others[] = {
        MEANING_ORDER_CUE, MEANING_PARCEL,   MEANING_BOON,    MEANING_MONEY,
        MEANING_CURRENCY,  MEANING_YOURS,    MEANING_FOR_YOU, MEANING_POLITE,
        MEANING_FAMILIAR,  MEANING_DEED_NOUN};
    unsigned scopes = reading_scopes(reading, clause->first, clause->end);
    const struct mark *owed =
        reading_mark_within(reading, clause->first, clause->end, MEANING_OWED);
    bool is_owed = owed != NULL && /* "cambiato sede" */
                   reading_mark_at(reading, owed->end, MEANING_HOUSE) == NULL &&
                   reading_mark_before(reading, owed->first, MEANING_HOUSE) == NULL &&
                   !clause_has(reading, clause, MEANING_CHANGING);
    return clause_has(reading, clause, MEANING_HOUSE) && !is_owed &&
           (scopes & (SCOPE_IDENTIFIER | SCOPE_TITLE)) == 0 &&
           !reading_means_any(reading, clause->first, clause->end, others,
                              COUNT_OF(others));
}

bool new_is_of_house(const struct reading *reading, const struct mark *adjective)
{
    return reading_mark_at(reading, adjective->end, MEANING_HOUSE) != NULL ||
           reading_mark_before(reading, adjective->first, MEANING_HOUSE) != NULL;
}
