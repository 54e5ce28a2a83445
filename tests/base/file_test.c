#include "base/file.h"

#include "base/attributes.h"

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

static char folder[] = "/tmp/deskhand-file-XXXXXX";

static const char *at(const char *name)
{
    static char path[80];
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return path;
}

static int set_up(void **state)
{
    (void)state;
    FILE *file = mkdtemp(folder) == NULL ? NULL : fopen(at("plain"), "w");
    return file == NULL || fputs("words", file) < 0 || fclose(file) != 0 ||
           mkfifo(at("pipe"), 0600) != 0;
}

static int tear_down(void **state)
{
    (void)state;
    unlink(at("plain"));
    unlink(at("pipe"));
    return rmdir(folder);
}

static void open__takes_a_plain_file(void **state)
{
    char bytes[8];
    int fd;
    (void)state;
    assert_true(file_open(at("plain"), ERROR_FAILED, &fd, NULL));
    assert_int_equal(read(fd, bytes, sizeof(bytes)), 5);
    close(fd);
}

/* Were it waited on a pipe, the alarm would end the program. */
static void open__waits_for_no_pipe_and_takes_no_device(void **state)
{
    static const struct {
        const char *name;
        enum error_code code;
    } rows[] = {{"pipe", ERROR_USAGE}, {".", ERROR_USAGE}, {"none", ERROR_LOCKED}};
    (void)state;
    alarm(20);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct error err = {0};
        int fd = -7;
        assert_false(file_open(at(rows[i].name), ERROR_LOCKED, &fd, &err));
        assert_int_equal(err.code, rows[i].code);
        assert_false(file_open_given(at(rows[i].name), ERROR_LOCKED, &fd, &err));
        assert_int_equal(err.code, rows[i].code);
        assert_int_equal(fd, -7);
    }
    alarm(0);
    assert_false(file_open("/dev/zero", ERROR_FAILED, &(int){0}, NULL));
    assert_false(file_open_given("/dev/zero", ERROR_FAILED, &(int){0}, NULL));
}

static void open_given__takes_a_pipe_by_its_descriptor(void **state)
{
    char path[40];
    char bytes[8];
    int ends[2];
    int fd;
    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "words", 5), 5);
    snprintf(path, sizeof(path), "/dev/fd/%d", ends[0]);
    assert_false(file_open(path, ERROR_FAILED, &fd, NULL));
    assert_true(file_open_given(path, ERROR_FAILED, &fd, NULL));
    assert_int_equal(read(fd, bytes, sizeof(bytes)), 5);
    close(fd);
    close(ends[0]);
    close(ends[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(open__takes_a_plain_file),
        cmocka_unit_test(open__waits_for_no_pipe_and_takes_no_device),
        cmocka_unit_test(open_given__takes_a_pipe_by_its_descriptor),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
