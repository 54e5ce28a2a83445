#include "../../src/assist/hearing.h"
#include "base/attributes.h"
#include "base/words.h"
#include "shop.h"

static bool holds(struct text text, const char *words)
{
    return words_find(text, text_of(words)) != NULL;
}

static void hearing_own__leaves_out_the_clauses_that_are_nobodys(void **state)
{
    static const struct {
        const char *said, *own, *nobodys;
    } cases[] = {
        {"Where is my parcel? My dentist wants his money back.", "parcel", "money back"},
        {"My neighbour wants the police to refund her fine, where is my parcel?", "parcel",
         "refund"},
        {"Wo ist mein Paket? Mein Zahnarzt will sein Geld zurück.", "paket", "geld zuruck"},
        {"¿Dónde está mi paquete? Mi dentista quiere que le devuelvan su dinero.",
         "paquete", "dinero"},
        {"我的包裹到哪了？今天北京天气怎么样？", "包裹", "天气"},
    };
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct text folded = words_fold(text_of(cases[i].said), &arena);
        struct text own = hearing_own(folded, &arena);
        assert_int_equal(own.len, folded.len);
        if (!holds(own, cases[i].own) || holds(own, cases[i].nobodys) ||
            !holds(folded, cases[i].nobodys))
            fail_msg("%.*s: %.*s", (int)folded.len, folded.bytes, (int)own.len, own.bytes);
    }
    arena_release(&arena);
}

static size_t matter_of(const char *name)
{
    for (size_t i = 0; matter_name(i); i++) {
        if (string_equals(matter_name(i), name))
            return i;
    }
    fail_msg("no matter is called %s", name);
    return 0;
}

/* Of the whole little is nobody's, which once let every phrase in it count. */
static void hearing_words__counts_no_phrase_of_a_clause_that_is_nobodys(void **state)
{
    static const struct {
        const char *said, *heard, *phrased;
    } cases[] = {
        {"Which size should I take, the 42? Our bus was cancelled, so how far is Rome?",
         "size-advice", "cancel"},
        {"Where is my parcel? The weather is nice. My teacher wants an invoice for the "
         "museum.",
         "late-parcel", "invoice"},
        {"Where is my parcel? My dentist's guarantee on my tooth has run out.",
         "late-parcel", "warranty"},
    };
    struct shop *shop = *state;
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct asked asked;
        shop->ticket.message_count = 0;
        customer_says(shop, cases[i].said);
        asked_read(&shop->request, &arena, &asked);
        assert_true(hearing_words(&asked, matter_of(cases[i].heard)) >= INTENT_SAID);
        assert_true(intent_words(cases[i].phrased, asked.folded) >= INTENT_SAID);
        assert_true(hearing_words(&asked, matter_of(cases[i].phrased)) < INTENT_SAID);
    }
    arena_release(&arena);
}

static void hearing_quoted__keeps_what_an_article_says_of_a_matter(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    struct text kept = hearing_quoted(
        words_fold(text_of("Returns A return from Spain is free."), &arena), &arena);
    struct text left =
        hearing_quoted(words_fold(text_of("Our mountain huts The warden writes an invoice "
                                          "for each night's sleep, and cooks dinner."),
                                  &arena),
                       &arena);
    assert_true(holds(kept, "return"));
    assert_false(holds(left, "dinner"));
    arena_release(&arena);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
    const struct CMUnitTest tests[] = {
        TEST(hearing_own__leaves_out_the_clauses_that_are_nobodys),
        TEST(hearing_words__counts_no_phrase_of_a_clause_that_is_nobodys),
        TEST(hearing_quoted__keeps_what_an_article_says_of_a_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
