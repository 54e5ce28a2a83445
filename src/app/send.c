#include "send.h"

#include "base/secret.h"
#include "base/utf8.h"
#include "choose.h"
#include "effort.h"
#include "ledger_tell.h"
#include "menu.h"
#include "reply.h"
#include "say.h"
#include "send_parts.h"
#include "visit.h"

#define KEY_BYTES 16

/* It stands at the text until that is changed: the status line goes with the next key. */
static void refuse(struct model *model, const char *why)
{
    struct reply *reply = &model->reply;

    if (reply_is_blank(model)) {
        say_error(model, "%s", why);
        return;
    }
    say_error(model, "Not sent: %s", why);
    snprintf(reply->refusal, sizeof(reply->refusal), "%s", model->status);
    reply->version_refused = reply->composer.version;
}

void send_stop(struct model *model, const char *why)
{
    model->pending = PENDING_NONE;
    model->pending_is_unseen = false;
    refuse(model, why);
}

/* True where all of it was on the screen; else says what to do, or waits for the next
 * frame. */
static bool send_was_seen(struct model *model, enum pending_send how)
{
    switch (send_seen(model)) {
    case SEEN_ALL:
        return true;
    case SEEN_NEXT_FRAME:
        model->pending = how;
        model->pending_is_unseen = true;
        return false;
    case SEEN_IN_PART:
        reply_show_on(model);
        refuse(model, "Read this part first, then " KEY_SEND);
        return false;
    case SEEN_NOT:
        break;
    }
    refuse(model, "The text was not on the screen yet: look, then " KEY_SEND);
    return false;
}

void send_start(struct model *model, struct effects *effects, enum pending_send how)
{
    const char *refusal = send_refusal(model);
    struct block block;

    if (model->pending)
        return;
    model->reply.refusal[0] = '\0';
    if (refusal) {
        refuse(model, refusal);
        return;
    }
    if (!send_was_seen(model, how))
        return;
    reply_read(model);
    reply_count_fired(model, true);
    if (reply_block(model, &block)) {
        menu_way_out(model, &block);
        return;
    }
    model->pending = how;
    reply_look_up(model, effects);
}

void send_drawn(struct model *model, struct effects *effects)
{
    enum pending_send how = model->pending;
    size_t count = effects->count;

    model->pending = PENDING_NONE;
    model->pending_is_unseen = false;
    if (how == PENDING_NONE)
        return;
    if (send_seen(model) == SEEN_NEXT_FRAME)
        send_stop(model, "The text was not on the screen yet: look, then " KEY_SEND);
    else
        send_start(model, effects, how);
    /* A refusal that came with a frame needs another frame to be read. */
    if (effects->count == count)
        effects_add(effects, EFFECT_REDRAW);
}

static bool ticket_is_chat(const struct ticket *ticket)
{
    return !ticket->channel || string_equals(ticket->channel, "chat");
}

/* A note waits as briefly as a chat: nobody outside reads it. */
static int64_t hold_seconds(const struct model *model, bool is_internal)
{
    bool is_brief = is_internal || ticket_is_chat(&model->open->ticket);

    return is_brief ? model->preferences.delay_chat : model->preferences.delay_mail;
}

struct held *held_add(struct model *model, const char *ticket, const char *key,
                      const char *text, bool is_internal)
{
    uint8_t random[KEY_BYTES];
    char fresh[2 * KEY_BYTES + 1];
    char name[120];

    secret_random(random, sizeof(random));
    secret_to_hex(random, sizeof(random), fresh);
    customer_called(model, ticket, name, sizeof(name));
    model->held = memory_reserve(model->held, &model->held_capacity, model->held_count,
                                 sizeof(*model->held));
    struct held *held = &model->held[model->held_count++];
    *held = (struct held){
        .key = memory_text(key ? key : fresh),
        .ticket = memory_text(ticket),
        .name = memory_text(name),
        .text = memory_text(text),
        .caret = model->reply.composer.caret,
        .is_internal = is_internal,
        .until = model->now + hold_seconds(model, is_internal),
        .serial = ++model->serial,
    };
    attachments_init(&held->files);
    return held;
}

static struct effect *hold_ask(struct effects *effects, const struct held *held,
                               const char *takes)
{
    struct effect *effect = effects_add(effects, EFFECT_HOLD);
    struct buffer clean;

    buffer_init(&clean, COMPOSER_LIMIT);
    utf8_sanitise(text_of(held->text), SANITISE_SENT, &clean, NULL);
    effect->ticket = arena_text(&effects->arena, held->ticket);
    effect->key = arena_text(&effects->arena, held->key);
    effect->text = arena_copy(&effects->arena, buffer_text(&clean), clean.len);
    effect->is_internal = held->is_internal;
    effect->takes = arena_text(&effects->arena, takes);
    effect->resolves = held->resolves;
    effect->until = held->until;
    effect_files(effects, effect, &held->files);
    buffer_release_wiped(&clean);
    return effect;
}

/* For ^R: the last few replies of this run. */
static void earlier_add(struct model *model, const char *text)
{
    if (model->earlier_count == EARLIER_LIMIT) {
        memory_free_wiped(model->earlier[0], strlen(model->earlier[0]));
        model->earlier_count--;
        memmove(model->earlier, model->earlier + 1,
                model->earlier_count * sizeof(*model->earlier));
    }
    model->earlier = memory_reserve(model->earlier, &model->earlier_capacity,
                                    model->earlier_count, sizeof(*model->earlier));
    model->earlier[model->earlier_count++] = memory_text(text);
}

/* Mail goes on to the next ticket, a chat stays; a note leaves the ticket waiting. */
static bool after_is_next(const struct model *model, bool is_internal)
{
    if (is_internal)
        return false;
    return ticket_is_chat(&model->open->ticket) ? model->preferences.next_after_chat
                                                : model->preferences.next_after_mail;
}

/* A text that says when the agent writes again: s offers to sleep until then, and this says
 * so; "" where it does not. */
static const char *promise_keep(struct model *model, bool goes_on)
{
    struct day day = model->reply.opinion.commitment;

    if (model->reply.is_internal || !day_is_set(day))
        return "";
    memory_free(model->promised_ticket);
    model->promised_ticket = memory_text(open_id(model));
    model->promised_day = day;
    return goes_on ? " · S-Tab s snoozes it until the day you wrote of"
                   : " · s snoozes it until the day you wrote of";
}

static void hold(struct model *model, struct effects *effects, bool resolves)
{
    bool is_internal = model->reply.is_internal;
    bool goes_on = after_is_next(model, is_internal);
    int64_t seconds = hold_seconds(model, is_internal);
    const char *text = buffer_text(&model->reply.composer.text);
    struct held *held = held_add(model, open_id(model), NULL, text, is_internal);
    char name[120];

    held->resolves = resolves;
    held->draft_text = memory_text(model->reply.draft_text);
    held->draft_number = model->reply.draft_number;
    attachments_add(&held->files, model->reply.files.list, model->reply.files.count);
    snprintf(name, sizeof(name), "%s", held->name);
    struct effect *effect = hold_ask(effects, held, string_or_empty(model->reply.takes));
    ledger_tell_verdicts(model, effects, effect);
    if (!reply_stands(model, !is_internal) || !is_internal)
        effort_hold(model, held->key);
    if (!is_internal)
        ledger_tell_drafts(model, effects, effect, DRAFT_NONE, FATE_OFFERED, NULL);
    if (!is_internal)
        earlier_add(model, text);
    const char *then = resolves ? "" : promise_keep(model, goes_on);
    reply_clear(model);
    if (reply_or_note_stands(model))
        effort_unseen(model); /* what stands there was written among those keys */
    model->mode = MODE_READING;
    model->pane = PANE_THREAD;
    say_nothing(model);
    if (goes_on)
        visit_next(model, effects);
    if (goes_on && model->status[0])
        then = model->queue.limit_text ? " · no other ticket waits within the limit"
                                       : " · no other ticket waits";
    if (is_internal && seconds > 0)
        say(model, "Note on %s held %lld s: " KEY_TAKE_BACK " takes it back", name,
            (long long)seconds);
    else if (is_internal)
        say(model, "Note on %s is on its way: the ticket still waits", name);
    else if (seconds > 0)
        say(model, "Reply to %s held %lld s: " KEY_TAKE_BACK " takes it back%s", name,
            (long long)seconds, then);
    else
        say(model, "Reply to %s is on its way%s", name, then);
}

static void send_finish(struct model *model, struct effects *effects)
{
    enum pending_send how = model->pending;
    const char *refusal = send_refusal(model);
    struct block block;

    model->pending = PENDING_NONE;
    if (refusal) {
        refuse(model, refusal);
        return;
    }
    if (reply_block(model, &block))
        menu_way_out(model, &block);
    else
        hold(model, effects, how == PENDING_SEND_RESOLVE);
}

void send_looked_up(struct model *model, struct event *event, struct effects *effects)
{
    struct reply *reply = &model->reply;
    struct looked_up *known = event->looked_up;

    event->looked_up = NULL;
    if (!model->open || event->request != reply->look_up) {
        looked_up_destroy(known);
        return;
    }
    if (!reply_read_known(model, known))
        return;
    const char *sold_out = effort_sold_out(model);
    if (sold_out)
        visit_moved(model, memory_format("%s is out of stock now", sold_out));
    if (model->pending && !model->pending_is_unseen)
        send_finish(model, effects);
}

void send_note(struct model *model, struct effects *effects, const char *ticket,
               const char *text)
{
    uint64_t deed =
        model->serial; /* it takes no number of its own: it goes with the deed */
    struct held *held = held_add(model, ticket, NULL, text, true);

    held->serial = model->serial = deed;
    hold_ask(effects, held, NULL);
}
