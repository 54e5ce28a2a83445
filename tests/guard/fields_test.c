#include "guard/shop.h"

/* K481205 goes to Madrid by express, K479003 went to Osaka by standard. */
static int open_fields(void **state)
{
    int failed = shop_open(state);
    struct shop *shop = *state;
    struct order *orders = arena_get(&shop->arena, sizeof(shop_orders));
    memcpy(orders, shop_orders, sizeof(shop_orders));
    orders[0].shipping_method = "express";
    orders[1].shipping_method = "standard";
    orders[1].address = (struct address){.line1 = "1-2-3 Kita", .city = "大阪市"};
    shop->facts.orders = orders;
    return failed;
}

static void where_an_order_goes__is_its_own_city(void **state)
{
    static const struct shop_case cases[] = {
        {"K481205 is on its way to your address in London.", "London", VERDICT_CONTRADICTED,
         "Madrid"},
        {"K481205 is on its way to Lisbon.", "Lisbon", VERDICT_CONTRADICTED, "Madrid"},
        {"K481205 ist nach München unterwegs.", "München", VERDICT_CONTRADICTED, "Madrid"},
        {"K481205 geht an Ihre Adresse in Wien.", "Wien", VERDICT_CONTRADICTED, "Madrid"},
        {"El K481205 saldrá para tu dirección de Sevilla.", "Sevilla", VERDICT_CONTRADICTED,
         "Madrid"},
        {"El K481205 va a Madrid.", "Madrid", VERDICT_PROVED, "Madrid"},
        {"Le colis K481205 part à Lyon.", "Lyon", VERDICT_CONTRADICTED, "Madrid"},
        {"L'ordine K481205 è in viaggio per Torino.", "Torino", VERDICT_CONTRADICTED,
         "Madrid"},
        {"A encomenda K481205 segue para Lisboa.", "Lisboa", VERDICT_CONTRADICTED,
         "Madrid"},
        {"Bestelling K481205 is onderweg naar Utrecht.", "Utrecht", VERDICT_CONTRADICTED,
         "Madrid"},
        {"订单K481205正寄往巴塞罗那。", "巴塞罗那", VERDICT_CONTRADICTED, "Madrid"},
        {"ご注文K481205はバルセロナのご住所へお送りしました。", "バルセロナ",
         VERDICT_CONTRADICTED, "Madrid"},
        {"ご注文K479003は東京のご住所へお届けしました。", "東京", VERDICT_CONTRADICTED,
         "大阪市"},
        {"K479003 was sent to Osaka.", "Osaka", VERDICT_PROVED, "大阪市"},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void how_an_order_is_sent__is_its_own_method(void **state)
{
    static const struct shop_case cases[] = {
        {"K481205 left on 19 November by standard shipping.", "standard shipping",
         VERDICT_CONTRADICTED, "express"},
        {"K481205 left on 19 November by express.", "by express", VERDICT_PROVED,
         "express"},
        {"K481205 ging am 19. November per Standardversand raus.", "Standardversand",
         VERDICT_CONTRADICTED, "express"},
        {"Para el K481205 elegiste el envío estándar.", "envío estándar",
         VERDICT_CONTRADICTED, "express"},
        {"Pour K479003 vous aviez choisi la livraison express.", "livraison express",
         VERDICT_CONTRADICTED, "standard"},
        {"Per K481205 hai scelto la spedizione standard.", "spedizione standard",
         VERDICT_CONTRADICTED, "express"},
        {"Para a K481205 escolheu a entrega normal.", "entrega normal",
         VERDICT_CONTRADICTED, "express"},
        {"Voor K481205 heb je gekozen voor standaardverzending.", "standaardverzending",
         VERDICT_CONTRADICTED, "express"},
        {"K481205您选择的是标准配送。", "标准配送", VERDICT_CONTRADICTED, "express"},
        {"ご注文K481205では通常配送をお選びいただいています。", "通常配送",
         VERDICT_CONTRADICTED, "express"},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void other_places_and_rules__are_no_field_of_the_order(void **state)
{
    static const char *const texts[] = {
        "K481205 left our warehouse in Leipzig on 19 November.",
        "K481205 is on its way to the DHL hub in Leipzig.",
        "Please send K479003 back to our warehouse in Rotterdam.",
        "Do you want K481205 to go to Lisbon instead?",
        "If K481205 should go to Lisbon, tell us the street.",
        "K481205 does not go to Lisbon but to Madrid.",
        "K481205 ist am 19. November von Leipzig nach Madrid abgegangen.",
        "K481205 liegt gerade im Paketzentrum in Leipzig.",
        "El K481205 salió de Barcelona el 19 de noviembre.",
        "Votre colis K481205 a quitté Lyon.",
        "Standard shipping takes 3 to 5 working days.",
        "Mit Standardversand wäre K481205 drei Tage länger unterwegs.",
        "Si elige el envío estándar, tarda de 3 a 5 días laborables.",
        "K481205从上海发出。",
        "Un saludo desde Sevilla.",
        "We also have customers in Paris and Berlin.",
        "L'ordine K481205 ora si trova a Milano.",
        "Le colis K481205 est arrivé à Lyon.",
        "A encomenda K481205 saiu para Lisboa e de lá segue para Madrid.",
        "K481205 went to Leipzig by mistake and will go on to Madrid.",
        "K481205 wird gerade über Leipzig nach Madrid geschickt.",
        "K481205 is op weg. Wij verzenden ook naar Utrecht.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            const struct claim *claim = &shop->opinion.claims[k];
            const char *field = string_or_empty(claim->source.field);
            if (claim->verdict == VERDICT_CONTRADICTED &&
                (strcmp(field, "address.city") == 0 ||
                 strcmp(field, "shipping_method") == 0)) {
                shop_print(shop);
                fail_msg("contradicted: %s", texts[i]);
            }
        }
    }
}

/* A parcel may be led to a stop on its way; an address is the order's. */
static void city_that_may_be_a_stop__warns_and_blocks_not(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "K481205 is on its way to Lisbon.");
    assert_int_equal(shop_claim(shop, CLAIM_STATUS, "Lisbon")->severity, SEVERITY_WARN);
    shop_reads(shop, "K481205 is on its way to your address in Lisbon.");
    assert_int_equal(shop_claim(shop, CLAIM_STATUS, "Lisbon")->severity, SEVERITY_BLOCK);
}

static void a_city_that_the_customer_wrote__is_gone_into(void **state)
{
    struct shop *shop = *state;
    shop->messages[0].text = "Please send K481205 to Lisbon.";
    shop_reads(shop, "K481205 can go to Lisbon.");
    assert_null(shop_claim(shop, CLAIM_STATUS, "Lisbon"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(where_an_order_goes__is_its_own_city, open_fields,
                                        shop_close),
        cmocka_unit_test_setup_teardown(how_an_order_is_sent__is_its_own_method,
                                        open_fields, shop_close),
        cmocka_unit_test_setup_teardown(other_places_and_rules__are_no_field_of_the_order,
                                        open_fields, shop_close),
        cmocka_unit_test_setup_teardown(city_that_may_be_a_stop__warns_and_blocks_not,
                                        open_fields, shop_close),
        cmocka_unit_test_setup_teardown(a_city_that_the_customer_wrote__is_gone_into,
                                        open_fields, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
