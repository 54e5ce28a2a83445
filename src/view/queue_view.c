#include "view/queue_view.h"

#include "view/frame.h"
#include "view/shown.h"
#include "view/words.h"

#define SOON_SECONDS 900

void queue_view_place(const struct view *view, struct box box)
{
    const struct queue *queue = &view->model->queue;
    size_t rows = (size_t)((box.rows + 1) / QUEUE_SLOT_ROWS);
    size_t whole = (size_t)(box.rows / QUEUE_SLOT_ROWS);
    size_t top = view->model->drawn.queue_top;
    whole = whole == 0 ? 1 : whole;
    size_t last_top = queue->shown_count > whole ? queue->shown_count - whole : 0;
    if (queue->selected < top) {
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
}

void queue_view_digest(const struct view *view, struct digest *digest)
{
    const struct model *model = view->model;
    digest_number(digest, view->drawn->queue_top);
    digest_number(digest, model->marked_count);
    digest_number(digest, (uint64_t)model->queue.order);
    digest_string(digest, model->queue.limit_text);
    digest_number(digest, model->is_loading);
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
        digest_number(digest, queue_is_marked_at(queue, at));
        digest_number(digest, at == queue->selected);
        digest_number(digest, view_has_focus(view, PANE_QUEUE));
    } else if (at == 0) {
        digest_number(digest, model->is_loading);
        digest_number(digest, queue->limit_text != NULL);
        digest_number(digest, queue->is_sifting);
    }
}

/* How long it waits, or what it is instead of waiting. */
static struct shown wait_of(const struct view *view, const struct ticket_head *head)
{
    static const char *const signs[TICKET_STATUS_COUNT] = {[TICKET_OPEN] = "",
                                                           [TICKET_PENDING] = "…",
                                                           [TICKET_SNOOZED] = "z",
                                                           [TICKET_RESOLVED] = "✓"};
    bool waits = head->waiting_since != MOMENT_NONE;
    int64_t since = waits ? head->waiting_since : head->updated_at;
    struct shown span = words_span(view->model->now - since, view->arena);
    return waits ? span : shown_join(shown_literal(signs[head->status]), span, view->arena);
}

static enum style wait_style(const struct view *view, const struct ticket_head *head)
{
    moment_t now = view->model->now;
    if (head->status == TICKET_RESOLVED || head->status == TICKET_SNOOZED) {
        return STYLE_DIM;
    }
    if (head->due_at != MOMENT_NONE && head->due_at < now) {
        return STYLE_LATE;
    }
    if (head->due_at != MOMENT_NONE && head->due_at < now + SOON_SECONDS) {
        return STYLE_WAITING;
    }
    return head->waiting_since != MOMENT_NONE ? STYLE_TEXT : STYLE_DIM;
}

static const char *name_of(const struct ticket_head *head)
{
    if (head->name != NULL && head->name[0] != '\0') {
        return head->name;
    }
    return head->customer != NULL ? head->customer : "unknown";
}

/* "!1042 Ana Ruiz      14m" */
static void draw_first(const struct view *view, struct box box, int row,
                       const struct ticket_head *head, bool is_marked)
{
    struct canvas *canvas = view->canvas;
    enum style due = wait_style(view, head);
    struct shown wait = wait_of(view, head);
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

static void draw_second(const struct view *view, struct box box, int row,
                        const struct ticket_head *head)
{
    bool is_high = head->priority >= PRIORITY_HIGH;
    struct shown priority = shown_literal(is_high ? priority_name(head->priority) : "");
    int end = box.columns - 1 - (int)shown_columns(priority);
    if (head->unread != 0) {
        canvas_put(view->canvas, box, row, 0, STYLE_UNREAD, shown_literal("●"));
    }
    canvas_put_cut(view->canvas, box, row, 1, end - 2 + (is_high ? 0 : 1), STYLE_DIM,
                   shown_line(head->subject, (size_t)box.columns, view->arena));
    canvas_put(view->canvas, box, row, end,
               head->priority == PRIORITY_URGENT ? STYLE_LATE : STYLE_WAITING, priority);
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

void queue_view_title(const struct view *view, struct box box)
{
    const struct model *model = view->model;
    struct pieces left = {.arena = view->arena};
    struct pieces right = {.arena = view->arena};
    pieces_say(&left, STYLE_TITLE, "Queue");
    if (model->marked_count != 0) {
        pieces_add(&right, STYLE_KEY,
                   shown_format(view->arena, "%zu marked", model->marked_count));
    } else if (model->queue.limit_text != NULL) {
        pieces_add(
            &right, STYLE_WAITING,
            shown_line(model->queue.limit_text, (size_t)box.columns / 2, view->arena));
        if (model->queue.is_sifting) {
            pieces_say(&right, STYLE_DIM, " …");
        }
    } else if (model->is_loading) {
        pieces_say(&right, STYLE_DIM, "loading…");
    } else {
        pieces_say(&right, STYLE_DIM, queue_order_name(model->queue.order));
    }
    frame_title(view, box, frame_style(view, PANE_QUEUE), &left, &right);
}
