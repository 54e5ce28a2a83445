/* Theme files compiled in: a line each, NULL at the end (made by the Makefile from
 * themes/). */
#ifndef CONFIG_THEME_TEXTS_H
#define CONFIG_THEME_TEXTS_H

extern const char *const theme_text_dark[];
extern const char *const theme_text_light[];
extern const char *const theme_text_sixteen[];

#endif
