#include "fixture.h"

#include "base/error.h"

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

static void
queue__tells_late_unread_urgent_when_it_is_due_and_how_long_it_waits(void **state)
{
    struct fixture *fixture = *state;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "│!1060 Sam Whitaker   -18m │"));
    assert_int_equal(fixture_style(fixture, "!1060"), STYLE_LATE);
    assert_int_equal(fixture_style(fixture, "-18m │"), STYLE_LATE);
    assert_true(fixture_shows(fixture, "urgent 6d │"));
    assert_int_equal(fixture_style(fixture, "6d │"), STYLE_DIM);
    assert_true(fixture_shows(fixture, "│ 1043 李雷            38m │"));
    assert_int_equal(fixture_style(fixture, "李雷"), STYLE_UNREAD);
    assert_true(fixture_shows(fixture, "│●退货可以吗，运费谁…  22m │"));
    assert_int_equal(fixture_style(fixture, "J. Okafor"), STYLE_TEXT);
    assert_true(fixture_shows(fixture, " …8d │")); /* pending: it is the customer's turn */
    assert_true(fixture_shows(fixture, "1058 ␛]0;owned␇"));
}

static void queue__tells_first_the_time_that_it_is_sorted_by(void **state)
{
    static const struct {
        const char *title;
        const char *first;  /* in 1043's row of the name */
        const char *second; /* and of the subject */
    } orders[QUEUE_ORDER_COUNT] = {
        [QUEUE_BY_DUE] = {"due / waiting ─┬", "李雷            38m │", "  22m │"},
        [QUEUE_BY_PRIORITY] = {"priority, due ─┬", "李雷            38m │", "  22m │"},
        [QUEUE_BY_WAITING] = {"waiting / due ─┬", "李雷            22m │", "  38m │"},
        [QUEUE_BY_NEWEST] = {"new / waiting ─┬", "李雷             8d │", "  22m │"},
    };
    struct fixture *fixture = *state;
    for (int order = 0; order < QUEUE_ORDER_COUNT; order++) {
        queue_set_order(&fixture->model.queue, (enum queue_order)order, FIXTURE_NOW);
        fixture_draw(fixture, 120, 36);
        assert_true(fixture_shows(fixture, orders[order].title));
        assert_true(fixture_shows(fixture, orders[order].first));
        assert_true(fixture_shows(fixture, orders[order].second));
    }
}

static void queue__marks_what_was_begun_and_what_is_due_now(void **state)
{
    struct fixture *fixture = *state;
    struct ticket_head head = *queue_find(&fixture->model.queue, "1043");
    head.unfinished = UNFINISHED_NOTE;
    head.name = arena_text(&fixture->arena, head.name);
    queue_put_one(&fixture->model.queue, &head, FIXTURE_NOW);
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "│●退货可以吗，运费谁…  22m✎│"));
    assert_int_equal(fixture_style(fixture, "✎"), STYLE_HELD);
    head.unfinished = 0;
    queue_put_one(&fixture->model.queue, &head, FIXTURE_NOW);
    fixture_draw(fixture, 120, 36); /* of a row that is drawn anew by itself */
    assert_false(fixture_shows(fixture, "✎"));
    head.due_at = FIXTURE_NOW - 30; /* not -0m */
    queue_put_one(&fixture->model.queue, &head, FIXTURE_NOW);
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "李雷            now │"));
}

static void queue__shows_its_limit_as_far_as_there_is_room(void **state)
{
    static const struct {
        const char *limit;
        const char *title;
    } cases[] = {
        {"tag:late", "┌ Queue ──────── tag:late ─┬"},
        {"status:open tag", "┌ Queue ─ status:open tag ─┬"},
        {"status:open tag:1", "┌ status:open tag:1 ───────┬"},
        {"status:open lang:zh older:2h", "┌ status:open lang:zh ol… ─┬"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_true(
            queue_set_limit(&fixture->model.queue, cases[i].limit, FIXTURE_NOW, NULL));
        fixture_draw(fixture, 120, 36);
        assert_true(fixture_shows(fixture, cases[i].title));
    }
    fixture->model.marked_count = 2;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "┌ status:open… ─ 2 marked ─┬"));
}

static void queue__shows_the_name_of_the_saved_view_it_is_limited_to(void **state)
{
    struct fixture *fixture = *state;
    fixture->model.preferences.views[0] =
        (struct saved_view){"mine", "status:open lang:zh"};
    fixture->model.preferences.view_count = 1;
    assert_true(
        queue_set_limit(&fixture->model.queue, "status:open lang:zh", FIXTURE_NOW, NULL));

    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "┌ Queue ──────────── mine ─┬"));
}

static void queue__shows_the_marked_row_by_the_focus(void **state)
{
    struct fixture *fixture = *state;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "Ana Ruiz        14m"), STYLE_SELECTED_DIM);
    fixture->model.pane = PANE_QUEUE;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "Ana Ruiz        14m"), STYLE_SELECTED);
    fixture->model.prompt.kind = PROMPT_LIMIT;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture_style(fixture, "Ana Ruiz        14m"), STYLE_SELECTED_DIM);
}

static void queue__marks_what_is_marked_for_bulk_work(void **state)
{
    struct fixture *fixture = *state;
    struct queue *queue = &fixture->model.queue;
    queue_mark(queue, queue_at(queue, 2)->id, true);
    fixture->model.marked_count = 1;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "│ 1043 李雷            38m+│"));
    assert_true(fixture_shows(fixture, "1 marked ─┬"));
}

static void queue__stands_still_until_the_mark_reaches_its_edge(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;
    for (int i = 0; i < 40; i++) {
        struct ticket_head head = fixture_heads[3];
        head.id = arena_format(&fixture->arena, "2%03d", i);
        head.due_at = FIXTURE_NOW + (100 + i) * MINUTES;
        head.snooze_until = MOMENT_NONE;
        queue_put(&model->queue, &head);
    }
    queue_arrange(&model->queue, FIXTURE_NOW);
    model->queue.selected = 0;
    fixture_draw(fixture, 120, 36);
    fixture_settle(fixture);
    assert_int_equal(fixture->drawn.queue_rows, 16);
    for (size_t at = 0; at < model->queue.shown_count; at++) {
        model->queue.selected = at;
        fixture_draw(fixture, 120, 36);
        fixture_settle(fixture);
        assert_int_equal(fixture->drawn.queue_top, at < 16 ? 0 : at - 15);
    }
    size_t last = fixture->drawn.queue_top;
    model->queue.selected = last + 3;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->drawn.queue_top, last);
    model->queue.selected = 2;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->drawn.queue_top, 2);
    fixture_settle(fixture);
    model->queue.selected = model->queue.shown_count - 1; /* by one's own reply */
    model->queue_away = queue_selected_number(&model->queue);
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->drawn.queue_top, 2);
    model->queue_away = 0;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->drawn.queue_top, model->queue.shown_count - 16);
}

/* Of few rows too, so that what arrives above moves nothing under a finger. */
static void queue__stands_higher_than_its_end_by_what_arrived_above(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;
    model->pane = PANE_QUEUE;
    model->queue.selected = 3;
    model->drawn.queue_top = 2;
    model->queue_slack = 2;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->drawn.queue_top, 2);
    assert_true(fixture_shows(fixture, "─ 2 above ─"));
    model->queue_slack = 0;
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->drawn.queue_top, 0);
}

/* In the border below it, so at any width and whatever its title says. */
static void queue__says_how_many_stand_above_and_below(void **state)
{
    static const int widths[] = {30, 40, 80, 120, 250};
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;
    model->pane = PANE_QUEUE;
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        model->queue.selected = 0;
        model->drawn.queue_top = 0;
        fixture_draw(fixture, widths[i], 10);
        assert_true(fixture_shows(fixture, "─ 3 below ─"));
        assert_true(fixture_shows(fixture, "due / waiting ─"));
        model->queue.selected = 3;
        fixture_settle(fixture);
        fixture_draw(fixture, widths[i], 10);
        assert_true(fixture_shows(fixture, "─ 1 above, 2 below ─"));
        model->queue.selected = 5;
        fixture_draw(fixture, widths[i], 10);
        assert_true(fixture_shows(fixture, "─ 3 above ─"));
        assert_false(fixture_shows(fixture, "below ─"));
        model->queue.selected = 0;
        fixture_draw(fixture, widths[i], 24);
        assert_false(fixture_shows(fixture, "above"));
        assert_false(fixture_shows(fixture, "below ─"));
    }
}

static void drafts__count_what_the_guard_says_in_columns(void **state)
{
    struct fixture *fixture = *state;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "es  ✓4             │"));
    assert_true(fixture_shows(fixture, "es     ~1 ?1       │"));
    assert_true(fixture_shows(fixture, "zh  ✓2       ✗1 !1 "));
    assert_true(fixture_shows(fixture, " 2 holding: Hola Ana, lamento"));
    assert_int_equal(fixture_style(fixture, "✗1 !1"), STYLE_CONTRADICTED);
    assert_int_equal(fixture_style(fixture, "!1 ├"), STYLE_FLAGGED);
    /* Sentences in which nothing was understood are counted, too. */
    fixture_drafts[0].opinion.not_checked = 2;
    fixture_draw(fixture, 120, 36);
    fixture_drafts[0].opinion.not_checked = 0;
    assert_true(fixture_shows(fixture, "es  ✓4             …2"));
}

static void drafts__show_the_marked_one_with_sources_and_claims(void **state)
{
    struct fixture *fixture = *state;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "─ from order W2378156, macro late-parcel ─"));
    assert_int_equal(fixture_style(fixture, "19 de noviembre con DHL"), STYLE_PROVED);
    fixture->model.draft_selected = 2;
    fixture->model.draft_claim = 2;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "▸3 安娜您好"));
    assert_true(fixture_shows(fixture, "─ from article returns ─"));
    assert_int_equal(fixture_style(fixture, "天内可退货"), STYLE_CLAIM_CURRENT);
    assert_true(fixture_shows(fixture, "✗ 60天 · but article returns: Returns are free"));
}

static void drafts__say_that_they_are_stale_or_on_their_way(void **state)
{
    struct fixture *fixture = *state;
    fixture->model.is_offer_stale = true;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "stale: the thread moved ─"));
    assert_int_equal(fixture_style(fixture, "Hola Ana: tu pedido W2378156 salió"),
                     STYLE_STALE);
    fixture->model.offer_request = 7;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "stale, asking again…"));
    fixture->model.offer_request = 0;
    fixture->model.is_offer_answered = true;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "answered: a reply was sent ─"));
    assert_false(fixture_shows(fixture, "1 takes draft 1"));
    assert_false(fixture_shows(fixture, "1 draft 1"));
    fixture->model.is_offer_stale = fixture->model.is_offer_answered = false;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "1 takes draft 1"));
    fixture->model.offer_request = 7;
    offered_destroy(fixture->model.offered);
    fixture->model.offered = NULL;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "│ asking for drafts…"));
    fixture->model.offer_request = 0;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "│ no drafts; a asks for some"));
}

static void screen__says_so_where_it_is_too_small(void **state)
{
    struct fixture *fixture = *state;
    fixture_draw(fixture, 29, 20);
    assert_true(fixture_shows(fixture, "Deskhand needs 30x10; this is")); /* wrapped */
    assert_true(fixture_shows(fixture, "29x20"));
    assert_false(fixture_shows(fixture, "Ana"));
    fixture_draw(fixture, 120, 9);
    assert_true(fixture_shows(fixture, "Deskhand needs 30x10; this is 120x9"));
    for (int rows = 1; rows < 12; rows++) {
        for (int columns = 1; columns < 44; columns++) {
            fixture_draw(fixture, columns, rows);
        }
    }
}

static void screen__shows_nothing_of_anybody_while_it_is_locked(void **state)
{
    struct fixture *fixture = *state;
    fixture_write(fixture, "secret words");
    fixture_draw(fixture, 120, 36);
    fixture->model.is_locked = true;
    fixture_draw(fixture, 120, 36);
    char *frame = fixture_frame(fixture);
    assert_non_null(strstr(frame, "Deskhand is locked."));
    assert_null(strstr(frame, "secret"));
    assert_null(strstr(frame, "Ana"));
    assert_null(strstr(frame, "1042"));
    assert_null(strstr(frame, "W2378156"));
    memory_free(frame);
    assert_int_equal(fixture->canvas.caret_row, -1);
}

static void screen__zoomed_shows_the_pane_alone(void **state)
{
    struct fixture *fixture = *state;
    fixture->model.is_zoomed = true;
    fixture->model.pane = PANE_CUSTOMER;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "Calle del Olmo 14, 3.º B, 28012, Madrid, ES"));
    assert_false(fixture_shows(fixture, "Orders"));
    assert_false(fixture_shows(fixture, "Queue"));
    fixture->model.pane = PANE_DRAFTS;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(
        fixture, "con DHL y te escribo")); /* more of each than beside others */
}

static void drafts__leave_rows_out_so_that_the_marked_one_is_read(void **state)
{
    struct fixture *fixture = *state;
    struct model *model = &fixture->model;
    static const struct {
        int rows;
        size_t marked;
        const char *title;
        bool is_read; /* three lines of it */
    } table[] = {
        {24, 0, "─ 3 below · local", true},   {24, 1, "─ 3 below · local", true},
        {24, 3, "─ 2 above · 1 below", true}, {24, 5, "─ 3 above · local", true},
        {16, 3, "─ 3 above · 2 below", true}, {13, 3, "─ 3 above · 2 below", true},
        {40, 3, "─ local · ✦", true},         {10, 3, "─ 2 above · 2 below", false},
    };
    fixture_ask(fixture, 3);
    fixture_hear(fixture, 0, "first line\nsecond line\nthird line");
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        char number[16];
        model->draft_selected = table[i].marked;
        fixture_draw(fixture, 80, table[i].rows);
        assert_true(fixture_shows(fixture, table[i].title));
        snprintf(number, sizeof(number), "▸%zu ", table[i].marked + 1);
        assert_true(fixture_shows(fixture, number));
        if (table[i].marked == 3 && table[i].is_read) {
            assert_true(fixture_shows(fixture, "│   first line"));
            assert_true(fixture_shows(fixture, "│   third line"));
        }
    }
}

static void drafts__keep_their_rows_while_one_writes(void **state)
{
    struct fixture *fixture = *state;
    fixture_ask(fixture, 3);
    fixture->model.mode = MODE_WRITING;
    fixture->model.pane = PANE_REPLY;
    fixture_draw(fixture, 80, 24);
    assert_true(fixture_shows(fixture, " 1 Hola Ana"));
    assert_true(fixture_shows(fixture, " 6 ✦ asked"));
    assert_false(fixture_shows(fixture, "still writing"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(queue__tells_late_unread_urgent_when_it_is_due_and_how_long_it_waits),
        TEST(queue__tells_first_the_time_that_it_is_sorted_by),
        TEST(queue__marks_what_was_begun_and_what_is_due_now),
        TEST(queue__shows_its_limit_as_far_as_there_is_room),
        TEST(queue__shows_the_name_of_the_saved_view_it_is_limited_to),
        TEST(queue__shows_the_marked_row_by_the_focus),
        TEST(queue__marks_what_is_marked_for_bulk_work),
        TEST(queue__stands_still_until_the_mark_reaches_its_edge),
        TEST(queue__stands_higher_than_its_end_by_what_arrived_above),
        TEST(queue__says_how_many_stand_above_and_below),
        TEST(drafts__count_what_the_guard_says_in_columns),
        TEST(drafts__show_the_marked_one_with_sources_and_claims),
        TEST(drafts__say_that_they_are_stale_or_on_their_way),
        TEST(drafts__leave_rows_out_so_that_the_marked_one_is_read),
        TEST(drafts__keep_their_rows_while_one_writes),
        TEST(screen__says_so_where_it_is_too_small),
        TEST(screen__shows_nothing_of_anybody_while_it_is_locked),
        TEST(screen__zoomed_shows_the_pane_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
