/* A queue whose heads lie elsewhere shows what a plain list of all heads would. */
#include "queue_source_fixture.h"

static const char *const limits[] = {NULL,
                                     "lang:zh",
                                     "tag:vip status:open",
                                     "needle",
                                     "-assignee:leo is:waiting older:2h",
                                     "is:late",
                                     "is:unfinished",
                                     "status:snoozed,resolved",
                                     "李雷 -tag:late",
                                     "id:T21",
                                     "-needle priority:high"};

static void live(struct queue *queue, struct world *world)
{
    uint32_t number = 1 + chance(COUNT);
    struct error err;

    switch (chance(8)) {
    case 0:
        world->limit = limits[chance(COUNT_OF(limits))];
        assert_true(queue_set_limit(queue, world->limit, world->now, &err));
        break;
    case 1:
        world->order = (enum queue_order)chance(QUEUE_ORDER_COUNT);
        queue_set_order(queue, world->order, world->now);
        break;
    case 2:
        world->now += 1 + (moment_t)chance(200);
        queue_tick(queue, world->now);
        queue_arrange(queue, world->now); /* late and limits by time alone move none */
        break;
    case 3:
        world->heads[number].id = NULL;
        queue_drop(queue, &number, 1);
        break;
    case 4: /* a burst */
        for (int i = 0; i < 20; i++) {
            number = 1 + chance(COUNT);
            head_change(world, number);
            queue_put_later(queue, &world->heads[number]);
        }
        queue_put_one(queue, &world->heads[number], world->now);
        break;
    default:
        head_change(world, number);
        queue_put_one(queue, &world->heads[number], world->now);
    }
    if (chance(2))
        queue_rest(queue);
}

static void queue_with_a_source__by_chance_shows_what_a_plain_list_shows(void **state)
{
    struct world *world = memory_get(sizeof(*world));
    struct queue queue;

    (void)state;
    chance_state = 1;
    world->now = NOW;
    for (uint32_t i = 1; i <= COUNT; i++) {
        if (chance(10))
            head_change(world, i);
    }
    queue_of(&queue, world);
    load(&queue, world);
    assert_as_plain(&queue, world);
    for (int i = 0; i < 600; i++) {
        live(&queue, world);
        if (chance(2))
            sift(&queue, world);
        if (!queue.is_sifting && i % 3 == 0)
            assert_as_plain(&queue, world);
    }
    sift(&queue, world);
    assert_as_plain(&queue, world);
    queue_release(&queue);
    memory_free(world);
}

static void queue_with_a_source__keeps_only_some_heads_at_hand(void **state)
{
    struct world *world = world_of_all();
    struct queue queue;
    struct error err;

    (void)state;
    queue_of(&queue, world);
    load(&queue, world);
    assert_int_equal(world->asked, 0);
    assert_true(queue_set_limit(&queue, "status:open,pending,snoozed,resolved", NOW, &err));
    assert_int_equal(queue.shown_count, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        queue_at(&queue, i);
        queue_at(&queue, i);
        queue_rest(&queue);
    }
    assert_int_equal(world->asked,
                     COUNT); /* each once: what was looked at last is at hand */
    for (size_t i = COUNT - 300; i < COUNT; i++)
        queue_at(&queue, i);
    assert_int_equal(world->asked, COUNT);
    queue_at(&queue, 0);
    assert_int_equal(world->asked, COUNT + 1);
    queue_release(&queue);
    memory_free(world);
}

static void queue_look_ahead__has_what_the_next_keys_show_at_hand(void **state)
{
    struct world *world = world_of_all();
    struct queue queue;
    size_t asked = 0;

    (void)state;
    queue_of(&queue, world);
    load(&queue, world);
    while (queue_look_ahead(&queue, 500, 20))
        assert_int_equal(world->asked, ++asked);
    assert_int_equal(asked, 120);
    for (size_t i = 480; i < 560; i++)
        queue_at(&queue, i);
    for (size_t i = 0; i < 20; i++) {
        queue_at(&queue, i);
        queue_at(&queue, queue.shown_count - 1 - i);
    }
    assert_int_equal(world->asked, asked);
    queue_release(&queue);
    memory_free(world);
}

/* One that cannot be read has a row, and is not asked for again and again. */
static void queue_with_a_source__shows_a_head_that_cannot_be_read_as_such(void **state)
{
    struct world *world = world_of_all();
    struct queue queue;
    int asked = 0;

    (void)state;
    queue_of(&queue, world);
    load(&queue, world);
    for (uint32_t i = 1; i <= COUNT; i++)
        world->heads[i].id = NULL;
    while (queue_look_ahead(&queue, 0, 20))
        assert_true(asked++ < 100);
    assert_string_equal(queue_at(&queue, 0)->subject, "cannot be read now");
    queue_release(&queue);
    memory_free(world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(queue_with_a_source__by_chance_shows_what_a_plain_list_shows),
        cmocka_unit_test(queue_with_a_source__keeps_only_some_heads_at_hand),
        cmocka_unit_test(queue_look_ahead__has_what_the_next_keys_show_at_hand),
        cmocka_unit_test(queue_with_a_source__shows_a_head_that_cannot_be_read_as_such),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
