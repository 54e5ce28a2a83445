#include "view/orders_view.h"

#include "view/around_rows.h"
#include "view/frame.h"
#include "view/rows.h"
#include "view/shown.h"
#include "view/words.h"

/* Orders built before and behind the marked one: more than any pane shows. */
#define ORDERS_AROUND ((size_t)80)
#define LINES_MAX     ((size_t)50)
#define AMOUNT_SIZE   64

static struct shown short_day(const struct view *view, struct day day)
{
    return words_short_day(day, view->model->today, view->arena);
}

static struct shown amount(const struct view *view, struct money money, bool has_currency)
{
    char text[AMOUNT_SIZE];
    if (!money.is_known) {
        return shown_literal("");
    }
    if (has_currency) {
        money_format(money, text, sizeof(text));
    } else {
        money_format_decimal(money, text, sizeof(text));
    }
    return shown_line(text, sizeof(text), view->arena);
}

/* The day of the state it is in, else the day it was placed. */
static struct day day_of(const struct order *order)
{
    const struct shipment *shipment = order_last_shipment(order);
    if (shipment != NULL && order->status == ORDER_DELIVERED &&
        day_is_set(shipment->delivered_at)) {
        return shipment->delivered_at;
    }
    if (shipment != NULL && order->status == ORDER_SHIPPED &&
        day_is_set(shipment->shipped_at)) {
        return shipment->shipped_at;
    }
    return moment_day(order->placed_at);
}

/* "W2378156 shipped 19 Nov" */
static void add_head(const struct view *view, const struct order *order, size_t index,
                     struct rows *rows)
{
    struct row *row = rows_add(rows, 1, index);
    bool is_late = order_is_late(order, view->model->today);
    pieces_add(&row->left, STYLE_TEXT, shown_line(order->id, 40, view->arena));
    pieces_say(&row->left, STYLE_TEXT, " ");
    pieces_say(&row->left, order_is_open(order) ? STYLE_TEXT : STYLE_DIM,
               order_status_name(order->status));
    pieces_say(&row->left, STYLE_TEXT, " ");
    pieces_add(&row->left, is_late ? STYLE_LATE : STYLE_DIM,
               short_day(view, day_of(order)));
}

/* "  DHL, due 25 Nov", of several parcels "  DHL 2 of 2, due 25 Nov" */
static void add_shipment(const struct view *view, const struct order *order, size_t index,
                         struct rows *rows)
{
    const struct shipment *shipment = order_last_shipment(order);
    if (shipment == NULL || order->status != ORDER_SHIPPED) {
        return;
    }
    struct row *row = rows_add(rows, 3, index);
    bool is_late = order_is_late(order, view->model->today);
    pieces_add(&row->left, STYLE_DIM,
               shipment->carrier != NULL ? shown_line(shipment->carrier, 30, view->arena)
                                         : shown_literal("on its way"));
    if (order->shipment_count > 1) {
        pieces_add(&row->left, STYLE_DIM,
                   shown_format(view->arena, " %zu of %zu",
                                (size_t)(shipment - order->shipments) + 1,
                                order->shipment_count));
    }
    if (day_is_set(shipment->eta)) {
        pieces_say(&row->left, STYLE_DIM, ", ");
        pieces_say(&row->left, is_late ? STYLE_LATE : STYLE_DIM,
                   is_late ? "was due " : "due ");
        pieces_add(&row->left, is_late ? STYLE_LATE : STYLE_DIM,
                   short_day(view, shipment->eta));
    }
}

static int columns_of(const struct view *view)
{
    return view->layout->panes[PANE_ORDERS].columns;
}

static void add_lines(const struct view *view, const struct order *order, size_t index,
                      struct rows *rows)
{
    const struct shipment *shipment = order_last_shipment(order);
    for (size_t i = 0; i < order->line_count && i < LINES_MAX; i++) {
        const struct order_line *line = &order->lines[i];
        struct row *row = rows_add(rows, 3, index);
        struct shown price = amount(view, line->price, false);
        pieces_add(&row->left, STYLE_TEXT,
                   around_count(view, line, columns_of(view), &price));
        pieces_add(&row->left, STYLE_TEXT,
                   shown_line(line_title(view->model, line), 60, view->arena));
        pieces_add(&row->right, STYLE_PRICE, price);
    }
    if (shipment != NULL && shipment->tracking != NULL) {
        pieces_add(&rows_add(rows, 3, index)->left, STYLE_DIM,
                   shown_line(shipment->tracking, 40, view->arena));
    }
    for (size_t i = 0; i < order->refund_count && i < LINES_MAX; i++) {
        struct row *row = rows_add(rows, 3, index);
        pieces_say(&row->left, STYLE_TEXT, "refunded");
        pieces_add(&row->right, STYLE_PRICE, amount(view, order->refunds[i].amount, false));
    }
    if (order->total.is_known) {
        struct row *row = rows_add(rows, 3, index);
        pieces_say(&row->left, STYLE_DIM, "total");
        pieces_add(&row->right, STYLE_PRICE, amount(view, order->total, true));
    }
}

static void digest_money(struct money money, struct digest *digest)
{
    digest_number(digest, money.is_known);
    digest_number(digest, (uint64_t)money.parts);
    digest_string(digest, money.currency);
}

static void digest_day(struct day day, struct digest *digest)
{
    digest_number(digest, (uint64_t)(day.year * 400 + day.month * 32 + day.date));
}

static void digest_lines(const struct model *model, const struct order *order,
                         struct digest *digest)
{
    for (size_t i = 0; i < order->line_count && i < LINES_MAX; i++) {
        digest_string(digest, line_title(model, &order->lines[i]));
        digest_number(digest, (uint64_t)order->lines[i].quantity);
        digest_money(order->lines[i].price, digest);
    }
    for (size_t i = 0; i < order->refund_count && i < LINES_MAX; i++) {
        digest_money(order->refunds[i].amount, digest);
    }
}

static void digest_order(const struct model *model, const struct order *order,
                         bool is_marked, struct digest *digest)
{
    const struct shipment *shipment = order_last_shipment(order);
    digest_string(digest, order->id);
    digest_number(digest, (uint64_t)order->status);
    digest_number(digest, (uint64_t)order->placed_at);
    digest_money(order->total, digest);
    digest_number(digest, order->line_count);
    digest_number(digest, order->refund_count);
    digest_number(digest, order->shipment_count);
    if (shipment != NULL) {
        digest_string(digest, shipment->carrier);
        digest_string(digest, shipment->tracking);
        digest_day(shipment->shipped_at, digest);
        digest_day(shipment->eta, digest);
        digest_day(shipment->delivered_at, digest);
    }
    if (is_marked) {
        digest_lines(model, order, digest);
    }
}

/* When the marked order was read: the shop's word for it, else when the ticket was opened.
 */
static moment_t read_at(const struct model *model)
{
    const struct loaded *open = model->open;
    if (open == NULL || open->order_count == 0) {
        return MOMENT_NONE;
    }
    size_t marked = model->order_selected < open->order_count ? model->order_selected : 0;
    moment_t own = open->orders[marked].read_at;
    return own != MOMENT_NONE ? own : open->read_at;
}

/* One walks them: each with what it unfolds to, made around the marked row alone. */
static bool is_walked(const struct view *view)
{
    const struct model *model = view->model;
    return model->pane == PANE_ORDERS && model->open != NULL && !model_is_stranger(model) &&
           model->open->order_count != 0;
}

static struct rows walked_rows(const struct view *view, int columns, size_t *marked)
{
    struct rows rows = {.arena = view->arena};
    struct orders_list list;
    orders_list_of(view->model, view->arena, &list);
    *marked = orders_list_marked(&list);
    size_t count = orders_list_count(&list);
    size_t first = *marked > AROUND_ROWS ? *marked - AROUND_ROWS : 0;
    for (size_t i = first; i < count && i <= *marked + AROUND_ROWS; i++) {
        struct orders_place place = orders_list_place(&list, i);
        struct fact fact = orders_list_fact(&list, place);
        if (place.part != 0) {
            around_fact(view, columns, i, &fact, &rows);
            continue;
        }
        bool is_unfolded = place.order == list.unfolded;
        add_head(view, fact.order, i, &rows);
        pieces_say(&rows.list[rows.count - 1].right, STYLE_DIM, is_unfolded ? "-" : "+");
        if (!is_unfolded) {
            add_shipment(view, fact.order, i, &rows);
        }
    }
    return rows;
}

void orders_view_digest(const struct view *view, struct digest *digest)
{
    const struct model *model = view->model;
    size_t marked = model->order_selected;
    digest_number(digest, model->open != NULL);
    digest_number(digest, model_is_stranger(model));
    digest_number(digest, is_walked(view));
    if (is_walked(view)) {
        size_t row;
        struct rows rows = walked_rows(view, columns_of(view), &row);
        digest_number(digest, row);
        digest_number(digest, (uint64_t)read_at(model));
        around_digest(&rows, digest);
        return;
    }
    if (model->open == NULL) {
        return;
    }
    digest_number(digest, marked);
    digest_number(digest, model->open->order_count);
    digest_number(digest, (uint64_t)read_at(model));
    digest_day(model->today, digest);
    size_t first = marked > ORDERS_AROUND ? marked - ORDERS_AROUND : 0;
    for (size_t i = first; i < model->open->order_count && i <= marked + ORDERS_AROUND;
         i++) {
        digest_order(model, &model->open->orders[i], i == marked, digest);
    }
}

static struct rows rows_of(const struct view *view)
{
    const struct model *model = view->model;
    struct rows rows = {.arena = view->arena};
    if (model->open == NULL) {
        return rows;
    }
    size_t count = model->open->order_count;
    if (model_is_stranger(model)) {
        rows_say(&rows, 1, STYLE_FLAGGED, shown_literal("folded"));
        return rows;
    }
    if (count == 0) {
        rows_say(&rows, 1, STYLE_DIM, shown_literal("none"));
    }
    size_t marked = model->order_selected;
    size_t first = marked > ORDERS_AROUND ? marked - ORDERS_AROUND : 0;
    for (size_t i = first; i < count && i <= marked + ORDERS_AROUND; i++) {
        add_head(view, &model->open->orders[i], i, &rows);
        add_shipment(view, &model->open->orders[i], i, &rows);
        if (i == marked) {
            add_lines(view, &model->open->orders[i], i, &rows);
        }
    }
    return rows;
}

int orders_view_rows(const struct view *view, struct box box)
{
    size_t marked;
    return is_walked(view) ? (int)walked_rows(view, box.columns, &marked).count
                           : (int)rows_of(view).count;
}

void orders_view_draw(const struct view *view, struct box box)
{
    size_t marked = view->model->order_selected;
    struct rows rows =
        is_walked(view) ? walked_rows(view, box.columns, &marked) : rows_of(view);
    rows_draw(view, box, &rows, marked,
              view_has_focus(view, PANE_ORDERS) ? STYLE_SELECTED : STYLE_TEXT);
}

void orders_view_title(const struct view *view, struct box box)
{
    const struct model *model = view->model;
    struct pieces left = {.arena = view->arena};
    struct pieces right = {.arena = view->arena};
    pieces_say(&left, STYLE_TITLE, "Orders");
    if (read_at(model) != MOMENT_NONE && !model_is_stranger(model)) {
        pieces_say(&right, STYLE_DIM, "as of ");
        pieces_add(&right, STYLE_DIM, words_clock(read_at(model), view->arena));
    }
    frame_title(view, box, frame_style(view, PANE_ORDERS), &left, &right);
}
