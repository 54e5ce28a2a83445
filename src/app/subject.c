#include "subject.h"

#include "say.h"
#include "targets.h"

static void string_forget(char **string)
{
    if (*string)
        memory_free_wiped(*string, strlen(*string));
    *string = NULL;
}

void subject_forget(struct subject *subject)
{
    for (size_t i = 0; i < subject->ticket_count; i++)
        memory_free(subject->tickets[i]);
    memory_free(subject->tickets);
    memory_free(subject->open);
    memory_free(subject->chosen);
    string_forget(&subject->text);
    *subject = (struct subject){0};
}

void subject_begin(struct model *model)
{
    subject_forget(&model->subject);
    model->subject.open = model->open ? memory_text(open_id(model)) : NULL;
}

void subject_tickets(struct model *model)
{
    struct subject *subject = &model->subject;
    struct arena arena;
    const char **ids;
    size_t count;

    if (subject->ticket_count) /* a menu that goes on in a prompt */
        return;
    arena_init(&arena);
    bool is_bulk = targets_are_bulk(model);
    targets_list(model, &arena, &ids, &count);
    subject->tickets = memory_grow(NULL, count + 1, sizeof(*subject->tickets));
    for (size_t i = 0; i < count; i++)
        subject->tickets[i] = memory_text(ids[i]);
    subject->ticket_count = count;
    subject->is_bulk = is_bulk;
    arena_release(&arena);
}

void subject_text(struct model *model, struct text text)
{
    string_forget(&model->subject.text);
    model->subject.text = memory_copy(text.bytes ? text.bytes : "", text.len);
}

bool subject_stands(struct model *model, struct text text, const char *name)
{
    if (model->subject.text && text_is(text, model->subject.text))
        return true;
    say_error(model, "%s changed while it was asked about: nothing was done", name);
    return false;
}

bool subject_is_open(struct model *model)
{
    if (!model->subject.open || string_equals(model->subject.open, open_id(model)))
        return true;
    say_error(model, "Nothing was done: the ticket it was asked about is not open now");
    return false;
}

bool subject_is_gone(const struct model *model)
{
    const struct subject *subject = &model->subject;

    if (subject->open && !queue_find(&model->queue, subject->open))
        return true;
    for (size_t i = 0; i < subject->ticket_count; i++) {
        if (!queue_find(&model->queue, subject->tickets[i]))
            return true;
    }
    return false;
}

void subject_follow(struct model *model)
{
    if (!model->menu.kind && !model->prompt.kind)
        subject_forget(&model->subject);
}
