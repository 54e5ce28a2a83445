#include "guard/lexicon_data.h"

#include "guard/lexicon.h"

#include "guard/shop.h"

#include "guard/lexicon_texts.h"

static const char *const langs[] = {"en", "zh", "es", "de", "fr", "ja", "pt", "it", "nl"};

static int close_with_ours(void **state)
{
    lexicon_data_reset();
    return shop_close(state);
}

static bool has_list(const char *lang, const char *class)
{
    for (size_t i = 0; i < lexicon_texts_count; i++) {
        if (string_equals(lexicon_texts[i].lang, lang) &&
            string_equals(lexicon_texts[i].class, class)) {
            return true;
        }
    }
    return false;
}

static void lists__stand_for_nine_languages(void **state)
{
    static const char *const classes[] = {"slur",      "bias",   "sensitive", "tone",
                                          "marketing", "secret", "goodwill",  "goods"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(langs); i++) {
        for (size_t k = 0; k < COUNT_OF(classes); k++) {
            if (!has_list(langs[i], classes[k])) {
                fail_msg("%s.%s", langs[i], classes[k]);
            }
        }
    }
}

/* What a shop may not write we do not, either. */
static void lists__compiled_in_are_as_a_shops_have_to_be(void **state)
{
    (void)state;
    for (size_t i = 0; i < lexicon_texts_count; i++) {
        char name[32];
        snprintf(name, sizeof(name), "%s.%s", lexicon_texts[i].lang,
                 lexicon_texts[i].class);
        for (const char *const *line = lexicon_texts[i].lines; *line != NULL; line++) {
            struct error err = {0};
            if (!lexicon_data_replace(text_of(name), text_of(*line), &err)) {
                fail_msg("%s: %s: %s", name, *line, err.text);
            }
        }
    }
    lexicon_data_reset();
}

static void a_shops_list__takes_the_place_of_ours(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "Do not be stupid, you numpty.");
    assert_int_equal(shop->opinion.flag_count, 1);
    assert_true(
        lexicon_data_replace(text_of("en.tone"), text_of("# ours\n\nnumpt*\r\n"), NULL));
    shop_reads(shop, "Do not be stupid, you numpties.");
    assert_int_equal(shop->opinion.flag_count, 1);
    const struct flag *flag = shop_flag(shop, FLAG_TONE);
    assert_memory_equal(shop->text + flag->start, "numpties", flag->end - flag->start);
    assert_true(lexicon_data_replace(text_of("en.tone"), text_of(""), NULL));
    shop_reads(shop, "Do not be stupid, you numpty.");
    assert_int_equal(shop->opinion.flag_count, 0);
    lexicon_data_reset();
    shop_reads(shop, "Do not be stupid, you numpty.");
    assert_int_equal(shop->opinion.flag_count, 1);
}

static void a_bad_line__is_named_and_nothing_is_replaced(void **state)
{
    static const struct {
        const char *text;
        const char *why;
    } cases[] = {
        {"good\nbad|worse\n", "2: one phrase"},
        {"good\n# note\n...\n", "3: no word"},
        {"abc*\n", "1: a * stands"},
        {"*\n", "1: a * stands"},
        {"stupid *\n", "1: a * stands"},
        {"\xff\n", "1: no UTF-8"},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct error err = {0};
        assert_false(
            lexicon_data_replace(text_of("en.tone"), text_of(cases[i].text), &err));
        assert_int_equal(err.code, ERROR_USAGE);
        if (strncmp(err.text, cases[i].why, strlen(cases[i].why)) != 0) {
            fail_msg("%s: %s", cases[i].why, err.text);
        }
    }
    shop_reads(shop, "Do not be stupid.");
    assert_int_equal(shop->opinion.flag_count, 1);
}

/* A jacket whose colour and cut only its shop has words for. */
static void a_shops_traits__are_compared_by_their_names(void **state)
{
    static const struct attribute attributes[] = {{"colour", "ochre"}, {"cut", "slim"}};
    static const struct product jacket = {.id = "J",
                                          .title = "Fjord Jacket",
                                          .attributes = attributes,
                                          .attribute_count = COUNT_OF(attributes)};
    static const struct shop_case cases[] = {
        {"Die Fjord Jacket ist rostbraun.", "rostbraun", VERDICT_CONTRADICTED, "ochre"},
        {"Die Fjord Jacket ist ocker.", "ocker", VERDICT_PROVED, "ochre"},
        {"The Fjord Jacket has a wide cut.", "wide", VERDICT_CONTRADICTED, "slim"},
    };
    static const char list[] = "colour ochre: ochre|ocker\n"
                               "colour rust: rust|rostbraun\n"
                               "cut slim: slim|schmal\n"
                               "cut wide: wide|weit\n";
    struct shop *shop = *state;
    shop->facts.products = &jacket;
    shop->facts.product_count = 1;
    assert_true(lexicon_data_replace(text_of("any.traits"), text_of(list), NULL));
    shop_check(shop, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
    assert_false(
        lexicon_data_replace(text_of("any.traits"), text_of("colour: ochre"), NULL));
}

/* Oak is wood, and wood need not be oak. */
static void a_wider_trait__is_no_other_one(void **state)
{
    static const struct attribute oak[] = {{"material", "oak"}};
    static const struct attribute wood[] = {{"material", "wood"}};
    static const struct product products[] = {
        {.id = "O", .title = "Fjord Box", .attributes = oak, .attribute_count = 1},
        {.id = "W", .title = "Skarn Tray", .attributes = wood, .attribute_count = 1}};
    static const struct shop_case cases[] = {
        {"The Fjord Box is made of wood.", "wood", VERDICT_PROVED, "oak"},
        {"Die Fjord Box ist aus Buche.", "Buche", VERDICT_CONTRADICTED, "oak"},
        {"The Skarn Tray is made of oak.", "oak", VERDICT_UNSOURCED, NULL},
    };
    struct shop *shop = *state;
    shop->facts.products = products;
    shop->facts.product_count = COUNT_OF(products);
    shop_check(shop, CLAIM_ATTRIBUTE, cases, COUNT_OF(cases));
}

static void names__are_a_language_and_a_class(void **state)
{
    (void)state;
    assert_true(lexicon_data_is_name(text_of("de.slur")));
    assert_true(lexicon_data_is_name(text_of("fil.polite")));
    assert_false(lexicon_data_is_name(text_of("de.slurs")));
    assert_false(lexicon_data_is_name(text_of("german.slur")));
    assert_false(lexicon_data_is_name(text_of("DE.slur")));
    assert_false(lexicon_data_is_name(text_of("slur")));
    assert_false(lexicon_data_replace(text_of("de.slurs"), text_of("x"), NULL));
}

/* A word of each list in a sentence of its language raises its flag; in a quotation none.
 */
static void each_language__is_flagged_and_its_quotations_are_not(void **state)
{
    static const struct {
        const char *text;
        const char *rule;
    } cases[] = {
        {"Er ist ein Kanake, sagt der Fahrer.", "slur"},
        {"O motorista é um viado, eu acho.", "slur"},
        {"De chauffeur is een nikker, denk ik.", "slur"},
        {"L'autista è un frocio, credo.", "slur"},
        {"Le conducteur est un bougnoule, je crois.", "slur"},
        {"El conductor es un sudaca, creo.", "slur"},
        {"司机是个黑鬼。", "slur"},
        {"その運転手はキチガイです。", "slur"},
        {"Women like you never understand.", "bias"},
        {"Las mujeres como usted no lo entienden.", "bias"},
        {"Frauen wie Sie verstehen das nie.", "bias"},
        {"Les étrangers comme vous se plaignent.", "bias"},
        {"Donne come lei si lamentano sempre.", "bias"},
        {"Mulheres como você nunca entendem.", "bias"},
        {"Buitenlanders zoals u klagen altijd.", "bias"},
        {"像你这样的女人总是不明白。", "bias"},
        {"これだから女性は困ります。", "bias"},
        {"Mensen zoals u klagen altijd over de levering.", "bias"},
        {"Gente como você reclama sempre da entrega.", "bias"},
        {"Is it because of your disability?", "sensitive"},
        {"Liegt es an Ihrer Ware oder ist es Ihre Krankheit?", "sensitive"},
        {"C'est à cause de votre religion, je crois.", "sensitive"},
        {"¿Es por su discapacidad o por el pedido?", "sensitive"},
        {"您怀孕了吗？", "sensitive"},
        {"Non perdere la nostra nuova collezione!", "marketing"},
        {"Não perca a nossa nova coleção!", "marketing"},
        {"Mis het niet: onze nieuwe collectie is er!", "marketing"},
        {"La preghiamo di attendere il tuo pacco.", "register"},
        {"U krijgt vandaag jouw pakket van ons.", "register"},
        {"Agradecemos-lhe a mensagem, o teu pedido segue hoje.", "register"},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        bool is_raised = false;
        shop_reads(shop, cases[i].text);
        for (size_t k = 0; k < shop->opinion.flag_count; k++) {
            is_raised |= string_equals(shop->opinion.flags[k].rule, cases[i].rule);
        }
        if (!is_raised) {
            shop_print(shop);
            fail_msg("%s expected", cases[i].rule);
        }
    }
    shop_reads(shop, "Sie schreiben \"der Fahrer ist ein Kanake\", das tut uns leid.");
    assert_null(shop_flag(shop, FLAG_BIAS));
    shop_reads(shop, "You write that it is because of your disability.");
    assert_null(shop_flag(shop, FLAG_SENSITIVE));
}

#define IN_THE_SHOP(test) cmocka_unit_test_setup_teardown(test, shop_open, close_with_ours)

/* What a start does: the instructions are known, and nothing is read for them. */
static void
what_texts_are_read_by__is_made_in_steps__or_where_it_is_first_used(void **state)
{
    static const char *const told[] = {"Never promise what the shop's records do not say."};
    struct arena arena;
    size_t steps = 1;
    (void)state;
    arena_init(&arena);
    lexicon_forget();
    const struct instructions *instructions = instructions_of(told, 1, &arena);
    while (!guard_make_ready(instructions)) {
        steps++;
    }
    assert_in_range(steps, 30, 60);
    assert_true(guard_make_ready(instructions));
    assert_true(instructions_have(instructions, "promise"));
    size_t phrases = lexicon_phrase_count();
    lexicon_forget();
    assert_false(guard_make_ready(instructions)); /* one step, and then all at once */
    assert_int_equal(lexicon_phrase_count(), phrases);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists__stand_for_nine_languages),
        cmocka_unit_test(lists__compiled_in_are_as_a_shops_have_to_be),
        IN_THE_SHOP(a_shops_list__takes_the_place_of_ours),
        IN_THE_SHOP(a_bad_line__is_named_and_nothing_is_replaced),
        IN_THE_SHOP(a_shops_traits__are_compared_by_their_names),
        IN_THE_SHOP(a_wider_trait__is_no_other_one),
        cmocka_unit_test(names__are_a_language_and_a_class),
        cmocka_unit_test(
            what_texts_are_read_by__is_made_in_steps__or_where_it_is_first_used),
        IN_THE_SHOP(each_language__is_flagged_and_its_quotations_are_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
