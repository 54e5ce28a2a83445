#include "news.h"

#define GATHER_SECONDS 1  /* what comes at once is told at once */
#define APART_SECONDS  10 /* between two that are told */

static void add(struct model *model, size_t *count, size_t more)
{
    struct news *news = &model->news;

    if (!model->preferences.notifies && !model->preferences.rings)
        return;
    if (!news->tickets && !news->messages && !news->late)
        news->since = model->now;
    *count += more;
}

void news_head(struct model *model, const struct event *event)
{
    const struct ticket_head *head = event->heads;
    bool waited = false;

    if (!event->is_arrival || model->is_loading || !queue_waits(head, model->now))
        return;
    if (!queue_knows(&model->queue, head, &waited))
        add(model, &model->news.tickets, 1);
    else if (!waited)
        add(model, &model->news.messages, 1);
}

void news_late(struct model *model, size_t count)
{
    if (count && !model->is_loading)
        add(model, &model->news.late, count);
}

moment_t news_due(const struct model *model)
{
    const struct news *news = &model->news;
    moment_t gathered = news->since + GATHER_SECONDS;
    moment_t apart = news->told_at ? news->told_at + APART_SECONDS : 0;

    if ((!news->tickets && !news->messages && !news->late) || model->is_locked)
        return MOMENT_NONE;
    return gathered > apart ? gathered : apart;
}

static void count_add(struct buffer *out, size_t count, const char *one, const char *many)
{
    if (count)
        buffer_format(out, "%s%zu %s", out->len ? ", " : "", count,
                      count == 1 ? one : many);
}

/* Of nobody: other eyes may be on that screen, and other programs keep what they show. */
static void notify(const struct news *news, struct effects *effects)
{
    struct buffer text;

    buffer_init(&text, 256);
    count_add(&text, news->tickets, "new ticket", "new tickets");
    count_add(&text, news->messages, "new message", "new messages");
    count_add(&text, news->late, "late", "late");
    effects_add(effects, EFFECT_NOTIFY)->text =
        arena_text(&effects->arena, buffer_text(&text));
    buffer_release(&text);
}

void news_tick(struct model *model, struct effects *effects)
{
    struct news *news = &model->news;
    moment_t due = news_due(model);

    if (due == MOMENT_NONE || due > model->now)
        return;
    if (model->preferences.notifies)
        notify(news, effects);
    if (model->preferences.rings)
        effects_add(effects, EFFECT_BELL);
    *news = (struct news){.told_at = model->now};
}
