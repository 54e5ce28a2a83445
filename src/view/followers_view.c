#include "view/followers_view.h"

#include "app/saved_view.h"
#include "base/memory.h"
#include "view/frame.h"
#include "view/shown.h"

#define KEYS_SIZE    48
#define NAME_COLUMNS 28
#define COLUMN_GAP   2
#define ROWS_AROUND  3   /* the header and the box's own borders */
#define BEHIND       "…" /* more keys follow this one */

struct follower {
    enum command command; /* COMMAND_NONE: of several, behind that key */
    struct key first;
    struct shown keys;
    struct shown name;
};

struct followers {
    struct follower *list;
    size_t count;
    size_t capacity;
    int key_columns;
    int name_columns;
    bool is_folded; /* keys that others follow are one row each */
};

bool followers_view_is_open(const struct model *model)
{
    return model->has_hesitated && model->struck.count != 0;
}

/* The keys behind those struck; false where the binding does not go on from them. */
static bool goes_on(const struct key_sequence *struck, const struct key_sequence *whole,
                    struct key_sequence *rest)
{
    if (whole->count <= struck->count) {
        return false;
    }
    for (size_t i = 0; i < struck->count; i++) {
        if (!key_equals(whole->keys[i], struck->keys[i])) {
            return false;
        }
    }
    *rest = (struct key_sequence){.count = whole->count - struck->count};
    for (size_t i = 0; i < rest->count; i++) {
        rest->keys[i] = whole->keys[struck->count + i];
    }
    return true;
}

static bool means_it(const struct model *model, enum key_place place,
                     const struct key_sequence *whole, const struct binding *binding)
{
    struct binding found;
    return keymap_find(&model->keymap, place, whole, &found) == KEY_MATCH_COMMAND &&
           found.command == binding->command && found.argument == binding->argument;
}

static int wider(int columns, struct shown shown)
{
    int own = (int)shown_columns(shown);
    return own > columns ? own : columns;
}

/* Where views have names each is a row; one row stands for the digits of all others. */
static bool names_views(const struct model *model, const struct binding *binding)
{
    return binding->command == COMMAND_VIEW && model->preferences.view_count > 0;
}

static bool has_row(const struct model *model, const struct binding *binding)
{
    return names_views(model, binding)
               ? binding->argument == 0 || saved_view_at(model, binding->argument) != NULL
               : binding->argument < 2;
}

/* A saved view by its own name, where it has one. */
static struct shown name_of(const struct view *view, const struct binding *binding)
{
    const struct saved_view *saved = binding->command == COMMAND_VIEW
                                         ? saved_view_at(view->model, binding->argument)
                                         : NULL;
    return saved != NULL ? shown_cut(saved->name, NAME_COLUMNS, view->arena)
                         : shown_literal(command_name(binding->command));
}

static void follower_add(const struct view *view, struct followers *followers,
                         struct follower follower)
{
    followers->list = arena_reserve(view->arena, followers->list, &followers->capacity,
                                    followers->count, sizeof(*followers->list));
    followers->list[followers->count++] = follower;
    followers->key_columns = wider(followers->key_columns, follower.keys);
    followers->name_columns = wider(followers->name_columns, follower.name);
}

static struct follower follower_of(const struct view *view, const struct binding *binding,
                                   const struct key_sequence *rest)
{
    char keys[KEYS_SIZE];
    key_sequence_format(rest, keys, sizeof(keys));
    bool is_numbered =
        binding->argument == 1 && rest->count == 1 && !names_views(view->model, binding);
    return (struct follower){
        .command = binding->command,
        .first = rest->keys[0],
        .keys =
            is_numbered ? shown_literal("1-9") : shown_line(keys, KEYS_SIZE, view->arena),
        .name = name_of(view, binding),
    };
}

/* Of a key that others follow in turn: "g …". */
static struct follower follower_with_more(const struct view *view,
                                          const struct key_sequence *rest)
{
    struct key_sequence first = {.keys = {rest->keys[0]}, .count = 1};
    char keys[KEYS_SIZE];
    key_sequence_format(&first, keys, sizeof(keys));
    return (struct follower){
        .first = rest->keys[0],
        .keys = shown_line(keys, KEYS_SIZE, view->arena),
        .name = shown_literal(BEHIND),
    };
}

/* Where all of reading follows, a command has one row, and so has a key with more behind.
 */
static bool has_its_row(const struct followers *followers, const struct binding *binding,
                        const struct key_sequence *rest)
{
    bool has_more = rest->count > 1;
    for (size_t i = 0; i < followers->count; i++) {
        const struct follower *follower = &followers->list[i];
        if (has_more ? follower->command == COMMAND_NONE &&
                           key_equals(follower->first, rest->keys[0])
                     : follower->command == binding->command) {
            return true;
        }
    }
    return false;
}

/* While writing: moves, which plainer keys do there, and what the key does by itself. */
static bool is_plain(const struct view *view, const struct binding *binding,
                     const struct key_sequence *rest)
{
    static const enum command moves[] = {
        COMMAND_DOWN, COMMAND_UP,     COMMAND_PAGE_DOWN, COMMAND_PAGE_UP,
        COMMAND_TOP,  COMMAND_BOTTOM, COMMAND_LEFT_PANE, COMMAND_RIGHT_PANE};
    if (rest->count > 1) {
        return false;
    }
    for (size_t i = 0; i < COUNT_OF(moves); i++) {
        if (binding->command == moves[i]) {
            return true;
        }
    }
    return means_it(view->model, model_place(view->model), rest, binding);
}

static void follower_take(const struct view *view, struct followers *followers,
                          const struct binding *binding, const struct key_sequence *rest)
{
    if (!followers->is_folded) {
        follower_add(view, followers, follower_of(view, binding, rest));
    } else if (!is_plain(view, binding, rest) && !has_its_row(followers, binding, rest)) {
        follower_add(view, followers,
                     rest->count > 1 ? follower_with_more(view, rest)
                                     : follower_of(view, binding, rest));
    }
}

static void followers_find(const struct view *view, struct followers *followers)
{
    const struct model *model = view->model;
    enum key_place place = model_place(model);
    bool is_written_in = place == PLACE_WRITING || place == PLACE_NORMAL;
    followers->is_folded = is_written_in && model->struck.count == 1 &&
                           model->struck.keys[0].modifiers == KEY_CONTROL;
    for (int reading = 0; reading < 2; reading++) { /* those of the place come first */
        for (size_t i = 0; i < model->keymap.count; i++) {
            const struct binding *binding = &model->keymap.bindings[i];
            struct key_sequence whole;
            struct key_sequence rest;
            if ((binding->place == PLACE_READING) == (reading == 1) &&
                binding->command != COMMAND_NONE && has_row(model, binding) &&
                keymap_struck_as(place, binding, &whole) &&
                goes_on(&model->struck, &whole, &rest) &&
                means_it(model, place, &whole, binding)) {
                follower_take(view, followers, binding, &rest);
            }
        }
    }
}

static int column_width(const struct followers *followers)
{
    return followers->key_columns + 1 + followers->name_columns + COLUMN_GAP;
}

static void draw_follower(const struct view *view, struct box box,
                          const struct followers *followers, size_t index)
{
    const struct follower *follower = &followers->list[index];
    int column = 1 + (int)index / box.rows * column_width(followers);
    int row = (int)index % box.rows;
    int end = box.columns - 1;
    canvas_put_cut(view->canvas, box, row, column, end - column, STYLE_KEY, follower->keys);
    column += followers->key_columns + 1;
    canvas_put_cut(view->canvas, box, row, column, end - column, STYLE_MENU,
                   follower->name);
}

/* The first row below the box: while writing the reply's border, where all of it fits
 * above; else the status line's. */
static int floor_of(const struct view *view, int rows)
{
    const struct layout *layout = view->layout;
    int reply = layout->panes[PANE_REPLY].row - 1;
    bool is_above = view->model->mode == MODE_WRITING && layout->is_shown[PANE_REPLY] &&
                    reply >= rows + ROWS_AROUND;
    return is_above ? reply : layout->status.row;
}

/* No higher than the columns that fit make it, and no wider than that height needs. */
static struct box place_of(const struct view *view, const struct followers *followers)
{
    int room = view->layout->status.columns - 4;
    int most = room / column_width(followers) > 0 ? room / column_width(followers) : 1;
    int count = (int)followers->count;
    int rows = (count + most - 1) / most;
    int base = floor_of(view, rows);
    rows = rows > base - ROWS_AROUND ? base - ROWS_AROUND : rows;
    int across = rows > 0 ? (count + rows - 1) / rows : 0;
    int columns = (across < most ? across : most) * column_width(followers);
    columns = columns > room ? room : columns;
    return (struct box){base - 1 - rows, 2, rows, columns};
}

/* In the border below, where not all have a row: "12 more: ?". */
static void draw_more(const struct view *view, struct box box, size_t more)
{
    char help[VIEW_KEY_SIZE];
    keymap_show(&view->model->keymap, PLACE_READING, COMMAND_HELP, 0, help, sizeof(help));
    struct box below = {box.row + box.rows, box.column, 1, box.columns};
    canvas_put_right(view->canvas, below, 0, 1, STYLE_DIM,
                     shown_format(view->arena, " %zu more: %s ", more, help));
}

void followers_view_draw(const struct view *view)
{
    struct followers followers = {0};
    followers_find(view, &followers);
    struct box box = place_of(view, &followers);
    if (box.rows < 1 || box.columns < 1) {
        return;
    }
    frame_box(view, box, STYLE_BORDER_FOCUS, STYLE_MENU);
    canvas_fill(view->canvas, box, STYLE_MENU, ' ');
    int across = box.columns / column_width(&followers);
    size_t room = (size_t)box.rows * (size_t)(across > 0 ? across : 1);
    for (size_t i = 0; i < followers.count && i < room; i++) {
        draw_follower(view, box, &followers, i);
    }
    if (followers.count > room) {
        draw_more(view, box, followers.count - room);
    }
}
