#include "send.h"

#include "deed.h"
#include "effort.h"
#include "parked.h"
#include "reply.h"
#include "say.h"
#include "send_parts.h"
#include "visit.h"

#define GONE_SECONDS 30 /* so long may u be struck for what went to the desk just now */

static void held_wipe(struct held *held)
{
    memory_free(held->key);
    memory_free(held->ticket);
    memory_free(held->name);
    memory_free(held->draft_text);
    memory_free_wiped(held->text, strlen(held->text));
    attachments_release(&held->files);
}

void held_release(struct model *model)
{
    for (size_t i = 0; i < model->held_count; i++)
        held_wipe(&model->held[i]);
    memory_free(model->held);
}

struct held *held_find(struct model *model, const char *key)
{
    for (size_t i = 0; i < model->held_count; i++) {
        if (string_equals(model->held[i].key, key))
            return &model->held[i];
    }
    return NULL;
}

void held_remove(struct model *model, struct held *held)
{
    size_t at = (size_t)(held - model->held);

    effort_end(model, held->key);
    held_wipe(held);
    model->held_count--;
    memmove(held, held + 1, (model->held_count - at) * sizeof(*held));
}

void held_leave(struct model *model, struct effects *effects, struct held *held)
{
    struct effect *effect = effects_add(effects, EFFECT_SEND);

    held->is_leaving = true;
    model->gone_out = (struct gone_out){.at = model->now, .serial = held->serial};
    snprintf(model->gone_out.name, sizeof(model->gone_out.name), "%s %s",
             held->is_internal ? "note on" : "reply to", string_or_empty(held->name));
    effect->ticket = arena_text(&effects->arena, held->ticket);
    effect->key = arena_text(&effects->arena, held->key);
    effect->times_given = held->times_given;
    effect->resolves = held->resolves;
    effect->is_internal = held->is_internal;
}

static void drop_ask(struct effects *effects, const struct held *held)
{
    struct effect *effect = effects_add(effects, EFFECT_DROP);

    effect->ticket = arena_text(&effects->arena, held->ticket);
    effect->key = arena_text(&effects->arena, held->key);
    effect->times_given = held->times_given;
}

static bool hold_is_over(const struct model *model, const struct held *held)
{
    return held->is_durable && !held->is_leaving && held->until <= model->now &&
           !model->is_locked && !model_holds_stand(model);
}

void send_stand_still(struct model *model, int64_t seconds)
{
    for (size_t i = 0; model_holds_stand(model) && i < model->held_count; i++) {
        if (!model->held[i].is_leaving)
            model->held[i].until += seconds;
    }
}

void send_tick(struct model *model, struct effects *effects)
{
    for (size_t i = 0; i < model->held_count; i++) {
        if (hold_is_over(model, &model->held[i]))
            held_leave(model, effects, &model->held[i]);
    }
}

void send_held(struct model *model, const char *key, struct effects *effects)
{
    struct held *held = held_find(model, key);

    if (!held)
        return;
    held->is_durable = true;
    send_tick(model, effects);
}

static void quit_when_sent(struct model *model, struct effects *effects)
{
    if (!model->quits_when_sent || model->held_count)
        return;
    model->is_quitting = true;
    effects_add(effects, EFFECT_QUIT);
}

void send_sent(struct model *model, const char *key, bool is_overtaken,
               struct effects *effects)
{
    struct held *held = held_find(model, key);

    if (!held)
        return;
    if (held->resolves && is_overtaken) {
        say_error(model, "%s %s %s (%s), but the customer wrote meanwhile: not resolved",
                  held->is_internal ? "Note on" : "Reply to", held->name,
                  held->is_internal ? "added" : "sent", held->ticket);
    } else if (held->resolves) {
        struct wanted_change change = {.has_status = true, .status = TICKET_RESOLVED};
        deed_begin_behind(model);
        deed_do(model, effects, held->ticket, &change,
                (struct deed_words){.what = "resolved"});
    } else if (held->is_internal) {
        say(model, "Note added: the ticket still waits");
    } else {
        say(model, "Reply to %s sent (%s)", held->name, held->ticket);
    }
    if (!held->is_internal && model->open && string_equals(held->ticket, open_id(model)))
        model->is_offer_stale = model->is_offer_answered = true;
    held_remove(model, held);
    quit_when_sent(model, effects);
}

/* Into the composer; false where there is no room beside what stands there. */
static bool composer_gets(struct model *model, const struct held *held, bool is_touched)
{
    reply_turn(model, held->is_internal);
    if (reply_is_blank(model))
        reply_bring_back(model, held->text, held->caret, held->is_internal, is_touched);
    else if (!reply_put_in_front(model, held->text, is_touched))
        return false;
    reply_came_from(&model->reply, held->draft_text, held->draft_number);
    attachments_add(&model->reply.files, held->files.list, held->files.count);
    return true;
}

struct parked *send_give_back(struct model *model, struct effects *effects,
                              const struct held *held, bool is_touched)
{
    effort_return(model, held->ticket, held->key);
    if (visit_is_whole(model, held->ticket) && composer_gets(model, held, is_touched)) {
        reply_keep(model, effects);
        return NULL;
    }
    struct parked *parked =
        parked_give_back(model, held->ticket, held->text, held->is_internal);
    parked->draft_text = memory_text(held->draft_text);
    parked->draft_number = held->draft_number;
    parked->caret = held->caret;
    attachments_add(&parked->files, held->files.list, held->files.count);
    parked->is_touched = is_touched;
    parked_keep(parked, effects);
    return parked;
}

void send_failed(struct model *model, const struct event *event, struct effects *effects)
{
    struct held *held = held_find(model, event->id);
    const char *why = event->error ? event->error->text : "it failed";

    if (event->of_effect == EFFECT_DROP || !held) {
        say_error(model, "%s", why);
        return;
    }
    bool was_held = event->of_effect != EFFECT_HOLD;
    model->gone_out = (struct gone_out){.at = MOMENT_NONE};
    model->quits_when_sent = false;
    /* Decided elsewhere: its text is no longer anybody's to send. */
    if (event->error && event->error->code == ERROR_NOT_FOUND && was_held) {
        say_error(model, "%s", why);
        held_remove(model, held);
        return;
    }
    bool is_written = model->mode == MODE_WRITING;
    bool was_internal = model->reply.is_internal;
    send_give_back(model, effects, held, !was_held);
    /* What is being written stays under the fingers: a note is not typed into a reply. */
    if (is_written)
        reply_turn(model, was_internal);
    if (held->is_internal)
        say_error(model, "The note on %s was not added: %s. Its text is back in %s",
                  held->name, why, held->ticket);
    else if (was_held)
        say_error(model,
                  "The reply to %s may not have been sent: %s. Its text is back in %s",
                  held->name, why, held->ticket);
    else
        say_error(model, "Nothing was sent to %s: %s. The text is back in %s", held->name,
                  why, held->ticket);
    held_remove(model, held);
}

void send_unlocked(struct model *model)
{
    size_t counts[TEXT_KINDS] = {0};
    char counted[TEXTS_COUNTED_SIZE];

    for (size_t i = 0; i < model->held_count; i++) {
        struct held *held = &model->held[i];
        if (held->is_leaving || held->until > model->now)
            continue;
        held->until = model->now + model->preferences.delay_mail;
        counts[held->is_internal ? TEXT_NOTE : TEXT_REPLY]++;
    }
    texts_counted(counts[TEXT_REPLY], counts[TEXT_NOTE], counted);
    if (counts[TEXT_REPLY] + counts[TEXT_NOTE])
        say_error(model,
                  "Held over the lock: %s, out in %lld s, " KEY_TAKE_BACK " takes back",
                  counted, (long long)model->preferences.delay_mail);
}

size_t send_waiting(const struct model *model)
{
    size_t count = 0;

    for (size_t i = 0; i < model->held_count; i++)
        count += !model->held[i].is_leaving;
    return count;
}

void send_waiting_told(const struct model *model, char out[TEXTS_COUNTED_SIZE])
{
    size_t counts[TEXT_KINDS] = {0};

    for (size_t i = 0; i < model->held_count; i++)
        counts[model->held[i].is_internal ? TEXT_NOTE : TEXT_REPLY] +=
            !model->held[i].is_leaving;
    texts_counted(counts[TEXT_REPLY], counts[TEXT_NOTE], out);
}

static struct held *held_newest(const struct model *model)
{
    for (size_t i = model->held_count; i > 0; i--) {
        struct held *held = &model->held[i - 1];
        if (!held->is_leaving)
            return held;
    }
    return NULL;
}

uint64_t send_newest_serial(const struct model *model)
{
    const struct held *held = held_newest(model);

    return held ? held->serial : 0;
}

/* Open already: into the composer. Else its ticket is opened, and the text found there. */
static void taken_back_show(struct model *model, struct effects *effects,
                            const struct held *held)
{
    struct parked *parked = send_give_back(model, effects, held, true);

    drop_ask(effects, held);
    if (parked) {
        parked->goes_on = true;
        visit_open(model, effects, held->ticket);
        return;
    }
    model->mode = MODE_WRITING;
    model->pane = PANE_REPLY;
}

bool send_note_drop(struct model *model, struct effects *effects, const char *ticket,
                    uint64_t serial)
{
    for (size_t i = 0; i < model->held_count; i++) {
        struct held *held = &model->held[i];
        if (held->serial != serial || held->is_leaving ||
            !string_equals(held->ticket, ticket))
            continue;
        drop_ask(effects, held);
        held_remove(model, held);
        return true;
    }
    return false;
}

void send_take_back(struct model *model, struct effects *effects)
{
    struct held *held = held_newest(model);

    if (!held) {
        say(model, model->held_count ? "It is on its way: too late to take it back"
                                     : "Nothing to take back");
        return;
    }
    taken_back_show(model, effects, held);
    if (held->is_internal)
        say(model, "Taken back: the note on %s (%s) was not added", held->name,
            held->ticket);
    else
        say(model, "Taken back: the reply to %s (%s) was not sent", held->name,
            held->ticket);
    held_remove(model, held);
}

bool send_tells_gone(struct model *model, uint64_t newest)
{
    struct gone_out *gone = &model->gone_out;
    char earlier[200], then[240] = "";
    int hour, minute;

    if (gone->at == MOMENT_NONE || gone->serial <= newest ||
        model->now - gone->at > GONE_SECONDS)
        return false;
    moment_clock(gone->at, &hour, &minute);
    deed_newest_name(model, earlier, sizeof(earlier));
    if (newest && newest == deed_newest_serial(model))
        snprintf(then, sizeof(then), "; " KEY_TAKE_BACK " again takes back: %s", earlier);
    else if (newest)
        snprintf(then, sizeof(then),
                 "; " KEY_TAKE_BACK " again takes back what was done before");
    say_error(model, "Too late: the %s has gone (sent %02d:%02d:%02d)%s", gone->name, hour,
              minute, (int)(gone->at % 60), then);
    gone->at = MOMENT_NONE;
    return true;
}

void send_say(struct model *model)
{
    const struct held *held = held_newest(model);
    char key[24];

    keymap_show(&model->keymap, PLACE_WRITING, COMMAND_SEND, 0, key, sizeof(key));
    if (!held)
        say(model, "%s sends while writing: " KEY_OF("reply") " begins a reply", key);
    else if (held->until > model->now)
        say(model, "%s %s held %lld s: " KEY_TAKE_BACK " takes it back",
            held->is_internal ? "Note on" : "Reply to", held->name,
            (long long)(held->until - model->now));
    else
        say(model, "%s %s is about to go: " KEY_TAKE_BACK " takes it back",
            held->is_internal ? "Note on" : "Reply to", held->name);
}

void send_all_now(struct model *model, struct effects *effects)
{
    model->quits_when_sent = true;
    for (size_t i = 0; i < model->held_count; i++) {
        struct held *held = &model->held[i];
        held->until = model->now;
        if (hold_is_over(model, held))
            held_leave(model, effects, held);
    }
    say(model, "Sending what is held, then the program ends");
    quit_when_sent(model, effects);
}

void send_all_dropped(struct model *model, struct effects *effects)
{
    while (model->held_count) {
        struct held *held = &model->held[model->held_count - 1];
        if (held->is_leaving) {
            held_remove(model, held);
            continue;
        }
        send_give_back(model, effects, held, false);
        drop_ask(effects, held);
        held_remove(model, held);
    }
}
