#include "view/draft_view.h"

#include "view/frame.h"
#include "view/marks.h"
#include "view/tail.h"

#define TEXT_COLUMNS_MAX 100
#define MODEL_COLUMNS    40
/* Lines kept free for a text that is still coming, so that the panes stand still. */
#define COMING_ROWS 6

static int draft_columns(struct box box)
{
    int columns = box.columns - DRAFT_INDENT - 1;
    return columns < 1 ? 1 : columns > TEXT_COLUMNS_MAX ? TEXT_COLUMNS_MAX : columns;
}

/* Why nothing was written: what a model says who refuses takes more than a row. */
static struct paragraph failure_of(const struct view *view, const struct draft *draft,
                                   size_t columns)
{
    return paragraph_make(shown_make(text_of(draft->failure), view->arena), columns,
                          view->arena);
}

size_t draft_view_rows(const struct view *view, struct box box, const struct draft *draft)
{
    if (draft->is_coming) {
        return COMING_ROWS;
    }
    if (draft->failure != NULL) {
        return failure_of(view, draft, (size_t)draft_columns(box)).wrap.count;
    }
    struct marked marked =
        marked_make(text_of(draft->text), (size_t)draft_columns(box), view->arena);
    return marked.paragraph.wrap.count;
}

struct text draft_view_coming(const struct model *model, const struct draft *draft)
{
    const struct buffer *answer = &model->asking.answers[draft->answer - 1];
    return text_from(buffer_text(answer), answer->len);
}

/* How an answer ended that did not simply end. */
static const struct {
    const char *finish;
    const char *before; /* its text in a row */
    const char *says;
} endings[] = {
    {"length", "cut short: ", "cut at the limit of its length"},
    {"truncated", "cut short: ", "it broke off"},
    {"filter", "filtered: ", "the server's filter ended it"},
    {"refusal", "refused: ", "the model refused"},
};

static size_t ending_of(const struct draft *draft)
{
    size_t ending = 0;
    while (ending < COUNT_OF(endings) &&
           !string_equals(endings[ending].finish, draft->finish)) {
        ending++;
    }
    return ending;
}

void draft_view_warn(const struct view *view, const struct draft *draft,
                     struct pieces *pieces)
{
    size_t ending = ending_of(draft);
    if (draft->is_holding) {
        pieces_say(pieces, STYLE_REASON, "holding: ");
    }
    if (ending < COUNT_OF(endings)) {
        pieces_say(pieces, STYLE_FLAGGED, endings[ending].before);
    } else if (draft->is_truncated) {
        pieces_say(pieces, STYLE_FLAGGED, "cut short: ");
    }
    if (draft->holes != 0) {
        pieces_add(pieces, STYLE_FLAGGED,
                   shown_format(view->arena, "%zu to fill: ", draft->holes));
    }
}

static bool is_named_before(const struct draft *draft, size_t index)
{
    const struct source *source = &draft->sources[index];
    for (size_t i = 0; i < index; i++) {
        if (string_equals(draft->sources[i].kind, source->kind) &&
            string_equals(draft->sources[i].id, source->id)) {
            return true;
        }
    }
    return false;
}

/* " from order W2378156, macro late-parcel" */
static void add_sources(const struct view *view, const struct draft *draft,
                        struct pieces *pieces)
{
    pieces_say(pieces, STYLE_DIM, draft->source_count == 0 ? " from no source" : " from");
    for (size_t i = 0; i < draft->source_count; i++) {
        if (!is_named_before(draft, i)) {
            pieces_say(pieces, STYLE_DIM, i == 0 ? " " : ", ");
            pieces_add(pieces, STYLE_REASON, marks_source(&draft->sources[i], view->arena));
        }
    }
}

/* " ✦ gpt-x · it broke off" */
static void add_model(const struct view *view, const struct draft *draft,
                      struct pieces *pieces)
{
    size_t ending = ending_of(draft);
    pieces_say(pieces, STYLE_REASON, " " DRAFT_MODEL_SIGN " ");
    pieces_add(pieces, STYLE_REASON,
               shown_cut(view_suggestion(view->model)->model, MODEL_COLUMNS, view->arena));
    if (draft->is_coming) {
        pieces_say(pieces, STYLE_DIM, " · still writing");
    } else if (draft->failure != NULL) {
        pieces_say(pieces, STYLE_DIM, " · no answer");
    } else if (ending < COUNT_OF(endings)) {
        pieces_say(pieces, STYLE_DIM, " · ");
        pieces_say(pieces, STYLE_FLAGGED, endings[ending].says);
    }
    if (draft->holes != 0) {
        pieces_add(pieces, STYLE_FLAGGED,
                   shown_format(view->arena, " · %zu ⟦…⟧ to fill", draft->holes));
    }
}

/* "── from order W2378156, macro late-parcel ───" */
static void draw_origin(const struct view *view, struct box box, const struct draft *draft)
{
    struct pieces pieces = {.arena = view->arena};
    struct box line = {box.row, box.column + 1, 1, box.columns - 2};
    canvas_fill(view->canvas, line, STYLE_BORDER, frame_line(view));
    if (draft->answer != 0) {
        add_model(view, draft, &pieces);
    } else {
        add_sources(view, draft, &pieces);
    }
    pieces_say(&pieces, STYLE_DIM, " ");
    pieces_put(view->canvas, line, 0, DRAFT_INDENT - 2, line.columns - DRAFT_INDENT,
               &pieces);
}

/* The last lines of what has come, following its end. */
static void draw_coming(const struct view *view, struct box inside,
                        const struct draft *draft, size_t columns)
{
    struct text text = draft_view_coming(view->model, draft);
    size_t height = inside.rows < 1 ? 1 : (size_t)inside.rows;
    uint64_t of = view->model->asking.request * ASKING_ANSWERS + draft->answer;
    struct paragraph tail = tail_wrap(view->tail, of, text, columns, height, view->arena);
    size_t first = tail.wrap.count > height ? tail.wrap.count - height : 0;
    paragraph_draw(view->canvas, inside, &tail, first, STYLE_DRAFT);
}

static void draw_whole(const struct view *view, struct box box, const struct draft *draft)
{
    const struct model *model = view->model;
    struct text text = text_of(draft->text);
    struct marked marked = marked_make(text, (size_t)draft_columns(box), view->arena);
    struct pieces claim = {.arena = view->arena};
    struct paragraph about = {0};
    int rows = 0;
    marked.opinion = &draft->opinion;
    marked.claim = model->draft_claim;
    if (marked_stands(&marked) && box.rows > 2) {
        marks_step(view, text, &draft->opinion, model->draft_claim, &claim);
        about = pieces_wrap(&claim, marked.paragraph.wrap.columns);
        rows = about.wrap.count > 1 && box.rows > 5 ? 2 : 1;
    }
    struct box inside = box_inside(box, 1, 0, rows, DRAFT_INDENT);
    size_t height = (size_t)inside.rows;
    if (marked.paragraph.wrap.count > height) {
        paragraph_close_up(&marked.paragraph);
    }
    size_t claim_line = marked_claim_line(&marked);
    size_t first = height != 0 && claim_line >= height ? claim_line + 1 - height : 0;
    marked_draw(view, inside, &marked, first, draft_view_style(model, draft));
    if (marked.paragraph.wrap.count > first + height && height > 0) {
        canvas_put_right(view->canvas, inside, inside.rows - 1, 0, STYLE_DIM,
                         shown_literal("…"));
    }
    if (rows != 0) {
        pieces_put_wrapped(
            view->canvas,
            (struct box){inside.row + inside.rows, inside.column, rows, draft_columns(box)},
            &claim, &about);
    }
}

enum style draft_view_style(const struct model *model, const struct draft *draft)
{
    return model_offer_age(model) != OFFER_FRESH || draft->is_outdated ? STYLE_STALE
                                                                       : STYLE_DRAFT;
}

void draft_view_draw(const struct view *view, struct box box, const struct draft *draft)
{
    struct box inside = box_inside(box, 1, 0, 0, DRAFT_INDENT);
    size_t columns = (size_t)draft_columns(box);
    draw_origin(view, box, draft);
    if (draft->is_coming) {
        draw_coming(view, inside, draft, columns);
    } else if (draft->failure != NULL) {
        struct paragraph why = failure_of(view, draft, columns);
        paragraph_draw(view->canvas, inside, &why, 0, STYLE_DIM);
    } else {
        draw_whole(view, box, draft);
    }
}
