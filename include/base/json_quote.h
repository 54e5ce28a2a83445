/* A text as a JSON string (RFC 8259, section 7). Knows nothing of JSON's other values. */
#ifndef BASE_JSON_QUOTE_H
#define BASE_JSON_QUOTE_H

#include "base/buffer.h"
#include "base/text.h"

/*
 * Adds the text between quotes. What a terminal obeys (C0, DEL, C1) is escaped too; invalid
 * UTF-8 becomes U+FFFD.
 */
void json_quote(struct buffer *out, struct text value);

#endif
