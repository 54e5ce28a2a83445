#include "guard/shop.h"

/* The thread names K481205, which is on its way with planters; K479003 came in October, and
 * K482000 is being packed. */

static const struct order_line packed_lines[] = {
    {.title = "Rain barrel", .quantity = 1, .price = EUR(5500)}};
static struct order orders[3];

static int elsewhere_open(void **state)
{
    shop_open(state);
    struct shop *shop = *state;
    memcpy(orders, shop_orders, sizeof(shop_orders));
    orders[2] = (struct order){.id = "K482000",
                               .customer = "u1",
                               .placed_at = 1795300000,
                               .status = ORDER_PROCESSING,
                               .total = EUR(9990),
                               .lines = packed_lines,
                               .line_count = 1,
                               .read_at = MOMENT_NONE};
    shop->facts.orders = orders;
    return 0;
}

static void thing__that_no_table_knows_may_be_of_any_order(void **state)
{
    static const struct shop_case cases[] = {
        {"You can still cancel the cistern.", "can", VERDICT_UNSOURCED, NULL},
        {"Du kannst die Tonne noch stornieren.", "kannst", VERDICT_UNSOURCED, NULL},
        {"Todavía puedes cancelar el bidón.", "puedes", VERDICT_UNSOURCED, NULL},
        {"Vous pouvez encore annuler la citerne.", "pouvez", VERDICT_UNSOURCED, NULL},
        {"Puoi ancora annullare la botte.", "Puoi", VERDICT_UNSOURCED, NULL},
        {"Ainda pode cancelar o vestido sem custos.", "pode", VERDICT_UNSOURCED, NULL},
        {"Je kunt de regenton nog annuleren.", "kunt", VERDICT_UNSOURCED, NULL},
        {"You can still cancel it.", "can", VERDICT_CONTRADICTED, NULL},
        {"You can still cancel order K481205.", "can", VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void state__of_such_a_thing_is_true_of_all_orders_or_seen(void **state)
{
    static const struct shop_case cases[] = {
        {"O seu vestido já foi enviado.", "enviado", VERDICT_UNSOURCED, NULL},
        {"Your order K481205 is on its way.", "is on its way", VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

static void total__of_another_order_is_seen_and_does_not_block(void **state)
{
    struct shop *shop = *state;
    static const struct shop_case cases[] = {
        {"We would refund the whole 99.90 EUR.", "99.90 EUR", VERDICT_UNSOURCED, NULL},
        {"We would refund the whole 99.80 EUR.", "99.80 EUR", VERDICT_CONTRADICTED, NULL},
    };
    shop_check(shop, CLAIM_AMOUNT, cases, COUNT_OF(cases));
    shop_reads(shop, cases[0].text);
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void parcel__of_another_order_than_the_thread_names_is_seen(void **state)
{
    static const struct shop_case cases[] = {
        {"It is with DHL, number JD014600077700000019.", "JD014600077700000019",
         VERDICT_UNSOURCED, NULL},
        {"It is with DHL, number JD014600077712345678.", "JD014600077712345678",
         VERDICT_PROVED, NULL},
        {"K479003 was sent with DHL, number JD014600077700000019.", "JD014600077700000019",
         VERDICT_PROVED, NULL},
        {"Your other order had the number JD014600077700000019.", "JD014600077700000019",
         VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_TRACKING, cases, COUNT_OF(cases));
}

static void return__of_the_order_whose_refund_was_told_is_not_the_threads(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "We refunded 10 EUR on 10 October. That order is past its return "
                     "window by now, it can no longer be returned.");
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(thing__that_no_table_knows_may_be_of_any_order,
                                        elsewhere_open, shop_close),
        cmocka_unit_test_setup_teardown(
            state__of_such_a_thing_is_true_of_all_orders_or_seen, elsewhere_open,
            shop_close),
        cmocka_unit_test_setup_teardown(total__of_another_order_is_seen_and_does_not_block,
                                        elsewhere_open, shop_close),
        cmocka_unit_test_setup_teardown(
            parcel__of_another_order_than_the_thread_names_is_seen, elsewhere_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            return__of_the_order_whose_refund_was_told_is_not_the_threads, elsewhere_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
