/*
 * Programs that show a page: [ui] open_command, or xdg-open. Started without a shell, with
 * the address as the last argument, on no terminal; they outlive this program.
 */
#ifndef SHELL_BROWSER_H
#define SHELL_BROWSER_H

#include "base/attributes.h"
#include "base/error.h"
#include "config/settings.h"
#include "shell/started.h"

#include <stdbool.h>

/* url: an http or https address without white space; anything else is refused. */
bool browser_open(struct started *browser, const struct settings *settings, const char *url,
                  struct error *err) MUST_CHECK;
/* Hears of those that have ended; false where one of them failed. */
bool browser_hear(struct started *browser, struct error *err) MUST_CHECK;

#endif
