/*
 * JSON laid out to be read: line feeds and spaces are put between its tokens, a line feed
 * behind each "\n" in a string, and nothing else. Every byte that was there is there.
 */
#ifndef WIRE_JSON_LAYOUT_H
#define WIRE_JSON_LAYOUT_H

#include "base/buffer.h"
#include "base/text.h"

/* Added to out. Of what is no JSON the bytes come out all the same. */
void json_lay_out(struct text json, struct buffer *out);

#endif
