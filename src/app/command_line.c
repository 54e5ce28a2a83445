#include "answer.h"

#include "around_put.h"
#include "perform.h"

/* What people type out of habit. None of them sends. */
static const struct {
    const char *name;
    enum command command;
} aliases[] = {
    {"q", COMMAND_BACK}, {"q!", COMMAND_QUIT}, {"qa", COMMAND_QUIT},
    {"w", COMMAND_KEPT}, {"x", COMMAND_READ},  {"wq", COMMAND_READ},
    {"h", COMMAND_HELP}, {"o", COMMAND_OPEN},  {"e", COMMAND_READ_AGAIN},
    {"put", COMMAND_PUT_FACT},
};

/* What they mean in vi, where they leave the text and not the program. */
static const struct {
    const char *name;
    enum command command;
} vi_aliases[] = {
    {"q", COMMAND_READ}, {"q!", COMMAND_READ}, {"wq", COMMAND_READ},
    {"w", COMMAND_KEPT}, {"x", COMMAND_KEPT},
};

/* Commands that take words behind their name. */
static const struct {
    enum command command;
    answer_function *answer;
} with_words[] = {
    {COMMAND_LIMIT, answer_limit},   {COMMAND_SEARCH, answer_search_all},
    {COMMAND_ASSIGN, answer_assign}, {COMMAND_TAG, answer_tag},
    {COMMAND_SNOOZE, answer_snooze}, {COMMAND_PRIORITY, answer_priority},
    {COMMAND_THEME, answer_theme},   {COMMAND_IDENTIFIED, answer_identified},
    {COMMAND_OPEN, answer_open},     {COMMAND_ASK, answer_ask},
    {COMMAND_SENIOR, answer_senior}, {COMMAND_ATTACH, answer_attach},
    {COMMAND_MODEL, answer_model},   {COMMAND_REWRITE, answer_rewrite},
    {COMMAND_ORDERS, answer_orders}, {COMMAND_PUT_FACT, answer_put_fact},
};

static bool name_find(const struct model *model, struct text name, enum command *command)
{
    bool has_vi = model->preferences.has_vi && model->mode == MODE_WRITING;

    for (size_t i = 0; has_vi && i < COUNT_OF(vi_aliases); i++) {
        if (text_is(name, vi_aliases[i].name)) {
            *command = vi_aliases[i].command;
            return true;
        }
    }
    for (size_t i = 0; i < COUNT_OF(aliases); i++) {
        if (text_is(name, aliases[i].name)) {
            *command = aliases[i].command;
            return true;
        }
    }
    return command_parse(name, command);
}

static answer_function *words_find(enum command command)
{
    for (size_t i = 0; i < COUNT_OF(with_words); i++) {
        if (with_words[i].command == command)
            return with_words[i].answer;
    }
    return NULL;
}

static bool command_is_numbered(enum command command)
{
    return command == COMMAND_TAKE_DRAFT || command == COMMAND_PUT_PICK ||
           command == COMMAND_VIEW;
}

bool command_may_be_typed(enum command command)
{
    return command != COMMAND_SEND && command != COMMAND_SEND_RESOLVE;
}

static bool is_of_the_shell(const struct model *model, struct text name)
{
    char *copy = memory_copy(name.bytes, name.len);
    bool is_one =
        model->preferences.is_of_the_shell && model->preferences.is_of_the_shell(copy);

    memory_free(copy);
    return is_one;
}

static bool name_refuse(const struct model *model, struct text name, struct error *err)
{
    if (is_of_the_shell(model, name))
        return error_set(err, ERROR_USAGE, "A command of the shell: deskhand %.*s",
                         (int)name.len, name.bytes);
    return error_set(err, ERROR_USAGE, "There is no command %.*s (Tab completes, ^K finds)",
                     (int)name.len, name.bytes);
}

bool answer_command(struct model *model, struct effects *effects, struct text answer,
                    struct error *err)
{
    struct text rest = answer, name;
    enum command command;
    int64_t number = 0;

    while (rest.len && rest.bytes[0] == ':')
        rest = text_from(rest.bytes + 1, rest.len - 1);
    if (!text_next_word(&rest, &name))
        return true;
    rest = text_trim(rest);
    if (!name_find(model, name, &command))
        return name_refuse(model, name, err);
    if (!command_may_be_typed(command))
        return error_set(err, ERROR_USAGE, "Only ^S and ^X Enter send, while writing");
    model->is_for_senior = false;
    if (rest.len && words_find(command))
        return words_find(command)(model, effects, rest, err);
    if (rest.len && !(command_is_numbered(command) && text_to_integer(rest, 1, 9, &number)))
        return error_set(err, ERROR_USAGE, "%s does not take \"%.*s\"",
                         command_name(command), (int)rest.len, rest.bytes);
    perform(model, effects, command, (int)number);
    return true;
}
