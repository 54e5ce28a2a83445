#include "base/secret.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static char path[64];

static int start(void **state)
{
    struct error err;
    (void)state;
    snprintf(path, sizeof(path), "/tmp/deskhand-secret-test-%d", (int)getpid());
    return secret_start(&err) ? 0 : 1;
}

static int stop(void **state)
{
    (void)state;
    secret_stop();
    return 0;
}

static void secret_start__forbids_dumps_and_others_eyes(void **state)
{
    (void)state;
    struct rlimit limit;
    struct error err;
    assert_int_equal(prctl(PR_GET_DUMPABLE), 0);
    assert_int_equal(getrlimit(RLIMIT_CORE, &limit), 0);
    assert_int_equal(limit.rlim_max, 0);
    mode_t mask = umask(077);
    assert_int_equal(mask, 077);
    assert_true(secret_start(&err));
}

static void secret_get__gives_zeroed_aligned_pieces_that_do_not_overlap(void **state)
{
    (void)state;
    unsigned char *pieces[200];
    for (size_t i = 0; i < 200; i++) {
        pieces[i] = secret_get(i);
        assert_int_equal((uintptr_t)pieces[i] % 16, 0);
        for (size_t n = 0; n < i; n++) {
            assert_int_equal(pieces[i][n], 0);
        }
        memset(pieces[i], (int)i, i);
    }
    for (size_t i = 0; i < 200; i++) {
        for (size_t n = 0; n < i; n++) {
            assert_int_equal(pieces[i][n], i);
        }
        secret_free(pieces[i]);
    }
    secret_free(NULL);
}

static void secret_free__wipes_and_gives_the_room_back(void **state)
{
    (void)state;
    unsigned char *key = secret_get(SECRET_KEY_LEN);
    memset(key, 0xAA, SECRET_KEY_LEN);
    secret_free(key);
    for (size_t i = 0; i < SECRET_KEY_LEN; i++) {
        assert_int_equal(key[i],
                         0); /* the arena is still there, so this may be looked at */
    }

    void *large = secret_get(SECRET_ARENA_LEN - 64);
    secret_free(large);
    for (int round = 0; round < 20000; round++) {
        void *one = secret_get(100);
        void *two = secret_get(3000);
        secret_free(one);
        void *three = secret_get(200);
        secret_free(two);
        secret_free(three);
    }
    large = secret_get(SECRET_ARENA_LEN - 64);
    secret_free(large);
}

static void secret_get__holds_a_thousand_keys(void **state)
{
    (void)state;
    void *keys[2048];
    for (size_t i = 0; i < 2048; i++) {
        keys[i] = secret_get(SECRET_KEY_LEN);
    }
    for (size_t i = 0; i < 2048; i++) {
        secret_free(keys[(i * 7) % 2048]);
    }
}

/* The exit status of a child that does what must not be done. */
static int status_of(void (*function)(void))
{
    pid_t pid = fork();
    if (pid == 0) {
        close(STDERR_FILENO);
        function();
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void ask_for_too_much(void)
{
    secret_free(secret_get(SECRET_ARENA_LEN));
}

static void ask_for_far_too_much(void)
{
    secret_free(secret_get(SIZE_MAX - 5));
}

static void free_twice(void)
{
    void *piece = secret_get(32);
    secret_free(piece);
    secret_free(piece);
}

static void ask_too_early(void)
{
    secret_stop();
    secret_free(secret_get(1));
}

static void secret__ends_the_program__when_it_is_misused(void **state)
{
    (void)state;
    assert_int_equal(status_of(ask_for_too_much), 1);
    assert_int_equal(status_of(ask_for_far_too_much), 1);
    assert_int_equal(status_of(free_twice), 1);
    assert_int_equal(status_of(ask_too_early), 1);
}

/* The value is of RFC 7693, appendix A. */
static void secret_hash__is_blake2b(void **state)
{
    (void)state;
    uint8_t hash[64];
    char hex[129];
    secret_hash(NULL, "abc", 3, hash, 64);
    secret_to_hex(hash, 64, hex);
    assert_string_equal(hex,
                        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                        "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");

    uint8_t keyed[32];
    uint8_t key[SECRET_KEY_LEN] = {1};
    secret_hash(key, "abc", 3, keyed, 32);
    secret_hash(NULL, "abc", 3, hash, 32);
    assert_memory_not_equal(keyed, hash, 32);
    secret_hash(key, NULL, 0, keyed, 16);
}

static void secret_random__differs_and_stays_below(void **state)
{
    (void)state;
    uint8_t one[32];
    uint8_t two[32];
    secret_random(one, sizeof(one));
    secret_random(two, sizeof(two));
    assert_false(secret_equals(one, two, sizeof(one)));
    memcpy(two, one, sizeof(one));
    assert_true(secret_equals(one, two, sizeof(one)));
    for (int i = 0; i < 1000; i++) {
        assert_true(secret_random_below(7) < 7);
    }
    secret_wipe(one, sizeof(one));
    assert_int_equal(one[0] | one[31], 0);
}

static void write_secret(const char *bytes, mode_t mode)
{
    unlink(path);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, strlen(bytes)), strlen(bytes));
    assert_int_equal(fchmod(fd, mode), 0);
    close(fd);
}

static void secret_read_file__drops_one_line_end(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        const char *secret;
    } rows[] = {
        {"hunter2", "hunter2"},
        {"hunter2\n", "hunter2"},
        {"hunter2\r\n", "hunter2"},
        {"hunter2\n\n", "hunter2\n"},
        {"hunter2\r", "hunter2\r"},
        {" a b \n", " a b "},
        {"", ""},
        {"\n", ""},
        {"fourteen bytes", "fourteen bytes"},
    };
    char *out = secret_get(16);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct error err = {0};
        size_t len = 99;
        write_secret(rows[i].bytes, 0600);
        assert_true(secret_read_file(path, out, 16, &len, &err));
        assert_int_equal(len, strlen(rows[i].secret));
        assert_string_equal(out, rows[i].secret);
    }
    secret_free(out);
    unlink(path);
}

static void secret_read_file__refuses_what_others_can_read_or_is_too_long(void **state)
{
    (void)state;
    struct error err = {0};
    size_t len = 99;
    char *out = secret_get(16);

    write_secret("hunter2", 0640);
    assert_false(secret_read_file(path, out, 16, &len, &err));
    assert_int_equal(err.code, ERROR_USAGE);
    write_secret("hunter2", 0602);
    assert_false(secret_read_file(path, out, 16, &len, &err));
    assert_int_equal(err.code, ERROR_USAGE);

    write_secret("sixteen bytes ..", 0600);
    assert_false(secret_read_file(path, out, 16, &len, &err));
    assert_int_equal(err.code, ERROR_USAGE);
    for (int i = 0; i < 16; i++) {
        assert_int_equal(out[i], 0);
    }

    unlink(path);
    assert_false(secret_read_file(path, out, 16, &len, &err));
    assert_int_equal(err.code, ERROR_FAILED);
    assert_non_null(strstr(err.text, "No such file"));
    assert_int_equal(len, 99);
    secret_free(out);
}

static void secret_read__takes_a_pipe_in_pieces(void **state)
{
    (void)state;
    struct error err = {0};
    size_t len = 0;
    char *out = secret_get(64);
    int fds[2];
    assert_int_equal(pipe(fds), 0);
    pid_t pid = fork();
    if (pid == 0) {
        (void)!write(fds[1], "correct ", 8);
        usleep(20000);
        (void)!write(fds[1], "horse\n", 6);
        _exit(0);
    }
    close(fds[1]);
    assert_true(secret_read(fds[0], out, 64, &len, &err));
    assert_string_equal(out, "correct horse");
    assert_int_equal(len, 13);
    close(fds[0]);
    assert_int_equal(waitpid(pid, NULL, 0), pid);
    assert_false(secret_read(-1, out, 64, &len, &err));
    secret_free(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(secret_start__forbids_dumps_and_others_eyes),
        cmocka_unit_test(secret_get__gives_zeroed_aligned_pieces_that_do_not_overlap),
        cmocka_unit_test(secret_free__wipes_and_gives_the_room_back),
        cmocka_unit_test(secret_get__holds_a_thousand_keys),
        cmocka_unit_test(secret__ends_the_program__when_it_is_misused),
        cmocka_unit_test(secret_hash__is_blake2b),
        cmocka_unit_test(secret_random__differs_and_stays_below),
        cmocka_unit_test(secret_read_file__drops_one_line_end),
        cmocka_unit_test(secret_read_file__refuses_what_others_can_read_or_is_too_long),
        cmocka_unit_test(secret_read__takes_a_pipe_in_pieces),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
