#include "view/thread_view.h"

#include "thread_view_parts.h"
#include "view/frame.h"
#include "view/message_view.h"
#include "view/shown.h"
#include "view/thread_lines.h"
#include "view/words.h"

#define TITLE_COLUMNS_MIN 8 /* of what stands on the left of it */
/* Of the line that says whose address it is: at most, and while something else gives way.
 */
#define SENDER_NAME_COLUMNS    40
#define SENDER_ADDRESS_COLUMNS 60
#define SENDER_COLUMNS_MIN     8
/* Between them nothing is said of how the customer feels. */
#define SENTIMENT_CALM_FROM (-0.2)
#define SENTIMENT_CALM_TO   0.2

static const struct ticket *ticket_of(const struct view *view)
{
    return &view->model->open->ticket;
}

/* Messages below those on the screen. */
static size_t messages_below(const struct view *view)
{
    const struct loaded *open = view->model->open;
    return open->ticket.message_count - view->drawn->thread_end + open->messages_below;
}

static enum ticket_status status_of(const struct view *view)
{
    const struct ticket *ticket = ticket_of(view);
    return ticket_status_at(ticket->status, ticket->snooze_until, view->model->now);
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
    digest_number(digest, (uint64_t)status_of(view));
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
    digest_number(digest, messages_below(view));
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

static void add_stranger(const struct view *view, size_t name_columns,
                         size_t address_columns, struct pieces *pieces)
{
    const struct loaded *open = view->model->open;
    const struct message *last = ticket_last_from_customer(&open->ticket);
    pieces_say(pieces, STYLE_ERROR, "! ");
    pieces_add(pieces, STYLE_ERROR,
               last->sender == NULL
                   ? shown_literal("somebody else")
                   : shown_cut(last->sender, address_columns, view->arena));
    pieces_say(pieces, STYLE_ERROR, " is on no record of ");
    pieces_add(pieces, STYLE_ERROR,
               open->has_customer && open->customer.name != NULL
                   ? shown_cut(open->customer.name, name_columns, view->arena)
                   : shown_literal("the customer"));
    pieces_say(pieces, STYLE_ERROR,
               view->model->reply.is_identified ? ": identified" : ": folded");
}

/* Where the line is too short the name gives way first, then the address; what is the
   matter stays. Where there is no room for that either, the address does. */
static struct pieces stranger_of(const struct view *view, int columns)
{
    size_t name = SENDER_NAME_COLUMNS;
    size_t address = SENDER_ADDRESS_COLUMNS;
    struct pieces whole = {.arena = view->arena};
    add_stranger(view, name, address, &whole);
    struct pieces pieces = whole;
    int over = pieces_columns(&pieces) - columns;
    while (over > 0 && address > SENDER_COLUMNS_MIN) {
        size_t *gives = name > SENDER_COLUMNS_MIN ? &name : &address;
        size_t most = *gives - SENDER_COLUMNS_MIN;
        *gives -= (size_t)over < most ? (size_t)over : most;
        pieces = (struct pieces){.arena = view->arena};
        add_stranger(view, name, address, &pieces);
        over = pieces_columns(&pieces) - columns;
    }
    return over > 0 ? whole : pieces;
}

static void draw_sender(const struct view *view, struct box box)
{
    const struct model *model = view->model;
    struct pieces pieces = {.arena = view->arena};
    if (model->sender == SENDER_STRANGER) {
        pieces = stranger_of(view, box.columns - 2);
    } else {
        pieces_say(&pieces, STYLE_FLAGGED, "? not verified that ");
        pieces_add(
            &pieces, STYLE_FLAGGED,
            model->open->has_customer && model->open->customer.name != NULL
                ? shown_line(model->open->customer.name, SENDER_NAME_COLUMNS, view->arena)
                : shown_literal("the customer"));
        pieces_say(&pieces, STYLE_FLAGGED, " wrote this");
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
    if (thread_has_sender_line(view, box)) {
        draw_sender(view, box);
    }
    struct box text = thread_text_box(view, box);
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
    moment_t due = ticket_awaited(ticket_of(view), view->model->now);
    if (due == MOMENT_NONE) {
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
    size_t messages = messages_below(view);
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
    if (level < 4) {
        add_below(view, &right);
    }
    if (level < 2 && view->model->is_preview) {
        add_part(&right, STYLE_DIM, shown_literal("not opened yet"));
    }
    if (ticket->is_held) {
        add_part(&right, STYLE_WAITING, shown_literal("legal hold"));
    }
    enum ticket_status status = status_of(view);
    if (status != TICKET_OPEN) {
        add_part(&right, STYLE_TEXT, shown_literal(ticket_status_name(status)));
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
    if (pieces_columns(&right) + TITLE_COLUMNS_MIN > box.columns) {
        right = state_of(view, level + 1); /* when it is due, whatever else */
    }
    frame_title(view, box, border, &left, &right);
}
