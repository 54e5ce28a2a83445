#include "perform.h"

#include "answer.h"
#include "prompt.h"
#include "say.h"
#include "search.h"

void perform_limit(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    prompt_open(model, PROMPT_LIMIT, model->queue.limit_text);
}

static void limit_put(struct model *model, struct effects *effects, const char *limit)
{
    struct error err;

    if (!answer_limit(model, effects, text_of(limit), &err))
        say_error(model, "%s", err.text);
}

void perform_clear_limit(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    limit_put(model, effects, "");
}

/* In the queue of the row under the mark, elsewhere of the open ticket. */
static const char *customer_meant(const struct model *model)
{
    const struct ticket_head *head = queue_selected(&model->queue);

    if (model->mode == MODE_READING && model->pane == PANE_QUEUE)
        return head ? head->customer : NULL;
    return model->open ? model->open->ticket.customer : NULL;
}

void perform_their_tickets(struct model *model, struct effects *effects, int argument)
{
    const char *customer = customer_meant(model);

    (void)argument;
    if (!customer)
        say(model, "No ticket is marked or open");
    else
        limit_to_customer(model, effects, customer);
}

void perform_order(struct model *model, struct effects *effects, int argument)
{
    enum queue_order next =
        (enum queue_order)((model->queue.order + 1) % QUEUE_ORDER_COUNT);

    (void)effects, (void)argument;
    queue_set_order(&model->queue, next, model->now);
    say(model, "Sorted by %s", queue_order_name(next));
}

void perform_view(struct model *model, struct effects *effects, int argument)
{
    const struct preferences *preferences = &model->preferences;
    size_t index = argument > 0 ? (size_t)argument - 1 : 0;

    if (index >= preferences->view_count) {
        say(model, "There is no view %zu ([views] in deskhand.conf)", index + 1);
        return;
    }
    limit_put(model, effects, preferences->views[index].limit);
    if (!model->status_is_error && queue_is_settled(&model->queue))
        say(model, "%s: %zu ticket%s: %s", preferences->views[index].name,
            model->queue.shown_count, model->queue.shown_count == 1 ? "" : "s",
            preferences->views[index].limit);
}

void perform_search(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    prompt_open(model, PROMPT_SEARCH, NULL);
}

void perform_next_match(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    search_step(model, 1);
}

void perform_previous_match(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    search_step(model, -1);
}
