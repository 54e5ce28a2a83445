/* The keys that work at a place, from the keymap and the command table. Only src/app
 * includes it. */
#ifndef APP_HELP_H
#define APP_HELP_H

#include "app/keymap.h"
#include "base/buffer.h"

/* "<TAB>name": it stands over the lines behind it. */
void help_heading(struct buffer *out, const char *name);
/* Lines "keys<TAB>help", by sections with headings; types: letters are typed there. */
void help_add(const struct keymap *keymap, enum key_place place, bool types,
              struct buffer *out);
/* All live keys of one command, "j, Down"; "" where it has none. */
void help_keys(const struct keymap *keymap, enum key_place place, enum command command,
               struct buffer *out);

#endif
