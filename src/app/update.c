#include "app/update.h"

#include "asking.h"
#include "attach.h"
#include "bookmark_parts.h"
#include "choose.h"
#include "deed.h"
#include "effort.h"
#include "engine.h"
#include "errand.h"
#include "failed.h"
#include "focus.h"
#include "gone.h"
#include "history.h"
#include "keys.h"
#include "limit_try.h"
#include "marked_row.h"
#include "misspelt.h"
#include "news.h"
#include "overlay.h"
#include "palette.h"
#include "parked.h"
#include "perform.h"
#include "preview.h"
#include "prompt.h"
#include "reply.h"
#include "say.h"
#include "search.h"
#include "send.h"
#include "subject.h"
#include "theme_choice.h"
#include "translation.h"
#include "triage_kept.h"
#include "visit.h"

#define SIFTED_AT_ONCE 65536 /* rows: a few milliseconds */

typedef void event_function(struct model *model, struct event *event,
                            struct effects *effects);

static void on_resize(struct model *model, struct event *event, struct effects *effects)
{
    (void)effects;
    model->rows = event->rows;
    model->columns = event->columns;
}

static void queue_go_on(struct model *model)
{
    size_t late = model->queue.late;

    queue_tick(&model->queue, model->now);
    if (!model->limit_try.is_on && model->menu.kind != MENU_PALETTE)
        queue_give_back_texts(&model->queue);
    if (model->queue.late > late)
        news_late(model, model->queue.late - late);
}

static void on_tick(struct model *model, struct event *event, struct effects *effects)
{
    (void)event;
    model->ticked_at = model->now;
    if (model->is_locked)
        return;
    if (model->now / 60 != model->queue.now / 60)
        queue_go_on(model);
    news_tick(model, effects);
    quit_tick(model);
    if (say_until(model) != MOMENT_NONE && say_until(model) <= model->now)
        say_nothing(model);
    send_tick(model, effects);
    reply_keep_due(model, effects);
    parked_keep_failed(model, effects);
}

static void on_drawn(struct model *model, struct event *event, struct effects *effects)
{
    visit_drawn(model, event, effects);
}

static void on_rest(struct model *model, struct event *event, struct effects *effects)
{
    (void)event;
    reply_rest(model);
    search_go_on(model);
    search_count_go_on(model);
    misspelt_walk(model, effects);
}

static void on_hesitated(struct model *model, struct event *event, struct effects *effects)
{
    (void)event, (void)effects;
    model->has_hesitated = model->struck.count > 0;
}

static void on_rested(struct model *model, struct event *event, struct effects *effects)
{
    (void)event;
    reply_rested(model, effects);
    misspelt_look(model, effects);
}

/* Before replies without an answer: those stand in the queue as long as they are. */
static void tell_key_conflicts(struct model *model)
{
    const struct keymap *keymap = &model->keymap;

    char more[60] = "", line[16] = "";

    if (!keymap->conflict_count)
        return;
    if (keymap->conflict_count > 1)
        snprintf(more, sizeof(more), " (and %zu more: deskhand doctor)",
                 keymap->conflict_count - 1);
    if (keymap->conflicts[0].line)
        snprintf(line, sizeof(line), ":%d", keymap->conflicts[0].line);
    say_error(model, "keys.conf%s%s: %s", line, more, keymap->conflicts[0].text);
}

/* A doubt about the vault stands before what else there is to say. */
static void tell_at_start(struct model *model)
{
    static const char *const doubts[] = {
        [VAULT_BEHIND] = "The vault is older than when it was last closed here: deskhand "
                         "verify tells more",
        [VAULT_UNANCHORED] = "The vault's anchor was gone: whether it was rolled back "
                             "cannot be told",
    };
    char rest[sizeof(model->status)];

    send_tell_unsent(model);
    tell_key_conflicts(model);
    if (model->preferences.vault == VAULT_SOUND)
        return;
    snprintf(rest, sizeof(rest), "%s", model->status);
    say_error(model, "%s%s%s", doubts[model->preferences.vault], rest[0] ? " · " : "",
              rest);
}

static void on_heads(struct model *model, struct event *event, struct effects *effects)
{
    struct queue *queue = &model->queue;

    for (size_t i = 0; i < event->count; i++)
        queue_put(queue, &event->heads[i]);
    /* Sorted anew each time the queue has doubled, and at the end: not for every slice. */
    if (!event->is_last && queue->count < 2 * model->heads_arranged)
        return;
    model->heads_arranged = queue->count;
    queue_arrange(queue, model->now);
    if (!event->is_last)
        return;
    model->is_loading = false;
    tell_at_start(model);
    visit_preview(model, effects);
}

/* The first heads as they stood when they were kept last; the rest comes by EVENT_INDEX. */
static void on_page(struct model *model, struct event *event, struct effects *effects)
{
    struct queue *queue = &model->queue;

    for (size_t i = 0; i < event->count; i++)
        queue_put(queue, &event->heads[i]);
    queue_arrange(queue, model->now);
    queue->open = event->counts.open;
    queue->waiting = event->counts.waiting;
    queue->late = event->counts.late;
    queue->unread = event->counts.unread;
    visit_preview(model, effects);
}

static void on_index(struct model *model, struct event *event, struct effects *effects)
{
    queue_add(&model->queue, event->heads, event->count);
    model->loaded = event->percent;
    if (!event->is_last)
        return;
    queue_arrange(&model->queue, model->now);
    model->is_loading = false;
    if (!event->is_more) /* else records behind it are still to be read, and it comes again */
        tell_at_start(model);
    visit_preview(model, effects);
}

static void on_sifted(struct model *model, struct event *event, struct effects *effects)
{
    struct queue *queue = &model->queue;
    bool was_settled = queue_is_settled(queue);

    (void)effects;
    if (event->count || event->next || event->is_last) {
        queue_sift(queue, event->heads, event->count, event->next, event->is_last);
    } else {
        limit_go_on(model);
        queue_sift_on(queue, SIFTED_AT_ONCE);
    }
    if (!was_settled && queue_is_settled(queue) && says_looking(model))
        say_shown(model);
}

static void on_gone(struct model *model, struct event *event, struct effects *effects)
{
    if (!event->count) /* the first word of it: what is said may name whom it is about */
        say_nothing(model);
    queue_drop(&model->queue, event->numbers, event->count);
    model->marked_count = queue_marked_count(&model->queue);
    gone_forget(model, effects);
    history_ask_again(model);
    palette_forget(&model->palette); /* what is typed is looked for again */
}

static void on_head(struct model *model, struct event *event, struct effects *effects)
{
    if (!event->heads)
        return;
    news_head(model, event);
    visit_head(model, event, effects);
}

static void on_offered(struct model *model, struct event *event, struct effects *effects)
{
    (void)effects;
    visit_offered(model, event);
}

/* What a model says of anything but drafts; false where somebody else waits for it. */
static bool is_told(struct model *model, const struct event *event)
{
    return errand_hear(model, event) || translation_hear(model, event);
}

static void on_asking(struct model *model, struct event *event, struct effects *effects)
{
    if (!is_told(model, event))
        asking_begun(model, event, effects);
}

static void on_grew(struct model *model, struct event *event, struct effects *effects)
{
    (void)effects;
    if (!is_told(model, event))
        asking_grew(model, event);
}

static void on_waits(struct model *model, struct event *event, struct effects *effects)
{
    (void)effects;
    if (!is_told(model, event))
        asking_waits(model, event);
}

static void on_explained(struct model *model, struct event *event, struct effects *effects)
{
    (void)effects;
    asking_explained(model, event);
}

static void on_answered(struct model *model, struct event *event, struct effects *effects)
{
    (void)effects;
    if (!is_told(model, event))
        asking_ended(model, event);
}

static void on_requests(struct model *model, struct event *event, struct effects *effects)
{
    (void)effects;
    if (event->request == model->show_request)
        overlay_requests(model, text_from(event->text, event->len));
}

static void on_engine(struct model *model, struct event *event, struct effects *effects)
{
    (void)effects;
    engine_set(model, event);
}

static void on_picked(struct model *model, struct event *event, struct effects *effects)
{
    (void)effects;
    visit_picked(model, event);
}

static void on_customer(struct model *model, struct event *event, struct effects *effects)
{
    (void)event;
    visit_refresh(model, effects);
}

static void on_shop(struct model *model, struct event *event, struct effects *effects)
{
    reply_forget_opinion(model);
    model->old_shops = memory_reserve(model->old_shops, &model->old_shop_capacity,
                                      model->old_shop_count, sizeof(struct shop *));
    model->old_shops[model->old_shop_count++] = model->shop;
    model->shop = event->shop;
    event->shop = NULL;
    queue_set_me(&model->queue, model->shop->agent);
    reply_read_again(model);
    visit_refresh(model, effects);
}

static void hits_take(struct hits *all, const struct hits *more)
{
    for (size_t i = 0; i < more->count; i++) {
        const struct hit *hit = &more->hits[i];
        all->hits = arena_reserve(&all->arena, all->hits, &all->capacity, all->count,
                                  sizeof(*all->hits));
        all->hits[all->count++] = (struct hit){
            .ticket = arena_text(&all->arena, hit->ticket),
            .message = arena_text(&all->arena, hit->message),
            .at = hit->at,
            .snippet = arena_text(&all->arena, hit->snippet),
            .start = hit->start,
            .end = hit->end,
        };
    }
}

static void on_hits(struct model *model, struct event *event, struct effects *effects)
{
    (void)effects;
    if (event->request == model->search_request && model->hits) {
        if (event->hits)
            hits_take(model->hits, event->hits);
        model->has_more_hits = model->is_searching && event->is_more;
        model->is_searching = model->is_searching && !event->is_last && !event->is_more;
        if (model->menu.kind == MENU_HITS)
            menu_hits(model);
    }
    hits_destroy(event->hits);
    event->hits = NULL;
}

static void on_found(struct model *model, struct event *event, struct effects *effects)
{
    (void)effects;
    palette_found(model, event);
}

static void on_history(struct model *model, struct event *event, struct effects *effects)
{
    (void)effects;
    history_came(model, event);
}

static void on_held(struct model *model, struct event *event, struct effects *effects)
{
    send_held(model, event->id, effects);
}

static void on_sent(struct model *model, struct event *event, struct effects *effects)
{
    send_sent(model, event->id, event->is_overtaken, effects);
}

static void on_nothing(struct model *model, struct event *event, struct effects *effects)
{
    (void)model, (void)event, (void)effects;
}

static void on_saved(struct model *model, struct event *event, struct effects *effects)
{
    (void)effects;
    /* The first effect's number stands for "not said". */
    if (event->of_effect == EFFECT_KEEP || event->of_effect == 0)
        keep_answered(model, event, true);
}

static void on_attached(struct model *model, struct event *event, struct effects *effects)
{
    attach_done(model, effects, event);
}

static void on_paths(struct model *model, struct event *event, struct effects *effects)
{
    (void)effects;
    attach_paths(model, event);
}

static void on_spelt(struct model *model, struct event *event, struct effects *effects)
{
    misspelt_spelt(model, event, effects);
}

static void on_suggested(struct model *model, struct event *event, struct effects *effects)
{
    misspelt_suggested(model, event, effects);
}

static void on_own_words(struct model *model, struct event *event, struct effects *effects)
{
    (void)effects;
    misspelt_own(model, event);
}

static void on_triaged(struct model *model, struct event *event, struct effects *effects)
{
    (void)effects;
    triage_keep(model, event);
}

static void on_failed(struct model *model, struct event *event, struct effects *effects)
{
    if (event->of_effect == EFFECT_ASK) /* as an answer that is none */
        is_told(model, event);
    else
        failed_tell(model, event, effects);
}

static void on_locked(struct model *model, struct event *event, struct effects *effects)
{
    (void)event;
    visit_keep(model, effects);
    parked_keep_all(model, effects);
    errand_leave(model, effects);
    translations_stop(model, effects);
    model->is_locked = true;
    queue_give_back_texts(&model->queue);
    model->pending = PENDING_NONE;
    model->pending_is_unseen = false;
    model->struck.count = 0;
}

static void on_unlocked(struct model *model, struct event *event, struct effects *effects)
{
    model->is_locked = false;
    if (event->text)
        bookmark_unpack(model, text_from(event->text, event->len), effects);
    send_unlocked(model);
    if (model->open)
        visit_again(model, effects);
    visit_preview(model, effects);
}

static void on_hangup(struct model *model, struct event *event, struct effects *effects)
{
    (void)event;
    program_end(model, effects);
}

static event_function *const functions[] = {
    [EVENT_KEY] = keys_struck,        [EVENT_PASTE] = keys_pasted,
    [EVENT_RESIZE] = on_resize,       [EVENT_TICK] = on_tick,
    [EVENT_DRAWN] = on_drawn,         [EVENT_REST] = on_rest,
    [EVENT_RESTED] = on_rested,       [EVENT_HEADS] = on_heads,
    [EVENT_HEAD] = on_head,           [EVENT_PAGE] = on_page,
    [EVENT_INDEX] = on_index,         [EVENT_SIFTED] = on_sifted,
    [EVENT_GONE] = on_gone,           [EVENT_LOADED] = visit_loaded,
    [EVENT_OFFERED] = on_offered,     [EVENT_ASKING] = on_asking,
    [EVENT_GREW] = on_grew,           [EVENT_WAITS] = on_waits,
    [EVENT_ANSWERED] = on_answered,   [EVENT_REQUESTS] = on_requests,
    [EVENT_ENGINE] = on_engine,       [EVENT_EXPLAINED] = on_explained,
    [EVENT_TRIAGED] = on_triaged,     [EVENT_PICKED] = on_picked,
    [EVENT_SHOP] = on_shop,           [EVENT_CUSTOMER] = on_customer,
    [EVENT_HITS] = on_hits,           [EVENT_LOOKED_UP] = send_looked_up,
    [EVENT_HELD] = on_held,           [EVENT_SENT] = on_sent,
    [EVENT_DROPPED] = on_nothing,     [EVENT_SAVED] = on_saved,
    [EVENT_EDITED] = visit_edited,    [EVENT_ATTACHED] = on_attached,
    [EVENT_PATHS] = on_paths,         [EVENT_FAILED] = on_failed,
    [EVENT_LOCKED] = on_locked,       [EVENT_UNLOCKED] = on_unlocked,
    [EVENT_HANGUP] = on_hangup,       [EVENT_HESITATED] = on_hesitated,
    [EVENT_FOUND] = on_found,         [EVENT_SPELT] = on_spelt,
    [EVENT_SUGGESTED] = on_suggested, [EVENT_OWN_WORDS] = on_own_words,
    [EVENT_HISTORY] = on_history,
};

static bool brings_tickets(enum event_kind kind)
{
    return kind == EVENT_HEAD || kind == EVENT_HEADS || kind == EVENT_GONE;
}

void update(struct model *model, struct event *event, struct effects *effects)
{
    struct marked_row before = marked_row_of(model);

    if (event->now) {
        send_stand_still(model, event->now - model->now);
        if (event->now / 60 != model->now / 60)
            model->today = moment_day(event->now);
        model->now = event->now;
    }
    queue_rest(&model->queue);
    functions[event->kind](model, event, effects);
    if (brings_tickets(event->kind))
        marked_row_hold(model, before);
    marked_row_follow(model);
    theme_follow(model, effects);
    snooze_follow(model);
    limit_follow(model);
    palette_follow(model, effects);
    preview_follow(model, event->kind);
    history_follow(model, effects);
    subject_follow(model);
}
