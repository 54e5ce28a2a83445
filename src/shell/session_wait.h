/* What the loop asks of time. Nobody else includes it. */
#ifndef SHELL_SESSION_WAIT_H
#define SHELL_SESSION_WAIT_H

#include "shell/session.h"

/* Until something is to be done by itself, in milliseconds; -1: nothing is. */
int session_wait_ms(const struct session *session);
/* No key came for so long that the whole reply is read, that who hesitates is shown which
 * keys may follow, that memory is given back. */
bool session_has_rested(const struct session *session);
bool session_has_hesitated(const struct session *session);
bool session_gives_back(const struct session *session);
/* Search segments are made, or it is looked for what was kept long enough. */
bool session_works_beside(const struct session *session);

#endif
