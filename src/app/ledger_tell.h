/* What the ledger is told, as part of effects. Nobody outside src/app includes it. */
#ifndef APP_LEDGER_TELL_H
#define APP_LEDGER_TELL_H

#include "app/model.h"
#include "reply.h"

/*
 * A draft of the offer met its fate: that one in front, and behind it those that stood
 * beside it and that the ledger has not been told of yet: a model's that came since the
 * last time too. at is its index; none: only those.
 */
#define DRAFT_NONE SIZE_MAX
void ledger_tell_drafts(struct model *model, struct effects *effects, struct effect *effect,
                        size_t at, enum draft_fate fate, const char *reason);
/* The errand's text takes the place of the reply's; how: "shorter". */
void ledger_tell_rewriting(struct model *model, struct effects *effects, const char *how);
/* As records call a draft of that text; NULL: none. */
const char *ledger_tell_name(const char *draft, struct arena *arena);
/* What the guard says of the reply as it goes out (the effect's text). */
void ledger_tell_verdicts(struct model *model, struct effects *effects,
                          struct effect *effect);
/* Something was passed over the guard's head; block NULL where nothing stopped. */
void ledger_tell_override(struct model *model, struct effects *effects,
                          struct effect *effect, const struct block *block,
                          const struct ledger_override *override);

#endif
