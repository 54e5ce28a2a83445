#include "view/reply_view.h"

#include "view/followers_view.h"
#include "view/reply_memory.h"
#include "view/shown.h"

#include <string.h>

#define TEXT_COLUMNS_MAX 100
#define REFUSED_ROWS     12 /* of the narrowest screen, for the longest reason */

static size_t text_columns(struct box box)
{
    int columns = box.columns - 2;
    return (size_t)(columns < 1                  ? 1
                    : columns > TEXT_COLUMNS_MAX ? TEXT_COLUMNS_MAX
                                                 : columns);
}

/* What has become of the text since the guard read it; false where it is as it was, or was
 * not read. */
static bool was_edited(const struct reply *reply, struct edit *edit)
{
    struct text read = text_from(reply->read.bytes, reply->read.len);
    if (reply->version_read == reply->composer.version || read.len == 0) {
        return false;
    }
    *edit = edit_between(read, composer_text(&reply->composer));
    return true;
}

/* The guard's opinion of the text, or the last one it had, carried to the text as it
 * stands, so that no mark vanishes from key to key; NULL where it has none. */
static const struct opinion *opinion_of(const struct view *view, const struct edit *edit)
{
    const struct reply *reply = &view->model->reply;
    if (reply->version_read == reply->composer.version) {
        return &reply->opinion;
    }
    return edit == NULL
               ? NULL
               : marks_carry_over(&reply->opinion, edit,
                                  composer_text(&reply->composer).len, view->arena);
}

/* Those in front of the edit are where they were: mostly all of them. */
static void carry_words(const struct view *view, const struct edit *edit,
                        struct marked *text)
{
    const struct spelling *spelling = &view->model->spelling;
    size_t front = spelling->count;
    while (front > 0 && spelling->list[front - 1].end >= edit->start) {
        front--;
    }
    text->misspelt_count = front;
    if (front == spelling->count) {
        return;
    }
    struct misspelt *moved = arena_get(view->arena, spelling->count * sizeof(*moved));
    memcpy(moved, spelling->list, front * sizeof(*moved));
    text->misspelt = moved;
    for (size_t i = front; i < spelling->count; i++) {
        struct misspelt word = spelling->list[i];
        if (edit_move(edit, &word.start, &word.end)) {
            moved[text->misspelt_count++] = word;
        }
    }
}

/* The misspelt words, carried to the text as it stands as the opinion is. */
static void add_spelling(const struct view *view, const struct edit *edit,
                         struct marked *text)
{
    const struct model *model = view->model;
    const struct spelling *spelling = &model->spelling;
    uint64_t version = model->reply.composer.version;
    if (model->menu.kind == MENU_SPELLING && spelling->word_version == version) {
        text->asked = (struct misspelt){spelling->word_start, spelling->word_end};
    }
    if (spelling->count == 0) {
        return;
    }
    text->misspelt = spelling->list;
    if (spelling->version == version) {
        text->misspelt_count = spelling->count;
    } else if (edit != NULL && spelling->version == model->reply.version_read) {
        carry_words(view, edit, text);
    }
}

static struct marked text_of_reply(const struct view *view, struct box box)
{
    const struct reply *reply = &view->model->reply;
    struct marked text = *reply_memory_text(view->memory, composer_text(&reply->composer),
                                            text_columns(box));
    struct edit edit;
    const struct edit *edited = was_edited(reply, &edit) ? &edit : NULL;
    text.opinion = opinion_of(view, edited);
    text.claim = reply->claim;
    add_spelling(view, edited, &text);
    (void)model_selection(view->model, &text.selected_start, &text.selected_end);
    bool is_typed = reply->version_given != reply->composer.version;
    if (is_typed && view->model->mode == MODE_WRITING &&
        view->model->menu.kind == MENU_NONE) {
        text.caret = reply->composer.caret;
    }
    return text;
}

/* The step that the line under the text speaks of: where c stands, else the worst;
 * SIZE_MAX. */
static size_t line_about(const struct marked *text)
{
    const struct opinion *opinion = text->opinion;
    if (opinion == NULL || marked_stands(text)) {
        return opinion == NULL ? SIZE_MAX : text->claim;
    }
    enum severity worst = SEVERITY_MARK;
    size_t about = SIZE_MAX;
    for (size_t i = 0; i < opinion->claim_count; i++) {
        const struct claim *claim = &opinion->claims[i];
        if (claim->severity > worst && !marked_is_written(text, claim->start, claim->end)) {
            worst = claim->severity;
            about = i;
        }
    }
    for (size_t i = 0; i < opinion->flag_count; i++) {
        const struct flag *flag = &opinion->flags[i];
        if (flag->severity > worst && !marked_is_written(text, flag->start, flag->end)) {
            worst = flag->severity;
            about = opinion->claim_count + i;
        }
    }
    return about;
}

/* How the rows of the box are shared: what moved, the text, what the guard says of it. */
struct parts {
    struct paragraph moved;
    struct paragraph about;
    struct pieces about_pieces;
    int moved_rows;
    int about_rows;
    bool is_refused; /* about says why the text was not sent, and what to do */
};

/* That the text was not sent stands before what the guard says of it. */
static struct pieces about_pieces(const struct view *view, const struct marked *text)
{
    struct pieces pieces = {.arena = view->arena};
    struct text words = composer_text(&view->model->reply.composer);
    const char *refusal = model_refusal(view->model);
    size_t about = line_about(text);
    if (refusal != NULL) {
        pieces_say(&pieces, STYLE_ERROR, REPLY_REFUSED_SIGN " ");
        pieces_add(&pieces, STYLE_ERROR,
                   shown_line(refusal, sizeof(view->model->reply.refusal), view->arena));
    } else if (about != SIZE_MAX) {
        marks_step(view, words, text->opinion, about, &pieces);
    }
    return pieces;
}

static int at_most(size_t lines, int most)
{
    return lines < (size_t)most ? (int)lines : most;
}

static struct parts parts_of(const struct view *view, const struct marked *text)
{
    const struct model *model = view->model;
    size_t columns = text->paragraph.wrap.columns;
    struct parts parts = {.about_pieces = about_pieces(view, text),
                          .is_refused = model_refusal(model) != NULL};
    if (model->open != NULL && model->moved != NULL) {
        struct shown moved = shown_line(model->moved, columns * 2, view->arena);
        parts.moved = paragraph_make(moved, columns, view->arena);
        parts.moved_rows = at_most(parts.moved.wrap.count, 2);
    }
    if (parts.about_pieces.count != 0) {
        parts.about = pieces_wrap(&parts.about_pieces, columns);
        parts.about_rows =
            at_most(parts.about.wrap.count, parts.is_refused ? REFUSED_ROWS : 2);
    }
    return parts;
}

struct marked reply_view_text(const struct view *view, struct box box)
{
    struct marked text = text_of_reply(view, box);
    struct parts *parts = arena_get(view->arena, sizeof(*parts));
    *parts = parts_of(view, &text);
    text.parts = parts; /* asked for by all that is drawn of the reply */
    return text;
}

int reply_view_rows(const struct marked *text)
{
    return at_most(text->paragraph.wrap.count, 10000) + text->parts->moved_rows +
           text->parts->about_rows;
}

int reply_view_needs(const struct marked *text)
{
    const struct parts *parts = text->parts;
    return parts->is_refused ? 1 + parts->moved_rows + parts->about_rows : 0;
}

/* The text keeps two rows where there are so many, beside a refusal one; then what moved
 * comes first. */
static struct parts parts_in(struct box box, const struct marked *text)
{
    struct parts parts = *text->parts;
    int kept = parts.is_refused ? 1 : 2;
    int spare = box.rows > kept ? box.rows - kept : 0;
    parts.moved_rows = parts.moved_rows < spare ? parts.moved_rows : spare;
    spare -= parts.moved_rows;
    parts.about_rows = parts.about_rows < spare ? parts.about_rows : spare;
    return parts;
}

static struct box text_box(struct box box, const struct parts *parts)
{
    return box_inside(box, parts->moved_rows, 1, parts->about_rows, 1);
}

static size_t caret_offset(const struct view *view, const struct marked *text)
{
    return shown_map_offset(&text->map, view->model->reply.composer.caret);
}

/* The first line shown: where it was, moved so that the caret is among them while one
 * writes. */
static size_t top_of(const struct view *view, size_t rows, const struct marked *text)
{
    const struct reply *reply = &view->model->reply;
    const struct wrap *wrap = &text->paragraph.wrap;
    size_t last_top = wrap->count > rows ? wrap->count - rows : 0;
    size_t top = reply->top < last_top ? reply->top : last_top;
    size_t caret = wrap_line_at(wrap, caret_offset(view, text));
    bool follows_caret = view->model->mode == MODE_WRITING && !reply->is_scrolled;
    if (marked_stands(text)) {
        caret = marked_claim_line(text);
        follows_caret = !reply->is_scrolled;
    }
    if (!follows_caret || rows == 0) {
        return top;
    }
    if (caret < top) {
        return caret;
    }
    return caret >= top + rows ? caret + 1 - rows : top;
}

/* The bytes of the text that stand on the rows. */
static void place_seen(struct drawn *drawn, const struct marked *text)
{
    const struct wrap *wrap = &text->paragraph.wrap;
    size_t end = drawn->reply_top + drawn->reply_rows;
    end = end < wrap->count ? end : wrap->count;
    drawn->reply_from = drawn->reply_to = 0;
    if (drawn->reply_top < end) {
        drawn->reply_from = shown_map_back(&text->map, wrap->lines[drawn->reply_top].start);
        drawn->reply_to = shown_map_back(&text->map, wrap->lines[end - 1].end);
    }
}

void reply_view_place(const struct view *view, struct box box, const struct marked *text)
{
    struct drawn *drawn = view->drawn;
    const struct model *model = view->model;
    struct parts parts = parts_in(box, text);
    size_t rows = (size_t)text_box(box, &parts).rows;
    bool is_covered = model->menu.kind != MENU_NONE ||
                      model->overlay.kind != OVERLAY_NONE || followers_view_is_open(model);
    reply_memory_turn_to(view->memory, model->open == NULL ? NULL : model->open->ticket.id,
                         model->reply.composer.version, &text->paragraph.wrap);
    drawn->reply_rows = rows;
    drawn->reply_lines = text->paragraph.wrap.count;
    drawn->reply_top = rows == 0 ? model->reply.top : top_of(view, rows, text);
    drawn->reply_version = model->reply.composer.version;
    place_seen(drawn, text);
    drawn->reply_was_seen =
        reply_memory_see(view->memory, drawn->reply_top, is_covered ? 0 : rows);
}

/* While reading, in an empty reply: how one begins. */
static struct pieces hint_pieces(const struct view *view)
{
    static const struct {
        enum command command;
        const char *says;
    } hints[] = {{COMMAND_REPLY, " writes a reply"}, {COMMAND_NOTE, " an internal note"}};
    struct pieces pieces = {.arena = view->arena};
    char key[VIEW_KEY_SIZE];
    if (view_offers_draft(view->model)) {
        view_key(view->model, COMMAND_TAKE_DRAFT, 1, key);
        pieces_add(&pieces, STYLE_DIM,
                   shown_format(view->arena, "%s takes draft 1 · ", key));
    }
    for (size_t i = 0; i < COUNT_OF(hints); i++) {
        view_key(view->model, hints[i].command, 0, key);
        pieces_add(
            &pieces, STYLE_DIM,
            shown_format(view->arena, "%s%s%s", i == 0 ? "" : " · ", key, hints[i].says));
    }
    return pieces;
}

void reply_view_caret(const struct view *view, struct box box, const struct marked *text)
{
    struct parts parts = parts_in(box, text);
    struct box inside = text_box(box, &parts);
    if (view->model->open == NULL || view->model->mode != MODE_WRITING) {
        return;
    }
    size_t offset = caret_offset(view, text);
    size_t line = wrap_line_at(&text->paragraph.wrap, offset);
    size_t column =
        wrap_column_at(&text->paragraph.wrap, text->paragraph.shown.text, line, offset);
    if (line >= view->drawn->reply_top &&
        line - view->drawn->reply_top < (size_t)inside.rows) {
        canvas_caret(view->canvas, inside, (int)(line - view->drawn->reply_top),
                     (int)column);
        if (view->model->preferences.has_vi) {
            view->canvas->caret_shape =
                view->model->vi.mode == VI_INSERT ? CARET_BAR : CARET_BLOCK;
        }
    }
}

/* In place of a text; what it says follows from a few numbers, so that where it stands
 * already no key is looked for. */
static void draw_hint(const struct view *view, struct box box, int at,
                      struct kept_box *kept)
{
    struct digest digest = kept_rows_digest(kept->rows);
    digest_number(&digest, view_offers_draft(view->model));
    digest_number(&digest, view->model->keymap.count);
    if (kept_box_begin_all(kept, at, at + box.rows, digest)) {
        struct pieces hint = hint_pieces(view);
        pieces_put(view->canvas, box, 0, 0, box.columns, &hint);
    }
}

/* The text, or what stands in place of one; box is its part of the box that is kept. */
static void draw_text(const struct view *view, struct box box, const struct marked *text,
                      struct kept_box *kept)
{
    const struct model *model = view->model;
    if (composer_is_empty(&model->reply.composer) && model->mode == MODE_READING) {
        draw_hint(view, box, box.row - kept->box.row, kept);
    } else {
        marked_draw_changed(view, box, text, view->drawn->reply_top,
                            model->reply.is_internal ? STYLE_NOTE : STYLE_TEXT, kept);
    }
}

void reply_view_draw(const struct view *view, struct box box, const struct marked *text,
                     struct kept_rows *rows)
{
    struct parts parts = parts_in(box, text);
    struct box inside = text_box(box, &parts);
    struct kept_box kept = {rows, view->canvas, box};
    struct digest digest = kept_rows_digest(rows);
    if (view->model->open == NULL) {
        kept_box_begin_all(&kept, 0, box.rows, digest);
        return;
    }
    struct box moved = {box.row, inside.column, parts.moved_rows, inside.columns};
    struct box about = {inside.row + inside.rows, inside.column, parts.about_rows,
                        inside.columns};
    digest_bytes(&digest, parts.moved.shown.text.bytes, parts.moved.shown.text.len);
    if (kept_box_begin_all(&kept, 0, moved.rows, digest)) {
        paragraph_draw(view->canvas, moved, &parts.moved, 0, STYLE_FLAGGED);
    }
    draw_text(view, inside, text, &kept);
    digest = kept_rows_digest(rows);
    pieces_digest(&parts.about_pieces, &digest);
    if (kept_box_begin_all(&kept, box.rows - about.rows, box.rows, digest)) {
        pieces_put_wrapped(view->canvas, about, &parts.about_pieces, &parts.about);
    }
}
