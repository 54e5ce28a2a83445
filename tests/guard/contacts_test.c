#include "guard/record_words.h"

#include "guard/shop.h"

/* Ticket 1021 was begun on 12 October and answered on the 13th; 1042 is the one that is
   open and was answered on 20 November. No order has one of these days. */
static const struct contact contacts[] = {
    {"1021", {2026, 10, 12}, false},
    {"1021", {2026, 10, 13}, true},
};

#define ANSWERS 2 /* the older one stands first, and is told of */

static const char *const langs[] = {"en", "es", "de", "fr", "zh",
                                    "ja", "ar", "it", "pt", "nl"};

static void contacts_are(struct shop *shop, struct ticket *ticket,
                         struct message answers[ANSWERS])
{
    for (size_t i = 0; i < ANSWERS; i++) {
        answers[i] = (struct message){.id = i == 0 ? "1042-2" : "1042-3",
                                      .from = FROM_AGENT,
                                      .author = "Marta",
                                      .at = shop->facts.now + (i == 0 ? 0 : 2 * 86400),
                                      .text = "We look into it."};
    }
    *ticket = (struct ticket){
        .id = "1042", .lang = "en", .messages = answers, .message_count = ANSWERS};
    shop->facts.ticket = ticket;
    shop->facts.contacts = contacts;
    shop->facts.contact_count = COUNT_OF(contacts);
}

/* The phrase of the language, filled. */
static const char *told(struct shop *shop, const char *lang, bool is_reply,
                        const char *ticket, struct day day)
{
    char words[64];
    struct buffer out;
    buffer_init(&out, 400);
    day_format_words(day, lang, shop->facts.today, words, sizeof(words));
    const struct record_phrases *phrases = record_phrases_of(lang);
    for (const char *at = is_reply ? phrases->reply : phrases->ticket; *at != '\0'; at++) {
        if (*at == '{') {
            buffer_add_text(&out, at[1] == 'o' ? ticket : words);
            at += 2;
        } else {
            buffer_add_char(&out, *at);
        }
    }
    const char *copy = arena_text(&shop->arena, buffer_text(&out));
    buffer_release(&out);
    return copy;
}

/* The one claim there is, on all of the words. */
static void proves(struct shop *shop, const char *words)
{
    const struct opinion *opinion = &shop->opinion;
    shop_reads(shop, arena_format(&shop->arena, "%s.", words));
    bool is_right =
        opinion->claim_count == 1 && opinion->claims[0].verdict == VERDICT_PROVED &&
        opinion->claims[0].start == 0 && opinion->claims[0].end == strlen(words) &&
        opinion->worst != SEVERITY_BLOCK;
    if (!is_right) {
        shop_print(shop);
        fail();
    }
}

static void contact__in_its_words_is_proved_whole_in_each_language(void **state)
{
    struct shop *shop = *state;
    struct ticket ticket;
    struct message answers[ANSWERS];
    contacts_are(shop, &ticket, answers);
    for (size_t i = 0; i < COUNT_OF(langs); i++) {
        for (size_t k = 0; k < COUNT_OF(contacts); k++) {
            const char *words = told(shop, langs[i], contacts[k].is_reply,
                                     contacts[k].ticket, contacts[k].day);
            proves(shop, words);
            assert_string_equal(shop->opinion.claims[0].source.kind, "ticket");
            assert_string_equal(shop->opinion.claims[0].source.id, "1021");
            assert_false(shop->opinion.wants_contacts);
        }
    }
}

static void reply__of_this_thread_leads_to_its_message(void **state)
{
    struct shop *shop = *state;
    struct ticket ticket;
    struct message answers[ANSWERS];
    contacts_are(shop, &ticket, answers);
    for (size_t i = 0; i < COUNT_OF(langs); i++) {
        proves(shop, told(shop, langs[i], true, "1042", shop->facts.today));
        assert_string_equal(shop->opinion.claims[0].source.kind, "thread");
        assert_string_equal(shop->opinion.claims[0].source.id, "1042-2");
    }
}

/* Nothing proves it, and no day of an order contradicts it; more may be known of it. */
static void doubts(struct shop *shop, const char *words)
{
    const struct opinion *opinion = &shop->opinion;
    shop_reads(shop, arena_format(&shop->arena, "%s.", words));
    bool is_right = opinion->worst != SEVERITY_BLOCK && opinion->wants_contacts;
    for (size_t i = 0; i < opinion->claim_count; i++) {
        is_right &= opinion->claims[i].verdict == VERDICT_UNSOURCED;
    }
    if (!is_right) {
        shop_print(shop);
        fail();
    }
}

static void contact__that_is_not_known_is_a_mark_and_wants_more(void **state)
{
    struct shop *shop = *state;
    struct ticket ticket;
    struct message answers[ANSWERS];
    contacts_are(shop, &ticket, answers);
    for (size_t i = 0; i < COUNT_OF(langs); i++) {
        doubts(shop, told(shop, langs[i], false, "1021", contacts[1].day));
        doubts(shop, told(shop, langs[i], false, "1033", contacts[0].day));
        doubts(shop, told(shop, langs[i], true, "1042", contacts[0].day));
        doubts(shop, told(shop, langs[i], false, "1033", (struct day){2026, 11, 25}));
    }
}

static void contact__within_a_sentence_proves_itself_and_nothing_else(void **state)
{
    static const char *const right[] = {
        "You asked us the same in ticket 1021 (12 October), and it holds still.",
        "As our reply in ticket 1021 (13 October) said, the size runs small.",
        "Sie lesen es in Anfrage 1021 (12. Oktober), und es gilt noch.",
        "Comme le dit notre réponse à la demande 1021 (13 octobre), la taille est petite.",
        "Como dice nuestra respuesta a la consulta 1021 (13 de octubre), talla pequeño.",
        "Come dice la nostra risposta alla richiesta 1021 (13 ottobre), veste piccolo.",
        "Zoals ons antwoord op ticket 1021 (13 oktober) zegt, valt de maat klein.",
        "您在工单 1021（10月12日）中问过同样的问题。",
        "お問い合わせ 1021（10月12日）でも同じご質問をいただきました。",
    };
    struct shop *shop = *state;
    struct ticket ticket;
    struct message answers[ANSWERS];
    contacts_are(shop, &ticket, answers);
    for (size_t i = 0; i < COUNT_OF(right); i++) {
        shop_reads(shop, right[i]);
        size_t proved = 0;
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            const struct claim *claim = &shop->opinion.claims[k];
            proved += claim->verdict == VERDICT_PROVED &&
                      string_equals(claim->source.kind, "ticket");
        }
        if (proved != 1 || shop->opinion.worst == SEVERITY_BLOCK) {
            shop_print(shop);
            fail();
        }
    }
    static const char *const others[] = {"Order K481205 (12 October) is on its way.",
                                         "See eticket 1021 (12 October)."};
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        shop_reads(shop, others[i]);
        assert_int_not_equal(shop->opinion.claim_count, 0);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            const struct claim *claim = &shop->opinion.claims[k];
            assert_string_not_equal(string_or_empty(claim->source.kind), "ticket");
        }
    }
}

/* What else stands in these words is read as it is elsewhere: each blocks by itself. */
static void contact__hides_nothing_that_is_no_day(void **state)
{
    static const char *const wrong[] = {
        "See ticket 1021 (we will refund you 500 EUR tomorrow).",
        "See ticket 1021 (you may return within 900 days).",
        "See ticket 1021 (you get a 90% discount).",
        "See ticket 1021 (use code WELCOME90).",
        "Order K481205: ticket 1021 (delivered 3 January 2026, refunded 500 EUR).",
        "See ticket K999999 (12 October).",
        "Sobre su consulta 1042 (le devolvemos 500 EUR mañana).",
        "工单 我们将退款500欧元（明天）。",
    };
    struct shop *shop = *state;
    struct ticket ticket;
    struct message answers[ANSWERS];
    contacts_are(shop, &ticket, answers);
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        shop_reads(shop, wrong[i]);
        if (shop->opinion.worst != SEVERITY_BLOCK) {
            shop_print(shop);
            fail_msg("%s", wrong[i]);
        }
    }
}

/* The ticket is of the 12th, our reply in it of the 13th. */
static void reply__is_not_proved_by_the_day_of_its_ticket(void **state)
{
    struct shop *shop = *state;
    struct ticket ticket;
    struct message answers[ANSWERS];
    contacts_are(shop, &ticket, answers);
    for (size_t i = 0; i < COUNT_OF(langs); i++) {
        doubts(shop, told(shop, langs[i], true, "1021", contacts[0].day));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define STORY(name) cmocka_unit_test_setup_teardown(name, shop_open, shop_close)
        STORY(contact__in_its_words_is_proved_whole_in_each_language),
        STORY(reply__of_this_thread_leads_to_its_message),
        STORY(contact__that_is_not_known_is_a_mark_and_wants_more),
        STORY(contact__within_a_sentence_proves_itself_and_nothing_else),
        STORY(contact__hides_nothing_that_is_no_day),
        STORY(reply__is_not_proved_by_the_day_of_its_ticket),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
