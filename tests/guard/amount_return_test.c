#include "guard/shop.h"

#include "guard/policy.h"

/* K479003 was 42.50 EUR, of which the shears are 38; nothing came back for it yet. A return
   costs 5.20 EUR where it is not free. */
static void nothing_came_back(struct shop *shop, struct order *order)
{
    *order = shop_orders[1];
    order->refund_count = 0;
    shop->facts.orders = order;
    shop->facts.order_count = 1;
}

static void refund__to_come_is_what_was_paid_less_the_fee_of_a_return(void **state)
{
    static const struct shop_case cases[] = {
        {"We will refund 32.80 EUR for K479003.", "32.80 EUR", VERDICT_PROVED, NULL},
        {"We will refund 33.80 EUR for K479003.", "33.80 EUR", VERDICT_UNSOURCED, NULL},
        {"Für K479003 erstatten wir Ihnen 37,30 €.", "37,30 €", VERDICT_UNSOURCED, NULL},
        {"Recibirá 32,80 € de reembolso por K479003.", "32,80 €", VERDICT_PROVED, NULL},
        {"Nous vous rembourserons 32,80 € pour K479003.", "32,80 €", VERDICT_PROVED, NULL},
        {"Le rimborseremo 32,80 € per K479003.", "32,80 €", VERDICT_PROVED, NULL},
        {"Vamos reembolsar 32,80 € de K479003.", "32,80 €", VERDICT_PROVED, NULL},
        {"Voor K479003 betalen we € 32,80 terug.", "€ 32,80", VERDICT_PROVED, NULL},
        {"K479003的退款为32.80欧元。", "32.80欧元", VERDICT_PROVED, NULL},
        {"K479003のご返金は32.80ユーロになります。", "32.80ユーロ", VERDICT_PROVED, NULL},
    };
    struct order order;
    nothing_came_back(*state, &order);
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

/* K479003 less the way back is 32.80: of K481205 that is nothing. It may be meant of the
   other, by words that nobody can look up, and does not block. */
static void refund__of_one_order_is_not_proved_by_what_is_left_of_another(void **state)
{
    static const struct shop_case cases[] = {
        {"We refund you 32.80 EUR.", "32.80 EUR", VERDICT_UNSOURCED, NULL},
        {"Wir erstatten Ihnen 32,80 EUR.", "32,80 EUR", VERDICT_UNSOURCED, NULL},
        {"Te devolvemos 32,80 EUR.", "32,80 EUR", VERDICT_UNSOURCED, NULL},
        {"我们会退给您32.80欧元。", "32.80欧元", VERDICT_UNSOURCED, NULL},
        {"We refund you 19.30 EUR.", "19.30 EUR", VERDICT_PROVED, NULL},
        {"For K479003 we refund you 32.80 EUR.", "32.80 EUR", VERDICT_PROVED, NULL},
        {"我们会为K479003退给您32.80欧元。", "32.80欧元", VERDICT_PROVED, NULL},
    };
    static const char *const of_another[] = {
        "Für die Gartenschere erstatten wir Ihnen 32,80 EUR.",
        "Te devolvemos 32,80 EUR por las tijeras de podar.",
        "Nous vous remboursons 32,80 EUR pour le sécateur.",
        "Per le cesoie le rimborsiamo 32,80 EUR.",
        "Pela tesoura de poda devolvemos 32,80 EUR.",
        "Voor de snoeischaar betalen we u 32,80 EUR terug.",
        "修枝剪我们会退给您32.80欧元。",
        "剪定ばさみについて32.80ユーロを返金いたします。",
        "سنعيد لك 32.80 EUR عن المقص.",
        "We refund you 32.80 EUR for the parcel that came in October.",
        "K481205 is on its way. For the scissors you get 32.80 EUR back.",
    };
    struct shop *shop = *state;
    struct order orders[] = {shop_orders[0], shop_orders[1]};
    orders[1].refund_count = 0;
    shop->facts.orders = orders;
    shop->facts.order_count = COUNT_OF(orders);
    shop->messages[0].text = "K481205: I want to return one planter.";
    shop_check(shop, CLAIM_AMOUNT, cases, COUNT_OF(cases));
    for (size_t i = 0; i < COUNT_OF(of_another); i++) {
        shop_reads(shop, of_another[i]);
        if (shop->opinion.worst == SEVERITY_BLOCK) {
            shop_print(shop);
            fail_msg("blocks: %s", of_another[i]);
        }
    }
    shop_reads(shop, "For K481205 we refund you 32.80 EUR.");
    assert_int_equal(SEVERITY_BLOCK, shop->opinion.worst);
}

static void fee__of_a_label_is_no_rest_of_an_order(void **state)
{
    static const struct article articles[] = {
        {.id = "label",
         .title = "Returns",
         .text = "The return label costs 4.90 EUR, which we take off your refund.",
         .lang = "en"}};
    static const struct shop_case cases[] = {
        {"You got less because the label costs 32.50 EUR.", "32.50 EUR", VERDICT_UNSOURCED,
         NULL},
        {"You got less because the label costs 4.90 EUR.", "4.90 EUR", VERDICT_PROVED,
         "4.90"},
        {"Du hast weniger bekommen, weil das Etikett 4,90 EUR kostet.", "4,90 EUR",
         VERDICT_PROVED, "4.90"},
    };
    struct shop *shop = *state;
    shop->facts.articles = articles;
    shop->facts.article_count = COUNT_OF(articles);
    shop->facts.policy = policy_of(articles, COUNT_OF(articles), &shop->arena);
    shop_check(shop, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__that_something_is_taken_from_is_no_fee(void **state)
{
    static const struct shop_case cases[] = {
        {"You could return it and get 42.50 EUR minus the label for K479003.", "42.50 EUR",
         VERDICT_PROVED, NULL},
        {"The Pruning shears cost 42.50 EUR instead of 45.00 EUR.", "42.50 EUR",
         VERDICT_PROVED, NULL},
        {"The Pruning shears cost 42.50 EUR.", "42.50 EUR", VERDICT_CONTRADICTED, NULL},
    };
    struct order order;
    nothing_came_back(*state, &order);
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void price__beside_a_refund_is_not_what_comes_back(void **state)
{
    static const struct shop_case cases[] = {
        {"The shears cost 38.00 EUR, and the refund came to 10.00 EUR.", "38.00 EUR",
         VERDICT_PROVED, NULL},
        {"La cizalla costaba 38,00 €, y el reembolso fue de 10,00 €.", "38,00 €",
         VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void gap__to_the_minimum_of_a_code_is_counted(void **state)
{
    static const struct shop_case cases[] = {
        {"Die Watering can kostet 35,90 €, es fehlen also noch 4,10 € für FALL12.",
         "4,10 €", VERDICT_PROVED, NULL},
        {"Watering canは35.90ユーロなので、あと4.10ユーロでFALL12が使えます。",
         "4.10ユーロ", VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void nothing__was_done_where_nothing_stands_behind_it(void **state)
{
    static const char *const all[] = {
        "Storniert haben wir noch nichts.",
        "We have changed nothing.",
        "DHL hat das Paket am 19. bekommen und wollte es am 25. zustellen.",
        "Wir haben geändert nichts.",
    };
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        shop_reads(*state, all[i]);
        if (((struct shop *)*state)->opinion.worst > SEVERITY_MARK) {
            shop_print(*state);
            fail_msg("a deed is told: %s", all[i]);
        }
    }
}

static void day__on_which_it_was_due_is_the_one_on_which_it_came(void **state)
{
    static const struct shop_case cases[] = {
        {"K479003のお届けが10月2日ですので、間に合います。", "10月2日", VERDICT_PROVED,
         NULL},
    };
    shop_check(*state, CLAIM_DATE, cases, COUNT_OF(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            refund__to_come_is_what_was_paid_less_the_fee_of_a_return, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            refund__of_one_order_is_not_proved_by_what_is_left_of_another, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(fee__of_a_label_is_no_rest_of_an_order, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(amount__that_something_is_taken_from_is_no_fee,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(price__beside_a_refund_is_not_what_comes_back,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(gap__to_the_minimum_of_a_code_is_counted, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(nothing__was_done_where_nothing_stands_behind_it,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            day__on_which_it_was_due_is_the_one_on_which_it_came, shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
