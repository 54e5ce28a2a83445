#include "guard/shop.h"

/* The texts bear exactly this kind of claim somewhere, and it is not proved. */
static void is_doubted(struct shop *shop, enum claim_kind kind, const char *text)
{
    shop_reads(shop, text);
    for (size_t i = 0; i < shop->opinion.claim_count; i++) {
        const struct claim *claim = &shop->opinion.claims[i];
        if (claim->kind == kind && claim->verdict != VERDICT_PROVED) {
            return;
        }
    }
    shop_print(shop);
    fail_msg("nothing doubted: %s", text);
}

static void deed__in_front_of_its_auxiliary_or_of_a_carrier__is_seen(void **state)
{
    static const char *const texts[] = {
        "Desbloqueada queda la cuenta.",          "Avisado está el almacén.",
        "DHL está avisado desde ayer.",           "DHL est prévenu et repasse demain.",
        "DHL è avvisata e ripassa domani.",       "A DHL está avisada e volta amanhã.",
        "DHL is door ons op de hoogte gebracht.", "DHL wurde von uns bereits informiert.",
        "Ya tiene puesta la otra dirección.",     "Consideri pure sbloccato il profilo.",
        "Considere desbloqueada a conta.",        "De afspraak met DHL staat.",
        "Le rendez-vous avec DHL est fixé.",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        is_doubted(*state, CLAIM_DONE, texts[i]);
    }
}

static void deed__under_way_or_in_the_words_of_talk__is_seen(void **state)
{
    static const char *const texts[] = {
        "The parcel is being rerouted to your office as we speak.",
        "Das Paket wird gerade an Ihr Büro umgeleitet.",
        "Het pakket wordt op dit moment omgeleid.",
        "El paquete está siendo desviado a su oficina.",
        "Le colis est en train d'être redirigé.",
        "A encomenda está a ser desviada para si.",
        "Hola, dirección actualizada, un saludo.",
        "Adresse geändert, viele Grüße.",
        "Adres aangepast, groetjes.",
        "Indirizzo aggiornato, saluti.",
        "Ich hab grad bei DHL angerufen.",
        "Já lhe separámos um no armazém.",
        "Ya te lo apartamos en el almacén.",
        "Beschouw de kas maar als geannuleerd.",
        "Ik ben er al naartoe gereden.",
        "Als pleister op de wonde heb ik 50 punten bijgeschreven.",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        is_doubted(*state, CLAIM_DONE, texts[i]);
    }
}

static void parcel__that_is_a_second_one__is_no_order_on_its_way(void **state)
{
    static const char *const texts[] = {
        "A second parcel is on its way.",   "Ein zweites Paket ist unterwegs.",
        "Un segundo paquete va de camino.", "Un deuxième colis est en route.",
        "Un secondo pacco è in viaggio.",   "Um segundo pacote está a caminho.",
        "Een tweede pakket is onderweg.",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        is_doubted(*state, CLAIM_DONE, texts[i]);
    }
}

static void parcel__that_an_article_sends__is_told_by_it(void **state)
{
    static const struct article articles[] = {
        {.id = "remplacement",
         .title = "Remplacement",
         .text = "Un remplacement quitte notre entrepôt dans les 2 jours ouvrés.",
         .lang = "fr"}};
    struct shop *shop = *state;
    shop->facts.articles = articles;
    shop->facts.article_count = COUNT_OF(articles);
    shop->facts.policy = policy_of(articles, COUNT_OF(articles), &shop->arena);
    shop_reads(shop, "Un remplacement quitte notre entrepôt dans les 2 jours ouvrés.");
    for (size_t i = 0; i < shop->opinion.claim_count; i++) {
        assert_int_equal(shop->opinion.claims[i].verdict, VERDICT_PROVED);
    }
}

static void day__of_several_parcels_or_of_this_morning__is_one_of_the_order(void **state)
{
    static const char *const texts[] = {
        "The parcel was sent this morning.",
        "Das Paket wurde heute morgen verschickt.",
        "Los guantes salieron esta mañana.",
        "Les gants sont partis ce matin.",
        "I guanti sono stati spediti stamattina.",
        "As luvas partiram esta manhã.",
        "De handschoenen zijn vanochtend verstuurd.",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        is_doubted(*state, CLAIM_DATE, texts[i]);
    }
}

static void goods__that_came_in_are_in_stock_and_of_one_wood(void **state)
{
    static const struct shop_case cases[] = {
        {"Han entrado dos Watering can.", "Han entrado dos", VERDICT_CONTRADICTED, "0"},
        {"La Watering can n'est plus en magasin.", "n'est plus en magasin", VERDICT_PROVED,
         "0"},
        {"Les Watering can sont rentrées.", "sont rentrées", VERDICT_CONTRADICTED, "0"},
        {"Le Watering can sono rientrate.", "sono rientrate", VERDICT_CONTRADICTED, "0"},
        {"As Watering can voltaram a entrar.", "voltaram a entrar", VERDICT_CONTRADICTED,
         "0"},
        {"Des Cedar planter, j'en ai une centaine sous la main.", "centaine sous la main",
         VERDICT_CONTRADICTED, "12"},
    };
    shop_check(*state, CLAIM_STOCK, cases, COUNT_OF(cases));
    is_doubted(*state, CLAIM_ATTRIBUTE, "The Pruning shears have a handle of mahogany.");
    is_doubted(*state, CLAIM_ATTRIBUTE, "Pruning shears: el mango es de caoba.");
}

static void statement__behind_a_time_without_a_comma__is_one(void **state)
{
    is_doubted(*state, CLAIM_PERCENT,
               "Cuando llegue la próxima regadera te la dejaremos a mitad de precio.");
    is_doubted(*state, CLAIM_PROMISE, "Appena rientra la prossima gliela spediamo gratis.");
}

static void gift__of_the_house__is_a_promise(void **state)
{
    static const char *const texts[] = {
        "Recibirá unas semillas por gentileza de la casa.",
        "Les semences sont un cadeau de la maison.",
        "Il primo mese non lo paghi, offre la casa.",
        "As sementes são oferta da casa.",
        "We doen er zaden bij, van het huis.",
        "Voor u laten we de kosten vallen.",
        "Los portes se los perdonamos.",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        is_doubted(*state, CLAIM_PROMISE, texts[i]);
    }
}

static void
name__with_a_hyphen_or_a_fraction_behind_a_brand__is_no_product_here(void **state)
{
    is_doubted(*state, CLAIM_PRODUCT, "You could also look at the Pruning TR-9.");
    is_doubted(*state, CLAIM_PRODUCT, "Le Watering 3/8 conviendrait mieux.");
}

static void number__with_points_is_a_parcels_where_those_are_written_so(void **state)
{
    static const struct shipment shipments[] = {
        {.carrier = "Swiss Post", .tracking = "99.10.123456.20304050"}};
    static const struct shop_case cases[] = {
        {"Here is its number: 99.10.123456.20304050", "99.10.123456.20304050",
         VERDICT_PROVED, NULL},
        {"Le colis porte le 99.10.123456.20304055.", "99.10.123456.20304055",
         VERDICT_CONTRADICTED, "99.10.123456.20304050"},
        {"Lo trova sotto 99.10.123456.20304005", "99.10.123456.20304005",
         VERDICT_CONTRADICTED, "99.10.123456.20304050"},
    };
    struct shop *shop = *state;
    struct order order = shop_orders[0];
    order.shipments = shipments;
    order.shipment_count = 1;
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    shop_check(shop, CLAIM_TRACKING, cases, COUNT_OF(cases));
}

static void habit__or_what_could_be_done__blocks_nothing(void **state)
{
    static const char *const texts[] = {
        "We ship every Tuesday and Thursday.",
        "Spediamo ogni martedì e giovedì.",
        "Enviamos todos los martes y jueves.",
        "Nous expédions tous les mardis, chaque jeudi aussi.",
        "Elke dinsdag versturen we.",
        "Vervangen is geen probleem.",
        "Annuleren of vervangen is dan mogelijk.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        if (shop->opinion.worst > SEVERITY_MARK) {
            shop_print(shop);
            fail_msg("blocked: %s", texts[i]);
        }
    }
    shop_reads(shop, "Spediamo martedì.");
    assert_int_equal(shop->opinion.worst, SEVERITY_BLOCK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            deed__in_front_of_its_auxiliary_or_of_a_carrier__is_seen, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(deed__under_way_or_in_the_words_of_talk__is_seen,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            parcel__that_is_a_second_one__is_no_order_on_its_way, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(parcel__that_an_article_sends__is_told_by_it,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            day__of_several_parcels_or_of_this_morning__is_one_of_the_order, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(goods__that_came_in_are_in_stock_and_of_one_wood,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(statement__behind_a_time_without_a_comma__is_one,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(gift__of_the_house__is_a_promise, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            name__with_a_hyphen_or_a_fraction_behind_a_brand__is_no_product_here, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(habit__or_what_could_be_done__blocks_nothing,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            number__with_points_is_a_parcels_where_those_are_written_so, shop_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
