#include "guard/shop.h"

static void status__is_proved_or_contradicted_by_the_order_named(void **state)
{
    static const struct shop_case cases[] = {
        {"Your order K481205 has been shipped.", "shipped", VERDICT_PROVED, "shipped"},
        {"Your order K481205 is on its way.", "is on its way", VERDICT_PROVED, "shipped"},
        {"Your order K479003 was delivered.", "delivered", VERDICT_PROVED, "delivered"},
        {"Your order K470777 was cancelled.", "cancelled", VERDICT_PROVED, "cancelled"},
        {"Tu pedido K481205 ha sido enviado.", "enviado", VERDICT_PROVED, "shipped"},
        {"Tu pedido K481205 está en camino.", "está en camino", VERDICT_PROVED, "shipped"},
        {"Ihre Bestellung K481205 ist unterwegs.", "ist unterwegs", VERDICT_PROVED,
         "shipped"},
        {"Ihre Bestellung K479003 wurde am 2.10. zugestellt.", "zugestellt", VERDICT_PROVED,
         "delivered"},
        {"Votre commande K481205 a été expédiée.", "expédiée", VERDICT_PROVED, "shipped"},
        {"您的订单 K481205 已发货。", "发货", VERDICT_PROVED, "shipped"},
        {"ご注文 K481205 は発送いたしました。", "発送いたしました", VERDICT_PROVED,
         "shipped"},
        {"Your order K481205 has been delivered.", "delivered", VERDICT_CONTRADICTED,
         "shipped"},
        {"Your order K479003 is on its way.", "is on its way", VERDICT_CONTRADICTED,
         "delivered"},
        {"Your order K481205 is cancelled.", "cancelled", VERDICT_CONTRADICTED, "shipped"},
        {"Tu pedido K481205 ha sido entregado.", "entregado", VERDICT_CONTRADICTED,
         "shipped"},
        {"Tu pedido K481205 se entregó ayer.", "se entregó", VERDICT_CONTRADICTED,
         "shipped"},
        {"Ihre Bestellung K481205 ist storniert.", "storniert", VERDICT_CONTRADICTED,
         "shipped"},
        {"Votre commande K481205 a été livrée.", "livrée", VERDICT_CONTRADICTED, "shipped"},
        {"您的订单 K481205 已签收。", "签收", VERDICT_CONTRADICTED, "shipped"},
        {"ご注文 K481205 は配達済みです。", "配達済み", VERDICT_CONTRADICTED, "shipped"},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void status__without_a_name_is_of_the_order_the_thread_means(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "Your parcel has been delivered.");
    assert_int_equal(shop_claim(shop, CLAIM_STATUS, "delivered")->verdict,
                     VERDICT_CONTRADICTED);

    shop->messages[0].text = "Where is my parcel?"; /* now the open order is only likely */
    shop_reads(shop, "Your parcel has been delivered.");
    assert_int_equal(shop_claim(shop, CLAIM_STATUS, "delivered")->verdict,
                     VERDICT_UNSOURCED);
    shop_reads(shop, "Your parcel has been shipped.");
    assert_int_equal(shop_claim(shop, CLAIM_STATUS, "shipped")->verdict, VERDICT_PROVED);
}

static void status__says_as_of_when_and_warns_when_it_is_old(void **state)
{
    struct shop *shop = *state;
    shop->facts.fresh_seconds = 600;
    shop->facts.read_at = shop->facts.now - 60;
    shop_reads(shop, "Your order K481205 has been shipped.");
    assert_int_equal(shop_claim(shop, CLAIM_STATUS, "shipped")->as_of, shop->facts.read_at);
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);

    shop->facts.read_at = shop->facts.now - 3600;
    shop_reads(shop, "Your order K481205 has been shipped.");
    const struct claim *old = shop_claim(shop, CLAIM_STATUS, "shipped");
    assert_int_equal(old->verdict, VERDICT_PROVED);
    assert_int_equal(old->severity, SEVERITY_WARN);
    assert_int_equal(shop->opinion.worst, SEVERITY_WARN);

    shop->facts.fresh_seconds = 0;
    shop_reads(shop, "Your order K481205 has been shipped.");
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void status__is_no_claim_of_a_rule_a_condition_or_a_time_to_come(void **state)
{
    static const char *const texts[] = {
        "An order that has been shipped can no longer be cancelled.",
        "If your order has been delivered to a neighbour, tell us.",
        "Once it has been delivered you can return it.",
        "It has not been delivered yet.",
        "Has it been delivered?",
        "Ihr Paket ist unterwegs und wird am 25.11. zugestellt.",
        "Sobald die Bestellung zugestellt wurde, melden Sie sich.",
        "Una vez entregado, puedes devolverlo.",
        "已发货的订单无法取消。",
        "发货后我们会通知您。",
        "発送後に追跡番号をお送りします。",
        "Quand la commande a été livrée, dites-le-nous.",
        "The parcel was delivered, you write, to a neighbour.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        if (shop->opinion.worst != SEVERITY_MARK) {
            shop_print(shop);
            fail();
        }
    }
}

static void done__is_proved_by_a_refund_or_a_cancelled_order(void **state)
{
    static const struct shop_case cases[] = {
        {"We have refunded 10 EUR for order K479003.", "refunded", VERDICT_PROVED,
         "10.00 EUR"},
        {"Hemos reembolsado 10 € del pedido K479003.", "reembolsado", VERDICT_PROVED,
         "10.00 EUR"},
        {"Wir haben Ihnen zur Bestellung K479003 10 EUR erstattet.", "erstattet",
         VERDICT_PROVED, "10.00 EUR"},
        {"Pour la commande K479003 nous vous avons remboursé 10 EUR.", "remboursé",
         VERDICT_PROVED, "10.00 EUR"},
        {"订单 K479003 我们已为您退款10欧元。", "退款", VERDICT_PROVED, "10.00 EUR"},
        {"ご注文 K479003 の10ユーロを返金いたしました。", "返金いたしました",
         VERDICT_PROVED, "10.00 EUR"},
        {"We have cancelled your order K470777.", "cancelled", VERDICT_PROVED, "cancelled"},
        {"Hemos cancelado tu pedido K470777.", "cancelado", VERDICT_PROVED, "cancelled"},
    };
    shop_check(*state, CLAIM_DONE, cases, COUNT_OF(cases));
}

static void done__without_a_record_blocks(void **state)
{
    static const char *const texts[] = {
        "We have refunded the amount.",
        "I've just refunded you.",
        "Your refund has been issued.",
        "We have cancelled your order.",
        "I have sent you a replacement.",
        "We have opened an investigation.",
        "Hemos cancelado tu pedido.",
        "Se ha realizado el reembolso.",
        "Wir haben Ihre Bestellung storniert.",
        "Ihre Erstattung wurde veranlasst.",
        "Nous avons annulé votre commande.",
        "Le remboursement a été effectué.",
        "已为您取消订单。",
        "我们已经补发了商品。",
        "ご注文をキャンセルいたしました。",
        "返金手続きが完了しました。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        bool has_done = false;
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            has_done |= shop->opinion.claims[k].kind == CLAIM_DONE &&
                        shop->opinion.claims[k].severity == SEVERITY_BLOCK;
        }
        if (!has_done) {
            shop_print(shop);
            fail();
        }
    }
}

static void done__in_the_french_present_is_told_and_stops_nothing(void **state)
{
    static const char *const present[] = {
        "Le port vous est aussi remboursé.",
        "Les frais de 4,50 EUR vous sont remboursés.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(present); i++) {
        shop_reads(shop, present[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            const struct claim *claim = &shop->opinion.claims[k];
            assert_true(claim->kind != CLAIM_DONE || claim->severity == SEVERITY_MARK);
        }
    }
    shop_reads(shop, "Le port vous est déjà remboursé.");
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
}

static void done__is_no_claim_of_what_will_be_or_somebody_else_did(void **state)
{
    static const char *const texts[] = {
        "We will refund the amount.",
        "We have not refunded it yet.",
        "Once we have refunded it, you get an e-mail.",
        "I see that you cancelled the order.",
        "Veo que ha cancelado el pedido.",
        "Ich sehe, dass Sie die Bestellung storniert haben.",
        "我们已收到您的退款申请。",
        "退款后您会收到邮件。",
        "Have we refunded it?",
        "Ich habe Ihre Anfrage weitergeleitet.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        if (shop->opinion.worst != SEVERITY_MARK) {
            shop_print(shop);
            fail();
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            status__is_proved_or_contradicted_by_the_order_named, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            status__without_a_name_is_of_the_order_the_thread_means, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(status__says_as_of_when_and_warns_when_it_is_old,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            status__is_no_claim_of_a_rule_a_condition_or_a_time_to_come, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(done__is_proved_by_a_refund_or_a_cancelled_order,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(done__without_a_record_blocks, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            done__in_the_french_present_is_told_and_stops_nothing, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            done__is_no_claim_of_what_will_be_or_somebody_else_did, shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
