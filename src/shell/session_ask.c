/* A model asked for the screen: what its asker says becomes events; session_answer.c does
 * what takes time. */
#include "session_ask_parts.h"

static struct session_question *question_of(struct session *session, uint64_t request)
{
    for (size_t i = 0; i < QUESTIONS_MAX; i++) {
        if (session->asks->questions[i].request == request)
            return &session->asks->questions[i];
    }
    return NULL;
}

void session_question_free(struct session_question *question)
{
    if (question->question != NULL)
        asker_stop(question->question);
    arena_release(&question->arena);
    *question = (struct session_question){0};
}

/* ---- what the asker says, from within net_wait() ---- */

static void tell_growth(struct session_question *question, size_t index,
                        const struct answer *answer)
{
    size_t told = question->answers[index].told;
    struct event event = {.kind = EVENT_GREW, .request = question->request, .index = index};

    if (answer->len <= told)
        return;
    question->answers[index].told = answer->len;
    event.text = answer->text + told;
    event.len = answer->len - told;
    session_post(question->session, &event);
}

static void take_end(struct session_question *question, size_t index,
                     const struct answer *answer)
{
    struct answer *end = &question->answers[index].end;

    *end = *answer;
    end->text = NULL;
    end->failed = arena_text(&question->arena, answer->failed);
    end->refusal = arena_text(&question->arena, answer->refusal);
    end->prompt_hash = arena_text(&question->arena, answer->prompt_hash);
    end->flagged = arena_text(&question->arena, answer->flagged);
    end->unmoderated = arena_text(&question->arena, answer->unmoderated);
    question->answers[index].is_whole = true;
}

/* What is said of the picks is no draft, though it is asked under the drafts' request: it
 * is taken whole, by hear_end(). */
static void hear_growth(void *context, size_t index, const struct answer *answer)
{
    struct session_question *question = context;

    if (question->kind == ASK_PICKS || index >= question->count ||
        question->answers[index].is_done)
        return;
    tell_growth(question, index, answer);
    if (answer->finish != MODEL_RUNNING)
        take_end(question, index, answer);
}

static void hear_wait(void *context, int64_t ms, const char *why)
{
    struct session_question *question = context;
    struct event event = {.kind = EVENT_WAITS,
                          .request = question->request,
                          .text = why,
                          .until = moment_now() + (ms + 999) / 1000};

    if (question->kind != ASK_PICKS) /* nobody waits for it */
        session_post(question->session, &event);
}

/* A question that is no drafts is told as a whole, at once. */
static void tell_answer(struct session_question *question, const struct answer *answer,
                        const struct error *err)
{
    struct event event = {.kind = EVENT_ANSWERED,
                          .request = question->request,
                          .text = answer->text,
                          .len = answer->len,
                          .is_cut = answer->finish != MODEL_STOPPED,
                          .id = answer->prompt_hash,
                          .error = err};

    session_post(question->session, &event);
}

static void hear_end(void *context, const struct answer *answers, size_t count,
                     const struct model_usage *usage, const char *limit,
                     const struct error *err)
{
    struct session_question *question = context;

    (void)usage;
    question->question = NULL; /* it is gone behind this call */
    question->is_over = true;
    question->has_failed = err != NULL;
    if (err != NULL)
        question->error = *err;
    if (err != NULL && *string_or_empty(limit) != '\0')
        error_set(&question->error, err->code, "%s · %s", err->text, limit);
    if (question->kind == ASK_PICKS) {
        question->picked = text_from(
            arena_copy(&question->arena, answers[0].text, answers[0].len), answers[0].len);
        return;
    }
    if (question->kind != ASK_DRAFTS) {
        tell_answer(question, &answers[0], err);
        return;
    }
    for (size_t i = 0; i < count && i < question->count; i++) {
        if (question->answers[i].is_done)
            continue;
        tell_growth(question, i, &answers[i]);
        take_end(question, i, &answers[i]);
    }
}

/* ---- asking ---- */

static const struct asker_handler handler = {
    .grew = hear_growth, .waits = hear_wait, .done = hear_end};

static void tell_asking(struct session *session, const struct session_question *question)
{
    struct event event = {.kind = EVENT_ASKING,
                          .request = question->request,
                          .text = session_profile_label(question->profile),
                          .count = question->count};

    if (question->kind == ASK_DRAFTS)
        event.id = asker_note(session->asks->asker, question->profile);
    session_post(session, &event);
}

bool session_question_start(struct session *session, const struct asked *asked,
                            uint64_t request, struct error *err)
{
    struct session_question *question = question_of(session, 0);

    if (question == NULL)
        return error_set(err, ERROR_REFUSED, "too much is asked at once: ^C stops it");
    *question =
        (struct session_question){.session = session,
                                  .request = request,
                                  .kind = asked->kind,
                                  .profile = asked->profile,
                                  .count = asked->kind == ASK_DRAFTS ? asked->answers : 1};
    arena_init(&question->arena);
    if (!asker_start(session->asks->asker, asked, &handler, question, &question->question,
                     err)) {
        session_question_free(question);
        return false;
    }
    if (asked->kind == ASK_PICKS) /* nobody waits for it */
        question->ticket = arena_text(&question->arena, asked->loaded->ticket.id);
    else
        tell_asking(session, question);
    return true;
}

/* Those that a model adds to have their digits already. */
static size_t local_drafts(const struct offered *offered)
{
    size_t count = 0;

    for (size_t i = 0; offered != NULL && i < offered->suggestion.draft_count; i++)
        count += offered->suggestion.drafts[i].answer == 0;
    return count;
}

struct asked session_asked_drafts(const struct session *session,
                                  const struct model_profile *profile,
                                  const char *instruction)
{
    const struct model *model = &session->model;
    size_t local = local_drafts(model->offered);
    size_t room = local < ASKING_ANSWERS ? ASKING_ANSWERS - local : 0;
    size_t wanted = profile->n > 0 ? (size_t)profile->n : 1;

    return (struct asked){
        .kind = ASK_DRAFTS,
        .profile = profile,
        .loaded = model->open,
        .shop = model->shop,
        .offered = model->offered,
        .instruction = instruction,
        .lang = model->open->ticket.lang,
        .answers = wanted < room ? wanted : room,
        .now = moment_now(),
    };
}

static void wish_forget(struct session_wish *wish)
{
    memory_free(wish->instruction);
    *wish = (struct session_wish){0};
}

static bool may_ask(const struct model_profile *profile, const struct effect *effect)
{
    if (effect->is_local)
        return false;
    if (effect->is_ahead)
        return profile->ask == MODEL_ASK_AHEAD;
    return effect->asks_model || profile->ask != MODEL_ASK_KEY;
}

/* The picks that it is about are gone. */
static void stop_explaining(struct session *session)
{
    for (size_t i = 0; i < QUESTIONS_MAX; i++) {
        struct session_question *question = &session->asks->questions[i];

        if (question->request != 0 && question->kind == ASK_PICKS)
            session_question_free(question);
    }
}

const char *session_wish_drafts(struct session *session, const struct effect *effect,
                                struct arena *arena)
{
    struct session_wish *wish = &session->asks->wish;
    const char *why;
    const struct model_profile *profile =
        session_profile(session, session->model.open, arena, &why);

    session_tell_engine(session, profile, why);
    wish_forget(wish);
    stop_explaining(session);
    if (profile != NULL && may_ask(profile, effect))
        *wish = (struct session_wish){.request = effect->request,
                                      .profile = profile,
                                      .instruction = memory_text(effect->text),
                                      .insists = effect->asks_model};
    return why;
}

/* The customer's words speak of some. */
static bool picks_are_asked_for(const struct picks *picks)
{
    for (size_t i = 0; i < picks->pick_count; i++) {
        for (size_t j = 0; j < picks->picks[i].reason_count; j++) {
            if (picks->picks[i].reasons[j].kind == REASON_TICKET)
                return true;
        }
    }
    return false;
}

/* What the model says of the picks, beside its drafts: where the customer asks for
 * products, or the agent for a model. */
static void ask_for_picks(struct session *session, const struct session_wish *wish)
{
    const struct model *model = &session->model;
    struct asked asked = {.kind = ASK_PICKS,
                          .profile = wish->profile,
                          .loaded = model->open,
                          .shop = model->shop,
                          .offered = model->offered,
                          .lang = model->open->ticket.lang,
                          .answers = 1,
                          .insists = wish->insists,
                          .now = moment_now()};
    struct event failed = {.kind = EVENT_EXPLAINED, .id = model->open->ticket.id};
    struct error err = {0};

    if (model->offered == NULL || model->offered->picks.pick_count == 0 ||
        (!wish->insists && !picks_are_asked_for(&model->offered->picks)))
        return;
    asked.picks = model->offered->picks.pick_count;
    failed.error = &err;
    if (!session_question_start(session, &asked, wish->request, &err))
        session_post(session, &failed);
}

/* The local drafts are on the screen. */
void session_ask_now(struct session *session)
{
    struct session_wish wish = session->asks->wish;
    struct event failed = {.kind = EVENT_ANSWERED, .request = wish.request};
    struct error err = {0};

    session->asks->wish = (struct session_wish){0};
    if (session->model.open != NULL && session->model.asking.request == wish.request) {
        struct asked asked = session_asked_drafts(session, wish.profile, wish.instruction);
        asked.insists = wish.insists;
        failed.error = &err;
        if (asked.answers > 0 &&
            !session_question_start(session, &asked, wish.request, &err))
            session_post(session, &failed);
        ask_for_picks(session, &wish);
    }
    wish_forget(&wish);
}

bool session_ask_model(struct session *session, const struct effect *effect,
                       struct error *err)
{
    const struct loaded *open = session->model.open;
    const struct model_profile *profile;
    struct asked asked = {.kind = effect->asks,
                          .shop = session->model.shop,
                          .offered = session->model.offered,
                          .instruction = effect->detail,
                          .how = effect->how,
                          .text = effect->text,
                          .lang = effect->lang,
                          .answers = 1,
                          .insists = true,
                          .now = moment_now()};
    struct arena arena;
    const char *why;
    bool is_asked;

    if (effect->asks == ASK_TRIAGE)
        return session_triage_wish(session, effect->ticket);
    if (open == NULL || !string_equals(open->ticket.id, effect->ticket) ||
        effect->request == 0)
        return true; /* nobody waits for it */
    arena_init(&arena);
    profile = session_profile(session, open, &arena, &why);
    asked.profile = profile;
    asked.loaded = open;
    is_asked = profile != NULL
                   ? session_question_start(session, &asked, effect->request, err)
                   : error_set(err, ERROR_REFUSED, "%s",
                               why != NULL ? why : "the local engine alone was chosen");
    arena_release(&arena);
    return is_asked;
}

/* ---- stopping ---- */

/* The drafts, and what is asked of the picks beside them. */
static void stop_all(struct session *session, uint64_t request)
{
    struct session_question *question;

    while ((question = question_of(session, request)) != NULL) {
        const struct model_profile *profile = question->profile;
        session_question_free(question);
        session_tell_engine(session, profile, NULL);
    }
}

static void stop_one(struct session_question *question, size_t answer)
{
    if (question == NULL || question->kind != ASK_DRAFTS || answer > question->count)
        return;
    question->answers[answer - 1].is_done = true;
    if (question->question != NULL)
        asker_drop(question->question, answer - 1);
}

bool session_stop_asking(struct session *session, const struct effect *effect,
                         struct error *err)
{
    (void)err;
    if (session->asks->wish.request == effect->request)
        wish_forget(&session->asks->wish);
    if (effect->request == 0)
        return true;
    if (effect->wanted == 0)
        stop_all(session, effect->request);
    else
        stop_one(question_of(session, effect->request), effect->wanted);
    return true;
}

void session_asks_stop(struct session *session)
{
    if (session->asks == NULL)
        return;
    wish_forget(&session->asks->wish);
    session_triage_stop(&session->asks->triage);
    for (size_t i = 0; i < QUESTIONS_MAX; i++) {
        if (session->asks->questions[i].request != 0)
            session_question_free(&session->asks->questions[i]);
    }
    asker_settle(session->asks->asker);
}
