#include "guard/shop.h"

static void weekday__beside_a_date_is_that_of_the_calendar(void **state)
{
    static const struct shop_case wrong[] = {
        {"It is due on Thursday, 25 November.", "Thursday", VERDICT_CONTRADICTED,
         "2026-11-25"},
        {"Sie kommt am 25.11., einem Freitag.", "Freitag", VERDICT_CONTRADICTED,
         "2026-11-25"},
        {"Llega el jueves 25 de noviembre.", "jueves", VERDICT_CONTRADICTED, "2026-11-25"},
        {"Livraison prévue le 25 novembre, soit vendredi.", "vendredi",
         VERDICT_CONTRADICTED, "2026-11-25"},
        {"Arriva giovedì 25 novembre.", "giovedì", VERDICT_CONTRADICTED, "2026-11-25"},
        {"Chega no dia 25 de novembro, ou seja, quinta-feira.", "quinta-feira",
         VERDICT_CONTRADICTED, "2026-11-25"},
        {"Het komt op vrijdag 25 november.", "vrijdag", VERDICT_CONTRADICTED, "2026-11-25"},
        {"预计11月25日，也就是周五送达。", "周五", VERDICT_CONTRADICTED, "2026-11-25"},
        {"お届け予定は11月25日、つまり金曜日です。", "金曜", VERDICT_CONTRADICTED,
         "2026-11-25"},
        {"お届け予定は11月25日（木）です。", "木", VERDICT_CONTRADICTED, "2026-11-25"},
        {"预计11月25日（五）送达。", "五", VERDICT_CONTRADICTED, "2026-11-25"},
    };
    static const char *const right[] = {
        "It is due on Wednesday, 25 November.",
        "Sie kommt am 25.11., einem Mittwoch.",
        "Llega el miércoles 25 de noviembre.",
        "Livraison prévue le 25 novembre, soit mercredi.",
        "Arriva mercoledì 25 novembre.",
        "Het komt op woensdag 25 november.",
        "预计11月25日，也就是周三送达。",
        "お届け予定は11月25日（水曜日）です。",
        "お届け予定は11月25日(水)です。",
        "预计11月25日（三）送达。",
        "It is due on Wednesday, 25 November, Thursday at the latest.",
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_DATE, wrong, COUNT_OF(wrong));
    for (size_t i = 0; i < COUNT_OF(right); i++) {
        shop_reads(shop, right[i]);
        if (shop->opinion.worst != SEVERITY_MARK) {
            shop_print(shop);
            fail_msg("%s", right[i]);
        }
    }
}

static void date__that_a_length_of_time_leads_to_is_proved(void **state)
{
    static const struct shop_case cases[] = {
        {"K479003 came on 2 October and you have 30 days, so until 1 November.",
         "1 November", VERDICT_PROVED, NULL},
        {"You may pay within 5 days of your order, so by 22 November 2026.",
         "22 November 2026", VERDICT_PROVED, NULL},
        {"O pacote saiu na quinta-feira, dia 19, com os CTT.", "19", VERDICT_PROVED,
         "2026-11-19"},
        {"K479003 came on 2 October and you have 30 days, so until 9 November.",
         "9 November", VERDICT_UNSOURCED, NULL},
    };
    shop_check(*state, CLAIM_DATE, cases, COUNT_OF(cases));
}

static void weekday__of_a_span_is_when_a_shop_works(void **state)
{
    static const char *const right[] = {
        "We ship Monday to Friday.",
        "Wir versenden montags bis freitags, also Montag bis Freitag.",
        "Enviamos de lunes a viernes.",
        "Nous expédions du lundi au vendredi.",
        "Spediamo dal lunedì al venerdì.",
        "Enviamos de segunda a sexta-feira.",
        "Wij verzenden van maandag tot en met vrijdag.",
        "我们周一至周五发货。",
        "月曜日から金曜日に発送いたします。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(right); i++) {
        shop_reads(shop, right[i]);
        if (shop->opinion.worst != SEVERITY_MARK) {
            shop_print(shop);
            fail_msg("%s", right[i]);
        }
    }
    shop_reads(shop, "Nous expédions K479003 lundi.");
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
}

static void date__of_a_refund_is_told_by_many_words(void **state)
{
    static const struct shop_case cases[] = {
        {"Le remboursement de K479003 date du 10/10.", "10/10", VERDICT_PROVED,
         "2026-10-10"},
        {"El abono lleva fecha del 14/10.", "14/10", VERDICT_CONTRADICTED, NULL},
        {"Die Gutschrift für K479003 ging am 12.10. raus.", "12.10.", VERDICT_CONTRADICTED,
         NULL},
        {"The reimbursement for K479003 was made on 10 October.", "10 October",
         VERDICT_PROVED, "2026-10-10"},
        {"O estorno de K479003 foi feito a 12 de outubro.", "12 de outubro",
         VERDICT_CONTRADICTED, NULL},
        {"De terugboeking voor K479003 is van 12 oktober.", "12 oktober",
         VERDICT_CONTRADICTED, NULL},
        {"K479003のお返金は10月12日に払い戻しております。", "10月12日",
         VERDICT_CONTRADICTED, NULL},
        {"Lo storno di K479003 è del 10 ottobre.", "10 ottobre", VERDICT_PROVED,
         "2026-10-10"},
    };
    struct shop *shop = *state;
    shop->messages[0].text = "K479003?";
    shop_check(shop, CLAIM_DATE, cases, COUNT_OF(cases));
}

static void date__with_a_name_is_a_day_of_the_year(void **state)
{
    static const struct shop_case cases[] = {
        {"It is due on Christmas Day.", "Christmas Day", VERDICT_UNSOURCED, NULL},
        {"FALL12 gilt bis Heiligabend.", "Heiligabend", VERDICT_CONTRADICTED, NULL},
        {"FALL12 is geldig tot en met eerste kerstdag.", "eerste kerstdag",
         VERDICT_CONTRADICTED, NULL},
        {"优惠码FALL12有效期至元旦。", "元旦", VERDICT_CONTRADICTED, NULL},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_DATE, cases, COUNT_OF(cases));
    shop_reads(shop, "We wish you a merry Christmas.");
    assert_int_equal(shop->opinion.claim_count, 0);
}

static void date__of_what_the_agent_will_do_is_no_claim(void **state)
{
    static const char *const texts[] = {
        "I'll have another look at it next Wednesday.",
        "Am Mittwoch hake ich noch einmal nach.",
        "El lunes vuelvo a mirarlo sin falta.",
        "Mercredi, je refais le point.",
        "Mercoledì do un'occhiata di nuovo.",
        "Na quarta-feira volto a verificar.",
        "Woensdag kijk ik er weer naar.",
        "下周三我再确认一次。",
        "来週の水曜日に改めてメールをお送りします。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        if (shop->opinion.worst != SEVERITY_MARK) {
            shop_print(shop);
            fail_msg("%s", texts[i]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(weekday__of_a_span_is_when_a_shop_works, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(weekday__beside_a_date_is_that_of_the_calendar,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(date__that_a_length_of_time_leads_to_is_proved,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(date__of_a_refund_is_told_by_many_words, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(date__with_a_name_is_a_day_of_the_year, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(date__of_what_the_agent_will_do_is_no_claim,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
