/*
 * Good JSON taken apart without a copy: the members of an object, the elements of a list,
 * each as the bytes that stand there. For texts that passed the gate; anything else gives
 * wrong slices, but none outside the text. A skeleton's 0x01 counts as a value.
 */
#ifndef WIRE_JSON_SLICE_H
#define WIRE_JSON_SLICE_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/text.h"

#include <stdbool.h>

struct json_slice {
    struct text key;   /* between its quotes, escapes as they stand; empty in a list */
    struct text value; /* without white space around it */
};

/* rest is what lies between the brackets of an object or a list; false: it is neither. */
bool json_slice_open(struct text value, char bracket, struct text *rest) MUST_CHECK;
/* Takes the next one off the front of rest; false where there is none. */
bool json_slice_member(struct text *rest, struct json_slice *member);
bool json_slice_element(struct text *rest, struct text *value);
/* The key, its escapes undone, is that name (of ASCII characters). */
bool json_slice_is(const struct json_slice *member, const char *name);

#endif
