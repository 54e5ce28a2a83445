#include "view/layout.h"

#include "base/attributes.h"

/* Columns of panes, as bits. */
#define SHOWS_QUEUE  1u
#define SHOWS_MIDDLE 2u
#define SHOWS_RIGHT  4u

/* From this many columns on: what is shown where one is in the queue, the middle, on the
 * right. */
static const struct {
    int columns;
    unsigned shows[3];
} arrangements[] = {
    {100,
     {SHOWS_QUEUE | SHOWS_MIDDLE | SHOWS_RIGHT, SHOWS_QUEUE | SHOWS_MIDDLE | SHOWS_RIGHT,
      SHOWS_QUEUE | SHOWS_MIDDLE | SHOWS_RIGHT}},
    {80,
     {SHOWS_QUEUE | SHOWS_MIDDLE, SHOWS_QUEUE | SHOWS_MIDDLE, SHOWS_MIDDLE | SHOWS_RIGHT}},
    {0, {SHOWS_QUEUE, SHOWS_MIDDLE, SHOWS_RIGHT}},
};

enum column { COLUMN_QUEUE, COLUMN_MIDDLE, COLUMN_RIGHT, COLUMN_COUNT };

static const enum column columns_of[PANE_COUNT] = {
    [PANE_QUEUE] = COLUMN_QUEUE,    [PANE_THREAD] = COLUMN_MIDDLE,
    [PANE_DRAFTS] = COLUMN_MIDDLE,  [PANE_REPLY] = COLUMN_MIDDLE,
    [PANE_CUSTOMER] = COLUMN_RIGHT, [PANE_ORDERS] = COLUMN_RIGHT,
    [PANE_PICKS] = COLUMN_RIGHT,
};

/* A side column grows from least to most, a cell for each so many columns past 100. */
static const struct {
    int least;
    int most;
    int step;
} widths[COLUMN_COUNT] = {
    [COLUMN_QUEUE] = {24, 48, 7},
    [COLUMN_RIGHT] = {27, 56, 8},
};

/* From this many rows between the borders on, three panes stand in a column; else fewer. */
#define THREE_PANES_ROWS 12
#define THREAD_ROWS_MIN  3
/* One draft's row, where it comes from and three lines of it, where the thread keeps its
 * least. */
#define DRAFTS_ROWS_MIN 5

static int at_least(int value, int least)
{
    return value < least ? least : value;
}

static int at_most(int value, int most)
{
    return value > most ? most : value;
}

static unsigned columns_shown(const struct layout_wish *wish)
{
    size_t row = 0;
    while (wish->columns < arrangements[row].columns) {
        row++;
    }
    return arrangements[row].shows[columns_of[wish->pane]];
}

static int side_width(const struct layout_wish *wish, enum column column)
{
    int past = at_least(wish->columns - 100, 0);
    return at_most(widths[column].least + past / widths[column].step, widths[column].most);
}

/* Column after column, a border before, between and behind; the last takes what is left. */
static void place_columns(const struct layout_wish *wish, unsigned shown,
                          struct layout *layout)
{
    int at = 1;
    int right = shown & SHOWS_RIGHT && shown != SHOWS_RIGHT
                    ? side_width(wish, COLUMN_RIGHT) + 1
                    : 0;
    for (int column = 0; column < COLUMN_COUNT; column++) {
        if ((shown & 1u << column) == 0) {
            continue;
        }
        int width = wish->columns - 1 - at;
        if (column == COLUMN_QUEUE && shown != SHOWS_QUEUE) {
            width = side_width(wish, COLUMN_QUEUE);
        } else if (column == COLUMN_MIDDLE) {
            width -= right;
        }
        for (int pane = 0; pane < PANE_COUNT; pane++) {
            if (columns_of[pane] == (enum column)column) {
                layout->is_shown[pane] = true;
                layout->panes[pane].column = at;
                layout->panes[pane].columns = width;
            }
        }
        at += width + 1;
    }
}

void layout_columns(const struct layout_wish *wish, struct layout *layout)
{
    int status = at_least(wish->status_rows, 1);
    *layout = (struct layout){
        .is_too_small = wish->rows < LAYOUT_MIN_ROWS || wish->columns < LAYOUT_MIN_COLUMNS,
        .header = {0, 0, 1, wish->columns},
        .status = {wish->rows - status, 0, status, wish->columns},
        .body = {1, 0, wish->rows - 1 - status, wish->columns},
    };
    if (layout->is_too_small) {
        return;
    }
    if (wish->is_zoomed) {
        layout->is_shown[wish->pane] = true;
        layout->panes[wish->pane] = (struct box){0, 1, 0, wish->columns - 2};
        return;
    }
    place_columns(wish, columns_shown(wish), layout);
}

/* Panes of a column from the top down, with the rows each has; those without any are not
 * shown. */
struct stack {
    enum pane panes[3];
    int rows[3];
};

static void place_stack(const struct stack *stack, struct layout *layout)
{
    int at = layout->body.row + 1;
    for (int i = 0; i < 3; i++) {
        enum pane pane = stack->panes[i];
        layout->is_shown[pane] = layout->is_shown[pane] && stack->rows[i] > 0;
        layout->panes[pane].row = at;
        layout->panes[pane].rows = stack->rows[i];
        at += stack->rows[i] > 0 ? stack->rows[i] + 1 : 0;
    }
}

/* Thread and drafts, or thread and reply. */
static void share_two(const struct layout_wish *wish, int inner, struct stack *stack)
{
    bool is_reply = wish->is_writing || wish->pane == PANE_REPLY ||
                    (wish->pane != PANE_DRAFTS && wish->has_reply);
    int which = is_reply ? 2 : 1;
    int all = inner - 1;
    int least = wish->is_writing ? at_most(2, all / 2) : 1;
    int most = is_reply
                   ? all / 2
                   : at_least(all / 2, at_most(DRAFTS_ROWS_MIN, all - THREAD_ROWS_MIN));
    if (is_reply && wish->reply_needs > most) {
        most = at_most(wish->reply_needs, all - 1);
    }
    int rows = at_most(at_least(wish->wanted[stack->panes[which]], least), most);
    stack->rows[which] = at_least(rows, 1);
    stack->rows[0] = all - stack->rows[which];
}

/* The reply grows with its text up to half, to two thirds while it is written; the drafts
 * take what the thread can spare. */
static void share_three(const struct layout_wish *wish, int inner, struct stack *stack)
{
    int all = inner - 2;
    int reply_least = wish->is_writing ? 3 : 1;
    int reply_most = wish->is_writing ? all * 2 / 3 : all / 2;
    int reply = at_most(at_least(wish->wanted[PANE_REPLY], reply_least), reply_most);
    int thread_least = at_least(all / 4, THREAD_ROWS_MIN);
    int drafts_most = wish->pane == PANE_DRAFTS ? all * 3 / 5 : all * 2 / 5;
    drafts_most = at_least(drafts_most, DRAFTS_ROWS_MIN);
    int drafts = at_most(at_least(wish->wanted[PANE_DRAFTS], 1), drafts_most);
    drafts = at_least(at_most(drafts, all - reply - thread_least), 1);
    stack->rows[0] = all - reply - drafts;
    stack->rows[1] = drafts;
    stack->rows[2] = reply;
}

static void place_middle(const struct layout_wish *wish, int inner, struct layout *layout)
{
    struct stack stack = {.panes = {PANE_THREAD, PANE_DRAFTS, PANE_REPLY}};
    if (inner < THREE_PANES_ROWS) {
        share_two(wish, inner, &stack);
    } else {
        share_three(wish, inner, &stack);
    }
    place_stack(&stack, layout);
}

static bool is_on_the_right(enum pane pane)
{
    return columns_of[pane] == COLUMN_RIGHT;
}

/* In few rows: the pane one is in alone, else a little of the customer above the orders. */
static void share_few(const struct layout_wish *wish, int inner, struct stack *stack)
{
    if (is_on_the_right(wish->pane)) {
        stack->rows[wish->pane - PANE_CUSTOMER] = inner;
        return;
    }
    stack->rows[0] = at_most(at_least(wish->wanted[PANE_CUSTOMER], 1), (inner - 1) / 2);
    stack->rows[1] = inner - 1 - stack->rows[0];
}

/* What the customer and the orders do not want is the picks'. */
static void share_right(const struct layout_wish *wish, int inner, struct stack *stack)
{
    int all = inner - 2;
    int picks_most = wish->pane == PANE_ORDERS ? all / 6 : all / 3;
    int picks_least = at_most(at_least(wish->wanted[PANE_PICKS], 1), picks_most);
    int customer_most = wish->pane == PANE_CUSTOMER ? all * 3 / 5 : all / 3;
    int customer = at_most(at_least(wish->wanted[PANE_CUSTOMER], 1), customer_most);
    int orders_most = at_most(all - customer - picks_least,
                              wish->pane == PANE_ORDERS ? all : at_least(all * 2 / 5, 1));
    int orders = at_most(at_least(wish->wanted[PANE_ORDERS], 1), orders_most);
    stack->rows[0] = customer;
    stack->rows[1] = orders;
    stack->rows[2] = all - customer - orders;
}

static void place_right(const struct layout_wish *wish, int inner, struct layout *layout)
{
    struct stack stack = {.panes = {PANE_CUSTOMER, PANE_ORDERS, PANE_PICKS}};
    if (inner < THREE_PANES_ROWS) {
        share_few(wish, inner, &stack);
    } else {
        share_right(wish, inner, &stack);
    }
    place_stack(&stack, layout);
}

void layout_rows(const struct layout_wish *wish, struct layout *layout)
{
    int inner = layout->body.rows - 2;
    if (layout->is_too_small) {
        return;
    }
    if (wish->is_zoomed) {
        layout->panes[wish->pane].row = layout->body.row + 1;
        layout->panes[wish->pane].rows = inner;
        return;
    }
    layout->panes[PANE_QUEUE].row = layout->body.row + 1;
    layout->panes[PANE_QUEUE].rows = inner;
    if (layout->is_shown[PANE_THREAD]) {
        place_middle(wish, inner, layout);
    }
    if (layout->is_shown[PANE_CUSTOMER]) {
        place_right(wish, inner, layout);
    }
}
