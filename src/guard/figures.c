#include "guard/figures.h"

#include "guard/date.h"
#include "guard/number.h"
#include "guard/policy.h"

#include "base/money.h"

/* A value that was read, or a token with digits that belongs to none. */
struct item {
    struct value value;
    bool is_value;
    bool is_number; /* of those that are no values: parts stand in value.low */
    struct text folded;
    struct figure at;
};

struct items {
    struct item *list;
    size_t count;
    size_t capacity;
    struct arena *arena;
};

static struct item *item_add(struct items *items, size_t start, size_t end)
{
    items->list = arena_reserve(items->arena, items->list, &items->capacity, items->count,
                                sizeof(*items->list));
    struct item *item = &items->list[items->count++];
    *item = (struct item){.at = {start, end}};
    return item;
}

static void add_value(struct items *items, const struct reading *reading,
                      const struct value *value)
{
    const struct token *tokens = reading->scan.tokens;
    struct item *item =
        item_add(items, tokens[value->first].start, tokens[value->end - 1].end);
    item->value = *value;
    item->is_value = true;
}

static void add_token(struct items *items, const struct reading *reading, size_t token)
{
    const struct token *at = &reading->scan.tokens[token];
    struct item *item = item_add(items, at->start, at->end);
    int decimals;
    item->folded = scan_folded(&reading->scan, token);
    item->is_number =
        at->kind == TOKEN_NUMBER && number_parse(item->folded, &item->value.low, &decimals);
}

/* In the order in which they stand in the text. */
static struct items items_of(struct text text, const struct date_style *style,
                             struct arena *arena)
{
    struct items items = {.arena = arena};
    struct reading reading;
    size_t value = 0;
    reading_read(text, arena, &reading);
    reading_topics(&reading, false);
    reading_values(&reading, style, arena);
    for (size_t token = 0; token < reading.scan.count; token++) {
        while (value < reading.value_count && reading.values[value].first <= token) {
            add_value(&items, &reading, &reading.values[value++]);
        }
        bool is_read = value > 0 && token < reading.values[value - 1].end;
        if (!is_read && reading.scan.tokens[token].has_digit) {
            add_token(&items, &reading, token);
        }
    }
    return items;
}

/* A bare number is whatever is written with it elsewhere. */
static bool number_fits(int64_t parts, const struct item *other)
{
    if (!other->is_value) {
        return other->is_number && other->value.low == parts;
    }
    bool is_day =
        other->value.kind == VALUE_DATE && other->value.day.date * MONEY_UNIT == parts;
    return is_day || other->value.low == parts || other->value.high == parts;
}

static bool values_fit(const struct value *a, const struct value *b)
{
    if (a->kind != b->kind) {
        return false;
    }
    switch (a->kind) {
    case VALUE_DATE:
    case VALUE_END:
        return day_compare(a->day, b->day) == 0;
    case VALUE_DAY:
    case VALUE_WEEKDAY:
        return a->from_today == b->from_today;
    default:
        return value_equals(a, b);
    }
}

static bool items_fit(const struct item *a, const struct item *b)
{
    if (a->is_value && b->is_value) {
        return values_fit(&a->value, &b->value);
    }
    if (a->is_number || b->is_number) {
        return a->is_number ? number_fits(a->value.low, b) : number_fits(b->value.low, a);
    }
    return !a->is_value && !b->is_value && text_equals(a->folded, b->folded);
}

static void keep_others(const struct items *items, const struct items *known,
                        struct arena *arena, struct figure_list *figures)
{
    *figures = (struct figure_list){
        .list = arena_get(arena, (items->count + 1) * sizeof(*figures->list))};
    for (size_t i = 0; i < items->count; i++) {
        bool is_known = false;
        for (size_t j = 0; j < known->count && !is_known; j++) {
            is_known = items_fit(&items->list[i], &known->list[j]);
        }
        if (!is_known) {
            figures->list[figures->count++] = items->list[i].at;
        }
    }
}

void guard_figures(struct text before, struct text after, struct day today,
                   const char *country, struct arena *arena, struct figure_change *change)
{
    struct date_style style = {.order = date_order_of(country), .today = today};
    struct items first = items_of(before, &style, arena);
    struct items second = items_of(after, &style, arena);
    keep_others(&first, &second, arena, &change->gone);
    keep_others(&second, &first, arena, &change->fresh);
}
