/* What the world refused: what was shown as done is undone, and it is said why. Nobody
 * outside src/app includes it. */
#ifndef APP_FAILED_H
#define APP_FAILED_H

#include "app/model.h"

/* EVENT_FAILED, but of a question to a model. */
void failed_tell(struct model *model, struct event *event, struct effects *effects);
/* An EFFECT_KEEP of the ticket was answered; is_kept: false where it failed. */
void keep_answered(struct model *model, const struct event *event, bool is_kept);

#endif
