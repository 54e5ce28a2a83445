/* The session's terminal, or its console: opened, dressed, lent out and taken back. */
#include "shell/plain.h"
#include "shell/session.h"

#include <stdlib.h>
#include <unistd.h>

bool session_dress(struct session *session, const char *name, struct error *err)
{
    const char *no_colour = getenv("NO_COLOR");
    struct theme theme;
    char *shown;

    if (!settings_theme(name, &theme, err))
        return false;
    if (no_colour != NULL && no_colour[0] != '\0')
        theme_without_colour(&theme);
    if (session->terminal != NULL)
        terminal_set_theme(session->terminal, &theme);
    shown = memory_text(name); /* which may be what goes */
    memory_free(session->theme);
    session->theme = shown;
    return true;
}

bool session_open_terminal(struct session *session, struct error *err)
{
    if (!session->options->plain)
        return terminal_open(STDIN_FILENO, STDOUT_FILENO, &session->terminal, err);
    session->console = console_create(STDIN_FILENO, STDOUT_FILENO);
    return true;
}

void session_leave_terminal(struct session *session)
{
    if (session->terminal != NULL)
        terminal_leave(session->terminal);
}

bool session_return_terminal(struct session *session, struct error *err)
{
    session->must_draw = true;
    return session->terminal == NULL || terminal_return(session->terminal, err);
}
