/* Values that a text denies: what is not so, what is not given, what there is none of. */
#include "guard/number.h"
#include "guard/reading.h"

/* "not 60", "rather than 60", "nicht innerhalb von 60": at most two words may stand
 * between. */
static bool is_denied(const struct reading *reading, const struct value *value)
{
    size_t first = value->first;
    const struct clause *clause = reading_clause(reading, first);
    for (size_t gap = 0; gap <= 2 && first >= clause->first + gap; gap++) {
        if (reading_mark_before(reading, first - gap, MEANING_INSTEAD) != NULL) {
            return true;
        }
        if (gap == 0 && reading_mark_before(reading, first, MEANING_NEGATION) != NULL) {
            return true;
        }
    }
    for (size_t gap = 0; gap <= 2; gap++) {
        if (reading_mark_at(reading, value->end + gap, MEANING_DENIED) != NULL) {
            return true;
        }
    }
    return false;
}

#define NEAR_NONE   5 /* tokens between "no" and what there is none of */
#define NEAR_ABSENT 14
#define NEAR_GIVES  4 /* tokens between a negation and the verb it denies */

/* "More than 20": up to there it is given; "ein Gutschein über 20" is one of 20. */
static bool is_bounded(const struct reading *reading, size_t first, size_t end)
{
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[end]; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_UP_TO ||
            (mark->meaning == MEANING_TOPIC && mark->value == TOPIC_MINIMUM &&
             !scan_is(&reading->scan, mark->first, "uber"))) {
            return true;
        }
    }
    return false;
}

/* "cannot give", "nicht möglich" */
static bool is_negated_verb(const struct reading *reading, const struct clause *clause,
                            const struct mark *verb)
{
    size_t first =
        verb->first > clause->first + NEAR_GIVES ? verb->first - NEAR_GIVES : clause->first;
    return reading_mark_within(reading, first, verb->first, MEANING_NEGATION) != NULL;
}

/* "We cannot give 20 %", "20 % ist leider nicht möglich" */
static bool is_refused(const struct reading *reading, const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    size_t first = value->first > clause->first + NEAR_ABSENT ? value->first - NEAR_ABSENT
                                                              : clause->first;
    size_t end =
        value->end + NEAR_ABSENT < clause->end ? value->end + NEAR_ABSENT : clause->end;
    for (size_t i = reading->mark_from[first]; i < reading->mark_from[end]; i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_GIVES && is_negated_verb(reading, clause, mark)) {
            return !is_bounded(reading, first, end);
        }
    }
    return false;
}

/* "no discount of 50 %", "50 % Rabatt gibt es nicht"; but not "no fee above 50 EUR". */
static bool is_absent(const struct reading *reading, const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    size_t first =
        value->first > clause->first + NEAR_NONE ? value->first - NEAR_NONE : clause->first;
    size_t end =
        value->end + NEAR_ABSENT < clause->end ? value->end + NEAR_ABSENT : clause->end;
    if (value->kind != VALUE_AMOUNT && value->kind != VALUE_PERCENT) {
        return false;
    }
    bool is_none =
        reading_mark_within(reading, first, value->first, MEANING_NONE_OF) != NULL &&
        !is_bounded(reading, first, value->first);
    return is_none || is_refused(reading, value) ||
           reading_mark_within(reading, value->end, end, MEANING_ABSENT) != NULL;
}

bool value_is_denied(const struct reading *reading, const struct value *value)
{
    return is_denied(reading, value) || is_absent(reading, value);
}

#define NEAR_MEANT  12 /* tokens from what was said to what is meant */
#define WORDS_MEANT 2  /* of them that are no part of the correction: "the", "am" */

/* Nothing but the words of a correction, signs and a small word or two. */
static bool is_corrected(const struct reading *reading, size_t first, size_t end)
{
    size_t others = 0;
    bool is_said = false;
    for (size_t i = first; i < end && others <= WORDS_MEANT;) {
        const struct mark *mark = reading_mark_at(reading, i, MEANING_CORRECTS);
        uint8_t kind = reading->scan.tokens[i].kind;
        is_said |= mark != NULL;
        others += mark == NULL && kind != TOKEN_SIGN && kind != TOKEN_LINE;
        i = mark != NULL ? mark->end : i + 1;
    }
    return is_said && others <= WORDS_MEANT;
}

/* Where what is meant instead of the value begins: the next value, or a bare number of the
   same unit. */
static size_t meant_instead(const struct reading *reading, const struct value *value)
{
    size_t index = (size_t)(value - reading->values);
    size_t end = reading->scan.count;
    size_t last = end > value->end + NEAR_MEANT ? value->end + NEAR_MEANT : end;
    const struct value *next = index + 1 < reading->value_count ? value + 1 : NULL;
    if (next != NULL && next->first < last) {
        return next->kind == value->kind || (value_is_day(next) && value_is_day(value))
                   ? next->first
                   : last;
    }
    for (size_t i = value->end; i < last && value->kind == VALUE_DURATION; i++) {
        struct number number;
        if ((reading->scopes[i] & SCOPES_MASKED) == 0 && number_at(reading, i, &number) &&
            !number.is_article) {
            return i;
        }
    }
    return last;
}

void values_take_back(struct reading *reading)
{
    for (size_t i = 0; i < reading->value_count; i++) {
        struct value *value = &reading->values[i];
        size_t instead = meant_instead(reading, value);
        bool is_met = instead < reading->scan.count && instead < value->end + NEAR_MEANT;
        value->is_denied |= is_met && is_corrected(reading, value->end, instead);
    }
}
