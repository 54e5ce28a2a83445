/* What a value of the configuration may be, where it is more than a word: an address, a
 * header. */
#ifndef CONFIG_SETTING_CHECK_H
#define CONFIG_SETTING_CHECK_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>

/* Which of the words in choices it is, from 0; -1: none. */
int setting_nth(const char *choices, struct text value);
/* https, or http to this machine; without a user and a query. */
bool setting_check_url(struct text value, struct error *err) MUST_CHECK;
bool setting_check_proxy(struct text value, struct error *err) MUST_CHECK;
/* "Name: value" (RFC 9110, 5.1 and 5.5) that neither carries a key nor is the program's
 * own. */
bool setting_check_header(struct text value, struct error *err) MUST_CHECK;
/* A BCP 47 tag by its form; its language has two or three letters (no longer one is registered). */
bool setting_check_language(struct text value, struct error *err) MUST_CHECK;
/* Two letters that ISO 3166-1 gives to a country. */
bool setting_check_country(struct text value, struct error *err) MUST_CHECK;

#endif
