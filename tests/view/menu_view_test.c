/* The rows of a list's box: what the list leaves is the preview's, and details that would
 * be cut stand below their labels. */
#include "../../src/app/menu.h"
#include "fixture.h"

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

#define LINES 12

/* So many macros, and of the marked one LINES lines that would be put in. */
static void open_macros(struct fixture *fixture, int count)
{
    struct menu *menu = &fixture->model.menu;
    struct buffer text;
    menu_close(&fixture->model);
    menu_begin(&fixture->model, MENU_MACROS, true, "Macros");
    for (int i = 0; i < count; i++) {
        menu_add(menu, 0, i, i < 2 ? "Where the parcel is" : "Refund: when it comes",
                 "en · late-where-it-is");
    }
    menu_filter(menu);
    buffer_init(&text, 4096);
    for (int i = 1; i <= LINES; i++) {
        buffer_format(&text, "line %d of it\n", i);
    }
    menu->preview = (struct preview){.text = buffer_take(&text), .goes_in = true};
}

/* Lines of the preview that stand on the screen. */
static int lines_shown(const struct fixture *fixture)
{
    char words[32];
    int shown = 0;
    for (int i = 1; i <= LINES; i++) {
        snprintf(words, sizeof(words), "line %d of it", i);
        shown += fixture_shows(fixture, words);
    }
    return shown;
}

static void preview__has_the_rows_that_the_list_leaves(void **state)
{
    static const struct {
        int count;
        const char *filter;
        int lines;
    } table[] = {
        {40, "", 7},
        {40, "parcel", LINES},
        {4, "", 11},
        {2, "", LINES},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        struct menu *menu = &fixture->model.menu;
        open_macros(fixture, table[i].count);
        composer_set(&menu->filter, text_of(table[i].filter));
        menu_filter(menu);
        fixture_draw(fixture, 80, 24);
        assert_int_equal(lines_shown(fixture), table[i].lines);
    }
}

/* Whichever row is marked, and while the filter is typed: the box stays where it is. */
static void list__stands_still_while_the_filter_is_typed(void **state)
{
    struct fixture *fixture = *state;
    struct menu *menu = &fixture->model.menu;
    int row, column, before;
    open_macros(fixture, 40);
    fixture_draw(fixture, 80, 24);
    assert_true(fixture_find(fixture, "┌ Macros", &before, &column));
    composer_set(&menu->filter, text_of("parcel"));
    menu_filter(menu);
    fixture_draw(fixture, 80, 24);
    assert_true(fixture_find(fixture, "┌ Macros", &row, &column));
    assert_int_equal(row, before);
}

static void list__shows_titles_and_details_in_few_columns(void **state)
{
    struct fixture *fixture = *state;
    open_macros(fixture, 40);
    fixture_draw(fixture, 30, 24);
    assert_true(fixture_shows(fixture, "│   Where the parcel is      │"));
    assert_true(fixture_shows(fixture, "│   en · late-where-it-is    │"));
    assert_int_equal(fixture->drawn.list_rows, 8);
    assert_true(fixture_shows(fixture, "32 below"));
    fixture->model.menu.selected = 39;
    fixture_draw(fixture, 30, 24);
    assert_true(fixture_shows(fixture, "Refund: when it comes"));
    assert_false(fixture_shows(fixture, "below ─┐"));
    fixture_draw(fixture, 80, 24);
    assert_true(fixture_shows(fixture, "Refund: when it comes  en · late-where-it-is"));
}

/* What is chosen by a digit: a choice that is not seen is worse than a detail that is cut.
 */
static void list__hides_no_choice_for_its_details(void **state)
{
    static const char *const items[][2] = {
        {"Put in what is right", "30 days of delivery"},
        {"done in the shop", "it is so, and the ledger keeps it"},
        {"the carrier said so", "asks for a reference"},
    };
    struct fixture *fixture = *state;
    fixture_menu(fixture, "Stopped", items, "123", COUNT_OF(items));
    fixture_draw(fixture, 30, 24);
    assert_true(fixture_shows(fixture, "│   asks for a reference     │"));
    fixture_draw(fixture, 30, 12);
    assert_true(fixture_shows(fixture, "│ 3 the carrier said so   a… │"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(preview__has_the_rows_that_the_list_leaves),
        TEST(list__stands_still_while_the_filter_is_typed),
        TEST(list__shows_titles_and_details_in_few_columns),
        TEST(list__hides_no_choice_for_its_details),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
