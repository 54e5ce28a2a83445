#include "view/menu_view.h"

#include "base/utf8.h"
#include "view/frame.h"
#include "view/paragraph.h"
#include "view/shown.h"

#define NO_SUCH_WORDS     "no article has that; on the question:"
#define COLUMNS_MAX       78
#define COLUMNS_MIN       30
#define SENTENCE_MAX      60
#define KEY_COLUMNS       3
#define KIND_COLUMNS      10 /* "customer" and a gap */
#define ROWS_ABOVE_MIN    8
#define COLUMNS_ABOVE_MIN 40
#define TITLE_COLUMNS_MAX 300
#define PREVIEW_ROWS      8 /* and the line above them: a third of the room at most, */
#define LIST_ROWS         9 /* or what these leave, the filter among them */
#define PREVIEW_ROWS_MIN  3
#define PREVIEW_ROWS_MAX  12 /* where the list leaves them */
#define PREVIEW_INDENT    KEY_COLUMNS
/* In fewer columns, where there are rows enough, an item's detail stands below it. */
#define TALL_COLUMNS 40
#define TALL_ROWS    12
/* Of a longer list the first ones say how wide it is. */
#define MEASURED_MAX ((size_t)300)

/* How the list stands in its box. */
struct list {
    int labels;    /* cells of the widest label */
    int item_rows; /* of each: 2 where the detail stands below */
    bool is_cut;   /* some line has more cells than there are */
    bool is_whole; /* all items stand there */
};

static const struct menu_item *item_at(const struct menu *menu, size_t shown)
{
    return &menu->items[menu->shown[shown]];
}

static int label_columns(const struct menu *menu, struct arena *arena)
{
    int widest = 0;
    for (size_t i = 0; i < menu->count && i < MEASURED_MAX; i++) {
        int columns =
            (int)shown_columns(shown_line(menu->items[i].label, COLUMNS_MAX / 2, arena));
        widest = columns > widest ? columns : widest;
    }
    return widest > COLUMNS_MAX / 2 ? COLUMNS_MAX / 2 : widest;
}

/* What a macro is called is typed: its title gives way. */
static int labels_beside(const struct menu *menu, int labels, int columns,
                         struct arena *arena)
{
    int widest = 0;
    bool is_of_macros = menu->kind == MENU_MACROS && menu->is_filtered &&
                        menu->count != 0 && !menu->items[0].is_text;
    if (!is_of_macros) {
        return labels;
    }
    for (size_t i = 0; i < menu->count && i < MEASURED_MAX; i++) {
        int own = (int)shown_columns(shown_line(menu->items[i].detail, COLUMNS_MAX, arena));
        widest = own > widest ? own : widest;
    }
    int left = columns - KEY_COLUMNS - 2 - widest - 1;
    left = left < 0 ? 0 : left;
    return labels < left ? labels : left;
}

/* As wide as its lines are. */
static int line_columns(const struct menu *menu, int labels, struct arena *arena)
{
    int widest = 0;
    for (size_t i = 0; i < menu->count && i < MEASURED_MAX; i++) {
        struct shown detail = shown_line(menu->items[i].detail, COLUMNS_MAX, arena);
        int kind = menu->items[i].kind == NULL ? 0 : KIND_COLUMNS;
        int columns = KEY_COLUMNS + labels + 2 + kind + (int)shown_columns(detail) + 1;
        widest = columns > widest ? columns : widest;
    }
    return widest > COLUMNS_MAX ? COLUMNS_MAX : widest;
}

/* A title that does not fit is wrapped. */
static int wanted_columns(const struct menu *menu, int lines, struct arena *arena)
{
    int title = (int)shown_columns(shown_line(menu->title, SENTENCE_MAX, arena)) + 4;
    int widest = title > SENTENCE_MAX ? SENTENCE_MAX : title;
    widest = lines > widest ? lines : widest;
    return widest < COLUMNS_MIN ? COLUMNS_MIN : widest;
}

/* About no reply, and its lines are long: it may be as wide as it likes. */
static bool is_of_the_program(enum menu_kind kind)
{
    return kind == MENU_MODEL || kind == MENU_PALETTE;
}

/* Of so many rows that there is room for: the line above what the marked row says, and
 * that. As many whichever row is marked, so that the list stands still. */
static int preview_rows(const struct view *view, struct box room, int list)
{
    const struct menu *menu = &view->model->menu;
    bool has_preview =
        menu->is_filtered && (menu->kind == MENU_MACROS || menu->kind == MENU_PALETTE);
    int third = room.rows / 3;
    int left = room.rows - LIST_ROWS;
    int rows = third > left ? third : left;
    int spare = room.rows - list;
    if (!has_preview || room.columns < COLUMNS_ABOVE_MIN || rows <= PREVIEW_ROWS_MIN) {
        return 0;
    }
    rows = rows < PREVIEW_ROWS + 1 ? rows : PREVIEW_ROWS + 1;
    spare = spare < PREVIEW_ROWS_MAX + 1 ? spare : PREVIEW_ROWS_MAX + 1;
    return rows > spare ? rows : spare;
}

/* Above the reply, since most menus speak of it, where there is room; else in the middle.
 * In the reply's columns where its lines fit there: what a choice does is not cut for its
 * place. */
static struct box place(const struct view *view, int rows, int columns, int lines,
                        int *below)
{
    struct box room = box_inside(view->layout->body, 1, 1, 1, 1);
    struct box reply = view->layout->panes[PANE_REPLY];
    int above = reply.row - 2 - room.row;
    bool is_above = view->layout->is_shown[PANE_REPLY] && above >= ROWS_ABOVE_MIN;
    if (is_above) {
        room.rows = above;
    }
    if (is_above && reply.columns - 2 >= COLUMNS_ABOVE_MIN && reply.columns - 2 >= lines &&
        !is_of_the_program(view->model->menu.kind)) {
        room.column = reply.column + 1;
        room.columns = reply.columns - 2;
    }
    *below = preview_rows(view, room, rows);
    rows += *below;
    columns = *below != 0 ? COLUMNS_MAX : columns; /* what is read there has long lines */
    struct box box = {0, 0, rows < room.rows ? rows : room.rows,
                      columns < room.columns ? columns : room.columns};
    box.row =
        is_above ? room.row + room.rows - box.rows : room.row + (room.rows - box.rows) / 2;
    box.column = room.column + (room.columns - box.columns) / 2;
    return box;
}

/* What was searched for, where the label shows it. */
static void mark_match(const struct view *view, struct box line,
                       const struct menu_item *item, int labels)
{
    if (item->match_end == 0) {
        return;
    }
    struct shown_map map = shown_map_make(text_of(item->label), view->arena);
    size_t start = shown_map_offset(&map, item->match_start);
    size_t end = shown_map_offset(&map, item->match_end);
    int before = (int)utf8_columns(text_from(map.shown.text.bytes, start));
    int behind = (int)utf8_columns(text_from(map.shown.text.bytes, end));
    behind = behind < labels ? behind : labels;
    if (before < behind) {
        canvas_tint(view->canvas, line, 0, KEY_COLUMNS + before, behind - before,
                    STYLE_MATCH);
    }
}

/* A word of ours; nothing where the list is of one kind. */
static struct shown kind_shown(const struct menu_item *item)
{
    return shown_literal(item->kind == NULL ? "" : item->kind);
}

/* "customer  ana@example.org" */
static void draw_detail(const struct view *view, struct box line, int row, int column,
                        const struct menu_item *item, enum style style, enum style dim)
{
    struct shown kind = kind_shown(item);
    int columns = line.columns - 1;
    if (kind.text.len != 0) {
        canvas_put_cut(view->canvas, line, row, column, columns - column, style, kind);
        column += KIND_COLUMNS;
    }
    canvas_put_cut(view->canvas, line, row, column, columns - column, dim,
                   shown_line(item->detail, (size_t)line.columns, view->arena));
}

static void draw_item(const struct view *view, struct box line,
                      const struct menu_item *item, int labels, bool is_marked)
{
    enum style style = is_marked ? STYLE_MENU_SELECTED : STYLE_MENU;
    enum style dim = is_marked ? style : STYLE_DIM;
    canvas_fill(view->canvas, line, style, ' ');
    if (item->digit != 0) {
        canvas_format(view->canvas, line, 0, 1, is_marked ? style : STYLE_KEY, "%c",
                      item->digit);
    }
    canvas_put_cut(view->canvas, line, 0, KEY_COLUMNS, labels, style,
                   shown_line(item->label, (size_t)labels, view->arena));
    mark_match(view, line, item, labels);
    if (line.rows > 1) {
        draw_detail(view, line, 1, KEY_COLUMNS, item, dim, dim);
    } else {
        draw_detail(view, line, 0, KEY_COLUMNS + labels + 2, item, style, dim);
    }
}

static void draw_filter(const struct view *view, struct box box)
{
    const struct composer *filter = &view->model->menu.filter;
    struct shown_map map = shown_map_make(composer_text(filter), view->arena);
    size_t caret = shown_map_offset(&map, filter->caret);
    int before = (int)utf8_columns(text_from(map.shown.text.bytes, caret));
    int last = box.columns - 4;
    canvas_put(view->canvas, box, 0, 1, STYLE_PROMPT, shown_literal("/"));
    int used =
        3 + canvas_put_cut(view->canvas, box, 0, 3, box.columns - 4, STYLE_MENU, map.shown);
    struct shown fell = shown_literal(NO_SUCH_WORDS);
    if (view->model->menu.falls_back && used + 2 + (int)shown_columns(fell) < box.columns) {
        canvas_put_right(view->canvas, box, 0, 1, STYLE_WAITING, fell);
    }
    canvas_caret(view->canvas, box, 0, 3 + (before > last ? last : before));
}

/* Of rows of them: the marked one stands in sight. */
static size_t first_item(const struct menu *menu, size_t rows)
{
    bool is_below = menu->selected != MENU_UNMARKED && menu->selected >= rows;
    return is_below ? menu->selected + 1 - rows : 0;
}

static void draw_items(const struct view *view, struct box box, const struct list *list)
{
    const struct menu *menu = &view->model->menu;
    size_t rows = (size_t)(box.rows / list->item_rows);
    size_t first = first_item(menu, rows);
    view->drawn->list_rows = rows;
    if (menu->shown_count == 0 && rows != 0) {
        canvas_put(view->canvas, box, 0, 1, STYLE_DIM, shown_literal("nothing fits"));
    }
    for (size_t i = first; i < menu->shown_count && i - first < rows; i++) {
        struct box line = {box.row + (int)(i - first) * list->item_rows, box.column,
                           list->item_rows, box.columns};
        draw_item(view, line, item_at(menu, i), list->labels, i == menu->selected);
    }
}

/* A title that is a sentence stands inside, wrapped; a short one in the border. */
static bool is_sentence(const struct view *view, struct box box)
{
    struct shown title = shown_line(view->model->menu.title, COLUMNS_MAX, view->arena);
    return (int)shown_columns(title) + 4 > box.columns;
}

/* In the border: the title, unless it stands inside, and what the box has no rows for. */
static void draw_border(const struct view *view, struct box box, bool is_inside)
{
    const struct menu *menu = &view->model->menu;
    struct pieces title = {.arena = view->arena};
    struct pieces right = {.arena = view->arena};
    size_t rows = view->drawn->list_rows;
    size_t end = first_item(menu, rows) + rows;
    if (!is_inside) {
        pieces_add(&title, STYLE_TITLE, shown_line(menu->title, COLUMNS_MAX, view->arena));
    }
    if (end < menu->shown_count) {
        pieces_add(&right, STYLE_WAITING,
                   shown_format(view->arena, "%zu below", menu->shown_count - end));
    }
    frame_title(view, box, STYLE_BORDER_FOCUS, &title, &right);
}

/* What the marked row would put into the reply, or all that it says. */
static void draw_preview(const struct view *view, struct box box)
{
    const struct preview *preview = &view->model->menu.preview;
    struct box line = {box.row, box.column, 1, box.columns};
    struct box inside = box_inside(box, 1, 1, 0, PREVIEW_INDENT);
    if (box.rows == 0) {
        return;
    }
    canvas_fill(view->canvas, line, STYLE_BORDER, frame_line(view));
    if (preview->text == NULL || inside.columns < 1) {
        return;
    }
    struct shown shown = shown_make(text_of(preview->text), view->arena);
    struct paragraph text = paragraph_make(shown, (size_t)inside.columns, view->arena);
    if (text.wrap.count > (size_t)inside.rows) {
        paragraph_close_up(&text);
    }
    paragraph_draw(view->canvas, inside, &text, 0,
                   preview->goes_in ? STYLE_DRAFT : STYLE_DIM);
    if (text.wrap.count > (size_t)inside.rows) {
        canvas_put_right(view->canvas, box, box.rows - 1, 0, STYLE_DIM, shown_literal("…"));
    }
}

/* Of the rows below the filter what the list does not use is the preview's too. */
static int preview_grown(const struct menu *menu, int below, int room, int item_rows)
{
    int shown = menu->shown_count < (size_t)room ? (int)menu->shown_count : room;
    int spare = room - (shown > 0 ? shown : 1) * item_rows;
    return below == 0 || below > spare ? below : spare;
}

/* The box, and in it from the top down: the title where it stands inside, the filter, the
 * list, the preview. */
struct arranged {
    struct box box;
    struct paragraph sentence;
    struct list list;
    int head;
    int filter;
    int below;
};

static void arrange(const struct view *view, int item_rows, struct arranged *arranged)
{
    const struct menu *menu = &view->model->menu;
    int labels = label_columns(menu, view->arena);
    int lines = line_columns(menu, labels, view->arena);
    int columns = wanted_columns(menu, lines, view->arena);
    int items = menu->count < 1 ? 1 : menu->count < 1000 ? (int)menu->count : 1000;
    int filter = menu->is_filtered ? 1 : 0;
    int rows = filter + items * item_rows;
    *arranged = (struct arranged){.list = {.labels = labels, .item_rows = item_rows},
                                  .filter = filter};
    arranged->box = place(view, rows, columns, lines, &arranged->below);
    if (is_sentence(view, arranged->box)) {
        struct shown title = shown_line(menu->title, TITLE_COLUMNS_MAX, view->arena);
        int inside = arranged->box.columns - 2;
        arranged->sentence =
            paragraph_make(title, inside > 0 ? (size_t)inside : 1, view->arena);
        arranged->head = (int)arranged->sentence.wrap.count + 1;
        arranged->box =
            place(view, rows + arranged->head, columns, lines, &arranged->below);
        if (arranged->head > arranged->box.rows / 2) {
            arranged->head = arranged->box.rows / 2;
        }
    }
    arranged->list.is_cut = lines > arranged->box.columns;
    arranged->list.is_whole = arranged->box.rows >= arranged->head + rows;
}

/* Details that would be cut stand below their labels: where that hides nothing, or typing
 * looks for it. */
static void arrange_best(const struct view *view, struct arranged *arranged)
{
    const struct menu *menu = &view->model->menu;
    arrange(view, 1, arranged);
    if (arranged->list.is_cut && arranged->box.columns < TALL_COLUMNS &&
        view->layout->body.rows >= TALL_ROWS) {
        struct arranged tall;
        arrange(view, 2, &tall);
        *arranged = tall.list.is_whole || menu->is_filtered ? tall : *arranged;
    }
    struct list *list = &arranged->list;
    list->labels = list->item_rows > 1 ? arranged->box.columns - KEY_COLUMNS - 1
                                       : labels_beside(menu, list->labels,
                                                       arranged->box.columns, view->arena);
}

void menu_view_draw(const struct view *view)
{
    const struct menu *menu = &view->model->menu;
    struct arranged at;
    arrange_best(view, &at);
    struct box box = at.box;
    int top = at.head + at.filter;
    int below = preview_grown(menu, at.below, box.rows - top, at.list.item_rows);
    frame_box(view, box, STYLE_BORDER_FOCUS, STYLE_MENU);
    if (at.head != 0) {
        struct box above = {box.row, box.column + 1, at.head, box.columns - 2};
        paragraph_draw(view->canvas, above, &at.sentence, 0, STYLE_MENU);
    }
    if (menu->is_filtered) {
        draw_filter(view, box_inside(box, at.head, 0, 0, 0));
    }
    draw_items(view, box_inside(box, top, 0, below, 0), &at.list);
    draw_preview(view, box_inside(box, box.rows - below, 0, 0, 0));
    draw_border(view, box, at.head != 0);
}
