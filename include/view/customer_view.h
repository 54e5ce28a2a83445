/* Who the customer is; folded where somebody else asks, or where the agent wants it so. */
#ifndef VIEW_CUSTOMER_VIEW_H
#define VIEW_CUSTOMER_VIEW_H

#include "view/digest.h"
#include "view/rows.h"
#include "view/view.h"

int customer_view_rows(const struct view *view, struct box box);
/* Takes in all that customer_view_draw() and the title look at. */
void customer_view_digest(const struct view *view, struct digest *digest);
void customer_view_draw(const struct view *view, struct box box);
void customer_view_title(const struct view *view, struct box box);
/* The rows of one fact of the profile. */
struct fact;
void customer_view_fact(const struct view *view, const struct fact *fact, size_t item,
                        struct rows *rows);

#endif
