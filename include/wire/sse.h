/*
 * Server-sent events, out of a byte stream that arrives in pieces of any size (WHATWG HTML,
 * 9.2.6). Knows the text/event-stream format, nothing of HTTP.
 */
#ifndef WIRE_SSE_H
#define WIRE_SSE_H

#include "base/attributes.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct sse_parser;

/* One event: its name ("message" where none was given) and its data, lines joined by LF.
 * Both are borrowed for the call. False ends the parsing. */
typedef bool sse_handler(void *context, struct text name, struct text data);

/* data_limit: most bytes that one line, or one event's data, may have. */
struct sse_parser *sse_create(size_t data_limit, sse_handler *handler,
                              void *context) MUST_CHECK;
void sse_destroy(struct sse_parser *parser); /* NULL is allowed */

/*
 * Calls the handler once for each event that these bytes complete. Returns false where the
 * limit was passed, a NUL came or the handler said so; then destroy the parser. Of an event
 * that the end of the stream cuts off nothing is told.
 */
bool sse_feed(struct sse_parser *parser, const char *bytes, size_t len) MUST_CHECK;

#endif
