/* [guard] mode, goodwill and rule.NAME: the shop's terms of the guard. */
#ifndef CONFIG_TERMS_H
#define CONFIG_TERMS_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/text.h"
#include "config/settings.h"

#include <stdbool.h>

/* As settings_each(), of these. */
void terms_settings(setting_about_handler *handler, void *context);
/* False where the key is no term: it is another setting's. */
bool terms_has_key(struct text section, struct text key);
bool terms_take(struct settings *settings, struct text key, struct text value,
                struct error *err) MUST_CHECK;

#endif
