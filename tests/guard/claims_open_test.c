#include "guard/shop.h"

#include "guard/forms.h"

static void
deed__in_words_that_no_table_knows__is_unsourced_and_blocks_where_it_concerns_the_customer(
    void **state)
{
    static const char *const texts[] = {
        "We have waived the surcharge for you.",
        "We upgraded your parcel.",
        "Your account has been unlocked.",
        "Wir haben den Aufpreis für Sie ausgebucht.",
        "Ihr Konto wurde wieder freigeschaltet.",
        "我们已为您升级会员。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        assert_int_equal(shop->opinion.claim_count, 1);
        assert_int_equal(shop->opinion.claims[0].kind, CLAIM_DONE);
        assert_int_equal(shop->opinion.claims[0].verdict, VERDICT_UNSOURCED);
        assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
    }
    shop_reads(shop, "I've already unlocked it.");
    assert_int_equal(shop->opinion.worst, SEVERITY_WARN);
}

static void deed__of_every_language_by_its_grammar__is_seen(void **state)
{
    static const char *const texts[] = {
        "I'm packing a new one for you as we speak.",
        "Consider it unlocked.",
        "Ihr Konto ist bereits entsperrt.",
        "Te he desbloqueado la cuenta.",
        "Ya tienes la cuenta desbloqueada.",
        "Desbloqueé la cuenta esta mañana.",
        "Je vous ai débloqué le compte.",
        "Votre compte a été débloqué.",
        "Le code vous a été communiqué par e-mail.",
        "Le ho sbloccato il profilo.",
        "Il profilo le è stato sbloccato.",
        "Já lhe desbloqueei a conta.",
        "A conta foi desbloqueada.",
        "We hebben je account ontgrendeld.",
        "Je rekening is inmiddels ontgrendeld.",
        "我刚刚帮您把账户解锁了。",
        "アカウントのロックは解除済みです。",
        "Unsere Werkstatt hat den Rasen soeben vertikutiert.",
        "The other 20 bulbs were repotted for you.",
        "Mit dem Gärtner ist alles abgemacht.",
        "Wir sind am Umtopfen Ihrer Rose.",
        "Ons atelier is alles geregeld.",
        "倉庫に頼んでおきました。",
        "我和那边的站长打过招呼了。",
        "我们把那个箱子截住了。",
        "会员等级已调整。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        if (shop->opinion.claim_count != 1 ||
            shop->opinion.claims[0].verdict != VERDICT_UNSOURCED) {
            fail_msg("%zu claims: %s", shop->opinion.claim_count, texts[i]);
        }
    }
}

static void words__of_an_agent_who_only_looked__claim_nothing(void **state)
{
    static const char *const texts[] = {
        "We have looked into it.",
        "I've received your photos.",
        "We have not waived anything.",
        "Once we have waived it, we write to you.",
        "You write that we waived it.",
        "We would have waived it.",
        "Wir haben Ihre Nachricht gelesen.",
        "Ich habe es mir angesehen.",
        "我们已收到您的照片。",
        "我看了您的订单。",
        "He visto su mensaje.",
        "Acabo de leer su mensaje.",
        "No le he desbloqueado la cuenta.",
        "J'ai bien lu votre message.",
        "J'ai communiqué votre remarque à l'équipe.",
        "Je viens de consulter votre message.",
        "Ho letto il suo messaggio.",
        "Verifiquei a sua mensagem.",
        "Ik heb je bericht gelezen.",
        "メッセージを拝見しました。",
        "I'm looking at it now.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        assert_int_equal(shop->opinion.claim_count, 0);
    }
}

static void promise__in_words_that_no_table_knows__is_seen_and_costs_nothing(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "We will prune the hedge.");
    assert_int_equal(shop->opinion.claim_count, 1);
    assert_int_equal(shop->opinion.claims[0].kind, CLAIM_PROMISE);
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);

    shop_reads(shop, "We will look into it.");
    assert_int_equal(shop->opinion.claim_count, 0);
}

static void form__is_known_by_its_ends_or_by_heart(void **state)
{
    (void)state;
    assert_true(form_fits(FORM_PARTICIPLE, "en", text_of("waived")));
    assert_true(form_fits(FORM_PARTICIPLE, "en", text_of("sent")));
    assert_false(form_fits(FORM_PARTICIPLE, "en", text_of("red")));
    assert_false(form_fits(FORM_PARTICIPLE, "en", text_of("gave")));
    assert_true(form_fits(FORM_PAST, "en", text_of("gave")));
    assert_true(form_fits(FORM_PARTICIPLE, "de", text_of("umgebucht")));
    assert_false(form_fits(FORM_PARTICIPLE, "de", text_of("konto")));
    assert_true(form_fits(FORM_PARTICIPLE, "nl", text_of("geregeld")));
    assert_false(form_fits(FORM_PARTICIPLE, "xx", text_of("waived")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            deed__in_words_that_no_table_knows__is_unsourced_and_blocks_where_it_concerns_the_customer,
            shop_open, shop_close),
        cmocka_unit_test_setup_teardown(deed__of_every_language_by_its_grammar__is_seen,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(words__of_an_agent_who_only_looked__claim_nothing,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            promise__in_words_that_no_table_knows__is_seen_and_costs_nothing, shop_open,
            shop_close),
        cmocka_unit_test(form__is_known_by_its_ends_or_by_heart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
