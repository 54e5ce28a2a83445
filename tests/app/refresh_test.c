/* What the open ticket rests on is changed by another process: it is read again. */
#include "fixture.h"

static void catalogue_changes(struct fixture *fixture)
{
    struct event shop = {.kind = EVENT_SHOP, .shop = story_shop()};

    post(fixture, &shop);
    settle(fixture);
}

static int64_t second_price(const struct fixture *fixture)
{
    return fixture->model.offered->picks.picks[1].product.price.parts;
}

static void picks__have_the_new_price__when_the_catalogue_changed(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab J");
    fixture->pick_parts = 590000;
    catalogue_changes(fixture);

    assert_int_equal(second_price(fixture), 590000);
    assert_int_equal(fixture->model.offered->suggestion.draft_count, 2);
    assert_int_equal(fixture->model.draft_selected, 1);
    assert_int_equal(effect_count(fixture, EFFECT_OFFER), 1);
    strike(fixture, "p 2");
    assert_non_null(strstr(reply_text(fixture), "59,00"));
}

static void picks__have_the_new_price__when_the_ticket_is_read_again(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    fixture->pick_parts = 590000;
    strike(fixture, "R");

    assert_int_equal(second_price(fixture), 590000);
}

static void mark__stays_with_its_pick__when_another_comes_before_it(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    fixture->model.pane = PANE_PICKS;
    fixture->pick_is_first = true;
    catalogue_changes(fixture);

    assert_int_equal(fixture->model.pick_selected, 1);
    strike(fixture, "Enter");
    assert_non_null(strstr(reply_text(fixture), "Trail sock 3-pack"));
}

static void mark__that_nobody_moved__stays_in_front(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    fixture->pick_is_first = true;
    catalogue_changes(fixture);

    assert_int_equal(fixture->model.pick_selected, 0);
}

static void mark__stays_with_its_order__when_the_customer_bought_again(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    fixture->model.pane = PANE_ORDERS;
    fixture->has_newer_order = true;
    happens(fixture, EVENT_CUSTOMER);

    assert_int_equal(fixture->model.order_selected, 1);
    strike(fixture, "Enter");
    assert_string_equal(reply_text(fixture), "W2378156");
}

static void reply__with_an_old_price__is_not_sent(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab p 2");
    fixture->pick_parts = 590000;
    catalogue_changes(fixture);
    strike(fixture, "^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_int_equal(fixture->model.reply.opinion.worst, SEVERITY_BLOCK);
}

static void reply__that_is_being_sent__is_checked_by_the_new_price(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab p 2");
    fixture->is_silent[EFFECT_LOOK_UP] = true;
    strike(fixture, "^S");
    assert_int_equal(fixture->model.pending, PENDING_SEND);
    fixture->is_silent[EFFECT_LOOK_UP] = false;
    fixture->pick_parts = 590000;
    catalogue_changes(fixture);

    assert_int_equal(fixture->model.pending, PENDING_NONE);
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
}

static void reply__that_is_being_sent__goes_where_nothing_of_it_changed(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab p 2");
    fixture->is_silent[EFFECT_LOOK_UP] = true;
    strike(fixture, "^S");
    fixture->is_silent[EFFECT_LOOK_UP] = false;
    catalogue_changes(fixture);

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
}

static void pick__that_sold_out__is_told_before_it_is_sent(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab p 2");
    fixture->pick_is_sold_out = true;
    fixture->is_blind = true;
    strike(fixture, "^S");
    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 0);
    assert_string_equal(fixture->model.moved, "Waist light is out of stock now");
    fixture->is_blind = false;
    draw(fixture);
    strike(fixture, "^S");

    assert_int_equal(effect_count(fixture, EFFECT_HOLD), 1);
}

static void orders__are_read_again__when_another_process_wrote_of_the_customer(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    fixture->order_is_delivered = true;
    happens(fixture, EVENT_CUSTOMER);

    assert_int_equal(fixture->model.open->orders[0].status, ORDER_DELIVERED);
    assert_non_null(strstr(fixture->model.moved, "order W2378156 moved: delivered"));
    assert_int_equal(effect_count(fixture, EFFECT_OFFER), 2);
}

static void nothing__is_read_again__where_no_ticket_is_open(void **state)
{
    struct fixture *fixture = *state;
    struct preferences preferences = story_preferences();

    model_release(&fixture->model);
    model_init(&fixture->model, &preferences, fixture->now);
    size_t opened = effect_count(fixture, EFFECT_OPEN);
    catalogue_changes(fixture);
    happens(fixture, EVENT_CUSTOMER);

    assert_int_equal(effect_count(fixture, EFFECT_OPEN), opened);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(picks__have_the_new_price__when_the_catalogue_changed),
        STORY(picks__have_the_new_price__when_the_ticket_is_read_again),
        STORY(mark__stays_with_its_pick__when_another_comes_before_it),
        STORY(mark__that_nobody_moved__stays_in_front),
        STORY(mark__stays_with_its_order__when_the_customer_bought_again),
        STORY(reply__with_an_old_price__is_not_sent),
        STORY(reply__that_is_being_sent__is_checked_by_the_new_price),
        STORY(reply__that_is_being_sent__goes_where_nothing_of_it_changed),
        STORY(pick__that_sold_out__is_told_before_it_is_sent),
        STORY(orders__are_read_again__when_another_process_wrote_of_the_customer),
        STORY(nothing__is_read_again__where_no_ticket_is_open),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
