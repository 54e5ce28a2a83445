/* What send.c and send_rules.c share. Nobody else includes it. */
#ifndef APP_SEND_PARTS_H
#define APP_SEND_PARTS_H

#include "app/model.h"

/* Why the reply must not be sent now, NULL where it may. Borrowed. */
const char *send_refusal(const struct model *model);

/* How much of the reply as it stands has been on the screen. */
enum seen {
    SEEN_ALL,
    SEEN_IN_PART,    /* it was drawn, but does not fit */
    SEEN_NEXT_FRAME, /* all but what was typed since the last frame */
    SEEN_NOT,        /* what the program put in was never drawn */
};
enum seen send_seen(const struct model *model);

/* Where a text that was not sent goes: the composer, or its ticket's place in memory, which is
 * returned. It is made durable before anything else happens to what was held. */
struct parked *send_give_back(struct model *model, struct effects *effects,
                              const struct held *held, bool is_touched);
/* A reply of that ticket, the open one unless it is internal, that is held from now; key
 * NULL: under a new one. */
struct held *held_add(struct model *model, const char *ticket, const char *key,
                      const char *text, bool is_internal);
struct held *held_find(struct model *model, const char *key);
void held_remove(struct model *model, struct held *held);
/* Gives out EFFECT_SEND for it. */
void held_leave(struct model *model, struct effects *effects, struct held *held);

#endif
