#include "base/fatal.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* How a child ended, and what it wrote on standard error. */
struct end {
    int status;
    char text[1024];
};

static struct end end_of(void (*function)(void))
{
    struct end end = {0};
    int pipe_fds[2];
    assert_int_equal(pipe(pipe_fds), 0);
    pid_t pid = fork();
    if (pid == 0) {
        struct rlimit none = {0, 0};
        setrlimit(RLIMIT_CORE, &none);
        dup2(pipe_fds[1], STDERR_FILENO);
        function();
        _exit(77);
    }
    close(pipe_fds[1]);
    size_t used = 0;
    ssize_t got;
    while ((got = read(pipe_fds[0], end.text + used, sizeof(end.text) - 1 - used)) > 0) {
        used += (size_t)got;
    }
    close(pipe_fds[0]);
    assert_int_equal(waitpid(pid, &end.status, 0), pid);
    return end;
}

static void put_terminal_back(void)
{
    (void)!write(STDERR_FILENO, "[back]", 6);
}

static void put_back_badly(void)
{
    put_terminal_back();
    fatal("again");
}

static void end_with_a_line(void)
{
    fatal_set_restore(put_terminal_back);
    fatal("order %d is %s", 7, "impossible");
}

static void end_with_a_bad_restore(void)
{
    fatal_set_restore(put_back_badly);
    fatal("first");
}

static void crash(void)
{
    fatal_set_restore(put_terminal_back);
    fatal_catch_crashes();
    raise(SIGSEGV);
}

static void crash_in_a_library(void)
{
    fatal_set_suspect("deskhand: the library failed\n");
    crash();
}

static void crash_behind_a_library(void)
{
    fatal_set_suspect("deskhand: the library failed\n");
    fatal_set_suspect(NULL);
    crash();
}

static void exit_in_a_library(void)
{
    fatal_set_restore(put_terminal_back);
    exit(3);
}

static void exit_by_ourselves(void)
{
    fatal_set_restore(put_terminal_back);
    fatal_set_restore(NULL);
    exit(0);
}

static void abort_by_assertion(void)
{
    fatal_set_restore(put_terminal_back);
    fatal_catch_crashes();
    abort();
}

static int run_over(volatile const char *before, int64_t depth)
{
    volatile char frame[4096];
    frame[0] = before[0];
    return depth == 0 ? 1 : run_over(frame, depth - 1) + frame[0];
}

static void overflow_the_stack(void)
{
    fatal_set_restore(put_terminal_back);
    fatal_catch_crashes();
    _exit(run_over("x", INT64_MAX));
}

static void fatal__restores_the_terminal_then_says_one_line_and_exits_1(void **state)
{
    (void)state;
    struct end end = end_of(end_with_a_line);
    assert_true(WIFEXITED(end.status));
    assert_int_equal(WEXITSTATUS(end.status), 1);
    assert_string_equal(end.text, "[back]deskhand: order 7 is impossible\n");
}

static void fatal__restores_once__when_restoring_fails_too(void **state)
{
    (void)state;
    struct end end = end_of(end_with_a_bad_restore);
    assert_int_equal(WEXITSTATUS(end.status), 1);
    assert_string_equal(end.text, "[back]deskhand: again\n");
}

static void a_crash__restores_the_terminal_and_still_dies_of_its_signal(void **state)
{
    (void)state;
    struct end end = end_of(crash);
    assert_true(WIFSIGNALED(end.status));
    assert_int_equal(WTERMSIG(end.status), SIGSEGV);
    assert_string_equal(end.text,
                        "[back]deskhand: ended by a bug of its own (segmentation fault)\n");

    end = end_of(abort_by_assertion);
    assert_int_equal(WTERMSIG(end.status), SIGABRT);
    assert_string_equal(end.text, "[back]deskhand: ended by a bug of its own (aborted)\n");
}

static void a_crash__is_told_of_the_library_that_runs_and_exits_1(void **state)
{
    (void)state;
    struct end end = end_of(crash_in_a_library);
    assert_true(WIFEXITED(end.status));
    assert_int_equal(WEXITSTATUS(end.status), 1);
    assert_string_equal(end.text, "[back]deskhand: the library failed\n");

    end = end_of(crash_behind_a_library);
    assert_true(WIFSIGNALED(end.status));
}

static void an_exit__restores_the_terminal_that_nobody_gave_back(void **state)
{
    (void)state;
    struct end end = end_of(exit_in_a_library);
    assert_int_equal(WEXITSTATUS(end.status), 3);
    assert_string_equal(end.text, "[back]deskhand: ended by a library\n");

    end = end_of(exit_by_ourselves);
    assert_int_equal(WEXITSTATUS(end.status), 0);
    assert_string_equal(end.text, "");
}

static void a_stack_that_ran_over__still_restores_the_terminal(void **state)
{
    (void)state;
    struct end end = end_of(overflow_the_stack);
    assert_true(WIFSIGNALED(end.status));
    assert_non_null(strstr(end.text, "[back]deskhand: ended by a bug"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fatal__restores_the_terminal_then_says_one_line_and_exits_1),
        cmocka_unit_test(fatal__restores_once__when_restoring_fails_too),
        cmocka_unit_test(a_crash__restores_the_terminal_and_still_dies_of_its_signal),
        cmocka_unit_test(a_crash__is_told_of_the_library_that_runs_and_exits_1),
        cmocka_unit_test(an_exit__restores_the_terminal_that_nobody_gave_back),
        cmocka_unit_test(a_stack_that_ran_over__still_restores_the_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
