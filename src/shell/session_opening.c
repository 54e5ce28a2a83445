/* The ticket that is opened: at once, or a long one while keys go on. */
#include "shell/opening.h"
#include "shell/session.h"
#include "shell/standing.h"

static void tell_failure(struct session *session, const char *ticket,
                         const struct error *err)
{
    struct event event = {
        .kind = EVENT_FAILED, .error = err, .of_effect = EFFECT_OPEN, .id = ticket};

    session_post(session, &event);
}

static void mark_held(const struct session *session, struct loaded *loaded)
{
    for (size_t i = 0; i < loaded->unsent_count; i++) {
        for (size_t j = 0; j < session->model.held_count; j++) {
            if (string_equals(session->model.held[j].key, loaded->unsent[i].key))
                loaded->unsent[i].is_held_here = true;
        }
    }
}

/* False where it was erased since its reading began. */
static bool still_stands(const struct session *session, const struct opening *opening,
                         struct error *err)
{
    const char *ticket = opening_ticket(opening);
    int64_t stream;

    if (!office_ticket_stream(session->office, ticket, &stream, err))
        return false;
    return stream == opening_stream(opening) ||
           error_set(err, ERROR_NOT_FOUND, "%s: no such ticket", ticket);
}

/* All of it was read. */
static bool post_whole(struct session *session, struct opening *opening, struct error *err)
{
    struct event event = {.kind = EVENT_LOADED};

    if (!still_stands(session, opening, err) || !opening_take(opening, &event.loaded, err))
        return false;
    mark_held(session, event.loaded);
    session_triage_opened(session, opening_ticket(opening));
    session_post(session, &event);
    return true;
}

static void post_part(struct session *session)
{
    struct event event = {.kind = EVENT_LOADED};
    const struct ticket_head *head =
        queue_find(&session->model.queue, opening_ticket(session->opening));

    if (head != NULL)
        event.loaded = opening_part(session->office, session->opening, head);
    if (event.loaded != NULL)
        session_post(session, &event);
}

/* Slices of a long thread, for a screen that goes on: not for a key's own jump, nor from a
 * catalogue far away. */
static bool may_take_time(const struct session *session, const struct opening *opening)
{
    const struct model *model = &session->model;

    return session->terminal != NULL && session->is_running && !model->is_locked &&
           opening_length(opening) >= OPENING_LONG_RECORDS &&
           model->wanted_message == NULL &&
           !catalogue_is_shared(session->office->catalogue);
}

static bool is_wanted(const struct session *session, const struct opening *opening)
{
    return string_equals(session->model.wanted_ticket, opening_ticket(opening));
}

static bool stands_there(const struct session *session, const struct opening *opening)
{
    const struct loaded *open = session->model.open;

    return open != NULL && string_equals(open->ticket.id, opening_ticket(opening));
}

/* What stands there whole stays so until all that came is read behind it. */
static bool is_read_behind(const struct session *session, const struct opening *opening)
{
    return session->model.wanted_ticket == NULL && stands_there(session, opening) &&
           !session->model.open->is_part;
}

bool session_open_ticket(struct session *session, const struct effect *effect,
                         struct error *err)
{
    struct opening *opening;
    bool is_good;

    if (session_is_opening(session) &&
        !(session->opening_is_behind && session->model.wanted_ticket != NULL) &&
        string_equals(opening_ticket(session->opening), effect->ticket)) {
        session->opening_is_read = false; /* what came meanwhile is read with the rest */
        return true;
    }
    opening = opening_start(session->office, effect->ticket, err);
    if (opening == NULL)
        return false;
    bool is_behind = is_read_behind(session, opening);
    if (may_take_time(session, opening) && (is_behind || is_wanted(session, opening))) {
        session_opening_end(session);
        session->opening = opening;
        session->opening_is_behind = is_behind;
        if (!is_behind)
            post_part(session);
        return true;
    }
    is_good = opening_read(opening, err) && post_whole(session, opening, err);
    opening_stop(opening);
    return is_good;
}

bool session_is_opening(const struct session *session)
{
    return session->opening != NULL;
}

static void go_on(struct session *session, int budget_ms, bool hears)
{
    struct opening *opening = session->opening;
    struct error err = {0};
    bool is_read = session->opening_is_read;
    bool is_good = is_read || opening_step(opening, budget_ms, &is_read, &err);

    session->opening_is_read = is_good && is_read;
    if (is_good && (!is_read || (hears && !opening_hear(opening, budget_ms))))
        return;
    session->opening = NULL;
    session->opening_is_read = session->opening_is_behind = false;
    session->standing_wanted = opening_stream(opening);
    session->has_worked = true;
    if (!is_good || !post_whole(session, opening, &err))
        tell_failure(session, opening_ticket(opening), &err);
    opening_stop(opening);
}

/* How the thread stands, which who sends next, or changes something, else waits for. */
static void get_standing(struct session *session, int budget_ms)
{
    struct standing *standing =
        standing_take(session->office, session->standing_wanted, NULL);
    bool is_read = false;
    bool is_good = standing != NULL &&
                   standing_step(standing, heads_deadline(budget_ms), &is_read, NULL);

    standing_leave(standing);
    if (!is_good || is_read)
        session->standing_wanted = 0;
    session->has_worked = true;
}

void session_opening_use_time(struct session *session, int budget_ms)
{
    /* What is read behind a thread that stands there no more is for nobody. */
    if (session->opening_is_behind && !stands_there(session, session->opening))
        session_opening_end(session);
    if (vault_is_locked(session->office->vault))
        return;
    if (session_is_opening(session))
        go_on(session, budget_ms, true);
    else if (session->standing_wanted != 0)
        get_standing(session, budget_ms);
}

bool session_opening_wants_time(const struct session *session)
{
    return session_is_opening(session) || session->standing_wanted != 0;
}

bool session_opening_is_waited_for(const struct session *session)
{
    return session_is_opening(session) && !session->opening_is_behind;
}

void session_open_rest(struct session *session)
{
    while (session_is_opening(session) && !vault_is_locked(session->office->vault))
        go_on(session, OPENING_AT_ONCE_MS, false);
}

void session_opening_look(struct session *session)
{
    struct error err = {0};

    if (session_is_opening(session) && !still_stands(session, session->opening, &err) &&
        err.code == ERROR_NOT_FOUND)
        session_opening_end(session);
}

void session_opening_end(struct session *session)
{
    opening_stop(session->opening);
    session->opening = NULL;
    session->opening_is_read = session->opening_is_behind = false;
    session->standing_wanted = 0;
}
