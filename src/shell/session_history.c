/*
 * The other tickets of a customer: looked for among the heads in slices, the newest kept;
 * then the threads of the newest of these, in slices too, for the replies in them.
 */
#include "shell/session.h"

#include "wire/thread.h"
#include "wire/thread_builder.h"

#define TICKETS_MAX  50
#define THREADS_MAX  10
#define MESSAGES_MAX 1000 /* of a thread that is read for its replies */
#define REPLIES_EACH 10   /* the newest of a thread */

struct past_candidate {
    moment_t at;
    uint32_t number;
    uint32_t messages;
};

struct session_history {
    char *ticket;
    char *customer;
    uint64_t request;
    uint32_t from;
    bool has_heads;                             /* all were looked through */
    struct past_candidate tickets[TICKETS_MAX]; /* the newest first */
    size_t count;
    size_t threads; /* so many were read, or left out */
    struct past_reading {
        struct thread_builder
            *builder; /* of the thread that is being read; NULL: none is */
        struct vault_reading *records;
        struct arena arena;
        bool is_good;
    } reading;
    struct history *history;
};

static void reading_end(struct past_reading *reading)
{
    if (reading->builder == NULL)
        return;
    vault_reading_stop(reading->records);
    thread_builder_destroy(reading->builder);
    arena_release(&reading->arena);
    reading->builder = NULL;
}

void session_history_end(struct session *session)
{
    struct session_history *history = session->history;

    if (history == NULL)
        return;
    reading_end(&history->reading);
    history_destroy(history->history);
    memory_free(history->ticket);
    memory_free(history->customer);
    memory_free(history);
    session->history = NULL;
}

bool session_start_history(struct session *session, const struct effect *effect,
                           struct error *err)
{
    struct session_history *history = memory_get(sizeof(*history));

    (void)err;
    session_history_end(session);
    history->ticket = memory_text(effect->ticket);
    history->request = effect->request;
    history->customer = memory_text(effect->text);
    history->history = history_create();
    history->history->replies =
        arena_get(&history->history->arena,
                  (size_t)THREADS_MAX * REPLIES_EACH * sizeof(*history->history->replies));
    session->history = history;
    return true;
}

bool session_has_history(const struct session *session)
{
    return session->history != NULL && !session->model.is_loading;
}

static void take(struct session_history *history, const struct ticket_head *head)
{
    size_t at = history->count;
    struct past_candidate one = {head->created_at, head->number, head->messages};

    if (at == TICKETS_MAX) {
        history->history->has_more = true;
        if (history->tickets[at - 1].at >= one.at)
            return;
        at--;
    }
    for (; at > 0 && history->tickets[at - 1].at < one.at; at--)
        history->tickets[at] = history->tickets[at - 1];
    history->tickets[at] = one;
    history->count += history->count < TICKETS_MAX;
}

static void look_through(void *context, const struct ticket_head *heads, size_t count)
{
    struct session_history *history = context;

    for (size_t i = 0; i < count; i++) {
        if (string_equals(heads[i].customer, history->customer) &&
            !string_equals(heads[i].id, history->ticket))
            take(history, &heads[i]);
    }
}

static void look(struct session *session, int budget_ms)
{
    struct session_history *history = session->history;
    struct error err = {0};
    uint32_t next = 0;

    if (!heads_read(session->heads, history->from, budget_ms, look_through, history, &next,
                    &err)) {
        history->history->unread++;
        next = 0;
    }
    history->from = next;
    history->has_heads = next == 0;
}

static void take_replies(struct history *history, const struct ticket *ticket)
{
    size_t taken = 0;

    for (size_t i = ticket->message_count; i > 0; i--) {
        const struct message *message = &ticket->messages[i - 1];
        if (!message_answers(message))
            continue;
        if (taken == REPLIES_EACH) {
            history->has_more_replies = true;
            return;
        }
        taken++;
        history->replies[history->reply_count++] = (struct past_reply){
            .ticket = arena_text(&history->arena, ticket->id),
            .message = arena_text(&history->arena, message->id),
            .author = arena_text(&history->arena, message->author),
            .at = message->at,
        };
    }
}

static bool read_record(void *context, const struct vault_record *record)
{
    struct past_reading *reading = context;

    reading->is_good =
        thread_builder_add(reading->builder, record->kind, record->body, NULL);
    return reading->is_good;
}

static void reading_begin(struct past_reading *reading, struct vault *vault,
                          const struct past_candidate *candidate)
{
    *reading = (struct past_reading){.is_good = true};
    arena_init(&reading->arena);
    reading->builder = thread_builder_create_reader(&reading->arena, candidate->messages);
    reading->records = vault_reading_start(vault, (int64_t)candidate->number, 0);
}

/* As far as this slice goes; what cannot be read is counted. */
static void read_thread(struct session *session, int budget_ms)
{
    struct session_history *found = session->history;
    const struct past_candidate *candidate = &found->tickets[found->threads];
    struct past_reading *reading = &found->reading;
    struct ticket ticket;
    bool is_done = false, is_whole;

    if (candidate->messages > MESSAGES_MAX) {
        found->history->has_more_replies = true;
        found->threads++;
        return;
    }
    if (reading->builder == NULL)
        reading_begin(reading, session->office->vault, candidate);
    reading->is_good = vault_reading_step(reading->records, budget_ms, read_record, reading,
                                          &is_done, NULL) &&
                       reading->is_good;
    if (reading->is_good && !is_done)
        return;
    is_whole = reading->is_good && thread_builder_ticket(reading->builder, &ticket, NULL);
    if (is_whole)
        take_replies(found->history, &ticket);
    found->history->unread += !is_whole || vault_reading_damaged(reading->records) > 0;
    reading_end(reading);
    found->threads++;
}

static void take_tickets(struct session *session)
{
    struct session_history *found = session->history;
    struct history *history = found->history;
    struct queue_source source;
    struct ticket_head head;

    heads_source(session->heads, &source);
    history->tickets =
        arena_get(&history->arena, (found->count + 1) * sizeof(*history->tickets));
    for (size_t i = 0; i < found->count; i++) {
        if (!source.head(source.context, found->tickets[i].number, &head)) {
            history->unread++;
            continue;
        }
        history->tickets[history->ticket_count++] = (struct past_ticket){
            .id = arena_text(&history->arena, head.id),
            .subject = arena_text(&history->arena, head.subject),
            .status = queue_status(&head, moment_now()),
            .at = head.created_at,
            .number = head.number,
        };
    }
}

static void tell(struct session *session)
{
    struct session_history *found = session->history;
    char *ticket = memory_text(found->ticket);
    struct event event = {.kind = EVENT_HISTORY, .id = ticket, .request = found->request};

    if (found->threads < found->count)
        found->history->has_more_replies = true;
    take_tickets(session);
    event.history = found->history;
    found->history = NULL;
    session_history_end(session);
    session_post(session, &event);
    memory_free(ticket);
}

void session_history_use_time(struct session *session, int budget_ms)
{
    struct session_history *history = session->history;

    if (!history->has_heads)
        look(session, budget_ms);
    else if (history->threads < history->count && history->threads < THREADS_MAX)
        read_thread(session, budget_ms);
    else
        tell(session);
}
