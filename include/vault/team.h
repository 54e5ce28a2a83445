/*
 * The readers of one search: they open the search segments, newest first, and say which
 * rows may hold the words. The caller is one of them; the other is the program's only other
 * thread, with a connection and copies of the keys of its own, at most TEAM_AHEAD segments
 * before what was taken. No read transaction stays open behind a segment.
 */
#ifndef VAULT_TEAM_H
#define VAULT_TEAM_H

#include "base/attributes.h"
#include "vault/inside.h"
#include "vault/leaf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TEAM_AHEAD 16

/* What one segment said. */
struct team_find {
    int64_t number;
    bool is_good; /* it opened, and is a leaf */
    int64_t first, last;
    int64_t *rows; /* rising */
    size_t count;
    size_t capacity;
};

struct team;
/*
 * From segment number from down to 0. needles are borrowed. NULL where the file does not
 * open a second time: then there are no segments.
 */
struct team *team_start(struct vault *vault, const struct leaf_needles *needles,
                        int64_t from, bool has_worker) MUST_CHECK;
/* Joins and wipes. NULL is allowed. */
void team_stop(struct team *team);
/* The oldest number was passed. */
bool team_is_done(const struct team *team);
/*
 * What the next segment said, borrowed until it is passed; NULL where it was not there by
 * until_us (CLOCK_MONOTONIC).
 */
struct team_find *team_next(struct team *team, int64_t until_us);
void team_pass(struct team *team);
/* The number that comes next. */
int64_t team_at(const struct team *team);

#endif
