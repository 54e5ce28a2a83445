/*
 * RECORD_TRIAGE: what a model thought of a ticket, sealed in the ticket's stream, so that it dies
 * with it. The rules' own opinion is not kept: it is made anew at each opening.
 */
#ifndef WIRE_TRIAGE_RECORD_H
#define WIRE_TRIAGE_RECORD_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/moment.h"
#include "base/text.h"
#include "chat/triage.h"

#include <stdbool.h>
#include <stdint.h>

struct triage_record {
    moment_t at;
    int64_t thread_version; /* of the thread that it speaks of */
    const char *profile;    /* who thought so */
    struct triage triage;   /* intent, urgency, sentiment, lang, reasons */
};

void triage_encode(const struct triage_record *record, struct buffer *out);
/* The ticket stays NULL; the engine is "api". */
bool triage_decode(struct text body, struct arena *arena, struct triage_record *record,
                   struct error *err) MUST_CHECK;

#endif
