#include "fixture.h"

#include "view/thread_lines.h"

/* A thread without a place that was asked for stands at its end; here at a line. */
static void to_line(struct fixture *fixture, int64_t line)
{
    fixture->model.thread_to_unread = false;
    fixture->model.thread_top = (struct thread_top){.scroll = line};
}

static void scroll(struct fixture *fixture, int64_t rows)
{
    fixture->model.thread_top.scroll += rows;
}

static bool is_start(const struct drawn *drawn)
{
    return drawn->thread_first == 0 && drawn->thread_skip == 0;
}

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
    to_line(fixture, 0);
    do {
        scroll(fixture, 1);
        draw_and_settle(fixture, 80, 24);
    } while (top_number(fixture) < 500);
    size_t top = fixture->drawn.thread_skip;
    int number = top_number(fixture);
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        draw_and_settle(fixture, widths[i], 24);
        assert_in_range(number - top_number(fixture), 0, widths[i] / 5);
    }
    draw_and_settle(fixture, 80, 24);
    assert_int_equal(top_number(fixture), number);
    assert_int_equal(fixture->drawn.thread_skip, top);
}

static void thread__stays_at_the_end_while_its_width_changes(void **state)
{
    struct fixture *fixture = *state;
    say_numbers(fixture);
    to_line(fixture, 100000);
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
    to_line(fixture, 30);
    draw_and_settle(fixture, 120, 36);
    to_line(fixture, 0);
    draw_and_settle(fixture, 80, 24);
    assert_true(is_start(&fixture->drawn));
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
    to_line(fixture, 2);
    draw_and_settle(fixture, 120, 12);
    struct thread_place place = fixture->drawn.thread_place;
    fixture->model.pane = PANE_QUEUE;
    fixture->model.is_zoomed = true;
    fixture_draw(fixture, 120, 36);
    assert_true(thread_place_equals(&fixture->drawn.thread_place, &place));
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

static size_t lines_before(struct thread_lines *lines, size_t message)
{
    size_t count = 0;
    for (size_t i = 0; i < message; i++) {
        count += thread_lines_of(lines, i);
    }
    return count;
}

/* Every line of the thread is reached from every other, down and up. */
static void assert_walks(struct thread_lines *lines, const struct ticket *ticket)
{
    size_t all = lines_before(lines, ticket->message_count);
    struct thread_spot spot = {0, 0};
    for (size_t line = 0; line <= all; line++) {
        struct thread_spot down =
            thread_lines_move(lines, (struct thread_spot){0, 0}, (int64_t)line);
        struct thread_spot up = thread_lines_last_top(lines, all - line);
        assert_int_equal(down.message, up.message);
        assert_int_equal(down.line, up.line);
        assert_int_equal(lines_before(lines, down.message) + down.line, line);
        assert_int_equal(thread_lines_from(lines, down, SIZE_MAX / 2), all - line);
        assert_true(line == 0 || thread_spot_is_before(spot, down));
        spot = down;
    }
    assert_int_equal(thread_lines_move(lines, spot, 5).message, ticket->message_count);
    assert_int_equal(thread_lines_move(lines, spot, -1000000).message, 0);
}

/* However it came to its numbers: by growing, by a change of width, anew. */
static void thread_lines__are_the_same_however_they_were_counted(void **state)
{
    struct fixture *fixture = *state;
    const struct ticket *ticket = &fixture->model.open->ticket;
    struct thread_lines *grown = thread_lines_create();
    for (int i = 0; i < 40; i++) {
        thread_lines_update(grown, &fixture->model, 40 + i % 3);
        lines_before(grown, ticket->message_count);
        say_many(fixture, 1);
        thread_lines_update(grown, &fixture->model, 40);
        struct thread_lines *fresh = thread_lines_create();
        thread_lines_update(fresh, &fixture->model, 40);
        for (size_t m = 0; m < ticket->message_count; m++) {
            assert_int_equal(thread_lines_of(grown, m), thread_lines_of(fresh, m));
        }
        assert_walks(grown, ticket);
        thread_lines_destroy(fresh);
    }
    thread_lines_destroy(grown);
}

/* More messages than are remembered: each is itself again when it is asked for again. */
static void thread_lines__of_one_message_are_not_taken_for_those_of_another(void **state)
{
    struct fixture *fixture = *state;
    const struct ticket *ticket = &fixture->model.open->ticket;
    struct thread_lines *lines = thread_lines_create();
    say_many(fixture, 700);
    fixture_say(fixture, FROM_CUSTOMER, "Ana", "one\ntwo\nthree");
    thread_lines_update(lines, &fixture->model, 40);
    for (size_t round = 0; round < 2; round++) {
        assert_int_equal(thread_lines_parts(lines, ticket->message_count - 1).text, 3);
        assert_int_equal(thread_lines_parts(lines, ticket->message_count - 1 - 512).text,
                         1);
    }
    thread_lines_destroy(lines);
}

/* The place of a line is the line's, at any width at which it begins there. */
static void thread_lines__have_a_place_for_every_line(void **state)
{
    struct fixture *fixture = *state;
    const struct ticket *ticket = &fixture->model.open->ticket;
    struct thread_lines *lines = thread_lines_create();
    say_numbers(fixture);
    thread_lines_update(lines, &fixture->model, 31);
    size_t all = lines_before(lines, ticket->message_count);
    for (size_t line = 0; line < all; line++) {
        struct thread_spot spot =
            thread_lines_move(lines, (struct thread_spot){0, 0}, (int64_t)line);
        struct thread_place place = thread_lines_place(lines, spot);
        struct thread_lines *fresh = thread_lines_create();
        thread_lines_update(fresh, &fixture->model, 31);
        struct thread_spot again = thread_lines_at(fresh, &place);
        assert_int_equal(again.message, spot.message);
        assert_int_equal(again.line, spot.line);
        thread_lines_destroy(fresh);
    }
    thread_lines_destroy(lines);
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
    struct translation translation = {0};
    struct thread_lines *lines = thread_lines_create();
    thread_lines_update(lines, &fixture->model, 40);
    size_t before = thread_lines_of(lines, 1);
    translation_is(fixture, &translation, 1, "one");
    thread_lines_translate(lines, &translation, 1);
    assert_int_equal(thread_lines_of(lines, 1), before + 2);
    assert_int_equal(thread_lines_parts(lines, 1).translation, 2);

    buffer_add_text(&translation.telling.text, "\ntwo\nthree");
    thread_lines_translate(lines, &translation, 1);
    assert_int_equal(thread_lines_of(lines, 1), before + 4);
    say_many(fixture, 1);
    thread_lines_update(lines, &fixture->model, 40);
    thread_lines_translate(lines, &translation, 1);
    assert_int_equal(thread_lines_parts(lines, 1).translation, 4);

    translation.is_folded = true;
    thread_lines_translate(lines, &translation, 1);
    assert_int_equal(thread_lines_of(lines, 1), before);
    thread_lines_translate(lines, NULL, 0);
    assert_int_equal(thread_lines_of(lines, 1), before);
    buffer_release(&translation.telling.text);
    thread_lines_destroy(lines);
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
        TEST(thread__keeps_the_line_on_top_while_its_width_changes),
        TEST(thread__stays_at_the_end_while_its_width_changes),
        TEST(thread__that_was_scrolled_meanwhile_is_where_it_was_scrolled_to),
        TEST(thread__is_not_seen_under_a_menu),
        TEST(thread__keeps_its_place_where_it_is_not_shown),
        TEST(thread__tells_notes_from_everything_else),
        TEST(thread__says_who_wrote_where_it_was_not_the_customer),
        TEST(thread__tints_what_was_searched_for),
        TEST(thread__shows_the_message_a_search_found),
        TEST(quotes__stand_folded_in_one_line_that_counts_them),
        TEST(quotes__say_how_they_are_unfolded),
        TEST(quotes__that_the_thread_does_not_know_are_not_seen_while_they_are_folded),
        TEST(quotes__of_older_messages_do_not_hold_up_a_reply),
        TEST(quotes__unfold_and_fold_around_the_line_that_is_read),
        TEST(search__puts_the_match_on_the_screen_and_marks_it),
        TEST(search__does_not_find_the_line_of_a_folded_quote),
        TEST(thread__shows_the_front_of_an_enormous_message_and_says_so),
        TEST(thread__looks_at_no_message_that_is_far_from_the_screen),
        TEST(thread__lists_attachments_by_their_sanitised_names),
        TEST(thread__rules_off_days),
        TEST(thread_lines__are_the_same_however_they_were_counted),
        TEST(thread_lines__of_one_message_are_not_taken_for_those_of_another),
        TEST(thread_lines__have_a_place_for_every_line),
        TEST(thread_lines__have_room_for_a_translation_below_its_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
