/* The keys that work at a place, from the keymap and the command table. Only src/app
 * includes it. */
#ifndef APP_HELP_H
#define APP_HELP_H

#include "app/keymap.h"
#include "base/buffer.h"

/* Lines "keys<TAB>help" in the order of the command table; types: letters are typed there. */
void help_add(const struct keymap *keymap, enum key_place place, bool types,
              struct buffer *out);
/* All live keys of one command, "j, Down"; "" where it has none. */
void help_keys(const struct keymap *keymap, enum key_place place, enum command command,
               struct buffer *out);

#endif
