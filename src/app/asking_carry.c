/* What a model wrote stays while it is asked again. */
#include "asking.h"

static bool is_carried(const struct draft *draft)
{
    return draft->answer && !draft->is_coming && !draft->failure;
}

static void box_carry(struct model *model, struct offered *box)
{
    if (!box)
        return;
    model->carried = memory_reserve(model->carried, &model->carried_capacity,
                                    model->carried_count, sizeof(struct offered *));
    model->carried[model->carried_count++] = box;
}

/* The drafts behind the fresh ones, each with its digit. */
static size_t drafts_carry(const struct suggestion *before, struct offered *fresh)
{
    struct suggestion *suggestion = &fresh->suggestion;
    size_t count = suggestion->draft_count;
    struct draft *drafts =
        arena_get(&fresh->arena, (count + before->draft_count + 1) * sizeof(*drafts));

    for (size_t i = 0; i < count; i++)
        drafts[i] = suggestion->drafts[i];
    for (size_t i = 0; i < before->draft_count && count < ASKING_ANSWERS; i++) {
        const struct draft *draft = &before->drafts[i];
        if (!is_carried(draft))
            continue;
        drafts[count] = *draft;
        drafts[count].is_outdated = false;
        drafts[count].model = arena_text(
            &fresh->arena, draft->model ? draft->model : string_or_empty(before->model));
        count++;
    }
    size_t carried = count - suggestion->draft_count;
    suggestion->drafts = drafts;
    suggestion->draft_count = count;
    return carried;
}

bool asking_carry(struct model *model, struct offered *fresh)
{
    struct offered *before = model->offered;
    bool is_same_thread =
        before && before->suggestion.thread_version == fresh->suggestion.thread_version;

    if (!is_same_thread || !model->offer_is_wanted ||
        !drafts_carry(&before->suggestion, fresh))
        return false;
    fresh->suggestion.model =
        arena_text(&fresh->arena, string_or_empty(before->suggestion.model));
    box_carry(model, before);
    for (size_t i = 0; i < ASKING_ANSWERS; i++) {
        box_carry(model, model->answered[i]);
        model->answered[i] = NULL;
    }
    return true;
}

static const char *explanation_of(const struct picks *picks, const char *product)
{
    for (size_t i = 0; i < picks->pick_count; i++) {
        if (string_equals(picks->picks[i].product.id, product))
            return picks->picks[i].explanation;
    }
    return NULL;
}

void asking_repick(struct model *model, struct offered *fresh)
{
    struct offered *offered = model->offered;
    struct picks *picks = &fresh->picks;

    for (size_t i = 0; i < picks->pick_count; i++)
        picks->picks[i].explanation =
            explanation_of(&offered->picks, picks->picks[i].product.id);
    picks->model = offered->picks.model;
    picks->fallback = offered->picks.fallback;
    picks->refused = offered->picks.refused;
    offered->picks = *picks;
    offered->products = fresh->products;
    offered->product_count = fresh->product_count;
    box_carry(model, fresh);
}
