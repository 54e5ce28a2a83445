/* Values written by the numbers of their characters, and what a link lets in by. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "guard/mask_shops.h"

static void values_in_encoded_characters__are_hidden(void **state)
{
    static const struct {
        const char *text;
        const char *hidden;
    } texts[] = {
        {"I am kite77%40mail.example", "I am [[EMAIL_1]]"},
        {"kite77%40mail%2Eexample.", "[[EMAIL_1]]."},
        {"kite77&commat;mail&period;example", "[[EMAIL_1]]"},
        {"kite77&#64;mail.example", "[[EMAIL_1]]"},
        {"kite77&#x40;mail.example", "[[EMAIL_1]]"},
        {"kite77\\x40mail.example", "[[EMAIL_1]]"},
        {"kite77\\u0040mail.example", "[[EMAIL_1]]"},
        {"kite77(a)mail.example", "[[EMAIL_1]]"},
        {"kite77 [a] mail.example", "[[EMAIL_1]]"},
        {"of bob%40post.example too", "of [[EMAIL_2]] too"},
        {"of bob(a)post.example too", "of [[EMAIL_2]] too"},
        {"https://a.example/q?e=kite77%40mail.example&n=1",
         "https://a.example/q?e=[[EMAIL_1]]&n=1"},
        {"Isabella%20Johansson", "[[NAME_1]]"},
        {"%49sabella Johanss%6Fn", "[[NAME_1]]"},
        {"%2B46%2070%20123%2045%2067", "[[PHONE_1]]"},
        {"Is 50%20 or 100% off & more?", "Is 50%20 or 100% off & more?"},
        {"the card 100%4111 1111 1111 1111", "the card 100%[[CARD_1]]"},
        {"It is (a) red or (b) blue.", "It is (a) red or (b) blue."},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct mask *mask = buyer_mask(&johansson, false);
        assert_hidden(mask, texts[i].text, texts[i].hidden);
        mask_destroy(mask);
    }
}

static void what_a_link_lets_in_by__is_a_secret(void **state)
{
    (void)state;
    struct buyer_facts facts;
    buyer_know(&johansson, &facts);
    facts.order.url = "https://shop.example/o/1?h=CAPABILITY123";
    struct mask *mask = mask_create(&facts.facts, false);
    assert_hidden(mask, "See https://shop.example/o/1?h=CAPABILITY123.",
                  "See https://shop.example/o/1?[[SECRET_1]].");
    assert_hidden(mask, "https://shop.example/x?a=1&access_token=abcdEF12 works",
                  "https://shop.example/x?a=1&access_token=[[SECRET_2]] works");
    assert_hidden(mask, "https://shop.example/x?key=Zz99-kk",
                  "https://shop.example/x?key="
                  "[[SECRET_3]]");
    assert_hidden(mask, "https://shop.example/s?q=shoes&size=42",
                  "https://shop.example/s?q=shoes&size=42");
    mask_destroy(mask);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_in_encoded_characters__are_hidden),
        cmocka_unit_test(what_a_link_lets_in_by__is_a_secret),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
