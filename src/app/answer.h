/*
 * What the answers to questions do, from a prompt or behind a command's name on the command
 * line. Nobody outside src/app includes it.
 */
#ifndef APP_ANSWER_H
#define APP_ANSWER_H

#include "app/model.h"
#include "base/attributes.h"
#include "base/error.h"

/* False, and err, where the answer is not understood: nothing was done. */
typedef bool answer_function(struct model *model, struct effects *effects,
                             struct text answer, struct error *err);

bool answer_give(struct model *model, struct effects *effects, enum prompt_kind kind,
                 struct text answer, struct error *err) MUST_CHECK;

answer_function answer_command; /* command_line.c */
/* What of a command line may be offered again: without words that are of one person or one
 * text only. */
struct text command_kept(const struct model *model, struct text line);
/* Words that are not ours stand behind its name. */
bool command_is_free(const struct model *model, struct text line);
answer_function answer_limit;
answer_function answer_search;
answer_function answer_search_all;
answer_function answer_assign;
answer_function answer_tag;
answer_function answer_snooze;
answer_function answer_priority;
answer_function answer_reference;
answer_function answer_identified;
answer_function answer_theme;
answer_function answer_view;
/* In senior.c: hands what is meant to the person named, without asking which. */
answer_function senior_ask;
answer_function answer_open;
answer_function answer_attach; /* attach.c */
answer_function answer_ask;
answer_function answer_model; /* engine.c */
answer_function answer_rewrite;     /* how, or an instruction */
answer_function answer_instruction;
answer_function answer_senior;

/* The queue shows this customer's tickets; where the id cannot stand in a limit that is said. */
void limit_to_customer(struct model *model, struct effects *effects, const char *customer);

/* Not what sends: that is struck, never typed or chosen. */
bool command_may_be_typed(enum command command);

#endif
