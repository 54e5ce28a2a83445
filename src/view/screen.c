#include "view/screen.h"

#include "view/copy_view.h"
#include "view/digest.h"
#include "view/drafts_view.h"
#include "view/followers_view.h"
#include "view/header_view.h"
#include "view/hints.h"
#include "view/menu_view.h"
#include "view/notice_view.h"
#include "view/overlay_view.h"
#include "view/panes.h"
#include "view/prompt_view.h"
#include "view/reply_memory.h"
#include "view/status_view.h"
#include "view/tail.h"
#include "view/thread_lines.h"
#include "view/thread_view.h"

struct screen {
    struct arena arena; /* of one frame */
    struct thread_lines *thread;
    struct thread_kept thread_kept;
    struct reply_memory *memory;
    struct hints *hints;
    struct tail tail;
    struct drafts_drawn drafts;
    struct panes *panes;
    struct layout layout; /* of the last frame */
    uint64_t frame;   /* the number of the last one; 0: none yet */
    bool was_covered; /* something lay over the panes */
    uint64_t header;  /* digests of what stands in the two lines */
    uint64_t status;
};

struct screen *screen_create(void)
{
    struct screen *screen = memory_get(sizeof(*screen));
    arena_init(&screen->arena);
    screen->thread = thread_lines_create();
    screen->memory = reply_memory_create();
    screen->hints = hints_create();
    screen->panes = panes_create();
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
    panes_destroy(screen->panes);
    memory_free(screen);
}

static struct layout_wish wish_of(const struct model *model, struct arena *arena)
{
    bool is_writing = model->mode == MODE_WRITING;
    return (struct layout_wish){
        .rows = model->rows,
        .columns = model->columns,
        .status_rows = status_view_rows(model, arena),
        .pane = is_writing ? PANE_REPLY : model->pane,
        .is_zoomed = model->is_zoomed,
        .is_writing = is_writing,
        .has_reply = is_writing || !composer_is_empty(&model->reply.composer),
    };
}

static bool is_covered(const struct model *model)
{
    return model->overlay.kind != OVERLAY_NONE || model->menu.kind != MENU_NONE ||
           (model->prompt.kind != PROMPT_NONE && model->prompt.completion_count != 0) ||
           followers_view_is_open(model);
}

/* Draws one of the two lines where what it shows has changed. */
static void draw_line(const struct view *view, struct box box, uint64_t *kept,
                      bool is_emptied,
                      void (*digest_line)(const struct view *, struct digest *),
                      void (*draw)(const struct view *))
{
    struct digest digest = {1};
    digest_line(view, &digest);
    if (!is_emptied && digest.value == *kept) {
        return;
    }
    if (!is_emptied) {
        canvas_fill(view->canvas, box, STYLE_TEXT, ' ');
    }
    draw(view);
    *kept = digest.value;
}

/* What lies over the panes has the caret, if anything has it. */
static void draw_over(const struct view *view)
{
    const struct model *model = view->model;
    bool has_caret = model->overlay.kind != OVERLAY_NONE || model->menu.kind != MENU_NONE ||
                     model->prompt.kind != PROMPT_NONE;
    if (has_caret) {
        view->canvas->caret_row = -1;
        view->canvas->caret_shape = CARET_AS_IT_IS;
    }
    prompt_view_draw_completions(view);
    bool is_help = model->overlay.kind == OVERLAY_HELP; /* which also tells a menu's keys */
    if (model->overlay.kind != OVERLAY_NONE && model->overlay.kind != OVERLAY_COPY &&
        !is_help) {
        overlay_view_draw(view);
    }
    if (model->menu.kind != MENU_NONE) {
        menu_view_draw(view);
    }
    if (is_help) {
        overlay_view_draw(view);
    }
    prompt_view_caret(view);
    if (followers_view_is_open(model)) {
        followers_view_draw(view);
    }
}

static void draw_panes(struct screen *screen, struct view *view,
                       const struct layout_wish *wish, struct layout *layout)
{
    struct canvas *canvas = view->canvas;
    bool is_kept = canvas->drawn_by == screen && canvas->frame == screen->frame &&
                   canvas->rows == view->model->rows &&
                   canvas->columns == view->model->columns && !screen->was_covered &&
                   !is_covered(view->model);
    canvas->caret_row = -1;
    canvas->caret_shape = CARET_AS_IT_IS;
    panes_draw(screen->panes, view, wish, layout, is_kept);
    if (!layout->is_shown[PANE_PICKS] || layout->panes[PANE_PICKS].rows <= 0) {
        view->drawn->picks_seen = 0;
    }
    draw_line(view, layout->header, &screen->header, !is_kept, header_view_digest,
              header_view_draw);
    draw_line(view, layout->status, &screen->status, !is_kept, status_view_digest,
              status_view_draw);
    draw_over(view);
    screen->was_covered = is_covered(view->model);
    canvas->drawn_by = screen;
    canvas->frame = ++screen->frame;
}

/* Where a pane is not shown, its place stays what it was. */
static struct drawn nothing_drawn(const struct model *model)
{
    return (struct drawn){
        .queue_top = model->drawn.queue_top,
        .thread_columns = model->drawn.thread_columns,
        .thread_place = model->drawn.thread_place,
        .messages_seen = model->messages_seen,
        .reply_top = model->reply.top,
        .picks_seen = model->drawn.picks_seen,
    };
}

/* A frame that nothing of stays in the next one. */
static void draw_notice(struct screen *screen, const struct view *view, bool is_locked)
{
    canvas_reset(view->canvas, view->model->rows, view->model->columns);
    screen->frame++;
    if (is_locked) {
        thread_lines_clear(screen->thread);
        reply_memory_clear(screen->memory);
        panes_forget(screen->panes);
        notice_view_locked(view);
    } else {
        notice_view_too_small(view);
    }
}

static bool is_bare(const struct model *model)
{
    return model->overlay.kind == OVERLAY_COPY && model->menu.kind == MENU_NONE &&
           model->prompt.kind == PROMPT_NONE;
}

/* A frame that nothing of stays in the next one. */
static void draw_bare(struct screen *screen, const struct view *view)
{
    copy_view_draw(view);
    screen->frame++;
    view->drawn->picks_seen = 0;
}

const struct layout *screen_layout(const struct screen *screen)
{
    return &screen->layout;
}

void screen_draw(struct screen *screen, struct canvas *canvas, const struct model *model,
                 struct drawn *drawn)
{
    struct layout_wish wish = wish_of(model, &screen->arena);
    struct view view = {
        .model = model,
        .canvas = canvas,
        .arena = &screen->arena,
        .drawn = drawn,
        .layout = &screen->layout,
        .thread = screen->thread,
        .thread_kept = &screen->thread_kept,
        .memory = screen->memory,
        .hints = screen->hints,
        .tail = &screen->tail,
        .drafts = &screen->drafts,
    };
    layout_columns(&wish, &screen->layout);
    *drawn = nothing_drawn(model);
    if (model->is_locked || screen->layout.is_too_small) {
        draw_notice(screen, &view, model->is_locked);
    } else if (is_bare(model)) {
        draw_bare(screen, &view);
    } else {
        draw_panes(screen, &view, &wish, &screen->layout);
    }
    arena_clear(&screen->arena);
}
