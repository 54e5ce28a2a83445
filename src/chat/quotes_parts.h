/* What the line that announces a quote is made of, inside quotes_*.c. */
#ifndef CHAT_QUOTES_PARTS_H
#define CHAT_QUOTES_PARTS_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The bytes at the front of text that are a day with its year and a clock, as mail programs
 * write them ("jue, 19 nov 2026 a las 10:02, "), and what joins them to what follows; 0
 * where they are not both. Case is ignored; no other word is in it.
 */
size_t quote_when_len(struct text text);
/*
 * Who wrote: a name of a few words, each of which begins as a name does, or an address, or
 * a name with its address ("Marta Soler <m@shop.example>"); *has_address: which.
 */
bool quote_names_somebody(struct text text, bool *has_address);

#endif
