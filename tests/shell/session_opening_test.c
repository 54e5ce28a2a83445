/* A session that reads a long thread while another program erases its customer, and what
 * outlives its model. */
#include "heads_fixture.h"

#include "shell/opening.h"
#include "shell/session.h"

#define MESSAGES (OPENING_LONG_RECORDS * 2)

static struct options options = {.passphrase_fd = -1};

/* T0 is long. */
static void add_long(struct fixture *fixture)
{
    char line[200];

    add_tickets(fixture, 11); /* T10 is another customer's */
    must(fixture, vault_begin(fixture->office.vault, &fixture->err));
    for (int i = 0; i < MESSAGES; i++) {
        snprintf(line, sizeof(line),
                 "{\"id\":\"m%d\",\"from\":\"customer\","
                 "\"at\":\"2026-11-23T08:00:00Z\",\"text\":\"And?\"}",
                 i);
        append(fixture, fixture->tickets[0].stream, RECORD_MESSAGE, line);
    }
    must(fixture, vault_commit(fixture->office.vault, &fixture->err));
}

static void session_begin(struct fixture *fixture, struct session *session)
{
    must(fixture, session_prepare(session, &fixture->err));
    must(fixture, session_init(session, &fixture->office, &options, desk_local_create(),
                               &fixture->err));
}

/* T0 is opened at a screen: a part of it stands there, and some of the rest is read. */
static void open_part(struct session *session)
{
    static max_align_t screen; /* nothing is drawn on it */
    struct effect effect = {.kind = EFFECT_OPEN, .ticket = "T0"};
    struct error err;

    session_settle(session);
    memory_free(session->model.wanted_ticket);
    session->model.wanted_ticket = memory_text("T0");
    session->is_running = true;
    session->terminal = (struct terminal *)&screen;
    assert_true(session_open_ticket(session, &effect, &err));
    session->terminal = NULL;
    assert_true(session_is_opening(session));
    session_opening_use_time(session, 0);
    assert_true(session_is_opening(session));
    assert_true(session->model.open != NULL && session->model.open->is_part);
}

static void another_erases(struct fixture *fixture, const char *customer)
{
    struct vault_owned owned = {0};
    struct vault_erased erased;
    struct office other;

    open_office(fixture, &other);
    must(fixture, vault_erase(other.vault, text_of(customer), &owned, moment_now(), &erased,
                              &fixture->err));
    vault_owned_release(&owned);
    must(fixture, vault_finish_erasing(other.vault, false, &fixture->err));
    office_close(&other);
}

static void assert_nothing_of_it(const struct session *session)
{
    assert_false(session_is_opening(session));
    assert_null(session->model.open);
    assert_null(session->model.wanted_ticket);
}

static void thread__that_is_erased_while_it_is_read__is_read_no_further(void **state)
{
    struct fixture *fixture = *state;
    struct session session;

    add_long(fixture);
    session_begin(fixture, &session);
    open_part(&session);
    another_erases(fixture, "c0");
    session_hear_others(&session);
    assert_nothing_of_it(&session);
    session_finish(&session);
    session_settle(&session);
    assert_true(session.model.open == NULL ||
                !string_equals(session.model.open->ticket.id, "T0"));
    session_release(&session);
}

/* A key wants the rest before anybody looks at who was erased. */
static void thread__that_was_erased__is_not_taken_for_a_whole_one(void **state)
{
    struct fixture *fixture = *state;
    struct session session;

    add_long(fixture);
    session_begin(fixture, &session);
    open_part(&session);
    another_erases(fixture, "c0");
    session_open_rest(&session);
    assert_nothing_of_it(&session);
    session_release(&session);
}

/* All of it was read, and is looked through. */
static void thread__that_is_erased_behind_its_reading__does_not_come(void **state)
{
    struct fixture *fixture = *state;
    struct session session;

    add_long(fixture);
    session_begin(fixture, &session);
    open_part(&session);
    while (!session.opening_is_read)
        session_opening_use_time(&session, 0);
    another_erases(fixture, "c0");
    session_open_rest(&session);
    assert_nothing_of_it(&session);
    session_release(&session);
}

static void thread__of_who_is_not_erased__comes(void **state)
{
    struct fixture *fixture = *state;
    struct session session;

    add_long(fixture);
    session_begin(fixture, &session);
    open_part(&session);
    another_erases(fixture, "c1");
    session_hear_others(&session);
    assert_true(session_is_opening(&session));
    session_open_rest(&session);
    assert_string_equal(session.model.open->ticket.id, "T0");
    assert_int_equal(session.model.open->ticket.message_count, MESSAGES + 1);
    session_release(&session);
}

/* T0 stands there whole; one message more came, and it is opened again. */
static void open_again(struct fixture *fixture, struct session *session)
{
    static max_align_t screen;
    struct effect effect = {.kind = EFFECT_OPEN, .ticket = "T0"};
    struct error err;

    add_long(fixture);
    session_begin(fixture, session);
    open_part(session);
    session_open_rest(session);
    session_settle(session);
    assert_int_equal(session->model.open->ticket.message_count, MESSAGES + 1);
    append(fixture, fixture->tickets[0].stream, RECORD_MESSAGE,
           "{\"id\":\"late\",\"from\":\"customer\",\"at\":\"2026-11-23T09:00:00Z\","
           "\"text\":\"Still there?\"}");
    session->terminal = (struct terminal *)&screen;
    assert_true(session_open_ticket(session, &effect, &err));
    session->terminal = NULL;
    assert_true(session_is_opening(session));
}

/* A second's work at a hundred thousand messages: no key has to wait for it. */
static void
message__that_comes_into_an_open_long_thread__is_read_while_keys_go_on(void **state)
{
    struct fixture *fixture = *state;
    struct session session;

    open_again(fixture, &session);
    assert_false(session_opening_is_waited_for(&session));
    assert_false(session.model.open->is_part);
    assert_int_equal(session.model.open->ticket.message_count, MESSAGES + 1);
    while (session_is_opening(&session))
        session_opening_use_time(&session, 1);
    session_settle(&session);
    assert_int_equal(session.model.open->ticket.message_count, MESSAGES + 2);
    session_release(&session);
}

static void
message__that_comes_into_a_thread_that_is_left_meanwhile__is_read_no_further(void **state)
{
    struct fixture *fixture = *state;
    struct effect other = {.kind = EFFECT_OPEN, .ticket = "T10"};
    struct session session;

    open_again(fixture, &session);
    session.model.wanted_ticket = memory_text("T10");
    must(fixture, session_open_ticket(&session, &other, &fixture->err));
    session_settle(&session);
    assert_string_equal(session.model.open->ticket.id, "T10");
    session_opening_use_time(&session, 0);
    assert_false(session_is_opening(&session));
    session_release(&session);
}

/* By it the vault tells texts of one run apart that came back. */
static void number__of_what_comes_back__is_given_once_also_over_a_lock(void **state)
{
    struct fixture *fixture = *state;
    struct session session;

    session_begin(fixture, &session);
    session.model.serial = 7;
    session_sleep(&session);
    must(fixture, session_wake(&session, true, &fixture->err)); /* no bookmark follows */
    assert_int_equal(session.model.serial, 7);
    session_release(&session);
}

/* Slices of no time at all: each gives a record, and what one found is not forgotten. */
static void
history__tells_of_a_record_that_is_damaged_within_an_earlier_thread(void **state)
{
    struct fixture *fixture = *state;
    struct session session;
    struct effect effect = {
        .kind = EFFECT_HISTORY, .ticket = "T0", .text = "c0", .request = 7};
    struct error err;
    sqlite3 *db;
    char path[128], sql[160];

    add_tickets(fixture, 2);
    for (int i = 0; i < 3; i++)
        append(fixture, fixture->tickets[1].stream, RECORD_MESSAGE,
               "{\"id\":\"more\",\"from\":\"customer\",\"at\":\"2026-11-23T08:00:00Z\","
               "\"text\":\"And?\"}");
    session_begin(fixture, &session);
    session_finish(&session);
    session_settle(&session);
    snprintf(path, sizeof(path), "%s/vault.db", fixture->office.paths.data);
    snprintf(
        sql, sizeof(sql),
        "UPDATE records SET sealed = zeroblob(200) WHERE stream = %lld AND sequence = 3",
        (long long)fixture->tickets[1].stream);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);

    must(fixture, session_open_ticket(&session,
                                      &(struct effect){.kind = EFFECT_OPEN, .ticket = "T0"},
                                      &fixture->err));
    session_settle(&session);
    session.model.history_request = effect.request;
    assert_true(session_start_history(&session, &effect, &err));
    while (session_has_history(&session))
        session_history_use_time(&session, 0);
    session_settle(&session);
    assert_non_null(session.model.history);
    assert_int_equal(session.model.history->ticket_count, 1);
    assert_int_equal(session.model.history->unread, 1);
    session_release(&session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(history__tells_of_a_record_that_is_damaged_within_an_earlier_thread),
        STORY(thread__that_is_erased_while_it_is_read__is_read_no_further),
        STORY(thread__that_was_erased__is_not_taken_for_a_whole_one),
        STORY(thread__that_is_erased_behind_its_reading__does_not_come),
        STORY(thread__of_who_is_not_erased__comes),
        STORY(message__that_comes_into_an_open_long_thread__is_read_while_keys_go_on),
        STORY(message__that_comes_into_a_thread_that_is_left_meanwhile__is_read_no_further),
        STORY(number__of_what_comes_back__is_given_once_also_over_a_lock),
    };

    return cmocka_run_group_tests(tests, begin_all, NULL);
}
