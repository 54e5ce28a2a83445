/*
 * Values into bytes and back, by one description for both ways, so that the two cannot
 * differ. For what one process puts aside for itself: there is no format to keep.
 */
#ifndef BASE_PACK_H
#define BASE_PACK_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pack {
    struct buffer *out; /* values go here; NULL: they come from in */
    struct text in;     /* what is still to be read */
    bool is_bad;        /* in ended early: what was read since is zero or NULL */
};

/* Each writes the value, or reads it over what stands there. */
void pack_number(struct pack *pack, int64_t *value);
void pack_size(struct pack *pack, size_t *value);
void pack_flag(struct pack *pack, bool *value);
/* NULL comes back as NULL; what is read is owned by the caller. */
void pack_string(struct pack *pack, char **string);
/* The same, read into the arena. */
void pack_borrowed(struct pack *pack, struct arena *arena, const char **string);
void pack_buffer(struct pack *pack, struct buffer *buffer);
/* How many items follow, given when writing; when reading never more than bytes are left.
 */
size_t pack_count(struct pack *pack, size_t count) MUST_CHECK;

/* An enum, which has no pointer type of its own. */
#define pack_enum(pack, value)                                                             \
    do {                                                                                   \
        int64_t number = (int64_t)(value);                                                 \
        pack_number(pack, &number);                                                        \
        (value) = (__typeof__(value))number;                                               \
    } while (0)

#endif
