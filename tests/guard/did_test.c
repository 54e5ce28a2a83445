#include "guard/shop.h"

/* Deeds told by one finite verb, in the persons and tenses of each language. The order
   spoken of is K481205, on its way: nothing was refunded, cancelled, changed or sent again.
 */

static void deed__told_by_a_simple_past_is_judged_as_any_other(void **state)
{
    static const char *const texts[] = {
        "We refunded your money this morning.",
        "I cancelled it for you.",
        "We had already refunded it.",
        "We did refund you.",
        "I've opened a claim with the carrier.",
        "Wir erstatteten Ihnen das Geld gestern.",
        "Ich erstattete Ihnen gestern den Betrag.",
        "Wir stornierten die Bestellung gestern.",
        "Ich schickte Ihnen heute früh ein neues Paar.",
        "Wir änderten die Adresse.",
        "Wir schrieben Ihnen das Geld gut.",
        "Le reembolsé el dinero ayer.",
        "Le reembolsamos el dinero ayer.",
        "Te devolví el dinero esta mañana.",
        "Se le reembolsó el dinero.",
        "Anulé el pedido.",
        "Le mandé otra pareja esta mañana.",
        "Cambié la dirección de entrega.",
        "Abrí una incidencia con el transportista.",
        "On vous a remboursé hier.",
        "On a annulé votre commande.",
        "On vient de vous rembourser.",
        "Rimborsammo il suo ordine ieri.",
        "Annullai il suo ordine ieri.",
        "Ti abbiamo restituito i soldi.",
        "È stata aperta una segnalazione.",
        "Reembolsámos o seu dinheiro ontem.",
        "Já lhe reembolsámos tudo.",
        "Cancelámos a sua encomenda.",
        "Cancelamos a sua encomenda ontem.",
        "Enviámos-lhe ontem outro par.",
        "Devolvi-lhe o dinheiro esta manhã.",
        "Creditámos o valor na sua conta.",
        "Alterei a morada de entrega.",
        "Abri uma reclamação junto da transportadora.",
        "Wij betaalden u gisteren terug.",
        "We stortten het bedrag gisteren terug.",
        "We annuleerden uw bestelling gisteren.",
        "Ik stuurde u vanochtend een nieuw paar.",
        "We wijzigden het adres.",
        "We openden een onderzoek bij de vervoerder.",
        "订单给您取消了。",
        "我改了收货地址。",
        "代金はお返ししました。",
        "キャンセルしておきました。",
        "ポイントをお付けしました。",
    };
    shop_each_blocks(*state, texts, COUNT_OF(texts), CLAIM_DONE);
}

static void verb__of_a_rule_a_wish_or_another_person_tells_no_deed(void **state)
{
    static const char *const texts[] = {
        "You told us that we had already refunded it.",
        "If we had already refunded it, you would see it.",
        "Sie schickten uns ein Foto, danke.",
        "Sie stornierten nichts, das sehe ich hier.",
        "Wenn wir die Adresse änderten, ginge das Paket dorthin.",
        "Quiere que cancele su pedido?",
        "Si quiere que le reembolse, dígamelo.",
        "No cancelé nada.",
        "A devolução chegou ontem e reembolsamos em seis dias úteis.",
        "Não reembolsámos nada até agora.",
        "Enviámos ontem a etiqueta.",
        "Le enviamos ayer otro correo.",
        "I've sent you another message.",
        "We hebben u een andere mail gestuurd.",
        "Stuurde u ons een foto?",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

static void state__in_the_simple_past_is_held_against_the_order(void **state)
{
    static const char *const texts[] = {
        "Votre commande fut annulée.",
        "Il suo ordine fu annullato.",
        "A encomenda já foi anulada.",
    };
    shop_all_block(*state, texts, COUNT_OF(texts));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(deed__told_by_a_simple_past_is_judged_as_any_other,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(state__in_the_simple_past_is_held_against_the_order,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            verb__of_a_rule_a_wish_or_another_person_tells_no_deed, shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
