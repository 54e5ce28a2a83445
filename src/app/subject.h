/*
 * What the menu or the prompt that stands was opened about. Tickets, drafts and catalogues
 * change while a person reads the question: the answer is to what was asked, or to nothing,
 * and then it is said. Nobody outside src/app includes it.
 */
#ifndef APP_SUBJECT_H
#define APP_SUBJECT_H

#include "app/model.h"

/* A question begins: about the ticket that is open, and nothing else yet. */
void subject_begin(struct model *model);
/* It is about these tickets: the ones that a change is meant for now. */
void subject_tickets(struct model *model);
/* It is about this text, or what has this name; copied. */
void subject_text(struct model *model, struct text text);
/* Still about that; else false, and said: name is what it was about. */
bool subject_stands(struct model *model, struct text text, const char *name);
/* The ticket it was opened over is still the open one; else false, and said. */
bool subject_is_open(struct model *model);
/* A ticket that it is about was erased. */
bool subject_is_gone(const struct model *model);
/* After each event: where nothing asks any more, all this is forgotten. */
void subject_follow(struct model *model);
void subject_forget(struct subject *subject);

#endif
