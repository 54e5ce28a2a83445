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

static void customer__folds_personal_details(void **state)
{
    struct fixture *fixture = *state;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "│ es · Madrid ES · since 2024"));
    assert_true(fixture_shows(fixture, "│ 4 orders · 181.00 EUR"));
    assert_true(fixture_shows(fixture, "│ likes running, trail"));
    assert_true(fixture_shows(fixture, "│ brands Northline"));
    assert_true(fixture_shows(fixture, "│ consent picks, no adverts"));
    assert_true(fixture_shows(fixture, "ana@example.org"));
    fixture->model.is_folded = true;
    fixture_draw(fixture, 120, 36);
    assert_false(fixture_shows(fixture, "Madrid"));
    assert_false(fixture_shows(fixture, "ana@example.org"));
    assert_false(fixture_shows(fixture, "likes"));
    assert_true(fixture_shows(fixture, "folded; H shows it"));
}

/* Wherever the row ends, in a part, between two or behind one: that more comes is seen. */
static void customer__shows_that_an_address_goes_on(void **state)
{
    struct fixture *fixture = *state;
    char line[40];
    struct address address = {.line1 = line, .postcode = "06100", .city = "Madrid"};
    fixture->model.open->customer.addresses = &address;
    fixture->model.open->customer.address_count = 1;
    for (int len = 18; len < 30; len++) {
        snprintf(line, sizeof(line), "%.*s", len, "Avenida Amsterdam 218, int. 4 b, n. 3");
        fixture_draw(fixture, 120, 36);
        char *frame = fixture_frame(fixture);
        const char *row = strstr(frame, "Avenida Amsterdam");
        assert_non_null(row);
        const char *end = strstr(row, "│");
        const char *more = strstr(row, "…");
        assert_true(more != NULL && more < end);
        memory_free(frame);
    }
}

static void customer__tells_the_triage_whole_in_whatever_room(void **state)
{
    struct fixture *fixture = *state;
    fixture->model.has_triage = true;
    fixture->model.triage = (struct triage){
        .intent = "late-parcel", .urgency = PRIORITY_URGENT, .sentiment = -0.6};
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "│ late-parcel · urgent"));
    assert_true(fixture_shows(fixture, "│ unhappy"));

    fixture_draw(fixture, 250, 60);
    assert_true(fixture_shows(fixture, "│ late-parcel · urgent · unhappy"));
}

static void thread__says_when_it_is_due_however_narrow(void **state)
{
    static const int widths[] = {30, 40, 60, 80, 120};
    struct fixture *fixture = *state;
    fixture->model.pane = PANE_THREAD;
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        fixture_draw(fixture, widths[i], 12);
        assert_true(fixture_shows(fixture, "due in 14 min"));
    }
}

static void orders__show_the_catalogues_title_where_a_line_has_none(void **state)
{
    static const struct order_line lines[] = {
        {.product = "p1", .quantity = 2, .price = EUR(1250)},
        {.product = "p2", .title = "", .quantity = 1, .price = EUR(700)},
        {.product = "p3", .quantity = INT64_MAX, .price = EUR(500)},
        {.product = "p4", .quantity = 3}};
    static struct product products[] = {{.id = "p2", .title = "Yellow mug"},
                                        {.id = "p1", .title = "Blue mug"}};
    struct fixture *fixture = *state;
    struct loaded *open = fixture->model.open;
    struct order order = open->orders[0];
    order.lines = lines;
    order.line_count = COUNT_OF(lines);
    open->orders = &order;
    open->order_count = 1;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "│   p1              2 x 12.50 │"));

    open->products = products;
    open->product_count = COUNT_OF(products);
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "│   Blue mug        2 x 12.50 │"));
    assert_true(fixture_shows(fixture, "│   Yellow mug           7.00 │"));
    assert_true(fixture_shows(fixture, "│   9223372036854775807… 5.00 │"));
    assert_true(fixture_shows(fixture, "│   3 x p4 "));

    fixture->model.pane = PANE_ORDERS;
    fixture->model.order_selected = fixture->model.order_unfolded = 0;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "Blue mug    2 x 12.50 EUR │"));
}

static void orders__show_lines_of_the_marked_one_and_what_is_late(void **state)
{
    struct fixture *fixture = *state;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "▸W2378156 shipped 19 Nov"));
    assert_true(fixture_shows(fixture, "DHL, due 25 Nov"));
    assert_true(fixture_shows(fixture, "  Trail sock 3-p… 2 x 14.90 │"));
    assert_int_equal(fixture_style(fixture, "was due 14 Nov"), STYLE_LATE);
    fixture->model.order_selected = fixture->model.order_unfolded = 2;
    fixture->model.pane = PANE_ORDERS;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "▸W1180020 delivered 2 Oct"));
    assert_true(fixture_shows(fixture, "refunded        10.00 EUR │"));
    assert_false(fixture_shows(fixture, "Trail 2             89.90"));
    assert_int_equal(fixture_style(fixture, "W1180020"), STYLE_SELECTED);
}

static void orders__keep_the_marked_one_in_sight(void **state)
{
    struct fixture *fixture = *state;
    struct loaded *open = fixture->model.open;
    size_t count = 3000;
    open->orders = arena_get(&fixture->arena, count * sizeof(*open->orders));
    open->order_count = count;
    for (size_t i = 0; i < count; i++) {
        open->orders[i] = fixture_orders[0];
        open->orders[i].id = arena_format(&fixture->arena, "W%06zu", i);
    }
    for (size_t i = 0; i < count; i += 97) {
        fixture->model.order_selected = i;
        fixture_draw(fixture, 120, 36);
        assert_true(fixture_shows(fixture, open->orders[i].id));
        assert_true(fixture_shows(fixture, "total          119.70 EUR"));
    }
}

/* 09:14 in the fixture: the ticket was opened at 09:02. */
static void orders__say_when_the_marked_one_was_read(void **state)
{
    struct fixture *fixture = *state;
    struct loaded *open = fixture->model.open;
    struct order orders[] = {fixture_orders[0], fixture_orders[1]};
    orders[0].read_at = FIXTURE_NOW - 72 * MINUTES;
    orders[1].read_at = MOMENT_NONE;
    open->orders = orders;
    open->order_count = COUNT_OF(orders);
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "as of 08:02"));
    fixture->model.order_selected = 1;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "as of 09:02"));
}

/* Those that stand on the screen; a pane that is kept from the frame before tells the same.
 */
static void picks__tell_how_many_of_them_are_seen(void **state)
{
    struct fixture *fixture = *state;
    size_t all = COUNT_OF(fixture_picks) + COUNT_OF(fixture_again);

    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->drawn.picks_seen, all);
    fixture_settle(fixture);
    fixture_draw(fixture, 120, 36);
    assert_int_equal(fixture->drawn.picks_seen, all);
    fixture_settle(fixture);
    fixture_draw(fixture, 120, 18); /* too low for all of them */
    assert_in_range(fixture->drawn.picks_seen, 0, all - 1);
    fixture_settle(fixture);
    fixture_draw(fixture, 90, 36); /* too narrow for their column */
    assert_int_equal(fixture->drawn.picks_seen, 0);
}

static void picks__show_price_reason_and_what_is_left(void **state)
{
    struct fixture *fixture = *state;
    fixture_draw(fixture, 120, 36);
    assert_true(fixture_shows(fixture, "Picks ──────────────── EUR ─┤"));
    assert_true(fixture_shows(fixture, "1 Trail sock 3-pack   14.90 │"));
    assert_true(fixture_shows(fixture, "with your Trail 2 (34)"));
    assert_true(fixture_shows(fixture, "3 left │"));
    assert_true(fixture_shows(fixture, "│ Buy again"));
    assert_true(fixture_shows(fixture, "│ 4 Energy gel"));
    memcpy(fixture_picks[1].product.price.currency, "GBP", 4);
    fixture->model.offered->picks.is_personalised = false;
    fixture_draw(fixture, 120, 36);
    memcpy(fixture_picks[1].product.price.currency, "EUR", 4);
    assert_true(fixture_shows(fixture, "29.00 GBP │"));
    assert_true(fixture_shows(fixture, "not personal ─┤"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(customer__folds_personal_details),
        TEST(customer__shows_that_an_address_goes_on),
        TEST(customer__tells_the_triage_whole_in_whatever_room),
        TEST(thread__says_when_it_is_due_however_narrow),
        TEST(orders__show_the_catalogues_title_where_a_line_has_none),
        TEST(orders__show_lines_of_the_marked_one_and_what_is_late),
        TEST(orders__keep_the_marked_one_in_sight),
        TEST(orders__say_when_the_marked_one_was_read),
        TEST(picks__tell_how_many_of_them_are_seen),
        TEST(picks__show_price_reason_and_what_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
