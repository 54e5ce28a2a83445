/*
 * The anchor: where the vault stood, sealed, in a file beside it (in the state folder), so
 * that a vault that lost its end or went back in time is told from one that merely went on.
 */
#ifndef VAULT_ANCHOR_H
#define VAULT_ANCHOR_H

#include "base/attributes.h"
#include "base/error.h"
#include "vault/keys.h"
#include "vault/seal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ANCHOR_FILE    "vault.anchor"
#define ANCHOR_VERSION 3
#define ANCHOR_BOX_LEN (SEAL_BOX_EXTRA + 48)
#define ANCHOR_BOXES   2 /* at most; one since version 3 */
#define ANCHOR_LEN     (8 + 4 + SEAL_ID_LEN + ANCHOR_BOX_LEN)
#define ANCHOR_LEN_MAX (ANCHOR_LEN + (ANCHOR_BOXES - 1) * ANCHOR_BOX_LEN)

/* None of the numbers ever falls in a vault that goes on. */
struct anchor {
    int64_t newest_row;
    uint8_t newest_tag[SEAL_TAG_LEN]; /* of that row; zeros where there is none */
    int64_t newest_stream;
    int64_t erasures; /* the newest one's number */
    int64_t changes;  /* of the header */
    int64_t version;  /* of the file that it was read from, or is written to */
};

enum anchor_file {
    ANCHOR_NONE, /* no state folder, no file, or not readable */
    ANCHOR_GOOD,
    ANCHOR_DAMAGED, /* a file that does not open */
    ANCHOR_FOREIGN, /* another vault's */
    ANCHOR_NEWER,   /* of a later version of the format */
};

/*
 * Under a key that stays when the vault gets new keys: an older copy, which has the older
 * ones, opens it and sees that it is behind.
 */
void anchor_seal(const struct anchor *anchor, const struct keys *keys,
                 const uint8_t vault[SEAL_ID_LEN], uint8_t bytes[ANCHOR_LEN]);
enum anchor_file anchor_open(const void *bytes, size_t len, const struct keys *keys,
                             const uint8_t vault[SEAL_ID_LEN], struct anchor *anchor);
/* Of the file in the folder (NULL: none). */
enum anchor_file anchor_read(const char *folder, const struct keys *keys,
                             const uint8_t vault[SEAL_ID_LEN], struct anchor *anchor);
/* Written beside, synced and renamed: the file is the old one or the new one. */
bool anchor_write(const char *folder, const uint8_t *bytes, size_t len,
                  struct error *err) MUST_CHECK;
/* Removes what killed processes left half written there. */
void anchor_sweep(const char *folder);

#endif
