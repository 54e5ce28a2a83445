#include "view/prompt_view.h"

#include "base/utf8.h"
#include "view/error_lines.h"
#include "view/frame.h"
#include "view/shown.h"

#define COMPLETIONS_MAX ((size_t)8)

// clang-format off
static const struct {
    const char *before;
    const char *behind; /* the ticket that the answer is for; NULL: it is for none */
} prompt_labels[PROMPT_COUNT] = {
    [PROMPT_NONE] = {"", NULL},
    [PROMPT_COMMAND] = {":", NULL},
    [PROMPT_LIMIT] = {"limit ", NULL},
    [PROMPT_SEARCH] = {"/", NULL},
    [PROMPT_ASSIGN] = {"assign ", " to "},
    [PROMPT_TAG] = {"tags of ", ": "},
    [PROMPT_SNOOZE] = {"snooze ", " until "},
    [PROMPT_REFERENCE] = {"reference ", NULL},
    [PROMPT_IDENTIFIED] = {"identified by ", NULL},
    [PROMPT_ATTACH] = {"attach file ", NULL},
    [PROMPT_REWRITE] = {"rewrite it so: ", NULL},
};
// clang-format on

/* The same prompt asks for a colleague and, behind V, for a senior and the line of why. */
struct shown prompt_view_label(const struct model *model, size_t columns,
                               struct arena *arena)
{
    enum prompt_kind kind = model->prompt.kind;
    bool is_for_senior = kind == PROMPT_ASSIGN && model->is_for_senior;
    struct shown about = shown_line(model->prompt.about, columns, arena);

    if (prompt_labels[kind].behind == NULL)
        return shown_literal(prompt_labels[kind].before);
    struct shown front = shown_join(
        shown_literal(is_for_senior ? "hand " : prompt_labels[kind].before), about, arena);
    return shown_join(
        front,
        shown_literal(is_for_senior ? " to (NAME: WHY) " : prompt_labels[kind].behind),
        arena);
}

static struct shown prompt_label(const struct view *view)
{
    return prompt_view_label(view->model, (size_t)view->layout->status.columns / 3,
                             view->arena);
}

void prompt_view_digest(const struct view *view, struct digest *digest)
{
    const struct prompt *prompt = &view->model->prompt;
    digest_number(digest, (uint64_t)prompt->kind);
    if (prompt->kind != PROMPT_NONE) {
        struct text line = composer_text(&prompt->line);
        digest_bytes(digest, line.bytes, line.len);
        digest_number(digest, prompt->line.caret);
        digest_number(digest, prompt->line.has_mark);
        digest_number(digest, view->model->is_for_senior);
        digest_string(digest, prompt->about);
        digest_string(digest, prompt->error);
        digest_number(digest, prompt->is_refused);
    }
}

/* A prompt as it stands in the line. */
struct prompt_place {
    struct shown line; /* scrolled so that the caret is in sight */
    struct shown error;
    int column; /* where it begins */
    int room;
    int caret; /* cells before it */
};

/* Where the error does not fit behind what was typed, it has rows of its own. */
int prompt_view_rows(const struct model *model, struct arena *arena)
{
    const struct prompt *prompt = &model->prompt;
    size_t columns = (size_t)model->columns;
    struct shown_map map = shown_map_make(composer_text(&prompt->line), arena);
    size_t taken = 1 + shown_columns(prompt_view_label(model, columns / 3, arena)) +
                   utf8_columns(map.shown.text) + 4;
    size_t error = shown_columns(shown_line(prompt->error, columns, arena));
    if (error == 0 || taken + error <= columns) {
        return 1;
    }
    return 1 + error_lines(prompt->error, model->columns, arena);
}

static struct prompt_place prompt_place(const struct view *view)
{
    const struct prompt *prompt = &view->model->prompt;
    int columns = view->layout->status.columns;
    struct shown_map map = shown_map_make(composer_text(&prompt->line), view->arena);
    struct prompt_place place = {
        .error = view->layout->status.rows > 1
                     ? shown_literal("")
                     : shown_line(prompt->error, (size_t)columns / 2, view->arena),
        .column = 1 + (int)shown_columns(prompt_label(view)),
    };
    int error = (int)shown_columns(place.error);
    place.room = columns - place.column - 2 - (error != 0 ? error + 2 : 0);
    place.room = place.room < 8 ? 8 : place.room;
    size_t caret = shown_map_offset(&map, prompt->line.caret);
    size_t start = 0;
    struct text before = text_from(map.shown.text.bytes, caret);
    while (start < caret && utf8_columns(before) > (size_t)place.room) {
        size_t len = utf8_cluster_len(map.shown.text, start);
        start += len;
        before = text_from(map.shown.text.bytes + start, caret - start);
    }
    place.line = shown_part(map.shown, start, map.shown.text.len);
    place.caret = (int)utf8_columns(before);
    return place;
}

bool prompt_view_is_open(const struct model *model)
{
    return model->prompt.kind != PROMPT_NONE && model->menu.kind == MENU_NONE &&
           model->overlay.kind == OVERLAY_NONE;
}

void prompt_view_draw(const struct view *view)
{
    struct box box = view->layout->status;
    struct prompt_place place = prompt_place(view);
    canvas_put(view->canvas, box, 0, 1, STYLE_PROMPT, prompt_label(view));
    canvas_put_cut(view->canvas, box, 0, place.column, place.room + 1, STYLE_TEXT,
                   place.line);
    if (prompt_is_offered(&view->model->prompt)) {
        canvas_tint(view->canvas, box, 0, place.column, place.caret, STYLE_SELECTED);
    }
    enum style style = view->model->prompt.is_refused ? STYLE_ERROR : STYLE_DIM;
    canvas_put_right(view->canvas, box, 0, 1, style, place.error);
    if (box.rows > 1) {
        box.row++, box.rows--;
        error_lines_draw(view, box, style, view->model->prompt.error);
    }
}

void prompt_view_caret(const struct view *view)
{
    if (prompt_view_is_open(view->model)) {
        struct prompt_place place = prompt_place(view);
        canvas_caret(view->canvas, view->layout->status, 0, place.column + place.caret);
    }
}

void prompt_view_draw_completions(const struct view *view)
{
    const struct prompt *prompt = &view->model->prompt;
    size_t count = prompt->completion_count;
    if (prompt->kind == PROMPT_NONE || prompt->completions == NULL || count == 0) {
        return;
    }
    size_t rows = count < COMPLETIONS_MAX ? count : COMPLETIONS_MAX;
    size_t first = prompt->completion >= rows ? prompt->completion + 1 - rows : 0;
    int width = 8;
    for (size_t i = first; i < first + rows; i++) {
        int columns =
            (int)shown_columns(shown_line(prompt->completions[i], 40, view->arena));
        width = columns + 2 > width ? columns + 2 : width;
    }
    struct shown more = shown_format(view->arena, " %zu of %zu ", prompt->completion + 1, count);
    int more_columns = (int)shown_columns(more);
    width = count > rows && width < more_columns ? more_columns : width;
    int most = view->canvas->columns - 4; /* inside the frame of the panes, with its own */
    width = width < most ? width : most;
    struct box inside = {view->layout->status.row - 1 - (int)rows, 2, (int)rows, width};
    frame_box(view, inside, STYLE_BORDER_FOCUS, STYLE_MENU);
    if (count > rows) {
        struct box below = {inside.row + inside.rows, inside.column, 1, width};
        canvas_put_right(view->canvas, below, 0, 0, STYLE_DIM, more);
    }
    for (size_t i = 0; i < rows; i++) {
        bool is_current = first + i == prompt->completion;
        enum style style = is_current ? STYLE_MENU_SELECTED : STYLE_MENU;
        canvas_fill(view->canvas,
                    (struct box){inside.row + (int)i, inside.column, 1, width}, style, ' ');
        canvas_put_cut(view->canvas, inside, (int)i, 1, width - 2, style,
                       shown_line(prompt->completions[first + i], 40, view->arena));
    }
}
