/* Whether words stand in a text. Pure. Nobody outside src/app includes it. */
#ifndef APP_MENU_WORDS_H
#define APP_MENU_WORDS_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* Each word of folded stands in the text, in whatever order and with whatever ending; of the
 * last one, which may still be typed, the front is enough. */
bool menu_words_stand(const char *text, struct text folded);
/* How many of them stand there. */
size_t menu_words_count(struct text text, struct text folded);

#endif
