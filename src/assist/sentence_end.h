/* Where a sentence ends, and where a full stop does not end it. Private to the assist
 * folder. */
#ifndef ASSIST_SENTENCE_END_H
#define ASSIST_SENTENCE_END_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text sentence_part(struct text text, size_t start, size_t end);
/* The bytes of the character at offset at, 0 at the end. */
size_t sentence_decode(struct text text, size_t at, uint32_t *code_point);
/* Where a variable ({{order.id}}) that begins at offset at ends; at itself where none does.
 */
size_t sentence_variable_end(struct text text, size_t at);
size_t sentence_past_spaces(struct text text, size_t at, bool stops_at_line);
/* Where the sentence from start ends if the mark at offset at, of len bytes, ends it, else
 * 0. */
size_t sentence_end_by_mark(struct text text, size_t start, size_t at, uint32_t mark,
                            size_t len);
/* Before a full stop at offset at stands one letter: "J. Okafor". */
bool sentence_is_initial(struct text text, size_t start, size_t at);
/* The end of the sentence that begins at start: its mark, or the end of its line. */
size_t sentence_end_from(struct text text, size_t start);

#endif
