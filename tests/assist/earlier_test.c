#include "assist/earlier.h"
#include "shop.h"

/* What becomes of the answer to a customer's question; NULL: it may not be said again. */
static const char *retold(struct shop *shop, const char *question, const char *answer)
{
    struct earlier_answer earlier = {.score = 1};

    shop->ticket.message_count = 0;
    customer_says(shop, question);
    agent_says(shop, answer);
    return assist_earlier_read(&shop->facts, 1, &shop->arena, &earlier) ? earlier.text
                                                                        : NULL;
}

static void assist_earlier_read__puts_variables_for_what_was_the_customers(void **state)
{
    static const struct {
        const char *answer, *retold;
    } cases[] = {
        {"Hi Ana,\n\nThank you for your message. Your order W2378156 left on 19 November "
         "with DHL, Ana, and is due on 25 November.\n\nKind regards,\nMarta",
         "Your order {{order.id}} left on {{order.shipped_at}} with {{order.carrier}}, "
         "{{customer.first_name}}, and is due on {{order.eta}}."},
        {"Your order comes to 89.90 EUR, and the tracking number is JD0146000038.\n\nMarta "
         "Soler",
         "Your order comes to {{order.total}}, and the tracking number is "
         "{{order.tracking}}."},
        {"You can return it within 30 days of delivery, worn or not.",
         "You can return it within 30 days of delivery, worn or not."},
    };
    struct shop *shop = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(retold(shop, "Where is W2378156?", cases[i].answer),
                            cases[i].retold);
}

static void assist_earlier_read__says_nothing_on_that_is_another_customers(void **state)
{
    static const char *const answers[] = {
        "Your orders W2378156 and W1180020 are both on their way, just wait a little.",
        "Please ask Mrs Kowalska next door, the driver left the parcel with her.",
        "Please write to ladders.of.zoe@mail.example, they have the parcel there.",
        "Please call +49 30 5557788, they have the parcel in the store there.",
        "We brought it to Calle del Olmo 14, 28012 Madrid, where the door was open.",
        "We have given back 20.00 EUR to you as the parcel was late this time.",
        "The tracking number of the other parcel is JD4444333322221111, have a look.",
        "It should be there on 2 December, as the driver said on the phone.",
        "Nos pondremos en contacto con {{customer.name}} en cuanto llegue el paquete.",
        "Write again.",
    };
    struct shop *shop = *state;

    for (size_t i = 0; i < COUNT_OF(answers); i++) {
        const char *text = retold(shop, "Where is W2378156?", answers[i]);
        if (text)
            print_error("%s\n", text);
        assert_null(text);
    }
}

static void assist_earlier_read__leaves_grave_tickets_alone(void **state)
{
    const char *answer = "Please put it into the sun to dry, and brush it a little.";
    struct shop *shop = *state;

    assert_non_null(retold(shop, "How do I clean it?", answer));
    assert_null(retold(shop, "I have cancer. How do I clean it?", answer));
}

/* The answers of that text that may be said here: of so many customers, one each. */
static size_t sayable(struct shop *shop, const char *text, const char *own,
                      size_t customers)
{
    struct earlier_answer answers[4];

    for (size_t i = 0; i < customers; i++)
        answers[i] =
            (struct earlier_answer){.ticket = "7",
                                    .customer = arena_format(&shop->arena, "other%zu", i),
                                    .score = 1,
                                    .lang = "en",
                                    .text = text,
                                    .own = own};
    return assist_earlier_keep(&shop->facts, &shop->macros[0].macro, 1, answers, customers,
                               &shop->arena);
}

static void assist_earlier_keep__wants_every_name_to_be_known_here(void **state)
{
    static const struct {
        const char *text, *own;
        size_t customers, kept;
    } cases[] = {
        {"We ask the driver of {{order.carrier}} about it.", "", 1, 1},
        {"we ask Piotr about it.", "", 1, 0},
        {"Piotr looks at it.", "", 2, 0},
        {"Piotr looks at it.", "", 3, 3}, /* three customers were told of him */
        {"Please wait, we bring the ladder.", "my ladder and the parrot", 1, 0},
        {"Please wait, we bring the shoes.", "my shoes and the parrot", 1, 1},
        {"Please wait for us.", "", 1, 1},       /* a macro says it */
        {"You have it there.", "have it", 1, 1}, /* everybody says it */
        {"We ask \u0141ukasz about it.", "", 1, 0},
        {"as your wife marta told us on the phone, since you are pregnant", "", 1, 0},
        {"{{customer.first_name}}, your ladder is there. Please wait.", "", 1, 1},
        {"- ask your neighbour ruben about it", "", 1, 0},
        {"You have it there. ask marta", "", 1, 0},
        {"please ask us, we have it there.", "", 1, 1},
        {"As we said, it is at birch lane.", "Birch Lane 12", 1, 0},
        {"Please ask ruben about it.", "", 1, 0},
        {"Please wait for us, as your neighbour kowalska has it.", "", 1, 0},
        {"Please ask mrs kowalska about it.", "", 1, 0},
        {"Please wait, we bring the ladder.", "two ladders", 1, 0},
        {"Please wait, you are climbing.", "I climb", 1, 0},
        {"Please dry the shoe.", "my shoes", 1, 1}, /* shoes stand here, too */
        {"Please dry it by hand, the machine makes it smaller.", "", 1, 1},
        {"\u8bf7\u60a8\u653e\u5728\u9634\u51c9\u5904\u3002", "", 1, 1},
        {"\u8bf7\u738b\u82b3\u653e\u5728\u9634\u51c9\u5904\u3002", "", 1, 0},
        {"\u041f\u0440\u0438\u0432\u0435\u0442 \u041f\u0451\u0442\u0440", "", 1, 0},
        {"\u0627\u0633\u0623\u0644 \u0641\u0627\u0637\u0645\u0629", "", 1, 0},
    };
    struct shop *shop = *state;

    customer_says(shop, "When do the shoes come?");
    shop->macros[0].macro = (struct macro){
        .id = "care",
        .text = "Please ask us.\n\u8bf7\u60a8\u653e\u5728\u9634\u51c9\u5904\u3002"};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        size_t kept = sayable(shop, cases[i].text, cases[i].own, cases[i].customers);
        if (kept != cases[i].kept)
            print_error("%s\n", cases[i].text);
        assert_int_equal(kept, cases[i].kept);
    }
}

static bool is_said(struct shop *shop, const char *lang, const char *text)
{
    struct earlier_answer answer = {
        .ticket = "7", .customer = "other", .lang = lang, .text = text, .own = ""};

    return assist_earlier_keep(&shop->facts, &shop->macros[0].macro, 1, &answer, 1,
                               &shop->arena) == 1;
}

static void assist_earlier_keep__hears_names_that_are_written_small(void **state)
{
    static const struct {
        const char *lang, *told, *usual;
    } cases[] = {
        {"en", "as your wife marta told us on the phone, we can take it back",
         "we can take it back"},
        {"es", "como nos dijo su mujer marta, puede cambiar la talla hasta el lunes",
         "si, puede cambiar la talla hasta el lunes"},
        {"fr", "comme votre femme nous a dit, vous pouvez changer la taille",
         "vous pouvez avoir une autre taille"},
        {"de", "wie ihre frau marta schon sagte, sie konnen das paket bekommen",
         "sie k\u00f6nnen das paket noch heute bekommen"},
    };
    struct shop *shop = *state;

    shop->macros[0].macro = (struct macro){.id = "size", .text = "Une autre. Si."};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        if (is_said(shop, cases[i].lang, cases[i].told) ||
            !is_said(shop, cases[i].lang, cases[i].usual))
            print_error("%s: %s\n", cases[i].told, cases[i].usual);
        assert_false(is_said(shop, cases[i].lang, cases[i].told));
        assert_true(is_said(shop, cases[i].lang, cases[i].usual));
    }
}

/* The own words of an answer are the whole thread's beside it, and the profile's. */
static void assist_earlier_read__tells_what_was_that_customers_own(void **state)
{
    static const struct address address = {.line1 = "Birch Lane 12", .city = "Girona"};
    static const char *const brands[] = {"Kestrel"};
    static const char *const own[] = {"trampoline", "Birch", "Girona", "Kestrel"};
    struct shop *shop = *state;
    struct earlier_answer earlier = {.score = 1};

    shop->ticket.message_count = 0;
    shop->customer.addresses = &address;
    shop->customer.address_count = 1;
    shop->customer.brands = brands;
    shop->customer.brand_count = 1;
    agent_says(shop, "You told me of the trampoline of the twins.");
    customer_says(shop, "So can I return it?");
    agent_says(shop, "You can return it within 30 days of delivery, worn or not.");
    assert_true(assist_earlier_read(&shop->facts, 2, &shop->arena, &earlier));
    for (size_t i = 0; i < COUNT_OF(own); i++)
        assert_non_null(strstr(earlier.own, own[i]));
    assert_null(strstr(earlier.own, "worn")); /* the answer is not its own secret */
}

/* The draft made from an earlier answer of that text, NULL: none was. */
static const struct draft *draft_of(struct shop *shop, const char *text, double score)
{
    struct earlier_answer answer = {.ticket = "1032",
                                    .customer = "other",
                                    .at = SHOP_NOW - 9 * 86400,
                                    .score = score,
                                    .lang = "en",
                                    .text = text,
                                    .own = ""};
    struct draft *drafts;
    size_t count;

    shop->request.earlier = &answer;
    shop->request.earlier_count = 1;
    shop_drafts(shop, &drafts, &count);
    for (size_t i = 0; i < count; i++) {
        if (drafts[i].source_count && string_equals(drafts[i].sources[0].kind, "earlier"))
            return &drafts[i];
    }
    return NULL;
}

static void assist_draft__answers_with_what_was_answered_before(void **state)
{
    struct shop *shop = *state;

    customer_says(shop, "Which parcel service brings the order that I am waiting for?");
    const struct draft *draft =
        draft_of(shop, "Your order {{order.id}} comes with {{order.carrier}}.", 0.8);

    assert_non_null(draft);
    assert_string_equal(draft->text, "Hi Ana,\n\nYour order W2378156 comes with DHL.");
    assert_string_equal(draft->sources[0].id, "1032");
    assert_string_equal(draft->sources[0].value, "2026-11-12");
    assert_false(draft->is_holding);
}

static void assist_draft__says_nothing_of_it_that_is_not_proved_here(void **state)
{
    static const char *const texts[] = {
        "Your order {{order.id}} is out of the house since 7 November.",
        "Your order {{order.id}} came on {{order.delivered_at}}, as we see here.",
        "Your order comes with {{order.carrier}}. It came on {{order.delivered_at}}.",
        "I have told the driver of {{order.carrier}} to ring twice.",
        "It has 24 pockets, so take your time to look at it.",
        "You can return it within 45 days of delivery.",
        "We give back 12.00 EUR to you for the trouble.",
    };
    struct shop *shop = *state;

    customer_says(shop, "Which parcel service brings the order that I am waiting for?");
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (draft_of(shop, texts[i], 1))
            print_error("%s\n", texts[i]);
        assert_null(draft_of(shop, texts[i], 1));
    }
    assert_null(draft_of(shop, "Your order comes with {{order.carrier}}.",
                         ASSIST_EARLIER_SCORE - 0.01));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
    const struct CMUnitTest tests[] = {
        TEST(assist_earlier_read__puts_variables_for_what_was_the_customers),
        TEST(assist_earlier_read__says_nothing_on_that_is_another_customers),
        TEST(assist_earlier_read__leaves_grave_tickets_alone),
        TEST(assist_earlier_keep__wants_every_name_to_be_known_here),
        TEST(assist_earlier_keep__hears_names_that_are_written_small),
        TEST(assist_earlier_read__tells_what_was_that_customers_own),
        TEST(assist_draft__answers_with_what_was_answered_before),
        TEST(assist_draft__says_nothing_of_it_that_is_not_proved_here),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
