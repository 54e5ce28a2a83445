/* Claims and links in a dress that a reader sees through. */
#include "guard/shop.h"

static void claim__in_a_dress_is_stopped(void **state)
{
    static const char *const texts[] = {
        "You get no less than 50 EUR back.",
        "Sie bekommen nicht weniger als 50 Euro zurück.",
        "Usted recibe no menos de 50 EUR de vuelta.",
        "Vous recevez pas moins de 50 EUR en retour.",
        "We refund 50&nbsp;EUR to you.",
        "We refund <b>50</b> EUR to you.",
        "We refund **50** EUR to you.",
        "We refund 50 \xD0\x95UR to you.",
        "Le devolvemos 50 \xD0\x95UR.",
        "See evil\xE2\x80\xA4"
        "com for more.",
        "See evil.zip for more.",
        "We refund 50/EUR to you.",
        "Wir erstatten Ihnen **50** Euro.",
        "Le devolvemos 50&nbsp;EUR.",
        "Use code ST\xD0\x90"
        "FF30 now.",
        "See http://evil[.]com for more.",
        "See https://lindenlarch.example/redirect?url=http://evil.com now.",
        "See https://lindenlarch.example/redirect?url=http%3A%2F%2Fevil.com now.",
    };
    struct shop *shop = *state;
    size_t passed = 0;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        if (shop->opinion.worst != SEVERITY_BLOCK) {
            print_message("passed: %s\n", texts[i]);
            passed++;
        }
    }
    assert_int_equal(passed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(claim__in_a_dress_is_stopped, shop_open,
                                        shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
