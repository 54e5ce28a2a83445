/* Answers by what is meant, in whatever language it is asked; and none where nothing is. */
#include "shop.h"

struct question {
    const char *lang;
    const char *text;
};

static void asks(struct shop *shop, const struct question *question)
{
    shop->ticket.message_count = 0;
    shop->ticket.lang = shop->customer.lang = question->lang;
    customer_says(shop, question->text);
}

static void
assist_intent__hears_where_in_the_same_sentence_as_what_was_ordered(void **state)
{
    static const struct question heard[] = {
        {"en", "Where is what I ordered yesterday?"},
        {"es", "¿Dónde está lo que pedí ayer?"},
        {"de", "Wo ist das, was ich gestern bestellt habe?"},
        {"de", "Wo ist das Paket, das ich letzte Woche bestellt habe?"},
        {"fr", "Où est ce que j'ai commandé hier ?"},
        {"it", "Dov'è quello che ho ordinato ieri?"},
        {"pt", "Onde está o que encomendei ontem?"},
        {"nl", "Waar is wat ik gisteren heb besteld?"},
        {"zh", "我昨天订的东西在哪里？"},
        {"ja", "昨日注文したものはどこですか。"},
        {"ar", "أين الطرد الذي طلبته الأسبوع الماضي؟"},
    };
    static const struct question unheard[] = {
        {"en", "Where is the nearest train station?"},
        {"es", "¿Dónde está la estación de tren?"},
        {"de", "Wo ist der nächste Bahnhof?"},
        {"fr", "Où est la gare la plus proche ?"},
        {"it", "Dov'è la stazione più vicina?"},
        {"pt", "Onde está a estação mais próxima?"},
        {"nl", "Waar is het dichtstbijzijnde station?"},
        {"zh", "最近的火车站在哪？"},
        {"ja", "駅はどこですか。"},
    };
    static const struct question of_refunds[] = {
        {"es", "¿Dónde está mi reembolso?"}, {"de", "Wo ist meine Erstattung?"},
        {"it", "Dov'è il mio rimborso?"},    {"pt", "Onde está o meu reembolso?"},
        {"zh", "我的退款在哪里？"},
    };
    struct shop *shop = *state;

    shop->request.macro_count = 0;
    for (size_t i = 0; i < COUNT_OF(heard); i++) {
        asks(shop, &heard[i]);
        if (!string_equals(assist_intent(&shop->request), "late-parcel"))
            fail_msg("%s", heard[i].text);
    }
    for (size_t i = 0; i < COUNT_OF(unheard); i++) {
        asks(shop, &unheard[i]);
        if (assist_intent(&shop->request))
            fail_msg("%s", unheard[i].text);
    }
    for (size_t i = 0; i < COUNT_OF(of_refunds); i++) {
        asks(shop, &of_refunds[i]);
        if (!string_equals(assist_intent(&shop->request), "refund-status"))
            fail_msg("%s", of_refunds[i].text);
    }
}

static const struct question damages[] = {
    {"en", "It arrived damaged."},           {"es", "Ha llegado dañado."},
    {"de", "Es ist beschädigt angekommen."}, {"fr", "C'est arrivé abîmé."},
    {"it", "È arrivato danneggiato."},       {"pt", "Chegou danificado."},
    {"nl", "Het is beschadigd aangekomen."}, {"zh", "收到时已经损坏了。"},
    {"ja", "届いた時に壊れていました。"},    {"ar", "وصل تالفا."},
};

/* The shop has English alone; the parcel on its way is not the one. */
static void
assist_draft__answers_in_the_shops_language_and_says_of_which_order(void **state)
{
    struct shop *shop = *state;

    shop->request.shop_lang = "en";
    shop_finds_macro(shop, "photos", "en", "intent:damaged when:delivered", 0,
                     "Hi {{customer.first_name}},\n\nPlease send us two photos of it.");
    for (size_t i = 0; i < COUNT_OF(damages); i++) {
        struct draft *drafts;
        size_t count;
        asks(shop, &damages[i]);
        shop_drafts(shop, &drafts, &count);
        assert_true(count > 0);
        if (!says(drafts[0].text, "two photos") || !says(drafts[0].text, "W1180020"))
            fail_msg("%s: %s", damages[i].text, drafts[0].text);
        assert_string_equal(drafts[0].lang, "en");
        assert_false(says(drafts[0].text, "W2378156"));
    }
    customer_says(shop, "It is the order W1180020 that is damaged.");
    struct draft *drafts;
    size_t count;
    shop_drafts(shop, &drafts, &count);
    assert_false(says(drafts[0].text, "W1180020")); /* the customer has said it */
}

/* Where a macro in the customer's language answers, the shop's stands back. */
static void assist_draft__prefers_the_customers_language(void **state)
{
    struct shop *shop = *state;
    struct draft *drafts;
    size_t count;

    shop->request.shop_lang = "en";
    shop_finds_macro(shop, "photos", "en", "intent:damaged when:delivered", 0,
                     "Hi {{customer.first_name}},\n\nPlease send us two photos of it.");
    shop_finds_macro(shop, "fotos", "es", "intent:damaged when:delivered", 0,
                     "Hola, {{customer.first_name}}:\n\nHacen falta dos fotos, por "
                     "favor.\n\nUn saludo");
    asks(shop, &damages[1]);
    shop_drafts(shop, &drafts, &count);
    assert_true(
        says(drafts[0].text, "dos fotos, por favor.\n\nSe trata del pedido W1180020"));
    for (size_t i = 0; i < count; i++)
        assert_false(says(drafts[i].text, "two photos"));
}

static void assist_draft__says_how_goods_get_to_a_place(void **state)
{
    static const struct question asked[] = {
        {"en", "How much is shipping to Switzerland?"},
        {"en", "Do you ship to Switzerland?"},
        {"es", "¿Envían a Suiza?"},
        {"es", "¿Cuánto cuesta el envío a Suiza?"},
        {"de", "Liefern Sie in die Schweiz?"},
        {"de", "Was kostet der Versand in die Schweiz?"},
        {"fr", "Livrez-vous en Suisse ?"},
        {"fr", "Combien coûte la livraison en Suisse ?"},
        {"it", "Spedite in Svizzera?"},
        {"it", "Quanto costa la spedizione in Svizzera?"},
        {"pt", "Vocês enviam para a Suíça?"},
        {"pt", "Quanto custa o envio para a Suíça?"},
        {"nl", "Leveren jullie in Zwitserland?"},
        {"nl", "Wat kost de verzending naar Zwitserland?"},
        {"zh", "你们送到瑞士吗？"},
        {"zh", "寄到瑞士要多少钱？"},
        {"ja", "スイスに発送できますか。"},
        {"ja", "スイスへの送料はいくらですか。"},
        {"ar", "هل تشحنون إلى سويسرا؟"},
    };
    static const struct question others[] = {
        {"en", "How far is Switzerland from here?"},
        {"de", "Wie groß ist die Schweiz?"},
        {"zh", "瑞士有多大？"},
    };
    static const struct article article = {
        .id = "shipping",
        .title = "Shipping times and fees",
        .text = "Spain and Portugal: delivery takes 3 to 5 working days and costs 3.90 "
                "EUR.\nUnited Kingdom, Norway and Switzerland: delivery takes 6 to 10 "
                "working days and costs 12.90 EUR.",
        .lang = "en"};
    struct shop *shop = *state;
    struct draft *drafts;
    size_t count;

    shop->request.shop_lang = "en";
    shop->articles[0] = article;
    shop->facts.articles = shop->articles;
    shop->facts.article_count = 1;
    shop->facts.policy = policy_of(shop->articles, 1, &shop->arena);
    for (size_t i = 0; i < COUNT_OF(asked); i++) {
        asks(shop, &asked[i]);
        shop_drafts(shop, &drafts, &count);
        assert_true(count > 0);
        if (!says(drafts[0].text, "12.90 EUR"))
            fail_msg("%s: %s", asked[i].text, drafts[0].text);
        assert_string_equal(drafts[0].sources[0].id, "shipping");
    }
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        asks(shop, &others[i]);
        shop_drafts(shop, &drafts, &count);
        for (size_t at = 0; at < count; at++)
            assert_true(drafts[at].is_holding);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
    const struct CMUnitTest tests[] = {
        TEST(assist_intent__hears_where_in_the_same_sentence_as_what_was_ordered),
        TEST(assist_draft__answers_in_the_shops_language_and_says_of_which_order),
        TEST(assist_draft__prefers_the_customers_language),
        TEST(assist_draft__says_how_goods_get_to_a_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
