#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/queue.h"

#include <malloc.h>
#include <time.h>

#define NOW  1795424400
#define MANY 100000

/* A small generator of our own: the same heads each time. */
static uint32_t chance_state = 1;
static uint32_t chance(uint32_t below)
{
    chance_state = chance_state * 1664525u + 1013904223u;
    return (chance_state >> 8) % below;
}

static void head_by_chance(struct ticket_head *head, char id[16], uint32_t number)
{
    static const char *const tags[] = {"", "late", "late vip"};
    static const char *const langs[] = {"en", "zh", "es", NULL};

    snprintf(id, 16, "%u", number);
    *head = (struct ticket_head){
        .id = id,
        .customer = "c1",
        .name = "Ana Ruiz",
        .subject = "Where is my parcel?",
        .channel = "email",
        .lang = langs[chance(4)],
        .tags = tags[chance(3)],
        .status = (enum ticket_status)chance(TICKET_STATUS_COUNT),
        .priority = (enum priority)chance(PRIORITY_COUNT),
        .unread = chance(3),
        .messages = 1 + chance(9),
        .waiting_since = chance(3) ? NOW - (moment_t)chance(9000) : MOMENT_NONE,
        .updated_at = NOW - (moment_t)chance(90000),
        .created_at = NOW - 100000,
        .due_at = chance(3) ? NOW - 3000 + (moment_t)chance(6000) : MOMENT_NONE,
        .snooze_until = chance(2) ? NOW - 500 + (moment_t)chance(1000) : MOMENT_NONE,
    };
}

static void put(struct queue *queue, const char *id, moment_t waiting_since,
                moment_t due_at)
{
    struct ticket_head head = {.id = id,
                               .tags = "",
                               .waiting_since = waiting_since,
                               .due_at = due_at,
                               .updated_at = NOW,
                               .snooze_until = MOMENT_NONE,
                               .priority = PRIORITY_NORMAL};

    queue_put(queue, &head);
}

static void assert_order(const struct queue *queue, const char *ids)
{
    struct text rest = text_of(ids), id;
    size_t row = 0;

    while (text_next_word(&rest, &id)) {
        const struct ticket_head *head = queue_at(queue, row++);
        assert_non_null(head);
        if (!text_is(id, head->id))
            fail_msg("row %zu is %s, not %.*s", row - 1, head->id, (int)id.len, id.bytes);
    }
    assert_int_equal(queue->shown_count, row);
}

static void queue__by_due_puts_what_waits_first_and_the_overdue_before_all(void **state)
{
    struct queue queue;

    (void)state;
    queue_init(&queue);
    put(&queue, "answered", MOMENT_NONE, NOW - 900);
    put(&queue, "no-due", NOW - 9000, MOMENT_NONE);
    put(&queue, "soon", NOW - 60, NOW + 60);
    put(&queue, "overdue", NOW - 300, NOW - 60);
    put(&queue, "long-wait", NOW - 600, NOW + 60);
    queue_arrange(&queue, NOW);

    assert_order(&queue, "overdue long-wait soon no-due answered");
    assert_int_equal(queue.waiting, 4);
    assert_int_equal(queue.late, 1);
    queue_release(&queue);
}

static void queue__sorts_by_each_order(void **state)
{
    struct queue queue;
    struct ticket_head head;

    (void)state;
    queue_init(&queue);
    put(&queue, "a", NOW - 60, NOW + 10);
    put(&queue, "b", NOW - 600, NOW + 20);
    put(&queue, "c", NOW - 6, NOW + 30);
    head = *queue_find(&queue, "c");
    head.priority = PRIORITY_URGENT;
    head.updated_at = NOW + 5;
    queue_put(&queue, &head);
    queue_arrange(&queue, NOW);
    assert_order(&queue, "a b c");
    queue_set_order(&queue, QUEUE_BY_PRIORITY, NOW);
    assert_order(&queue, "c a b");
    queue_set_order(&queue, QUEUE_BY_WAITING, NOW);
    assert_order(&queue, "b a c");
    queue_set_order(&queue, QUEUE_BY_NEWEST, NOW);
    assert_order(&queue, "c a b");
    assert_string_equal(queue_order_name(QUEUE_BY_NEWEST), "newest");
    queue_release(&queue);
}

static void queue__hides_resolved_and_snoozed_without_a_limit(void **state)
{
    struct queue queue;
    struct error err;

    (void)state;
    queue_init(&queue);
    for (int i = 0; i < TICKET_STATUS_COUNT; i++) {
        struct ticket_head head = {.id = ticket_status_name((enum ticket_status)i),
                                   .tags = "",
                                   .status = (enum ticket_status)i,
                                   .waiting_since = NOW,
                                   .due_at = MOMENT_NONE,
                                   .snooze_until = MOMENT_NONE};
        queue_put(&queue, &head);
    }
    queue_arrange(&queue, NOW);
    assert_order(&queue, "open pending");
    assert_true(queue_set_limit(&queue, "status:resolved,snoozed", NOW, &err));
    assert_int_equal(queue.shown_count, 2);
    assert_false(queue_set_limit(&queue, "status:what", NOW, &err));
    assert_string_equal(queue.limit_text, "status:resolved,snoozed");
    assert_true(queue_set_limit(&queue, " ", NOW, &err));
    assert_null(queue.limit);
    assert_order(&queue, "open pending");
    queue_release(&queue);
}

static void queue__keeps_the_selected_ticket_selected(void **state)
{
    struct queue queue;
    struct ticket_head head;

    (void)state;
    queue_init(&queue);
    put(&queue, "a", NOW - 60, NOW + 10);
    put(&queue, "b", NOW - 60, NOW + 20);
    put(&queue, "c", NOW - 60, NOW + 30);
    queue_arrange(&queue, NOW);
    assert_true(queue_select(&queue, "b"));
    head = *queue_find(&queue, "c");
    head.due_at = NOW + 1;
    queue_put_one(&queue, &head, NOW);
    assert_order(&queue, "c a b");
    assert_string_equal(queue_selected(&queue)->id, "b");
    head = *queue_find(&queue, "b");
    head.due_at = NOW;
    queue_put_one(&queue, &head, NOW);
    assert_order(&queue, "b c a");
    assert_string_equal(queue_selected(&queue)->id, "b");
    head.status = TICKET_RESOLVED;
    queue_put_one(&queue, &head, NOW);
    assert_order(&queue, "c a");
    assert_string_equal(queue_selected(&queue)->id, "c");
    assert_false(queue_select(&queue, "b"));
    assert_false(queue_select(&queue, "nobody"));
    queue_release(&queue);
}

static void queue__of_nothing_answers_nothing(void **state)
{
    struct queue queue;

    (void)state;
    queue_init(&queue);
    queue_arrange(&queue, NOW);
    assert_null(queue_selected(&queue));
    assert_null(queue_at(&queue, 0));
    assert_null(queue_find(&queue, "x"));
    assert_null(queue_find(&queue, NULL));
    assert_null(queue_next_waiting(&queue, NULL));
    assert_null(queue_next_waiting(&queue, "x"));
    assert_false(queue_mark(&queue, "x", true));
    queue_release(&queue);
}

static void queue__goes_to_the_next_waiting_around_the_end(void **state)
{
    struct queue queue;

    (void)state;
    queue_init(&queue);
    put(&queue, "a", NOW - 60, NOW + 10);
    put(&queue, "b", NOW - 60, NOW + 20);
    put(&queue, "rests", MOMENT_NONE, NOW + 5);
    queue_arrange(&queue, NOW);
    assert_string_equal(queue_next_waiting(&queue, NULL)->id, "a");
    assert_string_equal(queue_next_waiting(&queue, "a")->id, "b");
    assert_string_equal(queue_next_waiting(&queue, "b")->id, "a");
    assert_string_equal(queue_next_waiting(&queue, "rests")->id, "a");
    struct ticket_head head = *queue_find(&queue, "b");
    head.waiting_since = MOMENT_NONE;
    queue_put_one(&queue, &head, NOW);
    assert_null(queue_next_waiting(&queue, "a"));
    queue_release(&queue);
}

static void queue__goes_to_the_next_unread_around_the_end(void **state)
{
    struct queue queue;

    (void)state;
    queue_init(&queue);
    assert_null(queue_next_unread(&queue, "x"));
    put(&queue, "a", NOW - 60, NOW + 10);
    put(&queue, "b", NOW - 60, NOW + 20);
    put(&queue, "c", NOW - 60, NOW + 30);
    queue_arrange(&queue, NOW);
    assert_null(queue_next_unread(&queue, "a"));
    struct ticket_head head = *queue_find(&queue, "b");
    head.unread = 2;
    head.waiting_since = MOMENT_NONE; /* unread it is all the same */
    queue_put_one(&queue, &head, NOW);
    assert_string_equal(queue_next_unread(&queue, NULL)->id, "b");
    assert_string_equal(queue_next_unread(&queue, "a")->id, "b");
    assert_string_equal(queue_next_unread(&queue, "c")->id, "b");
    assert_null(queue_next_unread(&queue, "b"));
    queue_release(&queue);
}

static void queue__counts_and_wakes_as_time_goes_on(void **state)
{
    struct queue queue;
    struct ticket_head head = {.id = "sleeps",
                               .tags = "",
                               .status = TICKET_SNOOZED,
                               .waiting_since = NOW - 60,
                               .due_at = MOMENT_NONE,
                               .snooze_until = NOW + 120};

    (void)state;
    queue_init(&queue);
    put(&queue, "a", NOW - 60, NOW + 60);
    queue_put(&queue, &head);
    queue_arrange(&queue, NOW);
    assert_int_equal(queue.late, 0);
    assert_false(queue_tick(&queue, NOW + 30));
    assert_true(queue_tick(&queue, NOW + 60));
    assert_int_equal(queue.late, 1);
    assert_order(&queue, "a");
    assert_true(queue_tick(&queue, NOW + 120));
    assert_order(&queue, "a sleeps");
    assert_int_equal(queue.waiting, 2);
    assert_false(queue_tick(&queue, NOW + 10)); /* the clock was put back */
    queue_release(&queue);
}

/* Nobody waits for us there: the customer is asked. */
static void queue__counts_no_ticket_late_that_waits_for_the_customer(void **state)
{
    struct queue queue;
    struct ticket_head head;

    (void)state;
    queue_init(&queue);
    put(&queue, "a", NOW - 60, NOW - 10);
    put(&queue, "b", NOW - 60, NOW + 30);
    queue_arrange(&queue, NOW);
    assert_int_equal(queue.late, 1);
    head = *queue_find(&queue, "a");
    head.status = TICKET_PENDING;
    assert_false(queue_is_late(&head, NOW));
    queue_put_one(&queue, &head, NOW);
    head = *queue_find(&queue, "b");
    head.status = TICKET_PENDING;
    queue_put_one(&queue, &head, NOW);
    assert_int_equal(queue.late, 0);
    assert_int_equal(queue.open, 2);
    queue_tick(&queue, NOW + 60);
    assert_int_equal(queue.late, 0);
    queue_release(&queue);
}

/* "Thanks!" behind an answer that came too late, or in time: the due time was for the first. */
static void queue__keeps_no_due_time_from_before_the_message_that_waits(void **state)
{
    struct queue queue;

    (void)state;
    queue_init(&queue);
    put(&queue, "thanks", NOW - 60, NOW - 3600);
    put(&queue, "due", NOW - 600, NOW + 30);
    put(&queue, "answered", MOMENT_NONE, NOW - 10);
    queue_arrange(&queue, NOW);
    assert_int_equal(queue.late, 0);
    assert_int_equal(queue.waiting, 2);
    assert_order(&queue, "thanks due answered");
    assert_false(queue_is_late(queue_find(&queue, "thanks"), NOW));
    assert_false(queue_is_late(queue_find(&queue, "answered"), NOW));
    queue_release(&queue);
}

static void queue__marks_stay_with_their_tickets(void **state)
{
    struct queue queue;

    (void)state;
    queue_init(&queue);
    put(&queue, "a", NOW, NOW);
    assert_true(queue_mark(&queue, "a", true));
    for (int i = 0; i < 100; i++) {
        char id[16];
        snprintf(id, sizeof(id), "%d", i);
        put(&queue, id, NOW, NOW);
    }
    assert_true(queue_is_marked(&queue, "a"));
    assert_false(queue_is_marked(&queue, "7"));
    queue_release(&queue);
}

static int64_t part(const struct ticket_head *head, size_t index, moment_t now)
{
    moment_t due = head->due_at == MOMENT_NONE ? INT64_MAX : head->due_at;
    moment_t since = head->waiting_since == MOMENT_NONE ? INT64_MAX : head->waiting_since;
    const int64_t parts[] = {!queue_waits(head, now), due, since, -(int64_t)head->priority};

    return parts[index];
}

/* The order said once more, in the plainest way. */
static bool stands_before(const struct ticket_head *a, const struct ticket_head *b)
{
    for (size_t i = 0; i < 4; i++) {
        if (part(a, i, NOW) != part(b, i, NOW))
            return part(a, i, NOW) < part(b, i, NOW);
    }
    return a->number < b->number; /* as they came */
}

static bool is_live(const struct ticket_head *head)
{
    enum ticket_status status = queue_status(head, NOW);

    return status == TICKET_OPEN || status == TICKET_PENDING;
}

static void assert_sorted(const struct queue *queue)
{
    size_t shown = 0, waiting = 0, late = 0;

    for (size_t i = 0; i + 1 < queue->shown_count; i++)
        assert_true(stands_before(queue_at(queue, i), queue_at(queue, i + 1)));
    for (int i = 0; i < 400; i++) {
        char id[16];
        snprintf(id, sizeof(id), "%d", i);
        const struct ticket_head *head = queue_find(queue, id);
        if (!head)
            continue;
        shown += is_live(head);
        waiting += queue_waits(head, NOW);
        late += queue_is_late(head, NOW);
    }
    assert_int_equal(queue->shown_count, shown);
    assert_int_equal(queue->waiting, waiting);
    assert_int_equal(queue->late, late);
    assert_int_equal(queue->open, shown);
}

static void queue__by_chance_is_as_a_simple_sort(void **state)
{
    struct queue queue;
    struct ticket_head head;
    char id[16];

    (void)state;
    queue_init(&queue);
    for (uint32_t i = 0; i < 300; i++) {
        head_by_chance(&head, id, i);
        queue_put(&queue, &head);
    }
    queue_arrange(&queue, NOW);
    assert_sorted(&queue);
    for (int i = 0; i < 3000; i++) {
        uint32_t row = chance((uint32_t)queue.shown_count);
        queue.selected = row;
        char selected[16];
        snprintf(selected, sizeof(selected), "%s", queue_selected(&queue)->id);
        head_by_chance(&head, id, chance(400));
        queue_put_one(&queue, &head, NOW);
        if (i % 50 == 0)
            assert_sorted(&queue);
        bool is_shown = strcmp(queue_selected(&queue)->id, selected) == 0;
        assert_int_equal(is_shown, queue_select(&queue, selected));
    }
    assert_sorted(&queue);
    queue_release(&queue);
}

static double milliseconds_since(const struct timespec *start)
{
    struct timespec end;

    clock_gettime(CLOCK_MONOTONIC, &end);
    return (double)(end.tv_sec - start->tv_sec) * 1e3 +
           (double)(end.tv_nsec - start->tv_nsec) / 1e6;
}

/* The limits are wide, for machines that are busy; what was measured is printed. */
static void queue__is_fast_at_a_hundred_thousand(void **state)
{
    struct queue queue;
    struct ticket_head head;
    struct timespec start;
    char id[16];

    (void)state;
    queue_init(&queue);
    for (uint32_t i = 0; i < MANY; i++) {
        head_by_chance(&head, id, i);
        queue_put(&queue, &head);
    }
    clock_gettime(CLOCK_MONOTONIC, &start);
    queue_arrange(&queue, NOW);
    double arranged = milliseconds_since(&start);
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int i = 0; i < 1000; i++) {
        head_by_chance(&head, id, chance(MANY));
        queue_put_one(&queue, &head, NOW);
    }
    double put_one = milliseconds_since(&start) / 1000;
    print_message("100,000 heads: arranged in %.1f ms, one put in %.3f ms\n", arranged,
                  put_one);
    assert_true(arranged < 600);
    assert_true(put_one < 5);
    queue_release(&queue);
}

static size_t bytes_in_use(void)
{
    struct mallinfo2 info = mallinfo2();

    return info.uordblks + info.hblkhd;
}

static void queue__forgets_the_strings_of_replaced_heads(void **state)
{
    struct queue queue;
    struct ticket_head head;
    char id[16];
    char subject[4096];

    (void)state;
    memset(subject, 's', sizeof(subject) - 1);
    subject[sizeof(subject) - 1] = '\0';
    queue_init(&queue);
    size_t before = bytes_in_use();
    for (int i = 0; i < 20000; i++) {
        head_by_chance(&head, id, 7);
        head.subject = subject;
        queue_put_one(&queue, &head, NOW);
        queue_rest(&queue);
    }
    assert_true(bytes_in_use() < before + 1024 * 1024);
    assert_string_equal(queue_find(&queue, "7")->subject, subject);
    queue_release(&queue);
}

static void queue__knows_what_is_unsent_however_its_heads_came(void **state)
{
    struct ticket_head heads[3];
    struct queue queue;
    struct error err;
    struct unsent_counts counts;
    char ids[3][16];

    (void)state;
    queue_init(&queue);
    for (uint32_t i = 0; i < 3; i++) {
        head_by_chance(&heads[i], ids[i], i + 1);
        heads[i].number = i + 1;
    }
    heads[1].unsent = 2;
    heads[1].possibly_sent = 1;
    heads[1].unsent_notes = heads[1].possibly_sent_notes = 1;
    queue_add(&queue, heads, 2); /* from the index */
    heads[2].unsent = 1;
    queue_put(&queue, &heads[2]);
    queue_arrange(&queue, NOW);
    counts = queue_unsent(&queue);
    assert_int_equal(counts.all, 3);
    assert_int_equal(counts.possibly, 1);
    assert_int_equal(counts.notes, 1);
    assert_int_equal(counts.possibly_notes, 1);
    assert_true(queue_set_limit(&queue, "is:unsent", NOW, &err));
    assert_int_equal(queue.shown_count, 2);

    assert_true(queue_set_limit(&queue, "is:unfinished", NOW, &err));
    assert_int_equal(queue.shown_count, 0);
    heads[0].unfinished = UNFINISHED_REPLY;
    queue_put_one(&queue, &heads[0], NOW);
    assert_int_equal(queue.shown_count, 1);
    assert_int_equal(queue_unsent(&queue).all, 3);
    heads[0].unfinished = 0;
    queue_put_one(&queue, &heads[0], NOW);
    assert_int_equal(queue.shown_count, 0);

    assert_true(queue_set_limit(&queue, "is:unsent", NOW, &err));
    heads[1].unsent = heads[1].possibly_sent = 0;
    heads[1].unsent_notes = heads[1].possibly_sent_notes = 0;
    queue_put_one(&queue, &heads[1], NOW);
    counts = queue_unsent(&queue);
    assert_int_equal(counts.all, 1);
    assert_int_equal(counts.possibly, 0);
    assert_int_equal(counts.notes, 0);
    assert_int_equal(queue.shown_count, 1);
    queue_drop(&queue, &heads[2].number, 1);
    assert_int_equal(queue_unsent(&queue).all, 0);
    queue_release(&queue);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(queue__by_due_puts_what_waits_first_and_the_overdue_before_all),
        cmocka_unit_test(queue__sorts_by_each_order),
        cmocka_unit_test(queue__hides_resolved_and_snoozed_without_a_limit),
        cmocka_unit_test(queue__keeps_the_selected_ticket_selected),
        cmocka_unit_test(queue__of_nothing_answers_nothing),
        cmocka_unit_test(queue__knows_what_is_unsent_however_its_heads_came),
        cmocka_unit_test(queue__goes_to_the_next_waiting_around_the_end),
        cmocka_unit_test(queue__goes_to_the_next_unread_around_the_end),
        cmocka_unit_test(queue__counts_and_wakes_as_time_goes_on),
        cmocka_unit_test(queue__keeps_no_due_time_from_before_the_message_that_waits),
        cmocka_unit_test(queue__counts_no_ticket_late_that_waits_for_the_customer),
        cmocka_unit_test(queue__marks_stay_with_their_tickets),
        cmocka_unit_test(queue__by_chance_is_as_a_simple_sort),
        cmocka_unit_test(queue__is_fast_at_a_hundred_thousand),
        cmocka_unit_test(queue__forgets_the_strings_of_replaced_heads),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
