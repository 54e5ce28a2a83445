/*
 * A question at the bare terminal, answered without echo. Whatever ends it, a key, a signal
 * or a terminal that is gone, the terminal is as it was before.
 */
#ifndef SHELL_PROMPT_H
#define SHELL_PROMPT_H

#include "base/attributes.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/*
 * One line into out (secret memory of PASSPHRASE_SIZE bytes, NUL-ended). ^Z suspends, a new
 * size asks again. False where it was given up (^C, ^D, the terminal is gone, or a signal to
 * end, which acts once it is let through).
 */
bool prompt_secret(int tty, const char *question, char *out, size_t *len) MUST_CHECK;
/* Says it and waits; keys struck meanwhile do not count. False as prompt_secret(). */
bool prompt_pause(int tty, const char *words, int ms) MUST_CHECK;

/*
 * Between questions that follow one another nothing is echoed either: who types on while a
 * passphrase is tried answers the next one. Signals that end or stop the program wait until
 * prompt_speak(), which gives the terminal back. A tty of -1 is none.
 */
struct prompt_hush {
    int tty;
    struct termios before;
    sigset_t mask;
};
void prompt_hush(int tty, struct prompt_hush *hush);
void prompt_speak(struct prompt_hush *hush);

#endif
