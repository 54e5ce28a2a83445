/*
 * The theme: chosen by :theme, and shown before it is chosen, as its row of the menu is
 * marked or its name stands on the command line. Nobody outside src/app includes it.
 */
#ifndef APP_THEME_CHOICE_H
#define APP_THEME_CHOICE_H

#include "app/effect.h"
#include "app/model.h"
#include "base/text.h"

#include <stddef.h>

/* Every theme's name, NULL at the end. */
extern const char *const theme_names[];

/* Its rows, the one that is chosen marked. */
void theme_menu(struct model *model);
/* A theme by its name, or a path to its file. */
void theme_choose(struct model *model, struct effects *effects, struct text name);
/* Its file could not be read: the one before stays. */
void theme_failed(struct model *model);
/* After a key: what is marked or typed is shown; where nothing is, what was chosen. */
void theme_follow(struct model *model, struct effects *effects);

#endif
