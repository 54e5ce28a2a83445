/*
 * Whole frames against files in tests/view/golden: a file a scene, in it the scene at every
 * size as text, and at one size what each run of cells means. DESKHAND_GOLDEN=write writes
 * them anew; then read them.
 */
#include "frames_over.h"

#include <stdio.h>
#include <stdlib.h>

#define GOLDEN_MAX ((size_t)1024 * 1024)

struct size {
    int columns;
    int rows;
};

static const struct size sizes[] = {{1, 1},    {30, 24},  {40, 10}, {80, 24},
                                    {120, 36}, {250, 60}, {0, 0}};
/* Of what lies over the panes, from narrow to very wide. */
static const struct size wide_sizes[] = {{30, 24}, {80, 24}, {120, 36}, {250, 60}, {0, 0}};

/* The size at which styles are written down too. */
#define STYLED_COLUMNS 120

struct scene {
    const char *name;
    void (*set)(struct fixture *fixture);
};

static const struct scene scenes[] = {
    {"quotes", scene_quotes},
    {"rewriting", scene_rewriting},
    {"rewrite", scene_rewrite},
    {"rewrite_menu", scene_rewrite_menu},
    {"translation", scene_translation},
    {"reading", scene_reading},
    {"writing", scene_writing},
    {"note", scene_note},
    {"ascii", scene_ascii},
    {"heavy", scene_heavy},
    {"moved", scene_moved},
    {"refused", scene_refused},
    {"queue", scene_queue},
    {"drafts", scene_drafts},
    {"asking", scene_asking},
    {"waits", scene_waits},
    {"answered", scene_answered},
    {"orders", scene_orders},
    {"order_unfolded", scene_order_unfolded},
    {"history", scene_history},
    {"history_alone", scene_history_alone},
    {"picks", scene_picks},
    {"customer", scene_customer_alone},
    {"stranger", scene_stranger},
    {"menu", scene_menu},
    {"help", scene_help},
    {"diff", scene_diff},
    {"prompt", scene_prompt},
    {"locked", scene_locked},
    {"empty", scene_empty},
};

/* Drawn at wide_sizes. */
static const struct scene wide_scenes[] = {
    {"palette", scene_palette},
    {"followers", scene_followers},
    {"followers_writing", scene_followers_writing},
};

/* "7: title 27-52, dim 60-70": what is not plain text in each row. */
static void add_styles(const struct canvas *canvas, struct buffer *out)
{
    for (int row = 0; row < canvas->rows; row++) {
        buffer_format(out, "%d:", row);
        for (int from = 0; from < canvas->columns;) {
            int to = from;
            enum style style = (enum style)canvas_at(canvas, row, from)->style;
            while (to + 1 < canvas->columns &&
                   canvas_at(canvas, row, to + 1)->style == style) {
                to++;
            }
            if (style != STYLE_TEXT && style != STYLE_BORDER) {
                buffer_format(out, " %s %d-%d", style_name(style), from, to);
            }
            from = to + 1;
        }
        buffer_add_char(out, '\n');
    }
}

static void draw_scene(const struct scene *scene, const struct size *drawn_at,
                       struct buffer *out)
{
    for (const struct size *size = drawn_at; size->columns != 0; size++) {
        struct fixture fixture;
        fixture_init(&fixture);
        scene->set(&fixture);
        fixture_draw(&fixture, size->columns, size->rows);
        fixture_settle(&fixture);
        fixture_draw(&fixture, size->columns, size->rows);
        buffer_format(out, "== %dx%d, caret %d %d\n", size->columns, size->rows,
                      fixture.canvas.caret_row,
                      fixture.canvas.caret_row < 0 ? 0 : fixture.canvas.caret_column);
        canvas_text(&fixture.canvas, out);
        if (size->columns == STYLED_COLUMNS) {
            add_styles(&fixture.canvas, out);
        }
        fixture_release(&fixture);
    }
}

static void read_all(const char *path, struct buffer *out)
{
    char piece[4096];
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        fail_msg("%s is not there: run from the top of the repository", path);
    }
    for (size_t len; (len = fread(piece, 1, sizeof(piece), file)) != 0;) {
        buffer_add(out, piece, len);
    }
    fclose(file);
}

static void write_all(const char *path, const struct buffer *text)
{
    FILE *file = fopen(path, "w");
    if (file == NULL || fwrite(text->bytes, 1, text->len, file) != text->len ||
        fclose(file) != 0) {
        fail_msg("%s cannot be written", path);
    }
}

/* Names the first line that differs, which a person can read. */
static void compare(const char *path, const struct buffer *expected,
                    const struct buffer *found)
{
    struct text want = text_from(expected->bytes, expected->len);
    struct text have = text_from(found->bytes, found->len);
    struct text want_line;
    struct text have_line;
    for (int line = 1; !text_equals(want, have); line++) {
        bool has_want = text_next(&want, '\n', &want_line);
        bool has_have = text_next(&have, '\n', &have_line);
        if (!has_want || !has_have || !text_equals(want_line, have_line)) {
            fail_msg(
                "%s:%d\n  is      %.*s\n  was     %.*s\n(DESKHAND_GOLDEN=write writes the "
                "files anew)",
                path, line, has_have ? (int)have_line.len : 0,
                has_have ? have_line.bytes : "", has_want ? (int)want_line.len : 0,
                has_want ? want_line.bytes : "");
        }
    }
}

static void frames_check(const struct scene *list, size_t count,
                         const struct size *drawn_at)
{
    const char *mode = getenv("DESKHAND_GOLDEN");
    for (size_t i = 0; i < count; i++) {
        char path[128];
        struct buffer found;
        struct buffer expected;
        buffer_init(&found, GOLDEN_MAX);
        buffer_init(&expected, GOLDEN_MAX);
        snprintf(path, sizeof(path), "tests/view/golden/%s.txt", list[i].name);
        draw_scene(&list[i], drawn_at, &found);
        assert_false(found.is_cut);
        if (mode != NULL && strcmp(mode, "write") == 0) {
            write_all(path, &found);
        } else {
            read_all(path, &expected);
            compare(path, &expected, &found);
        }
        buffer_release(&found);
        buffer_release(&expected);
    }
}

static void frames__are_what_they_were(void **state)
{
    (void)state;
    frames_check(scenes, COUNT_OF(scenes), sizes);
    frames_check(wide_scenes, COUNT_OF(wide_scenes), wide_sizes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(frames__are_what_they_were)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
