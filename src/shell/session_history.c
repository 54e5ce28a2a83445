/*
 * The other tickets of a customer: looked for among the heads in slices, the newest kept;
 * then the threads of the newest of these, one a slice, for the replies in them.
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
    struct history *history;
};

void session_history_end(struct session *session)
{
    struct session_history *history = session->history;

    if (history == NULL)
        return;
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
                    &err))
        next = 0;
    history->from = next;
    history->has_heads = next == 0;
}

static void take_replies(struct history *history, const struct ticket *ticket)
{
    size_t taken = 0;

    for (size_t i = ticket->message_count; i > 0 && taken < REPLIES_EACH; i--) {
        const struct message *message = &ticket->messages[i - 1];
        if (!message_answers(message))
            continue;
        taken++;
        history->replies[history->reply_count++] = (struct past_reply){
            .ticket = arena_text(&history->arena, ticket->id),
            .message = arena_text(&history->arena, message->id),
            .author = arena_text(&history->arena, message->author),
            .at = message->at,
        };
    }
}

/* A thread that cannot be read, or is too long for a slice, tells no replies. */
static void read_thread(struct session *session, const struct past_candidate *candidate)
{
    struct thread_builder *builder = NULL;
    struct ticket ticket;
    struct arena arena;

    if (candidate->messages > MESSAGES_MAX)
        return;
    arena_init(&arena);
    if (office_thread(session->office, (int64_t)candidate->number, &arena, &builder, NULL,
                      NULL)) {
        if (thread_builder_ticket(builder, &ticket, NULL))
            take_replies(session->history->history, &ticket);
        thread_builder_destroy(builder);
    }
    arena_release(&arena);
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
        if (!source.head(source.context, found->tickets[i].number, &head))
            continue;
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
        read_thread(session, &history->tickets[history->threads++]);
    else
        tell(session);
}
