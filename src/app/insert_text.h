/* What a macro or an article would put into the reply to the open ticket. Only src/app
 * includes it. */
#ifndef APP_INSERT_TEXT_H
#define APP_INSERT_TEXT_H

#include "app/model.h"

/* The one of that id, NULL. */
const struct macro *macro_of(const struct shop *shop, const char *id);
const struct article *article_of(const struct shop *shop, const char *id);
/* Filled in; in the arena. NULL: nothing of it can be. */
const char *macro_text(const struct model *model, const struct macro *macro,
                       struct arena *arena, size_t *holes);
/* The paragraph that holds the most of the words; where none holds any, the one that bears
 * on the question, else its first. Borrowed. */
struct text article_text(const struct model *model, const struct article *article,
                         struct text words);

#endif
