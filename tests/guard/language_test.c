#include "guard/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static void language_of__tells_short_messages_apart(void **state)
{
    (void)state;
    static const struct {
        const char *lang;
        const char *text;
    } cases[] = {
        {"en", "my order has not arrived"},
        {"en", "How do I return these shoes?"},
        {"en", "Wrong size, can I get a 43?"},
        {"en", "where is my parcel please"},
        {"en", "I want to cancel order W2378156"},
        {"es", "mi pedido no ha llegado"},
        {"es", "Hola, ¿cómo puedo devolver las zapatillas?"},
        {"es", "La entrega está prevista para el 25 de noviembre."},
        {"pt", "A entrega está prevista para 25 de novembro."},
        {"es", "quiero cambiar la talla del pedido"},
        {"es", "Me ha llegado roto, ¿qué hago?"},
        {"de", "meine Bestellung ist nicht angekommen"},
        {"de", "Wie kann ich die Schuhe zurückgeben?"},
        {"de", "Wo bleibt mein Paket"},
        {"de", "Nee, da hast du nichts falsch gemacht, alles gut."},
        {"de", "Du hast nichts falsch gemacht, alles gut."},
        {"it", "Non hai fatto niente di male, va tutto bene."},
        {"es", "No has hecho nada mal, todo va bien."},
        {"fr", "Tu n'as rien fait de mal, tout va bien."},
        {"nl", "Je hebt niets verkeerd gedaan, alles is goed."},
        {"de", "Der Helm ist kaputt angekommen"},
        {"fr", "ma commande n'est pas arrivée"},
        {"fr", "Comment puis-je retourner les chaussures ?"},
        {"fr", "je voudrais changer de taille"},
        {"fr", "Où est mon colis ?"},
        {"it", "il mio ordine non è arrivato"},
        {"it", "Come posso restituire le scarpe?"},
        {"it", "vorrei cambiare la taglia"},
        {"pt", "a minha encomenda não chegou"},
        {"pt", "Como posso devolver os sapatos?"},
        {"pt", "meu pedido ainda não chegou"},
        {"nl", "mijn bestelling is niet aangekomen"},
        {"nl", "Hoe kan ik de schoenen terugsturen?"},
        {"sv", "Min beställning har inte kommit än"},
        {"pl", "Moje zamówienie jeszcze nie przyszło"},
        {"cs", "Moje objednávka ještě nedorazila"},
        {"tr", "Siparişim hala gelmedi, nerede?"},
        {"zh", "我的订单没有到达，如何处理？"},
        {"zh", "退货可以吗"},
        {"zh", "Trail 2 有42码吗"},
        {"ja", "荷物が届きません"},
        {"ja", "返品したいのですが"},
        {"ja", "Rise のサイズ感はどうですか"},
        {"ko", "주문이 아직 도착하지 않았습니다"},
        {"ru", "Мой заказ ещё не пришёл"},
        {"uk", "Моє замовлення ще не прийшло"},
        {"ar", "لم يصل طلبي بعد"},
        {"el", "Η παραγγελία μου δεν έφτασε"},
        {"he", "ההזמנה שלי לא הגיעה"},
        {"th", "สินค้าของฉันยังไม่มา"},
        {"hi", "मेरा ऑर्डर नहीं आया"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *lang = language_of(text_of(cases[i].text));
        if (!string_equals(lang, cases[i].lang)) {
            fail_msg("%s: %s, not %s", cases[i].text, string_or_empty(lang), cases[i].lang);
        }
    }
}

static void language_of__says_nothing_of_what_has_no_words(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "   ", "12345", "W2378156", "???", "😀😀", "ok"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        assert_null(language_of(text_of(texts[i])));
    }
    assert_null(language_of(text_from("\xff\xfe\xff", 3)));
}

static void language_of_usual__is_the_usual_one_where_a_near_one_would_do(void **state)
{
    static const struct {
        const char *text, *usual, *lang;
    } cases[] = {
        {"Perfecto. Que tengas un buen día.", "es", "es"},
        {"Perfecto. Que tengas un buen día.", "de", NULL},
        {"Where is the parcel with my shoes?", "es", "en"},
        {"Wo ist das Paket mit meinen Schuhen?", "nl", "de"},
        {"Gostava de saber quando chega a minha encomenda, por favor.", "es", "pt"},
        {"我的订单没有到达", "es", "zh"},
        {"Was kostet der Versand in die Schweiz?", "nl", "de"},
        {"Was kostet der Versand?", "en", "de"},
        {"Ich will die Schuhe in 42.", "en", "de"},
        {"Onde está o meu pedido W2378156?", "es", "pt"},
        {"Quero cancelar o pedido.", "es", "pt"},
        {"De jas was in de post beschadigd.", "en", "nl"},
        {"De jas was in de post beschadigd.", "es", "nl"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct text text = text_of(cases[i].text);
        const char *lang = cases[i].lang ? cases[i].lang : language_of(text);
        assert_string_equal(language_of_usual(text, cases[i].usual), lang);
        assert_string_equal(language_of_usual(text, NULL), language_of(text));
    }
}

static void language_is_same__compares_primary_subtags(void **state)
{
    (void)state;
    assert_true(language_is_same("zh", "zh-CN"));
    assert_true(language_is_same("EN-gb", "en_US"));
    assert_false(language_is_same("es", "en"));
    assert_false(language_is_same("e", "en"));
    assert_false(language_is_same(NULL, "en"));
    assert_false(language_is_same("en", NULL));
    assert_false(language_is_same("", ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(language_of__tells_short_messages_apart),
        cmocka_unit_test(language_of__says_nothing_of_what_has_no_words),
        cmocka_unit_test(language_of_usual__is_the_usual_one_where_a_near_one_would_do),
        cmocka_unit_test(language_is_same__compares_primary_subtags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
