/*
 * Standard output for people and machines. Everything of others goes through the sanitiser;
 * a closed pipe is the end, silently.
 */
#ifndef SHELL_PRINT_H
#define SHELL_PRINT_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>

/* From now on what is printed is kept in memory until print_give() writes it out, so that
 * nobody waits for a reader in between. */
void print_gather(void);
/* Writes out what was gathered, and what the library holds. Errors as print_bytes(). */
bool print_give(struct error *err) MUST_CHECK;

/* Bytes for machines, JSON or what is exported: as they are, but on a terminal with JSON's
 * escapes in the place of what it would obey or hide. False (ERROR_FAILED, or ERROR_NONE
 * where the reader is gone) when they could not be written. */
bool print_bytes(struct text bytes, struct error *err) MUST_CHECK;
/* The same, a line with its end. The buffer is emptied. */
bool print_line(struct buffer *line, struct error *err) MUST_CHECK;
/* What went through the sanitiser, with colours of ours, as it stands. */
bool print_sanitised(struct buffer *line, struct error *err) MUST_CHECK;
/* A line for people, as the screen shows text, with a line end; LF inside stays. */
bool print_shown(struct text hostile, struct error *err) MUST_CHECK;
bool print_format(struct error *err, const char *format, ...) PRINTF_LIKE(2, 3) MUST_CHECK;
/* Adds the text, sanitised, in exactly so many columns and a blank: cut or padded by cells,
 * not bytes. */
void print_cell(struct buffer *line, const char *hostile, size_t columns);
/* To standard error: "deskhand: TEXT", sanitised. */
void print_failure(const struct error *error);
/* Where records of a ticket or its customer could not be read: that, to standard error. */
void print_damaged(const char *ticket, size_t damaged);
void print_warning(const char *format, ...) PRINTF_LIKE(1, 2);
/* To standard error as it is, sanitised, without a line end of its own. */
void print_aside(const char *format, ...) PRINTF_LIKE(1, 2);

#endif
