/*
 * Preloaded into the program: writes that are cut short, allocations that fail. Counting
 * begins when every library has started itself.
 *
 *   PROOF_SHORT=N          the N-th write to a file takes half of its bytes
 *   PROOF_ALLOCATION=N     the N-th allocation fails
 *   PROOF_EVER=1           and every one behind it (for a write: the disk is full then)
 *   PROOF_COUNTS=FILE      where the program ends by itself: how many of each there were
 *   PROOF_CAUGHT=FOLDER    a copy of all that is written to files, "LENGTH PATH\n" before
 * each
 *   PROOF_SERVER=OUT:ERR   the program is linked once and run many times: each line "N EVER\n"
 * on standard input is a run in a process of its own, its outputs in those files, and how it
 * ended (as waitpid() says) is answered on standard output
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#undef malloc
#undef calloc
#undef realloc

void *__libc_malloc(size_t len);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t len);
void *__libc_memalign(size_t alignment, size_t len);

static atomic_long writes, allocations;
static long short_at, allocation_at;
static bool is_ever;
static bool is_counting;

static long number_of(const char *name)
{
    const char *text = getenv(name);
    return text == NULL ? 0 : strtol(text, NULL, 10);
}

static void redirect(int fd, const char *path, int flags)
{
    int file = open(path, flags | O_CLOEXEC, 0600);
    if (file < 0 || dup2(file, fd) < 0) {
        _exit(99);
    }
    (void)close(file);
}

/* One line; false at the end of standard input. */
static bool next_order(char *line, size_t size)
{
    for (size_t len = 0; len + 1 < size; len++) {
        if (read(STDIN_FILENO, line + len, 1) != 1) {
            return false;
        }
        if (line[len] == '\n') {
            line[len] = '\0';
            return true;
        }
    }
    return false;
}

/* Returns in each run's process alone. */
static void serve(char *outputs)
{
    char line[64];
    char *errors = strchr(outputs, ':');
    *errors++ = '\0';
    while (next_order(line, sizeof line)) {
        int status = 0;
        pid_t run = fork();
        if (run == 0) {
            char *ever = line;
            allocation_at = strtol(line, &ever, 10);
            is_ever = strtol(ever, NULL, 10) != 0;
            redirect(STDIN_FILENO, "/dev/null", O_RDONLY);
            redirect(STDOUT_FILENO, outputs, O_WRONLY | O_CREAT | O_TRUNC);
            redirect(STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_TRUNC);
            return;
        }
        if (run < 0 || waitpid(run, &status, 0) != run) {
            break;
        }
        int len = snprintf(line, sizeof line, "%d\n", status);
        (void)!syscall(SYS_write, STDOUT_FILENO, line, (size_t)len);
    }
    _exit(0);
}

__attribute__((constructor)) static void start(void)
{
    char *outputs = getenv("PROOF_SERVER");
    short_at = number_of("PROOF_SHORT");
    allocation_at = number_of("PROOF_ALLOCATION");
    is_ever = number_of("PROOF_EVER") != 0;
    if (outputs != NULL) {
        serve(outputs);
    }
    is_counting = true;
}

__attribute__((destructor)) static void tell(void)
{
    const char *path = getenv("PROOF_COUNTS");
    is_counting = false;
    if (path != NULL) {
        char line[64];
        int len = snprintf(line, sizeof line, "%ld %ld\n", atomic_load(&writes),
                           atomic_load(&allocations));
        int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        (void)!syscall(SYS_write, fd, line, (size_t)len);
        (void)close(fd);
    }
}

static bool is_due(atomic_long *counter, long at)
{
    if (!is_counting) {
        return false;
    }
    long number = atomic_fetch_add(counter, 1) + 1;
    return at > 0 && (number == at || (is_ever && number > at));
}

static bool no_memory(void)
{
    if (is_due(&allocations, allocation_at)) {
        errno = ENOMEM;
        return true;
    }
    return false;
}

/* glibc 2.36 itself crashes in here without memory (nss_database.c); nobody can help that.
 */
struct passwd *getpwuid(uid_t user)
{
    struct passwd *(*real)(uid_t) = NULL;
    *(void **)&real = dlsym(RTLD_NEXT, "getpwuid");
    bool was_counting = is_counting;
    is_counting = false;
    struct passwd *found = real == NULL ? NULL : real(user);
    is_counting = was_counting;
    return found;
}

void *malloc(size_t len)
{
    return no_memory() ? NULL : __libc_malloc(len);
}

void *calloc(size_t count, size_t size)
{
    return no_memory() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t len)
{
    return no_memory() ? NULL : __libc_realloc(old, len);
}

void *aligned_alloc(size_t alignment, size_t len)
{
    return no_memory() ? NULL : __libc_memalign(alignment, len);
}

int posix_memalign(void **out, size_t alignment, size_t len)
{
    void *got = no_memory() ? NULL : __libc_memalign(alignment, len);
    if (got == NULL) {
        return ENOMEM;
    }
    *out = got;
    return 0;
}

/* libsodium's guarded memory and Argon2id's come this way. */
void *mmap(void *at, size_t len, int protection, int flags, int fd, off_t offset)
{
    if ((flags & MAP_ANONYMOUS) != 0 && no_memory()) {
        return MAP_FAILED;
    }
    return (void *)syscall(SYS_mmap, at, len, protection, flags, fd, offset);
}

void *mmap64(void *at, size_t len, int protection, int flags, int fd, off_t offset)
{
    return mmap(at, len, protection, flags, fd, offset);
}

/* A file of its own for each process, so that nothing is mixed. */
static void catch_bytes(int fd, const void *bytes, size_t len)
{
    char path[4096];
    char name[4200];
    struct stat status;
    const char *folder = getenv("PROOF_CAUGHT");
    if (folder == NULL || fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
        return;
    }
    (void)snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    ssize_t path_len = readlink(name, path, sizeof path - 1);
    path[path_len < 0 ? 0 : path_len] = '\0';
    (void)snprintf(name, sizeof name, "%s/%d", folder, (int)getpid());
    int out = open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    int line = snprintf(name, sizeof name, "%zu %s\n", len, path);
    (void)!syscall(SYS_write, out, name, (size_t)line);
    (void)!syscall(SYS_write, out, bytes, len);
    (void)close(out);
}

/* How much of len bytes the disk takes now; 0: it is full. */
static size_t taken(int fd, size_t len)
{
    if (fd <= 2 || !is_due(&writes, short_at)) {
        return len;
    }
    return atomic_load(&writes) == short_at ? len / 2 : 0;
}

ssize_t pwrite(int fd, const void *bytes, size_t len, off_t at)
{
    size_t room = taken(fd, len);
    if (room == 0 && len > 0) {
        errno = ENOSPC;
        return -1;
    }
    catch_bytes(fd, bytes, room);
    return syscall(SYS_pwrite64, fd, bytes, room, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t len, off_t at)
{
    return pwrite(fd, bytes, len, at);
}

ssize_t write(int fd, const void *bytes, size_t len)
{
    size_t room = taken(fd, len);
    if (room == 0 && len > 0) {
        errno = ENOSPC;
        return -1;
    }
    catch_bytes(fd, bytes, room);
    return syscall(SYS_write, fd, bytes, room);
}

ssize_t writev(int fd, const struct iovec *pieces, int count)
{
    ssize_t written = 0;
    for (int i = 0; i < count; i++) {
        ssize_t now = write(fd, pieces[i].iov_base, pieces[i].iov_len);
        if (now < 0) {
            return written == 0 ? -1 : written;
        }
        written += now;
    }
    return written;
}
