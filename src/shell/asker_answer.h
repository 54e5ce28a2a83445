/* How the answers of a question grow and end. Nobody else includes it. */
#ifndef SHELL_ASKER_ANSWER_H
#define SHELL_ASKER_ANSWER_H

#include "asker_question.h"

void answer_begin(struct question *question, size_t index);
void answer_release(struct question *question, size_t index);
void answer_take(struct question *question, size_t index, struct text piece);
/* What it says in the place of a text. */
void answer_refuse(struct question *question, size_t index, struct text piece);
/* Once; the caller is told. */
void answer_end(struct question *question, size_t index, enum model_finish finish);
/* Why there is no (more) text of it. */
void answer_fail(struct question *question, size_t index, const char *why);
/* JSON whose placeholders are values now, where it is JSON still. */
void answer_restore_json(struct question *question, size_t index);
bool answers_have_text(const struct question *question);
/* Why there is none, though no request failed. */
void answers_say_why_empty(const struct question *question, struct error *err);

#endif
