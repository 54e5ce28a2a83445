#include "choose.h"

#include "choose_parts.h"
#include "effort.h"
#include "menu.h"
#include "overlay.h"
#include "say.h"
#include "send.h"
#include "subject.h"
#include "visit.h"

static struct unsent *unsent_first(const struct model *model)
{
    for (size_t i = 0; model->open && i < model->open->unsent_count; i++) {
        if (!model->open->unsent[i].is_held_here)
            return &model->open->unsent[i];
    }
    return NULL;
}

enum { UNSENT_DROP, UNSENT_EDIT, UNSENT_SHOW, UNSENT_AGAIN, UNSENT_WAS_SENT };

void menu_unsent(struct model *model)
{
    const struct unsent *unsent = unsent_first(model);
    char title[120], held[80];
    int hour, minute;

    if (!unsent)
        return;
    moment_clock(unsent->at, &hour, &minute);
    snprintf(title, sizeof(title),
             unsent->times_given ? "Possibly sent: the %s of %02d:%02d has no answer"
                                 : "Not sent: the %s of %02d:%02d was held and did not go",
             unsent->is_internal ? "note" : "reply", hour, minute);
    menu_begin(model, MENU_UNSENT, false, title);
    subject_text(model, text_of(unsent->key));
    menu_add(&model->menu, 's', UNSENT_SHOW, "Show it", NULL);
    if (unsent->times_given) {
        menu_add(&model->menu, 'y', UNSENT_WAS_SENT, "It was sent",
                 "the thread says so, nothing goes out");
        menu_add(&model->menu, 'a', UNSENT_AGAIN, "Send it again",
                 "under the same key: a desk that has it takes it once");
    } else {
        keys_told(model, "held as after " KEY_SEND, held, sizeof(held));
        menu_add(&model->menu, 'a', UNSENT_AGAIN, "Send it", held);
    }
    menu_add(&model->menu, 'w', UNSENT_EDIT, "Write it again",
             "the text goes into the reply");
    menu_add(&model->menu, 'd', UNSENT_DROP, "Drop it", "nothing is sent");
    menu_filter(&model->menu);
}

/* False where another text stands in the way. */
static bool unsent_edit(struct model *model, const struct unsent *unsent)
{
    if (reply_stands(model, unsent->is_internal)) {
        say_error(model, "A text stands in the %s: send or delete it first",
                  unsent->is_internal ? "note" : "reply");
        return false;
    }
    /* What may be with the customer already is not sent again by a mere ^S. */
    reply_bring_back(model, unsent->text, SIZE_MAX, unsent->is_internal,
                     !unsent->times_given);
    effort_unseen(model);
    attachments_add(&model->reply.files, unsent->files, unsent->file_count);
    model->mode = MODE_WRITING;
    model->pane = PANE_REPLY;
    return true;
}

static bool files_are_same(const struct attachments *files, const struct unsent *unsent)
{
    bool is_same = files->count == unsent->file_count;

    for (size_t i = 0; i < files->count && is_same; i++)
        is_same = attachment_is_same(&files->list[i], &unsent->files[i]);
    return is_same;
}

/* The copy that came back to the reply when sending failed goes, and no undo brings it
 * back: it would be sent twice. False where it stands there among other words or files. */
static bool unsent_leaves_reply(struct model *model, const struct unsent *unsent,
                                struct effects *effects)
{
    bool was_internal = model->reply.is_internal;
    struct reply *reply = &model->reply;

    reply_turn(model, unsent->is_internal);
    struct text text = composer_text(&reply->composer);
    bool is_same = text_is(text, unsent->text) && files_are_same(&reply->files, unsent);
    bool is_within = unsent->text[0] && text_has_lines(text, text_of(unsent->text));
    if (is_same) {
        reply_put(model, "");
        attachments_release(&reply->files);
        reply->is_kept = false;
        reply_keep(model, effects);
        composer_clear(&reply->composer);
    }
    reply_turn(model, was_internal);
    return is_same || !is_within;
}

/* The one that was asked about; NULL, and said, where it was decided over elsewhere. */
static struct unsent *unsent_asked(struct model *model)
{
    for (size_t i = 0; model->open && i < model->open->unsent_count; i++) {
        struct unsent *unsent = &model->open->unsent[i];
        if (!unsent->is_held_here && string_equals(unsent->key, model->subject.text))
            return unsent;
    }
    subject_stands(model, text_of(""), "What was not sent");
    return NULL;
}

void unsent_choose(struct model *model, struct effects *effects, int value)
{
    struct unsent *unsent = unsent_asked(model);

    if (!unsent)
        return;
    if (value == UNSENT_SHOW) {
        overlay_text(
            model, unsent->times_given ? "This may have been sent:" : "This was not sent:",
            unsent->text);
        menu_unsent(model);
        return;
    }
    if (value == UNSENT_EDIT && !unsent_edit(model, unsent))
        return;
    bool stands_alone = value == UNSENT_EDIT || value == UNSENT_DROP ||
                        unsent_leaves_reply(model, unsent, effects);
    if (value == UNSENT_AGAIN && !stands_alone) {
        say_error(model, "It stands in the %s too: send that, or delete it there first",
                  unsent->is_internal ? "note" : "reply");
        return;
    }
    unsent->is_held_here = true;
    if (value == UNSENT_AGAIN)
        send_again(model, effects, unsent);
    else if (value == UNSENT_WAS_SENT)
        send_was_sent(model, effects, unsent);
    else
        send_drop(model, effects, unsent);
    menu_unsent(model);
}

#define HITS_MORE (-1)

static void hit_add(struct model *model, size_t index)
{
    const struct hit *hit = &model->hits->hits[index];
    const struct ticket_head *head = queue_find(&model->queue, hit->ticket);
    char detail[200], day[32];

    if (hit->message)
        day_format_short(moment_day(hit->at), day, sizeof(day));
    else
        snprintf(day, sizeof(day), "subject");
    snprintf(detail, sizeof(detail), "%s %s %s", hit->ticket,
             head && head->name ? head->name : "", day);
    menu_add(&model->menu, 0, (int)index, string_or_empty(hit->snippet), detail);
    struct menu_item *item = &model->menu.items[model->menu.count - 1];
    item->match_start = hit->start;
    item->match_end = hit->end;
}

void menu_hits(struct model *model)
{
    char title[80];

    if (model->menu.kind != MENU_HITS)
        menu_begin(model, MENU_HITS, false, "");
    menu_drop_last(&model->menu, HITS_MORE);
    for (size_t i = model->menu.count; i < model->hits->count; i++)
        hit_add(model, i);
    if (model->has_more_hits)
        menu_add(&model->menu, 0, HITS_MORE, "More …", "older than these");
    snprintf(title, sizeof(title), "%zu found%s", model->hits->count,
             model->is_searching ? ", searching (^C stops)" : "");
    memory_free(model->menu.title);
    model->menu.title = memory_text(title);
    menu_filter(&model->menu);
}

/* The list stays as it is, marked where it goes on. */
static void hits_more(struct model *model, struct effects *effects)
{
    effects_add(effects, EFFECT_SEARCH_ON)->request = model->search_request;
    model->has_more_hits = false;
    model->is_searching = true;
    menu_hits(model);
    menu_move(&model->menu, (int64_t)model->menu.count - 1);
}

void hit_choose(struct model *model, struct effects *effects, int value)
{
    if (value == HITS_MORE) {
        hits_more(model, effects);
        return;
    }
    const struct hit *hit = &model->hits->hits[value];
    memory_free(model->wanted_message);
    model->wanted_message = memory_text(hit->message);
    visit_open(model, effects, hit->ticket);
    visit_find_message(model);
}
