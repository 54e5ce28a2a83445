/* What is kept of the session, while it lives. */
#include "shell/print.h"
#include "shell/session.h"

/* Lines in a screen's place have no frames. */
void session_begin_record(struct session *session)
{
    if (session->terminal != NULL)
        session->recorder = recorder_create(session->office);
}

void session_record(struct session *session)
{
    struct error err = {0};
    struct event failed = {
        .kind = EVENT_FAILED, .error = &err, .of_effect = EFFECT_KIND_COUNT};

    if (recorder_wait_ms(session->recorder) == 0 && session_may_write(session) &&
        !recorder_write(session->recorder, &err))
        session_post(session, &failed);
}

void session_end_record(struct session *session)
{
    struct error err = {0};

    if (!vault_is_locked(session->office->vault) &&
        !recorder_end(session->recorder, &err))
        print_warning("%s", err.text);
    recorder_destroy(session->recorder);
    session->recorder = NULL;
}
