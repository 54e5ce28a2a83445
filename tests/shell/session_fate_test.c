/* When a session at the screen may go, and who is shown it: what cannot be read may hide a
 * legal hold, or be another's. */
#include "heads_fixture.h"

#include "shell/deliver.h"
#include "shell/replay.h"
#include "shell/retention.h"
#include "shell/session_fate.h"
#include "wire/session_record.h"

#define AFTER (NOON + 60)

static void append_entry(struct fixture *fixture, int64_t stream, moment_t at,
                         const struct session_entry *entry)
{
    struct buffer body;

    buffer_init(&body, SIZE_MAX);
    session_entry_encode(entry, &body);
    must(fixture,
         vault_append(fixture->office.vault, stream, RECORD_SESSION, at, text_of(""),
                      text_from(body.bytes, body.len), &fixture->err));
    buffer_release(&body);
}

/* Somebody's, who opened these tickets. */
static int64_t add_session(struct fixture *fixture, const char *id, const char *by,
                           size_t tickets)
{
    int64_t stream;

    must(fixture, vault_stream(fixture->office.vault, STREAM_SESSION, text_of(id),
                               text_of(""), true, &stream, &fixture->err));
    append_entry(fixture, stream, NOON,
                 &(struct session_entry){.what = SESSION_BEGUN, .by = by});
    for (size_t i = 0; i < tickets; i++)
        append_entry(fixture, stream, NOON,
                     &(struct session_entry){.what = SESSION_OPENED,
                                             .ticket = fixture->tickets[i].stream});
    append_entry(fixture, stream, NOON, &(struct session_entry){.what = SESSION_ENDED});
    return stream;
}

#define SPOILT    "UPDATE records SET sealed = zeroblob(200) WHERE"
#define TAKEN_OUT "DELETE FROM records WHERE"
#define KEYLESS   "UPDATE streams SET key = zeroblob(length(key)) WHERE"

static void harm(struct fixture *fixture, const char *what, int64_t stream, int sequence)
{
    char path[100], whole[200];
    sqlite3 *db;
    bool is_of_records = strstr(what, "records") != NULL;

    snprintf(path, sizeof(path), "%s/vault.db", fixture->office.paths.data);
    snprintf(whole, sizeof(whole), "%s stream = %lld", what, (long long)stream);
    if (is_of_records)
        snprintf(whole + strlen(whole), sizeof(whole) - strlen(whole), " AND sequence = %d",
                 sequence);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, whole, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_changes(db), 1);
    sqlite3_close(db);
}

static void hold(struct fixture *fixture, struct office *office, const char *ticket)
{
    must(fixture, deliver_legal_hold(office, ticket, true, NOON, &fixture->err));
}

/* A run by an office that knows nothing by heart. */
static struct retention_counts retained(struct fixture *fixture)
{
    struct retention_counts counts;
    struct office office;

    open_office(fixture, &office);
    must(fixture, retention_run(&office, AFTER, false, false, &counts, &fixture->err));
    office_close(&office);
    return counts;
}

static bool is_there(struct fixture *fixture, const char *id)
{
    int64_t stream = 0;

    must(fixture, vault_stream(fixture->office.vault, STREAM_SESSION, text_of(id),
                               text_of(""), false, &stream, &fixture->err));
    return stream != 0;
}

static int64_t records_of(struct fixture *fixture, int64_t stream)
{
    char sql[100];

    snprintf(sql, sizeof(sql), "SELECT count(*) FROM records WHERE stream = %lld",
             (long long)stream);
    return number_in(fixture, sql);
}

#define FIRST  "20261120T090000Z-0001"
#define SECOND "20261120T100000Z-0002"

static void a_session_that_showed_a_held_ticket__stays(void **state)
{
    struct fixture *fixture = *state;
    struct retention_counts counts;

    add_tickets(fixture, 3);
    add_session(fixture, FIRST, "Noor", 2);
    add_session(fixture, SECOND, "Noor", 1);
    hold(fixture, &fixture->office, "T1");
    counts = retained(fixture);
    assert_int_equal(counts.sessions, 1);
    assert_int_equal(counts.unread, 0);
    assert_true(is_there(fixture, FIRST));
    assert_false(is_there(fixture, SECOND));
}

/* Which ticket the record showed nobody can tell: it may have been the held one. */
static void a_session_with_a_record_that_cannot_be_read__stays_and_is_told(void **state)
{
    static const char *const harms[] = {SPOILT, TAKEN_OUT};
    struct fixture *fixture = *state;
    char words[200];

    add_tickets(fixture, 3);
    hold(fixture, &fixture->office, "T1");
    for (size_t i = 0; i < COUNT_OF(harms); i++) {
        char id[sizeof(FIRST)];
        int64_t stream;
        struct retention_counts counts;

        snprintf(id, sizeof(id), "20261120T09000%zuZ-0001", i);
        stream = add_session(fixture, id, "Noor", 2);
        harm(fixture, harms[i], stream, 3); /* that T1 was opened */
        add_session(fixture, SECOND, "Noor", 1);
        counts = retained(fixture);
        assert_int_equal(counts.sessions, 1);
        assert_int_equal(counts.unread, i + 1);
        assert_true(is_there(fixture, id));
        assert_false(is_there(fixture, SECOND));
        retention_format_unread(&counts, words, sizeof(words));
        assert_non_null(strstr(words, "a legal hold cannot be ruled out"));
    }
}

static void a_session_with_a_record_that_makes_no_sense__stays_and_is_told(void **state)
{
    struct fixture *fixture = *state;
    int64_t stream;

    add_tickets(fixture, 2);
    stream = add_session(fixture, FIRST, "Noor", 1);
    append(fixture, stream, RECORD_SESSION, "{\"what\":\"frame\",\"ms\":1}");
    assert_int_equal(retained(fixture).unread, 1);
    assert_true(is_there(fixture, FIRST));
}

/* One that does not open, and of which nobody knows that it is one, is in no other's way.
 */
static void a_session_whose_key_is_damaged__is_left_and_the_run_goes_on(void **state)
{
    struct fixture *fixture = *state;
    struct retention_counts counts;
    int64_t stream;

    add_tickets(fixture, 2);
    stream = add_session(fixture, FIRST, "Noor", 1);
    add_session(fixture, SECOND, "Noor", 1);
    harm(fixture, KEYLESS, stream, 1);
    counts = retained(fixture);
    assert_int_equal(counts.sessions, 1);
    assert_false(is_there(fixture, SECOND));
    assert_int_equal(records_of(fixture, stream), 3);
}

static void a_session_that_showed_a_ticket_that_cannot_be_read__stays(void **state)
{
    struct fixture *fixture = *state;
    struct retention_counts counts;

    add_tickets(fixture, 2);
    add_session(fixture, FIRST, "Noor", 2);
    harm(fixture, SPOILT, fixture->tickets[1].stream, 2);
    counts = retained(fixture);
    assert_int_equal(counts.sessions, 0);
    assert_int_equal(counts.unread, 1);
    assert_true(is_there(fixture, FIRST));
}

static void a_resolved_ticket_that_cannot_be_read__stays_and_is_told(void **state)
{
    struct fixture *fixture = *state;
    struct change change = {.at = NOON, .has_status = true, .status = TICKET_RESOLVED};
    struct retention_counts counts;
    struct buffer body;

    add_tickets(fixture, 2);
    buffer_init(&body, 10000);
    change_encode(&change, &body);
    for (size_t i = 0; i < 2; i++)
        append(fixture, fixture->tickets[i].stream, RECORD_CHANGE, buffer_text(&body));
    buffer_release(&body);
    must(fixture, heads_update(&fixture->office, &fixture->err));
    harm(fixture, SPOILT, fixture->tickets[1].stream, 2);
    counts = retained(fixture);
    assert_int_equal(counts.tickets, 1);
    assert_int_equal(counts.unread, 1);
}

struct run {
    struct office office;
    struct heads *heads;
    struct retention *retention;
};

static void start_run(struct fixture *fixture, struct run *run)
{
    open_office(fixture, &run->office);
    run->heads = heads_create(&run->office);
    must(fixture, heads_open(run->heads, &fixture->err) &&
                      heads_catch_up(run->heads, HEADS_ALL, NULL, NULL, &fixture->err));
    run->retention = retention_start(&run->office, run->heads, AFTER, 8, false, false);
}

static void stop_run(struct run *run)
{
    retention_stop(run->retention);
    heads_destroy(run->heads);
    office_close(&run->office);
}

/* The smallest of steps; what happens behind the one of that number. */
static int run_with(struct fixture *fixture, struct run *run, int at,
                    void (*happens)(struct fixture *fixture))
{
    bool is_done = false;
    int steps = 0;

    while (!is_done) {
        must(fixture, retention_step(run->retention, 0, &is_done, &fixture->err));
        steps++;
        if (steps == at && happens != NULL)
            happens(fixture);
        assert_true(steps < 1000);
    }
    return steps;
}

/* Another's write waits for none of it. */
static void writes_elsewhere(struct fixture *fixture)
{
    append(fixture, fixture->tickets[2].stream, RECORD_MESSAGE,
           "{\"id\":\"n\",\"from\":\"customer\",\"at\":\"2026-11-23T09:00:00Z\",\"text\":"
           "\"Hello?\"}");
}

static void holds_the_first(struct fixture *fixture)
{
    hold(fixture, &fixture->office, "T0");
}

static void decides_once_more(struct fixture *fixture)
{
    int64_t stream;

    must(fixture, vault_stream(fixture->office.vault, STREAM_SESSION, text_of(FIRST),
                               text_of(""), false, &stream, &fixture->err));
    append_entry(fixture, stream, AFTER, &(struct session_entry){.what = SESSION_ENDED});
}

static void erases_the_customer(struct fixture *fixture)
{
    struct vault_owned owned = {.next = 0};
    struct vault_erased erased;

    must(fixture,
         vault_find_owned(fixture->office.vault, text_of("c0"), &owned, &fixture->err) &&
             vault_erase(fixture->office.vault, text_of("c0"), &owned, NOON, &erased,
                         &fixture->err));
    vault_owned_release(&owned);
}

static void a_session__is_read_in_slices_between_which_others_write(void **state)
{
    static const struct {
        void (*happens)(struct fixture *fixture);
        int64_t sessions;
    } cases[] = {{NULL, 1},
                 {writes_elsewhere, 1},
                 {holds_the_first, 0},
                 {decides_once_more, 0},
                 {erases_the_customer, 1}};

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        /* Behind each of its steps in turn. */
        for (int at = 1, steps = 2; at < steps; at++) {
            struct fixture *fixture;
            struct run run;

            assert_int_equal(begin((void **)&fixture), 0);
            add_tickets(fixture, 3);
            add_session(fixture, FIRST, "Noor", 2);
            start_run(fixture, &run);
            steps = run_with(fixture, &run, at, cases[i].happens);
            assert_true(steps > 6); /* a slice a record, and a ticket */
            assert_int_equal(retention_counts(run.retention)->sessions, cases[i].sessions);
            assert_int_equal(is_there(fixture, FIRST), cases[i].sessions == 0);
            stop_run(&run);
            assert_int_equal(end((void **)&fixture), 0);
        }
    }
    (void)state;
}

static bool note_id(void *context, const struct session_about *about)
{
    struct buffer *ids = context;

    return buffer_format(ids, "%s ", about->id);
}

/* Who asks is Noor. */
static void assert_listed(struct fixture *fixture, const char *wanted,
                          size_t wanted_unknown)
{
    struct office office;
    struct buffer ids;
    struct session_rest rest;

    open_office(fixture, &office);
    office.settings.agent = "Noor";
    buffer_init(&ids, 1000);
    must(fixture, replay_each_session(&office, note_id, &ids, &rest, &fixture->err));
    assert_string_equal(buffer_text(&ids), wanted);
    assert_int_equal(rest.unknown, wanted_unknown);
    buffer_release(&rest.agents);
    buffer_release(&ids);
    office_close(&office);
}

static enum error_code opens(struct fixture *fixture, const char *id)
{
    struct error err = {0};
    struct replay *replay = NULL;
    struct office office;

    open_office(fixture, &office);
    office.settings.agent = "Noor";
    if (replay_open(&office, id, &replay, &err))
        replay_close(replay);
    office_close(&office);
    return err.code;
}

static void a_session_whose_head_cannot_be_read__is_shown_to_nobody(void **state)
{
    static const char keyless[] = KEYLESS; /* nobody knows that it is a session */
    static const char *const harms[] = {SPOILT, TAKEN_OUT, keyless};

    for (size_t i = 0; i < COUNT_OF(harms); i++) {
        struct fixture *fixture;
        int64_t others;

        assert_int_equal(begin((void **)&fixture), 0);
        add_tickets(fixture, 1);
        others = add_session(fixture, FIRST, "Marta", 1);
        add_session(fixture, SECOND, "Noor", 1);
        assert_listed(fixture, SECOND " ", 0);
        assert_int_equal(opens(fixture, FIRST), ERROR_NOT_FOUND);
        harm(fixture, harms[i], others, 1);
        assert_listed(fixture, SECOND " ", harms[i] == keyless ? 0 : 1);
        assert_int_equal(opens(fixture, FIRST), ERROR_DAMAGED);
        assert_int_equal(opens(fixture, SECOND), ERROR_NONE);
        assert_int_equal(end((void **)&fixture), 0);
    }
    (void)state;
}

static void run_sql(struct fixture *fixture, const char *statement)
{
    char path[100];
    sqlite3 *db;

    snprintf(path, sizeof(path), "%s/vault.db", fixture->office.paths.data);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, statement, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* What came meanwhile cannot be told: a hold may have. */
static void a_second_look_that_fails__destroys_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct session_look *look;
    enum session_fate fate = SESSION_STAYS;
    bool is_done = false, is_stale = false;
    int64_t stream;

    add_tickets(fixture, 2);
    stream = add_session(fixture, FIRST, "Noor", 1);
    look = session_look_start(&fixture->office, stream, AFTER);
    must(fixture, session_look_step(look, HEADS_ALL, &is_done, &fixture->err));
    assert_true(is_done);
    must(fixture, session_look_fate(look, &fate, &is_stale, &fixture->err));
    assert_int_equal(fate, SESSION_GOES);
    run_sql(fixture, "ALTER TABLE erasures RENAME TO away");
    assert_false(session_look_fate(look, &fate, &is_stale, &fixture->err));
    session_look_stop(look);
    look = session_look_start(&fixture->office, stream, AFTER);
    run_sql(fixture, "ALTER TABLE away RENAME TO erasures");
    must(fixture, session_look_step(look, HEADS_ALL, &is_done, &fixture->err));
    must(fixture, session_look_fate(look, &fate, &is_stale, &fixture->err));
    assert_int_equal(fate, SESSION_STAYS);
    session_look_stop(look);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(a_second_look_that_fails__destroys_nothing),
        STORY(a_session_that_showed_a_held_ticket__stays),
        STORY(a_session_with_a_record_that_cannot_be_read__stays_and_is_told),
        STORY(a_session_with_a_record_that_makes_no_sense__stays_and_is_told),
        STORY(a_session_whose_key_is_damaged__is_left_and_the_run_goes_on),
        STORY(a_session_that_showed_a_ticket_that_cannot_be_read__stays),
        STORY(a_resolved_ticket_that_cannot_be_read__stays_and_is_told),
        cmocka_unit_test(a_session__is_read_in_slices_between_which_others_write),
        cmocka_unit_test(a_session_whose_head_cannot_be_read__is_shown_to_nobody),
    };

    return cmocka_run_group_tests(tests, begin_all, NULL);
}
