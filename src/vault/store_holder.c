#include "vault/store.h"

#include "base/memory.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

/* Where SQLite locks the log's index: a byte for who writes, then five for who reads. */
#define READS_AT  123
#define READS_END 127
#define TRIES                                                                              \
    5 /* the list is given in pieces, and what changes between them may hide one */

/*
 * A lock as /proc/locks tells it. A file of ours may not be opened to ask by fcntl(2):
 * closing it again would give up the locks that SQLite holds for this process.
 */
struct lock {
    bool is_write;
    long pid;
    unsigned major, minor;
    unsigned long inode;
    unsigned long long start;
};

static bool read_lock(const char *line, struct lock *lock)
{
    char kind[16];
    return sscanf(line, "%*s %*s %*s %15s %ld %x:%x:%lu %llu", kind, &lock->pid,
                  &lock->major, &lock->minor, &lock->inode, &lock->start) == 6 &&
           (lock->is_write = strcmp(kind, "WRITE") == 0, true);
}

static bool is_on(const struct lock *lock, const struct stat *file)
{
    return lock->inode == file->st_ino && lock->major == major(file->st_dev) &&
           lock->minor == minor(file->st_dev);
}

/* The first process whose lock is wanted; 0 for none, or none that the system tells. */
static long find_process(const struct stat *file, bool reads)
{
    char line[256];
    struct lock lock;
    long found = 0;
    FILE *locks = fopen("/proc/locks", "re");
    while (locks != NULL && found == 0 && fgets(line, sizeof line, locks) != NULL) {
        if (!read_lock(line, &lock) || !is_on(&lock, file) || lock.pid == getpid()) {
            continue;
        }
        bool is_reader =
            !lock.is_write && lock.start >= READS_AT && lock.start <= READS_END;
        if (reads ? is_reader : lock.is_write) {
            found = lock.pid > 0 ? lock.pid : 0;
        }
    }
    if (locks != NULL) {
        (void)fclose(locks);
    }
    return found;
}

static long find_holder(const char *path, bool reads)
{
    struct stat status;
    long found = 0;
    for (int i = 0; i < TRIES && found == 0 && stat(path, &status) == 0; i++) {
        found = find_process(&status, reads);
    }
    return found;
}

static void name_process(long pid, char *out, size_t size)
{
    char path[64];
    char name[32] = "";
    (void)snprintf(path, sizeof path, "/proc/%ld/comm", pid);
    FILE *file = fopen(path, "re");
    if (file != NULL) {
        if (fgets(name, sizeof name, file) != NULL) {
            name[strcspn(name, "\n")] = '\0';
        }
        (void)fclose(file);
    }
    (void)snprintf(out, size, "process %ld (%s)", pid, name[0] == '\0' ? "?" : name);
}

void store_holder(const struct store *store, bool reads, char *out, size_t size)
{
    char *index = memory_format("%s-shm", store->path);
    long pid = find_holder(index, reads);
    if (pid == 0 && !reads) {
        pid = find_holder(store->path, false);
    }
    memory_free(index);
    if (pid != 0) {
        name_process(pid, out, size);
    } else {
        (void)snprintf(out, size, "another process");
    }
}
