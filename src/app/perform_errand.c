#include "perform.h"

#include "choose.h"
#include "errand.h"
#include "overlay.h"
#include "say.h"
#include "telling.h"
#include "translation.h"
#include "visit.h"

/* The text that lies over the panes may be rewritten in another way; a menu may not. */
static bool is_covered(const struct model *model)
{
    return model->menu.kind || (model->overlay.kind && !errand_is_shown(model));
}

void perform_rewrite(struct model *model, struct effects *effects, int argument)
{
    size_t draft;
    char *text;

    (void)argument;
    if (is_covered(model) || model->overlay.kind == OVERLAY_SUMMARY ||
        model->overlay.kind == OVERLAY_BACK || !visit_work(model, effects) ||
        !telling_may_ask(model, "Rewriting", "J marks another draft, m has macros"))
        return;
    errand_leave(model, effects);
    text = errand_subject(model, &draft);
    if (text)
        menu_rewrite(model, draft, text_of(text));
    memory_free(text);
}

void perform_again(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    errand_again(model, effects);
}

void perform_summary(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (!is_covered(model) && visit_work(model, effects) &&
        telling_may_ask(model, "A summary", "/ looks for words in the thread"))
        errand_summary(model, effects);
}

void perform_translate(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (is_covered(model) || !visit_work(model, effects) ||
        !telling_may_ask(model, "Translating", "m has macros in other languages"))
        return;
    if (model->mode == MODE_WRITING)
        errand_back(model, effects);
    else
        translation_turn(model, effects);
}

void perform_triage(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (is_covered(model) || !visit_work(model, effects))
        return;
    if (model->has_triage)
        overlay_triage(model);
    else
        say(model, "Nothing is known yet of what this ticket is about");
}
