/* Of whom each cell of a frame speaks: nobody's name stands in another's part. */
#include "fixture.h"
#include "view/owners.h"

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

static void draw(struct fixture *fixture, int rows, int columns, struct owners *owners)
{
    fixture->model.rows = rows;
    fixture->model.columns = columns;
    screen_draw(fixture->screen, &fixture->canvas, &fixture->model, &fixture->drawn);
    owners_note(owners, &fixture->model, screen_layout(fixture->screen),
                fixture->drawn.queue_top);
}

static bool is_wanted(struct owner owner, enum owner_kind kind, size_t index)
{
    return owner.kind == kind && (kind != OWNER_SHOWN || owner.index == index);
}

/* The text of all cells that are that owner's. */
static const char *text_of_owner(struct fixture *fixture, const struct owners *owners,
                                 enum owner_kind kind, size_t index)
{
    const struct canvas *canvas = &fixture->canvas;
    struct buffer out;
    buffer_init(&out, SIZE_MAX);
    for (int row = 0; row < canvas->rows; row++) {
        int cells;
        for (int column = 0; column < canvas->columns; column += cells) {
            struct owner owner = owners_at(owners, canvas, row, column, &cells);
            assert_true(cells > 0 && column + cells <= canvas->columns);
            for (int i = 0; is_wanted(owner, kind, index) && i < cells; i++) {
                const struct cell *cell = canvas_at(canvas, row, column + i);
                for (int point = 0; point < 5 && cell->code_points[point] != 0; point++) {
                    assert_true(buffer_add_code_point(&out, cell->code_points[point]));
                }
            }
        }
        assert_true(buffer_add_char(&out, '\n'));
    }
    const char *text = arena_copy(&fixture->arena, buffer_text(&out), out.len);
    buffer_release(&out);
    return text;
}

static const struct ticket_head *head_at(struct fixture *fixture, size_t index)
{
    return queue_at(&fixture->model.queue, fixture->drawn.queue_top + index);
}

static void a_row_of_the_queue__is_its_tickets(void **state)
{
    struct fixture *fixture = *state;
    struct owners owners;
    draw(fixture, 36, 120, &owners);
    assert_true(owners.queue_count >= 3);
    for (size_t i = 0; i < owners.queue_count; i++) {
        const struct ticket_head *head = head_at(fixture, i);
        const char *text = text_of_owner(fixture, &owners, OWNER_SHOWN, i);
        assert_int_equal(owners.shown[i], head->number);
        assert_non_null(strstr(text, head->id));
        for (size_t other = 0; other < owners.queue_count; other++) {
            if (other != i) {
                assert_null(strstr(text, head_at(fixture, other)->id));
            }
        }
    }
}

static void the_rest__is_the_open_ones__and_names_no_other(void **state)
{
    struct fixture *fixture = *state;
    struct owners owners;
    draw(fixture, 36, 120, &owners);
    const char *open = text_of_owner(fixture, &owners, OWNER_OPEN, 0);
    const char *edge = text_of_owner(fixture, &owners, OWNER_EDGE, 0);
    assert_string_equal(owners.ticket, "1042");
    assert_non_null(strstr(open, "W2378156"));
    assert_null(strstr(open, "李雷"));
    assert_null(strstr(open, "1043"));
    assert_null(strstr(edge, "李雷"));
    assert_non_null(strstr(edge, "Deskhand"));
    assert_string_equal(text_of_owner(fixture, &owners, OWNER_TITLE, 0) +
                            strspn(text_of_owner(fixture, &owners, OWNER_TITLE, 0), "\n"),
                        "");
}

static void a_limit_in_the_title__is_of_all_that_it_found(void **state)
{
    struct fixture *fixture = *state;
    struct owners owners;
    assert_true(queue_set_limit(&fixture->model.queue, "李雷", FIXTURE_NOW, NULL));
    draw(fixture, 36, 120, &owners);
    assert_true(owners.is_typed);
    assert_non_null(strstr(text_of_owner(fixture, &owners, OWNER_TITLE, 0), "李雷"));
    assert_null(strstr(text_of_owner(fixture, &owners, OWNER_OPEN, 0), "李雷"));
    fixture->model.mode = MODE_WRITING;
    draw(fixture, 24, 60, &owners); /* the queue is not on the screen */
    assert_int_equal(owners.queue_count, 0);
    assert_int_equal(owners.shown_count, 1);
}

static void what_lies_over_the_panes__is_of_all_on_the_screen(void **state)
{
    struct fixture *fixture = *state;
    struct owners owners;
    fixture->model.menu.kind = MENU_MACROS;
    draw(fixture, 36, 120, &owners);
    assert_true(owners.is_covered);
    assert_non_null(strstr(text_of_owner(fixture, &owners, OWNER_ALL, 0), "李雷"));
    assert_null(strstr(text_of_owner(fixture, &owners, OWNER_OPEN, 0), "Ana"));
    fixture->model.menu.kind = MENU_NONE;
}

static void hits_of_a_ticket_that_nobody_knows__are_not_listed(void **state)
{
    struct fixture *fixture = *state;
    struct owners owners;
    struct hit hits[] = {{.ticket = "1043"}, {.ticket = "no such ticket"}};
    struct hits box = {.hits = hits, .count = 1};
    fixture->model.hits = &box;
    fixture->model.menu.kind = MENU_HITS;
    draw(fixture, 36, 120, &owners);
    assert_false(owners.is_unknown);
    assert_int_equal(owners.shown_count, owners.queue_count + 1);
    box.count = 2;
    draw(fixture, 36, 120, &owners);
    assert_true(owners.is_unknown);
    fixture->model.menu.kind = MENU_NONE;
    fixture->model.hits = NULL;
}

static void what_a_word_finds__is_of_nobody_that_can_be_told(void **state)
{
    struct fixture *fixture = *state;
    struct owners owners;
    fixture->model.menu.kind = MENU_PALETTE;
    draw(fixture, 36, 120, &owners);
    assert_true(owners.is_unknown);
    assert_non_null(strstr(text_of_owner(fixture, &owners, OWNER_ALL, 0), "Ana"));
    fixture->model.menu.kind = MENU_NONE;
}

static void a_held_reply__is_told_at_the_edges__whoever_is_open(void **state)
{
    struct fixture *fixture = *state;
    struct owners owners;
    char known[] = "1043", other[] = "no such ticket", name[] = "李雷";
    struct held held[] = {{.ticket = known, .name = name, .until = FIXTURE_NOW + 5},
                          {.ticket = other, .name = name, .until = FIXTURE_NOW + 9}};
    struct held *before = fixture->model.held;
    fixture->model.held = held;
    fixture->model.held_count = 1;
    draw(fixture, 36, 160, &owners);
    assert_non_null(strstr(text_of_owner(fixture, &owners, OWNER_EDGE, 0), "李雷"));
    assert_int_equal(owners.held_count, 1);
    assert_int_equal(owners.held[0], queue_find(&fixture->model.queue, "1043")->number);
    assert_false(owners.has_more_held);
    fixture->model.held_count = 2;
    draw(fixture, 36, 160, &owners);
    assert_true(owners.has_more_held);
    fixture->model.held = before;
    fixture->model.held_count = 0;
    draw(fixture, 36, 160, &owners);
    assert_false(owners.has_more_held);
}

static void what_is_typed_and_finds_nobody__may_be_anybodys(void **state)
{
    struct fixture *fixture = *state;
    struct owners owners;
    assert_true(queue_set_limit(&fixture->model.queue, "Zyx Nobody", FIXTURE_NOW, NULL));
    draw(fixture, 36, 120, &owners);
    assert_int_equal(owners.shown_count, 0);
    assert_true(owners.is_unknown);
    assert_true(queue_set_limit(&fixture->model.queue, "李雷", FIXTURE_NOW, NULL));
    draw(fixture, 36, 120, &owners);
    assert_false(owners.is_unknown);
    fixture->model.prompt.kind = PROMPT_COMMAND;
    draw(fixture, 36, 120, &owners);
    assert_true(owners.is_unknown);
    fixture->model.prompt.kind = PROMPT_NONE;
}

/* ":senior Leo Ruiz" is answered by a status line that repeats the name. */
static void a_status_that_repeats_what_was_typed__may_be_anybodys(void **state)
{
    struct fixture *fixture = *state;
    struct owners owners;

    snprintf(fixture->model.status, sizeof(fixture->model.status), "Handed to Leo Ruiz");
    draw(fixture, 30, 120, &owners);
    assert_false(owners.is_typed || owners.is_unknown);
    fixture->model.status_is_typed = true;
    draw(fixture, 30, 120, &owners);
    assert_true(owners.is_typed && owners.is_unknown);
    assert_non_null(strstr(text_of_owner(fixture, &owners, OWNER_EDGE, 0), "Leo Ruiz"));
    assert_null(strstr(text_of_owner(fixture, &owners, OWNER_OPEN, 0), "Leo Ruiz"));
    fixture->model.status[0] = '\0';
    draw(fixture, 30, 120, &owners);
    assert_false(owners.is_typed || owners.is_unknown);
}

static void the_first_marked__is_among_them__out_of_sight_too(void **state)
{
    struct fixture *fixture = *state;
    struct owners owners;
    fixture->model.mode = MODE_WRITING;
    fixture->model.marked_count = 1;
    queue_mark(&fixture->model.queue, "1043", true);
    draw(fixture, 24, 60, &owners); /* the queue is not on the screen */
    assert_int_equal(owners.shown_count, 0);
    fixture->model.menu.kind = MENU_PRIORITY;
    draw(fixture, 24, 60, &owners);
    assert_int_equal(owners.shown_count, 1);
    assert_int_equal(owners.shown[0], queue_find(&fixture->model.queue, "1043")->number);
    fixture->model.menu.kind = MENU_NONE;
}

/* Ticket 1043 is told of in the customer's pane: those cells are not the open one's alone. */
static void history__is_of_the_tickets_in_it_too(void **state)
{
    struct fixture *fixture = *state;
    struct past_ticket tickets[] = {
        {"1043", "Falsche Größe", TICKET_RESOLVED, FIXTURE_NOW - 5 * DAYS, 4321}};
    struct history box = {.tickets = tickets, .ticket_count = 1};
    struct owners owners;
    int cells;

    fixture->model.pane = PANE_CUSTOMER;
    fixture->model.history = &box;
    draw(fixture, 36, 120, &owners);
    fixture->model.history = NULL;
    struct box pane = owners.history;
    assert_int_equal(owners.shown[owners.shown_count - 1], 4321);
    struct owner inside =
        owners_at(&owners, &fixture->canvas, pane.row, pane.column + 3, &cells);
    assert_int_equal(inside.kind, OWNER_ALL);
    assert_int_equal(cells, pane.columns - 3);
    struct owner before =
        owners_at(&owners, &fixture->canvas, pane.row, pane.column - 5, &cells);
    assert_int_equal(before.kind, OWNER_OPEN);
    assert_int_equal(cells, 5);
}

static void every_size__has_an_owner_for_each_cell(void **state)
{
    struct fixture *fixture = *state;
    struct owners owners;
    for (int rows = 1; rows < 60; rows += 7) {
        for (int columns = 1; columns < 260; columns += 13) {
            draw(fixture, rows, columns, &owners);
            (void)text_of_owner(fixture, &owners, OWNER_OPEN, 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_row_of_the_queue__is_its_tickets, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_rest__is_the_open_ones__and_names_no_other,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_limit_in_the_title__is_of_all_that_it_found,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_lies_over_the_panes__is_of_all_on_the_screen,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(hits_of_a_ticket_that_nobody_knows__are_not_listed,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_a_word_finds__is_of_nobody_that_can_be_told,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_held_reply__is_told_at_the_edges__whoever_is_open,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_status_that_repeats_what_was_typed__may_be_anybodys, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_typed_and_finds_nobody__may_be_anybodys,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_first_marked__is_among_them__out_of_sight_too,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_size__has_an_owner_for_each_cell, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(history__is_of_the_tickets_in_it_too, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
