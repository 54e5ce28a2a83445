#include "limit_try.h"

#include "base/memory.h"
#include "prompt.h"

void limit_try_forget(struct limit_try *try)
{
    memory_free(try->before);
    memory_free(try->selected);
    *try = (struct limit_try){0};
}

static void begin(struct model *model)
{
    const struct ticket_head *selected = queue_selected(&model->queue);

    model->limit_try = (struct limit_try){
        .is_on = true,
        .before = memory_text(model->queue.limit_text),
        .selected = memory_text(selected ? selected->id : NULL),
        .pane = model->pane,
        .version = model->prompt.line.version,
    };
    queue_hold_texts(&model->queue);
    if (model->mode == MODE_READING)
        model->pane = PANE_QUEUE;
}

/* The ticket that was selected when it began is so whenever it is shown. */
static void select_again(struct model *model)
{
    struct queue *queue = &model->queue;
    const char *id = model->limit_try.selected;
    const struct ticket_head *head = id ? queue_find(queue, id) : NULL;

    if (!head)
        return;
    queue->sift_selected = head->number;
    if (!queue->is_stale && !queue_select(queue, id))
        queue->selected = 0;
}

static bool show(struct model *model, const char *text, struct error *err)
{
    if (string_equals(text, string_or_empty(model->queue.limit_text)))
        return true;
    if (!queue_set_limit(&model->queue, text, model->now, err))
        return false;
    select_again(model);
    return true;
}

/* A last word that is not understood, since its end is still to be typed, counts for
 * nothing; what may stand there is told. */
static void show_typed(struct model *model, struct text typed)
{
    char *text = memory_copy(typed.bytes, typed.len);
    size_t len = typed.len;
    struct error err = {0};

    if (!show(model, text, &err)) {
        prompt_hint(model, "%s", err.text);
        while (len > 0 && text[len - 1] != ' ')
            len--;
        while (len > 0 && text[len - 1] == ' ')
            len--;
        text[len] = '\0';
        show(model, text, NULL);
    }
    memory_free(text);
}

static void take_back(struct model *model)
{
    show(model, string_or_empty(model->limit_try.before), NULL);
    if (model->mode == MODE_READING && model->pane == PANE_QUEUE)
        model->pane = model->limit_try.pane;
    limit_try_forget(&model->limit_try);
}

void limit_try_keep(struct model *model)
{
    limit_try_forget(&model->limit_try);
}

/* How many there are, of what was typed and is understood. */
static void tell_count(struct model *model)
{
    const struct queue *queue = &model->queue;
    struct prompt *prompt = &model->prompt;
    struct text typed = text_trim(composer_text(&prompt->line));
    size_t count = queue->shown_count;

    bool is_untouched =
        prompt->error[0] && text_is(typed, string_or_empty(model->limit_try.before));

    if (prompt->is_refused || is_untouched ||
        !text_is(typed, string_or_empty(queue->limit_text)))
        return;
    if (!typed.len)
        prompt->error[0] = '\0';
    else if (!queue_is_settled(queue))
        prompt_hint(model, "looking…");
    else
        prompt_hint(model, count == 1 ? "%zu ticket" : "%zu tickets", count);
}

void limit_follow(struct model *model)
{
    const struct limit_try *try = &model->limit_try;

    if (model->is_locked && model->prompt.kind == PROMPT_LIMIT)
        prompt_close(model);
    if (model->prompt.kind != PROMPT_LIMIT) {
        if (try->is_on)
            take_back(model);
        return;
    }
    if (!try->is_on)
        begin(model);
    if (!model->queue.texts)
        limit_go_on(model);
    tell_count(model);
}

bool limit_wants_time(const struct model *model)
{
    return model->prompt.kind == PROMPT_LIMIT && model->limit_try.is_on &&
           model->prompt.line.version != model->limit_try.version;
}

void limit_go_on(struct model *model)
{
    if (!limit_wants_time(model))
        return;
    model->limit_try.version = model->prompt.line.version;
    show_typed(model, text_trim(composer_text(&model->prompt.line)));
}
