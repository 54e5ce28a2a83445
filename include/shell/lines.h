/* Lines out of a descriptor, of any length up to a limit, in memory that does not grow with
 * the file. */
#ifndef SHELL_LINES_H
#define SHELL_LINES_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lines {
    int fd;
    struct buffer pending; /* read, not yet given out */
    size_t start;          /* of the next line in pending */
    int64_t number;        /* of the line given last, from 1 */
    int64_t bytes;         /* given out so far, line ends included */
    bool is_over;          /* the end of the file was read */
};

enum lines_result { LINES_LINE, LINES_TOO_LONG, LINES_END, LINES_FAILED };

void lines_init(struct lines *lines, int fd, size_t limit);
void lines_release(struct lines *lines); /* wipes; does not close */
/*
 * The next line without its LF or CR LF; borrowed until the next call. LINES_TOO_LONG: it
 * was skipped to its end. LINES_FAILED: err.
 */
enum lines_result lines_next(struct lines *lines, struct text *line, struct error *err);
/* Whether the next line stands there already, so that nothing would be waited for. */
bool lines_has_next(const struct lines *lines);

/* Everything up to the end, "-" being standard input; at most what out may hold. */
bool lines_read_file(const char *path, struct buffer *out, struct error *err) MUST_CHECK;

#endif
