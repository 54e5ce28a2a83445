#include "fixture.h"

#include "view/thread_lines.h"

/* Many short messages behind those of the fixture. */
static void say_many(struct fixture *fixture, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fixture_say(fixture, i % 2 == 0 ? FROM_CUSTOMER : FROM_AGENT, "Ana Ruiz",
                    arena_format(&fixture->arena, "message number %zu", i));
    }
}

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

static void thread__opens_at_the_first_unread_message(void **state)
{
    struct fixture *fixture = *state;
    say_many(fixture, 40);
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "── new ──"));
    assert_true(fixture_shows(fixture, "Hola, mi pedido W2378156"));
    assert_false(fixture->drawn.newest_was_seen);
    assert_true(fixture->drawn.thread_top > 0);
    size_t top = fixture->drawn.thread_top;
    fixture_settle(fixture);
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->drawn.thread_top, top);
}

static void thread__shows_the_end_and_what_is_below(void **state)
{
    struct fixture *fixture = *state;
    say_many(fixture, 40);
    fixture->model.thread_to_unread = false;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "message number 39"));
    assert_true(fixture->drawn.newest_was_seen);
    assert_false(fixture_shows(fixture, " below"));
    fixture->model.thread_top = fixture->drawn.thread_top - 5;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "5 below"));
    assert_false(fixture->drawn.newest_was_seen);
}

static void thread__clamps_the_line_it_is_asked_to_begin_with(void **state)
{
    struct fixture *fixture = *state;
    say_many(fixture, 40);
    fixture->model.thread_to_unread = false;
    fixture->model.thread_top = 100000;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->drawn.thread_top + fixture->drawn.thread_rows,
                     fixture->drawn.thread_lines);
    fixture->model.thread_top = 0;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->drawn.thread_top, 0);
    assert_true(fixture_shows(fixture, "Buenos días"));
}

static void thread__scrolls_line_by_line_without_a_jump(void **state)
{
    struct fixture *fixture = *state;
    say_many(fixture, 12);
    fixture->model.thread_to_unread = false;
    fixture->model.thread_top = 0;
    fixture_draw(fixture, 80, 24);
    size_t lines = fixture->drawn.thread_lines;
    size_t rows = fixture->drawn.thread_rows;
    for (size_t top = 0; top + rows < lines; top++) {
        fixture->model.thread_top = top;
        fixture_draw(fixture, 80, 24);
        struct buffer second;
        buffer_init(&second, 4096);
        for (int column = 26; column < 79; column++) {
            buffer_add_code_point(&second,
                                  canvas_at(&fixture->canvas, 3, column)->code_points[0]);
        }
        fixture->model.thread_top = top + 1;
        fixture_draw(fixture, 80, 24);
        struct buffer first;
        buffer_init(&first, 4096);
        for (int column = 26; column < 79; column++) {
            buffer_add_code_point(&first,
                                  canvas_at(&fixture->canvas, 2, column)->code_points[0]);
        }
        assert_int_equal(first.len, second.len);
        assert_memory_equal(first.bytes, second.bytes, first.len);
        buffer_release(&first);
        buffer_release(&second);
    }
}

static void thread__counts_messages_seen_from_the_first_on(void **state)
{
    struct fixture *fixture = *state;
    say_many(fixture, 60);
    fixture_draw(fixture, 120, 36);
    size_t first = fixture->drawn.messages_seen;
    assert_true(first >= 4 && first < 20);
    fixture_settle(fixture);
    /* To the end at once: what lies between was on no screen. */
    fixture->model.thread_top = SIZE_MAX;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture->drawn.newest_was_seen);
    assert_int_equal(fixture->drawn.messages_seen, first);
    /* Page by page. */
    fixture->model.thread_top = 0;
    for (int page = 0; page < 40; page++) {
        fixture_draw(fixture, 120, 36);
        fixture_settle(fixture);
        fixture->model.thread_top =
            fixture->drawn.thread_top + fixture->drawn.thread_rows - 2;
    }
    assert_int_equal(fixture->drawn.messages_seen, 65);
}

static void draw_and_settle(struct fixture *fixture, int columns, int rows)
{
    fixture_draw(fixture, columns, rows);
    fixture_settle(fixture);
}

/* Of "w371", the first word in the thread's first row; 0 where another stands there. */
static int top_number(const struct fixture *fixture)
{
    const struct canvas *canvas = &fixture->canvas;
    int number = 0;
    if (canvas_at(canvas, 2, 2)->code_points[0] != 'w') {
        return 0;
    }
    for (int column = 3; column < 6; column++) {
        number = number * 10 + (int)canvas_at(canvas, 2, column)->code_points[0] - '0';
    }
    return number;
}

static void say_numbers(struct fixture *fixture)
{
    struct buffer words;
    buffer_init(&words, 8192);
    for (int i = 100; i < 900; i++) {
        buffer_format(&words, "w%d ", i);
    }
    say_many(fixture, 10);
    fixture_say(fixture, FROM_CUSTOMER, "Ana Ruiz",
                arena_text(&fixture->arena, buffer_text(&words)));
    say_many(fixture, 40);
    buffer_release(&words);
}

static void thread__keeps_the_line_on_top_while_its_width_changes(void **state)
{
    static const int widths[] = {60, 45, 102, 71, 50, 95, 40};
    struct fixture *fixture = *state;
    say_numbers(fixture);
    fixture->model.pane = PANE_THREAD;
    fixture->model.is_zoomed = true;
    fixture->model.thread_to_unread = false;
    fixture->model.thread_top = 0;
    do {
        fixture->model.thread_top++;
        draw_and_settle(fixture, 80, 24);
    } while (top_number(fixture) < 500);
    size_t top = fixture->drawn.thread_top;
    int number = top_number(fixture);
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        draw_and_settle(fixture, widths[i], 24);
        assert_in_range(number - top_number(fixture), 0, widths[i] / 5);
    }
    draw_and_settle(fixture, 80, 24);
    assert_int_equal(top_number(fixture), number);
    assert_int_equal(fixture->drawn.thread_top, top);
}

static void thread__stays_at_the_end_while_its_width_changes(void **state)
{
    struct fixture *fixture = *state;
    say_numbers(fixture);
    fixture->model.thread_to_unread = false;
    fixture->model.thread_top = 100000;
    draw_and_settle(fixture, 120, 36);
    assert_true(fixture->drawn.newest_was_seen);
    draw_and_settle(fixture, 80, 24);
    assert_true(fixture->drawn.newest_was_seen);
    draw_and_settle(fixture, 200, 60);
    assert_true(fixture->drawn.newest_was_seen);
}

static void thread__that_was_scrolled_meanwhile_is_where_it_was_scrolled_to(void **state)
{
    struct fixture *fixture = *state;
    say_numbers(fixture);
    fixture->model.thread_to_unread = false;
    fixture->model.thread_top = 30;
    draw_and_settle(fixture, 120, 36);
    fixture->model.thread_top = 0;
    draw_and_settle(fixture, 80, 24);
    assert_int_equal(fixture->drawn.thread_top, 0);
}

static void thread__is_not_seen_under_a_menu(void **state)
{
    struct fixture *fixture = *state;
    fixture->model.messages_seen = 3;
    fixture->model.menu.kind = MENU_THEME;
    fixture_draw(fixture, 120, 36);
    assert_false(fixture->drawn.newest_was_seen);
    assert_int_equal(fixture->drawn.messages_seen, 3);
    fixture->model.menu.kind = MENU_NONE;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture->drawn.newest_was_seen);
    assert_int_equal(fixture->drawn.messages_seen, 5);
}

static void thread__keeps_its_place_where_it_is_not_shown(void **state)
{
    struct fixture *fixture = *state;
    fixture->model.thread_to_unread = false;
    fixture->model.thread_top = 2;
    fixture->model.pane = PANE_QUEUE;
    fixture->model.is_zoomed = true;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->drawn.thread_top, 2);
    assert_int_equal(fixture->drawn.thread_rows, 0);
    assert_false(fixture->drawn.newest_was_seen);
}

static void thread__tells_notes_from_everything_else(void **state)
{
    struct fixture *fixture = *state;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "09:03 note · Marta Soler"));
    assert_true(fixture_shows(fixture, "│ carrier confirmed"));
    assert_int_equal(fixture_style(fixture, "carrier confirmed"), STYLE_NOTE);
    assert_int_equal(fixture_style(fixture, "note · Marta"), STYLE_NOTE);
    assert_int_equal(fixture_style(fixture, "│ carrier"), STYLE_NOTE_BORDER);
    assert_int_equal(fixture_style(fixture, "W2378156 was handed"), STYLE_SYSTEM);
    int row = 0;
    int column = 0;
    assert_true(fixture_find(fixture, "09:00 Ana Ruiz", &row, &column));
    assert_int_equal(canvas_at(&fixture->canvas, row, column + 6)->style, STYLE_CUSTOMER);
}

static void thread__says_who_wrote_where_it_was_not_the_customer(void **state)
{
    struct fixture *fixture = *state;
    struct message *last = &fixture->model.open->ticket.messages[3];
    last->sender = "max@other.example";
    fixture->model.sender = SENDER_STRANGER;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "! max@other.example is on no record of Ana Ruiz"));
    assert_true(fixture_shows(fixture, "09:00 Ana Ruiz from max@other.example"));
    assert_false(fixture_shows(fixture, "181.00"));
    assert_false(fixture_shows(fixture, "shipped 19 Nov"));
    assert_false(fixture_shows(fixture, "with your Trail 2"));

    fixture->model.reply.is_identified = true;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "record of Ana Ruiz: identified"));
    assert_true(fixture_shows(fixture, "shipped 19 Nov"));

    last->sender = "ana@example.org";
    fixture->model.sender = SENDER_UNKNOWN;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "? not verified that Ana Ruiz wrote this"));
    assert_false(fixture_shows(fixture, "from ana@example.org"));
}

static void thread__tints_what_was_searched_for(void **state)
{
    struct fixture *fixture = *state;
    fixture_say(fixture, FROM_CUSTOMER, "Ana", "ＰＥＤＩＤＯ, Pédido y pedido");
    fixture->model.search = memory_text("pedido");
    fixture->model.search_message = 5;
    fixture->model.thread_to_match = true;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "ＰＥＤＩＤＯ"), STYLE_MATCH);
    assert_int_equal(fixture_style(fixture, "Pédido"), STYLE_MATCH);
    assert_int_equal(fixture_style(fixture, "pedido"), STYLE_MATCH);
    assert_int_equal(fixture_style(fixture, ", Pédido"), STYLE_TEXT);
    assert_int_equal(fixture_style(fixture, " y pedido"), STYLE_TEXT);
}

static void thread__shows_the_message_a_search_found(void **state)
{
    struct fixture *fixture = *state;
    say_many(fixture, 200);
    fixture->model.search = memory_text("number 77");
    fixture->model.search_message = 5 + 77;
    fixture->model.thread_to_match = true;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "message number 77"));
}

static void thread__shows_the_front_of_an_enormous_message_and_says_so(void **state)
{
    struct fixture *fixture = *state;
    size_t len = 4 * 1024 * 1024;
    char *text = arena_get(&fixture->arena, len + 1);
    memset(text, 'x', len);
    fixture_say(fixture, FROM_CUSTOMER, "Ana", text);
    fixture->model.thread_to_unread = false;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "the rest of this message is not shown here"));
    assert_true(fixture->drawn.thread_lines < 1300);
}

static void thread__lists_attachments_by_their_sanitised_names(void **state)
{
    struct fixture *fixture = *state;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "+ caja.jpg · 117 kB"));
    assert_true(fixture_shows(fixture, "+ 收据␛[2J.pdf · 3.1 MB"));
}

static void thread__rules_off_days(void **state)
{
    struct fixture *fixture = *state;
    fixture->model.thread_to_unread = false;
    fixture->model.thread_top = 0;
    fixture_draw(fixture, 120, 60);
    assert_true(fixture_shows(fixture, "── Fri 20 Nov ──"));
    assert_true(fixture_shows(fixture, "── Sat 21 Nov ──"));
    assert_true(fixture_shows(fixture, "── today ──"));
}

/* However it came to its numbers: by growing, by a change of width, anew. */
static void thread_lines__are_the_same_however_they_were_counted(void **state)
{
    struct fixture *fixture = *state;
    const struct ticket *ticket = &fixture->model.open->ticket;
    struct thread_lines *grown = thread_lines_create();
    for (int i = 0; i < 60; i++) {
        thread_lines_update(grown, ticket, 40 + i % 3, 3, fixture->model.today);
        say_many(fixture, 1);
        thread_lines_update(grown, ticket, 40, 3, fixture->model.today);
        struct thread_lines *fresh = thread_lines_create();
        thread_lines_update(fresh, ticket, 40, 3, fixture->model.today);
        assert_int_equal(thread_lines_count(grown), thread_lines_count(fresh));
        for (size_t m = 0; m < ticket->message_count; m++) {
            size_t first;
            size_t start = thread_lines_start(fresh, m);
            struct message_parts parts = thread_lines_parts(fresh, m);
            assert_int_equal(thread_lines_start(grown, m), start);
            assert_int_equal(thread_lines_message(fresh, start, &first), m);
            assert_int_equal(first, start);
            assert_int_equal(start + message_parts_lines(&parts),
                             thread_lines_start(fresh, m + 1));
        }
        thread_lines_destroy(fresh);
    }
    thread_lines_destroy(grown);
}

/* What a model says of the message so far. */
static void translation_is(struct fixture *fixture, struct translation *translation,
                           size_t message, const char *text)
{
    translation->message = (char *)fixture->model.open->ticket.messages[message].id;
    translation->telling.state = TELLING_RUNS;
    buffer_init(&translation->telling.text, 4096);
    buffer_add_text(&translation->telling.text, text);
}

static void thread_lines__have_room_for_a_translation_below_its_message(void **state)
{
    struct fixture *fixture = *state;
    const struct ticket *ticket = &fixture->model.open->ticket;
    struct translation translation = {0};
    struct thread_lines *lines = thread_lines_create();
    thread_lines_update(lines, ticket, 40, 3, fixture->model.today);
    size_t before = thread_lines_count(lines);
    size_t second = thread_lines_start(lines, 2);
    translation_is(fixture, &translation, 1, "one");
    thread_lines_translate(lines, ticket, &translation, 1);
    assert_int_equal(thread_lines_count(lines), before + 2);
    assert_int_equal(thread_lines_start(lines, 2), second + 2);
    assert_int_equal(thread_lines_parts(lines, 1).translation, 2);

    buffer_add_text(&translation.telling.text, "\ntwo\nthree");
    thread_lines_translate(lines, ticket, &translation, 1);
    assert_int_equal(thread_lines_count(lines), before + 4);
    say_many(fixture, 1);
    thread_lines_update(lines, ticket, 40, 3, fixture->model.today);
    thread_lines_translate(lines, ticket, &translation, 1);
    assert_int_equal(thread_lines_parts(lines, 1).translation, 4);

    translation.is_folded = true;
    thread_lines_translate(lines, ticket, &translation, 1);
    assert_int_equal(thread_lines_start(lines, 2), second);
    thread_lines_translate(lines, ticket, NULL, 0);
    assert_int_equal(thread_lines_start(lines, 2), second);
    buffer_release(&translation.telling.text);
    thread_lines_destroy(lines);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(thread__opens_at_the_first_unread_message),
        TEST(thread__shows_the_end_and_what_is_below),
        TEST(thread__clamps_the_line_it_is_asked_to_begin_with),
        TEST(thread__scrolls_line_by_line_without_a_jump),
        TEST(thread__counts_messages_seen_from_the_first_on),
        TEST(thread__keeps_the_line_on_top_while_its_width_changes),
        TEST(thread__stays_at_the_end_while_its_width_changes),
        TEST(thread__that_was_scrolled_meanwhile_is_where_it_was_scrolled_to),
        TEST(thread__is_not_seen_under_a_menu),
        TEST(thread__keeps_its_place_where_it_is_not_shown),
        TEST(thread__tells_notes_from_everything_else),
        TEST(thread__says_who_wrote_where_it_was_not_the_customer),
        TEST(thread__tints_what_was_searched_for),
        TEST(thread__shows_the_message_a_search_found),
        TEST(thread__shows_the_front_of_an_enormous_message_and_says_so),
        TEST(thread__lists_attachments_by_their_sanitised_names),
        TEST(thread__rules_off_days),
        TEST(thread_lines__are_the_same_however_they_were_counted),
        TEST(thread_lines__have_room_for_a_translation_below_its_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
