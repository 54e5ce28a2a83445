/* The limit while it is typed: the queue shows what fits, and Esc brings back what was.
 * Nobody outside src/app includes it. */
#ifndef APP_LIMIT_TRY_H
#define APP_LIMIT_TRY_H

#include "app/model.h"

/* After each event: the queue follows what stands in the prompt, or is as it was before
 * where the prompt was left without Enter. */
void limit_follow(struct model *model);
/* Where texts are held it follows behind the letter's echo, by this. */
bool limit_wants_time(const struct model *model);
void limit_go_on(struct model *model);
/* Enter: what is typed stays. */
void limit_try_keep(struct model *model);
void limit_try_forget(struct limit_try *try);

#endif
