#include "say.h"

#include "base/utf8.h"

#include <stdarg.h>

static PRINTF_LIKE(3, 0) void status_set(struct model *model, bool is_error,
                                         const char *format, va_list args)
{
    char line[1024];
    int written = vsnprintf(line, sizeof(line), format, args);
    size_t len = written < 0 ? 0 : (size_t)written;

    if (len >= sizeof(line))
        len = sizeof(line) - 1;
    if (len >= sizeof(model->status)) {
        len = sizeof(model->status) - 1;
        while (len > 0 && ((unsigned char)line[len] & 0xC0) == 0x80)
            len--;
    }
    for (size_t i = 0; i < len; i++)
        model->status[i] =
            line[i] == '\n' || line[i] == '\t' || line[i] == '\r' ? ' ' : line[i];
    model->status[len] = '\0';
    model->status_is_error = is_error;
    model->status_at = model->now;
}

void say(struct model *model, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    status_set(model, false, format, args);
    va_end(args);
}

void say_error(struct model *model, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    status_set(model, true, format, args);
    va_end(args);
}

void say_nothing(struct model *model)
{
    model->status[0] = '\0';
    model->status_is_error = false;
}

const char *open_id(const struct model *model)
{
    return model->open ? model->open->ticket.id : "";
}

static struct text name_first(const char *name)
{
    struct customer customer = {.name = name};

    return customer_first_name(&customer);
}

void customer_called(const struct model *model, const char *ticket, char *out, size_t size)
{
    const struct ticket_head *head = queue_find(&model->queue, ticket);
    struct text name = {0};

    if (model->open && model->open->has_customer && string_equals(ticket, open_id(model)))
        name = customer_first_name(&model->open->customer);
    if (!name.len && head && head->name)
        name = name_first(head->name);
    if (!name.len)
        name = text_of("the customer");
    snprintf(out, size, "%.*s", (int)name.len, name.bytes);
}
