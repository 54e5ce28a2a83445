#include "guard/number.h"
#include "guard/reading.h"

#define NEAR_VALUES  8  /* values around one */
#define FAR_REPEATED 12 /* tokens behind it */

static size_t distance_of(const struct value *value, const struct mark *mark)
{
    return mark->first >= value->end   ? mark->first - value->end
           : mark->end <= value->first ? value->first - mark->end
                                       : 0;
}

bool value_is_nearest(const struct reading *reading, const struct value *value,
                      const struct mark *mark)
{
    size_t own = distance_of(value, mark);
    size_t index = (size_t)(value - reading->values);
    size_t from = index > NEAR_VALUES ? index - NEAR_VALUES : 0;
    for (size_t i = from; i < reading->value_count && i <= index + NEAR_VALUES; i++) {
        const struct value *other = &reading->values[i];
        if (i != index && other->kind == value->kind &&
            reading->clause_of[other->first] == reading->clause_of[value->first] &&
            distance_of(other, mark) < own) {
            return false;
        }
    }
    return true;
}

/* Nothing stands behind it that it could count. */
static bool is_last(const struct reading *reading, const struct sentence *sentence,
                    size_t token)
{
    return token >= sentence->end || reading->scan.tokens[token].kind == TOKEN_SIGN ||
           reading->scan.tokens[token].kind == TOKEN_LINE;
}

bool value_repeated(const struct reading *reading, const struct value *value,
                    struct value *other)
{
    const struct sentence *sentence = reading_sentence(reading, value->first);
    struct number number;
    if (value->kind != VALUE_DURATION || value->unit < UNIT_DAY) {
        return false;
    }
    for (size_t i = value->end; i < sentence->end && i < value->end + FAR_REPEATED; i++) {
        bool is_read = (reading->scopes[i] & (SCOPES_MASKED | SCOPE_VALUE)) != 0;
        if (is_read || !number_at(reading, i, &number) || number.is_article ||
            !is_last(reading, sentence, number.end)) {
            continue;
        }
        *other = *value;
        other->first = other->number_first = (uint32_t)number.first;
        other->end = other->number_end = (uint32_t)number.end;
        other->low = other->high = number.parts;
        return true;
    }
    return false;
}

const struct mark *reading_weekday_before(const struct reading *reading, size_t token)
{
    static const char *const joints[] = {",",  "the", "den", "dem", "der", "el",
                                         "le", "il",  "o",   "dia", "de",  "feira"};
    for (size_t steps = 0; steps <= 2 && token >= steps; steps++) {
        const struct mark *mark =
            reading_mark_before(reading, token - steps, MEANING_WEEKDAY);
        bool is_joint = token > steps && scan_is_any(&reading->scan, token - steps - 1,
                                                     joints, COUNT_OF(joints));
        if (mark != NULL || !is_joint) {
            return mark;
        }
    }
    return NULL;
}
