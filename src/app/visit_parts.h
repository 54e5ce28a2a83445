/* What the files of visits share. Nobody else includes it. */
#ifndef APP_VISIT_PARTS_H
#define APP_VISIT_PARTS_H

#include "app/model.h"
#include "visit.h"

/* Asks for the ticket, as it now is. */
void visit_load(struct effects *effects, const char *id);
/* The agent at these keys wrote it. */
bool visit_is_ours(const struct model *model, const struct message *message);
/* From now on a person works on the ticket that is shown; cause: why drafts are asked for
 * where none were. */
void visit_opened(struct model *model, struct effects *effects, enum offer_cause cause);
/* Nothing of the open ticket stays. */
void visit_drop(struct model *model, struct effects *effects);
/* The thread had so many messages when one last saw it: what came since is told. False
 * where nobody else wrote. */
bool visit_grown(struct model *model, size_t messages_before);
/* What came behind so many messages is more than notes of one's own. */
bool thread_moved_since(const struct model *model, int64_t version);
/* A newer box has come: this one is kept for as long as anything offered may borrow from
 * it. */
void visit_retire(struct model *model, struct loaded *before);
/* The first count boxes: nothing borrows from them any more. */
void visit_retired_destroy(struct model *model, size_t count);
/* The ticket has been loaded: what was written to it and not sent stands there again. */
void visit_text_return(struct model *model);
/* And beside it what came back from being held, or from the editor, while it was not open. */
void visit_text_join(struct model *model);
/* Tells, once, how far the thread has been on the screen. */
void visit_tell_read(struct model *model, struct effects *effects);

#endif
