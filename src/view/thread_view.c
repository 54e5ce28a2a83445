#include "view/thread_view.h"

#include "view/frame.h"
#include "view/matches.h"
#include "view/paragraph.h"
#include "view/shown.h"
#include "view/thread_lines.h"
#include "view/words.h"

#include <string.h>

/* Longer lines are hard to read, however wide the screen is. */
#define TEXT_COLUMNS_MAX 100
#define DAY_SECONDS      86400

int thread_view_columns(struct box box)
{
    int columns = box.columns - 2;
    return columns < 1 ? 1 : columns > TEXT_COLUMNS_MAX ? TEXT_COLUMNS_MAX : columns;
}

static const struct ticket *ticket_of(const struct view *view)
{
    return &view->model->open->ticket;
}

/* One line at the top where it is not said, or not so, that the customer wrote. */
static bool has_sender_line(const struct view *view, struct box box)
{
    return view->model->open != NULL && view->model->sender != SENDER_CUSTOMER &&
           box.rows >= 4 && ticket_last_from_customer(ticket_of(view)) != NULL;
}

static struct box text_box(const struct view *view, struct box box)
{
    struct box text = box_inside(box, has_sender_line(view, box) ? 1 : 0, 1, 0, 1);
    text.columns = thread_view_columns(box);
    return text;
}

/* The end unless a line was asked for; what the model wants on the screen comes first. */
static size_t top_wanted(const struct view *view, size_t rows, size_t last_top)
{
    const struct model *model = view->model;
    size_t messages = ticket_of(view)->message_count;
    size_t top = model->thread_top;
    if (model->thread_to_match && model->search_message < messages) {
        size_t start = thread_lines_start(view->thread, model->search_message);
        top = start > rows / 3 ? start - rows / 3 : 0;
    } else if (model->thread_to_unread && model->unread_from < messages) {
        top = thread_lines_start(view->thread, model->unread_from);
        top += model->unread_from > 0 ? 1 : 0;
    } else if (model->thread_to_unread) {
        top = last_top;
    }
    return top < last_top ? top : last_top;
}

/* Messages seen from the first on, now that those whose last line is between are on the
 * screen. */
static size_t seen_up_to(const struct view *view, size_t top, size_t rows)
{
    const struct model *model = view->model;
    size_t count = ticket_of(view)->message_count;
    size_t seen = model->messages_seen > ticket_of(view)->read_count
                      ? model->messages_seen
                      : ticket_of(view)->read_count;
    size_t first;
    size_t message = thread_lines_message(view->thread, top, &first);
    if (message > seen || model->menu.kind != MENU_NONE ||
        model->overlay.kind != OVERLAY_NONE) {
        return seen;
    }
    while (message < count && thread_lines_start(view->thread, message + 1) <= top + rows) {
        message++;
    }
    return message > seen ? message : seen;
}

void thread_view_place(const struct view *view, struct box box)
{
    struct drawn *drawn = view->drawn;
    const struct model *model = view->model;
    if (model->open == NULL) {
        return;
    }
    struct box text = text_box(view, box);
    size_t rows = (size_t)text.rows;
    thread_lines_update(view->thread, ticket_of(view), text.columns, model->unread_from,
                        model->today);
    size_t lines = thread_lines_count(view->thread);
    size_t last_top = lines > rows ? lines - rows : 0;
    drawn->thread_rows = rows;
    drawn->thread_lines = lines;
    drawn->thread_top = top_wanted(view, rows, last_top);
    if (ticket_of(view)->message_count == 0) {
        return;
    }
    drawn->messages_seen = seen_up_to(view, drawn->thread_top, rows);
    drawn->newest_was_seen = drawn->thread_top == last_top && rows > 0 &&
                             model->menu.kind == MENU_NONE &&
                             model->overlay.kind == OVERLAY_NONE;
}

static void digest_message(const struct message *message, struct digest *digest)
{
    digest_number(digest, (uint64_t)message->from);
    digest_number(digest, message->is_internal);
    digest_number(digest, (uint64_t)message->at);
    digest_number(digest, (uint64_t)message->verified);
    digest_string(digest, message->author);
    digest_string(digest, message->sender);
    digest_number(digest, message->attachment_count);
    for (size_t i = 0; i < message->attachment_count && i < ATTACHMENTS_MAX; i++) {
        digest_string(digest, message->attachments[i].name);
        digest_number(digest, (uint64_t)message->attachments[i].size);
    }
    if (message->text != NULL) {
        digest_bytes(digest, message->text, strnlen(message->text, MESSAGE_SHOWN_MAX + 1));
    }
}

static void digest_ticket(const struct view *view, struct digest *digest)
{
    const struct loaded *open = view->model->open;
    const struct ticket *ticket = &open->ticket;
    const char *strings[] = {ticket->id, ticket->subject, ticket->channel, ticket->lang,
                             ticket->assignee};
    for (size_t i = 0; i < COUNT_OF(strings); i++) {
        digest_string(digest, strings[i]);
    }
    digest_number(digest, (uint64_t)ticket->status);
    digest_number(digest, (uint64_t)ticket->priority);
    digest_number(digest, (uint64_t)ticket->due_at);
    digest_number(digest, ticket->message_count);
    digest_string(digest, open->has_customer ? open->customer.name : NULL);
    for (size_t i = 0; open->has_customer && i < open->customer.email_count; i++) {
        digest_string(digest, open->customer.emails[i]);
    }
    const struct message *last = ticket_last_from_customer(ticket);
    digest_string(digest, last == NULL ? NULL : last->sender);
}

void thread_view_digest(const struct view *view, struct digest *digest)
{
    const struct model *model = view->model;
    const struct drawn *drawn = view->drawn;
    digest_string(digest, model->wanted_ticket);
    digest_number(digest, model->queue.shown_count != 0);
    digest_number(digest, model->open != NULL);
    if (model->open == NULL) {
        return;
    }
    digest_ticket(view, digest);
    digest_number(digest, (uint64_t)model->sender);
    digest_number(digest, model->reply.is_identified);
    digest_string(digest, model->search);
    digest_number(digest, model->unread_from);
    digest_number(digest, model->is_preview);
    digest_number(digest, (uint64_t)day_number(model->today));
    digest_number(digest, drawn->thread_top);
    digest_number(digest, drawn->thread_lines);
    if (ticket_of(view)->due_at != MOMENT_NONE) {
        digest_number(digest, (uint64_t)((ticket_of(view)->due_at - model->now) / 60));
        digest_number(digest, ticket_of(view)->due_at < model->now);
    }
    size_t first;
    size_t message = thread_lines_message(view->thread, drawn->thread_top, &first);
    size_t end = drawn->thread_top + drawn->thread_rows;
    while (message < ticket_of(view)->message_count &&
           thread_lines_start(view->thread, message) < end) {
        digest_message(&ticket_of(view)->messages[message++], digest);
    }
}

static enum style author_style(const struct message *message)
{
    static const enum style styles[FROM_COUNT] = {
        [FROM_CUSTOMER] = STYLE_CUSTOMER,
        [FROM_AGENT] = STYLE_AGENT,
        [FROM_BOT] = STYLE_AGENT,
        [FROM_SYSTEM] = STYLE_SYSTEM,
    };
    return message->is_internal ? STYLE_NOTE : styles[message->from];
}

static enum style text_style(const struct message *message)
{
    return message->is_internal           ? STYLE_NOTE
           : message->from == FROM_SYSTEM ? STYLE_SYSTEM
                                          : STYLE_TEXT;
}

/* The address, where it is on no record of the customer's. */
static void add_address(const struct view *view, const struct message *message,
                        struct pieces *pieces)
{
    const struct loaded *open = view->model->open;
    if (message->from != FROM_CUSTOMER || message->is_internal) {
        return;
    }
    bool is_known =
        message->sender == NULL ||
        (open->has_customer && customer_has_email(&open->customer, message->sender));
    if (!is_known) {
        pieces_say(pieces, STYLE_FLAGGED, " from ");
        pieces_add(pieces, STYLE_FLAGGED, shown_line(message->sender, 60, view->arena));
    }
    if (message->verified == VERIFIED_NO) {
        pieces_say(pieces, STYLE_FLAGGED, is_known ? " not verified" : ", not verified");
    }
}

/* "09:05 note · Marta", "09:02 Ana Ruiz", "09:10 Leo · agent" */
static void draw_author(const struct view *view, struct box box, int row,
                        const struct message *message)
{
    static const char *const nameless[FROM_COUNT] = {"customer", "agent", "bot", "system"};
    struct pieces pieces = {.arena = view->arena};
    enum style style = author_style(message);
    bool has_name = message->author != NULL && message->author[0] != '\0';
    pieces_add(&pieces, message->is_internal ? STYLE_NOTE : STYLE_DIM,
               words_clock(message->at, view->arena));
    pieces_say(&pieces, style, message->is_internal ? " note" : " ");
    if (has_name) {
        pieces_say(&pieces, style, message->is_internal ? " · " : "");
        pieces_add(&pieces, style, shown_line(message->author, 60, view->arena));
    } else if (!message->is_internal) {
        pieces_say(&pieces, style, nameless[message->from]);
    }
    if (has_name && !message->is_internal && message->from != FROM_CUSTOMER) {
        pieces_say(&pieces, STYLE_DIM, " · ");
        pieces_say(&pieces, STYLE_DIM, nameless[message->from]);
    }
    add_address(view, message, &pieces);
    pieces_put(view->canvas, box, row, 0, box.columns, &pieces);
}

static void draw_rule(const struct view *view, struct box box, int row, enum style style,
                      struct shown label)
{
    struct box line = {box.row + row, box.column, 1, box.columns};
    if (row < 0 || row >= box.rows) {
        return;
    }
    canvas_fill(view->canvas, line, style, 0x2500);
    int column = (int)shown_columns(label) + 6 < box.columns ? 3 : 0;
    int used = canvas_put_cut(view->canvas, line, 0, column, box.columns, style, label);
    canvas_put(view->canvas, line, 0, column - 1, style, shown_literal(" "));
    canvas_put(view->canvas, line, 0, column + used, style, shown_literal(" "));
}

static void draw_attachment(const struct view *view, struct box box, int row,
                            const struct message *message, size_t index)
{
    struct pieces pieces = {.arena = view->arena};
    const struct attachment *attachment = &message->attachments[index];
    pieces_say(&pieces, STYLE_KEY, "+ ");
    if (index + 1 == ATTACHMENTS_MAX && message->attachment_count > ATTACHMENTS_MAX) {
        pieces_add(&pieces, STYLE_DIM,
                   shown_format(view->arena, "%zu more attachments",
                                message->attachment_count - index));
    } else {
        struct shown size = words_size(attachment->size, view->arena);
        pieces_add(&pieces, text_style(message),
                   shown_line(attachment->name, (size_t)box.columns, view->arena));
        pieces_say(&pieces, STYLE_DIM, size.text.len != 0 ? " · " : "");
        pieces_add(&pieces, STYLE_DIM, size);
    }
    pieces_put(view->canvas, box, row, 0, box.columns, &pieces);
}

/* Lines [first, first + rows) of the text, into the box's rows from row on. */
static void draw_text(const struct view *view, struct box box, int row,
                      const struct message *message, size_t first, size_t lines)
{
    const char *search = view->model->search;
    int bar = message->is_internal ? 2 : 0;
    struct box part = {box.row + row, box.column + bar, (int)lines, box.columns - bar};
    struct paragraph paragraph =
        paragraph_make(message_shown(message, view->arena),
                       message_columns(message, box.columns), view->arena);
    paragraph_draw(view->canvas, part, &paragraph, first, text_style(message));
    for (int i = 0; bar != 0 && i < part.rows; i++) {
        canvas_put(view->canvas, box, row + i, 0, STYLE_NOTE_BORDER, shown_literal("│"));
    }
    if (search == NULL || search[0] == '\0') {
        return;
    }
    size_t count;
    struct match *matches =
        matches_find(paragraph.shown.text, text_of(search), view->arena, &count);
    for (size_t i = 0; i < count; i++) {
        paragraph_tint(view->canvas, part, &paragraph, first, matches[i].start,
                       matches[i].end, STYLE_MATCH);
    }
}

/* A message's line that is not text, counted from its first. */
static void draw_other(const struct view *view, struct box box, int row, size_t message,
                       const struct message_parts *parts, size_t line)
{
    const struct message *of = &ticket_of(view)->messages[message];
    size_t day = parts->has_gap;
    size_t fresh = day + parts->has_day;
    size_t author = fresh + parts->has_new;
    size_t text_end = author + 1 + parts->text;
    if (line < day) {
        return;
    }
    if (line < fresh) {
        draw_rule(view, box, row, STYLE_DIM,
                  words_day(moment_day(of->at), view->model->today, view->arena));
    } else if (line < author) {
        draw_rule(view, box, row, STYLE_UNREAD, shown_literal("new"));
    } else if (line == author) {
        draw_author(view, box, row, of);
    } else if (parts->is_cut && line == text_end) {
        canvas_put_cut(view->canvas, box, row, 0, box.columns, STYLE_DIM,
                       shown_literal("… the rest of this message is not shown here"));
    } else {
        draw_attachment(view, box, row, of, line - text_end - parts->is_cut);
    }
}

/* Draws a message from its line skip on; returns the row behind it. */
static int draw_message(const struct view *view, struct box box, int row, size_t message,
                        size_t skip)
{
    struct message_parts parts = thread_lines_parts(view->thread, message);
    size_t lines = message_parts_lines(&parts);
    size_t text = (size_t)parts.has_gap + (size_t)parts.has_day + (size_t)parts.has_new + 1;
    for (size_t line = skip; line < lines && row < box.rows;) {
        if (line < text || line >= text + parts.text) {
            draw_other(view, box, row++, message, &parts, line++);
            continue;
        }
        size_t here = text + parts.text - line;
        size_t room = (size_t)(box.rows - row);
        size_t fitting = here < room ? here : room;
        draw_text(view, box, row, &ticket_of(view)->messages[message], line - text,
                  fitting);
        row += (int)fitting;
        line += fitting;
    }
    return row;
}

static void draw_sender(const struct view *view, struct box box)
{
    const struct model *model = view->model;
    const struct message *last = ticket_last_from_customer(ticket_of(view));
    struct pieces pieces = {.arena = view->arena};
    struct shown name = model->open->has_customer && model->open->customer.name != NULL
                            ? shown_line(model->open->customer.name, 40, view->arena)
                            : shown_literal("the customer");
    bool is_stranger = model->sender == SENDER_STRANGER;
    enum style style = is_stranger ? STYLE_ERROR : STYLE_FLAGGED;
    pieces_say(&pieces, style, is_stranger ? "! " : "? not verified that ");
    if (is_stranger) {
        pieces_add(&pieces, style,
                   last->sender == NULL ? shown_literal("somebody else")
                                        : shown_line(last->sender, 60, view->arena));
        pieces_say(&pieces, style, " is on no record of ");
    }
    pieces_add(&pieces, style, name);
    pieces_say(&pieces, style, is_stranger ? "" : " wrote this");
    if (is_stranger && model->reply.is_identified) {
        pieces_say(&pieces, style, ": identified");
    } else if (is_stranger) {
        pieces_say(&pieces, style, ": folded");
    }
    pieces_put(view->canvas, box, 0, 1, box.columns - 2, &pieces);
}

static void draw_nothing(const struct view *view, struct box box)
{
    const struct model *model = view->model;
    const char *words = model->wanted_ticket != NULL ? "opening…"
                        : model->queue.shown_count != 0
                            ? "Enter opens the marked ticket, Tab the next that waits."
                            : "No ticket is open.";
    canvas_put_cut(view->canvas, box, 0, 1, box.columns - 2, STYLE_DIM,
                   shown_literal(words));
}

void thread_view_draw(const struct view *view, struct box box)
{
    if (view->model->open == NULL) {
        draw_nothing(view, box);
        return;
    }
    if (has_sender_line(view, box)) {
        draw_sender(view, box);
    }
    struct box text = text_box(view, box);
    if (ticket_of(view)->message_count == 0) {
        canvas_put(view->canvas, text, 0, 0, STYLE_DIM, shown_literal("Nobody wrote yet."));
        return;
    }
    size_t first;
    size_t message = thread_lines_message(view->thread, view->drawn->thread_top, &first);
    size_t skip = view->drawn->thread_top - first;
    int row = 0;
    while (message < ticket_of(view)->message_count && row < text.rows) {
        row = draw_message(view, text, row, message, skip);
        message++;
        skip = 0;
    }
}

static void add_due(const struct view *view, struct pieces *right)
{
    moment_t due = ticket_of(view)->due_at;
    if (due == MOMENT_NONE || ticket_of(view)->status == TICKET_RESOLVED) {
        return;
    }
    int64_t left = due - view->model->now;
    struct shown span = words_long_span(left < 0 ? -left : left, view->arena);
    enum style style = left < 0 ? STYLE_LATE : left < 900 ? STYLE_WAITING : STYLE_DIM;
    pieces_say(right, STYLE_DIM, right->count != 0 ? " · " : "");
    pieces_say(right, style, left < 0 ? "" : "due in ");
    pieces_add(right, style, span);
    pieces_say(right, style, left < 0 ? " late" : "");
}

static void add_part(struct pieces *right, enum style style, struct shown part)
{
    if (part.text.len != 0) {
        pieces_say(right, STYLE_DIM, right->count != 0 ? " · " : "");
        pieces_add(right, style, part);
    }
}

/* level 0: all of it; each level leaves out what matters least of what is left. */
static struct pieces state_of(const struct view *view, int level)
{
    const struct ticket *ticket = ticket_of(view);
    struct pieces right = {.arena = view->arena};
    size_t shown_to = view->drawn->thread_top + view->drawn->thread_rows;
    if (shown_to < view->drawn->thread_lines) {
        add_part(
            &right, STYLE_WAITING,
            shown_format(view->arena, "%zu below", view->drawn->thread_lines - shown_to));
    }
    if (level < 2 && view->model->is_preview) {
        add_part(&right, STYLE_DIM, shown_literal("not opened yet"));
    }
    if (ticket->status != TICKET_OPEN) {
        add_part(&right, STYLE_TEXT, shown_literal(ticket_status_name(ticket->status)));
    }
    if (level < 2 && ticket->priority >= PRIORITY_HIGH) {
        add_part(&right, ticket->priority == PRIORITY_URGENT ? STYLE_LATE : STYLE_WAITING,
                 shown_literal(priority_name(ticket->priority)));
    }
    if (level < 3) {
        add_part(&right, STYLE_DIM, shown_line(ticket->channel, 12, view->arena));
        add_part(&right, STYLE_DIM, shown_line(ticket->lang, 8, view->arena));
    }
    if (level < 1) {
        add_part(&right, STYLE_DIM, shown_line(ticket->assignee, 12, view->arena));
    }
    add_due(view, &right);
    return right;
}

void thread_view_title(const struct view *view, struct box box)
{
    const struct model *model = view->model;
    enum style border = frame_style(view, PANE_THREAD);
    struct pieces left = {.arena = view->arena};
    if (model->open == NULL) {
        pieces_say(&left, STYLE_TITLE, "Conversation");
        frame_title(view, box, border, &left, NULL);
        return;
    }
    pieces_add(&left, STYLE_TITLE, shown_line(ticket_of(view)->id, 20, view->arena));
    pieces_say(&left, STYLE_TITLE, " · ");
    pieces_add(&left, STYLE_TITLE,
               shown_line(ticket_of(view)->subject, (size_t)box.columns, view->arena));
    int level = 0;
    struct pieces right = state_of(view, level);
    while (level < 3 && pieces_columns(&right) + pieces_columns(&left) + 6 > box.columns) {
        right = state_of(view, ++level);
    }
    frame_title(view, box, border, &left, &right);
}
