#include "asking.h"

#include "base/utf8.h"
#include "insert.h"
#include "say.h"

#define BYTES_A_TOKEN 4

void asking_init(struct asking *asking)
{
    *asking = (struct asking){.waits_until = MOMENT_NONE};
    for (size_t i = 0; i < ASKING_ANSWERS; i++)
        buffer_init(&asking->answers[i], ASKING_LIMIT);
}

void asking_release(struct asking *asking)
{
    for (size_t i = 0; i < ASKING_ANSWERS; i++)
        buffer_release_wiped(&asking->answers[i]);
    memory_free(asking->profile);
}

void asking_clear(struct asking *asking)
{
    asking_release(asking);
    asking_init(asking);
}

void asking_stop(struct asking *asking, struct effects *effects)
{
    if (asking->count)
        effects_add(effects, EFFECT_STOP_ASKING)->request = asking->request;
    asking_clear(asking);
}

int64_t asking_tokens(const struct asking *asking)
{
    return asking->wide + (asking->bytes + BYTES_A_TOKEN - 1) / BYTES_A_TOKEN;
}

static struct asking *asking_of(struct model *model, uint64_t request)
{
    return request && request == model->asking.request ? &model->asking : NULL;
}

static size_t carried_rows(const struct suggestion *suggestion)
{
    size_t count = 0;

    for (size_t i = 0; i < suggestion->draft_count; i++)
        count += suggestion->drafts[i].model != NULL;
    return count;
}

/*
 * Rows for the model's drafts: first those of its earlier ones, whose text stands there
 * until the new one is whole, then more behind them, before those rejected. The mark stays:
 * what is being read is not replaced, and a key means what it meant.
 */
static void drafts_expect(struct model *model, size_t count)
{
    struct offered *offered = model->offered;
    struct suggestion *suggestion = &offered->suggestion;
    size_t first = suggestion->draft_count, answer = 0;
    struct draft *drafts = arena_get(
        &offered->arena, (first + count + model->rejection_count) * sizeof(*drafts));

    memcpy(drafts, suggestion->drafts, first * sizeof(*drafts));
    for (size_t i = 0; i < first && answer < count; i++) {
        if (drafts[i].model) {
            drafts[i].answer = ++answer;
            drafts[i].is_outdated = true;
        }
    }
    size_t added = count - answer;
    for (size_t i = 0; i < model->rejection_count; i++)
        drafts[first + added + i] = suggestion->drafts[first + i];
    for (size_t i = 0; i < added; i++)
        drafts[first + i] =
            (struct draft){.text = "", .answer = ++answer, .is_coming = true};
    suggestion->drafts = drafts;
    suggestion->draft_count = first + added;
    suggestion->model = arena_text(&offered->arena, model->asking.profile);
}

/* Every draft has its digit. */
static size_t drafts_fit(const struct model *model, size_t wanted)
{
    const struct suggestion *suggestion =
        model->offered ? &model->offered->suggestion : NULL;
    size_t taken =
        suggestion ? suggestion->draft_count - carried_rows(suggestion) : ASKING_ANSWERS;
    size_t room = taken < ASKING_ANSWERS ? ASKING_ANSWERS - taken : 0;

    return wanted < room ? wanted : room;
}

void asking_begun(struct model *model, const struct event *event, struct effects *effects)
{
    struct asking *asking = asking_of(model, event->request);
    bool is_drafts = asking == &model->asking;
    size_t count = is_drafts ? drafts_fit(model, event->count) : 1;

    if (!asking || !count) { /* nobody waits for it any more */
        effects_add(effects, EFFECT_STOP_ASKING)->request = event->request;
        return;
    }
    memory_free(asking->profile);
    asking->profile = memory_text(string_or_empty(event->text));
    asking->count = count;
    if (is_drafts)
        drafts_expect(model, count);
    if (event->id)
        say(model, "%s", event->id);
    snprintf(asking->note, sizeof(asking->note), "%s", string_or_empty(event->id));
}

static void tokens_count(struct asking *asking, struct text piece)
{
    for (size_t at = 0; at < piece.len;) {
        uint32_t code_point;
        size_t len =
            utf8_decode(text_from(piece.bytes + at, piece.len - at), &code_point, NULL);
        if (utf8_is_unspaced(code_point))
            asking->wide++;
        else
            asking->bytes += (int64_t)len;
        at += len;
    }
}

void asking_grew(struct model *model, const struct event *event)
{
    struct asking *asking = asking_of(model, event->request);
    struct text piece = text_from(event->text, event->len);

    if (!asking || event->index >= asking->count || asking->is_dropped[event->index])
        return;
    struct buffer *answer = &asking->answers[event->index];
    asking->waits[0] = '\0';
    tokens_count(asking, piece);
    if (!answer->is_cut)
        buffer_add(answer, piece.bytes, piece.len);
}

void asking_waits(struct model *model, const struct event *event)
{
    struct asking *asking = asking_of(model, event->request);

    if (!asking)
        return;
    snprintf(asking->waits, sizeof(asking->waits), "%s", string_or_empty(event->text));
    asking->waits_until = event->until;
}

static struct draft *draft_of_answer(const struct model *model, size_t answer)
{
    const struct suggestion *suggestion = &model->offered->suggestion;

    for (size_t i = 0; i < suggestion->draft_count; i++) {
        const struct draft *draft = &suggestion->drafts[i];
        if (draft->answer == answer && (draft->is_coming || draft->is_outdated))
            return &suggestion->drafts[i];
    }
    return NULL;
}

/* Why a draft that has ended has no text. */
static const char *nothing_because(const char *finish)
{
    static const struct {
        const char *finish;
        const char *because;
    } rows[] = {
        {"refusal", "the model refused to write it"},
        {"filter", "the server's filter held it back"},
        {"length", "the token limit was reached before a word came"},
        {"truncated", "the answer broke off before a word came"},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (string_equals(rows[i].finish, finish))
            return rows[i].because;
    }
    return "the model wrote nothing";
}

/* An earlier draft stands in its place, and the new answer has no text: it stays. */
static bool earlier_stays(struct model *model, struct draft *draft, const char *failure)
{
    size_t number = (size_t)(draft - model->offered->suggestion.drafts) + 1;

    if (!draft->is_outdated || !failure)
        return false;
    draft->is_outdated = false;
    say(model, "Draft %zu stays as it was, the new one has no text: %s", number, failure);
    return true;
}

void asking_wrote(struct model *model, struct event *event)
{
    struct draft *draft = draft_of_answer(model, event->index + 1);
    struct offered *box = event->offered;

    event->offered = NULL;
    if (!draft || !box->suggestion.draft_count) {
        offered_destroy(box);
        return;
    }
    struct draft fresh = box->suggestion.drafts[0];
    if (!*string_or_empty(fresh.text) && !fresh.failure)
        fresh.failure = nothing_because(fresh.finish);
    buffer_release_wiped(&model->asking.answers[event->index]);
    if (earlier_stays(model, draft, fresh.failure)) {
        offered_destroy(box);
        return;
    }
    if (draft == &model->offered->suggestion.drafts[model->draft_selected])
        model->draft_claim = SIZE_MAX; /* c stood on words of the old one */
    *draft = fresh;
    draft->answer = event->index + 1;
    model->answered[event->index] = box;
    draft_unsay_coming(model);
}

/* Of the last drafts, which failed for one reason without a word, one row tells it. */
static void failures_join(struct model *model, const char *why)
{
    struct suggestion *suggestion = &model->offered->suggestion;

    while (suggestion->draft_count > 1) {
        const struct draft *last = &suggestion->drafts[suggestion->draft_count - 1];
        const struct draft *before = last - 1;
        if (*string_or_empty(last->text) || *string_or_empty(before->text) ||
            !string_equals(last->failure, why) || !string_equals(before->failure, why))
            break;
        suggestion->draft_count--;
    }
    if (model->draft_selected >= suggestion->draft_count && suggestion->draft_count)
        model->draft_selected = suggestion->draft_count - 1;
}

/* What still comes will not; where an earlier draft stands, that one stays. */
static void drafts_fail(struct model *model, const char *why)
{
    struct suggestion *suggestion = &model->offered->suggestion;

    for (size_t i = 0; i < suggestion->draft_count; i++) {
        struct draft *draft = &suggestion->drafts[i];
        if (draft->is_coming) {
            draft->is_coming = false;
            draft->failure = arena_text(&model->offered->arena, why);
        }
        draft->is_outdated = false;
    }
    failures_join(model, why);
    draft_unsay_coming(model);
}

/* No draft of it was begun: the local ones stand alone, and it is said why. */
static void asking_refused(struct model *model, const char *why)
{
    struct offered *offered = model->offered;

    if (offered)
        offered->suggestion.fallback = arena_text(&offered->arena, why);
    say_error(model, "No model is asked: %s", why);
}

void asking_ended(struct model *model, const struct event *event)
{
    struct asking *asking = asking_of(model, event->request);
    const char *why = event->error ? event->error->text : "the model wrote nothing";

    if (!asking)
        return;
    if (!asking->count) {
        asking_refused(model, why);
        return;
    }
    if (event->error)
        say_error(model, "%s does not answer: %s", asking->profile, why);
    unsay(model, asking->note);
    drafts_fail(model, why);
    asking_clear(asking);
}

bool asking_cancel(struct model *model, struct effects *effects)
{
    if (!model->asking.count)
        return false;
    say(model, "No longer asking %s", model->asking.profile);
    drafts_fail(model, "cancelled");
    asking_stop(&model->asking, effects);
    return true;
}

void asking_drop(struct model *model, struct effects *effects, size_t number)
{
    struct draft *draft = &model->offered->suggestion.drafts[number - 1];
    struct asking *asking = &model->asking;
    struct effect *effect = effects_add(effects, EFFECT_STOP_ASKING);

    effect->request = asking->request;
    effect->wanted = draft->answer;
    asking->is_dropped[draft->answer - 1] = true;
    buffer_release_wiped(&asking->answers[draft->answer - 1]);
    draft->is_coming = false;
    draft->failure = "dropped";
    say(model, "Draft %zu dropped while it came; the others come on", number);
}

static void pick_explain(struct offered *offered, const struct pick *told)
{
    for (size_t i = 0; i < offered->picks.pick_count; i++) {
        struct pick *pick = &offered->picks.picks[i];
        if (told->explanation && string_equals(pick->product.id, told->product.id))
            pick->explanation = arena_text(&offered->arena, told->explanation);
    }
}

void asking_explained(struct model *model, const struct event *event)
{
    struct offered *offered = model->offered;

    if (!model->open || !offered || !string_equals(event->id, model->open->ticket.id))
        return;
    if (event->error) {
        say_error(model, "The picks have no words of a model: %s", event->error->text);
        return;
    }
    for (size_t i = 0; i < event->picks->pick_count; i++)
        pick_explain(offered, &event->picks->picks[i]);
    offered->picks.refused = event->picks->refused;
}

void asking_offered_destroy(struct model *model)
{
    offered_destroy(model->offered);
    model->offered = NULL;
    for (size_t i = 0; i < ASKING_ANSWERS; i++) {
        offered_destroy(model->answered[i]);
        model->answered[i] = NULL;
    }
    for (size_t i = 0; i < model->carried_count; i++)
        offered_destroy(model->carried[i]);
    memory_free(model->carried);
    model->carried = NULL;
    model->carried_count = model->carried_capacity = 0;
}
