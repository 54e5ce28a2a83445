#include "view/status_view.h"

#include "view/error_lines.h"
#include "view/pieces.h"
#include "view/prompt_view.h"
#include "view/shown.h"

#define HINTS_MAX       12
#define COMPLETIONS_MAX ((size_t)8)
/* Of why a model is waited for. */
#define WAITS_COLUMNS     80
#define WAITS_COLUMNS_FEW 30
#define STATUS_ROWS_MAX   4

/* What is worth a word at a place, the most wanted first. */
struct hint_row {
    enum command command;
    int argument;
    const char *says;
};

// clang-format off
static const struct hint_row queue_hints[] = {
    {COMMAND_OPEN, 0, "open"}, {COMMAND_NEXT_WAITING, 0, "next waiting"},
    {COMMAND_LIMIT, 0, "limit"}, {COMMAND_ORDER, 0, "sort"}, {COMMAND_MARK, 0, "mark"},
    {COMMAND_SNOOZE, 0, "snooze"}, {COMMAND_ASSIGN, 0, "assign"},
    {COMMAND_NEXT_PANE, 0, "pane"}, {COMMAND_HELP, 0, "keys"}, {COMMAND_NONE, 0, NULL}};
static const struct hint_row thread_hints[] = {
    {COMMAND_TAKE_DRAFT, 1, "draft 1"}, {COMMAND_REPLY, 0, "reply"},
    {COMMAND_NOTE, 0, "note"}, {COMMAND_NEXT_CLAIM, 0, "claims"},
    {COMMAND_PUT_PICK, 1, "pick 1"}, {COMMAND_RESOLVE_NEXT, 0, "resolve"},
    {COMMAND_NEXT_WAITING, 0, "next"}, {COMMAND_SNOOZE, 0, "snooze"},
    {COMMAND_SEARCH, 0, "search"}, {COMMAND_HELP, 0, "keys"}, {COMMAND_NONE, 0, NULL}};
static const struct hint_row drafts_hints[] = {
    {COMMAND_OPEN, 0, "take"}, {COMMAND_NEXT_DRAFT, 0, "next draft"},
    {COMMAND_NEXT_CLAIM, 0, "claims"}, {COMMAND_REJECT, 0, "reject"},
    {COMMAND_ASK, 0, "ask again"}, {COMMAND_ZOOM, 0, "zoom"},
    {COMMAND_NEXT_WAITING, 0, "next"}, {COMMAND_HELP, 0, "keys"}, {COMMAND_NONE, 0, NULL}};
static const struct hint_row customer_hints[] = {
    {COMMAND_OPEN, 0, "put in"}, {COMMAND_FOLD, 0, "fold details"},
    {COMMAND_THEIR_TICKETS, 0, "their tickets"}, {COMMAND_REPLY, 0, "reply"},
    {COMMAND_NEXT_PANE, 0, "pane"}, {COMMAND_HELP, 0, "keys"}, {COMMAND_NONE, 0, NULL}};
static const struct hint_row orders_hints[] = {
    {COMMAND_OPEN, 0, "put in"}, {COMMAND_QUOTES, 0, "unfold"},
    {COMMAND_OPEN_OUTSIDE, 0, "open page"}, {COMMAND_READ_AGAIN, 0, "read again"},
    {COMMAND_REPLY, 0, "reply"}, {COMMAND_NEXT_PANE, 0, "pane"},
    {COMMAND_HELP, 0, "keys"}, {COMMAND_NONE, 0, NULL}};
static const struct hint_row picks_hints[] = {
    {COMMAND_OPEN, 0, "put in"}, {COMMAND_PUT_PICK, 1, "pick 1"},
    {COMMAND_ASK, 0, "ask again"}, {COMMAND_ZOOM, 0, "zoom"},
    {COMMAND_NEXT_PANE, 0, "pane"}, {COMMAND_HELP, 0, "keys"}, {COMMAND_NONE, 0, NULL}};
static const struct hint_row writing_hints[] = {
    {COMMAND_SEND, 0, "send"}, {COMMAND_SEND_RESOLVE, 0, "send+resolve"},
    {COMMAND_NEXT_CLAIM, 0, "claims"}, {COMMAND_PICKS, 0, "picks"},
    {COMMAND_TAKE_DRAFT, 2, "draft 2"}, {COMMAND_READ, 0, "read"},
    {COMMAND_UNDO, 0, "undo"}, {COMMAND_MACROS, 0, "macros"}, {COMMAND_NONE, 0, NULL}};
static const struct hint_row prompt_hints[] = {
    {COMMAND_OPEN, 0, "do it"}, {COMMAND_COMPLETE, 0, "complete"},
    {COMMAND_BACK, 0, "leave"}, {COMMAND_NONE, 0, NULL}};
static const struct hint_row menu_hints[] = {
    {COMMAND_OPEN, 0, "choose"}, {COMMAND_DOWN, 0, "next"}, {COMMAND_UP, 0, "previous"},
    {COMMAND_BACK, 0, "leave"}, {COMMAND_NONE, 0, NULL}};
static const struct hint_row overlay_hints[] = {
    {COMMAND_DOWN, 0, "scroll"}, {COMMAND_UP, 0, "back"}, {COMMAND_PAGE_DOWN, 0, "page"},
    {COMMAND_BACK, 0, "leave"}, {COMMAND_NONE, 0, NULL}};
static const struct hint_row help_hints[] = {
    {COMMAND_SEARCH, 0, "look for words"}, {COMMAND_DOWN, 0, "scroll"},
    {COMMAND_PAGE_DOWN, 0, "page"}, {COMMAND_BACK, 0, "leave"}, {COMMAND_NONE, 0, NULL}};
static const struct hint_row sought_hints[] = {
    {COMMAND_OPEN, 0, "keep these"}, {COMMAND_BACK, 0, "all keys"}, {COMMAND_NONE, 0, NULL}};
static const struct hint_row rewrite_hints[] = {
    {COMMAND_OPEN, 0, "take"}, {COMMAND_AGAIN, 0, "ask again"},
    {COMMAND_REWRITE, 0, "another way"}, {COMMAND_DOWN, 0, "scroll"},
    {COMMAND_BACK, 0, "leave"}, {COMMAND_NONE, 0, NULL}};
static const struct hint_row told_hints[] = {
    {COMMAND_AGAIN, 0, "ask again"}, {COMMAND_DOWN, 0, "scroll"}, {COMMAND_UP, 0, "back"},
    {COMMAND_BACK, 0, "leave"}, {COMMAND_NONE, 0, NULL}};

static const struct hint_row *const hints_of[PLACE_COUNT] = {
    [PLACE_READING] = thread_hints, [PLACE_QUEUE] = queue_hints,
    [PLACE_THREAD] = thread_hints,  [PLACE_DRAFTS] = drafts_hints,
    [PLACE_REPLY] = thread_hints,   [PLACE_CUSTOMER] = customer_hints,
    [PLACE_ORDERS] = orders_hints,  [PLACE_PICKS] = picks_hints,    [PLACE_WRITING] = writing_hints,
    [PLACE_NORMAL] = writing_hints, [PLACE_PROMPT] = prompt_hints,  [PLACE_MENU] = menu_hints,
};

static const struct hint_row *const hints_over[] = {
    [OVERLAY_NONE] = NULL,             [OVERLAY_HELP] = help_hints,
    [OVERLAY_DIFF] = overlay_hints,    [OVERLAY_LEAVES] = overlay_hints,
    [OVERLAY_TRIAGE] = overlay_hints,  [OVERLAY_REWRITE] = rewrite_hints, [OVERLAY_SUMMARY] = told_hints,
    [OVERLAY_BACK] = told_hints,       [OVERLAY_COPY] = overlay_hints,
    [OVERLAY_PRODUCT] = overlay_hints, [OVERLAY_SPELLING] = overlay_hints,
};

static const char *const pane_names[PANE_COUNT] = {
    [PANE_QUEUE] = "queue",   [PANE_THREAD] = "thread",     [PANE_DRAFTS] = "drafts",
    [PANE_REPLY] = "reply",   [PANE_CUSTOMER] = "customer", [PANE_ORDERS] = "orders",
    [PANE_PICKS] = "picks",
};
// clang-format on

struct hints {
    const struct hint_row *rows; /* looked up for these; NULL: none yet */
    const struct binding *bindings;
    size_t binding_count;
    enum key_place place;
    char keys[HINTS_MAX][VIEW_KEY_SIZE];
};

struct hints *hints_create(void)
{
    return memory_get(sizeof(struct hints));
}

void hints_destroy(struct hints *hints)
{
    memory_free(hints);
}

static void look_up(struct hints *hints, const struct keymap *keymap, enum key_place place,
                    const struct hint_row *rows)
{
    if (hints->rows == rows && hints->place == place &&
        hints->bindings == keymap->bindings && hints->binding_count == keymap->count) {
        return;
    }
    hints->rows = rows;
    hints->place = place;
    hints->bindings = keymap->bindings;
    hints->binding_count = keymap->count;
    for (size_t i = 0; i < HINTS_MAX && rows[i].says != NULL; i++) {
        keymap_show(keymap, place, rows[i].command, rows[i].argument, hints->keys[i],
                    VIEW_KEY_SIZE);
    }
}

static size_t draft_count(const struct model *model)
{
    return view_offers_draft(model) ? model->offered->suggestion.draft_count : 0;
}

static size_t pick_count(const struct model *model)
{
    const struct offered *offered = model->offered;
    return offered != NULL ? offered->picks.pick_count + offered->picks.again_count : 0;
}

/* What takes a draft or a pick does nothing where there is no such one. */
static bool does_something(const struct model *model, const struct hint_row *row)
{
    size_t number = (size_t)row->argument;
    return (row->command != COMMAND_TAKE_DRAFT || number <= draft_count(model)) &&
           (row->command != COMMAND_PUT_PICK || number <= pick_count(model));
}

/* Of a list, what choosing does with the row that is marked. */
static struct shown hint_says(const struct model *model, const struct hint_row *row)
{
    bool is_choice = row->command == COMMAND_OPEN && model->overlay.kind == OVERLAY_NONE;
    const struct menu_item *item = is_choice ? view_menu_marked(model) : NULL;
    return shown_literal(item != NULL && item->enter != NULL ? item->enter : row->says);
}

/* Cells of a hint; 0 for what has no key, or nothing to do. */
static int hint_columns(const struct view *view, const struct hint_row *rows, size_t i)
{
    struct shown key = shown_literal(view->hints->keys[i]);
    if (key.text.len == 0 || !does_something(view->model, &rows[i])) {
        return 0;
    }
    return (int)(shown_columns(key) + 1 + shown_columns(hint_says(view->model, &rows[i])));
}

/* What the hint that leads to all the others takes, with the gap before it. */
static int help_columns(const struct view *view, const struct hint_row *rows)
{
    for (size_t i = 0; i < HINTS_MAX && rows[i].says != NULL; i++) {
        int columns = rows[i].command == COMMAND_HELP ? hint_columns(view, rows, i) : 0;
        if (columns != 0) {
            return columns + 2;
        }
    }
    return 0;
}

static const struct hint_row *rows_of(const struct model *model)
{
    if (model->overlay.kind == OVERLAY_HELP && model->overlay.is_sought) {
        return sought_hints; /* letters are typed there */
    }
    return hints_over[model->overlay.kind] != NULL ? hints_over[model->overlay.kind]
                                                   : hints_of[model_place(model)];
}

/* As many as fit, from column on; the help's stands as long as any does. */
static void draw_hints(const struct view *view, int column)
{
    struct box box = view->layout->status;
    const struct model *model = view->model;
    enum key_place place = model_place(model);
    const struct hint_row *rows = rows_of(model);
    look_up(view->hints, &model->keymap, place, rows);
    int reserved = help_columns(view, rows);
    bool is_full = false;
    for (size_t i = 0; i < HINTS_MAX && rows[i].says != NULL; i++) {
        bool is_help = rows[i].command == COMMAND_HELP;
        int columns = hint_columns(view, rows, i);
        if (columns == 0 || (is_full && !is_help)) {
            continue;
        }
        if (column + columns + 1 + (is_help ? 0 : reserved) > box.columns) {
            is_full = true;
            continue;
        }
        column += canvas_put(view->canvas, box, 0, column, STYLE_KEY,
                             shown_literal(view->hints->keys[i])) +
                  1;
        column += canvas_put(view->canvas, box, 0, column, STYLE_DIM,
                             hint_says(model, &rows[i])) +
                  2;
    }
}

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
    const struct ticket *ticket = model->open != NULL ? &model->open->ticket : NULL;
    bool stays = ticket != NULL && (ticket->status == TICKET_RESOLVED ||
                                    ticket_sleeps(ticket, model->now));
    return stays ? ticket->status : TICKET_PENDING;
}

/* " writing · reply · then: pending " */
static struct pieces mode_of(const struct view *view)
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
        pieces_say(&pieces, style, "writing · ");
        add_vi(view, &pieces);
        pieces_say(&pieces, style, is_note ? "note" : "reply");
        pieces_say(&pieces, STYLE_DIM, " · then: ");
        pieces_add(&pieces, STYLE_DIM,
                   shown_literal(is_note ? "waits on" : ticket_status_name(then_of(model))));
    } else {
        pieces_say(&pieces, STYLE_STATUS, "reading");
        pieces_say(&pieces, STYLE_DIM, " · ");
        pieces_say(&pieces, STYLE_DIM, pane_names[model->pane]);
    }
    if (model->is_zoomed) {
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
    digest_number(digest, draft_count(model) << 32 | pick_count(model));
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

/* The mode and what is asked, before a message of so many cells: what is asked is cut
 * before the mode goes, but goes itself only where the message leaves no room. */
static int draw_front(const struct view *view, int message)
{
    int room = view->layout->status.columns - 2 - (message == 0 ? 0 : message + 3);
    struct pieces mode = mode_of(view);
    int mode_columns = pieces_columns(&mode) + 3;
    bool is_asking = view->model->asking.count != 0;
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
    draw_hints(view, column);
}
