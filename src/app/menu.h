/* A list to choose from: its items, the filter, the marked row. Nobody outside src/app
 * includes it. */
#ifndef APP_MENU_H
#define APP_MENU_H

#include "app/model.h"
#include "base/attributes.h"

#define MENU_PUTS_IN "put it in"

void menu_init(struct menu *menu);
void menu_release(struct menu *menu);
/* Closes what is open and begins an empty list. */
void menu_begin(struct model *model, enum menu_kind kind, bool is_filtered,
                const char *title);
/* label and detail (NULL: none) are copied. */
void menu_add(struct menu *menu, char digit, int value, const char *label,
              const char *detail);
/* The last item means what has this id, wherever that stands when it is chosen. */
void menu_name_last(struct menu *menu, const char *id);
/* Without the last item, where its value is this. */
void menu_drop_last(struct menu *menu, int value);
/* After the last item, and after each change of the filter: what is shown. */
void menu_filter(struct menu *menu);
void menu_close(struct model *model);
/* Moves the mark by so many rows, to the ends at most. */
void menu_move(struct menu *menu, int64_t rows);
/* The marked item, NULL where the list is empty. */
const struct menu_item *menu_marked(const struct menu *menu);
/* The item that words are typed for; NULL: none. */
const struct menu_item *menu_with_words(const struct menu *menu);
/* The item that the key chooses at once, NULL. */
const struct menu_item *menu_with_digit(const struct menu *menu, struct key key);

#endif
