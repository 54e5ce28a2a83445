#include "perform.h"

#include "targets.h"

static perform_function *const functions[COMMAND_COUNT] = {
#define PERFORM_ROW(id, function, name, help) [COMMAND_##id] = perform_##function,
    COMMANDS(PERFORM_ROW)
#undef PERFORM_ROW
};

void perform(struct model *model, struct effects *effects, enum command command,
             int argument)
{
    /* Only two steps back, one after the other, quit. */
    if (command != COMMAND_BACK)
        model->is_quit_asked = false;
    if (functions[command] && !targets_ask(model, command))
        functions[command](model, effects, argument);
}
