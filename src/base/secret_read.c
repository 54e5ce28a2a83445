#include "base/secret.h"

#include "base/file.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

/* Reads until the end or until size bytes are there; -1 where the system refuses. */
static ssize_t read_to_end(int fd, char *out, size_t size)
{
    size_t used = 0;
    while (used < size) {
        ssize_t got = read(fd, out + used, size - used);
        if (got == 0) {
            break;
        }
        if (got < 0 && errno != EINTR) {
            return -1;
        }
        used += got < 0 ? 0 : (size_t)got;
    }
    return (ssize_t)used;
}

static size_t without_line_end(const char *bytes, size_t len)
{
    if (len != 0 && bytes[len - 1] == '\n') {
        len--;
        if (len != 0 && bytes[len - 1] == '\r') {
            len--;
        }
    }
    return len;
}

bool secret_read(int fd, char *out, size_t size, size_t *len, struct error *err)
{
    ssize_t got = read_to_end(fd, out, size);
    if (got < 0) {
        error_set_errno(err, ERROR_FAILED, "read a secret");
        secret_wipe(out, size);
        return false;
    }
    if ((size_t)got == size) {
        secret_wipe(out, size);
        return error_set(err, ERROR_USAGE, "a secret is longer than %zu bytes", size - 1);
    }
    size_t used = without_line_end(out, (size_t)got);
    secret_wipe(out + used, size - used);
    *len = used;
    return true;
}

static bool is_private(int fd, const char *path, struct error *err)
{
    struct stat status;
    if (fstat(fd, &status) != 0) {
        return error_set_errno(err, ERROR_FAILED, "%s", path);
    }
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return error_set(err, ERROR_USAGE, "%s can be read by others (run: chmod 600 %s)",
                         path, path);
    }
    return true;
}

bool secret_read_file(const char *path, char *out, size_t size, size_t *len,
                      struct error *err)
{
    int fd;
    if (!file_open_given(path, ERROR_FAILED, &fd, err)) {
        return false;
    }
    bool is_read = is_private(fd, path, err);
    if (is_read && !secret_read(fd, out, size, len, err)) {
        is_read = error_wrap(err, "%s", path);
    }
    close(fd);
    return is_read;
}
