/*
 * Keeps the vault's identifiers true for names with addresses: of a customer, and of whom
 * an order goes to.
 */
#ifndef SHELL_PEOPLE_H
#define SHELL_PEOPLE_H

#include "base/attributes.h"
#include "shell/gathered.h"
#include "shell/office.h"

/*
 * Makes the identifiers of every customer and order that was written since it was last
 * called, by whoever wrote them, and takes away those of lines that count no more: in a
 * vault that never had any, of all. Cheap where nothing
 * was written.
 */
bool people_settle(struct office *office, struct error *err) MUST_CHECK;
/* The same as a part of the vault's open transaction. */
bool people_settle_within(struct office *office, struct error *err) MUST_CHECK;
/* At the end of a transaction that began with it: of those who were gathered since. */
bool people_settle_gathered(struct office *office, const struct gathered *gathered,
                            struct error *err) MUST_CHECK;
/* The same of one customer, at once, whose stream has no other line yet. */
bool people_of_new_customer(struct vault *vault, const struct customer *customer,
                            int64_t stream, struct error *err) MUST_CHECK;

#endif
