/* Conversations whose time is over go by themselves, while nobody types. */
#include "shell/session.h"

#define REST  5          /* seconds without a key */
#define EVERY (6 * 3600) /* seconds from the end of one run to the next */
#define BATCH 8          /* streams in one transaction: a key that comes waits no longer */

/* What [privacy] keep says, and what a backup that was put back brought along. */
static moment_t retain_before(const struct session *session, moment_t now, bool *is_owed)
{
    const struct vault_settled *settled = vault_settled(session->office->vault);
    int64_t keep = session->office->settings.keep;
    moment_t before = keep >= 0 ? now - keep : INT64_MIN;

    *is_owed = settled->retain_before > 0 && session->retains_at == 0;
    return *is_owed && settled->retain_before > before ? settled->retain_before : before;
}

moment_t session_retains_at(const struct session *session)
{
    moment_t rested = session->last_key + REST;

    if (vault_is_locked(session->office->vault) || session->office->settings.keep < 0)
        return MOMENT_NONE;
    if (session->retention != NULL || session->retains_at < rested)
        return rested;
    return session->retains_at;
}

static void start(struct session *session, moment_t now)
{
    bool is_owed;
    moment_t before = retain_before(session, now, &is_owed);

    session->retention =
        retention_start(session->office, session->heads, before, BATCH, false, is_owed);
}

static void end(struct session *session, moment_t now)
{
    bool has_gone = retention_counts(session->retention)->tickets > 0;

    retention_stop(session->retention);
    session->retention = NULL;
    session->retains_at = now + EVERY;
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

    if (due == MOMENT_NONE || due > now || session_wants_time(session))
        return;
    if (session->retention == NULL)
        start(session, now);
    if (!retention_step(session->retention, budget_ms, &is_done, &err)) {
        struct event failed = {
            .kind = EVENT_FAILED, .error = &err, .of_effect = EFFECT_KIND_COUNT};

        session_post(session, &failed);
        is_done = true;
    }
    if (is_done)
        end(session, now);
}
