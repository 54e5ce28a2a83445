/*
 * Who works here, as far as it is known: to whom the queue's tickets are assigned, who wrote
 * in the tickets that were opened, the agent. Nobody outside src/app includes it.
 */
#ifndef APP_NAMES_H
#define APP_NAMES_H

#include "app/model.h"
#include "base/error.h"

#define NAMES_HEARD_MAX 200

/* The agents who wrote in it last are known from now on. */
void names_hear(struct model *model, const struct ticket *ticket);
void names_forget(struct model *model);
/* Each of them, some perhaps more than once. */
void names_each(const struct model *model, queue_word_handler *handler, void *context);
/* Somebody here is called so, or it was told once that nobody is: then it may be a new
 * colleague. all: "assigns all the same". */
bool name_may_be_given(struct model *model, struct text name, const char *all,
                       struct error *err);

#endif
