#include "view/header_view.h"

#include "view/pieces.h"
#include "view/shown.h"
#include "view/words.h"

#define GAP                "   "
#define ENGINE_COLUMNS     32
#define ENGINE_COLUMNS_FEW 18

/* What stands on the right: each leaves out what matters least of what is left; at the last
 * there is no room for any of it. */
enum header_level {
    HEADER_ALL,
    HEADER_WITHOUT_USAGE,
    HEADER_ENGINE_CUT,
    HEADER_ENGINE_FOR_VAULT, /* a doubt stays */
    HEADER_WITHOUT_ENGINE,
    HEADER_WITHOUT_VAULT,
    HEADER_WITHOUT_CLOCK,
    HEADER_WITHOUT_HELD,
    HEADER_LEVELS
};

static void add_count(const struct view *view, struct pieces *pieces, const char *label,
                      size_t count, enum style style)
{
    pieces_say(pieces, STYLE_HEADER, "  ");
    pieces_add(pieces, count == 0 ? STYLE_DIM : style,
               shown_format(view->arena, "%s %zu", label, count));
}

/* NULL where there is nothing to warn of. */
static const char *doubt_of(const struct model *model)
{
    static const char *const doubts[] = {
        [VAULT_SOUND] = NULL,
        [VAULT_BEHIND] = "vault: older than its last close",
        [VAULT_UNANCHORED] = "vault: its anchor was gone",
    };
    return doubts[model->preferences.vault];
}

static struct pieces left_of(const struct view *view)
{
    const struct queue *queue = &view->model->queue;
    struct pieces left = {.arena = view->arena};
    pieces_say(&left, STYLE_TITLE, "Deskhand");
    if (view->model->preferences.is_demo) {
        pieces_say(&left, STYLE_DIM, " demo");
    }
    pieces_add(&left, STYLE_HEADER,
               shown_format(view->arena, "  ▪ inbox %zu", queue->open));
    add_count(view, &left, "waiting", queue->waiting, STYLE_WAITING);
    add_count(view, &left, "late", queue->late, STYLE_LATE);
    return left;
}

/* The reply that leaves next, wherever it was written. */
static const struct held *next_held(const struct model *model)
{
    const struct held *next = NULL;
    for (size_t i = 0; i < model->held_count; i++) {
        if (next == NULL || model->held[i].until < next->until) {
            next = &model->held[i];
        }
    }
    return next;
}

void header_view_digest(const struct view *view, struct digest *digest)
{
    const struct model *model = view->model;
    const struct held *held = next_held(model);
    digest_number(digest, model->preferences.is_demo);
    digest_number(digest, model->queue.open);
    digest_number(digest, model->queue.waiting);
    digest_number(digest, model->queue.late);
    digest_number(digest, model->is_locked);
    digest_number(digest, (uint64_t)model->preferences.vault);
    digest_number(digest, (uint64_t)(model->now / 60));
    digest_string(digest, model_engine(model));
    digest_string(digest, model->usage);
    digest_number(digest, model->held_count);
    digest_number(digest, model_holds_stand(model));
    if (held != NULL) {
        digest_string(digest, held->name);
        digest_number(digest, held->is_leaving);
        digest_number(digest, held->is_internal);
        digest_number(digest, (uint64_t)(held->until - model->now));
    }
}

static void add_held(const struct view *view, struct pieces *pieces)
{
    const struct model *model = view->model;
    const struct held *held = next_held(model);
    if (held == NULL) {
        return;
    }
    int64_t left = held->until - model->now;
    pieces_say(pieces, STYLE_HELD, held->is_internal ? " note on " : " to ");
    pieces_add(pieces, STYLE_HELD, shown_line(held->name, 20, view->arena));
    if (held->is_leaving || left <= 0) {
        pieces_say(pieces, STYLE_HELD, ": leaving ");
    } else {
        pieces_add(pieces, STYLE_HELD,
                   shown_format(view->arena,
                                model_holds_stand(model) ? " stands at %d s " : " in %d s ",
                                left > 9999 ? 9999 : (int)left));
    }
    if (model->held_count > 1) {
        pieces_add(pieces, STYLE_HELD,
                   shown_format(view->arena, "and %zu more ", model->held_count - 1));
    }
    pieces_say(pieces, STYLE_DIM, GAP);
}

static void add_engine(const struct view *view, enum header_level level,
                       struct pieces *right)
{
    size_t columns = level < HEADER_ENGINE_CUT ? ENGINE_COLUMNS : ENGINE_COLUMNS_FEW;
    if (*model_engine(view->model) != '\0') {
        pieces_add(right, STYLE_DIM,
                   shown_cut(model_engine(view->model), columns, view->arena));
        pieces_say(right, STYLE_DIM, GAP);
    }
}

static struct pieces right_of(const struct view *view, enum header_level level)
{
    const struct model *model = view->model;
    struct pieces right = {.arena = view->arena};
    if (level < HEADER_WITHOUT_HELD) {
        add_held(view, &right);
    }
    if (level < HEADER_WITHOUT_USAGE && *string_or_empty(model->usage) != '\0') {
        pieces_add(&right, STYLE_DIM, shown_line(model->usage, 40, view->arena));
        pieces_say(&right, STYLE_DIM, GAP);
    }
    if (level < HEADER_WITHOUT_ENGINE) {
        add_engine(view, level, &right);
    }
    if (doubt_of(model) != NULL) {
        pieces_say(&right, STYLE_ERROR, doubt_of(model));
        pieces_say(&right, STYLE_DIM, level < HEADER_WITHOUT_CLOCK ? GAP : "");
    } else if (level < HEADER_WITHOUT_VAULT && level != HEADER_ENGINE_FOR_VAULT) {
        pieces_say(&right, STYLE_DIM, model->is_locked ? "vault locked" : "vault open");
        pieces_say(&right, STYLE_DIM, GAP);
    }
    if (level < HEADER_WITHOUT_CLOCK) {
        pieces_add(&right, STYLE_HEADER, words_day_clock(model->now, view->arena));
    }
    return right;
}

void header_view_draw(const struct view *view)
{
    struct box box = view->layout->header;
    struct pieces left = left_of(view);
    enum header_level level = HEADER_ALL;
    struct pieces right = right_of(view, level);
    while (level < HEADER_LEVELS &&
           1 + pieces_columns(&left) + 2 + pieces_columns(&right) + 1 > box.columns) {
        right = right_of(view, ++level);
    }
    if (level == HEADER_LEVELS && doubt_of(view->model) != NULL) {
        pieces_put(view->canvas, box, 0, 1, box.columns - 2, &right);
        return;
    }
    pieces_put(view->canvas, box, 0, 1, box.columns - 2, &left);
    if (level < HEADER_LEVELS) {
        pieces_put_right(view->canvas, box, 0, 1, &right);
    }
}
