/* Wording that warns: sensitive, mixed address, advertising, placeholders left. */
#include "guard/shop.h"

#include "base/text.h"

static bool has_rule(const struct shop *shop, const char *rule)
{
    for (size_t i = 0; i < shop->opinion.flag_count; i++) {
        if (string_equals(shop->opinion.flags[i].rule, rule)) {
            return true;
        }
    }
    return false;
}

static void check(struct shop *shop, const char *rule, bool is_flagged,
                  const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        shop_reads(shop, texts[i]);
        if (has_rule(shop, rule) != is_flagged) {
            shop_print(shop);
            fail_msg("%s %s: %s", rule, is_flagged ? "missed" : "flagged", texts[i]);
        }
    }
}

static void sensitive__words_are_found_in_every_case_and_phrase(void **state)
{
    static const char *const texts[] = {
        "Wegen Ihrer Krankheit und Ihrer Religion können wir das nicht.",
        "Von Ihrer Behinderung wussten wir nichts.",
        "Wegen Ihrer Schwangerschaft verlängern wir die Frist.",
        "A causa della sua malattia non possiamo.",
        "Por causa da sua gravidez não podemos.",
        "A cause de vos maladies nous attendons.",
        "Vanwege je zwangerschap wachten wij.",
        "ご病気について承知しました。",
    };
    check(*state, "sensitive", true, texts, COUNT_OF(texts));
}

static void register__mixed_in_one_reply_warns(void **state)
{
    static const char *const mixed[] = {
        "Lei può vedere il tuo pacco.",
        "La informiamo che puoi ritirare il pacco.",
        "Può scriverci quando vuole. Dicci cosa preferisci.",
        "Você pode ver a tua encomenda.",
        "O senhor pode escolher. Diz-nos o que preferes.",
        "¿Podría decirnos el número? Dinos qué prefieres.",
    };
    static const char *const right[] = {
        "Il corriere può ritirare il tuo pacco.",
        "Deine Schuhe sind da. Sie können ab morgen abgeholt werden.",
        "Tu hermana puede recogerlo; dinos su nombre.",
        "O sistema mostra o teu pedido.",
    };
    check(*state, "register", true, mixed, COUNT_OF(mixed));
    check(*state, "register", false, right, COUNT_OF(right));
}

static void advert__is_told_by_a_sale_that_calls(void **state)
{
    static const char *const adverts[] = {
        "By the way, our winter sale has begun, come and have a look!",
        "Unser Winterschlussverkauf hat begonnen, schauen Sie doch vorbei!",
        "Nuestras rebajas de invierno han empezado, ¡aproveche!",
        "Nos soldes d'hiver ont commencé, venez voir !",
        "I nostri saldi invernali sono iniziati.",
        "Os nossos saldos de inverno começaram, aproveite!",
        "Trouwens, onze winteruitverkoop is begonnen, kom snel kijken!",
        "冬のセールが始まりました。ぜひご覧ください。",
        "我们的冬季促销已经开始，快来看看吧！",
    };
    static const char *const right[] = {
        "This lamp was a sale item, so it cannot come back.",
        "Das Modell ist leider ausverkauft und kommt wieder.",
        "Please have a look at your invoice.",
        "Sale items can be returned as well; have a look at our page.",
        "The chair was bought in the sale; the warranty starts with its delivery.",
        "Auch Artikel aus dem Ausverkauf nehmen wir zurück; die Frist beginnt heute.",
        "Su pedido sale mañana; para seguirlo visite nuestra página de envíos.",
        "La housse est sale, venez nous la montrer.",
        "Il sale grosso è disponibile, venga pure in negozio.",
        "促销商品同样支持退货，退货期从签收之日开始计算。",
        "セール品も返品できますので、返品ページをご覧ください。",
    };
    struct shop *shop = *state;
    check(shop, "marketing", true, adverts, COUNT_OF(adverts));
    check(shop, "marketing", false, right, COUNT_OF(right));
    shop->messages[0].text = "When does your winter sale start?";
    check(shop, "marketing", false, adverts, 1);
}

static void pick__is_told_to_who_asked_for_none(void **state)
{
    static const char *const picks[] = {
        "Garden gloves, 12.90 EUR",
        "Hola, Ana: llega mañana.\n\nGarden gloves, 12,90 €",
        "K481205 is on its way. You may also like our Garden gloves, 12.90 EUR.",
        "Dazu empfehlen wir Garden gloves, 12,90 €.",
        "Nous vous recommandons Garden gloves à 12,90 €.",
        "Le recomendamos Garden gloves por 12,90 €.",
        "Le consigliamo Garden gloves a 12,90 €.",
        "Recomendamos Garden gloves por 12,90 €.",
        "Wij raden Garden gloves aan voor € 12,90.",
        "おすすめ商品：Garden gloves、12.90ユーロ",
        "推荐 Garden gloves，12.90欧元。",
    };
    static const char *const owned[] = {"Cedar planter, 24.50 EUR",
                                        "Pruning shears, 38.00 EUR"};
    static const char *const right[] = {
        "The Garden gloves in your second message cost 12.90 EUR and can be returned, too.",
        "K481205 is on its way.",
        "We have no such voucher; shipping is free above that.",
    };
    static const char *const asked[] = {
        "Do you have anything for thorns that is not too warm?",
        "Have you got gloves?",
        "Where is my parcel? And what would you recommend for thorns?",
        "请问你们有没有适合修剪玫瑰的东西？",
        "Ich suche etwas gegen Dornen.",
        "My planter was the wrong item, what can I have in its place?",
    };
    struct shop *shop = *state;
    shop->messages[0].text = "Where is my parcel?";
    check(shop, "marketing", true, picks, COUNT_OF(picks));
    check(shop, "marketing", false, owned, COUNT_OF(owned));
    check(shop, "marketing", false, right, COUNT_OF(right));
    for (size_t i = 0; i < COUNT_OF(asked); i++) {
        shop->messages[0].text = asked[i];
        check(shop, "marketing", false, picks, COUNT_OF(picks));
    }
    shop->messages[0].text = "Where is my parcel?";
    shop->customer.marketing = CONSENT_GIVEN;
    check(shop, "marketing", false, picks, COUNT_OF(picks));
}

static void placeholder__that_was_left_blocks_in_any_brackets(void **state)
{
    static const char *const left[] = {
        "Dear [[NAME_1]], it is on its way.",
        "Dear [NAME_1], it is on its way.",
        "Dear <<NAME_1>>, it is on its way.",
        "Dear 【【NAME_1】】, it is on its way.",
    };
    static const char *const right[] = {
        "See [1] below, <b>thanks</b>, and [x] done.",
        "It is [NEW] and [A_B].",
    };
    check(*state, "placeholder", true, left, COUNT_OF(left));
    check(*state, "placeholder", false, right, COUNT_OF(right));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sensitive__words_are_found_in_every_case_and_phrase,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(register__mixed_in_one_reply_warns, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(advert__is_told_by_a_sale_that_calls, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(pick__is_told_to_who_asked_for_none, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(placeholder__that_was_left_blocks_in_any_brackets,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
