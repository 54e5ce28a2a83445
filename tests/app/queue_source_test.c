/* A queue whose heads lie elsewhere shows what a plain list of all heads would. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/queue.h"

#include <malloc.h>
#include <stdlib.h>
#include <time.h>

#define NOW   1795424400
#define COUNT 3000
#define SLICE 100

/* Where the heads lie; index 0 stays empty. What is NULL by id is no more. */
struct world {
    struct ticket_head heads[COUNT + 1];
    char ids[COUNT + 1][16];
    size_t asked; /* heads that were given */
    moment_t now;
    enum queue_order order;
    const char *limit;
};

static uint32_t chance_state;
static uint32_t chance(uint32_t below)
{
    chance_state = chance_state * 1664525u + 1013904223u;
    return (chance_state >> 8) % below;
}

static void head_change(struct world *world, uint32_t number)
{
    static const char *const tags[] = {"", "late", "late vip"};
    static const char *const names[] = {"Ana Ruiz", "李雷", "Marta", ""};
    static const char *const langs[] = {"en", "zh-CN", "es", NULL};
    static const char *const assignees[] = {NULL, "leo", "marta"};

    snprintf(world->ids[number], sizeof(world->ids[number]), "T%u", number * 7);
    world->heads[number] = (struct ticket_head){
        .id = world->ids[number],
        .customer = "c1",
        .name = names[chance(4)],
        .subject = chance(20) ? "Where is my parcel?" : "a needle",
        .channel = chance(2) ? "email" : NULL,
        .lang = langs[chance(4)],
        .tags = tags[chance(3)],
        .assignee = assignees[chance(3)],
        .status = (enum ticket_status)chance(TICKET_STATUS_COUNT),
        .priority = (enum priority)chance(PRIORITY_COUNT),
        .unread = chance(3),
        .messages = 1 + chance(9),
        .waiting_since = chance(3) ? NOW - (moment_t)chance(900) : MOMENT_NONE,
        .updated_at = NOW - (moment_t)chance(90000),
        .created_at = NOW - 100000,
        .due_at = chance(3) ? NOW - 300 + (moment_t)chance(900) : MOMENT_NONE,
        .snooze_until = chance(2) ? NOW + (moment_t)chance(3000) : MOMENT_NONE,
        .number = number,
    };
}

static bool source_head(void *context, uint32_t number, struct ticket_head *head)
{
    struct world *world = context;

    world->asked++;
    *head = world->heads[number];
    return head->id != NULL;
}

static uint32_t source_number(void *context, const char *id)
{
    struct world *world = context;

    for (uint32_t i = 1; i <= COUNT; i++) {
        if (string_equals(world->heads[i].id, id))
            return i;
    }
    return 0;
}

static void queue_of(struct queue *queue, struct world *world)
{
    struct queue_source source = {
        .context = world, .head = source_head, .number = source_number};

    queue_init(queue);
    queue_set_source(queue, &source);
}

/* All but their texts, in slices, as the index gives them. */
static void load(struct queue *queue, const struct world *world)
{
    struct ticket_head bare[SLICE];
    size_t count = 0;

    for (uint32_t i = 1; i <= COUNT; i++) {
        if (world->heads[i].id) {
            bare[count] = world->heads[i];
            bare[count].id = bare[count].name = bare[count].subject = bare[count].tags =
                NULL;
            count++;
        }
        if (count == SLICE || i == COUNT) {
            queue_add(queue, bare, count);
            count = 0;
        }
    }
    queue_arrange(queue, world->now);
}

static void sift(struct queue *queue, const struct world *world)
{
    while (queue->is_sifting) {
        uint32_t from = queue->sift_from ? queue->sift_from : 1;
        uint32_t next = from + SLICE > COUNT + 1 ? COUNT + 1 : from + SLICE;
        struct ticket_head some[SLICE];
        size_t count = 0;

        for (uint32_t i = from; i < next; i++) {
            if (world->heads[i].id)
                some[count++] = world->heads[i];
        }
        queue_sift(queue, some, count, next, next > COUNT);
    }
}

/* The plain list. */
static const struct world *sorting;

static bool is_shown(const struct ticket_head *head, const struct limit *limit,
                     moment_t now)
{
    enum ticket_status status = queue_status(head, now);

    return head->id && (limit ? limit_matches(limit, head, now)
                              : status == TICKET_OPEN || status == TICKET_PENDING);
}

static int64_t last(moment_t when)
{
    return when == MOMENT_NONE ? INT64_MAX : when;
}

static int heads_compare(const void *a, const void *b)
{
    const struct ticket_head *left = *(const struct ticket_head *const *)a;
    const struct ticket_head *right = *(const struct ticket_head *const *)b;
    int64_t parts[2][5];

    for (int i = 0; i < 2; i++) {
        const struct ticket_head *head = i ? right : left;
        int64_t rests = !queue_waits(head, sorting->now);
        int64_t due = last(head->due_at), since = last(head->waiting_since);
        int64_t priority = -(int64_t)head->priority;
        const int64_t all[QUEUE_ORDER_COUNT][4] = {
            [QUEUE_BY_DUE] = {rests, due, since, priority},
            [QUEUE_BY_PRIORITY] = {rests, priority, due, since},
            [QUEUE_BY_WAITING] = {rests, since, priority, due},
            [QUEUE_BY_NEWEST] = {-head->updated_at, rests, priority, due},
        };
        memcpy(parts[i], all[sorting->order], sizeof(all[0]));
        parts[i][4] = head->number;
    }
    for (int i = 0; i < 5; i++) {
        if (parts[0][i] != parts[1][i])
            return parts[0][i] < parts[1][i] ? -1 : 1;
    }
    return 0;
}

static void assert_as_plain(const struct queue *queue, const struct world *world)
{
    static const struct ticket_head *shown[COUNT];
    struct limit *limit = world->limit ? limit_parse(text_of(world->limit), NULL) : NULL;
    size_t count = 0, waiting = 0, late = 0, open = 0, unread = 0;

    for (uint32_t i = 1; i <= COUNT; i++) {
        const struct ticket_head *head = &world->heads[i];
        bool is_live = is_shown(head, NULL, world->now);
        if (is_shown(head, limit, world->now))
            shown[count++] = head;
        waiting += head->id && queue_waits(head, world->now);
        late += head->id && queue_is_late(head, world->now);
        open += is_live;
        unread += is_live && head->unread;
    }
    limit_destroy(limit);
    sorting = world;
    qsort(shown, count, sizeof(*shown), heads_compare);
    assert_int_equal(queue->shown_count, count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(queue_at(queue, i)->id, shown[i]->id);
    assert_int_equal(queue->waiting, waiting);
    assert_int_equal(queue->late, late);
    assert_int_equal(queue->open, open);
    assert_int_equal(queue->unread, unread);
}

static const char *const limits[] = {NULL,
                                     "lang:zh",
                                     "tag:vip status:open",
                                     "needle",
                                     "-assignee:leo is:waiting older:2h",
                                     "is:late",
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

static struct world *world_of_all(void)
{
    struct world *world = memory_get(sizeof(*world));

    chance_state = 7;
    world->now = NOW;
    for (uint32_t i = 1; i <= COUNT; i++)
        head_change(world, i);
    return world;
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
        cmocka_unit_test(queue_with_a_source__by_chance_shows_what_a_plain_list_shows),
        cmocka_unit_test(queue_with_a_source__keeps_only_some_heads_at_hand),
        cmocka_unit_test(queue_look_ahead__has_what_the_next_keys_show_at_hand),
        cmocka_unit_test(queue_with_a_source__shows_a_head_that_cannot_be_read_as_such),
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
