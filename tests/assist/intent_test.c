#include "shop.h"

static void assert_intent(struct shop *shop, const char *text, const char *intent)
{
    shop->ticket.message_count = 0;
    customer_says(shop, text);
    const char *got = assist_intent(&shop->request);

    if (!string_equals(got, intent))
        print_error("%s: %s\n", text, got ? got : "none");
    assert_true(string_equals(got, intent));
}

static void assist_intent__is_heard_in_the_words_of_many_languages(void **state)
{
    static const char *const cases[][2] = {
        {"My order hasn't arrived. How do I handle this?", "late-parcel"},
        {"我的订单没有到达，如何处理？", "late-parcel"},
        {"Hola, mi pedido no ha llegado. ¿Qué hago?", "late-parcel"},
        {"Mein Paket ist noch nicht da.", "late-parcel"},
        {"Où est mon colis ?", "late-parcel"},
        {"荷物がまだ届きません", "late-parcel"},
        {"طلبي لم يصل بعد", "late-parcel"},
        {"recommend some other sports products", "recommend"},
        {"请推荐一些其他的运动产品", "recommend"},
        {"¿Qué talla me pido?", "size-advice"},
        {"退货可以吗", "return"},
        {"Ich möchte die Schuhe zurückschicken.", "return"},
        {"Please cancel my order.", "cancel"},
        {"When do I get my money back?", "refund-status"},
        {"Can I swap them for a 42?", "exchange"},
        {"Die Rechnung fehlt noch.", "invoice"},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_intent(*state, cases[i][0], cases[i][1]);
}

static void assist_intent__is_none_where_nothing_says_it(void **state)
{
    assert_intent(*state, "Good evening.", NULL);
    assert_intent(*state, "Does the moon shine on the shop?", NULL);
}

static void assist_intent__trusts_the_shops_examples_more_than_words(void **state)
{
    struct shop *shop = *state;

    shop_finds_macro(shop, "w", "en", "intent:warranty", 0.9, "Three years.");
    assert_intent(shop, "My order hasn't arrived.", "warranty");
    shop->macros[0].score = 0.1;
    assert_intent(shop, "My order hasn't arrived.", "late-parcel");
}

static void assist_intent__hears_no_word_inside_another(void **state)
{
    assert_intent(*state, "The translated caption was nonreturning.", NULL);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
    const struct CMUnitTest tests[] = {
        TEST(assist_intent__is_heard_in_the_words_of_many_languages),
        TEST(assist_intent__is_none_where_nothing_says_it),
        TEST(assist_intent__trusts_the_shops_examples_more_than_words),
        TEST(assist_intent__hears_no_word_inside_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
