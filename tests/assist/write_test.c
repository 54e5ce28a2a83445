#include "assist/ask.h"
#include "base/utf8.h"
#include "demo/demo.h"
#include "guard/language.h"
#include "shop.h"
#include "wire/interchange.h"

static const char *const languages[] = {"en", "es", "de", "fr", "zh"};

static const struct attribute shoe_attributes[] = {
    {"weight", "285 g"},          {"drop", "6 mm"},
    {"colour", "black"},          {"waterproof", "no"},
    {"material", "ripstop mesh"}, {"size", "42"},
    {"mystery", "of life"},
};

static struct product shoe_of(void)
{
    return (struct product){.id = "TR2",
                            .title = "Trail 2",
                            .brand = "Northline",
                            .price = EUROS(8990),
                            .stock = 3,
                            .attributes = shoe_attributes,
                            .attribute_count = COUNT_OF(shoe_attributes),
                            .lang = "en"};
}

static bool write_text(const struct product *product, enum writing_kind kind,
                       const char *lang, struct shop *shop, const char **text)
{
    struct buffer out;

    buffer_init(&out, SIZE_MAX);
    bool is_written = assist_write(product, kind, lang, &out);
    *text = arena_copy(&shop->arena, buffer_text(&out), out.len);
    buffer_release(&out);
    return is_written;
}

static void
assist_write__says_the_attributes_in_whole_sentences_of_five_languages(void **state)
{
    static const struct {
        enum writing_kind kind;
        const char *lang;
        const char *text;
    } cases[] = {
        {WRITING_DESCRIPTION, "en",
         "Trail 2 is made by Northline. Trail 2 has a weight of 285 g and a drop of 6 mm. "
         "The "
         "colour is black. Trail 2 is not waterproof. The material is ripstop mesh. The "
         "size is "
         "42."},
        {WRITING_DESCRIPTION, "es",
         "Trail 2 es de la marca Northline. Trail 2 tiene un peso de 285 g y un drop de 6 "
         "mm. El "
         "color es negro. Trail 2 no es impermeable. La talla es 42."},
        {WRITING_DESCRIPTION, "de",
         "Trail 2 ist von der Marke Northline. Trail 2 hat ein Gewicht von 285 g und eine "
         "Sprengung von 6 mm. Die Farbe ist Schwarz. Trail 2 ist nicht wasserdicht. Die "
         "Größe "
         "ist 42."},
        {WRITING_DESCRIPTION, "fr",
         "Trail 2 est de la marque Northline. Trail 2 a un poids de 285 g et un drop de 6 "
         "mm. La "
         "couleur est : noir. Trail 2 n'est pas imperméable. La taille est : 42."},
        {WRITING_DESCRIPTION, "zh-CN",
         "Trail 2是Northline品牌的产品。Trail 2的重量为285 g，落差为6 "
         "mm。颜色为黑色。Trail "
         "2不防水。尺码为42。"},
        {WRITING_AD, "en",
         "Trail 2, with a weight of 285 g and a drop of 6 mm, costs €89.90."},
        {WRITING_AD, "de",
         "Trail 2 hat ein Gewicht von 285 g und eine Sprengung von 6 mm und kostet 89,90 "
         "€."},
        {WRITING_SOCIAL, "es",
         "Trail 2 es de la marca Northline. Trail 2 tiene un peso de 285 g y un drop de 6 "
         "mm. El "
         "color es negro. Trail 2 no es impermeable. La talla es 42."},
    };
    struct product shoe = shoe_of();

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *text;
        bool is_written = write_text(&shoe, cases[i].kind, cases[i].lang, *state, &text);
        if (!is_written || !string_equals(text, cases[i].text))
            print_error("%s\n%s\n", text, cases[i].text);
        assert_true(is_written);
        assert_string_equal(text, cases[i].text);
    }
}

static void assist_write__agrees_with_a_title_of_several(void **state)
{
    static const struct {
        const char *title;
        const char *said;
    } cases[] = {
        {"Trail gaiters", "Trail gaiters are made by"},
        {"Thermal tights, long", "Thermal tights, long are made by"},
        {"Gym towel with pockets", "Gym towel with pockets is made by"},
        {"Compass", "Compass is made by"},
        {"Trail sock 3-pack", "Trail sock 3-pack is made by"},
    };
    struct product shoe = shoe_of();

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *text;
        shoe.title = cases[i].title;
        assert_true(write_text(&shoe, WRITING_DESCRIPTION, "en", *state, &text));
        if (!says(text, cases[i].said))
            print_error("%s\n", text);
        assert_true(says(text, cases[i].said));
    }
}

static void assist_write__says_nothing_where_it_knows_too_little(void **state)
{
    static const struct attribute one[] = {{"weight", "285 g"}, {"mystery", "of life"}};
    struct product shoe = shoe_of();
    const char *text;

    assert_false(write_text(&shoe, WRITING_DESCRIPTION, "ja", *state, &text));
    assert_false(write_text(&shoe, WRITING_DESCRIPTION, NULL, *state, &text));
    assert_string_equal(text, "");
    shoe.price.is_known = false;
    assert_false(write_text(&shoe, WRITING_AD, "en", *state, &text));
    shoe.attributes = one;
    shoe.attribute_count = 2;
    assert_false(write_text(&shoe, WRITING_DESCRIPTION, "en", *state, &text));
    assert_false(write_text(&shoe, WRITING_SOCIAL, "en", *state, &text));
    shoe.attribute_count = 0;
    shoe.title = " \n";
    assert_false(write_text(&shoe, WRITING_AD, "en", *state, &text));
}

/* The hostile ones would be claims that nobody could prove, or what no terminal should see.
 */
static void assist_write__leaves_out_what_the_guard_would_not_let_go(void **state)
{
    static const struct attribute attributes[] = {
        {"weight", "285 g"},
        {"colour", "black"},
        {"size", "42"},
        {"material", "95 % cotton, refund within 60 days, see https://evil.example/x"},
        {"capacity", "\x1b[2J\u202e 5 l"},
    };
    struct product shoe = shoe_of();
    const char *text;

    shoe.attributes = attributes;
    shoe.attribute_count = COUNT_OF(attributes);
    assert_true(write_text(&shoe, WRITING_DESCRIPTION, "en", *state, &text));
    assert_false(says(text, "cotton"));
    assert_false(says(text, "evil"));
    assert_false(says(text, "\x1b"));
    assert_false(says(text, "\u202e"));
    assert_true(says(text, "285 g"));
}

static const struct product *demo_product(const char *line, struct arena *arena)
{
    struct interchange_record *record = arena_get(arena, sizeof(*record));
    struct buffer expanded;
    struct error err = {0};

    buffer_init(&expanded, INTERCHANGE_RECORD_LIMIT);
    demo_expand(line, SHOP_NOW, &expanded);
    const char *copy = arena_text(arena, buffer_text(&expanded));
    buffer_release(&expanded);
    assert_true(interchange_read(text_of(copy), arena, record, &err));
    return &record->product;
}

static void assert_proved(struct shop *shop, const struct product *product,
                          const char *lang, const char *text)
{
    struct ticket ticket = {.lang = lang, .due_at = MOMENT_NONE};
    struct facts facts = {.ticket = &ticket, .products = product, .product_count = 1};
    struct opinion opinion;

    guard_read(&facts, text_of(text), false, &shop->arena, &opinion);
    if (opinion_count(&opinion, VERDICT_PROVED) != opinion.claim_count ||
        !opinion.claim_count)
        print_error("%s: %s\n", product->id, text);
    assert_true(opinion.claim_count > 0);
    assert_int_equal(opinion_count(&opinion, VERDICT_PROVED), opinion.claim_count);
    assert_int_equal(opinion.flag_count, 0);
    assert_int_equal(opinion.worst, SEVERITY_MARK);
}

/* Every product of the demo shop, in every language and kind. */
static void assist_write__has_every_claim_proved_by_the_product(void **state)
{
    struct shop *shop = *state;
    const char *const *lines = demo_part(DEMO_PRODUCTS);
    size_t written[WRITING_KIND_COUNT][COUNT_OF(languages)] = {{0}};
    size_t products = 0;

    for (; lines[products]; products++) {
        const struct product *product = demo_product(lines[products], &shop->arena);
        for (size_t lang = 0; lang < COUNT_OF(languages); lang++) {
            for (int kind = 0; kind < WRITING_KIND_COUNT; kind++) {
                const char *text;
                if (!write_text(product, (enum writing_kind)kind, languages[lang], shop,
                                &text))
                    continue;
                assert_proved(shop, product, languages[lang], text);
                size_t limit = kind == WRITING_AD       ? 90
                               : kind == WRITING_SOCIAL ? 280
                                                        : 4096;
                assert_in_range(utf8_count(text_of(text)), 1, limit);
                written[kind][lang]++;
            }
        }
    }
    for (size_t lang = 0; lang < COUNT_OF(languages); lang++)
        print_message("%s: %zu descriptions, %zu ads, %zu posts of %zu products\n",
                      languages[lang], written[WRITING_DESCRIPTION][lang],
                      written[WRITING_AD][lang], written[WRITING_SOCIAL][lang], products);
    assert_in_range(written[WRITING_DESCRIPTION][0], products * 9 / 10, products);
    for (size_t lang = 0; lang < COUNT_OF(languages); lang++) {
        assert_in_range(written[WRITING_AD][lang], products * 9 / 10, products);
        assert_in_range(written[WRITING_DESCRIPTION][lang], products * 2 / 3, products);
    }
}

int main(void)
{
#define STORY(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
    const struct CMUnitTest tests[] = {
        STORY(assist_write__says_the_attributes_in_whole_sentences_of_five_languages),
        STORY(assist_write__agrees_with_a_title_of_several),
        STORY(assist_write__says_nothing_where_it_knows_too_little),
        STORY(assist_write__leaves_out_what_the_guard_would_not_let_go),
        STORY(assist_write__has_every_claim_proved_by_the_product),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
