/* New orders, added to the counts and laid over the index of picks. */
#include "filed.h"

static int64_t buys_on = 20089;

/* One customer who has those of before buys those that are new. */
static bool buys_now(struct catalogue *catalogue, uint32_t before, uint32_t now)
{
    bool is_raised = false;
    char id[16];
    assert_true(catalogue_baskets_begin(catalogue, NULL));
    for (uint32_t i = 0; i < before; i++) {
        catalogue_baskets_add(catalogue, 1, id_of(i, id), day_from_number(20001));
    }
    for (uint32_t i = before > 0 ? before - 1 : 0; i < before + now; i++) {
        catalogue_baskets_add(catalogue, 2, id_of(i, id), day_from_number(buys_on));
    }
    assert_true(catalogue_baskets_raise(catalogue, 1000, &is_raised, NULL));
    return is_raised;
}

static int64_t number_of(struct filed *filed, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    assert_int_equal(
        sqlite3_prepare_v2(filed->shop.catalogue->db, sql, -1, &statement, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return number;
}

#define SOLD_OF(id) "SELECT customers FROM sold WHERE id = '" id "'"
#define PAIRS_OF(id)                                                                       \
    "SELECT sum(t.customers) FROM together t JOIN sold s ON s.key = t.product "            \
    "WHERE s.id = '" id "'"
#define KNOWN_WITH(id, least)                                                              \
    "SELECT count(*) FROM together t JOIN sold s ON s.key = t.product "                    \
    "JOIN sold o ON o.key = t.other WHERE s.id = '" id "' AND o.id IN "                    \
    "('P0', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6') AND o.id >= '" least "'"

static void order__raises_what_is_known__and_is_laid_over_the_file(void **context)
{
    struct filed *filed = *context;
    struct candidate *over[CUSTOMERS];
    size_t counts[CUSTOMERS];
    int64_t old_sold = number_of(filed, SOLD_OF("P1"));
    int64_t new_sold = number_of(filed, SOLD_OF("P5"));
    int64_t old_pairs = number_of(filed, PAIRS_OF("P1"));
    int64_t new_pairs = number_of(filed, PAIRS_OF("P5"));
    int64_t pairs = number_of(filed, "SELECT count(*) FROM together");

    assert_true(buys_now(filed->shop.catalogue, 4, 3)); /* P4, P5 and P6 are new */
    assert_true(catalogue_baskets_raised(filed->shop.catalogue, NULL));
    assert_int_equal(number_of(filed, SOLD_OF("P1")), old_sold);
    assert_int_equal(number_of(filed, SOLD_OF("P5")), new_sold + 1);
    assert_int_equal(number_of(filed, PAIRS_OF("P1")),
                     old_pairs + number_of(filed, KNOWN_WITH("P1", "P4")));
    assert_int_equal(number_of(filed, PAIRS_OF("P5")),
                     new_pairs + number_of(filed, KNOWN_WITH("P5", "P0")));
    assert_true(number_of(filed, KNOWN_WITH("P5", "P0")) > 2);
    assert_int_equal(number_of(filed, "SELECT count(*) FROM together"), pairs);

    assert_true(has_index(filed));
    for (uint32_t customer = 0; customer < CUSTOMERS; customer++) {
        counts[customer] =
            ask(filed->shop.catalogue, customer, &filed->shop.arena, &over[customer]);
    }
    unlink(filed->path); /* so that the tables alone are asked */
    catalogue_rest(filed->shop.catalogue);
    for (uint32_t customer = 0; customer < CUSTOMERS; customer++) {
        struct candidate *plain;
        size_t count = ask(filed->shop.catalogue, customer, &filed->shop.arena, &plain);
        assert_int_equal(count, counts[customer]);
        for (size_t i = 0; i < count; i++) {
            assert_same_candidate(&over[customer][i], &plain[i]);
        }
    }
}

static void order__is_not_added__while_one_before_may_come_again(void **context)
{
    struct filed *filed = *context;
    assert_false(buys_now(filed->tables, 4, 3)); /* in memory all is counted anew */
    assert_true(catalogue_begin(filed->shop.catalogue, NULL));
    assert_true(buys_now(filed->shop.catalogue, 4, 3));
    assert_true(buys_now(filed->shop.catalogue, 0, 2)); /* of the same import */
    assert_true(catalogue_commit(filed->shop.catalogue, NULL));
    assert_false(buys_now(filed->shop.catalogue, 4, 3));
    open_again(filed);
    assert_false(buys_now(filed->shop.catalogue, 4, 3));
    static const uint8_t mark[CATALOGUE_MARK_LEN] = {9};
    assert_true(catalogue_baskets_begin(filed->shop.catalogue, NULL));
    assert_true(catalogue_baskets_lower(filed->shop.catalogue, mark, NULL));
    assert_true(catalogue_baskets_lowered(filed->shop.catalogue, mark, NULL));
    assert_false(
        buys_now(filed->shop.catalogue, 4, 3)); /* an erasure changes nothing of it */
    order(filed->shop.catalogue, 3, ORDERING);
    assert_true(buys_now(filed->shop.catalogue, 4, 3));
    assert_true(catalogue_baskets_raised(filed->shop.catalogue, NULL));
    buys_on = 20098; /* a week and more after the newest that is counted */
    assert_false(buys_now(filed->shop.catalogue, 4, 3));
    buys_on = 20089;
    assert_true(buys_now(filed->shop.catalogue, 4, 3));
}

/* P0 and P1 were bought on one day, and now an order with P1 of another day is known. */
static bool buys_again(struct catalogue *catalogue, int64_t first, int64_t again)
{
    bool is_raised = false;
    assert_true(catalogue_baskets_begin(catalogue, NULL));
    catalogue_baskets_add(catalogue, 1, "P0", day_from_number(first));
    catalogue_baskets_add(catalogue, 1, "P1", day_from_number(first));
    catalogue_baskets_add(catalogue, 2, "P1", day_from_number(again));
    assert_true(catalogue_baskets_raise(catalogue, 1000, &is_raised, NULL));
    assert_true(catalogue_baskets_raised(catalogue, NULL));
    return is_raised;
}

/* What was newly bought of late was not, once an older order of it comes: then all is
 * counted anew. */
static void order__that_is_older_than_a_purchase_of_late__is_not_added(void **context)
{
    struct filed *filed = *context;
    assert_true(buys_again(filed->shop.catalogue, 20080, 20085));
    assert_true(buys_again(filed->shop.catalogue, 20080, 20079));
    assert_true(buys_again(filed->shop.catalogue, 20010, 20005));
    assert_false(buys_again(filed->shop.catalogue, 20080, 20020));
}

/* Of how many products and pairs the counts say something else than these orders and one of
 * P0, P1 and P2, where that is wanted. */
static void assert_differ(struct catalogue *catalogue, bool is_raised, int64_t products,
                          bool do_pairs)
{
    int64_t found = -1;
    int64_t pairs = -1;
    char id[16];
    gather(catalogue, 3, ORDERING);
    for (uint32_t i = 0; i < 3 && is_raised; i++) {
        catalogue_baskets_add(catalogue, 100000, id_of(i, id), day_from_number(buys_on));
    }
    assert_true(catalogue_baskets_check(catalogue, &found, &pairs, NULL));
    assert_int_equal(found, products);
    assert_int_equal(pairs > 0, do_pairs);
}

static void counts__are_those_of_the_orders__until_somebody_changes_them(void **context)
{
    struct filed *filed = *context;
    struct catalogue *catalogue = filed->shop.catalogue;
    assert_differ(filed->tables, false, 0, false);
    assert_differ(catalogue, false, 0, false);
    assert_true(buys_now(catalogue, 0, 3));
    assert_true(catalogue_baskets_raised(catalogue, NULL));
    assert_differ(catalogue, false, 3, true);
    assert_differ(catalogue, true, 0, false);

    order(catalogue, 3, ORDERING - 1);
    assert_true(number_of(filed, "SELECT count(*) FROM together") > 100);
    sqlite3_exec(catalogue->db, "DELETE FROM sold WHERE key = 5", NULL, NULL, NULL);
    order(catalogue, 3, ORDERING);
    assert_differ(catalogue, false, 0, false);
    sqlite3_exec(catalogue->db, "UPDATE sold SET id = 'NEVER' WHERE key = 5", NULL, NULL,
                 NULL);
    assert_differ(catalogue, false, 2, true); /* one too many, one too few */
    order(catalogue, 3, ORDERING);
    sqlite3_exec(catalogue->db,
                 "UPDATE together SET customers = customers + 1 WHERE product = 1", NULL,
                 NULL, NULL);
    assert_differ(catalogue, false, 0, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(counts__are_those_of_the_orders__until_somebody_changes_them),
        STORY(order__raises_what_is_known__and_is_laid_over_the_file),
        STORY(order__is_not_added__while_one_before_may_come_again),
        STORY(order__that_is_older_than_a_purchase_of_late__is_not_added),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
