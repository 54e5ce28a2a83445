#include "app/command.h"

#include "base/fuzzy.h"

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

/* Letters were left out of the one, or put in. */
static unsigned nearness(struct text name, struct text known)
{
    unsigned left_out = fuzzy_score(known, name);
    unsigned put_in = fuzzy_score(name, known);

    return left_out > put_in ? left_out : put_in;
}

enum command command_near(struct text name)
{
    enum command near = COMMAND_NONE;
    unsigned best = 0;

    for (int i = COMMAND_NONE + 1; i < COMMAND_COUNT; i++) {
        unsigned score = nearness(name, text_of(commands[i].name));
        if (score > best)
            near = (enum command)i;
        best = score > best ? score : best;
    }
    return near;
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
