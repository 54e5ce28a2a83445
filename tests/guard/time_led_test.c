#include "guard/shop.h"

/* Times and days that explain each other, and what the code of the sentence before asks
   for. K479003 was delivered on 2 October and may be returned for 30 days: on 12 October 20
   days are left, and 1 November is the last. */

static void days__that_lead_to_the_last_day_are_what_is_left(void **state)
{
    static const struct shop_case all[] = {
        {"K479003 can be returned until 1 November, which leaves you 20 days.", "20 days",
         VERDICT_PROVED, NULL},
        {"K479003 können Sie bis zum 1. November zurückgeben, das sind 20 Tage.", "20 Tage",
         VERDICT_PROVED, NULL},
        {"Puede devolver K479003 hasta el 1 de noviembre, o sea, 20 días más.", "20 días",
         VERDICT_PROVED, NULL},
        {"Vous pouvez retourner K479003 jusqu'au 1er novembre, soit 20 jours.", "20 jours",
         VERDICT_PROVED, NULL},
        {"Può restituire K479003 fino al 1 novembre, cioè altri 20 giorni.", "20 giorni",
         VERDICT_PROVED, NULL},
        {"Pode devolver K479003 até 1 de novembro, ou seja, mais 20 dias.", "20 dias",
         VERDICT_PROVED, NULL},
        {"U kunt K479003 terugsturen tot en met 1 november, dat zijn 20 dagen.", "20 dagen",
         VERDICT_PROVED, NULL},
        {"K479003请在11月1日之前退货，也就是20天。", "20天", VERDICT_PROVED, NULL},
        {"K479003のご返品は11月1日まで、つまり20日間承ります。", "20日間", VERDICT_PROVED,
         NULL},
        {"K479003 can be returned until 1 November, which leaves you 24 days.", "24 days",
         VERDICT_CONTRADICTED, NULL},
        {"Pode devolver K479003 até 5 de novembro, ou seja, mais 24 dias.", "24 dias",
         VERDICT_CONTRADICTED, NULL},
    };
    struct shop *shop = *state;
    shop->facts.today = (struct day){2026, 10, 12};
    shop_check(shop, CLAIM_DURATION, all, COUNT_OF(all));
}

static void last_day__stands_whatever_is_told_to_be_left(void **state)
{
    static const struct shop_case all[] = {
        {"K479003 can be returned until 1 November, which leaves you 20 days.",
         "1 November", VERDICT_PROVED, NULL},
        {"Pode devolver K479003 até 1 de novembro, ou seja, mais 20 dias.", "1 de novembro",
         VERDICT_PROVED, NULL},
        {"Pode devolver K479003 até 5 de novembro, ou seja, mais 24 dias.", "5 de novembro",
         VERDICT_CONTRADICTED, NULL},
    };
    struct shop *shop = *state;
    shop->facts.today = (struct day){2026, 10, 12};
    shop_check(shop, CLAIM_DATE, all, COUNT_OF(all));
}

/* Placed on 17 November and not paid yet: kept until the 26th. */
static void length__that_an_unpaid_order_waits_leads_to_its_day(void **state)
{
    static const struct article articles[] = {
        {.id = "pay",
         .title = "Payment",
         .text = "An order by bank transfer is kept for 9 days.",
         .lang = "en"},
        {.id = "seeds",
         .title = "Seed club",
         .text = "Points for goods, not for shipping. Points expire after 18 months.",
         .lang = "en"},
    };
    static const struct shop_case all[] = {
        {"We hold K481205, shipping included, 9 days for you, so until 26 November.",
         "9 days", VERDICT_PROVED, "bank transfer"},
        {"Ihre Pflanzkübel (zusammen 89,40 € inkl. Versand) halten wir 9 Tage fest, also "
         "bis zum 26. November.",
         "9 Tage", VERDICT_PROVED, "bank transfer"},
        {"Sus macetas, envío incluido, se las tenemos 9 días, o sea, hasta el 26 de "
         "noviembre.",
         "9 días", VERDICT_PROVED, NULL},
        {"Vos jardinières, livraison comprise, vous attendent 9 jours, donc jusqu'au 26 "
         "novembre.",
         "9 jours", VERDICT_PROVED, NULL},
        {"Le Sue fioriere, spedizione inclusa, restano da noi 9 giorni, quindi fino al 26 "
         "novembre.",
         "9 giorni", VERDICT_PROVED, NULL},
        {"Os seus vasos, com envio, ficam connosco 9 dias, ou seja, até 26 de novembro.",
         "9 dias", VERDICT_PROVED, NULL},
        {"Uw plantenbakken houden we, met verzending, 9 dagen vast, dus tot 26 november.",
         "9 dagen", VERDICT_PROVED, NULL},
        {"您的订单（含运费）我们留9天，也就是到11月26日。", "9天", VERDICT_PROVED, NULL},
        {"ご注文（送料込み）は9日間、つまり11月26日までお待ちします。", "9日間",
         VERDICT_PROVED, NULL},
    };
    static const char *const wrong =
        "We hold K481205 for 12 days until your transfer is here, so until 29 November.";
    struct shop *shop = *state;
    struct order order = shop_orders[0];
    order.status = ORDER_PENDING;
    order.payment_count = 0;
    order.shipment_count = 0;
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    shop->facts.articles = articles;
    shop->facts.article_count = COUNT_OF(articles);
    shop->facts.policy = policy_of(articles, COUNT_OF(articles), &shop->arena);
    shop_check(shop, CLAIM_DURATION, all, COUNT_OF(all));
    shop_reads(shop, wrong);
    const struct claim *claim = shop_claim(shop, CLAIM_DURATION, "12 days");
    assert_non_null(claim);
    assert_int_not_equal(claim->verdict, VERDICT_PROVED);
}

/* FALL12 asks for 40 EUR and ends on 30 November. */
static void code__of_the_sentence_before_tells_what_it_asks_for(void **state)
{
    static const struct shop_case amounts[] = {
        {"FALL12 is worth 12 %. It needs a basket of 40 EUR or more.", "40 EUR",
         VERDICT_PROVED, NULL},
        {"FALL12 bringt Ihnen 12 %. Ab 40 € im Korb gilt er.", "40 €", VERDICT_PROVED,
         NULL},
        {"Con FALL12 tiene un 12 %. Vale a partir de 40 € en la cesta.", "40 €",
         VERDICT_PROVED, NULL},
        {"FALL12 vous donne 12 %. Il en faut pour 40 € au panier.", "40 €", VERDICT_PROVED,
         NULL},
        {"FALL12 Le dà il 12 %. Serve un carrello di almeno 40 €.", "40 €", VERDICT_PROVED,
         NULL},
        {"FALL12 dá 12 %. Vale a partir de 40 € no carrinho.", "40 €", VERDICT_PROVED,
         NULL},
        {"FALL12 geeft 12 %. Hij geldt vanaf € 40 in de mand.", "€ 40", VERDICT_PROVED,
         NULL},
        {"用FALL12可享12%优惠。满40欧元即可，到11月30日。", "40欧元", VERDICT_PROVED, NULL},
        {"FALL12で12%引きになります。40ユーロ以上のお買い物が対象で、11月30日までです。",
         "40ユーロ", VERDICT_PROVED, NULL},
    };
    static const struct shop_case days[] = {
        {"FALL12で12%引きになります。40ユーロ以上のお買い物が対象で、11月30日までです。",
         "11月30日", VERDICT_PROVED, NULL},
        {"FALL12 is worth 12 %. It needs a basket of 40 EUR, and that until 30 November.",
         "30 November", VERDICT_PROVED, NULL},
    };
    static const char *const wrong[] = {
        "FALL12で12%引きになります。55ユーロ以上のお買い物が対象です。",
        "FALL12 is worth 12 %. It needs a basket of 55 EUR or more.",
    };
    shop_check(*state, CLAIM_AMOUNT, amounts, COUNT_OF(amounts));
    shop_check(*state, CLAIM_DATE, days, COUNT_OF(days));
    shop_all_block(*state, wrong, COUNT_OF(wrong));
}

/* Damage is told within 5 days. What the shop explains to the customer it says itself. */
static void time__that_is_explained_to_the_customer_is_the_shops_own(void **state)
{
    static const struct shop_case all[] = {
        {"给您说明一下：损坏须在签收后48小时内告知我们。", "48小时", VERDICT_CONTRADICTED,
         NULL},
        {"跟您说一下，损坏须在签收后48小时内告知我们。", "48小时", VERDICT_CONTRADICTED,
         NULL},
        {"向您说明：损坏须在签收后5天内告知我们。", "5天", VERDICT_PROVED, NULL},
    };
    static const char *const quoted[] = {
        "您说损坏须在签收后48小时内告知我们。",
        "因为您说损坏须在签收后48小时内告知我们。",
        "客服给您说的是损坏须在签收后48小时内告知我们。",
    };
    shop_check(*state, CLAIM_DURATION, all, COUNT_OF(all));
    shop_none_blocks(*state, quoted, COUNT_OF(quoted));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(days__that_lead_to_the_last_day_are_what_is_left,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(last_day__stands_whatever_is_told_to_be_left,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(length__that_an_unpaid_order_waits_leads_to_its_day,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            time__that_is_explained_to_the_customer_is_the_shops_own, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(code__of_the_sentence_before_tells_what_it_asks_for,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
