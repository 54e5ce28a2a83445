#include "visit.h"

#include "asking.h"
#include "choose.h"
#include "effort.h"
#include "errand.h"
#include "history.h"
#include "menu.h"
#include "overlay.h"
#include "parked.h"
#include "reject.h"
#include "reply.h"
#include "say.h"
#include "search.h"
#include "send.h"
#include "translation.h"
#include "triage_kept.h"
#include "visit_parts.h"

#define DRAFTS_WANTED 3

static void string_set(char **string, const char *value)
{
    char *copy = memory_text(value);

    memory_free(*string);
    *string = copy;
}

void visit_load(struct effects *effects, const char *id)
{
    struct effect *effect = effects_add(effects, EFFECT_OPEN);

    effect->ticket = arena_text(&effects->arena, id);
}

void visit_keep(struct model *model, struct effects *effects)
{
    if (!model->open)
        return;
    visit_tell_read(model, effects);
    reply_keep_last(model, effects);
}

/* What is not yet durable stays in memory. */
static void text_park(struct model *model, const struct reply *reply)
{
    if (reply->is_kept || !reply_stands(model, reply->is_internal))
        return;
    struct parked *parked = parked_put(
        model, open_id(model), buffer_text(&reply->composer.text), reply->is_internal);
    attachments_add(&parked->files, reply->files.list, reply->files.count);
    parked->takes = memory_text(reply->takes);
    parked->draft_text = memory_text(reply->draft_text);
    parked->draft_number = reply->draft_number;
    parked->caret = reply->composer.caret;
    parked->keeps = reply->keeps;
}

void visit_retired_destroy(struct model *model, size_t count)
{
    for (size_t i = 0; i < count; i++)
        loaded_destroy(model->retired[i]);
    model->retired_count -= count;
    model->retired_at_offer -=
        count < model->retired_at_offer ? count : model->retired_at_offer;
    for (size_t i = 0; i < model->retired_count; i++)
        model->retired[i] = model->retired[i + count];
}

void visit_retire(struct model *model, struct loaded *before)
{
    model->retired = memory_reserve(model->retired, &model->retired_capacity,
                                    model->retired_count, sizeof(struct loaded *));
    model->retired[model->retired_count++] = before;
    if (!model->offered && !model->offer_request)
        visit_retired_destroy(model, model->retired_count);
}

void visit_release(struct model *model)
{
    asking_offered_destroy(model);
    loaded_destroy(model->open);
    visit_retired_destroy(model, model->retired_count);
    memory_free(model->retired);
    history_forget(model);
}

void visit_drop(struct model *model, struct effects *effects)
{
    unsay(model, model->asking.note);
    asking_stop(&model->asking, effects);
    reply_reset(model);
    errand_leave(model, effects);
    translations_stop(model, effects);
    model->has_triage = false;
    loaded_destroy(model->open);
    asking_offered_destroy(model);
    model->open = NULL;
    model->opened_at = MOMENT_NONE;
    visit_retired_destroy(model, model->retired_count);
    model->is_offer_answered = model->is_offer_late = false;
    model->is_offer_stale = model->is_painted = model->thread_to_match = false;
    model->is_reading_again = false;
    rejections_forget(model);
    model->offer_request = model->show_request = 0;
    model->draft_selected = model->pick_selected = model->order_selected = 0;
    model->order_part = model->order_unfolded = 0;
    history_forget(model);
    model->picks_seen = 0;
    model->fact_pane = PANE_QUEUE; /* none was marked in this ticket yet */
    model->draft_claim = model->search_message = model->cited_message = SIZE_MAX;
    model->unfolded = (struct unfolded){.message = SIZE_MAX};
    model->has_left = false;
    model->search_scan.left = 0;
    search_count_forget(model);
    model->messages_seen = model->newest_seen = model->snooze_told = 0;
    model->thread_top = (struct thread_top){.is_end = true};
    model->drawn.thread_columns = 0; /* its place is no place of another thread */
}

static void visit_leave(struct model *model, struct effects *effects)
{
    if (model->pending)
        send_stop(model, "You went on before it was checked");
    if (!model->open)
        return;
    if (!model->is_preview)
        string_set(&model->before_ticket, open_id(model));
    visit_keep(model, effects);
    text_park(model, &model->beside);
    text_park(model, &model->reply);
    if (!reply_or_note_stands(model))
        effort_begin(model, open_id(model));
    visit_drop(model, effects);
}

void visit_offer(struct model *model, struct effects *effects, enum offer_cause cause,
                 const char *instruction)
{
    asking_stop(&model->asking, effects);
    struct effect *effect = effects_add(effects, EFFECT_OFFER);

    model->asking.request = ++model->request;
    if (cause != OFFER_PREVIEWED) {
        model->offer_request = model->request;
        model->retired_at_offer = model->retired_count;
    }
    model->offer_is_wanted = cause == OFFER_WANTED;
    effect->ticket = arena_text(&effects->arena, open_id(model));
    effect->request = model->request;
    effect->wanted = DRAFTS_WANTED;
    effect->text = arena_text(&effects->arena, instruction);
    effect->asks_model = cause == OFFER_WANTED;
    effect->is_local = cause == OFFER_UNLOCKED;
    effect->is_model_alone = cause == OFFER_PREVIEWED;
    effect->is_ahead = model->is_preview;
}

/* What was shown ahead came from this machine, and a model may answer who opened it. */
static bool wants_model(const struct model *model, bool was_preview)
{
    return was_preview && model->offered && !model_is_local(model) &&
           !model->offered->suggestion.model;
}

void visit_opened(struct model *model, struct effects *effects, enum offer_cause cause)
{
    bool was_preview = model->is_preview;

    model->is_preview = false;
    if (!model->open)
        return;
    model->opened_at = model->now;
    if (was_preview &&
        model->open->read_at < model->now) /* it may have lain there for long */
        visit_load(effects, open_id(model));
    if (!model->offered && !model->offer_request)
        visit_offer(model, effects, cause, NULL);
    else if (wants_model(model, was_preview))
        visit_offer(model, effects, OFFER_PREVIEWED, NULL);
    triage_ask(model, effects);
    menu_unsent(model);
}

bool visit_work(struct model *model, struct effects *effects)
{
    if (!model->open) {
        say_error(model, model->wanted_ticket ? "The ticket is being opened"
                                              : "No ticket is open: " KEY_NEXT
                                                " opens the next one");
        return false;
    }
    if (model->is_preview)
        visit_opened(model, effects, OFFER_OPENED);
    return true;
}

void visit_open(struct model *model, struct effects *effects, const char *id)
{
    char *wanted = memory_text(id);

    queue_select(&model->queue, wanted);
    model->mode = MODE_READING;
    model->pane = PANE_THREAD;
    if (string_equals(wanted, model->open ? open_id(model) : model->wanted_ticket)) {
        if (model->is_preview)
            visit_opened(model, effects, OFFER_OPENED);
        memory_free(wanted);
        return;
    }
    visit_leave(model, effects);
    model->is_preview = false;
    memory_free(model->wanted_ticket);
    model->wanted_ticket = wanted;
    visit_load(effects, wanted);
}

static const char *here(const struct model *model)
{
    return model->open ? open_id(model) : model->wanted_ticket;
}

const struct ticket_head *visit_next_waiting(const struct model *model, const char *from)
{
    const struct ticket_head *head = queue_next_waiting(&model->queue, from);
    const struct ticket_head *first = head;

    while (head && model_held(model, head->id)) {
        head = queue_next_waiting(&model->queue, head->id);
        if (head == first || (head && string_equals(head->id, from)))
            return NULL;
    }
    return head;
}

/* No other ticket does or is that: those behind a limit are told of. */
static void no_other_say(struct model *model, const char *what)
{
    char key[24];

    keymap_show(&model->keymap, model_place(model), COMMAND_CLEAR_LIMIT, 0, key,
                sizeof(key));
    if (model->queue.limit_text)
        say(model, "No other ticket %s within the limit: %s shows the whole queue", what,
            key[0] ? key : ":clear-limit");
    else
        say(model, "No other ticket %s", what);
}

void visit_next(struct model *model, struct effects *effects)
{
    /* Unless the queue was limited to others meanwhile. */
    if (model->is_preview && queue_select(&model->queue, here(model))) {
        visit_open(model, effects, here(model));
        return;
    }
    const struct ticket_head *head = visit_next_waiting(model, here(model));
    if (!head) {
        no_other_say(model, "waits");
        return;
    }
    visit_open(model, effects, head->id);
}

void visit_next_unread(struct model *model, struct effects *effects)
{
    const struct ticket_head *head =
        model->is_preview ? queue_find(&model->queue, here(model)) : NULL;

    /* What is shown ahead was not read yet. */
    if (!head || !head->unread || !queue_select(&model->queue, head->id))
        head = queue_next_unread(&model->queue, here(model));
    if (head)
        visit_open(model, effects, head->id);
    else
        no_other_say(model, "is unread");
}

void visit_preview(struct model *model, struct effects *effects)
{
    const struct ticket_head *head = queue_next_waiting(&model->queue, NULL);

    if (model->open || model->wanted_ticket || model->is_locked)
        return;
    if (!head)
        head = queue_at(&model->queue, 0);
    if (!head)
        return;
    queue_select(&model->queue, head->id);
    string_set(&model->wanted_ticket, head->id);
    model->is_preview = true;
    visit_load(effects, head->id);
}

/* False where it was waited for: what comes of it is let go. */
static bool is_wanted_there(struct model *model)
{
    if (!model->wanted_ticket || queue_find(&model->queue, model->wanted_ticket))
        return true;
    memory_free(model->wanted_ticket);
    model->wanted_ticket = NULL;
    return false;
}

static bool is_open_there(const struct model *model)
{
    return !model->open || queue_find(&model->queue, open_id(model));
}

void visit_gone(struct model *model, struct effects *effects)
{
    bool is_there = is_wanted_there(model);

    if (is_open_there(model) && (is_there || model->open))
        return;
    model->is_preview = false;
    model->pending = PENDING_NONE;
    visit_drop(model, effects);
    if (model->overlay.kind != OVERLAY_HELP) /* a text of the ticket's */
        overlay_close(model);
    model->mode = MODE_READING;
    model->pane = PANE_QUEUE;
    say_error(model, "The ticket that was open is no more: it was erased");
}

bool visit_is_whole(const struct model *model, const char *ticket)
{
    return model->open && !model->open->is_part && string_equals(ticket, open_id(model));
}

void visit_again(struct model *model, struct effects *effects)
{
    if (visit_work(model, effects))
        visit_refresh(model, effects);
}

void visit_refresh(struct model *model, struct effects *effects)
{
    if (!model->open)
        return;
    visit_load(effects, open_id(model));
    struct effect *effect = effects_add(effects, EFFECT_PICKS);
    effect->ticket = arena_text(&effects->arena, open_id(model));
    if (!composer_is_empty(&model->reply.composer))
        reply_look_up(model, effects); /* one that is being sent is by what is read then */
}
