/*
 * The end of the program for a bug of ours or for want of memory: the terminal is put back, one
 * line is written, and the process leaves by _exit(1).
 */
#ifndef BASE_FATAL_H
#define BASE_FATAL_H

#include "base/attributes.h"

/*
 * Called first by fatal(), on a crash, and where a library ends the program by exit(); must be
 * async-signal-safe. NULL for none.
 */
void fatal_set_restore(void (*restore)(void));
void fatal(const char *format, ...) PRINTF_LIKE(1, 2) NORETURN;
/*
 * While a library runs that is known to crash without memory: a crash then writes this line and
 * ends the program by _exit(1), as fatal() does. Borrowed, with its newline; NULL: no longer.
 */
void fatal_set_suspect(const char *line);
/* For SIGSEGV, BUS, ILL, FPE and ABRT: restores, writes a prepared line, raises again. */
void fatal_catch_crashes(void);

#endif
