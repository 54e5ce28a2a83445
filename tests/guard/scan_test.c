#include "guard/lexicon.h"
#include "guard/number.h"
#include "guard/scan.h"

#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The folded tokens with a bar between them. */
static char *folded_tokens(struct arena *arena, const char *text)
{
    struct scan scan;
    struct buffer out;
    scan_read(text_of(text), arena, &scan);
    buffer_init(&out, 4096);
    for (size_t i = 0; i < scan.count; i++) {
        struct text folded = scan_folded(&scan, i);
        buffer_add_text(&out, i == 0 ? "" : "|");
        buffer_add(&out, folded.bytes, folded.len);
    }
    return buffer_take(&out);
}

static void scan_read__cuts_and_folds(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *tokens;
    } cases[] = {
        {"", ""},
        {"Größe Ärger Œuvre ŁÓDŹ", "grosse|arger|oeuvre|lodz"},
        {"cafe\xCC\x81", "cafe"},
        {"don't l’envoi pick-up", "don|t|l|envoi|pick|up"},
        {"89,90 € 1.234,50 1'234.50", "89,90|€|1.234,50|1234.50"},
        {"1 234,50", "1|234,50"},
        {"1\xC2\xA0"
         "234,50",
         "1234,50"},
        {"30days 3rd 24h", "30|days|3|rd|24|h"},
        {"1Z999AA1 W2378156 EUR50", "1z999aa1|w2378156|eur|50"},
        {"退货30天", "退|货|30|天"},
        {"ＷＥＬＣＯＭＥ１０　５０％", "welcome10|50|%"},
        {"٨٩٫٩٠", "89.90"},
        {"19.11. 3-5", "19.11|.|3|5"},
        {"a\xE2\x80\x8B"
         "b",
         "ab"},
        {"x\xFFy", "x|?|y"},
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char *tokens = folded_tokens(&arena, cases[i].text);
        assert_string_equal(tokens, cases[i].tokens);
        memory_free(tokens);
    }
    arena_release(&arena);
}

static void scan_read__keeps_the_bytes_of_each_token(void **state)
{
    (void)state;
    struct arena arena;
    struct scan scan;
    arena_init(&arena);
    scan_read(text_of("Hi,\n Größe-42!"), &arena, &scan);
    assert_int_equal(scan.count, 6);
    assert_true(text_is(scan_raw(&scan, 3), "Größe"));
    assert_int_equal(scan.tokens[2].kind, TOKEN_LINE);
    assert_int_equal(scan.tokens[4].before, '-');
    assert_true(scan.tokens[0].is_capital);
    assert_int_equal(scan_token_at(&scan, 5), 3);
    assert_int_equal(scan_token_at(&scan, 6), 4);
    assert_int_equal(scan_token_at(&scan, 99), 6);
    arena_release(&arena);
}

static void scan_read__knows_the_capitals_of_every_script(void **state)
{
    (void)state;
    static const char *const capitals[] = {
        "Łódź", "Šárka", "Żabka",  "Ćwik", "Åse",   "İzmir", "Ăn",  "Ÿ",
        "Źle",  "Ňa",    "Șerban", "Ấn",   "Ωmega", "Άλφα",  "Жук", "Ґава"};
    static const char *const small[] = {"łódź", "šárka", "żabka",  "ćwik", "ıd",
                                        "ÿ",    "ňa",    "șerban", "ấn",   "άλφα",
                                        "жук",  "ґава",  "ß",      "×"};
    struct arena arena;
    struct scan scan;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(capitals); i++) {
        scan_read(text_of(capitals[i]), &arena, &scan);
        assert_true(scan.count == 1 && scan.tokens[0].is_capital);
    }
    for (size_t i = 0; i < COUNT_OF(small); i++) {
        scan_read(text_of(small[i]), &arena, &scan);
        assert_false(scan.tokens[0].is_capital || scan.tokens[0].is_upper);
    }
    arena_release(&arena);
}

static void scan_read__counts_hidden_characters_but_no_joiners(void **state)
{
    (void)state;
    struct arena arena;
    struct scan scan;
    arena_init(&arena);
    scan_read(text_of("a\xE2\x80\x8B"
                      "b \xE2\x80\xAE c\xE2\x80\x8D"),
              &arena, &scan);
    assert_int_equal(scan.hidden, 2);
    arena_release(&arena);
}

static void scan_has_any__finds_whole_words_within_its_tokens_alone(void **state)
{
    (void)state;
    static const char *const words[] = {"grosse", "订", "paid"};
    struct arena arena;
    struct scan scan;
    arena_init(&arena);
    scan_read(text_of("Größe 41 prepaid 订"), &arena, &scan);

    assert_true(scan_is_any(&scan, 0, words, COUNT_OF(words)));
    assert_false(scan_is_any(&scan, 2, words, COUNT_OF(words)));
    assert_true(scan_is_any(&scan, 3, words, COUNT_OF(words)));
    assert_false(scan_is_any(&scan, scan.count, words, COUNT_OF(words)));
    assert_false(scan_has_any(&scan, 1, 3, words, COUNT_OF(words)));
    assert_true(scan_has_any(&scan, 1, 4, words, COUNT_OF(words)));
    assert_false(scan_has_any(&scan, 3, 3, words, COUNT_OF(words)));
    arena_release(&arena);
}

static void number_parse__reads_either_way_of_writing(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t parts; /* -1: none */
    } cases[] = {
        {"30", 300000},
        {"89,90", 899000},
        {"89.90", 899000},
        {"1.234,50", 12345000},
        {"1,234.50", 12345000},
        {"1.234", 12340000},
        {"1,234,567", 12345670000},
        {"0.5", 5000},
        {"0.125", 1250},
        {"12.5", 125000},
        {"41,42,43", -1},
        {"1.2.3", -1},
        {"1,23,456.00", -1},
        {"12345678901234", -1},
        {"3.14159", -1},
        {"77.0000000000000000", 770000},
        {"000000000000077", 770000},
        {"0,000,000,000,077.00", 770000},
        {"0.50000", 5000},
        {"1,234,567,890,123.00", -1},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        int64_t parts;
        int decimals;
        bool is_read = number_parse(text_of(cases[i].text), &parts, &decimals);
        assert_int_equal(is_read, cases[i].parts >= 0);
        if (is_read) {
            assert_int_equal(parts, cases[i].parts);
        }
    }
}

static void number_at__reads_words_and_han(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t whole;
    } cases[] = {
        {"thirty", 30},           {"forty-five", 45}, {"sesenta", 60}, {"vierzehn", 14},
        {"quatre-vingt-dix", 90}, {"三十五", 35},     {"两百", 200},   {"十一", 11},
        {"一万", 10000},
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct reading reading;
        struct number number;
        reading_read(text_of(cases[i].text), &arena, &reading);
        assert_true(number_at(&reading, 0, &number));
        assert_int_equal(number.parts, cases[i].whole * 10000);
        assert_int_equal(number.end, reading.scan.count);
    }
    arena_release(&arena);
}

static bool has_mark(const struct mark *marks, size_t count, enum meaning meaning,
                     int value)
{
    for (size_t i = 0; i < count; i++) {
        if (marks[i].meaning == meaning &&
            (value < 0 || marks[i].value == (uint32_t)value)) {
            return true;
        }
    }
    return false;
}

static void lexicon_find__takes_the_longest_topic_alone(void **state)
{
    (void)state;
    struct arena arena;
    struct scan scan;
    struct mark *marks;
    size_t count;
    arena_init(&arena);
    scan_read(text_of("gastos de envío, feel free, ZURÜCKGEBEN"), &arena, &scan);
    lexicon_find(&scan, &arena, &marks, &count);
    assert_true(has_mark(marks, count, MEANING_TOPIC, TOPIC_SHIPPING_FEE));
    assert_false(has_mark(marks, count, MEANING_TOPIC, TOPIC_DISPATCH));
    assert_true(has_mark(marks, count, MEANING_TOPIC, TOPIC_RETURN));
    for (size_t i = 1; i < count; i++) {
        assert_true(marks[i - 1].first <= marks[i].first);
    }
    assert_true(lexicon_phrase_count() > 3000);
    arena_release(&arena);
}

static void lexicon_find__gives_the_phrases_of_one_place_the_longest_first(void **state)
{
    (void)state;
    struct arena arena;
    struct scan scan;
    struct mark *marks;
    size_t count;
    size_t shared = 0;
    arena_init(&arena);
    scan_read(
        text_of("we have already refunded it, it has now been shipped, feel free to "
                "return it within 30 days of delivery, free of charge, por el momento "
                "hemos devuelto el importe, wir haben Ihnen bereits erstattet, "
                "已经为您退款，如果您收到商品"),
        &arena, &scan);
    lexicon_find(&scan, &arena, &marks, &count);
    for (size_t i = 1; i < count; i++) {
        bool is_shared = marks[i - 1].first == marks[i].first;
        shared += is_shared;
        assert_true(!is_shared || marks[i - 1].end >= marks[i].end);
    }
    assert_true(shared >= 5);
    arena_release(&arena);
}

/* Digits that are too many are equal to the same digits alone. */
static void number_beyond_at__tells_long_numbers_apart(void **state)
{
    (void)state;
    static const char *const texts[] = {"1234567890123", "1234567890124", "1.08345",
                                        "1.09345", "1234567890123"};
    int64_t parts[COUNT_OF(texts)];
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct reading reading;
        struct number number;
        reading_read(text_of(texts[i]), &arena, &reading);
        assert_false(number_at(&reading, 0, &number));
        assert_true(number_beyond_at(&reading, 0, &number));
        parts[i] = number.parts;
        for (size_t k = 0; k < i; k++)
            assert_int_equal(parts[k] == parts[i], k == 0 && i == 4);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scan_read__cuts_and_folds),
        cmocka_unit_test(scan_read__keeps_the_bytes_of_each_token),
        cmocka_unit_test(scan_read__knows_the_capitals_of_every_script),
        cmocka_unit_test(scan_read__counts_hidden_characters_but_no_joiners),
        cmocka_unit_test(scan_has_any__finds_whole_words_within_its_tokens_alone),
        cmocka_unit_test(number_parse__reads_either_way_of_writing),
        cmocka_unit_test(number_at__reads_words_and_han),
        cmocka_unit_test(number_beyond_at__tells_long_numbers_apart),
        cmocka_unit_test(lexicon_find__takes_the_longest_topic_alone),
        cmocka_unit_test(lexicon_find__gives_the_phrases_of_one_place_the_longest_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
