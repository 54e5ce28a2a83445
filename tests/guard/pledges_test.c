#include "guard/shop.h"

/* What the shop gives away without a rule that says so. Ana's parcel K481205 is on its way,
   nothing is broken or lost, and the articles give no money back and no replacement for it.
 */

static void order__that_is_sent_whole_and_free_is_no_gift(void **state)
{
    static const char *const texts[] = {
        "We ship your order in full.",
        "Wir liefern Ihre Bestellung komplett und kostenlos.",
        "Enviamos su pedido gratis.",
        "Nous expédions votre commande gratuitement.",
        "Spediamo il suo ordine gratuitamente.",
        "Wij verzenden uw bestelling gratis.",
        "我们会免费为您发货，订单已确认。",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

static void money__that_no_rule_gives_back_is_not_promised(void **state)
{
    static const char *const texts[] = {
        "We will refund you in full.",
        "You will get a full refund.",
        "You will be refunded in full.",
        "Wir werden Ihnen den vollen Betrag erstatten.",
        "Sie bekommen Ihr Geld zurück.",
        "Sie sparen ein Drittel.",
        "Le devolveremos el importe íntegro.",
        "Nous vous remboursons intégralement.",
        "Le rimborseremo l'intero importo.",
        "Reembolsaremos a totalidade do valor.",
        "Wij betalen u het volledige bedrag terug.",
        "U krijgt uw geld terug.",
        "我们会全额退款给您。",
        "全額返金いたします。",
    };
    shop_each_blocks(*state, texts, COUNT_OF(texts), CLAIM_PROMISE);
}

static void goods__that_no_rule_gives_are_not_promised(void **state)
{
    static const char *const texts[] = {
        "We are sending you a free replacement.",
        "You will receive a voucher.",
        "We'll upgrade your shipping for free.",
        "Wir schicken Ihnen kostenlos Ersatz.",
        "Sie erhalten einen Gutschein.",
        "Sie bekommen von uns einen Gutschein obendrauf.",
        "Le enviaremos un reemplazo gratis.",
        "Nous vous enverrons un remplacement gratuit.",
        "Vous recevrez un bon d'achat.",
        "Le invieremo una sostituzione gratuita.",
        "Enviaremos uma substituição gratuita.",
        "Wij sturen u gratis een vervanging.",
        "我们会给您免费补发一双。",
        "我们给您一张优惠券。",
        "代わりの商品を無料でお送りいたします。",
    };
    shop_each_blocks(*state, texts, COUNT_OF(texts), CLAIM_PROMISE);
}

static void condition__question_or_denial_promises_nothing(void **state)
{
    static const char *const texts[] = {
        "If it is damaged we refund you in full.",
        "Once it is back with us we refund you in full.",
        "Shall we refund you in full?",
        "Would you like us to send you a replacement free of charge?",
        "Unfortunately we do not give a discount on it.",
        "We will check whether you get a full refund.",
        "Wenn es beschädigt ist, erstatten wir den vollen Betrag.",
        "Sollen wir Ihnen den vollen Betrag erstatten?",
        "Sie bekommen leider kein Geld zurück.",
        "Si llega dañado, le devolvemos el importe íntegro.",
        "¿Le enviamos un reemplazo gratis?",
        "S'il est endommagé, nous vous remboursons intégralement.",
        "Voulez-vous que nous vous envoyions un remplacement gratuit ?",
        "Se è danneggiato, le rimborsiamo l'intero importo.",
        "Se estiver danificada, reembolsamos a totalidade do valor.",
        "Als het beschadigd is, betalen wij u het volledige bedrag terug.",
        "如果商品损坏，我们会全额退款。",
        "破損していた場合は全額返金いたします。",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

static void papers__that_are_sent_free_are_no_gift(void **state)
{
    static const char *const texts[] = {
        "We will send you the label free of charge.",
        "Sie erhalten die Rechnung kostenlos per E-Mail.",
        "Le enviamos gratis la etiqueta de devolución.",
        "Nous vous envoyons gratuitement l'étiquette de retour.",
        "Le inviamo gratis l'etichetta di reso.",
        "Enviamos-lhe gratuitamente a etiqueta.",
        "Wij sturen u gratis een retourlabel.",
        "我们给您免费提供退货标签。",
        "返品ラベルを無料でお送りいたします。",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

static void half__behind_but_is_held_against_the_rule_of_what_is_denied(void **state)
{
    static const char *const texts[] = {
        "You can return it not within 30 but within 60 days.",
        ("Sie können es nicht innerhalb von 30, sondern innerhalb von 60 Tagen "
         "zurücksenden."),
        "Puede devolverlo no en 30 sino en 60 días.",
        "Vous pouvez le retourner non pas sous 30 mais sous 60 jours.",
        "Può restituirlo non entro 30 ma entro 60 giorni.",
        "Pode devolver não em 30 mas em 60 dias.",
        "U kunt het niet binnen 30 maar binnen 60 dagen terugsturen.",
        "退货期限不是30天，而是60天。",
        "返品は30日ではなく60日以内です。",
    };
    static const char *const others[] = {
        "You can return it not within 60 but within 30 days.",
        ("Sie können es nicht innerhalb von 60, sondern innerhalb von 30 Tagen "
         "zurücksenden."),
        "Puede devolverlo no en 60 sino en 30 días.",
        "Vous pouvez le retourner non pas sous 60 mais sous 30 jours.",
        "Può restituirlo non entro 60 ma entro 30 giorni.",
        "Pode devolver não em 60 mas em 30 dias.",
        "U kunt het niet binnen 60 maar binnen 30 dagen terugsturen.",
        "退货期限不是60天，而是30天。",
        "返品は60日ではなく30日以内です。",
    };
    struct shop *shop = *state;
    shop_all_block(shop, texts, COUNT_OF(texts));
    shop_none_blocks(shop, others, COUNT_OF(others));
}

/* Every tool has a guarantee of 4 years: an article says so. */
static void promise__of_a_time_that_an_article_tells_is_that_articles(void **state)
{
    static const struct shop_case cases[] = {
        {"We guarantee the shears for 4 years.", "We guarantee", VERDICT_PROVED, NULL},
        {"We guarantee the shears for 9 years.", "We guarantee", VERDICT_UNSOURCED, NULL},
        {"Wir garantieren die Schere für 4 Jahre.", "Wir garantieren", VERDICT_PROVED,
         NULL},
        {"Garantizamos las tijeras durante 4 años.", "Garantizamos", VERDICT_PROVED, NULL},
        {"Nous garantissons les ciseaux pendant 4 ans.", "Nous garantissons",
         VERDICT_PROVED, NULL},
        {"お届けから4年間保証いたします。", "保証いたします", VERDICT_PROVED, NULL},
        {"お届けから9年間保証いたします。", "保証いたします", VERDICT_UNSOURCED, NULL},
    };
    shop_check(*state, CLAIM_PROMISE, cases, COUNT_OF(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            promise__of_a_time_that_an_article_tells_is_that_articles, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(order__that_is_sent_whole_and_free_is_no_gift,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(papers__that_are_sent_free_are_no_gift, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(money__that_no_rule_gives_back_is_not_promised,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(goods__that_no_rule_gives_are_not_promised,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(condition__question_or_denial_promises_nothing,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            half__behind_but_is_held_against_the_rule_of_what_is_denied, shop_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
