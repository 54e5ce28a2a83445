#include "guard/shop.h"

/* The shop: returns 30 days, refunds 6 working days, exchanges 40 days, guarantee 4 years;
   delivery to Spain and Portugal 4.50 EUR, to other countries of the EU 7.50, to the United
   Kingdom 13.50. */

static void
duration__of_a_sentence_with_several_is_judged_by_the_rule_of_its_own_clause(void **state)
{
    static const struct shop_case cases[] = {
        {"You have 30 days from delivery; the label is yours and we refund within 6 "
         "working days.",
         "30 days", VERDICT_PROVED, NULL},
        {"Sie haben 30 Tage ab Zustellung, und die Erstattung kommt binnen 6 Werktagen.",
         "30 Tage", VERDICT_PROVED, NULL},
        {"Ha 30 giorni dalla consegna; l'etichetta la mandiamo noi e il rimborso arriva "
         "entro 6 giorni lavorativi.",
         "30 giorni", VERDICT_PROVED, NULL},
        {"You can return it within 60 days and your refund is with your bank already.",
         "60 days", VERDICT_CONTRADICTED, NULL},
        {"Sie können ihn binnen 60 Tagen zurückgeben und die Erstattung ist schon da.",
         "60 Tagen", VERDICT_CONTRADICTED, NULL},
        {"Puede devolverlo en 60 días y el reembolso ya está en su banco.", "60 días",
         VERDICT_CONTRADICTED, NULL},
        {"Vous pouvez le retourner sous 60 jours et le remboursement est déjà arrivé.",
         "60 jours", VERDICT_CONTRADICTED, NULL},
        {"Può restituirlo entro 60 giorni e il rimborso è già sul suo conto.", "60 giorni",
         VERDICT_CONTRADICTED, NULL},
        {"Pode devolver o artigo em 60 dias e o reembolso já está no seu banco.", "60 dias",
         VERDICT_CONTRADICTED, NULL},
        {"Je kunt het binnen 60 dagen terugsturen en de terugbetaling is al gedaan.",
         "60 dagen", VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_DURATION, cases, COUNT_OF(cases));
}

static void amount__of_a_rule_is_of_the_place_on_its_side_of_a_semicolon(void **state)
{
    static const struct article article = {
        .id = "s",
        .text = "Shipping to Switzerland is CHF 12.00, free from CHF 150; to the United "
                "Kingdom it is GBP 7.50, free from GBP 100.",
        .lang = "en"};
    static const struct shop_case cases[] = {
        {"Shipping to Switzerland is free from CHF 150.", "CHF 150", VERDICT_PROVED, NULL},
        {"Der Versand in die Schweiz ist ab CHF 150 frei.", "CHF 150", VERDICT_PROVED,
         NULL},
        {"Shipping to the United Kingdom is free from GBP 100.", "GBP 100", VERDICT_PROVED,
         NULL},
        {"Shipping to Switzerland is free from CHF 120.", "CHF 120", VERDICT_CONTRADICTED,
         NULL},
    };
    struct shop *shop = *state;
    shop->facts.articles = &article;
    shop->facts.article_count = 1;
    shop->facts.policy = NULL;
    shop_check(shop, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void duration__put_right_has_the_words_of_its_own_language(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "Je kunt het binnen 9 weken terugsturen en de terugbetaling loopt.");
    assert_string_equal(shop_claim(shop, CLAIM_DURATION, "9 weken")->right_value,
                        "30 dagen");
    shop_reads(shop, "Pode devolver o artigo em 9 semanas e o reembolso já está no banco.");
    assert_string_equal(shop_claim(shop, CLAIM_DURATION, "9 semanas")->right_value,
                        "30 dias");
}

static void
amount__between_two_places_is_of_the_one_that_its_clause_names_for_it(void **state)
{
    static const struct shop_case cases[] = {
        {"Delivery costs 4.50 EUR in Spain and 13.50 EUR in the United Kingdom.",
         "13.50 EUR", VERDICT_PROVED, NULL},
        {"Delivery to Spain costs 4.50 EUR and to the United Kingdom 13.50 EUR.",
         "4.50 EUR", VERDICT_PROVED, NULL},
        {"Delivery costs 13.50 EUR in Spain and 4.50 EUR in the United Kingdom.",
         "13.50 EUR", VERDICT_CONTRADICTED, NULL},
        {"Der Versand kostet 4,50 EUR nach Spanien und 13,50 EUR nach Großbritannien.",
         "13,50 EUR", VERDICT_PROVED, NULL},
        {"Der Versand kostet 13,50 EUR nach Spanien und 4,50 EUR nach Großbritannien.",
         "13,50 EUR", VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__of_a_clause_without_a_place_has_none_of_another_amounts(void **state)
{
    struct shop *shop = *state;
    static const struct article articles[] = {
        {.id = "fees",
         .title = "Shipping fees",
         .text = "United Kingdom 3.80 EUR, everywhere else 8.60 EUR.",
         .lang = "en"}};
    const struct policy *policy = policy_of(articles, COUNT_OF(articles), &shop->arena);
    shop->facts.policy = policy;
    shop_reads(shop, "Shipping costs 8.60 EUR for you in Spain.");
    assert_int_equal(shop_claim(shop, CLAIM_AMOUNT, "8.60 EUR")->verdict, VERDICT_PROVED);
    shop_reads(shop, "Shipping costs 3.80 EUR for you in Spain.");
    assert_int_equal(shop_claim(shop, CLAIM_AMOUNT, "3.80 EUR")->verdict,
                     VERDICT_UNSOURCED);
}

static void amount__from_which_something_is_given_is_no_fee_and_no_fee_is_that(void **state)
{
    static const struct shop_case cases[] = {
        {"Delivery to Spain costs 4.50 EUR and is free from 60 EUR.", "60 EUR",
         VERDICT_PROVED, NULL},
        {"To Spain it is 4.50 EUR, and nothing from 60 EUR.", "60 EUR", VERDICT_PROVED,
         NULL},
        {"O envio para Espanha fica em 4,50 EUR, grátis a partir dos 60 EUR.", "60 EUR",
         VERDICT_PROVED, NULL},
        {"To the United Kingdom it is 13.50 EUR.", "13.50 EUR", VERDICT_PROVED, NULL},
        {"To Spain it is 13.50 EUR.", "13.50 EUR", VERDICT_UNSOURCED, NULL},
        {"Delivery to Spain is free from 80 EUR.", "80 EUR", VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void deed__behind_otherwise_is_supposed(void **state)
{
    struct shop *shop = *state;
    static const char *const texts[] = {
        "Please pay soon; otherwise, we cancel the order.",
        "Bitte zahlen Sie bald, sonst stornieren wir die Bestellung.",
        "Pague pronto; si no, cancelamos el pedido.",
        "Le virement doit arriver bientôt, sinon nous annulons la commande.",
        "Il bonifico deve arrivare presto, altrimenti annulliamo l'ordine.",
        "A transferência tem de chegar em breve; senão, cancelamos a encomenda.",
        "Betaal op tijd, anders annuleren we de bestelling.",
        "请尽快付款，否则，我们取消订单。"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        assert_int_not_equal(shop->opinion.worst, SEVERITY_BLOCK);
    }
    shop_reads(shop, "Cancelamos el pedido.");
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
}

static void percent__is_proved_by_the_one_rule_that_has_its_words(void **state)
{
    struct shop *shop = *state;
    static const struct article articles[] = {
        {.id = "clubs",
         .title = "Clubs",
         .text = "Beekeepers have 8 percent.\nPupils have 12 percent.",
         .lang = "en"}};
    shop->facts.policy = policy_of(articles, COUNT_OF(articles), &shop->arena);
    shop_reads(shop, "For beekeepers it is 8 percent, I have seen to it.");
    assert_int_equal(shop_claim(shop, CLAIM_PERCENT, "8 percent")->verdict, VERDICT_PROVED);
    shop_reads(shop, "For beekeepers it is 12 percent, I have seen to it.");
    assert_int_equal(shop_claim(shop, CLAIM_PERCENT, "12 percent")->verdict,
                     VERDICT_UNSOURCED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            amount__of_a_rule_is_of_the_place_on_its_side_of_a_semicolon, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            duration__of_a_sentence_with_several_is_judged_by_the_rule_of_its_own_clause,
            shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            duration__put_right_has_the_words_of_its_own_language, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            amount__between_two_places_is_of_the_one_that_its_clause_names_for_it,
            shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            amount__of_a_clause_without_a_place_has_none_of_another_amounts, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            amount__from_which_something_is_given_is_no_fee_and_no_fee_is_that, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(deed__behind_otherwise_is_supposed, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            percent__is_proved_by_the_one_rule_that_has_its_words, shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
