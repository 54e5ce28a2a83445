#include "fixture.h"

#include "view/marks.h"

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture_init(&fixture);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    fixture_release(*state);
    return 0;
}

/* The caret's cell must be the one right of what stands before it. */
static void caret_stands_behind(struct fixture *fixture, const char *words)
{
    int row = 0;
    int column = 0;
    if (!fixture_find(fixture, words, &row, &column)) {
        fail_msg("\"%s\" is not on the screen", words);
    }
    assert_int_equal(fixture->canvas.caret_row, row);
    assert_int_equal(fixture->canvas.caret_column,
                     column + (int)utf8_columns(text_of(words)));
}

static void reply__has_the_caret_at_its_cell_whatever_stands_before_it(void **state)
{
    struct fixture *fixture = *state;
    static const char *const texts[] = {
        "Querida Ana",        "尊敬的安娜", "👍 gracias",
        "e\xCC\x81t\xC3\xA9", "مرحبا",      "Hola Ana,\n\nsu paquete 包裹",
        "tab\tbed",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        const char *line = strrchr(texts[i], '\n');
        line = line == NULL ? texts[i] : line + 1;
        fixture_write(fixture, texts[i]);
        fixture_draw(fixture, 120, 36);
        caret_stands_behind(fixture, i == 6 ? "tab    bed" : line);
        fixture_draw(fixture, 40, 12);
        caret_stands_behind(fixture, i == 6 ? "tab    bed" : line);
    }
}

static void reply__moves_the_caret_over_clusters(void **state)
{
    struct fixture *fixture = *state;
    struct composer *composer = &fixture->model.reply.composer;
    static const int columns[] = {5, 3, 2, 0};
    fixture_write(fixture, "👍e\xCC\x81退");
    fixture_draw(fixture, 120, 36);
    int left = fixture->canvas.caret_column - 5;
    for (size_t i = 0; i < COUNT_OF(columns); i++) {
        fixture_draw(fixture, 120, 36);
        assert_int_equal(fixture->canvas.caret_column - left, columns[i]);
        composer_move(composer, REACH_CLUSTER_LEFT);
    }
}

static void reply__hides_the_caret_while_one_reads(void **state)
{
    struct fixture *fixture = *state;
    fixture_write(fixture, "Hola");
    fixture_draw(fixture, 120, 36);
    assert_true(fixture->canvas.caret_row >= 0);
    fixture->model.mode = MODE_READING;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->canvas.caret_row, -1);
}

static void reply__keeps_the_caret_in_sight_in_a_long_text(void **state)
{
    struct fixture *fixture = *state;
    struct composer *composer = &fixture->model.reply.composer;
    struct buffer text;
    buffer_init(&text, 4096);
    for (int i = 0; i < 50; i++) {
        buffer_format(&text, "line %d\n", i);
    }
    fixture_write(fixture, buffer_text(&text));
    fixture_draw(fixture, 120, 36);
    fixture_settle(fixture);
    assert_true(fixture_shows(fixture, "line 49"));
    assert_int_equal(fixture->drawn.reply_lines, 51);
    size_t top = fixture->drawn.reply_top;
    composer_move(composer, REACH_LINE_UP);
    fixture_draw(fixture, 120, 36);
    fixture_settle(fixture);
    assert_int_equal(fixture->drawn.reply_top, top); /* still until the edge */
    composer_move(composer, REACH_TEXT_START);
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->drawn.reply_top, 0);
    assert_true(fixture_shows(fixture, "line 0"));
    assert_true(fixture_shows(fixture, " below"));
    buffer_release(&text);
}

static void reply__paged_through_lets_the_caret_out_of_sight(void **state)
{
    struct fixture *fixture = *state;
    struct buffer text;
    buffer_init(&text, 4096);
    for (int i = 0; i < 50; i++) {
        buffer_format(&text, "line %d\n", i);
    }
    fixture_write(fixture, buffer_text(&text));
    fixture->model.reply.is_scrolled = true;
    fixture->model.reply.top = 10;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->drawn.reply_top, 10);
    assert_int_equal(fixture->canvas.caret_row, -1);
    buffer_release(&text);
}

static void reply__was_seen_once_every_line_of_the_version_was_shown(void **state)
{
    struct fixture *fixture = *state;
    struct reply *reply = &fixture->model.reply;
    struct buffer text;
    buffer_init(&text, 4096);
    for (int i = 0; i < 40; i++) {
        buffer_format(&text, "line %d\n", i);
    }
    fixture_write(fixture, buffer_text(&text));
    fixture_draw(fixture, 120, 36);
    assert_false(fixture->drawn.reply_was_seen);
    assert_int_equal(fixture->drawn.reply_version, reply->composer.version);
    /* Up page by page, as the agent would. */
    reply->is_scrolled = true;
    for (size_t top = 30; top > 0; top -= top > 9 ? 10 : top) {
        reply->top = top;
        fixture_draw(fixture, 120, 36);
        assert_false(fixture->drawn.reply_was_seen);
    }
    reply->top = 0;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture->drawn.reply_was_seen);
    reply->top = 5;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture->drawn.reply_was_seen);
    /* A letter typed at the end: what is above has to be seen again. */
    reply->is_scrolled = false;
    assert_true(composer_insert(&reply->composer, text_of("x")));
    fixture_draw(fixture, 120, 36);
    assert_false(fixture->drawn.reply_was_seen);
    buffer_release(&text);
}

static void reply__is_not_seen_where_it_is_not_shown_or_covered(void **state)
{
    struct fixture *fixture = *state;
    fixture_write(fixture, "Hola");
    fixture->model.menu.kind = MENU_THEME;
    fixture_draw(fixture, 120, 36);
    assert_false(fixture->drawn.reply_was_seen);
    fixture->model.menu.kind = MENU_NONE;
    fixture->model.mode = MODE_READING;
    fixture->model.pane = PANE_QUEUE;
    fixture_draw(fixture, 60, 24);
    assert_false(fixture->drawn.reply_was_seen);
    fixture->model.pane = PANE_REPLY;
    fixture_draw(fixture, 60, 24);
    assert_true(fixture->drawn.reply_was_seen);
    fixture->model.pane = PANE_QUEUE;
    fixture_draw(fixture, 60, 24);
    assert_false(fixture->drawn.reply_was_seen); /* other lines at this width */
}

static void reply__says_which_bytes_of_it_are_seen(void **state)
{
    struct fixture *fixture = *state;
    static const char text[] = "Uno\xE2\x80\xAE dos\ttres\ncuatro";
    fixture_write(fixture, text);
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->drawn.reply_from, 0);
    assert_int_equal(fixture->drawn.reply_to, strlen(text));
}

static void reply__tells_a_note_from_a_reply(void **state)
{
    struct fixture *fixture = *state;
    fixture_write(fixture, "ojo");
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "├ Reply to Ana · public ──"));
    assert_int_equal(fixture_style(fixture, "Reply to Ana"), STYLE_REPLY_BORDER);
    fixture->model.reply.is_internal = true;
    fixture_draw(fixture, 120, 36);
    assert_false(fixture_shows(fixture, "public"));
    assert_int_equal(fixture_style(fixture, "Internal note · only colleagues see this"),
                     STYLE_NOTE_BORDER);
    assert_int_equal(fixture_style(fixture, "ojo"), STYLE_NOTE);
    assert_true(fixture_shows(fixture, " writing · note"));
    fixture->model.mode = MODE_READING;
    fixture->model.pane = PANE_QUEUE;
    fixture_draw(fixture, 40, 12);
    fixture->model.pane = PANE_REPLY;
    fixture_draw(fixture, 40, 12);
    assert_true(fixture_shows(fixture, "Internal note · colleagues only"));
}

/* Whom it goes to, that all of it is public, and what to do now, on any screen. */
static void reply__that_was_not_sent_says_why_and_to_whom(void **state)
{
    static const struct {
        int columns, rows;
        const char *title;
    } screens[] = {{120, 40, "Reply to marcos.leal@example.com · public ─"},
                   {80, 24, "Reply to marcos.leal@exampl… · public ─"},
                   {40, 12, "… · public "},
                   {40, 10, "… · public "},
                   {30, 24, "… · public "}};
    struct fixture *fixture = *state;
    struct reply *reply = &fixture->model.reply;
    fixture_write(fixture, "Yes.");
    fixture->model.open->customer.name = "marcos.leal@example.com";
    snprintf(reply->refusal, sizeof(reply->refusal),
             "Not sent: This text was left here earlier: change a letter, then F12");
    reply->version_refused = reply->composer.version;
    for (size_t i = 0; i < COUNT_OF(screens); i++) {
        fixture_draw(fixture, screens[i].columns, screens[i].rows);
        assert_true(fixture_shows(fixture, screens[i].title));
        assert_true(fixture_shows(fixture, "Yes."));
        assert_true(fixture_shows(fixture, "■ Not sent: This text"));
        assert_true(fixture_shows(fixture, " F12 ")); /* the last word of it */
    }
}

static void reply__says_what_moved_and_what_is_held(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;
    fixture_write(fixture, "Hola");
    model->moved = memory_text("Ana Ruiz wrote 09:13: \x1b[2Jolvídalo");
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "Reply to Ana · public · moved"));
    assert_int_equal(fixture_style(fixture, "Ana Ruiz wrote 09:13: ␛[2Jolvídalo"),
                     STYLE_FLAGGED);

    model->held = memory_get(sizeof(*model->held));
    model->held_count = model->held_capacity = 1;
    model->held[0] = (struct held){.key = memory_text("k"),
                                   .ticket = memory_text("1042"),
                                   .name = memory_text("Ana Ruiz"),
                                   .text = memory_text("Hola"),
                                   .until = FIXTURE_NOW + 7};
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "sent in 7 s"));
    assert_true(fixture_shows(fixture, " to Ana Ruiz in 7 s "));
    model->now += 6;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "sent in 1 s"));
    model->held[0].is_leaving = true;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "reply leaving"));
}

static void reply__tells_its_files_in_its_border(void **state)
{
    static const struct attachment files[] = {
        {.name = "label.pdf", .type = "application/pdf", .size = 117000},
        {.name = "b\u202Eox.jpg", .type = "image/jpeg", .size = 3},
    };
    struct fixture *fixture = *state;
    attachments_add(&fixture->model.reply.files, files, 1);
    fixture_draw(fixture, 120, 36);
    assert_true(
        fixture_shows(fixture, "Reply to Ana · public · + label.pdf application/pdf 1"));
    fixture_draw(fixture, 200, 60);
    assert_true(fixture_shows(fixture, "· + label.pdf application/pdf 117 kB "));
    attachments_add(&fixture->model.reply.files, files + 1, 1);
    fixture_draw(fixture, 200, 60);
    assert_true(fixture_shows(fixture, "117 kB + b⟨RLO⟩ox.jpg image/jpeg 3 bytes"));
    attachments_release(&fixture->model.reply.files);
    fixture_draw(fixture, 120, 36);
    assert_false(fixture_shows(fixture, "label.pdf"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reply__tells_its_files_in_its_border),
        TEST(reply__has_the_caret_at_its_cell_whatever_stands_before_it),
        TEST(reply__moves_the_caret_over_clusters),
        TEST(reply__hides_the_caret_while_one_reads),
        TEST(reply__keeps_the_caret_in_sight_in_a_long_text),
        TEST(reply__paged_through_lets_the_caret_out_of_sight),
        TEST(reply__was_seen_once_every_line_of_the_version_was_shown),
        TEST(reply__is_not_seen_where_it_is_not_shown_or_covered),
        TEST(reply__says_which_bytes_of_it_are_seen),
        TEST(reply__tells_a_note_from_a_reply),
        TEST(reply__that_was_not_sent_says_why_and_to_whom),
        TEST(reply__says_what_moved_and_what_is_held),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
