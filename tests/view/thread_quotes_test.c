/* What is quoted in a thread: folded, unfolded, and stepped into by a search. */
#include "thread_story.h"

#include "view/thread_lines.h"

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

#define SHOP_SAYS                                                                          \
    "Dear Ana, your parcel left our warehouse on 19 November.\n"                           \
    "It is due on 25 November, please tell us if it is not there."

#define QUOTES_SHOP                                                                        \
    "On Fri, 20 Nov 2026 at 10:02, Marta <m@shop.example> wrote:\n"                        \
    "> Dear Ana, your parcel left our warehouse on 19 November.\n"                         \
    "> It is due on 25 November, please tell us if it is not there.\n"

static struct message *say_quoting(struct fixture *fixture, const char *text)
{
    fixture_say(fixture, FROM_AGENT, "Marta", SHOP_SAYS);
    fixture->model.thread_to_unread = false;
    fixture->model.pane = PANE_THREAD;
    fixture->model.is_zoomed = true;
    return fixture_say(fixture, FROM_CUSTOMER, "Ana", text);
}

static void quotes__stand_folded_in_one_line_that_counts_them(void **state)
{
    static const int widths[] = {40, 80, 120, 250};
    struct fixture *fixture = *state;
    say_quoting(fixture, "还没有到。😀\n\n" QUOTES_SHOP "أين طلبي؟");
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        fixture_draw(fixture, widths[i], 40);
        assert_true(fixture_shows(fixture, "▸ 3 quoted lines"));
        assert_int_equal(fixture_style(fixture, "▸ 3 quoted lines"), STYLE_DIM);
        assert_false(fixture_shows(fixture, "Marta <m@shop"));
        assert_false(fixture_shows(fixture, "> It is due"));
        assert_true(fixture_shows(fixture, "还没有到。"));
        assert_true(fixture_shows(fixture, "أين طلبي؟"));
        assert_true(fixture->drawn.newest_was_seen);
    }
    fixture->model.unfolded.all = true;
    fixture_draw(fixture, 120, 40);
    assert_false(fixture_shows(fixture, "quoted lines"));
    assert_true(fixture_shows(fixture, "> It is due on 25 November"));
    assert_true(fixture_shows(fixture, "Marta <m@shop.example> wrote:"));
}

/* The key stands behind the line where there is room for it. */
static void quotes__say_how_they_are_unfolded(void **state)
{
    struct fixture *fixture = *state;
    say_quoting(fixture, QUOTES_SHOP);
    assert_true(keymap_bind(&fixture->model.keymap, PLACE_READING, text_of("quotes"),
                            text_of(">"), 0, NULL));
    fixture_draw(fixture, 120, 40);
    assert_true(fixture_shows(fixture, "▸ 3 quoted lines · > shows them\n") ||
                fixture_shows(fixture, "▸ 3 quoted lines · > shows them "));
    fixture_draw(fixture, 40, 40);
    assert_true(fixture_shows(fixture, "▸ 3 quoted lines · > shows them"));
}

static void
quotes__that_the_thread_does_not_know_are_not_seen_while_they_are_folded(void **state)
{
    struct fixture *fixture = *state;
    say_quoting(fixture, "See this.\n> Your order is cancelled.\n> You get nothing.\n");
    fixture_draw(fixture, 120, 40);
    assert_true(fixture_shows(fixture, "▸ 2 quoted lines, not of this thread"));
    assert_int_equal(fixture_style(fixture, "▸ 2 quoted lines"), STYLE_FLAGGED);
    assert_true(fixture->drawn.thread_is_at_end);
    assert_true(fixture->drawn.newest_is_folded);
    assert_false(fixture->drawn.newest_was_seen);
    assert_int_equal(fixture->drawn.messages_seen,
                     fixture->model.open->ticket.message_count - 1);
    fixture->model.unfolded.all = true;
    fixture_draw(fixture, 120, 40);
    assert_true(fixture->drawn.newest_was_seen);
    assert_int_equal(fixture->drawn.messages_seen,
                     fixture->model.open->ticket.message_count);
}

/* Of an older message they hold up nothing. */
static void quotes__of_older_messages_do_not_hold_up_a_reply(void **state)
{
    struct fixture *fixture = *state;
    say_quoting(fixture, "See this.\n> Your order is cancelled.\n> You get nothing.\n");
    fixture_say(fixture, FROM_CUSTOMER, "Ana", "Well?");
    fixture_draw(fixture, 120, 40);
    assert_true(fixture->drawn.newest_was_seen);
}

/* Who reads below a quote goes on reading there when it unfolds, and when it folds. */
static void quotes__unfold_and_fold_around_the_line_that_is_read(void **state)
{
    struct fixture *fixture = *state;
    struct buffer text;
    buffer_init(&text, 8192);
    buffer_add_text(&text, QUOTES_SHOP);
    for (int i = 0; i < 60; i++) {
        buffer_format(&text, "line w%d of mine\n", i);
    }
    say_quoting(fixture, arena_text(&fixture->arena, buffer_text(&text)));
    buffer_release(&text);
    fixture->model.thread_top = (struct thread_top){.is_end = true, .scroll = -20};
    draw_and_settle(fixture, 120, 24);
    struct thread_place place = fixture->drawn.thread_place;
    size_t skip = fixture->drawn.thread_skip;
    fixture->model.unfolded.all = true;
    draw_and_settle(fixture, 120, 24);
    assert_true(thread_place_equals(&place, &fixture->drawn.thread_place));
    assert_int_equal(fixture->drawn.thread_skip, skip + 2);
    fixture->model.unfolded.all = false;
    draw_and_settle(fixture, 120, 24);
    assert_int_equal(fixture->drawn.thread_skip, skip);
}

static void search__puts_the_match_on_the_screen_and_marks_it(void **state)
{
    struct fixture *fixture = *state;
    struct buffer text;
    buffer_init(&text, 8192);
    for (int i = 0; i < 200; i++) {
        buffer_format(&text, i % 50 == 7 ? "the needle %d\n" : "hay %d\n", i);
    }
    say_quoting(fixture, arena_text(&fixture->arena, buffer_text(&text)));
    buffer_release(&text);
    fixture->model.search = memory_text("needle");
    fixture->model.search_message = fixture->model.open->ticket.message_count - 1;
    for (size_t i = 0; i < 4; i++) {
        const char *words = arena_format(&fixture->arena, "needle %zu", 50 * i + 7);
        fixture->model.search_shown = i;
        fixture->model.thread_to_match = true;
        draw_and_settle(fixture, 80, 24);
        assert_true(fixture_shows(fixture, words));
        assert_int_equal(fixture_style(fixture, words), STYLE_SELECTED);
    }
}

/* Words of ours are not taken for what somebody wrote. */
static void search__does_not_find_the_line_of_a_folded_quote(void **state)
{
    struct fixture *fixture = *state;
    say_quoting(fixture, QUOTES_SHOP "my quoted lines");
    fixture->model.search = memory_text("quoted lines");
    fixture->model.search_message = fixture->model.open->ticket.message_count - 1;
    fixture->model.search_shown = 0;
    fixture->model.thread_to_match = true;
    fixture_draw(fixture, 120, 40);
    assert_int_equal(fixture_style(fixture, "3 quoted lines"), STYLE_DIM);
    assert_int_equal(fixture_style(fixture, "my quoted lines"), STYLE_TEXT);
    int row = 0;
    int column = 0;
    assert_true(fixture_find(fixture, "my quoted lines", &row, &column));
    assert_int_equal(canvas_at(&fixture->canvas, row, column + 3)->style, STYLE_SELECTED);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(quotes__stand_folded_in_one_line_that_counts_them),
        TEST(quotes__say_how_they_are_unfolded),
        TEST(quotes__that_the_thread_does_not_know_are_not_seen_while_they_are_folded),
        TEST(quotes__of_older_messages_do_not_hold_up_a_reply),
        TEST(quotes__unfold_and_fold_around_the_line_that_is_read),
        TEST(search__puts_the_match_on_the_screen_and_marks_it),
        TEST(search__does_not_find_the_line_of_a_folded_quote),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
