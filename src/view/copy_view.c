#include "view/copy_view.h"

#include "base/utf8.h"
#include "view/message_text.h"
#include "view/shown.h"
#include "view/thread_lines.h"
#include "view/thread_view.h"
#include "view/words.h"

#include <string.h>

#define ROWS_WITH_HINT 4 /* a lower screen is the text's alone */

struct page {
    const struct view *view;
    int rows;    /* below them stands how to leave */
    int64_t row; /* that comes next; negative: above the screen */
};

static bool is_full(const struct page *page)
{
    return page->row >= page->rows;
}

/* As much as a row has cells for; a wide character that does not fit begins the next. */
static size_t piece_len(struct text line, int columns)
{
    size_t used;
    size_t len = utf8_fit(line, (size_t)columns, &used);
    return len == 0 ? utf8_cluster_len(line, 0) : len;
}

static void put_row(const struct page *page, struct shown piece, bool goes_on)
{
    struct canvas *canvas = page->view->canvas;
    int row = (int)page->row;
    if (page->row < 0 || page->row >= page->rows) {
        return;
    }
    int used = canvas_put(canvas, canvas_box(canvas), row, 0, STYLE_TEXT, piece);
    canvas->goes_on[row] = goes_on ? used : 0;
}

static void put_line(struct page *page, struct shown line)
{
    size_t at = 0;
    do {
        struct text rest = text_from(line.text.bytes + at, line.text.len - at);
        size_t len = rest.len == 0 ? 0 : piece_len(rest, page->view->canvas->columns);
        put_row(page, shown_part(line, at, at + len), at + len < line.text.len);
        at += len;
        page->row++;
    } while (at < line.text.len);
}

/* The lines of a text, from that byte on. */
static void put_text(struct page *page, struct shown text, size_t from)
{
    size_t at = from;
    while (at < text.text.len) {
        const char *start = text.text.bytes + at;
        const char *feed = memchr(start, '\n', text.text.len - at);
        size_t end = feed == NULL ? text.text.len : (size_t)(feed - text.text.bytes);
        put_line(page, shown_part(text, at, end));
        at = end + 1;
    }
}

/* "09:02 Ana Ruiz", "09:05 note · Marta". */
static void put_author(struct page *page, const struct message *message)
{
    struct arena *arena = page->view->arena;
    struct shown author = shown_join(shown_literal(message->is_internal ? " note · " : " "),
                                     shown_line(message->author, 60, arena), arena);
    put_line(page, shown_join(words_clock(message->at, arena), author, arena));
}

static void put_attachments(struct page *page, const struct message *message)
{
    for (size_t i = 0; i < message->attachment_count && i < ATTACHMENTS_MAX; i++) {
        put_line(page,
                 shown_join(shown_literal("+ "),
                            shown_string(message->attachments[i].name, page->view->arena),
                            page->view->arena));
    }
}

/* from: where the first one stands cut by the top of the screen; NULL: it does not. */
static void put_message(struct page *page, size_t message, const struct thread_place *from)
{
    const struct view *view = page->view;
    const struct ticket *ticket = &view->model->open->ticket;
    const struct message *of = &ticket->messages[message];
    struct message_text text = thread_lines_text(view->thread, message, view->arena);
    bool is_cut = from != NULL && from->part != THREAD_LEAD;
    size_t at = is_cut ? message_text_offset(&text, from->line, from->at) : 0;
    if (!is_cut) {
        put_author(page, of);
    }
    if (!is_cut || from->part == THREAD_TEXT) {
        put_text(page, text.shown, at);
    }
    put_attachments(page, of);
    put_line(page, shown_literal(""));
}

static void draw_thread(struct page *page)
{
    const struct drawn *drawn = page->view->drawn;
    const struct ticket *ticket = &page->view->model->open->ticket;
    for (size_t i = drawn->thread_first; i < ticket->message_count && !is_full(page); i++) {
        put_message(page, i, i == drawn->thread_first ? &drawn->thread_place : NULL);
    }
}

static struct shown text_of_pane(const struct view *view)
{
    const struct model *model = view->model;
    const struct suggestion *suggestion = view_suggestion(model);
    if (model->overlay.of == PANE_REPLY) {
        const struct composer *composer = &model->reply.composer;
        return shown_make(composer_text(composer), view->arena);
    }
    bool is_there = suggestion != NULL && model->draft_selected < suggestion->draft_count;
    return shown_string(is_there ? suggestion->drafts[model->draft_selected].text : "",
                        view->arena);
}

/* "copy mode · Esc leaves · Down scrolls", with the keys as they are bound. */
static void draw_hint(const struct page *page)
{
    const struct view *view = page->view;
    const struct keymap *keymap = &view->model->keymap;
    char back[VIEW_KEY_SIZE], down[VIEW_KEY_SIZE];
    if (page->rows == view->canvas->rows) {
        return;
    }
    keymap_show(keymap, PLACE_MENU, COMMAND_BACK, 0, back, sizeof(back));
    keymap_show(keymap, PLACE_MENU, COMMAND_DOWN, 0, down, sizeof(down));
    struct shown hint = shown_format(view->arena, "copy mode · %s leaves · %s scrolls",
                                     back, down);
    canvas_put_cut(view->canvas, canvas_box(view->canvas), page->rows, 1,
                   view->canvas->columns - 2, STYLE_DIM, hint);
}

void copy_view_draw(const struct view *view)
{
    const struct model *model = view->model;
    struct canvas *canvas = view->canvas;
    struct page page = {.view = view};
    canvas_reset(canvas, model->rows, model->columns);
    canvas->is_bare = true;
    page.rows = canvas->rows - (canvas->rows < ROWS_WITH_HINT ? 0 : 1);
    view->drawn->list_rows = (size_t)page.rows;
    if (model->overlay.of != PANE_THREAD) {
        page.row = -(int64_t)model->overlay.top;
        put_text(&page, text_of_pane(view), 0);
        view->drawn->overlay_lines = (size_t)(page.row + (int64_t)model->overlay.top);
    } else if (model->open != NULL) {
        thread_view_place(view, (struct box){0, 0, page.rows, canvas->columns});
        draw_thread(&page);
    }
    draw_hint(&page);
}
