#include "ask_parts.h"
#include "thread.h"

/* What one line of the thread is, once it is written. */
struct line {
    const char *text; /* NULL: not told */
    int64_t tokens;
};

static const char *const authors[FROM_COUNT] = {[FROM_CUSTOMER] = "customer",
                                                [FROM_AGENT] = "shop",
                                                [FROM_BOT] = "shop's bot",
                                                [FROM_SYSTEM] = "system"};

static void write_attachments(struct ask_page *page, const struct message *message)
{
    if (!message->attachment_count)
        return;
    ask_page_open(page, "attachments", '[');
    for (size_t i = 0; i < message->attachment_count; i++)
        ask_page_string(page, NULL, message->attachments[i].name);
    ask_page_close(page, ']');
}

/* Without what is quoted from the mail that is answered, unless there is nothing else. */
static void write_text(struct ask_page *page, const struct message *message)
{
    struct buffer own;

    buffer_init(&own, SIZE_MAX);
    thread_own_lines(text_of(message->text), &own);
    struct text text = text_trim(text_from(buffer_text(&own), own.len));
    ask_page_text(page, "text", text.len ? text : text_of(message->text));
    buffer_release_wiped(&own);
}

bool ask_write_message(struct ask_page *page, const struct message *message, bool has_notes)
{
    if (message->is_internal && !has_notes)
        return false;
    ask_page_open(page, NULL, '{');
    ask_page_string(page, "from", message->is_internal ? "note" : authors[message->from]);
    ask_page_moment(page, "at", message->at);
    write_text(page, message);
    write_attachments(page, message);
    ask_page_close(page, '}');
    ask_page_end_line(page);
    return true;
}

/* A stranger's prompt holds what the stranger wrote, nothing that the customer did. */
static bool is_for_stranger(const struct facts *facts, const struct message *message)
{
    const struct message *last = ticket_last_from_customer(facts->ticket);

    return last && message->from == FROM_CUSTOMER && last->sender &&
           string_equals(message->sender, last->sender);
}

static struct line line_of(struct ask_page *page, const struct message *message,
                           bool has_notes)
{
    const struct facts *facts = page->ask->facts;
    struct line line = {0};
    struct ask_page own;

    if (!has_notes && !thread_is_told(facts) && !is_for_stranger(facts, message))
        return line;
    ask_page_init(&own, page->ask, page->mask, page->arena, page->err);
    own.is_failed = page->is_failed;
    if (ask_write_message(&own, message, has_notes)) {
        line.text = arena_copy(page->arena, buffer_text(&own.out), own.out.len);
        line.tokens = prompt_tokens(line.text);
    }
    page->is_failed = own.is_failed;
    ask_page_release(&own);
    return line;
}

/* What the customer wrote last, and what came after it, is never left out. */
static size_t newest_of(const struct ticket *ticket)
{
    const struct message *last = ticket_last_from_customer(ticket);

    return last ? (size_t)(last - ticket->messages) : ticket->message_count;
}

static size_t count_shown(const struct ticket *ticket, size_t end, bool has_notes)
{
    size_t count = 0;

    for (size_t i = 0; i < end; i++)
        count += has_notes || !ticket->messages[i].is_internal;
    return count;
}

/* Writes the lines newest first into lines until room is spent. *first: where they begin.
 */
static bool take_lines(struct ask_page *page, bool has_notes, int64_t room,
                       struct line *lines, size_t *first)
{
    const struct ticket *ticket = page->ask->facts->ticket;
    int64_t used = 0;

    *first = ticket->message_count;
    while (*first > 0) {
        size_t i = *first - 1;
        lines[i] = line_of(page, &ticket->messages[i], has_notes);
        used += lines[i].tokens;
        if (used > room)
            return i < newest_of(ticket);
        *first = i;
    }
    return true;
}

bool ask_write_thread(struct ask_page *page, bool has_notes, int64_t room, size_t *left_out)
{
    const struct facts *facts = page->ask->facts;
    const struct ticket *ticket = facts->ticket;
    bool is_told = has_notes || thread_is_told(facts);
    struct line *lines = arena_get(page->arena, ticket->message_count * sizeof(*lines));
    size_t first;

    ask_page_section(page, "THREAD");
    if (is_told && ticket->subject && ticket->subject[0]) {
        ask_page_open(page, NULL, '{');
        ask_page_string(page, "subject", ticket->subject);
        ask_page_close(page, '}');
        ask_page_end_line(page);
    }
    room -= prompt_tokens(buffer_text(&page->out));
    if (!take_lines(page, has_notes, room, lines, &first))
        return false;
    *left_out = is_told ? count_shown(ticket, first, has_notes) : 0;
    for (size_t i = first; i < ticket->message_count; i++) {
        if (lines[i].text)
            buffer_add_text(&page->out, lines[i].text);
    }
    return true;
}
