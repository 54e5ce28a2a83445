/*
 * Texts of tickets that are not the open one, kept in memory until they are durable: what
 * could not be kept on the disk, and what was taken back and waits for its ticket. Nobody
 * outside src/app includes it.
 */
#ifndef APP_PARKED_H
#define APP_PARKED_H

#include "app/model.h"

void parked_release(struct model *model);
/* What was written: a later text of a ticket takes the place of an earlier one of its kind.
 * text is copied. */
struct parked *parked_put(struct model *model, const char *ticket, const char *text,
                          bool is_internal);
/* What came back from being held or edited: it stands beside all that the ticket has. text is
 * copied. */
struct parked *parked_give_back(struct model *model, const char *ticket, const char *text,
                                bool is_internal);
/* By its number, 0 for what was written; NULL where the ticket has none such of that kind. */
struct parked *parked_find(struct model *model, const char *ticket, bool is_internal,
                           uint64_t number);
/* The ticket's first text of that kind that came back behind that number; NULL. */
struct parked *parked_returned(struct model *model, const char *ticket, bool is_internal,
                               uint64_t after);
void parked_remove(struct model *model, struct parked *parked);
/* Gives out its EFFECT_KEEP. */
void parked_keep(struct parked *parked, struct effects *effects);
/* A text could not be kept: it is tried again, at each tick. */
bool parked_wants_keeping(const struct model *model);
void parked_keep_failed(struct model *model, struct effects *effects);
/* Gives out EFFECT_KEEP for every text that is not known to be durable. */
void parked_keep_all(struct model *model, struct effects *effects);

#endif
