/*
 * What a sentence of a macro asks the customer for, and whether the thread has it already:
 * photos that are attached, a size, a number, an address. Private to the assist folder.
 */
#ifndef ASSIST_ASKED_FOR_H
#define ASSIST_ASKED_FOR_H

#include "base/memory.h"
#include "base/text.h"
#include "guard/guard.h"

#include <stdbool.h>

/* The sentence asks for something, and for nothing that the customer has not given. */
bool asked_for_is_given(struct text sentence, const struct facts *facts,
                        struct arena *arena);

#endif
