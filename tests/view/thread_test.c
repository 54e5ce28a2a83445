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

static void thread__opens_at_the_first_unread_message(void **state)
{
    struct fixture *fixture = *state;
    say_many(fixture, 40);
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "── new ──"));
    assert_true(fixture_shows(fixture, "Hola, mi pedido W2378156"));
    assert_false(fixture->drawn.newest_was_seen);
    assert_int_equal(fixture->drawn.thread_first, 3);
    assert_int_equal(fixture->drawn.thread_skip, 1);
    fixture_settle(fixture);
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->drawn.thread_first, 3);
    assert_int_equal(fixture->drawn.thread_skip, 1);
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
    scroll(fixture, -5);
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, " 5 below"));
    assert_false(fixture->drawn.newest_was_seen);
}

static void
thread__counts_messages_where_lines_below_are_too_many_to_be_counted(void **state)
{
    struct fixture *fixture = *state;
    say_many(fixture, 40);
    to_line(fixture, 0);
    fixture_draw(fixture, 120, 36);
    size_t below = fixture->model.open->ticket.message_count - fixture->drawn.thread_end;
    assert_int_equal(fixture->drawn.thread_below, THREAD_BELOW_MAX);
    assert_true(fixture_shows(fixture,
                              arena_format(&fixture->arena, " %zu messages below", below)));
}

static void thread__clamps_the_line_it_is_asked_to_begin_with(void **state)
{
    struct fixture *fixture = *state;
    say_many(fixture, 40);
    to_line(fixture, 100000);
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->drawn.thread_below, 0);
    assert_true(fixture_shows(fixture, "message number 39"));
    to_line(fixture, 0);
    scroll(fixture, -7);
    fixture_draw(fixture, 120, 36);
    assert_true(is_start(&fixture->drawn));
    assert_true(fixture_shows(fixture, "Buenos días"));
}

static void thread__scrolls_line_by_line_without_a_jump(void **state)
{
    struct fixture *fixture = *state;
    say_many(fixture, 12);
    to_line(fixture, 0);
    fixture_draw(fixture, 80, 24);
    for (int64_t top = 0; fixture->drawn.thread_below > 0; top++) {
        to_line(fixture, top);
        fixture_draw(fixture, 80, 24);
        struct buffer second;
        buffer_init(&second, 4096);
        for (int column = 26; column < 79; column++) {
            buffer_add_code_point(&second,
                                  canvas_at(&fixture->canvas, 3, column)->code_points[0]);
        }
        to_line(fixture, top + 1);
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
    fixture->model.thread_top = (struct thread_top){.is_end = true};
    fixture_draw(fixture, 120, 36);
    assert_true(fixture->drawn.newest_was_seen);
    assert_int_equal(fixture->drawn.messages_seen, first);
    /* Page by page. */
    to_line(fixture, 0);
    for (int page = 0; page < 40; page++) {
        fixture_draw(fixture, 120, 36);
        fixture_settle(fixture);
        scroll(fixture, (int64_t)fixture->drawn.thread_rows - 2);
    }
    assert_int_equal(fixture->drawn.messages_seen, 65);
}

static void thread__under_the_keys_that_may_follow_was_not_seen(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;
    model->mode = MODE_WRITING;
    model->pane = PANE_REPLY;
    model->thread_to_unread = false;
    fixture_draw(fixture, 80, 24);
    assert_true(fixture->drawn.newest_was_seen);
    fixture_settle(fixture);
    size_t seen = fixture->drawn.messages_seen;
    model->struck = (struct key_sequence){.keys = {{.code = 'x', .modifiers = KEY_CONTROL}},
                                          .count = 1};
    model->has_hesitated = true;
    fixture_say(fixture, FROM_CUSTOMER, "Ana Ruiz", "never mind");
    fixture_draw(fixture, 80, 24);
    assert_true(fixture->drawn.thread_is_at_end);
    assert_false(fixture->drawn.newest_was_seen);
    assert_int_equal(fixture->drawn.messages_seen, seen);
    model->struck.count = 0;
    model->has_hesitated = false;
    fixture_draw(fixture, 80, 24);
    assert_true(fixture->drawn.newest_was_seen);
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

/* A line that is too short cuts the address, not what is the matter with it. */
static void thread__says_what_is_the_matter_of_a_long_address_too(void **state)
{
    struct fixture *fixture = *state;
    struct message *last = &fixture->model.open->ticket.messages[3];
    last->sender = "maximilian.von.der.aue@mail.other.example";
    last->verified = VERIFIED_NO;
    fixture->model.sender = SENDER_STRANGER;
    for (int columns = 110; columns <= 130; columns += 10) {
        fixture_draw(fixture, columns, 36);
        assert_true(fixture_shows(fixture, "… is on no record of Ana Ruiz: folded"));
        assert_true(fixture_shows(fixture, "…, not verified"));
    }
    last->sender = "max@other.example";
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "Reply to max@other.example"));
}

static void thread__tints_what_was_searched_for(void **state)
{
    struct fixture *fixture = *state;
    fixture_say(fixture, FROM_CUSTOMER, "Ana", "ＰＥＤＩＤＯ, Pédido y pedido");
    fixture->model.search = memory_text("pedido");
    fixture->model.search_message = 5;
    fixture->model.thread_to_match = true;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "ＰＥＤＩＤＯ"),
                     STYLE_SELECTED); /* the one it stands on */
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
    to_line(fixture, 0);
    scroll(fixture, 1300);
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->drawn.thread_below, 0);
}

/* A text that cannot be read, of every message that is far from the screen. */
static void poison(struct ticket *ticket, size_t from, size_t end)
{
    static const char *nowhere = (const char *)8;
    for (size_t i = from; i < end; i++) {
        ticket->messages[i].text = nowhere;
    }
}

static void thread__looks_at_no_message_that_is_far_from_the_screen(void **state)
{
    static const int widths[] = {120, 80, 250, 43};
    struct fixture *fixture = *state;
    struct ticket *ticket = &fixture->model.open->ticket;
    say_many(fixture, 100000);
    fixture->model.thread_to_unread = false;
    poison(ticket, 0, 99800);
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        draw_and_settle(fixture, widths[i], 40);
        assert_true(i % 2 == 1 || fixture_shows(fixture, "message number 99999"));
        scroll(fixture, i % 2 == 0 ? -60 : 60);
    }
    fixture->model.thread_top = (struct thread_top){.is_end = true};
    say_many(fixture, 100000);
    poison(ticket, 99800, 100001);
    poison(ticket, 100200, 199900); /* where the end begins is asked */
    ticket->read_count = fixture->model.messages_seen = fixture->model.unread_from = 100100;
    fixture->model.thread_to_unread = true;
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        draw_and_settle(fixture, widths[i], 40);
        assert_int_equal(fixture->drawn.thread_first, 100100);
    }
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
    to_line(fixture, 0);
    fixture_draw(fixture, 120, 60);
    assert_true(fixture_shows(fixture, "── Fri 20 Nov ──"));
    assert_true(fixture_shows(fixture, "── Sat 21 Nov ──"));
    assert_true(fixture_shows(fixture, "── today ──"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(thread__opens_at_the_first_unread_message),
        TEST(thread__shows_the_end_and_what_is_below),
        TEST(thread__counts_messages_where_lines_below_are_too_many_to_be_counted),
        TEST(thread__clamps_the_line_it_is_asked_to_begin_with),
        TEST(thread__scrolls_line_by_line_without_a_jump),
        TEST(thread__counts_messages_seen_from_the_first_on),
        TEST(thread__under_the_keys_that_may_follow_was_not_seen),
        TEST(thread__tells_notes_from_everything_else),
        TEST(thread__says_who_wrote_where_it_was_not_the_customer),
        TEST(thread__says_what_is_the_matter_of_a_long_address_too),
        TEST(thread__tints_what_was_searched_for),
        TEST(thread__shows_the_message_a_search_found),
        TEST(thread__shows_the_front_of_an_enormous_message_and_says_so),
        TEST(thread__looks_at_no_message_that_is_far_from_the_screen),
        TEST(thread__lists_attachments_by_their_sanitised_names),
        TEST(thread__rules_off_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
