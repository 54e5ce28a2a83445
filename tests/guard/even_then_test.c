#include "guard/shop.h"

/* The parcel is on its way; what holds once it will have been delivered tells nothing of
   today, whichever commas stand around it. */
static void condition__between_commas_is_no_status(void **state)
{
    static const char *const texts[] = {
        "It is on its way, and even once it has been delivered, you can send it back.",
        "It is on its way, and, once it has been delivered, you can send it back.",
        ("Es ist unterwegs, und selbst wenn es zugestellt wurde, können Sie es "
         "zurückschicken."),
        "Die Bestellung ist unterwegs; ist sie erst einmal zugestellt, haben Sie 30 Tage.",
        "Va de camino, e incluso una vez entregado, puede devolverlo.",
        "Elle est en route, et même lorsqu'elle est livrée, vous pouvez la renvoyer.",
        "La commande est en route ; dès qu'elle est livrée, vous avez 30 jours.",
        "È in viaggio e, anche quando è stato consegnato, può restituirlo.",
        "Vai a caminho, e mesmo depois de entregue, pode devolvê-la.",
        "De bestelling is onderweg; is die eenmaal bezorgd, dan kunt u ze terugsturen.",
        "您的订单在路上，即使已经送达，您也可以退货。",
        "您的订单在路上，就算已签收，也可以退。",
        "订单在路上；等送达了，您有30天。",
        "ご注文は配送中です。たとえ配達済みであっても、返品いただけます。",
        "ご注文は配送中で、配達された後でも、返品いただけます。",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

static void status__beside_a_condition_is_one(void **state)
{
    static const char *const texts[] = {
        "It has been delivered, and even if you opened it, you can send it back.",
        "Es wurde zugestellt, und selbst wenn Sie es geöffnet haben, geht es zurück.",
        "您的订单已送达，即使已经打开，您也可以退货。",
        "ご注文は配達済みです。たとえ開封された後でも、返品いただけます。",
    };
    shop_all_block(*state, texts, COUNT_OF(texts));
}

/* Cancelling ends when the parcel is sent, by whichever of its words that is told. */
static void cancelling__even_after_the_dispatch_is_told_in_nouns_too(void **state)
{
    static const char *const texts[] = {
        "You can still cancel your order free of charge even after dispatch.",
        "Auch nach dem Versand können Sie die Bestellung noch stornieren.",
        "Puede cancelar el pedido incluso después de la salida.",
        "Vous pouvez annuler la commande même après le départ.",
        "Può annullare l'ordine anche dopo la partenza.",
        "Pode cancelar a encomenda mesmo depois da saída.",
        "Ook na verzending kun je je bestelling nog annuleren.",
        "即使出库以后，您也可以取消订单。",
        "出荷後でも、ご注文をキャンセルいただけます。",
    };
    static const char *const right[] = {
        "You can cancel your order free of charge until dispatch.",
        "Even after dispatch you can send it back instead of cancelling.",
        "Auch nach dem Versand können Sie die Bestellung nicht mehr stornieren.",
        "Même après le départ, la commande ne peut plus être annulée.",
        "Anche dopo la partenza non è più possibile annullare l'ordine.",
        "Incluso después de la salida ya no se puede cancelar el pedido.",
        "Ook na verzending kun je je bestelling niet annuleren.",
        "Zelfs als de koerier nog niet is vertrokken, kun je niet meer annuleren.",
    };
    shop_all_block(*state, texts, COUNT_OF(texts));
    shop_none_blocks(*state, right, COUNT_OF(right));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(condition__between_commas_is_no_status, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(status__beside_a_condition_is_one, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            cancelling__even_after_the_dispatch_is_told_in_nouns_too, shop_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
