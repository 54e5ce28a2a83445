/* What is known of the open ticket's intent, urgency and sentiment. Nobody outside src/app
 * includes it. */
#ifndef APP_TRIAGE_KEPT_H
#define APP_TRIAGE_KEPT_H

#include "app/model.h"

/* Copies what came, where it is of the open ticket. */
void triage_keep(struct model *model, const struct event *event);
/* A person opened the ticket: a model may be asked about it, in the background. */
void triage_ask(const struct model *model, struct effects *effects);

#endif
