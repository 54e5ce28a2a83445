#include "guard/shop.h"

/* Days that no order has for what is told of them, and last days that no code has. Ana has
   K481205 (placed 17, shipped 19, due 25 November), K479003 (delivered 2 October, 10 EUR
   back on 10 October) and K470777 (cancelled, money back on 7 July); FALL12 ends on 30
   November. She names no order. */

static void reads_all(struct shop *shop, const char *const *texts, size_t count)
{
    shop->messages[0].text = "Hello, I have a question.";
    shop_all_block(shop, texts, count);
}

static void day__that_no_order_has_for_it_is_contradicted_whichever_is_meant(void **state)
{
    static const char *const texts[] = {
        "Your money went back on 3 November.",
        "Das Geld ging am 3. November zurück.",
        "El reembolso se hizo el 13 de noviembre.",
        "Le remboursement a été fait le 3 novembre.",
        "Il rimborso è stato fatto il 3 novembre.",
        "O reembolso foi feito a 3 de novembro.",
        "De terugbetaling is op 3 november gedaan.",
        "退款是11月3日办理的。",
        "返金は11月3日に済んでおります。",
        "It reached you on 8 November.",
        "Ihr Paket wurde am 8. November zugestellt.",
    };
    reads_all(*state, texts, COUNT_OF(texts));
}

static void last_day__that_no_code_has_is_contradicted(void **state)
{
    static const char *const texts[] = {
        "FALL12 is valid until 31 December.",
        "FALL12 gilt noch bis Heiligabend.",
        "FALL12 vale hasta el 31 de diciembre.",
        "FALL12 est valable jusqu'au 31 décembre.",
        "FALL12 è valido fino al 31 dicembre.",
        "FALL12 é válido até 31 de dezembro.",
        "FALL12 is geldig tot 31 december.",
        "优惠码FALL12有效期至12月31日。",
        "FALL12の有効期限は12月31日です。",
        "The autumn code is valid until 31 December.",
    };
    reads_all(*state, texts, COUNT_OF(texts));
}

static void day__of_something_else_or_of_a_letter_is_left_alone(void **state)
{
    static const char *const texts[] = {
        "Your money went back on 10 October.",
        "Das Geld ging am 7. Juli zurück.",
        "Your return reached us on 20 November.",
        "We sent the label on 20 November.",
        "It is due on 27 November.",
        "As of today it has not been delivered yet.",
        "FALL12 is valid until 30 November.",
        "Mándenos una foto antes del lunes 30 y le enviamos la etiqueta.",
    };
    struct shop *shop = *state;
    shop->messages[0].text = "Hello, I have a question.";
    shop_none_blocks(shop, texts, COUNT_OF(texts));
}

/* A depot or a country is reached on days that no record has. */
static void scan_day__of_a_parcel_on_its_way_is_left_alone(void **state)
{
    static const char *const texts[] = {
        ("Your parcel arrived at the Zaragoza depot on 21 November and is on its way to "
         "you."),
        "The parcel arrived in Spain on 21 November.",
        "El paquete llegó al centro de Zaragoza el 21 de noviembre.",
        "Ihr Paket ist am 21. November im Verteilzentrum angekommen.",
        "Votre colis est arrivé au dépôt de Saragosse le 21 novembre.",
    };
    struct shop *shop = *state;
    shop->messages[0].text = "Hello, I have a question.";
    shop_none_blocks(shop, texts, COUNT_OF(texts));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            day__that_no_order_has_for_it_is_contradicted_whichever_is_meant, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(last_day__that_no_code_has_is_contradicted,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(day__of_something_else_or_of_a_letter_is_left_alone,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(scan_day__of_a_parcel_on_its_way_is_left_alone,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
