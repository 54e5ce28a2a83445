/* A ticket's line with its messages cut out, and how it is put together again. */
#ifndef WIRE_SKELETON_H
#define WIRE_SKELETON_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* Stands for a message. No good JSON holds this byte. */
#define SKELETON_MARK '\x01'

struct skeleton_edit {
    const char *name;  /* of a member at the top: ASCII, nothing to escape */
    struct text value; /* JSON that takes the place of what stands there */
};

/*
 * Adds the ticket's line: the skeleton with messages at its marks, members edited (32 at
 * most), all else byte for byte. Messages beyond the marks stand behind the last one.
 */
bool skeleton_fill(struct text skeleton, const struct text *messages, size_t count,
                   const struct skeleton_edit *edits, size_t edit_count, struct buffer *out,
                   struct error *err) MUST_CHECK;

/* Adds the incoming skeleton, behind its own members those of the known one that it leaves
 * out, but for status and snooze: a line that tells less of a ticket takes nothing away. */
void skeleton_keep(struct text known, struct text incoming, struct buffer *out);

#endif
