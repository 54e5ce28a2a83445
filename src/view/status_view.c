#include "view/status_view.h"

#include "view/error_lines.h"
#include "view/hints.h"
#include "view/pieces.h"
#include "view/prompt_view.h"
#include "view/shown.h"

#define COMPLETIONS_MAX ((size_t)8)
/* Of why a model is waited for. */
#define WAITS_COLUMNS     80
#define WAITS_COLUMNS_FEW 30
#define STATUS_ROWS_MAX   4

// clang-format off
static const char *const pane_names[PANE_COUNT] = {
    [PANE_QUEUE] = "queue",   [PANE_THREAD] = "thread",     [PANE_DRAFTS] = "drafts",
    [PANE_REPLY] = "reply",   [PANE_CUSTOMER] = "customer", [PANE_ORDERS] = "orders",
    [PANE_PICKS] = "picks",
};
// clang-format on

/* "^X …": a sequence is not finished. */
static void draw_struck(const struct view *view)
{
    const struct key_sequence *struck = &view->model->struck;
    struct box box = view->layout->status;
    struct pieces pieces = {.arena = view->arena};
    char keys[KEY_SEQUENCE_MAX * VIEW_KEY_SIZE];
    key_sequence_format(struck, keys, sizeof(keys));
    pieces_add(&pieces, STYLE_KEY, shown_line(keys, sizeof(keys), view->arena));
    pieces_say(&pieces, STYLE_DIM, " …");
    pieces_put(view->canvas, box, 0, 1, box.columns - 2, &pieces);
}

/* "visual line · ", "normal 2d · ": vi's mode and what was struck of a command. */
static void add_vi(const struct view *view, struct pieces *pieces)
{
    const struct vi *vi = &view->model->vi;
    struct buffer struck;
    if (!view->model->preferences.has_vi) {
        return;
    }
    buffer_init(&struck, 64);
    vi_tell(vi, &struck);
    pieces_say(pieces, STYLE_STATUS, vi_mode_name(vi));
    if (struck.len != 0) {
        pieces_say(pieces, STYLE_KEY, " ");
        pieces_add(pieces, STYLE_KEY, shown_line(buffer_text(&struck), 40, view->arena));
    }
    pieces_say(pieces, STYLE_STATUS, " · ");
    buffer_release_wiped(&struck);
}

/* How the ticket stands once the reply has gone. One that was put aside stays so. */
static enum ticket_status then_of(const struct model *model)
{
    if (model->open == NULL) {
        return TICKET_PENDING;
    }
    const struct ticket *ticket = &model->open->ticket;
    enum ticket_status status =
        ticket_status_at(ticket->status, ticket->snooze_until, model->now);
    return status != TICKET_OPEN ? status : TICKET_PENDING;
}

/* What is said of the mode: the frame tells which pane it is and that it is alone, and of a
 * text what it is. */
enum mode_level { MODE_ALL, MODE_WITHOUT_PANE, MODE_WORD_ALONE };

/* " writing · reply · then: pending " */
static struct pieces mode_of(const struct view *view, enum mode_level level)
{
    const struct model *model = view->model;
    struct pieces pieces = {.arena = view->arena};
    bool is_note = model->reply.is_internal;
    if (model->overlay.is_sought) {
        pieces_say(&pieces, STYLE_STATUS, "type words of a key's help");
        return pieces;
    }
    if (model->mode == MODE_WRITING) {
        enum style style = is_note ? STYLE_NOTE_BORDER : STYLE_REPLY_BORDER;
        pieces_say(&pieces, style, level == MODE_WORD_ALONE ? "writing" : "writing · ");
        if (level != MODE_WORD_ALONE) {
            add_vi(view, &pieces);
            pieces_say(&pieces, style, is_note ? "note" : "reply");
        }
        if (level == MODE_ALL) {
            pieces_say(&pieces, STYLE_DIM, " · then: ");
            pieces_add(
                &pieces, STYLE_DIM,
                shown_literal(is_note ? "waits on" : ticket_status_name(then_of(model))));
        }
    } else {
        pieces_say(&pieces, STYLE_STATUS, "reading");
        if (level == MODE_ALL) {
            pieces_say(&pieces, STYLE_DIM, " · ");
            pieces_say(&pieces, STYLE_DIM, pane_names[model->pane]);
        }
    }
    if (model->is_zoomed && level != MODE_WORD_ALONE) {
        pieces_say(&pieces, STYLE_DIM, " · zoomed");
    }
    return pieces;
}

static void add_way_out(const struct view *view, struct pieces *pieces)
{
    char key[VIEW_KEY_SIZE];
    view_key(view->model, COMMAND_CANCEL, 0, key);
    if (key[0] != '\0') {
        pieces_say(pieces, STYLE_DIM, " · ");
        pieces_add(pieces, STYLE_KEY, shown_line(key, VIEW_KEY_SIZE, view->arena));
        pieces_say(pieces, STYLE_DIM, " stops it");
    }
}

/* An estimate, so by tens from a hundred on: the line need not be drawn for each token. */
static long long tokens_told(const struct asking *asking)
{
    int64_t tokens = asking_tokens(asking);
    return tokens < 100 ? tokens : tokens - tokens % 10;
}

/* Of the line about what is asked: each leaves out what matters least of what is left. */
enum asking_level {
    ASKING_ALL,
    ASKING_WITHOUT_COUNT,
    ASKING_WITHOUT_TOKENS,
    ASKING_NAME_ALONE,
    ASKING_LEVELS
};

/* "again in 12 s: the server asks to wait · ^C stops it" */
static void add_wait(const struct view *view, enum asking_level level,
                     struct pieces *pieces)
{
    const struct asking *asking = &view->model->asking;
    int64_t left = asking->waits_until - view->model->now;
    pieces_add(pieces, STYLE_WAITING,
               shown_format(view->arena, "again in %d s", left < 0 ? 0 : (int)left));
    if (level < ASKING_WITHOUT_TOKENS) {
        size_t columns = level == ASKING_ALL ? WAITS_COLUMNS : WAITS_COLUMNS_FEW;
        pieces_say(pieces, STYLE_WAITING, ": ");
        pieces_add(pieces, STYLE_WAITING, shown_cut(asking->waits, columns, view->arena));
    }
    add_way_out(view, pieces);
}

/* "asking gpt-x · 3 drafts · 212 tokens · ^C stops it", or what it waits for. */
static struct pieces asking_of(const struct view *view, enum asking_level level)
{
    const struct asking *asking = &view->model->asking;
    struct pieces pieces = {.arena = view->arena};
    bool waits = asking->waits[0] != '\0';
    if (!waits || level < ASKING_NAME_ALONE) {
        pieces_say(&pieces, STYLE_WAITING, "asking ");
        pieces_add(&pieces, STYLE_WAITING, shown_cut(asking->profile, 24, view->arena));
    }
    if (waits) {
        pieces_say(&pieces, STYLE_WAITING, level < ASKING_NAME_ALONE ? " · " : "");
        add_wait(view, level, &pieces);
        return pieces;
    }
    if (level < ASKING_WITHOUT_COUNT) {
        pieces_add(&pieces, STYLE_DIM,
                   shown_format(view->arena, " · %zu draft%s", asking->count,
                                asking->count == 1 ? "" : "s"));
    }
    if (level < ASKING_WITHOUT_TOKENS) {
        pieces_add(&pieces, STYLE_DIM,
                   shown_format(view->arena, " · %lld tokens", tokens_told(asking)));
    }
    if (level < ASKING_NAME_ALONE) {
        add_way_out(view, &pieces);
    }
    return pieces;
}

static void digest_asking(const struct model *model, struct digest *digest)
{
    const struct asking *asking = &model->asking;
    digest_number(digest, asking->count);
    digest_string(digest, asking->profile);
    digest_number(digest, (uint64_t)tokens_told(asking));
    digest_string(digest, asking->waits);
    digest_number(digest, asking->waits[0] != '\0'
                              ? (uint64_t)(asking->waits_until - model->now)
                              : 0);
}

static void digest_vi(const struct vi *vi, struct digest *digest)
{
    struct buffer struck;
    buffer_init(&struck, 64);
    vi_tell(vi, &struck);
    digest_number(digest, (uint64_t)vi->mode);
    digest_string(digest, buffer_text(&struck));
    buffer_release_wiped(&struck);
}

static void digest_struck(const struct key_sequence *struck, struct digest *digest)
{
    digest_number(digest, struck->count);
    for (size_t i = 0; i < struck->count; i++) {
        digest_number(digest, struck->keys[i].code);
        digest_number(digest, struck->keys[i].modifiers);
    }
}

void status_view_digest(const struct view *view, struct digest *digest)
{
    const struct model *model = view->model;
    digest_number(digest, (uint64_t)view->layout->status.rows);
    digest_number(digest, (uint64_t)model->mode);
    digest_number(digest, (uint64_t)model->pane);
    digest_number(digest, model->is_zoomed);
    digest_number(digest, model->reply.is_internal);
    digest_number(digest, (uint64_t)then_of(model));
    digest_string(digest, model->status);
    digest_number(digest, model->status_is_error);
    digest_number(digest, (uint64_t)model_place(model));
    digest_number(digest, (uint64_t)model->overlay.kind);
    digest_number(digest, model->overlay.is_sought);
    digest_number(digest, model->keymap.count);
    hints_digest(model, digest);
    digest_struck(&model->struck, digest);
    if (model->preferences.has_vi) {
        digest_vi(&model->vi, digest);
    }
    digest_asking(model, digest);
    prompt_view_digest(view, digest);
}

/* As much of it as so many cells hold; nothing where they do not hold the least. */
static struct pieces asking_within(const struct view *view, int columns)
{
    struct pieces pieces = {.arena = view->arena};
    for (int level = 0; view->model->asking.count != 0 && level < ASKING_LEVELS; level++) {
        pieces = asking_of(view, (enum asking_level)level);
        if (pieces_columns(&pieces) <= columns) {
            return pieces;
        }
    }
    return (struct pieces){.arena = view->arena};
}

static int put_with_gap(const struct view *view, const struct pieces *pieces, int column)
{
    struct box box = view->layout->status;
    if (pieces->count == 0) {
        return 0;
    }
    return pieces_put(view->canvas, box, 0, column, box.columns - column - 1, pieces) + 3;
}

/* As much of it as leaves room for the keys that count, where nothing else stands there. */
static struct pieces mode_beside(const struct view *view, bool is_alone)
{
    struct pieces mode = mode_of(view, MODE_ALL);
    for (int level = MODE_WITHOUT_PANE; is_alone && level <= MODE_WORD_ALONE; level++) {
        if (hints_have_room(view, pieces_columns(&mode) + 4)) {
            break;
        }
        mode = mode_of(view, (enum mode_level)level);
    }
    return mode;
}

/* The mode and what is asked, before a message of so many cells: what is asked is cut
 * before the mode goes, but goes itself only where the message leaves no room. */
static int draw_front(const struct view *view, int message)
{
    int room = view->layout->status.columns - 2 - (message == 0 ? 0 : message + 3);
    bool is_asking = view->model->asking.count != 0;
    struct pieces mode = mode_beside(view, message == 0 && !is_asking);
    int mode_columns = pieces_columns(&mode) + 3;
    struct pieces asking = asking_within(view, room - mode_columns);
    bool has_mode = mode_columns - 3 <= room || message == 0;
    if (is_asking && (asking.count == 0 || message != 0)) {
        struct pieces alone = asking_within(view, room);
        if (pieces_columns(&alone) > pieces_columns(&asking)) {
            asking = alone;
            has_mode = false;
        }
    }
    int column = 1;
    column += has_mode ? put_with_gap(view, &mode, column) : 0;
    return column + put_with_gap(view, &asking, column);
}

/* What is told is read to its end, where it says what to do or how old a source is: rows
 * enough for it, as long as the panes keep theirs. */
int status_view_rows(const struct model *model, struct arena *arena)
{
    int most = (model->rows - LAYOUT_MIN_ROWS) / 3 + 1;
    int rows = 1;
    if (model->columns < LAYOUT_MIN_COLUMNS) {
        return 1;
    }
    if (prompt_view_is_open(model)) {
        rows = prompt_view_rows(model, arena);
    } else if (strlen(model->status) > (size_t)model->columns - 2) {
        rows = error_lines(model->status, model->columns, arena);
    }
    rows = rows < STATUS_ROWS_MAX ? rows : STATUS_ROWS_MAX;
    rows = rows < most ? rows : most;
    return rows > 1 ? rows : 1;
}

/* A message that does not fit stands in the place of the mode, then of what is asked. */
void status_view_draw(const struct view *view)
{
    const struct model *model = view->model;
    struct box box = view->layout->status;
    if (prompt_view_is_open(model)) {
        prompt_view_draw(view);
        return;
    }
    if (model->struck.count != 0) {
        draw_struck(view);
        return;
    }
    if (box.rows > 1) {
        error_lines_draw(view, box, model->status_is_error ? STYLE_ERROR : STYLE_TEXT,
                         model->status);
        return;
    }
    struct shown message = shown_line(model->status, (size_t)box.columns, view->arena);
    int column = draw_front(view, (int)shown_columns(message));
    if (message.text.len != 0) {
        enum style style = model->status_is_error ? STYLE_ERROR : STYLE_TEXT;
        column += canvas_put_cut(view->canvas, box, 0, column, box.columns - column - 1,
                                 style, message) +
                  3;
    }
    hints_draw(view, column);
}
