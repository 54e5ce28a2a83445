#include "shell/model_key.h"

#include "base/secret.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char path[] = "/tmp/deskhand-model-key-XXXXXX";

static int set_up(void **state)
{
    (void)state;
    return !secret_start(NULL) || mkstemp(path) < 0;
}

static int tear_down(void **state)
{
    (void)state;
    secret_stop();
    return unlink(path);
}

static void write_file(const char *text, size_t len, mode_t mode)
{
    int fd = open(path, O_WRONLY | O_TRUNC);

    assert_int_equal(write(fd, text, len), (int)len);
    assert_int_equal(fchmod(fd, mode), 0);
    close(fd);
}

static void a_key__comes_out_of_a_private_file(void **state)
{
    static const char *const rows[] = {"sk-0123456789", "sk-0123456789\n",
                                       "sk-0123456789\r\n"};
    struct model_profile profile = {.name = "model", .key_file = path};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct error err = {0};
        char *key;

        write_file(rows[i], strlen(rows[i]), 0600);
        if (!model_key_read(&profile, &key, &err))
            fail_msg("%s", err.text);
        assert_string_equal(key, "sk-0123456789");
        secret_free(key);
    }
}

static void a_key__comes_out_of_a_command(void **state)
{
    struct model_profile profile = {.name = "model",
                                    .key_command = "printf 'sk-0123456789\\n'"};
    struct error err = {0};
    char *key;

    (void)state;
    if (!model_key_read(&profile, &key, &err))
        fail_msg("%s", err.text);
    assert_string_equal(key, "sk-0123456789");
    secret_free(key);
}

static void without_a_source__there_is_no_key_and_no_error(void **state)
{
    struct model_profile profile = {.name = "model"};
    char unset;
    char *key = &unset;

    (void)state;
    assert_true(model_key_read(&profile, &key, NULL));
    assert_null(key);
}

static void what_is_no_key__is_refused_without_a_word_of_it(void **state)
{
    static const struct {
        const char *text;
        mode_t mode;
        const char *what;
    } rows[] = {
        {"sk-0123456789", 0640, "can be read by others"},
        {"sk-0123456789", 0604, "can be read by others"},
        {"", 0600, "it is empty"},
        {"\n", 0600, "it is empty"},
        {"sk-0123456789\nsk-0123456789\n", 0600, "more than one word"},
        {"sk-0123456789\r\nX-Other: a", 0600, "more than one word"},
        {"sk-0123456789 x", 0600, "more than one word"},
        {"sk-0123456789\303\274", 0600, "more than one word"},
    };
    struct model_profile profile = {.name = "zh", .key_file = path};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct error err = {0};
        char *key;

        write_file(rows[i].text, strlen(rows[i].text), rows[i].mode);
        assert_false(model_key_read(&profile, &key, &err));
        assert_int_equal(err.code, ERROR_USAGE);
        if (strstr(err.text, rows[i].what) == NULL ||
            strstr(err.text, "[model.zh] key_file") == NULL)
            fail_msg("%s", err.text);
        assert_null(strstr(err.text, "0123456789"));
        assert_null(key);
    }
}

static void a_long_file__is_no_key(void **state)
{
    struct model_profile profile = {.name = "model", .key_file = path};
    char text[MODEL_KEY_SIZE + 100];
    struct error err = {0};
    char *key;

    (void)state;
    memset(text, 'k', sizeof(text));
    write_file(text, sizeof(text), 0600);
    assert_false(model_key_read(&profile, &key, &err));
    assert_int_equal(err.code, ERROR_USAGE);
    assert_null(strstr(err.text, "kkk"));
}

static void a_file_that_is_not_there__is_a_wrong_setting(void **state)
{
    struct model_profile profile = {.name = "model", .key_file = "/nonexistent/key"};
    struct error err = {0};
    char *key;

    (void)state;
    assert_false(model_key_read(&profile, &key, &err));
    assert_int_equal(err.code, ERROR_USAGE);
    assert_non_null(strstr(err.text, "/nonexistent/key"));
}

static void a_command_that_fails__is_told_without_what_it_said(void **state)
{
    static const struct {
        const char *command;
        const char *what;
    } rows[] = {
        {"sk-0123456789", "it ended with status 127"},
        {"echo sk-0123456789; echo sk-0123456789 >&2; exit 3", "it ended with status 3"},
        {"yes sk-0123456789", "it prints more than"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct model_profile profile = {.name = "model", .key_command = rows[i].command};
        struct error err = {0};
        char *key;

        assert_false(model_key_read(&profile, &key, &err));
        assert_int_equal(err.code, ERROR_USAGE);
        if (strstr(err.text, rows[i].what) == NULL)
            fail_msg("%s", err.text);
        assert_null(strstr(err.text, "0123456789"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key__comes_out_of_a_private_file),
        cmocka_unit_test(a_key__comes_out_of_a_command),
        cmocka_unit_test(without_a_source__there_is_no_key_and_no_error),
        cmocka_unit_test(what_is_no_key__is_refused_without_a_word_of_it),
        cmocka_unit_test(a_long_file__is_no_key),
        cmocka_unit_test(a_file_that_is_not_there__is_a_wrong_setting),
        cmocka_unit_test(a_command_that_fails__is_told_without_what_it_said),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
