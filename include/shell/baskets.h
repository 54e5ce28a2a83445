/* The catalogue's counts (bought together, what sells), made from every order in the vault.
 */
#ifndef SHELL_BASKETS_H
#define SHELL_BASKETS_H

#include "base/attributes.h"
#include "base/error.h"
#include "shell/office.h"

#include <stdbool.h>

/* Reads every customer's orders, one customer at a time, within the caller's transactions.
 */
bool baskets_count(struct office *office, struct error *err) MUST_CHECK;

#endif
