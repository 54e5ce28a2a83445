/*
 * What stands inside a record's seal: time, kind, the tag of the record before, the words
 * that search finds, the body, and zeros that hide the exact length.
 */
#ifndef VAULT_PAYLOAD_H
#define VAULT_PAYLOAD_H

#include "base/attributes.h"
#include "base/moment.h"
#include "base/text.h"
#include "vault/seal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PAYLOAD_LIMIT (48u << 20) /* most bytes of search and body together */

struct payload {
    moment_t at;
    uint32_t kind;
    uint8_t previous[SEAL_TAG_LEN]; /* zeros in a stream's first record */
    struct text search;
    struct text body;
};

/* Bytes with the padding: to 256 up to 2 KiB, then to an eighth of the next power of two.
 */
size_t payload_len(const struct payload *payload);
/* bytes has room for payload_len(). */
void payload_write(const struct payload *payload, uint8_t *bytes);
/* The slices point into bytes. False where it is no payload. */
bool payload_read(const uint8_t *bytes, size_t len, struct payload *payload) MUST_CHECK;

#endif
