#include "view/drafts_view.h"

#include "view/draft_view.h"
#include "view/frame.h"
#include "view/marks.h"
#include "view/tail.h"

#include <string.h>

#define DRAFTS_MAX    ((size_t)9)
#define INDENT        DRAFT_INDENT
#define COUNT_SLOTS   6
#define SLOT_COLUMNS  3
#define LANG_COLUMNS  3
#define FRONT_MIN     12
#define SIGN_COLUMNS  2
#define MODEL_COLUMNS 30
/* The word and the border around it and around what stands on the right. */
#define TITLE_COLUMNS ((int)strlen("Drafts") + 6)
/* Cells of the title beside why the local engine answered. */
#define FALLBACK_REST 24
/* Lines of the marked draft that stand below the rows, where the pane has as many: then
 * rows away from the mark are left out. */
#define FULL_LINES 3

/* What a row counts, each in a column of its own where any draft has it. */
enum slot {
    SLOT_PROVED,
    SLOT_ATTESTED,
    SLOT_UNSOURCED,
    SLOT_CONTRADICTED,
    SLOT_FLAGS,
    SLOT_NOT_CHECKED
};

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
    [SLOT_NOT_CHECKED] = {VERDICT_COUNT, "…", STYLE_UNSOURCED},
};

static size_t slot_count(const struct draft *draft, enum slot slot)
{
    if (slot == SLOT_NOT_CHECKED) {
        return draft->opinion.not_checked;
    }
    return slot == SLOT_FLAGS ? marks_flags(&draft->opinion)
                              : opinion_count(&draft->opinion, slots[slot].verdict);
}

static size_t shown_drafts(const struct suggestion *suggestion)
{
    return suggestion->draft_count < DRAFTS_MAX ? suggestion->draft_count : DRAFTS_MAX;
}

static bool is_rows_alone(const struct model *model)
{
    return model->mode == MODE_WRITING && model->pane != PANE_DRAFTS;
}

int drafts_view_rows(const struct view *view, struct box box)
{
    const struct suggestion *suggestion = view_suggestion(view->model);
    size_t tallest = 0;
    if (suggestion == NULL) {
        return 1;
    }
    size_t count = shown_drafts(suggestion);
    if (is_rows_alone(view->model)) {
        return (int)count;
    }
    for (size_t i = 0; i < count; i++) {
        size_t lines = draft_view_rows(view, box, &suggestion->drafts[i]);
        tallest = lines > tallest ? lines : tallest;
    }
    return (int)(count + 1 + tallest + 1);
}

/* Where its words are from is told of the marked draft alone. */
static void digest_sources(const struct draft *draft, struct digest *digest)
{
    digest_number(digest, draft->source_count);
    for (size_t i = 0; i < draft->source_count; i++) {
        const struct source *source = &draft->sources[i];
        const char *strings[] = {source->kind, source->id, source->field, source->value,
                                 source->quote};
        for (size_t j = 0; j < COUNT_OF(strings); j++) {
            digest_string(digest, strings[j]);
        }
    }
}

/* step: of its opinion, the one that a line tells of. */
static void digest_draft(const struct draft *draft, size_t step, struct digest *digest)
{
    digest_string(digest, draft->text);
    digest_string(digest, draft->lang);
    digest_number(digest, draft->is_holding);
    digest_number(digest, draft->is_truncated);
    digest_string(digest, draft->finish);
    digest_number(digest, draft->answer);
    digest_number(digest, draft->is_coming);
    digest_number(digest, draft->is_outdated);
    digest_string(digest, draft->failure);
    digest_number(digest, draft->holes);
    marks_digest(&draft->opinion, step, digest);
}

void drafts_view_wish(const struct view *view, struct digest *digest)
{
    const struct model *model = view->model;
    const struct suggestion *suggestion = view_suggestion(model);
    digest_number(digest, (uint64_t)model->mode);
    digest_number(digest, model->pane == PANE_DRAFTS);
    if (suggestion == NULL) {
        return;
    }
    digest_number(digest, suggestion->draft_count);
    for (size_t i = 0; i < shown_drafts(suggestion); i++) {
        const struct draft *draft = &suggestion->drafts[i];
        bool is_marked = i == model->draft_selected;
        digest_draft(draft, is_marked ? model->draft_claim : SIZE_MAX, digest);
        if (is_marked) {
            digest_sources(draft, digest);
        }
    }
}

void drafts_view_digest(const struct view *view, struct digest *digest)
{
    const struct model *model = view->model;
    const struct suggestion *suggestion = view_suggestion(model);
    digest_number(digest, model->open != NULL);
    digest_number(digest, model->offer_request != 0);
    digest_number(digest, (uint64_t)model_offer_age(model));
    digest_number(digest, model->draft_selected);
    digest_number(digest, model->draft_claim);
    digest_number(digest, model->asking.request);
    digest_number(digest, model->asking.count);
    if (suggestion != NULL) {
        digest_string(digest, suggestion->engine);
        digest_string(digest, suggestion->model);
        digest_string(digest, suggestion->fallback);
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

/* What came so far, or why nothing will, or how the text begins. */
static void add_front(const struct view *view, const struct draft *draft, enum style style,
                      int width, struct pieces *pieces)
{
    if (draft->failure != NULL) {
        pieces_say(pieces, STYLE_WAITING, "no answer: ");
        pieces_add(pieces, STYLE_DIM,
                   shown_line(draft->failure, (size_t)width, view->arena));
        return;
    }
    if (draft->is_coming) {
        struct text coming = draft_view_coming(view->model, draft);
        if (coming.len == 0) {
            pieces_say(pieces, STYLE_DIM, "asked, no word yet");
            return;
        }
        pieces_add(pieces, style,
                   tail_line(coming, width < 0 ? 0 : (size_t)width, view->arena));
        return;
    }
    draft_view_warn(view, draft, pieces);
    pieces_add(pieces, style, front_of(draft, width, view->arena));
}

/* "▸1 Hola Ana, tu pedido W2378156 salió el 19 de…  es ✓4" */
static void draw_row(const struct view *view, struct box box, size_t index, int counts,
                     const bool *is_used)
{
    const struct model *model = view->model;
    const struct draft *draft = &view_suggestion(model)->drafts[index];
    bool is_marked = index == model->draft_selected;
    enum style style = draft_view_style(model, draft);
    int row = (int)index;
    int room = box.columns - INDENT - counts - LANG_COLUMNS;
    bool has_lang = room >= FRONT_MIN && draft->lang != NULL;
    struct pieces pieces = {.arena = view->arena};
    int sign = draft->answer != 0 ? SIGN_COLUMNS : 0;
    int width = (has_lang ? room - 1 : room + LANG_COLUMNS - 1) - sign;
    if (draft->failure != NULL) { /* nothing stands behind it */
        width = box.columns - INDENT - 1 - sign;
    }
    add_front(view, draft, style, width, &pieces);
    canvas_put(view->canvas, box, row, 0, STYLE_KEY, shown_literal(is_marked ? "▸" : " "));
    canvas_format(view->canvas, box, row, 1, is_marked ? STYLE_KEY : STYLE_DIM, "%zu",
                  index + 1);
    if (sign != 0) {
        canvas_put(view->canvas, box, row, INDENT, STYLE_REASON,
                   shown_literal(DRAFT_MODEL_SIGN));
    }
    pieces_put(view->canvas, box, row, INDENT + sign, width, &pieces);
    if (has_lang) {
        canvas_put(view->canvas, box, row, INDENT + room, STYLE_DIM,
                   shown_line(draft->lang, 2, view->arena));
    }
    draw_counts(view, box, row, draft, is_used);
    if (is_marked && view_has_focus(view, PANE_DRAFTS)) {
        canvas_tint(view->canvas, box, row, 0, box.columns, STYLE_SELECTED);
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

/* Rows of drafts that are shown: these and those before and behind. */
struct rows_shown {
    size_t first;
    size_t count;
};

static size_t full_lines(const struct view *view, struct box box,
                         const struct suggestion *suggestion)
{
    size_t most = 1;
    for (size_t i = 0; i < shown_drafts(suggestion) && most < FULL_LINES; i++) {
        size_t lines = draft_view_rows(view, box, &suggestion->drafts[i]);
        most = lines > most ? lines : most;
    }
    return most < FULL_LINES ? most : FULL_LINES;
}

/* Around the mark, as many as leave room for the marked one in full. */
static struct rows_shown rows_of(const struct view *view, struct box box,
                                 const struct suggestion *suggestion)
{
    size_t all = shown_drafts(suggestion);
    size_t rows = box.rows < 1 ? 0 : (size_t)box.rows;
    size_t marked = view->model->draft_selected;
    struct rows_shown shown = {.count = rows};
    if (!is_rows_alone(view->model) && rows > 2) {
        size_t full = full_lines(view, box, suggestion) + 1;
        shown.count = rows > full ? rows - full : 1;
    }
    if (shown.count > all) {
        shown.count = all;
    }
    if (marked > shown.count / 2) {
        shown.first = marked - shown.count / 2;
    }
    if (shown.first > all - shown.count) {
        shown.first = all - shown.count;
    }
    return shown;
}

static void draw_full(const struct view *view, struct box box, bool is_emptied)
{
    const struct model *model = view->model;
    const struct suggestion *suggestion = view_suggestion(model);
    size_t rows = view->drafts->count;
    struct box inside = box_inside(box, (int)rows, 0, 0, 0);
    if (box.rows < (int)rows + 2 || model->draft_selected >= shown_drafts(suggestion)) {
        return;
    }
    if (!is_emptied) {
        canvas_fill(view->canvas, inside, STYLE_TEXT, ' ');
    }
    draft_view_draw(view, inside, &suggestion->drafts[model->draft_selected]);
}

/* The box in which a draft's index is its row. */
static struct box box_of_rows(const struct view *view, struct box box)
{
    int first = (int)view->drafts->first;
    return (struct box){box.row - first, box.column, box.rows + first, box.columns};
}

static void note_lengths(const struct view *view)
{
    for (size_t i = 0; i < ASKING_ANSWERS; i++) {
        view->drafts->lens[i] = view->model->asking.answers[i].len;
    }
}

void drafts_view_draw(const struct view *view, struct box box)
{
    const struct suggestion *suggestion = view_suggestion(view->model);
    bool is_used[COUNT_SLOTS];
    if (suggestion == NULL) {
        draw_nothing(view, box);
        return;
    }
    int counts = counts_columns(suggestion, is_used);
    struct rows_shown shown = rows_of(view, box, suggestion);
    view->drafts->first = shown.first;
    view->drafts->count = shown.count;
    for (size_t i = 0; i < shown.count; i++) {
        draw_row(view, box_of_rows(view, box), shown.first + i, counts, is_used);
    }
    draw_full(view, box, true);
    note_lengths(view);
}

/* What comes only grows: its length stands for it. */
static bool has_grown(const struct view *view, const struct draft *draft)
{
    return draft->is_coming && view->model->asking.answers[draft->answer - 1].len !=
                                   view->drafts->lens[draft->answer - 1];
}

void drafts_view_draw_growth(const struct view *view, struct box box)
{
    const struct suggestion *suggestion = view_suggestion(view->model);
    size_t marked = view->model->draft_selected;
    struct drafts_drawn *drawn = view->drafts;
    bool is_used[COUNT_SLOTS];
    if (suggestion == NULL) {
        return;
    }
    int counts = counts_columns(suggestion, is_used);
    for (size_t i = drawn->first; i < drawn->first + drawn->count; i++) {
        if (has_grown(view, &suggestion->drafts[i])) {
            struct box row = {box.row + (int)(i - drawn->first), box.column, 1,
                              box.columns};
            canvas_fill(view->canvas, row, STYLE_TEXT, ' ');
            draw_row(view, box_of_rows(view, box), i, counts, is_used);
        }
    }
    if (marked < suggestion->draft_count && has_grown(view, &suggestion->drafts[marked])) {
        draw_full(view, box, false);
    }
    note_lengths(view);
}

/* "2 above · 1 below", of the rows that are left out. */
static void add_left_out(const struct view *view, struct box box,
                         const struct suggestion *suggestion, struct pieces *right)
{
    struct rows_shown shown = rows_of(view, box, suggestion);
    size_t below = shown_drafts(suggestion) - shown.first - shown.count;
    if (shown.first != 0) {
        pieces_add(right, STYLE_WAITING,
                   shown_format(view->arena, "%zu above", shown.first));
        pieces_say(right, STYLE_DIM, below != 0 ? " · " : "");
    }
    if (below != 0) {
        pieces_add(right, STYLE_WAITING, shown_format(view->arena, "%zu below", below));
    }
}

/* "local · ✦ gpt-x" */
static void add_model(const struct view *view, const struct suggestion *suggestion,
                      struct pieces *right)
{
    if (suggestion->model != NULL) {
        pieces_say(right, STYLE_DIM, " · ");
        pieces_say(right, STYLE_REASON, DRAFT_MODEL_SIGN " ");
        pieces_add(right, STYLE_DIM,
                   shown_cut(suggestion->model, MODEL_COLUMNS, view->arena));
    }
}

/* Who wrote them, or what is to be known of them. */
static void add_state(const struct view *view, const struct suggestion *suggestion,
                      int room, struct pieces *right)
{
    const struct model *model = view->model;
    enum offer_age age = model_offer_age(model);
    if (age != OFFER_FRESH) {
        pieces_say(right, STYLE_WAITING,
                   model->offer_request != 0 ? "stale, asking again…"
                   : age == OFFER_MOVED      ? "stale: the thread moved"
                   : age == OFFER_SENT       ? "answered: a reply was sent"
                   : age == OFFER_LATE       ? "answered already"
                                             : "answered: a reply is held");
    } else if (model->offer_request != 0) {
        pieces_say(right, STYLE_DIM, "asking again…");
    } else if (suggestion->fallback != NULL) {
        pieces_say(right, STYLE_WAITING, "local: ");
        pieces_add(
            right, STYLE_WAITING,
            shown_cut(suggestion->fallback, room < 1 ? 1 : (size_t)room, view->arena));
    } else {
        pieces_add(right, STYLE_DIM,
                   shown_cut(suggestion->engine, MODEL_COLUMNS, view->arena));
        add_model(view, suggestion, right);
    }
}

/* The state stands alone where it warns, and else gives way to the rows left out. */
void drafts_view_title(const struct view *view, struct box box)
{
    const struct suggestion *suggestion = view_suggestion(view->model);
    struct pieces left = {.arena = view->arena};
    struct pieces right = {.arena = view->arena};
    struct pieces state = {.arena = view->arena};
    pieces_say(&left, STYLE_TITLE, "Drafts");
    if (suggestion != NULL) {
        add_left_out(view, box, suggestion, &right);
        int used = right.count == 0 ? 0 : pieces_columns(&right) + 3;
        add_state(view, suggestion, box.columns - FALLBACK_REST - used, &state);
        bool is_beside = used + pieces_columns(&state) + TITLE_COLUMNS <= box.columns;
        if (used == 0 || (!is_beside && model_offer_age(view->model) != OFFER_FRESH)) {
            right = state;
        } else if (is_beside) {
            pieces_say(&right, STYLE_DIM, " · ");
            pieces_join(&right, &state);
        }
    }
    frame_title(view, box, frame_style(view, PANE_DRAFTS), &left, &right);
}
