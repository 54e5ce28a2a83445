#include "guard/shop.h"

/* Replies that are true word by word: nothing in them blocks or warns, and numbers are
 * proved. */
// clang-format off
static const char *const right[] = {
    "Hi Ana,\n\nThank you for writing. Your order K481205 is on its way to you. It left our warehouse on 19 November with DHL. The expected delivery date is 25 November. The tracking number is JD014600077712345678.\n\nIf it has not come by then, write to us and we will look into it with the carrier.\n\nKind regards,\nMarta Solé\nLinden & Larch",
    "Hola, Ana:\n\nGracias por escribirnos. Tu pedido K481205 está en camino. Salió de nuestro almacén el 19 de noviembre con DHL. La entrega está prevista para el 25 de noviembre. El número de seguimiento es JD014600077712345678.\n\nSi ese día no ha llegado, escríbenos.",
    "Hola Ana, tu pedido K481205 salió el 19 de noviembre y llega el 25.",
    "Guten Tag Ana Ruiz,\n\nvielen Dank für Ihre Nachricht. Ihre Bestellung K481205 ist unterwegs. Sie hat unser Lager am 19. November mit DHL verlassen. Die Zustellung ist für den 25. November vorgesehen. Die Sendungsnummer lautet JD014600077712345678.",
    "Bonjour Ana Ruiz,\n\nMerci de votre message. Votre commande K481205 est en route. Elle a quitté notre entrepôt le 19 novembre avec DHL. La livraison est prévue pour le 25 novembre. Le numéro de suivi est JD014600077712345678.",
    "Ana Ruiz，您好！\n\n您的订单 K481205 正在运送途中。包裹已于11月19日由 DHL 发出。预计送达日期是11月25日。物流单号是 JD014600077712345678。",
    "Ana Ruiz 様\n\nお問い合わせありがとうございます。ご注文 K481205 は配送中です。11月19日に DHL で発送いたしました。お届け予定日は11月25日です。追跡番号は JD014600077712345678 です。",
    "You can return an item within 30 days of delivery. The item must be unused and in its original box. We refund a return within 6 working days of its arrival at our warehouse, and your bank may need 2 to 4 working days more.",
    "Puedes devolver el artículo en los 30 días siguientes a la entrega. El reembolso se hace en 6 días laborables desde que llega a nuestro almacén; tu banco puede necesitar de 2 a 4 días laborables más.",
    "Sie können den Artikel innerhalb von 30 Tagen nach der Zustellung zurücksenden. Wir erstatten innerhalb von 6 Werktagen nach ihrer Ankunft in unserem Lager.",
    "Vous pouvez retourner l'article dans les 30 jours suivant la livraison. Nous remboursons le retour sous 6 jours ouvrés après son arrivée à notre entrepôt.",
    "收货后 30 天内可以退货。退货到达仓库后 6 个工作日内退款。",
    "お届けから 30 日以内であれば返品できます。返金は倉庫に到着後 6 営業日以内に行います。",
    "A refund of 10 EUR was made on 10 October. It belongs to order K479003.",
    "El reembolso de 10 € del pedido K479003 se hizo el 10 de octubre.",
    "Die Erstattung von 10 EUR zur Bestellung K479003 erfolgte am 10. Oktober.",
    "ご返金 10 ユーロは10月10日に手続きの記録がございます。ご注文番号は K479003 です。",
    "Your order K481205 comes to 89.40 EUR in total: two Cedar planter at 24.50 EUR each, a Watering can at 35.90 EUR, and 4.50 EUR for shipping.",
    "Tu pedido K481205 suma 89,40 € en total.",
    "An investigation takes up to 9 working days. You do not have to do anything meanwhile. Shall I open it?",
    "Una investigación dura hasta 9 días laborables. ¿Quieres que la abra?",
    "Eine Nachforschung dauert bis zu 9 Werktage. Soll ich sie einleiten?",
    "查询最多需要 9 个工作日。需要我为您发起查询吗？",
    "The code FALL12 takes 12 percent off an order of 40 EUR or more. It is valid until 30 November.",
    "El código FALL12 descuenta un 12 % y vale hasta el 30 de noviembre.",
    "Der Code FALL12 gibt 12 % Rabatt und ist bis zum 30. November gültig.",
    "Every tool has a guarantee of 4 years from delivery.",
    "Delivery in Spain takes 3 to 5 working days and costs 4.50 EUR; from 60 EUR on it is free.",
    "Shipping to the United Kingdom costs 13.50 EUR.",
    "The Cedar planter is in stock and costs 24.50 EUR: https://lindenlarch.example/p/cedar",
    "Order K470777 was cancelled, and we have refunded 19.90 EUR.",
    "We guarantee that every plant reaches you alive.",
    "An order that has been shipped can no longer be cancelled.",
    "It is not 60 but 30 days: you can return an item within 30 days of delivery.",
    "For a small damage you can keep the item and get 25 percent of its price back; for the Watering can that is 8.98 EUR.",
    "Your order K479003 was delivered on 2 October, so the 30 days to return it are over.",
};
// clang-format on

static void right_replies__neither_block_nor_warn(void **state)
{
    struct shop *shop = *state;
    size_t troubled = 0;
    for (size_t i = 0; i < COUNT_OF(right); i++) {
        shop_reads(shop, right[i]);
        if (shop->opinion.worst != SEVERITY_MARK) {
            shop_print(shop);
            troubled++;
        }
    }
    assert_int_equal(troubled, 0);
}

static void right_replies__have_every_number_proved(void **state)
{
    struct shop *shop = *state;
    size_t unproved = 0;
    size_t claims = 0;
    for (size_t i = 0; i < COUNT_OF(right); i++) {
        shop_reads(shop, right[i]);
        claims += shop->opinion.claim_count;
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            unproved += shop->opinion.claims[k].verdict != VERDICT_PROVED;
        }
        if (opinion_count(&shop->opinion, VERDICT_PROVED) != shop->opinion.claim_count) {
            shop_print(shop);
        }
    }
    assert_int_equal(unproved, 0);
    assert_true(claims >= 90);
}

static void right_replies__are_read_alike_with_and_without_a_policy(void **state)
{
    struct shop *shop = *state;
    const struct policy *policy = shop->facts.policy;
    for (size_t i = 0; i < COUNT_OF(right); i++) {
        shop->facts.policy = policy;
        shop_reads(shop, right[i]);
        struct opinion with = shop->opinion;
        shop->facts.policy = NULL;
        shop_reads(shop, right[i]);
        assert_int_equal(with.claim_count, shop->opinion.claim_count);
        for (size_t k = 0; k < with.claim_count; k++) {
            assert_int_equal(with.claims[k].verdict, shop->opinion.claims[k].verdict);
            assert_int_equal(with.claims[k].start, shop->opinion.claims[k].start);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(right_replies__neither_block_nor_warn, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(right_replies__have_every_number_proved, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            right_replies__are_read_alike_with_and_without_a_policy, shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
