/*
 * A customer erased: what the vault holds of them, what the catalogue counted of their
 * orders; and what is found of earlier erasures when the vault is opened.
 */
#ifndef SHELL_ERASE_H
#define SHELL_ERASE_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/moment.h"
#include "shell/office.h"

#include <stdbool.h>
#include <stdint.h>

struct erase_counts {
    int64_t tickets;
    int64_t orders;
    int64_t streams;
    int64_t records;
    int64_t requests;   /* to models, of which a record was kept */
    int64_t unreadable; /* streams nobody can tell the owner of */
};

/*
 * What there is of the customer, nothing changed. ERROR_NOT_FOUND where there is nothing,
 * ERROR_REFUSED where a ticket is under legal hold, ERROR_DAMAGED where that cannot be
 * told: the vault is behind its anchor, or a ticket's record is damaged (but
 * takes_damaged).
 */
bool erase_look(struct office *office, const char *customer, bool takes_damaged,
                struct erase_counts *counts, struct error *err) MUST_CHECK;
/*
 * As erase_look(), then erased, all or nothing; counts are filled as soon as that is
 * durable. It may fail behind that: *is_erased tells, and err what is left to be done.
 */
bool erase_customer(struct office *office, const char *customer, bool takes_damaged,
                    moment_t now, struct erase_counts *counts, bool *is_erased,
                    struct error *err) MUST_CHECK;
/* Tells what the vault found when it was unlocked, and does what is left for the shell. */
bool erase_settle(struct office *office, struct error *err) MUST_CHECK;

#endif
