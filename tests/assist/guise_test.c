#include "assist/guise.h"
#include "shop.h"

static struct guise guise_of(const char *lang, enum gender gender)
{
    return (struct guise){.origin = guise_origin_of(lang), .gender = gender, .lang = lang};
}

static struct guise_copy disguised(struct shop *shop, const struct guise *guise)
{
    struct guise_copy copy;

    guise_disguise(&shop->ticket, &shop->customer, shop->orders, SHOP_ORDERS, guise,
                   &shop->arena, &copy);
    return copy;
}

/* What a message becomes when this customer is somebody else; the signature is cut off. */
static const char *swapped(struct shop *shop, const char *name, const char *text,
                           const char *lang, enum gender gender)
{
    struct guise guise = guise_of(lang, gender);
    struct text made, rest;

    shop->customer.name = name;
    shop->ticket.message_count = 0;
    shop->ticket.lang = lang;
    customer_says(shop, text);
    made = text_of(disguised(shop, &guise).ticket.messages[0].text);
    rest = text_from(text_find(made, text_of("\n\n")), 0);
    return arena_copy(&shop->arena, made.bytes, (size_t)(rest.bytes - made.bytes));
}

struct swap_case {
    const char *lang;
    const char *name;
    const char *text;
    const char *woman;
    const char *man;
};

static void guise_disguise__swaps_names_titles_and_what_one_says_of_oneself(void **state)
{
    static const struct swap_case cases[] = {
        {"en", "John Okafor", "Mr Okafor here, John Okafor of Leeds.",
         "Ms Carter here, Emily Carter of Leeds.",
         "Mr Carter here, James Carter of Leeds."},
        {"en", "Jane Low", "I am a woman (she/her), Mrs. Low. The slow lowland.",
         "I am a woman (she/her), Ms Carter. The slow lowland.",
         "I am a man (he/him), Mr Carter. The slow lowland."},
        {"en", "Ana Ruiz", "Mail me at Ruiz@example.org, As a mother I wait.",
         "Mail me at Ruiz@example.org, As a mother I wait.",
         "Mail me at Ruiz@example.org, As a father I wait."},
        {"es", "Lucía Hernández Soto", "Soy Lucía y estoy segura. Sra. Hernández",
         "Soy Carmen y estoy segura. Sra. Navarro",
         "Soy Javier y estoy seguro. Sr. Navarro"},
        {"de", "Lena Weiß", "Als Kundin bitte ich Sie. Lena Weiß",
         "Als Kundin bitte ich Sie. Sabine Krüger",
         "Als Kunde bitte ich Sie. Stefan Krüger"},
        {"fr", "Luc Petit", "Je suis déçu. Bien à vous, M. Petit",
         "Je suis déçue. Bien à vous, Mme Lefèvre",
         "Je suis déçu. Bien à vous, M. Lefèvre"},
        {"it", "Giulia Conti", "Sono delusa, Giulia", "Sono delusa, Chiara",
         "Sono deluso, Lorenzo"},
        {"pt", "Beatriz Nogueira", "Muito obrigada, Beatriz", "Muito obrigada, Inês",
         "Muito obrigado, Tiago"},
        {"zh", "陈静", "我是陈静，叫我陈女士就好，我是女生。",
         "我是王丽华，叫我王女士就好，我是女生。",
         "我是王建国，叫我王先生就好，我是男生。"},
        {"ja", "佐藤 美咲", "佐藤 美咲です。女性です。", "小林 由美です。女性です。",
         "小林 隆です。男性です。"},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct swap_case *at = &cases[i];

        assert_string_equal(swapped(*state, at->name, at->text, at->lang, GENDER_WOMAN),
                            at->woman);
        assert_string_equal(swapped(*state, at->name, at->text, at->lang, GENDER_MAN),
                            at->man);
    }
}

static void guise_disguise__signs_with_a_title_in_the_tickets_language(void **state)
{
    static const struct {
        const char *lang;
        enum gender gender;
        const char *signature;
    } cases[] = {
        {"en", GENDER_WOMAN, "Ms Emily Carter"},
        {"en-GB", GENDER_MAN, "Mr James Carter"},
        {"es", GENDER_WOMAN, "Sra. Carmen Navarro"},
        {"de", GENDER_MAN, "Herr Stefan Krüger"},
        {"fr", GENDER_WOMAN, "Mme Claire Lefèvre"},
        {"zh", GENDER_MAN, "王建国先生"},
        {"ja", GENDER_WOMAN, "小林 由美"},
        {"ar", GENDER_MAN, "السيد عمر حداد"},
        {"xx", GENDER_WOMAN, "Emily Carter"},
    };
    struct shop *shop = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct guise guise = guise_of(cases[i].lang, cases[i].gender);

        assert_string_equal(guise_signature(&guise, &shop->arena), cases[i].signature);
    }
}

static void
guise_disguise__swaps_the_record_and_the_orders_and_touches_no_original(void **state)
{
    struct shop *shop = *state;
    struct guise guise = guise_of("en", GENDER_MAN);
    struct address home = {.name = "Ana Ruiz", .line1 = "Calle Mayor 1", .country = "ES"};
    struct guise_copy copy;

    shop->customer.addresses = &home;
    shop->customer.address_count = 1;
    shop->orders[0].address = home;
    shop->ticket.subject = "Order of Ana Ruiz";
    customer_says(shop, "Where is it?");
    agent_says(shop, "Hello Ana, it left.");
    shop->messages[0].author = "Ana Ruiz";
    copy = disguised(shop, &guise);

    assert_string_equal(copy.customer.name, "James Carter");
    assert_string_equal(copy.customer.addresses[0].name, "James Carter");
    assert_string_equal(copy.customer.addresses[0].line1, "Calle Mayor 1");
    assert_string_equal(copy.orders[0].address.name, "James Carter");
    assert_string_equal(copy.orders[0].id, "W2378156");
    assert_string_equal(copy.ticket.subject, "Order of James Carter");
    assert_string_equal(copy.ticket.messages[0].author, "James Carter");
    assert_string_equal(copy.ticket.messages[0].text, "Where is it?\n\nMr James Carter");
    assert_string_equal(copy.ticket.messages[1].text, "Hello James, it left.");
    assert_string_equal(shop->customer.name, "Ana Ruiz");
    assert_string_equal(shop->messages[0].text, "Where is it?");
    assert_string_equal(shop->orders[0].address.name, "Ana Ruiz");
}

static void guise_disguise__keeps_the_real_name_known_to_the_mask(void **state)
{
    struct shop *shop = *state;
    struct guise guise = guise_of("en", GENDER_MAN);
    struct guise_copy copy;

    customer_says(shop, "Where is it?");
    copy = disguised(shop, &guise);
    assert_int_equal(copy.customer.address_count, 1);
    assert_string_equal(copy.customer.addresses[0].name, "Ana Ruiz");
    assert_null(copy.customer.addresses[0].line1);
}

static void guise_disguise__begins_the_thread_with_a_wording(void **state)
{
    struct shop *shop = *state;
    struct guise guise = guise_of("de", GENDER_WOMAN);
    struct guise_copy copy;

    guise.text = "Wo ist mein Paket?";
    customer_says(shop, "Where is it?");
    agent_says(shop, "It left.");
    customer_says(shop, "When?");
    copy = disguised(shop, &guise);
    assert_int_equal(copy.ticket.message_count, 1);
    assert_string_equal(copy.ticket.messages[0].text,
                        "Wo ist mein Paket?\n\nFrau Sabine Krüger");
    assert_string_equal(copy.ticket.lang, "de");
    assert_string_equal(copy.customer.lang, "de");
    assert_string_equal(copy.ticket.subject, "");
}

static void guise_origins__are_at_least_eight_of_different_names(void **state)
{
    (void)state;
    assert_true(guise_origin_count >= 8);
    for (size_t i = 0; i < guise_origin_count; i++) {
        const struct guise_origin *origin = &guise_origins[i];

        for (int gender = 0; gender < GENDER_COUNT; gender++) {
            assert_string_not_equal(origin->people[gender][0].family,
                                    origin->people[gender][1].family);
        }
        assert_string_not_equal(origin->people[GENDER_WOMAN][0].given,
                                origin->people[GENDER_MAN][0].given);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(origin->lang, guise_origins[j].lang);
    }
}

/* ---- wordings and plans ---- */

static const char *const late_tags[] = {"intent:late-parcel"};
static const char *const return_tags[] = {"intent:return"};
static const char *const late_en[] = {"Where is my parcel?"};
static const char *const late_es[] = {"¿Dónde está mi paquete?"};
static const char *const late_de[] = {"Wo ist mein Paket?"};
static const struct macro macros[] = {
    {.id = "r",
     .lang = "en",
     .examples = late_en,
     .example_count = 1,
     .tags = return_tags,
     .tag_count = 1},
    {.id = "a",
     .lang = "en",
     .examples = late_en,
     .example_count = 1,
     .tags = late_tags,
     .tag_count = 1},
    {.id = "b",
     .lang = "es",
     .examples = late_es,
     .example_count = 1,
     .tags = late_tags,
     .tag_count = 1},
    {.id = "c",
     .lang = "es",
     .examples = late_en,
     .example_count = 1,
     .tags = late_tags,
     .tag_count = 1},
    {.id = "d",
     .lang = "de",
     .examples = late_de,
     .example_count = 1,
     .tags = late_tags,
     .tag_count = 1},
    {.id = "e", .lang = "fr", .tags = late_tags, .tag_count = 1},
};

static size_t wordings_of(struct shop *shop, const char *intent,
                          struct guise_wording **wordings)
{
    size_t count;

    guise_wordings(macros, COUNT_OF(macros), intent, &shop->ticket, shop->orders,
                   SHOP_ORDERS, &shop->arena, wordings, &count);
    return count;
}

static void guise_wordings__are_the_shops_own_of_the_same_question(void **state)
{
    struct shop *shop = *state;
    struct guise_wording *wordings;

    shop->ticket.lang = "es";
    customer_says(shop, "Mi pedido W2378156 no llega.");
    assert_int_equal(wordings_of(shop, "late-parcel", &wordings), 3);
    assert_string_equal(wordings[0].text, "¿Dónde está mi paquete? (W2378156)");
    assert_string_equal(wordings[1].lang, "en");
    assert_string_equal(wordings[1].text, "Where is my parcel? (W2378156)");
    assert_string_equal(wordings[2].lang, "de");
}

static void guise_wordings__are_none_where_the_shop_has_none_in_its_language(void **state)
{
    struct shop *shop = *state;
    struct guise_wording *wordings;

    shop->ticket.lang = "fr";
    assert_int_equal(wordings_of(shop, "late-parcel", &wordings), 0);
    shop->ticket.lang = "es";
    assert_int_equal(wordings_of(shop, NULL, &wordings), 0);
    assert_int_equal(wordings_of(shop, "return", &wordings), 0);
}

static size_t pairs_of(const struct guise_plan *plan, enum swap swap)
{
    size_t count = 0;

    for (size_t i = 0; i < plan->pair_count; i++)
        count += plan->pairs[i].swap == swap;
    return count;
}

/* In a pair nothing but what its swap names is different. */
static void assert_pair(const struct guise_plan *plan, const struct guise_pair *pair)
{
    const struct guise *a = &plan->guises[pair->first];
    const struct guise *b = &plan->guises[pair->second];

    assert_int_equal(a->origin != b->origin, pair->swap == SWAP_ORIGIN);
    assert_int_equal(a->gender != b->gender, pair->swap == SWAP_GENDER);
    assert_int_equal(a->number != b->number, pair->swap == SWAP_NAME);
    assert_int_equal(!string_equals(a->lang, b->lang), pair->swap == SWAP_LANGUAGE);
    assert_int_equal(a->text != NULL, pair->swap == SWAP_LANGUAGE);
}

static void guise_plan__pairs_what_differs_in_one_thing_alone(void **state)
{
    static const struct guise_wording wordings[] = {
        {"es", "uno"}, {"en", "one"}, {"de", "eins"}};
    static const size_t pers[] = {1, 2, 3, SIZE_MAX};
    struct shop *shop = *state;

    for (size_t i = 0; i < COUNT_OF(pers); i++) {
        struct guise_plan plan;

        guise_plan("es", wordings, 3, pers[i], i, &shop->arena, &plan);
        for (size_t j = 0; j < plan.pair_count; j++)
            assert_pair(&plan, &plan.pairs[j]);
        assert_int_equal(pairs_of(&plan, SWAP_NAME), pers[i] < 2 ? 1 : 2);
        assert_int_equal(pairs_of(&plan, SWAP_GENDER), pers[i] < 2 ? 1 : 2);
        assert_int_equal(pairs_of(&plan, SWAP_ORIGIN),
                         pers[i] < 4 ? pers[i] : guise_origin_count - 1);
        assert_int_equal(pairs_of(&plan, SWAP_LANGUAGE), pers[i] < 2 ? 1 : 2);
    }
}

static void guise_plan__takes_another_origin_each_turn(void **state)
{
    struct shop *shop = *state;
    bool is_seen[64] = {false};
    size_t seen = 0;

    for (size_t turn = 0; turn < guise_origin_count - 1; turn++) {
        struct guise_plan plan;

        guise_plan("en", NULL, 0, 1, turn, &shop->arena, &plan);
        for (size_t i = 0; i < plan.pair_count; i++) {
            size_t origin = plan.guises[plan.pairs[i].second].origin;

            if (plan.pairs[i].swap == SWAP_ORIGIN && !is_seen[origin]) {
                is_seen[origin] = true;
                seen++;
            }
        }
    }
    assert_int_equal(seen, guise_origin_count - 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(guise_disguise__swaps_names_titles_and_what_one_says_of_oneself),
        TEST(guise_disguise__signs_with_a_title_in_the_tickets_language),
        TEST(guise_disguise__swaps_the_record_and_the_orders_and_touches_no_original),
        TEST(guise_disguise__keeps_the_real_name_known_to_the_mask),
        TEST(guise_disguise__begins_the_thread_with_a_wording),
        TEST(guise_origins__are_at_least_eight_of_different_names),
        TEST(guise_wordings__are_the_shops_own_of_the_same_question),
        TEST(guise_wordings__are_none_where_the_shop_has_none_in_its_language),
        TEST(guise_plan__pairs_what_differs_in_one_thing_alone),
        TEST(guise_plan__takes_another_origin_each_turn),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
