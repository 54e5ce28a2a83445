#include "guard/shop.h"

static bool has_deed(struct shop *shop, const char *text, enum severity least)
{
    shop_reads(shop, text);
    for (size_t i = 0; i < shop->opinion.claim_count; i++) {
        const struct claim *claim = &shop->opinion.claims[i];
        bool is_deed = claim->kind == CLAIM_DONE || claim->kind == CLAIM_STATUS;
        if (is_deed && claim->verdict != VERDICT_PROVED && claim->severity >= least) {
            return true;
        }
    }
    return false;
}

static void deed__behind_a_label_is_told_in_every_language(void **state)
{
    static const char *const texts[] = {
        "Refund: done.",
        "Refund: processed on 20 November.",
        "Refund status: issued",
        "Status: refunded",
        "Replacement: sent",
        "Refund = done",
        "Refund ✅",
        "Order K481205\nStatus: cancelled",
        "Rückerstattung: erledigt.",
        "Erstattung: veranlasst",
        "Status: erstattet",
        "Reembolso: hecho.",
        "Estado: reembolsado",
        "Estado del reembolso: tramitado",
        "Remboursement : effectué.",
        "Statut : remboursé",
        "Rimborso: effettuato.",
        "Stato: rimborsato",
        "Reembolso: concluído.",
        "Terugbetaling: gedaan.",
        "Status: terugbetaald",
        "退款：已完成",
        "退款状态：成功",
        "状态：已退款",
        "返金：完了",
        "ステータス：返金済み",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (!has_deed(shop, texts[i], SEVERITY_BLOCK)) {
            shop_print(shop);
            fail();
        }
    }
}

static void label__without_a_deed_behind_it_is_none(void **state)
{
    static const char *const texts[] = {
        "Refund: pending",
        "Refund: not yet done",
        "Refund: within 6 working days of its arrival.",
        "How to get a refund: send us the item.",
        "Questions: yes, please.",
        "Note: done.",
        "You write \"Refund: done\".",
        "Is the status: refunded?",
        "返金：手続き中",
        "退款：处理中",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (has_deed(shop, texts[i], SEVERITY_WARN)) {
            shop_print(shop);
            fail();
        }
    }
}

static void label__with_the_state_of_the_order_is_proved(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "Order K481205\nStatus: shipped");
    const struct claim *claim = shop_claim(shop, CLAIM_STATUS, "shipped");
    assert_non_null(claim);
    assert_int_equal(claim->verdict, VERDICT_PROVED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(deed__behind_a_label_is_told_in_every_language,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(label__without_a_deed_behind_it_is_none, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(label__with_the_state_of_the_order_is_proved,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
