/* Conversations whose time is over go by themselves, while nobody types. */
#include "shell/clock.h"
#include "shell/session.h"

#define REST  5          /* seconds without a key */
#define EVERY (6 * 3600) /* seconds from the end of one run to the next */
#define DOUBT 600        /* until a doubtful clock is looked at again */
#define BATCH 8          /* streams in one transaction: a key that comes waits no longer */

/* A backup that was put back brought conversations along that had gone. */
static bool is_owed(const struct session *session)
{
    return vault_settled(session->office->vault)->retain_before > 0 &&
           (session->retains_at == 0 || session->has_doubted);
}

/* What is owed, and what [privacy] keep says, but where a legal hold may be missing. */
static moment_t retain_before(const struct session *session, moment_t now)
{
    moment_t owed =
        is_owed(session) ? vault_settled(session->office->vault)->retain_before : INT64_MIN;
    moment_t kept = office_knows_holds(session->office, NULL)
                        ? now - session->office->settings.keep
                        : INT64_MIN;

    return owed > kept ? owed : kept;
}

moment_t session_retains_at(const struct session *session)
{
    moment_t rested = session->last_key + REST;

    if (vault_is_locked(session->office->vault) || session->office->settings.keep < 0)
        return MOMENT_NONE;
    if (session->retention == NULL && session_is_indexing(session))
        return moment_now() + 1; /* who reads old pages keeps them from going */
    if (session->retention == NULL && !is_owed(session) &&
        !office_knows_holds(session->office, NULL))
        return MOMENT_NONE;
    if (session->retention != NULL || session->retains_at < rested)
        return rested;
    return session->retains_at;
}

/* By a doubtful clock they are counted once, so that nobody hears of it without a cause. */
static bool start(struct session *session, moment_t now)
{
    bool was_owed = is_owed(session);
    moment_t before = retain_before(session, now);
    bool is_dry = !clock_is_believed(session->office, now, NULL);

    if (is_dry && session->has_doubted) {
        session->retains_at = now + DOUBT;
        return false;
    }
    session->has_doubted = is_dry;
    session->retention =
        retention_start(session->office, session->heads, before, BATCH, is_dry, was_owed);
    return true;
}

static void tell_doubt(struct session *session, moment_t now, int64_t tickets)
{
    struct error why = {0};
    struct error err = {0};
    struct event event = {
        .kind = EVENT_FAILED, .error = &err, .of_effect = EFFECT_KIND_COUNT};

    session->retains_at = now + DOUBT;
    if (tickets == 0 || clock_is_believed(session->office, now, &why))
        return;
    error_set(&err, ERROR_FAILED, "%lld old tickets are kept for now: %s",
              (long long)tickets, why.text);
    session_post(session, &event);
}

static void tell_unread(struct session *session, const struct retention_counts *counts)
{
    struct error err = {.code = ERROR_DAMAGED};
    struct event event = {
        .kind = EVENT_FAILED, .error = &err, .of_effect = EFFECT_KIND_COUNT};

    retention_format_unread(counts, err.text, sizeof(err.text));
    if (err.text[0] != '\0')
        session_post(session, &event);
}

static void end(struct session *session, moment_t now)
{
    int64_t tickets = retention_counts(session->retention)->tickets;
    int64_t sessions = retention_counts(session->retention)->sessions;
    bool has_gone = tickets + sessions > 0 && !session->has_doubted;

    tell_unread(session, retention_counts(session->retention));
    retention_stop(session->retention);
    session->retention = NULL;
    session->retains_at = now + EVERY;
    session->is_index_due = true; /* of what is gone there is no index left */
    if (session->has_doubted)
        tell_doubt(session, now, tickets);
    if (!has_gone)
        return;
    session_hear_others(session);
    /* Where another process reads an old page it stays pending, and the next end of a run,
     * the next unlock or verify does it. */
    bool is_finished = vault_finish_erasing(session->office->vault, false, NULL);
    (void)is_finished;
}

void session_retain(struct session *session, int budget_ms)
{
    moment_t now = moment_now();
    moment_t due = session_retains_at(session);
    struct error err = {0};
    bool is_done = false;

    if (due == MOMENT_NONE || due > now || session_wants_time(session) ||
        !session_may_write(session))
        return;
    if (session->retention == NULL && !start(session, now))
        return;
    if (!retention_step(session->retention, budget_ms, &is_done, &err)) {
        struct event failed = {
            .kind = EVENT_FAILED, .error = &err, .of_effect = EFFECT_KIND_COUNT};

        session_post(session, &failed);
        is_done = true;
    }
    if (is_done)
        end(session, now);
}
