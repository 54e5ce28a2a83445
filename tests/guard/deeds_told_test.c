#include "guard/shop.h"

/* Deeds and states in other words than the plain ones. The order spoken of is K481205, on
   its way; nothing was refunded for it, nothing is searched, no address was changed. */

static bool is_told(const struct shop *shop)
{
    for (size_t i = 0; i < shop->opinion.claim_count; i++) {
        const struct claim *claim = &shop->opinion.claims[i];
        if (claim->verdict != VERDICT_PROVED) {
            return true;
        }
    }
    return false;
}

static void deed__that_no_record_shows_is_seen_in_other_words(void **state)
{
    static const char *const texts[] = {
        "A trace with the carrier is already running.",
        "Your new delivery address has been updated.",
        "We have just put the 89.40 EUR back on your card.",
        "Eine Suchmeldung beim Paketdienst ist gestellt.",
        "Ihre Lieferanschrift ist bereits geändert.",
        "Die 89,40 EUR sind wieder auf Ihrem Konto.",
        "La búsqueda del paquete está en marcha.",
        "La dirección de entrega queda modificada.",
        "Une enquête auprès du transporteur est ouverte.",
        "L'adresse du colis est à jour.",
        "La ricerca presso il corriere è in corso.",
        "L'indirizzo è stato corretto.",
        "A averiguação junto da transportadora está em curso.",
        "A morada já está alterada.",
        "De zoekopdracht bij de vervoerder loopt inmiddels.",
        "Je bezorgadres is al aangepast.",
        "89.40欧元已经退回您的账户。",
        "收货地址已经改好了。",
        "快递的查件工单已提交。",
        "お届け先は書き換えておきましたので、ご安心ください。",
        "運送会社での追跡調査が始まっております。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        if (!is_told(shop)) {
            shop_print(shop);
            fail_msg("not seen: %s", texts[i]);
        }
    }
}

static void promise__is_no_regret_because_one_stands_in_front(void **state)
{
    static const char *const texts[] = {
        "To apologise, we add a pair of laces to the box.",
        "Zur Entschuldigung packen wir Ihnen ein Halstuch dazu.",
        "Para disculparnos le incluimos un llavero.",
        "En guise d'excuse, nous ajoutons un porte-clés.",
        "Per farci perdonare Le aggiungiamo un portachiavi.",
        "为表歉意，我们赠送一个钥匙扣。",
        "お詫びに小さな贈り物を差し上げます。",
        "If it is cheaper elsewhere, we make up the difference.",
        "别处更便宜，我们补差价。",
        "You can follow it with DHL, number KX93417725.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        if (!is_told(shop)) {
            shop_print(shop);
            fail_msg("not seen: %s", texts[i]);
        }
    }
}

static void product__of_two_strange_words_is_seen_where_it_is_sold(void **state)
{
    static const char *const texts[] = {
        "We also carry the Juniper Rake.",
        "Wir führen auch Juniper Rake.",
        "También tenemos Juniper Rake.",
        "Nous proposons aussi Juniper Rake.",
        "Abbiamo anche Juniper Rake.",
        "Também temos Juniper Rake.",
        "We hebben ook Juniper Rake.",
        "我们也有Juniper Rake。",
        "当店ではJuniper Rakeも扱っております。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        const struct claim *claim = shop_claim(shop, CLAIM_PRODUCT, "Juniper Rake");
        if (claim == NULL || claim->verdict != VERDICT_UNSOURCED) {
            shop_print(shop);
            fail_msg("not seen: %s", texts[i]);
        }
    }
    shop_reads(shop, "Best wishes from Juniper Rake.");
    assert_null(shop_claim(shop, CLAIM_PRODUCT, "Juniper Rake"));
}

static void state__that_is_not_the_order_s_is_contradicted_in_other_words(void **state)
{
    static const char *const texts[] = {
        "El pedido K481205 queda anulado.",    "L'ordine K481205 risulta annullato.",
        "A encomenda K481205 fica cancelada.", "ご注文K481205は取り消されています。",
        "ご注文K481205は配達されています。",
    };
    shop_all_block(*state, texts, COUNT_OF(texts));
}

static void state__that_is_the_order_s_passes_in_other_words(void **state)
{
    static const char *const texts[] = {
        "Your order K481205 left the warehouse.",
        "Ihre Bestellung K481205 hat unser Lager verlassen.",
        "El pedido K481205 salió del almacén.",
        "La commande K481205 a quitté notre entrepôt.",
        "L'ordine K481205 ha lasciato il magazzino.",
        "A encomenda K481205 saiu do armazém.",
        "De bestelling K481205 heeft ons magazijn verlaten.",
        "订单K481205已经出库。",
        "ご注文K481205は出荷されています。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        if (shop->opinion.worst != SEVERITY_MARK || is_told(shop)) {
            shop_print(shop);
            fail_msg("not proved: %s", texts[i]);
        }
    }
}

static void words__of_addresses_searches_and_money_tell_no_deed_by_themselves(void **state)
{
    static const char *const texts[] = {
        "Please send us the new address, then I can look into it.",
        "The address on your order is the one you gave us.",
        "If an investigation is opened, it takes up to 9 working days.",
        "Is the address on the parcel right?",
        "Wenn die Nachforschung läuft, melde ich mich.",
        "Die Adresse wurde noch nicht geändert.",
        "Si la dirección está mal, dímelo.",
        "L'adresse n'a pas été modifiée.",
        "Se l'indirizzo è cambiato, mi scriva.",
        "A morada não foi alterada.",
        "Het adres is niet gewijzigd.",
        "如果地址已更改，请告诉我们。",
        "お届け先はまだ変更しておりません。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        if (shop->opinion.worst != SEVERITY_MARK) {
            shop_print(shop);
            fail_msg("stopped: %s", texts[i]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(deed__that_no_record_shows_is_seen_in_other_words,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(promise__is_no_regret_because_one_stands_in_front,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            product__of_two_strange_words_is_seen_where_it_is_sold, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            state__that_is_not_the_order_s_is_contradicted_in_other_words, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(state__that_is_the_order_s_passes_in_other_words,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            words__of_addresses_searches_and_money_tell_no_deed_by_themselves, shop_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
