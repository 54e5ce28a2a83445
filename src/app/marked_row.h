/*
 * The row that is marked in the queue, under a finger: what the world brings moves the list
 * around it, not that row on the screen. Nobody outside src/app includes it.
 */
#ifndef APP_MARKED_ROW_H
#define APP_MARKED_ROW_H

#include "app/model.h"

struct marked_row {
    uint32_t number; /* of the ticket; 0: none */
    size_t at;       /* of the rows that the limit shows */
};
struct marked_row marked_row_of(const struct model *model);
/* As it was before the world moved something: where that ticket is still the marked one, it
 * stands in the same row of the screen again, as far as there are rows to scroll. From
 * another pane the list does not follow it (model->queue_away). */
void marked_row_hold(struct model *model, struct marked_row before);
/* At each event: back in the queue, or at another ticket, the list follows again. */
void marked_row_follow(struct model *model);

#endif
