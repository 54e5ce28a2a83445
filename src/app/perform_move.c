#include "perform.h"

#include "around_put.h"
#include "choose.h"
#include "errand.h"
#include "focus.h"
#include "insert.h"
#include "menu.h"
#include "overlay.h"
#include "prompt.h"
#include "reply.h"
#include "say.h"
#include "visit.h"

#define TO_THE_END INT32_MAX

static void thread_scroll(struct model *model, int64_t rows)
{
    struct thread_top *top = &model->thread_top;

    model->thread_to_unread = model->thread_to_match = false;
    if (rows != TO_THE_END && rows != -TO_THE_END) {
        top->scroll += rows;
        return;
    }
    focus_leave(model);
    *top = (struct thread_top){.is_end = rows > 0};
}

static void pane_move(struct model *model, int64_t rows)
{
    size_t drafts = model->offered ? model->offered->suggestion.draft_count : 0;

    switch (model->pane) {
    case PANE_QUEUE:
        model->queue.selected =
            focus_moved(model->queue.selected, model->queue.shown_count, rows);
        break;
    case PANE_DRAFTS:
        model->draft_selected = focus_moved(model->draft_selected, drafts, rows);
        model->draft_claim = SIZE_MAX;
        break;
    case PANE_REPLY:
        reply_scroll(model, rows);
        break;
    case PANE_CUSTOMER:
    case PANE_ORDERS:
        around_move(model, rows);
        break;
    case PANE_PICKS:
        model->pick_selected = focus_moved(model->pick_selected, pick_total(model), rows);
        break;
    default:
        thread_scroll(model, rows);
    }
}

static void move(struct model *model, int64_t rows)
{
    if (model->overlay.kind == OVERLAY_COPY && model->overlay.of == PANE_THREAD)
        thread_scroll(model, rows);
    else if (model->overlay.kind)
        overlay_scroll(model, rows);
    else if (model->menu.kind)
        menu_move(&model->menu, rows);
    else if (model->mode == MODE_WRITING)
        thread_scroll(model, rows);
    else
        pane_move(model, rows);
}

/* One row of what went before stays on the screen. */
static int64_t page_rows(const struct model *model)
{
    size_t rows = model->drawn.thread_rows;

    if (model->overlay.kind || model->menu.kind)
        rows = model->drawn.list_rows;
    else if (model->mode == MODE_WRITING || model->pane == PANE_REPLY)
        rows = model->drawn.reply_rows;
    else if (model->pane == PANE_QUEUE)
        rows = model->drawn.queue_rows;
    return rows > 2 ? (int64_t)rows - 1 : 1;
}

static void page(struct model *model, int64_t way)
{
    int64_t rows = way * page_rows(model);

    if (!model->overlay.kind && !model->menu.kind && model->mode == MODE_WRITING)
        reply_scroll(model, rows);
    else
        move(model, rows);
}

void perform_down(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    move(model, 1);
}

void perform_up(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    move(model, -1);
}

void perform_page_down(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    page(model, 1);
}

void perform_page_up(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    page(model, -1);
}

void perform_top(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    move(model, -TO_THE_END);
}

void perform_bottom(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    move(model, TO_THE_END);
}

void perform_jump_back(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    if (!model->open || !focus_return(model))
        say(model, "There is no place in this thread to go back to");
    else
        model->cited_message = SIZE_MAX;
}

void perform_next_waiting(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    visit_next(model, effects);
}

void perform_next_unread(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    visit_next_unread(model, effects);
}

void perform_last_ticket(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (model->before_ticket)
        visit_open(model, effects, model->before_ticket);
    else
        say(model, "No other ticket was open");
}

static void reply_open(struct model *model, struct effects *effects)
{
    if (!visit_work(model, effects))
        return;
    if (model->reply.claim == SIZE_MAX || !right_value_put(model, model->reply.claim))
        insert_write(model);
}

/* Why there is nothing to open. */
static void queue_say_empty(struct model *model)
{
    char key[24];

    keymap_show(&model->keymap, model_place(model), COMMAND_CLEAR_LIMIT, 0, key,
                sizeof(key));
    if (model->is_loading || !queue_is_settled(&model->queue))
        say(model, "The queue is still being looked through");
    else if (model->queue.limit_text)
        say(model, "Nothing fits the limit: %s shows the whole queue",
            key[0] ? key : ":clear-limit");
    else
        say(model, "The queue is empty");
}

static void pane_open(struct model *model, struct effects *effects)
{
    const struct ticket_head *head = queue_selected(&model->queue);

    switch (model->pane) {
    case PANE_QUEUE:
        if (head)
            visit_open(model, effects, head->id);
        else
            queue_say_empty(model);
        break;
    case PANE_DRAFTS:
        perform(model, effects, COMMAND_TAKE_DRAFT, (int)model->draft_selected + 1);
        break;
    case PANE_REPLY:
        reply_open(model, effects);
        break;
    case PANE_CUSTOMER:
    case PANE_ORDERS:
        around_open(model, effects, model->pane);
        break;
    case PANE_PICKS:
        insert_pick(model, effects, model->pick_selected + 1);
        break;
    default:
        say(model, "Nothing is marked here: 1 takes a draft, r writes");
    }
}

void perform_open(struct model *model, struct effects *effects, int argument)
{
    const struct menu_item *item = menu_marked(&model->menu);

    (void)argument;
    if (errand_is_shown(model))
        errand_enter(model, effects);
    else if (model->overlay.kind)
        overlay_enter(model);
    else if (model->menu.kind && item)
        menu_choose(model, effects, item);
    else if (model->menu.kind && model->menu.shown_count)
        say_error(model, "Nothing is marked: " KEY_OF("down") " marks one");
    else if (model->menu.kind)
        menu_close(model);
    else if (model->prompt.kind)
        prompt_accept(model, effects);
    else if (model->mode == MODE_READING)
        pane_open(model, effects);
}

void perform_next_pane(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    focus_pane(model,
               model->open ? (enum pane)((model->pane + 1) % PANE_COUNT) : PANE_QUEUE);
}

enum column { COLUMN_QUEUE, COLUMN_THREAD, COLUMN_CUSTOMER };

static enum column pane_column(enum pane pane)
{
    if (pane == PANE_QUEUE)
        return COLUMN_QUEUE;
    return pane >= PANE_CUSTOMER ? COLUMN_CUSTOMER : COLUMN_THREAD;
}

void perform_left_pane(struct model *model, struct effects *effects, int argument)
{
    bool is_right = pane_column(model->pane) == COLUMN_CUSTOMER;

    (void)effects, (void)argument;
    focus_pane(model, is_right ? PANE_THREAD : PANE_QUEUE);
}

void perform_right_pane(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    if (!model->open)
        return;
    if (pane_column(model->pane) == COLUMN_QUEUE)
        focus_pane(model, PANE_THREAD);
    else if (pane_column(model->pane) == COLUMN_THREAD)
        focus_pane(model, PANE_ORDERS);
    else if (model->pane == PANE_ORDERS && !order_is_unfolded(model))
        order_unfold(model, true);
}

void perform_zoom(struct model *model, struct effects *effects, int argument)
{
    (void)effects, (void)argument;
    model->is_zoomed = !model->is_zoomed;
}

/* Out of what lies over the panes; false where nothing does. */
static bool back_out(struct model *model, struct effects *effects)
{
    if (errand_is_shown(model))
        errand_leave(model, effects);
    else if (model->overlay.kind)
        overlay_leave(model);
    else if (model->menu.kind)
        menu_leave(model, effects);
    else if (model->prompt.kind)
        prompt_close(model);
    else
        return false;
    return true;
}

/* Esc is struck by who wants out of something: it asks, and never quits. */
static bool back_was_escape(const struct model *model)
{
    const struct key_sequence *struck = &model->struck;

    return struck->count && struck->keys[struck->count - 1].code == KEY_CODE_ESCAPE;
}

#define QUIT_ASKED_SECONDS 3
static const char quit_question[] = "q again quits";

static bool quit_stands(const struct model *model)
{
    return model->is_quit_asked && model->now < model->quit_asked_at + QUIT_ASKED_SECONDS;
}

void quit_tick(struct model *model)
{
    if (!model->is_quit_asked || quit_stands(model))
        return;
    model->is_quit_asked = false;
    if (string_equals(model->status, quit_question))
        say_nothing(model);
}

void perform_back(struct model *model, struct effects *effects, int argument)
{
    bool was_asked = quit_stands(model);

    (void)argument;
    model->is_quit_asked = false;
    if (back_out(model, effects))
        return;
    if (model->is_zoomed)
        model->is_zoomed = false;
    else if (model->mode == MODE_WRITING)
        perform(model, effects, COMMAND_READ, 0);
    else if (model->pane != PANE_QUEUE)
        focus_pane(model, PANE_QUEUE);
    else if (was_asked && !back_was_escape(model))
        perform(model, effects, COMMAND_QUIT, 0);
    else {
        model->is_quit_asked = true;
        model->quit_asked_at = model->now;
        say(model, "%s", quit_question);
    }
}
