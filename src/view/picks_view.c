#include "view/picks_view.h"

#include "view/frame.h"
#include "view/rows.h"
#include "view/shown.h"

#include <inttypes.h>

#define FEW_LEFT            5
#define EXPLANATION_COLUMNS 400
#define REASON_SIZE         256
#define AMOUNT_SIZE         64

static const struct picks *picks_of(const struct view *view)
{
    const struct model *model = view->model;
    return model->open == NULL || model->offered == NULL ? NULL : &model->offered->picks;
}

/* The currency of all prices, NULL where they differ. */
static const char *common_currency(const struct picks *picks)
{
    const char *currency = NULL;
    for (size_t i = 0; i < picks->pick_count + picks->again_count; i++) {
        const struct pick *pick =
            i < picks->pick_count ? &picks->picks[i] : &picks->again[i - picks->pick_count];
        if (!pick->product.price.is_known) {
            continue;
        }
        if (currency != NULL && !string_equals(currency, pick->product.price.currency)) {
            return NULL;
        }
        currency = pick->product.price.currency;
    }
    return currency;
}

/* " 1 Trail sock 3-pack 14.90" over "   with your Trail 2 (34)" */
static void add_pick(const struct view *view, const struct pick *pick, size_t index,
                     bool has_currency, struct rows *rows)
{
    struct row *row = rows_add(rows, 1, index);
    char amount[AMOUNT_SIZE] = "";
    char reason[REASON_SIZE] = "";
    if (pick->product.price.is_known && has_currency) {
        money_format(pick->product.price, amount, sizeof(amount));
    } else if (pick->product.price.is_known) {
        money_format_decimal(pick->product.price, amount, sizeof(amount));
    }
    pieces_add(&row->left, STYLE_DIM, shown_format(view->arena, "%zu ", index + 1));
    pieces_add(&row->left, STYLE_TEXT, shown_line(pick->product.title, 60, view->arena));
    pieces_add(&row->right, STYLE_PRICE, shown_line(amount, sizeof(amount), view->arena));
    if (pick->reason_count != 0) {
        reason_format(&pick->reasons[0], reason, sizeof(reason));
    }
    bool is_scarce = pick->product.stock >= 0 && pick->product.stock <= FEW_LEFT;
    bool is_explained = pick->explanation != NULL;
    if (reason[0] == '\0' && !is_scarce && !is_explained) {
        return;
    }
    row = rows_add(rows, 3, index);
    pieces_say(&row->left, STYLE_DIM, is_explained ? "✦ " : "");
    pieces_add(&row->left, STYLE_REASON, shown_line(reason, 60, view->arena));
    if (is_scarce) {
        pieces_add(&row->right, STYLE_REASON,
                   shown_format(view->arena, "%" PRId64 " left", pick->product.stock));
    }
}

/* What a model says of the marked one, while one looks at the picks. */
static void add_explanation(const struct view *view, struct box box, size_t index,
                            const struct pick *pick, struct rows *rows)
{
    if (pick->explanation == NULL || index != view->model->pick_selected ||
        !view_has_focus(view, PANE_PICKS)) {
        return;
    }
    rows_wrap(rows, 3, index, box.columns - 4, STYLE_DRAFT,
              shown_line(pick->explanation, EXPLANATION_COLUMNS, view->arena));
}

static void digest_pick(const struct pick *pick, struct digest *digest)
{
    digest_string(digest, pick->product.title);
    digest_number(digest, pick->product.price.is_known);
    digest_number(digest, (uint64_t)pick->product.price.parts);
    digest_string(digest, pick->product.price.currency);
    digest_number(digest, (uint64_t)pick->product.stock);
    digest_string(digest, pick->explanation);
    digest_number(digest, pick->reason_count != 0);
    if (pick->reason_count != 0) {
        const struct reason *reason = &pick->reasons[0];
        digest_number(digest, (uint64_t)reason->kind);
        digest_string(digest, reason->product);
        digest_string(digest, reason->title);
        digest_string(digest, reason->value);
        digest_number(digest, (uint64_t)reason->customers);
    }
}

void picks_view_digest(const struct view *view, struct digest *digest)
{
    const struct model *model = view->model;
    const struct picks *picks = picks_of(view);
    digest_number(digest, model->open != NULL);
    digest_number(digest, model->offer_request != 0);
    digest_number(digest, model_is_stranger(model));
    digest_number(digest, model->pick_selected);
    digest_number(digest, view_has_focus(view, PANE_PICKS));
    digest_number(digest, picks != NULL ? (uint64_t)picks->refused : 0);
    digest_number(digest, picks != NULL);
    if (picks == NULL) {
        return;
    }
    digest_number(digest, picks->is_personalised);
    digest_number(digest, picks->pick_count);
    for (size_t i = 0; i < picks->pick_count; i++) {
        digest_pick(&picks->picks[i], digest);
    }
    digest_number(digest, picks->again_count);
    for (size_t i = 0; i < picks->again_count; i++) {
        digest_pick(&picks->again[i], digest);
    }
}

static struct rows rows_of(const struct view *view, struct box box)
{
    const struct model *model = view->model;
    const struct picks *picks = picks_of(view);
    struct rows rows = {.arena = view->arena};
    if (model->open == NULL) {
        return rows;
    }
    if (model_is_stranger(model)) {
        rows_say(&rows, 1, STYLE_FLAGGED, shown_literal("folded"));
        return rows;
    }
    if (picks == NULL || picks->pick_count + picks->again_count == 0) {
        bool is_asked = picks == NULL && model->offer_request != 0;
        rows_say(&rows, 1, STYLE_DIM, shown_literal(is_asked ? "asking…" : "none"));
        return rows;
    }
    bool has_currency = common_currency(picks) == NULL;
    for (size_t i = 0; i < picks->pick_count; i++) {
        add_pick(view, &picks->picks[i], i, has_currency, &rows);
        add_explanation(view, box, i, &picks->picks[i], &rows);
    }
    if (picks->again_count != 0) {
        rows_say(&rows, 1, STYLE_TITLE, shown_literal("Buy again"));
    }
    for (size_t i = 0; i < picks->again_count; i++) {
        add_pick(view, &picks->again[i], picks->pick_count + i, has_currency, &rows);
    }
    return rows;
}

int picks_view_rows(const struct view *view, struct box box)
{
    return (int)rows_of(view, box).count;
}

/* How many of the picks, from the first, have a row where so many fit. */
static size_t seen_of(const struct rows *rows, int fit, size_t marked)
{
    size_t seen = marked;
    for (size_t i = 0; i < rows->count && (int)i < fit; i++) {
        if (rows->list[i].item != ROWS_NO_ITEM && rows->list[i].item + 1 > seen) {
            seen = rows->list[i].item + 1;
        }
    }
    return seen;
}

void picks_view_draw(const struct view *view, struct box box)
{
    struct rows rows = rows_of(view, box);
    bool has_focus = view_has_focus(view, PANE_PICKS);
    size_t marked = has_focus && rows.count > 0 ? view->model->pick_selected + 1 : 0;
    view->drawn->picks_seen = seen_of(&rows, box.rows, marked);
    rows_draw(view, box, &rows, has_focus ? view->model->pick_selected : ROWS_NO_ITEM,
              STYLE_SELECTED);
}

void picks_view_title(const struct view *view, struct box box)
{
    const struct picks *picks = picks_of(view);
    struct pieces left = {.arena = view->arena};
    struct pieces right = {.arena = view->arena};
    pieces_say(&left, STYLE_TITLE, "Picks");
    if (picks != NULL && !model_is_stranger(view->model) &&
        picks->pick_count + picks->again_count != 0) {
        const char *currency = common_currency(picks);
        if (!picks->is_personalised) {
            pieces_say(&right, STYLE_DIM,
                       currency == NULL ? "not personal" : "not personal · ");
        }
        if (picks->refused > 0) {
            pieces_add(&right, STYLE_WAITING,
                       shown_format(view->arena, "%" PRId64 " refused · ", picks->refused));
        }
        pieces_add(&right, STYLE_DIM, shown_line(currency, 4, view->arena));
    }
    frame_title(view, box, frame_style(view, PANE_PICKS), &left, &right);
}
