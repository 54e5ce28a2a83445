/* The search of the session, and what makes the next one quick. */
#include "shell/earlier.h"
#include "shell/session.h"

#define HITS_AT_ONCE 200 /* then the search rests until it is asked on */
#define TEND_AFTER   3   /* seconds since the last key */

static void end_search(struct session *session)
{
    finder_stop(session->finder);
    session->finder = NULL;
    session->hits_found = 0;
}

bool session_start_search(struct session *session, const struct effect *effect,
                          struct error *err)
{
    end_search(session);
    session->search_request = effect->request;
    return finder_start(session->office, text_of(effect->text), &session->finder, err);
}

bool session_search_on(struct session *session, const struct effect *effect,
                       struct error *err)
{
    struct event over = {.kind = EVENT_HITS, .request = effect->request, .is_last = true};

    (void)err;
    session->hits_found = 0;
    if (session->finder == NULL) /* the vault was locked meanwhile */
        session_post(session, &over);
    return true;
}

bool session_stop_search(struct session *session, const struct effect *effect,
                         struct error *err)
{
    (void)effect;
    (void)err;
    end_search(session);
    return true;
}

bool session_is_searching(const struct session *session)
{
    return session->finder != NULL && session->hits_found < HITS_AT_ONCE;
}

void session_search(struct session *session, int budget_ms)
{
    struct event event = {.kind = EVENT_HITS, .request = session->search_request};
    struct error err = {0};
    bool is_done = false;
    bool is_good;

    if (!session_is_searching(session))
        return;
    event.hits = hits_create();
    is_good = finder_step(session->finder, budget_ms, HITS_AT_ONCE - session->hits_found,
                          event.hits, &is_done, &err);
    session->hits_found += event.hits->count;
    event.is_last = is_done || !is_good;
    event.is_more = !event.is_last && session->hits_found >= HITS_AT_ONCE;
    if (event.is_last)
        end_search(session);
    else if (event.is_more)
        finder_rest(session->finder);
    if (!is_good) {
        struct event failed = {
            .kind = EVENT_FAILED, .error = &err, .of_effect = EFFECT_SEARCH};

        session_post(session, &failed);
    }
    if (event.is_last || event.hits->count > 0)
        session_post(session, &event);
    else
        hits_destroy(event.hits);
}

moment_t session_tends_at(const struct session *session)
{
    bool can_tend = session->is_tending && !vault_is_locked(session->office->vault);

    return can_tend ? session->last_key + TEND_AFTER : MOMENT_NONE;
}

void session_tend(struct session *session, int budget_ms)
{
    moment_t due = session_tends_at(session);

    if (due == MOMENT_NONE || due > moment_now() || session_is_searching(session) ||
        !session_may_write(session))
        return;
    /* What fails is only slower to search: it is tried again with the next record. */
    if (!vault_search_tend(session->office->vault, budget_ms, &session->is_tending, NULL))
        session->is_tending = false;
}

bool session_wants_earlier(const struct session *session)
{
    return session->is_awake && !vault_is_locked(session->office->vault) &&
           earlier_wants_time(session->office);
}

void session_read_earlier(struct session *session, int budget_ms)
{
    /* What fails is told by whoever opens the ticket: here nobody waits for it. */
    if (session_wants_earlier(session) &&
        !earlier_step(session->office, budget_ms, NULL))
        session->has_worked = true;
}
