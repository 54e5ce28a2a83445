/* Programs that were started and not waited for: without a shell, on no terminal; they
 * outlive this program. */
#ifndef SHELL_STARTED_H
#define SHELL_STARTED_H

#include "base/attributes.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct started {
    pid_t *pids; /* that have not ended */
    size_t count;
    size_t capacity;
};

/* argv ends with NULL. */
bool started_run(struct started *started, const char *const *argv,
                 struct error *err) MUST_CHECK;
/* Hears of those that have ended; the status of one that failed, 0 where none did. */
int started_hear(struct started *started);
/* Those that still run go on. */
void started_release(struct started *started);

#endif
