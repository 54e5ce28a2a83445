#include "guard/figures.h"

#include "base/buffer.h"
#include "base/secret.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct day today = {2026, 11, 23};

/* "a|b": the figures as they stand in the text. */
static void assert_stands(const struct figure_list *figures, const char *text,
                          const char *wanted)
{
    struct buffer out;

    buffer_init(&out, SIZE_MAX);
    for (size_t i = 0; i < figures->count; i++) {
        const struct figure *figure = &figures->list[i];
        buffer_add_text(&out, i ? "|" : "");
        buffer_add(&out, text + figure->start, figure->end - figure->start);
    }
    if (strcmp(buffer_text(&out), wanted) != 0)
        fail_msg("\"%s\": \"%s\", not \"%s\"", text, buffer_text(&out), wanted);
    buffer_release(&out);
}

struct figures_case {
    const char *before;
    const char *after;
    const char *gone;
    const char *fresh;
};

static void assert_case(const struct figures_case *wanted)
{
    struct figure_change change;
    struct arena arena;

    arena_init(&arena);
    guard_figures(text_of(wanted->before), text_of(wanted->after), today, "ES", &arena,
                  &change);
    assert_stands(&change.gone, wanted->before, wanted->gone);
    assert_stands(&change.fresh, wanted->after, wanted->fresh);
    arena_release(&arena);
}

static void figures__are_the_same__however_they_are_written(void **state)
{
    static const struct figures_case cases[] = {
        {"", "", "", ""},
        {"It costs 89.90 EUR.", "Kostet 89,90 €.", "", ""},
        {"It leaves on 19 November.", "11月19日发货。", "", ""},
        {"within two weeks", "within 14 days", "", ""},
        {"1,234.50 EUR", "1.234,50 EUR", "", ""},
        {"You have 30 days.", "您有30天。", "", ""},
        {"Order W2378156 is on its way.", "Your parcel (w2378156) is on its way.", "", ""},
        {"30 pieces and 30 more", "30 pieces", "", ""},
        {"a 20 % discount", "un descuento del 20%", "", ""},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_case(&cases[i]);
}

static void figures__that_changed_are_told_on_both_sides(void **state)
{
    static const struct figures_case cases[] = {
        {"You can return it within 30 days.", "You can return it within 60 days.",
         "30 days", "60 days"},
        {"It costs 89.90 EUR.", "It costs 98.90 EUR.", "89.90 EUR", "98.90 EUR"},
        {"It leaves on 19 November.", "Sale el 20 de noviembre.", "19 November",
         "20 de noviembre"},
        {"Order W2378156", "Order W2378165", "W2378156", "W2378165"},
        {"89.90 EUR", "89.90 USD", "89.90 EUR", "89.90 USD"},
        {"It arrives soon.", "It arrives within 24 hours.", "", "24 hours"},
        {"Box 7 of 9", "Box 7", "9", ""},
        {"25 de noviembre", "2026年11月26日", "25 de noviembre", "2026年11月26日"},
        {"20 % off", "25 % off", "20 %", "25 %"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_case(&cases[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures__are_the_same__however_they_are_written),
        cmocka_unit_test(figures__that_changed_are_told_on_both_sides),
    };
    struct error err;

    if (!secret_start(&err))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
