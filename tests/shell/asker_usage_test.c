/* What a request took: as the server says where that can be, else as it is estimated. */
#include "shell/asker_fixture.h"

static void ask_with(struct fixture *fixture, const char *script, int64_t max_tokens)
{
    struct question *question;

    serve(fixture, "chat", script);
    fixture->profile.max_tokens = max_tokens;
    must(fixture, ask(fixture, 1, &question));
    wait_until(fixture, &fixture->is_done);
}

#define USAGE(prompt, completion)                                                          \
    CHAT " text {\"choices\":[{\"index\":0,\"message\":{\"content\":\"Uno dos tres.\"},"   \
         "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":" prompt               \
         ",\"completion_tokens\":" completion "}}\n"

static void usage_that_is_nonsense__counts_as_it_is_estimated(void **state)
{
    static const struct {
        const char *script;
        bool is_prompt_told;
        int64_t completion_tokens; /* "Uno dos tres." are 4 as estimated */
    } rows[] = {
        {USAGE("12", "3"), true, 3},
        {USAGE("-5", "-1000000000000000000"), false, 4},
        {USAGE("1000000000000000000", "1000000000000000000"), false, 4},
        {USAGE("100000001", "100000001"), false, 4},
        {USAGE("1.5", "\"9\""), false, 4},
        {USAGE("0", "0"), false, 4},
        {USAGE("12", "-1"), true, 4},
        {USAGE("1e30", "3"), false, 3},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (i > 0 && (end(state) != 0 || begin(state) != 0))
            fail();
        struct fixture *fixture = *state;
        ask_with(fixture, rows[i].script, 0);
        assert_int_equal(fixture->failed.code, ERROR_NONE);
        if ((fixture->usage.prompt_tokens == 12) != rows[i].is_prompt_told ||
            fixture->usage.prompt_tokens < 12 ||
            fixture->usage.completion_tokens != rows[i].completion_tokens)
            fail_msg("%zu: %lld + %lld", i, (long long)fixture->usage.prompt_tokens,
                     (long long)fixture->usage.completion_tokens);
        assert_int_equal(fixture->usage.is_told, i == 0);
    }
}

static void an_answer_far_past_what_was_asked_for__is_stopped_and_marked(void **state)
{
    struct fixture *fixture = *state;

    ask_with(fixture, CHAT " stream chat tokens=200000\n", 1024);
    assert_int_equal(fixture->failed.code, ERROR_NONE);
    assert_int_equal(fixture->finishes[0], MODEL_TRUNCATED);
    assert_true(fixture->usage.completion_tokens > 2 * 1024);
    assert_true(fixture->usage.completion_tokens < 50000);
    assert_recorded(fixture, "sent; truncated");
}

static void an_answer_that_was_given_no_end__is_not_stopped(void **state)
{
    struct fixture *fixture = *state;

    ask_with(fixture, CHAT " stream chat tokens=4000\n", 0);
    assert_int_equal(fixture->finishes[0], MODEL_STOPPED);
    assert_true(fixture->usage.completion_tokens > 2 * 1024);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(usage_that_is_nonsense__counts_as_it_is_estimated),
        STORY(an_answer_far_past_what_was_asked_for__is_stopped_and_marked),
        STORY(an_answer_that_was_given_no_end__is_not_stopped),
    };

    if (!secret_start(NULL))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
