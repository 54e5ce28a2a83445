/* Which answers say the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "shell/offer.h"

static struct draft says(const char *text)
{
    return (struct draft){.text = text, .lang = "en"};
}

static void answers__are_the_same__by_their_words_and_figures(void **state)
{
    static const struct {
        const char *a;
        const char *b;
        bool is_same;
    } rows[] = {
        {"Your parcel is with DHL and is due on 30 November. Sorry for the delay.",
         "Your parcel is with DHL and is due on 30 November. Sorry for the delay.", true},
        {"Your parcel is with DHL and is due on 30 November. Sorry for the delay.",
         "Your parcel is with DHL and it is due on 30 November. Sorry for the wait.", true},
        {"Your parcel is with DHL and is due on 30 November. Sorry for the delay.",
         "Your parcel is with DHL and is due on 29 November. Sorry for the delay.", false},
        {"Your parcel is with DHL and is due on 30 November. Sorry for the delay.",
         "Which of your two orders do you mean? Then I look for it at once.", false},
        {"We give you back 12.50 EUR within 5 days, to the card that you paid with.",
         "We give you back 15.20 EUR within 5 days, to the card that you paid with.",
         false},
        {"您的包裹已由DHL发出，预计11月30日送达。如有问题请告诉我们。",
         "您的包裹已由DHL发出，预计11月30日送达。如有问题请联系我们。", true},
        {"您的包裹已由DHL发出，预计11月30日送达。如有问题请告诉我们。",
         "请问您指的是哪一个订单？我们会马上为您查询。", false},
    };
    struct loaded *loaded = loaded_create();

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct draft a = says(rows[i].a);
        struct draft b = says(rows[i].b);

        if (offer_is_same(&a, &b, loaded) != rows[i].is_same ||
            offer_is_same(&b, &a, loaded) != rows[i].is_same)
            fail_msg("%s | %s", rows[i].a, rows[i].b);
    }
    loaded_destroy(loaded);
}

static void answers__are_others__where_the_guard_or_the_end_tells_them_apart(void **state)
{
    struct claim claims[1] = {{0}};
    struct draft a = says("We have sent it back to you today.");
    struct draft others[] = {a, a, a, a};
    struct loaded *loaded = loaded_create();

    (void)state;
    others[0].lang = "es";
    others[1].is_truncated = true;
    others[2].opinion.claims = claims;
    others[2].opinion.claim_count = 1;
    others[3].opinion.worst = SEVERITY_BLOCK;
    assert_true(offer_is_same(&a, &a, loaded));
    for (size_t i = 0; i < COUNT_OF(others); i++)
        assert_false(offer_is_same(&a, &others[i], loaded));
    loaded_destroy(loaded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers__are_the_same__by_their_words_and_figures),
        cmocka_unit_test(answers__are_others__where_the_guard_or_the_end_tells_them_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
