/* Drafts answer what is asked, both questions where there are two. */
#include "shop.h"

#include <string.h>

static const char *first_of(struct shop *shop, const char *lang, const char *text)
{
    struct draft *drafts;
    size_t count;

    shop->ticket.message_count = 0;
    shop->ticket.lang = lang;
    customer_says(shop, text);
    shop_drafts(shop, &drafts, &count);
    assert_true(count > 0);
    return drafts[0].text;
}

static void assist_draft__answers_both_of_two_questions(void **state)
{
    static const struct {
        const char *lang, *asks, *asks_one, *how, *cost, *says;
    } rows[] = {
        {"en", "Can I return the socks? And what does it cost me?",
         "Can I return the socks?", "Open My orders and print the label.",
         "A return from Spain is free.", "is free"},
        {"es", "¿Puedo devolver los calcetines? ¿Y cuánto cuesta?",
         "¿Puedo devolver los calcetines?", "Entra en Mis pedidos e imprime la etiqueta.",
         "Desde España la devolución es gratis.", "es gratis"},
        {"de", "Kann ich die Socken zurückgeben? Und wer zahlt das?",
         "Kann ich die Socken zurückgeben?", "Das Etikett liegt unter Meine Bestellungen.",
         "die Rücksendung ist aus Spanien kostenlos.", "Die Rücksendung ist"},
        {"fr", "Puis-je renvoyer les chaussettes ? Combien coûte le retour ?",
         "Puis-je renvoyer les chaussettes ?", "L'étiquette se trouve dans Mes commandes.",
         "Le retour est gratuit depuis l'Espagne.", "est gratuit"},
        {"it", "Posso restituire i calzini? E quanto costa?", "Posso restituire i calzini?",
         "L'etichetta si trova in I miei ordini.", "Dalla Spagna il reso è gratuito.",
         "è gratuito"},
        {"zh", "袜子可以退货吗？运费谁出？", "袜子可以退货吗？", "请在我的订单里打印标签。",
         "从西班牙退回是免费的。", "免费"},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct shop *shop = *state;
        shop->request.macro_count = 0;
        shop_finds_macro(shop, "how", rows[i].lang, "intent:return", 0.9, rows[i].how);
        shop_finds_macro(shop, "cost", rows[i].lang, "intent:return", 0.8, rows[i].cost);
        const char *draft = first_of(shop, rows[i].lang, rows[i].asks);
        if (!says(draft, rows[i].how) || !says(draft, rows[i].says))
            fail_msg("%s: %s", rows[i].asks, draft);
        draft = first_of(shop, rows[i].lang, rows[i].asks_one);
        if (!says(draft, rows[i].how) || says(draft, rows[i].says))
            fail_msg("%s: %s", rows[i].asks_one, draft);
    }
}

static void assist_draft__begins_with_what_answers_either_or(void **state)
{
    static const struct {
        const char *lang, *asks, *claim, *choice;
    } rows[] = {
        {"en", "The parcel is lost. What do I get, a new one or my money back?",
         "You can claim a lost parcel for 45 days.",
         "For a lost parcel you choose: the same items again, or a refund."},
        {"es", "El paquete se ha perdido. ¿Me mandáis uno nuevo o mi dinero?",
         "Un paquete perdido se puede reclamar 45 días.",
         "Si está perdido, eliges: los mismos artículos otra vez, o te devolvemos el "
         "importe."},
        {"de", "Das Paket ist verloren. Was bekomme ich: einen neuen oder mein Geld?",
         "Ein verlorenes Paket kann 45 Tage lang gemeldet werden.",
         "Sie wählen: dieselben Artikel noch einmal, oder wir erstatten den Betrag."},
        {"zh", "包裹丢了。可以补发还是退款？", "丢失的包裹可以在45天内申报。",
         "您可以选择重新发送相同的商品，或者退款。"},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct shop *shop = *state;
        shop->request.macro_count = 0;
        shop_finds_macro(shop, "claim", rows[i].lang, "intent:lost-parcel", 0.9,
                         rows[i].claim);
        shop_finds_macro(shop, "choice", rows[i].lang, "intent:lost-parcel", 0.7,
                         rows[i].choice);
        const char *draft = first_of(shop, rows[i].lang, rows[i].asks);
        if (says(draft, "45"))
            fail_msg("%s: %s", rows[i].asks, draft);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
    const struct CMUnitTest tests[] = {
        TEST(assist_draft__answers_both_of_two_questions),
        TEST(assist_draft__begins_with_what_answers_either_or),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
