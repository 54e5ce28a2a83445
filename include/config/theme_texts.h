/* Theme files compiled in: a line each, NULL at the end (made by the Makefile from
 * themes/). */
#ifndef CONFIG_THEME_TEXTS_H
#define CONFIG_THEME_TEXTS_H

#include "app/themes.h"

#define THEME_TEXT(id, name, use) extern const char *const theme_text_##id[];
THEMES(THEME_TEXT)
#undef THEME_TEXT

#endif
