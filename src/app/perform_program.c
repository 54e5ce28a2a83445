#include "perform.h"

#include "choose.h"
#include "overlay.h"
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

void perform_palette(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    menu_palette(model);
}

void perform_help(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
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
