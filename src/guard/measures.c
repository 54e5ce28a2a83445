#include "guard/measures.h"

#include "guard/products.h"

#include "base/money.h"

/* One unit of each in thousandths of its dimension's smallest one. */
static const struct {
    int dimension;
    int64_t thousandths;
    bool is_of_goods;
} units[MEASURE_COUNT] = {
    [MEASURE_MILLIGRAM] = {1, 1, true},
    [MEASURE_GRAM] = {1, 1000, true},
    [MEASURE_KILOGRAM] = {1, 1000000, true},
    [MEASURE_OUNCE] = {1, 28350, true},
    [MEASURE_POUND] = {1, 453592, false},
    [MEASURE_MILLILITRE] = {2, 1000, true},
    [MEASURE_CENTILITRE] = {2, 10000, true},
    [MEASURE_DECILITRE] = {2, 100000, true},
    [MEASURE_LITRE] = {2, 1000000, true},
    [MEASURE_MILLIMETRE] = {3, 1000, true},
    [MEASURE_CENTIMETRE] = {3, 10000, true},
    [MEASURE_METRE] = {3, 1000000, false},
    [MEASURE_KILOMETRE] = {3, 1000000000, false},
    [MEASURE_INCH] = {3, 25400, true},
    [MEASURE_WATT] = {4, 1000, true},
    [MEASURE_KILOWATT] = {4, 1000000, true},
    [MEASURE_WATT_HOUR] = {5, 1000, true},
    [MEASURE_MILLIAMPERE_HOUR] = {6, 1000, true},
    [MEASURE_AMPERE_HOUR] = {6, 1000000, true},
    [MEASURE_VOLT] = {7, 1000, true},
    [MEASURE_LUMEN] = {8, 1000, true},
    [MEASURE_BAR] = {9, 1000, false},
    [MEASURE_DEGREE] = {10, 1000, false},
    [MEASURE_GIGABYTE] = {11, 1000, true},
    [MEASURE_TERABYTE] = {11, 1000000, true},
    [MEASURE_HERTZ] = {12, 1000, true},
    [MEASURE_PAGE] = {13, 1000, false},
    [MEASURE_SHEET] = {14, 1000, false},
    [MEASURE_SPEED] = {15, 1000, false},
    [MEASURE_LINK] = {16, 1000, false},
};

static bool measure_make(const struct number *number, uint32_t unit, size_t end,
                         struct measure *measure)
{
    *measure = (struct measure){.end = end,
                                .dimension = units[unit].dimension,
                                .is_of_goods = units[unit].is_of_goods};
    return !__builtin_mul_overflow(number->parts, units[unit].thousandths,
                                   &measure->amount);
}

/* "3/4 inch": a share of one, as pipes and threads have, in one token or three. */
static bool share_at(const struct reading *reading, size_t token, struct number *number)
{
    const struct scan *scan = &reading->scan;
    size_t start = scan->tokens[token].start;
    struct text raw = text_from(scan->text.bytes + start, scan->text.len - start);
    bool is_share = raw.len > 3 && raw.bytes[1] == '/' && raw.bytes[0] >= '1' &&
                    raw.bytes[0] < raw.bytes[2] && raw.bytes[2] <= '9' &&
                    (start == 0 || scan->text.bytes[start - 1] == ' ');
    size_t end = is_share ? scan_token_at(scan, start + 3) : token;
    if (!is_share || end == token || scan->tokens[end - 1].end != start + 3) {
        return false;
    }
    *number = (struct number){.first = (uint32_t)token,
                              .end = (uint32_t)end,
                              .parts = (int64_t)(raw.bytes[0] - '0') * MONEY_UNIT /
                                       (raw.bytes[2] - '0')};
    return true;
}

/* The 4 of "3/4" counts nothing by itself. */
static bool is_below_line(const struct reading *reading, size_t token)
{
    size_t start = reading->scan.tokens[token].start;
    return start > 0 && reading->scan.text.bytes[start - 1] == '/';
}

bool measure_at(const struct reading *reading, size_t token, struct measure *measure)
{
    struct number number;
    if (!share_at(reading, token, &number) &&
        (!number_at(reading, token, &number) || number.is_article ||
         is_below_line(reading, token))) {
        return false;
    }
    const struct mark *unit = reading_mark_at(reading, number.end, MEANING_MEASURE);
    if (unit == NULL || !measure_make(&number, unit->value, unit->end, measure)) {
        return false;
    }
    measure->is_open = reading_mark_before(reading, token, MEANING_ABOUT) != NULL ||
                       reading_mark_before(reading, token, MEANING_UP_TO) != NULL;
    return true;
}

bool measure_of(const struct told *told, size_t token, struct measure *measure)
{
    const struct reading *reading = &told->reading;
    const struct attribute *attribute = told_attribute(told, token);
    struct number number;
    if (measure_at(reading, token, measure)) {
        return true;
    }
    if (attribute == NULL || !number_at(reading, token, &number) || number.is_article) {
        return false;
    }
    uint32_t first = told->attribute_from[attribute - told->product->attributes];
    const struct mark *unit = reading_mark_within(reading, first, token, MEANING_MEASURE);
    return unit != NULL && measure_make(&number, unit->value, number.end, measure);
}

void measures_gather(struct told_measures *measures, const struct reading *reading,
                     const char *kind, const char *id, struct arena *arena)
{
    struct measure measure;
    for (size_t i = 0; i < reading->scan.count; i++) {
        if (!measure_at(reading, i, &measure)) {
            continue;
        }
        measures->items = arena_reserve(arena, measures->items, &measures->capacity,
                                        measures->count, sizeof(*measures->items));
        measures->items[measures->count++] =
            (struct told_measure){measure.dimension, measure.amount, kind, id};
    }
}

const struct told_measure *measures_find(const struct told_measures *measures,
                                         const struct measure *measure)
{
    for (size_t i = 0; i < measures->count; i++) {
        if (measures->items[i].dimension == measure->dimension &&
            measures->items[i].amount == measure->amount) {
            return &measures->items[i];
        }
    }
    return NULL;
}
