/* The index of picks for who only opens screens. */
#include "shell/indexer.h"
#include "shell/session.h"

#define INDEX_AFTER 3 /* seconds since the last key */

bool session_is_indexing(const struct session *session)
{
    return session->indexer != NULL && !indexer_is_done(session->indexer);
}

moment_t session_indexes_at(const struct session *session)
{
    bool can_index = session->is_index_due && !vault_is_locked(session->office->vault) &&
                     session->retention == NULL;

    if (can_index && session_is_indexing(session))
        return moment_now() + 1; /* no descriptor tells of its end */
    return can_index ? session->last_key + INDEX_AFTER : MOMENT_NONE;
}

void session_index(struct session *session)
{
    moment_t due;

    if (catalogue_lost_picks(session->office->catalogue))
        session->is_index_due = true;
    due = session_indexes_at(session);
    if (due == MOMENT_NONE || due > moment_now())
        return;
    indexer_stop(session->indexer);
    session->is_index_due = false;
    session->indexer = indexer_start(session->office);
}
