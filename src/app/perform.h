/*
 * What commands do: one function each, one file a group. Nobody outside src/app includes
 * it.
 */
#ifndef APP_PERFORM_H
#define APP_PERFORM_H

#include "app/command.h"
#include "app/effect.h"
#include "app/model.h"

typedef void perform_function(struct model *model, struct effects *effects, int argument);

#define PERFORM_DECLARED(id, function, name, help) perform_function perform_##function;
COMMANDS(PERFORM_DECLARED)
#undef PERFORM_DECLARED

/* Keeps what is written and ends the program. */
void program_end(struct model *model, struct effects *effects);
/* Resolves the tickets that are meant, and goes on. */
void resolve_do(struct model *model, struct effects *effects);
/* "q again quits" stands for a few seconds. */
void quit_tick(struct model *model);

void perform(struct model *model, struct effects *effects, enum command command,
             int argument);

#endif
