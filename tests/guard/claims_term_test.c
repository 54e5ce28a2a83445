#include "guard/shop.h"

/* Delivered on Tuesday, 10 November: by the articles it can go back until 10 December. */
static struct shipment delivered[] = {
    {.carrier = "DHL", .shipped_at = {2026, 11, 6}, .delivered_at = {2026, 11, 10}}};
static const struct order order = {.id = "K481205",
                                   .customer = "u1",
                                   .status = ORDER_DELIVERED,
                                   .placed_at = 1793700000,
                                   .read_at = MOMENT_NONE,
                                   .shipments = delivered,
                                   .shipment_count = 1};

static const struct claim *date_of(struct shop *shop, const char *text)
{
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    shop_reads(shop, text);
    for (size_t i = 0; i < shop->opinion.claim_count; i++) {
        if (shop->opinion.claims[i].kind == CLAIM_DATE) {
            return &shop->opinion.claims[i];
        }
    }
    return NULL;
}

static void expect(struct shop *shop, const char *text, enum verdict verdict)
{
    const struct claim *claim = date_of(shop, text);
    if (claim == NULL || claim->verdict != verdict) {
        shop_print(shop);
        fail();
    }
}

static void day__until_which_it_can_go_back_is_held_against_the_delivery(void **state)
{
    struct shop *shop = *state;
    expect(shop, "You can return it until 10 December.", VERDICT_PROVED);
    expect(shop, "You have until 10 December to return it.", VERDICT_PROVED);
    expect(shop, "还能退的，签收后30天内都行，也就是12月10号之前寄出来。", VERDICT_PROVED);
    expect(shop, "You can return it until 31 December.", VERDICT_CONTRADICTED);
    expect(shop, "You can return it until 1 December.", VERDICT_CONTRADICTED);
    expect(shop, "Please send the return by 1 December.", VERDICT_UNSOURCED);
    assert_string_equal(date_of(shop, "You can return it until 31 December.")->right_value,
                        "10 December");
}

static void end_of_a_month__is_a_day_in_every_language(void **state)
{
    static const char *const texts[] = {
        "You can return it until the end of January.",
        "You can return it by the end of next month.",
        "You have until the end of the month to return it.",
        "Sie können es bis Ende Januar zurückgeben.",
        "Sie können es bis zum Monatsende zurückgeben.",
        "Puede devolverlo hasta finales de enero.",
        "Tiene hasta fin de mes para devolverlo.",
        "Vous pouvez le retourner jusqu'à fin janvier.",
        "Vous avez jusqu'à la fin du mois pour le retourner.",
        "Può restituirlo entro fine gennaio.",
        "Ha tempo fino alla fine del mese per restituirlo.",
        "Pode devolvê-lo até ao fim de janeiro.",
        "Tem até ao final do mês para o devolver.",
        "Je kunt het tot eind januari terugsturen.",
        "Je hebt tot het einde van de maand om het terug te sturen.",
        "您可以在1月底之前退货。",
        "您在月底前可以退货。",
        "您可以在下个月底之前退货。",
        "1月末まで返品できます。",
        "来月末まで返品いただけます。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        expect(shop, texts[i], VERDICT_CONTRADICTED);
    }
    expect(shop, "We send it by the end of the week.", VERDICT_UNSOURCED);
    assert_null(date_of(shop, "Thank you, and a good end of the week!"));
}

static void weekday__that_has_been_is_held_against_the_days_of_the_order(void **state)
{
    static const char *const wrong[] = {
        "It was delivered last Friday.",      "Es wurde letzten Freitag zugestellt.",
        "Se entregó el viernes pasado.",      "Il a été livré vendredi dernier.",
        "È stato consegnato venerdì scorso.", "Foi entregue na sexta-feira passada.",
        "Het is afgelopen vrijdag bezorgd.",  "您的包裹上周五已送达。",
        "先週の金曜日に配達されました。",     "You can return it until last Friday.",
        "You can return it until Friday.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        expect(shop, wrong[i], VERDICT_CONTRADICTED);
    }
    expect(shop, "It was delivered last Tuesday.", VERDICT_UNSOURCED); /* two weeks ago */
}

static void last_days__that_the_articles_name_themselves_leave_it_open(void **state)
{
    struct shop *shop = *state;
    struct article articles[COUNT_OF(shop_articles) + 1];
    memcpy(articles, shop_articles, sizeof(shop_articles));
    articles[COUNT_OF(shop_articles)] = (struct article){
        .id = "gifts",
        .title = "Gifts",
        .text = "What was bought in November can be returned until 31 January.",
        .lang = "en"};
    shop->facts.articles = articles;
    shop->facts.article_count = COUNT_OF(articles);
    shop->facts.policy = NULL;
    const struct claim *claim = date_of(shop, "You can return it until 31 January.");
    if (claim != NULL && claim->verdict == VERDICT_CONTRADICTED) {
        shop_print(shop);
        fail();
    }
}

/* The season's article in each language, and replies of which the first is right. */
static void returns__of_a_season_have_its_last_day(void **state)
{
    static const struct {
        const char *article;
        const char *right;
        const char *wrong;
    } cases[] = {
        {"Orders placed between 1 November and 24 December 2026 can be returned until 15 "
         "January 2027.",
         "You have until 15 January to send the 38 back.",
         "You can return it until 31 January."},
        {"Bestellungen vom 1. November bis 24. Dezember 2026 können bis 15. Januar 2027 "
         "zurückgegeben werden.",
         "Du kannst es bis zum 15. Januar 2027 zurückschicken.",
         "Du kannst es bis zum 31. Januar 2027 zurückschicken."},
        {"Los pedidos hechos entre el 1 de noviembre y el 24 de diciembre de 2026 se "
         "pueden devolver hasta el 15 de enero de 2027.",
         "Tienes hasta el 15 de enero para devolverlo.",
         "Tienes hasta el 28 de diciembre para devolverlo."},
        {"Les commandes passées du 1er novembre au 24 décembre 2026 peuvent être "
         "retournées jusqu'au 15 janvier 2027.",
         "Vous avez jusqu'au 15 janvier pour la retourner.",
         "Vous avez jusqu'au 28 décembre pour la retourner."},
        {"Gli ordini fatti dal 1 novembre al 24 dicembre 2026 si possono restituire fino "
         "al 15 gennaio 2027.",
         "Può restituirlo fino al 15 gennaio.", "Può restituirlo fino al 31 gennaio."},
        {"As encomendas feitas entre 1 de novembro e 24 de dezembro de 2026 podem ser "
         "devolvidas até 15 de janeiro de 2027.",
         "Pode devolvê-lo até 15 de janeiro.", "Pode devolvê-lo até 31 de janeiro."},
        {"Bestellingen van 1 november tot en met 24 december 2026 kun je retourneren tot "
         "en met 15 januari 2027.",
         "Je kunt het terugsturen tot en met 15 januari.",
         "Je kunt het terugsturen tot en met 31 januari."},
        {"2026年11月1日至12月24日下的订单可以退货至2027年1月15日。",
         "您可以在1月15日之前退货。", "您可以在1月31日之前退货。"},
        {"2026年11月1日〜12月24日のご注文は2027年1月15日まで返品できます。",
         "1月15日まで返品できます。", "1月31日まで返品できます。"},
    };
    struct shop *shop = *state;
    struct article articles[COUNT_OF(shop_articles) + 1];
    memcpy(articles, shop_articles, sizeof(shop_articles));
    shop->facts.articles = articles;
    shop->facts.article_count = COUNT_OF(articles);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        articles[COUNT_OF(shop_articles)] = (struct article){
            .id = "season", .title = "Returns", .text = cases[i].article, .lang = "en"};
        shop->facts.policy = NULL;
        expect(shop, cases[i].right, VERDICT_PROVED);
        expect(shop, cases[i].wrong, VERDICT_CONTRADICTED);
    }
    expect(shop, "You can return it until 10 December.", VERDICT_UNSOURCED);
}

/* Ordered within the season, and its last day has been. */
static void return__is_over_only_where_the_order_was_delivered(void **state)
{
    struct shop *shop = *state;
    struct article articles[COUNT_OF(shop_articles) + 1];
    struct article *season = &articles[COUNT_OF(shop_articles)];
    struct shipment parcel = delivered[0];
    struct order bought = order;
    memcpy(articles, shop_articles, sizeof(shop_articles));
    *season = (struct article){
        .id = "season",
        .title = "Returns",
        .lang = "en",
        .text =
            "Orders placed between 1 October and 24 December 2026 can be returned until "
            "15 January 2027."};
    shop->facts.policy = policy_of(articles, COUNT_OF(articles), &shop->arena);
    bought.shipments = &parcel;
    for (int status = 0; status < ORDER_STATUS_COUNT; status++) {
        bought.status = (enum order_status)status;
        shop->facts.today = (struct day){2027, 1, 15};
        assert_false(guard_return_is_over(&shop->facts, &bought));
        shop->facts.today = (struct day){2027, 1, 16};
        assert_int_equal(guard_return_is_over(&shop->facts, &bought),
                         status == ORDER_DELIVERED);
    }
    bought.status = ORDER_DELIVERED;
    parcel.delivered_at = (struct day){0, 0, 0};
    assert_false(guard_return_is_over(&shop->facts, &bought));
    bought.shipment_count = 0;
    assert_false(guard_return_is_over(&shop->facts, &bought));
    bought = order;
    shop->facts.policy = policy_of(season, 1, &shop->arena);
    assert_false(guard_return_is_over(&shop->facts, &bought));
}

static const struct claim *claim_over(const struct opinion *opinion)
{
    for (size_t i = 0; i < opinion->claim_count; i++) {
        const struct claim *claim = &opinion->claims[i];
        if (claim->kind == CLAIM_DURATION && claim->verdict == VERDICT_CONTRADICTED &&
            string_equals(claim->source.field, "last day")) {
            return claim;
        }
    }
    return NULL;
}

/* Delivered on 2 October: a return was possible until 1 November, an exchange until the
   11th; today is the 23rd. */
static void time_of_a_return__that_is_over_for_the_order_warns(void **state)
{
    static const char *const offered[] = {
        "You can return it within 30 days. Your order K479003 was delivered on 2 October.",
        "You can return K479003 within 30 days of delivery.",
        "We exchange an item for another size within 40 days of delivery. Your order is "
        "K479003.",
        "Sie können einen Artikel innerhalb von 30 Tagen nach der Zustellung zurücksenden. "
        "Ihre Bestellung K479003 wurde am 2. Oktober zugestellt. Der Artikel muss "
        "unbenutzt sein.",
        "Puedes devolver un artículo en los 30 días siguientes a la entrega. Tu pedido "
        "K479003 se entregó el 2 de octubre. El artículo tiene que estar sin usar.",
        "Vous pouvez retourner un article dans les 30 jours suivant la livraison. Votre "
        "commande K479003 a été livrée le 2 octobre.",
        "Può restituire un articolo entro 30 giorni dalla consegna. Il suo ordine K479003 "
        "è stato consegnato il 2 ottobre.",
        "Pode devolver um artigo nos 30 dias seguintes à entrega. A sua encomenda K479003 "
        "foi entregue a 2 de outubro.",
        "U kunt een artikel binnen 30 dagen na levering retourneren. Uw bestelling K479003 "
        "is op 2 oktober geleverd.",
        "可以的。收货后 30 天内可以退货。您的订单 K479003 "
        "于10月2日送达。商品必须未使用、吊牌完好。",
        "お届けから 30 日以内であれば返品できます。ご注文 K479003 "
        "は10月2日にお届けしております。未使用でお送りください。",
    };
    static const char *const told[] = {
        "You can return an item within 30 days of delivery. Your order K479003 was "
        "delivered on 2 October, so the window has closed.",
        "You can return an item within 30 days of delivery. After 30 days we cannot take "
        "an item back because it does not please or fit. K479003 came on 2 October.",
        "You could return K479003 within 30 days of delivery, so until 1 November.",
        "K479003 was delivered 52 days ago; you can return an item within 30 days of "
        "delivery.",
        "As an exception we take K479003 back, though you can return an item within 30 "
        "days only.",
        "Unfortunately the 30 days for K479003 are over.",
        "You can return an item within 30 days of delivery. That is no longer possible for "
        "K479003.",
        "You can return the parcel K481205 within 30 days of delivery.",
        "Sie können einen Artikel innerhalb von 30 Tagen nach der Zustellung zurücksenden. "
        "Ihre Bestellung K479003 wurde am 2. Oktober zugestellt, die Frist ist abgelaufen.",
        "Leider können wir K479003 nicht mehr zurücknehmen: Sie können einen Artikel "
        "innerhalb von 30 Tagen zurücksenden.",
        "Aus Kulanz nehmen wir K479003 trotzdem zurück, obwohl die Rückgabe 30 Tage nach "
        "Zustellung endet.",
        "Puedes devolver un artículo en los 30 días siguientes a la entrega. Tu pedido "
        "K479003 se entregó el 2 de octubre, así que ya no es posible.",
        "Vous pouvez retourner un article dans les 30 jours suivant la livraison. Votre "
        "commande K479003 a été livrée le 2 octobre, le délai est donc dépassé.",
        "Può restituire un articolo entro 30 giorni dalla consegna. Il suo ordine K479003 "
        "è stato consegnato il 2 ottobre, il termine è scaduto.",
        "Pode devolver um artigo nos 30 dias seguintes à entrega. A encomenda K479003 foi "
        "entregue a 2 de outubro, por isso já não é possível.",
        "U kunt een artikel binnen 30 dagen na levering retourneren. K479003 is op 2 "
        "oktober geleverd, de termijn is verstreken.",
        "收货后 30 天内可以退货。您的订单 K479003 于10月2日送达，已经超过期限，无法退货。",
        "收货后 30 天内可以退货，K479003 已过期。",
        "お届けから 30 日以内であれば返品できます。K479003 "
        "は10月2日にお届けしたため、期限を過ぎております。",
        "お届けから 30 日以内の返品に限ります。K479003 は返品できません。",
        "يمكنك الإرجاع خلال 30 يومًا. تم تسليم الطلب K479003 في 2 أكتوبر، وانتهت المدة.",
        "Until when could K479003 be returned? Within 30 days of delivery.",
        "A faulty tool is a matter of the guarantee of 4 years, not of the 30 days.",
        "Sorry, K479003 is too old: returns are taken within 30 days of delivery.",
        "Sadly you missed the window for K479003: returns are possible within 30 days of "
        "delivery.",
        "K479003 is out of the return window of 30 days.",
        "Your 30 days for K479003 ended on 1 November.",
        "Die 30 Tage für K479003 sind um.",
        "El plazo de 30 días de K479003 terminó el 1 de noviembre.",
        "Le délai de 30 jours pour K479003 s'est terminé le 1er novembre.",
        "K479003 的 30 天退货期已于11月1日结束。",
        "K479003 came with a fault: you can send it back, as within the first 30 days.",
        "K479003 was delivered on 2 October. You can return an item within 30 days, which "
        "has been.",
        "Sie können Artikel innerhalb von 30 Tagen zurückgeben. Bei K479003 ist diese Zeit "
        "vorüber.",
        "Puedes devolver un artículo en los 30 días siguientes a la entrega. Para K479003 "
        "ya es tarde.",
        "Puedes devolver un artículo en 30 días. Para K479003 ya pasaron.",
        "Vous pouvez retourner un article dans les 30 jours. Pour K479003, c'est trop tard.",
        "Può restituire un articolo entro 30 giorni. Per K479003 è troppo tardi.",
        "Pode devolver um artigo em 30 dias. Para K479003 é tarde demais.",
        "U kunt een artikel binnen 30 dagen retourneren. Voor K479003 is het te laat.",
        "收货后 30 天内可以退货。K479003 的时间已经过了。",
        "お届けから 30 日以内であれば返品できます。K479003 はもう終わっています。",
        "Your refund for K479003 came. You can return the new gloves within 30 days of "
        "delivery.",
        "Die Erstattung für K479003 ist da. Die neuen Handschuhe können Sie innerhalb von "
        "30 Tagen zurückgeben.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(offered); i++) {
        shop_reads(shop, offered[i]);
        const struct claim *over = claim_over(&shop->opinion);
        if (over == NULL || over->severity != SEVERITY_WARN || over->right_value != NULL) {
            shop_print(shop);
            fail_msg("is not told: %s", offered[i]);
        }
        assert_string_equal(over->source.id, "K479003");
        assert_memory_equal(over->source.value, "2026-11-", 8);
    }
    for (size_t i = 0; i < COUNT_OF(told); i++) {
        shop_reads(shop, told[i]);
        if (claim_over(&shop->opinion) != NULL) {
            shop_print(shop);
            fail_msg("is told: %s", told[i]);
        }
    }
    shop->messages[0].text = "Can I still return my order K479003?";
    shop_reads(shop, "You can return an item within 30 days of delivery.");
    assert_non_null(claim_over(&shop->opinion));
    shop->facts.today = (struct day){2026, 11, 1};
    shop_reads(shop, "You can return an item within 30 days of delivery.");
    assert_null(claim_over(&shop->opinion));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(time_of_a_return__that_is_over_for_the_order_warns,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(return__is_over_only_where_the_order_was_delivered,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(returns__of_a_season_have_its_last_day, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            day__until_which_it_can_go_back_is_held_against_the_delivery, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(end_of_a_month__is_a_day_in_every_language,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            weekday__that_has_been_is_held_against_the_days_of_the_order, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            last_days__that_the_articles_name_themselves_leave_it_open, shop_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
