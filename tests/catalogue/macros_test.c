#include "shop.h"

#include <string.h>

static const char *const cancel_examples[] = {
    "I want to cancel my order",
    "please cancel order 1234",
    "can you help me cancelling the purchase",
    "how do I cancel an order",
};
static const char *const refund_examples[] = {
    "where is my refund",
    "when do I get my money back",
    "I have not received the refund yet",
    "how long does a refund take",
};
static const char *const late_examples[] = {
    "my parcel has not arrived",
    "where is my parcel",
    "the delivery is late",
    "track my parcel please",
};
static const char *const cancel_spanish[] = {
    "quiero cancelar mi pedido",
    "cómo cancelo un pedido",
    "cancelar la compra",
};

static void put_macro(struct shop *shop, const char *id, const char *lang,
                      const char *const *examples, size_t count)
{
    struct macro macro = {.id = id,
                          .title = id,
                          .text = "Hi {{customer.first_name}}.",
                          .lang = lang,
                          .examples = examples,
                          .example_count = count};
    assert_true(catalogue_put_macro(shop->catalogue, &macro, text_of(id), &shop->err));
}

static int macros_open(void **state)
{
    if (shop_open(state) != 0) {
        return -1;
    }
    put_macro(*state, "cancel", "en", cancel_examples, COUNT_OF(cancel_examples));
    put_macro(*state, "refund", "en", refund_examples, COUNT_OF(refund_examples));
    put_macro(*state, "late", "en", late_examples, COUNT_OF(late_examples));
    put_macro(*state, "cancelar", "es", cancel_spanish, COUNT_OF(cancel_spanish));
    return 0;
}

static struct macro_hit *ask(struct shop *shop, const char *question, const char *lang,
                             size_t *count)
{
    struct macro_hit *hits = NULL;
    *count = 0;
    if (!catalogue_find_macros(shop->catalogue, text_of(question), lang, 5, &shop->arena,
                               &hits, count, &shop->err)) {
        fail_msg("%s", shop->err.text);
    }
    return hits;
}

static void find_macros__finds_the_intent_of_other_words(void **state)
{
    static const char *const cases[][2] = {
        {"Could you cancel the order 99 I made yesterday?", "cancel"},
        {"still waiting for my refund", "refund"},
        {"the parcel hasn't arrived", "late"},
        {"MONEY BACK when??", "refund"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        size_t count;
        struct macro_hit *hits = ask(*state, cases[i][0], "en", &count);
        assert_true(count >= 1);
        assert_string_equal(hits[0].macro.id, cases[i][1]);
        for (size_t at = 0; at < count; at++) {
            assert_true(hits[at].score > 0 && hits[at].score <= 1);
            assert_true(at == 0 || hits[at].score <= hits[at - 1].score);
        }
    }
}

static void find_macros__scores_low__what_nothing_answers(void **state)
{
    static const char *const strange[] = {
        "what is the weather on the moon tonight",
        "do you know a good recipe for apple pie",
    };
    size_t count;
    struct macro_hit *hits = ask(*state, "where is my parcel", "en", &count);
    assert_true(hits[0].score > 0.6);
    for (size_t i = 0; i < COUNT_OF(strange); i++) {
        hits = ask(*state, strange[i], "en", &count);
        assert_true(count == 0 || hits[0].score < 0.25);
    }
    ask(*state, "", "en", &count);
    assert_int_equal(count, 0);
    ask(*state, "????", "en", &count);
    assert_int_equal(count, 0);
}

static void find_macros__hears_the_question_among_courtesies(void **state)
{
    size_t count;
    struct macro_hit *hits =
        ask(*state,
            "Hello dear team, I hope you are all well today. My sister recommended your "
            "wonderful shop to me last Christmas. Where is my parcel? Kind regards, Ana",
            "en", &count);
    assert_true(count >= 1);
    assert_string_equal(hits[0].macro.id, "late");
    assert_true(hits[0].score > 0.37);
}

/* Courtesies that stand in no example do not make a question another one. */
static void find_macros__hears_it_among_courtesies__in_nine_languages(void **state)
{
    static const struct {
        const char *lang;
        const char *example;
        const char *question;
    } rows[] = {
        {"en", "change the delivery address",
         "hello, I would like to change the address, thanks"},
        {"es", "cambiar la dirección de entrega",
         "hola, quiero cambiar la dirección, gracias"},
        {"de", "Lieferadresse ändern",
         "Hallo, kann ich die Lieferadresse noch ändern, danke"},
        {"fr", "changer l'adresse de livraison",
         "bonjour, je voudrais changer l'adresse, merci"},
        {"it", "cambiare l'indirizzo di consegna",
         "buongiorno, vorrei cambiare l'indirizzo, grazie"},
        {"pt", "mudar o endereço de entrega",
         "olá, gostaria de mudar o meu endereço, obrigado"},
        {"nl", "het afleveradres wijzigen",
         "hallo, ik wil graag mijn afleveradres wijzigen, bedankt"},
        {"zh", "修改收货地址", "你好，我想修改地址"},
        {"ja", "お届け先の住所を変更したい", "住所を変更できますか"},
        {"ar", "تغيير عنوان التسليم", "أريد تغيير عنوان التسليم"},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        put_macro(shop, rows[i].lang, rows[i].lang, &rows[i].example, 1);
    }
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        size_t count;
        struct macro_hit *hits = ask(shop, rows[i].question, rows[i].lang, &count);
        assert_true(count > 0);
        assert_string_equal(hits[0].macro.id, rows[i].lang);
        if (hits[0].score <= 0.37) {
            fail_msg("%s: %.2f", rows[i].lang, hits[0].score);
        }
    }
}

static void find_macros__prefers_the_customers_language(void **state)
{
    size_t count;
    struct shop *shop = *state;
    static const char *const same[] = {"ok"};
    put_macro(shop, "yes-en", "en", same, 1);
    put_macro(shop, "yes-es", "es", same, 1);
    struct macro_hit *hits = ask(shop, "ok", "es-MX", &count);
    assert_true(count >= 2);
    assert_string_equal(hits[0].macro.id, "yes-es");
    assert_string_equal(hits[1].macro.id, "yes-en");
    hits = ask(shop, "quiero cancelar el pedido", "es", &count);
    assert_string_equal(hits[0].macro.id, "cancelar");
    hits = ask(shop, "quiero cancelar el pedido", NULL, &count);
    assert_string_equal(hits[0].macro.id, "cancelar");
}

static void find_macros__finds_by_title_and_text__where_there_are_no_examples(void **state)
{
    struct shop *shop = *state;
    struct macro macro = {
        .id = "gift", .title = "Gift wrapping", .text = "We wrap it in paper."};
    size_t count;
    assert_true(catalogue_put_macro(shop->catalogue, &macro, text_of("g"), &shop->err));
    struct macro_hit *hits = ask(shop, "do you offer gift wrapping", "en", &count);
    assert_true(count >= 1);
    assert_string_equal(hits[0].macro.id, "gift");
}

static void find_macros__forgets_replaced_examples(void **state)
{
    struct shop *shop = *state;
    static const char *const other[] = {"zebra crossing"};
    size_t count;
    struct macro macro = {
        .id = "late", .title = "late", .text = "t", .examples = other, .example_count = 1};
    assert_true(catalogue_put_macro(shop->catalogue, &macro, text_of("new"), &shop->err));
    struct macro_hit *hits = ask(shop, "zebra crossing", "en", &count);
    assert_string_equal(hits[0].macro.id, "late");
    hits = ask(shop, "parcel", "en", &count);
    assert_int_equal(count, 0);
}

/* "Please tell me" stands in any question of a language: what it is told about counts. */
static void find_macros__passes_over_what_any_sentence_says(void **state)
{
    static const char *const examples[] = {"配送状況を教えてください", "荷物がまだ届きません"};
    struct shop *shop = *state;
    size_t count;

    put_macro(shop, "ja-late", "ja", examples, COUNT_OF(examples));
    struct macro_hit *hits = ask(shop, "蛇口の直し方を教えてください", "ja", &count);
    for (size_t i = 0; i < count; i++)
        assert_true(hits[i].score < 0.2);
    hits = ask(shop, "荷物の配送状況を教えて", "ja", &count);
    assert_true(count > 0);
    assert_string_equal(hits[0].macro.id, "ja-late");
    assert_true(hits[0].score > 0.3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(find_macros__finds_the_intent_of_other_words,
                                        macros_open, shop_close),
        cmocka_unit_test_setup_teardown(
            find_macros__passes_over_what_any_sentence_says, macros_open,
            shop_close),
        cmocka_unit_test_setup_teardown(find_macros__scores_low__what_nothing_answers,
                                        macros_open, shop_close),
        cmocka_unit_test_setup_teardown(find_macros__hears_the_question_among_courtesies,
                                        macros_open, shop_close),
        cmocka_unit_test_setup_teardown(
            find_macros__hears_it_among_courtesies__in_nine_languages, macros_open,
            shop_close),
        cmocka_unit_test_setup_teardown(find_macros__prefers_the_customers_language,
                                        macros_open, shop_close),
        cmocka_unit_test_setup_teardown(
            find_macros__finds_by_title_and_text__where_there_are_no_examples, macros_open,
            shop_close),
        cmocka_unit_test_setup_teardown(find_macros__forgets_replaced_examples, macros_open,
                                        shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
