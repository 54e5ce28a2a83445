/*
 * What asking may cost: tokens a day and a ticket, money a day. What was used today stands
 * in a small file beside the anchor (state/usage: the day in the shop's zone and sums;
 * nobody is named in it), shared by every process of this home under a lock; what a ticket
 * used is summed from its egress records.
 */
#ifndef SHELL_BUDGET_H
#define SHELL_BUDGET_H

#include "base/attributes.h"
#include "base/error.h"
#include "config/settings.h"
#include "shell/office.h"
#include "shell/spent.h"

#include <stdbool.h>
#include <stdint.h>

/* Of today, and of this ticket (NULL: of none): of a ticket that was loaded or asked about
 * just now only what came since is read. */
bool budget_today(const struct office *office, moment_t now, struct usage *usage,
                  struct error *err) MUST_CHECK;
bool budget_ticket(struct office *office, const char *ticket, struct usage *usage,
                   struct error *err) MUST_CHECK;
/* ERROR_REFUSED, with what to do, where such a request could pass a budget, or where a
 * price is missing that money_per_day needs; what it may cost at most is set aside, so that
 * requests that run beside each other do not pass it together. ERROR_DAMAGED once where the
 * file had to be begun anew. Without a [budget] it is true whatever the disk says. */
bool budget_reserve(struct office *office, const struct model_profile *profile,
                    const char *ticket, int64_t prompt_tokens, int64_t completion_tokens,
                    moment_t now, struct error *err) MUST_CHECK;
/* What it took in the end, in the place of what was set aside by this process. */
bool budget_settle(struct office *office, const struct model_profile *profile,
                   int64_t reserved_prompt, int64_t reserved_completion,
                   const struct usage *used, moment_t now, struct error *err) MUST_CHECK;
/* Price of so many tokens, in millionths, rounded up. */
int64_t budget_cost(const struct model_profile *profile, int64_t prompt_tokens,
                    int64_t completion_tokens);

#endif
