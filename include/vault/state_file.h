/*
 * Small files in the state folder, each read whole and replaced whole: written beside,
 * synced and renamed, so that a file is the old one or the new one.
 */
#ifndef VAULT_STATE_FILE_H
#define VAULT_STATE_FILE_H

#include "base/attributes.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * At most limit bytes of it, owned by the caller; NULL where there is no folder (NULL), no
 * such file, or it cannot be read.
 */
uint8_t *state_file_read(const char *folder, const char *name, size_t limit, size_t *len);
bool state_file_write(const char *folder, const char *name, const void *bytes, size_t len,
                      struct error *err) MUST_CHECK;
/*
 * As state_file_write(), but not synced: other processes see the old file or the new one,
 * behind a power failure either may be there, or an empty one.
 */
bool state_file_write_fast(const char *folder, const char *name, const void *bytes,
                           size_t len, struct error *err) MUST_CHECK;
/* Removes what a kill left beside the file, unless somebody may be writing it just now. */
void state_file_sweep(const char *folder, const char *name);

#endif
