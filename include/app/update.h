/*
 * The only code that changes the model: an event in, effects out. Pure: reads no clock, no file,
 * no socket. Takes the boxes in the event.
 */
#ifndef APP_UPDATE_H
#define APP_UPDATE_H

#include "app/effect.h"
#include "app/event.h"
#include "app/model.h"

void update(struct model *model, struct event *event, struct effects *effects);

#endif
