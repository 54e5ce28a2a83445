#include "guard/shop.h"

#include "guard/policy.h"
#include "guard/support.h"

static size_t marks_of(const struct shop *shop)
{
    size_t marks = 0;
    for (size_t i = 0; i < shop->opinion.claim_count; i++) {
        const struct claim *claim = &shop->opinion.claims[i];
        marks += claim->kind == CLAIM_PROMISE && claim->verdict == VERDICT_UNSOURCED;
    }
    return marks;
}

static void policy__that_no_article_tells__is_marked_and_costs_nothing(void **state)
{
    static const char *const texts[] = {
        "You may borrow a mower meanwhile.",
        "A los jubilados les damos semillas.",
        "There is no need to hand in the old pots.",
        "No hace falta que devuelva las macetas viejas.",
        "旧花盆不用还了。",
        "We hand-deliver to the allotments.",
        "Unsere Leute stellen das Hochbeet bei Ihnen auf.",
        "Our fitters build the greenhouse at your place.",
        "Nos monteurs installent la serre chez vous.",
        "An unused item can be traded for seeds in any office.",
        "You'll have a rose bush from us.",
        "Als Dankeschön für Ihre Geduld gibts eine Rose geschenkt.",
        "Zurückgezahlt wird bei uns nur in Saatgut.",
        "You're first in line for the spring sale.",
        "Sie bekommen die Saatschale nachgereicht.",
        "Su jardinera tiene abono de sobra.",
        "您的花盆赠送肥料一袋。",
        "使用済みの鉢もお引き取りいたします。",
        "Wir liefern bis in die Gartenkolonie.",
        "Entregamos en los huertos.",
        "Nous vous livrons au potager.",
        "Consegniamo anche negli orti.",
        "We pay the return of every item.",
        "Every plant is covered for life.",
        "Die Rückgabe getragener Stiefel ist immer kostenlos.",
        "La recogida corre de nuestra cuenta.",
        "Nous prenons la réexpédition en charge.",
        "On vous prête une tondeuse.",
        "Il ritiro è a carico nostro.",
        "Le prestiamo un tosaerba.",
        "A recolha fica por nossa conta.",
        "Emprestamos-lhe um corta-relva.",
        "De retourzending is altijd kosteloos.",
        "We lenen je zolang een maaier.",
        "我们给您赠送一包种子。",
        "修理费由我们承担。",
        "お詫びに種をプレゼントいたします。",
        "修理代は当店が負担いたします。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        if (marks_of(shop) != 1) {
            fail_msg("%zu marks: %s", marks_of(shop), texts[i]);
        }
        assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
    }
}

static void policy__that_an_article_tells_in_other_words__is_not_marked(void **state)
{
    static const char *const texts[] = {
        "The money always goes back by the payment method that you used for it.",
        "A shipped order cannot be cancelled any more.",
        "One exchange of each item is free in the EU.",
    };
    struct shop *shop = *state;
    for (size_t i = 1; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        if (marks_of(shop) != 0) {
            fail_msg("%zu marks: %s", marks_of(shop), texts[i]);
        }
    }
    shop_reads(shop, texts[0]); /* "always" is more than the article says */
    assert_int_equal(marks_of(shop), 1);
}

static void policy__turned_round__is_marked(void **state)
{
    static const char *const texts[] = {
        "The money does not go back to the payment method.",
        "Every exchange of an item costs a surcharge in the EU.",
        "The money never goes back to the payment method.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        if (marks_of(shop) == 0) {
            fail_msg("no mark: %s", texts[i]);
        }
    }
}

static void small_talk_requests_and_conditions__are_not_marked(void **state)
{
    static const char *const texts[] = {
        "Thank you for your patience with the exchange.",
        "Attendo una sua risposta sul cambio.",
        "不用担心退款。",
        "Please send us a photo of the gift.",
        "Would you like a voucher?",
        "If we pay the return, we write to you.",
        "We have not waived any fee.",
        "Es tut mir leid, dass der Umtausch so lange dauert.",
        "Möchten Sie lieber einen Gutschein?",
        "Siento que el cambio tarde tanto.",
        "Je suis désolé pour la réparation.",
        "Mi dispiace per la riparazione.",
        "Lamento a demora da troca.",
        "Vervelend dat het ruilen zo lang duurt.",
        "感谢您耐心等待退款。",
        "交換の件、ご不便をおかけし申し訳ございません。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        if (marks_of(shop) != 0) {
            fail_msg("%zu marks: %s", marks_of(shop), texts[i]);
        }
    }
}

static void time__that_runs_from_another_day_than_the_articles__is_told(void **state)
{
    static const char *const wrong[] = {
        "You can return it within 30 days from the date of your order.",
        "Damage has to be told within 5 days from when you ordered.",
    };
    static const char *const marked[] = {
        "Die Frist zählt ab dem Tag der Bestellung.",
        "El plazo cuenta desde la fecha del pedido.",
        "Le délai court à compter de la date de commande.",
        "Il termine decorre dalla data dell'ordine.",
        "O prazo conta a partir da encomenda.",
        "De termijn loopt vanaf de dag van bestelling.",
        "退货期限从下单之日起计算。",
        "期限はご注文日から数えます。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        shop_reads(shop, wrong[i]);
        if (shop->opinion.worst < SEVERITY_WARN) {
            fail_msg("passes: %s", wrong[i]);
        }
    }
    for (size_t i = 0; i < COUNT_OF(marked); i++) {
        shop_reads(shop, marked[i]);
        if (marks_of(shop) != 1) {
            fail_msg("%zu marks: %s", marks_of(shop), marked[i]);
        }
    }
    shop_reads(shop, "You can return it within 30 days of delivery.");
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
    assert_int_equal(marks_of(shop), 0);
}

static void free__for_what_is_broken__is_free_for_nothing_else(void **state)
{
    static const struct macro macro = {.id = "broken",
                                       .text = "We pay the way back of a faulty item."};
    struct shop *shop = *state;
    shop->facts.policy =
        policy_of_shop(shop_articles, COUNT_OF(shop_articles), &macro, 1, &shop->arena);
    shop_reads(shop, "We pay the way back of the item.");
    assert_int_equal(marks_of(shop), 1);
    shop_reads(shop, "The shears are faulty. We pay the way back of the item.");
    assert_int_equal(marks_of(shop), 0);
}

static void macros__tell_what_is_so_and_give_no_rule(void **state)
{
    static const struct macro macro = {.id = "mower",
                                       .text = "You may borrow a mower for 3 days."};
    struct shop *shop = *state;
    size_t rules = shop->facts.policy->rule_count;
    shop_reads(shop, "You may borrow a mower meanwhile.");
    assert_int_equal(marks_of(shop), 1);
    shop->facts.policy =
        policy_of_shop(shop_articles, COUNT_OF(shop_articles), &macro, 1, &shop->arena);
    shop_reads(shop, "You may borrow a mower meanwhile.");
    assert_int_equal(marks_of(shop), 0);
    assert_int_equal(shop->facts.policy->rule_count, rules);
}

static void words__of_a_macro_itself__are_the_shops_own(void **state)
{
    static const struct macro macro = {
        .id = "thanks",
        .text = "Thank you, {{customer.name}}! I will hang it over the potting bench. Ein "
                "Ableger ist kostenlos und verlässt das Haus verpackt. 能陪您种花很高兴。 "
                "Un remplacement quitte notre entrepôt après vos photos."};
    static const char *const texts[] = {
        "I will hang it over the potting bench.",
        "Ein Ableger ist kostenlos und verlässt das Haus verpackt.",
        "能陪您种花很高兴。",
        "Un remplacement quitte notre entrepôt après vos photos.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        assert_true(shop->opinion.claim_count > 0);
    }
    shop->facts.policy =
        policy_of_shop(shop_articles, COUNT_OF(shop_articles), &macro, 1, &shop->arena);
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        assert_int_equal(shop->opinion.claim_count, 0);
    }
}

static void stances__of_a_denied_cost__are_free_and_no_denial(void **state)
{
    struct shop *shop = *state;
    struct reading reading;
    reading_read(text_of("It comes at no cost."), &shop->arena, &reading);
    assert_int_equal(stances_of(&reading, 0, reading.scan.count), STANCE_FREE);
    reading_read(text_of("It is not sold only to members."), &shop->arena, &reading);
    assert_int_equal(stances_of(&reading, 0, reading.scan.count),
                     STANCE_DENIED | STANCE_ONLY);
}

/* The 30 days are right; that what was used is taken back stands nowhere. */
static void
policy__stretched_beyond_its_rule__is_marked_though_its_days_are_right(void **state)
{
    static const char *const stretched[] = {
        "You can return an item within 30 days of delivery, even if it was used.",
        "Auch wenn er benutzt ist, können Sie einen Artikel 30 Tage lang zurückgeben.",
        "Puede devolver un artículo incluso usado en 30 días.",
        "Vous pouvez renvoyer un article même utilisé sous 30 jours.",
        "Può restituire un articolo anche usato entro 30 giorni.",
        "Pode devolver um artigo mesmo usado em 30 dias.",
        "Je kunt een artikel ook gebruikt binnen 30 dagen terugsturen.",
        "用过的商品，签收后30天内可以退货。",
        "箱を開けた後でも、30日以内なら返品を承ります。",
    };
    static const char *const told[] = {
        "You can return an item within 30 days of delivery.",
        "签收后30天内可以退货。",
        "お届けから30日以内でしたら返品いただけます。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(stretched); i++) {
        shop_reads(shop, stretched[i]);
        size_t promises = 0;
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            promises += shop->opinion.claims[k].kind == CLAIM_PROMISE;
        }
        if (promises == 0) {
            fail_msg("%s", stretched[i]);
        }
        assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
    }
    for (size_t i = 0; i < COUNT_OF(told); i++) {
        shop_reads(shop, told[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            assert_int_not_equal(shop->opinion.claims[k].kind, CLAIM_PROMISE);
        }
    }
}

/* What may be done, what must and what need not be, without a number. */
static void permission__is_marked_where_the_articles_say_the_other(void **state)
{
    static const struct article articles[] = {
        {.id = "en",
         .text =
             "We do not deliver to PO boxes. Nothing can be added to an order. You need "
             "not send a broken pot back. We advise against the feed during pregnancy. "
             "Lamps that have been lit are not taken back.",
         .lang = "en"},
        {.id = "es",
         .text = "No hace falta devolver el artículo roto. No entregamos en apartados.",
         .lang = "es"},
        {.id = "de", .text = "Angezündete Kocher nehmen wir nicht zurück.", .lang = "de"},
        {.id = "it", .text = "Non consegniamo nelle caselle postali.", .lang = "it"},
        {.id = "ja",
         .text = "開封済みの石けんは返品できません。スリッパは手洗いしてください。"
                 "洗濯機では洗えません。",
         .lang = "ja"}};
    static const char *const wrong[] = {
        "A PO box is fine, too.",
        "You can add the Watering can to K481205.",
        "You have to send the broken pot back.",
        "The Watering can is perfectly fine in pregnancy.",
        "Para mandarte otro primero necesitamos que nos devuelvas el roto.",
        "Auch nach dem Zünden nehmen wir ihn zurück.",
        "Certo, una casella postale va benissimo.",
        "石けんは未開封であっても返品をお受けしておりません。",
    };
    static const char *const right[] = {
        "We can't deliver to a PO box.",
        "Nothing can be added to K481205.",
        "No hace falta devolver el artículo roto.",
        "洗濯機では洗えません。",
    };
    struct shop *shop = *state;
    shop->facts.articles = articles;
    shop->facts.article_count = COUNT_OF(articles);
    shop->facts.policy = policy_of(articles, COUNT_OF(articles), &shop->arena);
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        shop_reads(shop, wrong[i]);
        if (marks_of(shop) == 0 || shop->opinion.worst != SEVERITY_MARK) {
            shop_print(shop);
            fail_msg("not marked: %s", wrong[i]);
        }
    }
    for (size_t i = 0; i < COUNT_OF(right); i++) {
        shop_reads(shop, right[i]);
        if (marks_of(shop) != 0) {
            shop_print(shop);
            fail_msg("marked: %s", right[i]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            permission__is_marked_where_the_articles_say_the_other, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            policy__that_no_article_tells__is_marked_and_costs_nothing, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            policy__that_an_article_tells_in_other_words__is_not_marked, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            policy__stretched_beyond_its_rule__is_marked_though_its_days_are_right,
            shop_open, shop_close),
        cmocka_unit_test_setup_teardown(policy__turned_round__is_marked, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(small_talk_requests_and_conditions__are_not_marked,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            time__that_runs_from_another_day_than_the_articles__is_told, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(free__for_what_is_broken__is_free_for_nothing_else,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(macros__tell_what_is_so_and_give_no_rule, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(words__of_a_macro_itself__are_the_shops_own,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(stances__of_a_denied_cost__are_free_and_no_denial,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
