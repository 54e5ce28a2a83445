#include "guard/shop.h"

/* Ana's parcel left on 19 November and is due on the 25th; she lives in Madrid. */
static void parcel__that_came_to_a_stop_on_its_way__is_not_delivered(void **state)
{
    static const char *const texts[] = {
        "Your parcel arrived at the sorting centre on 21 November.",
        "Your parcel has arrived in Spain.",
        "Your parcel has arrived at DHL's hub in Madrid.",
        "Your parcel arrived in Barcelona on 21 November and goes on to Madrid.",
        "Il pacco è arrivato a Bologna; da lì va a Madrid.",
        "Votre colis est arrivé à Lyon le 21 novembre.",
        "Ihr Paket ist am 21. November im Verteilzentrum angekommen.",
        "Ihr Paket ist gestern in Spanien angekommen.",
        "Ihr Paket ist in der Postfiliale angekommen.",
        "Ihr Paket ist gestern in Madrid angekommen.",
        "Ihr Paket ist im Paketzentrum Köln eingetroffen.",
        "Ihr Paket ist im Logistikzentrum angelangt.",
        "Su paquete ha llegado a España.",
        "Su paquete ha llegado a la oficina de correos.",
        "Su paquete llegó el sábado al país de destino.",
        "Votre colis est arrivé au centre de tri le 21 novembre.",
        "Votre colis est bien arrivé en Espagne.",
        "Votre colis est arrivé au bureau de poste.",
        "Il suo pacco è arrivato al centro di smistamento il 21 novembre.",
        "Il suo pacco è arrivato in Spagna.",
        "Il suo pacco è arrivato all'ufficio postale.",
        "A sua encomenda já chegou ao centro de distribuição.",
        "A sua encomenda já chegou a Espanha.",
        "Uw pakket is op 21 november in het sorteercentrum aangekomen.",
        "Uw pakket is aangekomen in Spanje.",
        "Uw pakket is op het postkantoor aangekomen.",
        "您的包裹已经到达马德里转运中心。",
        "您的包裹已到达西班牙。",
        "您的包裹已抵达目的国。",
        "お荷物は11月21日に仕分けセンターに到着しました。",
        "お荷物はスペインに到着しました。",
        "お荷物は昨日マドリードの営業所に到着しております。",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

static void parcel__that_came_to_the_door__is_told_as_delivered(void **state)
{
    static const char *const texts[] = {
        "Your parcel has arrived at your door in Spain.",
        "Your parcel was delivered in Spain.",
        "Ihr Paket wurde in Madrid zugestellt.",
        "Ihr Paket wurde vom Depot aus zugestellt.",
        "Ihr Paket ist bei Ihnen in Madrid angekommen.",
        "Su paquete ha llegado a su casa.",
        "Votre colis est arrivé chez vous à Madrid.",
        "Il suo pacco è arrivato.",
        "A sua encomenda foi entregue em Madrid.",
        "Uw pakket is bezorgd in Spanje.",
        "您的包裹已从转运中心送达。",
        "お荷物は営業所から配達されました。",
    };
    shop_all_block(*state, texts, COUNT_OF(texts));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            parcel__that_came_to_a_stop_on_its_way__is_not_delivered, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(parcel__that_came_to_the_door__is_told_as_delivered,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
