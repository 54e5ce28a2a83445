#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../src/app/overlay.h"
#include "base/secret.h"

static void assert_diff(const char *before, const char *after, const char *wanted)
{
    struct buffer out;

    buffer_init(&out, SIZE_MAX);
    word_diff(text_of(before), text_of(after), &out);
    assert_string_equal(buffer_text(&out), wanted);
    buffer_release(&out);
}

static void diff__shows_runs_of_words(void **state)
{
    static const struct {
        const char *before;
        const char *after;
        const char *lines;
    } cases[] = {
        {"", "", ""},
        {"same text", "same text", "  same text\n"},
        {"one two three", "one 2 three", "  one\n- two\n+ 2\n  three\n"},
        {"gone", "", "- gone\n"},
        {"", "new words", "+ new words\n"},
        {"a b", "a b c d", "  a b\n+ c d\n"},
        {"first\nsecond", "first\nother", "  first\n- second\n+ other\n"},
        {"订单明天到", "订单后天到", "  订单\n- 明\n+ 后\n  天到\n"},
        {"two  spaces", "two spaces", "  two spaces\n"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_diff(cases[i].before, cases[i].after, cases[i].lines);
}

/* The unchanged and removed words make up the first text, the unchanged and added the
 * second. */
static void assert_rebuilds(const char *lines, const char *marks, const char *wanted)
{
    struct text rest = text_of(lines), line, word;
    struct text words = text_of(wanted), expected;

    while (text_next(&rest, '\n', &line)) {
        if (!line.len || !strchr(marks, line.bytes[0]))
            continue;
        struct text said = text_from(line.bytes + 1, line.len - 1);
        while (text_next_word(&said, &word)) {
            assert_true(text_next_word(&words, &expected));
            assert_true(text_equals(word, expected));
        }
    }
    assert_false(text_next_word(&words, &expected));
}

static void diff__loses_no_word(void **state)
{
    static const char *const words[] = {"a", "b", "c", "d"};
    uint32_t chance = 7;

    (void)state;
    for (int round = 0; round < 500; round++) {
        char texts[2][64] = {"", ""};
        struct buffer out;
        for (int i = 0; i < 24; i++) {
            chance = chance * 1664525u + 1013904223u;
            size_t used = strlen(texts[i % 2]);
            snprintf(texts[i % 2] + used, sizeof(texts[0]) - used, "%s ",
                     words[(chance >> 16) % 4]);
        }
        buffer_init(&out, SIZE_MAX);
        word_diff(text_of(texts[0]), text_of(texts[1]), &out);
        assert_rebuilds(buffer_text(&out), " -", texts[0]);
        assert_rebuilds(buffer_text(&out), " +", texts[1]);
        buffer_release(&out);
    }
}

static void diff__of_very_long_texts_still_tells_the_word_that_changed(void **state)
{
    struct buffer before, after, out;

    (void)state;
    buffer_init(&before, SIZE_MAX);
    buffer_init(&out, SIZE_MAX);
    buffer_init(&after, SIZE_MAX);
    for (int i = 0; i < 20000; i++) {
        buffer_format(&before, "w%d ", i);
        buffer_format(&after, i == 9000 ? "other%d " : "w%d ", i);
    }
    word_diff(text_from(before.bytes, before.len), text_from(after.bytes, after.len), &out);
    assert_int_equal(out.bytes[0], ' ');
    assert_non_null(strstr(out.bytes, "w8999\n- w9000\n+ other9000\n  w9001 "));
    buffer_release(&before);
    buffer_release(&after);
    buffer_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(diff__shows_runs_of_words),
        cmocka_unit_test(diff__loses_no_word),
        cmocka_unit_test(diff__of_very_long_texts_still_tells_the_word_that_changed),
    };

    struct error err;

    if (!secret_start(&err))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
