/* The open ticket and its messages, as one hears them. */
#include "chat/quotes.h"
#include "plain_parts.h"
#include "view/message_text.h"
#include "view/thread_lines.h"
#include "view/words.h"

static const struct ticket *ticket_of(const struct page *page)
{
    return &page->model->open->ticket;
}

/* "late by 3 h", "due in 14 min" */
static void tell_due(struct page *page, const struct ticket *ticket)
{
    moment_t due = ticket_awaited(ticket, page->model->now);
    if (due == MOMENT_NONE) {
        return;
    }
    int64_t left = due - page->model->now;
    page_say(page, left < 0 ? ", late by " : ", due in ");
    page_add(page, words_long_span(left < 0 ? -left : left, page->arena));
}

/* Whose address it is, where that is in doubt. */
static void tell_sender(struct page *page)
{
    const struct model *model = page->model;
    const struct message *last = ticket_last_from_customer(ticket_of(page));
    bool is_stranger = model->sender == SENDER_STRANGER;
    if (last == NULL || (!is_stranger && model->sender != SENDER_UNKNOWN)) {
        return;
    }
    page_say(page, is_stranger ? "Attention: " : "It is not verified that ");
    if (is_stranger && last->sender != NULL) {
        page_line(page, last->sender, PLAIN_NAME);
    } else if (is_stranger) {
        page_say(page, "somebody else");
    }
    page_say(page, is_stranger ? " is on no record of " : "");
    if (model->open->has_customer && model->open->customer.name != NULL) {
        page_line(page, model->open->customer.name, PLAIN_NAME);
    } else {
        page_say(page, "the customer");
    }
    page_say(page, !is_stranger                 ? " wrote this."
                   : model->reply.is_identified ? "; they were identified."
                                                : ". Customer and orders are folded.");
    page_end(page);
}

void plain_tell_header(struct page *page)
{
    const struct loaded *open = plain_open(page->model);
    const struct ticket *ticket = &open->ticket;
    page_say(page, "Ticket ");
    page_line(page, ticket->id, PLAIN_NAME);
    if (open->has_customer && open->customer.name != NULL) {
        page_say(page, ", ");
        page_line(page, open->customer.name, PLAIN_NAME);
    }
    page_say(page, ": ");
    page_line(page, ticket->subject, PLAIN_SENTENCE);
    page_end(page);
    page_line(page, ticket->channel != NULL ? ticket->channel : "chat", PLAIN_NAME);
    if (ticket->lang != NULL) {
        page_say(page, ", language ");
        page_line(page, ticket->lang, PLAIN_NAME);
    }
    page_say(page, ", ");
    page_say(page, ticket_status_name(ticket->status));
    if (ticket->priority != PRIORITY_NORMAL) {
        page_say(page, ", priority ");
        page_say(page, priority_name(ticket->priority));
    }
    if (ticket->assignee != NULL) {
        page_say(page, ", assigned to ");
        page_line(page, ticket->assignee, PLAIN_NAME);
    }
    page_say(page, ticket->is_held ? ", under legal hold" : "");
    tell_due(page, ticket);
    page_end(page);
    tell_sender(page);
}

/* "Ana Ruiz, customer, 09:02", "Internal note by Marta, agent, Sat 21 Nov 09:05" */
static void tell_author(struct page *page, const struct message *message)
{
    static const char *const kinds[FROM_COUNT] = {"customer", "agent", "bot", "system"};
    bool has_name = message->author != NULL && message->author[0] != '\0';
    bool is_today = moment_day(message->at).date == page->model->today.date &&
                    page->model->now - message->at < 86400;
    page_say(page, message->is_internal ? "Internal note by " : "");
    if (has_name) {
        page_line(page, message->author, PLAIN_NAME);
        page_say(page, ", ");
    }
    page_say(page, kinds[message->from]); /* whatever the name says */
    page_say(page, ", ");
    if (!is_today) {
        page_add(page, words_day(moment_day(message->at), page->model->today, page->arena));
        page_say(page, " ");
    }
    page_add(page, words_clock(message->at, page->arena));
    if (message->from == FROM_CUSTOMER && message->verified == VERIFIED_NO) {
        page_say(page, ", not verified");
    }
    page_say(page, ":");
    page_end(page);
}

static void tell_files(struct page *page, const struct message *message)
{
    for (size_t i = 0; i < message->attachment_count && i < ATTACHMENTS_MAX; i++) {
        struct shown size = words_size(message->attachments[i].size, page->arena);
        page_say(page, "Attached: ");
        page_line(page, message->attachments[i].name, PLAIN_SENTENCE);
        page_say(page, size.text.len != 0 ? ", " : "");
        page_add(page, size);
        page_end(page);
    }
    if (message->attachment_count > ATTACHMENTS_MAX) {
        page_format(page, "and %zu more files",
                    message->attachment_count - ATTACHMENTS_MAX);
        page_end(page);
    }
}

static void tell_part(struct page *page, struct text text, size_t start, size_t end)
{
    page_block(page, shown_make(text_from(text.bytes + start, end - start), page->arena));
}

/* The text; what it quotes of messages further up is counted, where it is folded. */
static void tell_words(struct page *page, size_t index)
{
    const struct message *message = &ticket_of(page)->messages[index];
    bool is_unfolded = unfolded_has(&page->model->unfolded, index);
    struct quotes quotes = {0};
    bool is_cut;
    struct text text = text_from(message->text, message_text_len(message, &is_cut));
    size_t at = 0;
    quotes_find(ticket_of(page), index, text, page->arena, &quotes);
    for (size_t i = 0; i < quotes.count; i++) {
        const struct quote *quote = &quotes.list[i];
        if (is_unfolded || quote->is_foreign) {
            continue;
        }
        tell_part(page, text, at, quote->start);
        page_format(page, "(%zu quoted lines of messages further up)", quote->lines);
        page_end(page);
        at = quote->end;
    }
    tell_part(page, text, at, text.len);
    if (is_cut) {
        page_say(page, "The rest of this message is not shown here.");
        page_end(page);
    }
}

static void tell_message(struct page *page, size_t index)
{
    const struct message *message = &ticket_of(page)->messages[index];
    struct text sent = text_from(buffer_text(&page->told->sent), page->told->sent.len);
    tell_author(page, message);
    if (message->from == FROM_AGENT && sent.len != 0 && text_is(sent, message->text)) {
        page_say(page, "The text as you sent it.");
        page_end(page);
        buffer_release_wiped(&page->told->sent); /* told again it is told whole */
    } else {
        tell_words(page, index);
    }
    tell_files(page, message);
}

static void tell_range(struct page *page, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        tell_message(page, i);
    }
}

/* How many there are before those told, and behind them. */
static void tell_rest(struct page *page)
{
    size_t count = ticket_of(page)->message_count;
    if (page->told->end < count) {
        page_count(page, count - page->told->end, "message");
        page_say(page, " more: the line more tells them");
        page_end(page);
    }
}

/* The first unread, else what the customer said last. */
static size_t first_to_tell(const struct page *page)
{
    const struct ticket *ticket = ticket_of(page);
    const struct message *last = ticket_last_from_customer(ticket);
    if (page->model->unread_from < ticket->message_count) {
        return page->model->unread_from;
    }
    if (last != NULL) {
        return (size_t)(last - ticket->messages);
    }
    return ticket->message_count == 0 ? 0 : ticket->message_count - 1;
}

static size_t range_end(size_t first, size_t count)
{
    return count - first > PLAIN_MESSAGES ? first + PLAIN_MESSAGES : count;
}

void plain_tell_ticket(struct page *page)
{
    const struct loaded *open = plain_open(page->model);
    struct plain_told *told = page->told;
    const char *id = open == NULL ? NULL : open->ticket.id;
    bool is_stranger = open != NULL && model_is_stranger(page->model);
    if (string_equals(told->ticket, id)) {
        if (open != NULL && told->is_stranger != is_stranger) {
            tell_sender(page);
            told->orders = told->picks = 0; /* they may be told now */
        }
        told->is_stranger = is_stranger;
        return;
    }
    plain_keep(&told->ticket, id);
    told->is_stranger = is_stranger;
    told->draft_count = told->problem_count = told->picks_end = 0;
    told->orders = told->picks = 0;
    told->match = page->model->thread_to_match ? SIZE_MAX : page->model->search_message;
    told->draft_selected = page->model->draft_selected;
    told->mark = 0;
    told->pick_selected = page->model->pick_selected;
    told->version = told->typed = UINT64_MAX;
    told->first = told->end = 0;
    buffer_release_wiped(&told->text);
    buffer_release_wiped(&told->sent);
    if (open == NULL) {
        return;
    }
    plain_tell_header(page);
    told->first = told->end = first_to_tell(page);
    if (told->first > 0) {
        page_count(page, told->first, "earlier message");
        page_say(page, ": the line earlier tells them");
        page_end(page);
    } else if (open->ticket.message_count == 0) {
        page_say(page, "Nobody wrote yet.");
        page_end(page);
    }
}

void plain_tell_messages(struct page *page)
{
    const struct loaded *open = plain_open(page->model);
    struct plain_told *told = page->told;
    size_t count = open == NULL ? 0 : open->ticket.message_count;
    page->messages_before = told->end;
    if (open != NULL && told->end < count) {
        size_t end = told->end == told->first || count - told->end < PLAIN_MESSAGES
                         ? range_end(told->end, count)
                         : told->end;
        bool is_news = end != told->end || count != told->count;
        tell_range(page, told->end, end);
        told->end = end;
        told->count = count;
        if (is_news) {
            tell_rest(page);
        }
    }
    if (!string_equals(told->moved, page->model->moved)) {
        plain_keep(&told->moved, page->model->moved);
        if (told->moved != NULL) {
            page_say(page, "While you write: ");
            page_spoken(page, shown_line(told->moved, PLAIN_SENTENCE, page->arena));
            page_end(page);
        }
    }
}

bool plain_tell_more(struct page *page)
{
    const struct loaded *open = plain_open(page->model);
    struct plain_told *told = page->told;
    if (open == NULL || told->end >= open->ticket.message_count) {
        return false;
    }
    size_t end = range_end(told->end, open->ticket.message_count);
    tell_range(page, told->end, end);
    told->end = end;
    tell_rest(page);
    return true;
}

void plain_tell_thread(struct page *page)
{
    const struct loaded *open = plain_open(page->model);
    if (open == NULL) {
        page_say(page, "No ticket is open.");
        page_end(page);
        return;
    }
    plain_tell_header(page);
    tell_range(page, 0, open->ticket.message_count);
    page->told->first = 0;
    page->told->end = open->ticket.message_count;
}

void plain_tell_earlier(struct page *page)
{
    struct plain_told *told = page->told;
    if (plain_open(page->model) == NULL || told->first == 0) {
        page_say(page, "There are no earlier messages.");
        page_end(page);
        return;
    }
    size_t end = told->first;
    told->first = end > PLAIN_MESSAGES / 2 ? end - PLAIN_MESSAGES / 2 : 0;
    tell_range(page, told->first, end);
    if (told->first != 0) {
        page_count(page, told->first, "message");
        page_say(page, " before these");
    } else {
        page_say(page, "That was the first message.");
    }
    page_end(page);
}

void plain_tell_match(struct page *page)
{
    const struct loaded *open = page->model->open; /* also one that nobody opened */
    size_t match = page->model->search_message;
    if (open == NULL || match == page->told->match) {
        return;
    }
    page->told->match = match;
    if (match < open->ticket.message_count) {
        bool is_told = match >= page->messages_before && match < page->told->end;
        page_format(page, "Found, message %zu of %zu", match + 1,
                    open->ticket.message_count);
        page_say(page, is_told ? ", told above" : ":");
        page_end(page);
        if (!is_told) {
            tell_message(page, match);
        }
    }
}

void plain_tell_translations(struct page *page)
{
    const struct model *model = page->model;
    struct digest digest = {1};
    for (size_t i = 0; i < model->translation_count; i++) {
        const struct translation *translation = &model->translations[i];
        digest_string(&digest, translation->message);
        digest_number(&digest, translation->is_folded);
        digest_number(&digest, translation->telling.state == TELLING_DONE);
    }
    if (digest.value == page->told->translations) {
        return;
    }
    page->told->translations = digest.value;
    for (size_t i = 0; i < model->translation_count; i++) {
        const struct translation *translation = &model->translations[i];
        if (translation->telling.state != TELLING_DONE || translation->is_folded) {
            continue;
        }
        page_say(page, "Translation by ");
        page_line(page, translation->telling.profile, PLAIN_NAME);
        page_say(page, translation->telling.is_cut ? ", not to its end:" : ":");
        page_end(page);
        page_block(page, translation_shown(translation, page->arena));
    }
}
