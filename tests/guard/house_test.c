#include "guard/shop.h"

static void what_the_shop_did_to_its_own_house__blocks_nothing(void **state)
{
    static const char *const texts[] = {
        "We have moved to a new building on 3 November.",
        "We switched carriers in October, hence the mess.",
        "Wir haben am 3. November ein neues Lager eröffnet.",
        "Wir haben im Oktober den Versanddienst gewechselt.",
        "Hemos cambiado de almacén el 3 de noviembre.",
        "Nos hemos mudado a otra oficina.",
        "Hemos abierto una tienda nueva en Bilbao.",
        "Nous avons déménagé dans de nouveaux locaux le 3 novembre.",
        "Nous avons ouvert un nouvel entrepôt le 3 novembre.",
        "Abbiamo cambiato sede il 3 novembre.",
        "Abbiamo aperto un nuovo magazzino.",
        "Mudamos de armazém no dia 3 de novembro.",
        "We hebben op 3 november een nieuw magazijn geopend.",
        "我们11月3号换了新仓库，还在磨合。",
        "11月3日に倉庫を移転いたしました。",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

static void what_it_did_for_a_customer_there__still_blocks(void **state)
{
    static const struct shop_case cases[] = {
        {"We have sent a new pair from our warehouse.", "sent", VERDICT_UNSOURCED, NULL},
        {"Wir haben Ihnen aus unserem Lager ein neues Paar geschickt.", "geschickt",
         VERDICT_UNSOURCED, NULL},
        {"Nous avons envoyé une nouvelle paire depuis l'entrepôt.", "envoyé",
         VERDICT_UNSOURCED, NULL},
    };
    shop_check(*state, CLAIM_DONE, cases, COUNT_OF(cases));
}

/* 于 of a word is no auxiliary: nothing was done. */
static void whose_an_order_is_said_to_be__is_no_deed(void **state)
{
    static const char *const texts[] = {
        "该订单属于其他账户，我们无权查询。",
        "您说的那个单号属于别的账户，我这边不能透露。",
        "这个订单位于其他系统，由于权限问题看不到。",
        "That number belongs to another account, so I cannot say anything about it.",
        "Die Nummer gehört zu einem anderen Konto, dazu darf ich nichts sagen.",
        "Ese número es de otra cuenta, así que no puedo contarte nada.",
        "Ce numéro appartient à un autre compte, je ne peux rien en dire.",
        "Quel numero è di un altro account, non posso dirle nulla.",
        "Esse número é de outra conta, então não posso falar sobre ele.",
        "Dat nummer hoort bij een ander account, daar mag ik niets over zeggen.",
        "その番号は別のアカウントのものですので、お答えできません。",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_the_shop_did_to_its_own_house__blocks_nothing,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(what_it_did_for_a_customer_there__still_blocks,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(whose_an_order_is_said_to_be__is_no_deed, shop_open,
                                        shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
