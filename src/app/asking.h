/*
 * A model that is asked: its answers while they come, and the drafts that become of them.
 * Nobody outside src/app includes it.
 */
#ifndef APP_ASKING_H
#define APP_ASKING_H

#include "app/model.h"

void asking_init(struct asking *asking);
void asking_release(struct asking *asking);
/* As if nobody had been asked; what came is wiped. */
void asking_clear(struct asking *asking);
/* The same, and no more of it is wanted: EFFECT_STOP_ASKING where a model was asked. */
void asking_stop(struct asking *asking, struct effects *effects);

/* EVENT_ASKING, EVENT_GREW, EVENT_WAITS, EVENT_ANSWERED: by their request, of any kind. */
void asking_begun(struct model *model, const struct event *event, struct effects *effects);
void asking_grew(struct model *model, const struct event *event);
void asking_waits(struct model *model, const struct event *event);
void asking_ended(struct model *model, const struct event *event);

/* A draft of the model is whole: EVENT_OFFERED behind EVENT_ASKING. Takes the box. */
void asking_wrote(struct model *model, struct event *event);
/* All of it is cancelled by a key; false where no model is asked for drafts. */
bool asking_cancel(struct model *model, struct effects *effects);
/* The draft, which is coming, is not wanted. */
void asking_drop(struct model *model, struct effects *effects, size_t number);
/* EVENT_EXPLAINED: the picks stay where they stand, and have words of the model. */
void asking_explained(struct model *model, const struct event *event);
/*
 * What a model wrote for the same thread stands behind the fresh local drafts, where the
 * agent asked again: until the new answers are whole, or for good where none comes. Its
 * boxes go on living; false where there is nothing of that kind.
 */
bool asking_carry(struct model *model, struct offered *fresh);
/*
 * Picks and products of fresh, which is taken, stand in the place of what was offered; a
 * model's words of a pick stay with it.
 */
void asking_repick(struct model *model, struct offered *fresh);
/* offered, with what a model added to it. */
void asking_offered_destroy(struct model *model);

#endif
