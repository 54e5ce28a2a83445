#include "targets.h"

#include "choose.h"
#include "reply.h"
#include "say.h"

static void marked_list(const struct queue *queue, struct arena *arena, const char ***ids,
                        size_t *count)
{
    const struct ticket_head *head;
    const char **list = NULL;
    size_t capacity = 0, row = 0;

    while ((head = queue_next_marked(queue, &row)) != NULL) {
        list = arena_reserve(arena, list, &capacity, *count, sizeof(*list));
        list[(*count)++] = arena_text(arena, head->id);
    }
    *ids = list;
}

static bool queue_is_meant(const struct model *model)
{
    return model->pane == PANE_QUEUE && model->mode == MODE_READING;
}

bool targets_are_bulk(const struct model *model)
{
    if (model->subject.ticket_count)
        return model->subject.is_bulk;
    return queue_is_meant(model) && model->marked_count > 0;
}

static bool is_of_targets(enum command command)
{
    static const bool are[COMMAND_COUNT] = {
        [COMMAND_SNOOZE] = true,       [COMMAND_ASSIGN] = true, [COMMAND_TAG] = true,
        [COMMAND_PRIORITY] = true,     [COMMAND_REOPEN] = true, [COMMAND_SENIOR] = true,
        [COMMAND_RESOLVE_NEXT] = true,
    };

    return are[command];
}

bool targets_ask(struct model *model, enum command command)
{
    size_t outside;

    if (!is_of_targets(command) || model->outside_is_meant || !targets_are_bulk(model))
        return false;
    outside = queue_marked_outside(&model->queue);
    if (outside)
        menu_marks(model, command, outside);
    return outside > 0;
}

static const char *target_one(const struct model *model)
{
    const struct ticket_head *head =
        queue_is_meant(model) ? queue_selected(&model->queue) : NULL;

    if (model->subject.ticket_count)
        return model->subject.tickets[0];
    if (head)
        return head->id;
    return model->open ? open_id(model) : NULL;
}

bool target_is_open(const struct model *model)
{
    return model->open && !targets_are_bulk(model) &&
           string_equals(target_one(model), open_id(model));
}

/* Those that the question was about, but for what was erased since. */
static void subject_list(const struct model *model, struct arena *arena, const char ***ids,
                         size_t *count)
{
    const struct subject *subject = &model->subject;

    *ids = arena_get(arena, subject->ticket_count * sizeof(**ids));
    for (size_t i = 0; i < subject->ticket_count; i++) {
        if (queue_find(&model->queue, subject->tickets[i]))
            (*ids)[(*count)++] = arena_text(arena, subject->tickets[i]);
    }
}

static void none_say(struct model *model)
{
    say_error(model, model->subject.ticket_count
                         ? "Nothing was done: the ticket was erased meanwhile"
                         : "No ticket is marked or open");
}

void targets_list(const struct model *model, struct arena *arena, const char ***ids,
                  size_t *count)
{
    const char *one = target_one(model);

    *count = 0;
    *ids = NULL;
    if (model->subject.ticket_count) {
        subject_list(model, arena, ids, count);
        return;
    }
    if (targets_are_bulk(model)) {
        marked_list(&model->queue, arena, ids, count);
        return;
    }
    if (!one)
        return;
    *ids = arena_get(arena, sizeof(**ids));
    (*ids)[(*count)++] = arena_text(arena, one);
}

size_t targets_unmark(struct model *model, bool is_outside)
{
    struct arena arena;
    const char **ids;
    size_t count = 0, taken = 0;

    arena_init(&arena);
    marked_list(&model->queue, &arena, &ids, &count);
    if (is_outside)
        queue_unmark_outside(&model->queue);
    else
        queue_unmark_all(&model->queue);
    model->marked_count = queue_marked_count(&model->queue);
    if (model->marked_count < count)
        deed_begin(model);
    for (size_t i = 0; i < count; i++) {
        if (queue_is_marked(&model->queue, ids[i]))
            continue;
        deed_mark(model, ids[i], false);
        taken++;
    }
    arena_release(&arena);
    return taken;
}

void targets_done(struct model *model)
{
    if (!targets_are_bulk(model))
        return;
    queue_unmark_all(&model->queue);
    model->marked_count = 0;
}

bool targets_change(struct model *model, struct effects *effects,
                    const struct wanted_change *change, struct deed_words words)
{
    struct arena arena;
    const char **ids;
    size_t count;

    arena_init(&arena);
    targets_list(model, &arena, &ids, &count);
    if (count)
        deed_begin(model);
    else
        none_say(model);
    words.was_marked = targets_are_bulk(model);
    for (size_t i = 0; i < count; i++)
        deed_do(model, effects, ids[i], change, words);
    arena_release(&arena);
    targets_done(model);
    return count > 0;
}

bool targets_name(struct model *model, char *out, size_t size)
{
    char name[TICKET_NAMED_SIZE];
    struct arena arena;
    const char **ids;
    size_t count;

    arena_init(&arena);
    targets_list(model, &arena, &ids, &count);
    if (count)
        ticket_named(model, ids[0], name);
    else
        none_say(model);
    if (count > 1)
        snprintf(out, size, "%s and %zu more", name, count - 1);
    else if (count)
        snprintf(out, size, "%s", name);
    arena_release(&arena);
    return count > 0;
}

/* Customers' messages of that ticket that nobody has seen. */
static size_t unseen_of(const struct model *model, const char *id)
{
    const struct ticket_head *head = queue_find(&model->queue, id);

    if (!model->open || !string_equals(id, open_id(model)))
        return head ? head->unread : 0;
    const struct ticket *ticket = &model->open->ticket;
    size_t unseen = 0;
    size_t at = model->messages_seen > ticket->read_count ? model->messages_seen
                                                          : ticket->read_count;
    for (; at < ticket->message_count; at++)
        unseen += ticket->messages[at].from == FROM_CUSTOMER;
    return unseen;
}

size_t targets_unseen(const struct model *model)
{
    struct arena arena;
    const char **ids;
    size_t count, unseen = 0;

    arena_init(&arena);
    targets_list(model, &arena, &ids, &count);
    for (size_t i = 0; i < count; i++)
        unseen += unseen_of(model, ids[i]);
    arena_release(&arena);
    return unseen;
}

bool targets_are_nobodys(const struct model *model)
{
    struct arena arena;
    const char **ids;
    size_t count;

    arena_init(&arena);
    targets_list(model, &arena, &ids, &count);
    bool are_nobodys = count > 0;
    for (size_t i = 0; i < count; i++) {
        const struct ticket_head *head = queue_find(&model->queue, ids[i]);
        are_nobodys &= head && !*string_or_empty(head->assignee);
    }
    arena_release(&arena);
    return are_nobodys;
}

bool targets_have_text(const struct model *model)
{
    struct arena arena;
    const char **ids;
    size_t count;
    bool is_among = false;

    if (!model->open || !reply_or_note_stands(model))
        return false;
    arena_init(&arena);
    targets_list(model, &arena, &ids, &count);
    for (size_t i = 0; i < count; i++)
        is_among |= string_equals(ids[i], open_id(model));
    arena_release(&arena);
    return is_among;
}
