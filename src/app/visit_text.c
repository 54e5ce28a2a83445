/* What was written to a ticket that is opened: as the vault has it, and what waits in
 * memory. */
#include "visit_parts.h"

#include "effort.h"
#include "parked.h"
#include "reply.h"
#include "say.h"

/* What the opening found of one kind. */
struct finding_back {
    bool is_parked; /* something waited in memory */
    bool goes_on;   /* and was taken back to be written on */
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
    attachments_add(&model->reply.files, found->files, found->file_count);
    reply_was_kept(model);
}

/* Of this run, newer than what the vault has of it. */
static void written_take(struct model *model, struct parked *parked)
{
    reply_bring_back(model, parked->text, parked->caret, parked->is_internal,
                     parked->is_touched);
    attachments_add(&model->reply.files, parked->files.list, parked->files.count);
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
            is_there |= string_equals(files->list[j].name, more[i].name) &&
                        files->list[j].size == more[i].size;
        if (!is_there)
            attachments_add(files, &more[i], 1);
    }
}

/* Beside what stands there; what one holds of the other is not said twice. False: no room.
 */
static bool text_join(struct model *model, const char *text, struct finding_back *back)
{
    struct text before = composer_text(&model->reply.composer);

    if (text_find(before, text_of(text)))
        return true;
    if (text_find(text_of(text), before)) {
        composer_set(&model->reply.composer, text_of(text));
        return true;
    }
    back->is_joined = true;
    return reply_put_in_front(model, text);
}

/* What other runs left beside what this one wrote. */
static void found_join(struct model *model, const struct unfinished *found,
                       struct finding_back *back)
{
    if (string_equals(string_or_empty(found->takes), string_or_empty(model->reply.takes)) ||
        !text_join(model, string_or_empty(found->text), back))
        return;
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
    if (!reply_is_blank(model) && !text_is(composer_text(&reply->composer), parked->text)) {
        if (!text_join(model, parked->text, back))
            return false;
        reply->is_touched |= parked->is_touched;
    } else {
        reply_bring_back(model, parked->text, parked->caret, parked->is_internal,
                         parked->is_touched);
    }
    snprintf(number, sizeof(number), ".%llu", (unsigned long long)parked->number);
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
        back->is_parked = true;
        back->goes_on |= parked->goes_on;
        if (returned_take(model, parked, back))
            parked_remove(model, parked);
        parked = parked_returned(model, ticket, is_internal, number);
    }
}

static struct finding_back texts_of_kind(struct model *model, bool is_internal)
{
    const struct unfinished *found =
        &model->open->unfinished[is_internal ? TEXT_NOTE : TEXT_REPLY];
    bool is_found = found->text || found->file_count;
    struct parked *written = parked_find(model, model->open->ticket.id, is_internal, 0);
    struct finding_back back = {.is_parked = written != NULL,
                                .is_joined = found->is_joined};

    if (written) {
        back.goes_on = written->goes_on;
        written_take(model, written);
        if (is_found)
            found_join(model, found, &back);
    } else if (is_found) {
        found_take(model, found, is_internal);
    }
    all_returned_take(model, is_internal, &back);
    return back;
}

/* The reply comes last, and is what stands there. */
void visit_text_return(struct model *model)
{
    struct finding_back note = texts_of_kind(model, true);
    struct finding_back reply = texts_of_kind(model, false);

    if (!note.is_parked && !reply.is_parked)
        effort_come(model);
    if (note.is_joined || reply.is_joined)
        say(model, "Texts that were written apart stand here, one behind the other");
    if (!note.goes_on && !reply.goes_on)
        return;
    reply_turn(model, !reply.goes_on);
    model->mode = MODE_WRITING;
    model->pane = PANE_REPLY;
}
