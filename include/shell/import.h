/*
 * The import: lines checked and written in one transaction of the catalogue and one of the
 * vault, all or nothing.
 */
#ifndef SHELL_IMPORT_H
#define SHELL_IMPORT_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/table.h"
#include "shell/office.h"
#include "wire/interchange.h"

#include <stdbool.h>
#include <stdint.h>

struct import_counts {
    int64_t records[INTERCHANGE_TYPE_COUNT];
    int64_t lines;
    int64_t bad;
    int64_t new_messages;
    int64_t too_old; /* tickets left out: they would not be kept */
    int64_t erased;  /* records left out: made before their customer was erased */
};

struct import;
/* Begins both transactions. */
bool import_begin(struct office *office, struct import **import,
                  struct error *err) MUST_CHECK;
/*
 * One line. False where it is bad: err is "NAME:LINE: field: what is wrong"; the caller
 * goes on (to report more) or stops. Any other failure makes import_is_broken() true.
 */
bool import_line(struct import *import, const char *name, int64_t number, struct text line,
                 struct error *err) MUST_CHECK;
bool import_is_broken(const struct import *import);
/* A line known to be bad from an earlier try: what is "NAME:LINE: …", copied; import_line()
 * says it. */
void import_expect_bad(struct import *import, const char *what);
/* Writes what was held back of the lines, after the last one. */
bool import_finish(struct import *import, struct error *err) MUST_CHECK;
/*
 * After import_finish(): what could be told only at the end (a customer that never came),
 * through the handler, one bad line a call; returns how many.
 */
typedef void import_bad_handler(void *context, const char *what);
size_t import_loose_ends(struct import *import, import_bad_handler *handler, void *context);
/*
 * Commits (catalogue, then vault) and makes the counts anew. The queue's cache is behind
 * then: heads_rebuild() after many tickets, heads_catch_up() after few.
 */
bool import_commit(struct import *import, struct import_counts *counts,
                   struct error *err) MUST_CHECK;
/* Rolls back where it was not committed. NULL is allowed. */
void import_end(struct import *import);

#endif
