/* Which engine answers: told by the edge, chosen by the agent. Only src/app includes it. */
#ifndef APP_ENGINE_H
#define APP_ENGINE_H

#include "app/model.h"

/* EVENT_ENGINE. */
void engine_set(struct model *model, const struct event *event);
void menu_engines(struct model *model);

#endif
