/* What keys mean in prompts, in menus and over texts, where they do something narrower than
 * their command says; and what may be typed there. Only src/app includes it. */
#ifndef APP_HELP_PLACE_H
#define APP_HELP_PLACE_H

#include "app/model.h"
#include "base/buffer.h"

/* What the command does at the place; the command's own help where that says it. */
const char *help_at(enum key_place place, enum command command);
/* Lines "keys<TAB>help": what may be typed into the prompt, or chooses in the menu. */
void help_typed(const struct model *model, struct buffer *out);

#endif
