/* Drafts and picks for a ticket or a customer: the local engine's, and what a model
 * answered. */
#ifndef SHELL_OFFER_H
#define SHELL_OFFER_H

#include "app/boxes.h"
#include "base/attributes.h"
#include "base/error.h"
#include "chat/triage.h"
#include "shell/asker.h"
#include "shell/office.h"

#include <stdbool.h>
#include <stddef.h>

/* Of a clock that never goes back: how long an engine takes. */
int64_t offer_clock_ms(void);
/* Drafts and picks for a loaded ticket, by the local engine. */
bool offer_for_ticket(struct office *office, const struct loaded *loaded,
                      const struct shop *shop, size_t drafts, size_t picks, moment_t now,
                      struct offered **offered, struct error *err) MUST_CHECK;
/* The same without the drafts: picks, and the products that the customer speaks of. */
bool offer_picks_of_ticket(struct office *office, const struct loaded *loaded, size_t picks,
                           struct offered **offered, struct error *err) MUST_CHECK;
/* What the ticket is about and how much it presses, by rules. Everything goes into the
 * arena. */
bool offer_triage(struct office *office, const struct loaded *loaded,
                  const struct shop *shop, moment_t now, struct arena *arena,
                  struct triage *triage, struct error *err) MUST_CHECK;
/* Picks for a customer; words are the ticket's, "" for none. Everything goes into the
 * arena. Of the products stands there what a list shows (catalogue_brief()). */
bool offer_picks(struct office *office, const struct customer *customer,
                 const struct order *orders, size_t order_count, struct text words,
                 size_t wanted, struct arena *arena, struct picks *picks,
                 struct error *err) MUST_CHECK;
/* The rest of what the catalogue knows of them. */
bool offer_details(struct office *office, struct arena *arena, struct picks *picks,
                   struct error *err) MUST_CHECK;

/* What a model answered; borrowed for the call. */
struct answered {
    const struct model_profile *profile;
    const struct answer *answers;
    size_t count;
    struct model_usage usage;
    int64_t ms;
};
/*
 * Puts the answers to ASK_DRAFTS in the place of what the local engine wrote: sanitised,
 * with the guard's opinion, the sources of their proved claims and what the moderation
 * said. One that the model refused is no draft, whatever it says, and one that says the
 * same as another is none twice: the notice tells both.
 * ERROR_UNREACHABLE where none has a text; then offered is as it was.
 */
bool offer_take_answers(struct office *office, const struct loaded *loaded,
                        const struct shop *shop, const struct answered *answered,
                        struct offered *offered, struct error *err) MUST_CHECK;
/*
 * They differ in less than 15 % of their letters, in no figure and in nothing that the
 * guard says of them.
 */
bool offer_is_same(const struct draft *a, const struct draft *b,
                   const struct loaded *loaded);
/* Why an answer without a text has none: "the model refused: …". */
const char *offer_why_no_text(const struct answer *answer, struct arena *arena);
/*
 * Adds what the answer to ASK_PICKS says to the picks it was asked about: its explanations
 * but for those that the guard would not let out, the products it invented as refused, and
 * its order between picks whose scores are less than this apart.
 */
#define OFFER_EQUAL_SCORE 0.01
bool offer_take_picks(const struct office *office, const struct shop *shop,
                      struct picks *picks, const struct answered *answered,
                      struct arena *arena, struct error *err) MUST_CHECK;
/* The guard's opinion of a text about the product, and about no customer. In the arena. */
void offer_read_product(const struct office *office, const struct shop *shop,
                        const struct product *product, const char *text,
                        struct arena *arena, struct opinion *opinion);

#endif
