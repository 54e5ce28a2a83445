/* The bytes of files that went out with replies, as files again: for export --files. */
#ifndef SHELL_EXPORT_FILES_H
#define SHELL_EXPORT_FILES_H

#include "base/attributes.h"
#include "base/error.h"
#include "shell/office.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Writes each file of the ticket's messages into the folder as TICKET-NAME, with a number where
 * there is one of that name already (nothing is overwritten). Adds to *count.
 */
bool export_files(struct office *office, int64_t stream, const char *ticket,
                  const char *folder, size_t *count, struct error *err) MUST_CHECK;

#endif
