/*
 * Programs that show a page: [ui] open_command, or xdg-open. Started without a shell, with
 * the address as the last argument, on no terminal; they outlive this program.
 */
#ifndef SHELL_BROWSER_H
#define SHELL_BROWSER_H

#include "base/attributes.h"
#include "base/error.h"
#include "config/settings.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct browser {
    pid_t *pids; /* that have not ended */
    size_t count;
    size_t capacity;
};

/* url: an http or https address without white space; anything else is refused. */
bool browser_open(struct browser *browser, const struct settings *settings, const char *url,
                  struct error *err) MUST_CHECK;
/* Hears of those that have ended; false where one of them failed. */
bool browser_hear(struct browser *browser, struct error *err) MUST_CHECK;
/* Those that still run go on. */
void browser_release(struct browser *browser);

#endif
