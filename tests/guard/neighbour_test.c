#include "guard/shop.h"

/* Of K479003 Ana paid 42.50 EUR, and 10 EUR of it were refunded on 10 October. */
static void amount__beside_a_refund_of_an_order_that_is_not_named__is_of_it(void **state)
{
    static const char *const texts[] = {
        "K481205 is on its way. We refunded you 10 EUR on 10 October. You paid 42.50 EUR.",
        "K481205 ist unterwegs. Am 10. Oktober haben wir Ihnen 10 € erstattet. Bezahlt "
        "hatten Sie 42,50 €.",
        "Su pedido K481205 va de camino. Le reembolsamos 10 € el 10 de octubre. Pagó 42,50 "
        "€.",
        "Votre commande K481205 est en route. Nous vous avons remboursé 10 € le 10 "
        "octobre. "
        "Vous aviez payé 42,50 €.",
        "Il suo ordine K481205 è in viaggio. Le abbiamo rimborsato 10 € il 10 ottobre. "
        "Aveva pagato 42,50 €.",
        "A sua encomenda K481205 vai a caminho. Reembolsámos-lhe 10 € a 10 de outubro. "
        "Tinha pago 42,50 €.",
        "Uw bestelling K481205 is onderweg. We hebben u op 10 oktober 10 € terugbetaald. U "
        "had 42,50 € betaald.",
        "您的订单K481205在路上。我们已于10月10日退款10欧元。您当时支付了42.50欧元。",
        "ご注文K481205は配送中です。10月10日に10ユーロを返金いたしました。"
        "お支払いは42.50ユーロでした。",
        "We refunded 10 EUR on 10 October. Your parcel is on its way.",
        "We refunded 10 EUR on 10 October. For K481205 you paid 89.40 EUR.",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

static void amount__that_neither_order_has__blocks(void **state)
{
    static const char *const texts[] = {
        "K481205 is on its way. We refunded you 10 EUR on 10 October. You paid 43.50 EUR.",
        "We refunded you 10 EUR on 10 October. We have refunded 42.50 EUR, too.",
        "Your order K481205 is on its way. For K481205 you paid 42.50 EUR.",
    };
    shop_all_block(*state, texts, COUNT_OF(texts));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            amount__beside_a_refund_of_an_order_that_is_not_named__is_of_it, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(amount__that_neither_order_has__blocks, shop_open,
                                        shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
