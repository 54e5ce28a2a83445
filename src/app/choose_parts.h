/* What choosing from the menus does, by the value of the item; asked by menu_choose()
 * alone. */
#ifndef APP_CHOOSE_PARTS_H
#define APP_CHOOSE_PARTS_H

#include "app/model.h"

typedef void choose_function(struct model *model, struct effects *effects, int value);

choose_function snooze_choose;
choose_function priority_choose;
choose_function resolve_choose;
choose_function marked_choose;
choose_function macro_choose;
choose_function reject_choose;
choose_function replace_choose;
choose_function unsent_choose;
choose_function hit_choose;
choose_function rewrite_choose;
choose_function palette_choose; /* in palette.c */
choose_function files_choose;   /* in attach.c */
choose_function outside_choose; /* in outside.c */
choose_function engine_choose;  /* in engine.c */
/* In misspelt_menu.c: label is the suggestion that is put in. */
void spelling_choose(struct model *model, struct effects *effects, int value,
                     const char *label);

#endif
