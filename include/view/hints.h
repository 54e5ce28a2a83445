/*
 * The keys that count where one is, in the last line: as many as there is room for, the most
 * wanted first.
 */
#ifndef VIEW_HINTS_H
#define VIEW_HINTS_H

#include "base/attributes.h"
#include "view/digest.h"
#include "view/view.h"

/* The keys of the commands worth a hint, looked up once a place. */
struct hints;
struct hints *hints_create(void) MUST_CHECK;
void hints_destroy(struct hints *hints);

/* Takes in what of the model says which hints do something. */
void hints_digest(const struct model *model, struct digest *digest);
/* Behind so many cells the most wanted hint has room, and the one that leads to all keys. */
bool hints_have_room(const struct view *view, int column);
void hints_draw(const struct view *view, int column);

#endif
