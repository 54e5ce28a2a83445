/* The orders and the customer's list as one walks them: the marked row, what an order
 * unfolds to, and the history. */
#include "app/around.h"
#include "plain_parts.h"
#include "view/around_rows.h"
#include "view/customer_view.h"

#include <limits.h>

#define ROW_COLUMNS  (INT_MAX / 2) /* no row is wrapped */
#define HISTORY_ROWS ((size_t)5)

static void tell_pieces(struct page *page, const struct pieces *pieces)
{
    for (size_t i = 0; i < pieces->count; i++) {
        page_spoken(page, pieces->list[i].shown);
    }
}

/* "state shipped", "Trail 2, 89.90 EUR": what a pane has on the right, behind. */
static void tell_row(struct page *page, const struct row *row)
{
    bool is_label = row->left.count == 1 && row->left.list[0].style == STYLE_DIM;
    tell_pieces(page, &row->left);
    if (row->right.count != 0) {
        page_say(page, is_label ? " " : ", ");
        tell_pieces(page, &row->right);
    }
}

static void tell_rows(struct page *page, const struct rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        page_say(page, i == 0 ? "" : ", ");
        tell_row(page, &rows->list[i]);
    }
    page_end(page);
}

static struct view view_of(const struct page *page)
{
    return (struct view){.model = page->model, .arena = page->arena};
}

static void tell_past(struct page *page, const struct past *past)
{
    struct view view = view_of(page);
    struct rows rows = {.arena = page->arena};
    around_past(&view, ROW_COLUMNS, 0, past, &rows);
    tell_rows(page, &rows);
}

/* The newest rows of it; j walks them all. */
void plain_tell_history(struct page *page)
{
    const struct model *model = page->model;
    const struct timeline *timeline = &model->timeline;
    page->told->history = plain_history_digest(model);
    if (!timeline->is_made || model_is_stranger(model)) {
        return;
    }
    page_say(page, timeline->count == 0 ? "History: nothing" : "History, newest first:");
    page_end(page);
    for (size_t i = 0; i < timeline->count && i < HISTORY_ROWS; i++) {
        page_say(page, "  ");
        tell_past(page, &timeline->list[i]);
    }
    if (timeline->count > HISTORY_ROWS) {
        page_format(page, "and %zu more: j goes through them",
                    timeline->count - HISTORY_ROWS);
        page_end(page);
    }
    if (model->history != NULL && model->history->unread > 0) {
        page_say(page, "Some of it could not be read.");
        page_end(page);
    }
}

uint64_t plain_history_digest(const struct model *model)
{
    struct digest digest = {1};
    digest_number(&digest, model->timeline.is_made);
    digest_number(&digest, model->timeline.count);
    digest_number(&digest, model_is_stranger(model));
    return digest.value;
}

static void tell_marked_order(struct page *page, const struct orders_list *list,
                              struct orders_place place)
{
    struct view view = view_of(page);
    struct rows rows = {.arena = page->arena};
    struct fact fact = orders_list_fact(list, place);
    if (place.part == 0) {
        plain_tell_order_head(page, fact.order);
        page_end(page);
        return;
    }
    around_fact(&view, ROW_COLUMNS, 0, &fact, &rows);
    tell_rows(page, &rows);
}

static void tell_marked_customer(struct page *page)
{
    struct view view = view_of(page);
    struct rows rows = {.arena = page->arena};
    struct customer_row row;
    if (!customer_list_row(page->model, page->model->customer_selected, &row)) {
        return;
    }
    if (row.past != NULL) {
        around_past(&view, ROW_COLUMNS, 0, row.past, &rows);
    } else {
        customer_view_fact(&view, &row.fact, 0, &rows);
    }
    tell_rows(page, &rows);
}

/* What the mark stands on, and what is told of it. */
static uint64_t mark_digest(const struct model *model)
{
    struct digest digest = {1};
    digest_number(&digest, (uint64_t)model->pane);
    if (model->pane == PANE_ORDERS) {
        digest_number(&digest, model->order_selected);
        digest_number(&digest, model->order_selected == model->order_unfolded
                                   ? model->order_part
                                   : 0);
    } else {
        digest_number(&digest, model->customer_selected);
    }
    return digest.value;
}

static void tell_unfolded(struct page *page)
{
    const struct model *model = page->model;
    struct plain_told *told = page->told;
    if (told->unfolded == model->order_unfolded) {
        return;
    }
    told->unfolded = model->order_unfolded;
    if (model->order_unfolded < model->open->order_count) {
        plain_tell_order(page, model->order_unfolded);
    } else {
        page_say(page, "Folded.");
        page_end(page);
    }
}

void plain_tell_marked(struct page *page)
{
    const struct model *model = page->model;
    struct plain_told *told = page->told;
    bool is_there = model->mode == MODE_READING && plain_open(model) != NULL &&
                    (model->pane == PANE_ORDERS || model->pane == PANE_CUSTOMER);
    struct orders_list list;
    uint64_t digest;
    if (!is_there || model_is_stranger(model)) {
        told->mark = 0;
        told->unfolded = model->order_unfolded;
        return;
    }
    if (model->pane == PANE_CUSTOMER && told->history != plain_history_digest(model)) {
        plain_tell_history(page);
    }
    if (told->mark == 0) { /* the pane was just entered, and told */
        told->unfolded = model->order_unfolded;
    }
    tell_unfolded(page);
    digest = mark_digest(model);
    if (digest == told->mark) {
        return;
    }
    told->mark = digest;
    orders_list_of(model, page->arena, &list);
    if (model->pane == PANE_CUSTOMER && customer_list_count(model) != 0) {
        page_say(page, "Marked: ");
        tell_marked_customer(page);
    } else if (model->pane == PANE_ORDERS && list.order_count != 0) {
        page_say(page, "Marked: ");
        tell_marked_order(page, &list, orders_list_place(&list, orders_list_marked(&list)));
    }
}
