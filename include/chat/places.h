/*
 * Places in a text: lines, paragraphs, sentences of the languages that replies are written
 * in. A line is what stands between LFs. An empty line ends a paragraph. A sentence ends
 * behind its mark and what closes behind that, where white space follows; behind 。！？
 * whatever follows; and with its paragraph.
 */
#ifndef CHAT_PLACES_H
#define CHAT_PLACES_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* White space, of one byte or of several (U+00A0, U+3000 and the like). */
bool place_is_space(uint32_t code_point);

size_t place_line_start(struct text text, size_t at);
/* Its LF, or the end of the text. */
size_t place_line_end(struct text text, size_t at);
bool place_is_empty_line(struct text text, size_t at);

/* The paragraph around the place: the text up to its end, and where it begins. On an empty
 * line nothing. */
struct text place_paragraph(struct text text, size_t at, size_t *front);
/* Behind the sentence of the paragraph that goes on at this place. */
size_t place_sentence_end(struct text paragraph, size_t at);
/* Where the sentence begins that holds the place, or the white space behind it. */
size_t place_sentence_start(struct text paragraph, size_t front, size_t at);
/* Behind the last cluster before the place that is no white space; 0 where there is none. */
size_t place_before_white(struct text text, size_t at);
/* The first place from here on that is no white space. */
size_t place_past_white(struct text paragraph, size_t at);

#endif
