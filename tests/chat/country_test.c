#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/attributes.h"
#include "chat/country.h"

static void country__is_the_same__by_code_and_by_name(void **state)
{
    static const struct {
        const char *a;
        const char *b;
        bool is_same;
    } cases[] = {
        {"ES", "es", true},
        {"ES", "Spain", true},
        {"España", "ESP", true},
        {" Deutschland ", "DE", true},
        {"中国", "CN", true},
        {"Österreich", "at", true},
        {"Türkiye", "TR", true},
        {"مصر", "EG", true},
        {"România", "RO", true},
        {"ES", "PT", false},
        {"Spain", "FR", false},
        {"", "", false},
        {NULL, NULL, false},
        {"ES", NULL, false},
        {"Atlantis", "Atlantis", true},
        {"Atlantis", "AT", false},
        {"Niger", "NG", false},
        {"ES|ESP", "ES", false},
    };
    (void)state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        if (country_is_same(cases[i].a, cases[i].b) != cases[i].is_same ||
            country_is_same(cases[i].b, cases[i].a) != cases[i].is_same)
            fail_msg("case %zu", i);
    }
}

static void country_is_code__takes_those_of_iso_3166(void **state)
{
    (void)state;
    assert_true(country_is_code(text_of("ES")));
    assert_true(country_is_code(text_of("ke")));
    assert_true(country_is_code(text_of("ZW")));
    assert_false(country_is_code(text_of("XX")));
    assert_false(country_is_code(text_of("UK")));
    assert_false(country_is_code(text_of("E")));
    assert_false(country_is_code(text_of("ESP")));
    assert_false(country_is_code(text_of("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(country_is_code__takes_those_of_iso_3166),
        cmocka_unit_test(country__is_the_same__by_code_and_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
