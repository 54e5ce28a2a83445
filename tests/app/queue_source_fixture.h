/*
 * A world of heads that a queue reads by number, as the vault keeps them.
 */
#ifndef TESTS_APP_QUEUE_SOURCE_FIXTURE_H
#define TESTS_APP_QUEUE_SOURCE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/queue.h"
#include "base/attributes.h"

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

static UNUSED uint32_t chance_state;
static UNUSED uint32_t chance(uint32_t below)
{
    chance_state = chance_state * 1664525u + 1013904223u;
    return (chance_state >> 8) % below;
}

static UNUSED void head_change(struct world *world, uint32_t number)
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
        .unfinished = chance_state >> 8 & 7 ? 0 : UNFINISHED_NOTE,
        .waiting_since = chance(3) ? NOW - (moment_t)chance(900) : MOMENT_NONE,
        .updated_at = NOW - (moment_t)chance(90000),
        .created_at = NOW - 100000,
        .due_at = chance(3) ? NOW - 300 + (moment_t)chance(900) : MOMENT_NONE,
        .snooze_until = chance(2) ? NOW + (moment_t)chance(3000) : MOMENT_NONE,
        .number = number,
    };
}

static UNUSED bool source_head(void *context, uint32_t number, struct ticket_head *head)
{
    struct world *world = context;

    world->asked++;
    *head = world->heads[number];
    return head->id != NULL;
}

static UNUSED uint32_t source_number(void *context, const char *id)
{
    struct world *world = context;

    for (uint32_t i = 1; i <= COUNT; i++) {
        if (string_equals(world->heads[i].id, id))
            return i;
    }
    return 0;
}

static UNUSED void queue_of(struct queue *queue, struct world *world)
{
    struct queue_source source = {
        .context = world, .head = source_head, .number = source_number};

    queue_init(queue);
    queue_set_source(queue, &source);
}

/* All but their texts, in slices, as the index gives them. */
static UNUSED void load(struct queue *queue, const struct world *world)
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

static UNUSED void sift(struct queue *queue, const struct world *world)
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
static UNUSED const struct world *sorting;

static UNUSED bool is_shown(const struct ticket_head *head, const struct limit *limit,
                            moment_t now)
{
    enum ticket_status status = queue_status(head, now);

    return head->id && (limit ? limit_matches(limit, head, now)
                              : status == TICKET_OPEN || status == TICKET_PENDING);
}

static UNUSED int64_t last(moment_t when)
{
    return when == MOMENT_NONE ? INT64_MAX : when;
}

static UNUSED int heads_compare(const void *a, const void *b)
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

static UNUSED void assert_as_plain(const struct queue *queue, const struct world *world)
{
    static const struct ticket_head *shown[COUNT];
    struct limit *limit = world->limit ? limit_parse(text_of(world->limit), NULL, NULL) : NULL;
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

static UNUSED struct world *world_of_all(void)
{
    struct world *world = memory_get(sizeof(*world));

    chance_state = 7;
    world->now = NOW;
    for (uint32_t i = 1; i <= COUNT; i++)
        head_change(world, i);
    return world;
}

#endif
