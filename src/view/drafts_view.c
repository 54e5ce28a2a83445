#include "view/drafts_view.h"

#include "view/frame.h"
#include "view/marks.h"

#include <string.h>

#define DRAFTS_MAX       ((size_t)9)
#define INDENT           3
#define COUNT_SLOTS      5
#define SLOT_COLUMNS     3
#define LANG_COLUMNS     3
#define FRONT_MIN        12
#define TEXT_COLUMNS_MAX 100

/* What a row counts, each in a column of its own where any draft has it. */
enum slot { SLOT_PROVED, SLOT_ATTESTED, SLOT_UNSOURCED, SLOT_CONTRADICTED, SLOT_FLAGS };

static const struct {
    enum verdict verdict;
    const char *sign;
    enum style style;
} slots[COUNT_SLOTS] = {
    [SLOT_PROVED] = {VERDICT_PROVED, "✓", STYLE_PROVED},
    [SLOT_ATTESTED] = {VERDICT_ATTESTED, "~", STYLE_ATTESTED},
    [SLOT_UNSOURCED] = {VERDICT_UNSOURCED, "?", STYLE_UNSOURCED},
    [SLOT_CONTRADICTED] = {VERDICT_CONTRADICTED, "✗", STYLE_CONTRADICTED},
    [SLOT_FLAGS] = {VERDICT_COUNT, "!", STYLE_FLAGGED},
};

static size_t slot_count(const struct draft *draft, enum slot slot)
{
    return slot == SLOT_FLAGS ? marks_flags(&draft->opinion)
                              : opinion_count(&draft->opinion, slots[slot].verdict);
}

static size_t shown_drafts(const struct suggestion *suggestion)
{
    return suggestion->draft_count < DRAFTS_MAX ? suggestion->draft_count : DRAFTS_MAX;
}

static int text_columns(struct box box)
{
    int columns = box.columns - INDENT - 1;
    return columns < 1 ? 1 : columns > TEXT_COLUMNS_MAX ? TEXT_COLUMNS_MAX : columns;
}

int drafts_view_rows(const struct view *view, struct box box)
{
    const struct suggestion *suggestion = view_suggestion(view->model);
    size_t tallest = 0;
    if (suggestion == NULL) {
        return 1;
    }
    size_t count = shown_drafts(suggestion);
    if (view->model->mode == MODE_WRITING && view->model->pane != PANE_DRAFTS) {
        return (int)count;
    }
    for (size_t i = 0; i < count; i++) {
        struct marked marked = marked_make(text_of(suggestion->drafts[i].text),
                                           (size_t)text_columns(box), view->arena);
        size_t lines = marked.paragraph.wrap.count;
        tallest = lines > tallest ? lines : tallest;
    }
    return (int)(count + 1 + tallest + 1);
}

static void digest_source(const struct source *source, struct digest *digest)
{
    const char *strings[] = {source->kind, source->id, source->field, source->value,
                             source->quote};
    for (size_t i = 0; i < COUNT_OF(strings); i++) {
        digest_string(digest, strings[i]);
    }
}

static void digest_draft(const struct draft *draft, struct digest *digest)
{
    digest_string(digest, draft->text);
    digest_string(digest, draft->lang);
    digest_number(digest, draft->is_holding);
    digest_number(digest, draft->is_truncated);
    digest_number(digest, draft->source_count);
    for (size_t i = 0; i < draft->source_count; i++) {
        digest_source(&draft->sources[i], digest);
    }
    marks_digest(&draft->opinion, digest);
}

void drafts_view_digest(const struct view *view, struct digest *digest)
{
    const struct model *model = view->model;
    const struct suggestion *suggestion = view_suggestion(model);
    digest_number(digest, model->open != NULL);
    digest_number(digest, model->offer_request != 0);
    digest_number(digest, model->is_offer_stale);
    digest_number(digest, model->draft_selected);
    digest_number(digest, model->draft_claim);
    digest_number(digest, (uint64_t)model->mode);
    digest_number(digest, model->pane == PANE_DRAFTS);
    if (suggestion == NULL) {
        return;
    }
    digest_string(digest, suggestion->engine);
    digest_string(digest, suggestion->model);
    digest_string(digest, suggestion->fallback);
    digest_number(digest, suggestion->draft_count);
    for (size_t i = 0; i < shown_drafts(suggestion); i++) {
        digest_draft(&suggestion->drafts[i], digest);
    }
}

/* The draft's text in one line: its lines one behind the other, without the empty ones. */
static struct shown front_of(const struct draft *draft, int columns, struct arena *arena)
{
    size_t max = (size_t)columns * 16 + 64;
    size_t len = strnlen(string_or_empty(draft->text), max);
    char *joined = arena_copy(arena, draft->text, len);
    size_t to = 0;
    for (size_t i = 0; i < len; i++) {
        char byte = joined[i] == '\n' ? ' ' : joined[i];
        if (byte != ' ' || (to > 0 && joined[to - 1] != ' ')) {
            joined[to++] = byte;
        }
    }
    joined[to] = '\0';
    return shown_line(joined, (size_t)columns, arena);
}

static void draw_counts(const struct view *view, struct box box, int row,
                        const struct draft *draft, const bool *is_used)
{
    int column = box.columns - 1;
    for (int slot = COUNT_SLOTS - 1; slot >= 0; slot--) {
        if (!is_used[slot]) {
            continue;
        }
        column -= SLOT_COLUMNS;
        size_t count = slot_count(draft, (enum slot)slot);
        if (count != 0) {
            canvas_format(view->canvas, box, row, column + 1, slots[slot].style, "%s%zu",
                          slots[slot].sign, count > 99 ? (size_t)99 : count);
        }
    }
}

static int counts_columns(const struct suggestion *suggestion, bool *is_used)
{
    int columns = 1;
    for (int slot = 0; slot < COUNT_SLOTS; slot++) {
        is_used[slot] = false;
        for (size_t i = 0; i < shown_drafts(suggestion); i++) {
            is_used[slot] |= slot_count(&suggestion->drafts[i], (enum slot)slot) != 0;
        }
        columns += is_used[slot] ? SLOT_COLUMNS : 0;
    }
    return columns;
}

/* "▸1 Hola Ana, tu pedido W2378156 salió el 19 de…  es ✓4" */
static void draw_row(const struct view *view, struct box box, size_t index, int counts,
                     const bool *is_used)
{
    const struct model *model = view->model;
    const struct draft *draft = &view_suggestion(model)->drafts[index];
    bool is_marked = index == model->draft_selected;
    enum style style = model->is_offer_stale ? STYLE_STALE : STYLE_DRAFT;
    int row = (int)index;
    int room = box.columns - INDENT - counts - LANG_COLUMNS;
    bool has_lang = room >= FRONT_MIN && draft->lang != NULL;
    struct pieces pieces = {.arena = view->arena};
    if (draft->is_holding) {
        pieces_say(&pieces, STYLE_REASON, "holding: ");
    }
    if (draft->is_truncated) {
        pieces_say(&pieces, STYLE_FLAGGED, "cut short: ");
    }
    pieces_add(&pieces, style, front_of(draft, box.columns, view->arena));
    canvas_put(view->canvas, box, row, 0, STYLE_KEY, shown_literal(is_marked ? "▸" : " "));
    canvas_format(view->canvas, box, row, 1, is_marked ? STYLE_KEY : STYLE_DIM, "%zu",
                  index + 1);
    pieces_put(view->canvas, box, row, INDENT,
               has_lang ? room - 1 : room + LANG_COLUMNS - 1, &pieces);
    if (has_lang) {
        canvas_put(view->canvas, box, row, INDENT + room, STYLE_DIM,
                   shown_line(draft->lang, 2, view->arena));
    }
    draw_counts(view, box, row, draft, is_used);
    if (is_marked && view_has_focus(view, PANE_DRAFTS)) {
        canvas_tint(view->canvas, box, row, 0, box.columns, STYLE_SELECTED);
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

/* "── from order W2378156, macro late-parcel ───" */
static void draw_sources(const struct view *view, struct box box, int row,
                         const struct draft *draft)
{
    struct pieces pieces = {.arena = view->arena};
    struct box line = {box.row + row, box.column + 1, 1, box.columns - 2};
    canvas_fill(view->canvas, line, STYLE_BORDER, 0x2500);
    pieces_say(&pieces, STYLE_DIM, draft->source_count == 0 ? " from no source" : " from");
    for (size_t i = 0; i < draft->source_count; i++) {
        if (!is_named_before(draft, i)) {
            pieces_say(&pieces, STYLE_DIM, i == 0 ? " " : ", ");
            pieces_add(&pieces, STYLE_REASON,
                       marks_source(&draft->sources[i], view->arena));
        }
    }
    pieces_say(&pieces, STYLE_DIM, " ");
    pieces_put(view->canvas, line, 0, INDENT - 2, line.columns - INDENT, &pieces);
}

static void draw_marked(const struct view *view, struct box box, const struct draft *draft)
{
    const struct model *model = view->model;
    struct text text = text_of(draft->text);
    struct marked marked = marked_make(text, (size_t)text_columns(box), view->arena);
    struct pieces claim = {.arena = view->arena};
    struct paragraph about = {0};
    int rows = 0;
    if (model->draft_claim < draft->opinion.claim_count && box.rows > 2) {
        marks_claim(view, text, &draft->opinion.claims[model->draft_claim], &claim);
        about = pieces_wrap(&claim, marked.paragraph.wrap.columns);
        rows = about.wrap.count > 1 && box.rows > 5 ? 2 : 1;
    }
    struct box inside = box_inside(box, 1, 0, rows, INDENT);
    size_t height = (size_t)inside.rows;
    if (marked.paragraph.wrap.count > height) {
        paragraph_close_up(&marked.paragraph);
    }
    marked.opinion = &draft->opinion;
    marked.claim = model->draft_claim;
    size_t claim_line = marked_claim_line(&marked);
    size_t first = height != 0 && claim_line >= height ? claim_line + 1 - height : 0;
    draw_sources(view, box, 0, draft);
    marked_draw(view, inside, &marked, first,
                model->is_offer_stale ? STYLE_STALE : STYLE_DRAFT);
    if (marked.paragraph.wrap.count > first + height && height > 0) {
        canvas_put_right(view->canvas, inside, inside.rows - 1, 0, STYLE_DIM,
                         shown_literal("…"));
    }
    if (rows != 0) {
        pieces_put_wrapped(
            view->canvas,
            (struct box){inside.row + inside.rows, inside.column, rows, text_columns(box)},
            &claim, &about);
    }
}

static void draw_nothing(const struct view *view, struct box box)
{
    char key[VIEW_KEY_SIZE];
    view_key(view->model, COMMAND_ASK, 0, key);
    if (view->model->open == NULL) {
        return;
    }
    if (view->model->offer_request != 0) {
        canvas_put(view->canvas, box, 0, 1, STYLE_DIM, shown_literal("asking for drafts…"));
    } else {
        canvas_format(view->canvas, box, 0, 1, STYLE_DIM, "no drafts; %s asks for some",
                      key);
    }
}

void drafts_view_draw(const struct view *view, struct box box)
{
    const struct model *model = view->model;
    const struct suggestion *suggestion = view_suggestion(model);
    bool is_used[COUNT_SLOTS];
    if (suggestion == NULL) {
        draw_nothing(view, box);
        return;
    }
    size_t count = shown_drafts(suggestion);
    int counts = counts_columns(suggestion, is_used);
    size_t first = 0;
    if ((size_t)box.rows < count && model->draft_selected >= (size_t)box.rows) {
        first = model->draft_selected - (size_t)box.rows + 1;
    }
    struct box scrolled = {box.row - (int)first, box.column, box.rows + (int)first,
                           box.columns};
    for (size_t i = first; i < count; i++) {
        draw_row(view, scrolled, i, counts, is_used);
    }
    if (box.rows >= (int)count + 2 && model->draft_selected < count) {
        draw_marked(view, box_inside(box, (int)count, 0, 0, 0),
                    &suggestion->drafts[model->draft_selected]);
    }
}

void drafts_view_title(const struct view *view, struct box box)
{
    const struct model *model = view->model;
    const struct suggestion *suggestion = view_suggestion(model);
    struct pieces left = {.arena = view->arena};
    struct pieces right = {.arena = view->arena};
    pieces_say(&left, STYLE_TITLE, "Drafts");
    if (suggestion != NULL && model->is_offer_stale) {
        pieces_say(&right, STYLE_WAITING,
                   model->offer_request != 0 ? "stale, asking again…"
                                             : "stale: the thread moved");
    } else if (suggestion != NULL && model->offer_request != 0) {
        pieces_say(&right, STYLE_DIM, "asking again…");
    } else if (suggestion != NULL && suggestion->fallback != NULL) {
        pieces_say(&right, STYLE_WAITING, "local: ");
        pieces_add(&right, STYLE_WAITING,
                   shown_line(suggestion->fallback, 40, view->arena));
    } else if (suggestion != NULL) {
        bool has_model = suggestion->model != NULL;
        pieces_add(&right, STYLE_DIM,
                   shown_line(has_model ? suggestion->model : suggestion->engine, 30,
                              view->arena));
    }
    frame_title(view, box, frame_style(view, PANE_DRAFTS), &left, &right);
}
