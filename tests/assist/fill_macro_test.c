#include "shop.h"

static const char *filled(struct shop *shop, const char *lang, const char *text)
{
    struct macro macro = {.id = "m", .text = text, .lang = lang};

    return assist_fill_macro(&macro, &shop->facts, &shop->orders[0], &shop->products[1],
                             &shop->arena, NULL, NULL);
}

static void assert_fills(struct shop *shop, const char *lang, const char *text,
                         const char *want)
{
    const char *got = filled(shop, lang, text);

    assert_non_null(got);
    assert_string_equal(got, want);
}

static void assist_fill_macro__writes_every_variable(void **state)
{
    static const char *const cases[][2] = {
        {"Is {{customer.first_name}} in.", "Is Ana in."},
        {"Is {{customer.name}} in.", "Is Ana Ruiz in."},
        {"Id {{order.id}}.", "Id W2378156."},
        {"Placed {{order.placed_at}}.", "Placed 17 November."},
        {"It is {{order.status}}.", "It is shipped."},
        {"Paid {{order.total}}.", "Paid €89.90."},
        {"Holds {{order.items}}.", "Holds Trail 2."},
        {"By {{order.carrier}}.", "By DHL."},
        {"No {{order.tracking}}.", "No JD0146000038."},
        {"Left {{order.shipped_at}}.", "Left 19 November."},
        {"Due {{order.eta}}.", "Due 25 November."},
        {"At {{order.url}} now.", "At https://shop.example/o/W2378156 now."},
        {"It is {{product.title}}.", "It is Trail 2."},
        {"Costs {{product.price}}.", "Costs €89.90."},
        {"At {{product.url}} now.", "At https://shop.example/p/trail-2 now."},
        {"Sizes {{product.sizes}}.", "Sizes 41, 42."},
        {"Code {{promotion.code}}.", "Code AUTUMN15."},
        {"Saves {{promotion.percent}} percent.", "Saves 15 percent."},
        {"Saves {{promotion.percent}} %.", "Saves 15 %."},
        {"Saves {{promotion.percent}}.", "Saves 15%."},
        {"Until {{promotion.until}}.", "Until 30 November."},
        {"We are {{shop.name}}.", "We are Fjord & Field."},
        {"I am {{agent.name}}.", "I am Marta."},
        {"Id {{ order.id }}.", "Id W2378156."},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_fills(*state, "en", cases[i][0], cases[i][1]);
}

static void assist_fill_macro__writes_refunds_and_deliveries(void **state)
{
    struct shop *shop = *state;
    struct macro macro = {.lang = "en",
                          .text =
                              "It came on {{order.delivered_at}}. {{refund.amount}} went "
                              "back on {{refund.at}}. It held {{order.items}}."};

    assert_string_equal(assist_fill_macro(&macro, &shop->facts, &shop->orders[1], NULL,
                                          &shop->arena, NULL, NULL),
                        "It came on 2 October. €10.00 went back on 5 October. It held 2 × "
                        "Merino socks, Head lamp.");
}

static void assist_fill_macro__writes_in_the_macros_language(void **state)
{
    static const char *const cases[][3] = {
        {"es", "Sale el {{order.shipped_at}}, está {{order.status}}.",
         "Sale el 19 de noviembre, está enviado."},
        {"de", "Am {{order.shipped_at}} {{order.status}}.", "Am 19. November versandt."},
        {"fr", "Le {{order.shipped_at}} : {{order.status}}.", "Le 19 novembre : expédiée."},
        {"zh", "{{order.shipped_at}}{{order.status}}。", "11月19日已发货。"},
        {"ja", "{{order.shipped_at}}に{{order.status}}。", "11月19日に発送済み。"},
        {"it", "Stato: {{order.status}}.", "Stato: spedito."},
        {"pt", "Estado: {{order.status}}.", "Estado: enviado."},
        {"ar", "الحالة: {{order.status}}.", "الحالة: تم الشحن."},
    };

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_fills(*state, cases[i][0], cases[i][1], cases[i][2]);
}

static void assist_fill_macro__leaves_out_a_sentence_without_its_value(void **state)
{
    struct shop *shop = *state;

    shop->shipments[0].eta = (struct day){0};
    assert_fills(
        shop, "en",
        "Hi {{customer.first_name}},\n\nIt left on {{order.shipped_at}}. It is due on "
        "{{order.eta}}. Bye now.\n\nIt came on {{order.delivered_at}}!",
        "Hi Ana,\n\nIt left on 19 November. Bye now.");
    assert_fills(shop, "zh",
                 "已于{{order.shipped_at}}发货。预计{{order.eta}}送达。请稍候。",
                 "已于11月19日发货。请稍候。");
    assert_fills(shop, "en",
                 "Left. What is {{order.what}} here? Unclosed {{order.id here. Ok.",
                 "Left. Ok.");
}

static void assist_fill_macro__greets_without_a_name(void **state)
{
    static const char *const cases[][2] = {
        {"Hi {{customer.first_name}},\n\nOk.", "Hi,\n\nOk."},
        {"Hi {{customer.first_name}}, it left.", "Hi, it left."},
        {"Hola, {{customer.first_name}}:\n\nOk.", "Hola:\n\nOk."},
        {"¡Hola, {{customer.first_name}}!\n\nOk.", "¡Hola!\n\nOk."},
        {"Guten Tag {{customer.name}},\n\nOk.", "Guten Tag,\n\nOk."},
        {"{{customer.name}}，您好！\n\n好的。", "您好！\n\n好的。"},
        {"您好，{{customer.name}}！\n\n好的。", "您好！\n\n好的。"},
        {"{{customer.name}} 様\n\nはい。", "はい。"},
        {"مرحباً {{customer.first_name}}،\n\nنعم.", "مرحباً،\n\nنعم."},
    };
    struct shop *shop = *state;

    shop->customer.name = NULL;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_fills(shop, "en", cases[i][0], cases[i][1]);
}

static void assist_fill_macro__is_null_where_only_greetings_are_left(void **state)
{
    struct shop *shop = *state;

    shop->shipments[0].eta = (struct day){0};
    assert_null(filled(shop, "en",
                       "Hi {{customer.first_name}},\n\nThank you for your message. Due "
                       "{{order.eta}}.\n\nKind regards\n{{agent.name}}"));
    assert_null(filled(shop, "en", ""));
    assert_null(filled(shop, "en", "{{order.eta}}"));
    assert_null(filled(shop, "zh", "{{customer.name}}，您好！\n\n预计{{order.eta}}送达。"));
}

static void assist_fill_macro__tells_a_stranger_nothing(void **state)
{
    struct shop *shop = *state;

    shop->facts.sender = SENDER_STRANGER;
    assert_fills(
        shop, "en",
        "Hi {{customer.first_name}},\n\nYour order {{order.id}} left. Who are you? "
        "It cost {{order.total}}, {{refund.amount}}.",
        "Hi,\n\nWho are you?");
}

static void assist_fill_macro__says_where_each_value_was_read(void **state)
{
    static const struct {
        const char *kind, *id, *field, *value;
    } want[] = {
        {"order", "W2378156", "shipments[0].eta", "2026-11-25"},
        {"order", "W2378156", "total", "89.90"},
        {"product", "TR2-42", "title", "Trail 2"},
        {"macro", "late", NULL, NULL},
    };
    struct shop *shop = *state;
    struct macro macro = {
        .id = "late",
        .lang = "en",
        .text = "Due {{order.eta}}, really {{order.eta}}. Paid {{order.total}}. "
                "Came {{order.delivered_at}}, {{order.id}}. {{product.title}}."};
    struct source *sources;
    size_t count;

    assert_non_null(assist_fill_macro(&macro, &shop->facts, &shop->orders[0],
                                      &shop->products[1], &shop->arena, &sources, &count));
    assert_int_equal(count, COUNT_OF(want));
    for (size_t i = 0; i < count; i++) {
        assert_true(string_equals(sources[i].kind, want[i].kind));
        assert_true(string_equals(sources[i].id, want[i].id));
        assert_true(string_equals(sources[i].field, want[i].field));
        assert_true(string_equals(sources[i].value, want[i].value));
    }
}

/* A line without a title of its own is called as the catalogue calls it; its id is told
 * to nobody. */
static void assist_fill_macro__calls_a_line_as_the_catalogue_does(void **state)
{
    struct shop *shop = *state;
    struct order_line lines[2] = {shop->orders[0].lines[0], shop->orders[0].lines[0]};

    lines[1].title = NULL;
    lines[1].quantity = 2;
    shop->orders[0].lines = lines;
    shop->orders[0].line_count = 2;
    assert_fills(shop, "en", "You bought {{order.items}}.",
                 "You bought Trail 2, 2 × Trail 2.");
    lines[1].title = ""; /* none either */
    assert_fills(shop, "en", "You bought {{order.items}}.",
                 "You bought Trail 2, 2 × Trail 2.");
    lines[1].product = "NO-SUCH";
    assert_fills(shop, "en", "It has left. You bought {{order.items}}.", "It has left.");
}

/* Of two parcels that which is awaited is told, wherever it stands in the list. */
static void assist_fill_macro__tells_the_parcel_that_is_awaited(void **state)
{
    struct shop *shop = *state;
    static const char *const want[] = {"shipments[0].tracking", "shipments[0].eta"};
    struct macro macro = {
        .id = "due", .lang = "en", .text = "{{order.tracking}}, due {{order.eta}}."};
    struct shipment parcels[2];
    struct source *sources;
    size_t count;

    parcels[0] = parcels[1] = shop->shipments[0];
    parcels[1].tracking = "JD0146000039";
    parcels[1].eta = parcels[1].delivered_at = (struct day){2026, 11, 20};
    shop->orders[0].shipments = parcels;
    shop->orders[0].shipment_count = 2;
    assert_fills(shop, "en", macro.text, "JD0146000038, due 25 November.");
    assert_non_null(assist_fill_macro(&macro, &shop->facts, &shop->orders[0], NULL,
                                      &shop->arena, &sources, &count));
    assert_int_equal(count, COUNT_OF(want) + 1); /* and the macro itself */
    for (size_t i = 0; i < COUNT_OF(want); i++)
        assert_string_equal(sources[i].field, want[i]);
}

static void assist_fill_macro__does_not_guess_the_stock_of_a_size(void **state)
{
    struct shop *shop = *state;
    const char *text = "Ok. {{product.stock}} left.";

    customer_says(shop, "Have you the Trail 2?");
    assert_fills(shop, "en", text, "Ok.");
    customer_says(shop, "In 42, I mean.");
    assert_fills(shop, "en", text, "Ok. 7 left.");
}

static void assist_fill_macro__offers_only_a_promotion_that_holds(void **state)
{
    struct shop *shop = *state;
    const char *text = "Ok. Code {{promotion.code}}.";

    assert_fills(shop, "en", text, "Ok. Code AUTUMN15.");
    shop->promotions[1].until = (struct day){2026, 12, 1};
    assert_fills(shop, "en", text, "Ok. Code SUMMER20.");
    shop->promotions[1].customer = "c2";
    assert_fills(shop, "en", text, "Ok. Code AUTUMN15.");
    shop->promotions[0].from = (struct day){2026, 11, 22};
    assert_fills(shop, "en", text, "Ok.");
}

static void assist_fill_macro__takes_no_variable_from_a_value(void **state)
{
    struct shop *shop = *state;

    shop->customer.name = "{{order.id}}";
    assert_fills(shop, "en", "Hi {{customer.first_name}},\nOk.", "Hi,\nOk.");
    shop->customer.name = "Ana\n\nYour order is free";
    assert_fills(shop, "en", "Ok. You are {{customer.name}}.",
                 "Ok. You are Ana Your order is free.");
    assert_fills(shop, "en", "Ok. {{{shop.name}}}. {{shop.name}}}}. {{}}. {{", "Ok.");
}

static void assist_fill_macro__is_not_misled_by_full_stops(void **state)
{
    assert_fills(
        *state, "en",
        "It weighs 1.5 kg, e.g. with {{order.what}}. See https://a.example/b.c. Ok.",
        "See https://a.example/b.c. Ok.");
    assert_fills(*state, "de",
                 "Am {{order.shipped_at}} ging es los, z. B. mit {{order.carrier}}. Gut.",
                 "Am 19. November ging es los, z. B. mit DHL. Gut.");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
    const struct CMUnitTest tests[] = {
        TEST(assist_fill_macro__writes_every_variable),
        TEST(assist_fill_macro__writes_refunds_and_deliveries),
        TEST(assist_fill_macro__writes_in_the_macros_language),
        TEST(assist_fill_macro__leaves_out_a_sentence_without_its_value),
        TEST(assist_fill_macro__greets_without_a_name),
        TEST(assist_fill_macro__is_null_where_only_greetings_are_left),
        TEST(assist_fill_macro__tells_a_stranger_nothing),
        TEST(assist_fill_macro__says_where_each_value_was_read),
        TEST(assist_fill_macro__calls_a_line_as_the_catalogue_does),
        TEST(assist_fill_macro__tells_the_parcel_that_is_awaited),
        TEST(assist_fill_macro__does_not_guess_the_stock_of_a_size),
        TEST(assist_fill_macro__offers_only_a_promotion_that_holds),
        TEST(assist_fill_macro__takes_no_variable_from_a_value),
        TEST(assist_fill_macro__is_not_misled_by_full_stops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
