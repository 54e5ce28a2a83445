/* Looking for words in the open thread. Nobody outside src/app includes it. */
#ifndef APP_SEARCH_H
#define APP_SEARCH_H

#include "app/model.h"

/* Looks for the words, from the first message on; empty: none are looked for any more. */
void search_set(struct model *model, struct text words);
/* Only remembers them, to be shown where a hit is opened. */
/* What of a search over all is marked in a thread: the longest word, or a phrase in quotes. */
struct text search_mark(struct text words);
void search_remember(struct model *model, struct text words);
/* The next match (step 1) or the one before (-1), around the ends. */
void search_step(struct model *model, int step);
/* What is left of that in a long thread, a piece at a time, when nobody types. */
void search_go_on(struct model *model);

#endif
