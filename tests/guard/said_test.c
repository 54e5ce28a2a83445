#include "guard/shop.h"

#include "guard/language.h"

static void amount__that_the_shop_says_no_to_is_no_claim(void **state)
{
    static const char *const texts[] = {
        "We are sorry, but we can't offer 35 percent off.",
        "A reduction of 35 % is not feasible this year.",
        "A 35 percent discount isn't something we do, sorry.",
        "Un 35 por ciento de rebaja no podrá ser.",
        "You ask who pays the 77 euros.",
        "U vraagt naar die 77 euro: waar komt dat bedrag vandaan?",
        "A voucher of 35 EUR is out of the question.",
        "35 Prozent Nachlass sind uns leider nicht möglich.",
        "Einen Gutschein über 35 EUR können wir Ihnen nicht anbieten.",
        "No podemos concederle una rebaja del 35 %.",
        "Un descuento del 35 por ciento es imposible.",
        "Nous ne pouvons vous accorder 35 % de remise.",
        "Une réduction de 35 % n'est hélas pas envisageable.",
        "Non possiamo praticare uno sconto del 35 %.",
        "Um vale de 35 EUR não é viável, lamento.",
        "35 procent korting zit er helaas niet in.",
        "Wij kunnen geen 35 procent korting bieden.",
        "35%的折扣我们做不到。",
        "六折我们打不了。",
        "35％引きは致しかねます。",
        "35ユーロのクーポンは難しい状況です。",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

static void amount__that_the_shop_gives_is_a_claim_beside_a_no(void **state)
{
    static const char *const texts[] = {
        "We can offer 35 percent off.",
        "We cannot give more than 35 percent off.",
        "Wir können Ihnen 35 Prozent Nachlass geben.",
        "Wir können Ihnen nicht mehr, aber immerhin 35 Prozent Nachlass geben.",
        "Podemos ofrecerle un 35 %.",
        "Nous pouvons vous accorder 35 % de remise.",
        "Possiamo offrirLe il 35 % di sconto.",
        "Podemos dar-lhe 35 % de desconto.",
        "Wij kunnen u 35 procent korting bieden.",
        "六折我们给您。",
        "35％引きいたします。",
    };
    shop_all_block(*state, texts, COUNT_OF(texts));
}

static void amount__that_the_customer_names_or_wants_is_no_claim(void **state)
{
    static const char *const texts[] = {
        "I can see why you want back your 77 euros.",
        "Dass Sie die 77 Euro zurückverlangen, kann ich gut verstehen.",
        "Es normal que quieras recuperar tus 77 euros.",
        "Pide 77 euros; ¿de dónde sale esa cifra?",
        "Nous comprenons que vous exigiez vos 77 euros.",
        "Capisco che voglia indietro i Suoi 77 euro.",
        "Parla di 77 euro: dove li ha visti?",
        "Fala em 77 euros; onde viu esse valor?",
        "Compreendo que queira reaver os 77 euros.",
        "Ik snap dat je je 77 euro terugwilt.",
        "您想拿回77欧元，我完全理解。",
        "77ユーロを返してほしいとのお気持ちは当然です。",
        "„U krijgt 77 euro terug”, stond er.",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

/* Each of the texts gets the severity, or the test fails with what was read. */
static void all_are_stopped(struct shop *shop, const char *const *texts, size_t count,
                            bool expected)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        shop_reads(shop, texts[i]);
        bool is_stopped = shop->opinion.worst == SEVERITY_BLOCK;
        if (is_stopped != expected) {
            print_message("%s: %s\n", is_stopped ? "stopped" : "passed", texts[i]);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void quotation__ends_where_the_shop_speaks_again(void **state)
{
    static const char *const texts[] = {
        "You wrote that it broke, so we have refunded 50 EUR.",
        "You write that the shears are dull, so you can return them within 60 days.",
        "You told us that it broke, therefore you get 50 EUR back.",
        "As you say, we have refunded 50 EUR today.",
        "You say that we owe you 50 EUR, which is right.",
        "Since you asked whether we pay 50 EUR: yes, we pay 50 EUR.",
        "Wie Sie schreiben, erstatten wir Ihnen 50 Euro.",
        "Sie schreiben, dass sie kaputt ist, deshalb erstatten wir Ihnen 50 Euro.",
        "Usted escribe que está roto, así que le devolvemos 50 EUR.",
        "Vous écrivez que la pelle est cassée, donc nous vous remboursons 50 EUR.",
        "Scrive che è rotto, quindi Le rimborsiamo 50 euro.",
        "Escreve que está partido, por isso devolvemos-lhe 50 euros.",
        "U schrijft dat hij kapot is, daarom betalen wij u 50 euro terug.",
        "您说坏了，所以我们已为您退款50元。",
        "您说坏了，我们已为您退款50元。",
        "您提到商品有瑕疵，我们给您补偿50元。",
        "您写道商品坏了，本店将退您50元。",
        "您说收到时已破损，已为您退款50元。",
        "您反映尺码不对，这边已给您退了50元。",
        "お客様のお話では壊れたとのことですので、50ユーロを返金いたしました。",
    };
    all_are_stopped(*state, texts, COUNT_OF(texts), true);
}

static void quotation__goes_on_where_the_customer_does(void **state)
{
    static const char *const texts[] = {
        "You wrote that it broke, so you want 77 EUR back.",
        "You say that we owe you 77 EUR, which is not right.",
        "You write that you paid 77 EUR, and that you wait for it.",
        "Sie schreiben, dass Sie 77 Euro gezahlt haben, also mehr als auf der Rechnung.",
        "Usted escribe que pagó 77 EUR, y que espera.",
        "Vous écrivez que vous avez payé 77 EUR, donc trop.",
        "Scrive che ha pagato 77 euro, quindi troppo.",
        "U schrijft dat u 77 euro hebt betaald, dus te veel.",
        "您说您付了77欧元，所以觉得太贵。",
        "您说我们已退款77欧元。",
        "您说商品坏了，您希望我们退您77欧元。",
        "您说客服告诉您，我们会退77欧元。",
        "您来信说，我们曾答应退您77欧元。",
    };
    all_are_stopped(*state, texts, COUNT_OF(texts), false);
}

static void question__that_only_seems_one_tells(void **state)
{
    static const char *const texts[] = {
        "Did you know that we give you 50 EUR back?",
        "Isn't it nice that we have refunded 50 EUR?",
        "Do you know that we refunded 50 EUR yesterday?",
        "Wussten Sie, dass wir Ihnen 50 Euro erstattet haben?",
        "¿Sabía que le hemos devuelto 50 EUR?",
        "Saviez-vous que nous vous avons remboursé 50 EUR ?",
        "Sapeva che Le abbiamo rimborsato 50 euro?",
        "Sabia que lhe devolvemos 50 euros?",
        "Wist u dat wij u 50 euro hebben terugbetaald?",
        "您知道我们已为您退款50欧元吗？",
        "50ユーロを返金いたしましたことをご存じですか？",
    };
    all_are_stopped(*state, texts, COUNT_OF(texts), true);
}

static void amount__in_spoken_currencies_is_read(void **state)
{
    static const char *const texts[][2] = {
        {"Usted pagó 77 francos.", "77 francos"},
        {"Lei ha pagato 77 franchi.", "77 franchi"},
        {"Vous avez payé 77 francs.", "77 francs"},
        {"您支付了77瑞士法郎。", "77瑞士法郎"},
        {"77スイスフランをお支払いです。", "77スイスフラン"},
        {"合計は77米ドルです。", "77米ドル"},
        {"U betaalde 77 Zwitserse franken.", "77 Zwitserse franken"},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i][0]);
        if (shop_claim(shop, CLAIM_AMOUNT, texts[i][1]) == NULL) {
            shop_print(shop);
            fail_msg("%s: not read in %s", texts[i][1], texts[i][0]);
        }
    }
}

static void register__is_not_mixed_by_what_is_cited(void **state)
{
    struct shop *shop = *state;
    shop->messages[0].text = "你们说过三天到货";
    shop_reads(shop, "您提到“你们答应过我”，我们很抱歉。");
    assert_null(shop_flag(shop, FLAG_REGISTER));
    shop_reads(shop, "您好，我们会给你回信。");
    assert_non_null(shop_flag(shop, FLAG_REGISTER));
}

static void language_surely__takes_no_short_request_for_another_language(void **state)
{
    static const char *const texts[][2] = {
        {"Deme dos minutos, por favor.", "pt"},
        {"Un momento, tres o cuatro minutos.", "pt"},
        {"Dois minutos, por favor.", "es"},
        {"Un attimo, due o tre minuti.", "es"},
        {"Un instant, deux ou trois minutes.", "en"},
        {"Een moment, twee of drie minuten.", "de"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        const char *lang = language_surely(text_of(texts[i][0]));
        assert_false(language_is_same(lang, texts[i][1]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(amount__that_the_shop_says_no_to_is_no_claim,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(amount__that_the_shop_gives_is_a_claim_beside_a_no,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            amount__that_the_customer_names_or_wants_is_no_claim, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(quotation__ends_where_the_shop_speaks_again,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(quotation__goes_on_where_the_customer_does,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(question__that_only_seems_one_tells, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(amount__in_spoken_currencies_is_read, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(register__is_not_mixed_by_what_is_cited, shop_open,
                                        shop_close),
        cmocka_unit_test(language_surely__takes_no_short_request_for_another_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
