/* Questions while another process holds the vault: nobody waits, nothing leaves unrecorded. */
#include "shell/asker_fixture.h"

#include <limits.h>
#include <sqlite3.h>
#include <time.h>

#define SOON_MS 2000 /* a writer is patient for ten seconds */

static sqlite3 *holder;
static bool is_given_up; /* it was waited for long enough */

static void hold(const struct fixture *fixture)
{
    char path[PATH_MAX];

    snprintf(path, sizeof(path), "%s/vault.db", fixture->office.paths.data);
    assert_int_equal(sqlite3_open(path, &holder), SQLITE_OK);
    assert_int_equal(sqlite3_exec(holder, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
}

static void let_go(void)
{
    assert_int_equal(sqlite3_exec(holder, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(holder);
    holder = NULL;
}

static bool has_to_wait(void *context)
{
    struct fixture *fixture = context;

    if (is_given_up)
        vault_set_patient(fixture->office.vault, false);
    return !is_given_up && !vault_is_free(fixture->office.vault);
}

static int begin_waiting(void **state)
{
    struct fixture *fixture;

    is_given_up = false;
    begin(state);
    fixture = *state;
    asker_let_wait(fixture->asker, has_to_wait, fixture);
    return 0;
}

static int end_waiting(void **state)
{
    sqlite3_close(holder);
    holder = NULL;
    return end(state);
}

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void live(struct fixture *fixture, int times)
{
    for (int i = 0; i < times; i++) {
        must(fixture, net_wait(fixture->net, NULL, 0, 10, &fixture->err));
        must(fixture, asker_go_on(fixture->asker, &fixture->err));
    }
}

static void live_until(struct fixture *fixture, const bool *is_so)
{
    for (int i = 0; i < 2000 && !*is_so; i++)
        live(fixture, 1);
    assert_true(*is_so);
}

static void a_question__leaves_once_that_can_be_recorded(void **state)
{
    struct fixture *fixture = *state;
    struct question *question;
    int64_t began = now_ms();

    serve(fixture, "chat", CHAT SLOW);
    hold(fixture);
    must(fixture, ask(fixture, 1, &question));
    live(fixture, 20);
    assert_true(now_ms() - began < SOON_MS);
    assert_int_equal(requests(fixture), 0);
    assert_recorded(fixture, "");
    let_go();
    live_until(fixture, &fixture->is_done);

    assert_recorded(fixture, "sent; stop");
    assert_int_equal(requests(fixture), 1);
    assert_string_equal(fixture->texts[0],
                        "Uno dos tres cuatro cinco seis siete ocho nueve diez once doce.");
    assert_false(asker_is_waiting(fixture->asker));
}

static void a_question__that_waits__is_stopped_without_a_trace(void **state)
{
    struct fixture *fixture = *state;
    struct question *question;

    serve(fixture, "chat", CHAT SLOW);
    hold(fixture);
    must(fixture, ask(fixture, 1, &question));
    asker_stop(question);
    assert_false(asker_is_waiting(fixture->asker));
    let_go();
    live(fixture, 5);

    assert_int_equal(requests(fixture), 0);
    assert_recorded(fixture, "");
}

static void a_question__that_waits__is_not_sent_once_the_customer_objects(void **state)
{
    struct fixture *fixture = *state;
    struct question *question;

    serve(fixture, "chat", CHAT SLOW);
    hold(fixture);
    must(fixture, ask(fixture, 1, &question));
    live(fixture, 1);
    let_go();
    append(fixture, STREAM_CUSTOMER, "c1", RECORD_CUSTOMER,
           "{\"type\":\"customer\",\"id\":\"c1\",\"consent\":{\"ai\":false}}");
    live_until(fixture, &fixture->is_done);

    assert_non_null(strstr(fixture->failed.text, "objects to a model"));
    assert_int_equal(requests(fixture), 0);
    assert_recorded(fixture, "");
}

static void a_question__that_waited_too_long__says_why_nothing_is_sent(void **state)
{
    struct fixture *fixture = *state;
    struct question *question;
    int64_t began = now_ms();

    serve(fixture, "chat", CHAT SLOW);
    hold(fixture);
    must(fixture, ask(fixture, 1, &question));
    live(fixture, 5);
    is_given_up = true;
    live_until(fixture, &fixture->is_done);
    assert_true(now_ms() - began < SOON_MS);
    let_go();

    assert_non_null(strstr(fixture->failed.text, "so nothing is sent"));
    assert_int_equal(requests(fixture), 0);
    assert_recorded(fixture, "");
}

/* What came is there; how it ended is recorded behind it. */
static void an_answer__that_ends_meanwhile__is_recorded_later(void **state)
{
    struct fixture *fixture = *state;
    struct question *question;
    int64_t began = now_ms();

    serve(fixture, "chat", CHAT SLOW);
    must(fixture, ask(fixture, 1, &question));
    wait_for_growth(fixture, 1);
    hold(fixture);
    live_until(fixture, &fixture->is_done);
    assert_true(now_ms() - began < SOON_MS);
    assert_int_equal(fixture->failed.code, ERROR_NONE);
    assert_int_equal(fixture->finishes[0], MODEL_STOPPED);
    assert_recorded(fixture, "sent");
    assert_true(asker_is_waiting(fixture->asker));
    is_given_up = true; /* it has left: its end is never given up */
    live(fixture, 5);
    assert_recorded(fixture, "sent");
    let_go();
    live(fixture, 1);

    assert_recorded(fixture, "sent; stop");
    assert_false(asker_is_waiting(fixture->asker));
}

static void a_question__that_is_stopped_meanwhile__is_recorded_by_the_lock(void **state)
{
    struct fixture *fixture = *state;
    struct question *question;
    int64_t began = now_ms();

    serve(fixture, "chat", CHAT SLOW);
    must(fixture, ask(fixture, 1, &question));
    wait_for_growth(fixture, 1);
    hold(fixture);
    asker_stop(question);
    assert_true(now_ms() - began < SOON_MS);
    assert_recorded(fixture, "sent");
    let_go();
    asker_settle(fixture->asker);

    assert_recorded(fixture, "sent; cancelled");
}

static void a_request__leaves_again__once_that_is_recorded(void **state)
{
    struct fixture *fixture = *state;
    struct question *question;
    char wanted[128];

    serve(fixture, "chat",
          "on POST /v1/chat/completions nth 1\n status 429\n header retry-after-ms: 20\n"
          " wait 100ms\n text {\"error\":{\"message\":\"slow "
          "down\",\"code\":\"rate_limit_exceeded\"}}\n" CHAT SLOW);
    must(fixture, ask(fixture, 1, &question));
    hold(fixture);
    for (int i = 0; i < 500 && fixture->wait_count == 0; i++)
        live(fixture, 1);
    live(fixture, 20);
    assert_int_equal(requests(fixture), 1);
    assert_recorded(fixture, "sent");
    let_go();
    live_until(fixture, &fixture->is_done);

    assert_int_equal(requests(fixture), 2);
    snprintf(wanted, sizeof(wanted), "sent; again: %s answered 429; stop",
             server_url(&fixture->server, "") + strlen("http://"));
    assert_recorded(fixture, wanted);
}

static void a_moderation__waits_as_a_question_does(void **state)
{
    struct fixture *fixture = *state;
    struct question *question;

    serve(fixture, "chat",
          CHAT SLOW "on POST /v1/moderations\n text "
                    "{\"results\":[{\"flagged\":false,\"categories\":{}}]}\n");
    fixture->profile.moderation = true;
    must(fixture, ask(fixture, 1, &question));
    wait_for_growth(fixture, 1);
    hold(fixture);
    live(fixture, 100);
    assert_false(fixture->is_done);
    assert_int_equal(requests(fixture), 1);
    let_go();
    live_until(fixture, &fixture->is_done);

    assert_int_equal(requests(fixture), 2);
    assert_recorded(fixture, "sent; stop; sent; stop");
}

#define WAITS(name) cmocka_unit_test_setup_teardown(name, begin_waiting, end_waiting)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WAITS(a_question__leaves_once_that_can_be_recorded),
        WAITS(a_question__that_waits__is_stopped_without_a_trace),
        WAITS(a_question__that_waits__is_not_sent_once_the_customer_objects),
        WAITS(a_question__that_waited_too_long__says_why_nothing_is_sent),
        WAITS(an_answer__that_ends_meanwhile__is_recorded_later),
        WAITS(a_question__that_is_stopped_meanwhile__is_recorded_by_the_lock),
        WAITS(a_request__leaves_again__once_that_is_recorded),
        WAITS(a_moderation__waits_as_a_question_does),
    };

    if (!secret_start(NULL))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
