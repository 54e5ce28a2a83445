/* What is asked of a model beside a reply: three answers, rewrites, a summary, a
 * translation, triage, a product text, picks. */
#include "asking.h"

static const struct attribute court_attributes[] = {{"size", "44"},
                                                    {"sole", "herringbone"}};
static const struct attribute ball_attributes[] = {{"size", "7"}, {"cover", "composite"}};
static struct reason court_reasons[] = {{.kind = REASON_BOUGHT_TOGETHER,
                                         .product = "BBS-1",
                                         .title = "Basketball shoes",
                                         .customers = 34}};
static struct reason bag_reasons[] = {{.kind = REASON_CATEGORY, .value = "Basketball"}};

static void shop_offers_sports(struct asked_shop *asked)
{
    struct shop *shop = asked->shop;
    static const struct order_line lines[] = {
        {.product = "BBS-1",
         .title = "Basketball shoes",
         .quantity = 1,
         .price = EUROS(7990)},
        {.product = "BB-1", .title = "Basketball", .quantity = 1, .price = EUROS(2990)},
        {.product = "BBG-1",
         .title = "Basketball gloves",
         .quantity = 1,
         .price = EUROS(1990)}};

    shop->orders[0].lines = lines;
    shop->orders[0].line_count = 3;
    shop->orders[0].status = ORDER_DELIVERED;
    shop->facts.order_count = 1;
    shop->pick_list[0] = (struct pick){.product = {.id = "CT-44",
                                                   .title = "Court socks",
                                                   .brand = "Northline",
                                                   .price = EUROS(1490),
                                                   .stock = 9,
                                                   .attributes = court_attributes,
                                                   .attribute_count = 2},
                                       .reasons = court_reasons,
                                       .reason_count = 1};
    shop->pick_list[1] = (struct pick){.product = {.id = "4006381333931",
                                                   .title = "Ball bag",
                                                   .price = EUROS(1990),
                                                   .stock = STOCK_NOT_TRACKED,
                                                   .attributes = ball_attributes,
                                                   .attribute_count = 2},
                                       .reasons = bag_reasons,
                                       .reason_count = 1};
    asked->ask.candidates = shop->pick_list;
    asked->ask.candidate_count = 2;
    asked->ask.wanted = 2;
    asked->ask.lang = "en";
    shop->ticket.lang = "en";
    shop->facts.products = &shop->pick_list[0].product;
    shop->facts.product_count = 1;
    customer_says(shop,
                  "I have bought basketball shoes, a basketball and basketball gloves. "
                  "Please recommend some other sports products. Yours, Ana Ruiz");
}

static void ask_write__asks_for_a_reply_that_recommends_other_sports_products(void **state)
{
    shop_offers_sports(*state);
    assert_pinned(*state, ASK_DRAFTS, "sports_drafts");
}

static void ask_write__asks_for_picks_by_id_out_of_a_closed_list(void **state)
{
    struct asked_shop *asked = *state;

    shop_offers_sports(asked);
    assert_pinned(asked, ASK_PICKS, "sports_picks");
    assert_true(says(asked->prompt.schema, "\"enum\":[\"CT-44\",\"4006381333931\"]"));
    assert_true(says(user_of(asked), "\"id\":\"4006381333931\""));
    assert_false(says(user_of(asked), "W2378156"));
}

static void ask_write__asks_for_three_different_answers_one_a_request(void **state)
{
    struct asked_shop *asked = *state;
    const char *texts[9];

    customer_says(asked->shop, "Where is my order W2378156?");
    for (int i = 0; i < 9; i++) {
        asked->ask.variant = i;
        assert_true(ask_for(asked, ASK_DRAFTS));
        texts[i] = strstr(user_of(asked), " TASK");
        assert_non_null(texts[i]);
        for (int k = 0; k < i; k++)
            assert_string_not_equal(texts[i], texts[k]);
    }
}

static void ask_write__asks_for_each_rewrite_with_what_must_stay(void **state)
{
    struct asked_shop *asked = *state;
    struct buffer all;

    buffer_init(&all, PROMPT_MAX);
    asked->ask.text =
        "Hola Ana,\n\ntu pedido W2378156 llega el 25 de noviembre a Calle del Olmo 14.";
    for (int how = 0; how < REWRITE_HOW_COUNT; how++) {
        asked->ask.how = (enum rewrite_how)how;
        asked->ask.instruction =
            how == REWRITE_FREE ? "Say it to Ana Ruiz as a poem." : NULL;
        assert_true(ask_for(asked, ASK_REWRITE));
        buffer_format(&all, "########## %s\n", rewrite_how_name(asked->ask.how));
        write_out(&asked->prompt, &all);
    }
    assert_text_is_pinned(&all, "rewrites");
    buffer_release(&all);
}

static void ask_write__sums_a_thread_up_for_the_agent_with_its_notes(void **state)
{
    struct asked_shop *asked = *state;

    customer_says(asked->shop, "Hola, soy Ana Ruiz. Mi pedido W2378156 no ha llegado.");
    shop_hears(asked->shop, FROM_AGENT, "Ana called from 600 000 101, carrier is looking.")
        ->is_internal = true;
    agent_says(asked->shop, "Hola Ana, lo estamos mirando.");
    customer_says(asked->shop, "¿Y bien?");
    asked->ask.lang = "en";
    assert_pinned(asked, ASK_SUMMARY, "summary");
}

static void ask_write__asks_for_a_translation_that_keeps_placeholders(void **state)
{
    struct asked_shop *asked = *state;

    asked->ask.text =
        "Hola, soy Ana Ruiz, ana.ruiz@example.org. El pedido W2378156 costó 89,90 €.";
    asked->ask.lang = "de";
    assert_pinned(asked, ASK_TRANSLATION, "translation");
}

static void ask_write__asks_for_the_triage_of_several_tickets_each_by_its_mask(void **state)
{
    struct asked_shop *asked = *state;
    struct shop *shop = asked->shop;
    struct message second = {.id = "m1",
                             .from = FROM_CUSTOMER,
                             .text = "我是李雷，lilei@example.cn，我要退货。"};
    struct ticket other = {
        .id = "1043", .messages = &second, .message_count = 1, .due_at = MOMENT_NONE};
    struct customer lilei = {
        .id = "c2", .name = "李雷", .emails = lilei_emails, .email_count = 1};
    struct facts facts = {.ticket = &other, .customer = &lilei};
    const struct ticket *tickets[] = {&shop->ticket, &other};

    customer_says(
        shop, "Hola, soy Ana Ruiz, ana.ruiz@example.org. ¡Mi pedido W2378156 no llega!");
    struct mask *masks[] = {mask_create(&shop->facts, false), mask_create(&facts, false)};
    asked->ask.tickets = tickets;
    asked->ask.masks = masks;
    asked->ask.ticket_count = 2;
    assert_pinned(asked, ASK_TRIAGE, "triage");

    asked->ask.budget = 600;
    assert_false(ask_for(asked, ASK_TRIAGE));
    assert_true(says(asked->err.text, "so many customers"));
    mask_destroy(masks[0]);
    mask_destroy(masks[1]);
}

static void ask_write__gives_the_writer_of_a_product_its_attributes_alone(void **state)
{
    struct asked_shop *asked = *state;
    struct buffer all;

    buffer_init(&all, PROMPT_MAX);
    asked->ask.facts = NULL;
    asked->ask.product = &asked->shop->products[0];
    asked->ask.lang = "fr";
    asked->mask = mask_create(&asked->shop->facts, false);
    for (int kind = 0; kind < WRITING_KIND_COUNT; kind++) {
        asked->ask.kind = ASK_WRITING;
        asked->ask.writing = (enum writing_kind)kind;
        assert_true(ask_write(&asked->ask, asked->mask, &asked->shop->arena, &asked->prompt,
                              &asked->err));
        assert_false(says(user_of(asked), "stock"));
        buffer_format(&all, "########## %s\n", writing_kind_name(asked->ask.writing));
        write_out(&asked->prompt, &all);
    }
    assert_text_is_pinned(&all, "writings");
    buffer_release(&all);
}

static void ask_write__addresses_the_customer_as_the_customer_does(void **state)
{
    static const struct {
        const char *lang;
        const char *text;
        const char *address;
    } cases[] = {
        {"es", "Hola, ¿me puedes decir cuándo llega tu paquete?", "\"familiar\""},
        {"es", "Buenos días, ¿me puede usted ayudar?", "\"polite\""},
        {"de", "Kannst du mir helfen? Danke dir.", "\"familiar\""},
        {"de", "Guten Tag, können Sie mir bitte helfen?", "\"polite\""},
        {"fr", "Bonjour, pouvez-vous m'aider ? Merci à vous.", "\"polite\""},
        {"fr", "Salut, tu peux m'aider avec ton colis ?", "\"familiar\""},
        {"zh", "麻烦您看一下我的订单。", "\"polite\""},
        {"zh", "你看一下我的订单。", "\"familiar\""},
        {"nl", "Kunt u mij helpen met uw levering?", "\"polite\""},
        {"nl", "Kun je mij helpen met jullie levering?", "\"familiar\""},
        {"en", "Where is my order?", "\"as in WORDING"},
    };
    struct asked_shop *asked = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        asked->shop->ticket.message_count = 0;
        customer_says(asked->shop, cases[i].text);
        asked->ask.lang = cases[i].lang;
        assert_true(ask_for(asked, ASK_DRAFTS));
        const char *address = strstr(user_of(asked), "\"address\":");
        assert_non_null(address);
        if (strncmp(address + 10, cases[i].address, strlen(cases[i].address)) != 0)
            print_error("%s: %.20s\n", cases[i].text, address + 10);
        assert_int_equal(strncmp(address + 10, cases[i].address, strlen(cases[i].address)),
                         0);
    }
}

static void
ask_write__rewrites_a_text_in_its_own_language_and_translates_into_the_customers(
    void **state)
{
    struct asked_shop *asked = *state;

    customer_says(asked->shop, "Hola, ¿dónde está mi pedido?");
    asked->ask.text = "Your order is on its way and will be with you on 25 November.";
    asked->ask.how = REWRITE_SHORTER;
    assert_true(ask_for(asked, ASK_REWRITE));
    assert_true(says(user_of(asked), "\"language\":\"en\""));
    asked->ask.how = REWRITE_TRANSLATE;
    assert_true(ask_for(asked, ASK_REWRITE));
    assert_true(says(user_of(asked), "\"language\":\"es\""));
    asked->ask.lang = NULL;
    assert_true(ask_for(asked, ASK_DRAFTS));
    assert_true(says(user_of(asked), "\"language\":\"es\""));
}

/* What nobody asked for is not in the prompt, so that no reply advertises it. */
static void
ask_write__names_offers_and_picks_where_the_customer_asks_about_buying(void **state)
{
    struct asked_shop *asked = *state;

    asked->ask.candidates = asked->shop->pick_list;
    asked->ask.candidate_count = 3;
    customer_says(asked->shop, "Hola, mi pedido W2378156 no ha llegado. ¿Qué hago?");
    assert_true(ask_for(asked, ASK_DRAFTS));
    assert_false(says(user_of(asked), "AUTUMN15"));
    assert_false(says(user_of(asked), BOUNDARY " PICKS"));

    customer_says(asked->shop, "¿Tienen algún descuento o qué me recomiendan?");
    assert_true(ask_for(asked, ASK_DRAFTS));
    assert_true(says(user_of(asked), "AUTUMN15"));
    assert_false(says(user_of(asked), "SUMMER20"));
    assert_false(says(user_of(asked), "STAFF30"));
    assert_true(says(user_of(asked), BOUNDARY " PICKS"));
}

static void ask_write__asks_for_picks_of_a_customer_who_wrote_nothing(void **state)
{
    struct asked_shop *asked = *state;

    asked->ask.candidates = asked->shop->pick_list;
    asked->ask.candidate_count = 3;
    assert_true(ask_for(asked, ASK_PICKS));
    assert_false(says(user_of(asked), "THREAD"));
    assert_true(says(user_of(asked), "\"id\":\"SOCK\""));
}

int main(void)
{
#define STORY(name) cmocka_unit_test_setup_teardown(name, asking_setup, asking_teardown)
    const struct CMUnitTest tests[] = {
        STORY(ask_write__asks_for_a_reply_that_recommends_other_sports_products),
        STORY(ask_write__asks_for_picks_by_id_out_of_a_closed_list),
        STORY(ask_write__asks_for_three_different_answers_one_a_request),
        STORY(ask_write__asks_for_each_rewrite_with_what_must_stay),
        STORY(ask_write__sums_a_thread_up_for_the_agent_with_its_notes),
        STORY(ask_write__asks_for_a_translation_that_keeps_placeholders),
        STORY(ask_write__asks_for_the_triage_of_several_tickets_each_by_its_mask),
        STORY(ask_write__gives_the_writer_of_a_product_its_attributes_alone),
        STORY(ask_write__addresses_the_customer_as_the_customer_does),
        STORY(
            ask_write__rewrites_a_text_in_its_own_language_and_translates_into_the_customers),
        STORY(ask_write__names_offers_and_picks_where_the_customer_asks_about_buying),
        STORY(ask_write__asks_for_picks_of_a_customer_who_wrote_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
