/* People whom the record names, where an attacker found that they left: engraved titles,
 * inflections, honorifics, greetings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "guard/mask_shops.h"

static const struct buyer johansson = {.country = "SE",
                                       .name = "Isabella Johansson",
                                       .email = "kite77@mail.example",
                                       .phone = "+46 70 123 45 67",
                                       .line1 = "Storgatan 22",
                                       .city = "Lund",
                                       .postcode = "222 21",
                                       .order = "SE-90021",
                                       .tracking = "RK123456789SE",
                                       .title = "Fell Runner 4"};

static void assert_hidden(struct mask *mask, const char *text, const char *hidden)
{
    struct buffer out;
    buffer_init(&out, 1 << 16);
    assert_true(mask_hide(mask, text_of(text), &out));
    assert_string_equal(buffer_text(&out), hidden);
    assert_false(mask_leaks(mask, text_of(buffer_text(&out)), NULL));
    buffer_release(&out);
}

/* A line's title holds what a customer had printed on it; only the catalogue's is public.
 */
static void the_title_of_an_orders_line__is_masked_like_any_text(void **state)
{
    static const struct {
        const char *title;
        const char *hidden;
    } titles[] = {
        {"Gift card for Isabella Johansson, kite77@mail.example, +46 70 123 45 67, "
         "Storgatan 22, 222 21",
         "Gift card for [[NAME_1]], [[EMAIL_1]], [[PHONE_1]], [[ADDRESS_1]], "
         "[[POSTCODE_1]]"},
        {"Team jersey JOHANSSON 10", "Team jersey [[NAME_3]] 10"},
        {"Bottle engraved ISABELLAJOHANSSON", "Bottle engraved [[NAME_1]]"},
        {"Fell Runner 4", "Fell Runner 4"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(titles); i++) {
        struct buyer_facts facts;
        buyer_know(&johansson, &facts);
        facts.line.title = titles[i].title;
        struct mask *mask = mask_create(&facts.facts, false);
        assert_hidden(mask, titles[i].title, titles[i].hidden);
        assert_hidden(mask, "I am Johansson.", "I am [[NAME_3]].");
        mask_destroy(mask);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_title_of_an_orders_line__is_masked_like_any_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
