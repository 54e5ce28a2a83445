#include "perform.h"

#include "asking.h"
#include "choose.h"
#include "deed.h"
#include "errand.h"
#include "focus.h"
#include "insert.h"
#include "menu.h"
#include "overlay.h"
#include "prompt.h"
#include "reject.h"
#include "reply.h"
#include "say.h"
#include "send.h"
#include "translation.h"
#include "visit.h"

/* A note and a reply never turn into one another: each has its place, and its key. */
static void write_begin(struct model *model, struct effects *effects, bool is_internal)
{
    if (!visit_work(model, effects))
        return;
    insert_turn(model, is_internal);
    model->mode = MODE_WRITING;
    model->pane = PANE_REPLY;
}

void perform_reply(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    write_begin(model, effects, false);
}

void perform_note(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    write_begin(model, effects, true);
}

void perform_to_note(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (!visit_work(model, effects))
        return;
    if (model->reply.is_internal) {
        say(model, "This is a note already");
        return;
    }
    if (reply_stands(model, true)) {
        say_error(model, "A note stands beside the reply: send it or delete it first");
        return;
    }
    reply_make_note(model, effects);
    model->mode = MODE_WRITING;
    model->pane = PANE_REPLY;
    say(model, "This is an internal note now: the customer will not see it");
}

void perform_send(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    send_start(model, effects, PENDING_SEND);
}

void perform_send_resolve(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (model->reply.is_internal && model->mode == MODE_WRITING)
        say_error(model, "A note leaves the ticket waiting: " KEY_SEND " adds it");
    else
        send_start(model, effects, PENDING_SEND_RESOLVE);
}

/* Where a statement of the reply is looked at, Enter then puts in what is right. */
void perform_read(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    if (model->mode == MODE_WRITING)
        focus_pane(model, model->reply.claim == SIZE_MAX ? PANE_THREAD : PANE_REPLY);
}

void perform_kept(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (!model->open)
        return;
    if (reply_wants_keeping(model))
        reply_keep(model, effects);
    say(model, "The text is kept, it always is: nothing needs saving");
}

void perform_editor(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (!visit_work(model, effects))
        return;
    insert_write(model);
    struct text text = composer_text(&model->reply.composer);
    struct effect *effect = effects_add(effects, EFFECT_EDITOR);
    effect->ticket = arena_text(&effects->arena, open_id(model));
    effect->text = arena_copy(&effects->arena, text.bytes, text.len);
    effect->is_internal = model->reply.is_internal;
}

void perform_macros(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (!visit_work(model, effects))
        return;
    model->reply.word_start = SIZE_MAX;
    menu_macros(model, NULL, false);
}

void perform_new_line(struct model *model, struct effects *effects, int argument)
{
    const struct loaded *open = model->open;
    bool is_chat =
        open && string_equals(open->ticket.channel ? open->ticket.channel : "chat", "chat");

    (void)argument;
    if (model->preferences.enter_sends_in_chat && is_chat && !model->reply.is_internal &&
        model->mode == MODE_WRITING && !model->prompt.kind)
        send_start(model, effects, PENDING_SEND);
    else
        focus_type(model, text_of("\n"));
}

void perform_line_break(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (!model->prompt.kind && visit_work(model, effects))
        focus_type(model, text_of("\n"));
}

void perform_earlier_reply(struct model *model, struct effects *effects, int argument)
{
    struct reply *reply = &model->reply;
    size_t back = reply->earlier;

    (void)argument;
    if (!visit_work(model, effects))
        return;
    if (!reply_is_blank(model) && !back) {
        say(model, "An earlier reply is put into an empty one");
        return;
    }
    if (back >= model->earlier_count) {
        say(model, model->earlier_count ? "That was the first" : "No reply was sent yet");
        return;
    }
    insert_write(model);
    reply_put(model, model->earlier[model->earlier_count - 1 - back]);
    reply->earlier = back + 1;
    say(model, "An earlier reply: " KEY_OF("earlier-reply") " again for the one before it");
}

static void search_stop(struct model *model, struct effects *effects)
{
    effects_add(effects, EFFECT_STOP_SEARCH);
    model->is_searching = false;
}

void menu_leave(struct model *model, struct effects *effects)
{
    if (model->menu.kind == MENU_HITS && model->is_searching)
        search_stop(model, effects);
    if (model->menu.kind == MENU_PASTE) {
        memory_free(model->pasted);
        model->pasted = NULL;
    }
    model->reply.word_start = SIZE_MAX;
    menu_close(model);
}

/* Whatever runs, at once. */
static void run_stop(struct model *model, struct effects *effects)
{
    bool ran = model->is_searching || model->offer_request;

    if (model->is_searching)
        search_stop(model, effects);
    if (model->offer_request)
        say(model, "No longer waiting for drafts");
    model->offer_request = 0;
    ran |= translation_cancel(model, effects);
    ran |= asking_cancel(model, effects);
    if (model->pending)
        send_stop(model, "Cancelled");
    else if (!ran)
        say(model, "Nothing runs");
}

void perform_cancel(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (model->is_searching && model->menu.kind == MENU_HITS) {
        search_stop(model, effects);
        menu_hits(model);
    } else if (errand_is_shown(model)) {
        errand_leave(model, effects);
    } else if (model->overlay.kind) {
        overlay_leave(model);
    } else if (model->menu.kind) {
        menu_leave(model, effects);
    } else if (model->prompt.kind) {
        prompt_close(model);
    } else if (model->mode == MODE_WRITING && model->reply.composer.has_mark) {
        composer_clear_mark(&model->reply.composer);
    } else {
        run_stop(model, effects);
    }
}

/* To another text that stood there: it is looked at before it goes, as what undo brings
 * back. */
static void line_step(struct model *model, bool (*step)(struct composer *),
                      const char *nothing)
{
    struct composer *line = focus_line(model);

    if (!line) {
        say(model, "Only while writing (r)");
    } else if (step(line)) {
        focus_line_changed(model);
        model->reply.version_given = model->reply.composer.version;
    } else {
        say(model, "%s", nothing);
    }
}

void perform_earlier_text(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    line_step(model, composer_earlier, "This is the oldest text that is remembered");
}

void perform_later_text(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    line_step(model, composer_later, "This is the newest text");
}
