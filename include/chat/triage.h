/*
 * What a ticket is about, how much it presses, how its customer feels and in which language
 * they write, each with its reason. Pointers are borrowed from an arena.
 */
#ifndef CHAT_TRIAGE_H
#define CHAT_TRIAGE_H

#include "chat/ticket.h"

#include <stddef.h>

struct triage {
    const char *ticket;
    const char *engine;   /* "local" "api" */
    const char *fallback; /* why the rules alone answered, where a model was to; NULL */
    const char *intent;   /* NULL: not known */
    enum priority urgency;
    double sentiment; /* -1 to 1; of what the customer wrote alone */
    const char *lang;
    const char *const *reasons; /* why, a sentence each */
    size_t reason_count;
    const char *const
        *intents; /* the shop's, of which a model may name one; of the rules alone */
    size_t intent_count;
};

#endif
