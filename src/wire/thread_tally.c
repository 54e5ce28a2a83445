#include "wire/thread_tally.h"

#include "base/table.h"
#include "wire/thread_builder.h"

#include <string.h>

struct thread_tally {
    struct arena arena;            /* of what the builder holds */
    struct thread_builder *beside; /* all but the messages */
    struct arena one;              /* the message that is being read */
    struct table ids;
    struct buffer sides; /* a byte a message: whether it is the customer's */
    bool is_waiting;
    moment_t waiting_since;
    moment_t updated_at;
    struct buffer author;
    struct buffer text;
    bool has_last;
    struct message last;
};

struct thread_tally *thread_tally_create(void)
{
    struct thread_tally *tally = memory_get(sizeof(*tally));
    arena_init(&tally->arena);
    tally->beside = thread_builder_create_reader(&tally->arena, 0);
    arena_init(&tally->one);
    table_init(&tally->ids);
    buffer_init(&tally->sides, SIZE_MAX);
    buffer_init(&tally->author, SIZE_MAX);
    buffer_init(&tally->text, SIZE_MAX);
    tally->waiting_since = MOMENT_NONE;
    return tally;
}

void thread_tally_destroy(struct thread_tally *tally)
{
    if (tally) {
        thread_builder_destroy(tally->beside);
        arena_release(&tally->arena);
        arena_release(&tally->one);
        table_release(&tally->ids);
        buffer_release(&tally->sides);
        buffer_release_wiped(&tally->author);
        buffer_release_wiped(&tally->text);
        memory_free(tally);
    }
}

static void keep(struct buffer *kept, const char *text)
{
    buffer_clear(kept);
    buffer_add_text(kept, text);
}

static void add_of_customer(struct thread_tally *tally, const struct message *message)
{
    keep(&tally->text, message->text);
    if (message->author) {
        keep(&tally->author, message->author);
    }
    tally->last = (struct message){
        .from = FROM_CUSTOMER, .at = message->at, .text = buffer_text(&tally->text)};
    tally->has_last = true;
    if (!tally->is_waiting) {
        tally->is_waiting = true;
        tally->waiting_since = message->at;
    }
}

/* The first record of an id counts, as in the builder. */
static bool add_message(struct thread_tally *tally, struct text body, struct error *err)
{
    struct message message;
    size_t known;
    arena_clear(&tally->one);
    if (!message_decode(body, &tally->one, &message, err)) {
        return false;
    }
    if (table_get(&tally->ids, text_of(message.id), &known)) {
        return true;
    }
    table_set(&tally->ids, text_of(message.id), tally->sides.len);
    buffer_add_char(&tally->sides, (char)(message.from == FROM_CUSTOMER));
    tally->updated_at = message.at;
    if (message.from == FROM_CUSTOMER) {
        thread_builder_overtake(tally->beside, message.at);
        add_of_customer(tally, &message);
    } else if (message_answers(&message)) {
        tally->is_waiting =
            thread_builder_overtaken(tally->beside, message.id, &tally->waiting_since);
    }
    return true;
}

bool thread_tally_add(struct thread_tally *tally, enum record_kind kind, struct text body,
                      struct error *err)
{
    if (kind == RECORD_MESSAGE) {
        return add_message(tally, body, err);
    }
    return !record_kind_changes_head(kind) ||
           thread_builder_add(tally->beside, kind, body, err);
}

bool thread_tally_ticket(const struct thread_tally *tally, struct ticket *ticket,
                         struct error *err)
{
    const struct change *changed = &tally->beside->changed;
    size_t count = tally->sides.len;
    if (!thread_builder_ticket(tally->beside, ticket, err)) {
        return false;
    }
    ticket->version = (int64_t)count;
    ticket->read_count = changed->read_count < count ? changed->read_count : count;
    return true;
}

void thread_tally_count(const struct thread_tally *tally, const struct ticket *ticket,
                        struct ticket_head *head)
{
    size_t count = tally->sides.len;
    head->messages = count > UINT32_MAX ? UINT32_MAX : (uint32_t)count;
    head->unread = 0;
    for (size_t i = ticket->read_count; i < count; i++) {
        head->unread += tally->sides.bytes[i] != 0;
    }
    head->waiting_since = tally->waiting_since;
    head->updated_at = count > 0 ? tally->updated_at : ticket->created_at;
}

bool thread_tally_wrote_behind(const struct thread_tally *tally, size_t messages)
{
    size_t count = tally->sides.len;
    return messages < count && memchr(tally->sides.bytes + messages, 1, count - messages);
}

bool thread_tally_knows(const struct thread_tally *tally, const char *id)
{
    size_t at;
    return table_get(&tally->ids, text_of(id), &at);
}

const struct message *thread_tally_last(const struct thread_tally *tally)
{
    return tally->has_last ? &tally->last : NULL;
}

const char *thread_tally_author(const struct thread_tally *tally)
{
    return tally->author.len > 0 ? tally->author.bytes : NULL;
}

const struct send_intent *thread_tally_unsent(const struct thread_tally *tally,
                                              const char *key)
{
    const struct thread_builder *beside = tally->beside;
    for (size_t i = 0; i < beside->unsent_count; i++) {
        if (strcmp(beside->unsent[i].key, key) == 0) {
            return &beside->unsent[i];
        }
    }
    return NULL;
}
