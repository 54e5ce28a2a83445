#include "view/followers_view.h"

#include "app/saved_view.h"
#include "base/memory.h"
#include "view/frame.h"
#include "view/shown.h"

#define KEYS_SIZE   48
#define NAME_COLUMNS 28
#define COLUMN_GAP  2
#define ROWS_AROUND 3 /* the header and the box's own borders */
#define READING_TOO "and every key of reading"

struct follower {
    struct shown keys;
    struct shown name;
};

struct followers {
    struct follower *list;
    size_t count;
    size_t capacity;
    int key_columns;
    int name_columns;
    bool has_reading; /* every reading key follows: not listed */
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
                         const struct binding *binding, const struct key_sequence *rest)
{
    struct arena *arena = view->arena;
    char keys[KEYS_SIZE];
    key_sequence_format(rest, keys, sizeof(keys));
    bool is_numbered =
        binding->argument == 1 && rest->count == 1 && !names_views(view->model, binding);
    followers->list = arena_reserve(arena, followers->list, &followers->capacity,
                                    followers->count, sizeof(*followers->list));
    struct follower *follower = &followers->list[followers->count++];
    follower->keys =
        is_numbered ? shown_literal("1-9") : shown_line(keys, KEYS_SIZE, arena);
    follower->name = name_of(view, binding);
    followers->key_columns = wider(followers->key_columns, follower->keys);
    followers->name_columns = wider(followers->name_columns, follower->name);
}

static void followers_find(const struct view *view, struct followers *followers)
{
    const struct model *model = view->model;
    enum key_place place = model_place(model);
    bool is_written_in = place == PLACE_WRITING || place == PLACE_NORMAL;
    followers->has_reading = is_written_in && model->struck.count == 1 &&
                             model->struck.keys[0].modifiers == KEY_CONTROL;
    for (size_t i = 0; i < model->keymap.count; i++) {
        const struct binding *binding = &model->keymap.bindings[i];
        struct key_sequence whole;
        struct key_sequence rest;
        bool is_listed = binding->command != COMMAND_NONE && has_row(model, binding) &&
                         (binding->place != PLACE_READING || !followers->has_reading);
        if (is_listed && keymap_struck_as(place, binding, &whole) &&
            goes_on(&model->struck, &whole, &rest) &&
            means_it(model, place, &whole, binding)) {
            follower_add(view, followers, binding, &rest);
        }
    }
}

static void draw_follower(const struct view *view, struct box box,
                          const struct followers *followers, size_t index)
{
    const struct follower *follower = &followers->list[index];
    int rows = box.rows - (followers->has_reading ? 1 : 0);
    int width = followers->key_columns + 1 + followers->name_columns + COLUMN_GAP;
    int column = 1 + (int)index / rows * width;
    int row = (int)index % rows;
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

/* No higher than the columns that fit make it. */
static struct box place_of(const struct view *view, const struct followers *followers)
{
    int room = view->layout->status.columns - 4;
    int width = followers->key_columns + 1 + followers->name_columns + COLUMN_GAP;
    int across = room / width > 0 ? room / width : 1;
    int count = (int)followers->count;
    int rows = (count + across - 1) / across;
    across = rows > 0 ? (count + rows - 1) / rows : 0;
    int columns = across * width;
    if (followers->has_reading) {
        int least = (int)shown_columns(shown_literal(READING_TOO)) + 2;
        rows++;
        columns = columns < least ? least : columns;
    }
    int base = floor_of(view, rows);
    rows = rows > base - ROWS_AROUND ? base - ROWS_AROUND : rows;
    columns = columns > room ? room : columns;
    return (struct box){base - 1 - rows, 2, rows, columns};
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
    bool has_rows = box.rows > (followers.has_reading ? 1 : 0);
    for (size_t i = 0; has_rows && i < followers.count; i++) {
        draw_follower(view, box, &followers, i);
    }
    if (followers.has_reading) {
        canvas_put_cut(view->canvas, box, box.rows - 1, 1, box.columns - 2, STYLE_DIM,
                       shown_literal(READING_TOO));
    }
}
