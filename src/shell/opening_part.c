/* What stands on the screen of a long thread until it is read. */
#include "shell/opening.h"

#include "wire/thread.h"

struct stretch {
    struct thread_builder *builder;
    int left; /* records */
};

static bool take_record(void *context, const struct vault_record *record)
{
    struct stretch *stretch = context;

    /* One that is damaged is told of with the whole. */
    return thread_builder_add(stretch->builder, record->kind, record->body, NULL) &&
           --stretch->left > 0;
}

static bool read_stretch(struct office *office, int64_t stream, int64_t after, int records,
                         struct thread_builder *builder)
{
    struct stretch stretch = {builder, records};

    return vault_read(office->vault, stream, after, take_record, &stretch, NULL, NULL);
}

/* The ticket's own record, and so many behind that one. */
static struct thread_builder *read_part(struct office *office, int64_t stream,
                                        int64_t after, struct loaded *part,
                                        struct ticket *ticket)
{
    struct thread_builder *builder =
        thread_builder_create_reader(&part->arena, OPENING_PART_RECORDS + 1);

    if (read_stretch(office, stream, 0, 1, builder) &&
        read_stretch(office, stream, after, OPENING_PART_RECORDS, builder) &&
        thread_builder_ticket(builder, ticket, NULL))
        return builder;
    thread_builder_destroy(builder);
    return NULL;
}

/* Where the reading goes on, as far as the newest records tell. */
struct read_mark {
    bool is_told;
    size_t read; /* messages, from the first */
};

static struct read_mark find_mark(const struct thread_builder *builder)
{
    struct read_mark mark = {0};

    mark.is_told = thread_builder_read_count(builder, &mark.read);
    return mark;
}

/* How many of the newest messages were read; false where it ends further up. */
static bool find_read(const struct ticket_head *head, struct read_mark mark,
                      struct ticket *newest)
{
    size_t count = newest->message_count;
    size_t before = head->messages > count ? head->messages - count : 0;

    newest->read_count = count;
    if (head->unread == 0)
        return true;
    if (!mark.is_told || mark.read < before)
        return false;
    if (mark.read - before < count)
        newest->read_count = mark.read - before;
    return true;
}

/* The first messages, where so few of them were read that the next ones stand there, too;
 * where no record tells, none was. */
static bool read_first(struct office *office, const struct opening *opening,
                       const struct ticket_head *head, struct read_mark mark,
                       struct loaded *part)
{
    struct thread_builder *builder =
        read_part(office, opening_stream(opening), 1, part, &part->ticket);
    bool is_first = builder != NULL && !find_mark(builder).is_told &&
                    head->messages > part->ticket.message_count &&
                    mark.read < part->ticket.message_count / 2;

    thread_builder_destroy(builder);
    if (!is_first)
        return false;
    part->ticket.read_count = mark.read;
    part->messages_below = head->messages - part->ticket.message_count;
    return true;
}

static bool read_messages(struct office *office, const struct opening *opening,
                          const struct ticket_head *head, struct loaded *part,
                          struct ticket *newest)
{
    struct thread_builder *builder =
        read_part(office, opening_stream(opening),
                  opening_length(opening) - OPENING_PART_RECORDS, part, newest);
    struct read_mark mark;

    if (builder == NULL)
        return false;
    mark = find_mark(builder);
    thread_builder_destroy(builder);
    if (!find_read(head, mark, newest))
        return read_first(office, opening, head, mark, part);
    part->ticket = *newest;
    return true;
}

/* What the records say that the part leaves out, the queue knows of the ticket. */
static void take_head(struct loaded *part, const struct ticket_head *head)
{
    struct ticket *ticket = &part->ticket;

    ticket->status = head->status;
    ticket->priority = head->priority;
    ticket->assignee = arena_text(&part->arena, head->assignee);
    ticket->snooze_until = head->snooze_until;
    ticket->due_at = head->due_at;
    ticket->lang = arena_text(&part->arena, head->lang);
    part->read_at = moment_now();
    part->is_part = true;
}

static bool read_around(struct office *office, struct loaded *part, struct ticket *newest)
{
    if (ticket_last_from_customer(newest) == NULL || !opening_around(office, part, NULL))
        return false;
    part->sender = guard_sender(newest, part->has_customer ? &part->customer : NULL);
    return part->sender == SENDER_CUSTOMER;
}

struct loaded *opening_part(struct office *office, const struct opening *opening,
                            const struct ticket_head *head)
{
    struct loaded *part = loaded_create();
    struct ticket newest = {0};

    if (read_messages(office, opening, head, part, &newest) &&
        part->ticket.message_count > 0 && read_around(office, part, &newest)) {
        take_head(part, head);
        return part;
    }
    loaded_destroy(part);
    return NULL;
}
