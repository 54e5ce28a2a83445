/*
 * Words that agents have added to the dictionaries, sealed in the vault: each opens only
 * while the customer is kept over whose ticket it was added, since it may be a name.
 */
#ifndef SHELL_OWN_WORDS_H
#define SHELL_OWN_WORDS_H

#include "base/buffer.h"
#include "shell/office.h"

#include <stdbool.h>

#define OWN_WORDS_LIMIT ((size_t)1024 * 1024)

/* Durable on return. */
bool own_words_add(struct office *office, const char *ticket, const char *word,
                   moment_t at, struct error *err) MUST_CHECK;
/* The words of the office's agent, a line each, added to out; the first that fit. */
bool own_words_read(struct office *office, struct buffer *out,
                    struct error *err) MUST_CHECK;

#endif
