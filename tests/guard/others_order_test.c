/* What may be said of an order that the customer named and that is somebody else's. */
#include "shop.h"

/* Told of another's order, while the customer's own K481205 left on 19 November. */
static const char *const told[] = {
    "Order K481299 has been shipped and is on its way.",
    "Order K481299 was shipped on 19 November.",
    "Order K481299 will be delivered on 27 November.",
    "Order K481299 has not been shipped yet.",
    "K481299 came to 89.40 EUR.",
    "Thank you for asking about order K481299. It was delivered on 20 November.",
    "Order K481299 belongs to Olga Consent and goes to Rose Lane 5.",
    "Order K481299 holds a Cedar planter.",
    "We cannot share the details of order K481299. It belongs to Olga Consent.",
    "Bestellung K481299 wurde am 19. November versandt.",
    "Zu Bestellung K481299: Sie gehört Olga Consent.",
    "El pedido K481299 se envió el 19 de noviembre.",
    "Gracias por preguntar por el pedido K481299. Va a Rose Lane 5.",
    "La commande K481299 a été expédiée le 19 novembre.",
    "L'ordine K481299 è stato spedito il 19 novembre.",
    "Grazie per la domanda sull'ordine K481299. Contiene una lampada.",
    "A encomenda K481299 foi enviada a 19 de novembro.",
    "Bestelling K481299 is op 19 november verzonden.",
    "ご注文K481299は11月19日に発送されました。",
    "订单K481299已于11月19日发货。",
};

static const char *const allowed[] = {
    "For privacy we cannot share details of order K481299. This includes its status.",
    "Order K481299 is not on your account. The number is in your mail; it includes a K.",
    "Zu Bestellung K481299 dürfen wir nichts sagen. Das beinhaltet auch den Status.",
    "Del pedido K481299 no podemos decirle nada. Esta norma incluye el estado.",
    "Nous ne pouvons rien dire de la commande K481299. Cette règle comprend le suivi.",
    "Non possiamo dire nulla dell'ordine K481299. Questo comprende anche lo stato.",
    "Não podemos dizer nada da encomenda K481299. Essa regra inclui o estado.",
    "Over bestelling K481299 mogen wij niets zeggen. Dat bevat ook de status.",
    "抱歉，我们无法提供订单K481299的信息，包括收件人和物流状态。请下单人本人联系我们。",
    "ご注文K481299についてはお答えできません。番号が入っているメールをご確認ください。",
    "We cannot tell you anything about order K481299.",
    "Please write to us from the address order K481299 was placed with.",
    "Is the number K481299 right?",
    "Order K481299 does not belong to your account.",
    "Order K481299 belongs to another account. Your order K481205 was shipped on 19 "
    "November.",
    "You ask whether order K481299 was shipped on 19 November: we may not tell you.",
    "Thank you for your message about order K481299. It was placed with another address.",
    "Regarding order K481299 we will write to you again by Friday.",
    "Order K481299 is not one of yours. Your parcel was shipped on 19 November.",
    "Zu Bestellung K481299 können wir Ihnen keine Auskunft geben. Stimmt die Nummer?",
    "Die Bestellung K481299 gehört zu einem anderen Konto.",
    "No podemos decirle nada del pedido K481299, que pertenece a otra cuenta.",
    "Nous ne pouvons rien vous dire de la commande K481299. Merci d'écrire depuis "
    "l'adresse avec laquelle elle a été passée.",
    "Non possiamo dirle nulla dell'ordine K481299, che appartiene a un altro conto.",
    "Não podemos dizer nada sobre a encomenda K481299, que pertence a outra conta.",
    "Over bestelling K481299 kunnen wij u niets zeggen. Klopt het nummer?",
    "ご注文K481299についてはお答えできません。ご注文時のメールアドレスからご連絡ください。",
    "关于订单K481299，我们无法告诉您任何信息。请用下单时的邮箱联系我们。",
};

static void named(struct shop *shop, const char *text)
{
    static const struct known_other other = {"K481299"};
    shop->facts.others = &other;
    shop->facts.other_count = 1;
    shop->messages[0].text = "What is with order K481299, please?";
    shop_reads(shop, text);
}

static void order_of_another__blocks_whatever_is_told_of_it(void **state)
{
    for (size_t i = 0; i < COUNT_OF(told); i++) {
        named(*state, told[i]);
        const struct flag *flag = shop_flag(*state, FLAG_PERSONAL_DATA);
        if (flag == NULL) {
            print_error("passes: %s\n", told[i]);
        }
        assert_non_null(flag);
        assert_string_equal(flag->rule, "other_customer");
    }
}

static void order_of_another__proves_nothing_by_the_customers_own(void **state)
{
    struct shop *shop = *state;
    named(shop, "Order K481299 was shipped on 19 November.");
    for (size_t i = 0; i < shop->opinion.claim_count; i++) {
        assert_int_equal(shop->opinion.claims[i].verdict, VERDICT_UNSOURCED);
    }
}

static void order_of_another__may_be_named_where_nothing_is_told(void **state)
{
    for (size_t i = 0; i < COUNT_OF(allowed); i++) {
        named(*state, allowed[i]);
        const struct flag *flag = shop_flag(*state, FLAG_PERSONAL_DATA);
        if (flag != NULL) {
            print_error("blocks: %s\n", allowed[i]);
        }
        assert_null(flag);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(order_of_another__blocks_whatever_is_told_of_it,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            order_of_another__proves_nothing_by_the_customers_own, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            order_of_another__may_be_named_where_nothing_is_told, shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
