#include "guard/shop.h"

#include "guard/policy.h"

/* Linden & Larch sends nothing by express, and takes no instalments. */
static const struct article services_articles[] = {
    {.id = "shipping",
     .title = "Shipping",
     .text = "Delivery takes 3 to 5 working days. We do not offer express delivery.",
     .lang = "en"},
    {.id = "payment",
     .title = "Payment",
     .text = "You can pay by card or PayPal; we do not offer instalments.",
     .lang = "en"},
    {.id = "returns",
     .title = "Returns",
     .text = "You can return an item within 30 days of delivery. Engraved tools cannot be "
             "returned.",
     .lang = "en"}};

static int services_open(void **state)
{
    shop_open(state);
    struct shop *shop = *state;
    shop->facts.articles = services_articles;
    shop->facts.article_count = COUNT_OF(services_articles);
    shop->facts.policy =
        policy_of(services_articles, COUNT_OF(services_articles), &shop->arena);
    return 0;
}

static void services__that_the_articles_deny_are_contradicted(void **state)
{
    static const struct shop_case cases[] = {
        {"You can also pay in monthly instalments.", "instalments",
         VERDICT_CONTRADICTED, "do not offer instalments"},
        {"Sie können bei uns auch per Ratenzahlung bestellen.", "Ratenzahlung",
         VERDICT_CONTRADICTED, "instalments"},
        {"También puedes pagar en tres plazos.", "en tres plazos", VERDICT_CONTRADICTED,
         "instalments"},
        {"Vous pouvez aussi régler en quatre fois.", "en quatre fois", VERDICT_CONTRADICTED,
         "instalments"},
        {"Può pagare anche a rate.", "a rate", VERDICT_CONTRADICTED, "instalments"},
        {"Também pode pagar em prestações.", "prestações", VERDICT_CONTRADICTED,
         "instalments"},
        {"Je kunt ook gespreid betalen.", "gespreid betalen", VERDICT_CONTRADICTED,
         "instalments"},
        {"您也可以分期付款。", "分期付款", VERDICT_CONTRADICTED, "instalments"},
        {"分割払いもご利用いただけます。", "分割払い", VERDICT_CONTRADICTED, "instalments"},
        {"We also offer express delivery.", "express", VERDICT_CONTRADICTED,
         "do not offer express"},
        {"Wir können Ihnen auch eine Expresslieferung anbieten.", "Expresslieferung",
         VERDICT_CONTRADICTED, "express"},
        {"También ofrecemos envío exprés.", "exprés", VERDICT_CONTRADICTED, "express"},
        {"Nous proposons aussi la livraison express.", "express", VERDICT_CONTRADICTED,
         "express"},
        {"Offriamo anche la spedizione espressa.", "espressa", VERDICT_CONTRADICTED,
         "express"},
        {"Também oferecemos entrega no dia seguinte.", "entrega no dia seguinte",
         VERDICT_CONTRADICTED, "express"},
        {"We bieden ook spoedlevering aan.", "spoedlevering", VERDICT_CONTRADICTED,
         "express"},
        {"我们也提供次日送达服务。", "次日送达", VERDICT_CONTRADICTED, "express"},
        {"翌日着の速達便もご用意しております。", "翌日着", VERDICT_CONTRADICTED, "express"},
    };
    shop_check(*state, CLAIM_PROMISE, cases, COUNT_OF(cases));
}

static void services__that_are_denied_or_not_meant_are_no_claim(void **state)
{
    static const char *const texts[] = {
        "We do not offer express delivery.",
        "Unfortunately there is no express delivery.",
        "Do you need express delivery?",
        "If you wish express delivery, please ask another shop.",
        "I would like to express my thanks for the wait; your parcel can still come.",
        "The driver can try your delivery again the next day.",
        "Leider bieten wir keine Ratenzahlung an.",
        "Votre commande peut être envoyée en deux fois.",
        "Wir können Ihnen raten, das Paket anzunehmen.",
        "我们可以加急处理您的包裹。",
        "分割払いには対応しておりません。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            if (shop->opinion.claims[k].severity != SEVERITY_MARK) {
                shop_print(shop);
                fail_msg("%s", texts[i]);
            }
        }
    }
}

static void services__that_the_articles_tell_are_no_matter(void **state)
{
    static const struct article articles[] = {
        {.id = "s",
         .text = "We offer express delivery for 9.90 EUR. To islands there is no express.",
         .lang = "en"}};
    struct shop *shop = *state;
    shop->facts.articles = articles;
    shop->facts.article_count = 1;
    shop->facts.policy = policy_of(articles, 1, &shop->arena);
    shop_reads(shop, "We also offer express delivery.");
    assert_null(shop_claim(shop, CLAIM_PROMISE, "express"));
}

static void services__even_for_what_was_made_for_one_are_marked_with_the_even(void **state)
{
    static const struct {
        const char *text;
        const char *words;
    } cases[] = {
        {"Keine Sorge: selbst graviert, wir nehmen sie zurück.", "selbst graviert"},
        {"Pas de souci : même gravées, nous les reprenons.", "même gravées"},
        {"No se preocupe: incluso grabadas, las aceptamos de vuelta.", "incluso grabadas"},
    };
    struct shop *shop = *state;
    shop->messages[0].text = "May I return the engraved ones?";
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        shop_reads(shop, cases[i].text);
        size_t start = (size_t)(strstr(cases[i].text, cases[i].words) - cases[i].text);
        bool is_marked = false;
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            is_marked |= shop->opinion.claims[k].start <= start &&
                         shop->opinion.claims[k].end > start;
        }
        if (!is_marked) {
            shop_print(shop);
            fail_msg("%s", cases[i].text);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(services__that_the_articles_deny_are_contradicted,
                                        services_open, shop_close),
        cmocka_unit_test_setup_teardown(services__that_are_denied_or_not_meant_are_no_claim,
                                        services_open, shop_close),
        cmocka_unit_test_setup_teardown(services__that_the_articles_tell_are_no_matter,
                                        services_open, shop_close),
        cmocka_unit_test_setup_teardown(
            services__even_for_what_was_made_for_one_are_marked_with_the_even,
            services_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
