#include "undo.h"

#include "deed.h"
#include "focus.h"
#include "insert.h"
#include "perform.h"
#include "reject.h"
#include "reply.h"
#include "say.h"
#include "send.h"

void undo_note_done(struct model *model)
{
    struct reply *reply = &model->reply;
    bool goes_on = reply->serial_done && reply->version_done == reply->composer.version;

    if (model->mode != MODE_WRITING)
        return;
    reply->version_done = reply->composer.version;
    reply->serial_done = goes_on ? reply->serial_done : model->serial;
    reply->undone = 0;
}

/* Changed while one wrote, and nothing was typed since. */
static bool done_is_newest(const struct model *model)
{
    const struct reply *reply = &model->reply;
    uint64_t changed = deed_newest_serial(model);
    uint64_t rejected = reject_newest_serial(model);
    uint64_t newest = changed > rejected ? changed : rejected;

    return reply->serial_done && newest >= reply->serial_done &&
           reply->version_done == reply->composer.version;
}

bool undo_takes_back(const struct model *model)
{
    const struct composer *composer = &model->reply.composer;

    return done_is_newest(model) || (composer_is_empty(composer) && !composer->now);
}

bool undo_was_of_deeds(const struct model *model)
{
    const struct reply *reply = &model->reply;

    return reply->undone && model->redo_count &&
           reply->version_done == reply->composer.version;
}

/* What a key of reading put into the reply, while it stands as it was put in. */
static uint64_t put_newest_serial(const struct model *model)
{
    const struct reply *reply = &model->reply;

    return model->open && reply->version_put == reply->composer.version ? reply->serial_put
                                                                        : 0;
}

/* What comes back was somebody's work, or a draft: it is looked at before it goes. A text
 * that was left here earlier is one again, for nobody wrote in it. */
static bool text_undo(struct model *model)
{
    struct reply *reply = &model->reply;
    bool is_touched = !put_newest_serial(model) || reply->was_touched;

    if (!composer_undo(&reply->composer))
        return false;
    reply_typed(model);
    reply->is_touched = reply->was_touched = is_touched;
    reply->version_given = reply->composer.version;
    return true;
}

static void changed_undo(struct model *model, struct effects *effects)
{
    if (reject_newest_serial(model) > deed_newest_serial(model)) {
        reject_undo(model, effects);
        return;
    }
    model->reply.undone++;
    deed_undo(model, effects);
}

static void reply_undo(struct model *model, struct effects *effects)
{
    if (done_is_newest(model)) {
        changed_undo(model, effects);
        return;
    }
    if (text_undo(model))
        return;
    if (composer_is_empty(&model->reply.composer))
        send_take_back(model, effects);
    else
        say(model, "Nothing to undo in this text");
}

static void put_undo(struct model *model)
{
    bool is_undone = text_undo(model);

    model->reply.version_put = model->reply.serial_put = 0;
    if (is_undone)
        say(model, "Taken back: the reply is as it was before that was put in");
}

/* Of what was sent, changed, rejected and put in, what was done last. */
static void newest_undo(struct model *model, struct effects *effects)
{
    uint64_t sent = send_newest_serial(model);
    uint64_t changed = deed_newest_serial(model);
    uint64_t rejected = reject_newest_serial(model);
    uint64_t put = put_newest_serial(model);

    uint64_t newest = sent > changed ? sent : changed;

    newest = newest > rejected ? newest : rejected;
    newest = newest > put ? newest : put;
    if (send_tells_gone(model, newest))
        return;
    if (put > sent && put > changed && put > rejected)
        put_undo(model);
    else if (sent > changed && sent > rejected)
        send_take_back(model, effects);
    else if (rejected > changed)
        reject_undo(model, effects);
    else
        deed_undo(model, effects);
}

void perform_undo(struct model *model, struct effects *effects, int argument)
{
    struct composer *line = focus_line(model);

    (void)argument;
    if (line == &model->reply.composer)
        reply_undo(model, effects);
    else if (line && composer_undo(line))
        focus_line_changed(model);
    else if (!line)
        newest_undo(model, effects);
}

void perform_redo(struct model *model, struct effects *effects, int argument)
{
    struct composer *line = focus_line(model);

    (void)argument;
    if (line == &model->reply.composer && undo_was_of_deeds(model)) {
        model->reply.undone--;
        deed_redo(model, effects);
    } else if (line && composer_redo(line)) {
        focus_line_changed(model);
        model->reply.version_given = model->reply.composer.version;
    } else if (!line) {
        deed_redo(model, effects);
    }
}
