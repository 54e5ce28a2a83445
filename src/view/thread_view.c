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
    if (view->model->overlay.kind == OVERLAY_COPY) {
        return box;
    }
    struct box text = box_inside(box, has_sender_line(view, box) ? 1 : 0, 1, 0, 1);
    text.columns = thread_view_columns(box);
    return text;
}

/* The lines are others than in the frame before: by the width alone, nobody moved. */
static bool is_rewrapped(const struct view *view, int columns)
{
    const struct drawn *before = &view->model->drawn;
    const struct thread_top *top = &view->model->thread_top;
    return before->thread_columns != 0 && before->thread_columns != columns &&
           top->scroll == 0 && !top->is_end &&
           thread_place_equals(&top->place, &before->thread_place);
}

/* Who looks at the end goes on looking at it while the width changes, unless all of the
 * thread stood there. */
static bool is_at_end(const struct view *view, int columns)
{
    static const struct thread_place start;
    const struct drawn *before = &view->model->drawn;
    return view->model->thread_top.is_end ||
           (is_rewrapped(view, columns) && before->thread_is_at_end &&
            !thread_place_equals(&before->thread_place, &start));
}

/* What the model wants on the screen comes first. */
static struct thread_spot spot_wanted(const struct view *view, int columns, size_t rows,
                                      struct thread_spot last_top)
{
    const struct model *model = view->model;
    size_t messages = ticket_of(view)->message_count;
    if (model->thread_to_match && model->search_message < messages) {
        struct thread_spot match =
            thread_lines_match(view->thread, model->search_message, text_of(model->search),
                               model->search_shown);
        return thread_lines_move(view->thread, match, -(int64_t)(rows / 3));
    }
    if (model->thread_to_unread) {
        struct thread_spot unread = {model->unread_from, model->unread_from > 0 ? 1 : 0};
        return model->unread_from < messages ? unread : last_top;
    }
    struct thread_spot spot = is_at_end(view, columns)
                                  ? last_top
                                  : thread_lines_at(view->thread, &model->thread_top.place);
    return model->thread_top.scroll == 0
               ? spot
               : thread_lines_move(view->thread, spot, model->thread_top.scroll);
}

static bool is_covered(const struct model *model)
{
    return model->menu.kind != MENU_NONE || model->overlay.kind != OVERLAY_NONE;
}

/*
 * What is folded away counts as seen where it stands further up in the thread too: there it
 * was on the screen, or was written here. What stands nowhere else was on no screen, so the
 * customer's newest message is not seen, and no reply is sent, until that quote was
 * unfolded. Older messages hold up nothing.
 */
static bool is_hiding(const struct view *view, size_t message)
{
    const struct message *of = &ticket_of(view)->messages[message];
    return of == ticket_last_from_customer(ticket_of(view)) &&
           thread_lines_parts(view->thread, message).is_hiding;
}

static bool newest_is_hiding(const struct view *view)
{
    const struct message *last = ticket_last_from_customer(ticket_of(view));
    return last != NULL && is_hiding(view, (size_t)(last - ticket_of(view)->messages));
}

/* Messages seen from the first on, now that those whose last line is between are on the
 * screen. */
static size_t seen_up_to(const struct view *view, struct thread_spot top, size_t rows)
{
    const struct model *model = view->model;
    size_t count = ticket_of(view)->message_count;
    size_t seen = model->messages_seen > ticket_of(view)->read_count
                      ? model->messages_seen
                      : ticket_of(view)->read_count;
    size_t message = top.message;
    if (message > seen || is_covered(model)) {
        return seen;
    }
    size_t left = top.line + rows;
    while (message < count && thread_lines_of(view->thread, message) <= left &&
           !is_hiding(view, message)) {
        left -= thread_lines_of(view->thread, message++);
    }
    return message > seen ? message : seen;
}

static void messages_shown(const struct view *view, struct thread_spot top, size_t rows)
{
    struct drawn *drawn = view->drawn;
    struct thread_spot end = thread_lines_move(view->thread, top, (int64_t)rows);
    drawn->thread_first = top.message;
    drawn->thread_skip = top.line;
    drawn->thread_end = end.message + (end.line > 0 ? 1 : 0);
    drawn->thread_below = thread_lines_from(view->thread, end, THREAD_BELOW_MAX);
}

/* The line that one reads at stays what it was where nothing moved it: a width that comes
 * back brings back the very line. */
static void place_remember(const struct view *view, struct thread_spot top)
{
    const struct thread_top *before = &view->model->thread_top;
    if (!before->is_end) {
        struct thread_spot spot = thread_lines_at(view->thread, &before->place);
        if (spot.message == top.message && spot.line == top.line) {
            view->drawn->thread_place = before->place;
            return;
        }
    }
    view->drawn->thread_place = thread_lines_place(view->thread, top);
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
    thread_lines_update(view->thread, model, text.columns);
    thread_lines_translate(view->thread, model->translations, model->translation_count);
    struct thread_spot last_top = thread_lines_last_top(view->thread, rows);
    struct thread_spot top = spot_wanted(view, text.columns, rows, last_top);
    top = thread_spot_is_before(top, last_top) ? top : last_top;
    drawn->thread_rows = rows;
    place_remember(view, top);
    drawn->thread_columns = text.columns;
    if (ticket_of(view)->message_count == 0) {
        return;
    }
    messages_shown(view, top, rows);
    drawn->messages_seen = seen_up_to(view, top, rows);
    drawn->thread_is_at_end = drawn->thread_below == 0 && rows > 0 && !is_covered(model);
    drawn->newest_is_folded = newest_is_hiding(view);
    drawn->newest_was_seen = drawn->thread_is_at_end && !drawn->newest_is_folded;
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
    digest_number(digest, model->search_message);
    digest_number(digest, model->search_shown);
    digest_number(digest, model->cited_message);
    digest_number(digest, model->unfolded.all);
    digest_number(digest, model->unfolded.message);
    digest_number(digest, model->unread_from);
    digest_number(digest, model->is_preview);
    digest_number(digest, (uint64_t)day_number(model->today));
    digest_number(digest, drawn->thread_first);
    digest_number(digest, drawn->thread_skip);
    digest_number(digest, drawn->thread_below);
    digest_number(digest, ticket_of(view)->message_count - drawn->thread_end);
    if (ticket_of(view)->due_at != MOMENT_NONE) {
        digest_number(digest, (uint64_t)((ticket_of(view)->due_at - model->now) / 60));
        digest_number(digest, ticket_of(view)->due_at < model->now);
    }
    for (size_t i = 0; i < model->translation_count; i++) {
        translation_digest(&model->translations[i], digest);
    }
    for (size_t i = drawn->thread_first; i < drawn->thread_end; i++) {
        message_view_digest(&ticket_of(view)->messages[i], digest);
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
    size_t skip = view->drawn->thread_skip;
    int row = 0;
    for (size_t i = view->drawn->thread_first; i < view->drawn->thread_end; i++) {
        row = message_view_draw(view, text, row, i, skip);
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

/* Lines; where they are too many to be counted, messages. */
static void add_below(const struct view *view, struct pieces *right)
{
    size_t below = view->drawn->thread_below;
    size_t messages = ticket_of(view)->message_count - view->drawn->thread_end;
    if (below == 0) {
        return;
    }
    add_part(right, STYLE_WAITING,
             below < THREAD_BELOW_MAX
                 ? shown_format(view->arena, "%zu below", below)
                 : shown_format(view->arena, "%zu messages below", messages));
}

/* level 0: all of it; each level leaves out what matters least of what is left. */
static struct pieces state_of(const struct view *view, int level)
{
    const struct ticket *ticket = ticket_of(view);
    struct pieces right = {.arena = view->arena};
    add_below(view, &right);
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
