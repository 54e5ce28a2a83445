#include "base/process.h"

#include "base/secret.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PIECE_LEN     4096
#define COMPLAINT_MAX 160
#define NAP_MS        5

/*
 * dup2() on to 0, 1 and 2 must not overwrite what is still to be copied, so each descriptor
 * is first copied above them. -1 becomes /dev/null.
 */
static int copied_above(int fd, int flags)
{
    if (fd >= 0) {
        return fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    }
    int null = open("/dev/null", flags | O_CLOEXEC);
    if (null < 0 || null > STDERR_FILENO) {
        return null;
    }
    int above = fcntl(null, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    close(null);
    return above;
}

static void close_all(const int *fds, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (fds[i] >= 0) {
            close(fds[i]);
        }
    }
}

/* Whether a child leads a group of its own, and the terminal that this group is to have. */
struct group {
    bool is_own;
    int terminal; /* -1: none */
};

/* What the child starts with: no signal blocked, none ignored, three descriptors. */
static int spawn(const char *const *argv, const int fds[3], struct group group, pid_t *pid)
{
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes,
                             (short)(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                     (group.is_own ? POSIX_SPAWN_SETPGROUP : 0)));
    int failure = group.terminal < 0
                      ? 0
                      : posix_spawn_file_actions_addtcsetpgrp_np(&actions, group.terminal);
    for (int i = 0; i < 3 && failure == 0; i++) {
        failure = posix_spawn_file_actions_adddup2(&actions, fds[i], i);
    }
    if (failure == 0) {
        failure = posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    }
    if (failure == 0) {
        failure =
            posix_spawnp(pid, argv[0], &actions, &attributes, (char *const *)argv, environ);
    }
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return failure;
}

static bool start(const char *const *argv, const int wanted[3], struct group group,
                  pid_t *pid, struct error *err)
{
    int fds[3] = {copied_above(wanted[0], O_RDONLY), copied_above(wanted[1], O_WRONLY),
                  copied_above(wanted[2], O_WRONLY)};
    bool is_copied = fds[0] >= 0 && fds[1] >= 0 && fds[2] >= 0;
    pid_t started = -1;
    int failure = is_copied ? spawn(argv, fds, group, &started) : errno;
    close_all(fds, 3);
    if (failure != 0) {
        errno = failure;
        return error_set_errno(err, ERROR_FAILED, "start %s", argv[0]);
    }
    *pid = started;
    return true;
}

bool process_start(const char *const *argv, int in, int out, int errors, pid_t *pid,
                   struct error *err)
{
    return start(argv, (const int[]){in, out, errors}, (struct group){.terminal = -1}, pid,
                 err);
}

/* The words of a file of /proc. */
static struct text read_words(const char *path, char *bytes, size_t size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd < 0 ? 0 : read(fd, bytes, size);
    if (fd >= 0) {
        close(fd);
    }
    return text_from(bytes, got > 0 ? (size_t)got : 0);
}

/* The 22nd word of its stat, behind the name in parentheses: when it started (proc(5)). */
static struct text started_at(struct text stat)
{
    struct text word = {0};
    size_t end = stat.len;
    while (end > 0 && stat.bytes[end - 1] != ')') {
        end--;
    }
    struct text rest = text_from(stat.bytes + end, stat.len - end);
    for (int i = 3; i <= 22; i++) {
        if (!text_next_word(&rest, &word)) {
            return text_of("0");
        }
    }
    return word;
}

void process_mark(pid_t pid, char mark[PROCESS_MARK_SIZE])
{
    char path[64];
    char bytes[1024];
    char boot[8];
    snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
    struct text started = started_at(read_words(path, bytes, sizeof(bytes)));
    struct text system = read_words("/proc/sys/kernel/random/boot_id", boot, sizeof(boot));
    snprintf(mark, PROCESS_MARK_SIZE, "%d.%.*s.%.*s", (int)pid, (int)started.len,
             started.bytes, (int)system.len, system.bytes);
}

bool process_runs(const char *mark)
{
    struct text rest = text_of(mark);
    struct text digits;
    char now[PROCESS_MARK_SIZE];
    int64_t pid;
    if (!text_next(&rest, '.', &digits) || !text_to_integer(digits, 1, INT32_MAX, &pid) ||
        (kill((pid_t)pid, 0) != 0 && errno == ESRCH)) {
        return false;
    }
    process_mark((pid_t)pid, now);
    return string_equals(mark, now);
}

/* To the whole group: what started this program waits for it otherwise. A group that nobody
 * could wake up again is not stopped. */
void process_suspend(void)
{
    struct sigaction before;
    sigset_t stop;
    sigset_t mask;
    if (sigaction(SIGTSTP, NULL, &before) != 0 || before.sa_handler == SIG_IGN) {
        return;
    }
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    signal(SIGTSTP, SIG_DFL);
    kill(0, SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &stop, &mask); /* it stops here */
    sigprocmask(SIG_SETMASK, &mask, NULL);
    sigaction(SIGTSTP, &before, NULL);
}

static int status_of(int wait_status)
{
    return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status)
                                    : WEXITSTATUS(wait_status);
}

bool process_has_ended(pid_t pid)
{
    siginfo_t about = {0};

    return waitid(P_PID, (id_t)pid, &about, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           about.si_pid == pid;
}

bool process_wait(pid_t pid, int *status, struct error *err)
{
    int wait_status;
    while (waitpid(pid, &wait_status, 0) < 0) {
        if (errno != EINTR) {
            return error_set_errno(err, ERROR_FAILED, "wait for a program");
        }
    }
    *status = status_of(wait_status);
    return true;
}

/* A command that runs while what it prints is read. */
struct reading {
    const char *command;
    pid_t pid;
    int out;
    int errors;
    int terminal; /* lent to it, since it may ask for a word there; -1: none */
    int64_t deadline_ms;
    struct buffer printed;
    struct buffer complaint; /* how its standard error begins */
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int ms_left(const struct reading *reading)
{
    int64_t left = reading->deadline_ms - now_ms();
    return left < 0 ? 0 : left > INT_MAX ? INT_MAX : (int)left;
}

/* Takes what is there; closes *fd at its end. False where buffer is full. */
static bool drain(int *fd, struct buffer *buffer)
{
    char piece[PIECE_LEN];
    ssize_t got = read(*fd, piece, sizeof(piece));
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) {
        return true;
    }
    if (got <= 0) {
        close(*fd);
        *fd = -1;
        return true;
    }
    bool fits = buffer_add(buffer, piece, (size_t)got);
    secret_wipe(piece, sizeof(piece));
    return fits;
}

/* Ours, where we have it: a group that has none is stopped when it reads there. */
static int terminal_of_ours(void)
{
    int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal >= 0 && tcgetpgrp(terminal) != getpgrp()) {
        close(terminal);
        return -1;
    }
    return terminal;
}

/* SIGTTOU would stop us, who are in the background meanwhile. */
static void take_terminal_back(int terminal)
{
    sigset_t output;
    sigset_t before;
    if (terminal < 0) {
        return;
    }
    sigemptyset(&output);
    sigaddset(&output, SIGTTOU);
    sigprocmask(SIG_BLOCK, &output, &before);
    (void)tcsetpgrp(terminal, getpgrp());
    sigprocmask(SIG_SETMASK, &before, NULL);
    close(terminal);
}

static bool start_reading(struct reading *reading, struct error *err)
{
    int pipes[4] = {-1, -1, -1, -1};
    const char *const argv[] = {"sh", "-c", reading->command, NULL};
    if (pipe2(pipes, O_CLOEXEC) != 0 || pipe2(pipes + 2, O_CLOEXEC) != 0) {
        error_set_errno(err, ERROR_FAILED, "start sh");
        close_all(pipes, 4);
        return false;
    }
    reading->terminal = terminal_of_ours();
    bool is_started = start(argv, (const int[]){-1, pipes[1], pipes[3]},
                            (struct group){.is_own = true, .terminal = reading->terminal},
                            &reading->pid, err);
    close(pipes[1]);
    close(pipes[3]);
    reading->out = pipes[0];
    reading->errors = pipes[2];
    return is_started;
}

/* Until standard output ends; what stands on standard error meanwhile is kept for the
 * error. */
static bool read_output(struct reading *reading, struct error *err)
{
    while (reading->out >= 0) {
        struct pollfd fds[2] = {{.fd = reading->out, .events = POLLIN},
                                {.fd = reading->errors, .events = POLLIN}};
        int ready = poll(fds, 2, ms_left(reading));
        if (ready == 0) {
            return error_set(err, ERROR_FAILED, "it took too long and was ended");
        }
        if (ready < 0 && errno != EINTR) {
            return error_set_errno(err, ERROR_FAILED, "read what it prints");
        }
        if (ready > 0 && fds[1].revents != 0) {
            drain(&reading->errors, &reading->complaint);
        }
        if (ready > 0 && fds[0].revents != 0 && !drain(&reading->out, &reading->printed)) {
            return error_set(err, ERROR_FAILED, "it prints more than %zu bytes",
                             reading->printed.limit);
        }
    }
    return true;
}

/* Standard output is closed, which a command may do long before its end. */
static bool await_end(struct reading *reading, int *status, struct error *err)
{
    for (;;) {
        int wait_status;
        pid_t ended = waitpid(reading->pid, &wait_status, WNOHANG);
        if (ended == reading->pid) {
            reading->pid = -1;
            *status = status_of(wait_status);
            return true;
        }
        if (ended < 0 && errno != EINTR) {
            return error_set_errno(err, ERROR_FAILED, "wait for it");
        }
        int left = ms_left(reading);
        if (left == 0) {
            return error_set(err, ERROR_FAILED, "it took too long and was ended");
        }
        poll(NULL, 0, left < NAP_MS ? left : NAP_MS);
    }
}

static bool was_done(struct reading *reading, int status, struct error *err)
{
    if (status == 0) {
        return true;
    }
    if (reading->errors >= 0) {
        struct pollfd fd = {.fd = reading->errors, .events = POLLIN};
        if (poll(&fd, 1, 0) > 0) {
            drain(&reading->errors, &reading->complaint);
        }
    }
    struct text rest = text_of(buffer_text(&reading->complaint));
    struct text line = {0};
    bool has_line = text_next(&rest, '\n', &line) && line.len != 0;
    size_t len = line.len < COMPLAINT_MAX ? line.len : COMPLAINT_MAX;
    return error_set(err, ERROR_FAILED, "it ended with status %d%s%.*s", status,
                     has_line ? ": " : "", (int)len, has_line ? line.bytes : "");
}

static void finish(struct reading *reading)
{
    int fds[2] = {reading->out, reading->errors};
    int status;
    close_all(fds, 2);
    if (reading->pid > 0) {
        kill(-reading->pid, SIGKILL); /* with all that it started */
        (void)!process_wait(reading->pid, &status, NULL);
    }
    take_terminal_back(reading->terminal);
    buffer_release_wiped(&reading->printed);
    buffer_release(&reading->complaint);
}

bool process_read(const char *command, int timeout_ms, struct buffer *out,
                  struct error *err)
{
    struct reading reading = {
        .command = command,
        .pid = -1,
        .out = -1,
        .errors = -1,
        .terminal = -1,
        .deadline_ms = now_ms() + timeout_ms,
    };
    buffer_init(&reading.printed, out->limit - out->len);
    buffer_init(&reading.complaint, PIECE_LEN);
    int status = 0;
    bool is_read = start_reading(&reading, err) && read_output(&reading, err) &&
                   await_end(&reading, &status, err) && was_done(&reading, status, err) &&
                   buffer_add(out, buffer_text(&reading.printed), reading.printed.len);
    finish(&reading);
    return is_read ? true : error_wrap(err, "%s", command);
}
