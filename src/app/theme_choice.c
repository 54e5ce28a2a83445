#include "theme_choice.h"

#include "app/themes.h"
#include "menu.h"

#include <string.h>

#define THEME_NAME(id, name, use) name,
#define THEME_USE(id, name, use)  use,
const char *const theme_names[] = {THEMES(THEME_NAME) NULL};
static const char *const uses[] = {THEMES(THEME_USE)};

/* The tenth has 0, as on the keyboard. */
static char digit_of(size_t at)
{
    return "1234567890"[at % 10];
}

void theme_menu(struct model *model)
{
    size_t chosen = 0;

    menu_begin(model, MENU_THEME, false, "Theme");
    for (size_t i = 0; theme_names[i]; i++) {
        menu_add(&model->menu, digit_of(i), (int)i, theme_names[i], uses[i]);
        chosen = string_equals(theme_names[i], model->theme) ? i : chosen;
    }
    menu_filter(&model->menu);
    menu_move(&model->menu, (int64_t)chosen);
}

static void show(struct model *model, struct effects *effects, const char *name)
{
    effects_add(effects, EFFECT_THEME)->text = arena_text(&effects->arena, name);
    memory_free(model->theme_shown);
    model->theme_shown = memory_text(name);
}

void theme_choose(struct model *model, struct effects *effects, struct text name)
{
    memory_free(model->theme_before);
    model->theme_before = model->theme;
    model->theme = memory_copy(name.bytes, name.len);
    show(model, effects, model->theme);
}

void theme_failed(struct model *model)
{
    if (!model->theme_before)
        return;
    memory_free(model->theme);
    model->theme = model->theme_before;
    model->theme_before = NULL;
}

/* The theme that the command line names in full, NULL. */
static const char *typed_theme(const struct model *model)
{
    struct text line;
    struct text word;

    if (model->prompt.kind != PROMPT_COMMAND)
        return NULL;
    line = composer_text(&model->prompt.line);
    if (!text_next_word(&line, &word) || !text_is(word, "theme") ||
        !text_next_word(&line, &word))
        return NULL;
    for (size_t i = 0; theme_names[i]; i++) {
        if (text_is(word, theme_names[i]))
            return theme_names[i];
    }
    return NULL;
}

void theme_follow(struct model *model, struct effects *effects)
{
    const struct menu_item *marked =
        model->menu.kind == MENU_THEME ? menu_marked(&model->menu) : NULL;
    const char *wanted = marked ? theme_names[marked->value] : typed_theme(model);

    if (!wanted || model->is_locked)
        wanted = model->theme;
    if (!string_equals(wanted, model->theme_shown))
        show(model, effects, wanted);
}
