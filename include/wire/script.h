/*
 * The demo shop's script: what its customers answer and what arrives while one works, one
 * JSON object a line.
 */
#ifndef WIRE_SCRIPT_H
#define WIRE_SCRIPT_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

enum script_kind { SCRIPT_ANSWER, SCRIPT_ARRIVE_TICKET, SCRIPT_ARRIVE_MESSAGE };

struct script_line {
    enum script_kind kind;
    const char *ticket; /* answered, or the message's; NULL: for every ticket in lang */
    const char *lang;   /* answered; NULL where the answer is for a ticket */
    int64_t seconds;    /* how long the answer takes, or when it arrives after the start */
    const char *text;   /* the answer */
    struct text record; /* the ticket's or message's own bytes, borrowed from the line */
};

/*
 * {"type":"answer","ticket":…|"lang":…,"delay_s":6,"text":…},
 * {"type":"arrive","after_s":25,"ticket":{…}}, {"type":"arrive","after_s":25,"message":{…},
 * "to":"TICKET"}. Whether the record is a good one is not looked at.
 */
bool script_read(struct text line, struct arena *arena, struct script_line *script,
                 struct error *err) MUST_CHECK;

#endif
