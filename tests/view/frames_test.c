/*
 * Whole frames against files in tests/view/golden: a file a scene, in it the scene at every
 * size as text, and at one size what each run of cells means. DESKHAND_GOLDEN=write writes
 * them anew; then read them.
 */
#include "scenes.h"

#include <stdio.h>
#include <stdlib.h>

#define GOLDEN_MAX ((size_t)1024 * 1024)

struct size {
    int columns;
    int rows;
    bool is_styled; /* styles are written down too */
};

// clang-format off
static const struct size sizes[] = {{1, 1, false}, {30, 24, false}, {40, 10, false}, {80, 24, false}, {120, 36, true}, {250, 60, false}, {0, 0, false}};
/* Of what lies over the panes, from narrow to very wide. */
static const struct size wide_sizes[] = {{30, 24, false}, {80, 24, false}, {120, 36, true}, {250, 60, false}, {0, 0, false}};
/* Of what is one question or one text: widths_test.c draws it at the others. */
static const struct size one_size[] = {{80, 24, true}, {0, 0, false}};
static const struct size bare_sizes[] = {{41, 12, false}, {80, 24, true}, {0, 0, false}};
static const struct size small_sizes[] = {{1, 1, false}, {12, 4, false}, {29, 24, false}, {80, 9, true}, {0, 0, false}};
// clang-format on


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

/* What stood in some frame, by its kind. */
static struct {
    bool panes[PANE_COUNT];
    bool panes_alone[PANE_COUNT];
    bool overlays[OVERLAY_KIND_COUNT];
    bool menus[MENU_KIND_COUNT];
    bool prompts[PROMPT_COUNT];
} drawn_kinds;

static void note_kinds(const struct model *model)
{
    drawn_kinds.panes[model->pane] = true;
    drawn_kinds.panes_alone[model->pane] |= model->is_zoomed;
    drawn_kinds.overlays[model->overlay.kind] = true;
    drawn_kinds.menus[model->menu.kind] = true;
    drawn_kinds.prompts[model->prompt.kind] = true;
}

static void draw_scene(const struct scene *scene, const struct size *drawn_at,
                       struct buffer *out)
{
    for (const struct size *size = drawn_at; size->columns != 0; size++) {
        struct fixture fixture;
        fixture_init(&fixture);
        scene->set(&fixture);
        note_kinds(&fixture.model);
        fixture_draw(&fixture, size->columns, size->rows);
        fixture_settle(&fixture);
        fixture_draw(&fixture, size->columns, size->rows);
        buffer_format(out, "== %dx%d, caret %d %d\n", size->columns, size->rows,
                      fixture.canvas.caret_row,
                      fixture.canvas.caret_row < 0 ? 0 : fixture.canvas.caret_column);
        canvas_text(&fixture.canvas, out);
        if (size->is_styled) {
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
    frames_check(alone_scenes, COUNT_OF(alone_scenes), one_size);
    frames_check(bare_scenes, COUNT_OF(bare_scenes), bare_sizes);
    frames_check(small_scenes, COUNT_OF(small_scenes), small_sizes);
}

static void assert_all_drawn(const char *what, const bool *drawn, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!drawn[i]) {
            fail_msg("no frame has the %s of that number: %zu", what, i);
        }
    }
}

/* A new pane, menu, prompt or overlay wants its frame. */
static void frames__have_every_pane_menu_prompt_and_overlay(void **state)
{
    (void)state;
    assert_all_drawn("pane", drawn_kinds.panes, PANE_COUNT);
    assert_all_drawn("pane alone", drawn_kinds.panes_alone, PANE_COUNT);
    assert_all_drawn("overlay", drawn_kinds.overlays, OVERLAY_KIND_COUNT);
    assert_all_drawn("menu", drawn_kinds.menus, MENU_KIND_COUNT);
    assert_all_drawn("prompt", drawn_kinds.prompts, PROMPT_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frames__are_what_they_were),
        cmocka_unit_test(frames__have_every_pane_menu_prompt_and_overlay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
