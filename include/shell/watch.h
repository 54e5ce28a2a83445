/*
 * Other processes' commits, told by inotify on the data folder: the write-ahead logs in it
 * come and go. No polling: but a commit shows only some time after the write that told of
 * it, so each write is looked after a few times, then never again.
 */
#ifndef SHELL_WATCH_H
#define SHELL_WATCH_H

#include "base/attributes.h"

#include <stdbool.h>
#include <stdint.h>

struct watch {
    int fd;              /* -1: none; changes are then seen with the next key */
    int64_t looks_at[3]; /* ms of the monotonic clock, rising; 0: done */
};

void watch_open(struct watch *watch, const char *folder);
void watch_close(struct watch *watch);
/* Takes what inotify has to say. */
void watch_hear(struct watch *watch);
/* It is time to look at the files; each time is told once. */
bool watch_is_due(struct watch *watch) MUST_CHECK;
/* Until the next look; -1: none is wanted. */
int watch_wait_ms(const struct watch *watch);

#endif
