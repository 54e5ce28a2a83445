#include "guard/rules.h"
#include "guard/shop.h"

static void none_is_flagged(struct shop *shop, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        shop_reads(shop, texts[i]);
        if (shop_flag(shop, FLAG_LINK) != NULL) {
            shop_print(shop);
            fail_msg("flagged: %s", texts[i]);
        }
    }
}

static void each_is_blocked(struct shop *shop, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        shop_reads(shop, texts[i]);
        const struct flag *flag = shop_flag(shop, FLAG_LINK);
        if (flag == NULL || flag->severity != SEVERITY_BLOCK) {
            shop_print(shop);
            fail_msg("passes: %s", texts[i]);
        }
    }
}

static void
link__passes_to_the_shop_its_carriers_catalogue_articles_and_orders(void **state)
{
    static const char *const texts[] = {
        "See https://lindenlarch.example/help.",
        "See https://www.lindenlarch.example/help!",
        "See (https://help.lindenlarch.example/a?b=c#d).",
        "请看https://lindenlarch.example/help。",
        "Track it: https://track.dhl.example/JD01",
        "Codes: https://blog.lindenlarch-news.example/codes",
        "Your order: https://orders.lindenlarch.example/K481205",
        "lindenlarch.example/help",
        "Write to help@lindenlarch.example, please.",
        "It is 3.5 cm wide, i.e. small, e.g.this one.",
        "Thanks.It will come.",
        "Here is your data: name, address.",
        "请看https://lindenlarch.example。谢谢",
        "请看lindenlarch.example，谢谢。",
        "型号Ａ．Ｂ，ＵＳＢ３．０",
        "订单 K481205。Thanks",
        "It is version 2.0.1.3.",
    };
    none_is_flagged(*state, texts, COUNT_OF(texts));
}

static void link__to_anywhere_else_is_flagged_and_blocks(void **state)
{
    static const char *const texts[] = {
        "See https://lindenlarch.example.evil.example/help",
        "See https://evil.example/lindenlarch.example",
        "See https://lindenlarch.example@evil.example/",
        "See http://bit.ly/abc",
        "See www.lindenlarch-support.com",
        "See lindenlarch-support.com/login",
        "See [help](https://evil.example/x)",
        "See https://xn--lindenlrch-z2a.example",
        "See HTTPS://EVIL.EXAMPLE",
        "See ftp://lindenlarch.example/x",
        "请看https://evil.example。",
        "See https://例え.example/",
        "See https://notlindenlarch.example",
        "See http:/evil.com",
        "See https:evil.com now",
        "See https:\\\\evil.com",
        "See javascript:alert(1)",
        "See data:text/html,hello",
        "See evil。example",
        "See ｈｔｔｐｓ：／／ｅｖｉｌ．ｅｘａｍｐｌｅ／",
        "请看https：//evil.example/x吧",
        "See ｗｗｗ．ｅｖｉｌ．ｅｘａｍｐｌｅ now",
        "See ev\u200bil\u2060.com",
        "See evil。com/login",
        "See 1.1.1.1/login",
        "See https://lindenlarch.example\\@evil.com/",
        "See https://evil.example%00.lindenlarch.example/",
        "See https://evil.example%2f.lindenlarch.example",
        "See https://evil@lindenlarch.example/",
        "See https://lindenlarch.example。evil.com/x",
    };
    each_is_blocked(*state, texts, COUNT_OF(texts));
}

static void link__whose_points_are_bent_is_one(void **state)
{
    static const char *const texts[] = {
        "See evil[.]com for more.",
        "See evil(dot)com for more.",
        "See evil (dot) com.",
        "See pay.evil[.]co[.]uk/login now.",
        "Visit evil [dot] com now",
        "Go to evil dot com and log in.",
        "See hxxp://evil.com/x",
        "See hxxps://evil[.]com",
        "Siehe evil [punkt] com.",
        "Siehe evil Punkt com.",
        "Mira en evil (punto) com.",
        "Mira en evil punto com.",
        "Voyez evil (point) com.",
        "Veja em evil {ponto} com.",
        "Zie evil (punt) com.",
        "Zie evil punt com.",
        "请看evil点com。",
        "请看 evil 点 com",
        "evil（点）com",
        "evilドットcomをご覧ください。",
        "See https://lindenlarch.example (dot) evil.com",
    };
    each_is_blocked(*state, texts, COUNT_OF(texts));
}

static void link__bent_points_of_the_shop_of_mails_and_of_words_pass(void **state)
{
    static const char *const texts[] = {
        "See lindenlarch[.]example/help.",
        "Write to help (at) lindenlarch (dot) example, please.",
        "Write to ana [@] somewhere.example, please.",
        "Write to ana (arroba) somewhere (punto) example.",
        "Op dat punt net gebeld.",
        "C'est un point de vente.",
        "At that point net of tax.",
        "We are at point (a) of the list.",
        "Le point com est un signe.",
        "请在3点come。",
        "Take size M (dot) or L.",
    };
    none_is_flagged(*state, texts, COUNT_OF(texts));
}

static void link__ends_where_the_sentence_does(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "See https://lindenlarch.example/help, then write.");
    assert_non_null(shop_claim(shop, CLAIM_URL, "https://lindenlarch.example/help"));
    shop_reads(shop, "See (https://lindenlarch.example/a_(b)).");
    assert_non_null(shop_claim(shop, CLAIM_URL, "https://lindenlarch.example/a_(b)"));
    shop_reads(shop, "请看https://lindenlarch.example/help。谢谢");
    assert_non_null(shop_claim(shop, CLAIM_URL, "https://lindenlarch.example/help"));
}

static void link__numbers_in_it_are_no_values(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "https://lindenlarch.example/60-days/20EUR/50%25-off");
    assert_int_equal(shop->opinion.claim_count, 1);
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void link__to_the_carrier_that_an_order_names_passes(void **state)
{
    static const struct {
        const char *carrier;
        const char *text;
        bool passes;
    } cases[] = {
        {"DHL", "See https://www.dhl.de/track?id=1", true},
        {"DHL Express", "See https://mydhl.express.dhl.com/x", true},
        {"GLS", "See https://www.dhl.de/track?id=1", false},
        {"顺丰速运", "请看https://www.sf-express.com/x。", true},
        {"Upsilon", "See https://www.ups.com/track", false},
        {"UPS", "See https://www.ups.com/track", true},
        {"UPS", "See https://www.ups.com.evil.example/track", false},
        {NULL, "See https://www.ups.com/track", false},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct shipment shipment = {.carrier = cases[i].carrier};
        struct order order = {.id = "K1",
                              .shipments = &shipment,
                              .shipment_count = 1,
                              .placed_at = MOMENT_NONE,
                              .read_at = MOMENT_NONE};
        shop->facts.orders = &order;
        shop->facts.order_count = 1;
        shop_reads(shop, cases[i].text);
        shop->facts.orders = NULL;
        shop->facts.order_count = 0;
        if ((shop_flag(shop, FLAG_LINK) == NULL) != cases[i].passes) {
            shop_print(shop);
            fail();
        }
    }
}

/* The second letter of "linden" here is Cyrillic. */
static void link__that_mixes_scripts_says_so(void **state)
{
    static const char *const allowed[] = {"l\xd1\x96nden.example", "日本ab.example",
                                          "\xd1\x96\xd1\x96.example"};
    struct shop *shop = *state;
    shop_reads(shop, "See https://l\xd1\x96nden.example/help");
    const struct flag *flag = shop_flag(shop, FLAG_LINK);
    assert_string_equal(flag->rule, "link");
    assert_non_null(strstr(flag->reason, "two scripts"));
    shop_reads(shop, "See https://evil.example/help");
    assert_null(strstr(shop_flag(shop, FLAG_LINK)->reason, "two scripts"));
    shop->facts.allowed_hosts = allowed;
    shop->facts.allowed_host_count = COUNT_OF(allowed);
    shop_reads(shop, "See https://l\xd1\x96nden.example/help");
    assert_string_equal(shop_flag(shop, FLAG_LINK)->rule, "lookalike");
    assert_int_equal(shop->opinion.worst, SEVERITY_WARN);
    shop_reads(shop,
               "See https://日本ab.example/help and https://\xd1\x96\xd1\x96.example/");
    assert_null(shop_flag(shop, FLAG_LINK));
}

static void link__may_be_attested(void **state)
{
    static const struct attestation word = {.text = "https://partner.example/x",
                                            .sentence = "See https://partner.example/x",
                                            .kind = CLAIM_URL};
    struct shop *shop = *state;
    shop->facts.attestations = &word;
    shop->facts.attestation_count = 1;
    shop_reads(shop, "See https://partner.example/x");
    assert_int_equal(shop->opinion.claims[0].verdict, VERDICT_ATTESTED);
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void links__for_a_browser_are_plain_and_in_ascii(void **state)
{
    static const struct {
        const char *text;
        const char *url; /* NULL: none */
        const char *host;
        bool is_allowed;
    } cases[] = {
        {"See https://lindenlarch.example/help.", "https://lindenlarch.example/help",
         "lindenlarch.example", true},
        {"See http://evil.example:8080/x?y#z", "http://evil.example:8080/x?y#z",
         "evil.example", false},
        {"www.lindenlarch-support.com", "https://www.lindenlarch-support.com",
         "www.lindenlarch-support.com", false},
        {"See https://例え.example/", "https://xn--r8jz45g.example/", "xn--r8jz45g.example",
         false},
        {"HTTPS://EVIL.EXAMPLE", "https://evil.example", "evil.example", false},
        {"See https://lindenlarch.example@evil.example/", NULL, NULL, false},
        {"See https://evil@lindenlarch.example/", NULL, NULL, false},
        {"See javascript:alert(1)", NULL, NULL, false},
        {"See ftp://lindenlarch.example/x", NULL, NULL, false},
        {"See https:evil.com now", NULL, NULL, false},
        {"See file:///etc/passwd", NULL, NULL, false},
        {"See https:\\\\evil.com", NULL, NULL, false},
        {"See https://evil.example%00.lindenlarch.example/", NULL, NULL, false},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena arena;
        struct web_link *links;
        size_t count;
        arena_init(&arena);
        guard_links(&shop->facts, text_of(cases[i].text), &arena, &links, &count);
        if (count != (cases[i].url != NULL)) {
            fail_msg("%s: %zu links", cases[i].text, count);
        }
        if (count > 0) {
            assert_string_equal(links[0].url, cases[i].url);
            assert_string_equal(links[0].host, cases[i].host);
            assert_int_equal(links[0].is_allowed, cases[i].is_allowed);
        }
        arena_release(&arena);
    }
}

static bool is_flagged(const struct shop *shop, const char *rule)
{
    for (size_t i = 0; i < shop->opinion.flag_count; i++) {
        if (string_equals(shop->opinion.flags[i].rule, rule)) {
            return true;
        }
    }
    return false;
}

/* Where the shop moved the rule of links, that of mixed letters still stands. */
static void link__that_mixes_scripts_is_told_beside_its_block(void **state)
{
    static const struct rule_move off = {.rule = RULE_LINK, .strength = STRENGTH_OFF};
    static const struct guard_terms terms = {.moves = &off, .move_count = 1};
    struct shop *shop = *state;
    shop_reads(shop, "See http://l\u0430mpshop.example/x");
    assert_true(is_flagged(shop, "link") && is_flagged(shop, "lookalike"));
    shop->facts.terms = &terms;
    shop_reads(shop, "See http://l\u0430mpshop.example/x");
    assert_true(!is_flagged(shop, "link") && is_flagged(shop, "lookalike"));
}

static void host__that_is_allowed_fits_in_letters_and_in_punycode(void **state)
{
    static const char *const hosts[] = {"xn--mller-kva.example", "b\u00fccher.example"};
    static const char *const texts[] = {
        "See https://m\u00fcller.example/x", "See https://xn--mller-kva.example/x",
        "See https://xn--bcher-kva.example/x", "See https://www.b\u00fccher.example/x"};
    struct shop *shop = *state;
    shop->facts.allowed_hosts = hosts;
    shop->facts.allowed_host_count = COUNT_OF(hosts);
    none_is_flagged(shop, texts, COUNT_OF(texts));
    shop_reads(shop, "See https://m\u00fcllen.example/x");
    assert_true(is_flagged(shop, "link"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            link__passes_to_the_shop_its_carriers_catalogue_articles_and_orders, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(link__to_anywhere_else_is_flagged_and_blocks,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(link__whose_points_are_bent_is_one, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            link__bent_points_of_the_shop_of_mails_and_of_words_pass, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(link__ends_where_the_sentence_does, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(link__numbers_in_it_are_no_values, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(links__for_a_browser_are_plain_and_in_ascii,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(link__to_the_carrier_that_an_order_names_passes,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(link__that_mixes_scripts_says_so, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(link__may_be_attested, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(link__that_mixes_scripts_is_told_beside_its_block,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            host__that_is_allowed_fits_in_letters_and_in_punycode, shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
