/* A vault with a queue's cache, the truth beside it, and programs that read and write both.
 */
#ifndef TESTS_SHELL_HEADS_FIXTURE_H
#define TESTS_SHELL_HEADS_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/secret.h"
#include "shell/heads.h"
#include "vault/heads.h"
#include "wire/thread.h"

#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PASSPHRASE "correct horse battery"
#define NOON       1795435200
#define COUNT      10000
#define EVERYTHING "status:open,pending,snoozed,resolved"

/* What a ticket is, told apart from how the cache tells it. */
struct truth {
    int64_t stream;
    enum ticket_status status;
    enum priority priority;
    char assignee[16];
    bool is_gone;
};

struct fixture {
    char home[64];
    struct office office;
    struct truth tickets[COUNT];
    size_t count;
    struct error err;
};

static uint32_t chance_state = 1;
static inline uint32_t chance(uint32_t below)
{
    chance_state = chance_state * 1664525u + 1013904223u;
    return (chance_state >> 8) % below;
}

static inline int remove_one(const char *path, const struct stat *status, int kind,
                             struct FTW *where)
{
    (void)status, (void)kind, (void)where;
    return remove(path);
}

static inline void must(struct fixture *fixture, bool is_good)
{
    if (!is_good)
        fail_msg("%s", fixture->err.text);
}

static inline void open_office(struct fixture *fixture, struct office *office)
{
    struct options options = {.home = fixture->home, .passphrase_fd = -1};

    must(fixture, office_prepare(office, &options, &fixture->err) &&
                      paths_make(&office->paths, &fixture->err));
    if (!vault_exists(office->paths.data)) {
        char recovery[VAULT_RECOVERY_SIZE];

        must(fixture, vault_create(office->paths.data, text_of(PASSPHRASE),
                                   VAULT_COST_INTERACTIVE, recovery, &fixture->err));
    }
    must(fixture, office_open_with(office, text_of(PASSPHRASE), &fixture->err));
}

static inline int begin(void **state)
{
    struct fixture *fixture = memory_get(sizeof(*fixture));

    snprintf(fixture->home, sizeof(fixture->home), "/tmp/deskhand-heads-XXXXXX");
    assert_non_null(mkdtemp(fixture->home));
    open_office(fixture, &fixture->office);
    *state = fixture;
    return 0;
}

static inline int end(void **state)
{
    struct fixture *fixture = *state;

    office_close(&fixture->office);
    nftw(fixture->home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    memory_free(fixture);
    return 0;
}

static inline void append(struct fixture *fixture, int64_t stream, enum record_kind kind,
                          const char *body)
{
    must(fixture, vault_append(fixture->office.vault, stream, kind, NOON, text_of(""),
                               text_of(body), &fixture->err));
}

/* Every tenth ticket has a new customer, whose stream lies between the tickets'. */
static inline void add_customer(struct fixture *fixture, size_t number)
{
    char id[32];
    char line[200];
    int64_t stream;

    snprintf(id, sizeof(id), "c%zu", number / 10);
    snprintf(line, sizeof(line),
             "{\"type\":\"customer\",\"id\":\"%s\",\"name\":\"Name %zu\"}", id,
             number / 10);
    must(fixture, vault_stream(fixture->office.vault, STREAM_CUSTOMER, text_of(id),
                               text_of(id), true, &stream, &fixture->err));
    append(fixture, stream, RECORD_CUSTOMER, line);
}

static inline void add_ticket(struct fixture *fixture)
{
    size_t number = fixture->count++;
    struct truth *truth = &fixture->tickets[number];
    char id[32];
    char owner[32];
    char line[400];

    if (number % 10 == 0)
        add_customer(fixture, number);
    snprintf(id, sizeof(id), "T%zu", number);
    snprintf(owner, sizeof(owner), "c%zu", number / 10);
    snprintf(line, sizeof(line),
             "{\"type\":\"ticket\",\"id\":\"%s\",\"customer\":\"%s\",\"subject\":\"Subject "
             "%zu\",\"status\":\"open\",\"lang\":\"%s\",\"tags\":[\"%s\"],\"created_at\":"
             "\"2026-11-23T08:00:00Z\",\"messages\":[]}",
             id, owner, number, number % 3 ? "en" : "zh", number % 7 ? "late" : "vip");
    *truth = (struct truth){.status = TICKET_OPEN, .priority = PRIORITY_NORMAL};
    must(fixture, vault_stream(fixture->office.vault, STREAM_TICKET, text_of(id),
                               text_of(owner), true, &truth->stream, &fixture->err));
    append(fixture, truth->stream, RECORD_TICKET, line);
    snprintf(line, sizeof(line),
             "{\"id\":\"m\",\"from\":\"customer\",\"at\":\"2026-11-23T08:00:00Z\",\"text\":"
             "\"Where is my parcel?\"}");
    append(fixture, truth->stream, RECORD_MESSAGE, line);
}

static inline void add_tickets(struct fixture *fixture, size_t count)
{
    must(fixture, vault_begin(fixture->office.vault, &fixture->err));
    for (size_t i = 0; i < count; i++)
        add_ticket(fixture);
    must(fixture, vault_commit(fixture->office.vault, &fixture->err));
}

static inline void change_ticket(struct fixture *fixture, size_t number)
{
    struct truth *truth = &fixture->tickets[number];
    struct change change = {.at = NOON,
                            .has_status = true,
                            .status = (enum ticket_status)chance(TICKET_STATUS_COUNT),
                            .has_priority = true,
                            .priority = (enum priority)chance(PRIORITY_COUNT),
                            .has_assignee = true,
                            .has_snooze = true,
                            .snooze_until = NOON + 900,
                            .assignee = truth->assignee};
    struct buffer body;

    if (truth->is_gone)
        return;
    truth->status = change.status;
    truth->priority = change.priority;
    snprintf(truth->assignee, sizeof(truth->assignee), "a%u", chance(1000));
    buffer_init(&body, 10000);
    change_encode(&change, &body);
    append(fixture, truth->stream, RECORD_CHANGE, buffer_text(&body));
    buffer_release(&body);
}

static inline void change_tickets(struct fixture *fixture, size_t count)
{
    must(fixture, vault_begin(fixture->office.vault, &fixture->err));
    for (size_t i = 0; i < count; i++)
        change_ticket(fixture, chance((uint32_t)fixture->count));
    must(fixture, vault_commit(fixture->office.vault, &fixture->err));
}

static inline void assert_head(const struct ticket_head *head, const struct truth *truth,
                               size_t number)
{
    char text[40];

    snprintf(text, sizeof(text), "T%zu", number);
    assert_string_equal(head->id, text);
    assert_int_equal(head->number, truth->stream);
    snprintf(text, sizeof(text), "Name %zu", number / 10);
    assert_string_equal(head->name, text);
    snprintf(text, sizeof(text), "Subject %zu", number);
    assert_string_equal(head->subject, text);
    assert_int_equal(head->status, truth->status);
    assert_int_equal(head->priority, truth->priority);
    assert_string_equal(string_or_empty(head->assignee), truth->assignee);
}

/* What is sorted and counted by, and the heads themselves, are as the tickets are. */
static inline void assert_queue_true(struct fixture *fixture, struct queue *queue)
{
    size_t there = 0;
    size_t open = 0;
    size_t waiting = 0;

    assert_true(queue_set_limit(queue, EVERYTHING, NOON, &fixture->err));
    for (size_t i = 0; i < fixture->count; i++) {
        const struct truth *truth = &fixture->tickets[i];
        char id[32];

        snprintf(id, sizeof(id), "T%zu", i);
        const struct ticket_head *head = queue_find(queue, id);
        if (truth->is_gone) {
            assert_null(head);
            continue;
        }
        assert_non_null(head);
        assert_head(head, truth, i);
        there++;
        waiting += truth->status == TICKET_OPEN;
        open += truth->status == TICKET_OPEN || truth->status == TICKET_PENDING;
        queue_rest(queue);
    }
    assert_int_equal(queue->shown_count, there);
    assert_int_equal(queue->open, open);
    assert_int_equal(queue->waiting, waiting);
    for (size_t i = 0; i < queue->shown_count; i += 97)
        assert_non_null(strchr(queue_at(queue, i)->id, 'T'));
}

/* A program that starts now. */
struct program {
    struct office office;
    struct heads *heads;
    struct queue queue;
};

static inline void start(struct fixture *fixture, struct program *program)
{
    open_office(fixture, &program->office);
    program->heads = heads_create(&program->office);
    queue_init(&program->queue);
    must(fixture, heads_open(program->heads, &fixture->err) &&
                      heads_fill(program->heads, &program->queue, &fixture->err));
    queue_arrange(&program->queue, NOON);
}

static inline void take_one(void *context, const struct ticket_head *heads, size_t count)
{
    for (size_t i = 0; i < count; i++)
        queue_put_one(context, &heads[i], NOON);
}

/* Who is told of a head may still look at the one before. */
static inline void take_and_compare(void *context, const struct ticket_head *heads,
                                    size_t count)
{
    const struct ticket_head *known = queue_find(context, heads[0].id);

    assert_int_equal(count, 1);
    if (known != NULL)
        assert_string_not_equal(string_or_empty(known->assignee), heads[0].assignee);
    queue_put_one(context, &heads[0], NOON);
    assert_string_equal(queue_find(context, heads[0].id)->assignee, heads[0].assignee);
}

static inline void catch_up(struct fixture *fixture, struct program *program)
{
    must(fixture, heads_catch_up(program->heads, HEADS_ALL, take_one, &program->queue,
                                 &fixture->err));
}

static inline void save(struct fixture *fixture, struct program *program)
{
    bool is_done;

    queue_arrange(&program->queue, NOON);
    must(fixture,
         heads_save(program->heads, &program->queue, HEADS_ALL, &is_done, &fixture->err));
    assert_true(is_done);
}

static inline void stop(struct program *program)
{
    queue_release(&program->queue);
    heads_destroy(program->heads);
    office_close(&program->office);
}

static inline void assert_true_at_start(struct fixture *fixture)
{
    struct program program;

    start(fixture, &program);
    assert_queue_true(fixture, &program.queue);
    stop(&program);
}

static inline int64_t number_in(struct fixture *fixture, const char *sql)
{
    char path[100];
    sqlite3 *db;
    sqlite3_stmt *statement;
    int64_t number = -1;

    snprintf(path, sizeof(path), "%s/vault.db", fixture->office.paths.data);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    if (sqlite3_step(statement) == SQLITE_ROW)
        number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return number;
}

#define PART(part) (((int64_t)1 << 40) | ((int64_t)(part) << 32))
static inline int64_t segments_of(struct fixture *fixture, enum vault_heads part)
{
    char sql[200];

    snprintf(sql, sizeof(sql),
             "SELECT count(*) FROM segments WHERE place BETWEEN %lld AND %lld",
             (long long)PART(part), (long long)PART(part + 1) - 1);
    return number_in(fixture, sql);
}

static inline bool holds(struct fixture *fixture, enum vault_heads part, int64_t number,
                         int64_t wanted)
{
    struct buffer rows;
    struct text rest;
    struct text bytes;
    int64_t stream;
    bool is_there;
    bool is_found = false;

    buffer_init(&rows, SIZE_MAX);
    must(fixture, vault_heads_get(fixture->office.vault, part, number, &rows, &is_there,
                                  &fixture->err));
    rest = text_from(buffer_text(&rows), rows.len);
    while (vault_heads_next(&rest, &stream, &bytes))
        is_found = is_found || stream == wanted;
    buffer_release(&rows);
    return is_found;
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, begin, end)

static inline int begin_all(void **state)
{
    struct error err;

    (void)state;
    return secret_start(&err) ? 0 : -1;
}

#endif
