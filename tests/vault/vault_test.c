#include "vault/vault_fixture.h"

#include "vault/inside.h"

static void vault_read__gives__what_was_appended(void **state)
{
    struct fixture *fixture = *state;
    int64_t stream = ticket(fixture, "1042");
    append(fixture, stream, "", "one");
    append(fixture, stream, "words", "");
    append(fixture, stream, "", "three");

    assert_reads(fixture, stream, 0, "1:one 2: 3:three");
    close_vault(fixture);
    open_vault(fixture);
    assert_reads(fixture, ticket(fixture, "1042"), 0, "1:one 2: 3:three");
}

static bool count_records(void *context, const struct vault_record *record)
{
    size_t *count = context;
    assert_int_equal(record->sequence, ++*count);
    return true;
}

static void vault_reading__gives__each_record_once_and_what_came_meanwhile(void **state)
{
    struct fixture *fixture = *state;
    int64_t stream = ticket(fixture, "long");
    int64_t length = 9;
    size_t count = 0;
    int steps = 0;
    bool done = false;
    must(fixture, vault_stream_length(fixture->vault, stream, &length, &fixture->err));
    assert_int_equal(length, 0);
    for (int i = 0; i < 500; i++) {
        append(fixture, stream, "", "one of many");
    }
    must(fixture, vault_stream_length(fixture->vault, stream, &length, &fixture->err));
    assert_int_equal(length, 500);
    struct vault_reading *reading = vault_reading_start(fixture->vault, stream, 0);
    for (; !done; steps++) {
        must(fixture,
             vault_reading_step(reading, 0, count_records, &count, &done, &fixture->err));
        if (steps == 1) {
            append(fixture, stream, "", "meanwhile");
        }
    }
    assert_int_equal(count, 501);
    assert_true(steps > 3);
    append(fixture, stream, "", "and behind its end");
    must(fixture,
         vault_reading_step(reading, 1000, count_records, &count, &done, &fixture->err));
    assert_int_equal(count, 502);
    assert_int_equal(vault_reading_damaged(reading), 0);
    vault_reading_stop(reading);
}

static bool keep_last(void *context, const struct vault_record *record)
{
    struct vault_record *last = context;
    *last = *record;
    return true;
}

static bool check_whole(void *context, const struct vault_record *record)
{
    int64_t stream = *(int64_t *)context;
    assert_int_equal(record->row, 2);
    assert_int_equal(record->stream, stream);
    assert_int_equal(record->sequence, 1);
    assert_int_equal(record->kind, RECORD_EGRESS);
    assert_int_equal(record->at, -77);
    assert_true(text_is(record->search, "folded words"));
    assert_true(text_is(record->body, "{\"a\":1}"));
    return true;
}

static void vault_read__gives__every_field(void **state)
{
    struct fixture *fixture = *state;
    append(fixture, ticket(fixture, "other"), "", "x");
    int64_t stream = ticket(fixture, "1042");
    must(fixture,
         vault_append(fixture->vault, stream, RECORD_EGRESS, -77, text_of("folded words"),
                      text_of("{\"a\":1}"), &fixture->err));
    must(fixture,
         vault_read(fixture->vault, stream, 0, check_whole, &stream, NULL, &fixture->err));
    must(fixture,
         vault_read_all(fixture->vault, 1, check_whole, &stream, NULL, &fixture->err));
}

static void vault_append__keeps__bodies_of_every_length(void **state)
{
    static const size_t lens[] = {0,    1,    219,  220,   221,    475,     2011,
                                  2012, 2013, 4096, 70000, 300000, 5000000, 17000000};
    struct fixture *fixture = *state;
    int64_t stream = ticket(fixture, "long");
    char *body = memory_get(17000000);
    memset(body, 'b', 17000000);
    for (size_t i = 0; i < COUNT_OF(lens); i++) {
        struct vault_record last = {0};
        size_t damaged = 9;
        must(fixture, vault_append(fixture->vault, stream, RECORD_MESSAGE, 1, text_of("s"),
                                   text_from(body, lens[i]), &fixture->err));
        must(fixture, vault_read(fixture->vault, stream, (int64_t)i, keep_last, &last,
                                 &damaged, &fixture->err));
        assert_int_equal(last.sequence, i + 1);
        assert_int_equal(last.body.len, lens[i]);
        assert_int_equal(damaged, 0);
    }
    memory_free(body);
}

static void vault_append__refuses__a_record_past_the_limit(void **state)
{
    struct fixture *fixture = *state;
    struct text huge = text_from("", (size_t)49 << 20);
    assert_false(vault_append(fixture->vault, ticket(fixture, "1"), RECORD_MESSAGE, 1,
                              text_of(""), huge, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_USAGE);
}

static void vault_append__refuses__a_stream_that_is_not_there(void **state)
{
    struct fixture *fixture = *state;
    assert_false(vault_append(fixture->vault, 77, RECORD_MESSAGE, 1, text_of(""),
                              text_of("x"), &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_NOT_FOUND);
    assert_int_equal(vault_newest_row(fixture->vault), 0);
}

static void vault_stream__is_the_same__for_the_same_kind_and_id(void **state)
{
    struct fixture *fixture = *state;
    int64_t first = ticket(fixture, "1042");
    int64_t other = ticket(fixture, "1043");
    int64_t customer;
    int64_t none = 5;
    must(fixture, vault_stream(fixture->vault, STREAM_CUSTOMER, text_of("1042"),
                               text_of("1042"), true, &customer, &fixture->err));
    must(fixture, vault_stream(fixture->vault, STREAM_SESSION, text_of("1042"), text_of(""),
                               false, &none, &fixture->err));
    assert_int_equal(ticket(fixture, "1042"), first);
    assert_int_not_equal(first, other);
    assert_int_not_equal(first, customer);
    assert_int_equal(none, 0);
}

static void vault_stream_name__gives__id_and_owner(void **state)
{
    struct fixture *fixture = *state;
    char id[8];
    char owner[4];
    int64_t stream;
    must(fixture, vault_stream(fixture->vault, STREAM_TICKET, text_of("1042"),
                               text_of("cust-1"), true, &stream, &fixture->err));
    must(fixture, vault_stream_name(fixture->vault, stream, id, sizeof id, owner,
                                    sizeof owner, &fixture->err));
    assert_string_equal(id, "1042");
    assert_string_equal(owner, "cus");
    assert_false(vault_stream_name(fixture->vault, stream + 1, id, sizeof id, owner,
                                   sizeof owner, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_NOT_FOUND);
}

static bool collect_ids(void *context, int64_t stream, struct text id)
{
    (void)stream;
    (void)buffer_format(context, "%.*s ", (int)id.len, id.bytes);
    return !text_is(id, "c");
}

static void vault_each_stream__gives__one_kind_oldest_first_until_told(void **state)
{
    struct fixture *fixture = *state;
    int64_t stream;
    struct buffer out;
    buffer_init(&out, 100);
    static const char *const ids[] = {"a", "b", "c", "d"};
    for (size_t i = 0; i < COUNT_OF(ids); i++) {
        (void)ticket(fixture, ids[i]);
        must(fixture, vault_stream(fixture->vault, STREAM_CUSTOMER, text_of("x"),
                                   text_of("x"), true, &stream, &fixture->err));
    }
    must(fixture, vault_each_stream(fixture->vault, STREAM_TICKET, collect_ids, &out,
                                    &fixture->err));
    assert_string_equal(buffer_text(&out), "a b c ");
    buffer_release(&out);
}

static void vault_read__works__over_more_streams_than_keys_are_kept(void **state)
{
    struct fixture *fixture = *state;
    char id[16];
    int64_t streams[1500];
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 1500; i++) {
            (void)snprintf(id, sizeof id, "t%d", i);
            streams[i] = ticket(fixture, id);
            append(fixture, streams[i], "", id);
        }
    }
    must(fixture, vault_commit(fixture->vault, &fixture->err));
    assert_reads(fixture, streams[0], 0, "1:t0 2:t0");
    assert_reads(fixture, streams[1499], 0, "1:t1499 2:t1499");
}

static bool stop_at_two(void *context, const struct vault_record *record)
{
    *(int *)context += 1;
    return record->sequence < 2;
}

static void vault_read__stops__when_the_handler_says_so(void **state)
{
    struct fixture *fixture = *state;
    int64_t stream = ticket(fixture, "1");
    int given = 0;
    for (int i = 0; i < 5; i++) {
        append(fixture, stream, "", "x");
    }
    must(fixture,
         vault_read(fixture->vault, stream, 0, stop_at_two, &given, NULL, &fixture->err));
    assert_int_equal(given, 2);
}

struct nested {
    struct fixture *fixture;
    int64_t stream;
};

static bool append_within(void *context, const struct vault_record *record)
{
    struct nested *nested = context;
    if (record->sequence <= 2) {
        append(nested->fixture, nested->stream, "", "more");
    }
    return true;
}

static void vault_read__lets__its_handler_append(void **state)
{
    struct fixture *fixture = *state;
    int64_t stream = ticket(fixture, "1");
    struct nested nested = {fixture, stream};
    append(fixture, stream, "", "a");
    append(fixture, stream, "", "b");
    must(fixture, vault_read(fixture->vault, stream, 0, append_within, &nested, NULL,
                             &fixture->err));
    assert_reads(fixture, stream, 0, "1:a 2:b 3:more 4:more");
}

static void vault_rollback__leaves__nothing(void **state)
{
    struct fixture *fixture = *state;
    int64_t stream = ticket(fixture, "kept");
    append(fixture, stream, "", "a");
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    append(fixture, stream, "", "gone");
    append(fixture, ticket(fixture, "gone"), "", "gone");
    vault_rollback(fixture->vault);

    append(fixture, ticket(fixture, "new"), "", "n");
    append(fixture, stream, "", "b");
    assert_reads(fixture, stream, 0, "1:a 2:b");
    assert_reads(fixture, ticket(fixture, "new"), 0, "1:n");
    assert_int_equal(vault_newest_row(fixture->vault), 3);
}

/* The number of a stream that was never kept comes again, under another key. */
static void vault_rollback__forgets__the_keys_of_streams_made_within(void **state)
{
    struct fixture *fixture = *state;
    struct vault *other;
    int64_t theirs;
    must(fixture, vault_open(fixture->home, NULL, passphrase(), &other, &fixture->err));
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    int64_t ours = ticket(fixture, "gone");
    append(fixture, ours, "", "gone");
    vault_rollback(fixture->vault);
    must(fixture, vault_stream(other, STREAM_TICKET, text_of("theirs"), text_of(""), true,
                               &theirs, &fixture->err));
    must(fixture, vault_append(other, theirs, RECORD_MESSAGE, 1, text_of(""), text_of("t"),
                               &fixture->err));
    assert_int_equal(theirs, ours);
    assert_reads(fixture, theirs, 0, "1:t");
    vault_close(other);
}

/* As SQLite does for want of memory, below a step that goes on. */
static void vault_commit__tells__that_the_transaction_was_given_up_below(void **state)
{
    struct fixture *fixture = *state;
    int64_t stream = ticket(fixture, "1");
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    append(fixture, stream, "", "a");
    assert_int_equal(sqlite3_exec(fixture->vault->store.db, "ROLLBACK", NULL, NULL, NULL),
                     SQLITE_OK);
    assert_false(vault_commit(fixture->vault, &fixture->err));
    assert_int_equal(fixture->err.code, ERROR_FAILED);
    assert_non_null(strstr(fixture->err.text, "given up"));

    must(fixture, vault_begin(fixture->vault, &fixture->err));
    assert_int_equal(sqlite3_exec(fixture->vault->store.db, "ROLLBACK", NULL, NULL, NULL),
                     SQLITE_OK);
    assert_false(vault_append(fixture->vault, stream, RECORD_MESSAGE, 1, text_of(""),
                              text_of("alone"), &fixture->err));
    assert_non_null(strstr(fixture->err.text, "given up"));
    vault_rollback(fixture->vault);
    append(fixture, stream, "", "b");
    assert_int_equal(vault_newest_row(fixture->vault), 1);
}

static void vault_commit__refuses__a_transaction_of_which_a_step_failed(void **state)
{
    struct fixture *fixture = *state;
    int64_t stream = ticket(fixture, "1");
    must(fixture, vault_begin(fixture->vault, &fixture->err));
    append(fixture, stream, "", "a");
    assert_false(vault_append(fixture->vault, 99, RECORD_MESSAGE, 1, text_of(""),
                              text_of("x"), &fixture->err));
    assert_false(vault_commit(fixture->vault, &fixture->err));
    assert_reads(fixture, stream, 0, "");

    append(fixture, stream, "", "b");
    assert_reads(fixture, stream, 0, "1:b");
}

static void vault_newest_row__moves__when_another_appends(void **state)
{
    struct fixture *fixture = *state;
    struct vault *other;
    must(fixture, vault_open(fixture->home, NULL, passphrase(), &other, &fixture->err));
    int64_t stream = ticket(fixture, "1");
    assert_int_equal(vault_newest_row(other), 0);
    append(fixture, stream, "", "a");
    assert_int_equal(vault_newest_row(other), 1);
    must(fixture, vault_append(other, stream, RECORD_MESSAGE, 1, text_of(""), text_of("b"),
                               &fixture->err));
    append(fixture, stream, "", "c");
    assert_reads(fixture, stream, 0, "1:a 2:b 3:c");
    vault_close(other);
}

/* An erasure truncates the log, which an open read transaction would forbid. */
static void assert_at_rest(struct fixture *fixture)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(fixture->file, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
}

static bool stop_at_once(void *context, const struct vault_record *record)
{
    (void)record;
    assert_at_rest(context);
    return false;
}

static bool stop_stream(void *context, int64_t stream, struct text id)
{
    (void)stream;
    (void)id;
    assert_at_rest(context);
    return false;
}

static void vault__holds_no_read_transaction__between_calls_or_in_a_handler(void **state)
{
    struct fixture *fixture = *state;
    struct vault *vault = fixture->vault;
    struct error *err = &fixture->err;
    struct text segment = text_of("x");
    struct vault_report report;
    int64_t numbers[2];
    int64_t *streams;
    struct buffer rows;
    bool is_there;
    char name[8];
    size_t count;
    bool done;
    for (int i = 0; i < 300; i++) {
        append(fixture, ticket(fixture, i % 2 == 0 ? "1" : "2"), "s", "x");
    }
    must(fixture, vault_identify(vault, text_of("v"), 1, err));
    must(fixture, vault_identify(vault, text_of("v"), 2, err));
    must(fixture, vault_heads_put(vault, VAULT_HEADS_PAGE, 0, segment, err));
    assert_at_rest(fixture);
    must(fixture, vault_read(vault, 1, 0, stop_at_once, fixture, NULL, err));
    must(fixture, vault_read_all(vault, 0, stop_at_once, fixture, NULL, err));
    must(fixture, vault_each_stream(vault, STREAM_TICKET, stop_stream, fixture, err));
    must(fixture, vault_stream_name(vault, 2, name, 8, name, 8, err));
    buffer_init(&rows, 100);
    must(fixture, vault_heads_get(vault, VAULT_HEADS_PAGE, 0, &rows, &is_there, err));
    assert_true(is_there);
    buffer_release(&rows);
    assert_at_rest(fixture);
    must(fixture, vault_changed(vault, 0, 300, EVERY_KIND, &streams, &count, err));
    assert_int_equal(count, 2);
    memory_free(streams);
    assert_at_rest(fixture);
    must(fixture, vault_who_has(vault, text_of("v"), numbers, 1, &count, err));
    assert_at_rest(fixture);
    struct vault_search *search = vault_search_start(vault, text_of("s"));
    must(fixture, vault_search_step(search, 0, stop_at_once, fixture, &done, err));
    assert_at_rest(fixture);
    vault_search_stop(search);
    must(fixture, vault_verify(vault, &report, NULL, NULL, err));
    (void)vault_newest_row(vault);
    assert_at_rest(fixture);
}

#define STORY(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(vault_read__gives__what_was_appended),
        STORY(vault_reading__gives__each_record_once_and_what_came_meanwhile),
        STORY(vault_read__gives__every_field),
        STORY(vault_append__keeps__bodies_of_every_length),
        STORY(vault_append__refuses__a_record_past_the_limit),
        STORY(vault_append__refuses__a_stream_that_is_not_there),
        STORY(vault_stream__is_the_same__for_the_same_kind_and_id),
        STORY(vault_stream_name__gives__id_and_owner),
        STORY(vault_each_stream__gives__one_kind_oldest_first_until_told),
        STORY(vault_read__works__over_more_streams_than_keys_are_kept),
        STORY(vault_read__stops__when_the_handler_says_so),
        STORY(vault_read__lets__its_handler_append),
        STORY(vault_rollback__leaves__nothing),
        STORY(vault_rollback__forgets__the_keys_of_streams_made_within),
        STORY(vault_commit__refuses__a_transaction_of_which_a_step_failed),
        STORY(vault_commit__tells__that_the_transaction_was_given_up_below),
        STORY(vault_newest_row__moves__when_another_appends),
        STORY(vault__holds_no_read_transaction__between_calls_or_in_a_handler),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
