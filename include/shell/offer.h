/* Drafts and picks for a ticket or a customer, from the engine that answers. */
#ifndef SHELL_OFFER_H
#define SHELL_OFFER_H

#include "app/boxes.h"
#include "base/attributes.h"
#include "base/error.h"
#include "chat/triage.h"
#include "shell/office.h"

#include <stdbool.h>
#include <stddef.h>

/* Drafts and picks for a loaded ticket. */
bool offer_for_ticket(struct office *office, const struct loaded *loaded,
                      const struct shop *shop, size_t drafts, size_t picks, moment_t now,
                      struct offered **offered, struct error *err) MUST_CHECK;
/* What the ticket is about and how much it presses, by rules. Everything goes into the arena. */
bool offer_triage(struct office *office, const struct loaded *loaded, const struct shop *shop,
                  moment_t now, struct arena *arena, struct triage *triage,
                  struct error *err) MUST_CHECK;
/* Picks for a customer; words are the ticket's, "" for none. Everything goes into the
 * arena. */
bool offer_picks(struct office *office, const struct customer *customer,
                 const struct order *orders, size_t order_count, struct text words,
                 size_t wanted, struct arena *arena, struct picks *picks,
                 struct error *err) MUST_CHECK;

#endif
