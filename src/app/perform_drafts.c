#include "perform.h"

#include "asking.h"
#include "choose.h"
#include "focus.h"
#include "insert.h"
#include "reply.h"
#include "say.h"
#include "visit.h"

void perform_take_draft(struct model *model, struct effects *effects, int argument)
{
    size_t number = argument ? (size_t)argument : model->draft_selected + 1;

    if (!visit_work(model, effects))
        return;
    if (!draft_may_be_taken(model, number))
        return;
    insert_turn(model, false);
    if (reply_is_edited(model))
        menu_replace(model, number);
    else
        insert_draft(model, effects, number, DRAFT_REPLACES);
}

static void draft_mark(struct model *model, int step)
{
    size_t count = model->offered ? model->offered->suggestion.draft_count : 0;

    if (!count) {
        say(model, "There are no drafts");
        return;
    }
    model->draft_selected =
        (model->draft_selected + count + (step > 0 ? 1 : count - 1)) % count;
    model->draft_claim = SIZE_MAX;
    if (model->mode == MODE_READING)
        model->pane = PANE_DRAFTS;
}

void perform_next_draft(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    draft_mark(model, 1);
}

void perform_previous_draft(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    draft_mark(model, -1);
}

void perform_ask(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (!visit_work(model, effects))
        return;
    visit_offer(model, effects, OFFER_WANTED, NULL);
    if (model_is_local(model))
        say(model, OFFER_ASKED);
}

void perform_reject(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (!visit_work(model, effects))
        return;
    size_t number = model->draft_selected + 1;
    const struct draft *draft = draft_numbered(model, number);
    if (!draft)
        say(model, "There is no draft to reject");
    else if (draft->is_coming)
        asking_drop(model, effects, number);
    else if (draft->is_outdated)
        say(model, "Another draft %zu comes in its place: nothing to reject", number);
    else if (draft->failure)
        say(model, "Draft %zu has no text: there is nothing to reject", number);
    else
        menu_reject(model);
}

void perform_put_pick(struct model *model, struct effects *effects, int argument)
{
    insert_pick(model, effects, argument ? (size_t)argument : model->pick_selected + 1);
}

void perform_picks(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (visit_work(model, effects))
        focus_pane(model, PANE_PICKS);
}
