#include "say.h"

#include "app/command.h"
#include "app/saved_view.h"
#include "base/utf8.h"
#include "undo.h"

#include <stdarg.h>

#define LOOKING        "Looking through "
#define NAME_SHOWN     ((size_t)40) /* bytes of a customer's */
#define STANDS_SECONDS 6            /* a message, where what is asked wants its place */

static void key_put(const struct model *model, enum key_place place, enum command command,
                    struct buffer *out)
{
    char key[48];

    keymap_show(&model->keymap, place, command, 0, key, sizeof(key));
    if (key[0])
        buffer_add_text(out, key);
    else
        buffer_format(out, ":%s", command_name(command));
}

/* "u"; while writing "^Z" where the command then means what it does while reading, else
 * "Esc u": one reads first. */
static void as_reading_told(const struct model *model, enum command command,
                            bool means_the_same, struct buffer *out)
{
    bool is_writing = model->mode == MODE_WRITING;

    if (is_writing && !means_the_same) {
        key_put(model, PLACE_WRITING, COMMAND_READ, out);
        buffer_add_text(out, " ");
    }
    key_put(model, is_writing && means_the_same ? PLACE_WRITING : pane_place(model->pane),
            command, out);
}

/* What stands for more than a command where one is. */
static bool key_special_told(const struct model *model, struct text name,
                             struct buffer *out)
{
    if (text_is(name, "take-back"))
        as_reading_told(model, COMMAND_UNDO, undo_takes_back(model), out);
    else if (text_is(name, "do-again"))
        as_reading_told(model, COMMAND_REDO, undo_was_of_deeds(model), out);
    else if (text_is(name, "undo-text"))
        key_put(model, PLACE_WRITING, COMMAND_UNDO, out);
    else
        return false;
    return true;
}

/* Where one is, what lies over it aside; else where the command has a key at all. */
static void key_told(const struct model *model, struct text name, struct buffer *out)
{
    bool is_writing = model->mode == MODE_WRITING;
    const enum key_place places[] = {model_place(model),
                                     is_writing ? PLACE_WRITING : PLACE_READING,
                                     PLACE_WRITING, PLACE_READING};
    enum command command = COMMAND_NONE;
    char key[48] = "";

    if (key_special_told(model, name, out))
        return;
    if (command_parse(name, &command)) {
        for (size_t i = 0; i < COUNT_OF(places) && !key[0]; i++)
            keymap_show(&model->keymap, places[i], command, 0, key, sizeof(key));
    }
    if (key[0])
        buffer_add_text(out, key);
    else
        buffer_format(out, ":%.*s", (int)name.len, name.bytes);
}

static void keys_put(const struct model *model, const char *text, struct buffer *out)
{
    struct text rest = text_of(text);

    while (rest.len) {
        size_t len = rest.bytes[0] == '\x01' ? 0 : 1;
        const char *end = len ? NULL : memchr(rest.bytes, '\x02', rest.len);
        if (end) {
            len = (size_t)(end - rest.bytes) + 1;
            key_told(model, text_from(rest.bytes + 1, len - 2), out);
        } else {
            len = 1;
            buffer_add_char(out, rest.bytes[0]);
        }
        rest = text_from(rest.bytes + len, rest.len - len);
    }
}

void keys_told(const struct model *model, const char *text, char *out, size_t size)
{
    struct buffer told;

    buffer_init(&told, 4096);
    keys_put(model, text, &told);
    size_t len = told.len < size ? told.len : size - 1;
    while (len > 0 && len < told.len && ((unsigned char)told.bytes[len] & 0xC0) == 0x80)
        len--;
    memcpy(out, buffer_text(&told), len);
    out[len] = '\0';
    buffer_release(&told);
}

static PRINTF_LIKE(3, 0) void status_set(struct model *model, bool is_error,
                                         const char *format, va_list args)
{
    char marked[1024], line[1024];

    if (vsnprintf(marked, sizeof(marked), format, args) < 0)
        marked[0] = '\0';
    keys_told(model, marked, line, sizeof(line));
    size_t len = strlen(line);

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
    model->status_is_typed = model->answer_is_free;
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

void unsay(struct model *model, const char *words)
{
    if (string_equals(model->status, words))
        say_nothing(model);
}

moment_t say_until(const struct model *model)
{
    bool gives_way = model->asking.count && model->status[0] && !model->status_is_error;

    return gives_way ? model->status_at + STANDS_SECONDS : MOMENT_NONE;
}

void say_shown(struct model *model)
{
    const struct queue *queue = &model->queue;
    const struct saved_view *view = saved_view_on(model);

    if (!queue_is_settled(queue))
        say(model,
            LOOKING "%zu tickets: %s (" KEY_OF("clear-limit") " shows the whole queue)",
            queue->count, string_or_empty(queue->limit_text));
    else if (queue->limit)
        say(model, "%s%s%zu ticket%s: %s (" KEY_OF("clear-limit") " shows the whole queue)",
            view ? view->name : "", view ? ": " : "", queue->shown_count,
            queue->shown_count == 1 ? "" : "s", string_or_empty(queue->limit_text));
    else
        say(model, "%zu ticket%s", queue->shown_count, queue->shown_count == 1 ? "" : "s");
}

bool says_looking(const struct model *model)
{
    return text_starts_with(text_of(model->status), LOOKING);
}

void texts_counted(size_t replies, size_t notes, char out[TEXTS_COUNTED_SIZE])
{
    char first[32] = "", second[32] = "";

    if (replies)
        snprintf(first, sizeof(first), "%zu repl%s", replies, replies == 1 ? "y" : "ies");
    if (notes)
        snprintf(second, sizeof(second), "%zu note%s", notes, notes == 1 ? "" : "s");
    snprintf(out, TEXTS_COUNTED_SIZE, "%s%s%s", first, replies && notes ? ", " : "",
             replies || notes ? second : "nothing");
}

const char *open_id(const struct model *model)
{
    return model->open ? model->open->ticket.id : "";
}

const char *sender_last(const struct model *model)
{
    const struct message *message =
        model->open ? ticket_last_from_customer(&model->open->ticket) : NULL;

    return string_or_empty(message ? message->sender : NULL);
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

    if (model->open && string_equals(ticket, open_id(model)))
        name = model_recipient(model);
    if (!name.len && head && head->name)
        name = name_first(head->name);
    if (!name.len)
        name = text_of("the customer");
    snprintf(out, size, "%.*s", (int)name.len, name.bytes);
}

void ticket_named(const struct model *model, const char *ticket,
                  char out[TICKET_NAMED_SIZE])
{
    const struct ticket_head *head = queue_find(&model->queue, ticket);
    const char *name = head ? string_or_empty(head->name) : "";
    size_t len = strlen(name);

    len = len > NAME_SHOWN ? NAME_SHOWN : len;
    while (len > 0 && ((unsigned char)name[len] & 0xC0) == 0x80)
        len--;
    snprintf(out, TICKET_NAMED_SIZE, "%.60s%s%.*s", ticket, len ? " " : "", (int)len, name);
}
