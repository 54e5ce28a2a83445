/*
 * What came, told to the desktop by a program of the agent's choice ([ui] notify): started
 * without a shell, its words as they are set, "%s" in one of them (else one more, the last)
 * the text.
 */
#ifndef SHELL_NOTIFY_H
#define SHELL_NOTIFY_H

#include "base/attributes.h"
#include "base/error.h"
#include "config/settings.h"
#include "shell/started.h"

#include <stdbool.h>

/* text: counts alone, of nobody. */
bool notify_send(struct started *notifiers, const struct settings *settings,
                 const char *text, struct error *err) MUST_CHECK;
/* Hears of those that have ended; false where one of them failed. */
bool notify_hear(struct started *notifiers, struct error *err) MUST_CHECK;

#endif
