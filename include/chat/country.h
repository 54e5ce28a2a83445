/* Countries as records name them: by ISO 3166-1 code or by name. */
#ifndef CHAT_COUNTRY_H
#define CHAT_COUNTRY_H

#include "base/text.h"

#include <stdbool.h>

/*
 * Both name one country: the same code (two or three letters), or a name in English or in
 * the country's own language, in any case. A name that is not known here is like itself
 * alone; NULL and "" are like nothing.
 */
bool country_is_same(const char *a, const char *b);

/* A code of two letters that ISO 3166-1 gives to a country, in any case. */
bool country_is_code(struct text text);

#endif
