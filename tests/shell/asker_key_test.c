/* A server that says the key: it stands in no error, in no answer and in no record. */
#include "shell/asker_fixture.h"

#include <fcntl.h>

#define KEY   "sk-TESTKEY-0123456789abcdef"
#define STARS "***************************"

static char key_file[96];

static void take_key(struct fixture *fixture)
{
    int fd;

    snprintf(key_file, sizeof(key_file), "%s/key", fixture->home);
    fd = open(key_file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, KEY "\n", strlen(KEY) + 1), strlen(KEY) + 1);
    close(fd);
    fixture->profile.key_file = key_file;
}

static void ask_all(struct fixture *fixture, const char *script)
{
    struct question *question;

    serve(fixture, "chat", script);
    take_key(fixture);
    must(fixture, ask(fixture, 1, &question));
    wait_until(fixture, &fixture->is_done);
}

static void a_refusal__is_told_and_recorded__without_the_key(void **state)
{
    struct fixture *fixture = *state;

    ask_all(fixture,
            CHAT " status 400\n header X-Request-Id: " KEY
                 "\n text {\"error\":{\"message\":\"Key " KEY " bad\",\"code\":\"x\"}}\n");
    assert_non_null(strstr(fixture->failed.text, "Key " STARS " bad"));
    assert_non_null(strstr(fixture->failed.text, "(request " STARS ")"));
    assert_recorded(fixture,
                    "sent; failed: the server refuses the request; it says: Key " STARS
                    " bad [400] (request " STARS ")");
}

static void an_error_within_an_answer__is_told_and_recorded__without_the_key(void **state)
{
    struct fixture *fixture = *state;

    ask_all(fixture, "on POST /v1/chat/completions nth 1\n header retry-after-ms: 5\n"
                     " text data: {\"error\":{\"message\":\"boom " KEY
                     "\",\"code\":503}}\\n\\n\n" CHAT " stream chat\n  draft Uno.\n");
    assert_non_null(strstr(fixture->waits, "boom " STARS));
    assert_recorded(fixture, "sent; again: the server is overloaded or broken: ask again "
                             "in a while; it says: boom " STARS " [503]; stop");
}

static void an_answer__is_told__without_the_key(void **state)
{
    struct fixture *fixture = *state;

    ask_all(fixture, CHAT " stream chat every=1ms\n  draft Tu clave es " KEY ", dice.\n");
    assert_string_equal(fixture->texts[0], "Tu clave es " STARS ", dice.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(a_refusal__is_told_and_recorded__without_the_key),
        STORY(an_error_within_an_answer__is_told_and_recorded__without_the_key),
        STORY(an_answer__is_told__without_the_key),
    };

    if (!secret_start(NULL))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
