/*
 * [catalogue] url: the catalogue that many share, its password, and the random name under which
 * this home's counts stand there.
 */
#ifndef SHELL_SHARED_H
#define SHELL_SHARED_H

#include "base/attributes.h"
#include "base/error.h"
#include "shell/office.h"
#include "shell/report.h"

#include <stdbool.h>

/* The shared catalogue where one is set, else this home's file. */
bool shared_open(struct office *office, struct error *err) MUST_CHECK;
/* The same one over another connection, owned by the caller. */
bool shared_open_another(const struct office *office, struct catalogue **catalogue,
                         struct error *err) MUST_CHECK;
/* For doctor: is it reached, by what, and what is to be done. */
void shared_report(const struct office *office, struct report *report);

#endif
