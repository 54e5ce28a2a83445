#include "guard/shop.h"

/* Ana's parcel K481205 is due on Wednesday, 25 November 2026; today is Monday, the 23rd. */

static void each_is(struct shop *shop, const char *const *texts, size_t count,
                    enum verdict verdict)
{
    for (size_t i = 0; i < count; i++) {
        bool is_told = false;
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            const struct claim *claim = &shop->opinion.claims[k];
            is_told |= claim->kind == CLAIM_DATE && claim->verdict == verdict;
        }
        if (!is_told) {
            shop_print(shop);
            fail_msg("%s", texts[i]);
        }
    }
}

static void tomorrow__before_the_day_that_is_due_is_wrong(void **state)
{
    static const char *const wrong[] = {
        "Your parcel arrives tomorrow.",
        "Ihr Paket kommt morgen an.",
        "Su paquete llega mañana.",
        "Votre colis arrive demain.",
        "Il Suo pacco arriva domani.",
        "A sua encomenda chega amanhã.",
        "Uw pakket komt morgen aan.",
        "您的包裹明天到。",
        "您的包裹明天就到",
        "您的包裹明天上午能到。",
        "您的包裹明天送达。",
        "K481205明天到货。",
        "お荷物は明日届きます。",
        "お荷物は明日着きます。",
    };
    static const char *const right[] = {
        "您的包裹后天到。",
        "您的包裹后天送达。",
        "お荷物は明後日に着きます。",
        "Your parcel arrives the day after tomorrow.",
    };
    each_is(*state, wrong, COUNT_OF(wrong), VERDICT_CONTRADICTED);
    each_is(*state, right, COUNT_OF(right), VERDICT_PROVED);
}

static void weekday__to_come_is_the_next_of_its_name(void **state)
{
    static const char *const wrong[] = {
        "Your parcel arrives on Tuesday.", "Ihr Paket kommt am Dienstag an.",
        "Su paquete llega el martes.",     "Votre colis arrive mardi.",
        "Il Suo pacco arriva martedì.",    "A sua encomenda chega na terça-feira.",
        "Uw pakket komt dinsdag aan.",     "您的包裹周二到。",
        "お荷物は火曜日に届きます。",
    };
    static const char *const right[] = {
        "Your parcel arrives on Wednesday.", "Ihr Paket kommt am Mittwoch an.",
        "Su paquete llega el miércoles.",    "Votre colis arrive mercredi.",
        "Il Suo pacco arriva mercoledì.",    "A sua encomenda chega na quarta-feira.",
        "Uw pakket komt woensdag aan.",      "您的包裹周三到。",
        "お荷物は水曜日に届きます。",
    };
    each_is(*state, wrong, COUNT_OF(wrong), VERDICT_CONTRADICTED);
    each_is(*state, right, COUNT_OF(right), VERDICT_PROVED);
}

static void weekday__that_may_be_another_is_not_held_against_the_record(void **state)
{
    static const char *const texts[] = {
        "Your parcel arrives next Tuesday.",
        "Your parcel should have arrived on Tuesday.",
        "It was due to arrive on Friday.",
        "Ihr Paket sollte am Dienstag ankommen.",
        "Op dinsdag wordt uw pakket niet bezorgd.",
        "Your parcel arrives on Tuesday or Wednesday.",
        "Your parcel arrives on Friday.",
        "您的包裹下周二到。",
        "明天到店自取。",
        "Si no llega el martes, escríbanos.",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

/* Wednesday is the day: another warns, and does not block, since Arabic is read in part. */
static void day__in_arabic_words_is_held_against_the_order(void **state)
{
    static const char *const wrong[] = {
        "سيصل طلبك غداً.",
        "سيصل طلبك K481205 غداً.",
        "سيصل طلبك بعد غد الجمعة.",
        "قد يصل طلبك غداً.",
    };
    static const struct shop_case days[] = {
        {"سيصل طلبك يوم الأربعاء.", "الأربعاء", VERDICT_PROVED, "2026-11-25"},
        {"من المتوقع أن يصل طلبك بعد غد.", "بعد غد", VERDICT_PROVED, "2026-11-25"},
        {"تم شحن طلبك يوم الخميس الماضي.", "الخميس", VERDICT_PROVED, "2026-11-19"},
        {"سيصل طلبك يوم الأحد القادم.", "الأحد", VERDICT_UNSOURCED, NULL},
        {"سيصل طلبك غداً.", "غداً", VERDICT_CONTRADICTED, "2026-11-25"},
    };
    static const char *const right[] = {
        "سيصل طلبك يوم الأربعاء.",
        "سيصل طلبك يوم الأربعاء القادم، 25 نوفمبر.",
        "من المتوقع أن يصل طلبك بعد غد.",
        "تم شحن طلبك يوم الخميس الماضي.",
        "سنرد عليك غداً.",
        "سأكتب لك يوم الأحد.",
        "سأتواصل معك غداً بخصوص طلبك.",
        "نحن متاحون من الأحد إلى الخميس.",
        "يعمل فريقنا من الاثنين إلى الجمعة.",
        "أسعار الغد أفضل.",
        "إذا لم يصل طلبك غداً، راسلنا.",
        "هل يناسبك يوم الأحد؟",
        "كما ذكرت، لم تكن في المنزل يوم الأحد.",
        "لا يمكن لأحد معرفة ذلك.",
        "إذا لم يصل الطلب حتى يوم السبت، فاكتب لنا.",
        "شكراً لرسالتك يوم الأحد.",
        "مكتبنا مغلق يوم الأحد.",
        "يوم الجمعة عطلة عندنا.",
        "لا نوصل الطلبات يوم الجمعة.",
        "يمكنك الاتصال بنا غداً.",
        "تصل الطلبات أيام الأحد والثلاثاء.",
        "يتم التسليم من الأحد إلى الخميس.",
        "يصل المندوب كل يوم خميس.",
        "لن يصل طلبك غداً، بل يوم الأربعاء.",
        "لن يصل طلبك غداً.",
        "لا أستطيع أن أعدك بأن يصل طلبك غداً.",
        "إذا وصل طلبك غداً فأخبرنا.",
        "ابتداءً من الغد يمكنك متابعة طلبك.",
        "سنراسل شركة الشحن غداً.",
        "ستصلك رسالة منا غداً.",
    };
    struct shop *shop = *state;
    shop->messages[0].text = "أين طلبي K481205؟";
    shop_check(shop, CLAIM_DATE, days, COUNT_OF(days));
    for (size_t i = 0; i < COUNT_OF(wrong) + COUNT_OF(right); i++) {
        bool is_wrong = i < COUNT_OF(wrong);
        shop_reads(shop, is_wrong ? wrong[i] : right[i - COUNT_OF(wrong)]);
        if (shop->opinion.worst != (is_wrong ? SEVERITY_WARN : SEVERITY_MARK)) {
            shop_print(shop);
            fail_msg("%s: %s", is_wrong ? "passes" : "is told", shop->text);
        }
    }
}

/* K479003 came on Friday, the 20th, the day that it was due; K481205 is asked about and has
   no such day. */
static void weekday__to_come_is_proved_by_no_day_that_has_been(void **state)
{
    static const char *const ahead[] = {
        "By Friday the sleeping bag is with you.",
        "Your parcel will arrive by Friday.",
        "Bis Freitag ist der Schlafsack bei Ihnen.",
        "El paquete llega el viernes.",
        "Votre colis arrivera d'ici vendredi.",
        "Il pacco arriva entro venerdì.",
        "A encomenda chega até sexta-feira.",
        "Uw pakket komt uiterlijk vrijdag aan.",
        "您的包裹周五之前到。",
        "お荷物は金曜日までに届きます。",
        "سيصل الطرد يوم الجمعة.",
    };
    static const char *const been[] = {
        "Your other parcel K479003 arrived on Friday.",
        "K479003 was delivered on Friday.",
        "K479003 was due on Friday.",
        "K479003 wurde am Freitag zugestellt.",
        "K479003 ist am Freitag angekommen.",
        "K479003 sollte am Freitag ankommen.",
        "K479003 llegó el viernes.",
        "K479003 est arrivé vendredi.",
        "K479003 è arrivato venerdì.",
        "K479003 chegou na sexta-feira.",
        "K479003 is vrijdag bezorgd.",
        "K479003周五已送达。",
        "K479003は金曜日に届きました。",
        "تم تسليم الطلب K479003 يوم الجمعة.",
    };
    static const struct shipment parcel = {.carrier = "DHL",
                                           .shipped_at = {2026, 11, 17},
                                           .eta = {2026, 11, 20},
                                           .delivered_at = {2026, 11, 20}};
    struct shop *shop = *state;
    struct order orders[] = {shop_orders[0], shop_orders[1]};
    orders[1].shipments = &parcel;
    shop->facts.orders = orders;
    shop->facts.order_count = COUNT_OF(orders);
    shop->messages[0].text = "K481205: where is it?";
    for (size_t i = 0; i < COUNT_OF(ahead); i++) {
        shop_reads(shop, ahead[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            const struct claim *claim = &shop->opinion.claims[k];
            if (claim->kind == CLAIM_DATE && claim->verdict == VERDICT_PROVED) {
                shop_print(shop);
                fail_msg("proved: %s", ahead[i]);
            }
        }
    }
    for (size_t i = 0; i < COUNT_OF(been); i++) {
        shop_reads(shop, been[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            const struct claim *claim = &shop->opinion.claims[k];
            if (claim->kind == CLAIM_DATE && claim->verdict != VERDICT_PROVED) {
                shop_print(shop);
                fail_msg("not proved: %s", been[i]);
            }
        }
    }
    orders[1].status = ORDER_SHIPPED; /* comes on Friday of this week */
    struct shipment coming = parcel;
    coming.eta = (struct day){2026, 11, 27};
    coming.delivered_at = (struct day){0, 0, 0};
    orders[1].shipments = &coming;
    shop_reads(shop, "K479003 arrives by Friday.");
    assert_int_equal(shop_claim(shop, CLAIM_DATE, "Friday")->verdict, VERDICT_PROVED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(day__in_arabic_words_is_held_against_the_order,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(tomorrow__before_the_day_that_is_due_is_wrong,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(weekday__to_come_is_the_next_of_its_name, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            weekday__that_may_be_another_is_not_held_against_the_record, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(weekday__to_come_is_proved_by_no_day_that_has_been,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
