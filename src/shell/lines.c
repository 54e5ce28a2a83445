#include "shell/lines.h"

#include "base/file.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define CHUNK 65536

void lines_init(struct lines *lines, int fd, size_t limit)
{
    *lines = (struct lines){.fd = fd};
    buffer_init(&lines->pending, limit + CHUNK);
}

void lines_release(struct lines *lines)
{
    buffer_release_wiped(&lines->pending);
}

/* Moves the unread rest to the front, then reads more behind it. False: failed, or too
 * long. */
static bool read_more(struct lines *lines, bool *is_too_long, struct error *err)
{
    char chunk[CHUNK];
    ssize_t got;

    buffer_drop(&lines->pending, lines->start);
    lines->start = 0;
    do
        got = read(lines->fd, chunk, sizeof(chunk));
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return error_set_errno(err, ERROR_FAILED, "reading failed");
    lines->is_over = got == 0;
    *is_too_long = got > 0 && !buffer_add(&lines->pending, chunk, (size_t)got);
    if (*is_too_long) { /* what is there is dropped; what was read may hold the line's end
                         */
        buffer_clear(&lines->pending);
        return buffer_add(&lines->pending, chunk, (size_t)got);
    }
    return true;
}

static struct text give(struct lines *lines, size_t len, size_t end_len)
{
    struct text line = text_from(lines->pending.bytes + lines->start, len);

    lines->start += len + end_len;
    lines->bytes += (int64_t)(len + end_len);
    lines->number++;
    if (line.len > 0 && line.bytes[line.len - 1] == '\r')
        line.len--;
    return line;
}

enum lines_result lines_next(struct lines *lines, struct text *line, struct error *err)
{
    size_t searched = 0;
    bool was_too_long = false;

    for (;;) {
        size_t left = lines->pending.len - lines->start;
        const char *from = buffer_text(&lines->pending) + lines->start;
        const char *end =
            left == searched ? NULL : memchr(from + searched, '\n', left - searched);
        bool is_too_long = false;

        if (end != NULL) {
            *line = give(lines, (size_t)(end - from), 1);
            return was_too_long ? LINES_TOO_LONG : LINES_LINE;
        }
        if (lines->is_over && left == 0 && !was_too_long)
            return LINES_END;
        if (lines->is_over) {
            *line = give(lines, left, 0);
            return was_too_long ? LINES_TOO_LONG : LINES_LINE;
        }
        searched = left;
        if (!read_more(lines, &is_too_long, err))
            return LINES_FAILED;
        if (is_too_long) {
            was_too_long = true;
            searched = 0;
        }
    }
}

bool lines_has_next(const struct lines *lines)
{
    const char *from = buffer_text(&lines->pending) + lines->start;
    size_t left = lines->pending.len - lines->start;

    return lines->is_over || (left > 0 && memchr(from, '\n', left) != NULL);
}

bool lines_read_file(const char *path, struct buffer *out, struct error *err)
{
    bool is_stdin = strcmp(path, "-") == 0;
    int fd = STDIN_FILENO;
    char chunk[CHUNK];
    ssize_t got = 0;
    bool fits = true;

    if (!is_stdin && !file_open_given(path, ERROR_FAILED, &fd, err))
        return false;
    do {
        got = read(fd, chunk, sizeof(chunk));
        if (got > 0)
            fits = buffer_add(out, chunk, (size_t)got);
    } while ((got > 0 && fits) || (got < 0 && errno == EINTR));
    if (got < 0)
        error_set_errno(err, ERROR_FAILED, "%s", path);
    else if (!fits)
        error_set(err, ERROR_USAGE, "%s: longer than %zu bytes", path, out->limit);
    if (!is_stdin)
        close(fd);
    return got == 0;
}
