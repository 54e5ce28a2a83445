/* How long the loop may wait, and what a wait without a key is the time for. */
#include "session_wait.h"

#include "shell/offer.h"
#include "shell/plain.h"

#define GIVEN_BACK_MS 2000 /* without a key: what was read is not read again for the next */
#define HELD_MS       20   /* until the vault is looked at again */
#define TICK_MS       4    /* by which the coarse clock may be late */

/* Milliseconds until the second begins that moment_now() then tells; -1 for never. */
static int until(moment_t then)
{
    int64_t left_ms;

    if (then == MOMENT_NONE)
        return -1;
    left_ms = moment_left_ms(then);
    if (left_ms <= 0)
        return 0;
    return left_ms > 3600 * 1000 ? 3600 * 1000 : (int)left_ms + TICK_MS;
}

/* Until so long after the last key, where something waits for that; -1: nothing does. */
static int until_quiet(const struct session *session, bool is_wanted, int quiet_ms)
{
    int64_t left_ms;

    if (!is_wanted)
        return -1;
    left_ms = session->last_key_ms + quiet_ms - offer_clock_ms();
    return left_ms < 0 ? 0 : (int)left_ms;
}

static int until_rested(const struct session *session)
{
    return until_quiet(session, model_wants_whole(&session->model), MODEL_RESTED_MS);
}

static int until_hesitated(const struct session *session)
{
    return until_quiet(session, model_wants_followers(&session->model), MODEL_HESITATED_MS);
}

bool session_works_beside(const struct session *session)
{
    moment_t tends_at = session_tends_at(session);

    return session->retention != NULL || session_wants_earlier(session) ||
           (tends_at != MOMENT_NONE && tends_at <= moment_now());
}

/* Memory that much was read into; where a key is still to come soon it is of use. */
static int until_given_back(const struct session *session)
{
    bool is_wanted = session->has_worked && !session_works_beside(session) &&
                     !session_wants_time(session);

    return until_quiet(session, is_wanted, GIVEN_BACK_MS);
}

static int sooner(int a, int b)
{
    if (a < 0)
        return b;
    return b < 0 || a < b ? a : b;
}

int session_wait_ms(const struct session *session)
{
    const struct settings *settings = &session->office->settings;
    int timeout = until(model_next_tick(&session->model));

    if (session_is_searching(session) || session->must_draw ||
        model_wants_rest(&session->model) || session_wants_time(session) ||
        session_asks_want_time(session) || session_wants_earlier(session) ||
        session_opening_wants_time(session) ||
        session->waiting_count > 0 || session_wants_ready(session))
        return 0;
    timeout = sooner(timeout, until_rested(session));
    timeout = sooner(timeout, until_hesitated(session));
    timeout = sooner(timeout, until_given_back(session));
    timeout = sooner(timeout, recorder_wait_ms(session->recorder));
    timeout = sooner(timeout, until(desk_next(session->desk)));
    timeout = sooner(timeout, until(session_tends_at(session)));
    timeout = sooner(timeout, until(session_indexes_at(session)));
    timeout = sooner(timeout, until(session_triage_at(session)));
    timeout = sooner(timeout, watch_wait_ms(&session->watch));
    timeout = sooner(timeout, session_spelling_wait_ms(session));
    timeout = sooner(timeout, until(session_retains_at(session)));
    if (session->console != NULL)
        timeout = sooner(timeout, console_wait_ms(session));
    else if (session->editor.pid == 0)
        timeout = sooner(timeout, terminal_wait_ms(session->terminal));
    if (settings->blank_after > 0 && !session->is_blank && session->console == NULL)
        timeout = sooner(timeout, until(session->last_key + settings->blank_after));
    if (settings->lock_after > 0)
        timeout = sooner(timeout, until(session->last_key + settings->lock_after));
    /* What is due is not, while it would have to wait for another process. */
    return session->is_vault_held ? HELD_MS : timeout;
}

bool session_has_rested(const struct session *session)
{
    return until_rested(session) == 0;
}

bool session_has_hesitated(const struct session *session)
{
    return until_hesitated(session) == 0;
}

bool session_gives_back(const struct session *session)
{
    return until_given_back(session) == 0;
}
