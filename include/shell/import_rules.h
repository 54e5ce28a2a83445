/*
 * What an import leaves out: what is older than it would be kept, and what was made before
 * its customer was erased. Who writes again after an erasure is a new customer.
 */
#ifndef SHELL_IMPORT_RULES_H
#define SHELL_IMPORT_RULES_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/moment.h"
#include "base/table.h"
#include "chat/customer.h"
#include "chat/ticket.h"
#include "shell/office.h"

#include <stdbool.h>
#include <stddef.h>

/* A customer's line that waits: only something newer of theirs makes it count. */
struct waiting_line {
    char *customer;
    char *line; /* NULL: it counted */
    size_t len;
};

struct import_rules {
    struct office *office;
    moment_t keep_from;       /* resolved tickets that ended before it are left out */
    struct table by_customer; /* waiting lines, by their place in the list */
    struct waiting_line *waiting;
    size_t count;
    size_t capacity;
};

void import_rules_init(struct import_rules *rules, struct office *office, moment_t now);
void import_rules_release(struct import_rules *rules);

/* Resolved, and nothing happened in it since. */
bool import_is_too_old(const struct import_rules *rules, const struct ticket *ticket);
/* The customer was erased at that time or later. */
bool import_is_erased(const struct import_rules *rules, const char *customer, moment_t made,
                      bool *is_erased, struct error *err) MUST_CHECK;
/* As import_is_erased() by the day since when they are a customer; not known: erased. */
bool import_is_customer_erased(const struct import_rules *rules,
                               const struct customer *customer, bool *is_erased,
                               struct error *err) MUST_CHECK;
/* The line waits (copied), in place of one that waited. */
void import_wait(struct import_rules *rules, const char *customer, struct text line);
/* The line that waits for the customer, no longer waiting; owned by the caller, NULL: none.
 */
char *import_stop_waiting(struct import_rules *rules, const char *customer, size_t *len);
/* Lines that still wait: they are left out. */
size_t import_waiting(const struct import_rules *rules);

#endif
