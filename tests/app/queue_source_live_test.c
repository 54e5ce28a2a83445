/* A queue whose heads lie elsewhere while it loads, while things come in, and at a million.
 */
#include "queue_source_fixture.h"

static void
queue_with_a_source__shows_the_first_matches_before_it_has_seen_all(void **state)
{
    struct world *world = world_of_all();
    struct ticket_head some[SLICE];
    struct queue queue;
    struct error err;

    (void)state;
    queue_of(&queue, world);
    load(&queue, world);
    assert_true(queue_set_limit(&queue, "tag:vip", NOW, &err));
    assert_true(queue.is_sifting);
    assert_int_equal(queue.shown_count, 0);
    memcpy(some, &world->heads[1], sizeof(some));
    queue_sift(&queue, some, SLICE, SLICE + 1, false);
    assert_true(queue.is_sifting);
    assert_in_range(queue.shown_count, 1, SLICE);
    /* What changes meanwhile is looked at by itself. */
    world->heads[COUNT].tags = "vip";
    size_t shown = queue.shown_count;
    queue_put_one(&queue, &world->heads[COUNT], NOW);
    assert_int_equal(queue.shown_count, shown + 1);
    assert_true(queue_set_limit(&queue, NULL, NOW, &err));
    assert_false(queue.is_sifting);
    queue_release(&queue);
    memory_free(world);
}

static void
queue_with_a_source__selects_again_what_was_selected_before_the_limit(void **state)
{
    struct world *world = world_of_all();
    struct queue queue;
    struct error err;

    (void)state;
    queue_of(&queue, world);
    load(&queue, world);
    world->heads[COUNT / 2].tags = "vip";
    world->heads[COUNT / 2].status = TICKET_OPEN;
    queue_put_one(&queue, &world->heads[COUNT / 2], NOW);
    assert_true(queue_select(&queue, world->ids[COUNT / 2]));
    assert_true(queue_set_limit(&queue, "tag:vip", NOW, &err));
    sift(&queue, world);
    assert_string_equal(queue_selected(&queue)->id, world->ids[COUNT / 2]);
    queue_release(&queue);
    memory_free(world);
}

/* Arrivals while the rest is still being read must not be undone by it. */
static void queue_with_a_source__keeps_what_came_while_it_was_loading(void **state)
{
    struct world *world = world_of_all();
    struct world *stale = world_of_all(); /* what the index says */
    struct ticket_head page[10];
    struct queue queue;

    (void)state;
    queue_of(&queue, world);
    for (size_t i = 0; i < 10; i++) { /* a page from all over the queue */
        page[i] = world->heads[COUNT - 300 * i];
        queue_put(&queue, &page[i]);
    }
    queue_arrange(&queue, NOW);
    assert_true(queue_select(&queue, queue_at(&queue, 2)->id));
    char selected[16];
    snprintf(selected, sizeof(selected), "%s", queue_selected(&queue)->id);
    head_change(world, 5);
    world->heads[5].status = TICKET_OPEN;
    queue_put_one(&queue, &world->heads[5], NOW);
    load(&queue, stale);
    assert_as_plain(&queue, world);
    assert_string_equal(queue_selected(&queue)->id, selected);
    queue_release(&queue);
    memory_free(world);
    memory_free(stale);
}

static void queue_first__gives_the_first_by_due_time_whatever_is_shown(void **state)
{
    struct world *world = world_of_all();
    struct queue queue;
    struct error err;
    uint32_t first[200], expected[200];

    (void)state;
    queue_of(&queue, world);
    load(&queue, world);
    for (size_t i = 0; i < COUNT_OF(expected); i++)
        expected[i] = queue_at(&queue, i)->number;
    assert_true(queue_set_limit(&queue, "status:resolved", NOW, &err));
    queue_set_order(&queue, QUEUE_BY_NEWEST, NOW);
    assert_int_equal(queue_first(&queue, first, COUNT_OF(first)), COUNT_OF(first));
    assert_memory_equal(first, expected, sizeof(first));
    queue_drop(&queue, expected, COUNT_OF(expected) / 2);
    assert_int_equal(queue_first(&queue, first, 100), 100);
    assert_memory_equal(first, expected + 100, 100 * sizeof(*first));
    queue_release(&queue);
    memory_free(world);
}

static double milliseconds_since(const struct timespec *start)
{
    struct timespec end;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    return (double)(end.tv_sec - start->tv_sec) * 1e3 +
           (double)(end.tv_nsec - start->tv_nsec) / 1e6;
}

static size_t bytes_in_use(void)
{
    struct mallinfo2 info = mallinfo2();

    return info.uordblks + info.hblkhd;
}

#define MILLION 1000000
static void queue_with_a_source__holds_a_million_in_few_bytes_each(void **state)
{
    struct world *world = world_of_all();
    struct ticket_head bare[SLICE];
    struct queue queue;
    struct timespec start;
    size_t before = bytes_in_use();

    (void)state;
    queue_of(&queue, world);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    for (uint32_t i = 0; i < MILLION; i += SLICE) {
        for (uint32_t j = 0; j < SLICE; j++) {
            bare[j] = world->heads[1 + chance(COUNT)];
            bare[j].due_at = NOW + (moment_t)chance(9000000);
            bare[j].status = TICKET_OPEN;
            bare[j].number = i + j + 1;
        }
        queue_add(&queue, bare, SLICE);
    }
    double added = milliseconds_since(&start);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    queue_arrange(&queue, NOW);
    double arranged = milliseconds_since(&start);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    for (int i = 0; i < 1000; i++) {
        bare[0].number = 1 + chance(MILLION);
        queue_put_one(&queue, &bare[0], NOW);
        queue_rest(&queue);
    }
    double put_one = milliseconds_since(&start) / 1000;
    size_t bytes = bytes_in_use() - before;
    print_message("1,000,000 tickets: %.1f bytes each, added in %.0f ms, arranged in %.0f "
                  "ms, one put in %.3f ms\n",
                  (double)bytes / MILLION, added, arranged, put_one);
    double longest = 0, key = 0, whole = 0;
    for (int order = QUEUE_BY_PRIORITY; order < QUEUE_ORDER_COUNT; order++) {
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
        queue_set_order(&queue, (enum queue_order)order, NOW);
        key += milliseconds_since(&start);
        assert_true(queue_is_reordered(&queue));
        while (queue_is_reordered(&queue)) {
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
            queue_sift_on(&queue, 1000);
            double step = milliseconds_since(&start);
            longest = step > longest ? step : longest;
            whole += step;
        }
    }
    print_message("ordered otherwise: %.3f ms at the key, then %.0f ms in steps of %.1f ms "
                  "at most\n",
                  key / 3, whole / 3, longest);
    assert_true(key < 10);
    assert_int_equal(queue.shown_count, MILLION);
    assert_true(bytes < (size_t)26 * MILLION);
    assert_true(arranged < 2000);
    assert_true(put_one < 10);
    queue_release(&queue);
    memory_free(world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            queue_with_a_source__shows_the_first_matches_before_it_has_seen_all),
        cmocka_unit_test(
            queue_with_a_source__selects_again_what_was_selected_before_the_limit),
        cmocka_unit_test(queue_with_a_source__keeps_what_came_while_it_was_loading),
        cmocka_unit_test(queue_first__gives_the_first_by_due_time_whatever_is_shown),
        cmocka_unit_test(queue_with_a_source__holds_a_million_in_few_bytes_each),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
