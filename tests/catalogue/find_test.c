#include <string.h>
#include <time.h>

#include "shop.h"

static void
find_products__finds_two_chinese_characters__in_title_and_description(void **state)
{
    struct shop *shop = *state;
    shop_put_titled(shop, "A", "青少年篮球鞋");
    shop_put(shop, (struct product){.id = "B",
                                    .title = "Court ball",
                                    .description = "室内外篮球，七号。",
                                    .stock = 3});
    shop_put_titled(shop, "C", "足球");
    shop_put_titled(shop, "D", "打球的篮子");
    assert_string_equal(shop_find(shop, "篮球"), "A B");
    assert_string_equal(shop_find(shop, "球"), "C D A B");
    assert_string_equal(shop_find(shop, "我要买篮球"), "A B");
}

static void find_products__finds_kana_thai_and_hangul(void **state)
{
    struct shop *shop = *state;
    shop_put_titled(shop, "ja", "ランニングシューズ");
    shop_put_titled(shop, "th", "รองเท้าวิ่ง");
    shop_put_titled(shop, "ko", "러닝화");
    assert_string_equal(shop_find(shop, "シューズ"), "ja");
    assert_string_equal(shop_find(shop, "รองเท้า"), "th");
    assert_string_equal(shop_find(shop, "러닝"), "ko");
}

static void find_products__reads_no_syntax_of_a_customers(void **state)
{
    struct shop *shop = *state;
    static const char *const hostile[] = {
        "\"",
        "lamp\"",
        "lamp AND",
        "NOT lamp",
        "lamp OR",
        "NEAR(lamp",
        "title:lamp",
        "lamp*",
        "^lamp",
        "(lamp",
        "lamp - desk",
        "{title}: lamp",
        "lamp\"; DROP TABLE products; --",
        "'lamp'",
        "\" OR \"\"",
        "lamp + \"desk",
        "-title : lamp",
        "*",
        "\\",
    };
    shop_put_titled(shop, "L", "Desk lamp");
    for (size_t i = 0; i < COUNT_OF(hostile); i++) {
        const char *found = shop_find(shop, hostile[i]);
        bool names_lamp = strstr(hostile[i], "lamp") != NULL;
        assert_string_equal(found, names_lamp ? "L" : "");
    }
    assert_string_equal(shop_find(shop, "lamp"), "L");
}

static void find_products__ranks_title_over_description_and_rare_over_common(void **state)
{
    struct shop *shop = *state;
    shop_put(shop, (struct product){.id = "D",
                                    .title = "Bottle",
                                    .description = "Fits the pocket of a jacket.",
                                    .stock = 1});
    shop_put_titled(shop, "J", "Rain jacket");
    shop_put_titled(shop, "K", "Wool jacket");
    assert_string_equal(shop_find(shop, "jackets"), "J K D");
    assert_string_equal(shop_find(shop, "wool jacket"), "K J D");
}

static void find_products__does_not_find_what_a_product_says_it_is_not(void **state)
{
    struct shop *shop = *state;
    static const struct attribute dry[] = {{"waterproof", "yes"}};
    static const struct attribute wet[] = {{"waterproof", "no"}};
    shop_put(shop, (struct product){.id = "W",
                                    .title = "Shoe",
                                    .attributes = wet,
                                    .attribute_count = 1,
                                    .stock = 1});
    shop_put(shop, (struct product){.id = "D",
                                    .title = "Boot",
                                    .attributes = dry,
                                    .attribute_count = 1,
                                    .stock = 1});
    assert_string_equal(shop_find(shop, "waterproof"), "D");
}

static void find_products__finds_a_whole_title_of_common_words_among_many(void **state)
{
    enum { COUNT = 3000 };
    struct shop *shop = *state;
    char id[16];
    char title[64];
    assert_true(catalogue_begin(shop->catalogue, &shop->err));
    for (int i = 0; i < COUNT; i++) {
        snprintf(id, sizeof(id), "M%d", i);
        snprintf(title, sizeof(title), "Soft red wool scarf %d", i);
        shop_put_titled(shop, id, title);
    }
    shop_put_titled(shop, "last", "Wool scarf, soft, red");
    assert_true(catalogue_commit(shop->catalogue, &shop->err));
    const char *found = shop_find(shop, "wool scarf soft red");
    assert_true(text_starts_with(text_of(found), "last "));
}

static void find_products__looks_at_a_bounded_set__and_still_finds_the_rare(void **state)
{
    struct shop *shop = *state;
    assert_true(catalogue_begin(shop->catalogue, &shop->err));
    for (int i = 0; i < 5000; i++) {
        char id[16];
        char title[64];
        snprintf(id, sizeof(id), "P%d", i);
        snprintf(title, sizeof(title), "Red cotton shirt %d", i);
        shop_put_titled(shop, id, i == 4321 ? "Red cotton zebra shirt" : title);
    }
    assert_true(catalogue_commit(shop->catalogue, &shop->err));
    assert_memory_equal(shop_find(shop, "red cotton zebra shirt"), "P4321", 5);
    assert_memory_equal(shop_find(shop, "shirt 4999"), "P4999", 5);
    assert_memory_equal(shop_find(shop, "red shirt"), "P", 1);
}

static const char *titles_in(struct shop *shop, const char *text, size_t limit)
{
    struct product *products = NULL;
    size_t count = 0;
    assert_true(catalogue_titles_in(shop->catalogue, text_of(text), limit, &shop->arena,
                                    &products, &count, &shop->err));
    return shop_ids(shop, products, count);
}

static void titles_in__finds_overlapping_titles__the_longest_first(void **state)
{
    struct shop *shop = *state;
    shop_put_titled(shop, "T", "Trail 2");
    shop_put_titled(shop, "S", "Trail 2 sock");
    shop_put_titled(shop, "K", "Sock drawer");
    shop_put_titled(shop, "L", "Trail");
    assert_string_equal(titles_in(shop, "My TRAIL 2 Sock drawer broke", 10), "S K T L");
    assert_string_equal(titles_in(shop, "My TRAIL 2 Sock drawer broke", 2), "S K");
    assert_string_equal(titles_in(shop, "Trailing 2", 10), "");
    assert_string_equal(titles_in(shop, "trail-2, twice: trail 2", 10), "T L");
    assert_string_equal(titles_in(shop, "", 10), "");
}

static void titles_in__finds_titles_within_chinese(void **state)
{
    struct shop *shop = *state;
    shop_put_titled(shop, "A", "篮球鞋");
    shop_put_titled(shop, "B", "篮球");
    assert_string_equal(titles_in(shop, "我的篮球鞋坏了", 10), "A B");
    assert_string_equal(titles_in(shop, "我的篮子", 10), "");
}

/* "Aa Bb", this often. */
static const char *titled(struct shop *shop, size_t times)
{
    char *text = arena_get(&shop->arena, times * 6 + 1);
    for (size_t i = 0; i < times; i++) {
        memcpy(text + i * 6, "Aa Bb ", 6);
    }
    return text;
}

static void titles_in__asks_for_a_title_that_repeats_itself_once(void **state)
{
    struct shop *shop = *state;
    struct timespec begin;
    struct timespec end;
    struct product product = {.id = "R", .title = titled(shop, 1700)};
    assert_true(
        catalogue_put_product(shop->catalogue, &product, text_of("{}"), &shop->err));
    shop_put_titled(shop, "A", "Aa Bb");
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
    assert_string_equal(titles_in(shop, titled(shop, 1000), 10), "A");
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    assert_true(end.tv_sec - begin.tv_sec < 2); /* it would be ten */
}

static void put_article(struct shop *shop, const char *id, const char *title,
                        const char *text, bool is_internal)
{
    struct article article = {.id = id,
                              .title = title,
                              .text = text,
                              .is_internal = is_internal,
                              .updated_at = MOMENT_NONE};
    assert_true(
        catalogue_put_article(shop->catalogue, &article, text_of(text), &shop->err));
}

static void find_articles__gives_the_line_that_answers__of_public_ones_alone(void **state)
{
    struct shop *shop = *state;
    struct article_hit *hits = NULL;
    size_t count = 0;
    put_article(shop, "returns", "Returns",
                "You can return an item within 30 days.\nA return from Spain is free.",
                false);
    put_article(shop, "shipping", "Shipping", "Delivery takes 3 days.", false);
    put_article(shop, "secret", "Returns inside", "A return is refused to thieves.", true);
    assert_true(catalogue_find_articles(shop->catalogue,
                                        text_of("Hello! Is a return free from Spain?"), 5,
                                        &shop->arena, &hits, &count, &shop->err));
    assert_int_equal(count, 1);
    assert_string_equal(hits[0].article.id, "returns");
    assert_string_equal(hits[0].paragraph, "A return from Spain is free.");
    assert_true(hits[0].score > 0.5 && hits[0].score <= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            find_products__finds_two_chinese_characters__in_title_and_description,
            shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            find_products__finds_a_whole_title_of_common_words_among_many, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(find_products__finds_kana_thai_and_hangul,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(find_products__reads_no_syntax_of_a_customers,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            find_products__ranks_title_over_description_and_rare_over_common, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            find_products__does_not_find_what_a_product_says_it_is_not, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            find_products__looks_at_a_bounded_set__and_still_finds_the_rare, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(
            titles_in__finds_overlapping_titles__the_longest_first, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(titles_in__finds_titles_within_chinese, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            titles_in__asks_for_a_title_that_repeats_itself_once, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            find_articles__gives_the_line_that_answers__of_public_ones_alone, shop_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
