/*
 * Sentences of a reply, and what they are for: a greeting, a close, or the answer itself.
 * Works on macros before they are filled (what stands in {{ }} is one piece) and on
 * finished texts. Private to the assist folder.
 */
#ifndef ASSIST_SENTENCES_H
#define ASSIST_SENTENCES_H

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

enum sentence_role {
    SENTENCE_GREETING, /* "Hi Ana," */
    SENTENCE_OPENER,   /* "Thank you for your message." */
    SENTENCE_ANSWER,
    SENTENCE_CLOSE, /* "Kind regards", and the signature below it */
};

struct sentence {
    size_t start; /* byte offsets; white space between sentences belongs to none */
    size_t end;
    enum sentence_role role;
};

/* Sentences end at . ! ? and their kin, and at line breaks; in the arena. */
void sentences_cut(struct text text, struct arena *arena, struct sentence **sentences,
                   size_t *count);

/*
 * Adds the sentences that is_kept names, each with its own words or, where parts is not
 * NULL, with parts[i]; between two stands the widest gap that stood between them.
 */
void sentences_join(struct text text, const struct sentence *sentences, size_t count,
                    const bool *is_kept, const struct text *parts, struct buffer *out);

/*
 * Lets go of sentences that end in a colon where what they lead to is not kept: "In stock
 * in these sizes:" without the sizes.
 */
void sentences_drop_leads(struct text text, const struct sentence *sentences, size_t count,
                          bool *is_kept);
/* A letter of ASCII or Latin-1 in front is a capital then. */
void sentence_begin(char *words);
/* There is a letter in it, beside a Japanese honorific. */
bool sentence_has_words(struct text sentence);

#endif
