#include "base/attributes.h"
#include "view/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct layout layout_of(struct layout_wish wish)
{
    struct layout layout;
    layout_columns(&wish, &layout);
    layout_rows(&wish, &layout);
    return layout;
}

/* The panes shown, a letter each: q t d r c o p. */
static const char *shown(struct layout_wish wish)
{
    static char letters[PANE_COUNT + 1];
    struct layout layout = layout_of(wish);
    size_t count = 0;
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        if (layout.is_shown[pane]) {
            letters[count++] = "qtdrcop"[pane];
        }
    }
    letters[count] = '\0';
    return letters;
}

static void layout__shows_as_many_columns_as_fit(void **state)
{
    (void)state;
    static const struct {
        int columns;
        int rows;
        enum pane pane;
        const char *shown;
    } cases[] = {
        {120, 36, PANE_THREAD, "qtdrcop"}, {100, 36, PANE_QUEUE, "qtdrcop"},
        {99, 36, PANE_QUEUE, "qtdr"},      {80, 24, PANE_DRAFTS, "qtdr"},
        {80, 24, PANE_ORDERS, "tdrcop"},   {79, 24, PANE_QUEUE, "q"},
        {79, 24, PANE_REPLY, "tdr"},       {40, 24, PANE_PICKS, "cop"},
        {40, 10, PANE_THREAD, "td"},       {40, 10, PANE_REPLY, "tr"},
        {40, 10, PANE_ORDERS, "o"},        {120, 10, PANE_QUEUE, "qtdco"},
        {30, 24, PANE_PICKS, "cop"},       {29, 36, PANE_THREAD, ""},
        {120, 9, PANE_THREAD, ""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *found = shown((struct layout_wish){
            .rows = cases[i].rows, .columns = cases[i].columns, .pane = cases[i].pane});
        if (strcmp(found, cases[i].shown) != 0) {
            fail_msg("%dx%d: %s, not %s", cases[i].columns, cases[i].rows, found,
                     cases[i].shown);
        }
    }
}

static void layout__keeps_the_side_columns_within_their_widths(void **state)
{
    (void)state;
    for (int columns = 80; columns <= 300; columns++) {
        struct layout layout = layout_of(
            (struct layout_wish){.rows = 36, .columns = columns, .pane = PANE_THREAD});
        struct box queue = layout.panes[PANE_QUEUE];
        struct box thread = layout.panes[PANE_THREAD];
        struct box orders = layout.panes[PANE_ORDERS];
        assert_true(queue.columns >= 24 && queue.columns <= 48);
        assert_int_equal(thread.column, queue.column + queue.columns + 1);
        if (columns < 100) {
            assert_int_equal(thread.column + thread.columns + 1, columns);
            continue;
        }
        assert_true(orders.columns >= 27 && orders.columns <= 56);
        assert_true(columns < 250 || (queue.columns >= 45 && orders.columns >= 45));
        assert_true(thread.columns * 2 >= columns - 40);
        assert_int_equal(orders.column, thread.column + thread.columns + 1);
        assert_int_equal(orders.column + orders.columns + 1, columns);
        assert_true(thread.columns >= 40);
    }
}

static void layout__gives_the_writing_pane_at_most_two_thirds_of_the_middle(void **state)
{
    (void)state;
    struct layout_wish wish = {
        .rows = 36, .columns = 120, .pane = PANE_REPLY, .is_writing = true};
    int before = 0;
    for (int lines = 0; lines < 60; lines++) {
        wish.wanted[PANE_REPLY] = lines;
        wish.wanted[PANE_DRAFTS] = 3;
        struct layout layout = layout_of(wish);
        int rows = layout.panes[PANE_REPLY].rows;
        assert_true(rows >= before && rows >= 3);
        assert_true(rows >= lines || rows == 20);
        assert_true(layout.panes[PANE_THREAD].rows >= 3);
        before = rows;
    }
    assert_int_equal(before, 20);
}

static void layout__zoomed_is_the_pane_alone(void **state)
{
    (void)state;
    for (int pane = 0; pane < PANE_COUNT; pane++) {
        struct layout layout = layout_of((struct layout_wish){
            .rows = 24, .columns = 80, .pane = (enum pane)pane, .is_zoomed = true});
        for (int other = 0; other < PANE_COUNT; other++) {
            assert_int_equal(layout.is_shown[other], other == pane);
        }
        assert_int_equal(layout.panes[pane].row, 2);
        assert_int_equal(layout.panes[pane].rows, 20);
        assert_int_equal(layout.panes[pane].columns, 78);
    }
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* In every column the panes and the borders between them fill the body from top to bottom.
 */
static void layout__fills_each_column_whatever_is_wanted(void **state)
{
    (void)state;
    uint32_t seed = 3;
    for (int round = 0; round < 20000; round++) {
        struct layout_wish wish = {
            .rows = 10 + (int)(next_random(&seed) % 70),
            .columns = 40 + (int)(next_random(&seed) % 200),
            .pane = (enum pane)(next_random(&seed) % PANE_COUNT),
            .is_zoomed = next_random(&seed) % 8 == 0,
            .is_writing = next_random(&seed) % 2 == 0,
            .has_reply = next_random(&seed) % 2 == 0,
        };
        for (int pane = 0; pane < PANE_COUNT; pane++) {
            wish.wanted[pane] = (int)(next_random(&seed) % 80);
        }
        struct layout layout = layout_of(wish);
        int bottoms[3] = {layout.body.row + 1, layout.body.row + 1, layout.body.row + 1};
        assert_true(wish.is_writing || layout.is_shown[wish.pane]);
        for (int pane = 0; pane < PANE_COUNT; pane++) {
            int column = pane == PANE_QUEUE ? 0 : pane < PANE_CUSTOMER ? 1 : 2;
            if (!layout.is_shown[pane]) {
                continue;
            }
            assert_int_equal(layout.panes[pane].row, bottoms[column]);
            assert_true(layout.panes[pane].rows >= 1 && layout.panes[pane].columns >= 24);
            bottoms[column] += layout.panes[pane].rows + 1;
        }
        for (int column = 0; column < 3; column++) {
            assert_true(bottoms[column] == layout.body.row + 1 ||
                        bottoms[column] == layout.body.row + layout.body.rows);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layout__shows_as_many_columns_as_fit),
        cmocka_unit_test(layout__keeps_the_side_columns_within_their_widths),
        cmocka_unit_test(layout__gives_the_writing_pane_at_most_two_thirds_of_the_middle),
        cmocka_unit_test(layout__zoomed_is_the_pane_alone),
        cmocka_unit_test(layout__fills_each_column_whatever_is_wanted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
