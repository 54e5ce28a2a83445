/*
 * The key of a profile, out of a file that its owner alone reads or of a command that
 * prints it. It stands in secret memory, and in no error.
 */
#ifndef SHELL_MODEL_KEY_H
#define SHELL_MODEL_KEY_H

#include "base/attributes.h"
#include "base/error.h"
#include "config/settings.h"

#include <stdbool.h>

#define MODEL_KEY_SIZE 4096 /* Azure's tokens are of two or three thousand bytes */

/*
 * *key is NULL where the profile names no source, else secret_free()'s. ERROR_USAGE where
 * the file is not there, others can read it, or what it holds is no key (empty, several
 * lines, not ASCII), and where the command fails or takes longer than a minute.
 */
bool model_key_read(const struct model_profile *profile, char **key,
                    struct error *err) MUST_CHECK;

#endif
