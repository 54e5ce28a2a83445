#include "names.h"

#include <string.h>

#define MESSAGES_HEARD ((size_t)500) /* the newest: opening waits for no longer walk */

static bool is_heard(const struct model *model, const char *name)
{
    for (size_t i = 0; i < model->name_count; i++) {
        if (string_equals(model->names[i], name))
            return true;
    }
    return false;
}

/* On one line of a prompt. */
static bool is_plain(const char *name)
{
    bool has_sign = false;

    for (const char *at = name; *at; at++)
        has_sign = has_sign || (unsigned char)*at < ' ' || *at == '\x7f';
    return !has_sign && *name;
}

static void name_hear(struct model *model, const char *name)
{
    if (!name || !is_plain(name) || is_heard(model, name) ||
        model->name_count >= NAMES_HEARD_MAX)
        return;
    model->names = memory_reserve(model->names, &model->name_capacity, model->name_count,
                                  sizeof(*model->names));
    model->names[model->name_count++] = memory_text(name);
}

void names_hear(struct model *model, const struct ticket *ticket)
{
    size_t count = ticket->message_count;

    for (size_t i = count > MESSAGES_HEARD ? count - MESSAGES_HEARD : 0; i < count; i++) {
        const struct message *message = &ticket->messages[i];
        if (message->from == FROM_AGENT)
            name_hear(model, message->author);
    }
}

void names_forget(struct model *model)
{
    for (size_t i = 0; i < model->name_count; i++)
        memory_free(model->names[i]);
    memory_free(model->names);
    memory_free(model->name_told);
    model->names = NULL;
    model->name_told = NULL;
    model->name_count = model->name_capacity = 0;
}

void names_each(const struct model *model, queue_word_handler *handler, void *context)
{
    queue_each_word(&model->queue, QUEUE_ASSIGNEES, handler, context);
    for (size_t i = 0; i < model->name_count; i++)
        handler(context, text_of(model->names[i]));
}

struct sought {
    char *name;
    bool is_there;
};

static void name_compare(void *context, struct text word)
{
    struct sought *sought = context;

    sought->is_there = sought->is_there || text_is_ignoring_case(word, sought->name);
}

static bool is_known(const struct model *model, struct text name)
{
    struct sought sought = {.name = memory_copy(name.bytes, name.len)};

    name_compare(&sought, text_of(string_or_empty(model->shop->agent)));
    names_each(model, name_compare, &sought);
    memory_free(sought.name);
    return sought.is_there;
}

bool name_may_be_given(struct model *model, struct text name, const char *all,
                       struct error *err)
{
    if (text_is(name, string_or_empty(model->name_told)) || is_known(model, name))
        return true;
    memory_free(model->name_told);
    model->name_told = memory_copy(name.bytes, name.len);
    return error_set(err, ERROR_USAGE, "Nobody here is called %.*s: the same again %s",
                     (int)name.len, name.bytes, all);
}
