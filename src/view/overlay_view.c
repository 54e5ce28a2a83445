#include "view/overlay_view.h"

#include "base/utf8.h"
#include "view/frame.h"
#include "view/paragraph.h"
#include "view/shown.h"

#define COLUMNS_MAX 100
#define KEYS_MAX    27 /* cells of a row's keys, with the gap behind them */

static const char *const titles[] = {
    [OVERLAY_NONE] = "",
    [OVERLAY_HELP] = "Keys",
    [OVERLAY_DIFF] = "Against the draft",
    [OVERLAY_LEAVES] = "What leaves this machine",
    [OVERLAY_TRIAGE] = "What this ticket is about",
    [OVERLAY_REWRITE] = "Rewriting",
    [OVERLAY_SUMMARY] = "Summary",
    [OVERLAY_BACK] = "What you wrote",
    [OVERLAY_COPY] = "Copy mode",
    [OVERLAY_PRODUCT] = "Product",
    [OVERLAY_SPELLING] = "Misspelt",
};

static bool is_diff(enum overlay_kind kind)
{
    return kind == OVERLAY_DIFF || kind == OVERLAY_REWRITE;
}

/* As wide as it reads well, no higher than its lines need. */
static struct box place(const struct view *view)
{
    struct box box = box_inside(view->layout->body, 1, 1, 1, 1);
    if (box.columns > COLUMNS_MAX + 8) {
        box.column += (box.columns - COLUMNS_MAX) / 2;
        box.columns = COLUMNS_MAX;
    }
    return box;
}

static void shrink(struct box *box, size_t lines)
{
    if (lines + 1 < (size_t)box->rows) {
        box->row += (box->rows - (int)lines - 1) / 2;
        box->rows = (int)lines + 1;
    }
}

/* What a model writes is followed to its end, until one scrolls. */
static bool is_followed(const struct model *model)
{
    bool is_errand = model->overlay.kind == OVERLAY_REWRITE ||
                     model->overlay.kind == OVERLAY_SUMMARY ||
                     model->overlay.kind == OVERLAY_BACK;
    return is_errand && model->errand.telling.state == TELLING_RUNS &&
           model->overlay.top == 0;
}

static size_t first_line(const struct view *view, size_t lines, size_t rows)
{
    size_t last_top = lines > rows ? lines - rows : 0;
    size_t top = is_followed(view->model) ? last_top : view->model->overlay.top;
    view->drawn->list_rows = rows;
    view->drawn->overlay_lines = lines;
    return top < last_top ? top : last_top;
}

/* A line "keys TAB help" of the help; a heading has no keys. */
static void draw_key(const struct view *view, struct box box, int row, int width,
                     struct text line)
{
    struct text help = line;
    struct text keys;
    text_next(&help, '\t', &keys);
    if (keys.len == 0) {
        canvas_put_cut(view->canvas, box, row, 0, box.columns, STYLE_TITLE,
                       shown_make(help, view->arena));
        return;
    }
    canvas_put_cut(view->canvas, box, row, 1, width - 2, STYLE_KEY,
                   shown_make(keys, view->arena));
    canvas_put_cut(view->canvas, box, row, width, box.columns - width, STYLE_MENU,
                   shown_make(help, view->arena));
}

static size_t count_lines(struct text text)
{
    struct text line;
    size_t lines = 0;
    while (text_next(&text, '\n', &line)) {
        lines++;
    }
    return lines;
}

static bool is_filtered(const struct overlay *overlay)
{
    return overlay->kind == OVERLAY_HELP &&
           (overlay->is_sought || !composer_is_empty(&overlay->filter));
}

/* "/ words", in the row above what has them. */
static void draw_filter(const struct view *view, struct box box)
{
    const struct overlay *overlay = &view->model->overlay;
    struct shown_map map = shown_map_make(composer_text(&overlay->filter), view->arena);
    size_t caret = shown_map_offset(&map, overlay->filter.caret);
    int before = (int)utf8_columns(text_from(map.shown.text.bytes, caret));
    int last = box.columns - 3;
    canvas_put(view->canvas, box, 0, 0, STYLE_PROMPT, shown_literal("/"));
    canvas_put_cut(view->canvas, box, 0, 2, box.columns - 2, STYLE_MENU, map.shown);
    if (overlay->is_sought) {
        canvas_caret(view->canvas, box, 0, 2 + (before > last ? last : before));
    }
}

/* What is done begins behind the longest of the keys, whatever is looked for in them. */
static int keys_width(const struct overlay *overlay, int columns)
{
    const struct buffer *text = overlay->whole.len != 0 ? &overlay->whole : &overlay->text;
    struct text rest = text_from(text->bytes, text->len), line, keys;
    int most = KEYS_MAX < columns / 2 ? KEYS_MAX : columns / 2;
    int width = 0;
    while (width < most && text_next(&rest, '\n', &line)) {
        (void)text_next(&line, '\t', &keys);
        int taken = (int)utf8_columns(keys) + 3;
        width = taken > width ? taken : width;
    }
    return width < most ? width : most;
}

static void draw_help(const struct view *view, struct box box)
{
    const struct buffer *text = &view->model->overlay.text;
    struct text rest = text_from(text->bytes, text->len);
    struct text line;
    int width = keys_width(&view->model->overlay, box.columns);
    size_t first = first_line(view, count_lines(rest), (size_t)box.rows);
    for (size_t i = 0; text_next(&rest, '\n', &line); i++) {
        if (i >= first && i - first < (size_t)box.rows) {
            draw_key(view, box, (int)(i - first), width, line);
        }
    }
}

/* In a diff a line begins with what it says of itself. */
static enum style line_style(enum overlay_kind kind, char first)
{
    bool is_own = kind == OVERLAY_REWRITE || kind == OVERLAY_BACK;
    if (is_diff(kind) && first == '-') {
        return STYLE_STALE;
    }
    if (is_own && first == '!') {
        return STYLE_FLAGGED;
    }
    return is_diff(kind) && first == '+' ? STYLE_UNREAD : STYLE_MENU;
}

/* Numbers that stand on one side alone. */
static void tint_marks(const struct view *view, struct box box,
                       const struct paragraph *paragraph, const struct shown_map *map,
                       size_t first)
{
    const struct overlay *overlay = &view->model->overlay;
    for (size_t i = 0; i < overlay->mark_count; i++) {
        paragraph_tint(view->canvas, box, paragraph, first,
                       shown_map_offset(map, overlay->marks[i].start),
                       shown_map_offset(map, overlay->marks[i].end), STYLE_CONTRADICTED);
    }
}

static void draw_text(const struct view *view, struct box box,
                      const struct paragraph *paragraph, const struct shown_map *map)
{
    struct text text = paragraph->shown.text;
    size_t first = first_line(view, paragraph->wrap.count, (size_t)box.rows);
    enum style style = STYLE_MENU;
    for (size_t i = 0; i < paragraph->wrap.count; i++) {
        size_t start = paragraph->wrap.lines[i].start;
        if (start == 0 || text.bytes[start - 1] == '\n') {
            style = line_style(view->model->overlay.kind,
                               start < text.len ? text.bytes[start] : ' ');
        }
        if (i >= first && i - first < (size_t)box.rows) {
            canvas_put(view->canvas, box, (int)(i - first), 0, style,
                       paragraph_line(paragraph, i));
        }
    }
    tint_marks(view, box, paragraph, map, first);
}

static void draw_title(const struct view *view, struct box box)
{
    const struct overlay *overlay = &view->model->overlay;
    struct pieces title = {.arena = view->arena};
    struct pieces right = {.arena = view->arena};
    size_t below = overlay->top + view->drawn->list_rows;
    if (below < view->drawn->overlay_lines && !is_followed(view->model)) {
        pieces_add(
            &right, STYLE_WAITING,
            shown_format(view->arena, "%zu below", view->drawn->overlay_lines - below));
    }
    pieces_say(&title, STYLE_TITLE, titles[overlay->kind]);
    frame_title(view, box, STYLE_BORDER_FOCUS, &title, &right);
}

void overlay_view_draw(const struct view *view)
{
    const struct overlay *overlay = &view->model->overlay;
    struct text text = text_from(overlay->text.bytes, overlay->text.len);
    struct box box = place(view);
    bool is_help = overlay->kind == OVERLAY_HELP;
    struct paragraph paragraph = {0};
    struct shown_map map = {0};
    if (is_help) {
        shrink(&box, count_lines(text) + (is_filtered(overlay) ? 1 : 0));
    } else {
        map = shown_map_make(text, view->arena);
        paragraph = paragraph_make(map.shown, (size_t)box.columns - 2, view->arena);
        shrink(&box, paragraph.wrap.count);
    }
    frame_box(view, box, STYLE_BORDER_FOCUS, STYLE_MENU);
    if (is_help) {
        struct box inside = box_inside(box, 0, 1, 0, 1);
        if (is_filtered(overlay)) {
            draw_filter(view, inside);
        }
        draw_help(view, box_inside(inside, is_filtered(overlay) ? 1 : 0, 0, 0, 0));
    } else {
        draw_text(view, box_inside(box, 0, 1, 0, 1), &paragraph, &map);
    }
    draw_title(view, box);
}
