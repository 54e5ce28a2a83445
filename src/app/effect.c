#include "app/effect.h"

void effects_init(struct effects *effects)
{
    *effects = (struct effects){0};
    arena_init(&effects->arena);
}

void effects_release(struct effects *effects)
{
    arena_release(&effects->arena);
    memory_free(effects->list);
    *effects = (struct effects){0};
}

void effects_clear(struct effects *effects)
{
    arena_clear(&effects->arena);
    effects->count = 0;
}

struct effect *effects_add(struct effects *effects, enum effect_kind kind)
{
    effects->list = memory_reserve(effects->list, &effects->capacity, effects->count,
                                   sizeof(*effects->list));
    struct effect *effect = &effects->list[effects->count++];
    *effect = (struct effect){
        .kind = kind,
        .until = MOMENT_NONE,
        .change = {.snooze_until = MOMENT_NONE},
    };
    return effect;
}

void effect_files(struct effects *effects, struct effect *effect,
                  const struct attachments *files)
{
    effect->files = attachments_copy(files->list, files->count, &effects->arena);
    effect->file_count = files->count;
}
