/*
 * Deeds told by one finite verb of the past, in the first person or of nobody: "wir
 * erstatteten", "reembolsámos", "se canceló". What the verb is done with says which deed it
 * is: money, an address, an investigation, a new piece.
 */
#include "guard/judge.h"

/* The word is written with an accent on its end, or in front of "mos", which tells the past
   from other forms of the same letters. */
static bool has_accent(const struct reading *reading, const struct mark *mark)
{
    return !text_equals(scan_raw(&reading->scan, mark->end - 1),
                        scan_folded(&reading->scan, mark->end - 1)) &&
           scan_raw(&reading->scan, mark->end - 1).len >
               scan_folded(&reading->scan, mark->end - 1).len;
}

static bool is_beside_self(const struct reading *reading, const struct mark *mark)
{
    return reading_mark_before(reading, mark->first, MEANING_SELF) != NULL ||
           reading_mark_at(reading, mark->end, MEANING_SELF) != NULL;
}

/* A time that has been and none that is to come, in the clause: "chegou ontem e
   reembolsamos em seis dias" tells what will be. */
static bool is_of_past(const struct judge *judge, const struct clause *clause)
{
    const struct reading *reading = judge->reading;
    struct day today = judge->facts->today;
    bool is_past =
        reading_mark_within(reading, clause->first, clause->end, MEANING_SINCE) != NULL;
    for (size_t i = 0; i < reading->value_count; i++) {
        const struct value *value = &reading->values[i];
        bool is_date = value->kind == VALUE_DATE;
        bool is_day = value->kind == VALUE_DAY;
        if (value->first < clause->first || value->end > clause->end) {
            continue;
        }
        if ((value->kind == VALUE_DURATION && !value->is_past) ||
            (is_date && day_compare(value->day, today) > 0) ||
            (is_day && value->from_today > 0)) {
            return false;
        }
        is_past |= (is_date && day_compare(value->day, today) < 0) ||
                   (is_day && value->from_today < 0);
    }
    return is_past;
}

/* By its form it tells what this shop has done. */
static bool is_told(struct judge *judge, const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, mark->first);
    if ((mark->value & DID_SELF) != 0) {
        return is_beside_self(reading, mark);
    }
    if ((mark->value & DID_ACCENT) != 0) {
        return has_accent(reading, mark);
    }
    return (mark->value & DID_BOTH) == 0 || has_accent(reading, mark) ||
           (judge_works(judge, 2 + reading->value_count / 8) && is_of_past(judge, clause));
}

/* "Das Geld", "89,40 EUR", "a sua conta": money is what the verb moves. */
static bool is_of_money(const struct reading *reading, const struct clause *clause)
{
    return clause_has(reading, clause, MEANING_MONEY) ||
           clause_has(reading, clause, MEANING_CURRENCY) ||
           clause_has(reading, clause, MEANING_PURSE) ||
           clause_has(reading, clause, MEANING_REPAID) ||
           reading_has_value(reading, clause->first, clause->end, VALUE_BIT(VALUE_AMOUNT));
}

static bool names(const struct reading *reading, const struct clause *clause,
                  enum deed deed)
{
    return reading_mark_valued(reading, clause->first, clause->end, MEANING_DEED_NOUN,
                               deed) != NULL;
}

/* The deed that the verb and what stands beside it make; DEED_COUNT: none. */
static enum deed deed_of(const struct judge *judge, const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    const struct clause *clause = reading_clause(reading, mark->first);
    switch ((enum did)(mark->value & DID_VERB)) {
    case DID_REFUND:
        return DEED_REFUND;
    case DID_CANCEL:
        return DEED_CANCEL;
    case DID_REPAY:
        return is_of_money(reading, clause) ? DEED_REFUND : DEED_COUNT;
    case DID_SEND:
        return deed_sends_another(judge, mark) ? DEED_REPLACE : DEED_COUNT;
    case DID_CHANGE:
        return names(reading, clause, DEED_ADDRESS) ? DEED_ADDRESS : DEED_COUNT;
    case DID_OPEN:
        return names(reading, clause, DEED_INVESTIGATE) ? DEED_INVESTIGATE : DEED_COUNT;
    case DID_GRANT:
        return clause_has(reading, clause, MEANING_BOON) ? DEED_CREDIT : DEED_COUNT;
    }
    return DEED_COUNT;
}

void did_read(struct judge *judge, const struct mark *mark)
{
    const struct reading *reading = judge->reading;
    size_t end = reading_clause(reading, mark->first)->end;
    if (!is_told(judge, mark) ||
        reading_mark_within(reading, mark->end, end, MEANING_NEGATION) != NULL) {
        return;
    }
    enum deed deed = deed_of(judge, mark);
    if (deed != DEED_COUNT) {
        deed_told(judge, mark, deed);
    }
}
