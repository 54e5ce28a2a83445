/* Drafts of a model that are whole, in the rest of the loop: the guard reads them, one a
 * turn, and the screen is told. */
#include "session_ask_parts.h"

#include "shell/offer.h"

/* The moderation's word comes with the end of all. */
static bool is_to_be_read(const struct session_question *question, size_t index)
{
    return question->answers[index].is_whole && !question->answers[index].is_done &&
           (question->is_over || !question->profile->moderation);
}

/* An answer without a text, as it ended. */
static void add_empty(const struct session_question *question, size_t index,
                      const struct error *err, struct offered *box)
{
    const struct answer *end = &question->answers[index].end;
    struct draft *draft = arena_get(&box->arena, sizeof(*draft));

    draft->text = "";
    draft->finish = model_finish_name(end->finish);
    draft->failure = end->finish == MODEL_REFUSED ? offer_why_no_text(end, &box->arena)
                                                  : arena_text(&box->arena, end->failed);
    if (end->failed == NULL && err->code != ERROR_UNREACHABLE) /* it could not be read */
        draft->failure = arena_text(&box->arena, err->text);
    box->suggestion.drafts = draft;
    box->suggestion.draft_count = 1;
}

/* The guard's opinion of one that is whole. */
static struct offered *read_answer(const struct session_question *question, size_t index)
{
    struct session *session = question->session;
    const struct model *model = &session->model;
    struct answer answer = question->answers[index].end;
    struct answered answered = {
        .profile = question->profile, .answers = &answer, .count = 1};
    struct offered *box = offered_create();
    struct error err = {0};

    answer.text = buffer_text(&model->asking.answers[index]);
    answer.len = model->asking.answers[index].len;
    if (model->asking.answers[index].is_cut && answer.finish != MODEL_REFUSED)
        answer.finish = MODEL_LENGTH;
    box->suggestion.ticket = model->offered->suggestion.ticket;
    box->products = model->offered->products;
    box->product_count = model->offered->product_count;
    if (!offer_take_answers(session->office, model->open, model->shop, &answered, box,
                            &err))
        add_empty(question, index, &err, box);
    if (box->suggestion.drafts[0].failure == NULL)
        box->suggestion.drafts[0].holes = answer.holes;
    return box;
}

/* Beside one that says the same and stands there already it is not read twice. */
static void leave_to_twin(const struct session *session, struct offered *box)
{
    const struct suggestion *shown = &session->model.offered->suggestion;
    struct draft *draft = &box->suggestion.drafts[0];

    for (size_t i = 0; i < shown->draft_count && draft->failure == NULL; i++) {
        const struct draft *other = &shown->drafts[i];

        if (other->answer == 0 || other->is_coming || other->is_outdated ||
            other->failure != NULL || !offer_is_same(other, draft, session->model.open))
            continue;
        draft->failure = arena_format(&box->arena, "it says the same as draft %zu", i + 1);
    }
}

static void tell_draft(struct session_question *question, size_t index)
{
    struct session *session = question->session;
    struct event event = {
        .kind = EVENT_OFFERED, .request = question->request, .index = index};

    question->answers[index].is_done = true;
    if (session->model.open == NULL || session->model.offered == NULL ||
        session->model.asking.request != question->request)
        return;
    event.offered = read_answer(question, index);
    leave_to_twin(session, event.offered);
    session_post(session, &event);
}

/* What the model says of the picks that stand on the screen. */
static void tell_picks(struct session_question *question)
{
    struct session *session = question->session;
    const struct offered *offered = session->model.offered;
    struct event event = {.kind = EVENT_EXPLAINED, .id = question->ticket};
    struct answer answer = {.text = question->picked.bytes, .len = question->picked.len};
    struct answered answered = {
        .profile = question->profile, .answers = &answer, .count = 1};
    struct error err = question->error;
    struct picks picks;

    if (offered == NULL)
        return;
    picks = offered->picks;
    picks.picks =
        arena_get(&question->arena, (picks.pick_count + 1) * sizeof(*picks.picks));
    for (size_t i = 0; i < picks.pick_count; i++)
        picks.picks[i] = offered->picks.picks[i];
    event.picks = &picks;
    if (question->has_failed ||
        !offer_take_picks(session->office, session->model.shop, &picks, &answered,
                          &question->arena, &err))
        event.error = &err;
    session_post(session, &event);
}

static void tell_end(struct session_question *question)
{
    struct session *session = question->session;
    struct event event = {.kind = EVENT_ANSWERED, .request = question->request};
    const struct model_profile *profile = question->profile;

    event.error = question->has_failed ? &question->error : NULL;
    if (question->kind == ASK_DRAFTS)
        session_post(session, &event);
    else if (question->kind == ASK_PICKS)
        tell_picks(question);
    session_question_free(question);
    session_tell_engine(session, profile, NULL);
}

/* One draft a turn: between two of them the keyboard is heard. False: nothing was there. */
static bool question_rest(struct session_question *question)
{
    for (size_t i = 0; i < question->count; i++) {
        if (is_to_be_read(question, i)) {
            tell_draft(question, i);
            return true;
        }
    }
    if (question->is_over)
        tell_end(question);
    return question->is_over;
}

bool session_asks_want_time(const struct session *session)
{
    const struct session_asks *asks = session->asks;

    if (asks->wish.request != 0 || asker_is_waiting(asks->asker))
        return true;
    for (size_t i = 0; i < QUESTIONS_MAX; i++) {
        const struct session_question *question = &asks->questions[i];

        if (question->request != 0 && question->is_over)
            return true;
        for (size_t j = 0; question->request != 0 && j < question->count; j++) {
            if (is_to_be_read(question, j))
                return true;
        }
    }
    return false;
}

/* What had to wait for another process. */
static void go_on(struct session *session)
{
    struct error err = {0};
    struct event failed = {
        .kind = EVENT_FAILED, .error = &err, .of_effect = EFFECT_KIND_COUNT};

    if (!asker_is_waiting(session->asks->asker))
        return;
    (void)session_may_write(session); /* where it may not, the loop asks again soon */
    if (!asker_go_on(session->asks->asker, &err))
        session_post(session, &failed);
}

void session_asks_use_time(struct session *session)
{
    struct session_asks *asks = session->asks;

    go_on(session);
    if (asks->wish.request != 0 && !session->must_draw)
        session_ask_now(session);
    for (size_t i = 0; i < QUESTIONS_MAX; i++) {
        if (asks->questions[i].request != 0 && question_rest(&asks->questions[i]))
            return;
    }
}
