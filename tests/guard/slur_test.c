#include "guard/shop.h"

static bool insults(struct shop *shop, const char *text)
{
    shop_reads(shop, text);
    const struct flag *flag = shop_flag(shop, FLAG_BIAS);
    return flag != NULL && flag->severity == SEVERITY_BLOCK;
}

static void slur__in_a_disguise_blocks(void **state)
{
    static const char *const texts[] = {
        "The driver was a fаggot.",
        "The driver was a **fag**got.",
        "The driver was a fa<b>gg</b>ot.",
        "The driver was a f4ggot.",
        "The driver was a f4gg0t!",
        "The driver was a n1gger.",
        "The driver was a f a g g o t.",
        "The driver was a f.a.g.g.o.t.",
        "The driver was a f-a-g-g-o-t.",
        "The driver was a ｆａｇｇｏｔ.",
        "The driver was a fag\u200bgot.",
        "The driver was a faggggot.",
        "The driver was a f*ggot.",
        "The driver was a n***er.",
        "The driver was a fag-got.",
        "The driver was a 𝐟𝐚𝐠𝐠𝐨𝐭.",
        "The driver was a fαggοt.",
        "f4ggot",
        "Der Fahrer ist ein K4nake.",
        "Der Fahrer ist ein Sp*st.",
        "El conductor es un mar1cón.",
        "Le livreur est un b0ugnoule.",
        "L'autista è un fr0cio.",
        "O motorista é um v1ado.",
        "De chauffeur is een n1kker, denk ik.",
        "司机是个黑*鬼。",
        "司机是个黑 鬼。",
        "その運転手はキ・チ・ガ・イです。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (!insults(shop, texts[i])) {
            shop_print(shop);
            fail();
        }
    }
}

static void signs_and_digits__among_letters_are_no_slur(void **state)
{
    static const char *const texts[] = {
        "You write \"the driver was a f4ggot\", and I am sorry.",
        "The codes are SP1C-K1KE and P3D3.",
        "Sizes S M L X are in stock.",
        "A B C D E F G H I J",
        "It is soooo good, hellooooo!",
        "Le retard de la livraison est dû à la n3ige.",
        "Fits a 3.5 mm jack, 4-pin, 12V/5A.",
        "クリスマス・イブに届きます。",
        "我们 会 尽快 处理。",
        "**Please** <b>note</b>: 50 % * 2",
        "",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        if (insults(shop, texts[i])) {
            shop_print(shop);
            fail();
        }
    }
}

static void sensitive__passes_where_a_public_article_says_the_word(void **state)
{
    static const char text[] = "妊娠中のご使用はお勧めしておりません。";
    struct article articles[] = {
        {.id = "care", .text = "妊娠中は使用をお控えください。", .lang = "ja"}};
    struct shop *shop = *state;
    shop_reads(shop, text);
    assert_non_null(shop_flag(shop, FLAG_SENSITIVE));
    assert_int_equal(shop_flag(shop, FLAG_SENSITIVE)->severity, SEVERITY_WARN);

    shop->facts.articles = articles;
    shop->facts.article_count = COUNT_OF(articles);
    shop->facts.policy = NULL;
    shop_reads(shop, text);
    assert_null(shop_flag(shop, FLAG_SENSITIVE));

    articles[0].is_internal = true;
    shop_reads(shop, text);
    assert_non_null(shop_flag(shop, FLAG_SENSITIVE));

    articles[0] = (struct article){.id = "a", .text = "See our archive.", .lang = "en"};
    shop_reads(shop, "Since you have HIV, take the other.");
    assert_non_null(shop_flag(shop, FLAG_SENSITIVE)); /* inside of another word */
    articles[0].text = "It is safe with HIV.";
    shop_reads(shop, "Since you have HIV, take the other.");
    assert_null(shop_flag(shop, FLAG_SENSITIVE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            sensitive__passes_where_a_public_article_says_the_word, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(slur__in_a_disguise_blocks, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(signs_and_digits__among_letters_are_no_slur,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
