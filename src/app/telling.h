/* One text of a model, as it comes. Nobody outside src/app includes it. */
#ifndef APP_TELLING_H
#define APP_TELLING_H

#include "app/model.h"
#include "base/attributes.h"

/* A new question: what was told before is gone. Gives out EFFECT_ASK for the open ticket,
 * to be filled further. */
struct effect *telling_ask(struct model *model, struct effects *effects,
                           struct telling *telling, enum ask_kind kind);
/* What came is wiped; nobody is told that it is not wanted any more. */
void telling_forget(struct telling *telling);
/* The same, and EFFECT_STOP_ASKING where it runs still. */
void telling_stop(struct telling *telling, struct effects *effects);
/* Takes EVENT_ASKING, EVENT_GREW, EVENT_WAITS and EVENT_ANSWERED; the event is of its
 * request. */
void telling_hear(struct telling *telling, const struct event *event);
struct text telling_text(const struct telling *telling); /* borrowed */
/* "NAME", or "the model" before it is known. */
const char *telling_by(const struct telling *telling);
/* Whether a model may answer at all; where not, says what is missing and what can be done
 * instead. */
bool telling_may_ask(struct model *model, const char *what, const char *instead) MUST_CHECK;

#endif
