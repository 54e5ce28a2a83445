#include "triage_kept.h"

#include "say.h"

void triage_keep(struct model *model, const struct event *event)
{
    const struct triage *triage = event->triage;
    struct arena *arena = &model->triage_arena;
    const char **reasons;

    if (!triage || !model->open || !string_equals(event->id, open_id(model)))
        return;
    arena_clear(arena);
    reasons = arena_get(arena, (triage->reason_count + 1) * sizeof(*reasons));
    for (size_t i = 0; i < triage->reason_count; i++)
        reasons[i] = arena_text(arena, triage->reasons[i]);
    model->triage = (struct triage){
        .ticket = arena_text(arena, open_id(model)),
        .engine = arena_text(arena, triage->engine),
        .intent = arena_text(arena, triage->intent),
        .urgency = triage->urgency,
        .sentiment = triage->sentiment,
        .lang = arena_text(arena, triage->lang),
        .reasons = reasons,
        .reason_count = triage->reason_count,
    };
    model->has_triage = true;
}

void triage_ask(const struct model *model, struct effects *effects)
{
    struct effect *effect;

    if (model_is_local(model))
        return;
    effect = effects_add(effects, EFFECT_ASK);
    effect->ticket = arena_text(&effects->arena, open_id(model));
    effect->asks = ASK_TRIAGE;
}
