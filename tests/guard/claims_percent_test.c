#include "guard/shop.h"

static void percent__is_proved_by_code_promotion_article_or_product(void **state)
{
    static const struct shop_case proved[] = {
        {"FALL12 takes 12 percent off.", "12 percent", VERDICT_PROVED, "12"},
        {"Con FALL12 tienes un 12 % de descuento.", "12 %", VERDICT_PROVED, "12"},
        {"FALL12 可享88折。", "88折", VERDICT_PROVED, "12"},
        {"You can keep the item and get 25 percent of its price back.", "25 percent",
         VERDICT_PROVED, "25 percent"},
        {"Wegen der kleinen Beschädigung: behalten Sie den Artikel und Sie erhalten 25 "
         "Prozent des Preises zurück.",
         "25 Prozent", VERDICT_PROVED, "25 percent"},
        {"The Garden gloves are 80 % cotton.", "80 %", VERDICT_PROVED, NULL},
        {"The steel of the Pruning shears has 0.6 % of carbon.", "0.6 %", VERDICT_PROVED,
         NULL},
        {"Der Stahl der Pruning shears hat 0,6 % Kohlenstoff.", "0,6 %", VERDICT_PROVED,
         NULL},
        {"The steel of the Pruning shears has 6 % of carbon.", "6 %", VERDICT_UNSOURCED,
         NULL},
        {"The steel of the Pruning shears has 0.8 % of carbon.", "0.8 %", VERDICT_UNSOURCED,
         NULL},
        {"FALL12 takes 20 percent off.", "20 percent", VERDICT_CONTRADICTED, "12"},
        {"For a small damage you keep the item and get 40 percent of its price back.",
         "40 percent", VERDICT_CONTRADICTED, "25 percent"},
        {"We give you 50 % off.", "50 %", VERDICT_UNSOURCED, NULL},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_PERCENT, proved, COUNT_OF(proved));
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
    shop_reads(shop, "I agree with you 100 %.");
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void percent__for_newcomers_is_none_for_who_has_ordered(void **state)
{
    static const struct promotion promotions[] = {
        {.id = "NEW14",
         .title = "14 percent off the first order",
         .percent_parts = 140000}};
    static const struct article articles[] = {
        {.id = "codes",
         .title = "Discount codes",
         .text = "HELLO9 takes 9 percent off a first order.\n"
                 "LATE7 takes 7 percent off an order.",
         .lang = "en"}};
    static const struct shop_case titled[] = {
        {"You get 14 percent off.", "14 percent", VERDICT_UNSOURCED, NULL},
        {"Te hacemos un 14 % de descuento.", "14 %", VERDICT_UNSOURCED, NULL},
        {"您可以享受14%的折扣。", "14%", VERDICT_UNSOURCED, NULL},
        {"You get 14 percent off with NEW14.", "14 percent", VERDICT_PROVED, "14"},
        {"There are 14 percent off a first order.", "14 percent", VERDICT_PROVED, "14"},
        {"首单可享14%的折扣。", "14%", VERDICT_PROVED, "14"},
    };
    static const struct shop_case told[] = {
        {"You get 9 percent off.", "9 percent", VERDICT_UNSOURCED, NULL},
        {"You get 7 percent off.", "7 percent", VERDICT_PROVED, "LATE7"},
        {"Auf die erste Bestellung gibt es 9 Prozent Rabatt.", "9 Prozent", VERDICT_PROVED,
         "HELLO9"},
    };
    struct shop *shop = *state;
    shop->facts.promotions = promotions;
    shop->facts.promotion_count = COUNT_OF(promotions);
    shop->facts.policy = policy_of(NULL, 0, &shop->arena);
    shop_check(shop, CLAIM_PERCENT, titled, COUNT_OF(titled));
    shop->facts.articles = articles;
    shop->facts.article_count = COUNT_OF(articles);
    shop->facts.policy = policy_of(articles, COUNT_OF(articles), &shop->arena);
    shop_check(shop, CLAIM_PERCENT, told, COUNT_OF(told));
    shop->facts.order_count = 0;
    shop_reads(shop, "You get 9 percent off.");
    assert_int_equal(shop_claim(shop, CLAIM_PERCENT, "9 percent")->verdict, VERDICT_PROVED);
}

/* Promised to one who has ordered: it warns, and the offer itself may be told. */
static void percent__for_newcomers_warns_where_who_has_ordered_is_to_get_it(void **state)
{
    static const struct promotion promotions[] = {
        {.id = "NEW14",
         .title = "14 percent off the first order",
         .percent_parts = 140000}};
    static const char *const promised[] = {
        "As a new customer you get 14 percent off.",
        "Thank you for your first order: you get 14 percent off the next one.",
        "This is your first order, so you get 14 percent off.",
        ("You can use 14 percent off on your next order; it is not limited to the first "
         "order."),
        "Sie bekommen als Neukunde 14 Prozent Rabatt.",
        "Como cliente nuevo recibirá un 14 % de descuento.",
        "En tant que nouveau client, vous recevez 14 % de remise.",
        "Come nuovo cliente riceve il 14 % di sconto, lo riceverà subito.",
        "Como novo cliente recebe 14 % de desconto.",
        "Als nieuwe klant krijgt u 14 % korting.",
        "作为新顾客，您可享受14%的折扣。",
    };
    static const char *const told[] = {
        "There are 14 percent off a first order.",
        "New customers get 14 percent off.",
        "You get 14 percent off with NEW14.",
        "The 14 percent off are for a first order only, and you have ordered before.",
        "We cannot give you the 14 percent off, which are for a first order.",
        "Sorry, 14 percent off is only for new customers.",
        "If this were your first order, you would get 14 percent off.",
        "Auf die erste Bestellung gibt es 14 Prozent Rabatt.",
        "Neukunden bekommen 14 Prozent Rabatt.",
        "Die 14 Prozent Rabatt gelten nur für die erste Bestellung, Sie hatten schon.",
        "Leider können wir Ihnen die 14 Prozent Rabatt für Neukunden nicht geben.",
        "Los clientes nuevos tienen un 14 % de descuento.",
        "El 14 % de descuento es solo para el primer pedido.",
        "Le premier achat donne droit à 14 % de remise.",
        "Les nouveaux clients ont 14 % de remise.",
        "Il primo ordine ha il 14 % di sconto.",
        "A primeira encomenda tem 14 % de desconto.",
        "Voor de eerste bestelling is er 14 % korting.",
        "首单可享14%的折扣。",
        "新客可享14%的折扣，您已下过单。",
        "初回注文は14%割引です。",
        "Bei der ersten Bestellung bekommen Sie 14 Prozent Rabatt.",
        "Avec une première commande, vous recevez 14 % de remise.",
        "You had 14 percent off your first order.",
        "You got 14 percent off on your first order.",
        "With your first order K470777 you had 14 percent off.",
        "Sie hatten auf Ihre erste Bestellung 14 Prozent Rabatt.",
        "En tu primer pedido tuvo un 14 % de descuento.",
        "Vous aviez 14 % de remise sur votre première commande.",
        "U had 14 % korting op uw eerste bestelling.",
        "您的首单已经享受了14%的折扣。",
        "Als nieuwe klanten bestellen, is er 14 % korting.",
        "作为新客优惠，14%的折扣只适用于首单。",
    };
    struct shop *shop = *state;
    shop->facts.promotions = promotions;
    shop->facts.promotion_count = COUNT_OF(promotions);
    shop->facts.policy = policy_of(NULL, 0, &shop->arena);
    for (size_t i = 0; i < COUNT_OF(promised) + COUNT_OF(told); i++) {
        bool is_promised = i < COUNT_OF(promised);
        shop_reads(shop, is_promised ? promised[i] : told[i - COUNT_OF(promised)]);
        bool warns = false;
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            const struct claim *claim = &shop->opinion.claims[k];
            warns |= claim->kind == CLAIM_PERCENT && claim->severity == SEVERITY_WARN;
        }
        if (warns != is_promised || shop->opinion.worst == SEVERITY_BLOCK) {
            shop_print(shop);
            fail_msg("%s: %s", is_promised ? "is not told" : "is told", shop->text);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            percent__is_proved_by_code_promotion_article_or_product, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(percent__for_newcomers_is_none_for_who_has_ordered,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            percent__for_newcomers_warns_where_who_has_ordered_is_to_get_it, shop_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
