/*
 * What a model is asked, before any API gives it a shape. Pointers are borrowed from an arena.
 */
#ifndef CHAT_MODEL_PROMPT_H
#define CHAT_MODEL_PROMPT_H

#include <stddef.h>
#include <stdint.h>

enum prompt_role { ROLE_SYSTEM, ROLE_USER, ROLE_ASSISTANT };

struct prompt_message {
    enum prompt_role role;
    const char *text; /* masked: it may leave as it stands */
};

struct model_prompt {
    const struct prompt_message *messages; /* the system's first */
    size_t message_count;
    const char *schema_name; /* the answer shall be JSON of this schema; NULL: text */
    const char *schema;      /* a JSON Schema, with "strict" in mind: no optional members */
    int64_t tokens;          /* as estimated by prompt_tokens() */
    size_t left_out;         /* messages of the thread, from the oldest on, for want of room */
};

/*
 * Tokens that a text takes, estimated for any model from its bytes alone and rather too many:
 * a character of a script without spaces (Han, kana, Hangul, Thai, …) one, of the rest four bytes
 * one. NULL is none.
 */
int64_t prompt_tokens(const char *text);

#endif
