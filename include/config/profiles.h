/*
 * [model] and [model.NAME] of the configuration: how models are reached. What a named
 * profile does not set is [model]'s, but not what belongs to the server that [model] names
 * (key, headers, who works there): that goes to no other server.
 */
#ifndef CONFIG_PROFILES_H
#define CONFIG_PROFILES_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/text.h"
#include "config/settings.h"

#include <stdbool.h>

/* "model", "model.NAME" */
bool profiles_has_section(struct text section);
/* As settings_each(), of such a section's. */
void profiles_each(setting_about_handler *handler, void *context);
/* One line of such a section. */
bool profiles_take(struct settings *settings, struct text section, struct text key,
                   struct text value, struct error *err) MUST_CHECK;
/*
 * After a file was read: gives each what it inherits, and amounts their currency.
 * ERROR_USAGE where profiles and budget count in several currencies.
 */
bool profiles_settle(struct settings *settings, struct error *err) MUST_CHECK;

#endif
