#include "vault/state_file.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define LEFT_AFTER 60 /* seconds, after which nobody is still writing */

static ssize_t read_all(int fd, uint8_t *bytes, size_t limit)
{
    size_t len = 0;
    while (len < limit) {
        ssize_t got = read(fd, bytes + len, limit - len);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return got < 0 ? -1 : (ssize_t)len;
        }
        len += (size_t)got;
    }
    return (ssize_t)len;
}

uint8_t *state_file_read(const char *folder, const char *name, size_t limit, size_t *len)
{
    struct stat status;
    if (folder == NULL) {
        return NULL;
    }
    char *path = memory_format("%s/%s", folder, name);
    int fd;
    bool is_open = file_open(path, ERROR_FAILED, &fd, NULL);
    memory_free(path);
    if (!is_open) {
        return NULL;
    }
    uint8_t *bytes = NULL;
    if (fstat(fd, &status) == 0) {
        size_t size = (size_t)status.st_size < limit ? (size_t)status.st_size : limit;
        bytes = memory_get(size);
        ssize_t got = read_all(fd, bytes, size);
        if (got < 0) {
            memory_free(bytes);
            bytes = NULL;
        } else {
            *len = (size_t)got;
        }
    }
    (void)close(fd);
    return bytes;
}

static bool write_all(int fd, const uint8_t *bytes, size_t len)
{
    while (len > 0) {
        ssize_t written = write(fd, bytes, len);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return false;
        }
        bytes += written;
        len -= (size_t)written;
    }
    return true;
}

/* The rename is durable when the folder is synced. */
static bool sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0) {
        (void)close(fd);
    }
    return ok;
}

static bool replace_file(const char *folder, const char *name, struct text bytes,
                         bool is_synced, struct error *err)
{
    char *path = memory_format("%s/%s", folder, name);
    char *written = memory_format("%s/.%s.XXXXXX", folder, name);
    int fd = mkostemp(written, O_CLOEXEC);
    bool ok = fd >= 0 && write_all(fd, (const uint8_t *)bytes.bytes, bytes.len) &&
              (!is_synced || fsync(fd) == 0);
    if (fd >= 0) {
        ok = close(fd) == 0 && ok && rename(written, path) == 0 &&
             (!is_synced || sync_folder(folder));
    }
    if (!ok) {
        (void)error_set_errno(err, ERROR_FAILED, "%s", path);
        if (fd >= 0) {
            (void)unlink(written);
        }
    }
    memory_free(path);
    memory_free(written);
    return ok;
}

bool state_file_write(const char *folder, const char *name, const void *bytes, size_t len,
                      struct error *err)
{
    return replace_file(folder, name, text_from(bytes, len), true, err);
}

bool state_file_write_fast(const char *folder, const char *name, const void *bytes,
                           size_t len, struct error *err)
{
    return replace_file(folder, name, text_from(bytes, len), false, err);
}

void state_file_sweep(const char *folder, const char *name)
{
    DIR *open_folder = folder == NULL ? NULL : opendir(folder);
    char *start = memory_format(".%s.", name);
    struct dirent *entry;
    while (open_folder != NULL && (entry = readdir(open_folder)) != NULL) {
        struct stat status;
        if (text_starts_with(text_of(entry->d_name), start) &&
            fstatat(dirfd(open_folder), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
            status.st_mtime < time(NULL) - LEFT_AFTER) {
            (void)unlinkat(dirfd(open_folder), entry->d_name, 0);
        }
    }
    if (open_folder != NULL) {
        (void)closedir(open_folder);
    }
    memory_free(start);
}
