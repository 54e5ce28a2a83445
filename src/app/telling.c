#include "telling.h"

#include "say.h"

struct effect *telling_ask(struct model *model, struct effects *effects,
                           struct telling *telling, enum ask_kind kind)
{
    struct effect *effect;

    telling_stop(telling, effects);
    buffer_init(&telling->text, ASKING_LIMIT);
    telling->state = TELLING_RUNS;
    telling->request = ++model->request;
    effect = effects_add(effects, EFFECT_ASK);
    effect->ticket = arena_text(&effects->arena, open_id(model));
    effect->request = telling->request;
    effect->asks = kind;
    return effect;
}

void telling_forget(struct telling *telling)
{
    buffer_release_wiped(&telling->text);
    memory_free(telling->profile);
    memory_free(telling->prompt_hash);
    *telling = (struct telling){0};
}

void telling_stop(struct telling *telling, struct effects *effects)
{
    if (telling->state == TELLING_RUNS)
        effects_add(effects, EFFECT_STOP_ASKING)->request = telling->request;
    telling_forget(telling);
}

static void add(struct telling *telling, const char *text, size_t len)
{
    if (!buffer_add(&telling->text, text, len))
        telling->is_cut = true;
}

static void end(struct telling *telling, const struct event *event)
{
    telling->state = TELLING_DONE;
    if (event->kind == EVENT_ANSWERED)
        telling->prompt_hash = memory_text(event->id);
    telling->is_cut = telling->is_cut || event->is_cut;
    if (event->text) {
        /* The line feed it ends with would be a line of the diff, and of the reply. */
        struct text whole = text_trim(text_from(event->text, event->len));
        buffer_clear(&telling->text);
        add(telling, whole.bytes, whole.len);
    }
    if (event->error) {
        telling->is_cut = true;
        snprintf(telling->why, sizeof(telling->why), "%.*s", 199, event->error->text);
    }
}

void telling_hear(struct telling *telling, const struct event *event)
{
    telling->why[0] = '\0';
    if (event->kind == EVENT_ASKING) {
        memory_free(telling->profile);
        telling->profile = memory_text(event->text);
    } else if (event->kind == EVENT_GREW) {
        add(telling, event->text, event->len);
    } else if (event->kind == EVENT_WAITS) {
        snprintf(telling->why, sizeof(telling->why), "%.*s", 199,
                 string_or_empty(event->text));
    } else {
        end(telling, event);
    }
}

struct text telling_text(const struct telling *telling)
{
    return text_from(buffer_text(&telling->text), telling->text.len);
}

const char *telling_by(const struct telling *telling)
{
    return telling->profile ? telling->profile : "the model";
}

bool telling_may_ask(struct model *model, const char *what, const char *instead)
{
    if (!model_is_local(model))
        return true;
    say(model, "%s needs a model, and none is asked: %s · %s", what,
        model->engine_why                 ? model->engine_why
        : model->preferences.engine_count ? "the local engine alone was chosen (M)"
                                          : "[model] url in deskhand.conf is not set",
        instead);
    return false;
}
