#include "base/fatal.h"

#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LINE_SIZE       512
#define CRASH_STACK_LEN (64 * 1024)

struct crash {
    int signal;
    const char *line;
};

static const struct crash crashes[] = {
    {SIGSEGV, "deskhand: ended by a bug of its own (segmentation fault)\n"},
    {SIGBUS, "deskhand: ended by a bug of its own, or a file that shrank (bus error)\n"},
    {SIGILL, "deskhand: ended by a bug of its own (illegal instruction)\n"},
    {SIGFPE, "deskhand: ended by a bug of its own (arithmetic error)\n"},
    {SIGABRT, "deskhand: ended by a bug of its own (aborted)\n"},
};

static void (*restore_terminal)(void);
static volatile sig_atomic_t is_restored;
static const char *volatile suspect;
/* A stack that ran over is a crash too, and leaves no room on itself. */
static char crash_stack[CRASH_STACK_LEN];

/* Once only: a restore that fails itself must not run again. */
static void restore_once(void)
{
    if (restore_terminal != NULL && !is_restored) {
        is_restored = 1;
        restore_terminal();
    }
}

static void write_out(const char *bytes, size_t len)
{
    while (len != 0) {
        ssize_t done = write(STDERR_FILENO, bytes, len);
        if (done <= 0) {
            return;
        }
        bytes += done;
        len -= (size_t)done;
    }
}

/* We give the terminal back before we end: this is a library's exit(). */
static void on_exit_by_others(void)
{
    const char *line = suspect != NULL ? suspect : "deskhand: ended by a library\n";
    if (restore_terminal != NULL) {
        restore_once();
        write_out(line, strlen(line));
    }
}

void fatal_set_restore(void (*restore)(void))
{
    static bool is_heard;
    if (!is_heard) {
        is_heard = atexit(on_exit_by_others) == 0;
    }
    restore_terminal = restore;
    is_restored = 0;
}

void fatal(const char *format, ...)
{
    restore_once();
    char line[LINE_SIZE] = "deskhand: ";
    size_t len = strlen(line);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line + len, sizeof(line) - len - 1, format, arguments);
    va_end(arguments);
    len = strlen(line);
    line[len] = '\n';
    write_out(line, len + 1);
    _exit(1);
}

void fatal_set_suspect(const char *line)
{
    suspect = line;
}

static void on_crash(int signal)
{
    restore_once();
    if (suspect != NULL) {
        write_out(suspect, strlen(suspect));
        _exit(1);
    }
    for (size_t i = 0; i < COUNT_OF(crashes); i++) {
        if (crashes[i].signal == signal) {
            write_out(crashes[i].line, strlen(crashes[i].line));
        }
    }
    raise(signal);
}

void fatal_catch_crashes(void)
{
    stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof(crash_stack)};
    sigaltstack(&stack, NULL);
    struct sigaction action = {.sa_handler = on_crash};
    action.sa_flags = (int)(SA_ONSTACK | SA_RESETHAND | SA_NODEFER);
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < COUNT_OF(crashes); i++) {
        sigaction(crashes[i].signal, &action, NULL);
    }
}
