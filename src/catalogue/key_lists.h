/*
 * The products of a brand or of a category as lists of keys, read once and kept: picks ask
 * for the same ones again for customer after customer. What no product has is not kept,
 * since a customer may have said it. Knows nothing of customers.
 */
#ifndef CATALOGUE_KEY_LISTS_H
#define CATALOGUE_KEY_LISTS_H

#include "base/attributes.h"
#include "base/memory.h"
#include "base/table.h"
#include "database.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define KEY_LIST_MAX 60

struct key_list {
    const int64_t *keys; /* in the arena */
    size_t count;
};

struct key_lists {
    struct arena *arena; /* borrowed */
    struct key_list *lists;
    size_t count;
    size_t capacity;
    struct table brands; /* to where their list stands */
    struct table categories;
};

void key_lists_init(struct key_lists *lists, struct arena *arena);
void key_lists_release(struct key_lists *lists);
/* At most KEY_LIST_MAX keys; which is the statement that finds them. */
bool key_lists_get(struct key_lists *lists, struct catalogue *catalogue,
                   enum statement_id which, const char *value, struct key_list *list,
                   struct error *err) MUST_CHECK;

#endif
