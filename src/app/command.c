#include "app/command.h"

static const struct {
    const char *name;
    const char *help;
} commands[COMMAND_COUNT] = {[COMMAND_NONE] = {"none", ""},
#define COMMAND_TEXTS(id, function, name, help) [COMMAND_##id] = {name, help},
                             COMMANDS(COMMAND_TEXTS)
#undef COMMAND_TEXTS
};

const char *command_name(enum command command)
{
    return commands[command].name;
}

const char *command_help(enum command command)
{
    return commands[command].help;
}

bool command_parse(struct text name, enum command *command)
{
    for (int i = COMMAND_NONE + 1; i < COMMAND_COUNT; i++) {
        if (text_is(name, commands[i].name)) {
            *command = (enum command)i;
            return true;
        }
    }
    return false;
}
