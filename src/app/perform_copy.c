/* What leaves the program by the terminal: its clipboard, and a screen to select on. */
#include "perform.h"

#include "insert.h"
#include "overlay.h"
#include "reply.h"
#include "say.h"
#include "visit.h"

#include "base/utf8.h"

#define COPIED_MAX ((size_t)48 * 1024) /* bytes that terminals take */

/* What one copies, and what it is called. */
struct copied {
    struct text text;
    const char *what;
};

static bool is_on_screen(const struct model *model, size_t message)
{
    return message >= model->drawn.thread_first && message < model->drawn.thread_end;
}

/* The one that a search or a claim went to, else the last that stands on the screen. */
static struct copied copied_message(const struct model *model)
{
    const struct ticket *ticket = &model->open->ticket;
    size_t at = model->search_message;

    if (!is_on_screen(model, at))
        at = model->cited_message;
    if (!is_on_screen(model, at))
        at = model->drawn.thread_end - 1;
    if (!model->drawn.thread_end || at >= ticket->message_count)
        return (struct copied){0};
    return (struct copied){text_of(ticket->messages[at].text),
                           ticket->messages[at].is_internal ? "note" : "message"};
}

static struct copied copied_of(const struct model *model)
{
    const struct draft *draft = draft_numbered(model, model->draft_selected + 1);
    const struct pick *pick = pick_numbered(model, model->pick_selected + 1);

    switch (model->pane) {
    case PANE_THREAD:
        return copied_message(model);
    case PANE_DRAFTS:
        return (struct copied){text_of(draft ? draft->text : NULL), "draft"};
    case PANE_REPLY:
        return (struct copied){composer_text(&model->reply.composer), "reply"};
    case PANE_ORDERS:
        if (model->order_selected < model->open->order_count)
            return (struct copied){text_of(model->open->orders[model->order_selected].id),
                                   "order number"};
        return (struct copied){0};
    case PANE_PICKS:
        return (struct copied){text_of(pick ? pick->product.title : NULL), "product"};
    default:
        return (struct copied){0};
    }
}

/* Nothing of a ticket whose details are folded, by H or because a stranger wrote, leaves by
 * the clipboard: what holds none of them is not worth the doubt. */
static bool is_folded(const struct model *model)
{
    return model->is_folded || model_is_stranger(model);
}

static void copy_out(struct model *model, struct effects *effects,
                     const struct copied *copied)
{
    struct buffer clean;

    buffer_init(&clean, SIZE_MAX);
    utf8_sanitise(copied->text, SANITISE_SENT, &clean, NULL);
    if (clean.len > COPIED_MAX) {
        say_error(model, "The %s is too long for the terminal's clipboard", copied->what);
    } else {
        struct effect *effect = effects_add(effects, EFFECT_COPY);
        effect->text = arena_text(&effects->arena, buffer_text(&clean));
        say(model, "The %s was given to the terminal's clipboard", copied->what);
    }
    buffer_release_wiped(&clean);
}

void perform_copy(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (!model->preferences.copies) {
        say(model, "[ui] osc52 = on lets y copy; Y shows the text to be selected");
        return;
    }
    if (!visit_work(model, effects))
        return;
    if (is_folded(model)) {
        say(model, "Folded: nothing of this ticket is copied");
        return;
    }
    struct copied copied = copied_of(model);
    if (!copied.text.len)
        say(model, "Nothing is marked here that could be copied");
    else
        copy_out(model, effects, &copied);
}

/* The reply where one is in it, the marked draft, else the thread. */
void perform_copy_mode(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    if (model->overlay.kind == OVERLAY_COPY) {
        overlay_close(model);
        return;
    }
    if (model->overlay.kind || model->menu.kind || !model->open)
        return;
    overlay_begin(model, OVERLAY_COPY);
    model->overlay.of = PANE_THREAD;
    if (model->pane == PANE_REPLY && !reply_is_blank(model))
        model->overlay.of = PANE_REPLY;
    else if (model->pane == PANE_DRAFTS && draft_numbered(model, model->draft_selected + 1))
        model->overlay.of = PANE_DRAFTS;
}
