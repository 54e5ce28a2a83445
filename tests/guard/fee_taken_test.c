#include "guard/shop.h"

#include "guard/policy.h"

/* What is cancelled after two hours costs 1.50 in whatever currency was paid; the label of
   a return costs 3.40 EUR, and 2.90 GBP from the United Kingdom. K481205, 89.40 EUR, is not
   sent yet; of K479003, shears of 38 EUR for 42.50 EUR, nothing came back. */
static const char *const fee_texts[] = {
    "Cancelling is free in the first 2 hours after ordering; after that and until dispatch "
    "we keep a fee of 1.50 (EUR, GBP or CHF). The return label costs EUR 3.40 within the "
    "EU and GBP 2.90 in the United Kingdom; we deduct it from the refund.",
    "Stornieren ist in den ersten 2 Stunden kostenlos; danach bis zum Versand behalten wir "
    "1,50 (EUR, GBP oder CHF) ein. Das Rücksendeetikett kostet 3,40 EUR in der EU und 2,90 "
    "GBP im Vereinigten Königreich und wird von der Erstattung abgezogen.",
    "Cancelar es gratis en las 2 primeras horas; después y hasta la salida retenemos 1,50 "
    "(EUR, GBP o CHF). La etiqueta de devolución cuesta 3,40 EUR en la UE y 2,90 GBP en el "
    "Reino Unido y se descuenta del reembolso.",
    "L'annulation est gratuite pendant les 2 premières heures ; ensuite et jusqu'à "
    "l'expédition, nous retenons 1,50 (EUR, GBP ou CHF). L'étiquette de retour coûte 3,40 "
    "EUR dans l'UE et 2,90 GBP au Royaume-Uni, déduits du remboursement.",
    "下单后2小时内可免费取消；之后至发货前取消收取1.50元手续费（欧元、英镑或瑞士法郎）。"
    "退货标签3.40欧元，英国2.90英镑，从退款中扣除。",
    "ご注文後2時間以内のキャンセルは無料、それ以降発送前までは手数料1.50（ユーロ、ポンド、"
    "フラン）をいただきます。返送ラベルは3.40ユーロ、英国は2."
    "90ポンドで、返金額から差し引きます"
    "。",
};

struct fees {
    struct article articles[1];
    struct order orders[2];
};

/* The article at the index is the shop's only one. */
static void fees_told(struct shop *shop, struct fees *fees, size_t index)
{
    fees->articles[0] = (struct article){
        .id = "fees", .title = "Fees", .text = fee_texts[index], .lang = "en"};
    fees->orders[0] = shop_orders[0];
    fees->orders[0].status = ORDER_PROCESSING;
    fees->orders[0].shipment_count = 0;
    fees->orders[1] = shop_orders[1];
    fees->orders[1].refund_count = 0;
    shop->facts.orders = fees->orders;
    shop->facts.order_count = COUNT_OF(fees->orders);
    shop->facts.articles = fees->articles;
    shop->facts.article_count = 1;
    shop->facts.policy = policy_of(fees->articles, 1, &shop->arena);
}

static void fee__in_the_currency_that_was_paid_is_proved_in_each_language(void **state)
{
    static const struct shop_case cases[] = {
        {"If you cancel K481205 now, we hold back €1.50.", "€1.50", VERDICT_PROVED, NULL},
        {"Wenn Sie K481205 jetzt stornieren, behalten wir 1,50 € ein.", "1,50 €",
         VERDICT_PROVED, NULL},
        {"Si cancela K481205 ahora, retenemos 1,50 €.", "1,50 €", VERDICT_PROVED, NULL},
        {"Pour annuler K481205, nous retenons 1,50 €.", "1,50 €", VERDICT_PROVED, NULL},
        {"Annullando K481205 tratteniamo 1,50 €.", "1,50 €", VERDICT_PROVED, NULL},
        {"Ao cancelar K481205, retemos 1,50 €.", "1,50 €", VERDICT_PROVED, NULL},
        {"Bij annulering van K481205 houden we € 1,50 in.", "€ 1,50", VERDICT_PROVED, NULL},
        {"K481205现在取消，会收1.50欧元手续费。", "1.50欧元", VERDICT_PROVED, NULL},
        {"K481205のキャンセルでは1.50ユーロを差し引きます。", "1.50ユーロ", VERDICT_PROVED,
         NULL},
    };
    struct fees fees;
    for (size_t i = 0; i < COUNT_OF(fee_texts); i++) {
        fees_told(*state, &fees, i);
        shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
    }
}

static void refund__of_what_is_cancelled_is_the_total_less_the_fee(void **state)
{
    static const struct shop_case cases[] = {
        {"You would get 87.90 EUR back for K481205.", "87.90 EUR", VERDICT_PROVED, NULL},
        {"Für K481205 bekämen Sie 87,90 € zurück.", "87,90 €", VERDICT_PROVED, NULL},
        {"K481205可以退给您87.90欧元。", "87.90欧元", VERDICT_PROVED, NULL},
        {"You would get 87.40 EUR back for K481205.", "87.40 EUR", VERDICT_UNSOURCED, NULL},
        {"If you cancel K481205 now, we hold back 2.50 EUR.", "2.50 EUR",
         VERDICT_CONTRADICTED, "1.50"},
    };
    struct fees fees;
    fees_told(*state, &fees, 0);
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void fee__that_is_kept_proves_no_other_fee(void **state)
{
    static const char *const texts[] = {
        "Changing the address of K481205 costs 1.50 EUR.",
        "Cambiar la dirección de K481205 cuesta 1,50 EUR.",
        "Der Versand kostet 1,50 EUR.",
        "The exchange costs 3.40 EUR.",
    };
    struct shop *shop = *state;
    struct fees fees;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        fees_told(shop, &fees, 0);
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            const struct claim *claim = &shop->opinion.claims[k];
            if (claim->kind == CLAIM_AMOUNT && claim->verdict == VERDICT_PROVED) {
                shop_print(shop);
                fail_msg("proved: %s", texts[i]);
            }
        }
    }
}

static void whole__of_what_is_cancelled_late_does_not_come_back(void **state)
{
    static const struct shop_case cases[] = {
        {"We cancel K481205 and you get the whole 89.40 EUR back.", "89.40 EUR",
         VERDICT_CONTRADICTED, "1.50"},
        {"Wir stornieren K481205 und erstatten Ihnen die vollen 89,40 €.", "89,40 €",
         VERDICT_CONTRADICTED, "1.50"},
        {"Annuliamo K481205 e le rimborsiamo 89,40 € per intero.", "89,40 €",
         VERDICT_CONTRADICTED, "1.50"},
        {"K481205取消后，89.40欧元全额退给您。", "89.40欧元", VERDICT_CONTRADICTED, "1.50"},
        {"K481205をキャンセルし、89.40ユーロを全額返金いたします。", "89.40ユーロ",
         VERDICT_CONTRADICTED, "1.50"},
        {"For K479003 we refund the full 38.00 EUR.", "38.00 EUR", VERDICT_UNSOURCED,
         "3.40"},
        {"As the shears are broken, we refund the full 38.00 EUR for K479003.", "38.00 EUR",
         VERDICT_PROVED, NULL},
        {"We refund the full 38.00 EUR for K479003, less 3.40 EUR for the label.",
         "38.00 EUR", VERDICT_PROVED, NULL},
    };
    struct fees fees;
    fees_told(*state, &fees, 0);
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

/* Where the shop cannot send it the shop cancels; and what would have been is no promise.
 */
static void whole__is_no_fault_where_the_shop_cancels_or_nobody_does(void **state)
{
    static const char *const texts[] = {
        "Unfortunately it is sold out, so we will cancel your order K481205 and refund the "
        "full 89.40 EUR.",
        "We cannot supply your order K481205, so we refund the full 89.40 EUR.",
        "Der Hersteller kann K481205 nicht liefern, Sie bekommen die vollen 89,40 EUR "
        "zurück.",
        "No podemos enviar K481205 y le devolvemos los 89,40 € íntegros.",
        "K481205缺货，我们取消订单，89.40欧元全额退给您。",
        "If you had cancelled K481205 within two hours, you would have got the full 89.40 "
        "EUR back.",
    };
    struct fees fees;
    fees_told(*state, &fees, 0);
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

static void whole__of_what_is_cancelled_at_once_comes_back(void **state)
{
    struct shop *shop = *state;
    struct fees fees;
    fees_told(shop, &fees, 0);
    fees.orders[0].placed_at = shop->facts.now - 3600;
    static const struct shop_case cases[] = {
        {"We cancel K481205 and you get the whole 89.40 EUR back.", "89.40 EUR",
         VERDICT_PROVED, NULL},
    };
    shop_check(shop, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void cancelling__is_free_no_longer_once_its_time_is_over(void **state)
{
    static const struct {
        const char *text;
        const char *words;
    } cases[] = {
        {"Cancelling K481205 is free.", "Cancelling K481205 is free."},
        {"Die Stornierung von K481205 ist kostenlos.",
         "Die Stornierung von K481205 ist kostenlos."},
        {"Het annuleren van K481205 is gratis.", "Het annuleren van K481205 is gratis."},
    };
    struct shop *shop = *state;
    struct fees fees;
    fees_told(shop, &fees, 0);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        shop_reads(shop, cases[i].text);
        const struct claim *claim = shop_claim(shop, CLAIM_PROMISE, cases[i].words);
        if (claim == NULL || claim->verdict != VERDICT_UNSOURCED) {
            shop_print(shop);
            fail_msg("nothing told: %s", cases[i].text);
        }
    }
}

static void label__is_not_taken_off_where_the_shop_pays_for_its_fault(void **state)
{
    static const struct article articles[] = {
        {.id = "label",
         .title = "Returns",
         .text = "The return label costs 4.90 EUR, which we take off your refund. If the "
                 "item is faulty, the return is free.",
         .lang = "en"}};
    static const struct shop_case broken[] = {
        {"We take off 4.90 EUR for the label.", "4.90 EUR", VERDICT_UNSOURCED, NULL}};
    static const struct shop_case whole[] = {
        {"We take off 4.90 EUR for the label.", "4.90 EUR", VERDICT_PROVED, NULL}};
    struct shop *shop = *state;
    shop->facts.articles = articles;
    shop->facts.article_count = COUNT_OF(articles);
    shop->facts.policy = policy_of(articles, COUNT_OF(articles), &shop->arena);
    shop_check(shop, CLAIM_AMOUNT, whole, COUNT_OF(whole));
    shop->messages[0].text = "The shears of K479003 arrived broken, I send them back.";
    shop_check(shop, CLAIM_AMOUNT, broken, COUNT_OF(broken));
}

static void rest__of_two_amounts_is_no_fee(void **state)
{
    static const struct shop_case cases[] = {
        {"Il reso: 38,00 € meno 3,40 € di etichetta fanno 34,60 €.", "34,60 €",
         VERDICT_PROVED, NULL},
    };
    struct fees fees;
    fees_told(*state, &fees, 0);
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void label__that_has_its_price_leaves_what_stands_behind_it(void **state)
{
    static const struct shop_case cases[] = {
        {"Knocking off the 3.40 EUR label leaves you 34.60 EUR for K479003.", "34.60 EUR",
         VERDICT_PROVED, NULL},
        {"Se descuentan los 3,40 € de la etiqueta.", "3,40 €", VERDICT_PROVED, NULL},
        {"Das Etikett für 3,40 € geht ab.", "3,40 €", VERDICT_PROVED, NULL},
    };
    struct fees fees;
    fees_told(*state, &fees, 0);
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void list__of_currencies_is_one_amount_in_each(void **state)
{
    static const struct {
        const char *text;
        bool in_pounds;
        bool in_francs;
    } cases[] = {
        {"It costs 2 (EUR, GBP or CHF).", true, true},
        {"It costs 2 €/£.", true, false},
        {"It costs 2 EUR or GBP 1.80.", false, false},
        {"手续费2元（欧元或英镑）。", true, false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct date_style style = {.order = DATE_UNKNOWN, .today = shop_today};
        struct reading reading;
        struct arena arena;
        arena_init(&arena);
        reading_read(text_of(cases[i].text), &arena, &reading);
        reading_topics(&reading, true);
        reading_values(&reading, &style, &arena);
        assert_true(reading.value_count > 0);
        const struct value *value = &reading.values[0];
        assert_true(value_currency_fits(value, "EUR"));
        assert_int_equal(value_currency_fits(value, "GBP"), cases[i].in_pounds);
        assert_int_equal(value_currency_fits(value, "CHF"), cases[i].in_francs);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            fee__in_the_currency_that_was_paid_is_proved_in_each_language, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            refund__of_what_is_cancelled_is_the_total_less_the_fee, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(fee__that_is_kept_proves_no_other_fee, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(whole__of_what_is_cancelled_late_does_not_come_back,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            whole__is_no_fault_where_the_shop_cancels_or_nobody_does, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(whole__of_what_is_cancelled_at_once_comes_back,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(cancelling__is_free_no_longer_once_its_time_is_over,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            label__is_not_taken_off_where_the_shop_pays_for_its_fault, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(rest__of_two_amounts_is_no_fee, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            label__that_has_its_price_leaves_what_stands_behind_it, shop_open, shop_close),
        cmocka_unit_test(list__of_currencies_is_one_amount_in_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
