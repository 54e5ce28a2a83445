/*
 * What a part of a clause states of the policy, of gifts and of who pays. Private to the
 * guard.
 */
#ifndef GUARD_STATEMENT_H
#define GUARD_STATEMENT_H

#include "guard/judge.h"

/* Of a clause: what states one thing. */
struct part {
    size_t first; /* tokens, end exclusive */
    size_t end;
};

/* What "no problem" and "we need" are said of: what may be done. */
#define MATTERS_SMALL (TOPIC_BIT(TOPIC_DROP) | TOPIC_BIT(TOPIC_ADDING))

/* A mark of that meaning begins within the part. */
bool part_has(const struct reading *reading, struct part part, enum meaning meaning);
bool part_has_word(const struct reading *reading, struct part part,
                   const char *const *words, size_t count);
/* "From the day of your order": when a time begins. */
bool part_is_anchored(const struct reading *reading, struct part part);
/* Japanese names its matter in front: no verb ends the part. */
bool part_is_unfinished(const struct reading *reading, struct part part);
/* It states something that the articles may tell. */
bool part_states(const struct judge *judge, struct part part);

#endif
