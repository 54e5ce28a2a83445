#include "shop.h"

#include "base/stem.h"
#include "../../src/catalogue/terms.h"

#include <string.h>

struct line {
    char text[512];
};

static bool add_term(void *context, struct term term)
{
    struct line *line = context;
    size_t len = strlen(line->text);
    snprintf(line->text + len, sizeof(line->text) - len, "%s%.*s", len > 0 ? " " : "",
             (int)term.text.len, term.text.bytes);
    if (term.is_colocated) {
        len = strlen(line->text);
        snprintf(line->text + len, sizeof(line->text) - len, "+");
    }
    return true;
}

static const char *terms_of(const char *text, enum terms_for purpose, struct line *line)
{
    *line = (struct line){0};
    terms_each(text_of(text), purpose, add_term, line);
    return line->text;
}

static void terms__fold_case_width_and_diacritics(void **state)
{
    (void)state;
    struct line line;
    assert_string_equal(terms_of("ÑANDÚ Ｔｒａｉｌ ２", TERMS_INDEXED, &line),
                        "nandu trail 2");
    assert_string_equal(terms_of("IPX5, 4.5mm!", TERMS_INDEXED, &line), "ipx5 4 5mm");
    assert_string_equal(terms_of("", TERMS_INDEXED, &line), "");
    assert_string_equal(terms_of("-- ** \"", TERMS_INDEXED, &line), "");
}

static void terms__pair_neighbours__in_scripts_without_spaces(void **state)
{
    (void)state;
    struct line line;
    assert_string_equal(terms_of("篮球鞋", TERMS_INDEXED, &line), "篮球 篮+ 球鞋 球+ 鞋");
    assert_string_equal(terms_of("篮球鞋", TERMS_ASKED, &line), "篮球 球鞋");
    assert_string_equal(terms_of("茶", TERMS_ASKED, &line), "茶");
    assert_string_equal(terms_of("茶", TERMS_INDEXED, &line), "茶");
    assert_string_equal(terms_of("Trail 篮球2", TERMS_ASKED, &line), "trail 篮球 2");
}

static void terms__keep_short_endings_behind_an_apostrophe(void **state)
{
    (void)state;
    struct line line;
    assert_string_equal(terms_of("don't", TERMS_ASKED, &line), "dont");
    assert_string_equal(terms_of("l'eau l’eau", TERMS_ASKED, &line), "l eau l eau");
}

static void terms__survive_bytes_that_are_no_text(void **state)
{
    (void)state;
    struct line line;
    assert_string_equal(terms_of("\xff\xfe lamp \xe7", TERMS_INDEXED, &line), "lamp");
}

static void terms__cut_what_is_too_long(void **state)
{
    (void)state;
    char word[1000];
    struct line line;
    memset(word, 'x', sizeof(word));
    word[sizeof(word) - 1] = '\0';
    terms_of(word, TERMS_INDEXED, &line);
    assert_true(strlen(line.text) <= TERM_MAX);
}

static void stem__brings_the_forms_of_a_word_together(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"shoe", "shoes"},
        {"cookie", "cookies"},
        {"box", "boxes"},
        {"cancel", "cancelling"},
        {"stop", "stopped"},
        {"running", "run"},
        {"zapato", "zapatos"},
        {"devolucion", "devoluciones"},
        {"jacke", "jacken"},
        {"schuh", "schuhe"},
        {"chaussure", "chaussures"},
        {"bateau", "bateaux"},
        {"dress", "dresses"},
        {"order", "ordered"},
        /* en */
        {"parcel", "parcels"},
        {"jacket", "jackets"},
        {"box", "boxes"},
        {"battery", "batteries"},
        {"watch", "watches"},
        {"dish", "dishes"},
        {"knife", "knives"},
        {"shelf", "shelves"},
        {"order", "ordering"},
        {"order", "ordered"},
        {"cancel", "cancelled"},
        {"cancel", "cancelling"},
        {"return", "returned"},
        {"refund", "refunding"},
        {"ship", "shipped"},
        {"deliver", "delivered"},
        {"scarf", "scarves"},
        {"toy", "toys"},
        {"glass", "glasses"},
        {"size", "sizes"},
        {"dress", "dresses"},
        /* es */
        {"zapato", "zapatos"},
        {"camiseta", "camisetas"},
        {"pantalon", "pantalones"},
        {"color", "colores"},
        {"devolucion", "devoluciones"},
        {"pedido", "pedidos"},
        {"botella", "botellas"},
        {"reloj", "relojes"},
        {"talla", "tallas"},
        {"cancelar", "cancelado"},
        {"reembolso", "reembolsos"},
        {"negro", "negras"},
        {"pago", "pagos"},
        {"mes", "meses"},
        /* de */
        {"jacke", "jacken"},
        {"schuh", "schuhe"},
        {"schuh", "schuhen"},
        {"bestellung", "bestellungen"},
        {"paket", "pakete"},
        {"paket", "paketen"},
        {"paket", "pakets"},
        {"hemd", "hemden"},
        {"tasche", "taschen"},
        {"grosse", "grossen"},
        {"rechnung", "rechnungen"},
        {"gutschein", "gutscheine"},
        {"rot", "rote"},
        {"rot", "rotes"},
        {"schwarz", "schwarzen"},
        {"lampe", "lampen"},
        {"stuhl", "stuhle"},
        {"Kind", "Kinder"},
        {"Kind", "Kindern"},
        {"Kind", "Kindes"},
        {"Buch", "Bücher"},
        {"Buch", "Büchern"},
        {"Kochbuch", "Kochbücher"},
        {"Glas", "Gläser"},
        {"Weinglas", "Weingläsern"},
        {"Kleid", "Kleider"},
        {"Bild", "Bilder"},
        {"Haus", "Häuser"},
        {"Fahrrad", "Fahrräder"},
        {"Handtuch", "Handtücher"},
        {"Band", "Bänder"},
        {"Mann", "Männer"},
        {"Schloss", "Schlösser"},
        {"Schloß", "Schlösser"},
        {"Ei", "Eier"},
        {"Kissen", "Kissens"},
        /* fr */
        {"chaussure", "chaussures"},
        {"chapeau", "chapeaux"},
        {"cheval", "chevaux"},
        {"journal", "journaux"},
        {"jeu", "jeux"},
        {"colis", "colis"},
        {"commande", "commandes"},
        {"remboursement", "remboursements"},
        {"taille", "tailles"},
        {"noir", "noire"},
        {"noir", "noirs"},
        {"petit", "petite"},
        {"bijou", "bijoux"},
        {"gant", "gants"},
        {"veste", "vestes"},
        {"livraison", "livraisons"},
        {"blanc", "blancs"},
        {"grand", "grandes"},
        {"neuf", "neufs"},
        /* pt */
        {"sapato", "sapatos"},
        {"camisa", "camisas"},
        {"botao", "botoes"},
        {"devolucao", "devolucoes"},
        {"encomenda", "encomendas"},
        {"cor", "cores"},
        {"luz", "luzes"},
        {"vermelho", "vermelha"},
        {"preto", "pretas"},
        {"mao", "maos"},
        {"reembolso", "reembolsos"},
        {"tamanho", "tamanhos"},
        {"calcao", "calcoes"},
        {"cancelar", "cancelado"},
        {"entrega", "entregas"},
        /* it */
        {"scarpa", "scarpe"},
        {"zaino", "zaini"},
        {"libro", "libri"},
        {"borsa", "borse"},
        {"ordine", "ordini"},
        {"spedizione", "spedizioni"},
        {"pacco", "pacchi"},
        {"giacca", "giacche"},
        {"rosso", "rossa"},
        {"rosso", "rossi"},
        {"taglia", "taglie"},
        {"rimborso", "rimborsi"},
        {"guanto", "guanti"},
        {"colore", "colori"},
        {"orologio", "orologi"},
        {"bottiglia", "bottiglie"},
        {"valigia", "valigie"},
        {"chiave", "chiavi"},
        {"cancellare", "cancellato"},
        {"lampada", "lampade"},
        /* nl */
        {"schoen", "schoenen"},
        {"jas", "jassen"},
        {"bestelling", "bestellingen"},
        {"pakket", "pakketten"},
        {"pakket", "pakketje"},
        {"boek", "boeken"},
        {"tas", "tassen"},
        {"lamp", "lampen"},
        {"stoel", "stoelen"},
        {"kleur", "kleuren"},
        {"zwart", "zwarte"},
        {"broek", "broeken"},
        {"sok", "sokken"},
        {"trui", "truien"},
        {"auto", "autos"},
        {"brood", "broden"},
        {"huis", "huizen"},
        {"muis", "muizen"},
        {"boom", "bomen"},
        {"vaas", "vazen"},
        {"wijnglas", "wijnglazen"},
        {"kaas", "kazen"},
        {"doos", "dozen"},
        {"brief", "brieven"},
        {"snijschijf", "snijschijven"},
        {"laars", "laarzen"},
        {"hoes", "hoezen"},
        {"prijs", "prijzen"},
        {"maat", "maten"},
        {"potlood", "potloden"},
        {"steen", "stenen"},
        {"knoop", "knopen"},
        {"kind", "kinderen"},
        {"ei", "eieren"},
        {"blad", "bladeren"},
    };
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        struct line a;
        struct line b;
        assert_string_equal(terms_of(pairs[i][0], TERMS_ASKED, &a),
                            terms_of(pairs[i][1], TERMS_ASKED, &b));
    }
}

static void stem__keeps_words_apart_that_only_look_alike(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"glass", "gas"},   {"ring", "red"},      {"thing", "the"},
        {"string", "star"}, {"spring", "spray"},  {"king", "kit"},
        {"bread", "bred"},  {"number", "numb"},   {"summer", "sum"},
        {"casa", "caso"},   {"pera", "pero"},     {"mesa", "mes"},
        {"leder", "leds"},  {"messer", "messe"},  {"tisch", "tischler"},
        {"fil", "filet"},   {"copo", "copa"},     {"mala", "mal"},
        {"cassa", "casa"},  {"tappo", "tappeto"}, {"beker", "bek"},
        {"tafel", "taf"},   {"shoes", "shao"},    {"taxi", "tax"},
        {"mini", "min"},    {"valves", "valf"},   {"gloves", "glof"},
        {"sugar", "sug"},   {"Leder", "Led"},     {"Wasser", "was"},
        {"Teller", "Tell"}, {"token", "took"},    {"broken", "brook"},
        {"hammer", "ham"},  {"Boden", "boot"},    {"tomaten", "maat"},
        {"corner", "corn"}, {"Feier", "ei"},      {"folder", "fold"},
        {"woven", "woof"},
    };
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        struct line a;
        struct line b;
        assert_string_not_equal(terms_of(pairs[i][0], TERMS_ASKED, &a),
                                terms_of(pairs[i][1], TERMS_ASKED, &b));
    }
}

static void stem__leaves_short_words_alone(void **state)
{
    (void)state;
    static const char *const words[] = {"bus", "gas", "tie", "is", "red", "sea", "go"};
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        char word[8];
        size_t len = strlen(words[i]);
        memcpy(word, words[i], len);
        assert_int_equal(stem_word(word, len), len);
    }
}

static void terms_asked__gives_each_term_once_with_what_was_written(void **state)
{
    (void)state;
    struct arena arena;
    size_t count;
    arena_init(&arena);
    struct term *terms =
        terms_asked(text_of("the Jackets, jackets and the jacket"), 64, &arena, &count);
    assert_int_equal(count, 3);
    assert_true(text_is(terms[1].surface, "jackets"));
    assert_true(terms[0].is_common);
    assert_false(terms[1].is_common);
    assert_int_equal(terms_without_common(terms, count), 1);
    assert_true(text_is(terms[0].surface, "jackets"));
    arena_release(&arena);
}

static void terms_without_common__keeps_them__where_there_is_nothing_else(void **state)
{
    (void)state;
    struct arena arena;
    size_t count;
    arena_init(&arena);
    struct term *terms = terms_asked(text_of("who is it"), 64, &arena, &count);
    assert_int_equal(terms_without_common(terms, count), 3);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms__fold_case_width_and_diacritics),
        cmocka_unit_test(terms__pair_neighbours__in_scripts_without_spaces),
        cmocka_unit_test(terms__keep_short_endings_behind_an_apostrophe),
        cmocka_unit_test(terms__survive_bytes_that_are_no_text),
        cmocka_unit_test(terms__cut_what_is_too_long),
        cmocka_unit_test(stem__brings_the_forms_of_a_word_together),
        cmocka_unit_test(stem__keeps_words_apart_that_only_look_alike),
        cmocka_unit_test(stem__leaves_short_words_alone),
        cmocka_unit_test(terms_asked__gives_each_term_once_with_what_was_written),
        cmocka_unit_test(terms_without_common__keeps_them__where_there_is_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
