#include "perform.h"

#include "choose.h"
#include "insert.h"
#include "overlay.h"
#include "reply.h"
#include "say.h"
#include "visit.h"

#include "base/utf8.h"

#define WORDS_SHOWN 60

/* Around the ends; from SIZE_MAX to the first or the last. */
static size_t claim_step(size_t at, size_t count, int step)
{
    if (at >= count)
        return step > 0 ? 0 : count - 1;
    return (at + count + (step > 0 ? 1 : count - 1)) % count;
}

static void no_claim_say(struct model *model, const struct opinion *opinion)
{
    if (opinion->not_checked)
        say(model, "No claim was understood; %zu sentences are not checked",
            opinion->not_checked);
    else
        say(model, "There is no claim in this text");
}

static void span_say(struct model *model, struct text text, struct step step,
                     const char *why)
{
    struct text words;
    size_t columns;

    if (step.end > text.len || step.start > step.end)
        return;
    words = text_from(text.bytes + step.start, step.end - step.start);
    say(model, "\"%.*s\": %s", (int)utf8_fit(words, WORDS_SHOWN, &columns), words.bytes,
        why);
}

static void step_say(struct model *model, struct text text, const struct opinion *opinion,
                     size_t at)
{
    struct step step = opinion_step(opinion, at);

    switch (step.kind) {
    case STEP_CLAIM:
        claim_say(model, text, &opinion->claims[step.index]);
        break;
    case STEP_FLAG:
        span_say(model, text, step, string_or_empty(opinion->flags[step.index].reason));
        break;
    case STEP_UNCHECKED:
        span_say(model, text, step,
                 "not checked: a rule or a number in which no claim was understood");
        break;
    case STEP_COMMITMENT:
        commitment_say(model, text, opinion);
        break;
    case STEP_NONE:
        break;
    }
}

static void claims_walk(struct model *model, const struct opinion *opinion,
                        struct text text, size_t *at, int step)
{
    if (!opinion_steps(opinion)) {
        *at = SIZE_MAX;
        no_claim_say(model, opinion);
        return;
    }
    *at = claim_step(*at, opinion_steps(opinion), step);
    step_say(model, text, opinion, *at);
}

static void claim_go(struct model *model, struct effects *effects, int step)
{
    if (!visit_work(model, effects))
        return;
    if (!reply_is_blank(model)) {
        reply_read(model);
        if (model->mode == MODE_READING)
            model->pane = PANE_REPLY;
        claims_walk(model, &model->reply.opinion, composer_text(&model->reply.composer),
                    &model->reply.claim, step);
        return;
    }
    const struct draft *draft = draft_numbered(model, model->draft_selected + 1);
    if (!draft) {
        say(model, "There is neither a reply nor a draft");
        return;
    }
    if (model->mode == MODE_READING)
        model->pane = PANE_DRAFTS;
    claims_walk(model, &draft->opinion, text_of(draft->text), &model->draft_claim, step);
}

void perform_next_claim(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    claim_go(model, effects, 1);
}

void perform_previous_claim(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    claim_go(model, effects, -1);
}

void perform_diff(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    overlay_diff(model);
}

void perform_leaves(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (!model->open || !model->preferences.engine_count) {
        overlay_leaves(model);
        return;
    }
    struct effect *effect = effects_add(effects, EFFECT_SHOW_REQUEST);
    model->show_request = ++model->request;
    effect->ticket = arena_text(&effects->arena, open_id(model));
    effect->request = model->show_request;
}
