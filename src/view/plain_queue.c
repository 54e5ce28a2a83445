/* The queue, and what arrives, as one hears them. */
#include "plain_parts.h"
#include "view/words.h"

static const char *empty_words(const struct model *model)
{
    return model->is_loading                 ? "The queue is being read."
           : model->queue.is_sifting         ? "The queue is being looked through."
           : model->queue.limit_text != NULL ? "No ticket matches."
                                             : "There are no tickets.";
}

static const char *unfinished_words(const struct ticket_head *head)
{
    static const char *const words[] = {
        [UNFINISHED_REPLY] = ", a reply is begun",
        [UNFINISHED_NOTE] = ", a note is begun",
        [UNFINISHED_REPLY | UNFINISHED_NOTE] = ", a reply and a note are begun",
    };
    return head->unfinished < COUNT_OF(words) ? string_or_empty(words[head->unfinished])
                                              : "";
}

/* "1042 Ana Ruiz: Where is my parcel?, high, due in 14 min, waiting 22 min, unread" */
void plain_tell_head(struct page *page, const struct ticket_head *head)
{
    const struct model *model = page->model;
    const char *name = string_or_empty(head->name)[0] != '\0' ? head->name : head->customer;
    moment_t due = ticket_due(head->due_at, head->waiting_since);
    page_line(page, head->id, PLAIN_NAME);
    page_say(page, " ");
    page_line(page, name != NULL ? name : "unknown", PLAIN_NAME);
    page_say(page, ": ");
    page_line(page, head->subject, PLAIN_SENTENCE);
    if (head->priority >= PRIORITY_HIGH) {
        page_say(page, ", ");
        page_say(page, priority_name(head->priority));
    }
    if (queue_status(head, model->now) != TICKET_OPEN) {
        page_say(page, ", ");
        page_say(page, ticket_status_name(queue_status(head, model->now)));
    } else if (due != MOMENT_NONE && head->waiting_since != MOMENT_NONE) {
        int64_t left = due - model->now;
        page_say(page, left < 0 ? ", late by " : ", due in ");
        page_add(page, words_long_span(left < 0 ? -left : left, page->arena));
    }
    if (head->waiting_since != MOMENT_NONE) {
        page_say(page, ", waiting ");
        page_add(page, words_long_span(model->now - head->waiting_since, page->arena));
    }
    page_say(page, head->unread != 0 ? ", unread" : "");
    page_say(page, model_held(model, head->id) != NULL ? ", your reply is held"
                   : head->possibly_sent > 0           ? ", your reply was perhaps sent"
                   : head->unsent > 0                  ? ", your reply was not sent"
                                                       : "");
    page_say(page, unfinished_words(head));
    page_say(page, queue_is_marked(&model->queue, head->id) ? ", marked" : "");
}

void plain_tell_rows(struct page *page, size_t first)
{
    const struct queue *queue = &page->model->queue;
    size_t end = first;
    for (; end < queue->shown_count && end - first < PLAIN_ROWS; end++) {
        plain_tell_head(page, queue_at(queue, end));
        page_end(page);
    }
    if (queue->shown_count == 0) {
        page_say(page, empty_words(page->model));
    } else if (end < queue->shown_count) {
        page_count(page, queue->shown_count - end, "ticket");
        page_say(page, " more: the line more tells them. A ticket's number opens it.");
    } else {
        page_say(page, "These are all. A ticket's number opens it.");
    }
    page_end(page);
    page->told->rows_end = end;
}

static void tell_counts(struct page *page)
{
    const struct queue *queue = &page->model->queue;
    page_format(page, "Inbox %zu, waiting %zu, late %zu", queue->open, queue->waiting,
                queue->late);
    if (queue->limit_text != NULL) {
        page_say(page, ". The queue is limited to ");
        page_line(page, queue->limit_text, PLAIN_SENTENCE);
    }
    page_end(page);
}

static void tell_greeting(struct page *page)
{
    page_say(page, page->model->preferences.is_demo ? "Deskhand, demo shop" : "Deskhand");
    page_say(page, ". A line is a key or a command; the line ? tells them, lines tells how "
                   "lines are read.");
    page_end(page);
}

void plain_tell_start(struct page *page)
{
    if (page->plain->asked == PLAIN_WHERE) {
        tell_counts(page);
    }
    if (!page->plain->has_begun) {
        page->plain->has_begun = true;
        tell_greeting(page);
    }
    /* Those that were kept may be of tickets that others erased since. */
    if (!page->plain->has_counted && !page->model->is_loading) {
        page->plain->has_counted = true;
        tell_counts(page);
    }
}

static void tell_arrival(struct page *page, const char *id)
{
    const struct loaded *open = plain_open(page->model);
    const struct ticket_head *head = queue_find(&page->model->queue, id);
    if (head == NULL || (open != NULL && string_equals(open->ticket.id, id))) {
        return; /* its message is told with the ticket */
    }
    page_say(page, head->messages > 1 ? "New message: " : "New ticket: ");
    plain_tell_head(page, head);
    page_end(page);
}

void plain_tell_arrivals(struct page *page)
{
    struct plain *plain = page->plain;
    for (size_t i = 0; i < plain->arrival_count; i++) {
        tell_arrival(page, plain->arrivals[i]);
        memory_free(plain->arrivals[i]);
    }
    if (plain->arrivals_lost != 0) {
        page_format(page, "and %zu more arrived", plain->arrivals_lost);
        page_end(page);
    }
    plain->arrival_count = plain->arrivals_lost = 0;
}

/* The marked row, where it is another one, while one is in the queue. */
void plain_tell_row(struct page *page)
{
    const struct model *model = page->model;
    const struct ticket_head *head = queue_selected(&model->queue);
    bool is_there = model->mode == MODE_READING &&
                    (model->pane == PANE_QUEUE || plain_open(model) == NULL);
    const char *id = head == NULL ? NULL : head->id;
    if (!is_there) {
        plain_keep(&page->told->row, NULL);
        return;
    }
    if (id == NULL || string_equals(page->told->row, id)) {
        return;
    }
    plain_keep(&page->told->row, id);
    page_say(page, "Marked: ");
    plain_tell_head(page, head);
    page_end(page);
}
