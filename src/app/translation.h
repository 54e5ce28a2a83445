/*
 * Customers' messages in the agent's language, kept while their ticket is open. Nobody
 * outside src/app includes it.
 */
#ifndef APP_TRANSLATION_H
#define APP_TRANSLATION_H

#include "app/model.h"
#include "base/attributes.h"

/* T: asks for the message that is meant, folds its translation away, shows it again. */
void translation_turn(struct model *model, struct effects *effects);
/* Stops what runs; false where nothing does. */
bool translation_cancel(struct model *model, struct effects *effects);
/* Another ticket: nothing of them stays. */
void translations_forget(struct model *model);
/* The same, and what runs is stopped. */
void translations_stop(struct model *model, struct effects *effects);
/* Takes the event where it is of the request of one of them. */
bool translation_hear(struct model *model, const struct event *event);

#endif
