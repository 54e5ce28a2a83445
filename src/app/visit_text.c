/* What was written to a ticket that is opened: as the vault has it, and what waits in
 * memory. */
#include "visit_parts.h"

#include "base/utf8.h"
#include "effort.h"
#include "insert.h"
#include "parked.h"
#include "reply.h"
#include "say.h"

/* What the opening found of one kind. */
struct finding_back {
    bool goes_on;   /* one was taken back to be written on */
    bool is_joined; /* texts that were written apart stand one behind the other */
};

static void takes_add(struct reply *reply, const char *more)
{
    char *both;

    if (!more || !*more)
        return;
    both = memory_format("%s%s%s", string_or_empty(reply->takes), reply->takes ? " " : "",
                         more);
    memory_free(reply->takes);
    reply->takes = both;
}

static void found_take(struct model *model, const struct unfinished *found,
                       bool is_internal)
{
    reply_bring_back(model, string_or_empty(found->text), found->caret, is_internal, false);
    model->reply.takes = memory_text(found->takes);
    reply_came_from(&model->reply, found->draft_text, found->draft_number);
    attachments_add(&model->reply.files, found->files, found->file_count);
    reply_was_kept(model);
}

/* Of this run, newer than what the vault has of it. */
static void written_take(struct model *model, struct parked *parked)
{
    reply_bring_back(model, parked->text, parked->caret, parked->is_internal,
                     parked->is_touched);
    attachments_add(&model->reply.files, parked->files.list, parked->files.count);
    reply_came_from(&model->reply, parked->draft_text, parked->draft_number);
    takes_add(&model->reply, parked->takes);
    model->reply.keeps = parked->keeps;
    parked_remove(model, parked);
}

static void files_join(struct attachments *files, const struct attachment *more,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool is_there = false;
        for (size_t j = 0; j < files->count; j++)
            is_there |= attachment_is_same(&files->list[j], &more[i]);
        if (!is_there)
            attachments_add(files, &more[i], 1);
    }
}

/* Beside what stands there; lines that one holds of the other are not said twice. False: no
 * room. */
static bool text_join(struct model *model, const char *text, bool is_touched,
                      struct finding_back *back)
{
    struct reply *reply = &model->reply;
    struct text before = composer_text(&reply->composer);

    if (text_has_lines(before, text_of(text)))
        return true;
    if (text_has_lines(text_of(text), before)) {
        composer_set(&reply->composer, text_of(text));
        reply->is_touched &= is_touched;
        return true;
    }
    back->is_joined = true;
    return reply_put_in_front(model, text, is_touched);
}

/* What other runs left beside what this one wrote. */
static void found_join(struct model *model, const struct unfinished *found,
                       struct finding_back *back)
{
    if (string_equals(string_or_empty(found->takes), string_or_empty(model->reply.takes)) ||
        !text_join(model, string_or_empty(found->text), false, back))
        return;
    if (!model->reply.draft_text)
        reply_came_from(&model->reply, found->draft_text, found->draft_number);
    takes_add(&model->reply, found->takes);
    files_join(&model->reply.files, found->files, found->file_count);
    model->reply.is_kept = false;
}

/* What came back from being held; it stays where it is when there is no room for it. */
static bool returned_take(struct model *model, struct parked *parked,
                          struct finding_back *back)
{
    struct reply *reply = &model->reply;
    char number[32];

    reply_turn(model, parked->is_internal);
    if (parked->before && text_is(composer_text(&reply->composer), parked->before)) {
        reply_put(model, parked->text);
    } else if (!reply_is_blank(model) &&
               !text_is(composer_text(&reply->composer), parked->text)) {
        if (!text_join(model, parked->text, parked->is_touched, back))
            return false;
    } else {
        reply_bring_back(model, parked->text, parked->caret, parked->is_internal,
                         parked->is_touched);
    }
    snprintf(number, sizeof(number), ".%llu", (unsigned long long)parked->number);
    reply_came_from(reply, parked->draft_text, parked->draft_number);
    takes_add(reply, number);
    files_join(&reply->files, parked->files.list, parked->files.count);
    reply->is_kept = false;
    reply->version_kept = 0;
    return true;
}

static void all_returned_take(struct model *model, bool is_internal,
                              struct finding_back *back)
{
    const char *ticket = model->open->ticket.id;
    struct parked *parked = parked_returned(model, ticket, is_internal, 0);

    while (parked) {
        uint64_t number = parked->number;
        back->goes_on |= parked->goes_on;
        if (returned_take(model, parked, back))
            parked_remove(model, parked);
        parked = parked_returned(model, ticket, is_internal, number);
    }
}

static void joined_say(struct model *model)
{
    say(model, "Texts that were written apart stand here, one behind the other");
}

/* True where something of this run waited. */
static bool text_return(struct model *model, bool is_internal)
{
    const struct unfinished *found =
        &model->open->unfinished[is_internal ? TEXT_NOTE : TEXT_REPLY];
    const char *ticket = model->open->ticket.id;
    bool is_found = found->text || found->file_count;
    struct parked *written = parked_find(model, ticket, is_internal, 0);
    struct finding_back back = {.is_joined = found->is_joined};

    if (written)
        written_take(model, written);
    if (written && is_found)
        found_join(model, found, &back);
    else if (is_found)
        found_take(model, found, is_internal);
    if (back.is_joined)
        joined_say(model);
    return written || parked_returned(model, ticket, is_internal, 0);
}

/* The reply comes last, and is what stands there. */
void visit_text_return(struct model *model)
{
    bool was_parked = text_return(model, true);

    was_parked |= text_return(model, false);
    if (!was_parked)
        effort_come(model);
}

void visit_text_join(struct model *model)
{
    struct finding_back note = {0}, reply = {0};

    all_returned_take(model, true, &note);
    all_returned_take(model, false, &reply);
    if (note.is_joined || reply.is_joined)
        joined_say(model);
    if (!note.goes_on && !reply.goes_on)
        return;
    reply_turn(model, !reply.goes_on);
    model->mode = MODE_WRITING;
    model->pane = PANE_REPLY;
}

/* As it may stand in a reply. Editors end every text with a line feed. */
static char *edited_text(const struct event *event)
{
    struct text edited =
        text_from(event->text, event->len ? event->len : strlen(event->text));
    struct text before = text_of(string_or_empty(event->before));
    bool had_end = before.len && before.bytes[before.len - 1] == '\n';
    struct buffer clean;

    if (edited.len && edited.bytes[edited.len - 1] == '\n' && !had_end)
        edited.len--;
    buffer_init(&clean, COMPOSER_LIMIT);
    utf8_sanitise(edited, SANITISE_SENT, &clean, NULL);
    char *text = memory_copy(buffer_text(&clean), clean.len);
    buffer_release_wiped(&clean);
    return text;
}

/* Its ticket comes, or is not the open one any more. */
static void edited_apart(struct model *model, const struct event *event, const char *text,
                         struct effects *effects)
{
    struct parked *parked = parked_give_back(model, event->id, text, event->is_internal);

    parked->before = memory_text(event->before);
    parked->is_touched = true;
    parked->goes_on = string_equals(model->wanted_ticket, event->id);
    if (!parked->goes_on) /* else it is kept where it stands, in a moment */
        parked_keep(parked, effects);
    say(model, "The text from the editor is kept: it stands in %s when that is opened",
        event->id);
}

/* False: there is no room for it. */
static bool edited_here(struct model *model, const struct event *event, const char *text)
{
    struct composer *composer = &model->reply.composer;

    reply_turn(model, event->is_internal);
    if (text_is(composer_text(composer), text))
        return true;
    effort_unseen(model);
    if (text_is(composer_text(composer), string_or_empty(event->before))) {
        reply_put(model, text);
        return true;
    }
    if (!reply_put_in_front(model, text, true))
        return false;
    say(model,
        "What stood here changed while it was edited: the editor's text is in front");
    return true;
}

void visit_edited(struct model *model, struct event *event, struct effects *effects)
{
    char *text;

    if (!event->text)
        return;
    if (!queue_find(&model->queue, event->id)) {
        say_error(model, "The text from the editor is gone: its ticket was erased");
        return;
    }
    text = edited_text(event);
    if (visit_is_whole(model, event->id) && visit_work(model, effects) &&
        edited_here(model, event, text))
        insert_write(model);
    else
        edited_apart(model, event, text, effects);
    memory_free_wiped(text, strlen(text));
}
