#include "answer.h"

#include "around_put.h"
#include "perform.h"
#include "say.h"
#include "targets.h"

/* What people type out of habit. None of them sends. */
static const struct {
    const char *name;
    enum command command;
} aliases[] = {
    {"q", COMMAND_BACK},       {"q!", COMMAND_QUIT}, {"qa", COMMAND_QUIT},
    {"w", COMMAND_KEPT},       {"x", COMMAND_READ},  {"wq", COMMAND_READ},
    {"h", COMMAND_HELP},       {"o", COMMAND_OPEN},  {"e", COMMAND_READ_AGAIN},
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

/* What the words behind a command are: some that we know, any, or any that are of one
 * person or one text only and not wanted again. */
enum words { WORDS_KNOWN, WORDS_FREE, WORDS_FOR_ONCE };

static const struct {
    enum command command;
    answer_function *answer;
    enum words words;
} with_words[] = {
    {COMMAND_LIMIT, answer_limit, WORDS_KNOWN}, /* who it names is told by what it shows */
    {COMMAND_SEARCH, answer_search_all, WORDS_FREE},
    {COMMAND_ASSIGN, answer_assign, WORDS_FOR_ONCE},
    {COMMAND_TAG, answer_tag, WORDS_FREE},
    {COMMAND_SNOOZE, answer_snooze, WORDS_KNOWN},
    {COMMAND_PRIORITY, answer_priority, WORDS_KNOWN},
    {COMMAND_THEME, answer_theme, WORDS_KNOWN},
    {COMMAND_VIEW, answer_view, WORDS_KNOWN},
    {COMMAND_IDENTIFIED, answer_identified, WORDS_FOR_ONCE},
    {COMMAND_OPEN, answer_open, WORDS_FREE},
    {COMMAND_ASK, answer_ask, WORDS_FOR_ONCE},
    {COMMAND_SENIOR, answer_senior, WORDS_FOR_ONCE},
    {COMMAND_ATTACH, answer_attach, WORDS_FOR_ONCE},
    {COMMAND_MODEL, answer_model, WORDS_KNOWN},
    {COMMAND_REWRITE, answer_rewrite, WORDS_FOR_ONCE},
    {COMMAND_ORDERS, answer_orders, WORDS_FREE},
    {COMMAND_PUT_FACT, answer_put_fact, WORDS_FREE},
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
    return command == COMMAND_TAKE_DRAFT || command == COMMAND_PUT_PICK;
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

/* Of the queue; a number that is none is told as one, since no command is a number. */
static bool is_ticket(const struct model *model, struct text name)
{
    int64_t number;
    char *id = memory_copy(name.bytes, name.len);
    bool is_one = queue_find(&model->queue, id) != NULL;

    memory_free(id);
    return is_one || text_to_integer(name, 0, INT64_MAX, &number);
}

static bool name_refuse(const struct model *model, struct text name, struct error *err)
{
    if (is_of_the_shell(model, name))
        return error_set(err, ERROR_USAGE, "A command of the shell: deskhand %.*s",
                         (int)name.len, name.bytes);
    return error_set(err, ERROR_USAGE,
                     "There is no command %.*s (" KEY_OF("complete") " completes, " KEY_OF(
                         "palette") " finds)",
                     (int)name.len, name.bytes);
}

/* The command's name, cut off the line, and what it means. */
static bool command_cut(const struct model *model, struct text *line, struct text *name,
                        enum command *command)
{
    while (line->len && line->bytes[0] == ':')
        *line = text_from(line->bytes + 1, line->len - 1);
    *command = COMMAND_NONE;
    if (!text_next_word(line, name))
        return false;
    *line = text_trim(*line);
    name_find(model, *name, command);
    return true;
}

/* Of the words behind the name; known ones where there are none. */
static enum words words_of(const struct model *model, struct text line, struct text *name)
{
    struct text rest = text_trim(line);
    enum command command;

    if (!command_cut(model, &rest, name, &command) || !rest.len)
        return WORDS_KNOWN;
    for (size_t i = 0; i < COUNT_OF(with_words); i++) {
        if (with_words[i].command == command)
            return with_words[i].words;
    }
    return WORDS_KNOWN;
}

struct text command_kept(const struct model *model, struct text line)
{
    struct text name;

    return words_of(model, line, &name) == WORDS_FOR_ONCE ? name : line;
}

bool command_is_free(const struct model *model, struct text line)
{
    struct text name;

    return words_of(model, line, &name) != WORDS_KNOWN;
}

bool answer_command(struct model *model, struct effects *effects, struct text answer,
                    struct error *err)
{
    struct text rest = answer, name;
    enum command command;
    int64_t number = 0;

    if (!command_cut(model, &rest, &name, &command))
        return true;
    if (command == COMMAND_NONE && !rest.len && is_ticket(model, name))
        return answer_open(model, effects, name, err);
    if (command == COMMAND_NONE)
        return name_refuse(model, name, err);
    if (!command_may_be_typed(command))
        return error_set(err, ERROR_USAGE,
                         "Only " KEY_SEND
                         " and " KEY_OF("send-resolve") " send, while writing");
    model->is_for_senior = false;
    if (rest.len && words_find(command) && targets_ask(model, command))
        return true;
    if (rest.len && words_find(command))
        return words_find(command)(model, effects, rest, err);
    if (rest.len && !(command_is_numbered(command) && text_to_integer(rest, 1, 9, &number)))
        return error_set(err, ERROR_USAGE, "%s does not take \"%.*s\"",
                         command_name(command), (int)rest.len, rest.bytes);
    perform(model, effects, command, (int)number);
    return true;
}
