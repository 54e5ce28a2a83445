/*
 * Frames in each theme, with every style and its colours, against files in
 * tests/view/golden/themes: `cat` one to see it. DESKHAND_GOLDEN=write writes them anew;
 * then look at them.
 */
#include "app/themes.h"
#include "config/settings.h"
#include "frames_over.h"
#include "term/colours.h"

#include <stdio.h>
#include <stdlib.h>

#define FRAME_MAX  ((size_t)256 * 1024)
#define ATTRIBUTES 6

/* By bits of STYLE_BOLD and so on: what ECMA-48, 8.3.117 (SGR) has for them. */
static const int attribute_numbers[ATTRIBUTES] = {1, 2, 3, 4, 7, 9};

static void add_colour(struct buffer *out, int place, int32_t colour)
{
    if (colour == COLOUR_DEFAULT)
        return;
    if (colour & COLOUR_RGB) {
        uint32_t rgb = colour_rgb(colour);

        buffer_format(out, ";%d;2;%u;%u;%u", place, rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
    } else {
        buffer_format(out, ";%d;5;%d", place, colour);
    }
}

static void add_look(struct buffer *out, struct look look)
{
    buffer_add_text(out, "\033[0");
    for (int i = 0; i < ATTRIBUTES; i++) {
        if (look.attributes >> i & 1)
            buffer_format(out, ";%d", attribute_numbers[i]);
    }
    add_colour(out, 38, look.foreground);
    add_colour(out, 48, look.background);
    buffer_add_char(out, 'm');
}

static void add_row(struct buffer *out, const struct canvas *canvas, int row,
                    const struct theme *theme)
{
    int style = -1;

    for (int column = 0; column < canvas->columns; column++) {
        const struct cell *cell = canvas_at(canvas, row, column);

        if (cell->columns == 0)
            continue;
        if (cell->style != style)
            add_look(out, theme_look(theme, (enum style)cell->style));
        style = cell->style;
        for (size_t i = 0; i < COUNT_OF(cell->code_points) && cell->code_points[i]; i++)
            buffer_add_code_point(out, cell->code_points[i]);
    }
    buffer_add_text(out, "\033[0m\n");
}

/* ---- what stands in them: every style of the table, some frame for each ---- */

#define WRITTEN                                                                            \
    "Hola Ana: W2378156 salió el 19 de noviembre, tienes 60 días, sin coste, es facil. " \
    "谢谢您的耐心！ Te escribo mañana. Un tonto paqete. "

static void place(const char *words, size_t *start, size_t *end)
{
    *start = (size_t)(strstr(WRITTEN, words) - WRITTEN);
    *end = *start + strlen(words);
}

static void mark_flag(struct fixture *fixture)
{
    static struct flag flag = {
        .kind = FLAG_TONE, .severity = SEVERITY_WARN, .reason = "this may hurt"};

    place("tonto", &flag.start, &flag.end);
    fixture->model.reply.opinion.flags = &flag;
    fixture->model.reply.opinion.flag_count = 1;
}

static void mark_commitment(struct fixture *fixture)
{
    struct opinion *opinion = &fixture->model.reply.opinion;

    opinion->commitment = (struct day){2026, 11, 24};
    place("Te escribo mañana", &opinion->commitment_start, &opinion->commitment_end);
}

static void mark_misspelt(struct fixture *fixture)
{
    static struct misspelt list[1];
    struct spelling *spelling = &fixture->model.spelling;
    struct misspelt *copy = memory_get(sizeof(*copy));

    place("paqete", &list[0].start, &list[0].end);
    *copy = list[0];
    spelling->list = copy;
    spelling->count = 1;
    spelling->version = fixture->model.reply.composer.version;
}

/* A reply with each kind of mark in it, the cited one current; a note in the thread, a
 * reply that is held, drafts that the thread has overtaken. */
static void set_writing(struct fixture *fixture)
{
    struct model *model = &fixture->model;

    scene_moved(fixture);
    fixture_write(fixture, WRITTEN);
    fixture_claim(fixture, "W2378156", VERDICT_PROVED, SEVERITY_MARK);
    fixture_claim(fixture, "19 de noviembre", VERDICT_ATTESTED, SEVERITY_MARK);
    fixture_claim(fixture, "60 días", VERDICT_CONTRADICTED, SEVERITY_BLOCK);
    fixture_claim(fixture, "sin coste", VERDICT_UNSOURCED, SEVERITY_WARN);
    fixture_claim(fixture, "es facil", VERDICT_PROVED, SEVERITY_MARK);
    mark_flag(fixture);
    mark_commitment(fixture);
    mark_misspelt(fixture);
    model->reply.claim = 4;
    snprintf(model->reply.refusal, sizeof(model->reply.refusal),
             "Not sent: \"60 días\" is contradicted: ^S again, then one of its keys");
    model->reply.version_refused = model->reply.composer.version;
}

/* Whoever wrote in the thread, a translation, and what was searched for. */
static void set_thread(struct fixture *fixture)
{
    struct model *model = &fixture->model;

    translate(fixture, 1, "Your order leaves tomorrow.");
    model->thread_top = (struct thread_top){.place = {.message = 1}};
    model->search = memory_text("pedido");
    model->thread_to_unread = false;
    model->is_zoomed = true;
}

static const struct frame {
    void (*set)(struct fixture *fixture);
    int columns;
    int rows;
} frames[] = {{set_writing, 110, 28},
              {scene_drafts, 80, 24},
              {set_thread, 60, 28},
              {scene_palette, 60, 16},
              {scene_prompt, 50, 12}};

static bool is_drawn[STYLE_COUNT];

static void draw_frame(const struct frame *frame, const struct theme *theme,
                       struct buffer *out)
{
    struct fixture fixture;

    fixture_init(&fixture);
    frame->set(&fixture);
    fixture_draw(&fixture, frame->columns, frame->rows);
    for (int row = 0; row < fixture.canvas.rows; row++) {
        add_row(out, &fixture.canvas, row, theme);
        for (int column = 0; column < fixture.canvas.columns; column++)
            is_drawn[canvas_at(&fixture.canvas, row, column)->style] = true;
    }
    buffer_add_char(out, '\n');
    fixture_release(&fixture);
}

static void draw(const struct theme *theme, struct buffer *out)
{
    for (size_t i = 0; i < COUNT_OF(frames); i++)
        draw_frame(&frames[i], theme, out);
}

static void read_golden(const char *path, struct buffer *out)
{
    char bytes[4096];
    FILE *file = fopen(path, "r");
    size_t got;

    if (file == NULL)
        fail_msg("%s is not there (DESKHAND_GOLDEN=write writes it)", path);
    while ((got = fread(bytes, 1, sizeof(bytes), file)) > 0)
        buffer_add(out, bytes, got);
    fclose(file);
}

static void write_golden(const char *path, const struct buffer *frame)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_int_equal(fwrite(frame->bytes, 1, frame->len, file), frame->len);
    fclose(file);
}

static void compare(const char *name)
{
    const char *mode = getenv("DESKHAND_GOLDEN");
    struct theme theme;
    struct buffer frame;
    struct buffer wanted;
    char path[96];

    buffer_init(&frame, FRAME_MAX);
    buffer_init(&wanted, FRAME_MAX);
    snprintf(path, sizeof(path), "tests/view/golden/themes/%s.ansi", name);
    assert_true(settings_theme(name, &theme, NULL));
    draw(&theme, &frame);
    assert_false(frame.is_cut);
    if (mode != NULL && strcmp(mode, "write") == 0) {
        write_golden(path, &frame);
    } else {
        read_golden(path, &wanted);
        if (frame.len != wanted.len || memcmp(frame.bytes, wanted.bytes, frame.len) != 0)
            fail_msg("%s is drawn otherwise (DESKHAND_GOLDEN=write writes it anew)", path);
    }
    buffer_release(&frame);
    buffer_release(&wanted);
}

static void each_theme__looks_as_it_did(void **state)
{
#define NAME(id, name, use) name,
    static const char *const names[] = {THEMES(NAME)};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++)
        compare(names[i]);
}

static void the_frames__have_every_style_of_the_table(void **state)
{
    (void)state;
    for (int i = 0; i < STYLE_COUNT; i++) {
        if (!is_drawn[i])
            fail_msg("no frame shows the style %s", style_name((enum style)i));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_theme__looks_as_it_did),
        cmocka_unit_test(the_frames__have_every_style_of_the_table),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
