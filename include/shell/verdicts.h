/* What the guard says of a text, for people: a line a claim and a flag, then the sum of it.
 */
#ifndef SHELL_VERDICTS_H
#define SHELL_VERDICTS_H

#include "base/buffer.h"
#include "base/text.h"
#include "chat/suggestion.h"

/* Lines, each with its end, added to out; hostile words stand in them. */
void verdicts_add(const struct opinion *opinion, struct text text, struct buffer *out);
/* Only what is to be looked at: claims that are not proved, and flags; indented. */
void verdicts_add_doubts(const struct opinion *opinion, struct text text,
                         struct buffer *out);

#endif
