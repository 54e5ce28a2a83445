#include "view/screen.h"

#include "view/customer_view.h"
#include "view/drafts_view.h"
#include "view/frame.h"
#include "view/header_view.h"
#include "view/menu_view.h"
#include "view/notice_view.h"
#include "view/orders_view.h"
#include "view/overlay_view.h"
#include "view/picks_view.h"
#include "view/queue_view.h"
#include "view/reply_view.h"
#include "view/status_view.h"
#include "view/thread_lines.h"
#include "view/thread_view.h"

struct screen {
    struct arena arena; /* of one frame */
    struct thread_lines *thread;
    struct reply_memory *memory;
    struct hints *hints;
};

struct screen *screen_create(void)
{
    struct screen *screen = memory_get(sizeof(*screen));
    arena_init(&screen->arena);
    screen->thread = thread_lines_create();
    screen->memory = reply_memory_create();
    screen->hints = hints_create();
    return screen;
}

void screen_destroy(struct screen *screen)
{
    if (screen == NULL) {
        return;
    }
    arena_release(&screen->arena);
    thread_lines_destroy(screen->thread);
    reply_memory_destroy(screen->memory);
    hints_destroy(screen->hints);
    memory_free(screen);
}

static struct layout_wish wish_of(const struct model *model)
{
    return (struct layout_wish){
        .rows = model->rows,
        .columns = model->columns,
        .pane = model->mode == MODE_WRITING ? PANE_REPLY : model->pane,
        .is_zoomed = model->is_zoomed,
        .is_writing = model->mode == MODE_WRITING,
        .has_reply =
            model->mode == MODE_WRITING || !composer_is_empty(&model->reply.composer),
    };
}

/* What the panes would like at the widths they have. */
static void ask_wishes(const struct view *view, const struct marked *reply,
                       struct layout_wish *wish)
{
    const struct layout *layout = view->layout;
    if (layout->is_shown[PANE_REPLY]) {
        wish->wanted[PANE_REPLY] = reply_view_rows(reply);
    }
    if (layout->is_shown[PANE_DRAFTS]) {
        wish->wanted[PANE_DRAFTS] = drafts_view_rows(view, layout->panes[PANE_DRAFTS]);
    }
    if (layout->is_shown[PANE_CUSTOMER]) {
        wish->wanted[PANE_CUSTOMER] =
            customer_view_rows(view, layout->panes[PANE_CUSTOMER]);
        wish->wanted[PANE_ORDERS] = orders_view_rows(view, layout->panes[PANE_ORDERS]);
        wish->wanted[PANE_PICKS] = picks_view_rows(view, layout->panes[PANE_PICKS]);
    }
}

static void place_all(const struct view *view, const struct marked *reply)
{
    const struct layout *layout = view->layout;
    if (layout->is_shown[PANE_QUEUE]) {
        queue_view_place(view, layout->panes[PANE_QUEUE]);
    }
    if (layout->is_shown[PANE_THREAD]) {
        thread_view_place(view, layout->panes[PANE_THREAD]);
    }
    struct box nowhere = {0, 0, 0, 0};
    reply_view_place(view, layout->is_shown[PANE_REPLY] ? layout->panes[PANE_REPLY] : nowhere,
                     reply);
}

struct pane_views {
    void (*draw)(const struct view *view, struct box box);
    void (*title)(const struct view *view, struct box box);
};
static const struct pane_views pane_views[PANE_COUNT] = {
    [PANE_QUEUE] = {queue_view_draw, queue_view_title},
    [PANE_THREAD] = {thread_view_draw, thread_view_title},
    [PANE_DRAFTS] = {drafts_view_draw, drafts_view_title},
    [PANE_CUSTOMER] = {customer_view_draw, customer_view_title},
    [PANE_ORDERS] = {orders_view_draw, orders_view_title},
    [PANE_PICKS] = {picks_view_draw, picks_view_title},
};

static void draw_panes(const struct view *view, const struct marked *reply)
{
    const struct layout *layout = view->layout;
    frame_draw(view);
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        if (layout->is_shown[pane] && pane_views[pane].draw != NULL) {
            pane_views[pane].draw(view, layout->panes[pane]);
            pane_views[pane].title(view, layout->panes[pane]);
        }
    }
    if (layout->is_shown[PANE_REPLY]) {
        reply_view_draw(view, layout->panes[PANE_REPLY], reply);
        reply_view_title(view, layout->panes[PANE_REPLY], reply);
    }
}

static void draw_over(const struct view *view)
{
    struct canvas *canvas = view->canvas;
    const struct model *model = view->model;
    if (model->overlay.kind == OVERLAY_NONE && model->menu.kind == MENU_NONE &&
        model->prompt.kind == PROMPT_NONE) {
        return;
    }
    canvas->caret_row = -1;
    status_view_draw_completions(view);
    if (model->overlay.kind != OVERLAY_NONE) {
        overlay_view_draw(view);
    }
    if (model->menu.kind != MENU_NONE) {
        menu_view_draw(view);
    }
}

static void draw_screen(struct view *view, struct layout_wish *wish, struct layout *layout)
{
    struct box reply_box = layout->is_shown[PANE_REPLY]
                               ? layout->panes[PANE_REPLY]
                               : (struct box){0, 0, 0, view->model->columns};
    struct marked reply = reply_view_text(view, reply_box);
    ask_wishes(view, &reply, wish);
    layout_rows(wish, layout);
    place_all(view, &reply);
    header_view_draw(view);
    draw_panes(view, &reply);
    draw_over(view);
    status_view_draw(view);
}

/* Where a pane is not shown, its place stays what it was. */
static struct drawn nothing_drawn(const struct model *model)
{
    return (struct drawn){
        .queue_top = model->drawn.queue_top,
        .thread_top = model->thread_top,
        .messages_seen = model->messages_seen,
        .reply_top = model->reply.top,
    };
}

void screen_draw(struct screen *screen, struct canvas *canvas, const struct model *model,
                 struct drawn *drawn)
{
    struct layout_wish wish = wish_of(model);
    struct layout layout;
    struct view view = {
        .model = model,
        .canvas = canvas,
        .arena = &screen->arena,
        .drawn = drawn,
        .layout = &layout,
        .thread = screen->thread,
        .memory = screen->memory,
        .hints = screen->hints,
    };
    canvas_reset(canvas, model->rows, model->columns);
    layout_columns(&wish, &layout);
    *drawn = nothing_drawn(model);
    if (model->is_locked) {
        thread_lines_clear(screen->thread);
        reply_memory_clear(screen->memory);
        notice_view_locked(&view);
    } else if (layout.is_too_small) {
        notice_view_too_small(&view);
    } else {
        draw_screen(&view, &wish, &layout);
    }
    arena_clear(&screen->arena);
}
