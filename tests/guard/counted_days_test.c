#include "guard/shop.h"

/* Days that are counted from today, and what carries a parcel. K479003 was delivered on 2
   October and may be returned for 30 days; K481205 is with DHL and due on 25 November. */

static void days__that_are_left_are_the_limit_less_those_that_passed(void **state)
{
    static const struct shop_case all[] = {
        {"You have 20 days left to return K479003.", "20 days", VERDICT_PROVED, NULL},
        {"You have 24 days left to return K479003.", "24 days", VERDICT_CONTRADICTED, NULL},
        {"Sie haben noch 20 Tage, um K479003 zurückzugeben.", "20 Tage", VERDICT_PROVED,
         NULL},
        {"Le quedan 20 días para devolver K479003.", "20 días", VERDICT_PROVED, NULL},
        {"Il vous reste 20 jours pour retourner K479003.", "20 jours", VERDICT_PROVED,
         NULL},
        {"Restano 20 giorni per restituire K479003.", "20 giorni", VERDICT_PROVED, NULL},
        {"Ainda tem 20 dias para devolver K479003.", "20 dias", VERDICT_PROVED, NULL},
        {"U hebt nog 20 dagen om K479003 te retourneren.", "20 dagen", VERDICT_PROVED,
         NULL},
        {"K479003还有20天可以退货。", "20天", VERDICT_PROVED, NULL},
        {"K479003不用着急，退货期还有20天呢。", "20天", VERDICT_PROVED, NULL},
        {"K479003不用着急，退货期还有五周呢。", "五周", VERDICT_CONTRADICTED, NULL},
    };
    struct shop *shop = *state;
    shop->facts.today = (struct day){2026, 10, 12};
    shop_check(shop, CLAIM_DURATION, all, COUNT_OF(all));
}

static void days__until_a_parcel_is_due_count_from_today(void **state)
{
    static const struct shop_case all[] = {
        {"K481205 arrives in two days.", "two days", VERDICT_PROVED, NULL},
        {"K481205 llega en dos días.", "dos días", VERDICT_PROVED, NULL},
        {"K481205 kommt in zwei Tagen an.", "zwei Tagen", VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_DURATION, all, COUNT_OF(all));
}

static void last_day__is_proved_by_the_rule_that_leads_there(void **state)
{
    static const struct shop_case all[] = {
        {"K479003 can be returned until 1 November.", "1 November", VERDICT_PROVED, NULL},
        {"K479003 can be returned until 3 November.", "3 November", VERDICT_CONTRADICTED,
         NULL},
        {"K479003 können Sie bis zum 1. November zurückgeben.", "1. November",
         VERDICT_PROVED, NULL},
        {"K479003 können Sie bis zum 4. November zurückgeben.", "4. November",
         VERDICT_CONTRADICTED, NULL},
        {"Puede devolver K479003 hasta el 1 de noviembre.", "1 de noviembre",
         VERDICT_PROVED, NULL},
        {"Vous pouvez retourner K479003 jusqu'au 1er novembre.", "1er novembre",
         VERDICT_PROVED, NULL},
        {"Può restituire K479003 fino al 1 novembre.", "1 novembre", VERDICT_PROVED, NULL},
        {"Pode devolver K479003 até 1 de novembro.", "1 de novembro", VERDICT_PROVED, NULL},
        {"U kunt K479003 terugsturen tot en met 1 november.", "1 november", VERDICT_PROVED,
         NULL},
        {"K479003请在11月1日之前退货。", "11月1日", VERDICT_PROVED, NULL},
        {"K479003のご返品は11月1日まで承ります。", "11月1日", VERDICT_PROVED, NULL},
    };
    struct shop *shop = *state;
    shop->facts.today = (struct day){2026, 10, 12};
    shop_check(shop, CLAIM_DATE, all, COUNT_OF(all));
}

static void time__that_runs_already_is_counted_and_no_rule(void **state)
{
    static const struct shop_case all[] = {
        {"K479003 was delivered ten days ago.", "ten days", VERDICT_PROVED, NULL},
        {"You have had K479003 for ten days.", "ten days", VERDICT_PROVED, NULL},
        {"K479003 è da Lei da dieci giorni.", "dieci giorni", VERDICT_PROVED, NULL},
        {"K479003 is nine days late.", "nine days", VERDICT_PROVED, NULL},
        {"K479003 is ten days late.", "ten days", VERDICT_UNSOURCED, NULL},
        {"Seit der Lieferung von K479003 sind zehn Tage vergangen.", "zehn Tage",
         VERDICT_PROVED, NULL},
        {"Já passaram dez dias desde a entrega de K479003.", "dez dias", VERDICT_PROVED,
         NULL},
        {"K479003 kunt u nog bijna drie weken terugsturen.", "drie weken", VERDICT_PROVED,
         NULL},
        {"You still have about three weeks to return K479003.", "three weeks",
         VERDICT_PROVED, NULL},
        {"You still have five weeks to return K479003.", "five weeks", VERDICT_CONTRADICTED,
         NULL},
    };
    struct shop *shop = *state;
    shop->facts.today = (struct day){2026, 10, 12};
    shop_check(shop, CLAIM_DURATION, all, COUNT_OF(all));
}

static void order__of_a_day_was_placed_on_it(void **state)
{
    static const struct shop_case all[] = {
        {"Your order K481205 of 17 November has not been delivered.", "17 November",
         VERDICT_PROVED, NULL},
        {"Your order K481205 of 14 November has not been delivered.", "14 November",
         VERDICT_CONTRADICTED, NULL},
        {"Ihre Bestellung K481205 vom 17.11. ist noch nicht zugestellt.", "17.11.",
         VERDICT_PROVED, NULL},
        {"Su pedido K481205 del 17 de noviembre todavía no se ha entregado.",
         "17 de noviembre", VERDICT_PROVED, NULL},
        {"Votre commande K481205 du 17 novembre n'est pas encore livrée.", "17 novembre",
         VERDICT_PROVED, NULL},
        {"您11月17日的订单尚未送达。", "11月17日", VERDICT_PROVED, NULL},
        {"11月17日のご注文はまだ配達されておりません。", "11月17日", VERDICT_PROVED, NULL},
    };
    shop_check(*state, CLAIM_DATE, all, COUNT_OF(all));
}

static void weekdays__of_the_shops_hours_are_no_days_to_come(void **state)
{
    static const char *const all[] = {
        "We are here from Monday to Friday.",
        "Wir sind von Montag bis Freitag für Sie da.",
        "Atendemos de lunes a viernes.",
        "Nous sommes là du lundi au vendredi.",
        "Siamo qui dal lunedì al venerdì.",
        "Estamos cá de segunda a sexta.",
        "Wij zijn er van maandag tot vrijdag.",
        "Tostiamo ogni martedì e spediamo il giorno dopo.",
    };
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        shop_reads(*state, all[i]);
        const struct opinion *opinion = &((struct shop *)*state)->opinion;
        for (size_t k = 0; k < opinion->claim_count; k++) {
            if (opinion->claims[k].kind == CLAIM_DATE) {
                fail_msg("a date is claimed: %s", all[i]);
            }
        }
    }
}

static void date__behind_a_day_of_its_own_is_of_the_second_event(void **state)
{
    static const struct shop_case all[] = {
        {"As plantas saíram na quinta e chegam a 25 de novembro.", "25 de novembro",
         VERDICT_PROVED, NULL},
        {"Salieron el jueves 19 y llegan el 25 de noviembre.", "25 de noviembre",
         VERDICT_PROVED, NULL},
        {"Sono partiti giovedì e arrivano il 25 novembre.", "25 novembre", VERDICT_PROVED,
         NULL},
        {"Ils sont partis jeudi et arrivent le 25 novembre.", "25 novembre", VERDICT_PROVED,
         NULL},
    };
    shop_check(*state, CLAIM_DATE, all, COUNT_OF(all));
}

static void time_of_day__is_no_length_of_time(void **state)
{
    static const char *const all[] = {
        "Nous sommes là jusqu'à 17 h.",
        "Estamos cá das 9h às 17h.",
    };
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        shop_reads(*state, all[i]);
        const struct opinion *opinion = &((struct shop *)*state)->opinion;
        for (size_t k = 0; k < opinion->claim_count; k++) {
            if (opinion->claims[k].kind == CLAIM_DURATION) {
                fail_msg("a length is claimed: %s", all[i]);
            }
        }
    }
}

/* An order leaves within two working days here. */
static void dispatch__on_a_day_within_the_rule_is_a_mark(void **state)
{
    static const struct article handling = {
        .id = "handling",
        .title = "Dispatch",
        .text = "We dispatch orders within two working days.",
        .lang = "en"};
    struct shop *shop = *state;
    struct order order = shop_orders[0];
    order.status = ORDER_PROCESSING;
    order.shipment_count = 0;
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    shop->facts.articles = &handling;
    shop->facts.article_count = 1;
    shop->facts.policy = policy_of(&handling, 1, &shop->arena);
    shop_reads(shop, "We will dispatch your order K481205 on Wednesday.");
    assert_true(shop->opinion.worst < SEVERITY_BLOCK);
    shop_reads(shop, "We will dispatch your order K481205 on Friday.");
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
}

/* Goods leave Monday to Wednesday here, as an article of each language tells it. */
static void dispatch__on_a_weekday_of_the_articles_is_a_mark(void **state)
{
    static const char *const texts[] = {
        "Live plants are only dispatched from Monday to Wednesday.",
        "Lebende Pflanzen gehen nur montags bis mittwochs raus.",
        "Las plantas vivas solo se envían de lunes a miércoles.",
        "Les plantes partent du lundi au mercredi seulement.",
        "We ship plants on Mondays, Tuesdays and Wednesdays only.",
        "活体植物只在周一到周三发货。",
        "植物の発送は月曜日から水曜日までです。",
        "As plantas são enviadas de segunda a quarta-feira.",
        "Le piante vengono spedite dal lunedì al mercoledì.",
        "Planten worden alleen van maandag tot woensdag verzonden."};
    struct shop *shop = *state;
    struct order order = shop_orders[0];
    order.status = ORDER_PROCESSING;
    order.shipment_count = 0;
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct article sending = {.id = "sending", .title = "Plants", .text = texts[i]};
        shop->facts.articles = &sending;
        shop->facts.article_count = 1;
        shop->facts.policy = policy_of(&sending, 1, &shop->arena);
        shop_reads(shop, "We will dispatch your order K481205 on Tuesday 24 November.");
        if (shop->opinion.worst >= SEVERITY_BLOCK) {
            fail_msg("a day of the article blocks: %s", texts[i]);
        }
        shop_reads(shop, "We will dispatch your order K481205 on Friday 27 November.");
        if (shop->opinion.worst < SEVERITY_BLOCK) {
            fail_msg("a day that the article does not name passes: %s", texts[i]);
        }
    }
}

static void weekday__with_a_number_is_the_date_that_fits(void **state)
{
    static const struct shop_case all[] = {
        {"K479003 was delivered on Friday the 2nd.", "2nd", VERDICT_PROVED, NULL},
        {"K479003 wurde am Freitag, den 2. zugestellt.", "2", VERDICT_PROVED, NULL},
        {"K479003 a été livré vendredi 2 par DHL.", "2", VERDICT_PROVED, NULL},
        {"K479003 è stato consegnato venerdì 2 da DHL.", "2", VERDICT_PROVED, NULL},
        {"K479003 is vrijdag 2 bezorgd.", "2", VERDICT_PROVED, NULL},
        {"K479003 se entregó el viernes 9 de mañana.", "9", VERDICT_CONTRADICTED, NULL},
    };
    struct shop *shop = *state;
    shop->facts.today = (struct day){2026, 10, 20};
    shop_check(shop, CLAIM_DATE, all, COUNT_OF(all));
}

static void carrier__of_no_parcel_contradicts_where_the_order_is(void **state)
{
    static const struct shop_case all[] = {
        {"Your parcel K481205 is with UPS.", "UPS", VERDICT_CONTRADICTED, NULL},
        {"Ihr Paket K481205 ist bei Hermes.", "Hermes", VERDICT_CONTRADICTED, NULL},
        {"El paquete K481205 está con Correos.", "Correos", VERDICT_CONTRADICTED, NULL},
        {"Le colis K481205 est chez Chronopost.", "Chronopost", VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_TRACKING, all, COUNT_OF(all));
    shop_reads(*state, "Your parcel K481205 is with DHL.");
    assert_int_equal(((struct shop *)*state)->opinion.worst, SEVERITY_MARK);
}

static void carrier__that_is_said_to_carry_it_is_one_of_the_parcels(void **state)
{
    static const struct shop_case all[] = {
        {"UPS is bringing it to you.", "UPS", VERDICT_UNSOURCED, NULL},
        {"Hermes befördert die Ware.", "Hermes", VERDICT_UNSOURCED, NULL},
        {"SEUR lo lleva.", "SEUR", VERDICT_UNSOURCED, NULL},
        {"Chronopost l'achemine.", "Chronopost", VERDICT_UNSOURCED, NULL},
        {"Lo trasporta BRT.", "BRT", VERDICT_UNSOURCED, NULL},
        {"A CTT transporta o volume.", "CTT", VERDICT_UNSOURCED, NULL},
        {"PostNL vervoert het.", "PostNL", VERDICT_UNSOURCED, NULL},
        {"由顺丰承运。", "顺丰", VERDICT_UNSOURCED, NULL},
        {"お荷物は佐川急便がお運びしています。", "佐川急便", VERDICT_UNSOURCED, NULL},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_TRACKING, all, COUNT_OF(all));
    shop_reads(shop, "お荷物はDHLがお運びしています。");
    assert_null(shop_claim(shop, CLAIM_TRACKING, "DHL"));
}

static void code__that_still_runs_has_not_expired(void **state)
{
    static const struct shop_case all[] = {
        {"FALL12 expired yesterday.", "FALL12", VERDICT_CONTRADICTED, NULL},
        {"FALL12 has not expired.", "FALL12", VERDICT_PROVED, NULL},
        {"SPRING20 has expired.", "SPRING20", VERDICT_PROVED, NULL},
        {"FALL12 ist abgelaufen.", "FALL12", VERDICT_CONTRADICTED, NULL},
        {"FALL12 ha caducado.", "FALL12", VERDICT_CONTRADICTED, NULL},
        {"FALL12 a expiré.", "FALL12", VERDICT_CONTRADICTED, NULL},
        {"FALL12 è scaduto.", "FALL12", VERDICT_CONTRADICTED, NULL},
        {"FALL12已过期。", "FALL12", VERDICT_CONTRADICTED, NULL},
    };
    shop_check(*state, CLAIM_CODE, all, COUNT_OF(all));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            carrier__that_is_said_to_carry_it_is_one_of_the_parcels, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(code__that_still_runs_has_not_expired, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            days__that_are_left_are_the_limit_less_those_that_passed, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(last_day__is_proved_by_the_rule_that_leads_there,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(time__that_runs_already_is_counted_and_no_rule,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(order__of_a_day_was_placed_on_it, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(weekdays__of_the_shops_hours_are_no_days_to_come,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            date__behind_a_day_of_its_own_is_of_the_second_event, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(time_of_day__is_no_length_of_time, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(dispatch__on_a_day_within_the_rule_is_a_mark,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(dispatch__on_a_weekday_of_the_articles_is_a_mark,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(weekday__with_a_number_is_the_date_that_fits,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(days__until_a_parcel_is_due_count_from_today,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            carrier__of_no_parcel_contradicts_where_the_order_is, shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
