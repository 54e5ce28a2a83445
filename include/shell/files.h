/*
 * Files of the agent's own that go with a reply: looked at when they are attached, read when the
 * reply is sealed, and their paths completed. A path may begin with "~/".
 */
#ifndef SHELL_FILES_H
#define SHELL_FILES_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "chat/attachment.h"

#include <stdbool.h>

/* A plain file that can be read, of no more than ATTACHMENT_BYTES_MAX; strings in the arena. */
bool files_look(const char *path, struct arena *arena, struct attachment *file,
                struct error *err) MUST_CHECK;
/* The bytes of what was attached from that path. False where it cannot be read, or is not what
 * it was then. */
bool files_read(const char *path, const struct attachment *file, struct buffer *bytes,
                struct error *err) MUST_CHECK;
/* The paths that begin so, sorted, one a line, folders with a slash behind; at most a hundred. */
void files_complete(const char *front, struct buffer *out);

#endif
