/* Which lines of the conversation stand on the screen, and which of them were seen there.
 */
#include "thread_view_parts.h"

#include "view/followers_view.h"
#include "view/thread_lines.h"

/* Longer lines are hard to read, however wide the screen is. */
#define TEXT_COLUMNS_MAX 100

int thread_view_columns(struct box box)
{
    int columns = box.columns - 2;
    return columns < 1 ? 1 : columns > TEXT_COLUMNS_MAX ? TEXT_COLUMNS_MAX : columns;
}

static const struct ticket *ticket_of(const struct view *view)
{
    return &view->model->open->ticket;
}

bool thread_has_sender_line(const struct view *view, struct box box)
{
    return view->model->open != NULL && view->model->sender != SENDER_CUSTOMER &&
           box.rows >= 4 && ticket_last_from_customer(ticket_of(view)) != NULL;
}

struct box thread_text_box(const struct view *view, struct box box)
{
    if (view->canvas->is_bare) {
        return box;
    }
    struct box text = box_inside(box, thread_has_sender_line(view, box) ? 1 : 0, 1, 0, 1);
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

/* The keys that may follow stand over a part of it, too: what came behind them is not seen.
 */
static bool is_seen(const struct model *model)
{
    return !is_covered(model) && !followers_view_is_open(model);
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
    if (message > seen || !is_seen(model)) {
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
    drawn->thread_below = view->model->open->messages_below > 0
                              ? THREAD_BELOW_MAX
                              : thread_lines_from(view->thread, end, THREAD_BELOW_MAX);
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

static void place_anew(const struct view *view, int columns, size_t rows)
{
    struct drawn *drawn = view->drawn;
    const struct model *model = view->model;
    struct thread_spot last_top = thread_lines_last_top(view->thread, rows);
    struct thread_spot top = spot_wanted(view, columns, rows, last_top);
    top = thread_spot_is_before(top, last_top) ? top : last_top;
    drawn->thread_rows = rows;
    place_remember(view, top);
    drawn->thread_columns = columns;
    if (ticket_of(view)->message_count == 0) {
        return;
    }
    messages_shown(view, top, rows);
    drawn->messages_seen = seen_up_to(view, top, rows);
    drawn->thread_is_at_end = drawn->thread_below == 0 && rows > 0 && !is_covered(model);
    drawn->newest_is_folded = newest_is_hiding(view);
    drawn->newest_was_seen =
        drawn->thread_is_at_end && !drawn->newest_is_folded && is_seen(model);
}

static bool is_same_top(const struct thread_top *a, const struct thread_top *b)
{
    return a->is_end == b->is_end && a->scroll == b->scroll &&
           thread_place_equals(&a->place, &b->place);
}

/* What the place rests on, beside what moves it once. */
static struct thread_kept kept_now(const struct view *view, size_t rows)
{
    const struct model *model = view->model;
    return (struct thread_kept){
        .lines = thread_lines_changes(view->thread),
        .top = model->thread_top,
        .rows = rows,
        .is_covered = is_covered(model),
        .is_seen = is_seen(model),
        .messages_seen = model->messages_seen,
        .read_count = ticket_of(view)->read_count,
    };
}

static bool is_as_kept(const struct view *view, const struct thread_kept *now, int columns)
{
    const struct thread_kept *kept = view->thread_kept;
    const struct model *model = view->model;
    return kept->lines == now->lines && is_same_top(&kept->top, &now->top) &&
           kept->rows == now->rows && kept->is_covered == now->is_covered &&
           kept->is_seen == now->is_seen && kept->messages_seen == now->messages_seen &&
           kept->read_count == now->read_count && !model->thread_to_match &&
           !model->thread_to_unread && model->drawn.thread_columns == columns;
}

static void take_kept(struct drawn *drawn, const struct drawn *kept)
{
    drawn->thread_rows = kept->thread_rows;
    drawn->thread_columns = kept->thread_columns;
    drawn->thread_place = kept->thread_place;
    drawn->thread_first = kept->thread_first;
    drawn->thread_end = kept->thread_end;
    drawn->thread_skip = kept->thread_skip;
    drawn->thread_below = kept->thread_below;
    drawn->messages_seen = kept->messages_seen;
    drawn->thread_is_at_end = kept->thread_is_at_end;
    drawn->newest_is_folded = kept->newest_is_folded;
    drawn->newest_was_seen = kept->newest_was_seen;
}

void thread_view_place(const struct view *view, struct box box)
{
    const struct model *model = view->model;
    if (model->open == NULL) {
        return;
    }
    struct box text = thread_text_box(view, box);
    size_t rows = (size_t)text.rows;
    thread_lines_update(view->thread, model, text.columns);
    thread_lines_translate(view->thread, model->translations, model->translation_count);
    struct thread_kept now = kept_now(view, rows);
    if (is_as_kept(view, &now, text.columns)) {
        take_kept(view->drawn, &view->thread_kept->drawn);
        return;
    }
    place_anew(view, text.columns, rows);
    now.drawn = *view->drawn;
    *view->thread_kept = now;
    if (model->thread_to_match || model->thread_to_unread ||
        model->drawn.thread_columns != text.columns) {
        view->thread_kept->lines = 0; /* it moves once, and stays where it then is */
    }
}
