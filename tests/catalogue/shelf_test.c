/* What picks keep in memory is never older than the file. */
#include "shop.h"

#include "../../src/catalogue/places.h"

#include <stdlib.h>
#include <unistd.h>

struct kept {
    struct shop shop; /* in a folder, so that another process may write to it */
    char folder[64];
};

static void count_orders(struct catalogue *catalogue, int customers)
{
    assert_true(catalogue_baskets_begin(catalogue, NULL));
    for (int customer = 1; customer <= customers; customer++) {
        catalogue_baskets_add(catalogue, customer, "SHOE", day_from_number(20000));
        catalogue_baskets_add(catalogue, customer, "SOCK", day_from_number(20000));
    }
    assert_true(catalogue_baskets_finish(catalogue, NULL));
}

static int kept_open(void **state)
{
    struct kept *kept = memory_get(sizeof(*kept));
    *state = kept;
    arena_init(&kept->shop.arena);
    snprintf(kept->folder, sizeof(kept->folder), "/tmp/deskhand-shelf.XXXXXX");
    if (mkdtemp(kept->folder) == NULL ||
        !catalogue_open(kept->folder, &kept->shop.catalogue, &kept->shop.err)) {
        return -1;
    }
    shop_put_titled(&kept->shop, "SHOE", "Trail shoe");
    shop_put_titled(&kept->shop, "SOCK", "Warm sock");
    count_orders(kept->shop.catalogue, 4);
    return 0;
}

static int kept_close(void **state)
{
    static const char *const files[] = {"catalogue.db", "catalogue.db-wal",
                                        "catalogue.db-shm"};
    struct kept *kept = *state;
    catalogue_close(kept->shop.catalogue);
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        unlink(arena_format(&kept->shop.arena, "%s/%s", kept->folder, files[i]));
    }
    rmdir(kept->folder);
    arena_release(&kept->shop.arena);
    memory_free(kept);
    return 0;
}

/* The product as it is offered to who owns the other one; NULL: it is not. */
static const struct candidate *offered_to_owner(struct kept *kept, const char *owned,
                                                const char *product)
{
    struct owned one = {.product = owned, .times = 1, .last = day_from_number(20000)};
    struct pick_query query = {
        .owned = &one, .owned_count = 1, .use_history = true, .limit = 10};
    struct candidate *candidates = NULL;
    size_t count = 0;
    if (!catalogue_candidates(kept->shop.catalogue, &query, &kept->shop.arena, &candidates,
                              &count, &kept->shop.err)) {
        fail_msg("%s", kept->shop.err.text);
    }
    for (size_t i = 0; i < count; i++) {
        if (string_equals(candidates[i].product.id, product)) {
            return &candidates[i];
        }
    }
    return NULL;
}

/* With how many customers the sock goes with the shoe that is owned; -1: it is not offered.
 */
static int64_t customers_of_sock(struct kept *kept)
{
    const struct candidate *sock = offered_to_owner(kept, "SHOE", "SOCK");
    return sock == NULL ? -1 : sock->with_customers;
}

static void sell_out(struct kept *kept)
{
    shop_put(&kept->shop, (struct product){.id = "SOCK", .title = "Warm sock", .stock = 0});
}

static void picks__know_what_was_put__since_the_last_ones(void **state)
{
    struct kept *kept = *state;
    assert_int_equal(customers_of_sock(kept), 4);
    sell_out(kept);
    assert_int_equal(customers_of_sock(kept), -1);
    shop_put_titled(&kept->shop, "SOCK", "Warm sock");
    assert_int_equal(customers_of_sock(kept), 4);
}

/* The products of a brand are kept as a list. */
static void picks__know_the_brand_of_what_was_put__since_the_last_ones(void **state)
{
    struct kept *kept = *state;
    struct product shoe = {
        .id = "SHOE", .title = "Trail shoe", .brand = "Fell", .stock = 1};
    struct product rope = {.id = "ROPE", .title = "Blue rope", .brand = "Fell", .stock = 1};
    shop_put(&kept->shop, shoe);
    assert_null(offered_to_owner(kept, "SHOE", "ROPE"));
    shop_put(&kept->shop, rope);
    assert_string_equal(offered_to_owner(kept, "SHOE", "ROPE")->brand, "Fell");
    assert_string_equal(offered_to_owner(kept, "SHOE", "ROPE")->brand, "Fell");
    rope.brand = "Other";
    rope.title = "Red rope";
    shop_put(&kept->shop, rope);
    assert_null(offered_to_owner(kept, "SHOE", "ROPE"));
}

static void picks__know_the_counts__that_were_made_since(void **state)
{
    struct kept *kept = *state;
    assert_int_equal(customers_of_sock(kept), 4);
    count_orders(kept->shop.catalogue, 7);
    assert_int_equal(customers_of_sock(kept), 7);
    count_orders(kept->shop.catalogue, 0);
    assert_int_equal(customers_of_sock(kept), -1);
}

static void picks__know_what_another_process_wrote(void **state)
{
    struct kept *kept = *state;
    struct catalogue *other = NULL;
    assert_int_equal(customers_of_sock(kept), 4);
    assert_true(catalogue_open(kept->folder, &other, &kept->shop.err));
    count_orders(other, 5);
    assert_int_equal(customers_of_sock(kept), 5);
    catalogue_close(other);
    assert_int_equal(customers_of_sock(kept), 5);
}

static void picks__forget_what_was_taken_back(void **state)
{
    struct kept *kept = *state;
    assert_true(catalogue_begin(kept->shop.catalogue, &kept->shop.err));
    sell_out(kept);
    assert_int_equal(customers_of_sock(kept), -1);
    catalogue_rollback(kept->shop.catalogue);
    assert_int_equal(customers_of_sock(kept), 4);
}

static void picks__are_the_same__after_a_lock(void **state)
{
    struct kept *kept = *state;
    assert_int_equal(customers_of_sock(kept), 4);
    catalogue_rest(kept->shop.catalogue);
    assert_int_equal(customers_of_sock(kept), 4);
}

static void picks__are_like_what_is_owned__not_like_what_was_before(void **state)
{
    struct kept *kept = *state;
    assert_non_null(offered_to_owner(kept, "SHOE", "SOCK"));
    const struct candidate *shoe = offered_to_owner(kept, "SOCK", "SHOE");
    assert_non_null(shoe);
    assert_null(shoe->like);
}

static void picks__stay_in_one_view__while_another_process_writes(void **state)
{
    struct kept *kept = *state;
    struct catalogue *other = NULL;
    bool is_own = false;
    assert_true(catalogue_open(kept->folder, &other, &kept->shop.err));
    assert_true(catalogue_view_begin(kept->shop.catalogue, &is_own, &kept->shop.err));
    assert_true(is_own);
    assert_int_equal(customers_of_sock(kept), 4);
    count_orders(other, 6);
    assert_int_equal(customers_of_sock(kept), 4);
    catalogue_view_end(kept->shop.catalogue, is_own);
    assert_int_equal(customers_of_sock(kept), 6);
    catalogue_close(other);
}

static void places__find_every_number_that_was_put(void **state)
{
    (void)state;
    static const int64_t odd[] = {0, -1, INT64_MIN, INT64_MAX, INT64_C(1) << 32};
    struct places places = {0};
    uint32_t place = 0;
    bool is_new = false;
    assert_false(places_get(&places, 0, &place));
    for (uint32_t i = 0; i < 5000; i++) {
        int64_t number = i < COUNT_OF(odd) ? odd[i] : (int64_t)i << 12;
        assert_int_equal(*places_put(&places, number, i, &is_new), i);
        assert_true(is_new);
        assert_int_equal(*places_put(&places, number, i + 1, &is_new), i);
        assert_false(is_new);
    }
    for (uint32_t i = 0; i < 5000; i++) {
        assert_true(
            places_get(&places, i < COUNT_OF(odd) ? odd[i] : (int64_t)i << 12, &place));
        assert_int_equal(place, i);
    }
    assert_false(places_get(&places, 7, &place));
    places_release(&places);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(picks__know_what_was_put__since_the_last_ones,
                                        kept_open, kept_close),
        cmocka_unit_test_setup_teardown(
            picks__know_the_brand_of_what_was_put__since_the_last_ones, kept_open,
            kept_close),
        cmocka_unit_test_setup_teardown(picks__know_the_counts__that_were_made_since,
                                        kept_open, kept_close),
        cmocka_unit_test_setup_teardown(picks__know_what_another_process_wrote, kept_open,
                                        kept_close),
        cmocka_unit_test_setup_teardown(picks__forget_what_was_taken_back, kept_open,
                                        kept_close),
        cmocka_unit_test_setup_teardown(picks__are_the_same__after_a_lock, kept_open,
                                        kept_close),
        cmocka_unit_test_setup_teardown(
            picks__are_like_what_is_owned__not_like_what_was_before, kept_open, kept_close),
        cmocka_unit_test_setup_teardown(
            picks__stay_in_one_view__while_another_process_writes, kept_open, kept_close),
        cmocka_unit_test(places__find_every_number_that_was_put),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
