#include "gone.h"

#include "deed.h"
#include "effort.h"
#include "menu.h"
#include "misspelt.h"
#include "parked.h"
#include "prompt.h"
#include "say.h"
#include "search.h"
#include "send_parts.h"
#include "subject.h"
#include "visit.h"

static bool is_gone(const struct model *model, const char *ticket)
{
    return !queue_find(&model->queue, ticket);
}

/* Held replies are not sent any more: there is nobody to send them to. */
static size_t held_forget(struct model *model)
{
    size_t count = 0;

    for (size_t i = model->held_count; i > 0; i--) {
        if (is_gone(model, model->held[i - 1].ticket)) {
            held_remove(model, &model->held[i - 1]);
            count++;
        }
    }
    return count;
}

static void parked_forget(struct model *model)
{
    for (size_t i = model->parked_count; i > 0; i--) {
        if (is_gone(model, model->parked[i - 1].ticket))
            parked_remove(model, &model->parked[i - 1]);
    }
}

/* A question about what was erased, and what was typed into it. */
static void asked_close(struct model *model)
{
    if (!subject_is_gone(model))
        return;
    menu_close(model);
    prompt_close(model);
}

/* Nothing tells whose these are: all of them go. */
static void texts_forget(struct model *model)
{
    for (size_t i = 0; i < model->earlier_count; i++)
        memory_free_wiped(model->earlier[i], strlen(model->earlier[i]));
    model->earlier_count = 0;
    typed_lines_forget(model);
    misspelt_gone(model);
    memory_free(model->attaching);
    model->attaching = NULL;
    model->gone_out = (struct gone_out){.at = MOMENT_NONE};
    search_remember(model, text_of(""));
    if (model->menu.kind == MENU_HITS)
        menu_close(model);
    hits_destroy(model->hits);
    model->hits = NULL;
}

void gone_forget(struct model *model, struct effects *effects)
{
    size_t held = held_forget(model);

    asked_close(model);
    deeds_forget_gone(model);
    parked_forget(model);
    effort_forget_gone(model);
    texts_forget(model);
    if (held > 0)
        say_error(model, "A held reply was dropped: its ticket was erased");
    visit_gone(model, effects);
}
