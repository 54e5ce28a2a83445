#include "key_lists.h"

void key_lists_init(struct key_lists *lists, struct arena *arena)
{
    *lists = (struct key_lists){.arena = arena};
    table_init(&lists->brands);
    table_init(&lists->categories);
}

void key_lists_release(struct key_lists *lists)
{
    table_release(&lists->brands);
    table_release(&lists->categories);
    memory_free(lists->lists);
}

static bool read_list(struct key_lists *lists, struct catalogue *catalogue,
                      enum statement_id which, const char *value, struct key_list *list,
                      struct error *err)
{
    struct statement *statement = NULL;
    void *keys = NULL;
    if (!statement_get(catalogue, which, &statement, err)) {
        return false;
    }
    statement_bind(statement, 1, value);
    statement_bind_number(statement, 2, KEY_LIST_MAX);
    if (!statement_list(catalogue, statement, statement_key, sizeof(int64_t), lists->arena,
                        &keys, &list->count, err)) {
        return false;
    }
    list->keys = keys;
    return true;
}

static size_t keep(struct key_lists *lists, struct key_list list)
{
    size_t place = lists->count++;
    lists->lists =
        memory_reserve(lists->lists, &lists->capacity, place, sizeof(*lists->lists));
    lists->lists[place] = list;
    return place;
}

bool key_lists_get(struct key_lists *lists, struct catalogue *catalogue,
                   enum statement_id which, const char *value, struct key_list *list,
                   struct error *err)
{
    struct table *known =
        which == STATEMENT_KEYS_OF_BRAND ? &lists->brands : &lists->categories;
    size_t place;
    if (table_get(known, text_of(value), &place)) {
        *list = lists->lists[place];
        return true;
    }
    if (!read_list(lists, catalogue, which, value, list, err)) {
        return false;
    }
    if (list->count > 0) {
        table_set(known, text_of(value), keep(lists, *list));
    }
    return true;
}
