/*
 * Files that go with a message: what is told of each, and a list that owns what it holds. Knows
 * names, sizes and hashes, nothing of the bytes.
 */
#ifndef CHAT_ATTACHMENT_H
#define CHAT_ATTACHMENT_H

#include "base/memory.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ATTACHMENTS_OF_A_REPLY 9
#define ATTACHMENT_BYTES_MAX   ((int64_t)10 * 1024 * 1024) /* of all files of a reply together */

struct attachment {
    const char *name;
    const char *type; /* NULL where not known */
    int64_t size;     /* bytes; -1 where not known */
    const char *file; /* its bytes are the RECORD_FILE of this id; NULL: they are not kept here */
    const char *path; /* of a reply that is written: where it lies on this machine; else NULL */
    const char *hash; /* of its bytes, as it was attached; NULL where not known */
};

struct attachments {
    struct arena arena;
    struct attachment *list;
    size_t count;
    size_t capacity;
};

void attachments_init(struct attachments *attachments);
void attachments_release(struct attachments *attachments); /* wipes; may be used again */
/* Copied, behind those that are there. */
void attachments_add(struct attachments *attachments, const struct attachment *list,
                     size_t count);
void attachments_remove(struct attachments *attachments, size_t index);
int64_t attachments_bytes(const struct attachments *attachments);
/* The same name and the same bytes: by the hashes where both are known, else by where they are
 * kept, else by where they lie. False where nothing tells. */
bool attachment_is_same(const struct attachment *a, const struct attachment *b);
/* A deep copy into the arena. */
struct attachment *attachments_copy(const struct attachment *list, size_t count,
                                    struct arena *arena) MUST_CHECK;
/* "image/jpeg" of "box.JPG": by what its name ends in; application/octet-stream of any other. */
const char *attachment_type(const char *name);

#endif
