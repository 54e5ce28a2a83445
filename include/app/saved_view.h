/*
 * The saved views of the configuration: limits of the queue with a name, one a digit.
 */
#ifndef APP_SAVED_VIEW_H
#define APP_SAVED_VIEW_H

#include "app/model.h"
#include "base/text.h"

/* The view of that number, from 1 on; NULL where there is none. */
const struct saved_view *saved_view_at(const struct model *model, int number);
/* The number of the view of that very name, whatever the case; 0 where there is none. */
int saved_view_called(const struct model *model, struct text name);
/* The number of the view of that name, or of the only one that begins so, whatever the
 * case; 0 where there is none. */
int saved_view_named(const struct model *model, struct text name);
/* The first one whose limit the queue has; NULL where it has another, or none. */
const struct saved_view *saved_view_on(const struct model *model);

#endif
