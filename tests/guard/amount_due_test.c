#include "guard/shop.h"

/* K481205 as it is before Ana has paid: 89.40 EUR, of which 84.90 are the goods. */
static void order_waits(struct shop *shop, struct order *order)
{
    *order = shop_orders[0];
    order->status = ORDER_PENDING;
    order->payment_count = 0;
    order->shipment_count = 0;
    shop->facts.orders = order;
    shop->facts.order_count = 1;
}

static void amount__that_is_still_to_be_paid_is_the_whole_of_the_order(void **state)
{
    static const struct shop_case cases[] = {
        {"The amount due is 89.40 EUR.", "89.40 EUR", VERDICT_PROVED, NULL},
        {"The amount due is 84.90 EUR.", "84.90 EUR", VERDICT_CONTRADICTED, "89.40 EUR"},
        {"Bitte überweisen Sie 84,90 €.", "84,90 €", VERDICT_CONTRADICTED, NULL},
        {"Offen sind noch 84,90 €.", "84,90 €", VERDICT_CONTRADICTED, NULL},
        {"Quedan por pagar 84,90 €.", "84,90 €", VERDICT_CONTRADICTED, NULL},
        {"Il reste à régler 84,90 €.", "84,90 €", VERDICT_CONTRADICTED, NULL},
        {"Restano da pagare 84,90 €.", "84,90 €", VERDICT_CONTRADICTED, NULL},
        {"O valor por pagar é de 84,90 €.", "84,90 €", VERDICT_CONTRADICTED, NULL},
        {"Het openstaande bedrag is € 84,90.", "€ 84,90", VERDICT_CONTRADICTED, NULL},
        {"您需要转账84.90欧元。", "84.90欧元", VERDICT_CONTRADICTED, NULL},
        {"お振込み金額は84.90ユーロです。", "84.90ユーロ", VERDICT_CONTRADICTED, NULL},
        {"Of the amount due the shipping is 4.50 EUR.", "4.50 EUR", VERDICT_PROVED, NULL},
    };
    struct order order;
    order_waits(*state, &order);
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__that_was_paid_is_told_part_by_part(void **state)
{
    static const struct shop_case cases[] = {
        {"We are glad that we could take 49 EUR for the planters.", "49 EUR",
         VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__between_two_is_proved_where_the_sentence_says_so(void **state)
{
    static const struct shop_case cases[] = {
        {"The Watering can is 11.40 EUR dearer than the Cedar planter.", "11.40 EUR",
         VERDICT_PROVED, "35.90 - 24.50 EUR"},
        {"The Watering can is 12.40 EUR dearer than the Cedar planter.", "12.40 EUR",
         VERDICT_CONTRADICTED, NULL},
        {"Die Watering can ist 11,40 € teurer.", "11,40 €", VERDICT_PROVED, NULL},
        {"La Watering can cuesta 11,40 € más que la otra.", "11,40 €", VERDICT_PROVED,
         NULL},
        {"La Watering can es 11,40 € más cara.", "11,40 €", VERDICT_PROVED, NULL},
        {"La Watering can est 11,40 € plus chère.", "11,40 €", VERDICT_PROVED, NULL},
        {"Watering can贵11.40欧元。", "11.40欧元", VERDICT_PROVED, NULL},
        {"The difference for K479003 is 32.50 EUR.", "32.50 EUR", VERDICT_PROVED, NULL},
        {"The difference for K479003 is 33.50 EUR.", "33.50 EUR", VERDICT_UNSOURCED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void amount__of_a_second_order_in_the_sentence_is_its_own(void **state)
{
    static const struct shop_case cases[] = {
        {"Your order K479003 came to 42.50 EUR, the newer one to 89.40 EUR.", "89.40 EUR",
         VERDICT_PROVED, NULL},
        {"Your order K479003 came to 42.50 EUR, the newer one to 89.40 EUR, together that "
         "is 131.90 EUR.",
         "131.90 EUR", VERDICT_PROVED, NULL},
        {"Your order K479003 came to 89.40 EUR.", "89.40 EUR", VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void label__costs_what_a_return_costs(void **state)
{
    static const struct shop_case cases[] = {
        {"From Lisbon the return label is 5.20 EUR.", "5.20 EUR", VERDICT_PROVED, NULL},
        {"L'étiquette de retour coûte 5,20 €.", "5,20 €", VERDICT_PROVED, NULL},
        {"Das Rücksendeetikett kostet 4,50 €.", "4,50 €", VERDICT_UNSOURCED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void instalment__is_the_whole_by_their_number(void **state)
{
    static const struct shop_case cases[] = {
        {"In three instalments K481205 is 29.80 EUR a month.", "29.80 EUR", VERDICT_PROVED,
         NULL},
        {"In three instalments K481205 is 31.80 EUR a month.", "31.80 EUR",
         VERDICT_UNSOURCED, NULL},
        {"K481205 in drei Raten sind je 29,80 €.", "29,80 €", VERDICT_PROVED, NULL},
        {"En tres cuotas, K481205 son 29,80 € al mes.", "29,80 €", VERDICT_PROVED, NULL},
        {"En trois fois, K481205 fait 29,80 € par mois.", "29,80 €", VERDICT_PROVED, NULL},
        {"In tre rate K481205 fa 29,80 € al mese.", "29,80 €", VERDICT_PROVED, NULL},
        {"Em três prestações, K481205 dá 29,80 € por mês.", "29,80 €", VERDICT_PROVED,
         NULL},
        {"In drie termijnen is K481205 € 29,80 per maand.", "€ 29,80", VERDICT_PROVED,
         NULL},
        {"K481205分三期，每期29.80欧元。", "29.80欧元", VERDICT_PROVED, NULL},
        {"K481205は3回払いで毎月29.80ユーロです。", "29.80ユーロ", VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void invoice__over_an_amount_is_of_it_and_no_minimum(void **state)
{
    static const struct shop_case cases[] = {
        {"The invoice over 89.40 EUR for K481205 is attached.", "89.40 EUR", VERDICT_PROVED,
         NULL},
        {"Die Rechnung über 89,40 € für K481205 liegt bei.", "89,40 €", VERDICT_PROVED,
         NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            amount__that_is_still_to_be_paid_is_the_whole_of_the_order, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(amount__that_was_paid_is_told_part_by_part,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            amount__between_two_is_proved_where_the_sentence_says_so, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            amount__of_a_second_order_in_the_sentence_is_its_own, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(instalment__is_the_whole_by_their_number, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(invoice__over_an_amount_is_of_it_and_no_minimum,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(label__costs_what_a_return_costs, shop_open,
                                        shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
