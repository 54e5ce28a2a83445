#include "help_place.h"

#include "app/limit.h"

// clang-format off
static const struct {
    enum key_place place;
    enum command command;
    const char *help;
} narrower[] = {
    {PLACE_PROMPT, COMMAND_OPEN,          "Do it"},
    {PLACE_PROMPT, COMMAND_BACK,          "Leave it undone"},
    {PLACE_PROMPT, COMMAND_CANCEL,        "Leave it undone"},
    {PLACE_PROMPT, COMMAND_COMPLETE,      "Complete the word; again: the next that fits"},
    {PLACE_MENU,   COMMAND_OPEN,          "Choose the marked row"},
    {PLACE_MENU,   COMMAND_BACK,          "Leave without choosing"},
    {PLACE_MENU,   COMMAND_CANCEL,        "Leave without choosing"},
    {PLACE_MENU,   COMMAND_DOWN,          "The next row"},
    {PLACE_MENU,   COMMAND_UP,            "The row before"},
    {PLACE_MENU,   COMMAND_SEARCH,        "In this list of keys: those with some words"},
    {PLACE_MENU,   COMMAND_TOP,           "To the first row"},
    {PLACE_MENU,   COMMAND_BOTTOM,        "To the last row"},
};

/* What prompts take, a line each. */
static const struct {
    enum prompt_kind kind;
    const char *typed;
    const char *help;
} taken[] = {
    {PROMPT_COMMAND,    "NAME",            "A command, by the name that stands behind its keys"},
    {PROMPT_COMMAND,    "NAME WORDS",      "With what it works on: limit lang:zh, snooze tomorrow, open 1042"},
    {PROMPT_LIMIT,      "words",           "Looked for in id, name, subject and tags"},
    {PROMPT_LIMIT,      "-word",           "What has it not"},
    {PROMPT_LIMIT,      "\"two words\"",   "As they stand side by side; in values, too"},
    {PROMPT_SEARCH,     "words",           "Looked for in this thread; :search words in all"},
    {PROMPT_ASSIGN,     "NAME",            "Whose it shall be; me, none"},
    {PROMPT_TAG,        "+late -vip",      "Adds a tag, takes one away; several with spaces between"},
    {PROMPT_SNOOZE,     "3h, 2d",          "So long"},
    {PROMPT_SNOOZE,     "9:30, friday",    "To the next one; friday 9:00, tomorrow 14:00, next week, 2 Dec"},
    {PROMPT_SNOOZE,     "morgen, 明天",    "The same in German, French, Spanish, Italian, Portuguese, Dutch, Chinese, Japanese"},
    {PROMPT_SNOOZE,     "reply",           "Until the customer writes again"},
    {PROMPT_REFERENCE,  "words",           "What proves it: a number, a name, a place"},
    {PROMPT_IDENTIFIED, "words",           "How you know who it is; the ledger keeps it"},
    {PROMPT_ATTACH,     "PATH",            "A file of yours; alone it lists what is attached"},
    {PROMPT_REWRITE,    "words",           "How it shall be rewritten"},
};
// clang-format on

const char *help_at(enum key_place place, enum command command)
{
    for (size_t i = 0; i < COUNT_OF(narrower); i++) {
        if (narrower[i].place == place && narrower[i].command == command)
            return narrower[i].help;
    }
    return command_help(command);
}

/* "status:	open pending snoozed resolved" */
static void limit_fields(struct buffer *out)
{
    for (size_t i = 0; limit_word(i); i++) {
        const char *const *values = limit_values(i);
        buffer_format(out, "%s:\t", limit_word(i));
        for (size_t j = 0; values[j]; j++)
            buffer_format(out, "%s%s", j ? " " : "", values[j]);
        buffer_add_text(out, values[0] ? "\n" : "Tab completes\n");
    }
}

void help_typed(const struct model *model, struct buffer *out)
{
    enum prompt_kind kind = model->prompt.kind;

    if (model->menu.kind) {
        buffer_add_text(out, model->menu.is_filtered
                                 ? "letters\tFind rows by them\n"
                                 : "a row's sign\tChoose that row\n");
        return;
    }
    if (kind == PROMPT_ASSIGN && model->is_for_senior) {
        buffer_add_text(out, "NAME: WHY\tWho shall look at it, and why\n");
        return;
    }
    for (size_t i = 0; i < COUNT_OF(taken); i++) {
        if (kind && taken[i].kind == kind)
            buffer_format(out, "%s\t%s\n", taken[i].typed, taken[i].help);
    }
    if (kind == PROMPT_LIMIT)
        limit_fields(out);
}
