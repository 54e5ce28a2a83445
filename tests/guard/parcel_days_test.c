#include "guard/parcel_days.h"

#include "base/buffer.h"
#include "guard/shop.h"

/* K481205 in two parcels: JD0146000038 left on the 19th, due on the 25th, came on the 22nd;
   JD0146000039 left on the 21st, is due on the 27th and on its way. */
static const struct shipment two[] = {
    {.carrier = "DHL",
     .tracking = "JD0146000038",
     .shipped_at = {2026, 11, 19},
     .eta = {2026, 11, 25},
     .delivered_at = {2026, 11, 22}},
    {.carrier = "DHL",
     .tracking = "JD0146000039",
     .shipped_at = {2026, 11, 21},
     .eta = {2026, 11, 27}},
};

static void parcels_are(struct shop *shop, struct order *order,
                        const struct shipment *parcels)
{
    *order = shop_orders[0];
    order->shipments = parcels;
    order->shipment_count = 2;
    shop->facts.orders = order;
    shop->facts.order_count = 1;
}

static void day__beside_a_number_is_no_parcels_where_another_is_spoken_of(void **state)
{
    static const char *const right[] = {
        "Parcel JD0146000038 is here and the other one is due on 27 November.",
        "Parcel JD0146000038 has come and the rest comes on 27 November.",
        "Unlike JD0146000038 the other parcel is due on 27 November.",
        "The parcel that follows JD0146000038 is due on 27 November.",
        "JD0146000038 was the first parcel: the second comes on 27 November.",
        "Together with JD0146000038 your second parcel left on 21 November.",
        "Besides JD0146000038 there is a second parcel, which is due on 27 November.",
        "The second parcel, which was sent after JD0146000038, is due on 27 November.",
        "Not JD0146000038 but the second parcel comes on 27 November.",
        "Parcel JD0146000038 was shipped on 19 November and the second on 21 November.",
        "Parcel JD0146000038 of order K481205 is here and the rest is due on 27 November.",
        "Das Paket JD0146000038 ist da, und das andere kommt am 27. November.",
        "El paquete JD0146000038 ya llegó y el otro llega el 27 de noviembre.",
        "Le colis JD0146000038 est arrivé et l'autre arrive le 27 novembre.",
        "Il pacco JD0146000038 è arrivato e l'altro arriva il 27 novembre.",
        "A encomenda JD0146000038 já chegou e a outra chega em 27 de novembro.",
        "Pakket JD0146000038 is er en het andere komt op 27 november.",
        "包裹 JD0146000038 之外的另一个包裹预计11月27日送达。",
        "除了包裹 JD0146000038，第二个包裹预计11月27日送达。",
        "お荷物 JD0146000038 は届いており、もう一つのお届け予定日は11月27日です。",
        "وصل الطرد JD0146000038 والطرد الآخر متوقع في 27 نوفمبر.",
        "Parcel JD0146000039 of order K481205 was shipped on 21 November.",
        "Expected delivery date of parcel JD0146000039 of order K481205: 27 November.",
    };
    struct order order;
    parcels_are(*state, &order, two);
    for (size_t i = 0; i < COUNT_OF(right); i++) {
        shop_reads(*state, right[i]);
        for (size_t k = 0; k < ((struct shop *)*state)->opinion.claim_count; k++) {
            const struct claim *claim = &((struct shop *)*state)->opinion.claims[k];
            if (claim->kind == CLAIM_DATE && claim->verdict == VERDICT_CONTRADICTED) {
                shop_print(*state);
                fail();
            }
        }
    }
}

/* Of the phrase of each language, filled with that day. */
static const char *told(struct shop *shop, const char *lang, enum parcel_day kind,
                        const char *tracking, struct day day)
{
    char words[64];
    struct buffer out;
    buffer_init(&out, 400);
    day_format_words(day, lang, shop_today, words, sizeof(words));
    for (const char *at = parcel_phrase(lang, kind); *at != '\0'; at++) {
        if (*at == '{') {
            buffer_add_text(&out, at[1] == 't'   ? tracking
                                  : at[1] == 'o' ? "K481205"
                                                 : words);
            at += 2;
        } else {
            buffer_add_char(&out, *at);
        }
    }
    const char *text = arena_copy(&shop->arena, out.bytes, out.len);
    buffer_release(&out);
    return text;
}

static const struct claim *date_of(const struct shop *shop)
{
    const struct claim *found = NULL;
    for (size_t i = 0; i < shop->opinion.claim_count; i++) {
        if (shop->opinion.claims[i].kind == CLAIM_DATE) {
            assert_null(found);
            found = &shop->opinion.claims[i];
        }
    }
    assert_non_null(found);
    return found;
}

static const char *const langs[] = {"en", "es", "de", "fr", "zh",
                                    "ja", "ar", "it", "pt", "nl"};

static void day__of_the_other_parcel_in_our_own_words_blocks(void **state)
{
    static const struct {
        enum parcel_day kind;
        size_t of; /* the parcel whose day it is; told of the other */
        const char *field;
        const char *value;
    } all[] = {
        {PARCEL_SENT, 0, "shipments[1].shipped_at", "2026-11-21"},
        {PARCEL_SENT, 1, "shipments[0].shipped_at", "2026-11-19"},
        {PARCEL_DUE, 0, "shipments[1].eta", "2026-11-27"},
        {PARCEL_DUE, 1, "shipments[0].eta", "2026-11-25"},
        {PARCEL_DELIVERED, 0, "shipments[1].delivered_at", ""},
    };
    struct shop *shop = *state;
    struct order order;
    parcels_are(shop, &order, two);
    for (size_t i = 0; i < COUNT_OF(all) * COUNT_OF(langs); i++) {
        const char *lang = langs[i % COUNT_OF(langs)];
        size_t row = i / COUNT_OF(langs);
        const struct shipment *whose = &two[all[row].of];
        const struct shipment *of = &two[1 - all[row].of];
        enum parcel_day kind = all[row].kind;
        struct day days[] = {whose->shipped_at, whose->eta, whose->delivered_at};
        struct day rights[] = {of->shipped_at, of->eta, of->delivered_at};
        char words[64] = "";
        shop_reads(shop, told(shop, lang, kind, of->tracking, days[kind]));
        const struct claim *claim = date_of(shop);
        if (claim->verdict != VERDICT_CONTRADICTED) {
            shop_print(shop);
        }
        assert_int_equal(claim->verdict, VERDICT_CONTRADICTED);
        assert_int_equal(claim->severity, SEVERITY_BLOCK);
        assert_string_equal(claim->source.id, "K481205");
        assert_string_equal(claim->source.field, all[row].field);
        assert_string_equal(string_or_empty(claim->source.value), all[row].value);
        if (day_is_set(rights[kind])) {
            day_format_words(rights[kind], lang, shop_today, words, sizeof(words));
        }
        assert_string_equal(string_or_empty(claim->right_value), words);
    }
}

/* Both are due on the day on which only the one came: what is told is what counts. */
static void day__that_the_parcel_has_for_something_else_proves_nothing(void **state)
{
    struct shop *shop = *state;
    struct order order;
    struct shipment parcels[] = {two[0], two[1]};
    parcels[0].eta = parcels[1].eta = parcels[0].delivered_at;
    parcels_are(shop, &order, parcels);
    for (size_t i = 0; i < COUNT_OF(langs); i++) {
        shop_reads(shop,
                   told(shop, langs[i], PARCEL_DELIVERED, "JD0146000039", parcels[1].eta));
        assert_int_equal(date_of(shop)->verdict, VERDICT_CONTRADICTED);
        for (size_t k = 0; k < COUNT_OF(parcels); k++) {
            shop_reads(shop, told(shop, langs[i], PARCEL_DUE, parcels[k].tracking,
                                  parcels[k].eta));
            assert_int_equal(date_of(shop)->verdict, VERDICT_PROVED);
            assert_string_equal(date_of(shop)->source.field,
                                k == 0 ? "shipments[0].eta" : "shipments[1].eta");
            assert_string_equal(date_of(shop)->source.value, "2026-11-22");
        }
    }
}

/* A sentence each, as facts are put in one behind another. */
static void day__is_bound_within_its_sentence(void **state)
{
    struct shop *shop = *state;
    struct order order;
    parcels_are(shop, &order, two);
    shop_reads(shop, "Hello Ana,\n\nParcel JD0146000038 of order K481205 was shipped on 19 "
                     "November. Parcel JD0146000039 of order K481205 was shipped on 21 "
                     "November.");
    assert_int_equal(shop_claim(shop, CLAIM_DATE, "19 November")->verdict, VERDICT_PROVED);
    assert_int_equal(shop_claim(shop, CLAIM_DATE, "21 November")->verdict, VERDICT_PROVED);
    shop_reads(shop, "Hello Ana,\n\nParcel JD0146000038 of order K481205 was shipped on 21 "
                     "November. Parcel JD0146000039 of order K481205 was shipped on 19 "
                     "November.");
    assert_string_equal(shop_claim(shop, CLAIM_DATE, "21 November")->right_value,
                        "19 November");
    assert_string_equal(shop_claim(shop, CLAIM_DATE, "19 November")->right_value,
                        "21 November");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define STORY(name) cmocka_unit_test_setup_teardown(name, shop_open, shop_close)
        STORY(day__beside_a_number_is_no_parcels_where_another_is_spoken_of),
        STORY(day__of_the_other_parcel_in_our_own_words_blocks),
        STORY(day__that_the_parcel_has_for_something_else_proves_nothing),
        STORY(day__is_bound_within_its_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
