#include "guard/shop.h"

/* What may be done with an order today: K481205 is on its way, K479003 came on 2 October,
 * K470777 is cancelled; returns are accepted for 30 days. */

static void cancelling__is_judged_by_status_and_policy(void **state)
{
    static const struct shop_case cases[] = {
        {"You can still cancel your order K481205.", "can", VERDICT_CONTRADICTED,
         "can no longer be cancelled"},
        {"Your order K481205 can no longer be cancelled.", "can", VERDICT_PROVED,
         "can no longer be cancelled"},
        {"Todavía puedes cancelar el pedido K481205.", "puedes", VERDICT_CONTRADICTED,
         NULL},
        {"Die Bestellung K481205 lässt sich noch stornieren.", "lässt sich",
         VERDICT_CONTRADICTED, NULL},
        {"La commande K481205 ne peut plus être annulée.", "peut", VERDICT_PROVED, NULL},
        {"订单 K481205 现在还可以取消。", "可以", VERDICT_CONTRADICTED, NULL},
        {"ご注文 K481205 はキャンセルできません。", "できません", VERDICT_PROVED, NULL},
        {"Ainda pode cancelar o pedido K479003.", "pode", VERDICT_CONTRADICTED,
         "delivered"},
        {"L'ordine K479003 non può più essere annullato.", "può", VERDICT_PROVED,
         "delivered"},
        {"U kunt bestelling K470777 nog annuleren.", "kunt", VERDICT_CONTRADICTED,
         "cancelled"},
        {"It is too late to cancel order K481205.", "too late", VERDICT_PROVED, NULL},
        {"Eine Stornierung von K481205 ist noch möglich und kostet nichts.", "möglich",
         VERDICT_CONTRADICTED, NULL},
        {"You can still cancel order K481205, nothing is charged.", "can",
         VERDICT_CONTRADICTED, NULL},
        {"Bei K481205 ist leider nichts mehr zu stornieren möglich.", "möglich",
         VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void cancelling__an_order_that_has_not_left_follows_the_articles(void **state)
{
    static const struct article within[] = {
        {.id = "w",
         .text = "You can cancel an order within 2 hours of placing it.",
         .lang = "en"}};
    struct shop *shop = *state;
    struct order order = shop_orders[0];
    order.status = ORDER_PROCESSING;
    order.shipment_count = 0;
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    const char *text = "You can still cancel your order K481205.";
    shop_reads(shop, text);
    assert_int_equal(shop_claim(shop, CLAIM_STATUS, "can")->verdict, VERDICT_PROVED);

    shop->facts.articles = within;
    shop->facts.article_count = 1;
    shop->facts.policy = NULL;
    order.placed_at = shop->facts.now - 3600;
    shop_reads(shop, text);
    assert_int_equal(shop_claim(shop, CLAIM_STATUS, "can")->verdict, VERDICT_PROVED);
    order.placed_at = shop->facts.now - 3 * 3600;
    shop_reads(shop, text);
    assert_int_equal(shop_claim(shop, CLAIM_STATUS, "can")->verdict, VERDICT_CONTRADICTED);

    /* past that time one asks */
    static const struct article asked[] = {
        {.id = "w",
         .text = "下单后两小时内可自助取消；超过两小时且尚未发货的，请联系客服。",
         .lang = "zh"}};
    shop->facts.articles = asked;
    shop->facts.policy = NULL;
    shop_reads(shop, text);
    assert_int_equal(shop_claim(shop, CLAIM_STATUS, "can")->verdict, VERDICT_UNSOURCED);
    order.placed_at = shop->facts.now - 3600;
    shop_reads(shop, text);
    assert_int_equal(shop_claim(shop, CLAIM_STATUS, "can")->verdict, VERDICT_PROVED);

    shop->facts.article_count = 0; /* nothing tells it: seen, and no more */
    shop_reads(shop, text);
    assert_int_equal(shop_claim(shop, CLAIM_STATUS, "can")->verdict, VERDICT_UNSOURCED);
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void cancelling__while_it_is_packed_and_until_it_is_packed_differ(void **state)
{
    static const struct {
        const char *lang;
        const char *text;
        bool may;
    } rules[] = {
        {"en", "As long as an order is pending or in preparation you can cancel it.", true},
        {"zh", "订单处于待付款或处理中时，可以免费取消。", true},
        {"pt", "Enquanto a encomenda estiver em preparação pode cancelá-la sem custos.",
         true},
        {"de", "Solange die Bestellung in Bearbeitung ist, können Sie stornieren.", true},
        {"de", "Bis die Bestellung in Bearbeitung ist, können Sie stornieren.", false},
        {"en", "Orders can be cancelled until they are being prepared.", false},
        {"en", "Once an order is being prepared it can no longer be cancelled.", false},
    };
    struct shop *shop = *state;
    struct order order = shop_orders[0];
    order.status = ORDER_PROCESSING;
    order.shipment_count = 0;
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        struct article article = {.id = "c", .text = rules[i].text, .lang = rules[i].lang};
        shop->facts.articles = &article;
        shop->facts.article_count = 1;
        shop->facts.policy = NULL;
        shop_reads(shop, "You can still cancel your order K481205.");
        if (shop_claim(shop, CLAIM_STATUS, "can")->verdict !=
            (rules[i].may ? VERDICT_PROVED : VERDICT_CONTRADICTED)) {
            shop_print(shop);
            fail_msg("%s", rules[i].text);
        }
    }
}

static void returning__in_a_season_is_open_until_its_last_day(void **state)
{
    static const struct article articles[] = {
        {.id = "r",
         .title = "Returns",
         .text = "You can return an item within 30 days of delivery.\n"
                 "Orders placed between 20 September and 24 December 2026 can be returned "
                 "until 15 January 2027.",
         .lang = "en"}};
    struct shop *shop = *state;
    shop->facts.articles = articles;
    shop->facts.article_count = 1;
    shop->facts.policy = NULL;
    shop_reads(shop, "Order K479003 can no longer be returned.");
    assert_int_equal(shop_claim(shop, CLAIM_STATUS, "can")->verdict, VERDICT_UNSOURCED);
    shop_reads(shop, "You can still return order K479003.");
    assert_int_equal(shop_claim(shop, CLAIM_STATUS, "can")->verdict, VERDICT_PROVED);
}

static void returning__is_judged_by_the_day_of_delivery(void **state)
{
    struct shop *shop = *state;
    struct order order = shop_orders[1];
    struct shipment shipment = shop_shipments_done[0];
    order.shipments = &shipment;
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    static const struct {
        struct day delivered;
        enum verdict may;
        enum verdict may_not;
    } cases[] = {
        {{2026, 10, 2}, VERDICT_CONTRADICTED, VERDICT_PROVED},
        {{2026, 10, 23}, VERDICT_CONTRADICTED, VERDICT_PROVED},
        {{2026, 10, 24}, VERDICT_PROVED, VERDICT_CONTRADICTED},
        {{0, 0, 0}, VERDICT_UNSOURCED, VERDICT_UNSOURCED},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        shipment.delivered_at = cases[i].delivered;
        shop_reads(shop, "You can still return order K479003.");
        assert_int_equal(shop_claim(shop, CLAIM_STATUS, "can")->verdict, cases[i].may);
        shop_reads(shop, "Order K479003 can no longer be returned.");
        assert_int_equal(shop_claim(shop, CLAIM_STATUS, "can")->verdict, cases[i].may_not);
    }
    shipment.delivered_at = (struct day){2026, 11, 20};
    shop_reads(shop, "Order K479003 cannot be returned."); /* for hygiene, perhaps */
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void allowances__are_no_claim_in_rules_conditions_and_questions(void **state)
{
    static const char *const texts[] = {
        "You can still cancel order K481205 as long as it has not been shipped.",
        "Can you still cancel order K481205?",
        "If you can still cancel order K481205, please do.",
        "You can return an item within 30 days of delivery.",
        "You write that you can still cancel order K481205.",
        "We can refund a cancelled order.",
        "You can return it.",
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

static void address__may_be_changed_as_long_as_the_articles_let_it(void **state)
{
    static const struct {
        const char *lang;
        const char *text;
        bool may;
    } rules[] = {
        {"en",
         "You can change the delivery address until we have handed the parcel to the "
         "carrier.",
         true},
        {"en",
         "As long as an order is pending or processing you can cancel it or change the "
         "address free of charge.",
         true},
        {"de",
         "Die Lieferadresse lässt sich ändern, bis die Bestellung in Bearbeitung ist.",
         false},
        {"de",
         "Sie können eine Bestellung stornieren oder ihre Adresse ändern, bis sie versandt "
         "ist.",
         true},
        {"es",
         "Mientras un pedido esté pendiente o en preparación puedes cancelarlo o cambiar "
         "la dirección sin coste.",
         true},
        {"fr", "Vous pouvez changer l'adresse jusqu'à la remise au transporteur.", true},
        {"it", "L'indirizzo si può cambiare finché l'ordine non è stato spedito.", true},
        {"pt", "Pode mudar a morada até a encomenda ser enviada.", true},
        {"nl", "Je kunt het adres wijzigen tot we het pakket hebben verzonden.", true},
        {"zh", "订单处于待付款或处理中时，可以免费取消或修改地址。", true},
        {"ja", "発送前であれば住所を変更できます。", true},
    };
    struct shop *shop = *state;
    struct order order = shop_orders[0];
    order.status = ORDER_PROCESSING;
    order.shipment_count = 0;
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        struct article article = {.id = "c", .text = rules[i].text, .lang = rules[i].lang};
        shop->facts.articles = &article;
        shop->facts.article_count = 1;
        shop->facts.policy = NULL;
        shop_reads(shop, "You can still change the address of K481205.");
        const struct claim *claim = shop_claim(shop, CLAIM_STATUS, "can");
        if (claim == NULL ||
            claim->verdict != (rules[i].may ? VERDICT_PROVED : VERDICT_CONTRADICTED)) {
            shop_print(shop);
            fail_msg("%s", rules[i].text);
        }
    }
}

static void address__is_told_in_any_language(void **state)
{
    static const struct article until_sent[] = {
        {.id = "c",
         .text = "You can change the address of an order until it has been shipped.",
         .lang = "en"}};
    static const struct shop_case here[] = {
        {"It is too late to change where K481205 goes.", "too late", VERDICT_CONTRADICTED,
         "until"},
        {"Die Adresse von K481205 lässt sich nicht mehr ändern.", "lässt sich",
         VERDICT_CONTRADICTED, NULL},
        {"Todavía puedes cambiar la dirección de K481205 sin coste.", "puedes",
         VERDICT_PROVED, NULL},
        {"Nous ne pouvons plus changer l'adresse de K481205.", "pouvons",
         VERDICT_CONTRADICTED, NULL},
        {"Per K481205 non possiamo più cambiare l'indirizzo.", "possiamo",
         VERDICT_CONTRADICTED, NULL},
        {"Ainda pode mudar a morada de K481205.", "pode", VERDICT_PROVED, NULL},
        {"Aan K481205 kunnen we niets meer veranderen.", "kunnen", VERDICT_CONTRADICTED,
         NULL},
        {"订单K481205的地址现在还可以修改。", "可以", VERDICT_PROVED, NULL},
        {"ご注文K481205の住所変更は、申し訳ございませんが承れません。", "承れません",
         VERDICT_CONTRADICTED, NULL},
    };
    static const struct shop_case sent[] = {
        {"You can still change the address of K481205.", "can", VERDICT_CONTRADICTED, NULL},
        {"Bij K481205 kunnen we het adres niet meer wijzigen.", "kunnen", VERDICT_PROVED,
         NULL},
    };
    struct shop *shop = *state;
    struct order order = shop_orders[0];
    order.status = ORDER_PROCESSING;
    order.shipment_count = 0;
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    shop->facts.articles = until_sent;
    shop->facts.article_count = 1;
    shop->facts.policy = NULL;
    shop_check(shop, CLAIM_STATUS, here, COUNT_OF(here));
    order.status = ORDER_SHIPPED;
    shop_check(shop, CLAIM_STATUS, sent, COUNT_OF(sent));
}

static void cancelling__that_costs_after_some_hours_is_no_less_possible(void **state)
{
    static const struct {
        const char *lang;
        const char *text;
    } rules[] = {
        {"en", "Cancelling is free in the first 3 hours after ordering; after that and "
               "until dispatch we keep a fee of 2 (EUR, GBP or CHF)."},
        {"de", "Stornieren ist in den ersten 3 Stunden kostenlos; danach bis zum Versand "
               "behalten wir 2 EUR ein."},
        {"es", "Cancelar es gratis en las 3 primeras horas; después y hasta la salida "
               "retenemos 2 EUR."},
        {"zh", "下单后3小时内可免费取消；之后至发货前取消收取2元手续费。"},
    };
    struct shop *shop = *state;
    struct order order = shop_orders[0];
    order.status = ORDER_PROCESSING;
    order.shipment_count = 0;
    order.placed_at = shop->facts.now - 20 * 3600;
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        struct article article = {.id = "c", .text = rules[i].text, .lang = rules[i].lang};
        shop->facts.articles = &article;
        shop->facts.article_count = 1;
        shop->facts.policy = NULL;
        shop_reads(shop, "You can still cancel your order K481205.");
        if (shop_claim(shop, CLAIM_STATUS, "can")->verdict != VERDICT_PROVED) {
            shop_print(shop);
            fail_msg("%s", rules[i].text);
        }
    }
}

static void returning__whose_time_is_called_over_is_judged_by_its_day(void **state)
{
    static const struct {
        const char *text;
        const char *words;
    } over[] = {
        {"I'm afraid your return window closed yesterday.", "closed"},
        {"Ihre Rückgabefrist ist gestern abgelaufen.", "abgelaufen"},
        {"Lo siento, pero ya se te ha pasado el plazo de devolución.", "ha pasado"},
        {"Votre délai de retour a expiré hier.", "expiré"},
        {"Purtroppo il termine per il reso è scaduto ieri.", "scaduto"},
        {"O prazo de devolução já passou.", "já passou"},
        {"Je retourtermijn is gisteren verlopen.", "verlopen"},
        {"很抱歉，您的退货期已过。", "已过"},
        {"返品期限はすでに過ぎております。", "過ぎて"},
    };
    static const char *const open[] = {
        "Your return window has not closed yet.",
        "Ihre Rückgabefrist ist noch nicht abgelaufen.",
        "El plazo de devolución aún no ha vencido.",
        "Le délai de retour n'a pas encore expiré.",
        "Le délai de retour expire demain.",
        "Il termine per il reso non è ancora scaduto.",
        "Je retourtermijn is nog niet verlopen.",
        "Once your return window has closed, we cannot take it back.",
    };
    struct shop *shop = *state;
    struct order order = shop_orders[1];
    struct shipment shipment = shop_shipments_done[0];
    order.shipments = &shipment;
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    shop->messages[0].text = "May I send it back?";
    for (size_t i = 0; i < COUNT_OF(over); i++) {
        for (int is_open = 0; is_open <= 1; is_open++) {
            shipment.delivered_at = (struct day){2026, 10, is_open ? 30 : 2};
            shop_reads(shop, over[i].text);
            const struct claim *claim = shop_claim(shop, CLAIM_STATUS, over[i].words);
            if (claim == NULL ||
                claim->verdict != (is_open ? VERDICT_CONTRADICTED : VERDICT_PROVED)) {
                shop_print(shop);
                fail_msg("%s", over[i].text);
            }
        }
    }
    shop_none_blocks(shop, open, COUNT_OF(open));
}

static void returning__of_goods_with_a_shorter_time_may_be_over(void **state)
{
    static const struct article articles[] = {
        {.id = "r",
         .text = "You can return an item within 30 days of delivery.\n"
                 "Bulbs can be returned within 10 days of delivery.",
         .lang = "en"}};
    struct shop *shop = *state;
    struct order order = shop_orders[1];
    struct shipment shipment = shop_shipments_done[0];
    shipment.delivered_at = (struct day){2026, 11, 8}; /* 15 days ago */
    order.shipments = &shipment;
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    shop->facts.articles = articles;
    shop->facts.article_count = 1;
    shop->facts.policy = policy_of(articles, 1, &shop->arena);
    shop_reads(shop, "Your return window has closed.");
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void returning__of_one_of_several_orders_is_bound_by_its_day(void **state)
{
    struct shop *shop = *state;
    struct order orders[2] = {shop_orders[0], shop_orders[1]};
    struct shipment came = shop_shipments_done[0];
    came.delivered_at = (struct day){2026, 11, 3};
    orders[1].shipments = &came;
    shop->facts.orders = orders;
    shop->facts.order_count = 2;
    shop->messages[0].text = "May I send it back?";
    shop_reads(shop, "Per le cesoie consegnate il 3 novembre non è più possibile il reso.");
    assert_int_equal(shop_claim(shop, CLAIM_STATUS, "possibile")->verdict,
                     VERDICT_CONTRADICTED);
    shop_reads(shop, "You can still send them back."); /* of which one? */
    assert_int_equal(shop_claim(shop, CLAIM_STATUS, "can")->verdict, VERDICT_UNSOURCED);
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void returning__what_is_broken_is_no_question_of_time(void **state)
{
    struct shop *shop = *state;
    shop->facts.orders = &shop_orders[1]; /* delivered 52 days ago */
    shop->facts.order_count = 1;
    shop->messages[0].text = "The shears arrived broken.";
    shop_reads(shop, "You can still return order K479003.");
    assert_int_equal(shop_claim(shop, CLAIM_STATUS, "can")->verdict, VERDICT_UNSOURCED);
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void late__is_against_what_may_be_done_until_it_leaves(void **state)
{
    static const struct article articles[] = {
        {.id = "c",
         .text = "You can cancel an order or change its address until it has been shipped.",
         .lang = "en"}};
    static const char *const wrong[] = {
        "Mi mandi il nuovo indirizzo: lo aggiorno anche se il pacco è già partito.",
        "Dime la calle nueva y cambiamos la dirección aunque el paquete ya haya salido.",
        "Nous changeons l'adresse même si le colis est déjà parti.",
        "We change the address even if the parcel has left.",
        "We cancel your order even if it has left, and you can send it back to us later.",
        "We change the address, even if the parcel has left, and you can send it back."};
    static const char *const right[] = {
        "We can't change the address, even if the parcel has only left today.",
        "Even if your parcel has left, the carrier may change the address for you.",
        "Auch nach dem Versand können Sie die Adresse beim Paketdienst ändern.",
        "Incluso después de la salida puede cambiar la dirección con DHL.",
        "Même après le départ, vous pouvez changer l'adresse auprès du transporteur.",
        "Even if it has left, DHL lets you change the address on its page.",
        "You can send it back even if the parcel has left.",
        "Your order can still be cancelled, and even once it has left you can send it back "
        "within 30 days.",
        "You can cancel it now, and even once it has left, you can send it back.",
        "You can cancel it now, and, even when it has left, you can still return it.",
        "Stornieren geht jetzt, und auch wenn sie schon unterwegs ist, können Sie sie "
        "zurückschicken.",
        "Puede cancelarlo ya, e incluso cuando haya salido, puede devolverlo.",
        "Vous pouvez l'annuler, et même lorsqu'il est parti, vous pouvez le renvoyer.",
        "Può annullarlo, e anche se è già partito, può restituirlo.",
        "Pode cancelá-la, e mesmo quando já tiver saído, pode devolvê-la.",
        "U kunt hem annuleren, en ook als hij al weg is, kunt u hem terugsturen.",
        "现在可以取消，即使已经发货，也可以退货。",
        "今ならキャンセルできますし、たとえ発送された後でも、返品できます。"};
    struct shop *shop = *state;
    shop->facts.articles = articles;
    shop->facts.article_count = 1;
    shop->facts.policy = NULL;
    shop_all_block(shop, wrong, COUNT_OF(wrong));
    shop_none_blocks(shop, right, COUNT_OF(right));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(returning__in_a_season_is_open_until_its_last_day,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(late__is_against_what_may_be_done_until_it_leaves,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            address__may_be_changed_as_long_as_the_articles_let_it, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(address__is_told_in_any_language, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            cancelling__that_costs_after_some_hours_is_no_less_possible, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            returning__of_one_of_several_orders_is_bound_by_its_day, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(returning__what_is_broken_is_no_question_of_time,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            cancelling__while_it_is_packed_and_until_it_is_packed_differ, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(cancelling__is_judged_by_status_and_policy,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            cancelling__an_order_that_has_not_left_follows_the_articles, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            returning__whose_time_is_called_over_is_judged_by_its_day, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(returning__of_goods_with_a_shorter_time_may_be_over,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(returning__is_judged_by_the_day_of_delivery,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            allowances__are_no_claim_in_rules_conditions_and_questions, shop_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
