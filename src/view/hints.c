#include "view/hints.h"

#include "app/around.h"
#include "view/shown.h"

#include <string.h>

#define HINTS_MAX 12

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
static const struct hint_row contact_hints[] = {
    {COMMAND_OPEN, 0, "go there"}, {COMMAND_PUT_FACT, 0, "put in"},
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

/* A ticket or a reply of the history is marked, to which Enter goes. */
static bool is_at_contact(const struct model *model)
{
    struct customer_row row;
    return model_place(model) == PLACE_CUSTOMER &&
           customer_list_row(model, model->customer_selected, &row) &&
           row.fact.kind == FACT_CONTACT;
}

static const struct hint_row *rows_of(const struct model *model)
{
    if (model->overlay.kind == OVERLAY_HELP && model->overlay.is_sought) {
        return sought_hints; /* letters are typed there */
    }
    if (hints_over[model->overlay.kind] != NULL) {
        return hints_over[model->overlay.kind];
    }
    return is_at_contact(model) ? contact_hints : hints_of[model_place(model)];
}

static const struct hint_row *looked_up_rows(const struct view *view)
{
    const struct model *model = view->model;
    const struct hint_row *rows = rows_of(model);
    look_up(view->hints, &model->keymap, model_place(model), rows);
    return rows;
}

/* What the two that never give way to others take: the most wanted one, and the one that
 * leads to all the others, with the gap before it; the latter's key alone where its word
 * has no room. 0 where there is none. */
struct least {
    int first;
    int help;
    int help_key;
};

static struct least least_of(const struct view *view, const struct hint_row *rows)
{
    struct least least = {0};
    for (size_t i = 0; i < HINTS_MAX && rows[i].says != NULL; i++) {
        int columns = hint_columns(view, rows, i);
        bool is_help = rows[i].command == COMMAND_HELP;
        if (is_help && columns != 0) {
            least.help = columns + 2;
            least.help_key = columns + 2 - (int)strlen(rows[i].says) - 1;
        } else if (least.first == 0) {
            least.first = columns;
        }
    }
    return least;
}

/* The word of help gives way to the most wanted hint. */
static bool is_help_short(const struct view *view, struct least least, int column)
{
    int room = view->layout->status.columns - column - least.first - 1;
    return least.first != 0 && room < least.help && room >= least.help_key;
}

bool hints_have_room(const struct view *view, int column)
{
    struct least least = least_of(view, looked_up_rows(view));
    return column + least.first + 1 + least.help <= view->layout->status.columns;
}

static int draw_hint(const struct view *view, const struct hint_row *rows, size_t i,
                     int column, bool has_words)
{
    struct box box = view->layout->status;
    column += canvas_put(view->canvas, box, 0, column, STYLE_KEY,
                         shown_literal(view->hints->keys[i])) +
              1;
    return !has_words ? column + 1
                      : column +
                            canvas_put(view->canvas, box, 0, column, STYLE_DIM,
                                       hint_says(view->model, &rows[i])) +
                            2;
}

/* As many as fit, from column on; the help's stands as long as any does. */
void hints_draw(const struct view *view, int column)
{
    const struct hint_row *rows = looked_up_rows(view);
    struct least least = least_of(view, rows);
    bool is_short = is_help_short(view, least, column);
    int reserved = is_short ? least.help_key : least.help;
    bool is_full = false;
    for (size_t i = 0; i < HINTS_MAX && rows[i].says != NULL; i++) {
        bool is_help = rows[i].command == COMMAND_HELP;
        int columns =
            is_help && is_short ? least.help_key - 2 : hint_columns(view, rows, i);
        if (columns == 0 || (is_full && !is_help)) {
            continue;
        }
        if (column + columns + 1 + (is_help ? 0 : reserved) >
            view->layout->status.columns) {
            is_full = true;
            continue;
        }
        column = draw_hint(view, rows, i, column, !is_help || !is_short);
    }
}

void hints_digest(const struct model *model, struct digest *digest)
{
    digest_number(digest, draft_count(model) << 32 | pick_count(model));
}
