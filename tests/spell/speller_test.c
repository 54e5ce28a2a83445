/* The process that judges words: asked, answered, ended in the midst of it. The program of the
 * tests' build stands beside this one; scripts stand for one that behaves badly. */
#include "spell/speller.h"

#include "base/buffer.h"
#include "base/memory.h"

#include <poll.h>
#include <signal.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define WAIT_MS 60000

static char program[4096]; /* build/test/deskhand */
static char folder[] = "/tmp/deskhand-speller-XXXXXX";

struct answers {
    size_t count;
    uint64_t requests[16];
    bool is_ended[16];
    struct buffer lines;
};

static void take(void *context, uint64_t request, struct text lines)
{
    struct answers *answers = context;

    assert_true(answers->count < COUNT_OF(answers->requests));
    answers->requests[answers->count] = request;
    answers->is_ended[answers->count++] = lines.bytes == NULL;
    if (lines.len > 0)
        buffer_add(&answers->lines, lines.bytes, lines.len);
}

static void hear(struct speller *speller, struct answers *answers, size_t count)
{
    while (answers->count < count) {
        struct pollfd waits = {.fd = speller_descriptor(speller), .events = POLLIN};

        assert_true(waits.fd >= 0);
        assert_int_equal(poll(&waits, 1, WAIT_MS), 1);
        speller_hear(speller, take, answers);
    }
}

static struct answers answers_none(void)
{
    struct answers answers = {0};

    buffer_init(&answers.lines, SIZE_MAX);
    return answers;
}

/* A program that is started in the speller's place. */
static const char *script(const char *name, const char *lines)
{
    static char path[4200];
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "#!/bin/sh\n%s\n", lines);
    fclose(file);
    assert_int_equal(chmod(path, 0700), 0);
    return path;
}

static bool has_english(void)
{
    return speller_built_with() && access("/usr/share/hunspell/en_US.dic", R_OK) == 0;
}

static void speller__tells_right_words_from_misspelt_ones(void **state)
{
    (void)state;
    if (!has_english()) {
        print_message("skipped: no Enchant, or no English dictionary\n");
        return;
    }
    struct speller *speller = speller_create("en_US", NULL, program);
    struct answers answers = answers_none();

    assert_int_equal(speller_descriptor(speller), -1);
    assert_true(speller_check(speller, 7, "en",
                              text_of("receive\nrecieve\ndon’t\nwell-known"), NULL));
    assert_true(speller_check(speller, 8, "zh", text_of("hallo"), NULL));
    assert_true(speller_suggest(speller, 9, "en", text_of("recieve"), NULL));
    hear(speller, &answers, 3);
    assert_int_equal(answers.requests[0], 7);
    assert_int_equal(answers.requests[1], 8);
    assert_int_equal(answers.requests[2], 9);
    assert_false(answers.is_ended[1]);
    assert_non_null(strstr(buffer_text(&answers.lines),
                           "=en_US\n+receive\n-recieve\n+don’t\n+well-known\n=en_US\n"
                           "*receive\n"));
    assert_int_equal(speller_descriptor(speller), -1);
    buffer_release(&answers.lines);
    speller_destroy(speller);
}

static void speller__is_let_go_while_it_works(void **state)
{
    (void)state;
    struct speller *speller =
        speller_create(NULL, NULL, script("sleeps", "exec sleep 1000"));

    assert_true(speller_check(speller, 1, "en", text_of("word"), NULL));
    speller_destroy(speller); /* or this test does not end */
    speller_destroy(NULL);
}

static void speller__waits_for_one_that_hangs_no_longer_than_it_may(void **state)
{
    (void)state;
    struct speller *speller =
        speller_create(NULL, NULL, script("sleeps", "exec sleep 1000"));
    struct answers answers = answers_none();

    assert_int_equal(speller_wait_ms(speller), -1);
    assert_true(speller_check(speller, 1, "en", text_of("word"), NULL));
    assert_in_range(speller_wait_ms(speller), 1, SPELLER_PATIENCE_MS);
    speller_set_patience(speller, 200);
    assert_true(speller_suggest(speller, 2, "en", text_of("word"), NULL));
    speller_hear(speller, take, &answers);
    assert_int_equal(answers.count, 0);
    speller_destroy(speller);
    speller = speller_create(NULL, NULL, script("sleeps", "exec sleep 1000"));
    speller_set_patience(speller, 200);
    assert_true(speller_check(speller, 1, "en", text_of("word"), NULL));
    assert_in_range(speller_wait_ms(speller), 0, 200);
    assert_true(speller_suggest(speller, 2, "en", text_of("word"), NULL));
    while (speller_wait_ms(speller) > 0)
        poll(NULL, 0, speller_wait_ms(speller));
    speller_hear(speller, take, &answers);
    assert_int_equal(answers.count, 2);
    assert_true(answers.is_ended[0] && answers.is_ended[1]);
    assert_int_equal(speller_wait_ms(speller), -1);
    buffer_release(&answers.lines);
    speller_destroy(speller);
}

static void speller__waits_for_each_request_its_own_time(void **state)
{
    (void)state;
    struct speller *speller =
        speller_create(NULL, NULL, script("answers", "read line; echo .; exec sleep 1000"));
    struct answers answers = answers_none();

    speller_set_patience(speller, WAIT_MS);
    assert_true(speller_check(speller, 1, "en", text_of("word"), NULL));
    speller_set_patience(speller, WAIT_MS / 3);
    assert_true(speller_suggest(speller, 2, "en", text_of("word"), NULL));
    hear(speller, &answers, 1);
    assert_false(answers.is_ended[0]);
    assert_in_range(speller_wait_ms(speller), 0, WAIT_MS / 3);
    buffer_release(&answers.lines);
    speller_destroy(speller);
}

static void speller__says_of_each_request_that_the_process_ended_over_it(void **state)
{
    (void)state;
    struct speller *speller =
        speller_create(NULL, NULL, script("ends", "read line; read more; echo '+half an ans'"));
    struct answers answers = answers_none();

    assert_true(speller_check(speller, 1, "en", text_of("word"), NULL));
    assert_true(speller_suggest(speller, 2, "en", text_of("word"), NULL));
    hear(speller, &answers, 2);
    assert_true(answers.is_ended[0] && answers.is_ended[1]);
    assert_int_equal(answers.lines.len, 0);
    buffer_release(&answers.lines);
    speller_destroy(speller);
}

static void speller__starts_one_that_ends_over_and_over_three_times_at_most(void **state)
{
    (void)state;
    struct speller *speller = speller_create(NULL, NULL, script("gone", "read line"));
    struct answers answers = answers_none();
    struct error err = {0};

    for (size_t i = 1; i <= 3; i++) {
        assert_true(speller_check(speller, i, "en", text_of("word"), NULL));
        hear(speller, &answers, i);
    }
    assert_false(speller_check(speller, 4, "en", text_of("word"), &err));
    assert_non_null(strstr(err.text, "has ended 3 times"));
    buffer_release(&answers.lines);
    speller_destroy(speller);
}

static void speller__ends_one_that_says_more_than_anybody_reads(void **state)
{
    (void)state;
    struct speller *speller =
        speller_create(NULL, NULL, script("floods", "exec yes +word"));
    struct answers answers = answers_none();

    assert_true(speller_check(speller, 1, "en", text_of("word"), NULL));
    hear(speller, &answers, 1);
    assert_true(answers.is_ended[0]);
    buffer_release(&answers.lines);
    speller_destroy(speller);
}

static void speller__refuses_what_is_too_much(void **state)
{
    (void)state;
    struct speller *speller =
        speller_create(NULL, NULL, script("sleeps", "exec sleep 1000"));
    char *words = memory_get(SPELLER_REQUEST_MAX + 1);

    memset(words, 'a', SPELLER_REQUEST_MAX);
    assert_false(speller_check(speller, 1, "en", text_of(words), NULL));
    for (int i = 0; i < SPELLER_WAITING_MAX; i++)
        assert_true(speller_check(speller, 2, "en", text_of("word"), NULL));
    assert_false(speller_check(speller, 3, "en", text_of("word"), NULL));
    memory_free(words);
    speller_destroy(speller);
}

static void speller__says_where_its_program_is_not_there(void **state)
{
    (void)state;
    struct speller *speller = speller_create(NULL, NULL, "/nowhere/deskhand");
    struct error err = {0};

    assert_false(speller_check(speller, 1, "en", text_of("word"), &err));
    assert_true(err.text[0] != '\0');
    speller_destroy(speller);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(speller__tells_right_words_from_misspelt_ones),
        cmocka_unit_test(speller__is_let_go_while_it_works),
        cmocka_unit_test(speller__waits_for_one_that_hangs_no_longer_than_it_may),
        cmocka_unit_test(speller__waits_for_each_request_its_own_time),
        cmocka_unit_test(speller__says_of_each_request_that_the_process_ended_over_it),
        cmocka_unit_test(speller__starts_one_that_ends_over_and_over_three_times_at_most),
        cmocka_unit_test(speller__ends_one_that_says_more_than_anybody_reads),
        cmocka_unit_test(speller__refuses_what_is_too_much),
        cmocka_unit_test(speller__says_where_its_program_is_not_there),
    };
    char *slash;
    int failed;

    (void)argc;
    signal(SIGPIPE, SIG_IGN);
    snprintf(program, sizeof(program), "%s", argv[0]);
    if ((slash = strrchr(program, '/')) != NULL)
        snprintf(slash, sizeof(program) - (size_t)(slash - program), "/../deskhand");
    if (mkdtemp(folder) == NULL)
        return 1;
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    static const char *const names[] = {"sleeps", "ends", "gone", "floods"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        char path[4200];

        snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
    return failed;
}
