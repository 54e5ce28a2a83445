#include "guard/people.h"
#include "guard/shop.h"

#include "base/buffer.h"

/* One who lives somewhere, as a record has it, and how a text may write of it. */
struct resident {
    const char *name;
    struct address address;
    const char *texts[10];
};

static const struct resident residents[] = {
    {"Noor Hadley Sousa",
     {.line1 = "Calle de la Fragua 31, 2.º A", .city = "Cuenca", .postcode = "16003"},
     {"Noor Hadley, Calle de la Fragua 31, 16003 Cuenca", "SOUSA, Noor\n31 C/ Fragua",
      "It was noor sousa of calle fragua, nº 31 who took it in.",
      "Noor H. Sousa\nC/ de la Fragua, núm. 31-2.º A",
      "Ｎｏｏｒ　Ｈａｄｌｅｙ lives in 16003.", "Noor Hadley Sousa; Fragua 31"}},
    {"Jörg Weißenfels",
     {.line1 = "Große Krämerstraße 8b", .city = "Graz", .postcode = "8010"},
     {"Jörg Weißenfels, Große Krämerstr. 8 b", "Joerg Weissenfels, Grosse Kraemer Str. 8",
      "WEISSENFELS Jörg (8, Krämerstrasse)", "Herr Jorg Weissenfels aus 8010 Graz"}},
    {"Cian O'Leary",
     {.line1 = "Flat 3, 77 Hill Street", .city = "Leeds", .postcode = "LS2 9JT"},
     {"Cian O’Leary, 77 Hill St", "Cian OLeary at Hill Street 77", "O'Leary, Cian, LS29JT",
      "Mr Cian O'Leary - LS2-9JT"}},
    {"Mieke van der Zwaan",
     {.line1 = "Oude Vismarktstraat 112-2", .city = "Delft", .postcode = "2611 KD"},
     {"Mieke van der Zwaan, Oude Vismarktstr. 112",
      "mevr. M. (Mieke) Zwaan, 2611KD Delft"}},
    {"Aurélie Castaing",
     {.line1 = "12 bis rue des Écluses", .city = "Lille", .postcode = "59000"},
     {"Aurelie CASTAING, 12bis r. des Ecluses", "Castaing Aurélie, rue des Écluses n° 12"}},
    {"Дарья Ключникова",
     {.line1 = "ул. Садовая, д. 45", .city = "Псков", .postcode = "180000"},
     {"ДАРЬЯ КЛЮЧНИКОВА, Садовая улица, дом 45", "Ключникова Дарья, 180000"}},
    {"欧阳明慧",
     {.line1 = "浙江省宁波市海曙区柳汀街２１７号", .city = "宁波", .postcode = "315010"},
     {"收件人欧阳明慧，柳汀街217号。", "欧阳明慧住在海曙区柳汀217号", "315010 欧阳明慧",
      "包裹已由欧阳明慧女士在柳汀街 217 号签收"}},
    {"藤原 千夏",
     {.line1 = "朝日町三丁目4番5号", .city = "高知市", .postcode = "780-0056"},
     {"藤原千夏様 朝日町3-4-5", "〒780-0056 藤原　千夏",
      "藤原千夏（朝日町３丁目４番５号）"}},
    {"한지원",
     {.line1 = "서울특별시 마포구 월드컵로 212", .city = "서울", .postcode = "03937"},
     {"한지원님, 월드컵로 212", "03937 한지원"}},
};

/* A name and an address of the resident's are found together. */
static bool tells(const char *text, const struct resident *resident, struct arena *arena)
{
    struct people_values values;
    size_t place_count;
    const struct people *people = people_read(text_of(text), arena);
    const struct people_spot *places = people_places(people, &place_count);
    people_values_of(resident->name, &resident->address, arena, &values);
    for (size_t i = 0; i < place_count; i++) {
        size_t name_count;
        const struct people_spot *names =
            people_names_near(people, &places[i], arena, &name_count);
        for (size_t k = 0; k < name_count * values.count; k++) {
            const char *asked =
                people_person_value(names[k / values.count].key, places[i].key, arena);
            if (strcmp(values.values[k % values.count], asked) == 0) {
                return true;
            }
        }
    }
    return false;
}

static void people__are_found__in_every_spelling(void **state)
{
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(residents); i++) {
        for (size_t k = 0; residents[i].texts[k] != NULL; k++) {
            if (!tells(residents[i].texts[k], &residents[i], &shop->arena)) {
                fail_msg("not found: %s", residents[i].texts[k]);
            }
        }
    }
}

static void people__are_not_found__where_name_or_address_is_another(void **state)
{
    static const struct {
        size_t resident;
        const char *text;
    } cases[] = {
        {0, "Noor Hadley, your parcel goes to Calle de la Fragua."},
        {0, "Noor, Calle de la Fragua 31, 16003 Cuenca"},
        {0, "Noor Hadley, Calle de la Fragua 13, 16030 Cuenca"},
        {0, "Noor Petersen, Calle de la Fragua 31"},
        {0, "Noor Hadley, you have 31 days. The Fragua costs 31.00 EUR."},
        {1, "Jörg Weißenfels, your order of 8010 pieces"},
        {6, "欧阳明，柳汀街217号"},
        {6, "欧阳明慧，柳汀街216号"},
        {7, "藤原千秋様 朝日町3-4-5"},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        if (tells(cases[i].text, &residents[cases[i].resident], &shop->arena)) {
            fail_msg("found: %s", cases[i].text);
        }
    }
}

static void people_values_of__says_nothing__where_too_little_is_known(void **state)
{
    struct shop *shop = *state;
    struct address street = {.line1 = "Lindenweg 3", .postcode = "89073"};
    struct address nothing = {.line1 = "Rose Cottage", .city = "Leeds"};
    struct people_values values;
    people_values_of("Ana", &street, &shop->arena, &values);
    assert_int_equal(values.count, 0);
    people_values_of(NULL, &street, &shop->arena, &values);
    assert_int_equal(values.count, 0);
    people_values_of("Ana Ruiz", &nothing, &shop->arena, &values);
    assert_int_equal(values.count, 0);
    people_values_of("Ana Ruiz", &street, &shop->arena, &values);
    assert_int_equal(values.count, 4);
    people_values_of("Ana B C D E F G H Ruiz 王小明明明明明明明明明",
                     &(struct address){.line1 = "1 A1 B2 Ca 3 De 4 Fg 5 Hi 6 Jk 7 Lm 8 No",
                                       .line2 = "Pq 9 Rs 10 Tu 11",
                                       .postcode = "89073"},
                     &shop->arena, &values);
    assert_in_range(values.count, 1, COUNT_OF(values.values));
}

/* Those of a street first, so that prices and counts do not push them out. */
static void people_places__are_bounded__and_a_street_comes_first(void **state)
{
    struct shop *shop = *state;
    struct buffer text;
    size_t count;
    buffer_init(&text, 1 << 20);
    for (int i = 0; i < 3000; i++) {
        buffer_format(&text, "we ship %d and then %d more ", 20000 + i, i);
    }
    buffer_format(&text, "to Noor Hadley, Calle Fragua 31. 柳汀街217号欧阳明慧");
    const struct people_spot *places =
        people_places(people_read(text_of(buffer_text(&text)), &shop->arena), &count);
    assert_int_equal(count, PEOPLE_PLACES_MAX);
    assert_string_equal(places[0].key, "fragua:31");
    buffer_release(&text);
    people_places(people_read(text_of(""), &shop->arena), &count);
    assert_int_equal(count, 0);
}

static const struct flag *flag_of(struct shop *shop, const char *text)
{
    shop_reads(shop, text);
    return shop_flag(shop, FLAG_PERSONAL_DATA);
}

static void knows(struct shop *shop, struct known_other *other, const char *name,
                  const char *place)
{
    other->value = people_person_value(name, place, &shop->arena);
    shop->facts.others = other;
    shop->facts.other_count = 1;
}

static void another_customers_name_and_address__block(void **state)
{
    static const char text[] = "Your neighbour is Noor Hadley, Calle Fragua 31.";
    struct shop *shop = *state;
    struct known_other other;
    assert_null(flag_of(shop, text));
    knows(shop, &other, "hadley:nor", "fragua:31");
    const struct flag *flag = flag_of(shop, text);
    assert_non_null(flag);
    assert_int_equal(flag->severity, SEVERITY_BLOCK);
    assert_int_equal(flag->start, strcspn(text, "N"));
    assert_int_equal(flag->end, strlen(text) - 1);
    assert_null(flag_of(shop, "Your neighbour is Noor Hadley."));
    assert_null(flag_of(shop, "Calle Fragua 31 is round the corner."));
    guard_read(&shop->facts, text_of(text), true, &shop->arena, &shop->opinion);
    assert_non_null(shop_flag(shop, FLAG_PERSONAL_DATA));
}

static void a_recipient_of_this_customers_order__may_be_named(void **state)
{
    static const char text[] = "It goes to Noor Hadley, Calle Fragua 31, 16003 Cuenca.";
    struct shop *shop = *state;
    struct known_other other;
    struct order order = shop_orders[0];
    knows(shop, &other, "hadley:nor", "fragua:31");
    order.address = (struct address){.name = "Noor Hadley", .line1 = "C/ Fragua, 31"};
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    assert_null(flag_of(shop, text));
    order.address.line1 = "C/ Fragua, 32";
    assert_non_null(flag_of(shop, text));
    order.address = (struct address){.name = "Noor Sousa", .line1 = "C/ Fragua, 31"};
    assert_non_null(flag_of(shop, text));
}

/* They move, and have a second account that knows it. */
static void the_customers_own_name__may_stand_with_an_address_that_they_wrote(void **state)
{
    struct shop *shop = *state;
    struct known_other other;
    const char *text =
        arena_format(&shop->arena, "We noted %s, Plaza Nueva 3.", shop->customer.name);
    const char *names[PEOPLE_NAMES_MAX];
    assert_int_not_equal(people_names_of(shop->customer.name, &shop->arena, names), 0);
    knows(shop, &other, names[0], "nuva:3");
    assert_non_null(flag_of(shop, text));
    shop->messages[0].text = "I moved to Plaza Nueva 3, send it there.";
    assert_null(flag_of(shop, text));
    knows(shop, &other, "hadley:nor", "nuva:3");
    assert_non_null(flag_of(shop, "Noor Hadley lives in Plaza Nueva 3."));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(people__are_found__in_every_spelling, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            people__are_not_found__where_name_or_address_is_another, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            people_values_of__says_nothing__where_too_little_is_known, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            people_places__are_bounded__and_a_street_comes_first, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(another_customers_name_and_address__block,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(a_recipient_of_this_customers_order__may_be_named,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            the_customers_own_name__may_stand_with_an_address_that_they_wrote, shop_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
