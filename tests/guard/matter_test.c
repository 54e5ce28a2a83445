#include "guard/shop.h"

/*
 * A fact proves what it is a fact of, and nothing else: the day on which a code ends is no
 * day of dispatch, and the days of the return window are none of a refund.
 */
struct pair {
    const char *text;
    const char *words; /* must not be proved */
    enum claim_kind kind;
};

// clang-format off
static const struct pair promotion_dates[] = {
    {"We will send it on 30 November.", "30 November", CLAIM_DATE},
    {"Your parcel will leave our warehouse on 30 November.", "30 November", CLAIM_DATE},
    {"You can return it until 30 November.", "30 November", CLAIM_DATE},
    {"Your refund comes by 30 November.", "30 November", CLAIM_DATE},
    {"FALL12 is our code. We will send your parcel on 30 November.", "30 November", CLAIM_DATE},
    {"我们将在11月30日发货。", "11月30日", CLAIM_DATE},
    {"您可以在11月30日前退货。", "11月30日", CLAIM_DATE},
    {"退款将于11月30日到账。", "11月30日", CLAIM_DATE},
    {"Lo enviaremos el 30 de noviembre.", "30 de noviembre", CLAIM_DATE},
    {"Puedes devolverlo hasta el 30 de noviembre.", "30 de noviembre", CLAIM_DATE},
    {"Wir schicken es am 30. November los.", "30. November", CLAIM_DATE},
    {"Sie können es bis zum 30. November zurücksenden.", "30. November", CLAIM_DATE},
    {"Nous l'enverrons le 30 novembre.", "30 novembre", CLAIM_DATE},
    {"Vous pouvez le retourner jusqu'au 30 novembre.", "30 novembre", CLAIM_DATE},
    {"11月30日にお送りします。", "11月30日", CLAIM_DATE},
    {"返品は11月30日まで承ります。", "11月30日", CLAIM_DATE},
};
static const struct pair order_dates[] = {
    {"We will send it on 25 November.", "25 November", CLAIM_DATE},
    {"Your parcel leaves our warehouse on 25 November.", "25 November", CLAIM_DATE},
    {"We will send you a replacement on 25 November.", "25 November", CLAIM_DATE},
    {"It will arrive on 17 November.", "17 November", CLAIM_DATE},
    {"Your refund arrives on 25 November.", "25 November", CLAIM_DATE},
    {"退款将于11月25日到账。", "11月25日", CLAIM_DATE},
    {"El reembolso llega el 25 de noviembre.", "25 de noviembre", CLAIM_DATE},
    {"Die Erstattung kommt am 25. November.", "25. November", CLAIM_DATE},
    {"Le remboursement arrive le 25 novembre.", "25 novembre", CLAIM_DATE},
    {"The money will be in your account on 25 November.", "25 November", CLAIM_DATE},
    {"An exchange is possible until 25 November.", "25 November", CLAIM_DATE},
    {"You can return it until 25 November.", "25 November", CLAIM_DATE},
    {"Order K479003 will arrive on 25 November.", "25 November", CLAIM_DATE},
    {"我们将在11月25日发货。", "11月25日", CLAIM_DATE},
    {"我们会在11月25日寄出。", "11月25日", CLAIM_DATE},
    {"Lo enviaremos el 25 de noviembre.", "25 de noviembre", CLAIM_DATE},
    {"Saldrá de nuestro almacén el 25 de noviembre.", "25 de noviembre", CLAIM_DATE},
    {"Wir verschicken es am 25. November.", "25. November", CLAIM_DATE},
    {"Ihr Paket verlässt unser Lager am 25. November.", "25. November", CLAIM_DATE},
    {"Nous l'enverrons le 25 novembre.", "25 novembre", CLAIM_DATE},
    {"Votre colis quittera notre entrepôt le 25 novembre.", "25 novembre", CLAIM_DATE},
    {"11月25日に発送いたします。", "11月25日", CLAIM_DATE},
    {"11月25日にご返金いたします。", "11月25日", CLAIM_DATE},
};
static const struct pair message_dates[] = {
    {"Your refund was made on 20 November.", "20 November", CLAIM_DATE},
    {"We will send it on 20 November.", "20 November", CLAIM_DATE},
    {"We handed it over on 20 November.", "20 November", CLAIM_DATE},
    {"The courier came to your door on 20 November.", "20 November", CLAIM_DATE},
    {"退款已于11月20日办理。", "11月20日", CLAIM_DATE},
    {"El reembolso se hizo el 20 de noviembre.", "20 de noviembre", CLAIM_DATE},
    {"Die Erstattung erfolgte am 20. November.", "20. November", CLAIM_DATE},
    {"Le remboursement a été fait le 20 novembre.", "20 novembre", CLAIM_DATE},
    {"ご返金は11月20日に行いました。", "11月20日", CLAIM_DATE},
};
static const struct pair rules[] = {
    {"We dispatch it within 30 days.", "30 days", CLAIM_DURATION},
    {"We ship within 6 working days.", "6 working days", CLAIM_DURATION},
    {"Your parcel leaves our warehouse within 8 days.", "8 days", CLAIM_DURATION},
    {"Delivery takes 6 working days.", "6 working days", CLAIM_DURATION},
    {"You get the refund within 30 days.", "30 days", CLAIM_DURATION},
    {"You can return an item. We dispatch orders within 30 days.", "30 days", CLAIM_DURATION},
    {"我们在30天内发货。", "30天", CLAIM_DURATION},
    {"退款需要30天。", "30天", CLAIM_DURATION},
    {"Enviamos los pedidos en 30 días.", "30 días", CLAIM_DURATION},
    {"El reembolso tarda 30 días.", "30 días", CLAIM_DURATION},
    {"Wir versenden innerhalb von 30 Tagen.", "30 Tagen", CLAIM_DURATION},
    {"Die Erstattung dauert 30 Tage.", "30 Tage", CLAIM_DURATION},
    {"Nous expédions sous 30 jours.", "30 jours", CLAIM_DURATION},
    {"Le remboursement prend 30 jours.", "30 jours", CLAIM_DURATION},
    {"30日以内に発送いたします。", "30日以内", CLAIM_DURATION},
    {"返金には30日かかります。", "30日かかり", CLAIM_DURATION},
    {"We refund you 5.20 EUR.", "5.20 EUR", CLAIM_AMOUNT},
    {"We refund you 13.50 EUR.", "13.50 EUR", CLAIM_AMOUNT},
    {"您将获得5.20欧元的退款。", "5.20欧元", CLAIM_AMOUNT},
    {"Te devolvemos 5,20 €.", "5,20 €", CLAIM_AMOUNT},
    {"Wir erstatten Ihnen 5,20 €.", "5,20 €", CLAIM_AMOUNT},
    {"Nous vous remboursons 5,20 €.", "5,20 €", CLAIM_AMOUNT},
    {"5.20ユーロを返金いたします。", "5.20ユーロ", CLAIM_AMOUNT},
};
// clang-format on

static void check(struct shop *shop, const struct pair *pairs, size_t count)
{
    size_t proved = 0;
    for (size_t i = 0; i < count; i++) {
        shop_reads(shop, pairs[i].text);
        const struct claim *claim = shop_claim(shop, pairs[i].kind, pairs[i].words);
        if (claim == NULL || claim->verdict == VERDICT_PROVED) {
            shop_print(shop);
            proved++;
        }
    }
    assert_int_equal(proved, 0);
}

static void end_of_a_promotion__proves_nothing_but_of_promotions(void **state)
{
    check(*state, promotion_dates, COUNT_OF(promotion_dates));
}

static void end_of_a_promotion__is_proved_where_one_is_spoken_of(void **state)
{
    static const struct shop_case cases[] = {
        {"FALL12 is valid. It runs until 30 November.", "30 November", VERDICT_PROVED,
         "2026-11-30"},
        {"Our autumn offer ends on 30 November.", "30 November", VERDICT_PROVED,
         "2026-11-30"},
        {"La oferta vale hasta el 30 de noviembre.", "30 de noviembre", VERDICT_PROVED,
         "2026-11-30"},
        {"Das Angebot gilt bis zum 30. November.", "30. November", VERDICT_PROVED,
         "2026-11-30"},
        {"L'offre est valable jusqu'au 30 novembre.", "30 novembre", VERDICT_PROVED,
         "2026-11-30"},
        {"优惠码有效期至11月30日。", "11月30日", VERDICT_PROVED, "2026-11-30"},
        {"クーポンの有効期限は11月30日です。", "11月30日", VERDICT_PROVED, "2026-11-30"},
    };
    shop_check(*state, CLAIM_DATE, cases, COUNT_OF(cases));
}

static void day_of_a_message__is_proved_where_one_is_spoken_of(void **state)
{
    static const struct shop_case cases[] = {
        {"You wrote to us on 20 November about your refund.", "20 November", VERDICT_PROVED,
         NULL},
        {"Gracias por tu mensaje del 20 de noviembre.", "20 de noviembre", VERDICT_PROVED,
         NULL},
        {"Vielen Dank für Ihre Nachricht vom 20. November.", "20. November", VERDICT_PROVED,
         NULL},
        {"Merci de votre message du 20 novembre.", "20 novembre", VERDICT_PROVED, NULL},
        {"感谢您11月20日的来信。", "11月20日", VERDICT_PROVED, NULL},
        {"11月20日のお問い合わせありがとうございます。", "11月20日", VERDICT_PROVED, NULL},
    };
    struct shop *shop = *state;
    shop->messages[0].at = 1795161600; /* 20 November 2026 */
    shop_check(shop, CLAIM_DATE, cases, COUNT_OF(cases));
}

static void day_the_shop_told__proves_the_same_matter_alone(void **state)
{
    struct shop *shop = *state;
    shop->messages[1] = (struct message){.id = "m2",
                                         .from = FROM_AGENT,
                                         .at = MOMENT_NONE,
                                         .text = "The refund comes by 9 December."};
    shop->ticket.message_count = 2;
    shop_reads(shop, "As I wrote, the refund comes by 9 December.");
    assert_int_equal(shop_claim(shop, CLAIM_DATE, "9 December")->verdict, VERDICT_PROVED);
    shop_reads(shop, "We will send it on 9 December.");
    assert_int_equal(shop_claim(shop, CLAIM_DATE, "9 December")->verdict,
                     VERDICT_UNSOURCED);
}

static void day_of_an_order__proves_its_own_event_alone(void **state)
{
    check(*state, order_dates, COUNT_OF(order_dates));
}

static void day_of_a_message__proves_no_deed(void **state)
{
    struct shop *shop = *state;
    shop->messages[0].at = 1795161600; /* 20 November 2026 */
    check(shop, message_dates, COUNT_OF(message_dates));
}

static void rule__proves_its_own_matter_alone(void **state)
{
    check(*state, rules, COUNT_OF(rules));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            end_of_a_promotion__is_proved_where_one_is_spoken_of, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(day_of_a_message__is_proved_where_one_is_spoken_of,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(day_the_shop_told__proves_the_same_matter_alone,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            end_of_a_promotion__proves_nothing_but_of_promotions, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(day_of_an_order__proves_its_own_event_alone,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(day_of_a_message__proves_no_deed, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(rule__proves_its_own_matter_alone, shop_open,
                                        shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
