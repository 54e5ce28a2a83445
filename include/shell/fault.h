/*
 * Where the tests' build may be made to die or to wait, and what its desk was given. In the
 * program that people get these do nothing, whatever the environment says.
 */
#ifndef SHELL_FAULT_H
#define SHELL_FAULT_H

#include "desk/desk.h"

#include <stddef.h>

/*
 * The tests' build ends here by SIGKILL where DESKHAND_TEST_KILL_AT names the place, and
 * stops until SIGCONT where DESKHAND_TEST_STOP_AT does.
 */
void fault_point(const char *place);
/* Bytes of orders that an import holds: as many as DESKHAND_TEST_HELD says. */
size_t fault_held(size_t usual);
/* It adds a line "key TAB text" to the file that DESKHAND_TEST_DESK names. */
void fault_desk_took(const struct outgoing *reply);

#endif
