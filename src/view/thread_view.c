#include "view/thread_view.h"

#include "view/frame.h"
#include "view/message_view.h"
#include "view/shown.h"
#include "view/thread_lines.h"
#include "view/words.h"

/* Longer lines are hard to read, however wide the screen is. */
#define TEXT_COLUMNS_MAX 100
#define DAY_SECONDS      86400
/* Between them nothing is said of how the customer feels. */
#define SENTIMENT_CALM_FROM (-0.2)
#define SENTIMENT_CALM_TO   0.2

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

/* The lines are others than in the frame before: by the width alone, nobody scrolled. */
static bool is_rewrapped(const struct view *view, int columns)
{
    const struct drawn *before = &view->model->drawn;
    return before->thread_columns != 0 && before->thread_columns != columns &&
           view->model->thread_top == before->thread_top;
}

/* Who looked at the end goes on looking at it, anybody else at the line that stood on top.
 */
static size_t top_rewrapped(const struct view *view)
{
    const struct drawn *before = &view->model->drawn;
    if (before->newest_was_seen && before->thread_top > 0) {
        return SIZE_MAX;
    }
    return thread_lines_at(view->thread, ticket_of(view), &before->thread_place);
}

/* The end unless a line was asked for; what the model wants on the screen comes first. */
static size_t top_wanted(const struct view *view, int columns, size_t rows, size_t last_top)
{
    const struct model *model = view->model;
    size_t messages = ticket_of(view)->message_count;
    size_t top = is_rewrapped(view, columns) ? top_rewrapped(view) : model->thread_top;
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

/* The place of the line on top; while only the width changes it stays what it was. */
static void place_remember(const struct view *view, int columns)
{
    struct drawn *drawn = view->drawn;
    const struct drawn *before = &view->model->drawn;
    bool is_kept = is_rewrapped(view, columns) ||
                   (before->thread_columns == columns &&
                    before->thread_top == drawn->thread_top && drawn->thread_top > 0);
    if (!is_kept) {
        drawn->thread_place =
            thread_lines_place(view->thread, ticket_of(view), drawn->thread_top);
    }
    drawn->thread_columns = columns;
}

static void messages_shown(const struct view *view, size_t rows)
{
    struct drawn *drawn = view->drawn;
    size_t count = ticket_of(view)->message_count;
    size_t first;
    drawn->thread_first = thread_lines_message(view->thread, drawn->thread_top, &first);
    drawn->thread_end = drawn->thread_first;
    while (drawn->thread_end < count &&
           thread_lines_start(view->thread, drawn->thread_end) < drawn->thread_top + rows) {
        drawn->thread_end++;
    }
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
    thread_lines_translate(view->thread, ticket_of(view), model->translations,
                           model->translation_count);
    size_t lines = thread_lines_count(view->thread);
    size_t last_top = lines > rows ? lines - rows : 0;
    drawn->thread_rows = rows;
    drawn->thread_lines = lines;
    drawn->thread_top = top_wanted(view, text.columns, rows, last_top);
    place_remember(view, text.columns);
    if (ticket_of(view)->message_count == 0) {
        return;
    }
    messages_shown(view, rows);
    drawn->messages_seen = seen_up_to(view, drawn->thread_top, rows);
    drawn->newest_was_seen = drawn->thread_top == last_top && rows > 0 &&
                             model->menu.kind == MENU_NONE &&
                             model->overlay.kind == OVERLAY_NONE;
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
    digest_number(digest, ticket->is_held);
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
    digest_number(digest, model->has_triage);
    if (model->has_triage) {
        digest_string(digest, model->triage.intent);
        digest_number(digest, (uint64_t)model->triage.urgency);
        digest_string(digest, words_sentiment(model->triage.sentiment));
    }
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
    for (size_t i = 0; i < model->translation_count; i++) {
        translation_digest(&model->translations[i], digest);
    }
    size_t first;
    size_t message = thread_lines_message(view->thread, drawn->thread_top, &first);
    size_t end = drawn->thread_top + drawn->thread_rows;
    while (message < ticket_of(view)->message_count &&
           thread_lines_start(view->thread, message) < end) {
        message_view_digest(&ticket_of(view)->messages[message++], digest);
    }
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
        row = message_view_draw(view, text, row, message, skip);
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

/* What the ticket's own fields do not say already. */
static void add_triage(const struct view *view, struct pieces *right)
{
    const struct triage *triage = &view->model->triage;
    enum style style = triage->urgency == PRIORITY_URGENT ? STYLE_LATE : STYLE_WAITING;
    add_part(right, STYLE_DIM, shown_line(triage->intent, 20, view->arena));
    if (triage->urgency >= PRIORITY_HIGH && triage->urgency > ticket_of(view)->priority) {
        add_part(right, style,
                 shown_format(view->arena, "presses: %s", priority_name(triage->urgency)));
    }
    if (triage->sentiment < SENTIMENT_CALM_FROM || triage->sentiment >= SENTIMENT_CALM_TO) {
        add_part(right, STYLE_DIM, shown_literal(words_sentiment(triage->sentiment)));
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
    if (ticket->is_held) {
        add_part(&right, STYLE_WAITING, shown_literal("legal hold"));
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
    if (level < 1 && view->model->has_triage) {
        add_triage(view, &right);
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
