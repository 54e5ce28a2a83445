#include "fixture.h"

static const struct preview *preview_of(const struct fixture *fixture)
{
    return &fixture->model.menu.preview;
}

/* The rows of the list that the keys open, each looked at and put in. */
static void assert_previews(struct fixture *fixture, const char *keys, size_t rows)
{
    for (size_t row = 0; row < rows; row++) {
        strike(fixture, "Tab r ^U");
        strike(fixture, keys);
        for (size_t i = 0; i < row; i++)
            strike(fixture, "Down");
        if (row >= fixture->model.menu.shown_count)
            fail_msg("no row %zu behind %s", row, keys);
        char *shown = memory_text(string_or_empty(preview_of(fixture)->text));
        bool goes_in = preview_of(fixture)->goes_in;
        strike(fixture, "Enter");
        assert_string_equal(reply_text(fixture), goes_in ? shown : "");
        assert_null(preview_of(fixture)->text);
        memory_free(shown);
        strike(fixture, "Esc L S-Tab");
    }
}

static void preview__of_a_macro_or_an_article_is_what_enter_puts_in(void **state)
{
    struct fixture *fixture = *state;

    assert_true(fixture->model.shop->macro_count > 2);
    assert_previews(fixture, "^X m", 3);
    assert_previews(fixture, "? ? Tab", 1);
}

/* Of an article it is the paragraph that has the words. */
static void preview__follows_what_is_typed(void **state)
{
    struct fixture *fixture = *state;

    fixture->model.shop->articles[0].text = "You can return an item within 30 days.\n"
                                            "A return costs nothing.";
    strike(fixture, "Tab r ? ? Tab");
    assert_string_equal(preview_of(fixture)->text,
                        "You can return an item within 30 days.");
    type(fixture, "costs");
    assert_string_equal(preview_of(fixture)->text, "A return costs nothing.");
    type(fixture, "qqq"); /* nothing is marked */
    assert_null(preview_of(fixture)->text);
    strike(fixture, "Esc");
    assert_null(preview_of(fixture)->text);
}

/* What the offer found in an article, on its way while the list stands. */
static void preview__follows_an_offer_that_comes_late(void **state)
{
    struct fixture *fixture = *state;
    struct event event = {.kind = EVENT_OFFERED};

    fixture->model.shop->articles[0].text = "You can return an item within 30 days.\n"
                                            "A return costs nothing.";
    strike(fixture, "Tab r ? ? Tab");
    assert_string_equal(preview_of(fixture)->text,
                        "You can return an item within 30 days.");
    event.request = fixture->model.offer_request;
    event.offered = offer(fixture, "1042");
    struct article_hit *hit = arena_get(&event.offered->arena, sizeof(*hit));
    hit->article = fixture->model.shop->articles[0];
    hit->paragraph = "A return costs nothing.";
    event.offered->articles = hit;
    event.offered->article_count = 1;
    post(fixture, &event);
    settle(fixture);

    assert_string_equal(preview_of(fixture)->text, "A return costs nothing.");
    strike(fixture, "Enter");
    assert_string_equal(reply_text(fixture), "A return costs nothing.");
}

int main(void);
int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(preview__of_a_macro_or_an_article_is_what_enter_puts_in),
        STORY(preview__follows_what_is_typed),
        STORY(preview__follows_an_offer_that_comes_late),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
