#include "base/process.h"

#include "base/text.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#define ENOUGH_MS 20000

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void assert_prints(const char *command, const char *printed)
{
    struct error err = {0};
    struct buffer out;
    buffer_init(&out, 1000);
    if (!process_read(command, ENOUGH_MS, &out, &err)) {
        fail_msg("%s", err.text);
    }
    assert_string_equal(buffer_text(&out), printed);
    buffer_release(&out);
}

static void process_read__gives_what_a_command_prints(void **state)
{
    (void)state;
    assert_prints("echo hello; echo there", "hello\nthere\n");
    assert_prints("true", "");
    assert_prints("printf 'a\\nb' | tr a-z A-Z", "A\nB");
    assert_prints("cat", ""); /* it is fed nothing */
    assert_prints("exec >&-; sleep 0.1", "");
}

static void process_read__ends_all_that_it_started(void **state)
{
    (void)state;
    struct error err = {0};
    struct buffer out;
    char path[] = "/tmp/deskhand-process-XXXXXX";
    char command[128];
    char digits[16] = "";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    snprintf(command, sizeof(command), "sleep 777 & echo $! > %s; wait; echo a", path);
    buffer_init(&out, 100);
    assert_false(process_read(command, 1500, &out, &err));
    assert_non_null(strstr(err.text, "it took too long and was ended"));
    assert_true(read(fd, digits, sizeof(digits) - 1) > 0);
    pid_t pid = (pid_t)strtol(digits, NULL, 10);
    assert_true(pid > 1);
    /* Whoever takes care of orphans may need a moment to note its end. */
    char stat[64];
    bool is_there = true;
    snprintf(stat, sizeof(stat), "/proc/%d/stat", (int)pid);
    for (int i = 0; i < 200 && is_there; i++) {
        char line[256] = "";
        int about = open(stat, O_RDONLY | O_CLOEXEC);
        is_there = about >= 0 && read(about, line, sizeof(line) - 1) > 0 &&
                   strstr(line, ") Z ") == NULL;
        if (about >= 0) {
            close(about);
        }
        usleep(10000);
    }
    assert_false(is_there);
    close(fd);
    unlink(path);
    buffer_release(&out);
}

static void process_read__adds_to_the_buffer(void **state)
{
    (void)state;
    struct buffer out;
    struct error err = {0};
    buffer_init(&out, 10);
    buffer_add_text(&out, "key=");
    assert_true(process_read("printf 123456", ENOUGH_MS, &out, &err));
    assert_string_equal(buffer_text(&out), "key=123456");
    buffer_release(&out);
}

static void process_read__fails_with_a_reason__and_leaves_out_as_it_was(void **state)
{
    (void)state;
    static const struct {
        const char *command;
        int timeout_ms;
        const char *reason;
    } rows[] = {
        {"echo lost; exit 3", ENOUGH_MS, "echo lost; exit 3: it ended with status 3"},
        {"echo no key >&2; echo more >&2; exit 1", ENOUGH_MS, "status 1: no key"},
        {"kill -9 $$", ENOUGH_MS, "status 137"},
        {"/no/such/program", ENOUGH_MS, "status 127"},
        {"echo 12345678901", ENOUGH_MS, "it prints more than 10 bytes"},
        {"yes", ENOUGH_MS, "it prints more than 10 bytes"},
        {"exec sleep 30", 100, "it took too long"},
        {"exec >&- 2>&-; exec sleep 30", 100, "it took too long"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct error err = {0};
        struct buffer out;
        buffer_init(&out, 10);
        double start = seconds_now();
        assert_false(process_read(rows[i].command, rows[i].timeout_ms, &out, &err));
        assert_true(seconds_now() - start < 15);
        assert_int_equal(err.code, ERROR_FAILED);
        if (strstr(err.text, rows[i].reason) == NULL) {
            fail_msg("%s", err.text);
        }
        assert_null(out.bytes);
        assert_false(out.is_cut);
        assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* nothing is left behind */
    }
}

static void a_child__starts_with_clean_signals_and_three_descriptors(void **state)
{
    (void)state;
    sigset_t blocked;
    sigset_t before;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGTERM);
    sigaddset(&blocked, SIGWINCH);
    sigprocmask(SIG_BLOCK, &blocked, &before);
    signal(SIGPIPE, SIG_IGN);
    assert_int_equal(dup2(STDERR_FILENO, 57), 57); /* not CLOEXEC */

    /* the C library keeps the signals 32 and 33 to itself, so only those below are looked
     * at */
    assert_prints(
        "grep -E '^Sig(Blk|Ign)' /proc/self/status | sed 's/:.*\\(........\\)/ \\1/;"
        " s/ [08]/ 0/'",
        "SigBlk 00000000\nSigIgn 00000000\n");
    assert_prints("for fd in 0 1 2 57; do test -e /proc/$$/fd/$fd && echo $fd; done; true",
                  "0\n1\n2\n");

    close(57);
    signal(SIGPIPE, SIG_DFL);
    sigprocmask(SIG_SETMASK, &before, NULL);
}

static void process_start__puts_descriptors_where_they_belong(void **state)
{
    (void)state;
    struct error err = {0};
    const char *const argv[] = {"sh", "-c",
                                "read line; echo out $line; echo err >&2; exit 5", NULL};
    int in[2];
    int out[2];
    assert_int_equal(pipe2(in, O_CLOEXEC) | pipe2(out, O_CLOEXEC), 0);
    assert_int_equal(write(in[1], "word\n", 5), 5);
    pid_t pid;
    int status = 0;

    assert_true(process_start(argv, in[0], out[1], out[1], &pid, &err));
    assert_true(process_wait(pid, &status, &err));

    char text[64] = "";
    assert_int_equal(read(out[0], text, sizeof(text) - 1), 13);
    assert_string_equal(text, "out word\nerr\n");
    assert_int_equal(status, 5);
    close(in[0]);
    close(in[1]);
    close(out[0]);
    close(out[1]);
}

/* Standard output and error swapped: neither copy may overwrite what the other still needs.
 */
static void swap_descriptors(void)
{
    struct error err;
    pid_t pid;
    int status;
    const char *const argv[] = {"sh", "-c", "echo out; echo err >&2", NULL};
    bool is_done = process_start(argv, -1, STDERR_FILENO, STDOUT_FILENO, &pid, &err) &&
                   process_wait(pid, &status, &err);
    _exit(is_done ? status : 99);
}

static void process_start__can_swap_descriptors(void **state)
{
    (void)state;
    int out[2];
    int errors[2];
    assert_int_equal(pipe2(out, O_CLOEXEC) | pipe2(errors, O_CLOEXEC), 0);
    pid_t pid = fork();
    if (pid == 0) {
        dup2(out[1], STDOUT_FILENO);
        dup2(errors[1], STDERR_FILENO);
        close(STDIN_FILENO);
        swap_descriptors();
    }
    struct error err;
    int status = -1;
    char text[16] = "";
    assert_true(process_wait(pid, &status, &err));
    assert_int_equal(status, 0);
    assert_int_equal(read(out[0], text, sizeof(text) - 1), 4);
    assert_string_equal(text, "err\n");
    close(out[0]);
    close(out[1]);
    close(errors[0]);
    close(errors[1]);
}

static void process_start__says_what_cannot_be_started(void **state)
{
    (void)state;
    struct error err = {0};
    const char *const argv[] = {"no-such-program-here", NULL};
    pid_t pid = 7;
    int status = 0;
    assert_false(process_start(argv, -1, -1, -1, &pid, &err));
    assert_int_equal(pid, 7);
    assert_string_equal(err.text, "start no-such-program-here: No such file or directory");
    assert_false(process_start(argv, 999, -1, -1, &pid, &err));
    assert_false(process_wait(getpid(), &status, &err));
}

static void process_mark__is_of_a_process_while_it_runs(void **state)
{
    (void)state;
    char mark[PROCESS_MARK_SIZE];
    pid_t child = fork();
    if (child == 0) {
        pause();
        _exit(0);
    }
    process_mark(child, mark);
    assert_true(process_runs(mark));
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_false(process_runs(mark));

    process_mark(getpid(), mark);
    assert_true(process_runs(mark));
    mark[strlen(mark) - 1] ^= 1; /* of another start of the system */
    assert_false(process_runs(mark));
    assert_false(process_runs(""));
    assert_false(process_runs("junk"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(process_read__gives_what_a_command_prints),
        cmocka_unit_test(process_read__ends_all_that_it_started),
        cmocka_unit_test(process_read__adds_to_the_buffer),
        cmocka_unit_test(process_read__fails_with_a_reason__and_leaves_out_as_it_was),
        cmocka_unit_test(a_child__starts_with_clean_signals_and_three_descriptors),
        cmocka_unit_test(process_start__puts_descriptors_where_they_belong),
        cmocka_unit_test(process_start__can_swap_descriptors),
        cmocka_unit_test(process_start__says_what_cannot_be_started),
        cmocka_unit_test(process_mark__is_of_a_process_while_it_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
