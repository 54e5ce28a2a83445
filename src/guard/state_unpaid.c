/* What is said to be paid or unpaid, and is no order. */
#include "guard/judge.h"

/* "open until the payment is in": what is waited for. */
bool state_is_awaited(const struct reading *reading, const struct mark *mark)
{
    static const char *const words[] = {"until", "till",   "bis",   "hasta", "jusqu",
                                        "fino",  "finche", "ate",   "tot",   "totdat",
                                        "mits",  "sobald", "zodra", "appena"};
    size_t first = reading_clause(reading, mark->first)->first;
    return scan_has_any(&reading->scan, first, mark->first, words, COUNT_OF(words));
}

/* "Verzendkosten heb je niet betaald", "da pagare è solo la differenza": these are not,
   and not the order. */
bool state_is_of_extra(const struct reading *reading, const struct mark *mark)
{
    const struct clause *clause = reading_clause(reading, mark->first);
    return mark->value == DEED_UNPAID &&
           ((clause->topics & TOPIC_BIT(TOPIC_SHIPPING_FEE)) != 0 ||
            reading_mark_within(reading, clause->first, clause->end, MEANING_GAP) != NULL);
}
