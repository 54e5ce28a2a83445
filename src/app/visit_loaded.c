#include "visit.h"

#include "around_put.h"
#include "asking.h"
#include "bookmark_parts.h"
#include "effort.h"
#include "history.h"
#include "insert.h"
#include "names.h"
#include "parked.h"
#include "reject.h"
#include "reply.h"
#include "say.h"
#include "search.h"
#include "send.h"
#include "triage_kept.h"
#include "visit_parts.h"

void visit_find_message(struct model *model)
{
    if (!model->open)
        return;
    const struct ticket *ticket = &model->open->ticket;

    for (size_t i = 0; model->wanted_message && i < ticket->message_count; i++) {
        if (string_equals(ticket->messages[i].id, model->wanted_message)) {
            search_stand(model, i, 1);
        }
    }
    memory_free(model->wanted_message);
    model->wanted_message = NULL;
}

void visit_moved(struct model *model, char *words)
{
    bool is_writing = model->mode == MODE_WRITING || reply_or_note_stands(model);

    if (!is_writing) {
        memory_free(words);
        return;
    }
    memory_free(model->moved);
    model->moved = words;
    model->moved_was_seen = false;
    if (model->pending)
        send_stop(model, model->moved);
}

/* Another program that runs has a text of its own here. */
static void elsewhere_say(struct model *model)
{
    const struct loaded *open = model->open;

    say(model, "%s is writing here too: %s",
        open->elsewhere_by && *open->elsewhere_by ? open->elsewhere_by : "Another screen",
        open->elsewhere);
}

bool visit_grown(struct model *model, size_t messages_before)
{
    struct loaded before = *model->open;
    struct thread_growth growth;

    before.ticket.message_count = messages_before;
    thread_growth_of(model, &before, model->open, &growth);
    if (!growth.newest)
        return false;
    if (model->messages_seen >= messages_before)
        model->unread_from = growth.first;
    visit_moved(model, thread_growth_words(&growth));
    return true;
}

/* The first message that nobody has seen: behind the last answer, whose writer knew what
 * stands before it. What one wrote oneself is not new. */
static size_t unread_first(const struct model *model, const struct ticket *ticket)
{
    size_t answered = ticket_answered(ticket);
    size_t read = ticket->read_count; /* of a part it may count more than are here */
    size_t at = answered > read ? answered : read;

    at = at < ticket->message_count ? at : ticket->message_count;
    while (at < ticket->message_count && visit_is_ours(model, &ticket->messages[at]))
        at++;
    return at;
}

static void thread_begin(struct model *model, struct loaded *loaded,
                         struct effects *effects)
{
    if (model->open)
        visit_drop(model, effects);
    model->open = loaded;
    model->sender = loaded->is_part
                        ? loaded->sender
                        : guard_sender(&loaded->ticket,
                                       loaded->has_customer ? &loaded->customer : NULL);
    model->mode = MODE_READING;
    model->unread_from = unread_first(model, &loaded->ticket);
    model->messages_seen = loaded->ticket.read_count;
    model->thread_to_unread = true;
    orders_begin(model);
}

/* Where the part that stands on the screen begins in the whole; false where it is not of
 * it, or one would read from elsewhere. */
static bool part_find(const struct model *model, const struct loaded *whole, size_t *at)
{
    const struct ticket *part = &model->open->ticket, *ticket = &whole->ticket;
    const struct message *first = ticket_message(ticket, part->messages[0].id);

    *at = first ? (size_t)(first - ticket->messages) : 0;
    return first && unread_first(model, ticket) == *at + model->unread_from;
}

/* What was looked at in the part goes on standing there. */
static void part_end(struct model *model, struct loaded *whole, struct effects *effects)
{
    struct thread_top top = model->thread_top;
    bool is_settled = !model->thread_to_unread;
    size_t at;

    is_settled = part_find(model, whole, &at) && is_settled;
    thread_begin(model, whole, effects);
    if (!is_settled)
        return;
    top.place.message += top.is_end ? 0 : at;
    model->thread_top = top;
    model->thread_to_unread = false;
}

/* It is looked at; all else waits for the whole. */
static void loaded_part(struct model *model, struct loaded *loaded, struct effects *effects)
{
    if (model->wanted_ticket && string_equals(model->wanted_ticket, loaded->ticket.id))
        thread_begin(model, loaded, effects);
    else
        loaded_destroy(loaded);
}

static void loaded_first(struct model *model, struct loaded *loaded,
                         struct effects *effects)
{
    enum offer_cause cause;

    memory_free(model->wanted_ticket);
    model->wanted_ticket = NULL;
    if (model->open && model->open->is_part)
        part_end(model, loaded, effects);
    else
        thread_begin(model, loaded, effects);
    visit_text_return(model);
    cause = bookmark_return(model);
    visit_text_join(model);
    visit_find_message(model);
    if (loaded->elsewhere)
        elsewhere_say(model);
    if (loaded->damaged)
        say_error(model, "%zu records of this ticket could not be read", loaded->damaged);
    if (model->is_preview)
        visit_offer(model, effects, cause, NULL);
    else
        visit_opened(model, effects, cause);
}

/* Who was identified is the one who wrote then. */
static void identity_check(struct model *model, const struct loaded *before)
{
    const struct message *old = ticket_last_from_customer(&before->ticket);
    const struct message *fresh = ticket_last_from_customer(&model->open->ticket);
    const char *sender = fresh ? fresh->sender : NULL;

    if (!string_equals(old ? old->sender : NULL, sender))
        model->reply.is_identified = false;
}

/* Who asked for it hears what came, also where nothing did. */
static void again_say(struct model *model, const struct thread_growth *growth)
{
    bool has_moved = growth->newest || growth->order;
    char *words = has_moved ? thread_growth_words(growth) : NULL;
    const char *ours = growth->has_ours ? "your message is in the thread" : "nothing moved";
    int hour, minute;

    model->is_reading_again = false;
    moment_clock(model->now, &hour, &minute);
    say(model, "Read again %02d:%02d: %s", hour, minute, words ? words : ours);
    memory_free(words);
}

/* Where the marked order stands in what was loaded: it stays with what it marks, whoever
 * marked it; where that is no more, the one meant. */
static size_t order_again(const struct model *model, const struct loaded *before)
{
    size_t at = model->order_selected;

    if (at >= before->order_count) /* nobody marked one: there was none */
        return orders_meant_at(model);
    at = order_found(model, before->orders[at].id);
    return at < model->open->order_count ? at : orders_meant_at(model);
}

static void loaded_again(struct model *model, struct loaded *loaded,
                         struct effects *effects)
{
    struct loaded *before = model->open;
    struct thread_growth growth;
    struct customer_mark mark = customer_mark(model);
    size_t old_count = before->ticket.message_count;

    thread_growth_of(model, before, loaded, &growth);
    reply_forget_opinion(model);
    model->open = loaded;
    if (loaded->ticket.read_count < before->ticket.read_count)
        loaded->ticket.read_count = before->ticket.read_count;
    if (model->messages_seen >= old_count && growth.newest)
        model->unread_from = growth.first;
    else if (model->unread_from >= old_count) /* what one wrote oneself is not new */
        model->unread_from = loaded->ticket.message_count;
    model->sender =
        guard_sender(&loaded->ticket, loaded->has_customer ? &loaded->customer : NULL);
    identity_check(model, before);
    orders_follow(model, before, order_again(model, before));
    if (string_equals(before->ticket.customer, loaded->ticket.customer)) {
        history_renew(model, &mark);
    } else {
        history_forget(model);
        model->customer_mark_is_lost = mark.is_set;
    }
    if (model->is_reading_again)
        again_say(model, &growth);
    if (loaded->elsewhere && !before->elsewhere)
        elsewhere_say(model);
    if (growth.newest || growth.order)
        visit_moved(model, thread_growth_words(&growth));
    if (growth.newest && !model->is_preview)
        triage_ask(model, effects);
    if (growth.newest || growth.order || growth.has_answered)
        model->is_offer_stale = true;
    model->is_offer_answered = !growth.newest && !growth.order &&
                               (growth.has_answered || model->is_offer_answered);
    /* Who was looking at the end goes on looking at it. */
    if (loaded->ticket.message_count > old_count && model->drawn.thread_is_at_end)
        model->thread_top = (struct thread_top){.is_end = true};
    visit_retire(model, before);
    reply_read_again(model);
    if (growth.newest || growth.order)
        visit_offer(model, effects, OFFER_OPENED, NULL);
}

void visit_loaded(struct model *model, struct event *event, struct effects *effects)
{
    struct loaded *loaded = event->loaded;

    event->loaded = NULL;
    names_hear(model, &loaded->ticket);
    if (loaded->is_part)
        loaded_part(model, loaded, effects);
    else if (model->wanted_ticket && string_equals(model->wanted_ticket, loaded->ticket.id))
        loaded_first(model, loaded, effects);
    else if (model->open && string_equals(open_id(model), loaded->ticket.id))
        loaded_again(model, loaded, effects);
    else
        loaded_destroy(loaded);
}

static size_t local_count(const struct suggestion *suggestion)
{
    size_t count = 0;

    for (size_t i = 0; i < suggestion->draft_count; i++)
        count += !suggestion->drafts[i].answer;
    return count;
}

/* What was said while it was waited for is true no more. */
static void offer_unsay(struct model *model)
{
    unsay(model, OFFER_ASKED);
    unsay(model, OFFER_COMES);
    unsay(model, OFFER_OUTDATED);
}

/* What is marked among the picks, where the agent moved the mark or looks at it: it stays
 * with what it marks; NULL. */
static const char *product_marked(const struct model *model)
{
    size_t at = model->pick_selected;
    bool is_marking = at != 0 || model->pane == PANE_PICKS;

    if (at >= pick_total(model) || !is_marking)
        return NULL;
    return pick_numbered(model, at + 1)->product.id;
}

/* Where it stands among the picks; the first where it is no more. */
static size_t pick_again(const struct model *model, const char *product)
{
    for (size_t number = 1; product && number <= pick_total(model); number++) {
        if (string_equals(pick_numbered(model, number)->product.id, product))
            return number - 1;
    }
    return 0;
}

void visit_picked(struct model *model, struct event *event)
{
    struct offered *fresh = event->offered;
    struct offered *offered = model->offered;

    event->offered = NULL;
    if (!offered || !model->open || !string_equals(event->id, open_id(model))) {
        offered_destroy(fresh);
        return;
    }
    const char *marked = product_marked(model);

    reply_forget_opinion(model);
    asking_repick(model, fresh);
    model->pick_selected = pick_again(model, marked);
    if (model->picks_seen > pick_total(model))
        model->picks_seen = pick_total(model);
    reply_read_again(model);
}

void visit_offered(struct model *model, struct event *event)
{
    struct offered *offered = event->offered;

    if (model->asking.count && event->request == model->asking.request) {
        asking_wrote(model, event);
        return;
    }
    event->offered = NULL;
    if (!model->open || event->request != model->offer_request ||
        !string_equals(offered->suggestion.ticket, open_id(model))) {
        offered_destroy(offered);
        return;
    }
    model->offer_request = 0;
    reply_forget_opinion(model);
    rejections_forget(model);
    size_t drafts_before =
        model->offered ? local_count(&model->offered->suggestion) : SIZE_MAX;
    bool is_carried = asking_carry(model, offered);
    if (!is_carried) {
        asking_offered_destroy(model);
        visit_retired_destroy(model, model->retired_at_offer);
    }
    model->offered = offered;
    model->is_offer_stale = thread_moved_since(model, offered->suggestion.thread_version);
    model->is_offer_answered = model->is_offer_answered && model->is_offer_stale;
    model->is_offer_late =
        !model->offer_is_wanted && ticket_is_answered(&model->open->ticket);
    if (!is_carried || drafts_before != local_count(&offered->suggestion))
        model->draft_selected = 0;
    model->draft_claim = SIZE_MAX;
    model->pick_selected = model->picks_seen = 0;
    offer_unsay(model);
    if (model->offer_is_wanted && offered->suggestion.fallback)
        say(model, "The local engine answers: %s", offered->suggestion.fallback);
    reply_read_again(model);
}
