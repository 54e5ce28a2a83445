#include "marked_row.h"

/* What a limit of the agent's brings is not the world's. */
struct marked_row marked_row_of(const struct model *model)
{
    if (!queue_is_settled(&model->queue))
        return (struct marked_row){0};
    return (struct marked_row){queue_selected_number(&model->queue), model->queue.selected};
}

/* While the first tickets come, the list is at its beginning; and what is shown at start
 * was marked by nobody. */
static bool is_under_a_finger(const struct model *model)
{
    const struct ticket_head *head = queue_selected(&model->queue);

    return model->pane == PANE_QUEUE && !model->is_loading &&
           !(model->is_preview && model->open && head &&
             string_equals(head->id, model->open->ticket.id));
}

void marked_row_hold(struct model *model, struct marked_row before)
{
    struct marked_row now = marked_row_of(model);
    size_t *top = &model->drawn.queue_top;

    if (!now.number || now.number != before.number || now.at == before.at)
        return;
    if (model->pane != PANE_QUEUE)
        model->queue_away = now.number;
    if (!is_under_a_finger(model))
        return;
    if (now.at > before.at) {
        *top += now.at - before.at;
        model->queue_slack += now.at - before.at;
        model->queue_slack_shown = model->queue.shown_count;
    } else {
        *top -= before.at - now.at < *top ? before.at - now.at : *top;
    }
}

void marked_row_follow(struct model *model)
{
    if (model->pane != PANE_QUEUE || !model->drawn.queue_top ||
        model->queue.shown_count < model->queue_slack_shown)
        model->queue_slack = model->queue_slack_shown = 0;
    if (model->queue_away && (model->pane == PANE_QUEUE ||
                              model->queue_away != queue_selected_number(&model->queue)))
        model->queue_away = 0;
}
