#include "guard/shop.h"

/* K481205 in two parcels: the one left on the 19th, was due on the 25th and came on the
   22nd, the other left on the 21st and is due on the 27th. */
static const struct shipment two[] = {
    {.carrier = "DHL",
     .tracking = "JD0146000038",
     .status = "delivered",
     .shipped_at = {2026, 11, 19},
     .eta = {2026, 11, 25},
     .delivered_at = {2026, 11, 22}},
    {.carrier = "DHL",
     .tracking = "JD0146000039",
     .status = "in_transit",
     .shipped_at = {2026, 11, 21},
     .eta = {2026, 11, 27}},
};

static void parcels_are(struct shop *shop, struct order *orders, size_t count,
                        const struct shipment *parcels)
{
    orders[0] = shop_orders[0];
    orders[0].shipments = parcels;
    orders[0].shipment_count = count;
    orders[1] = shop_orders[1];
    shop->facts.orders = orders;
    shop->facts.order_count = 2;
}

static void each_is(struct shop *shop, const char *const *texts, size_t count,
                    enum claim_kind kind, enum verdict verdict)
{
    for (size_t i = 0; i < count; i++) {
        size_t found = 0;
        size_t others = 0;
        shop_reads(shop, texts[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            const struct claim *claim = &shop->opinion.claims[k];
            found += claim->kind == kind && claim->verdict == verdict;
            others += claim->kind == kind && claim->verdict != verdict;
        }
        if (found == 0 || others > 0 || shop->opinion.worst == SEVERITY_BLOCK ||
            (verdict == VERDICT_UNSOURCED && shop->opinion.worst != SEVERITY_WARN) ||
            (verdict == VERDICT_PROVED && shop->opinion.worst != SEVERITY_MARK)) {
            shop_print(shop);
            fail_msg("%s expected: %s", verdict_name(verdict), texts[i]);
        }
    }
}

/* Of the order, by its number or as theirs, in the ten languages. */
static void day__of_one_parcel_is_none_of_the_whole_order(void **state)
{
    static const char *const all[] = {
        "Your order K481205 was delivered on 22 November.",
        "Your order K481205 is due on 25 November.",
        "Your order was shipped on 19 November.",
        "Your order will be delivered on 25 November.",
        "Delivery of your order K481205 was on 22 November.",
        "Expected delivery date of order K481205: 25 November.",
        "Ihre Bestellung K481205 wurde am 22. November zugestellt.",
        "Ihre Bestellung wird am 25. November geliefert.",
        "Ihre Bestellung trifft am 25. November ein.",
        "Tu pedido K481205 se entregó el 22 de noviembre.",
        "Tu pedido llega el 25 de noviembre.",
        "Votre commande K481205 a été livrée le 22 novembre.",
        "Votre commande est partie le 19 novembre.",
        "Il tuo ordine K481205 è stato consegnato il 22 novembre.",
        "Il tuo ordine arriva il 25 novembre.",
        "O seu pedido K481205 foi entregue em 22 de novembro.",
        "O seu pedido chega em 25 de novembro.",
        "Je bestelling K481205 is bezorgd op 22 november.",
        "Je bestelling komt op 25 november.",
        "您的订单K481205已于11月22日送达。",
        "您的订单预计11月25日送达。",
        "ご注文K481205は11月22日に配達されました。",
        "ご注文のお届け予定日は11月25日です。",
        "تم تسليم طلبك K481205 في 22 نوفمبر.",
        /* the day, or who carried it, in front */
        "On 22 November your order K481205 was delivered.",
        "On 22 November your order was delivered.",
        "With DHL your order was delivered on 22 November.",
        "According to DHL, your order was delivered on 22 November by some driver.",
        "Am 22. November wurde Ihre Bestellung K481205 zugestellt.",
        "Mit DHL wurde Ihre Bestellung am 22. November zugestellt.",
        "El 22 de noviembre tu pedido K481205 se entregó.",
        "Le 22 novembre votre commande K481205 a été livrée.",
        "Il 22 novembre il tuo ordine K481205 è stato consegnato.",
        "Em 22 de novembro o seu pedido K481205 foi entregue.",
        "Op 22 november is je bestelling K481205 bezorgd.",
        "11月22日您的订单K481205已送达。",
        /* all of it, and what only begins as a word of a part */
        "Everything from your order K481205 was delivered on 22 November.",
        "All items of your order K481205 were delivered on 22 November.",
        "All of the items in your order were delivered on 22 November.",
        "Alle Artikel aus Ihrer Bestellung wurden am 22. November zugestellt.",
        "Todo lo de tu pedido se entregó el 22 de noviembre.",
        "Tous les articles de votre commande ont été livrés le 22 novembre.",
        "Tutti gli articoli del tuo ordine sono stati consegnati il 22 novembre.",
        "Todos os artigos do seu pedido foram entregues em 22 de novembro.",
        "Alle artikelen van je bestelling zijn bezorgd op 22 november.",
        "您的订单中的全部商品已于11月22日送达。",
        "First, your order K481205 was delivered on 22 November.",
        "Someone signed for it: your order K481205 was delivered on 22 November.",
        "Wir teilen Ihnen mit, dass Ihre Bestellung am 22. November zugestellt wurde.",
        "张先生，您的订单K481205已于11月22日送达。",
        "您的订单K481205先前已于11月22日送达。",
        "تم تسليم طلبك K481205 اليوم الأول 22 نوفمبر.",
    };
    struct order orders[2];
    parcels_are(*state, orders, COUNT_OF(two), two);
    each_is(*state, all, COUNT_OF(all), CLAIM_DATE, VERDICT_UNSOURCED);
}

/* The last parcel's day is the order's; a parcel, a part or a thing has its own. */
static void day__of_the_last_parcel_or_of_what_is_no_whole_order_stays_proved(void **state)
{
    static const char *const right[] = {
        "Your order K481205 is due on 27 November.",
        "Your order was shipped on 21 November.",
        "Your order was shipped on 19 and 21 November.",
        "Part of your order K481205 was delivered on 22 November.",
        "The first parcel of your order was delivered on 22 November.",
        "One of the two parcels of your order came on 22 November.",
        "One half of your order was delivered on 22 November.",
        "Parcel JD0146000038 of order K481205 was delivered on 22 November.",
        "The Cedar planter of your order was delivered on 22 November.",
        "The planter from your order K481205 was delivered on 22 November.",
        "The boots from your order K481205 were delivered on 22 November.",
        "The first delivery of your order was on 22 November.",
        "Your order K481205 was partly delivered on 22 November.",
        "It was delivered on 22 November.",
        "Your order K481205 is on its way. The first parcel was delivered on 22 November.",
        "Your order was delivered on 22 November except for the watering can.",
        "Ein Teil Ihrer Bestellung K481205 wurde am 22. November zugestellt.",
        "Das erste Paket Ihrer Bestellung wurde am 22. November zugestellt.",
        "Die Stiefel aus Ihrer Bestellung wurden am 22. November zugestellt.",
        "Ihre Bestellung wird am 27. November geliefert.",
        "Una parte de tu pedido se entregó el 22 de noviembre.",
        "El primer paquete de tu pedido se entregó el 22 de noviembre.",
        "Las botas de tu pedido se entregaron el 22 de noviembre.",
        "Tu pedido llega el 27 de noviembre.",
        "Une partie de votre commande a été livrée le 22 novembre.",
        "Le premier colis de votre commande a été livré le 22 novembre.",
        "Les bottes de votre commande ont été livrées le 22 novembre.",
        "Votre commande a été livrée en partie le 22 novembre.",
        "Una parte del tuo ordine è stata consegnata il 22 novembre.",
        "Il primo pacco del tuo ordine è stato consegnato il 22 novembre.",
        "Il tuo ordine arriva il 27 novembre.",
        "Uma parte do seu pedido foi entregue em 22 de novembro.",
        "A encomenda JD0146000038 do pedido K481205 foi entregue em 22 de novembro.",
        "A sua encomenda foi entregue em 22 de novembro.",
        "Een deel van je bestelling is bezorgd op 22 november.",
        "Het eerste pakket van je bestelling is bezorgd op 22 november.",
        "您的订单K481205的一部分已于11月22日送达。",
        "您的订单中的靴子已于11月22日送达。",
        "订单K481205的第一个包裹已于11月22日送达。",
        "您的订单预计11月27日送达。",
        "ご注文K481205の一部は11月22日に配達されました。",
        "ご注文のお荷物 JD0146000038 は11月22日に配達されました。",
        "ご注文のお届け予定日は11月27日です。",
        "تم تسليم الطرد الأول من طلبك K481205 في 22 نوفمبر.",
        "تم تسليم جزء من طلبك K481205 في 22 نوفمبر.",
        "On 22 November the boots from your order were delivered.",
        "On 22 November the boots in your last order came.",
        "From your order K481205 the boots were delivered on 22 November.",
        "Not all items of your order were delivered on 22 November.",
        "Almost everything from your order was delivered on 22 November.",
        "All the boots from your order were delivered on 22 November.",
        "Your order was delivered on 22 November, the rest is on its way.",
        "Some items of your order were delivered on 22 November.",
        "Am 22. November wurden die Stiefel aus Ihrer Bestellung zugestellt.",
        "Aus Ihrer Bestellung wurden am 22. November die Stiefel zugestellt.",
        "Nicht alle Artikel aus Ihrer Bestellung wurden am 22. November zugestellt.",
        "El 22 de noviembre se entregaron las botas de tu pedido.",
        "Le 22 novembre les bottes de votre commande ont été livrées.",
        "Il 22 novembre sono arrivati gli stivali del tuo ordine.",
        "11月22日您的订单中的靴子已送达。",
        "您的订单先送达了靴子，11月22日。",
        "ご注文のブーツは先に11月22日に配達されました。",
        "De laarzen uit de bestelling K481205 zijn op 22 november bezorgd.",
        "As botas do pedido K481205 chegaram em 22 de novembro.",
    };
    struct order orders[2];
    parcels_are(*state, orders, COUNT_OF(two), two);
    each_is(*state, right, COUNT_OF(right), CLAIM_DATE, VERDICT_PROVED);
}

/* All that came on one day came then; of one parcel nothing changes. */
static void day__that_every_parcel_has_is_the_orders(void **state)
{
    static const char *const right[] = {
        "Your order K481205 was shipped on 19 November.",
        "Votre commande est partie le 19 novembre.",
        "您的订单K481205已于11月19日发货。",
    };
    struct order orders[2];
    struct shipment parcels[] = {two[0], two[1]};
    parcels[1].shipped_at = parcels[0].shipped_at;
    parcels_are(*state, orders, COUNT_OF(parcels), parcels);
    each_is(*state, right, COUNT_OF(right), CLAIM_DATE, VERDICT_PROVED);
    parcels_are(*state, orders, 1, two);
    each_is(*state, right, COUNT_OF(right), CLAIM_DATE, VERDICT_PROVED);
}

static void state__of_one_parcel_is_none_of_the_whole_order(void **state)
{
    static const char *const all[] = {
        "Your order K481205 has been delivered.",
        "Your order was delivered.",
        "Ihre Bestellung K481205 wurde zugestellt.",
        "Tu pedido K481205 ha sido entregado.",
        "Votre commande K481205 a été livrée.",
        "Il tuo ordine K481205 è stato consegnato.",
        "O seu pedido K481205 foi entregue.",
        "Je bestelling K481205 is bezorgd.",
        "您的订单K481205已送达。",
        "ご注文K481205は配達されました。",
        "All of order K481205 has been delivered.",
    };
    static const char *const right[] = {
        "Your order K481205 has been shipped.",
        "Your order K481205 is on its way.",
        "Part of your order K481205 has been delivered.",
        "The first parcel of your order has been delivered.",
        "The planter from your order has been delivered.",
        "Ein Teil Ihrer Bestellung K481205 wurde zugestellt.",
        "Una parte de tu pedido K481205 ha sido entregada.",
        "Une partie de votre commande a été livrée.",
        "Una parte del tuo ordine K481205 è stata consegnata.",
        "Uma parte do seu pedido K481205 foi entregue.",
        "Een deel van je bestelling K481205 is bezorgd.",
        "您的订单K481205的一部分已送达。",
        "ご注文K481205の一部は配達されました。",
        "Votre commande K481205 est partie.",
        "您的订单K481205已发货。",
    };
    struct order orders[2];
    parcels_are(*state, orders, COUNT_OF(two), two);
    each_is(*state, all, COUNT_OF(all), CLAIM_STATUS, VERDICT_UNSOURCED);
    each_is(*state, right, COUNT_OF(right), CLAIM_STATUS, VERDICT_PROVED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define STORY(name) cmocka_unit_test_setup_teardown(name, shop_open, shop_close)
        STORY(day__of_one_parcel_is_none_of_the_whole_order),
        STORY(day__of_the_last_parcel_or_of_what_is_no_whole_order_stays_proved),
        STORY(day__that_every_parcel_has_is_the_orders),
        STORY(state__of_one_parcel_is_none_of_the_whole_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
