/* What came while one did something else, told together: by a program of the agent's
 * choice, by the bell. Nobody outside src/app includes it. */
#ifndef APP_NEWS_H
#define APP_NEWS_H

#include "app/model.h"

/* Before the queue has what came. */
void news_head(struct model *model, const struct event *event);
/* So many have become late. */
void news_late(struct model *model, size_t count);
/* With the clock, never with a key: tells what is due. */
void news_tick(struct model *model, struct effects *effects);
/* When that is; MOMENT_NONE: there is nothing. */
moment_t news_due(const struct model *model);

#endif
