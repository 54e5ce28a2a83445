/*
 * A profile tried: is its server reached, is the key taken, is the model there, does it
 * stream, does it give several answers to one request, does it keep to a JSON schema.
 * Nothing of anybody leaves: what is sent is the word "ping". It takes a minute at most,
 * beside what key_command takes.
 */
#ifndef SHELL_MODEL_TRIAL_H
#define SHELL_MODEL_TRIAL_H

#include "base/attributes.h"
#include "base/error.h"
#include "net/wait.h"
#include "shell/office.h"
#include "shell/report.h"

/* "model", "model.NAME": what the report calls it. In the report's arena. */
const char *model_trial_name(const struct model_profile *profile, struct report *report);
/*
 * Tells the report: what works as counts (1 or 0; what was not tried is not there), what
 * there is to know as facts, what has to be mended as problems, each with what to do.
 * Counts what it used as of today.
 */
void model_trial_run(struct office *office, struct net *net,
                     const struct model_profile *profile, struct report *report);

#endif
