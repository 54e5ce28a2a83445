#include "guard/reading.h"

#define NEAR_VALUES 8 /* values around one */

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

uint32_t value_places(const struct reading *reading, const struct value *value)
{
    const struct clause *clause = reading_clause(reading, value->first);
    uint32_t places = 0;
    if (reading_sentence(reading, value->first)->places == 0) {
        return 0;
    }
    for (size_t i = reading->mark_from[clause->first]; i < reading->mark_from[clause->end];
         i++) {
        const struct mark *mark = &reading->marks[i];
        if (mark->meaning == MEANING_PLACE && value_is_nearest(reading, value, mark)) {
            places |= mark->value;
        }
    }
    return places != 0 ? places : reading_sentence(reading, value->first)->places;
}
