/* What is told of an order by its number, and belongs to another one of the customer's. */
#include "guard/shop.h"

static const struct attribute named_boots_41[] = {{"size", "41"}, {"waterproof", "no"}};
static const struct attribute named_boots_42[] = {{"size", "42"}, {"waterproof", "no"}};
static const struct product named_products[] = {
    {.id = "P-41",
     .title = "Fen boots",
     .price = EUR(8990),
     .stock = 18,
     .group = "FEN",
     .attributes = named_boots_41,
     .attribute_count = 2,
     .description = "They drain at once and are not waterproof."},
    {.id = "P-42",
     .title = "Fen boots",
     .price = EUR(8990),
     .stock = 0,
     .group = "FEN",
     .attributes = named_boots_42,
     .attribute_count = 2,
     .description = "They drain at once and are not waterproof."},
    {.id = "P-HOE", .title = "Dutch hoe", .price = EUR(1950), .stock = 3},
    {.id = "P-SIEVE", .title = "Soil sieve", .price = EUR(950), .stock = 3},
};
static const struct order_line named_lines_boots[] = {
    {.product = "P-42", .title = "Fen boots", .quantity = 1, .price = EUR(8990)}};
static const struct order_line named_lines_hoe[] = {
    {.product = "P-HOE", .title = "Dutch hoe", .quantity = 1, .price = EUR(1950)}};
static const struct shipment named_parcel_boots[] = {{.carrier = "DHL",
                                                      .tracking = "JD014600077712345678",
                                                      .shipped_at = {2026, 11, 19},
                                                      .eta = {2026, 11, 25}}};
static const struct shipment named_parcel_hoe[] = {{.carrier = "Correos",
                                                    .tracking = "PQ4F6P0772281866201A",
                                                    .shipped_at = {2026, 9, 29},
                                                    .eta = {2026, 10, 3},
                                                    .delivered_at = {2026, 10, 2}}};
static const struct payment named_paid_boots[] = {{.method = "card", .amount = EUR(8990)}};
static const struct payment named_paid_hoe[] = {{.method = "card", .amount = EUR(2340)}};
static const struct order named_orders[] = {
    {.id = "K481205",
     .customer = "u1",
     .placed_at = 1794909600,
     .status = ORDER_SHIPPED,
     .total = EUR(8990),
     .lines = named_lines_boots,
     .line_count = 1,
     .shipments = named_parcel_boots,
     .shipment_count = 1,
     .payments = named_paid_boots,
     .payment_count = 1,
     .read_at = MOMENT_NONE},
    {.id = "K479003",
     .customer = "u1",
     .placed_at = 1790503200,
     .status = ORDER_DELIVERED,
     .total = EUR(2340),
     .lines = named_lines_hoe,
     .line_count = 1,
     .shipments = named_parcel_hoe,
     .shipment_count = 1,
     .payments = named_paid_hoe,
     .payment_count = 1,
     .read_at = MOMENT_NONE},
};

static int named_open(void **state)
{
    if (shop_open(state) != 0) {
        return -1;
    }
    struct shop *shop = *state;
    shop->facts.orders = named_orders;
    shop->facts.order_count = COUNT_OF(named_orders);
    shop->facts.products = named_products;
    shop->facts.product_count = COUNT_OF(named_products);
    return 0;
}

static void amount__of_another_order_than_the_one_named_is_contradicted(void **state)
{
    static const struct shop_case cases[] = {
        {"Your order K481205 of 23.40 EUR is on its way.", "23.40 EUR",
         VERDICT_CONTRADICTED, "89.90 EUR"},
        {"Ihre Bestellung K481205 über 23,40 EUR ist unterwegs.", "23,40 EUR",
         VERDICT_CONTRADICTED, "89.90 EUR"},
        {"Tu pedido K481205 de 23,40 EUR está en camino.", "23,40 EUR",
         VERDICT_CONTRADICTED, "89.90 EUR"},
        {"Votre commande K481205 de 23,40 EUR est en route.", "23,40 EUR",
         VERDICT_CONTRADICTED, "89.90 EUR"},
        {"Il tuo ordine K481205 di 23,40 EUR è in viaggio.", "23,40 EUR",
         VERDICT_CONTRADICTED, "89.90 EUR"},
        {"O seu pedido K481205 de 23,40 EUR está a caminho.", "23,40 EUR",
         VERDICT_CONTRADICTED, "89.90 EUR"},
        {"Uw bestelling K481205 van 23,40 EUR is onderweg.", "23,40 EUR",
         VERDICT_CONTRADICTED, "89.90 EUR"},
        {"您的订单K481205(23.40欧元)正在运送途中。", "23.40欧元", VERDICT_CONTRADICTED,
         "89.90 EUR"},
        {"ご注文K481205(23.40ユーロ)は配送中です。", "23.40ユーロ", VERDICT_CONTRADICTED,
         "89.90 EUR"},
        {"You paid 23.40 EUR by card for order K481205.", "23.40 EUR", VERDICT_CONTRADICTED,
         "89.90 EUR"},
        {"For order K481205 we charged 23.40 EUR.", "23.40 EUR", VERDICT_CONTRADICTED,
         "89.90 EUR"},
        {"The amount of order K481205 is 23.40.", "23.40", VERDICT_CONTRADICTED,
         "89.90 EUR"},
        {"Der Betrag der Bestellung K481205 ist 23,40.", "23,40", VERDICT_CONTRADICTED,
         "89.90 EUR"},
        {"订单K481205的金额是23.40。", "23.40", VERDICT_CONTRADICTED, "89.90 EUR"},
        {"Order K481205 was 23.40 EUR and order K479003 89.90 EUR.", "23.40 EUR",
         VERDICT_CONTRADICTED, "89.90 EUR"},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void
amount__of_the_order_named_of_one_that_is_told_besides_or_of_all_is_proved(void **state)
{
    static const struct shop_case cases[] = {
        {"Your order K481205 of 89.90 EUR is on its way.", "89.90 EUR", VERDICT_PROVED,
         "89.90 EUR"},
        {"The amount of order K481205 is 89.90.", "89.90", VERDICT_PROVED, "89.90 EUR"},
        {"Order K481205 was 89.90 EUR and order K479003 23.40 EUR.", "23.40 EUR",
         VERDICT_PROVED, "23.40 EUR"},
        {"Bestellung K481205 kam auf 89,90 EUR, Bestellung K479003 auf 23,40 EUR.",
         "23,40 EUR", VERDICT_PROVED, "23.40 EUR"},
        {"The 23.40 EUR on your card are of K479003, not of K481205.", "23.40 EUR",
         VERDICT_PROVED, "23.40 EUR"},
        {"Besides K481205 (89.90 EUR) your earlier order came to 23.40 EUR.", "23.40 EUR",
         VERDICT_PROVED, "23.40 EUR"},
        {"Además de K481205, tu otro pedido fue de 23,40 EUR.", "23,40 EUR", VERDICT_PROVED,
         "23.40 EUR"},
        {"除了K481205，您的另一个订单是23.40欧元。", "23.40欧元", VERDICT_PROVED,
         "23.40 EUR"},
        {"K481205 and K479003 together came to 113.30 EUR.", "113.30 EUR", VERDICT_PROVED,
         "113.30 EUR"},
        {"Your order K481205 is on its way. The Dutch hoe is 19.50 EUR.", "19.50 EUR",
         VERDICT_PROVED, "19.50 EUR"},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void price__of_the_other_product_that_is_named_is_contradicted(void **state)
{
    static const struct shop_case cases[] = {
        {"The Soil sieve costs 89.90 EUR and the Fen boots 9.50 EUR.", "9.50 EUR",
         VERDICT_CONTRADICTED, "89.90 EUR"},
        {"Soil sieve kostet 89,90 EUR und Fen boots 9,50 EUR.", "9,50 EUR",
         VERDICT_CONTRADICTED, "89.90 EUR"},
        {"The Soil sieve costs 9.50 EUR and the Fen boots 89.90 EUR.", "89.90 EUR",
         VERDICT_PROVED, "89.90 EUR"},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void parcel__and_carrier_are_the_ones_of_the_order_named(void **state)
{
    static const struct shop_case cases[] = {
        {"Order K481205 has the tracking number PQ4F6P0772281866201A.",
         "PQ4F6P0772281866201A", VERDICT_CONTRADICTED, "JD014600077712345678"},
        {"El pedido K481205 tiene el número de seguimiento PQ4F6P0772281866201A.",
         "PQ4F6P0772281866201A", VERDICT_CONTRADICTED, "JD014600077712345678"},
        {"Die Bestellung K481205 hat die Sendungsnummer PQ4F6P0772281866201A.",
         "PQ4F6P0772281866201A", VERDICT_CONTRADICTED, "JD014600077712345678"},
        {"订单K481205的运单号是PQ4F6P0772281866201A。", "PQ4F6P0772281866201A",
         VERDICT_CONTRADICTED, "JD014600077712345678"},
        {"Order K481205 has the tracking number JD014600077712345678.",
         "JD014600077712345678", VERDICT_PROVED, "JD014600077712345678"},
        {"Your other parcel, besides K481205, is PQ4F6P0772281866201A.",
         "PQ4F6P0772281866201A", VERDICT_PROVED, "PQ4F6P0772281866201A"},
        {"K481205: GLS delivers.", "GLS", VERDICT_CONTRADICTED, "DHL"},
        {"K481205 was handed to Correos.", "Correos", VERDICT_CONTRADICTED, "DHL"},
        {"K481205 wurde an GLS übergeben.", "GLS", VERDICT_CONTRADICTED, "DHL"},
        {"K481205 está en camino con GLS.", "GLS", VERDICT_CONTRADICTED, "DHL"},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_TRACKING, cases, COUNT_OF(cases));
    shop_reads(shop, "K481205 is not with GLS but with DHL.");
    assert_null(shop_claim(shop, CLAIM_TRACKING, "GLS"));
    shop_reads(shop, "For the return of K481205 you can use Correos.");
    assert_null(shop_claim(shop, CLAIM_TRACKING, "Correos"));
}

static void product__that_the_order_named_does_not_hold_is_contradicted(void **state)
{
    static const struct shop_case cases[] = {
        {"The Dutch hoe of order K481205 is on its way.", "Dutch hoe", VERDICT_CONTRADICTED,
         "Fen boots"},
        {"Die Dutch hoe aus Ihrer Bestellung K481205 ist unterwegs.", "Dutch hoe",
         VERDICT_CONTRADICTED, "Fen boots"},
        {"La Dutch hoe de tu pedido K481205 está en camino.", "Dutch hoe",
         VERDICT_CONTRADICTED, "Fen boots"},
        {"La Dutch hoe de votre commande K481205 est en route.", "Dutch hoe",
         VERDICT_CONTRADICTED, "Fen boots"},
        {"La Dutch hoe del tuo ordine K481205 è in viaggio.", "Dutch hoe",
         VERDICT_CONTRADICTED, "Fen boots"},
        {"A Dutch hoe do seu pedido K481205 está a caminho.", "Dutch hoe",
         VERDICT_CONTRADICTED, "Fen boots"},
        {"De Dutch hoe van uw bestelling K481205 is onderweg.", "Dutch hoe",
         VERDICT_CONTRADICTED, "Fen boots"},
        {"订单K481205中的Dutch hoe正在运送途中。", "Dutch hoe", VERDICT_CONTRADICTED,
         "Fen boots"},
        {"ご注文K481205のDutch hoeは配送中です。", "Dutch hoe", VERDICT_CONTRADICTED,
         "Fen boots"},
        {"You ordered the Dutch hoe in K481205.", "Dutch hoe", VERDICT_CONTRADICTED,
         "Fen boots"},
        {"In K481205 you had ordered the Dutch hoe.", "Dutch hoe", VERDICT_CONTRADICTED,
         "Fen boots"},
        {"In Bestellung K481205 haben Sie die Dutch hoe bestellt.", "Dutch hoe",
         VERDICT_CONTRADICTED, "Fen boots"},
        {"In bestelling K481205 hebt u de Dutch hoe besteld.", "Dutch hoe",
         VERDICT_CONTRADICTED, "Fen boots"},
        {"Vous avez commandé la Dutch hoe avec la commande K481205.", "Dutch hoe",
         VERDICT_CONTRADICTED, "Fen boots"},
        {"The Dutch hoe that you ordered under K481205 is on its way.", "Dutch hoe",
         VERDICT_CONTRADICTED, "Fen boots"},
        {"En el pedido K481205 pediste el Dutch hoe.", "Dutch hoe", VERDICT_CONTRADICTED,
         "Fen boots"},
        {"您在订单K481205中订购了Dutch hoe。", "Dutch hoe", VERDICT_CONTRADICTED,
         "Fen boots"},
        {"K481205 was a Dutch hoe.", "Dutch hoe", VERDICT_CONTRADICTED, "Fen boots"},
        {"In K481205 sind drei Kartons Dutch hoe.", "Dutch hoe", VERDICT_CONTRADICTED,
         "Fen boots"},
        {"De terugbetaling voor K481205 ging over een Dutch hoe.", "Dutch hoe",
         VERDICT_CONTRADICTED, "Fen boots"},
        {"Le remboursement de K481205 concernait la Dutch hoe.", "Dutch hoe",
         VERDICT_CONTRADICTED, "Fen boots"},
        {"In K481205 ci sono due Dutch hoe.", "Dutch hoe", VERDICT_CONTRADICTED,
         "Fen boots"},
        {"Ihre Bestellung K481205 enthält eine Dutch hoe.", "Dutch hoe",
         VERDICT_CONTRADICTED, "Fen boots"},
        {"Votre commande K481205 contient une Dutch hoe.", "Dutch hoe",
         VERDICT_CONTRADICTED, "Fen boots"},
    };
    shop_check(*state, CLAIM_PRODUCT, cases, COUNT_OF(cases));
    assert_int_equal(((struct shop *)*state)->opinion.worst, SEVERITY_BLOCK);
}

static void product__that_is_offered_or_of_the_other_order_is_proved(void **state)
{
    static const struct shop_case cases[] = {
        {"The Fen boots of order K481205 are on their way.", "Fen boots", VERDICT_PROVED,
         NULL},
        {"The Fen boots of K481205 are on their way. You ordered the Dutch hoe in K479003.",
         "Dutch hoe", VERDICT_PROVED, NULL},
        {"The Fen boots are from K481205 and the Dutch hoe is from K479003.", "Dutch hoe",
         VERDICT_PROVED, NULL},
        {"We can send the Dutch hoe with your order K481205.", "Dutch hoe", VERDICT_PROVED,
         NULL},
        {"Your order K481205 is on its way; would you like a Dutch hoe with it?",
         "Dutch hoe", VERDICT_PROVED, NULL},
        {"The Dutch hoe goes well with the boots that you ordered in K481205.", "Dutch hoe",
         VERDICT_PROVED, NULL},
        {"Die Dutch hoe passt gut zu dem, was Sie in K481205 bestellt haben.", "Dutch hoe",
         VERDICT_PROVED, NULL},
        {"K479003 ging über eine Dutch hoe.", "Dutch hoe", VERDICT_PROVED, NULL},
        {"In K481205 are boots, a Dutch hoe would be 19.50.", "Dutch hoe", VERDICT_PROVED,
         NULL},
        {"You bought the Dutch hoe after K481205.", "Dutch hoe", VERDICT_PROVED, NULL},
        {"La K481205 e la Dutch hoe sono due cose.", "Dutch hoe", VERDICT_PROVED, NULL},
        {"Der Dutch hoe war nicht in K481205.", "Dutch hoe", VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_PRODUCT, cases, COUNT_OF(cases));
}

static void trait__that_the_catalogue_answers_with_no_is_contradicted(void **state)
{
    static const struct shop_case cases[] = {
        {"The Fen boots are waterproof.", "waterproof", VERDICT_CONTRADICTED, "no"},
        {"Die Fen boots sind wasserdicht.", "wasserdicht", VERDICT_CONTRADICTED, "no"},
        {"Las Fen boots son impermeables.", "impermeables", VERDICT_CONTRADICTED, "no"},
        {"Les Fen boots sont imperméables.", "imperméables", VERDICT_CONTRADICTED, "no"},
        {"Le Fen boots sono impermeabili.", "impermeabili", VERDICT_CONTRADICTED, "no"},
        {"As Fen boots são impermeáveis.", "impermeáveis", VERDICT_CONTRADICTED, "no"},
        {"De Fen boots zijn waterdicht.", "waterdicht", VERDICT_CONTRADICTED, "no"},
        {"Fen boots是防水的。", "防水", VERDICT_CONTRADICTED, "no"},
        {"Fen bootsは防水です。", "防水", VERDICT_CONTRADICTED, "no"},
        {"The Fen boots are not waterproof.", "waterproof", VERDICT_PROVED, "no"},
        {"Die Fen boots sind nicht wasserdicht.", "wasserdicht", VERDICT_PROVED, "no"},
        {"Las Fen boots no son impermeables.", "impermeables", VERDICT_PROVED, "no"},
        {"Fen boots不防水。", "防水", VERDICT_PROVED, "no"},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
    shop_reads(shop, "The Fen boots are waterproof.");
    assert_int_equal(shop->opinion.worst, SEVERITY_WARN);
}

static void stock__of_a_size_is_the_one_of_that_variant(void **state)
{
    static const struct shop_case cases[] = {
        {"The Fen boots in size 41 are sold out.", "sold out", VERDICT_CONTRADICTED, "18"},
        {"Die Fen boots in Größe 41 sind ausverkauft.", "ausverkauft", VERDICT_CONTRADICTED,
         "18"},
        {"Las Fen boots en la talla 41 están agotadas.", "agotadas", VERDICT_CONTRADICTED,
         "18"},
        {"Les Fen boots en taille 41 sont épuisées.", "épuisées", VERDICT_CONTRADICTED,
         "18"},
        {"Le Fen boots nella taglia 41 sono esaurite.", "esaurite", VERDICT_CONTRADICTED,
         "18"},
        {"As Fen boots no tamanho 41 estão esgotadas.", "esgotadas", VERDICT_CONTRADICTED,
         "18"},
        {"De Fen boots in maat 41 zijn uitverkocht.", "uitverkocht", VERDICT_CONTRADICTED,
         "18"},
        {"Fen boots的41码已售罄。", "售罄", VERDICT_CONTRADICTED, "18"},
        {"Fen bootsの41サイズは売り切れです。", "売り切れ", VERDICT_CONTRADICTED, "18"},
        {"Size 41 is sold out.", "sold out", VERDICT_CONTRADICTED, "18"},
        {"Size 42 is sold out.", "sold out", VERDICT_PROVED, "0"},
        {"The Fen boots in size 42 are sold out.", "sold out", VERDICT_PROVED, "0"},
        {"The Fen boots in size 41 are in stock.", "in stock", VERDICT_PROVED, "18"},
        {"The 42 is in stock too.", "in stock", VERDICT_CONTRADICTED, "0"},
        {"Die 42 ist auch auf Lager.", "auf Lager", VERDICT_CONTRADICTED, "0"},
        {"La 42 también está en stock.", "en stock", VERDICT_CONTRADICTED, "0"},
        {"Le 42 est aussi en stock.", "en stock", VERDICT_CONTRADICTED, "0"},
        {"Il 42 è disponibile.", "disponibile", VERDICT_CONTRADICTED, "0"},
        {"O 42 também está em stock.", "em stock", VERDICT_CONTRADICTED, "0"},
        {"De 42 is ook op voorraad.", "op voorraad", VERDICT_CONTRADICTED, "0"},
        {"42码也有货。", "有货", VERDICT_CONTRADICTED, "0"},
        {"42サイズも在庫があります。", "在庫があり", VERDICT_CONTRADICTED, "0"},
        {"The 42 is back in stock.", "back in stock", VERDICT_CONTRADICTED, "0"},
        {"Le 42 est de nouveau en stock.", "de nouveau en stock", VERDICT_CONTRADICTED,
         "0"},
        {"The 41 is in stock.", "in stock", VERDICT_PROVED, "18"},
        {"Die 41 ist auf Lager.", "auf Lager", VERDICT_PROVED, "18"},
        {"La 41 está en stock.", "en stock", VERDICT_PROVED, "18"},
        {"Le 41 est en stock.", "en stock", VERDICT_PROVED, "18"},
        {"Il 41 è disponibile.", "disponibile", VERDICT_PROVED, "18"},
        {"O 41 está em stock.", "em stock", VERDICT_PROVED, "18"},
        {"De 41 is op voorraad.", "op voorraad", VERDICT_PROVED, "18"},
        {"41码有货。", "有货", VERDICT_PROVED, "18"},
        {"41サイズは在庫があります。", "在庫があり", VERDICT_PROVED, "18"},
        {"The 42 is sold out, but the 41 is in stock.", "in stock", VERDICT_PROVED, "18"},
        {"The 42 is sold out, but the 41 is in stock.", "sold out", VERDICT_PROVED, "0"},
    };
    static const char *const right[] = {
        "The 18 in stock will not last long.",
        "We have the 41 in stock.",
        "The 42 is not in stock.",
        "المقاس 41 متوفر.",
        "The 42 will be in stock next month, I hope.",
        "Die 42 wird im Januar wieder auf Lager sein.",
        "La 42 estará en stock en enero.",
        "Le 42 sera en stock en janvier.",
        "Il 42 sarà disponibile a gennaio.",
        "De 42 zal in januari op voorraad zijn.",
        "42码下个月会有货。",
    };
    shop_check(*state, CLAIM_STOCK, cases, COUNT_OF(cases));
    shop_none_blocks(*state, right, COUNT_OF(right));
}

#define NAMED(test) cmocka_unit_test_setup_teardown(test, named_open, shop_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        NAMED(amount__of_another_order_than_the_one_named_is_contradicted),
        NAMED(amount__of_the_order_named_of_one_that_is_told_besides_or_of_all_is_proved),
        NAMED(price__of_the_other_product_that_is_named_is_contradicted),
        NAMED(parcel__and_carrier_are_the_ones_of_the_order_named),
        NAMED(product__that_the_order_named_does_not_hold_is_contradicted),
        NAMED(product__that_is_offered_or_of_the_other_order_is_proved),
        NAMED(trait__that_the_catalogue_answers_with_no_is_contradicted),
        NAMED(stock__of_a_size_is_the_one_of_that_variant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
