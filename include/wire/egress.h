/*
 * RECORD_EGRESS: what left for a model, sealed in the stream of the ticket (or customer) it was about, so
 * that it dies with them. And what a model gave back as JSON. Knows bytes, not keys.
 */
#ifndef WIRE_EGRESS_H
#define WIRE_EGRESS_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/moment.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One request, as it ended. */
struct egress {
    moment_t at;
    const char *kind;    /* ask_kind_name() */
    const char *profile; /* "model" or the profile's name */
    const char *host;
    const char *model;
    const char *processor; /* [model] processor, region, retention; NULL: not said */
    const char *region;
    const char *retention;
    const char *prompt_hash; /* BLAKE2b of the body's bytes, 16 bytes in hexadecimal */
    int64_t bytes;           /* of the body */
    const char *const *masked; /* "name 2", "email 1" */
    size_t masked_count;
    const char *finish;      /* "stop", "length", "cancelled", "failed: …" */
    int64_t prompt_tokens;   /* told by the server, or estimated */
    int64_t completion_tokens;
    bool is_estimated;
    int64_t cost_micro;      /* millionths of the currency of the prices; 0 where no price is set */
};
void egress_encode(const struct egress *egress, struct buffer *out);
bool egress_decode(struct text body, struct arena *arena, struct egress *egress,
                   struct error *err) MUST_CHECK;

/* A model's picks: ids in its order, with its explanation. What the schema does not allow is refused:
 * ids that are not in allowed are counted in *refused and left out, twice the same once. */
struct model_pick {
    const char *id;
    const char *explanation;
};
bool model_picks_read(struct text answer, const char *const *allowed, size_t allowed_count,
                      struct arena *arena, struct model_pick **picks, size_t *count,
                      int64_t *refused, struct error *err) MUST_CHECK;

/* A model's triage of several tickets, numbered as they were asked. */
struct model_triage {
    size_t number; /* of the ticket in the request, from 0 */
    const char *intent;
    const char *urgency;
    double sentiment;
    const char *lang;
    const char *reason;
};
bool model_triage_read(struct text answer, size_t tickets, struct arena *arena,
                       struct model_triage **triages, size_t *count, struct error *err) MUST_CHECK;

#endif
