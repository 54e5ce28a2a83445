/*
 * The palette: commands, macros and articles that are at hand, and the tickets, customers
 * and products that the edge finds as one types, in one list. Nobody outside src/app
 * includes it.
 */
#ifndef APP_PALETTE_H
#define APP_PALETTE_H

#include "app/model.h"

void menu_palette(struct model *model);
/* After each event: what is typed is looked for; nothing is any more once the list is
 * closed. */
void palette_follow(struct model *model, struct effects *effects);
/* EVENT_FOUND. */
void palette_found(struct model *model, const struct event *event);
void palette_forget(struct palette *palette);

#endif
