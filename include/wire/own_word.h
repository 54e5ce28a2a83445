/*
 * RECORD_WORD: a word that an agent has added to the dictionaries. The word itself is sealed for
 * a stream (vault_seal_together()), with which it goes, and is known here as bytes alone.
 */
#ifndef WIRE_OWN_WORD_H
#define WIRE_OWN_WORD_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

struct own_word {
    const char *by;     /* the agent */
    int64_t stream;     /* whom it is sealed for */
    struct text sealed; /* borrowed */
};

void own_word_encode(const struct own_word *word, struct buffer *out);
bool own_word_decode(struct text body, struct arena *arena, struct own_word *word,
                     struct error *err) MUST_CHECK;

#endif
