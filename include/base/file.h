/*
 * Files that somebody named, opened for reading. What stands under a name may be a named
 * pipe, on which opening would wait for ever.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/attributes.h"
#include "base/error.h"

#include <stdbool.h>

/* A plain file, else ERROR_USAGE; code where it cannot be opened. *fd is for the caller to
 * close. */
bool file_open(const char *path, enum error_code code, int *fd,
               struct error *err) MUST_CHECK;
/*
 * As file_open(), and whatever a descriptor of this program is where the path names one:
 * /dev/stdin, or /dev/fd/63 for a shell's <(...).
 */
bool file_open_given(const char *path, enum error_code code, int *fd,
                     struct error *err) MUST_CHECK;

#endif
