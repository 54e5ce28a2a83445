#include "marked_row.h"

/* What a limit of the agent's brings is not the world's. */
struct marked_row marked_row_of(const struct model *model)
{
    if (!queue_is_settled(&model->queue))
        return (struct marked_row){0};
    return (struct marked_row){queue_selected_number(&model->queue), model->queue.selected};
}

/* While the first tickets come, the list is at its beginning. */
static bool is_under_a_finger(const struct model *model)
{
    return model->pane == PANE_QUEUE && !model->is_loading;
}

void marked_row_hold(struct model *model, struct marked_row before)
{
    struct marked_row now = marked_row_of(model);
    size_t *top = &model->drawn.queue_top;

    if (!is_under_a_finger(model) || !now.number || now.number != before.number)
        return;
    if (now.at > before.at)
        *top += now.at - before.at;
    else
        *top -= before.at - now.at < *top ? before.at - now.at : *top;
}
