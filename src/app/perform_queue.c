#include "perform.h"

#include "answer.h"
#include "app/saved_view.h"
#include "overlay.h"
#include "prompt.h"
#include "say.h"
#include "search.h"

void perform_limit(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    prompt_open(model, PROMPT_LIMIT, model->queue.limit_text);
    if (!model->queue.limit_text)
        return;
    prompt_offer(&model->prompt);
    prompt_hint(model, "type over it · a space adds to it");
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
        (enum queue_order)((model->queue.order_next + 1) % QUEUE_ORDER_COUNT);

    (void)effects, (void)argument;
    queue_set_order(&model->queue, next, model->now);
    if (model->is_loading) /* nothing goes on by steps before that has ended */
        queue_arrange(&model->queue, model->now);
    say(model, "Sorted by %s", queue_order_name(next));
}

/* "1 late, 2 Chinese"; where none has a name, where they get one. */
static const char *views_list(const struct model *model, struct arena *arena)
{
    const char *list = "";
    const struct saved_view *view;

    for (int i = 1; (view = saved_view_at(model, i)) != NULL; i++)
        list = arena_format(arena, "%s%s%d %s", list, i > 1 ? ", " : "", i, view->name);
    return *list ? list : "[views] in deskhand.conf names them";
}

void perform_view(struct model *model, struct effects *effects, int argument)
{
    const struct saved_view *view = saved_view_at(model, argument);

    if (!view && argument < 1)
        say(model, "Which view? %s", views_list(model, &effects->arena));
    else if (!view)
        say(model, "There is no view %d (%s)", argument,
            views_list(model, &effects->arena));
    if (!view)
        return;
    limit_put(model, effects, view->limit);
}

bool answer_view(struct model *model, struct effects *effects, struct text answer,
                 struct error *err)
{
    int64_t number = saved_view_called(model, answer);

    if (!number && !text_to_integer(answer, 1, 9, &number))
        number = saved_view_named(model, answer);
    if (!number)
        return error_set(err, ERROR_NOT_FOUND, "There is no view %.*s (%s)",
                         (int)answer.len, answer.bytes, views_list(model, &effects->arena));
    perform_view(model, effects, (int)number);
    return true;
}

void perform_search(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    if (model->overlay.kind)
        overlay_seek(model);
    else if (!model->menu.kind)
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
