#include "fixture.h"

/* It came, and was drawn. */
static void message_stands(struct fixture *fixture, const char *text)
{
    customer_says(fixture, text);
    draw(fixture);
}

static void outside__opens_the_shops_own_link_at_once(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    message_stands(fixture, "Es esto? https://www.shop.example/p/1?x=1. Gracias");
    strike(fixture, "O");

    assert_string_equal(effect_last(fixture, EFFECT_BROWSE)->text,
                        "https://www.shop.example/p/1?x=1");
    assert_says(fixture, "Opened outside: https://www.shop.example/p/1?x=1");
}

static void outside__asks_before_a_link_leaves_the_shop(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    message_stands(fixture, "Mira https://例え.example/claim?a=b");
    strike(fixture, "O");
    assert_int_equal(effect_count(fixture, EFFECT_BROWSE), 0);
    assert_int_equal(fixture->model.menu.kind, MENU_OUTSIDE);
    assert_int_equal(fixture->model.menu.count, 2);
    assert_string_equal(fixture->model.menu.items[1].label, "xn--r8jz45g.example");
    strike(fixture, "Enter"); /* the first item leaves it */
    assert_int_equal(effect_count(fixture, EFFECT_BROWSE), 0);
    strike(fixture, "O 1");

    assert_string_equal(effect_last(fixture, EFFECT_BROWSE)->text,
                        "https://xn--r8jz45g.example/claim?a=b");
}

static void outside__lists_the_links_of_the_messages_on_the_screen(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    message_stands(fixture, "https://shop.example/a https://shop.example/b "
                            "https://shop.example/a");
    strike(fixture, "O");
    assert_int_equal(fixture->model.menu.count, 3);
    strike(fixture, "2");

    assert_string_equal(effect_last(fixture, EFFECT_BROWSE)->text,
                        "https://shop.example/b");
}

static void outside__gives_nothing_odd_to_a_browser(void **state)
{
    static const char *const odd[] = {
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://shop.example@evil.example/",
        "ftp://shop.example/x",
        "data:text/html,hi",
        "https://shop.example\\@evil.example/",
        "-https or nothing at all.",
    };
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    for (size_t i = 0; i < COUNT_OF(odd); i++) {
        message_stands(fixture, odd[i]);
        strike(fixture, "O");
    }
    assert_int_equal(effect_count(fixture, EFFECT_BROWSE), 0);
    assert_int_equal(fixture->model.menu.kind, MENU_NONE);
    assert_says(fixture, "No web link in the messages on the screen");
}

static void outside__opens_what_is_marked(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    fixture->model.open->orders[0].url = "https://shop.example/o/W2378156";
    fixture->model.offered->picks.picks[1].product.url = "https://shop.example/p/SKU-8";
    fixture->model.pane = PANE_ORDERS;
    strike(fixture, "O");
    assert_string_equal(effect_last(fixture, EFFECT_BROWSE)->text,
                        "https://shop.example/o/W2378156");
    fixture->model.pane = PANE_PICKS;
    fixture->model.pick_selected = 1;
    strike(fixture, "O");
    assert_string_equal(effect_last(fixture, EFFECT_BROWSE)->text,
                        "https://shop.example/p/SKU-8");
    fixture->model.pick_selected = 0;
    strike(fixture, "O");
    assert_says(fixture, "The marked product has no page");
    fixture->model.pane = PANE_QUEUE;
    strike(fixture, "O");
    assert_says(fixture, "A ticket has no page of its own");

    assert_int_equal(effect_count(fixture, EFFECT_BROWSE), 2);
}

static void outside__opens_the_article_that_a_draft_rests_on(void **state)
{
    static const struct source sources[] = {{.kind = "macro", .id = "late-parcel"},
                                            {.kind = "article", .id = "returns"}};
    struct fixture *fixture = *state;

    strike(fixture, "Tab");
    fixture->model.shop->articles[0].url = "https://shop.example/help/returns";
    fixture->model.offered->suggestion.drafts[0].sources = sources;
    fixture->model.offered->suggestion.drafts[0].source_count = COUNT_OF(sources);
    strike(fixture, "K J");
    assert_int_equal(fixture->model.pane, PANE_DRAFTS);
    strike(fixture, "O");

    assert_string_equal(effect_last(fixture, EFFECT_BROWSE)->text,
                        "https://shop.example/help/returns");
}

static void outside__opens_no_order_to_a_stranger_who_was_not_identified(void **state)
{
    struct fixture *fixture = *state;

    fixture->identity = "stranger@example.org";
    strike(fixture, "Tab");
    message_stands(fixture, "Where is Ana's parcel?");
    fixture->model.open->orders[0].url = "https://shop.example/o/W2378156";
    fixture->model.pane = PANE_ORDERS;
    strike(fixture, "O");

    assert_int_equal(effect_count(fixture, EFFECT_BROWSE), 0);
    assert_says(fixture, "no page that may be opened");
}

static void outside__says_when_the_program_fails(void **state)
{
    struct fixture *fixture = *state;

    fixture->fails[EFFECT_BROWSE] = true;
    strike(fixture, "Tab");
    message_stands(fixture, "https://shop.example/a");
    strike(fixture, "O");

    assert_says(fixture, "Not opened: the disk is full");
}

static void outside__while_writing_opens_the_replys_link(void **state)
{
    struct fixture *fixture = *state;

    strike(fixture, "Tab r");
    type(fixture, "See https://shop.example/help");
    strike(fixture, "^X O");

    assert_string_equal(effect_last(fixture, EFFECT_BROWSE)->text,
                        "https://shop.example/help");
    assert_int_equal(fixture->model.mode, MODE_WRITING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(outside__opens_the_shops_own_link_at_once),
        STORY(outside__asks_before_a_link_leaves_the_shop),
        STORY(outside__lists_the_links_of_the_messages_on_the_screen),
        STORY(outside__gives_nothing_odd_to_a_browser),
        STORY(outside__opens_what_is_marked),
        STORY(outside__opens_the_article_that_a_draft_rests_on),
        STORY(outside__opens_no_order_to_a_stranger_who_was_not_identified),
        STORY(outside__says_when_the_program_fails),
        STORY(outside__while_writing_opens_the_replys_link),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
