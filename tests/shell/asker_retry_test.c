/* When a question is tried again, and what is told of it. */
#include "shell/asker_fixture.h"

#include <sys/syscall.h>
#include <time.h>

/* In the place of the C library's, for all that this program links: the clock that never
 * goes back can go on by a minute. */
static time_t skipped;

int clock_gettime(clockid_t clock, struct timespec *now)
{
    long result = syscall(SYS_clock_gettime, clock, now);

    if (clock == CLOCK_MONOTONIC)
        now->tv_sec += skipped;
    return (int)result;
}

static void wait__is_told__where_it_is_tried_again(void **state)
{
    struct fixture *fixture = *state;
    struct question *question;

    serve(fixture, "chat",
          "on POST /v1/chat/completions nth 1\n status 429\n header retry-after-ms: 20\n"
          " text {\"error\":{\"message\":\"slow "
          "down\",\"code\":\"rate_limit_exceeded\"}}\n" CHAT SLOW);
    must(fixture, ask(fixture, 1, &question));
    wait_until(fixture, &fixture->is_done);

    assert_int_equal(strncmp(fixture->waits, "20 ", 3), 0);
    assert_int_equal(fixture->failed.code, ERROR_NONE);
    assert_int_equal(requests(fixture), 2);
}

#define EVENT(json) " header retry-after-ms: 5\n text data: " json "\\n\\n\n"
#define ROLE                                                                               \
    " text data: "                                                                         \
    "{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\\n" \
    "\\n\n"

/* Before the first piece an error within a 200 is what it would be as a status. */
static void an_error_within_an_answer__is_tried_again_as_its_status_would_be(void **state)
{
    static const struct {
        const char *answer; /* the first */
        size_t requests;
        const char *wait;   /* what is told then */
        const char *failed; /* what is told at the end */
    } rows[] = {
        {EVENT("{\"error\":{\"message\":\"Overloaded\",\"type\":\"overloaded_error\"}}"), 2,
         "5 the server is overloaded or broken", NULL},
        {EVENT("{\"error\":{\"message\":\"slow\",\"code\":429}}"), 2,
         "5 the server has too many requests", NULL},
        {EVENT("{\"error\":\"boom\"}"), 2, "5 the server is overloaded", NULL},
        /* not as a stream */
        {" header retry-after-ms: 5\n text "
         "{\"error\":{\"message\":\"boom\",\"code\":503}}\n",
         2, "5 the server is overloaded", NULL},
        /* the role alone is no piece */
        {" header retry-after-ms: 5\n" ROLE
         " text data: {\"error\":{\"message\":\"boom\",\"code\":503}}\\n\\n\n",
         2, "5 the server is overloaded", NULL},
        {" header retry-after-ms: 5\n framing chunked\n" ROLE " wait 20ms\n close\n", 2,
         "5 the connection to", NULL},
        {EVENT("{\"error\":{\"message\":\"none\",\"code\":\"insufficient_quota\"}}"), 1, "",
         "no quota left"},
        {EVENT("{\"error\":{\"message\":\"no\",\"code\":\"invalid_api_key\"}}"), 1, "",
         "refuses the key"},
        {EVENT("{\"error\":{\"message\":\"no\",\"code\":400}}"), 1, "",
         "refuses the request"},
        {EVENT(
             "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Uno\"}}]}") " text data: "
                                                                              "{\"error\":{"
                                                                              "\"message\":"
                                                                              "\"boom\","
                                                                              "\"code\":"
                                                                              "503}}"
                                                                              "\\n\\n\n",
         1, "", NULL},
        {EVENT("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"content_"
               "filter\"}]}"),
         1, "", "content filter"},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct question *question;
        char script[1024];

        if (i > 0 && (end(state) != 0 || begin(state) != 0))
            fail();
        struct fixture *fixture = *state;
        snprintf(script, sizeof(script),
                 "on POST /v1/chat/completions nth 1\n%s" CHAT
                 " stream chat\n  draft Uno.\n",
                 rows[i].answer);
        serve(fixture, "chat", script);
        must(fixture, ask(fixture, 1, &question));
        wait_until(fixture, &fixture->is_done);
        if (requests(fixture) != rows[i].requests ||
            strncmp(fixture->waits, rows[i].wait, strlen(rows[i].wait)) != 0 ||
            strstr(fixture->failed.text, string_or_empty(rows[i].failed)) == NULL ||
            (fixture->failed.text[0] != '\0') != (rows[i].failed != NULL) ||
            (rows[i].failed == NULL && strncmp(fixture->texts[0], "Uno", 3) != 0))
            fail_msg("%zu: %zu requests, '%s', '%s', '%s'", i, requests(fixture),
                     fixture->waits, fixture->failed.text, fixture->texts[0]);
    }
}

static void a_wait__is_told_once_a_question(void **state)
{
    struct fixture *fixture = *state;
    struct question *question;

    serve(fixture, "messages",
          "on POST /v1/messages nth 1-6\n status 503\n header retry-after-ms: 250\n"
          " text {}\non POST /v1/messages\n stream messages\n  draft Uno.\n");
    must(fixture, ask(fixture, 3, &question));
    wait_until(fixture, &fixture->is_done);

    assert_int_equal(requests(fixture), 9);
    assert_int_equal(fixture->failed.code, ERROR_NONE);
    assert_int_equal(fixture->wait_count, 2); /* each is tried again twice, side by side */
}

/* How many requests it took; false where nothing left. */
static bool asks(struct fixture *fixture, size_t *count)
{
    size_t before = requests(fixture);
    struct question *question;

    fixture->is_done = false;
    fixture->failed = (struct error){0};
    fixture->err = (struct error){0};
    if (!ask(fixture, 1, &question))
        return false;
    wait_until(fixture, &fixture->is_done);
    *count = requests(fixture) - before;
    return true;
}

static void assert_left_alone(struct fixture *fixture)
{
    size_t count;
    size_t before = requests(fixture);

    assert_false(asks(fixture, &count));
    assert_int_equal(fixture->err.code, ERROR_UNREACHABLE);
    assert_int_equal(strncmp(fixture->err.text,
                             "no answer from 127.0.0.1 a moment ago: the server is ", 53),
                     0);
    assert_int_equal(requests(fixture), before);
}

#define DOWN " status 503\n header retry-after-ms: 1\n text {}\n"

static void a_server_that_is_down__is_left_alone_for_a_minute(void **state)
{
    struct fixture *fixture = *state;
    size_t count;

    serve(fixture, "chat",
          "on POST /v1/chat/completions nth 1-9\n" DOWN CHAT
          " stream chat\n  draft Uno.\n");
    for (int i = 0; i < 3; i++) {
        assert_true(asks(fixture, &count));
        assert_int_equal(count, i == 0 ? 3 : 1);
        assert_int_equal(fixture->failed.code, ERROR_UNREACHABLE);
    }
    assert_left_alone(fixture);
    fixture->insists = true; /* the agent does */
    assert_true(asks(fixture, &count));
    assert_int_equal(count, 3);
    fixture->insists = false;
    assert_left_alone(fixture);
    skipped += 61;
    assert_true(asks(fixture, &count));
    assert_int_equal(count, 1);
    assert_left_alone(fixture);
    skipped += 61;
    assert_true(asks(fixture, &count));
    assert_int_equal(count, 1);
    assert_string_equal(fixture->texts[0], "Uno.");
    assert_true(asks(fixture, &count)); /* it is there again */
    assert_string_equal(fixture->texts[0], "Uno.");
}

/* What a server refuses it is there for; behind an answer the count begins anew. */
static void a_server_that_refuses__is_asked_again(void **state)
{
    static const struct {
        const char *answers; /* the first four */
        size_t requests;     /* of the fifth, which finds no server */
    } rows[] = {
        {" status 400\n text {\"error\":{\"message\":\"no\"}}\n", 3},
        {" status 401\n text {\"error\":{\"message\":\"no\"}}\n", 3},
        {" stream chat\n  draft Uno.\n", 3},
        {" stream chat undone\n  draft Uno.\n", 3},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char script[512];
        size_t count = 0;

        if (i > 0 && (end(state) != 0 || begin(state) != 0))
            fail();
        struct fixture *fixture = *state;
        snprintf(script, sizeof(script),
                 "on POST /v1/chat/completions nth 1-4\n%s" CHAT DOWN, rows[i].answers);
        serve(fixture, "chat", script);
        for (int j = 0; j < 4; j++) {
            assert_true(asks(fixture, &count));
            assert_int_equal(count, 1);
        }
        assert_true(asks(fixture, &count));
        assert_int_equal(count, rows[i].requests);
    }
}

static void a_server_that_is_not_there__is_left_alone_by_all_its_profiles(void **state)
{
    struct fixture *fixture = *state;
    struct model_profile profiles[2];
    struct asked asked = {.kind = ASK_DRAFTS,
                          .profile = &profiles[1],
                          .loaded = fixture->loaded,
                          .shop = fixture->shop,
                          .answers = 1,
                          .now = NOON};
    struct question *question;

    serve(fixture, "chat", CHAT " reset\n");
    profiles[0] = fixture->profile;
    profiles[1] = fixture->profile;
    fixture->office.settings.profiles = profiles;
    fixture->office.settings.profile_count = 2;
    asker_destroy(fixture->asker);
    fixture->asker = asker_create(&fixture->office, fixture->net);
    for (int i = 0; i < 3; i++) {
        asked.profile = &profiles[i % 2];
        fixture->is_done = false;
        must(fixture, asker_start(fixture->asker, &asked, &asker_ears, fixture, &question,
                                  &fixture->err));
        wait_until(fixture, &fixture->is_done);
    }
    assert_int_equal(requests(fixture), 5);
    for (int i = 0; i < 2; i++) {
        asked.profile = &profiles[i];
        assert_false(asker_start(fixture->asker, &asked, &asker_ears, fixture, &question,
                                 &fixture->err));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(wait__is_told__where_it_is_tried_again),
        STORY(an_error_within_an_answer__is_tried_again_as_its_status_would_be),
        STORY(a_wait__is_told_once_a_question),
        STORY(a_server_that_is_down__is_left_alone_for_a_minute),
        STORY(a_server_that_refuses__is_asked_again),
        STORY(a_server_that_is_not_there__is_left_alone_by_all_its_profiles),
    };

    if (!secret_start(NULL))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
