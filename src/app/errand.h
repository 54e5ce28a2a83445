/*
 * What else a model is asked: a text rewritten, the thread summed up, the reply told back
 * in the agent's language. Streams into an overlay; nothing is replaced before the agent
 * takes it. Nobody outside src/app includes it.
 */
#ifndef APP_ERRAND_H
#define APP_ERRAND_H

#include "app/model.h"
#include "base/attributes.h"

/* The text that = would rewrite now: what is written, the marked draft, the reply. NULL,
 * and said, where there is none. draft: its number, 0: the reply's. Owned by the caller. */
char *errand_subject(struct model *model, size_t *draft) MUST_CHECK;
/* The text that a menu or prompt asked about is the one that would be rewritten now; else
 * false, and said. */
bool errand_asked(struct model *model);
void errand_rewrite(struct model *model, struct effects *effects, enum rewrite_how how,
                    const char *instruction);
void errand_summary(struct model *model, struct effects *effects);
void errand_back(struct model *model, struct effects *effects);
/* The same once more. */
void errand_again(struct model *model, struct effects *effects);
/* Its overlay lies over the panes. */
bool errand_is_shown(const struct model *model);
/* Enter: a rewritten text takes the place of the one that is there, as one change; any
 * other errand's overlay is closed. */
void errand_enter(struct model *model, struct effects *effects);
/* Its overlay is left: what runs is stopped, all stays as it was. */
void errand_leave(struct model *model, struct effects *effects);
/* Another ticket: nothing of it stays. */
void errand_forget(struct model *model);
/* Takes the event where it is of its request. */
bool errand_hear(struct model *model, const struct event *event);
/* Makes its overlay anew (errand_show.c). */
void errand_show(struct model *model);
/* The language that the agent reads. */
const char *errand_language(const struct model *model);
/* As a person says it: "shorter", "in the customer's language". */
const char *rewrite_how_words(enum rewrite_how how);

#endif
