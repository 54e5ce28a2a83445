#include "view/panes.h"

#include "view/customer_view.h"
#include "view/drafts_view.h"
#include "view/frame.h"
#include "view/orders_view.h"
#include "view/picks_view.h"
#include "view/queue_view.h"
#include "view/reply_view.h"
#include "view/thread_view.h"

/* Tickets of the queue that are painted one by one; a taller screen paints the rest anew.
 */
#define SLOTS_MAX 128

struct kept_pane {
    uint64_t digest; /* of what it shows */
    uint64_t wish;   /* of what its wanted rows were counted for */
    int wanted;
    int columns;      /* and at which width */
    enum style frame; /* how its border stands out */
    enum style line;  /* how the border above it is drawn */
    bool is_empty;    /* its place was emptied for this frame */
    bool is_carried;  /* what stood in it was moved for this frame, but for its title */
};

struct panes {
    uint64_t seed;             /* nobody outside can choose two texts of one digest */
    uint64_t slots[SLOTS_MAX]; /* of the queue */
    struct kept_rows reply;
    struct kept_title reply_title;
    struct kept_pane kept[PANE_COUNT];
    struct layout layout;
};

struct pane_view {
    void (*digest)(const struct view *view, struct digest *digest);
    void (*wish)(const struct view *view, struct digest *digest); /* NULL: all of it */
    int (*rows)(const struct view *view, struct box box); /* NULL: takes what is left */
    void (*draw)(const struct view *view, struct box box);
    void (*title)(const struct view *view, struct box box);
};
/* The reply has a text of its own to go by, the queue is painted ticket by ticket. */
static const struct pane_view pane_views[PANE_COUNT] = {
    [PANE_QUEUE] = {queue_view_digest, NULL, NULL, NULL, queue_view_title},
    [PANE_THREAD] = {thread_view_digest, NULL, NULL, thread_view_draw, thread_view_title},
    [PANE_DRAFTS] = {drafts_view_digest, drafts_view_wish, drafts_view_rows,
                     drafts_view_draw, drafts_view_title},
    [PANE_CUSTOMER] = {customer_view_digest, NULL, customer_view_rows, customer_view_draw,
                       customer_view_title},
    [PANE_ORDERS] = {orders_view_digest, NULL, orders_view_rows, orders_view_draw,
                     orders_view_title},
    [PANE_PICKS] = {picks_view_digest, NULL, picks_view_rows, picks_view_draw,
                    picks_view_title},
};

struct panes *panes_create(void)
{
    struct panes *panes = memory_get(sizeof(*panes));
    /* Where the system put us differs from run to run. */
    panes->seed = (uint64_t)(uintptr_t)panes * 0xD6E8FEB86659FD93u;
    panes->reply.seed = panes->seed;
    panes->reply_title.seed = panes->seed;
    return panes;
}

void panes_destroy(struct panes *panes)
{
    memory_free(panes);
}

void panes_forget(struct panes *panes)
{
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        panes->kept[pane] = (struct kept_pane){0};
    }
    kept_rows_forget(&panes->reply);
    panes->reply_title.digest = 0;
    panes->layout = (struct layout){0};
}

/* 0 is no digest. */
static uint64_t digest_of(const struct panes *panes, const struct view *view, int pane)
{
    struct digest digest = {panes->seed};
    digest_number(&digest, view_has_focus(view, (enum pane)pane));
    pane_views[pane].digest(view, &digest);
    return digest.value == 0 ? 1 : digest.value;
}

/* Of what the wanted rows are counted from: what streams into a pane does not move it. The
 * rest of its digest goes on from there. */
static uint64_t wish_of(const struct panes *panes, const struct view *view, int pane,
                        uint64_t *whole)
{
    struct digest digest = {panes->seed};
    if (pane_views[pane].wish == NULL) {
        *whole = digest_of(panes, view, pane);
        return *whole;
    }
    pane_views[pane].wish(view, &digest);
    uint64_t wish = digest.value == 0 ? 1 : digest.value;
    digest_number(&digest, view_has_focus(view, (enum pane)pane));
    pane_views[pane].digest(view, &digest);
    *whole = digest.value == 0 ? 1 : digest.value;
    return wish;
}

/* What each pane shows now, as far as it is known before its place is. */
static void ask_wishes(struct panes *panes, const struct view *view, uint64_t *digests,
                       struct layout_wish *wish)
{
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        struct kept_pane *kept = &panes->kept[pane];
        if (!view->layout->is_shown[pane] || pane_views[pane].rows == NULL) {
            continue;
        }
        struct box box = view->layout->panes[pane];
        uint64_t wished = wish_of(panes, view, pane, &digests[pane]);
        if (kept->wish != wished || kept->columns != box.columns) {
            kept->wish = wished;
            kept->columns = box.columns;
            kept->wanted = pane_views[pane].rows(view, box);
        }
        wish->wanted[pane] = kept->wanted;
    }
}

static void place(struct panes *panes, const struct view *view, const struct marked *text,
                  uint64_t *digests)
{
    const struct layout *layout = view->layout;
    if (layout->is_shown[PANE_QUEUE]) {
        queue_view_place(view, layout->panes[PANE_QUEUE]);
        digests[PANE_QUEUE] = digest_of(panes, view, PANE_QUEUE);
    }
    if (layout->is_shown[PANE_THREAD]) {
        thread_view_place(view, layout->panes[PANE_THREAD]);
        digests[PANE_THREAD] = digest_of(panes, view, PANE_THREAD);
    }
    struct box nowhere = {0, 0, 0, 0};
    bool has_reply = layout->is_shown[PANE_REPLY];
    reply_view_place(view, has_reply ? layout->panes[PANE_REPLY] : nowhere, text);
}

static bool is_same_box(struct box a, struct box b)
{
    return a.row == b.row && a.column == b.column && a.rows == b.rows &&
           a.columns == b.columns;
}

/* The pane's border and box are where they were, and stand out as they did. */
static bool has_same_frame(const struct panes *panes, const struct view *view, int pane)
{
    const struct layout *layout = view->layout;
    bool is_shown = layout->is_shown[pane];
    if (is_shown != panes->layout.is_shown[pane]) {
        return false;
    }
    return !is_shown || (is_same_box(layout->panes[pane], panes->layout.panes[pane]) &&
                         frame_style(view, (enum pane)pane) == panes->kept[pane].frame);
}

/* The columns in which frames are not as they were, the borders beside them too. */
struct span {
    int first;
    int end;
};

static void span_take(struct span *span, struct box box)
{
    bool is_empty = span->first == span->end;
    int end = box.column + box.columns + 1;
    span->first = is_empty || box.column - 1 < span->first ? box.column - 1 : span->first;
    span->end = is_empty || end > span->end ? end : span->end;
}

static struct span span_changed(const struct panes *panes, const struct view *view)
{
    struct span span = {0, 0};
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        if (has_same_frame(panes, view, pane)) {
            continue;
        }
        if (view->layout->is_shown[pane]) {
            span_take(&span, view->layout->panes[pane]);
        }
        if (panes->layout.is_shown[pane]) {
            span_take(&span, panes->layout.panes[pane]);
        }
    }
    return span;
}

static void empty(const struct view *view, struct box box)
{
    canvas_fill(view->canvas, box, STYLE_TEXT, ' ');
}

static bool lies_in(struct span span, struct box box)
{
    return box.column >= span.first && box.column < span.end;
}

/* Rows of the pane that only stand elsewhere than in the last frame; 0: it is drawn anew.
 * What the reply shows is known row by row. */
static int rows_carried(const struct panes *panes, const struct view *view, int pane,
                        const uint64_t *digests)
{
    struct box before = panes->layout.panes[pane];
    struct box box = view->layout->panes[pane];
    const struct kept_pane *kept = &panes->kept[pane];
    bool is_there = view->layout->is_shown[pane] && panes->layout.is_shown[pane];
    if (!is_there || before.column != box.column || before.columns != box.columns ||
        frame_style(view, (enum pane)pane) != kept->frame || pane == PANE_QUEUE) {
        return 0;
    }
    int rows = before.rows < box.rows ? before.rows : box.rows;
    bool is_same = kept->digest == digests[pane] && before.rows == box.rows;
    return pane == PANE_REPLY || is_same ? rows : 0;
}

/* Those above go first where they go up, those below where they go down; none goes where
 * not all go the same way. */
static void carry(struct panes *panes, const struct view *view, struct span span,
                  const uint64_t *digests, int *carried)
{
    int least = 0;
    int most = 0;
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        carried[pane] = rows_carried(panes, view, pane, digests);
        int by = view->layout->panes[pane].row - panes->layout.panes[pane].row;
        if (!lies_in(span, view->layout->panes[pane])) {
            carried[pane] = 0;
        }
        least = carried[pane] != 0 && by < least ? by : least;
        most = carried[pane] != 0 && by > most ? by : most;
    }
    for (int i = 0; i < PANE_COUNT; i++) {
        int pane = least < 0 ? i : PANE_COUNT - 1 - i;
        struct box from = panes->layout.panes[pane];
        if (least < 0 && most > 0) {
            carried[pane] = 0;
        }
        from.rows = carried[pane];
        canvas_move(view->canvas, from, view->layout->panes[pane].row - from.row);
    }
}

/* What was not carried into the columns' panes is empty. */
static void empty_rest(const struct view *view, struct span span, const int *carried)
{
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        struct box box = view->layout->panes[pane];
        if (view->layout->is_shown[pane] && lies_in(span, box)) {
            empty(view, box_inside(box, carried[pane], 0, 0, 0));
        }
    }
}

static void note_reply(struct panes *panes, int carried)
{
    kept_rows_forget_from(&panes->reply, carried);
    panes->reply_title.digest = 0;
    panes->reply_title.line = panes->kept[PANE_REPLY].line;
}

static void note_frame(struct panes *panes, const struct view *view, int pane, int carried)
{
    struct box box = view->layout->panes[pane];
    struct kept_pane *kept = &panes->kept[pane];
    kept->is_carried = carried != 0;
    kept->is_empty = !kept->is_carried;
    kept->digest = kept->is_carried ? kept->digest : 0;
    if (view->layout->is_shown[pane]) {
        kept->frame = frame_style(view, (enum pane)pane);
        kept->line = (enum style)canvas_at(view->canvas, box.row - 1, box.column)->style;
    }
    if (pane == PANE_REPLY) {
        note_reply(panes, carried);
    }
}

/* The frames of those columns; what stands in them is empty, or as it stood elsewhere. */
static void draw_frame(struct panes *panes, const struct view *view, struct span span,
                       const uint64_t *digests, bool is_kept)
{
    struct box body = view->layout->body;
    struct box clip = {body.row, span.first, body.rows, span.end - span.first};
    int carried[PANE_COUNT] = {0};
    if (is_kept) {
        carry(panes, view, span, digests, carried);
        empty_rest(view, span, carried);
    }
    frame_draw(view, clip);
    panes->layout = *view->layout;
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        struct box box = view->layout->panes[pane];
        if (!view->layout->is_shown[pane] || lies_in(span, box)) {
            note_frame(panes, view, pane, carried[pane]);
        }
    }
}

/* The border above a pane, and the queue's below it, as they were before anything was put
 * in. */
static void empty_title(const struct panes *panes, const struct view *view, int pane)
{
    struct box box = view->layout->panes[pane];
    struct box line = {box.row - 1, box.column, 1, box.columns};
    canvas_fill(view->canvas, line, panes->kept[pane].line, frame_line(view));
    if (pane == PANE_QUEUE) {
        line.row = box.row + box.rows;
        canvas_fill(view->canvas, line, panes->kept[pane].line, frame_line(view));
    }
}

static void paint_queue(struct panes *panes, const struct view *view, struct box box,
                        bool is_emptied)
{
    int slots = (box.rows + QUEUE_SLOT_ROWS - 1) / QUEUE_SLOT_ROWS;
    for (int slot = 0; slot < slots; slot++) {
        struct digest digest = {panes->seed};
        struct box rows = {box.row + slot * QUEUE_SLOT_ROWS, box.column, QUEUE_SLOT_ROWS,
                           box.columns};
        rows.rows = rows.row + rows.rows > box.row + box.rows ? 1 : rows.rows;
        queue_view_slot_digest(view, (size_t)slot, &digest);
        if (!is_emptied && slot < SLOTS_MAX && panes->slots[slot] == digest.value) {
            continue;
        }
        if (!is_emptied) {
            empty(view, rows);
        }
        queue_view_draw_slot(view, box, (size_t)slot);
        if (slot < SLOTS_MAX) {
            panes->slots[slot] = digest.value;
        }
    }
}

static void paint_pane(struct panes *panes, const struct view *view, int pane)
{
    struct box box = view->layout->panes[pane];
    bool is_emptied = panes->kept[pane].is_empty;
    if (!is_emptied) {
        empty_title(panes, view, pane);
    }
    if (pane == PANE_QUEUE) {
        paint_queue(panes, view, box, is_emptied);
        queue_view_title(view, box);
        queue_view_foot(view, box);
        return;
    }
    if (!is_emptied) {
        empty(view, box);
    }
    pane_views[pane].draw(view, box);
    pane_views[pane].title(view, box);
}

/* Row by row, what is as it was stays. */
static void paint_reply(struct panes *panes, const struct view *view,
                        const struct marked *text)
{
    struct box box = view->layout->panes[PANE_REPLY];
    reply_view_draw(view, box, text, &panes->reply);
    reply_view_title(view, box, text, &panes->reply_title);
}

static void paint(struct panes *panes, const struct view *view, const struct marked *text,
                  const uint64_t *digests)
{
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        if (!view->layout->is_shown[pane]) {
            continue;
        }
        if (pane == PANE_REPLY) {
            paint_reply(panes, view, text);
            continue;
        }
        if (panes->kept[pane].digest != digests[pane]) {
            paint_pane(panes, view, pane);
            panes->kept[pane].digest = digests[pane];
            continue;
        }
        if (panes->kept[pane].is_carried) {
            pane_views[pane].title(view, view->layout->panes[pane]);
        }
        if (pane == PANE_DRAFTS) {
            drafts_view_draw_growth(view, view->layout->panes[pane]);
        }
    }
}

/* Until what was typed is read, a line that the guard had under the text keeps its place: a
 * reply that grows and shrinks with each key moves all that is around it. */
static int reply_rows(struct panes *panes, const struct view *view,
                      const struct marked *text)
{
    const struct reply *reply = &view->model->reply;
    struct kept_pane *kept = &panes->kept[PANE_REPLY];
    int rows = reply_view_rows(text);
    bool is_read = reply->version_read == reply->composer.version;
    kept->wanted = !is_read && rows + 1 == kept->wanted ? kept->wanted : rows;
    return kept->wanted;
}

/* Where not all is kept the canvas was emptied, and every frame is drawn. */
static void frame_again(struct panes *panes, const struct view *view,
                        const uint64_t *digests, bool is_kept)
{
    struct span span = {0, view->model->columns};
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        panes->kept[pane].is_empty = panes->kept[pane].is_carried = false;
    }
    if (is_kept) {
        span = span_changed(panes, view);
    } else {
        canvas_reset(view->canvas, view->model->rows, view->model->columns);
    }
    if (span.first != span.end) {
        draw_frame(panes, view, span, digests, is_kept);
    }
}

void panes_draw(struct panes *panes, const struct view *view,
                const struct layout_wish *wish, struct layout *layout, bool is_kept)
{
    uint64_t digests[PANE_COUNT] = {0};
    struct layout_wish full = *wish;
    struct box nowhere = {0, 0, 0, view->model->columns};
    struct marked text = reply_view_text(
        view, layout->is_shown[PANE_REPLY] ? layout->panes[PANE_REPLY] : nowhere);
    ask_wishes(panes, view, digests, &full);
    full.wanted[PANE_REPLY] = reply_rows(panes, view, &text);
    full.reply_needs = reply_view_needs(&text);
    layout_rows(&full, layout);
    place(panes, view, &text, digests);
    frame_again(panes, view, digests, is_kept);
    paint(panes, view, &text, digests);
    if (layout->is_shown[PANE_REPLY]) {
        reply_view_caret(view, layout->panes[PANE_REPLY], &text);
    }
}
