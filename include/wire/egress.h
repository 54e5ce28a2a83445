/*
 * RECORD_EGRESS: what left for a model, sealed in the stream of the ticket (or customer) it
 * was about, so that it dies with them. And what a model gave back as JSON. Knows bytes,
 * not keys.
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
    const char *prompt_hash;   /* BLAKE2b of the body's bytes, 16 bytes in hexadecimal */
    int64_t bytes;             /* of the body */
    const char *const *masked; /* "name 2", "email 1" */
    size_t masked_count;
    const char *finish; /* "sent", "again: …"; "stop", "length", "cancelled", "failed: …" */
    int64_t prompt_tokens; /* told by the server, or estimated */
    int64_t completion_tokens;
    bool is_estimated;
    int64_t cost_micro;   /* millionths of currency; 0 where no price is set */
    const char *currency; /* of the prices; NULL: none was set */
};
/* The form stands in vaults: src/doc/vault-format.md. Texts past EGRESS_TEXT_MAX bytes are
 * cut. */
#define EGRESS_TEXT_MAX 400
void egress_encode(const struct egress *egress, struct buffer *out);
bool egress_decode(struct text body, struct arena *arena, struct egress *egress,
                   struct error *err) MUST_CHECK;
/*
 * A request has a record before it leaves ("sent"), one each time that it leaves again
 * ("again: why"), and one as it ended, which alone has tokens: the first two have not
 * ended.
 */
bool egress_has_ended(const struct egress *egress);

/* In one line, for a person: of the hash the first digits. In the arena. */
const char *egress_words(const struct egress *egress, struct arena *arena);
/* "0.000207": at least two decimals, and no more than it takes. */
#define EGRESS_COST_SIZE 32
void egress_format_cost(int64_t cost_micro, char out[EGRESS_COST_SIZE]);

/*
 * What a model gave back as JSON, from behind the gate. An element that breaks the schema
 * is left out; an answer that is no such object is ERROR_FAILED.
 */
#define MODEL_WORDS_MAX                                                                    \
    400 /* bytes of an explanation or a reason; a longer one is left out */

/*
 * {"picks":[{"id":"SKU-9","explanation":"…"}]}: ids in the model's order. One that is not
 * in allowed, or stands there twice, is left out and counted in *refused.
 */
struct model_pick {
    const char *id;
    const char *explanation; /* one line; NULL: none that may be shown */
};
bool model_picks_read(struct text answer, const char *const *allowed, size_t allowed_count,
                      struct arena *arena, struct model_pick **picks, size_t *count,
                      int64_t *refused, struct error *err) MUST_CHECK;

/*
 * {"tickets":[{"number":0,"intent":"…","urgency":"low|normal|high|urgent","sentiment":0.5,"lang":"es",
 * "reason":"…"}]}: a number that was not asked, or stands there twice, is left out, and one
 * whose urgency or sentiment is none.
 */
struct model_triage {
    size_t number;      /* of the ticket in the request, from 0 */
    const char *intent; /* NULL: not known */
    const char *urgency;
    double sentiment;   /* -1 to 1 */
    const char *lang;   /* a tag by its form; NULL: not known */
    const char *reason; /* one line; NULL: none that may be shown */
};
bool model_triage_read(struct text answer, size_t tickets, struct arena *arena,
                       struct model_triage **triages, size_t *count,
                       struct error *err) MUST_CHECK;

#endif
