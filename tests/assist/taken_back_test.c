/* What a customer takes back is not answered; what only sounds so is. */
#include "shop.h"

#include <string.h>

static const char *question_after(struct shop *shop, const char *before, const char *after)
{
    struct buffer out;

    shop->ticket.message_count = 0;
    shop->ticket.subject = "Cancel";
    customer_says(shop, before);
    customer_says(shop, after);
    buffer_init(&out, 64 * 1024);
    assist_question(&shop->ticket, &shop->customer, &out);
    const char *question = arena_copy(&shop->arena, buffer_text(&out), out.len);
    buffer_release(&out);
    return question;
}

static void assist_question__is_without_what_was_taken_back(void **state)
{
    static const struct {
        const char *before, *after;
    } rows[] = {
        {"XYZ please cancel it.", "Never mind about cancelling. Where is my parcel?"},
        {"XYZ cancélalo.", "Olvídalo, al final lo quiero. ¿Dónde está mi paquete?"},
        {"XYZ bitte stornieren.", "Hat sich erledigt. Wo ist mein Paket?"},
        {"XYZ annulez.", "Laissez tomber l'annulation. Où est mon colis ?"},
        {"XYZ annullate.", "Lasciate perdere, lo tengo. Dov'è il mio pacco?"},
        {"XYZ cancele.", "Deixe estar, fico com ela. Onde está a minha encomenda?"},
        {"XYZ annuleer het.", "Laat maar, ik hou het. Waar is mijn pakket?"},
        {"XYZ 请取消。", "算了，我还是要。我的包裹在哪里？"},
        {"XYZ キャンセルしてください。", "やっぱりいいです。荷物はどこですか。"},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const char *question = question_after(*state, rows[i].before, rows[i].after);
        if (says(question, "XYZ") || says(question, "Cancel\n"))
            fail_msg("%s: %s", rows[i].after, question);
    }
}

static void assist_question__holds_what_was_not_taken_back(void **state)
{
    static const char *const after[] = {
        "Please don't forget about the invoice. Where is my parcel?",
        "No lo olvidéis, por favor. ¿Dónde está mi paquete?",
        "Vergessen Sie bitte nicht die Rechnung. Wo ist mein Paket?",
        "N'oubliez pas la facture. Où est mon colis ?",
        "Non dimenticate la fattura. Dov'è il mio pacco?",
        "Não se esqueça da fatura. Onde está a minha encomenda?",
        "Vergeet niet de factuur. Waar is mijn pakket?",
        "我打算了解一下，我的包裹在哪里？",
        "荷物はどこですか。忘れていませんか。",
        "أين طلبي؟ لا تنس الفاتورة.",
        "never mind the code, it is for others. is the autumn one on?",
        "Never mind.",
    };

    for (size_t i = 0; i < COUNT_OF(after); i++) {
        const char *question = question_after(*state, "XYZ please cancel it.", after[i]);
        if (!says(question, "XYZ"))
            fail_msg("%s: %s", after[i], question);
    }
}

static void assist_draft__stands_beside_none_in_another_language(void **state)
{
    struct shop *shop = *state;
    struct draft *drafts;
    size_t count;

    shop->ticket.lang = "es";
    shop_has_parcel_macros(shop);
    shop_finds_paragraph(shop, 0, 0.95, "A parcel that is late can be looked for.");
    shop->request.wanted = 9;
    customer_says(shop, "Hola, mi pedido W2378156 no ha llegado. ¿Qué hago?");
    shop_drafts(shop, &drafts, &count);
    assert_true(count > 1);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(drafts[i].lang, "es");
}

static void assist_draft__answers_thanks_in_their_language(void **state)
{
    static const struct {
        const char *lang, *thanks, *welcome;
    } rows[] = {
        {"en", "Thank you so much for the help.", "You are welcome"},
        {"es", "¡Muchas gracias por la ayuda!", "De nada"},
        {"de", "Vielen Dank für die klare Antwort.", "gern geschehen"},
        {"fr", "Merci beaucoup pour votre aide.", "Avec plaisir"},
        {"it", "Grazie mille per la risposta.", "Prego"},
        {"pt", "Muito obrigada pela resposta.", "De nada"},
        {"nl", "Heel erg bedankt voor het antwoord.", "Graag gedaan"},
        {"zh", "非常感谢你们的帮助。", "不客气"},
        {"ja", "本当にありがとうございました。", "お役に立てて"},
        {"ar", "شكرا جزيلا على المساعدة.", "على الرحب"},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct shop *shop = *state;
        struct draft *drafts;
        size_t count;
        shop->ticket.message_count = 0;
        shop->request.macro_count = 0;
        shop->ticket.lang = rows[i].lang;
        shop_finds_macro(shop, "other", i ? "en" : "fr", "intent:thanks", 0,
                         i ? "Hi,\n\nGlad that it is settled." : "Bonjour,\n\nTant mieux.");
        agent_says(shop, "W2378156.");
        customer_says(shop, rows[i].thanks);
        shop_drafts(shop, &drafts, &count);
        if (!count || !says(drafts[0].text, rows[i].welcome))
            fail_msg("%s: %s", rows[i].lang, count ? drafts[0].text : "none");
        assert_int_equal(drafts[0].opinion.claim_count, 0);
        for (size_t k = 0; k < count; k++)
            assert_string_equal(drafts[k].lang, rows[i].lang);
    }
}

static void assist_draft__speaks_of_the_goods_named_before(void **state)
{
    struct shop *shop = *state;
    struct draft *drafts;
    size_t count;

    customer_says(shop, "My Trail 2 from W1180020 are short, can I swap them?");
    agent_says(shop, "Of course.");
    customer_says(shop, "Thank you. Then another size, please, and the label.");
    shop_finds_macro(shop, "m", "en", "intent:exchange", 0.9,
                     "{{product.title}} comes in these sizes: {{product.sizes}}.");
    shop_drafts(shop, &drafts, &count);
    assert_true(count > 0);
    assert_true(says(drafts[0].text, "Trail 2 comes in these sizes: 41, 42"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
    const struct CMUnitTest tests[] = {
        TEST(assist_question__is_without_what_was_taken_back),
        TEST(assist_question__holds_what_was_not_taken_back),
        TEST(assist_draft__stands_beside_none_in_another_language),
        TEST(assist_draft__answers_thanks_in_their_language),
        TEST(assist_draft__speaks_of_the_goods_named_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
