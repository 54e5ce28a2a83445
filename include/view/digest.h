/*
 * A number that stands for all that a pane was drawn from. Where it is the same in the next
 * frame the pane is left as it is: a typed letter paints the reply alone. Contents are
 * taken in, not addresses: what was freed and came again elsewhere must not look like the
 * old.
 */
#ifndef VIEW_DIGEST_H
#define VIEW_DIGEST_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Longer strings than this are not drawn in one line, however wide the screen is. */
#define DIGEST_STRING_MAX ((size_t)16 * 1024)

struct digest {
    uint64_t value; /* begins as a number that nobody outside can know */
};

static inline void digest_number(struct digest *digest, uint64_t number)
{
    uint64_t mixed = (digest->value ^ number) * 0x9E3779B97F4A7C15u;
    digest->value = mixed ^ mixed >> 32;
}

static inline void digest_bytes(struct digest *digest, const char *bytes, size_t len)
{
    uint64_t eight = 0;
    digest_number(digest, len);
    for (; len >= sizeof(eight); bytes += sizeof(eight), len -= sizeof(eight)) {
        memcpy(&eight, bytes, sizeof(eight));
        digest_number(digest, eight);
    }
    if (len != 0) {
        eight = 0;
        memcpy(&eight, bytes, len);
        digest_number(digest, eight);
    }
}

/* NULL is not like "". */
static inline void digest_string(struct digest *digest, const char *string)
{
    if (string == NULL) {
        digest_number(digest, 0x4E554C4Cu);
    } else {
        digest_bytes(digest, string, strnlen(string, DIGEST_STRING_MAX));
    }
}

#endif
