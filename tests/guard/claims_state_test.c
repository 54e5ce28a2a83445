#include "guard/shop.h"

static void state__of_the_order_is_told_in_many_words(void **state)
{
    static const struct shop_case cases[] = {
        {"Your order is still waiting to be packed.", "waiting to be packed",
         VERDICT_CONTRADICTED, "shipped"},
        {"K481205 is at the packing table.", "at the packing table", VERDICT_CONTRADICTED,
         "shipped"},
        {"Ihr Paket liegt bei DHL.", "bei DHL", VERDICT_PROVED, "shipped"},
        {"Das Paket aus K481205 ist noch in Arbeit.", "in Arbeit", VERDICT_CONTRADICTED,
         "shipped"},
        {"K481205 sigue en fase de preparación.", "en fase de preparación",
         VERDICT_CONTRADICTED, "shipped"},
        {"El paquete va rumbo a su casa.", "rumbo a su", VERDICT_PROVED, "shipped"},
        {"La commande K481205 est encore en cours d'emballage.", "en cours d'emballage",
         VERDICT_CONTRADICTED, "shipped"},
        {"Il pacco è nelle mani del corriere.", "nelle mani del corriere", VERDICT_PROVED,
         "shipped"},
        {"L'ordine K481205 è in fase di imballaggio.", "in fase di imballaggio",
         VERDICT_CONTRADICTED, "shipped"},
        {"A encomenda K481205 continua em fase de processamento.",
         "em fase de processamento", VERDICT_CONTRADICTED, "shipped"},
        {"Bestelling K481205 ligt nog op de inpaktafel.", "op de inpaktafel",
         VERDICT_CONTRADICTED, "shipped"},
        {"订单K481205还在打包。", "还在打包", VERDICT_CONTRADICTED, "shipped"},
        {"ご注文K481205は梱包中でございます。", "梱包中", VERDICT_CONTRADICTED, "shipped"},
        {"订单K481205目前还是待发货。", "待发货", VERDICT_CONTRADICTED, "shipped"},
        {"ご注文K470777は発送手続きが完了しております。", "発送手続きが完了",
         VERDICT_CONTRADICTED, "cancelled"},
        {"ご注文K470777は有効なままです。", "有効なまま", VERDICT_CONTRADICTED,
         "cancelled"},
        {"ご注文K481205の状況は「配達完了」となっております。", "配達完了",
         VERDICT_CONTRADICTED, "shipped"},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void state__that_is_a_service_is_none(void **state)
{
    static const char *const texts[] = {
        "Votre commande K470777 : comptez 3 à 5 jours ouvrés en livraison standard.",
        "Ordine K470777: 3-5 giorni lavorativi in consegna standard.",
        "K470777: de 3 a 5 días en reparto estándar.",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(*state, texts[i]);
        assert_int_not_equal(((struct shop *)*state)->opinion.worst, SEVERITY_BLOCK);
    }
}

static const struct order unpaid[] = {{.id = "K482000",
                                       .customer = "u1",
                                       .placed_at = 1795300000,
                                       .status = ORDER_PENDING,
                                       .total = EUR(2450),
                                       .read_at = MOMENT_NONE}};

static void state__told_in_a_second_clause__is_of_what_its_sentence_names(void **state)
{
    static const struct shop_case cases[] = {
        {"Die Bestellung K470777 wurde storniert. Beide Kübel, zusammen 49 EUR, wurden "
         "verschickt.",
         "verschickt", VERDICT_UNSOURCED, NULL},
        {"La commande K470777 a été annulée. Les deux bacs, 49 EUR en tout, ont été "
         "expédiés.",
         "expédiés", VERDICT_UNSOURCED, NULL},
        {"The order K470777 was cancelled. It was delivered in July.", "delivered",
         VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void state__of_a_parcel_in_the_customers_hands_is_a_delivery(void **state)
{
    static const struct shop_case cases[] = {
        {"Your order has been handed over to you.", "handed over to you",
         VERDICT_CONTRADICTED, NULL},
        {"Ihr Paket wurde Ihnen übergeben.", "Ihnen übergeben", VERDICT_CONTRADICTED, NULL},
        {"Votre colis est entre vos mains.", "entre vos mains", VERDICT_CONTRADICTED, NULL},
        {"您的包裹已交到您手上。", "交到您手上", VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void state__of_payment_is_held_against_the_payments(void **state)
{
    static const struct shop_case wrong[] = {
        {"Your order is paid.", "is paid", VERDICT_CONTRADICTED, "pending"},
        {"Your transfer has arrived, thank you.", "transfer has arrived",
         VERDICT_CONTRADICTED, "pending"},
        {"Ihre Überweisung ist eingegangen.", "Überweisung ist eingegangen",
         VERDICT_CONTRADICTED, "pending"},
        {"Su pago ha llegado.", "pago ha llegado", VERDICT_CONTRADICTED, "pending"},
        {"Nous avons bien reçu votre virement.", "reçu votre virement",
         VERDICT_CONTRADICTED, "pending"},
        {"Il bonifico è arrivato.", "bonifico è arrivato", VERDICT_CONTRADICTED, "pending"},
        {"O pagamento já entrou.", "pagamento já entrou", VERDICT_CONTRADICTED, "pending"},
        {"Uw betaling is binnen.", "betaling is binnen", VERDICT_CONTRADICTED, "pending"},
        {"您的付款已确认，请放心。", "付款已确认", VERDICT_CONTRADICTED, "pending"},
        {"お支払いの確認が取れました。", "お支払いの確認が取れ", VERDICT_CONTRADICTED,
         "pending"},
    };
    static const struct shop_case right[] = {
        {"Your order is paid.", "is paid", VERDICT_PROVED, "paid"},
        {"Il bonifico è arrivato.", "bonifico è arrivato", VERDICT_PROVED, "paid"},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_STATUS, right, COUNT_OF(right));
    shop->facts.orders = unpaid;
    shop->facts.order_count = COUNT_OF(unpaid);
    shop_check(shop, CLAIM_STATUS, wrong, COUNT_OF(wrong));
}

static void state__that_is_denied_supposed_or_a_rule_is_never_contradicted(void **state)
{
    static const char *const texts[] = {
        "Your order is not yet with the carrier.",
        "If no money comes within a week, the order is cancelled.",
        "We usually deliver orders in two days.",
        "Solange die Bestellung in Bearbeitung ist, geht das noch.",
        "Si no llega el pago, el pedido se anula solo.",
        "Votre commande n'est pas encore en cours de livraison.",
        "Zodra de bestelling betaald is, gaat het pakket de deur uit.",
        "国内の商品は発送から二日でお届けしております。",
        "您的订单还没有在路上。",
        "Is your order still in preparation?",
        "De bestelling staat open tot de betaling binnen is.",
        "Nach Zahlungseingang geht das Paket am nächsten Werktag raus.",
    };
    struct shop *shop = *state;
    shop->facts.orders = unpaid;
    shop->facts.order_count = COUNT_OF(unpaid);
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            const struct claim *claim = &shop->opinion.claims[k];
            if (claim->kind == CLAIM_STATUS && claim->verdict == VERDICT_CONTRADICTED) {
                shop_print(shop);
                fail_msg("%s", texts[i]);
            }
        }
    }
}

static void postage__that_was_not_paid_is_no_unpaid_order(void **state)
{
    static const char *const texts[] = {
        "The postage is unpaid.",
        "Die Versandkosten sind nicht bezahlt.",
        "Los gastos de envío no están pagados.",
        "Les frais de port ne sont pas payés.",
        "Le spese di spedizione non sono pagate.",
        "Os portes não estão pagos.",
        "Verzendkosten heb je niet betaald.",
        "运费未付款。",
        "送料は未払いです。",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
    shop_reads(*state, "K481205 heb je niet betaald.");
    assert_int_equal(((struct shop *)*state)->opinion.worst, SEVERITY_BLOCK);
}

static void state__that_is_denied_behind_its_verb__is_none(void **state)
{
    static const char *const texts[] = {
        "Zugestellt ist also noch nichts.", "Angekommen ist es demnach noch nicht.",
        "Storniert wurde hier nichts.",     "Bezorgd is er dus nog niets.",
        "Geannuleerd hebben we niets.",     "Entregado no ha sido todavía.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            if (shop->opinion.claims[k].severity > SEVERITY_MARK) {
                shop_print(shop);
                fail_msg("%s", texts[i]);
            }
        }
    }
    shop_reads(shop, "A sua encomenda K481205 encontra-se em preparação.");
    const struct claim *claim = shop_claim(shop, CLAIM_STATUS, "em preparação");
    assert_non_null(claim); /* its "se" is no "if" */
    assert_int_equal(claim->verdict, VERDICT_CONTRADICTED);
    shop_reads(shop, "Zugestellt ist Ihr Paket schon.");
    claim = shop_claim(shop, CLAIM_STATUS, "Zugestellt");
    assert_non_null(claim);
    assert_int_equal(claim->verdict, VERDICT_CONTRADICTED);
}

static void state__of_what_another_order_holds_is_told_of_that_one(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "About K481205: it has been shipped. The shears were delivered.");
    const struct claim *claim = shop_claim(shop, CLAIM_STATUS, "delivered");
    assert_non_null(claim);
    assert_int_equal(claim->verdict, VERDICT_PROVED);
    assert_string_equal(claim->source.id, "K479003");
    shop_reads(shop, "Your order K481205 is with GLS. It was delivered.");
    claim = shop_claim(shop, CLAIM_STATUS, "delivered");
    assert_non_null(claim);
    assert_int_equal(claim->verdict, VERDICT_CONTRADICTED);
    shop_reads(shop, "K481205 was delivered.");
    claim = shop_claim(shop, CLAIM_STATUS, "delivered");
    assert_non_null(claim);
    assert_int_equal(claim->verdict, VERDICT_CONTRADICTED);
}

static void customer__who_is_back_with_the_shop__is_no_return(void **state)
{
    static const struct shop_case cases[] = {
        {"How nice that you have come back to us!", "come back to us", VERDICT_UNSOURCED,
         NULL},
        {"Schön, dass du wieder bei uns vorbeischaust!", "wieder bei uns",
         VERDICT_UNSOURCED, NULL},
        {"¡Qué bien tenerte de vuelta con nosotros!", "de vuelta con nosotros",
         VERDICT_UNSOURCED, NULL},
        {"Ravie de vous savoir de retour chez nous !", "de retour chez nous",
         VERDICT_UNSOURCED, NULL},
        {"Che bello che tu sia tornata da noi!", "tornata da noi", VERDICT_UNSOURCED, NULL},
        {"Que bom tê-la de volta connosco!", "de volta connosco", VERDICT_UNSOURCED, NULL},
        {"Leuk dat je weer bij ons aanklopt!", "weer bij ons", VERDICT_UNSOURCED, NULL},
        {"また当店に戻ってきてくださり、ありがとうございます。", "当店に戻って",
         VERDICT_UNSOURCED, NULL},
        {"Je retour van K481205 is weer bij ons.", "weer bij ons", VERDICT_CONTRADICTED,
         NULL},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void difference__that_is_to_pay__is_no_unpaid_order(void **state)
{
    static const struct shop_case cases[] = {
        {"Queda por pagar la diferencia.", "por pagar", VERDICT_UNSOURCED, NULL},
        {"Il reste à payer la différence.", "reste à payer", VERDICT_UNSOURCED, NULL},
        {"C'è solo da pagare la differenza di prezzo.", "da pagare", VERDICT_UNSOURCED,
         NULL},
        {"Fica por pagar a diferença.", "por pagar", VERDICT_UNSOURCED, NULL},
        {"Alleen het verschil is nog niet betaald.", "nog niet betaald", VERDICT_UNSOURCED,
         NULL},
        {"Die Differenz ist noch nicht bezahlt.", "noch nicht bezahlt", VERDICT_UNSOURCED,
         NULL},
        {"差价尚未支付。", "尚未支付", VERDICT_UNSOURCED, NULL},
        {"差額は未払いです。", "未払い", VERDICT_UNSOURCED, NULL},
        {"Il suo ordine K481205 è ancora da pagare.", "da pagare", VERDICT_CONTRADICTED,
         NULL},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void how_it_came_out_in_the_end__is_neither_over_nor_unpaid(void **state)
{
    static const struct shop_case cases[] = {
        {"FALL12 ended up taking something off.", "FALL12", VERDICT_PROVED, NULL},
        {"El FALL12 acabó descontando algo y terminó por gustarle.", "FALL12",
         VERDICT_PROVED, NULL},
        {"Le FALL12 a fini par fonctionner.", "FALL12", VERDICT_PROVED, NULL},
        {"Il FALL12 ha finito per funzionare.", "FALL12", VERDICT_PROVED, NULL},
        {"O FALL12 entrou e acabou por pagar menos.", "FALL12", VERDICT_PROVED, NULL},
        {"O FALL12 acabou.", "FALL12", VERDICT_CONTRADICTED, NULL},
        {"El FALL12 ha terminado.", "FALL12", VERDICT_CONTRADICTED, NULL},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_CODE, cases, COUNT_OF(cases));
    shop_reads(shop, "A K481205 acabou por pagar menos.");
    assert_null(shop_claim(shop, CLAIM_STATUS, "por pagar"));
}

static void parcel__that_has_not_left_yet__is_seen_of_one_that_has(void **state)
{
    static const struct shop_case cases[] = {
        {"K481205 has not gone out yet.", "has not gone out", VERDICT_UNSOURCED, NULL},
        {"K481205 ist noch nicht raus.", "noch nicht raus", VERDICT_UNSOURCED, NULL},
        {"K481205 n'est pas encore partie.", "n'est pas encore partie", VERDICT_UNSOURCED,
         NULL},
        {"K481205はまだ出荷していません。", "まだ出荷していません", VERDICT_UNSOURCED,
         NULL},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void carrier__beside_a_number_of_the_sentence__is_that_parcels(void **state)
{
    static const struct shop_case cases[] = {
        {"Your parcel left with Correos, number JD014600077712345678.", "Correos",
         VERDICT_CONTRADICTED, NULL},
        {"Tu paquete salió con Correos, seguimiento JD014600077712345678.", "Correos",
         VERDICT_CONTRADICTED, NULL},
        {"Uw pakket ging mee met PostNL, nummer JD014600077712345678.", "PostNL",
         VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_TRACKING, cases, COUNT_OF(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(state__that_is_a_service_is_none, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(state__of_the_order_is_told_in_many_words,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            state__told_in_a_second_clause__is_of_what_its_sentence_names, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            state__of_a_parcel_in_the_customers_hands_is_a_delivery, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(state__of_payment_is_held_against_the_payments,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            state__that_is_denied_supposed_or_a_rule_is_never_contradicted, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(postage__that_was_not_paid_is_no_unpaid_order,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(state__that_is_denied_behind_its_verb__is_none,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            state__of_what_another_order_holds_is_told_of_that_one, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(customer__who_is_back_with_the_shop__is_no_return,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(difference__that_is_to_pay__is_no_unpaid_order,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            how_it_came_out_in_the_end__is_neither_over_nor_unpaid, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            parcel__that_has_not_left_yet__is_seen_of_one_that_has, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            carrier__beside_a_number_of_the_sentence__is_that_parcels, shop_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
