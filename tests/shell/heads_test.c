/* The queue's cache over a real vault: whatever happens to it, it says what the records
 * say. */
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
static uint32_t chance(uint32_t below)
{
    chance_state = chance_state * 1664525u + 1013904223u;
    return (chance_state >> 8) % below;
}

static int remove_one(const char *path, const struct stat *status, int kind,
                      struct FTW *where)
{
    (void)status, (void)kind, (void)where;
    return remove(path);
}

static void must(struct fixture *fixture, bool is_good)
{
    if (!is_good)
        fail_msg("%s", fixture->err.text);
}

static void open_office(struct fixture *fixture, struct office *office)
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

static int begin(void **state)
{
    struct fixture *fixture = memory_get(sizeof(*fixture));

    snprintf(fixture->home, sizeof(fixture->home), "/tmp/deskhand-heads-XXXXXX");
    assert_non_null(mkdtemp(fixture->home));
    open_office(fixture, &fixture->office);
    *state = fixture;
    return 0;
}

static int end(void **state)
{
    struct fixture *fixture = *state;

    office_close(&fixture->office);
    nftw(fixture->home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    memory_free(fixture);
    return 0;
}

static void append(struct fixture *fixture, int64_t stream, enum record_kind kind,
                   const char *body)
{
    must(fixture, vault_append(fixture->office.vault, stream, kind, NOON, text_of(""),
                               text_of(body), &fixture->err));
}

/* Every tenth ticket has a new customer, whose stream lies between the tickets'. */
static void add_customer(struct fixture *fixture, size_t number)
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

static void add_ticket(struct fixture *fixture)
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

static void add_tickets(struct fixture *fixture, size_t count)
{
    must(fixture, vault_begin(fixture->office.vault, &fixture->err));
    for (size_t i = 0; i < count; i++)
        add_ticket(fixture);
    must(fixture, vault_commit(fixture->office.vault, &fixture->err));
}

static void change_ticket(struct fixture *fixture, size_t number)
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

static void change_tickets(struct fixture *fixture, size_t count)
{
    must(fixture, vault_begin(fixture->office.vault, &fixture->err));
    for (size_t i = 0; i < count; i++)
        change_ticket(fixture, chance((uint32_t)fixture->count));
    must(fixture, vault_commit(fixture->office.vault, &fixture->err));
}

static void assert_head(const struct ticket_head *head, const struct truth *truth,
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
static void assert_queue_true(struct fixture *fixture, struct queue *queue)
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

static void start(struct fixture *fixture, struct program *program)
{
    open_office(fixture, &program->office);
    program->heads = heads_create(&program->office);
    queue_init(&program->queue);
    must(fixture, heads_open(program->heads, &fixture->err) &&
                      heads_fill(program->heads, &program->queue, &fixture->err));
    queue_arrange(&program->queue, NOON);
}

static void take_one(void *context, const struct ticket_head *heads, size_t count)
{
    for (size_t i = 0; i < count; i++)
        queue_put_one(context, &heads[i], NOON);
}

/* Who is told of a head may still look at the one before. */
static void take_and_compare(void *context, const struct ticket_head *heads, size_t count)
{
    const struct ticket_head *known = queue_find(context, heads[0].id);

    assert_int_equal(count, 1);
    if (known != NULL)
        assert_string_not_equal(string_or_empty(known->assignee), heads[0].assignee);
    queue_put_one(context, &heads[0], NOON);
    assert_string_equal(queue_find(context, heads[0].id)->assignee, heads[0].assignee);
}

static void catch_up(struct fixture *fixture, struct program *program)
{
    must(fixture, heads_catch_up(program->heads, HEADS_ALL, take_one, &program->queue,
                                 &fixture->err));
}

static void save(struct fixture *fixture, struct program *program)
{
    bool is_done;

    queue_arrange(&program->queue, NOON);
    must(fixture,
         heads_save(program->heads, &program->queue, HEADS_ALL, &is_done, &fixture->err));
    assert_true(is_done);
}

static void stop(struct program *program)
{
    queue_release(&program->queue);
    heads_destroy(program->heads);
    office_close(&program->office);
}

static void assert_true_at_start(struct fixture *fixture)
{
    struct program program;

    start(fixture, &program);
    assert_queue_true(fixture, &program.queue);
    stop(&program);
}

static int64_t number_in(struct fixture *fixture, const char *sql)
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
static int64_t segments_of(struct fixture *fixture, enum vault_heads part)
{
    char sql[200];

    snprintf(sql, sizeof(sql),
             "SELECT count(*) FROM segments WHERE place BETWEEN %lld AND %lld",
             (long long)PART(part), (long long)PART(part + 1) - 1);
    return number_in(fixture, sql);
}

static bool holds(struct fixture *fixture, enum vault_heads part, int64_t number,
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

static void heads__of_ten_thousand_are_made_kept_and_read_again(void **state)
{
    struct fixture *fixture = *state;
    int64_t changes;

    add_tickets(fixture, COUNT);
    change_tickets(fixture, 3000);
    must(fixture, heads_update(&fixture->office, &fixture->err));
    assert_int_equal(segments_of(fixture, VAULT_HEADS_WHOLE),
                     (11000 / VAULT_HEADS_IN_INDEX + 1) * VAULT_HEADS_IN_INDEX /
                         VAULT_HEADS_IN_WHOLE);
    assert_int_equal(segments_of(fixture, VAULT_HEADS_INDEX),
                     11000 / VAULT_HEADS_IN_INDEX + 1);
    assert_int_equal(segments_of(fixture, VAULT_HEADS_PAGE), 1);
    assert_true_at_start(fixture);
    /* Nothing changed: nothing is written. */
    changes = number_in(fixture, "SELECT sum(length(key) + place) FROM segments");
    assert_true_at_start(fixture);
    assert_int_equal(number_in(fixture, "SELECT sum(length(key) + place) FROM segments"),
                     changes);
}

static void heads__that_change_are_kept_on_top_and_many_go_where_they_belong(void **state)
{
    struct fixture *fixture = *state;
    struct program program;
    int64_t keys;

    add_tickets(fixture, 9000);
    must(fixture, heads_update(&fixture->office, &fixture->err));
    start(fixture, &program);
    for (size_t i = 0; i < 50; i++)
        change_ticket(fixture, i * 100);
    must(fixture, heads_catch_up(program.heads, HEADS_ALL, take_and_compare, &program.queue,
                                 &fixture->err));
    change_tickets(fixture, 50);
    add_tickets(fixture, 3);
    assert_true(heads_are_behind(program.heads));
    catch_up(fixture, &program);
    assert_false(heads_are_behind(program.heads));
    assert_queue_true(fixture, &program.queue);
    keys = number_in(fixture, "SELECT sum(unicode(hex(key))) FROM segments WHERE place >= "
                              "(1 << 40) + (5 << 32)");
    save(fixture, &program);
    assert_int_equal(number_in(fixture, "SELECT sum(unicode(hex(key))) FROM segments WHERE "
                                        "place >= (1 << 40) + (5 << 32)"),
                     keys); /* only small ones were written */
    assert_true_at_start(fixture);
    for (int i = 0; i < 5; i++) {
        change_tickets(fixture, 2000);
        catch_up(fixture, &program);
        save(fixture, &program);
        assert_true_at_start(fixture);
    }
    assert_queue_true(fixture, &program.queue);
    stop(&program);
}

static void tamper(struct fixture *fixture, const char *sql)
{
    char path[100];
    sqlite3 *db;

    snprintf(path, sizeof(path), "%s/vault.db", fixture->office.paths.data);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void heads__of_damaged_or_missing_segments_are_made_again(void **state)
{
    static const char *const damages[] = {
        "DELETE FROM segments WHERE place =",
        "UPDATE segments SET bytes = zeroblob(length(bytes)) WHERE place =",
        "UPDATE segments SET key = zeroblob(length(key)) WHERE place >=",
    };
    struct fixture *fixture = *state;
    struct program program;

    add_tickets(fixture, 1500);
    must(fixture, heads_update(&fixture->office, &fixture->err));
    for (int part = VAULT_HEADS_STATE; part <= VAULT_HEADS_WHOLE; part++) {
        for (size_t i = 0; i < COUNT_OF(damages); i++) {
            char sql[200];

            change_tickets(fixture, 20);
            start(fixture, &program);
            save(fixture, &program);
            stop(&program);
            snprintf(sql, sizeof(sql), "%s %lld", damages[i], (long long)PART(part));
            tamper(fixture, sql);
            assert_true_at_start(fixture);
            change_tickets(fixture, 20);
            start(fixture, &program);
            save(fixture, &program);
            stop(&program);
            assert_true_at_start(fixture);
        }
    }
}

/* As another version of the program would leave it: sealed well, and not to be read. */
static void spoil(struct fixture *fixture, enum vault_heads part, int64_t number)
{
    struct buffer rows;
    struct buffer spoilt;
    struct text rest;
    struct text bytes;
    int64_t stream;
    bool is_there;

    buffer_init(&rows, SIZE_MAX);
    buffer_init(&spoilt, SIZE_MAX);
    must(fixture, vault_heads_get(fixture->office.vault, part, number, &rows, &is_there,
                                  &fixture->err));
    rest = text_from(buffer_text(&rows), rows.len);
    while (vault_heads_next(&rest, &stream, &bytes))
        vault_heads_add(&spoilt, stream, text_of("\xff"));
    must(fixture, vault_heads_put(fixture->office.vault, part, number,
                                  text_from(spoilt.bytes, spoilt.len), &fixture->err));
    buffer_release(&rows);
    buffer_release(&spoilt);
}

static void count_heads(void *context, const struct ticket_head *heads, size_t count)
{
    (void)heads;
    *(size_t *)context += count;
}

static void heads__of_rows_that_do_not_read_come_from_the_records(void **state)
{
    struct fixture *fixture = *state;
    struct program program;
    uint32_t next;
    size_t count = 0;

    add_tickets(fixture, 600);
    change_tickets(fixture, 300);
    must(fixture, heads_update(&fixture->office, &fixture->err));
    spoil(fixture, VAULT_HEADS_WHOLE, 0);
    spoil(fixture, VAULT_HEADS_WHOLE, 1);
    spoil(fixture, VAULT_HEADS_PAGE, 0);
    assert_true_at_start(fixture);
    spoil(fixture, VAULT_HEADS_INDEX, 0);
    assert_true_at_start(fixture);
    start(fixture, &program);
    must(fixture, heads_read(program.heads, 0, HEADS_ALL, count_heads, &count, &next,
                             &fixture->err));
    assert_int_equal(count, 600);
    stop(&program);
}

static void heads_save__waits__where_records_came_that_were_not_looked_at(void **state)
{
    struct fixture *fixture = *state;
    struct program program;
    bool is_done = true;

    add_tickets(fixture, 600);
    must(fixture, heads_update(&fixture->office, &fixture->err));
    start(fixture, &program);
    change_ticket(fixture, 3);
    catch_up(fixture, &program);
    change_ticket(fixture, 3);
    must(fixture,
         heads_save(program.heads, &program.queue, HEADS_ALL, &is_done, &fixture->err));
    assert_false(is_done);
    assert_int_equal(holds(fixture, VAULT_HEADS_CHANGES, 0, fixture->tickets[3].stream),
                     false);
    catch_up(fixture, &program);
    save(fixture, &program);
    assert_true(holds(fixture, VAULT_HEADS_CHANGES, 0, fixture->tickets[3].stream));
    stop(&program);
    assert_true_at_start(fixture);
}

static void heads__stay_true_with_two_programs_that_write(void **state)
{
    struct fixture *fixture = *state;
    struct program programs[2];

    add_tickets(fixture, 2500);
    must(fixture, heads_update(&fixture->office, &fixture->err));
    start(fixture, &programs[0]);
    start(fixture, &programs[1]);
    for (int i = 0; i < 40; i++) {
        struct program *program = &programs[chance(2)];

        switch (chance(5)) {
        case 0:
            change_tickets(fixture, 1 + chance(2500));
            break;
        case 1:
            add_tickets(fixture, chance(20));
            break;
        case 2:
            catch_up(fixture, program);
            assert_queue_true(fixture, &program->queue);
            save(fixture, program);
            break;
        case 3:
            stop(program);
            start(fixture, program);
            break;
        default:
            catch_up(fixture, program);
        }
        if (i % 10 == 0)
            assert_true_at_start(fixture);
    }
    stop(&programs[0]);
    stop(&programs[1]);
    assert_true_at_start(fixture);
}

struct story {
    size_t calls;
    size_t count;
    uint32_t last;
};

static void follow(void *context, const struct ticket_head *heads, size_t count)
{
    struct story *story = context;

    story->calls++;
    story->count += count;
    for (size_t i = 0; i < count; i++) {
        assert_true(heads[i].number > story->last);
        story->last = heads[i].number;
    }
}

static void heads_load__and_read__go_on_in_slices(void **state)
{
    struct fixture *fixture = *state;
    struct heads *heads = heads_create(&fixture->office);
    struct story story = {0};
    bool is_done = false;
    uint32_t from = 0;
    int slices = 0;

    add_tickets(fixture, 5000);
    must(fixture, heads_open(heads, &fixture->err));
    for (; !is_done; slices++)
        must(fixture, heads_load(heads, 0, follow, &story, &is_done, &fixture->err));
    assert_int_equal(story.count, 5000);
    assert_true(slices > 1000); /* each ticket's records were read */
    heads_destroy(heads);
    heads = heads_create(&fixture->office);
    must(fixture, heads_open(heads, &fixture->err));
    story = (struct story){0};
    slices = 0;
    do {
        must(fixture, heads_read(heads, from, 0, follow, &story, &from, &fixture->err));
        slices++;
    } while (from != 0);
    assert_int_equal(story.count, 5000);
    assert_int_equal(slices, 5500 / VAULT_HEADS_IN_WHOLE + 1); /* out of the segments */
    heads_destroy(heads);
}

struct page {
    char ids[200][16];
    size_t count;
};

static void take_page(void *context, const struct ticket_head *heads, size_t count)
{
    struct page *page = context;

    for (size_t i = 0; i < count; i++)
        snprintf(page->ids[page->count++], 16, "%s", heads[i].id);
}

static void heads_page__has_the_first_tickets_and_the_counts(void **state)
{
    struct fixture *fixture = *state;
    struct program program;
    struct page page = {.count = 0};
    struct queue_counts counts = {0};
    struct heads *heads;
    uint32_t first[50];

    add_tickets(fixture, 2500);
    change_tickets(fixture, 2000);
    start(fixture, &program);
    save(fixture, &program);
    heads = heads_create(&fixture->office);
    must(fixture, heads_open(heads, &fixture->err) &&
                      heads_page(heads, take_page, &page, &counts, &fixture->err));
    assert_true(page.count >= 50);
    assert_int_equal(queue_first(&program.queue, first, 50), 50);
    for (size_t i = 0; i < 50; i++)
        assert_int_equal(queue_find(&program.queue, page.ids[i])->number, first[i]);
    assert_int_equal(counts.open, program.queue.open);
    assert_int_equal(counts.waiting, program.queue.waiting);
    heads_destroy(heads);
    stop(&program);
}

/* As an erasure does: in one transaction the rows that name a stream and its key go. */
static void erase(struct fixture *fixture, size_t number)
{
    char sql[200];

    fixture->tickets[number].is_gone = true;
    must(fixture, vault_begin(fixture->office.vault, &fixture->err));
    must(fixture, heads_forget(fixture->office.vault, &fixture->tickets[number].stream, 1,
                               &fixture->err));
    must(fixture, vault_commit(fixture->office.vault, &fixture->err));
    snprintf(sql, sizeof(sql),
             "DELETE FROM records WHERE stream = %lld; DELETE FROM streams "
             "WHERE stream = %lld",
             (long long)fixture->tickets[number].stream,
             (long long)fixture->tickets[number].stream);
    tamper(fixture, sql);
}

static void heads__of_the_erased_do_not_come_back_by_a_program_that_knows_them(void **state)
{
    struct fixture *fixture = *state;
    struct program program;
    int64_t stream;
    uint32_t gone[4];
    size_t count = 4;

    add_tickets(fixture, 1500);
    must(fixture, heads_update(&fixture->office, &fixture->err));
    start(fixture, &program);
    for (size_t i = 0; i < 30; i++)
        change_ticket(fixture, 700 + i);
    catch_up(fixture, &program);
    stream = fixture->tickets[710].stream;
    erase(fixture, 710);
    for (size_t i = 0; i < 4; i++)
        gone[i] = (uint32_t)fixture->tickets[708 + i].stream;
    must(fixture, heads_gone(program.heads, gone, &count, &fixture->err));
    assert_int_equal(count, 1);
    assert_int_equal(gone[0], stream);
    queue_drop(&program.queue, gone, 1);
    save(fixture, &program);
    assert_queue_true(fixture, &program.queue);
    stop(&program);
    assert_false(holds(fixture, VAULT_HEADS_CHANGES, 0, stream));
    assert_true(holds(fixture, VAULT_HEADS_CHANGES, 0, stream + 1));
    assert_false(holds(fixture, VAULT_HEADS_PAGE, 0, stream));
    assert_false(holds(fixture, VAULT_HEADS_WHOLE, stream / VAULT_HEADS_IN_WHOLE, stream));
    assert_false(holds(fixture, VAULT_HEADS_INDEX, stream / VAULT_HEADS_IN_INDEX, stream));
    assert_true_at_start(fixture);
}

static void heads__of_a_vault_that_went_back_are_made_again(void **state)
{
    struct fixture *fixture = *state;

    add_tickets(fixture, 600);
    change_tickets(fixture, 10);
    must(fixture, heads_update(&fixture->office, &fixture->err));
    /* The cache of later comes with the records of earlier. */
    fixture->count -= 10;
    tamper(fixture, "DELETE FROM records WHERE row > (SELECT max(row) FROM records) - 10");
    for (size_t i = 0; i < fixture->count; i++)
        fixture->tickets[i].is_gone = true;
    struct program program;
    start(fixture, &program);
    assert_true(program.queue.count >= 600); /* and none says what no record says */
    for (size_t i = 0; i < program.queue.shown_count; i++)
        assert_string_equal(string_or_empty(queue_at(&program.queue, i)->assignee), "");
    stop(&program);
}

struct word {
    const char *wanted;
    bool is_there;
};

static void look_for(void *context, struct text word)
{
    struct word *wanted = context;

    wanted->is_there = wanted->is_there || text_is(word, wanted->wanted);
}

static void heads__tell_the_words_that_tickets_use_without_reading_them(void **state)
{
    struct fixture *fixture = *state;
    struct program program;
    struct word words[] = {
        {"vip", false}, {"late", false}, {"zh", false}, {"nothing", false}};

    add_tickets(fixture, 600);
    must(fixture, heads_update(&fixture->office, &fixture->err));
    start(fixture, &program);
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        queue_each_word(&program.queue, QUEUE_TAGS, look_for, &words[i]);
        queue_each_word(&program.queue, QUEUE_LANGS, look_for, &words[i]);
        assert_int_equal(words[i].is_there, i < 3);
    }
    stop(&program);
}

static void heads_seem_behind__by_what_was_written_here_told_or_a_second_old(void **state)
{
    struct fixture *fixture = *state;
    struct program program;

    add_tickets(fixture, 3);
    start(fixture, &program);
    assert_false(heads_seem_behind(program.heads));
    must(fixture, vault_append(program.office.vault, fixture->tickets[1].stream,
                               RECORD_MESSAGE, NOON, text_of(""),
                               text_of("{\"id\":\"n\",\"from\":\"customer\",\"at\":"
                                       "\"2026-11-23T09:00:00Z\",\"text\":\"Hello?\"}"),
                               &fixture->err));
    assert_true(heads_seem_behind(program.heads));
    assert_true(heads_seem_behind(program.heads)); /* until they were caught up with */
    catch_up(fixture, &program);
    assert_false(heads_seem_behind(program.heads));
    change_ticket(fixture, 2); /* as another process */
    heads_look_again(program.heads);
    assert_true(heads_seem_behind(program.heads));
    catch_up(fixture, &program);
    assert_false(heads_seem_behind(program.heads));
    change_ticket(fixture, 2);
    for (int i = 0; i < 12 && !heads_seem_behind(program.heads); i++)
        usleep(100000);
    assert_true(heads_seem_behind(program.heads));
    stop(&program);
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, begin, end)
int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(heads__of_ten_thousand_are_made_kept_and_read_again),
        STORY(heads__that_change_are_kept_on_top_and_many_go_where_they_belong),
        STORY(heads__of_damaged_or_missing_segments_are_made_again),
        STORY(heads__of_rows_that_do_not_read_come_from_the_records),
        STORY(heads_save__waits__where_records_came_that_were_not_looked_at),
        STORY(heads__stay_true_with_two_programs_that_write),
        STORY(heads_load__and_read__go_on_in_slices),
        STORY(heads_page__has_the_first_tickets_and_the_counts),
        STORY(heads__of_the_erased_do_not_come_back_by_a_program_that_knows_them),
        STORY(heads__of_a_vault_that_went_back_are_made_again),
        STORY(heads__tell_the_words_that_tickets_use_without_reading_them),
        STORY(heads_seem_behind__by_what_was_written_here_told_or_a_second_old),
    };
    struct error err;

    if (!secret_start(&err))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
