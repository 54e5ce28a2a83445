/* Sentences that a mail program broke into lines. */
#include "guard/shop.h"

#include "guard/reading.h"

static void claim__across_a_broken_line_is_read(void **state)
{
    static const char *const texts[] = {
        "We refund 50\nEUR to you today.",
        "We have\nrefunded you.",
        "Use code\nFREE50 now.",
        "You will get your money back, which is all of\n50 EUR, today.",
        "Wir haben Ihnen heute\n50 Euro erstattet.",
        "Wir erstatten Ihnen 50\nEuro.",
        "Hemos\nreembolsado su pedido.",
        "Nous vous remboursons 50\neuros aujourd'hui.",
        "Nous avons\nremboursé votre commande.",
        "Le rimborsiamo 50\neuro oggi.",
        "Reembolsamos 50\neuros hoje.",
        "Wij betalen u 50\neuro terug.",
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

static void lines__that_stand_for_themselves_stay_apart(void **state)
{
    static const char *const texts[] = {
        "Dear Anna,\nwe will look into it.",
        "Kind regards\nanna",
        "Mit freundlichen Grüßen\nEva Linden",
        "- shears\n- a spade",
        "1. shears\n2. a spade",
        "Size 42\nColour blue",
        "One paragraph\n\nanother one.",
        "That is all.\nyours, Eva",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct text text = reading_unwrap(text_of(texts[i]), &shop->arena);
        assert_true(text_is(text, texts[i]));
    }
}

static void bytes__keep_their_places(void **state)
{
    struct shop *shop = *state;
    static const char broken[] = "We have been waiting for your parcel to come back\n"
                                 "since Monday, and you get 50\nEUR.";
    struct text text = reading_unwrap(text_of(broken), &shop->arena);
    assert_int_equal(text.len, strlen(broken));
    assert_null(memchr(text.bytes, '\n', text.len));
    assert_true(text.bytes[text.len - 1] == '.');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(claim__across_a_broken_line_is_read, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(lines__that_stand_for_themselves_stay_apart,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(bytes__keep_their_places, shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
