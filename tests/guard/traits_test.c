#include "guard/shop.h"

/* A candle, a perfume, a cleanser, an infusion and slippers, as the catalogue tells of
 * them in English. */
static const struct attribute candle[] = {{"scent", "fig"}, {"weight", "220 g"}};
static const struct attribute perfume[] = {
    {"concentration", "eau de toilette"}, {"heart note", "iris"}, {"base note", "cedar"}};
static const struct attribute cleanser[] = {{"fragrance-free", "yes"}, {"alcohol", "no"}};
static const struct attribute tea[] = {{"caffeine", "no"}, {"flavour", "vanilla"}};
static const struct attribute slippers[] = {{"machine washable", "no"},
                                            {"weight", "180 g"}};
static const struct attribute soap[] = {{"weight", "120 g"}};
static const struct attribute torch[] = {{"charging", "USB-C"}};
static const struct attribute radio[] = {{"batteries", "2 x AA"}};
static const struct product products[] = {
    {.id = "TORCH", .title = "Glimt Torch", .attributes = torch, .attribute_count = 1},
    {.id = "RADIO", .title = "Klang Radio", .attributes = radio, .attribute_count = 1},
    {.id = "CANDLE", .title = "Hearth Candle", .attributes = candle, .attribute_count = 2},
    {.id = "PERFUME", .title = "Brise 9", .attributes = perfume, .attribute_count = 3},
    {.id = "CLEAN", .title = "Dew Wash", .attributes = cleanser, .attribute_count = 2},
    {.id = "TEA", .title = "Dusk Rooibos", .attributes = tea, .attribute_count = 2},
    {.id = "SLIP", .title = "Fell Slippers", .attributes = slippers, .attribute_count = 2},
    {.id = "SOAP", .title = "Lavender Soap", .attributes = soap, .attribute_count = 1},
};
static const struct order_line lines[] = {
    {.product = "SLIP", .title = "Fell Slippers", .quantity = 1, .price = EUR(4600)},
    {.product = "CANDLE", .title = "Hearth Candle", .quantity = 1, .price = EUR(2400)}};
static const struct order order = {.id = "K481205",
                                   .customer = "u1",
                                   .status = ORDER_PROCESSING,
                                   .placed_at = 1795309200,
                                   .lines = lines,
                                   .line_count = 2,
                                   .read_at = MOMENT_NONE};

static int open_goods(void **state)
{
    int failed = shop_open(state);
    struct shop *shop = *state;
    shop->facts.products = products;
    shop->facts.product_count = COUNT_OF(products);
    shop->facts.orders = &order;
    shop->facts.order_count = 1;
    return failed;
}

static void plug__and_cells_are_compared_in_any_language(void **state)
{
    static const struct shop_case cases[] = {
        {"The Glimt Torch charges by micro-USB.", "micro-USB", VERDICT_CONTRADICTED,
         "USB-C"},
        {"The Glimt Torch charges by USB type-C.", "USB type-C", VERDICT_PROVED, "USB-C"},
        {"Die Glimt Torch lädt über Micro-USB.", "Micro-USB", VERDICT_CONTRADICTED,
         "USB-C"},
        {"La Glimt Torch necesita un cable micro-USB.", "micro-USB", VERDICT_CONTRADICTED,
         "USB-C"},
        {"Votre Glimt Torch se recharge avec le câble micro-USB.", "micro-USB",
         VERDICT_CONTRADICTED, "USB-C"},
        {"La Glimt Torch funziona con un cavo mini-USB.", "mini-USB", VERDICT_CONTRADICTED,
         "USB-C"},
        {"A Glimt Torch carrega por micro USB.", "micro USB", VERDICT_CONTRADICTED,
         "USB-C"},
        {"De Glimt Torch laadt op via micro-usb.", "micro-usb", VERDICT_CONTRADICTED,
         "USB-C"},
        {"Glimt Torch用Type-C充电。", "Type-C", VERDICT_PROVED, "USB-C"},
        {"Glimt TorchはマイクロUSBで充電します。", "マイクロUSB", VERDICT_CONTRADICTED,
         "USB-C"},
        {"The Klang Radio runs on AAA batteries.", "AAA", VERDICT_CONTRADICTED, "2 x AA"},
        {"Das Klang Radio braucht AA-Batterien.", "AA-Batterien", VERDICT_PROVED, "2 x AA"},
        {"Klang Radioは単4電池を使います。", "単4", VERDICT_CONTRADICTED, "2 x AA"},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
    shop_reads(shop, "The Glimt Torch does not charge by micro-USB.");
    assert_null(shop_claim(shop, CLAIM_ATTRIBUTE, "micro-USB"));
}

/* Sunglasses of plastic and a case: what is said of the case is not said of them. */
static const struct attribute sunglasses[] = {
    {"frame_material", "acetate"}, {"lens", "mirrored, not polarised"}, {"colour", "navy"}};
static const struct attribute hard_case[] = {{"material", "cork"}};
static const struct product eyewear[] = {
    {.id = "SUN",
     .title = "Coastline sunglasses",
     .attributes = sunglasses,
     .attribute_count = COUNT_OF(sunglasses)},
    {.id = "CASE", .title = "Nest case", .attributes = hard_case, .attribute_count = 1}};
static const struct order_line eyewear_lines[] = {
    {.product = "SUN", .title = "Coastline sunglasses", .quantity = 1, .price = EUR(7900)},
    {.product = "CASE", .title = "Nest case", .quantity = 1, .price = EUR(1450)}};

static void materials_and_lenses__are_compared_in_any_language(void **state)
{
    static const struct shop_case cases[] = {
        {"The Coastline has an acetate frame.", "acetate", VERDICT_PROVED, "acetate"},
        {"The Coastline has a plastic frame.", "plastic", VERDICT_PROVED, "acetate"},
        {"The Coastline has a titanium frame.", "titanium", VERDICT_CONTRADICTED,
         "acetate"},
        {"Die Coastline hat einen Rahmen aus Metall.", "Metall", VERDICT_CONTRADICTED,
         "acetate"},
        {"Las Coastline tienen montura de acetato.", "acetato", VERDICT_PROVED, "acetate"},
        {"Les Coastline ont des verres polarisés.", "polarisés", VERDICT_CONTRADICTED,
         "polarised"},
        {"Os Coastline têm lentes polarizadas.", "polarizadas", VERDICT_CONTRADICTED,
         "polarised"},
        {"Le Coastline hanno la montatura in acetato.", "acetato", VERDICT_PROVED,
         "acetate"},
        {"De Coastline heeft een montuur van titanium.", "titanium", VERDICT_CONTRADICTED,
         "acetate"},
        {"Coastline的镜框是醋酸的。", "醋酸", VERDICT_PROVED, "acetate"},
        {"Coastlineのフレームはチタン製です。", "チタン製", VERDICT_CONTRADICTED,
         "acetate"},
        {"The Coastline is blue.", "blue", VERDICT_PROVED, "navy"},
        {"Your Coastline pair and the cork case are on their way.", "cork", VERDICT_PROVED,
         "cork"},
    };
    struct order of_eyewear = order;
    struct shop *shop = *state;
    of_eyewear.lines = eyewear_lines;
    of_eyewear.line_count = COUNT_OF(eyewear_lines);
    shop->facts.orders = &of_eyewear;
    shop->facts.products = eyewear;
    shop->facts.product_count = COUNT_OF(eyewear);
    shop_check(shop, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
    shop_reads(shop, "The Coastline is not polarised.");
    const struct claim *claim = shop_claim(shop, CLAIM_ATTRIBUTE, "polarised");
    assert_true(claim != NULL && claim->verdict == VERDICT_PROVED);
    shop_reads(shop, "The Coastline comes with a titanium case.");
    claim = shop_claim(shop, CLAIM_ATTRIBUTE, "titanium");
    assert_true(claim != NULL && claim->verdict == VERDICT_UNSOURCED);
}

/* A jacket, a game and dice: yes and no with more behind them, languages, resin. */
static const struct attribute jacket[] = {{"waterproof", "no (water-repellent)"}};
static const struct attribute game[] = {{"rules", "English, German"}};
static const struct attribute dice[] = {{"material", "resin"}};
static const struct product played[] = {
    {.id = "JACKET", .title = "Skua Jacket", .attributes = jacket, .attribute_count = 1},
    {.id = "GAME", .title = "Moss Tiles", .attributes = game, .attribute_count = 1},
    {.id = "DICE", .title = "Tide Dice", .attributes = dice, .attribute_count = 1},
};

static void what_the_catalogue_adds_to_yes_and_no__is_left_out(void **state)
{
    static const struct shop_case cases[] = {
        {"The Skua Jacket is fully waterproof.", "waterproof", VERDICT_CONTRADICTED, "no"},
        {"Die Skua Jacket ist nicht wasserdicht.", "wasserdicht", VERDICT_PROVED, "no"},
        {"La Skua Jacket ha la membrana GORE-TEX.", "GORE-TEX", VERDICT_CONTRADICTED, "no"},
    };
    struct shop *shop = *state;
    shop->facts.products = played;
    shop->facts.product_count = COUNT_OF(played);
    shop_check(shop, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
}

static void languages_of_rules__are_those_of_the_catalogue(void **state)
{
    static const struct shop_case cases[] = {
        {"Moss Tiles comes with French rules.", "French", VERDICT_CONTRADICTED, "English"},
        {"Moss Tiles hat eine deutsche Anleitung.", "deutsche", VERDICT_PROVED, "German"},
        {"Moss Tiles no trae reglas en inglés.", "inglés", VERDICT_CONTRADICTED, "English"},
        {"Moss Tiles est livré avec des règles en italien.", "italien",
         VERDICT_CONTRADICTED, "English"},
        {"Moss Tiles è senza regole in tedesco.", "tedesco", VERDICT_CONTRADICTED,
         "German"},
        {"O Moss Tiles em português está disponível.", "português", VERDICT_CONTRADICTED,
         "English"},
        {"Bij Moss Tiles zitten Nederlandse spelregels.", "Nederlandse",
         VERDICT_CONTRADICTED, "English"},
        {"Moss Tiles里面有中文说明书。", "中文", VERDICT_CONTRADICTED, "English"},
        {"Moss Tilesには英語の説明書が付いています。", "英語", VERDICT_PROVED, "English"},
        {"The Tide Dice are made of wood.", "wood", VERDICT_CONTRADICTED, "resin"},
        {"Tide Dice是木头做的。", "木头做", VERDICT_CONTRADICTED, "resin"},
    };
    static const char *const others[] = {
        "The Moss Tiles leave today; I am happy to answer you in French.",
        "Moss Tiles has no French rules.",
        "The oak tower and the Tide Dice left together.",
        "C'erano la torre in rovere e i Tide Dice.",
        "Die Moss Tiles sind unterwegs, unser deutsches Team meldet sich.",
    };
    struct shop *shop = *state;
    shop->facts.products = played;
    shop->facts.product_count = COUNT_OF(played);
    shop_check(shop, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        shop_reads(shop, others[i]);
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            if (shop->opinion.claims[k].kind == CLAIM_ATTRIBUTE &&
                shop->opinion.claims[k].verdict == VERDICT_CONTRADICTED) {
                shop_print(shop);
                fail_msg("contradicted: %s", others[i]);
            }
        }
    }
}

static void scent__is_compared_in_any_language(void **state)
{
    static const struct shop_case cases[] = {
        {"The Hearth Candle smells of rose.", "rose", VERDICT_CONTRADICTED, "fig"},
        {"The Hearth Candle smells of fig.", "fig", VERDICT_PROVED, "fig"},
        {"Die Hearth Candle duftet nach Feige.", "Feige", VERDICT_PROVED, "fig"},
        {"Die Hearth Candle duftet nach Zitrone.", "Zitrone", VERDICT_CONTRADICTED, "fig"},
        {"La Hearth Candle huele a rosa.", "rosa", VERDICT_CONTRADICTED, "fig"},
        {"La Hearth Candle sent la figue.", "figue", VERDICT_PROVED, "fig"},
        {"La Hearth Candle profuma di vaniglia.", "vaniglia", VERDICT_CONTRADICTED, "fig"},
        {"A Hearth Candle cheira a limão.", "limão", VERDICT_CONTRADICTED, "fig"},
        {"De Hearth Candle ruikt naar vijg.", "vijg", VERDICT_PROVED, "fig"},
        {"Hearth Candle是玫瑰香味的。", "玫瑰", VERDICT_CONTRADICTED, "fig"},
        {"Hearth Candleはイチジクの香りです。", "イチジク", VERDICT_PROVED, "fig"},
        {"Brise 9的后调是檀香。", "檀香", VERDICT_CONTRADICTED, NULL},
        {"Brise 9的后调是雪松。", "雪松", VERDICT_PROVED, "cedar"},
        /* of what was ordered beside it */
        {"La Hearth Candle va con jabones de lavanda.", "lavanda", VERDICT_UNSOURCED, NULL},
    };
    shop_check(*state, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
}

static void strength_of_a_perfume__is_compared(void **state)
{
    static const struct shop_case cases[] = {
        {"The Brise 9 is an eau de parfum.", "eau de parfum", VERDICT_CONTRADICTED,
         "eau de toilette"},
        {"Brise 9 es un agua de perfume.", "agua de perfume", VERDICT_CONTRADICTED,
         "eau de toilette"},
        {"Brise 9は、オードトワレです。", "オードトワレ", VERDICT_PROVED,
         "eau de toilette"},
    };
    shop_check(*state, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
}

static void what_is_in_it__and_free_of_it__are_one_question(void **state)
{
    static const struct shop_case cases[] = {
        {"Il Dew Wash è senza profumo.", "senza profumo", VERDICT_PROVED, "yes"},
        {"Il Dew Wash ha una leggera profumazione.", "profumazione", VERDICT_CONTRADICTED,
         "yes"},
        {"The Dew Wash is unscented.", "unscented", VERDICT_PROVED, "yes"},
        {"Das Dew Wash enthält Alkohol.", "Alkohol", VERDICT_CONTRADICTED, "no"},
        {"Das Dew Wash enthält keinen Alkohol.", "Alkohol", VERDICT_PROVED, "no"},
        {"Le Dew Wash est sans alcool.", "sans alcool", VERDICT_PROVED, "no"},
        {"El Dusk Rooibos lleva cafeína.", "cafeína", VERDICT_CONTRADICTED, "no"},
        {"Dusk Rooibosはノンカフェインです。", "ノンカフェイン", VERDICT_PROVED, "no"},
        {"Dusk Rooibos不含咖啡因。", "不含咖啡因", VERDICT_PROVED, "no"},
        {"De Fell Slippers mogen in de wasmachine.", "wasmachine", VERDICT_CONTRADICTED,
         "no"},
        {"De Fell Slippers mogen niet in de wasmachine.", "wasmachine", VERDICT_PROVED,
         "no"},
    };
    shop_check(*state, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
}

static void measure__that_is_of_another_thing__contradicts_nothing(void **state)
{
    static const struct shop_case cases[] = {
        {"The Hearth Candle weighs 240 g.", "240 g", VERDICT_CONTRADICTED, "220 g"},
        /* of the slippers, which were ordered with it */
        {"The Hearth Candle weighs 220 g, the other one 120 g.", "120 g", VERDICT_UNSOURCED,
         NULL},
        {"La Hearth Candle pesa 220 g y lo otro 120 g.", "120 g", VERDICT_UNSOURCED, NULL},
        {"La Hearth Candle pesa 220 g y lo otro 121 g.", "121 g", VERDICT_CONTRADICTED,
         "220 g"},
        {"The Hearth Candle weighs 220 g, the pair of shoes 180 g.", "180 g",
         VERDICT_UNSOURCED, NULL},
        {"Hearth Candleは300gに届きません。", "300g", VERDICT_UNSOURCED, NULL},
    };
    struct shop *shop = *state;
    shop_check(shop, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
    static const struct shop_case asked[] = {
        {"Sadly 500 g is more than it is: the Hearth Candle has 220 g.", "500 g",
         VERDICT_UNSOURCED, NULL}};
    shop->messages[0].text = "Is the candle the one of 500 g?";
    shop_check(shop, CLAIM_ATTRIBUTE, asked, COUNT_OF(asked));
}

static void count__of_what_the_catalogue_counts__is_compared(void **state)
{
    static const struct attribute crampons[] = {{"points", "12"}};
    static const struct product counted[] = {{.id = "C",
                                              .title = "Tarka Crampons",
                                              .attributes = crampons,
                                              .attribute_count = 1,
                                              .description = "Twelve-point crampons."}};
    static const struct shop_case cases[] = {
        {"The Tarka Crampons have ten points.", "ten", VERDICT_CONTRADICTED, "12"},
        {"The Tarka Crampons have twelve points.", "twelve", VERDICT_PROVED, "12"},
    };
    struct shop *shop = *state;
    shop->facts.products = counted;
    shop->facts.product_count = 1;
    shop_check(shop, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(materials_and_lenses__are_compared_in_any_language,
                                        open_goods, shop_close),
        cmocka_unit_test_setup_teardown(plug__and_cells_are_compared_in_any_language,
                                        open_goods, shop_close),
        cmocka_unit_test_setup_teardown(count__of_what_the_catalogue_counts__is_compared,
                                        open_goods, shop_close),
        cmocka_unit_test_setup_teardown(what_the_catalogue_adds_to_yes_and_no__is_left_out,
                                        open_goods, shop_close),
        cmocka_unit_test_setup_teardown(languages_of_rules__are_those_of_the_catalogue,
                                        open_goods, shop_close),
        cmocka_unit_test_setup_teardown(scent__is_compared_in_any_language, open_goods,
                                        shop_close),
        cmocka_unit_test_setup_teardown(strength_of_a_perfume__is_compared, open_goods,
                                        shop_close),
        cmocka_unit_test_setup_teardown(what_is_in_it__and_free_of_it__are_one_question,
                                        open_goods, shop_close),
        cmocka_unit_test_setup_teardown(
            measure__that_is_of_another_thing__contradicts_nothing, open_goods, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
