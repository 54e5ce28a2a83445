#include "parked.h"

static void parked_wipe(struct parked *parked)
{
    memory_free_wiped(parked->text, strlen(parked->text));
    attachments_release(&parked->files);
    memory_free(parked->ticket);
}

void parked_release(struct model *model)
{
    for (size_t i = 0; i < model->parked_count; i++)
        parked_wipe(&model->parked[i]);
    memory_free(model->parked);
}

struct parked *parked_find(struct model *model, const char *ticket, bool is_internal)
{
    for (size_t i = 0; i < model->parked_count; i++) {
        if (model->parked[i].is_internal == is_internal &&
            string_equals(model->parked[i].ticket, ticket))
            return &model->parked[i];
    }
    return NULL;
}

void parked_remove(struct model *model, struct parked *parked)
{
    size_t at = (size_t)(parked - model->parked);

    parked_wipe(parked);
    model->parked_count--;
    memmove(parked, parked + 1, (model->parked_count - at) * sizeof(*parked));
}

struct parked *parked_put(struct model *model, const char *ticket, const char *text,
                          bool is_internal)
{
    struct parked fresh = {
        .ticket = memory_text(ticket),
        .text = memory_text(text),
        .caret = SIZE_MAX,
        .is_internal = is_internal,
    };
    struct parked *old = parked_find(model, ticket, is_internal);

    attachments_init(&fresh.files);
    if (old)
        parked_remove(model, old);
    model->parked = memory_reserve(model->parked, &model->parked_capacity,
                                   model->parked_count, sizeof(fresh));
    model->parked[model->parked_count] = fresh;
    return &model->parked[model->parked_count++];
}

void parked_keep_all(struct model *model, struct effects *effects)
{
    for (size_t i = 0; i < model->parked_count; i++) {
        struct parked *parked = &model->parked[i];
        struct effect *effect = effects_add(effects, EFFECT_KEEP);
        effect->ticket = arena_text(&effects->arena, parked->ticket);
        effect->text = arena_text(&effects->arena, parked->text);
        effect->caret = parked->caret;
        effect->is_internal = parked->is_internal;
        effect_files(effects, effect, &parked->files);
        parked->keeps++;
    }
}
