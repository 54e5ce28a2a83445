/* Who is said to carry a parcel, compared with who does. */
#include "guard/judge.h"

#include <string.h>

#define NEAR ((size_t)30)

static bool names_carrier(struct judge *judge, const char *text, uint32_t carrier)
{
    struct reading own;
    if (text == NULL || !judge_works(judge, 10)) {
        return false;
    }
    reading_of(text_of(text), judge->arena, &own);
    for (size_t i = 0; i < own.mark_count; i++) {
        if (own.marks[i].meaning == MEANING_CARRIER && own.marks[i].value == carrier) {
            return true;
        }
    }
    return false;
}

/* *is_known: some parcel of this customer has a carrier at all. */
static bool carries(struct judge *judge, uint32_t carrier, bool *is_known)
{
    const struct facts *facts = judge->facts;
    *is_known = false;
    for (size_t i = 0; i < facts->order_count; i++) {
        for (size_t k = 0; k < facts->orders[i].shipment_count; k++) {
            const char *name = facts->orders[i].shipments[k].carrier;
            *is_known |= name != NULL && name[0] != '\0';
            if (names_carrier(judge, name, carrier)) {
                return true;
            }
        }
    }
    return false;
}

/* The sentence is about a parcel that goes, or has gone. */
static bool is_of_parcel(const struct reading *reading, const struct mark *mark)
{
    static const enum meaning told[] = {MEANING_EVENT, MEANING_DEED,  MEANING_STATE,
                                        MEANING_DONE,  MEANING_YOURS, MEANING_TRACKING_CUE};
    const struct sentence *sentence = reading_sentence(reading, mark->first);
    size_t first =
        mark->first > sentence->first + NEAR ? mark->first - NEAR : sentence->first;
    size_t end = sentence->end > mark->end + NEAR ? mark->end + NEAR : sentence->end;
    for (size_t i = 0; i < COUNT_OF(told); i++) {
        if (reading_mark_within(reading, first, end, told[i]) != NULL) {
            return true;
        }
    }
    return false;
}

void carriers_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    for (size_t i = 0; i < reading->mark_count; i++) {
        const struct mark *mark = &reading->marks[i];
        unsigned scopes = reading_scopes(reading, mark->first, mark->end);
        bool is_known;
        if (mark->meaning == MEANING_CARRIER &&
            (scopes & (SCOPES_MASKED | SCOPES_UNASSERTED | SCOPE_SIGNATURE)) == 0 &&
            is_of_parcel(reading, mark) && !carries(judge, mark->value, &is_known) &&
            is_known) {
            claim_add(judge, mark->first, mark->end, CLAIM_TRACKING, VERDICT_UNSOURCED);
        }
    }
}
