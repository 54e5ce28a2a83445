#include "base/file.h"

#include "base/text.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define FLAGS (O_RDONLY | O_CLOEXEC | O_NOCTTY)

static bool open_plain(const char *path, enum error_code code, const char *hint, int *fd,
                       struct error *err)
{
    struct stat status;
    int opened = open(path, FLAGS | O_NONBLOCK);
    if (opened < 0) {
        return error_set_errno(err, code, "%s", path);
    }
    if (fstat(opened, &status) == 0 && S_ISREG(status.st_mode)) {
        *fd = opened;
        return true;
    }
    close(opened);
    return error_set(err, ERROR_USAGE, "%s: only a plain file can be read%s", path, hint);
}

bool file_open(const char *path, enum error_code code, int *fd, struct error *err)
{
    return open_plain(path, code, "", fd, err);
}

static bool is_descriptor(const char *path)
{
    struct text name = text_of(path);
    return text_is(name, "/dev/stdin") || text_starts_with(name, "/dev/fd/") ||
           text_starts_with(name, "/proc/self/fd/");
}

bool file_open_given(const char *path, enum error_code code, int *fd, struct error *err)
{
    if (!is_descriptor(path)) {
        return open_plain(path, code, " (of a pipe its descriptor: <(...), /dev/fd/3)", fd,
                          err);
    }
    int opened = open(path, FLAGS);
    if (opened < 0) {
        return error_set_errno(err, code, "%s", path);
    }
    *fd = opened;
    return true;
}
