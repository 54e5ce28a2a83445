#include "engine.h"

#include "answer.h"
#include "choose_parts.h"
#include "menu.h"
#include "perform.h"
#include "say.h"

static void string_set(char **string, const char *value)
{
    char *copy = memory_text(value);

    memory_free(*string);
    *string = copy;
}

void engine_set(struct model *model, const struct event *event)
{
    string_set(&model->engine, event->text);
    string_set(&model->usage, event->id);
    string_set(&model->engine_why, event->error ? event->error->text : NULL);
}

static void engine_wish(struct model *model, struct effects *effects, const char *name)
{
    struct effect *effect = effects_add(effects, EFFECT_PROFILE);

    effect->text = arena_text(&effects->arena, name);
    say(model, "From now on %s answers: a asks it for this ticket",
        string_equals(name, "local") ? "the local engine alone" : name);
}

static bool has_engines(struct model *model)
{
    if (!model->preferences.engine_count)
        say(model, "No model is set up: [model] url in deskhand.conf names one");
    return model->preferences.engine_count > 0;
}

void menu_engines(struct model *model)
{
    const struct preferences *preferences = &model->preferences;

    if (!has_engines(model))
        return;
    menu_begin(model, MENU_MODEL, false, "Which engine answers");
    for (size_t i = 0; i < preferences->engine_count; i++)
        menu_add(&model->menu, i < 9 ? (char)('1' + i) : 0, (int)i,
                 preferences->engines[i].name, preferences->engines[i].detail);
    menu_filter(&model->menu);
}

void engine_choose(struct model *model, struct effects *effects, int value)
{
    engine_wish(model, effects, model->preferences.engines[value].name);
}

void perform_model(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    menu_engines(model);
}

bool answer_model(struct model *model, struct effects *effects, struct text answer,
                  struct error *err)
{
    const struct preferences *preferences = &model->preferences;

    if (!has_engines(model))
        return true;
    for (size_t i = 0; i < preferences->engine_count; i++) {
        if (text_is(answer, preferences->engines[i].name)) {
            engine_choose(model, effects, (int)i);
            return true;
        }
    }
    return error_set(err, ERROR_NOT_FOUND, "There is no profile %.*s (M shows them)",
                     (int)answer.len, answer.bytes);
}
