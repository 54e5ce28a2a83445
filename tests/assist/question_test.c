#include "shop.h"

static void assert_question(struct shop *shop, const char *want)
{
    struct buffer out;

    buffer_init(&out, 64 * 1024);
    assist_question(&shop->ticket, &shop->customer, &out);
    assert_string_equal(buffer_text(&out), want);
    buffer_release(&out);
}

static void assist_question__holds_what_came_since_the_last_reply(void **state)
{
    struct shop *shop = *state;

    shop->ticket.subject = "My parcel";
    customer_says(shop, "Where is it?");
    assert_question(shop, "My parcel\nWhere is it?\n");
    agent_says(shop, "It left on the 19th.");
    customer_says(shop, "Thank you.");
    customer_says(shop, "And the socks?");
    assert_question(shop, "My parcel\nThank you.\nAnd the socks?\n");
}

static void assist_question__is_the_last_message_where_it_was_answered(void **state)
{
    struct shop *shop = *state;

    customer_says(shop, "Hello?");
    customer_says(shop, "Where is the parcel with my shoes?");
    agent_says(shop, "It left on the 19th.");
    assert_question(shop, "\nWhere is the parcel with my shoes?\n");
}

/* The reply was held when the second came, and answers the first alone. */
static void assist_question__is_what_came_while_the_reply_was_held(void **state)
{
    struct shop *shop = *state;

    customer_says(shop, "Where is the parcel with my shoes?");
    shop->messages[0].at = shop->facts.now - 60;
    customer_says(shop, "And can I still change the address?");
    agent_says(shop, "It left on the 19th.");
    shop->messages[2].is_overtaken = true;
    shop->messages[2].overtaken_at = shop->messages[1].at = shop->facts.now - 5;
    assert_question(shop, "\nAnd can I still change the address?\n");
}

static void assist_question__goes_back_from_a_message_that_says_little(void **state)
{
    struct shop *shop = *state;

    customer_says(shop, "Hello?");
    customer_says(shop, "Where is the parcel with my shoes?");
    agent_says(shop, "Shall I ask the carrier?");
    customer_says(shop, "Yes, please.");
    agent_says(shop, "I have asked.");
    assert_question(shop, "\nWhere is the parcel with my shoes?\nYes, please.\n");
    customer_says(shop, "Thank you.");
    assert_question(shop, "\nThank you.\n");
}

static void assist_question__of_thanks_for_an_answer_is_without_the_subject(void **state)
{
    struct shop *shop = *state;

    shop->ticket.subject = "My parcel";
    customer_says(shop, "Thank you so much for looking.");
    assert_question(shop, "My parcel\nThank you so much for looking.\n");
    agent_says(shop, "It left on the 19th.");
    customer_says(shop, "Thank you so much, that was quick.");
    assert_question(shop, "\nThank you so much, that was quick.\n");
    agent_says(shop, "With pleasure.");
    customer_says(shop, "Thank you so much. And the socks?");
    assert_question(shop, "My parcel\nThank you so much. And the socks?\n");
}

static void assist_question__passes_over_notes_and_quoted_lines(void **state)
{
    struct shop *shop = *state;

    customer_says(shop, "Where is it?");
    shop_hears(shop, FROM_AGENT, "Scanned in Zaragoza.")->is_internal = true;
    customer_says(shop, "Any news?\n> It left on the 19th.\nQuickly");
    assert_question(shop, "\nWhere is it?\nAny news?\nQuickly\n");
}

static void assist_question__is_clean_and_bounded(void **state)
{
    struct shop *shop = *state;
    char *flood = memory_get(100001);

    for (int i = 0; i < 100000; i += 4)
        memcpy(flood + i, "abc ", 4);
    customer_says(shop, flood);
    customer_says(shop, "tag\U000E0041 bidi\u202E end");
    struct buffer out;
    buffer_init(&out, 64 * 1024);
    assist_question(&shop->ticket, &shop->customer, &out);
    assert_true(out.len < 6000);
    assert_true(says(buffer_text(&out), "tag bidi end\n"));
    buffer_release(&out);
    memory_free(flood);
}

static void assist_question__of_an_empty_ticket_is_empty(void **state)
{
    assert_question(*state, "\n");
}

static void assist_question__does_not_depend_on_the_customers_name(void **state)
{
    static const struct {
        const char *author;
        const char *text;
        const char *question;
    } cases[] = {
        {"Mathieu May", "A bag, please.\nM. Mathieu May", "\nA bag, please.\n \n"},
        {"Grace Brook", "I am Grace Brook, is it in the Brook tent?",
         "\nI am  , is it in the Brook tent?\n"},
        {"Grace Brook", "Where is it?\nBrook\n", "\nWhere is it?\n"},
        {NULL, "Where is it? Ms Ruiz", "\nWhere is it?  \n"},
        {"陈静", "我是陈静，陈女士，静音吗？", "\n我是 ， ，静音吗？\n"},
        {NULL, "M. Mathieu May", "\nM. Mathieu May\n"},
    };
    struct shop *shop = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        shop->ticket.message_count = 0;
        shop->ticket.lang = i == 0 ? "fr" : i == 4 ? "zh" : "en";
        customer_says(shop, cases[i].text);
        shop->messages[0].author = cases[i].author;
        assert_question(shop, cases[i].question);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
    const struct CMUnitTest tests[] = {
        TEST(assist_question__holds_what_came_since_the_last_reply),
        TEST(assist_question__is_the_last_message_where_it_was_answered),
        TEST(assist_question__of_thanks_for_an_answer_is_without_the_subject),
        TEST(assist_question__is_what_came_while_the_reply_was_held),
        TEST(assist_question__goes_back_from_a_message_that_says_little),
        TEST(assist_question__passes_over_notes_and_quoted_lines),
        TEST(assist_question__is_clean_and_bounded),
        TEST(assist_question__of_an_empty_ticket_is_empty),
        TEST(assist_question__does_not_depend_on_the_customers_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
