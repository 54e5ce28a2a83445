#include "view/overlay_view.h"

#include "base/utf8.h"
#include "view/frame.h"
#include "view/paragraph.h"
#include "view/shown.h"

#define COLUMNS_MAX 100
#define KEYS_MAX    27 /* cells of a row's keys, with the gap behind them */
/* Cells for what a key does, else it stands below the key, so far in. */
#define HELP_BESIDE_MIN 24
#define HELP_INDENT     3

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

/* Where what is done stands: behind the keys, or below them where there is little room. */
struct help_columns {
    int keys;
    int indent;
    bool is_below;
};

static struct help_columns help_columns(const struct overlay *overlay, int columns)
{
    int width = keys_width(overlay, columns);
    bool is_below = columns - width < HELP_BESIDE_MIN;
    return is_below ? (struct help_columns){columns - 1, HELP_INDENT, true}
                    : (struct help_columns){width - 2, width, false};
}

/* Rows of the help from first on stand in the box. */
struct help_page {
    struct box box;
    struct help_columns columns;
    size_t first;
};

static void help_put(const struct view *view, const struct help_page *page, size_t row,
                     int column, int columns, enum style style, struct shown shown)
{
    if (row >= page->first && row - page->first < (size_t)page->box.rows) {
        canvas_put_cut(view->canvas, page->box, (int)(row - page->first), column, columns,
                       style, shown);
    }
}

/* A line "keys TAB help", from that row on; a heading has no keys. How many rows it has. */
static size_t help_line(const struct view *view, const struct help_page *page, size_t row,
                        struct text line)
{
    struct text help = line;
    struct text keys;
    text_next(&help, '\t', &keys);
    bool is_heading = keys.len == 0;
    int indent = is_heading ? 0 : page->columns.indent;
    int columns = page->box.columns - indent;
    size_t above = !is_heading && page->columns.is_below ? 1 : 0;
    struct paragraph says = paragraph_make(shown_make(help, view->arena),
                                           columns > 0 ? (size_t)columns : 1, view->arena);
    help_put(view, page, row, 1, page->columns.keys, STYLE_KEY,
             shown_make(keys, view->arena));
    for (size_t i = 0; i < says.wrap.count; i++) {
        help_put(view, page, row + above + i, indent, columns,
                 is_heading ? STYLE_TITLE : STYLE_MENU, paragraph_line(&says, i));
    }
    return above + says.wrap.count;
}

/* All of it; how many rows it has. */
static size_t help_lines(const struct view *view, const struct help_page *page)
{
    const struct buffer *text = &view->model->overlay.text;
    struct text rest = text_from(text->bytes, text->len);
    struct text line;
    size_t rows = 0;
    while (text_next(&rest, '\n', &line)) {
        rows += help_line(view, page, rows, line);
    }
    return rows;
}

static size_t help_rows(const struct view *view, int columns)
{
    struct help_page page = {.box = {.columns = columns},
                             .columns = help_columns(&view->model->overlay, columns)};
    return help_lines(view, &page);
}

static void draw_help(const struct view *view, struct box box, size_t rows)
{
    struct help_page page = {.box = box,
                             .columns = help_columns(&view->model->overlay, box.columns),
                             .first = first_line(view, rows, (size_t)box.rows)};
    (void)help_lines(view, &page);
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
    size_t rows = is_help ? help_rows(view, box.columns - 2) : 0;
    if (is_help) {
        shrink(&box, rows + (is_filtered(overlay) ? 1 : 0));
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
        draw_help(view, box_inside(inside, is_filtered(overlay) ? 1 : 0, 0, 0, 0), rows);
    } else {
        draw_text(view, box_inside(box, 0, 1, 0, 1), &paragraph, &map);
    }
    draw_title(view, box);
}
