/*
 * What is asked of a matter: what it costs, goods again or money, customs. In whatever
 * language. Private to the assist folder.
 */
#ifndef ASSIST_ASPECTS_H
#define ASSIST_ASPECTS_H

#include "base/text.h"

#include <stddef.h>

/* Bits of what the questions in a folded text ask; of a text without one, of all of it. */
unsigned aspects_asked(struct text folded);
/* Bits of what a folded answer speaks of. */
unsigned aspects_said(struct text folded);
size_t aspects_count(unsigned aspects);

#endif
