#include "view/owners.h"

#include "view/queue_view.h"

#include <string.h>

#define STANDING_FOR 20

static void add_shown(struct owners *owners, uint32_t number)
{
    if (owners->shown_count < OWNERS_MAX) {
        owners->shown[owners->shown_count++] = number;
    } else {
        owners->is_unknown = true;
    }
}

/* In every frame of every key: so few steps a row as it can be. */
static void add_queue(struct owners *owners, const struct queue *queue, size_t top,
                      size_t slots)
{
    size_t left = queue->shown_count > top ? queue->shown_count - top : 0;
    size_t count = slots < left ? slots : left;
    const uint32_t *shown = left > 0 ? queue->shown + top : NULL;
    const struct queue_row *rows = queue->rows;
    if (count > OWNERS_MAX) {
        count = OWNERS_MAX;
        owners->is_unknown = true;
    }
    for (size_t i = 0; i < count; i++) {
        owners->shown[i] = rows[shown[i]].number;
    }
    owners->shown_count = count;
}

/* Where it is not on the screen, those that the limit found stand for whom it may name. */
static void note_queue(struct owners *owners, const struct queue *queue,
                       const struct layout *layout, size_t top)
{
    if (!layout->is_shown[PANE_QUEUE]) {
        add_queue(owners, queue, 0, owners->is_typed ? STANDING_FOR : 0);
        return;
    }
    owners->queue = layout->panes[PANE_QUEUE];
    add_queue(owners, queue, top,
              (size_t)((owners->queue.rows + QUEUE_SLOT_ROWS - 1) / QUEUE_SLOT_ROWS));
    owners->queue_count = owners->shown_count;
}

/* A hit is told by its ticket's id; one that is in no queue is nobody's we know. */
static void add_hits(struct owners *owners, const struct model *model)
{
    const struct queue *queue = &model->queue;
    for (size_t i = 0; model->hits != NULL && i < model->hits->count; i++) {
        const struct ticket_head *head = queue_find(queue, model->hits->hits[i].ticket);
        if (head == NULL) {
            owners->is_unknown = true;
        } else {
            add_shown(owners, head->number);
        }
    }
}

/* The customer's other tickets stand in the pane, their replies named by them. */
static void note_history(struct owners *owners, const struct model *model,
                         const struct layout *layout)
{
    const struct history *history = model->history;
    if (model->pane != PANE_CUSTOMER || history == NULL ||
        !layout->is_shown[PANE_CUSTOMER]) {
        return;
    }
    owners->history = layout->panes[PANE_CUSTOMER];
    for (size_t i = 0; i < history->ticket_count; i++) {
        add_shown(owners, history->tickets[i].number);
    }
}

static void note_held(struct owners *owners, const struct model *model)
{
    owners->has_more_held = model->held_count > OWNERS_HELD_MAX;
    for (size_t i = 0; i < model->held_count && i < OWNERS_HELD_MAX; i++) {
        const struct ticket_head *head = queue_find(&model->queue, model->held[i].ticket);
        if (head == NULL) {
            owners->has_more_held = true;
        } else {
            owners->held[owners->held_count++] = head->number;
        }
    }
}

/* A prompt or menu for marked tickets names the first, wherever it stands in the queue. */
static void add_marked(struct owners *owners, const struct model *model)
{
    size_t row = 0;
    const struct ticket_head *head = queue_next_marked(&model->queue, &row);
    if (head != NULL) {
        add_shown(owners, head->number);
    }
}

/* The status line goes on telling what was typed into a prompt that stands no more. */
static bool tells_typed(const struct model *model)
{
    return model->status_is_typed && model->status[0] != '\0';
}

/* What is found by a word, and what is typed and found nobody, may be anybody's. */
static bool may_be_anybodys(const struct model *model)
{
    const struct queue *queue = &model->queue;
    return model->menu.kind == MENU_PALETTE || model->prompt.kind == PROMPT_COMMAND ||
           tells_typed(model) || (queue->limit_text != NULL && queue->shown_count == 0);
}

/* Ids have 128 bytes at most; formatting one would cost each key more than all the rest. */
static void note_ticket(struct owners *owners, const char *id)
{
    size_t len = strlen(id);
    len = len < sizeof owners->ticket ? len : sizeof owners->ticket - 1;
    memcpy(owners->ticket, id, len);
    owners->ticket[len] = '\0';
}

void owners_note(struct owners *owners, const struct model *model,
                 const struct layout *layout, size_t queue_top)
{
    const struct queue *queue = &model->queue;
    owners->ticket[0] = '\0';
    owners->shown_count = owners->queue_count = owners->held_count = 0;
    owners->is_unknown = owners->has_more_held = false;
    owners->is_limited = queue->limit_text != NULL;
    owners->is_typed =
        owners->is_limited || model->prompt.kind != PROMPT_NONE || tells_typed(model);
    owners->is_covered = model->overlay.kind != OVERLAY_NONE ||
                         model->menu.kind != MENU_NONE ||
                         model->prompt.completion_count != 0;
    owners->queue = owners->history = (struct box){0};
    owners->status_row = layout->status.row;
    if (model->is_locked || layout->is_too_small) {
        return;
    }
    if (model->open != NULL) {
        note_ticket(owners, model->open->ticket.id);
    }
    note_held(owners, model);
    note_queue(owners, queue, layout, queue_top);
    note_history(owners, model, layout);
    if (model->marked_count > 0 && (owners->is_typed || owners->is_covered)) {
        add_marked(owners, model);
    }
    owners->is_unknown = owners->is_unknown || may_be_anybodys(model);
    if (model->menu.kind == MENU_HITS) {
        add_hits(owners, model);
    }
}

static bool is_in_queue(const struct owners *owners, int row)
{
    return row >= owners->queue.row && row < owners->queue.row + owners->queue.rows;
}

/* Of the queue's own columns, in its rows and in the border above them. */
static struct owner in_queue(const struct owners *owners, int row)
{
    size_t slot = (size_t)(row - owners->queue.row) / QUEUE_SLOT_ROWS;
    if (!is_in_queue(owners, row)) {
        return (struct owner){OWNER_TITLE, 0};
    }
    if (slot >= owners->queue_count) {
        return (struct owner){OWNER_OPEN, 0};
    }
    return (struct owner){OWNER_SHOWN, slot};
}

static struct owner at_pane(const struct owners *owners, const struct canvas *canvas,
                            int row, int column, int *cells)
{
    struct box queue = owners->queue;
    bool is_title = owners->is_limited && row == queue.row - 1;
    *cells = canvas->columns - column;
    if (owners->is_covered) {
        return (struct owner){OWNER_ALL, 0};
    }
    if (row == 0 || row >= owners->status_row) {
        return (struct owner){OWNER_EDGE, 0};
    }
    if (queue.rows <= 0 || !(is_in_queue(owners, row) || is_title) ||
        column >= queue.column + queue.columns) {
        return (struct owner){OWNER_OPEN, 0};
    }
    if (column < queue.column) {
        *cells = queue.column - column;
        return (struct owner){OWNER_OPEN, 0};
    }
    *cells = queue.column + queue.columns - column;
    return in_queue(owners, row);
}

struct owner owners_at(const struct owners *owners, const struct canvas *canvas, int row,
                       int column, int *cells)
{
    struct box history = owners->history;
    bool is_beside = row >= history.row && row < history.row + history.rows;
    int end = history.column + history.columns;
    if (is_beside && column >= history.column && column < end) {
        *cells = end - column;
        return (struct owner){OWNER_ALL, 0};
    }
    struct owner owner = at_pane(owners, canvas, row, column, cells);
    if (is_beside && column < history.column && column + *cells > history.column) {
        *cells = history.column - column;
    }
    return owner;
}
