/*
 * The erased, mirrored in the state folder: by it a vault that was put back from a backup
 * is told apart, and erased again. One sealed box, under a key made from the tombstone key.
 */
#ifndef VAULT_MIRROR_H
#define VAULT_MIRROR_H

#include "base/attributes.h"
#include "base/error.h"
#include "vault/erasures.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MIRROR_FILE "vault.erased"

enum mirror_file {
    MIRROR_NONE, /* no state folder, no file, or not readable */
    MIRROR_GOOD,
    MIRROR_DAMAGED, /* a file that does not open */
    MIRROR_FOREIGN, /* another vault's */
};

enum mirror_file mirror_read(const char *folder, const struct keys *keys,
                             const uint8_t vault[SEAL_ID_LEN], struct erased *erased);
bool mirror_write(const char *folder, const struct keys *keys,
                  const uint8_t vault[SEAL_ID_LEN], const struct erased *erased,
                  struct error *err) MUST_CHECK;

#endif
