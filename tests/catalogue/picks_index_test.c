/* The index of picks: with it or without it picks are the same. */
#include "filed.h"

static void picks__are_the_same__with_the_file_and_without(void **context)
{
    struct filed *filed = *context;
    assert_true(has_index(filed));
    assert_true(assert_same_picks(filed) > 1000);
}

static void picks__are_the_same__when_products_came_after_the_file(void **context)
{
    struct filed *filed = *context;
    for (uint32_t i = 0; i < 60; i++) {
        put(filed->shop.catalogue, i * 5, i % 2 == 0 ? 0 : 7);
        put(filed->tables, i * 5, i % 2 == 0 ? 0 : 7);
    }
    for (uint32_t i = PRODUCTS; i < PRODUCTS + 12; i++) {
        put(filed->shop.catalogue, i, 5);
        put(filed->tables, i, 5);
    }
    assert_true(has_index(filed));
    assert_true(assert_same_picks(filed) > 500);
    open_again(filed);
    assert_true(assert_same_picks(filed) > 500);
}

static void file__is_made_anew__after_many_products(void **context)
{
    struct filed *filed = *context;
    assert_true(catalogue_begin(filed->shop.catalogue, NULL));
    for (uint32_t i = 0; i < FRESH_MAX + 100; i++) {
        put(filed->shop.catalogue, PRODUCTS + 20 + i, 5);
        put(filed->tables, PRODUCTS + 20 + i, 5);
    }
    assert_true(catalogue_commit(filed->shop.catalogue, NULL));
    assert_false(has_index(filed));
    assert_true(assert_same_picks(filed) > 500);
    open_again(filed);
    assert_true(has_index(filed));
    assert_true(assert_same_picks(filed) > 500);
}

static void file__is_of_before__when_products_were_taken_back(void **context)
{
    struct filed *filed = *context;
    assert_true(catalogue_begin(filed->shop.catalogue, NULL));
    for (uint32_t i = 0; i < FRESH_MAX + 100; i++) {
        put(filed->shop.catalogue, PRODUCTS + 20 + i, 5);
    }
    catalogue_rollback(filed->shop.catalogue);
    assert_true(has_index(filed));
    put(filed->shop.catalogue, 3, 0);
    put(filed->tables, 3, 0);
    assert_true(assert_same_picks(filed) > 500);
}

static void file__is_not_used__once_the_counts_are_others(void **context)
{
    struct filed *filed = *context;
    order(filed->shop.catalogue, 11, ORDERING / 2);
    order(filed->tables, 11, ORDERING / 2);
    assert_false(has_index(filed));
    assert_true(assert_same_picks(filed) > 500);
    open_again(filed);
    assert_true(has_index(filed));
    assert_true(assert_same_picks(filed) > 500);
}

static void file__is_taken_up__when_another_process_made_it(void **context)
{
    struct filed *filed = *context;
    struct catalogue *other = NULL;
    assert_true(catalogue_open(filed->folder, &other, NULL));
    order(other, 11, ORDERING / 2);
    order(filed->tables, 11, ORDERING / 2);
    assert_true(assert_same_picks(filed) > 500);
    catalogue_close(other);
    assert_true(has_index(filed));
    assert_true(assert_same_picks(filed) > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(picks__are_the_same__with_the_file_and_without),
        STORY(picks__are_the_same__when_products_came_after_the_file),
        STORY(file__is_made_anew__after_many_products),
        STORY(file__is_of_before__when_products_were_taken_back),
        STORY(file__is_not_used__once_the_counts_are_others),
        STORY(file__is_taken_up__when_another_process_made_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
