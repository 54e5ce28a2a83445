#include "guard/shop.h"

/* Boots by size and colour, and a puzzle by pieces: Ana ordered one of each, and earlier
 * the boots in 41. */
static const struct attribute boot_40[] = {{"size", "40"}, {"colour", "black"}};
static const struct attribute boot_41[] = {{"size", "41"}, {"colour", "brown"}};
static const struct attribute boot_42[] = {{"size", "42"}, {"colour", "brown"}};
static const struct attribute shirt_m[] = {{"size", "M"}, {"colour", "white"}};
static const struct attribute shirt_l[] = {{"size", "L"}, {"colour", "white"}};
static const struct attribute puzzle_500[] = {{"pieces", "500"}};
static const struct attribute puzzle_1000[] = {{"pieces", "1000"}};
#define VARIANT(own_id, own_title, own_group, own_attributes)                              \
    {                                                                                      \
        .id = (own_id), .title = (own_title), .group = (own_group), .stock = 3,            \
        .attributes = (own_attributes), .attribute_count = COUNT_OF(own_attributes)        \
    }
static const struct product products[] = {
    VARIANT("BOOT-40", "Skarn Boot", "BOOT", boot_40),
    VARIANT("BOOT-41", "Skarn Boot", "BOOT", boot_41),
    VARIANT("BOOT-42", "Skarn Boot", "BOOT", boot_42),
    VARIANT("SHIRT-M", "Fjell Shirt", "SHIRT", shirt_m),
    VARIANT("SHIRT-L", "Fjell Shirt", "SHIRT", shirt_l),
    VARIANT("PUZZLE-500", "Harbour View", "PUZZLE", puzzle_500),
    VARIANT("PUZZLE-1000", "Harbour View", "PUZZLE", puzzle_1000),
};
static const struct order_line lines_new[] = {
    {.product = "BOOT-40", .title = "Skarn Boot", .quantity = 1, .price = EUR(9900)},
    {.product = "PUZZLE-1000", .title = "Harbour View", .quantity = 2, .price = EUR(1790)}};
static const struct order_line lines_old[] = {
    {.product = "SHIRT-L", .title = "Fjell Shirt", .quantity = 1, .price = EUR(2900)}};
static const struct order orders[] = {
    {.id = "K481205",
     .customer = "u1",
     .status = ORDER_PROCESSING,
     .placed_at = 1795309200,
     .total = EUR(13480),
     .lines = lines_new,
     .line_count = 2,
     .read_at = MOMENT_NONE},
    {.id = "K479003",
     .customer = "u1",
     .status = ORDER_DELIVERED,
     .placed_at = 1790503200,
     .total = EUR(2900),
     .lines = lines_old,
     .line_count = 1,
     .read_at = MOMENT_NONE},
};

static int open_variants(void **state)
{
    int failed = shop_open(state);
    struct shop *shop = *state;
    shop->facts.products = products;
    shop->facts.product_count = COUNT_OF(products);
    shop->facts.orders = orders;
    shop->facts.order_count = COUNT_OF(orders);
    return failed;
}

static void what_was_ordered__is_none_of_its_variants(void **state)
{
    static const struct shop_case cases[] = {
        {"In K481205 you ordered the Skarn Boot in 42.", "42", VERDICT_CONTRADICTED, "40"},
        {"K481205 contains the Skarn Boot in black.", "black", VERDICT_PROVED, "black"},
        {"K481205 contains the Skarn Boot in brown.", "brown", VERDICT_CONTRADICTED,
         "black"},
        {"In K481205 haben Sie den Skarn Boot in Größe 41 bestellt.", "41",
         VERDICT_CONTRADICTED, "40"},
        {"En el K481205 has pedido el Skarn Boot en marrón.", "marrón",
         VERDICT_CONTRADICTED, "black"},
        {"Dans K481205 vous avez commandé les Skarn Boot en 41.", "41",
         VERDICT_CONTRADICTED, "40"},
        {"Nell'ordine K481205 ci sono gli Skarn Boot e il puzzle Harbour View da 500 "
         "pezzi.",
         "500", VERDICT_CONTRADICTED, "1000"},
        {"A K481205 traz o Skarn Boot em castanho.", "castanho", VERDICT_CONTRADICTED,
         "black"},
        {"In K481205 zit de Skarn Boot in maat 42.", "42", VERDICT_CONTRADICTED, "40"},
        {"K481205您购买的是棕色的Skarn Boot。", "棕色", VERDICT_CONTRADICTED, "black"},
        {"K481205でご注文いただいたのはSkarn Bootのブラウンです。", "ブラウン",
         VERDICT_CONTRADICTED, "black"},
        {"I have looked at K479003. It is the shirt in size M.", "M", VERDICT_CONTRADICTED,
         "L"},
        {"He mirado el K479003. Es una camiseta de la talla M.", "M", VERDICT_CONTRADICTED,
         "L"},
    };
    shop_check(*state, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
}

static void other_variants__are_spoken_of_freely(void **state)
{
    static const char *const texts[] = {
        "You ordered the Skarn Boot in 40 with K481205. The 42 is in stock.",
        "K481205 holds the Skarn Boot; would you like it in 42?",
        "If you meant to order the Skarn Boot in 42 with K481205, we can change that.",
        "For K481205 you wanted the Skarn Boot in 42, I understand.",
        "K481205 ist noch in Bearbeitung, wir tauschen den Skarn Boot gern in 42.",
        "In K481205 haben Sie nicht die 42 bestellt, sondern den Skarn Boot in 40.",
        "Los Skarn Boot del K481205 los puedes cambiar por la talla 42.",
        "Vous avez commandé les Skarn Boot en 40 ; le 42 reste disponible.",
        "K481205里的Skarn Boot可以换成42码吗？",
        "In K481205 zitten 2 puzzels Harbour View.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            if (shop->opinion.claims[k].kind == CLAIM_ATTRIBUTE &&
                shop->opinion.claims[k].verdict == VERDICT_CONTRADICTED) {
                shop_print(shop);
                fail_msg("contradicted: %s", texts[i]);
            }
        }
    }
}

static void what_the_customer_wrote__is_gone_into(void **state)
{
    struct shop *shop = *state;
    shop->messages[0].text = "K481205: did I order 42?";
    shop_reads(shop, "In K481205 you ordered the Skarn Boot, I read 42 there.");
    const struct claim *claim = shop_claim(shop, CLAIM_ATTRIBUTE, "42");
    assert_true(claim == NULL || claim->verdict != VERDICT_CONTRADICTED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_ordered__is_none_of_its_variants,
                                        open_variants, shop_close),
        cmocka_unit_test_setup_teardown(other_variants__are_spoken_of_freely, open_variants,
                                        shop_close),
        cmocka_unit_test_setup_teardown(what_the_customer_wrote__is_gone_into,
                                        open_variants, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
