#include "parked.h"

#include "ledger_tell.h"

static void parked_wipe(struct parked *parked)
{
    memory_free_wiped(parked->text, strlen(parked->text));
    attachments_release(&parked->files);
    memory_free(parked->ticket);
    memory_free(parked->takes);
    memory_free(parked->draft_text);
    if (parked->before)
        memory_free_wiped(parked->before, strlen(parked->before));
}

void parked_release(struct model *model)
{
    for (size_t i = 0; i < model->parked_count; i++)
        parked_wipe(&model->parked[i]);
    memory_free(model->parked);
}

struct parked *parked_find(struct model *model, const char *ticket, bool is_internal,
                           uint64_t number)
{
    for (size_t i = 0; i < model->parked_count; i++) {
        struct parked *parked = &model->parked[i];
        if (parked->is_internal == is_internal && parked->number == number &&
            string_equals(parked->ticket, ticket))
            return parked;
    }
    return NULL;
}

struct parked *parked_returned(struct model *model, const char *ticket, bool is_internal,
                               uint64_t after)
{
    struct parked *next = NULL;

    for (size_t i = 0; i < model->parked_count; i++) {
        struct parked *parked = &model->parked[i];
        if (parked->is_internal == is_internal && parked->number > after &&
            (!next || parked->number < next->number) &&
            string_equals(parked->ticket, ticket))
            next = parked;
    }
    return next;
}

void parked_remove(struct model *model, struct parked *parked)
{
    size_t at = (size_t)(parked - model->parked);

    parked_wipe(parked);
    model->parked_count--;
    memmove(parked, parked + 1, (model->parked_count - at) * sizeof(*parked));
}

static struct parked *parked_add(struct model *model, const char *ticket, const char *text,
                                 bool is_internal)
{
    struct parked fresh = {
        .ticket = memory_text(ticket),
        .text = memory_text(text),
        .caret = SIZE_MAX,
        .is_internal = is_internal,
    };

    attachments_init(&fresh.files);
    model->parked = memory_reserve(model->parked, &model->parked_capacity,
                                   model->parked_count, sizeof(fresh));
    model->parked[model->parked_count] = fresh;
    return &model->parked[model->parked_count++];
}

struct parked *parked_put(struct model *model, const char *ticket, const char *text,
                          bool is_internal)
{
    struct parked *old = parked_find(model, ticket, is_internal, 0);

    if (old)
        parked_remove(model, old);
    return parked_add(model, ticket, text, is_internal);
}

struct parked *parked_give_back(struct model *model, const char *ticket, const char *text,
                                bool is_internal)
{
    struct parked *parked = parked_add(model, ticket, text, is_internal);

    parked->number = ++model->serial;
    return parked;
}

void parked_keep(struct parked *parked, struct effects *effects)
{
    struct effect *effect = effects_add(effects, EFFECT_KEEP);

    effect->ticket = arena_text(&effects->arena, parked->ticket);
    effect->text = arena_text(&effects->arena, parked->text);
    effect->takes = arena_text(&effects->arena, parked->takes);
    effect->draft = ledger_tell_name(parked->draft_text, &effects->arena);
    effect->request = parked->number;
    effect->caret = parked->caret;
    effect->is_internal = parked->is_internal;
    effect_files(effects, effect, &parked->files);
    parked->keeps++;
}

bool parked_wants_keeping(const struct model *model)
{
    for (size_t i = 0; i < model->parked_count; i++) {
        if (model->parked[i].has_failed)
            return true;
    }
    return false;
}

void parked_keep_failed(struct model *model, struct effects *effects)
{
    for (size_t i = 0; i < model->parked_count; i++) {
        struct parked *parked = &model->parked[i];
        if (parked->has_failed && !parked->keeps)
            parked_keep(parked, effects);
    }
}

void parked_keep_all(struct model *model, struct effects *effects)
{
    for (size_t i = 0; i < model->parked_count; i++)
        parked_keep(&model->parked[i], effects);
}
