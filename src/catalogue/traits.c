#include "traits.h"

#include "packing.h"

#include <string.h>

struct ware ware_read(const struct statement *statement, int stock, int price)
{
    struct ware ware = {.stock = statement_int(statement, stock)};
    struct money money = statement_money(statement, price);
    ware.price = money.parts;
    ware.is_priced = money.is_known;
    memcpy(ware.currency, money.currency, sizeof(ware.currency));
    return ware;
}

void traits_read(struct statement *statement, struct arena *arena, struct traits *traits)
{
    struct text marks = statement_text(statement, 6);
    *traits = (struct traits){.key = statement_int(statement, 0)};
    traits->id = statement_copy(statement, 1, arena);
    traits->title = statement_copy(statement, 2, arena);
    traits->brand = statement_copy(statement, 3, arena);
    traits->category = statement_copy(statement, 4, arena);
    traits->group = statement_copy(statement, 5, arena);
    traits->mark_count = marks.len / sizeof(uint32_t);
    uint32_t *copy = arena_get(arena, marks.len);
    if (marks.len > 0) {
        memcpy(copy, marks.bytes, traits->mark_count * sizeof(uint32_t));
    }
    traits->marks = copy;
    traits->is_out_of_stock = statement_int(statement, 7) == 0;
    traits->is_sensitive = statement_int(statement, 8) != 0;
    traits->sold_key = statement_int(statement, 9);
    traits->customers = statement_int(statement, 10);
    traits->recent = statement_int(statement, 11);
    struct ware *ware = arena_get(arena, sizeof(*ware));
    *ware = ware_read(statement, 7, 12);
    traits->ware = ware;
}

const char *traits_narrowest(const char *category, struct arena *arena)
{
    size_t count = 0;
    const char **names = packing_read(text_of(category), arena, &count);
    return count == 0 ? NULL : names[count - 1];
}
