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

static void assist_intent__is_none_where_no_order_or_product_is_spoken_of(void **state)
{
    static const char *const texts[] = {
        "I lost my password and cannot log in.",
        "Please cancel my newsletter subscription.",
        "There is a broken link on your website.",
        "Can you recommend a good physiotherapist in Leeds?",
        "Is your packaging made of recycled cardboard?",
        "Are any jobs available at the moment?",
        "He perdido mi contraseña.",
        "¿Hay puestos de trabajo disponibles?",
        "Eure App ist kaputt, sie startet nicht.",
        "J'ai perdu mon mot de passe.",
        "Vorrei annullare la mia iscrizione alla newsletter.",
        "Há vagas disponíveis na vossa empresa?",
        "Ik ben mijn wachtwoord kwijt.",
        "我的密码丢了，怎么登录？",
        "おすすめのレストランはありますか？",
    };

    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_intent(*state, texts[i], NULL);
}

static void assist_intent__is_heard_beside_other_matters(void **state)
{
    static const char *const cases[][2] = {
        {"I lost my password. Where is my parcel?", "late-parcel"},
        {"On your website it says delivered but I have nothing.", "lost-parcel"},
        {"I need it for my job on Monday and it has not arrived.", "late-parcel"},
        {"Lo necesito para el trabajo y todavía no ha llegado.", "late-parcel"},
        {"Please cancel the order in my account.", "cancel"},
        {"The packaging was crushed.", "damaged"},
        {"サイトで注文した荷物が届きません。", "late-parcel"},
        {"Die Flasche hat nur eine Woche gehalten, habe ich noch Garantie?", "warranty"},
        {"La empresa de mensajería no ha venido y todavía no me ha llegado.",
         "late-parcel"},
        {"Alguém falsificou a minha assinatura e não recebi nada.", "lost-parcel"},
        {"Je pars en vacances samedi, où est mon sac ?", "late-parcel"},
        {"I start yoga classes next week, can you recommend a mat?", "recommend"},
        {"My physio wants me to train at home, which roller do you recommend?",
         "recommend"},
        {"Do you have kinesiology tape in stock?", "stock"},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_intent(*state, cases[i][0], cases[i][1]);
}

static void assist_intent__hears_what_stands_apart_in_a_sentence(void **state)
{
    static const char *const cases[][2] = {
        {"I would like to send these socks back.", "return"},
        {"Wie schicke ich die Hose zurück?", "return"},
        {"Kan ik de jas terug sturen?", "return"},
        {"这双袜子我想退，怎么操作？", "return"},
        {"When will the money be on my card?", "refund-status"},
        {"Das Geld ist noch nicht auf meinem Konto.", "refund-status"},
        {"Where do I download the bill?", "invoice"},
        {"Please write back soon.", NULL},
        {"Can I pay the money to your bank?", NULL},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_intent(*state, cases[i][0], cases[i][1]);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
    const struct CMUnitTest tests[] = {
        TEST(assist_intent__is_heard_in_the_words_of_many_languages),
        TEST(assist_intent__is_none_where_nothing_says_it),
        TEST(assist_intent__trusts_the_shops_examples_more_than_words),
        TEST(assist_intent__hears_no_word_inside_another),
        TEST(assist_intent__is_none_where_no_order_or_product_is_spoken_of),
        TEST(assist_intent__is_heard_beside_other_matters),
        TEST(assist_intent__hears_what_stands_apart_in_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
