#include "guard/shop.h"

#include "guard/policy.h"

/* K481205, the only order, was paid with the method that a case names. */
static const struct article means_articles[] = {
    {.id = "refunds",
     .title = "Payment and refunds",
     .text = "We accept card, PayPal and bank transfer. We refund within 6 working days, "
             "always to the original payment method.",
     .lang = "en"},
    {.id = "allergy",
     .title = "Allergies",
     .text =
         "If a glove gives you a rash, you may return it; you then receive store credit "
         "for the full price.",
     .lang = "en"}};

struct paid {
    struct payment payment;
    struct order order;
};

static void paid_with(struct shop *shop, struct paid *paid, const char *method)
{
    paid->payment = (struct payment){.method = method, .amount = EUR(8940)};
    paid->order = shop_orders[0];
    paid->order.payments = &paid->payment;
    paid->order.payment_count = 1;
    shop->facts.orders = &paid->order;
    shop->facts.order_count = 1;
    shop->facts.articles = means_articles;
    shop->facts.article_count = COUNT_OF(means_articles);
    shop->facts.policy = policy_of(means_articles, COUNT_OF(means_articles), &shop->arena);
}

static void means__that_were_not_paid_with_are_contradicted(void **state)
{
    static const struct shop_case cases[] = {
        {"The 89.40 EUR will be refunded to your PayPal account.", "PayPal",
         VERDICT_CONTRADICTED, "card"},
        {"You paid the 89.40 EUR by bank transfer.", "bank transfer", VERDICT_CONTRADICTED,
         "card"},
        {"Wir erstatten Ihnen die 89,40 € auf Ihr PayPal-Konto.", "PayPal",
         VERDICT_CONTRADICTED, "card"},
        {"Sie haben die 89,40 € per Überweisung bezahlt.", "Überweisung",
         VERDICT_CONTRADICTED, "card"},
        {"Le reembolsamos los 89,40 € por transferencia.", "transferencia",
         VERDICT_CONTRADICTED, "card"},
        {"Nous vous remboursons 89,40 € sur votre compte PayPal.", "PayPal",
         VERDICT_CONTRADICTED, "card"},
        {"Le rimborsiamo 89,40 € con bonifico.", "bonifico", VERDICT_CONTRADICTED, "card"},
        {"Reembolsamos os 89,40 € por transferência.", "transferência",
         VERDICT_CONTRADICTED, "card"},
        {"We betalen de € 89,40 terug op je bankrekening.", "bankrekening",
         VERDICT_CONTRADICTED, "card"},
        {"89.40欧元会退回到您的支付宝。", "支付宝", VERDICT_CONTRADICTED, "card"},
        {"89.40ユーロをPayPalへご返金いたします。", "PayPal", VERDICT_CONTRADICTED, "card"},
    };
    struct paid paid;
    paid_with(*state, &paid, "card");
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void means__that_were_paid_with_are_proved(void **state)
{
    static const struct {
        const char *method;
        struct shop_case told;
    } cases[] = {
        {"credit_card",
         {"The money goes back to your Visa card.", "Visa card", VERDICT_PROVED, NULL}},
        {"PayPal", {"Das Geld erstatten wir über PayPal.", "PayPal", VERDICT_PROVED, NULL}},
        {"iDEAL", {"We betalen het terug via iDEAL.", "iDEAL", VERDICT_PROVED, NULL}},
        {"iDEAL",
         {"We betalen het terug op je bankrekening.", "bankrekening", VERDICT_PROVED,
          NULL}},
        {"wechat_pay", {"已退回您的微信。", "微信", VERDICT_PROVED, NULL}},
        {"bank transfer",
         {"Lo reembolsamos por transferencia.", "transferencia", VERDICT_PROVED, NULL}},
        {"card", {"カードへご返金いたします。", "カード", VERDICT_PROVED, NULL}},
    };
    struct paid paid;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        paid_with(*state, &paid, cases[i].method);
        shop_check(*state, CLAIM_STATUS, &cases[i].told, 1);
    }
}

static void means__an_amount_that_went_back_went_where_it_came_from(void **state)
{
    static const struct shop_case cases[] = {
        {"The 19.90 EUR landed in your bank account on 7 July.", "bank account",
         VERDICT_CONTRADICTED, "PayPal"},
        {"Die 19,90 € sind am 7. Juli auf Ihrem Bankkonto eingegangen.", "Bankkonto",
         VERDICT_CONTRADICTED, "PayPal"},
        {"Los 19,90 € llegaron a tu tarjeta el 7 de julio.", "tarjeta",
         VERDICT_CONTRADICTED, "PayPal"},
        {"Les 19,90 € sont arrivés sur votre carte le 7 juillet.", "carte",
         VERDICT_CONTRADICTED, "PayPal"},
        {"I 19,90 € sono arrivati sulla sua carta il 7 luglio.", "carta",
         VERDICT_CONTRADICTED, "PayPal"},
        {"Os 19,90 € chegaram ao seu cartão a 7 de julho.", "cartão", VERDICT_CONTRADICTED,
         "PayPal"},
        {"De € 19,90 staat sinds 7 juli op je bankrekening.", "bankrekening",
         VERDICT_CONTRADICTED, "PayPal"},
        {"19.90欧元我们在7月7日打到了您的银行账户。", "银行账户", VERDICT_CONTRADICTED,
         "PayPal"},
        {"19.90ユーロは7月7日にお客様の銀行口座に入りました。", "銀行口座",
         VERDICT_CONTRADICTED, "PayPal"},
        {"19.90欧元我们在7月7日打到了您的PayPal。", "PayPal", VERDICT_PROVED, "PayPal"},
    };
    struct paid paid;
    paid_with(*state, &paid, "PayPal");
    paid.order = shop_orders[2];
    paid.payment.amount = (struct money)EUR(1990);
    paid.order.payments = &paid.payment;
    paid.order.payment_count = 1;
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void means__that_are_offered_supposed_or_denied_state_nothing(void **state)
{
    static const char *const texts[] = {
        "You can also pay by PayPal.",
        "If you paid by PayPal, the refund shows within a day.",
        "We cannot refund to a PayPal account.",
        "Did you pay by PayPal?",
        "Karte, PayPal oder Rechnung: Sie können zahlen, wie Sie mögen.",
        "Si prefiere pagar con PayPal, también lo aceptamos.",
        "如果您用支付宝付款，退款会更快。",
        "This would be an ideal gift, refunded or not.",
    };
    struct shop *shop = *state;
    struct paid paid;
    paid_with(shop, &paid, "card");
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            if (shop->opinion.claims[k].kind == CLAIM_STATUS) {
                shop_print(shop);
                fail_msg("claimed: %s", texts[i]);
            }
        }
    }
}

static void means__of_a_method_nobody_knows_are_not_judged(void **state)
{
    struct shop *shop = *state;
    struct paid paid;
    paid_with(shop, &paid, "rakko wallet");
    shop_reads(shop, "The money goes back to your card.");
    assert_null(shop_claim(shop, CLAIM_STATUS, "card"));
}

static void credit__is_given_for_the_cause_that_an_article_tells(void **state)
{
    static const struct shop_case cases[] = {
        {"I am sorry about your rash; we refund the gloves as store credit.",
         "store credit", VERDICT_PROVED, "rash"},
        {"We refund the planter as store credit.", "store credit", VERDICT_UNSOURCED, NULL},
        {"Because of the rash, the gloves are refunded to your card.", "card",
         VERDICT_UNSOURCED, NULL},
    };
    struct paid paid;
    paid_with(*state, &paid, "card");
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            means__an_amount_that_went_back_went_where_it_came_from, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(means__that_were_not_paid_with_are_contradicted,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(means__that_were_paid_with_are_proved, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            means__that_are_offered_supposed_or_denied_state_nothing, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(means__of_a_method_nobody_knows_are_not_judged,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            credit__is_given_for_the_cause_that_an_article_tells, shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
