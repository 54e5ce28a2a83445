/*
 * The question at the bottom line: opened, completed, answered. What the answers do stands
 * in answer.c. Nobody outside src/app includes it.
 */
#ifndef APP_PROMPT_H
#define APP_PROMPT_H

#include "app/model.h"
#include "base/attributes.h"

void prompt_init(struct prompt *prompt);
void prompt_release(struct prompt *prompt);
/* initial may be NULL; the caret stands behind it. */
void prompt_open(struct model *model, enum prompt_kind kind, const char *initial);
/* What stands there is marked whole: what is typed takes its place, but a space goes on behind
 * it. Any other key takes the mark off. */
void prompt_offer(struct prompt *prompt);
/* Before text is typed, and before any other key. */
void prompt_type_over(struct prompt *prompt, struct text typed);
void prompt_take_offer(struct prompt *prompt);
/* What the answer will do, shown until the first key. */
void prompt_hint(struct model *model, const char *format, ...) PRINTF_LIKE(2, 3);
/* Why the answer was not taken, likewise. */
void prompt_refuse(struct model *model, const char *format, ...) PRINTF_LIKE(2, 3);
void prompt_close(struct model *model);
/* After a key: what is typed of a time stands there as it is understood. */
void snooze_follow(struct model *model);
/* Enter: does what was asked for, or stays and says why not. */
void prompt_accept(struct model *model, struct effects *effects);
/* A line typed before into such a prompt, or the one behind it (step -1); at the front of
 * all what was begun. */
void prompt_go_back(struct model *model, int step);
/* What was typed before is forgotten: nothing tells whom it names. */
void typed_lines_forget(struct model *model);
/* Tab: the next completion of the word before the caret. */
void prompt_complete(struct model *model);
/* Completions were put there: the first takes the place of the line up to the caret. */
void prompt_put_first(struct prompt *prompt);
/* The line changed: completions and the refusal are void. */
void prompt_changed(struct prompt *prompt);

/*
 * In complete.c: the words that may stand at the end of line (its text up to the caret),
 * sorted, each once; owned by the caller, as is each string.
 */
char **complete_words(const struct model *model, enum prompt_kind kind, struct text line,
                      size_t *word_start, size_t *count);

#endif
