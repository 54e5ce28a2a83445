#include "choose.h"

#include "answer.h"
#include "base/utf8.h"
#include "choose_parts.h"
#include "insert.h"
#include "menu.h"
#include "perform.h"
#include "say.h"
#include "send.h"
#include "subject.h"
#include "theme_choice.h"
#include "visit.h"

enum { QUIT_KEEP, QUIT_SEND, QUIT_DROP };

void menu_quit(struct model *model)
{
    char title[160], counted[TEXTS_COUNTED_SIZE];

    send_waiting_told(model, counted);
    snprintf(title, sizeof(title), "Held: %s, standing still. Before the program ends:",
             counted);
    model->quit_asked_of = send_waiting(model);
    menu_begin(model, MENU_QUIT, false, title);
    menu_add(&model->menu, 'k', QUIT_KEEP, "Keep", "shown as waiting at the next start");
    menu_add(&model->menu, 's', QUIT_SEND, "Send now", NULL);
    menu_add(&model->menu, 'd', QUIT_DROP, "Drop", "the text stays with its ticket");
    menu_filter(&model->menu);
}

/* One whose text came back while the menu stood is not decided over unseen. */
static bool quit_is_answered(struct model *model)
{
    size_t waiting = send_waiting(model);
    char counted[TEXTS_COUNTED_SIZE];

    if (waiting == model->quit_asked_of)
        return true;
    send_waiting_told(model, counted);
    say_error(model, "Not done: %zu held when it was asked, now %s%s",
              model->quit_asked_of, counted, waiting ? "" : " (q quits)");
    if (waiting)
        menu_quit(model);
    return false;
}

static void quit_choose(struct model *model, struct effects *effects, int value)
{
    if (!quit_is_answered(model))
        return;
    if (value == QUIT_SEND) {
        send_all_now(model, effects);
        return;
    }
    if (value == QUIT_DROP)
        send_all_dropped(model, effects);
    program_end(model, effects);
}

void menu_paste(struct model *model)
{
    char title[80];

    snprintf(title, sizeof(title), "Pasted: %zu characters",
             utf8_count(text_of(model->pasted)));
    menu_begin(model, MENU_PASTE, false, title);
    menu_add(&model->menu, 'n', 0, "Forget it", NULL);
    menu_add(&model->menu, 'p', 1, "Put it in the reply", NULL);
    menu_filter(&model->menu);
}

static void paste_choose(struct model *model, struct effects *effects, int value)
{
    if (value && visit_work(model, effects)) {
        insert_write(model);
        reply_paste(model, text_of(model->pasted), 0);
    }
    memory_free(model->pasted);
    model->pasted = NULL;
}

static void theme_chosen(struct model *model, struct effects *effects, int value)
{
    theme_choose(model, effects, text_of(theme_names[value]));
}

void menu_choose(struct model *model, struct effects *effects, const struct menu_item *item)
{
    static choose_function *const choosers[] = {
        [MENU_MACROS] = macro_choose,    [MENU_PALETTE] = palette_choose,
        [MENU_SNOOZE] = snooze_choose,   [MENU_PRIORITY] = priority_choose,
        [MENU_REJECT] = reject_choose,   [MENU_REPLACE] = replace_choose,
        [MENU_WAY_OUT] = way_out_choose, [MENU_QUIT] = quit_choose,
        [MENU_UNSENT] = unsent_choose,   [MENU_HITS] = hit_choose,
        [MENU_PASTE] = paste_choose,     [MENU_THEME] = theme_chosen,
        [MENU_OUTSIDE] = outside_choose, [MENU_FILES] = files_choose,
        [MENU_RESOLVE] = resolve_choose, [MENU_MODEL] = engine_choose,
        [MENU_REWRITE] = rewrite_choose, [MENU_MARKED] = marked_choose,
    };
    static const bool is_of_open[COUNT_OF(choosers)] = {
        [MENU_MACROS] = true,  [MENU_REJECT] = true,  [MENU_REPLACE] = true,
        [MENU_WAY_OUT] = true, [MENU_UNSENT] = true,  [MENU_PASTE] = true,
        [MENU_FILES] = true,   [MENU_REWRITE] = true,
    };
    enum menu_kind kind = model->menu.kind;
    int value = item->value;

    if (kind == MENU_SPELLING) { /* its label is what is put in */
        char *label = memory_text(item->label);
        menu_close(model);
        spelling_choose(model, effects, value, label);
        memory_free_wiped(label, strlen(label));
        return;
    }
    memory_free(model->subject.chosen);
    model->subject.chosen = memory_text(item->id);
    if (kind == MENU_MACROS)
        subject_text(model, composer_text(&model->menu.filter));
    menu_close(model);
    if ((size_t)kind >= COUNT_OF(choosers) || !choosers[kind])
        return;
    if (!is_of_open[kind] || subject_is_open(model))
        choosers[kind](model, effects, value);
}
