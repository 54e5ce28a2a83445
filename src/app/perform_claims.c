#include "perform.h"

#include "choose.h"
#include "focus.h"
#include "insert.h"
#include "overlay.h"
#include "reply.h"
#include "say.h"
#include "search.h"
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

/* That one stands on: of the reply, else of the marked draft. NULL: on none. */
static const struct claim *claim_marked(const struct model *model, struct text *words)
{
    const struct reply *reply = &model->reply;
    const struct draft *draft = draft_numbered(model, model->draft_selected + 1);
    bool is_blank = reply_is_blank(model);
    const struct opinion *opinion = !is_blank ? &reply->opinion
                                    : draft   ? &draft->opinion
                                              : NULL;
    struct text text =
        is_blank ? text_of(draft ? draft->text : NULL) : composer_text(&reply->composer);
    size_t at = is_blank ? model->draft_claim : reply->claim;

    if (!opinion || at >= opinion_steps(opinion))
        return NULL;
    struct step step = opinion_step(opinion, at);
    if (step.kind != STEP_CLAIM || step.end > text.len || step.start > step.end)
        return NULL;
    *words = text_from(text.bytes + step.start, step.end - step.start);
    return &opinion->claims[step.index];
}

/* Where the source names none, the newest that says the same words. */
static size_t cited_by(const struct model *model, const struct claim *claim,
                       struct text words)
{
    const struct ticket *ticket = &model->open->ticket;

    if (!claim->has_source || !string_equals(claim->source.kind, "thread"))
        return SIZE_MAX;
    for (size_t i = 0; claim->source.id && i < ticket->message_count; i++) {
        if (string_equals(ticket->messages[i].id, claim->source.id))
            return i;
    }
    return search_said(model, words);
}

/* It stands a third down, so that what was said before it is there, too. */
static void cited_show(struct model *model, size_t message)
{
    focus_leave(model);
    model->thread_to_unread = model->thread_to_match = false;
    model->thread_top = (struct thread_top){
        .place = {.message = message},
        .scroll = -(int64_t)(model->drawn.thread_rows / 3),
    };
    model->cited_message = message;
    if (model->mode == MODE_READING)
        model->pane = PANE_THREAD;
}

void perform_cited(struct model *model, struct effects *effects, int argument)
{
    struct text words;
    size_t message;

    (void)argument;
    if (!visit_work(model, effects))
        return;
    const struct claim *claim = claim_marked(model, &words);
    if (!claim) {
        say(model, "c goes to a claim first");
        return;
    }
    message = cited_by(model, claim, words);
    if (message == SIZE_MAX)
        say(model, "This claim cites no message of the thread");
    else
        cited_show(model, message);
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
