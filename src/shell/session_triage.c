/*
 * What tickets are about, beside all else: by rules once a ticket is on the screen, and by
 * a model for those that an agent opened, several in a request, while nothing else is
 * asked.
 */
#include "session_ask_parts.h"

#include "shell/triage.h"

#define PAUSE_SECONDS 2  /* so that tickets opened one after the other go together */
#define WAIT_SECONDS  60 /* behind a question that failed */

static void wish_drop(struct session_triage *triage, size_t index)
{
    memory_free(triage->wanted[index]);
    triage->wanted_count--;
    for (size_t i = index; i < triage->wanted_count; i++)
        triage->wanted[i] = triage->wanted[i + 1];
}

static void batch_forget(struct session_triage *triage)
{
    if (triage->question != NULL)
        asker_stop(triage->question);
    triage->question = NULL;
    for (size_t i = 0; i < triage->asked_count; i++)
        loaded_destroy(triage->asked[i]);
    triage->asked_count = 0;
    triage->is_over = false;
    offered_destroy(triage->intents);
    triage->intents = NULL;
    arena_release(&triage->arena);
}

void session_triage_stop(struct session_triage *triage)
{
    batch_forget(triage);
    while (triage->wanted_count > 0)
        wish_drop(triage, triage->wanted_count - 1);
    memory_free(triage->told);
    triage->told = NULL;
}

void session_triage_opened(struct session *session, const char *ticket)
{
    struct session_triage *triage = &session->asks->triage;

    memory_free(triage->told);
    triage->told = memory_text(ticket);
}

bool session_triage_wish(struct session *session, const char *ticket)
{
    struct session_triage *triage = &session->asks->triage;

    for (size_t i = 0; i < triage->wanted_count; i++) {
        if (string_equals(triage->wanted[i], ticket))
            return true;
    }
    if (triage->wanted_count == TRIAGE_TICKETS_MAX)
        wish_drop(triage, 0);
    triage->wanted[triage->wanted_count++] = memory_text(ticket);
    if (triage->starts_at < moment_now() + PAUSE_SECONDS)
        triage->starts_at = moment_now() + PAUSE_SECONDS;
    return true;
}

static void tell(struct session *session, const char *ticket, const struct triage *triage)
{
    struct event event = {.kind = EVENT_TRIAGED, .id = ticket, .triage = triage};

    session_post(session, &event);
}

/* The profile that may be asked beside all else: not one that waits for a key. */
static const struct model_profile *
profile_of(struct session *session, const struct loaded *loaded, struct arena *arena)
{
    const char *why;
    const struct model_profile *profile = session_profile(session, loaded, arena, &why);

    return profile != NULL && profile->ask != MODEL_ASK_KEY ? profile : NULL;
}

/* Of the ticket that was opened; ahead of whoever opens the first one, where it may be. */
static void tell_opened(struct session *session)
{
    struct session_triage *triage = &session->asks->triage;
    const struct loaded *open = session->model.open;
    char *ticket = triage->told;
    struct triage found;
    struct arena arena;

    triage->told = NULL;
    arena_init(&arena);
    if (open != NULL && string_equals(open->ticket.id, ticket) &&
        triage_of(session->office, open, session->model.shop, &arena, &found, NULL)) {
        const struct model_profile *profile = profile_of(session, open, &arena);
        tell(session, ticket, &found);
        if (!triage_is_known(open) && session->model.is_preview && profile != NULL &&
            profile->ask == MODEL_ASK_AHEAD)
            session_triage_wish(session, ticket);
    }
    arena_release(&arena);
    memory_free(ticket);
}

/* ---- the question ---- */

static void hear_end(void *context, const struct answer *answers, size_t count,
                     const struct model_usage *usage, const char *limit,
                     const struct error *err)
{
    struct session_triage *triage = context;

    (void)count, (void)usage, (void)limit;
    triage->question = NULL; /* it is gone behind this call */
    triage->is_over = true;
    triage->answer = (struct text){0};
    if (err == NULL)
        triage->answer = text_from(
            arena_copy(&triage->arena, answers[0].text, answers[0].len), answers[0].len);
}

static const struct asker_handler handler = {.done = hear_end};

/* Takes it into the batch; false: not wanted any more, or by another profile. */
static bool batch_add(struct session *session, const char *ticket)
{
    struct session_triage *triage = &session->asks->triage;
    size_t at = triage->asked_count;
    const struct model_profile *profile;
    struct loaded *loaded = NULL;

    if (!office_load(session->office, ticket, &loaded, NULL))
        return false;
    profile = profile_of(session, loaded, &triage->arena);
    if (profile == NULL || (at > 0 && profile != triage->profile) ||
        triage_is_known(loaded) ||
        !triage_of(session->office, loaded, session->model.shop, &triage->arena,
                   &triage->triages[at], NULL)) {
        loaded_destroy(loaded);
        return false;
    }
    triage->profile = profile;
    triage->asked[triage->asked_count++] = loaded;
    return true;
}

static void batch_start(struct session *session)
{
    struct session_triage *triage = &session->asks->triage;
    struct asked asked = {.kind = ASK_TRIAGE,
                          .shop = session->model.shop,
                          .tickets = (const struct loaded *const *)triage->asked,
                          .now = moment_now()};

    arena_init(&triage->arena);
    while (triage->wanted_count > 0) {
        batch_add(session, triage->wanted[0]);
        wish_drop(triage, 0);
    }
    if (triage->asked_count == 0) {
        batch_forget(triage);
        return;
    }
    triage->intents = triage_offered(session->model.shop);
    asked.profile = triage->profile;
    asked.offered = triage->intents;
    asked.ticket_count = triage->asked_count;
    if (!asker_start(session->asks->asker, &asked, &handler, triage, &triage->question,
                     NULL)) {
        triage->starts_at = moment_now() + WAIT_SECONDS;
        batch_forget(triage);
    }
}

static void tell_batch(struct session *session)
{
    struct session_triage *triage = &session->asks->triage;
    const struct loaded *open = session->model.open;

    for (size_t i = 0; open != NULL && i < triage->asked_count; i++) {
        const struct ticket *ticket = &triage->asked[i]->ticket;

        if (string_equals(ticket->id, open->ticket.id) &&
            ticket->version == open->ticket.version)
            tell(session, ticket->id, &triage->triages[i]);
    }
}

/* A failure is nobody's work interrupted: it is tried again with a ticket opened later. */
static void batch_end(struct session *session)
{
    struct session_triage *triage = &session->asks->triage;
    struct triage_batch batch = {.profile = triage->profile,
                                 .tickets = (const struct loaded *const *)triage->asked,
                                 .triages = triage->triages,
                                 .count = triage->asked_count};

    if (triage->answer.len > 0 &&
        triage_take(session->office, &batch, triage->answer, &triage->arena, NULL))
        tell_batch(session);
    else
        triage->starts_at = moment_now() + WAIT_SECONDS;
    batch_forget(triage);
    session_tell_engine_of_now(session);
}

/* ---- the rest of the loop ---- */

static bool may_start(const struct session *session)
{
    const struct session_asks *asks = session->asks;
    bool is_free = asks->wish.request == 0 && asks->triage.asked_count == 0 &&
                   asks->triage.wanted_count > 0;

    for (size_t i = 0; i < QUESTIONS_MAX; i++)
        is_free = is_free && asks->questions[i].request == 0;
    return is_free;
}

moment_t session_triage_at(const struct session *session)
{
    const struct session_triage *triage = &session->asks->triage;

    if (triage->told != NULL || triage->is_over)
        return moment_now();
    return may_start(session) ? triage->starts_at : MOMENT_NONE;
}

void session_triage_use_time(struct session *session)
{
    struct session_triage *triage = &session->asks->triage;

    if (triage->told != NULL)
        tell_opened(session);
    else if (triage->is_over && session_may_write(session))
        batch_end(session);
    else if (may_start(session) && triage->starts_at <= moment_now())
        batch_start(session);
}
