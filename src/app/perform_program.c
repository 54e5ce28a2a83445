#include "perform.h"

#include "choose.h"
#include "errand.h"
#include "overlay.h"
#include "palette.h"
#include "parked.h"
#include "prompt.h"
#include "say.h"
#include "send.h"
#include "theme_choice.h"
#include "visit.h"

void perform_command_line(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    prompt_open(model, PROMPT_COMMAND, NULL);
}

/* From a prompt, a menu or a text over the panes, which were left by that. */
static void what_lies_over_close(struct model *model, struct effects *effects)
{
    if (errand_is_shown(model))
        errand_leave(model, effects);
    if (model->overlay.kind)
        overlay_close(model);
    if (model->menu.kind)
        menu_leave(model, effects);
    if (model->prompt.kind)
        prompt_close(model);
}

void perform_palette(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    what_lies_over_close(model, effects);
    menu_palette(model);
}

/* Its own key closes it again. */
void perform_help(struct model *model, struct effects *effects, int argument)
{
    bool was_help = model->overlay.kind == OVERLAY_HELP;

    (void)argument;
    if (errand_is_shown(model))
        errand_leave(model, effects);
    if (was_help)
        overlay_close(model);
    else
        overlay_help(model);
}

void perform_theme(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    theme_menu(model);
}

void perform_redraw(struct model *model, struct effects *effects, int argument)
{
    (void)model, (void)argument;
    effects_add(effects, EFFECT_REDRAW);
}

void perform_suspend(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    visit_keep(model, effects);
    effects_add(effects, EFFECT_SUSPEND);
}

void perform_lock(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    visit_keep(model, effects);
    effects_add(effects, EFFECT_LOCK);
}

void program_end(struct model *model, struct effects *effects)
{
    visit_keep(model, effects);
    parked_keep_all(model, effects);
    model->is_quitting = true;
    effects_add(effects, EFFECT_QUIT);
}

void perform_quit(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (send_waiting(model) && !model->quits_when_sent)
        menu_quit(model);
    else
        program_end(model, effects);
}
