#include "guard/shop.h"

/* Delivered on Tuesday, 10 November: by the articles it can go back until 10 December. */
static struct shipment delivered[] = {
    {.carrier = "DHL", .shipped_at = {2026, 11, 6}, .delivered_at = {2026, 11, 10}}};
static const struct order order = {.id = "K481205",
                                   .customer = "u1",
                                   .status = ORDER_DELIVERED,
                                   .placed_at = 1793700000,
                                   .read_at = MOMENT_NONE,
                                   .shipments = delivered,
                                   .shipment_count = 1};

static const struct claim *date_of(struct shop *shop, const char *text)
{
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    shop_reads(shop, text);
    for (size_t i = 0; i < shop->opinion.claim_count; i++) {
        if (shop->opinion.claims[i].kind == CLAIM_DATE) {
            return &shop->opinion.claims[i];
        }
    }
    return NULL;
}

static void expect(struct shop *shop, const char *text, enum verdict verdict)
{
    const struct claim *claim = date_of(shop, text);
    if (claim == NULL || claim->verdict != verdict) {
        shop_print(shop);
        fail();
    }
}

static void day__until_which_it_can_go_back_is_held_against_the_delivery(void **state)
{
    struct shop *shop = *state;
    expect(shop, "You can return it until 10 December.", VERDICT_PROVED);
    expect(shop, "You have until 10 December to return it.", VERDICT_PROVED);
    expect(shop, "You can return it until 31 December.", VERDICT_CONTRADICTED);
    expect(shop, "You can return it until 1 December.", VERDICT_CONTRADICTED);
    expect(shop, "Please send the return by 1 December.", VERDICT_UNSOURCED);
    assert_string_equal(date_of(shop, "You can return it until 31 December.")->right_value,
                        "10 December");
}

static void end_of_a_month__is_a_day_in_every_language(void **state)
{
    static const char *const texts[] = {
        "You can return it until the end of January.",
        "You can return it by the end of next month.",
        "You have until the end of the month to return it.",
        "Sie können es bis Ende Januar zurückgeben.",
        "Sie können es bis zum Monatsende zurückgeben.",
        "Puede devolverlo hasta finales de enero.",
        "Tiene hasta fin de mes para devolverlo.",
        "Vous pouvez le retourner jusqu'à fin janvier.",
        "Vous avez jusqu'à la fin du mois pour le retourner.",
        "Può restituirlo entro fine gennaio.",
        "Ha tempo fino alla fine del mese per restituirlo.",
        "Pode devolvê-lo até ao fim de janeiro.",
        "Tem até ao final do mês para o devolver.",
        "Je kunt het tot eind januari terugsturen.",
        "Je hebt tot het einde van de maand om het terug te sturen.",
        "您可以在1月底之前退货。",
        "您在月底前可以退货。",
        "您可以在下个月底之前退货。",
        "1月末まで返品できます。",
        "来月末まで返品いただけます。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        expect(shop, texts[i], VERDICT_CONTRADICTED);
    }
    expect(shop, "We send it by the end of the week.", VERDICT_UNSOURCED);
    assert_null(date_of(shop, "Thank you, and a good end of the week!"));
}

static void weekday__that_has_been_is_held_against_the_days_of_the_order(void **state)
{
    static const char *const wrong[] = {
        "It was delivered last Friday.",      "Es wurde letzten Freitag zugestellt.",
        "Se entregó el viernes pasado.",      "Il a été livré vendredi dernier.",
        "È stato consegnato venerdì scorso.", "Foi entregue na sexta-feira passada.",
        "Het is afgelopen vrijdag bezorgd.",  "您的包裹上周五已送达。",
        "先週の金曜日に配達されました。",     "You can return it until last Friday.",
        "You can return it until Friday.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        expect(shop, wrong[i], VERDICT_CONTRADICTED);
    }
    expect(shop, "It was delivered last Tuesday.", VERDICT_UNSOURCED); /* two weeks ago */
}

static void last_days__that_the_articles_name_themselves_leave_it_open(void **state)
{
    struct shop *shop = *state;
    struct article articles[COUNT_OF(shop_articles) + 1];
    memcpy(articles, shop_articles, sizeof(shop_articles));
    articles[COUNT_OF(shop_articles)] = (struct article){
        .id = "gifts",
        .title = "Gifts",
        .text = "What was bought in November can be returned until 31 January.",
        .lang = "en"};
    shop->facts.articles = articles;
    shop->facts.article_count = COUNT_OF(articles);
    shop->facts.policy = NULL;
    const struct claim *claim = date_of(shop, "You can return it until 31 January.");
    if (claim != NULL && claim->verdict == VERDICT_CONTRADICTED) {
        shop_print(shop);
        fail();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            day__until_which_it_can_go_back_is_held_against_the_delivery, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(end_of_a_month__is_a_day_in_every_language,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            weekday__that_has_been_is_held_against_the_days_of_the_order, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            last_days__that_the_articles_name_themselves_leave_it_open, shop_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
