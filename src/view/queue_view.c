#include "view/queue_view.h"

#include "app/saved_view.h"
#include "view/frame.h"
#include "view/shown.h"
#include "view/words.h"

#include <string.h>

#define SOON_SECONDS 900

/* The marked row went elsewhere while one works in another pane: the list stays. */
static bool is_away(const struct model *model)
{
    return model->queue_away != 0 &&
           model->queue_away == queue_selected_number(&model->queue);
}

void queue_view_place(const struct view *view, struct box box)
{
    const struct queue *queue = &view->model->queue;
    size_t rows = (size_t)((box.rows + 1) / QUEUE_SLOT_ROWS);
    size_t whole = (size_t)(box.rows / QUEUE_SLOT_ROWS);
    size_t top = view->model->drawn.queue_top;
    whole = whole == 0 ? 1 : whole;
    size_t last_top = queue->shown_count > whole ? queue->shown_count - whole : 0;
    last_top += view->model->queue_slack;
    if (is_away(view->model)) {
        top = top < queue->shown_count ? top : 0;
    } else if (queue->selected < top) {
        top = queue->selected;
    } else if (queue->selected >= top + whole) {
        top = queue->selected + 1 - whole;
    }
    view->drawn->queue_top = top < last_top ? top : last_top;
    view->drawn->queue_rows = whole < rows ? whole : rows;
}

/* The words of a time, not the time: most seconds change none. */
static void digest_times(const struct ticket_head *head, moment_t now,
                         struct digest *digest)
{
    bool waits = head->waiting_since != MOMENT_NONE;
    moment_t since = waits ? head->waiting_since : head->updated_at;
    digest_number(digest, waits);
    digest_number(digest, (uint64_t)((now - since) / 60));
    digest_number(digest, (uint64_t)((now - head->updated_at) / 60));
    if (head->due_at != MOMENT_NONE) {
        digest_number(digest, (uint64_t)((head->due_at - now) / 60));
    }
    digest_number(digest, head->due_at != MOMENT_NONE && head->due_at < now);
    digest_number(digest, head->due_at != MOMENT_NONE && head->due_at < now + SOON_SECONDS);
}

static void digest_head(const struct ticket_head *head, struct digest *digest)
{
    const char *strings[] = {head->id, head->name, head->customer, head->subject};
    for (size_t i = 0; i < COUNT_OF(strings); i++) {
        digest_string(digest, strings[i]);
    }
    digest_number(digest, (uint64_t)head->status);
    digest_number(digest, (uint64_t)head->priority);
    digest_number(digest, head->unread);
    digest_number(digest, head->unsent);
    digest_number(digest, head->unfinished);
    digest_number(digest, head->possibly_sent);
}

void queue_view_digest(const struct view *view, struct digest *digest)
{
    const struct model *model = view->model;
    digest_number(digest, view->drawn->queue_top);
    digest_number(digest, model->marked_count);
    digest_number(digest, model->queue.shown_count);
    digest_number(digest, (uint64_t)model->queue.order);
    digest_string(digest, model->queue.limit_text);
    digest_number(digest, model->is_loading);
    digest_number(digest, (uint64_t)model->loaded);
    digest_number(digest, model->queue.is_sifting);
    for (size_t slot = 0; slot <= view->drawn->queue_rows; slot++) {
        queue_view_slot_digest(view, slot, digest);
    }
}

void queue_view_slot_digest(const struct view *view, size_t slot, struct digest *digest)
{
    const struct model *model = view->model;
    const struct queue *queue = &model->queue;
    size_t at = view->drawn->queue_top + slot;
    if (at < queue->shown_count) {
        digest_head(queue_at(queue, at), digest);
        digest_times(queue_at(queue, at), model->now, digest);
        digest_number(digest, (uint64_t)queue->order);
        digest_number(digest, queue_is_marked_at(queue, at));
        digest_number(digest, model_held(model, queue_at(queue, at)->id) != NULL);
        digest_number(digest, at == queue->selected);
        digest_number(digest, view_has_focus(view, PANE_QUEUE));
    } else if (at == 0) {
        digest_number(digest, model->is_loading);
        digest_number(digest, queue->limit_text != NULL);
        digest_number(digest, queue->is_sifting);
    }
}

/* What a row tells of times: first what the queue is sorted by, then what else counts. */
enum row_time { TIME_DUE, TIME_WAITING, TIME_NEWEST };
static const struct {
    enum row_time upper; /* in the row of the name */
    enum row_time lower; /* in the row of the subject */
    const char *title;
} row_times[QUEUE_ORDER_COUNT] = {
    [QUEUE_BY_DUE] = {TIME_DUE, TIME_WAITING, "due / waiting"},
    [QUEUE_BY_PRIORITY] = {TIME_DUE, TIME_WAITING, "priority, due"},
    [QUEUE_BY_WAITING] = {TIME_WAITING, TIME_DUE, "waiting / due"},
    [QUEUE_BY_NEWEST] = {TIME_NEWEST, TIME_WAITING, "new / waiting"},
};

/* "14m" to go, "-2h" where it has passed, "now" in between; empty where nothing is due. */
static struct shown due_of(const struct view *view, const struct ticket_head *head)
{
    moment_t due = ticket_due(head->due_at, head->waiting_since);
    if (due == MOMENT_NONE) {
        return shown_literal("");
    }
    int64_t left = due - view->model->now;
    if (left > -60 && left < 60) {
        return shown_literal("now");
    }
    struct shown span = words_span(left < 0 ? -left : left, view->arena);
    return left < 0 ? shown_join(shown_literal("-"), span, view->arena) : span;
}

/* Of a ticket that does not wait: what it is instead, and since when. */
static struct shown rest_of(const struct view *view, const struct ticket_head *head)
{
    static const char *const signs[TICKET_STATUS_COUNT] = {[TICKET_OPEN] = "",
                                                           [TICKET_PENDING] = "…",
                                                           [TICKET_SNOOZED] = "z",
                                                           [TICKET_RESOLVED] = "✓"};
    struct shown span = words_span(view->model->now - head->updated_at, view->arena);
    enum ticket_status status = queue_status(head, view->model->now);
    return shown_join(shown_literal(signs[status]), span, view->arena);
}

static struct shown time_of(const struct view *view, const struct ticket_head *head,
                            enum row_time time)
{
    switch (time) {
    case TIME_DUE:
        return due_of(view, head);
    case TIME_WAITING:
        return words_span(view->model->now - head->waiting_since, view->arena);
    case TIME_NEWEST:
        break;
    }
    return words_span(view->model->now - head->updated_at, view->arena);
}

static enum style wait_style(const struct view *view, const struct ticket_head *head)
{
    moment_t now = view->model->now;
    if (queue_status(head, now) != TICKET_OPEN) {
        return STYLE_DIM;
    }
    moment_t due = ticket_due(head->due_at, head->waiting_since);
    if (head->waiting_since == MOMENT_NONE) {
        return STYLE_DIM;
    }
    if (due != MOMENT_NONE && due < now) {
        return STYLE_LATE;
    }
    return due != MOMENT_NONE && due < now + SOON_SECONDS ? STYLE_WAITING : STYLE_TEXT;
}

static const char *name_of(const struct ticket_head *head)
{
    if (head->name != NULL && head->name[0] != '\0') {
        return head->name;
    }
    return head->customer != NULL ? head->customer : "unknown";
}

/* "!1042 Ana Ruiz      14m": the time that the queue is sorted by */
static void draw_first(const struct view *view, struct box box, int row,
                       const struct ticket_head *head, bool is_marked)
{
    struct canvas *canvas = view->canvas;
    enum style due = wait_style(view, head);
    struct shown wait =
        head->waiting_since == MOMENT_NONE
            ? rest_of(view, head)
            : time_of(view, head, row_times[view->model->queue.order].upper);
    int end = box.columns - 1 - (int)shown_columns(wait);
    if (due == STYLE_LATE) {
        canvas_put(canvas, box, row, 0, STYLE_LATE, shown_literal("!"));
    }
    int id = canvas_put_cut(canvas, box, row, 1, box.columns / 3, STYLE_DIM,
                            shown_line(head->id, (size_t)box.columns, view->arena));
    int name = id + 2;
    canvas_put_cut(canvas, box, row, name, end - name - 1,
                   head->unread != 0 ? STYLE_UNREAD : STYLE_TEXT,
                   shown_line(name_of(head), (size_t)box.columns, view->arena));
    canvas_put(canvas, box, row, end, due, wait);
    if (is_marked) {
        canvas_put(canvas, box, row, box.columns - 1, STYLE_KEY, shown_literal("+"));
    }
}

/* What stands behind the subject: a reply on its way, else a high priority. */
static const char *tail_of(const struct view *view, const struct ticket_head *head,
                           enum style *style)
{
    *style = STYLE_HELD;
    if (model_held(view->model, head->id) != NULL) {
        return "held";
    }
    if (head->unsent > 0) {
        return head->possibly_sent > 0 ? "sent?" : "unsent";
    }
    *style = head->priority == PRIORITY_URGENT ? STYLE_LATE : STYLE_WAITING;
    return head->priority >= PRIORITY_HIGH ? priority_name(head->priority) : "";
}

/* "●Where is my parcel? high 22m✎": the other time; a reply or a note was begun */
static void draw_second(const struct view *view, struct box box, int row,
                        const struct ticket_head *head)
{
    enum style style;
    const char *words = tail_of(view, head, &style);
    bool has_tail = words[0] != '\0';
    struct shown tail = shown_literal(words);
    struct shown other =
        head->waiting_since == MOMENT_NONE
            ? shown_literal("")
            : time_of(view, head, row_times[view->model->queue.order].lower);
    int other_columns = (int)shown_columns(other);
    int other_at = box.columns - 1 - other_columns;
    int end = other_at - (has_tail && other_columns > 0 ? 1 : 0) - (int)shown_columns(tail);
    bool has_right = has_tail || other_columns > 0;
    if (head->unread != 0) {
        canvas_put(view->canvas, box, row, 0, STYLE_UNREAD, shown_literal("●"));
    }
    canvas_put_cut(view->canvas, box, row, 1, end - 2 + (has_right ? 0 : 1), STYLE_DIM,
                   shown_line(head->subject, (size_t)box.columns, view->arena));
    canvas_put(view->canvas, box, row, end, style, tail);
    canvas_put(view->canvas, box, row, other_at, STYLE_DIM, other);
    if (head->unfinished != 0) {
        canvas_put(view->canvas, box, row, box.columns - 1, STYLE_HELD, shown_literal("✎"));
    }
}

static const char *empty_words(const struct model *model)
{
    return model->is_loading                 ? "loading…"
           : model->queue.is_sifting         ? "looking…"
           : model->queue.limit_text != NULL ? "nothing matches"
                                             : "no tickets";
}

void queue_view_draw_slot(const struct view *view, struct box box, size_t slot)
{
    const struct queue *queue = &view->model->queue;
    size_t at = view->drawn->queue_top + slot;
    const struct ticket_head *head = queue_at(queue, at);
    int row = (int)slot * QUEUE_SLOT_ROWS;
    if (head == NULL && at == 0) {
        canvas_put_cut(view->canvas, box, 0, 1, box.columns - 2, STYLE_DIM,
                       shown_literal(empty_words(view->model)));
    }
    if (head == NULL) {
        return;
    }
    draw_first(view, box, row, head, queue_is_marked_at(queue, at));
    draw_second(view, box, row + 1, head);
    if (at == queue->selected) {
        enum style style =
            view_has_focus(view, PANE_QUEUE) ? STYLE_SELECTED : STYLE_SELECTED_DIM;
        canvas_tint(view->canvas, box, row, 0, box.columns, style);
        canvas_tint(view->canvas, box, row + 1, 0, box.columns, style);
    }
}

/* The word and the border around it and around what stands on the right. */
#define TITLE_COLUMNS ((int)strlen("Queue") + 6)

/* "2 above", "30 below", "2 above, 30 below", where there are any. */
void queue_view_foot(const struct view *view, struct box box)
{
    struct pieces around = {.arena = view->arena};
    size_t above = view->drawn->queue_top;
    size_t end = view->drawn->queue_top + view->drawn->queue_rows;
    size_t shown = view->model->queue.shown_count;
    size_t below = end < shown ? shown - end : 0;
    if (above != 0) {
        pieces_add(&around, STYLE_WAITING, shown_format(view->arena, "%zu above", above));
    }
    if (above != 0 && below != 0) {
        pieces_say(&around, STYLE_WAITING, ", ");
    }
    if (below != 0) {
        pieces_add(&around, STYLE_WAITING, shown_format(view->arena, "%zu below", below));
    }
    frame_foot(view, box, frame_style(view, PANE_QUEUE), &around);
}

/* By the name of the saved view it is, where it is one. */
static struct shown limit_of(const struct view *view, int columns)
{
    const struct model *model = view->model;
    const struct saved_view *saved = saved_view_on(model);
    return shown_line(saved != NULL ? saved->name : model->queue.limit_text,
                      (size_t)columns, view->arena);
}

/* A limit that has no room beside the word takes its place, cut where it must be. */
void queue_view_title(const struct view *view, struct box box)
{
    const struct model *model = view->model;
    struct pieces left = {.arena = view->arena};
    struct pieces right = {.arena = view->arena};
    struct shown limit = limit_of(view, box.columns + 1);
    int sign_columns = model->queue.is_sifting ? 2 : 0;
    bool is_long = (int)shown_columns(limit) + sign_columns > box.columns - TITLE_COLUMNS;
    if (is_long) {
        pieces_add(&left, STYLE_WAITING, limit);
    } else {
        pieces_say(&left, STYLE_TITLE, "Queue");
    }
    if (model->marked_count != 0) {
        pieces_add(&right, STYLE_KEY,
                   shown_format(view->arena, "%zu marked", model->marked_count));
    } else if (limit.text.len != 0) {
        pieces_add(&right, STYLE_WAITING, is_long ? shown_literal("") : limit);
        pieces_say(&right, STYLE_DIM, model->queue.is_sifting ? " …" : "");
    } else if (model->is_loading) {
        pieces_add(&right, STYLE_DIM,
                   shown_format(view->arena, "loading %d %%", model->loaded));
    } else {
        pieces_say(&right, STYLE_DIM, row_times[model->queue.order].title);
    }
    frame_title(view, box, frame_style(view, PANE_QUEUE), &left, &right);
}
