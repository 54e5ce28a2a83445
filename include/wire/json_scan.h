/*
 * The gate that bytes pass before a JSON parser sees them: one pass that says whether they
 * are one JSON text by the letter of RFC 8259, in strict UTF-8, at most JSON_DEPTH_LIMIT
 * deep. What the RFC allows and our reader does not (lone surrogates, U+0000) is noted, not
 * refused.
 */
#ifndef WIRE_JSON_SCAN_H
#define WIRE_JSON_SCAN_H

#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

#define JSON_VALUE_LIMIT 2000000 /* a tree of more would take memory by the gigabyte */
#define JSON_DEPTH_LIMIT 32      /* objects and arrays inside one another */
#define JSON_NOWHERE     SIZE_MAX

struct json_scan {
    struct text *numbers; /* as they are spelt, in order: slices of the text */
    size_t number_count;
    size_t number_capacity;
    size_t longest_number; /* bytes */
    size_t lone_surrogate; /* where the first \uD800 to \uDFFF without its half stands */
    size_t null_escape;    /* where the first \u0000 stands */
};

/* numbers come from the arena. An error is "json: what is wrong at byte N", the first byte
 * being 0. */
bool json_scan(struct text text, struct arena *arena, struct json_scan *scan,
               struct error *err) MUST_CHECK;

#endif
