#include "guard/shop.h"

/* Orders of which each test means one. */
static const struct product sold[] = {
    {.id = "P-SHOE", .title = "Trail 2", .price = EUR(8990)},
    {.id = "P-MUG", .title = "Blue mug", .price = EUR(1250)},
    {.id = "P-BOOT", .title = "Alp boot", .price = EUR(12900)},
};
static const struct order_line shoe[] = {
    {.product = "P-SHOE", .title = "Trail 2", .quantity = 1, .price = EUR(8990)}};
static const struct order_line two[] = {
    {.product = "P-MUG", .title = "Blue mug", .quantity = 1, .price = EUR(1250)},
    {.product = "P-JUG", .title = "Green jug", .quantity = 1, .price = EUR(3400)}};
static const struct order_line mugs[] = {
    {.product = "P-MUG", .title = "Blue mug", .quantity = 4, .price = EUR(1250)},
    {.product = "P-JUG", .title = "Green jug", .quantity = 1, .price = EUR(3400)},
    {.product = "P-BOOT", .title = "Alp boot", .quantity = 1, .price = EUR(12900)}};
static const struct order_line alike[] = {
    {.product = "P-A", .title = "Red scarf", .quantity = 1, .price = EUR(1500)},
    {.product = "P-B", .title = "Grey scarf", .quantity = 1, .price = EUR(1500)},
    {.product = "P-C", .title = "Tin box", .quantity = 1, .price = EUR(700)}};
static const struct refund part[] = {{.amount = EUR(2000), .at = 1791590400}};
static const struct payment paid[] = {{.method = "card", .amount = EUR(4650)}};
enum { ORDER_SHOE, ORDER_TWO, ORDER_MUGS, ORDER_ALIKE, ORDER_PART };
static const struct order orders[] = {
    [ORDER_SHOE] = {.id = "K500001",
                    .customer = "u1",
                    .status = ORDER_DELIVERED,
                    .total = EUR(8990),
                    .lines = shoe,
                    .line_count = 1},
    [ORDER_TWO] = {.id = "K500002",
                   .customer = "u1",
                   .status = ORDER_DELIVERED,
                   .total = EUR(4650),
                   .lines = two,
                   .line_count = 2,
                   .payments = paid,
                   .payment_count = 1},
    [ORDER_MUGS] = {.id = "K500003",
                    .customer = "u1",
                    .status = ORDER_DELIVERED,
                    .total = EUR(21790),
                    .lines = mugs,
                    .line_count = 3},
    [ORDER_ALIKE] = {.id = "K500004",
                     .customer = "u1",
                     .status = ORDER_DELIVERED,
                     .total = EUR(4190),
                     .lines = alike,
                     .line_count = 3},
    [ORDER_PART] = {.id = "K500005",
                    .customer = "u1",
                    .status = ORDER_DELIVERED,
                    .total = EUR(8990),
                    .lines = shoe,
                    .line_count = 1,
                    .refunds = part,
                    .refund_count = 1},
};

struct sum_case {
    int order;
    const char *text;
    const char *words;
    enum verdict verdict;
    const char *says;
};

static void check(struct shop *shop, const struct sum_case *cases, size_t count)
{
    shop->facts.products = sold;
    shop->facts.product_count = COUNT_OF(sold);
    shop->facts.order_count = 1;
    shop->messages[0].text = "?";
    for (size_t i = 0; i < count; i++) {
        struct shop_case one = {cases[i].text, cases[i].words, cases[i].verdict,
                                cases[i].says};
        shop->facts.orders = &orders[cases[i].order];
        shop_check(shop, CLAIM_AMOUNT, &one, 1);
        if ((cases[i].verdict == VERDICT_PROVED) !=
            (shop->opinion.worst == SEVERITY_MARK)) {
            shop_print(shop);
            fail_msg("%s", cases[i].text);
        }
    }
}

// clang-format off
static void multiples__are_of_the_pieces_ordered_or_named(void **state)
{
    static const struct sum_case cases[] = {
        {ORDER_SHOE, "Two pairs of Trail 2 cost 179.80 EUR.", "179.80 EUR", VERDICT_PROVED, "2 x 89.90 EUR"},
        {ORDER_SHOE, "3 pairs of Trail 2 are 269.70 EUR.", "269.70 EUR", VERDICT_PROVED, "3 x 89.90 EUR"},
        {ORDER_SHOE, "Dos pares de Trail 2 cuestan 179,80 €.", "179,80 €", VERDICT_PROVED, "2 x 89.90 EUR"},
        {ORDER_SHOE, "Zwei Paar Trail 2 kosten 179,80 EUR.", "179,80 EUR", VERDICT_PROVED, "2 x 89.90 EUR"},
        {ORDER_SHOE, "两双 Trail 2 一共179.80欧元。", "179.80欧元", VERDICT_PROVED, "2 x 89.90 EUR"},
        {ORDER_SHOE, "The Trail 2 costs you 179.80 EUR.", "179.80 EUR", VERDICT_CONTRADICTED, NULL},
        {ORDER_SHOE, "That makes 179.80 EUR for the shoes.", "179.80 EUR", VERDICT_UNSOURCED, NULL},
        {ORDER_SHOE, "Son 809,10 € por los zapatos.", "809,10 €", VERDICT_UNSOURCED, NULL},
        {ORDER_SHOE, "Das macht 269,70 EUR für die Schuhe.", "269,70 EUR", VERDICT_UNSOURCED, NULL},
        {ORDER_SHOE, "十分感谢，鞋子是899欧元。", "899欧元", VERDICT_UNSOURCED, NULL},
        {ORDER_TWO, "You owe us 112.50 EUR.", "112.50 EUR", VERDICT_UNSOURCED, NULL},
        {ORDER_TWO, "Within 9 days you pay 112.50 EUR.", "112.50 EUR", VERDICT_UNSOURCED, NULL},
        {ORDER_MUGS, "You paid 50 EUR for the Blue mug.", "50 EUR", VERDICT_PROVED, NULL},
        {ORDER_MUGS, "We refund 25 EUR for two of the mugs.", "25 EUR", VERDICT_PROVED, "2 x 12.50 EUR"},
        {ORDER_MUGS, "Wir erstatten 37,50 EUR für drei Tassen.", "37,50 EUR", VERDICT_PROVED, "3 x 12.50 EUR"},
        {ORDER_MUGS, "Te devolvemos 37,50 € por tres tazas.", "37,50 €", VERDICT_PROVED, "3 x 12.50 EUR"},
        {ORDER_MUGS, "为您退款25欧元，是两个杯子的钱。", "25欧元", VERDICT_PROVED, "2 x 12.50 EUR"},
        {ORDER_MUGS, "We refund 112.50 EUR for nine mugs.", "112.50 EUR", VERDICT_UNSOURCED, NULL},
        {ORDER_MUGS, "We refund 68 EUR for two jugs.", "68 EUR", VERDICT_UNSOURCED, NULL},
    };
    check(*state, cases, COUNT_OF(cases));
}

static void sums__add_different_facts_each_once(void **state)
{
    static const struct sum_case cases[] = {
        {ORDER_MUGS, "The mugs and the jug were 84 EUR.", "84 EUR", VERDICT_PROVED, "50.00 + 34.00 EUR"},
        {ORDER_MUGS, "Una taza y la jarra son 46,50 €.", "46,50 €", VERDICT_PROVED, "12.50 + 34.00 EUR"},
        {ORDER_MUGS, "Wir erstatten den Krug samt Versand, 38,90 EUR.", "38,90 EUR", VERDICT_PROVED, "4.90"},
        {ORDER_ALIKE, "两条围巾是30欧元。", "30欧元", VERDICT_PROVED, NULL},
        {ORDER_ALIKE, "Both scarves were 30 EUR.", "30 EUR", VERDICT_PROVED, "15.00 + 15.00 EUR"},
        {ORDER_ALIKE, "The scarves and the box were 37 EUR.", "37 EUR", VERDICT_PROVED, NULL},
        {ORDER_MUGS, "The mugs were 62.50 EUR.", "62.50 EUR", VERDICT_UNSOURCED, NULL},
        {ORDER_TWO, "You paid 93 EUR.", "93 EUR", VERDICT_UNSOURCED, NULL},
        {ORDER_TWO, "Pagaste 59 €.", "59 €", VERDICT_UNSOURCED, NULL},
        {ORDER_TWO, "Sie haben 80,50 EUR bezahlt.", "80,50 EUR", VERDICT_UNSOURCED, NULL},
        {ORDER_TWO, "您支付了93欧元。", "93欧元", VERDICT_UNSOURCED, NULL},
        {ORDER_PART, "You paid 109.90 EUR.", "109.90 EUR", VERDICT_UNSOURCED, NULL},
    };
    check(*state, cases, COUNT_OF(cases));
}

static void differences__are_one_whole_less_its_parts(void **state)
{
    static const struct sum_case cases[] = {
        {ORDER_MUGS, "We refund all but the shipping and the boot, 84 EUR.", "84 EUR", VERDICT_PROVED, NULL},
        {ORDER_MUGS, "Without the jug it was 183.90 EUR.", "183.90 EUR", VERDICT_PROVED, NULL},
        {ORDER_MUGS, "Sin las botas son 88,90 €.", "88,90 €", VERDICT_PROVED, NULL},
        {ORDER_MUGS, "Ohne Krug und Stiefel sind es 54,90 EUR.", "54,90 EUR", VERDICT_PROVED, NULL},
        {ORDER_MUGS, "不含靴子是88.90欧元。", "88.90欧元", VERDICT_PROVED, NULL},
        {ORDER_PART, "You get the remaining 69.90 EUR back.", "69.90 EUR", VERDICT_PROVED, "89.90 - 20.00 EUR"},
        {ORDER_SHOE, "A return from another EU country costs 5.20 EUR, so you get 84.70 EUR back.", "84.70 EUR", VERDICT_PROVED, "A return from another EU country costs 5.20 EUR."},
        {ORDER_TWO, "You get 25 EUR.", "25 EUR", VERDICT_UNSOURCED, NULL},
        {ORDER_TWO, "Son 21,50 €.", "21,50 €", VERDICT_UNSOURCED, NULL},
        {ORDER_TWO, "Das sind 68 EUR.", "68 EUR", VERDICT_UNSOURCED, NULL},
        {ORDER_TWO, "那是25欧元。", "25欧元", VERDICT_UNSOURCED, NULL},
        {ORDER_MUGS, "You get 95 EUR.", "95 EUR", VERDICT_UNSOURCED, NULL},
    };
    check(*state, cases, COUNT_OF(cases));
}

static void repayments__are_never_above_what_was_paid(void **state)
{
    static const struct sum_case cases[] = {
        {ORDER_SHOE, "We refund 89.90 EUR.", "89.90 EUR", VERDICT_PROVED, "89.90 EUR"},
        {ORDER_SHOE, "Te devolvemos 89,90 €.", "89,90 €", VERDICT_PROVED, "89.90 EUR"},
        {ORDER_SHOE, "Wir erstatten Ihnen 89,90 EUR.", "89,90 EUR", VERDICT_PROVED, "89.90 EUR"},
        {ORDER_SHOE, "我们会给您退款89.90欧元。", "89.90欧元", VERDICT_PROVED, "89.90 EUR"},
        {ORDER_SHOE, "Te devolvemos 809.10 EUR.", "809.10 EUR", VERDICT_CONTRADICTED, "89.90 EUR"},
        {ORDER_SHOE, "Te devolvemos 179,80 € por los dos pares de Trail 2.", "179,80 €", VERDICT_CONTRADICTED, "89.90 EUR"},
        {ORDER_SHOE, "We refund 129 EUR for the Alp boot.", "129 EUR", VERDICT_CONTRADICTED, "89.90 EUR"},
        {ORDER_SHOE, "You get 129 EUR back for the Alp boot.", "129 EUR", VERDICT_CONTRADICTED, "89.90 EUR"},
        {ORDER_SHOE, "We credit you 179.80 EUR for two pairs of Trail 2.", "179.80 EUR", VERDICT_CONTRADICTED, "89.90 EUR"},
        {ORDER_SHOE, "Sie bekommen für zwei Paar Trail 2 179,80 EUR zurück.", "179,80 EUR", VERDICT_CONTRADICTED, "89.90 EUR"},
        {ORDER_SHOE, "Wir schreiben Ihnen 269,70 EUR gut.", "269,70 EUR", VERDICT_CONTRADICTED, "89.90 EUR"},
        {ORDER_SHOE, "我们退还您两双 Trail 2 的179.80欧元。", "179.80欧元", VERDICT_CONTRADICTED, "89.90 EUR"},
        {ORDER_SHOE, "Trail 2 を2足分、179.80ユーロ返金いたします。", "179.80ユーロ", VERDICT_CONTRADICTED, "89.90 EUR"},
        {ORDER_SHOE, "Nous vous remboursons 179,80 € pour deux paires de Trail 2.", "179,80 €", VERDICT_CONTRADICTED, "89.90 EUR"},
        {ORDER_TWO, "Refund of 50 EUR is sure.", "50 EUR", VERDICT_CONTRADICTED, "46.50 EUR"},
        {ORDER_TWO, "We refund the 46.50 EUR.", "46.50 EUR", VERDICT_PROVED, "46.50 EUR"},
        {ORDER_TWO, "Of the 46.50 EUR you paid we refund 12.50 EUR.", "46.50 EUR", VERDICT_PROVED, "46.50 EUR"},
        {ORDER_PART, "We refund the 89.90 EUR.", "89.90 EUR", VERDICT_CONTRADICTED, NULL},
        {ORDER_PART, "We will give you 75 EUR back.", "75 EUR", VERDICT_CONTRADICTED, "89.90 - 20.00 EUR"},
        {ORDER_PART, "A refund of 20 EUR was made.", "20 EUR", VERDICT_PROVED, "20.00 EUR"},
        {ORDER_PART, "Of the 89.90 EUR you paid we refunded 20 EUR.", "89.90 EUR", VERDICT_PROVED, "89.90 EUR"},
        {ORDER_SHOE, "You send the Trail 2 back for a refund, and the Alp boot costs 129 EUR.", "129 EUR", VERDICT_PROVED, "129.00 EUR"},
        {ORDER_SHOE, "We refund the 89.90 EUR for the Trail 2, and the Alp boot is 129 EUR.", "129 EUR", VERDICT_PROVED, "129.00 EUR"},
    };
    check(*state, cases, COUNT_OF(cases));
}
// clang-format on

static void repayment__above_one_order_is_of_another_where_none_is_named(void **state)
{
    struct shop *shop = *state;
    shop->facts.products = sold;
    shop->facts.product_count = COUNT_OF(sold);
    shop->facts.orders = orders;
    shop->facts.order_count = 3;
    shop->messages[0].text = "?";
    static const struct shop_case cases[] = {
        {"We refund 217.90 EUR.", "217.90 EUR", VERDICT_PROVED, "217.90 EUR"},
        {"We refund 217.90 EUR for order K500001.", "217.90 EUR", VERDICT_CONTRADICTED,
         "89.90 EUR"},
        {"We refund 500 EUR.", "500 EUR", VERDICT_CONTRADICTED, NULL},
    };
    shop_check(shop, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

/* Of no order: what so many pieces cost, "each" or together. */
static void pieces__of_a_title_are_told_by_their_number(void **state)
{
    static const struct sum_case cases[] = {
        {ORDER_TWO, "Two Trail 2 cost 179.80 EUR.", "179.80 EUR", VERDICT_PROVED, NULL},
        {ORDER_TWO, "Two Trail 2 cost 175.80 EUR.", "175.80 EUR", VERDICT_CONTRADICTED,
         "179.80 EUR"},
        {ORDER_TWO, "Two Trail 2 cost 89.90 EUR.", "89.90 EUR", VERDICT_CONTRADICTED,
         "179.80 EUR"},
        {ORDER_TWO, "Two Trail 2 cost 89.90 EUR each.", "89.90 EUR", VERDICT_PROVED, NULL},
        {ORDER_TWO, "The two Trail 2 cost 89.90 EUR.", "89.90 EUR", VERDICT_PROVED, NULL},
        {ORDER_TWO, "Zwei Trail 2 kosten 89,90 €.", "89,90 €", VERDICT_CONTRADICTED,
         "179.80 EUR"},
        {ORDER_TWO, "Zwei Trail 2 kosten je 89,90 €.", "89,90 €", VERDICT_PROVED, NULL},
        {ORDER_TWO, "Dos Trail 2 cuestan 89,90 €.", "89,90 €", VERDICT_CONTRADICTED,
         "179.80 EUR"},
        {ORDER_TWO, "Deux Trail 2 coûtent 89,90 €.", "89,90 €", VERDICT_CONTRADICTED,
         "179.80 EUR"},
        {ORDER_TWO, "Due Trail 2 costano 89,90 €.", "89,90 €", VERDICT_CONTRADICTED,
         "179.80 EUR"},
        {ORDER_TWO, "Duas Trail 2 custam 89,90 €.", "89,90 €", VERDICT_CONTRADICTED,
         "179.80 EUR"},
        {ORDER_TWO, "Twee Trail 2 kosten 89,90 €.", "89,90 €", VERDICT_CONTRADICTED,
         "179.80 EUR"},
        {ORDER_TWO, "Two pairs at 89.90 EUR are 179.80 EUR.", "179.80 EUR", VERDICT_PROVED,
         NULL},
        {ORDER_TWO, "Two pairs at 89.90 EUR are 175.80 EUR.", "175.80 EUR",
         VERDICT_UNSOURCED, NULL},
    };
    check(*state, cases, COUNT_OF(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(multiples__are_of_the_pieces_ordered_or_named,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(sums__add_different_facts_each_once, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(differences__are_one_whole_less_its_parts,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(repayments__are_never_above_what_was_paid,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            repayment__above_one_order_is_of_another_where_none_is_named, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(pieces__of_a_title_are_told_by_their_number,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
