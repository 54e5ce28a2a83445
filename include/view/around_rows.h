/*
 * The rows of the lists on the right while one walks them: an order with what it unfolds
 * to, the customer's history. A fact a row, its name on the left, its value on the right or
 * below; rows far from the marked one are not made.
 */
#ifndef VIEW_AROUND_ROWS_H
#define VIEW_AROUND_ROWS_H

#include "app/around.h"
#include "view/digest.h"
#include "view/rows.h"

/* Rows of a list made before and behind the marked one: more than any pane shows. */
#define AROUND_ROWS ((size_t)80)

/* "due   25 Nov"; the value stands below where both do not fit into so many columns. */
void around_pair(struct rows *rows, int columns, size_t item, const char *own,
                 enum style style, struct shown value);
/*
 * What stands before a line's title, and its price, the shown amount of one piece: the
 * quantity goes in front of the price ("2 x 14.90"), where there is room for both beside
 * a title, else in front of the title.
 */
struct shown around_count(const struct view *view, const struct order_line *line,
                          int columns, struct shown *price);
/* One fact of an order, which is open. */
void around_fact(const struct view *view, int columns, size_t item, const struct fact *fact,
                 struct rows *rows);
/* One event of the history. */
void around_past(const struct view *view, int columns, size_t item, const struct past *past,
                 struct rows *rows);
/* Takes in all that is drawn of them. */
void around_digest(const struct rows *rows, struct digest *digest);

#endif
