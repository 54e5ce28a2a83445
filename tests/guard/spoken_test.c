/* Of several orders the one that a reply speaks of, by whatever words. It is 23 November.
 */
#include "guard/shop.h"

static const struct product spoken_products[] = {
    {.id = "P-MAT", .title = "Cork mat", .price = EUR(5900), .stock = 8},
    {.id = "P-ROLLER", .title = "Foam roller", .price = EUR(2990), .stock = 8},
    {.id = "P-ROPE", .title = "Jump rope", .price = EUR(1450), .stock = 8},
    {.id = "P-BELL", .title = "Iron kettlebell", .price = EUR(7900), .stock = 8},
};
static const struct order_line spoken_lines[][1] = {
    {{.product = "P-ROPE", .title = "Jump rope", .quantity = 1, .price = EUR(1450)}},
    {{.product = "P-ROLLER", .title = "Foam roller", .quantity = 1, .price = EUR(2990)}},
    {{.product = "P-MAT", .title = "Cork mat", .quantity = 1, .price = EUR(5900)}},
    {{.product = "P-BELL", .title = "Iron kettlebell", .quantity = 1, .price = EUR(7900)}},
};
static const struct shipment spoken_parcel_roller[] = {{.carrier = "DHL",
                                                        .tracking = "JD014600077700000019",
                                                        .shipped_at = {2026, 10, 5},
                                                        .eta = {2026, 10, 8},
                                                        .delivered_at = {2026, 10, 7}}};
static const struct shipment spoken_parcel_mat[] = {{.carrier = "GLS",
                                                     .tracking = "84120077315901",
                                                     .shipped_at = {2026, 11, 19},
                                                     .eta = {2026, 11, 26}}};
static const struct order spoken_orders[] = {
    {.id = "K471700",
     .customer = "u1",
     .placed_at = 1786701600, /* 14 August */
     .status = ORDER_CANCELLED,
     .total = EUR(1450),
     .lines = spoken_lines[0],
     .line_count = 1,
     .read_at = MOMENT_NONE},
    {.id = "K479003",
     .customer = "u1",
     .placed_at = 1790935200, /* 2 October */
     .status = ORDER_DELIVERED,
     .total = EUR(3480),
     .lines = spoken_lines[1],
     .line_count = 1,
     .shipments = spoken_parcel_roller,
     .shipment_count = 1,
     .read_at = MOMENT_NONE},
    {.id = "K481205",
     .customer = "u1",
     .placed_at = 1794909600, /* 17 November */
     .status = ORDER_SHIPPED,
     .total = EUR(5900),
     .lines = spoken_lines[2],
     .line_count = 1,
     .shipments = spoken_parcel_mat,
     .shipment_count = 1,
     .read_at = MOMENT_NONE},
    {.id = "K481990",
     .customer = "u1",
     .placed_at = 1795341600, /* 22 November */
     .status = ORDER_PROCESSING,
     .total = EUR(7900),
     .lines = spoken_lines[3],
     .line_count = 1,
     .read_at = MOMENT_NONE},
};

/* The customer asks about the mat on its way, K481205, unless a test says otherwise. */
static int spoken_open(void **state)
{
    if (shop_open(state) != 0) {
        return -1;
    }
    struct shop *shop = *state;
    shop->facts.orders = spoken_orders;
    shop->facts.order_count = COUNT_OF(spoken_orders);
    shop->facts.products = spoken_products;
    shop->facts.product_count = COUNT_OF(spoken_products);
    return 0;
}

static void order__that_is_named_is_spoken_of_until_another_one_is(void **state)
{
    static const struct shop_case cases[] = {
        {"About K479003: we have checked. The parcel is on its way.", "is on its way",
         VERDICT_CONTRADICTED, "delivered"},
        {"About K479003: we have checked. It was delivered on 7 October.", "delivered on",
         VERDICT_PROVED, "delivered"},
        {"Zu K479003 habe ich nachgesehen. Das Paket wurde zugestellt.", "zugestellt",
         VERDICT_PROVED, "delivered"},
        {"Ich habe K481205 geprüft. Das Paket wurde zugestellt.", "zugestellt",
         VERDICT_CONTRADICTED, "shipped"},
        {"He mirado el pedido K481205. El paquete ha sido entregado.", "entregado",
         VERDICT_CONTRADICTED, "shipped"},
        {"J'ai vérifié la commande K481205. Le colis a été livré.", "livré",
         VERDICT_CONTRADICTED, "shipped"},
        {"Ho controllato l'ordine K481205. Il pacco è stato consegnato.", "consegnato",
         VERDICT_CONTRADICTED, "shipped"},
        {"Verifiquei o pedido K481205. A encomenda foi entregue.", "entregue",
         VERDICT_CONTRADICTED, "shipped"},
        {"Ik heb K481205 bekeken. Het pakket is bezorgd.", "bezorgd", VERDICT_CONTRADICTED,
         "shipped"},
        {"我查了订单K481205。包裹已送达。", "送达", VERDICT_CONTRADICTED, "shipped"},
        {"ご注文K481205を確認しました。お荷物は配達済みです。", "配達済み",
         VERDICT_CONTRADICTED, "shipped"},
        /* What else is spoken of, or in another paragraph, is not beyond doubt. */
        {"About K481205: it is on its way. The roller was delivered.", "delivered",
         VERDICT_PROVED, "delivered"},
        {"About K481205: it is on its way. Your earlier order was delivered.", "delivered",
         VERDICT_UNSOURCED, NULL},
        {"About K481205: it is on its way.\n\nThe parcel was delivered.", "delivered",
         VERDICT_UNSOURCED, NULL},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void total__of_the_order_that_the_sentence_before_named_is_its_own(void **state)
{
    static const struct shop_case cases[] = {
        {"I looked at K481205. The total was 59.00 EUR.", "59.00 EUR", VERDICT_PROVED,
         NULL},
        {"I looked at K481205. The total was 34.80 EUR.", "34.80 EUR", VERDICT_CONTRADICTED,
         "59.00 EUR"},
        {"Es geht um K481205. Die Gesamtsumme war 34,80 EUR.", "34,80 EUR",
         VERDICT_CONTRADICTED, "59.00 EUR"},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void parcel__that_is_told_of_another_order_is_contradicted(void **state)
{
    static const struct shop_case cases[] = {
        {"Order K481205 has left. The tracking number is JD014600077700000019.",
         "JD014600077700000019", VERDICT_CONTRADICTED, "84120077315901"},
        {"K481205 ist verschickt. Die Sendungsnummer lautet JD014600077700000019.",
         "JD014600077700000019", VERDICT_CONTRADICTED, NULL},
        {"El pedido K481205 salió. Su número de seguimiento es JD014600077700000019.",
         "JD014600077700000019", VERDICT_CONTRADICTED, NULL},
        {"订单K481205已发货。物流单号是JD014600077700000019。", "JD014600077700000019",
         VERDICT_CONTRADICTED, NULL},
        {"ご注文K481205は発送済みです。追跡番号はJD014600077700000019です。",
         "JD014600077700000019", VERDICT_CONTRADICTED, NULL},
        {"The Cork mat has the tracking number JD014600077700000019.",
         "JD014600077700000019", VERDICT_CONTRADICTED, NULL},
        {"Votre Cork mat a le numéro de suivi JD014600077700000019.",
         "JD014600077700000019", VERDICT_CONTRADICTED, NULL},
        {"K481205 has the number JD014600077700000019 and K479003 has 84120077315901.",
         "84120077315901", VERDICT_CONTRADICTED, "JD014600077700000019"},
        {"K479003 has the number JD014600077700000019 and K481205 has 84120077315901.",
         "84120077315901", VERDICT_PROVED, NULL},
        {"K479003 and K481205 have the numbers JD014600077700000019 and 84120077315901.",
         "JD014600077700000019", VERDICT_PROVED, NULL},
        {"The Cork mat has the tracking number 84120077315901.", "84120077315901",
         VERDICT_PROVED, NULL},
        {"The Cork mat travels with DHL.", "DHL", VERDICT_CONTRADICTED, "GLS"},
        {"Votre Cork mat est parti avec DHL.", "DHL", VERDICT_CONTRADICTED, "GLS"},
        {"K481205 went with DHL, K479003 with GLS.", "DHL", VERDICT_CONTRADICTED, "GLS"},
    };
    shop_check(*state, CLAIM_TRACKING, cases, COUNT_OF(cases));
    shop_reads(*state, "K481205 went with GLS, K479003 with DHL.");
    assert_null(shop_claim(*state, CLAIM_TRACKING, "GLS"));
    assert_null(shop_claim(*state, CLAIM_TRACKING, "DHL"));
}

static void parcel__whose_number_is_told_has_its_own_order_s_status(void **state)
{
    static const struct shop_case cases[] = {
        {"The parcel JD014600077700000019 was delivered.", "delivered", VERDICT_PROVED,
         NULL},
        {"The parcel 84120077315901 was delivered.", "delivered", VERDICT_CONTRADICTED,
         "shipped"},
        {"Das Paket 84120077315901 wurde zugestellt.", "zugestellt", VERDICT_CONTRADICTED,
         "shipped"},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void thing__that_one_order_holds_has_the_status_of_that_order(void **state)
{
    static const struct shop_case cases[] = {
        {"Your Foam roller was delivered on 7 October.", "delivered on", VERDICT_PROVED,
         NULL},
        {"Your Foam roller is on its way.", "is on its way", VERDICT_CONTRADICTED,
         "delivered"},
        {"Your Iron kettlebell is still being prepared.", "being prepared", VERDICT_PROVED,
         NULL},
        {"Your Iron kettlebell has been shipped.", "shipped", VERDICT_CONTRADICTED,
         "processing"},
        {"Ihre Foam roller ist unterwegs.", "ist unterwegs", VERDICT_CONTRADICTED, NULL},
        {"Tu Foam roller está en camino.", "está en camino", VERDICT_CONTRADICTED, NULL},
        {"Votre Foam roller est en route.", "est en route", VERDICT_CONTRADICTED, NULL},
        {"Il tuo Foam roller è in viaggio.", "è in viaggio", VERDICT_CONTRADICTED, NULL},
        {"O seu Foam roller está a caminho.", "está a caminho", VERDICT_CONTRADICTED, NULL},
        {"Je Foam roller is onderweg.", "is onderweg", VERDICT_CONTRADICTED, NULL},
        {"您的Foam roller正在运送途中。", "正在运送", VERDICT_CONTRADICTED, NULL},
        {"お客様のFoam rollerは配送中です。", "配送中", VERDICT_CONTRADICTED, NULL},
        {"K479003 was delivered and the Cork mat is on its way.", "is on its way",
         VERDICT_PROVED, NULL},
        {"K481205 is on its way and the Foam roller was delivered.", "delivered",
         VERDICT_PROVED, NULL},
        {"Your Foam roller (K479003) was delivered and your Cork mat (K481205) is not.",
         "delivered", VERDICT_PROVED, NULL},
        {"Votre Foam roller (K479003) a été livré et K481205 est en route.", "livré",
         VERDICT_PROVED, NULL},
        {"Tu Foam roller (K479003) se entregó y tu Cork mat (K481205) está en camino.",
         "se entregó", VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void thing__that_the_order_told_beside_it_does_not_hold_is_contradicted(void **state)
{
    static const struct shop_case cases[] = {
        {"Your Foam roller, order K481205, is on its way.", "Foam roller",
         VERDICT_CONTRADICTED, "Cork mat"},
        {"Ihre Foam roller, Bestellung K481205, ist unterwegs.", "Foam roller",
         VERDICT_CONTRADICTED, "Cork mat"},
        {"Your Cork mat, order K481205, is on its way.", "Cork mat", VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_PRODUCT, cases, COUNT_OF(cases));
}

static void order__is_called_by_its_turn_or_the_time_it_was_placed(void **state)
{
    static const struct shop_case cases[] = {
        {"Your first order was cancelled.", "cancelled", VERDICT_PROVED, NULL},
        {"Your first order was delivered.", "delivered", VERDICT_CONTRADICTED, "cancelled"},
        {"Your last order is still being prepared.", "is still being prepared",
         VERDICT_PROVED, NULL},
        {"Your last order has been shipped.", "shipped", VERDICT_CONTRADICTED,
         "processing"},
        {"The order of 2 October was delivered.", "delivered", VERDICT_PROVED, NULL},
        {"Your order of October is on its way.", "is on its way", VERDICT_CONTRADICTED,
         "delivered"},
        {"Your August order was cancelled.", "cancelled", VERDICT_PROVED, NULL},
        {"Yesterday's order is still being prepared.", "is still being prepared",
         VERDICT_PROVED, NULL},
        {"The order you placed yesterday has been shipped.", "shipped",
         VERDICT_CONTRADICTED, "processing"},
        {"Ihre letzte Bestellung ist noch in Bearbeitung.", "in Bearbeitung",
         VERDICT_PROVED, NULL},
        {"Ihre gestrige Bestellung ist noch in Bearbeitung.", "in Bearbeitung",
         VERDICT_PROVED, NULL},
        {"Die Bestellung vom Oktober ist unterwegs.", "ist unterwegs", VERDICT_CONTRADICTED,
         NULL},
        {"Tu primer pedido se canceló.", "se canceló", VERDICT_PROVED, NULL},
        {"Tu pedido más reciente está en preparación.", "en preparación", VERDICT_PROVED,
         NULL},
        {"El pedido del 2 de octubre está en camino.", "está en camino",
         VERDICT_CONTRADICTED, NULL},
        {"Votre première commande a été annulée.", "annulée", VERDICT_PROVED, NULL},
        {"Votre commande la plus récente a été livrée.", "livrée", VERDICT_CONTRADICTED,
         NULL},
        {"La commande d'octobre a été livrée.", "livrée", VERDICT_PROVED, NULL},
        {"Il tuo primo ordine è stato annullato.", "annullato", VERDICT_PROVED, NULL},
        {"L'ordine del 14 agosto è in viaggio.", "è in viaggio", VERDICT_CONTRADICTED,
         NULL},
        {"O seu primeiro pedido foi cancelado.", "cancelado", VERDICT_PROVED, NULL},
        {"A encomenda de 14 de agosto está a caminho.", "está a caminho",
         VERDICT_CONTRADICTED, NULL},
        {"Je eerste bestelling is geannuleerd.", "geannuleerd", VERDICT_PROVED, NULL},
        {"De bestelling van oktober is onderweg.", "is onderweg", VERDICT_CONTRADICTED,
         NULL},
        {"您的第一笔订单已取消。", "订单已取消", VERDICT_PROVED, NULL},
        {"您最近的一笔订单已送达。", "送达", VERDICT_CONTRADICTED, NULL},
        {"您10月的订单已送达。", "送达", VERDICT_PROVED, NULL},
        {"您昨天的订单正在处理中。", "正在处理", VERDICT_PROVED, NULL},
        {"最初のご注文はキャンセルされました。", "キャンセルされました", VERDICT_PROVED,
         NULL},
        {"最新のご注文は配達済みです。", "配達済み", VERDICT_CONTRADICTED, NULL},
        {"8月14日のご注文は配送中です。", "配送中", VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void order__of_a_time_is_told_apart_from_the_next_one(void **state)
{
    static const struct shop_case cases[] = {
        {"The order of 17 November is on its way, the one of 22 November is being "
         "prepared.",
         "being prepared", VERDICT_PROVED, NULL},
        {"Die Bestellung vom 17. November ist unterwegs, die vom 22. November storniert "
         "worden.",
         "ist unterwegs", VERDICT_PROVED, NULL},
        {"La commande du 17 novembre est en route, celle du 22 novembre est en "
         "préparation.",
         "en préparation", VERDICT_PROVED, NULL},
        {"11月17日的订单正在运送途中，11月22日的订单正在处理中。", "正在处理",
         VERDICT_PROVED, NULL},
        {"The order of 17 November is still being prepared, the one of 22 November is on "
         "its way.",
         "is still being prepared", VERDICT_CONTRADICTED, NULL},
    };
    static const struct shop_case dates[] = {
        {"K481205 was placed on 22 November.", "22 November", VERDICT_CONTRADICTED, NULL},
        {"You ordered the Cork mat on 22 November.", "22 November", VERDICT_CONTRADICTED,
         NULL},
        {"You ordered the Cork mat on 17 November.", "17 November", VERDICT_PROVED, NULL},
        {"您于11月22日订购了Cork mat。", "11月22日", VERDICT_CONTRADICTED, NULL},
        /* What calls an order is the day it was placed, whatever is told of it. */
        {"Your newest order is being packed; the one of 17 November shipped on 19 "
         "November.",
         "17 November", VERDICT_PROVED, NULL},
        {"Ihre neueste Bestellung wird gepackt; die vom 17. November wurde am 19. November "
         "verschickt.",
         "17. November", VERDICT_PROVED, NULL},
        {"Your newest order is being packed; the one of 17 November shipped on 18 "
         "November.",
         "18 November", VERDICT_CONTRADICTED, NULL},
    };
    static const struct shop_case amounts[] = {
        {"Your October order came to 34.80 EUR.", "34.80 EUR", VERDICT_PROVED, NULL},
        {"Your October order came to 59.00 EUR.", "59.00 EUR", VERDICT_CONTRADICTED,
         "34.80 EUR"},
        {"您10月2日的订单金额是59.00欧元。", "59.00欧元", VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
    shop_check(*state, CLAIM_DATE, dates, COUNT_OF(dates));
    shop_check(*state, CLAIM_AMOUNT, amounts, COUNT_OF(amounts));
}

static void order__is_called_by_a_span_of_days_or_with_no_noun(void **state)
{
    static const struct shop_case cases[] = {
        {"Last month's order was delivered.", "delivered", VERDICT_PROVED, NULL},
        {"The order from last month is on its way.", "is on its way", VERDICT_CONTRADICTED,
         "delivered"},
        {"El pedido del mes pasado se entregó.", "se entregó", VERDICT_PROVED, NULL},
        {"La commande du mois dernier a été livrée.", "livrée", VERDICT_PROVED, NULL},
        {"您上个月的订单已送达。", "送达", VERDICT_PROVED, NULL},
        {"先月のご注文は配達済みです。", "配達済み", VERDICT_PROVED, NULL},
        {"K479003, K481205: the first was delivered, the second is on its way.",
         "delivered", VERDICT_PROVED, NULL},
        {"K479003, K481205: the first was delivered, the second is on its way.",
         "is on its way", VERDICT_PROVED, NULL},
        {"K479003 und K481205: Die erste wurde zugestellt, die zweite ist unterwegs.",
         "zugestellt", VERDICT_PROVED, NULL},
        {"K481205, K479003: the first was delivered, the second is on its way.",
         "delivered", VERDICT_CONTRADICTED, "shipped"},
        {"Unlike your first order, which was cancelled, this one is on its way.",
         "is on its way", VERDICT_PROVED, NULL},
        {"A sua encomenda de ontem está em preparação.", "em preparação", VERDICT_PROVED,
         NULL},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void month__of_the_last_order_is_the_day_it_was_placed(void **state)
{
    static const struct shop_case cases[] = {
        {"Your last order was in November.", "November", VERDICT_PROVED, "2026-11-22"},
        {"Your last order was in October.", "October", VERDICT_CONTRADICTED, "2026-11-22"},
        {"Ihre letzte Bestellung war im November.", "November", VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_DATE, cases, COUNT_OF(cases));
}

/* With the newest order in question "the last one" may be that before it; of two orders in
 * play the other may be either; a piece that replaces one is of no order. */
static void order__that_nobody_can_tell_is_no_ground_to_block(void **state)
{
    static const char *const texts[] = {
        "Your last order was delivered on 7 October.",
        "Ihre letzte Bestellung wurde am 7. Oktober zugestellt.",
        "Your other order is on its way.",
        "Pour l'autre commande, le colis est en route.",
        "Your previous order was delivered on 7 October.",
        "上一个订单已于10月7日送达。",
        "前回のご注文は10月7日に配達されました。",
        "The first of the two, K479003, was delivered; the second, K481205, is on its way.",
        "Both K479003 and K481205 have left our warehouse.",
        "The parcel with the roller was delivered.",
        "The Foam roller you sent back has arrived here.",
        "The Foam roller is in stock and costs 29.90 EUR.",
    };
    struct shop *shop = *state;
    shop->messages[0].text = "K481990?";
    shop_none_blocks(shop, texts, COUNT_OF(texts));
}

static void order__is_called_by_what_it_holds_in_a_word(void **state)
{
    static const struct shop_case cases[] = {
        {"The parcel with the kettlebell has been shipped.", "shipped",
         VERDICT_CONTRADICTED, "processing"},
        {"Das Paket mit der Foam roller ist unterwegs.", "ist unterwegs",
         VERDICT_CONTRADICTED, "delivered"},
        {"The parcel with the padlock was delivered.", "delivered", VERDICT_UNSOURCED,
         NULL}, /* whatever that is */
        {"L'ordine con il lucchetto è stato consegnato.", "consegnato", VERDICT_UNSOURCED,
         NULL},
        {"The parcel with GLS is on its way.", "is on its way", VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static const struct order *guess_the_roller(const struct facts *facts, struct arena *arena)
{
    (void)arena;
    return &facts->orders[1];
}

/* Where the thread names no order, or two, the engine's guess proves and never blocks. */
static void order__that_the_thread_does_not_tell_is_the_one_guessed(void **state)
{
    static const char *const threads[] = {"Where is it?", "K479003 or K481205?"};
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(threads); i++) {
        shop->messages[0].text = threads[i];
        shop->facts.guess_order = NULL;
        shop_reads(shop, "The parcel was delivered.");
        const struct claim *claim = shop_claim(shop, CLAIM_STATUS, "delivered");
        assert_int_equal(claim->verdict, VERDICT_UNSOURCED); /* not the newest order */
        shop->facts.guess_order = guess_the_roller;
        shop_reads(shop, "The parcel was delivered.");
        claim = shop_claim(shop, CLAIM_STATUS, "delivered");
        assert_int_equal(claim->verdict, VERDICT_PROVED);
        assert_string_equal(claim->source.id, "K479003");
        shop_reads(shop, "The parcel is on its way.");
        claim = shop_claim(shop, CLAIM_STATUS, "is on its way");
        assert_int_equal(claim->verdict, VERDICT_UNSOURCED);
    }
}

/* By its number in whatever spelling, or its parcel's, by whoever wrote last. */
static void order__that_the_thread_names_is_certain(void **state)
{
    static const struct {
        const char *asked;
        const char *answered; /* NULL: not yet */
        const char *subject;
        enum verdict verdict; /* that it was delivered: true of K479003 alone */
    } rows[] = {
        {"K479003?", NULL, NULL, VERDICT_PROVED},
        {"my order 479003", NULL, NULL, VERDICT_PROVED},
        {"the parcel JD014600077700000019", NULL, NULL, VERDICT_PROVED},
        {"Ｋ４８１２０５", NULL, NULL, VERDICT_CONTRADICTED},
        {"K479003?", "K481205 left on 19 November.", NULL, VERDICT_CONTRADICTED},
        {"And the parcel?", NULL, "K481205", VERDICT_CONTRADICTED},
        {"My phone is 64812051, my ticket XK4790031.", NULL, NULL, VERDICT_UNSOURCED},
        {"K479003 and K481205?", NULL, "K481205", VERDICT_UNSOURCED},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        shop->messages[0].text = rows[i].asked;
        shop->messages[1] = (struct message){
            .id = "m2", .from = FROM_AGENT, .at = MOMENT_NONE, .text = rows[i].answered};
        shop->ticket.message_count = rows[i].answered != NULL ? 2 : 1;
        shop->ticket.subject = rows[i].subject;
        shop_reads(shop, "The parcel was delivered.");
        const struct claim *claim = shop_claim(shop, CLAIM_STATUS, "delivered");
        assert_non_null(claim);
        if (claim->verdict != rows[i].verdict) {
            shop_print(shop);
            fail_msg("%s: %s", rows[i].asked, verdict_name(claim->verdict));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            order__that_is_named_is_spoken_of_until_another_one_is, spoken_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            total__of_the_order_that_the_sentence_before_named_is_its_own, spoken_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            parcel__that_is_told_of_another_order_is_contradicted, spoken_open, shop_close),
        cmocka_unit_test_setup_teardown(
            parcel__whose_number_is_told_has_its_own_order_s_status, spoken_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            thing__that_one_order_holds_has_the_status_of_that_order, spoken_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            thing__that_the_order_told_beside_it_does_not_hold_is_contradicted, spoken_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            order__is_called_by_its_turn_or_the_time_it_was_placed, spoken_open,
            shop_close),
        cmocka_unit_test_setup_teardown(order__of_a_time_is_told_apart_from_the_next_one,
                                        spoken_open, shop_close),
        cmocka_unit_test_setup_teardown(order__is_called_by_a_span_of_days_or_with_no_noun,
                                        spoken_open, shop_close),
        cmocka_unit_test_setup_teardown(month__of_the_last_order_is_the_day_it_was_placed,
                                        spoken_open, shop_close),
        cmocka_unit_test_setup_teardown(order__is_called_by_what_it_holds_in_a_word,
                                        spoken_open, shop_close),
        cmocka_unit_test_setup_teardown(
            order__that_the_thread_does_not_tell_is_the_one_guessed, spoken_open,
            shop_close),
        cmocka_unit_test_setup_teardown(order__that_the_thread_names_is_certain,
                                        spoken_open, shop_close),
        cmocka_unit_test_setup_teardown(order__that_nobody_can_tell_is_no_ground_to_block,
                                        spoken_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
