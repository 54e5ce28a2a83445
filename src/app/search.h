/* Looking for words in the open thread. Nobody outside src/app includes it. */
#ifndef APP_SEARCH_H
#define APP_SEARCH_H

#include "app/model.h"
#include "base/matches.h"

/* Looks for the words, from the first message on; empty: none are looked for any more. */
void search_set(struct model *model, struct text words);
/* What of a search over all is marked in a thread: the longest word, or a phrase in quotes.
 */
struct text search_mark(struct text words);
/* Only remembers them, to be shown where a hit is opened. */
void search_remember(struct model *model, struct text words);
/* Those in a message's text, as far as a text is searched. */
struct match *search_matches(const struct model *model, size_t message, struct arena *arena,
                             size_t *count);
/* Stands on a match of that message: the first of it (step 1) or the last (-1). */
void search_stand(struct model *model, size_t message, int step);
/* Folds and unfolds quotes: what one stands on is shown. */
void search_fold(struct model *model);
/* The newest public message that says these words; SIZE_MAX: none does. */
size_t search_said(const struct model *model, struct text words);
/* The next match (step 1) or the one before (-1), around the ends. */
void search_step(struct model *model, int step);
/* What is left of that in a long thread, a piece at a time, when nobody types. */
void search_go_on(struct model *model);

/* Says which of how many matches one stands on, once they are counted; around: 1 where one
 * came to it around the end, -1 around the front. */
void search_say(struct model *model, int around);
bool search_wants_count(const struct model *model);
void search_count_go_on(struct model *model);
void search_count_forget(struct model *model);

#endif
