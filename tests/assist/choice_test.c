/* Which macros and paragraphs are taken for an answer, and when nothing is. */
#include "shop.h"

#define LETTER                                                                             \
    "Good morning to everybody in your wonderful team. Yesterday afternoon the postman "   \
    "came "                                                                                \
    "while my neighbour and her two small dogs were in the garden, and after a long talk " \
    "about roses and the weather he left a box with a bent corner on our old kitchen "     \
    "bench."

static struct draft *first_of(struct shop *shop)
{
    struct draft *drafts;
    size_t count;

    shop_drafts(shop, &drafts, &count);
    assert_true(count >= 1);
    return drafts;
}

static bool is_by_macro(const struct draft *draft, const char *id)
{
    for (size_t i = 0; i < draft->source_count; i++) {
        if (string_equals(draft->sources[i].kind, "macro") &&
            string_equals(draft->sources[i].id, id))
            return true;
    }
    return false;
}

static void
assist_draft__believes_a_short_question_only_where_an_example_covers_it(void **state)
{
    struct shop *shop = *state;

    shop_finds_macro(shop, "m", "en", "intent:complaint", 0.25,
                     "We read every line of it.");
    customer_says(shop, "How is the moon tonight over there?");
    assert_true(first_of(shop)[0].is_holding);
    shop->macros[0].score = 0.4;
    assert_true(is_by_macro(&first_of(shop)[0], "m"));
}

static void assist_draft__believes_a_letter_where_one_intent_is_far_ahead(void **state)
{
    struct shop *shop = *state;

    shop_finds_macro(shop, "m", "en", "intent:complaint", 0.2, "We read every line of it.");
    shop_finds_macro(shop, "n", "en", "intent:warranty", 0.18,
                     "Three years, we look at it.");
    customer_says(shop, LETTER);
    assert_true(first_of(shop)[0].is_holding);
    shop->macros[1].score = 0.04;
    assert_true(is_by_macro(&first_of(shop)[0], "m"));
}

static void assist_draft__hears_words_beside_a_weak_example(void **state)
{
    struct shop *shop = *state;

    shop_finds_macro(shop, "m", "en", "intent:damaged when:delivered", 0.12,
                     "Please send us a photo of it.");
    customer_says(shop, LETTER " The lamp of W1180020 is broken.");
    assert_true(is_by_macro(&first_of(shop)[0], "m"));
}

static void assist_draft__gives_other_answers_of_the_same_intent(void **state)
{
    struct shop *shop = *state;

    shop_finds_macro(shop, "one", "en", "intent:return when:delivered", 0.5,
                     "Open My orders and print the label.");
    shop_finds_macro(shop, "two", "en", "intent:return when:delivered", 0.3,
                     "Would you rather have it in another colour?");
    shop_finds_macro(shop, "far", "en", "intent:return when:delivered", 0.05,
                     "Please tell us what did not please you.");
    customer_says(shop, "I would send the socks of W1180020 to you.");
    struct draft *drafts = first_of(shop);
    assert_true(is_by_macro(&drafts[0], "one"));
    assert_true(is_by_macro(&drafts[1], "two"));
    assert_true(is_by_macro(&drafts[2], "far")); /* rather than a holding reply */
}

/* Two things are asked: another answer to the second rather than a holding reply. */
static void assist_draft__gives_other_answers_of_the_second_intent(void **state)
{
    struct shop *shop = *state;

    shop_finds_macro(shop, "one", "en", "intent:return when:delivered", 0.6,
                     "Open My orders and print the label.");
    shop_finds_macro(shop, "two", "en", "intent:invoice", 0.5, "It is in My orders.");
    shop_finds_macro(shop, "three", "en", "intent:invoice", 0.26,
                     "Which name shall stand on it?");
    shop_finds_macro(shop, "far", "en", "intent:invoice", 0.1, "We write it in English.");
    customer_says(shop, "I would send the socks of W1180020 to you.");
    struct draft *drafts = first_of(shop);
    assert_true(is_by_macro(&drafts[0], "one"));
    assert_true(is_by_macro(&drafts[1], "two"));
    assert_true(is_by_macro(&drafts[2], "three"));
    shop->macros[2].score = 0.1;
    assert_true(first_of(shop)[2].is_holding);
}

/* Who may still give it back is not told what is so when it is too late. */
static void assist_draft__tells_that_a_return_is_over_where_it_is(void **state)
{
    struct shop *shop = *state;

    shop->facts.policy = policy_of(shop->articles, 1, &shop->arena);
    shop_finds_macro(shop, "over", "en", "intent:return when:return-over", 0.9,
                     "Is something wrong with it? Then tell me what happened.");
    customer_says(shop, "I want to return the socks of W1180020.");
    assert_true(is_by_macro(&first_of(shop)[0], "over")); /* of 2 October, on 21 November */
    shop->shipments[1].delivered_at = (struct day){2026, 10, 22}; /* the thirtieth day */
    assert_false(is_by_macro(&first_of(shop)[0], "over"));
    shop->shipments[1].delivered_at.date--;
    assert_true(is_by_macro(&first_of(shop)[0], "over"));
    shop->facts.policy = NULL; /* nobody tells until when */
    assert_false(is_by_macro(&first_of(shop)[0], "over"));
}

static void assist_draft__gives_no_answer_of_an_intent_that_is_not_heard(void **state)
{
    struct shop *shop = *state;

    shop_finds_macro(shop, "one", "en", "intent:return when:delivered", 0.5,
                     "Open My orders and print the label.");
    shop_finds_macro(shop, "other", "en", "intent:invoice", 0.05, "It is in My orders.");
    shop_finds_macro(shop, "foreign", "es", "intent:return", 0.05, "Imprime la etiqueta.");
    customer_says(shop, "I would send the socks of W1180020 to you.");
    struct draft *drafts = first_of(shop);
    assert_true(is_by_macro(&drafts[0], "one"));
    assert_true(drafts[1].is_holding);
}

static void assist_draft__keeps_no_place_for_an_article_in_another_language(void **state)
{
    struct shop *shop = *state;
    static const char *const texts[] = {"Imprime la etiqueta en Mis pedidos.",
                                        "¿Prefieres otro color?",
                                        "Cuéntanos qué no te ha gustado."};

    for (int i = 0; i < 3; i++)
        shop_finds_macro(shop, texts[i], "es", "intent:return", 0.9 - 0.1 * i, texts[i]);
    shop_finds_paragraph(shop, 0, 0.8, "A return from Spain is free.");
    customer_says(shop, "Hola, quiero devolver un artículo de mi pedido, por favor.");
    struct draft *drafts = first_of(shop);
    for (int i = 0; i < 3; i++)
        assert_true(is_by_macro(&drafts[i], texts[i]));
}

static void assist_draft__finds_a_macro_of_the_shops_language_by_its_intent(void **state)
{
    struct shop *shop = *state;

    shop_finds_macro(shop, "swap", "en", "intent:exchange", 0.0,
                     "Which size would you like?");
    shop_finds_macro(shop, "other", "en", "intent:invoice", 0.0, "It is in My orders.");
    customer_says(shop, "Kann ich den Badeanzug bitte gegen eine andere Größe tauschen?");
    struct draft *drafts = first_of(shop);
    assert_true(is_by_macro(&drafts[0], "swap"));
    assert_string_equal(drafts[0].lang, "en");
    assert_true(drafts[1].is_holding);
}

static void assist_draft__quotes_an_article_that_speaks_of_what_is_asked(void **state)
{
    struct shop *shop = *state;
    const char *paragraph = "A return from Spain is free.";

    shop_finds_paragraph(shop, 0, 0.35, paragraph);
    shop->request.wanted = 1;
    customer_says(shop, "Does the moon shine on the shop?");
    assert_true(first_of(shop)[0].is_holding);
    customer_says(shop, "I want to return it.");
    assert_true(says(first_of(shop)[0].text, paragraph));
}

static void assist_draft__keeps_a_place_for_the_article(void **state)
{
    struct shop *shop = *state;
    static const char *const texts[] = {"Open My orders and print the label.",
                                        "Would you rather have another colour?",
                                        "Tell us what did not please you."};

    for (int i = 0; i < 3; i++)
        shop_finds_macro(shop, texts[i], "en", "intent:return", 0.9 - 0.1 * i, texts[i]);
    shop_finds_paragraph(shop, 0, 0.8, "A return from Spain is free.");
    customer_says(shop, "I want to return it.");
    struct draft *drafts = first_of(shop);
    assert_true(is_by_macro(&drafts[0], texts[0]));
    assert_true(is_by_macro(&drafts[1], texts[1]));
    assert_string_equal(drafts[2].sources[0].kind, "article");
}

static void
assist_draft__puts_what_is_heard_before_an_article_on_something_else(void **state)
{
    struct shop *shop = *state;

    shop_finds_macro(shop, "one", "en", "intent:invoice", 0.9, "It is in My orders.");
    shop_finds_macro(shop, "two", "en", "intent:invoice", 0.1, "We send it by mail.");
    shop_finds_paragraph(shop, 0, 0.95, "The warehouse is closed for years.");
    shop->ticket.lang = "en";
    customer_says(shop,
                  "I need an invoice for W1180020. I have bought from you for years.");
    struct draft *drafts = first_of(shop);
    assert_true(is_by_macro(&drafts[0], "one"));
    assert_true(is_by_macro(&drafts[1], "two"));
    assert_string_equal(drafts[2].sources[0].kind, "article");
}

static void assist_draft__does_not_say_again_what_was_sent(void **state)
{
    struct shop *shop = *state;

    shop_finds_macro(shop, "one", "en", "intent:return when:delivered", 0.5,
                     "Open My orders and print the label.");
    shop_finds_macro(shop, "two", "en", "intent:return when:delivered", 0.4,
                     "Would you rather have it in another colour?");
    customer_says(shop, "I would send the socks of W1180020 to you.");
    assert_true(is_by_macro(&first_of(shop)[0], "one"));
    agent_says(shop, "Hello Ana,\n\nopen My orders and print the label. Best, Sam");
    customer_says(shop, "I would still send the socks of W1180020 to you.");
    assert_true(is_by_macro(&first_of(shop)[0], "two"));
}

static void assist_draft__brings_the_window_of_a_return_beside_what_it_costs(void **state)
{
    struct shop *shop = *state;
    struct article article = {.id = "back",
                              .title = "Returns",
                              .lang = "en",
                              .text = "You can return an item within 30 days of delivery.\n"
                                      "A return costs 4.90 EUR."};

    shop->articles[0] = article;
    shop->facts.articles = shop->articles;
    shop->facts.article_count = 1;
    shop->facts.policy = policy_of(shop->articles, 1, &shop->arena);
    shop_finds_paragraph(shop, 0, 0.9, "A return costs 4.90 EUR.");
    shop->request.wanted = 1;
    customer_says(shop, "How do I return a mug?");
    const char *text = first_of(shop)[0].text;
    assert_true(says(text, "within 30 days of delivery.\nA return costs 4.90 EUR."));
    shop->paragraphs[0].paragraph = "You can return an item within 30 days of delivery.";
    text = first_of(shop)[0].text;
    assert_null(strstr(strstr(text, "30 days") + 1, "30 days"));
    shop->paragraphs[0].paragraph = "A return costs 4.90 EUR.";
    shop->ticket.message_count = 0;
    customer_says(shop, "What does the way back cost, please?");
    assert_false(says(first_of(shop)[0].text, "30 days"));
}

/* Illness or a lawyer, and not a child's socks: a person is named before any answer, which
 * stays behind. */
static void assist_draft__holds_first_where_a_ticket_is_grave(void **state)
{
    struct shop *shop = *state;
    static const char *const texts[] = {
        "I want to return the socks of W1180020. I have cancer and my lawyer will hear.",
        "Quiero devolver los calcetines de W1180020, tengo cáncer.",
        ("Ich möchte die Socken von W1180020 zurückgeben, sonst hören Sie von meinem "
         "Anwalt."),
    };

    shop_finds_macro(shop, "one", "en", "intent:return when:delivered", 0.5,
                     "Open My orders and print the label.");
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        customer_says(shop, texts[i]);
        struct draft *drafts = first_of(shop);
        assert_true(drafts[0].is_holding);
        assert_true(is_by_macro(&drafts[1], "one"));
        shop->ticket.message_count = 0;
    }
    customer_says(shop, "I want to return the socks of W1180020, my child has grown.");
    assert_true(is_by_macro(&first_of(shop)[0], "one"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
    const struct CMUnitTest tests[] = {
        TEST(assist_draft__does_not_say_again_what_was_sent),
        TEST(assist_draft__believes_a_short_question_only_where_an_example_covers_it),
        TEST(assist_draft__believes_a_letter_where_one_intent_is_far_ahead),
        TEST(assist_draft__hears_words_beside_a_weak_example),
        TEST(assist_draft__puts_what_is_heard_before_an_article_on_something_else),
        TEST(assist_draft__gives_other_answers_of_the_same_intent),
        TEST(assist_draft__gives_other_answers_of_the_second_intent),
        TEST(assist_draft__tells_that_a_return_is_over_where_it_is),
        TEST(assist_draft__gives_no_answer_of_an_intent_that_is_not_heard),
        TEST(assist_draft__keeps_no_place_for_an_article_in_another_language),
        TEST(assist_draft__finds_a_macro_of_the_shops_language_by_its_intent),
        TEST(assist_draft__quotes_an_article_that_speaks_of_what_is_asked),
        TEST(assist_draft__keeps_a_place_for_the_article),
        TEST(assist_draft__brings_the_window_of_a_return_beside_what_it_costs),
        TEST(assist_draft__holds_first_where_a_ticket_is_grave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
