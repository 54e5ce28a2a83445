#include "term/colours.h"
#include "view/style.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void colour_of_256__comes_nearest(void **state)
{
    static const struct {
        uint32_t rgb;
        int32_t colour;
    } cases[] = {
        {0x000000, 16}, {0xffffff, 231}, {0x5fafff, 75},
        {0x60b0fe, 75}, {0x303030, 236}, {0xff0000, 196},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_int_equal(colour_of_256(cases[i].rgb), cases[i].colour);
    for (int32_t colour = 16; colour < PALETTE_SIZE; colour++)
        assert_int_equal(colour_rgb(colour_of_256(colour_rgb(colour))), colour_rgb(colour));
}

static void colour_of_16__keeps_the_hue(void **state)
{
    static const struct {
        int32_t colour;
        int32_t of_16;
    } cases[] = {
        {3, 3},  {196, 9},  {46, 10}, {21, 12},
        {16, 0}, {231, 15}, {236, 0}, {COLOUR_RGB | 0xff0000, 9},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_int_equal(colour_of_16(cases[i].colour), cases[i].of_16);
}

static void colour_slot__gives_a_free_number__the_same_for_the_same_colour(void **state)
{
    struct colour_slots slots = {0};
    bool is_taken[PALETTE_SIZE] = {[255] = true, [254] = true};
    int32_t blue = colour_slot(&slots, is_taken, COLOUR_RGB | 0x0000ee);
    int32_t red = colour_slot(&slots, is_taken, COLOUR_RGB | 0xee0000);

    (void)state;
    assert_int_not_equal(blue, red);
    assert_false(is_taken[blue] || is_taken[red]);
    assert_true(blue >= 16 && red >= 16);
    assert_int_equal(colour_slot(&slots, is_taken, COLOUR_RGB | 0x0000ee), blue);
    assert_int_equal(slots.count, 2);
}

static void colour_slot__gives_the_nearest__where_none_is_free(void **state)
{
    struct colour_slots slots = {0};
    bool is_taken[PALETTE_SIZE];

    (void)state;
    memset(is_taken, true, sizeof(is_taken));
    assert_int_equal(colour_slot(&slots, is_taken, COLOUR_RGB | 0x60b0fe), 75);
    assert_int_equal(slots.count, 0);
}

static void comes_out(const struct colour_slots *slots, const char *frame,
                      const char *expected)
{
    struct buffer out;

    buffer_init(&out, SIZE_MAX);
    colour_slots_put(slots, text_of(frame), &out);
    assert_string_equal(buffer_text(&out), expected);
    buffer_release(&out);
}

/* What looks like it and is not whole, or of another number, stays as it is. */
static void colour_slots_put__puts_true_colours_in_and_leaves_the_rest(void **state)
{
    struct colour_slots slots = {.count = 2};

    (void)state;
    slots.colours[200] = COLOUR_RGB | 0x010203;
    slots.colours[16] = COLOUR_RGB;
    comes_out(&slots, "", "");
    comes_out(&slots, "plain", "plain");
    comes_out(&slots, "a\033[38;5;200mb\033[48;5;16mc\033[39m",
              "a\033[38;2;1;2;3mb\033[48;2;0;0;0mc\033[39m");
    comes_out(&slots, "\033[38;5;75m\033[1m\033\033[38;5;200m",
              "\033[38;5;75m\033[1m\033\033[38;2;1;2;3m");
    comes_out(&slots, "\033[38;5;200", "\033[38;5;200");
    comes_out(&slots, "\033[38;5;m\033[38;5;2000m\033[38;5;999m",
              "\033[38;5;m\033[38;5;2000m\033[38;5;999m");
    comes_out(&slots, "\033[58;5;200m 38;5;200m", "\033[58;5;200m 38;5;200m");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colour_of_256__comes_nearest),
        cmocka_unit_test(colour_of_16__keeps_the_hue),
        cmocka_unit_test(colour_slot__gives_a_free_number__the_same_for_the_same_colour),
        cmocka_unit_test(colour_slot__gives_the_nearest__where_none_is_free),
        cmocka_unit_test(colour_slots_put__puts_true_colours_in_and_leaves_the_rest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
