#include "guard/shop.h"

/* K481205 is one parcel of two planters and a can. */

static void count__of_parcels_and_articles_is_what_the_orders_hold(void **state)
{
    static const struct shop_case cases[] = {
        {"Your two parcels are with DHL.", "two", VERDICT_UNSOURCED, NULL},
        {"K481205 is three items.", "three", VERDICT_PROVED, NULL},
        {"K481205 has four items.", "four", VERDICT_UNSOURCED, NULL},
        {"Ihre zwei Pakete sind bei DHL.", "zwei", VERDICT_UNSOURCED, NULL},
        {"In K481205 sind zwei Artikel.", "zwei", VERDICT_PROVED, NULL},
        {"Sus dos paquetes van con DHL.", "dos", VERDICT_UNSOURCED, NULL},
        {"Vos deux colis sont chez DHL.", "deux", VERDICT_UNSOURCED, NULL},
        {"I suoi due pacchi sono da DHL.", "due", VERDICT_UNSOURCED, NULL},
        {"Os seus dois pacotes estão na DHL.", "dois", VERDICT_UNSOURCED, NULL},
        {"Uw twee pakketten zijn bij DHL.", "twee", VERDICT_UNSOURCED, NULL},
        {"您的两个包裹在DHL。", "两", VERDICT_UNSOURCED, NULL},
        {"ご注文は5点の商品です。", "5", VERDICT_UNSOURCED, NULL},
        {"The three Cedar planter left together.", "three", VERDICT_UNSOURCED, NULL},
        {"Your two Cedar planter left here on 19 November.", "two", VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
}

static void things__that_an_order_holds_are_counted_though_no_title_is_named(void **state)
{
    static const struct shop_case cases[] = {
        {"K481205 holds four pots.", "four", VERDICT_CONTRADICTED, NULL},
        {"The money for the four pots of K481205 is back.", "four", VERDICT_CONTRADICTED,
         NULL},
        {"In K481205 sind vier Töpfe.", "vier", VERDICT_CONTRADICTED, NULL},
        {"En K481205 van cuatro macetas.", "cuatro", VERDICT_UNSOURCED, NULL},
        {"Dans K481205, il y a quatre pots.", "quatre", VERDICT_UNSOURCED, NULL},
        {"In K481205 ci sono quattro vasi.", "quattro", VERDICT_CONTRADICTED, NULL},
        {"Na K481205 vão quatro vasos.", "quatro", VERDICT_UNSOURCED, NULL},
        {"In K481205 zitten vier potten.", "vier", VERDICT_UNSOURCED, NULL},
        {"K481205里有四个花盆。", "四", VERDICT_CONTRADICTED, "2"},
        {"K481205には植木鉢が5個入っております。", "5", VERDICT_CONTRADICTED, "2"},
        {"Your seven pots are on their way.", "seven", VERDICT_UNSOURCED, NULL},
        {"Je zeven potten zijn onderweg.", "zeven", VERDICT_UNSOURCED, NULL},
    };
    static const char *const held[] = {
        "K481205 holds two pots.",       "In K481205 sind zwei Töpfe.",
        "K481205里有两个花盆。",         "Your two pots are on their way.",
        "Four questions about K481205.",
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
    for (size_t i = 0; i < COUNT_OF(held); i++) {
        shop_reads(shop, held[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            const struct claim *claim = &shop->opinion.claims[k];
            assert_true(claim->kind != CLAIM_ATTRIBUTE || claim->verdict == VERDICT_PROVED);
        }
    }
}

/* K479003 is one pair of shears, K481205 two things. */
static void two_things__are_not_what_an_order_of_one_holds(void **state)
{
    static const struct shop_case cases[] = {
        {"K479003 was a rake and a hat.", "a rake and a hat", VERDICT_UNSOURCED, NULL},
        {"K479003 waren eine Harke und ein Hut.", "eine Harke und ein Hut",
         VERDICT_UNSOURCED, NULL},
        {"K479003 llevaba un rastrillo y un sombrero.", "un rastrillo y un sombrero",
         VERDICT_UNSOURCED, NULL},
        {"K479003 contenait un râteau et un chapeau.", "un râteau et un chapeau",
         VERDICT_UNSOURCED, NULL},
        {"K479003 riguardava un rastrello e un cappello.", "un rastrello e un cappello",
         VERDICT_UNSOURCED, NULL},
        {"A K479003 era um ancinho e um chapéu.", "um ancinho e um chapéu",
         VERDICT_UNSOURCED, NULL},
        {"K479003 was een hark en een hoed.", "een hark en een hoed", VERDICT_UNSOURCED,
         NULL},
        {"K479003是一把耙子和一顶帽子。", "一把耙子和一顶", VERDICT_UNSOURCED, NULL},
        {"K479003は熊手一本と帽子一個です。", "一本と帽子一個", VERDICT_UNSOURCED, NULL},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
    shop_reads(shop, "K481205 was a pot and a can.");
    assert_null(shop_claim(shop, CLAIM_ATTRIBUTE, "a pot and a can"));
}

static void payment__that_did_not_come_is_told_by_any_word(void **state)
{
    static const char *const all[] = {
        "We found your transfer for K481205.",
        "Für K481205 haben wir Ihre Zahlung gesehen, die Zahlung ist durch.",
        "Ya vemos su pago de K481205.",
        "Votre paiement est passé pour K481205.",
        "Il bonifico è arrivato per K481205.",
        "O pagamento entrou para K481205.",
        "Uw betaling is binnen voor K481205.",
        "K481205的钱我们收到了。",
        "K481205のご入金を確認いたしました。",
    };
    struct shop *shop = *state;
    struct order order = shop_orders[0];
    order.status = ORDER_PENDING;
    order.payment_count = 0;
    order.shipment_count = 0;
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    shop_all_block(shop, all, COUNT_OF(all));
}

static void parcel__is_told_to_wait_where_no_order_says(void **state)
{
    static const char *const all[] = {
        "K481205 is at the parcel shop.",     "K481205 liegt in der Filiale.",
        "K481205 está en la oficina de DHL.", "K481205 est au dépôt.",
        "K481205 è fermo al deposito.",       "K481205 está na estação de Gaia.",
        "K481205 ligt bij de buren.",         "K481205已经到驿站了。",
        "K481205は営業所で保管中です。",
    };
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        shop_reads(*state, all[i]);
        const struct opinion *opinion = &((struct shop *)*state)->opinion;
        bool is_told = false;
        for (size_t k = 0; k < opinion->claim_count; k++) {
            is_told |= opinion->claims[k].verdict != VERDICT_PROVED;
        }
        if (!is_told) {
            fail_msg("passes: %s", all[i]);
        }
    }
}

/* K479003 is delivered: a new thing that is on its way is none of it. */
static void new_thing__on_its_way_is_no_parcel_of_an_order_that_is_there(void **state)
{
    static const char *const all[] = {
        "Your new shears are already in the post.",
        "Ihre neue Schere ist unterwegs.",
        "Las tijeras nuevas van de camino.",
        "Un nouveau sécateur est en route.",
    };
    struct shop *shop = *state;
    shop->facts.orders = &shop_orders[1];
    shop->facts.order_count = 1;
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        shop_reads(shop, all[i]);
        if (shop->opinion.claim_count == 0 ||
            shop->opinion.claims[0].verdict == VERDICT_PROVED) {
            shop_print(shop);
            fail_msg("passes: %s", all[i]);
        }
    }
    shop_reads(shop, "Your parcel left this morning.");
    assert_true(shop->opinion.claim_count > 0);
}

static void thing__that_is_not_named_is_one_of_the_order_that_is_spoken_of(void **state)
{
    static const struct shop_case measures[] = {
        {"Order K479003: it weighs 240 g.", "240 g", VERDICT_PROVED, NULL},
        {"I looked at K479003. It weighs 240 g.", "240 g", VERDICT_PROVED, NULL},
        {"Es geht um K479003. Sie wiegt 240 g.", "240 g", VERDICT_PROVED, NULL},
        {"It weighs 240 g.", "240 g", VERDICT_UNSOURCED, NULL}, /* the shears of K479003 */
        {"K481205的商品重240克。", "240克", VERDICT_UNSOURCED, NULL},
        {"It weighs 300 g.", "300 g", VERDICT_UNSOURCED, NULL},
    };
    static const struct shop_case counts[] = {
        {"Of the box we have 12 pieces.", "we have 12", VERDICT_PROVED, NULL},
        {"Of the box we have 14 pieces.", "we have 14", VERDICT_UNSOURCED, NULL},
    };
    shop_check(*state, CLAIM_ATTRIBUTE, measures, COUNT_OF(measures));
    shop_check(*state, CLAIM_STOCK, counts, COUNT_OF(counts));
}

static void letters__open_and_close_without_a_promise(void **state)
{
    static const char *const all[] = {
        "It is nice to hear from you.", "Bei Fragen stehe ich Ihnen jederzeit bereit.",
        "Quedo a su disposición.",      "Je reste à votre disposition.",
        "Resto a disposizione.",        "Fico a aguardar a sua decisão.",
        "Dan help ik u graag verder.",  "我们随时为您服务。",
        "ご質問にお答えします。",       "まだ発送されていません。",
    };
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        shop_reads(*state, all[i]);
        const struct opinion *opinion = &((struct shop *)*state)->opinion;
        for (size_t k = 0; k < opinion->claim_count; k++) {
            if (opinion->claims[k].kind == CLAIM_PROMISE) {
                shop_print(*state);
                fail_msg("a promise is told: %s", all[i]);
            }
        }
    }
}

static void rest__of_a_refund_is_a_second_one(void **state)
{
    static const struct shop_case cases[] = {
        {"The remaining amount of K479003 was refunded.", "was refunded", VERDICT_UNSOURCED,
         NULL},
        {"Der Restbetrag von K479003 wurde Ihnen überwiesen.", "überwiesen",
         VERDICT_UNSOURCED, NULL},
        {"K479003 was refunded.", "was refunded", VERDICT_PROVED, NULL},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        shop_reads(*state, cases[i].text);
        const struct opinion *opinion = &((struct shop *)*state)->opinion;
        bool is_found = false;
        for (size_t k = 0; k < opinion->claim_count; k++) {
            is_found |= opinion->claims[k].kind == CLAIM_DONE &&
                        opinion->claims[k].verdict == cases[i].verdict;
        }
        if (!is_found) {
            shop_print(*state);
            fail_msg("not as expected: %s", cases[i].text);
        }
    }
}

/* K481205 is on its way, K479003 is delivered. */
static void state__with_a_day_is_of_the_order_of_that_day(void **state)
{
    static const struct shop_case cases[] = {
        {"The shears were delivered on 2 October.", "delivered on", VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_STATUS, cases, COUNT_OF(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            things__that_an_order_holds_are_counted_though_no_title_is_named, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(two_things__are_not_what_an_order_of_one_holds,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            count__of_parcels_and_articles_is_what_the_orders_hold, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(parcel__is_told_to_wait_where_no_order_says,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            new_thing__on_its_way_is_no_parcel_of_an_order_that_is_there, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            thing__that_is_not_named_is_one_of_the_order_that_is_spoken_of, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(letters__open_and_close_without_a_promise,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(rest__of_a_refund_is_a_second_one, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(state__with_a_day_is_of_the_order_of_that_day,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(payment__that_did_not_come_is_told_by_any_word,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
