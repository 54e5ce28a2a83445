/* Whether the counts that stand there are those of the orders that were gathered. */
#include "baskets.h"
#include "database.h"

#include "base/numbers.h"

/* A pair's value once each of its customers was seen, and what none comes to. */
#define NONE  UINT64_C(0x100000000)
#define NEVER UINT64_C(0x10000000000)

struct check {
    struct catalogue *catalogue;
    const struct baskets *baskets;
    int64_t *keys;        /* of each seller, 0 where the counts do not have it */
    struct numbers pairs; /* NONE and the customers that the counts say, by both keys */
    int64_t products;     /* that another number of customers bought */
    int64_t pairs_count;  /* the same of pairs */
};

static void check_seller(struct check *check, struct statement *statement)
{
    size_t place;
    if (!table_get(&check->baskets->numbers, statement_text(statement, 1), &place)) {
        check->products++;
        return;
    }
    check->keys[place] = statement_int(statement, 0);
    check->products +=
        check->baskets->sellers[place].customers != statement_int(statement, 2);
}

static uint64_t pair_key(int64_t a, int64_t b)
{
    return a < b ? (uint64_t)a << 32 | (uint64_t)b : (uint64_t)b << 32 | (uint64_t)a;
}

/* Each stands there once or twice: among the best of the one, and of the other. */
static void take_pair(struct check *check, struct statement *statement)
{
    uint64_t key = pair_key(statement_int(statement, 0), statement_int(statement, 1));
    uint64_t said = NONE + (uint64_t)statement_int(statement, 2);
    uint64_t known = said;
    (void)!numbers_get(&check->pairs, key, &known);
    numbers_set(&check->pairs, key, known == said ? said : NEVER);
}

static bool each_row(struct check *check, enum statement_id which,
                     void (*take)(struct check *, struct statement *), struct error *err)
{
    struct statement *statement = NULL;
    bool has_row = true;
    if (!statement_get(check->catalogue, which, &statement, err)) {
        return false;
    }
    while (statement_next(check->catalogue, statement, &has_row, err)) {
        if (!has_row) {
            statement_end(statement);
            return true;
        }
        take(check, statement);
    }
    return false;
}

/* One customer fewer for each pair that is known. */
static void take_basket(struct check *check, const uint32_t *holdings, size_t count)
{
    for (size_t i = 0; i < count && count <= BASKET_MAX; i++) {
        for (size_t j = i + 1; j < count; j++) {
            int64_t a = check->keys[holdings[i]];
            int64_t b = check->keys[holdings[j]];
            uint64_t key = pair_key(a, b);
            uint64_t left;
            if (a != 0 && b != 0 && numbers_get(&check->pairs, key, &left)) {
                numbers_set(&check->pairs, key, left - 1);
            }
        }
    }
}

static void compare(struct check *check)
{
    const struct baskets *baskets = check->baskets;
    for (size_t i = 0; i < baskets->seller_count; i++) {
        check->products += check->keys[i] == 0 && baskets->sellers[i].customers > 0;
    }
    for (size_t i = 0; i < baskets->customer_count; i++) {
        size_t from = baskets->starts[i];
        take_basket(check, baskets->holdings + from, baskets->starts[i + 1] - from);
    }
    for (size_t i = 0; i < check->pairs.capacity; i++) {
        const struct numbers_slot *slot = &check->pairs.slots[i];
        check->pairs_count += slot->key != 0 && slot->value != NONE;
    }
}

bool catalogue_baskets_check(struct catalogue *catalogue, int64_t *products, int64_t *pairs,
                             struct error *err)
{
    bool is_own = false;
    baskets_close(catalogue->baskets);
    struct check check = {.catalogue = catalogue, .baskets = catalogue->baskets};
    check.keys = memory_get((check.baskets->seller_count + 1) * sizeof(*check.keys));
    bool is_good = read_begin(catalogue, &is_own, err);
    if (is_good) {
        is_good = each_row(&check, STATEMENT_OWN_SOLD, check_seller, err) &&
                  each_row(&check, STATEMENT_OWN_TOGETHER, take_pair, err);
        read_end(catalogue, is_own);
    }
    if (is_good) {
        compare(&check);
        *products = check.products;
        *pairs = check.pairs_count;
    }
    memory_free(check.keys);
    numbers_release(&check.pairs);
    baskets_destroy(catalogue->baskets);
    catalogue->baskets = NULL;
    return is_good;
}
