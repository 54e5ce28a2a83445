/* People whom the record names, where an attacker found that they left: engraved titles,
 * inflections, honorifics, greetings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "guard/mask_shops.h"

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

/* A customer's name, a text, and what must not stand in what leaves of it, nor change. */
struct named {
    const char *name;
    const char *text;
    const char *gone; /* parts with '|' between; NULL: the text stays as it is */
};
static const struct named names[] = {
    {"Jürgen Müller", "Hier Müller, MÜLLER, Mueller, Müllers und müller.",
     "Müller|MÜLLER|Mueller|müller"},
    {"Jürgen Müller", "Jürgens Paket, Juergens Paket", "Jürgens|Juergens"},
    {"Jürgen Müller", "Frau Müller schreibt.", "Müller"},
    {"Juergen Mueller", "Hier Müller, Jürgen", "Müller|Jürgen"},
    {"Müller", "Müller wartet auf Müllers Paket.", "Müller"},
    {"Ann Smith", "Ms Smith, Smith and Smiths", "Smith"},
    {"Ann Rose", "Ms Rose has not got it.", "Rose"},
    {"Ann Rose", "Is it the rose one, or Rose Bay?", NULL},
    {"Jo Black", "Mrs Black wrote, Mrs. Black.", "Black"},
    {"Jo Black", "The black one in size 42, black as night.", NULL},
    {"Luc Petit", "M. Petit attend, Mme Petit aussi.", "Petit"},
    {"Luc Petit", "30 m. petit modèle, un petit sac", NULL},
    {"Lena Meyer-Landrut", "Frau Landrut, Landrut, Meyer, Lena Landrut", "Landrut|Meyer"},
    {"Siobhán O'Brien-Ní Mhurchú", "O'Brien, O’Brien, Obrien, Mhurchu",
     "Brien|brien|urchu"},
    {"Jean-Luc Picardin", "Luc Picardin, J-L Picardin", "Luc|Picardin"},
    {"Johansson/Isabella", "Isabella here, Johansson", "Isabella|Johansson"},
    {"Isabella_Johansson", "Isabella here, Johansson", "Isabella|Johansson"},
    {"Mr. Isabella.Johansson", "Isabella here, Johansson", "Isabella|Johansson"},
    {"Isabella (Bella) Johansson", "Isabella Johansson", "Isabella|Johansson"},
    {"María del Carmen de la Fuente y Quintanilla Zurbarán",
     "Zurbarán, Quintanilla, Carmen Quintanilla", "Zurbar|Quintanilla"},
    {"Eve Fry", "Hi Eve,\nit is sent.", "Eve"},
    {"Eve Fry", "On New Year's eve I ordered.", NULL},
    {"Will May", "Will it come in May? I may wait.", NULL},
    {"Will May", "Not yet.\nRegards, Will", "Will"},
    {"Will May", "Mr. May writes.", "May "},
    {"Will", "Will", "Will"},
    {"Eva Sol", "Eva", "Eva"},
    {"Eva Sol", "Señora Sol", "Sol"},
    {"Jan Novák", "Jan", "Jan"},
    {"山田 太郎", "山田です。", "山田"},
    {"Rosa Luz", "¿Queda la rosa? Hay luz.", NULL},
    {"Иван Пушкин", "Отправьте Пушкину, Пушкиным", "Пушкин"},
};

static void parts_of_a_name__are_hidden_where_they_are_surely_the_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct buyer buyer = johansson;
        buyer.name = names[i].name;
        struct mask *mask = buyer_mask(&buyer, false);
        struct buffer out;
        buffer_init(&out, 1 << 16);
        assert_true(mask_hide(mask, text_of(names[i].text), &out));
        struct text gone = text_of(string_or_empty(names[i].gone));
        struct text part;
        while (text_next(&gone, '|', &part)) {
            if (text_find(text_from(buffer_text(&out), out.len), part) != NULL) {
                fail_msg("\"%s\" gave \"%s\"", names[i].text, buffer_text(&out));
            }
        }
        if (names[i].gone == NULL) {
            assert_string_equal(buffer_text(&out), names[i].text);
        }
        assert_false(mask_leaks(mask, text_of(buffer_text(&out)), NULL));
        buffer_release(&out);
        mask_destroy(mask);
    }
}

static void places_and_the_catalogue__keep_a_word_that_is_a_name_too(void **state)
{
    (void)state;
    struct buyer buyer = johansson;
    struct buffer out;
    buyer.name = "Ann Lincoln";
    struct mask *mask = buyer_mask(&buyer, false);
    buffer_init(&out, 1 << 16);
    assert_true(mask_hide_public(mask, text_of("Lincoln"), &out));
    assert_string_equal(buffer_text(&out), "Lincoln");
    assert_hidden(mask, "Thanks,\nLincoln", "Thanks,\n[[NAME_3]]");
    buffer_release(&out);
    mask_destroy(mask);
}

static void mask_orders__hides_the_numbers_of_others_that_are_called_orders(void **state)
{
    (void)state;
    struct mask *mask = buyer_mask(&johansson, true);
    assert_hidden(mask, "order W2378156 of my friend", "order [[ORDER_2]] of my friend");
    mask_destroy(mask);
    mask = buyer_mask(&johansson, false);
    assert_hidden(mask, "order W2378156 of my friend", "order W2378156 of my friend");
    mask_destroy(mask);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_title_of_an_orders_line__is_masked_like_any_text),
        cmocka_unit_test(parts_of_a_name__are_hidden_where_they_are_surely_the_name),
        cmocka_unit_test(mask_orders__hides_the_numbers_of_others_that_are_called_orders),
        cmocka_unit_test(places_and_the_catalogue__keep_a_word_that_is_a_name_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
