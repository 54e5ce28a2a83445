#include "traits.h"

#include "packing.h"

#include <string.h>

static void read_traits(sqlite3_stmt *statement, struct arena *arena, struct traits *traits)
{
    struct text marks = statement_text(statement, 6);
    *traits = (struct traits){.key = sqlite3_column_int64(statement, 0)};
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
    traits->is_out_of_stock = sqlite3_column_int64(statement, 7) == 0;
    traits->is_sensitive = sqlite3_column_int(statement, 8) != 0;
    traits->sold_key = sqlite3_column_int64(statement, 9);
    traits->customers = sqlite3_column_int64(statement, 10);
    traits->recent = sqlite3_column_int64(statement, 11);
}

static bool read_one(struct catalogue *catalogue, sqlite3_stmt *statement,
                     struct arena *arena, struct traits *traits, bool *found,
                     struct error *err)
{
    bool has_row = false;
    if (!statement_next(catalogue, statement, &has_row, err)) {
        return false;
    }
    if (has_row) {
        read_traits(statement, arena, traits);
    }
    *found = has_row;
    statement_end(statement);
    return true;
}

bool traits_by_id(struct catalogue *catalogue, const char *id, struct arena *arena,
                  struct traits *traits, bool *found, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    if (!statement_get(catalogue, STATEMENT_TRAITS_BY_ID, &statement, err)) {
        return false;
    }
    statement_bind(statement, 1, id);
    return read_one(catalogue, statement, arena, traits, found, err);
}

bool traits_by_number(struct catalogue *catalogue, enum statement which, int64_t number,
                      struct arena *arena, struct traits *traits, bool *found,
                      struct error *err)
{
    sqlite3_stmt *statement = NULL;
    if (!statement_get(catalogue, which, &statement, err)) {
        return false;
    }
    sqlite3_bind_int64(statement, 1, number);
    return read_one(catalogue, statement, arena, traits, found, err);
}

const char *traits_narrowest(const char *category, struct arena *arena)
{
    size_t count = 0;
    const char **names = packing_read(text_of(category), arena, &count);
    return count == 0 ? NULL : names[count - 1];
}
