/* Sources and the guard's opinion of a text as members of an answer or a record. */
#ifndef WIRE_OPINION_H
#define WIRE_OPINION_H

#include "chat/suggestion.h"
#include "wire/json_write.h"

#include <stddef.h>

/* "pass", "warn", "block" */
const char *opinion_verdict(const struct opinion *opinion);
void source_write(struct json_writer *json, const char *key, const struct source *source);
/* "claims":[…],"flags":[…],"not_checked":n into the object that is open. */
void opinion_write(struct json_writer *json, const struct opinion *opinion,
                   struct text text, const struct attestation *attestations, size_t count);

#endif
