#include "choose.h"

#include "answer.h"
#include "base/utf8.h"
#include "guard/language.h"
#include "help.h"
#include "insert.h"
#include "menu.h"
#include "overlay.h"
#include "perform.h"
#include "prompt.h"
#include "say.h"
#include "send.h"
#include "snooze.h"
#include "targets.h"
#include "visit.h"

static void macro_add(struct model *model, size_t index)
{
    const struct macro *macro = &model->shop->macros[index];
    char detail[160];

    snprintf(detail, sizeof(detail), "%s%s%s", macro->id, macro->lang ? " · " : "",
             string_or_empty(macro->lang));
    menu_add(&model->menu, 0, (int)index, string_or_empty(macro->title), detail);
}

/* Those in the customer's language first. */
static void macros_add(struct model *model, bool is_same)
{
    const char *lang = model->open->ticket.lang;

    for (size_t i = 0; i < model->shop->macro_count; i++) {
        if (language_is_same(model->shop->macros[i].lang, lang) == is_same)
            macro_add(model, i);
    }
}

static void articles_add(struct model *model)
{
    for (size_t i = 0; i < model->shop->article_count; i++) {
        const struct article *article = &model->shop->articles[i];
        if (!article->is_internal)
            menu_add(&model->menu, 0, (int)(model->shop->macro_count + i),
                     string_or_empty(article->title), article->text);
    }
}

void menu_macros(struct model *model, const char *filter, bool with_articles)
{
    menu_begin(model, MENU_MACROS, true, with_articles ? "Articles" : "Macros");
    if (with_articles) {
        articles_add(model);
    } else {
        macros_add(model, true);
        macros_add(model, false);
    }
    composer_set(&model->menu.filter, text_of(filter));
    menu_filter(&model->menu);
}

void menu_palette(struct model *model)
{
    enum key_place place = model_place(model);

    menu_begin(model, MENU_PALETTE, true, "Commands");
    for (int command = COMMAND_NONE + 1; command < COMMAND_COUNT; command++) {
        struct buffer label;
        if (!command_may_be_typed((enum command)command))
            continue;
        buffer_init(&label, 512);
        buffer_format(&label, "%s  %s", command_name((enum command)command),
                      command_help((enum command)command));
        struct buffer keys;
        buffer_init(&keys, 256);
        help_keys(&model->keymap, place, (enum command)command, &keys);
        menu_add(&model->menu, 0, command, buffer_text(&label),
                 keys.len ? buffer_text(&keys) : NULL);
        buffer_release(&label);
        buffer_release(&keys);
    }
    menu_filter(&model->menu);
}

enum { SNOOZE_REPLY, SNOOZE_TOMORROW, SNOOZE_WEEK, SNOOZE_TIME };

void menu_snooze(struct model *model)
{
    char name[160], title[200], day[48];

    if (!targets_name(model, name, sizeof(name)))
        return;
    snprintf(title, sizeof(title), "Snooze %.150s", name);
    menu_begin(model, MENU_SNOOZE, false, title);
    menu_add(&model->menu, '1', SNOOZE_REPLY, "Until the next reply", NULL);
    snooze_format(snooze_tomorrow(model->today), day, sizeof(day));
    menu_add(&model->menu, '2', SNOOZE_TOMORROW, "Tomorrow", day);
    snooze_format(snooze_next_week(model->today), day, sizeof(day));
    menu_add(&model->menu, '3', SNOOZE_WEEK, "Next week", day);
    menu_add(&model->menu, '4', SNOOZE_TIME, "A time", "2h, 3d, 09:30, 2026-12-01");
    menu_filter(&model->menu);
}

static void snooze_choose(struct model *model, struct effects *effects, int value)
{
    static const char *const words[] = {"reply", "tomorrow", "next week"};
    struct error err;

    if (value == SNOOZE_TIME)
        prompt_open(model, PROMPT_SNOOZE, NULL);
    else if (!answer_snooze(model, effects, text_of(words[value]), &err))
        say_error(model, "%s", err.text);
}

void menu_priority(struct model *model)
{
    char name[160], title[200];

    if (!targets_name(model, name, sizeof(name)))
        return;
    snprintf(title, sizeof(title), "Priority of %.150s", name);
    menu_begin(model, MENU_PRIORITY, false, title);
    for (int i = 0; i < PRIORITY_COUNT; i++)
        menu_add(&model->menu, (char)('1' + i), i, priority_name((enum priority)i), NULL);
    menu_filter(&model->menu);
}

static void priority_choose(struct model *model, struct effects *effects, int value)
{
    struct error err;

    if (!answer_priority(model, effects, text_of(priority_name((enum priority)value)), &err))
        say_error(model, "%s", err.text);
}

static const char *const reject_reasons[] = {
    "wrong facts",    "does not answer", "wrong tone",
    "wrong language", "too long",        "other",
};

void menu_reject(struct model *model)
{
    char title[64];

    snprintf(title, sizeof(title), "Reject draft %zu: why?", model->draft_selected + 1);
    menu_begin(model, MENU_REJECT, false, title);
    for (size_t i = 0; i < COUNT_OF(reject_reasons); i++)
        menu_add(&model->menu, (char)('1' + i), (int)i, reject_reasons[i], NULL);
    menu_filter(&model->menu);
}

static void reject_choose(struct model *model, struct effects *effects, int value)
{
    const struct draft *draft = draft_numbered(model, model->draft_selected + 1);
    struct suggestion *suggestion = model->offered ? &model->offered->suggestion : NULL;

    if (!draft || !suggestion)
        return;
    struct effect *effect = effects_add(effects, EFFECT_TAKEN);
    effect->ticket = arena_text(&effects->arena, open_id(model));
    effect->text = arena_text(&effects->arena, draft->text);
    effect->detail = arena_format(&effects->arena, "rejected: %s", reject_reasons[value]);
    say(model, "Draft %zu rejected: %s (a asks for others)", model->draft_selected + 1,
        reject_reasons[value]);
    size_t at = model->draft_selected;
    suggestion->draft_count--;
    memmove(suggestion->drafts + at, suggestion->drafts + at + 1,
            (suggestion->draft_count - at) * sizeof(*suggestion->drafts));
    if (at >= suggestion->draft_count)
        model->draft_selected = suggestion->draft_count ? suggestion->draft_count - 1 : 0;
    model->draft_claim = SIZE_MAX;
}

/* The draft's number and what becomes of the text that is there, in one value. */
enum { REPLACE_OVER, REPLACE_APPEND, REPLACE_LEAVE, REPLACE_WAYS = 10 };

void menu_replace(struct model *model, size_t draft)
{
    int base = (int)draft * REPLACE_WAYS;
    char title[80];

    snprintf(title, sizeof(title), "The reply was edited. Draft %zu:", draft);
    menu_begin(model, MENU_REPLACE, false, title);
    menu_add(&model->menu, 'l', base + REPLACE_LEAVE, "Leave the reply as it is", NULL);
    menu_add(&model->menu, 'r', base + REPLACE_OVER, "Replace it", "^Z brings it back");
    menu_add(&model->menu, 'a', base + REPLACE_APPEND, "Append the draft", NULL);
    menu_filter(&model->menu);
}

static void replace_choose(struct model *model, struct effects *effects, int value)
{
    size_t draft = (size_t)(value / REPLACE_WAYS);

    if (value % REPLACE_WAYS == REPLACE_OVER)
        insert_draft(model, effects, draft, DRAFT_REPLACES);
    if (value % REPLACE_WAYS == REPLACE_APPEND)
        insert_draft(model, effects, draft, DRAFT_APPENDED);
}

enum { QUIT_KEEP, QUIT_SEND, QUIT_DROP };

void menu_quit(struct model *model)
{
    char title[80];

    snprintf(title, sizeof(title), "Held: %zu. Before the program ends:", send_waiting(model));
    menu_begin(model, MENU_QUIT, false, title);
    menu_add(&model->menu, 'k', QUIT_KEEP, "Keep", "shown as waiting at the next start");
    menu_add(&model->menu, 's', QUIT_SEND, "Send now", NULL);
    menu_add(&model->menu, 'd', QUIT_DROP, "Drop", "the text stays with its ticket");
    menu_filter(&model->menu);
}

static void quit_choose(struct model *model, struct effects *effects, int value)
{
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
        reply_insert(model, text_of(model->pasted));
    }
    memory_free(model->pasted);
    model->pasted = NULL;
}

static const char *const themes[] = {"dark", "light", "sixteen"};

void menu_theme(struct model *model)
{
    menu_begin(model, MENU_THEME, false, "Theme");
    for (size_t i = 0; i < COUNT_OF(themes); i++)
        menu_add(&model->menu, (char)('1' + i), (int)i, themes[i], NULL);
    menu_filter(&model->menu);
}

static void theme_choose(struct model *model, struct effects *effects, int value)
{
    struct error err;

    if (!answer_theme(model, effects, text_of(themes[value]), &err))
        say_error(model, "%s", err.text);
}

static struct unsent *unsent_first(const struct model *model)
{
    for (size_t i = 0; model->open && i < model->open->unsent_count; i++) {
        if (!model->open->unsent[i].is_held_here)
            return &model->open->unsent[i];
    }
    return NULL;
}

enum { UNSENT_DROP, UNSENT_WRITE, UNSENT_SHOW };

void menu_unsent(struct model *model)
{
    const struct unsent *unsent = unsent_first(model);
    char title[120];
    int hour, minute;

    if (!unsent)
        return;
    moment_clock(unsent->at, &hour, &minute);
    snprintf(title, sizeof(title), "Possibly sent: the %s of %02d:%02d has no answer",
             unsent->is_internal ? "note" : "reply", hour, minute);
    menu_begin(model, MENU_UNSENT, false, title);
    menu_add(&model->menu, 's', UNSENT_SHOW, "Show it", NULL);
    menu_add(&model->menu, 'w', UNSENT_WRITE, "Write it again", "the text goes into the reply");
    menu_add(&model->menu, 'd', UNSENT_DROP, "Drop it", "nothing is sent");
    menu_filter(&model->menu);
}

static void unsent_drop(struct model *model, struct effects *effects, struct unsent *unsent)
{
    struct effect *effect = effects_add(effects, EFFECT_DROP);

    effect->ticket = arena_text(&effects->arena, open_id(model));
    effect->key = arena_text(&effects->arena, unsent->key);
    unsent->is_held_here = true;
}

static void unsent_choose(struct model *model, struct effects *effects, int value)
{
    struct unsent *unsent = unsent_first(model);

    if (!unsent)
        return;
    if (value == UNSENT_SHOW) {
        overlay_text(model, "This may have been sent:", unsent->text);
        menu_unsent(model);
        return;
    }
    if (value == UNSENT_WRITE) {
        if (!reply_is_blank(model)) {
            say_error(model, "A text stands in the reply: send or delete it first");
            return;
        }
        reply_bring_back(model, unsent->text, SIZE_MAX, unsent->is_internal, false);
        model->reply.is_kept = false;
        model->reply.version_kept = 0;
        model->mode = MODE_WRITING;
        model->pane = PANE_REPLY;
    }
    unsent_drop(model, effects, unsent);
    menu_unsent(model);
}

static void hit_add(struct model *model, size_t index)
{
    const struct hit *hit = &model->hits->hits[index];
    const struct ticket_head *head = queue_find(&model->queue, hit->ticket);
    char detail[200], day[32];

    day_format_short(moment_day(hit->at), day, sizeof(day));
    snprintf(detail, sizeof(detail), "%s %s %s", hit->ticket,
             head && head->name ? head->name : "", day);
    menu_add(&model->menu, 0, (int)index, hit->snippet, detail);
}

void menu_hits(struct model *model)
{
    char title[80];

    if (model->menu.kind != MENU_HITS)
        menu_begin(model, MENU_HITS, false, "");
    for (size_t i = model->menu.count; i < model->hits->count; i++)
        hit_add(model, i);
    snprintf(title, sizeof(title), "%zu found%s", model->hits->count,
             model->is_searching ? ", searching (^C stops)" : "");
    memory_free(model->menu.title);
    model->menu.title = memory_text(title);
    menu_filter(&model->menu);
}

static void hit_choose(struct model *model, struct effects *effects, int value)
{
    const struct hit *hit = &model->hits->hits[value];

    memory_free(model->wanted_message);
    model->wanted_message = memory_text(hit->message);
    visit_open(model, effects, hit->ticket);
    visit_find_message(model);
}

static void macro_choose(struct model *model, struct effects *effects, int value)
{
    size_t macros = model->shop->macro_count;

    if (!visit_work(model, effects))
        return;
    if ((size_t)value < macros)
        insert_macro(model, (size_t)value);
    else
        insert_article(model, (size_t)value - macros, NULL);
}

static void palette_choose(struct model *model, struct effects *effects, int value)
{
    perform(model, effects, (enum command)value, 0);
}

void menu_choose(struct model *model, struct effects *effects, const struct menu_item *item)
{
    static void (*const choosers[])(struct model *, struct effects *, int) = {
        [MENU_MACROS] = macro_choose,     [MENU_PALETTE] = palette_choose,
        [MENU_SNOOZE] = snooze_choose,    [MENU_PRIORITY] = priority_choose,
        [MENU_REJECT] = reject_choose,    [MENU_REPLACE] = replace_choose,
        [MENU_WAY_OUT] = way_out_choose,  [MENU_QUIT] = quit_choose,
        [MENU_UNSENT] = unsent_choose,    [MENU_HITS] = hit_choose,
        [MENU_PASTE] = paste_choose,      [MENU_THEME] = theme_choose,
    };
    enum menu_kind kind = model->menu.kind;
    int value = item->value;

    menu_close(model);
    if ((size_t)kind < COUNT_OF(choosers) && choosers[kind])
        choosers[kind](model, effects, value);
}
